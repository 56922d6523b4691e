package breakeven.workbook.write;

import static breakeven.core.expression.Formula.sum;

import breakeven.core.cycle.Realised;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Text;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.report.ChartData;
import breakeven.core.report.Columns;
import breakeven.core.report.DecisionColumns;
import breakeven.core.report.IssueList;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.RealisedColumns;
import breakeven.core.report.SummaryData;
import breakeven.core.report.Totals;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.workbook.write.SummaryPlaces.Of;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.Chart;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.jspecify.annotations.Nullable;

/**
 * The first page: the answer, what is urgent, six large figures, the money by verdict, three
 * charts, what to do now and how healthy the workbook is. What is behind it is on a second page of
 * the same sheet.
 */
final class SummarySheet {
  static final int COUNTS = SummaryPage.COUNT;
  static final int READY = SummaryPage.FIRST_AMOUNT;
  static final int PENDING = READY + 1;
  static final int LAST_AMOUNT = SummaryPage.LAST;

  /** The text in the last row of the table of verdicts. */
  static final String ALL = "All workloads";

  /** The text in the row below it. */
  static final String AT_TODAYS_PRICES = "At today's prices";

  /** Errors of assumptions that are shown; the others are told by number. */
  private static final int HEAD_ERRORS = 3;

  private static final int HEAD_LENGTH = 110;

  /** Characters of a line of small figures that is not cut at the edge of the page. */
  private static final int TRUTH_LENGTH = 146;

  /** Rows of the charts, which are side by side. */
  private static final int CHART_ROWS = 12;

  /** The place of the middle of the page, in columns. */
  private static final double MIDDLE = 4.36;

  /** Points of a row of charts: more make them no clearer. */
  private static final double HIGHEST = 17;

  /** Points of a row of charts below which nobody can read them. */
  private static final double LOWEST = 9;

  /**
   * A column of amounts in the table of verdicts.
   *
   * @param figure what is expected; the same at today's prices where nothing was drawn
   */
  record Amount(int column, String title, PortfolioFigure figure, PortfolioFigure atTodaysPrices) {
    /** Whether it was drawn, so that it is another amount at today's prices. */
    boolean drawn() {
      return figure != atTodaysPrices;
    }
  }

  private static final List<Amount> AMOUNTS =
      List.of(
          new Amount(
              READY,
              PortfolioMoney.READY,
              PortfolioFigure.EXPECTED_READY,
              PortfolioFigure.READY_TO_APPROVE),
          new Amount(
              PENDING,
              "More if tests go well",
              PortfolioFigure.EXPECTED_PENDING,
              PortfolioFigure.PENDING_EVIDENCE),
          new Amount(
              PENDING + 1,
              "Finding out costs",
              PortfolioFigure.ANSWERS_COST,
              PortfolioFigure.ANSWERS_COST),
          new Amount(
              PENDING + 2,
              "and is worth, rivals too",
              PortfolioFigure.ANSWERS_WORTH,
              PortfolioFigure.ANSWERS_WORTH),
          new Amount(
              LAST_AMOUNT - 1,
              PortfolioMoney.BLOCKED,
              PortfolioFigure.EXPECTED_BLOCKED,
              PortfolioFigure.BLOCKED_BY_CHECK),
          new Amount(
              LAST_AMOUNT,
              "Costs more than today",
              PortfolioFigure.EXPECTED_RESTORING,
              PortfolioFigure.RESTORING_QUALITY));

  /**
   * The columns of the money that is expected, which are sums of other groups of workloads each.
   */
  static Stream<Amount> expected() {
    return AMOUNTS.stream().filter(Amount::drawn);
  }

  private final SummaryPage page;
  private final SummaryPlaces places = new SummaryPlaces();
  private final SummaryData data;
  private final ChartData charted;
  private final SummaryAnswer answer;
  private Chart.@Nullable Area course;
  private int firstVerdict;
  private List<XSSFCell> large = List.of();
  private @Nullable XSSFCell results;
  private Place light = new Place("", 1, 0);

  /** Adds the sheet behind the last one; call it when all figures are known. */
  static SummarySheet add(OutputWorkbook book, SummaryData data, ChartData charted) {
    SummarySheet made = new SummarySheet(book, data, charted);
    EditedInputs edits = book.edits();
    if (edits != null) {
      made.page.edited(edits);
    }
    made.write();
    return made;
  }

  /** The row of the first verdict in the table of verdicts, as a spreadsheet counts it. */
  int firstVerdict() {
    return firstVerdict;
  }

  /** Where the saving of what was rejected or deferred is; null where nothing was. */
  @Nullable Place turnedDown() {
    return places.find(Of.TURNED_DOWN);
  }

  /** The cell that says how the checks are. */
  Place light() {
    return light;
  }

  private SummarySheet(OutputWorkbook book, SummaryData data, ChartData charted) {
    this.data = data;
    this.charted = charted;
    page = new SummaryPage(book, data);
    answer = new SummaryAnswer(data);
  }

  /**
   * Makes one cell lead to the result columns of the workloads.
   *
   * @param name the name of their block
   */
  void leadToResults(String name) {
    if (results != null) {
      page.sheet.linkName(results, name);
    }
  }

  /**
   * Makes each large figure lead to the cell that makes it.
   *
   * @param results where the results of the workloads are
   * @param payback where the payback of the whole is; null where nothing is forecast
   */
  void lead(ResultPlaces results, DecisionsSheet decisions, @Nullable Place payback) {
    Place chance = places.find(Of.CHANCE);
    page.sheet.link(large.get(0), results.head(Columns.PAID_TODAY));
    page.sheet.link(large.get(1), decisions.head(DecisionColumns.EXPECTED));
    page.sheet.link(large.get(2), decisions.head(DecisionColumns.IN_ALL));
    page.sheet.link(large.get(3), decisions.head(DecisionColumns.ONE_OFF));
    if (payback != null) {
      page.sheet.link(large.get(4), payback);
    }
    if (chance != null) {
      String sheet = page.names.of(Sheets.SUMMARY);
      page.sheet.link(large.get(5), new Place(sheet, chance.row(), chance.column()));
    }
  }

  /** Draws what decisions saved, from the sheet that has it. */
  void draw(RealisedSheet realised) {
    Chart.Area area = course;
    if (area != null) {
      realised.draw(page.sheet, area);
    }
  }

  /** Lets its sums be formulas over the rows of the review. */
  void sums(ReviewSums sums) {
    page.sums(sums);
  }

  private void write() {
    SummaryActions actions = new SummaryActions(page);
    ChartFigures figures = drawn() ? figures() : null;
    head(actions);
    SummaryCards cards = new SummaryCards(page, places, charted.cash());
    cards.write();
    large = cards.figures;
    page.gap(4);
    verdicts();
    page.gap(4);
    int charts = page.next;
    page.next += figures == null ? 0 : CHART_ROWS;
    truths();
    actions.write();
    page.gap(3);
    light = actions.health();
    int lastOfFirst = page.next - 1;
    double height = Math.min(HIGHEST, page.left() / CHART_ROWS);
    boolean room = height >= LOWEST;
    if (figures != null) {
      rows(charts, room ? height : 0);
    }
    SummaryDetails details = new SummaryDetails(page, places, figures != null);
    details.write();
    course = details.course();
    if (figures != null && !room) {
      charts = page.next;
      page.next += CHART_ROWS;
      rows(charts, SummaryPage.ROW);
    }
    if (figures != null) {
      SummaryCharts drawn = new SummaryCharts(page, charted, figures);
      Chart.Area drivers = details.drivers();
      if (drivers != null) {
        drawn.drivers(data.insights().drivers(), drivers);
      }
      charts(drawn, charts, details.units());
    }
    page.sheet.printOnPages(lastOfFirst, page.next - 1, SummaryPage.LAST);
    page.sheet.protect();
  }

  // --- answer --------------------------------------------------------------------------------

  private void head(SummaryActions actions) {
    if (page.linked()) {
      results =
          page.sheet.cell(
              page.next,
              SummaryPage.LAST,
              page.styles.of(Role.SMALL_LINK, "@", HorizontalAlignment.RIGHT));
      results.setCellValue("Results of each workload");
    }
    boolean undecided = data.portfolio().undecided();
    boolean first = data.portfolio().mostNeedData() && !undecided;
    String title = "Summary of " + data.fileName() + ", reviewed on " + data.asOf();
    if (first || undecided || data.portfolio().needData() == 0) {
      page.line(Role.FINE_PRINT, title, 15);
    } else {
      page.text(0, Role.FINE_PRINT, title + ". " + answer.decided());
      page.end(15);
    }
    headErrors();
    if (first) {
      page.text(0, Role.LEAD, answer.decided());
      page.end(14);
      answer.causes().forEach(this::cause);
    }
    boolean saved = data.realised().decisions().stream().anyMatch(one -> one.compared() > 0);
    if (saved) {
      page.linkSheet(page.line(Role.LEAD, realised(data), 15.5), Sheets.REALISED);
      page.linkSheet(page.line(Role.LEAD, toCome(data), 15.5), Sheets.REALISED);
    }
    page.text(0, Role.HEADLINE, answer.answer());
    page.end(24);
    if (!undecided || data.portfolio().money().ready() > 0) {
      page.text(0, Role.LEAD, answer.terms());
      page.end(14.5);
    }
    if (!undecided) {
      page.text(0, Role.LEAD, answer.pending());
      page.end(14.5);
      page.text(0, Role.LEAD, answer.dearer());
      page.end(14.5);
      if (!answer.missing().isEmpty()) {
        page.line(Role.LEAD, answer.missing(), 14.5);
      }
    }
    actions.urgent();
    if (data.approved() > 0) {
      actions.approved();
    }
    if (!first) {
      answer.causes().forEach(this::cause);
    }
    if (data.realised().any() && !saved) {
      page.linkSheet(page.line(Role.SMALL_LINK, toCome(data), 14), Sheets.REALISED);
    }
    if (data.portfolio().money().turnedDown() > 0) {
      page.linkSheet(page.text(0, Role.SMALL_LINK, answer.turnedDown()), Sheets.DECISIONS);
      page.end(14);
    }
    if (!data.changes().isEmpty()) {
      for (String line : SummaryPage.lines(data.changes())) {
        page.linkSheet(page.line(Role.SMALL_LINK, line, 14), Sheets.CHANGES);
      }
    }
    if (data.approved() > 0) {
      page.gap(5);
    } else {
      actions.approved();
    }
  }

  /** What decisions saved: to date, less what was paid once, and of late. */
  static String realised(SummaryData data) {
    Realised all = data.realised();
    List<Realised.Quarter> quarters = all.byQuarter();
    Realised.Bias last = quarters.isEmpty() ? null : quarters.get(quarters.size() - 1).saving();
    return "Realised to date: "
        + Plurals.whole(all.realised())
        + " "
        + data.currency()
        + ", where "
        + Plurals.whole(all.forecast())
        + " were forecast. Less one-off cost: "
        + Plurals.whole(all.realisedNet())
        + "."
        + (last == null || Double.isNaN(last.ratio())
            ? ""
            : " " + last.label() + ": " + Text.fixed(100 * last.ratio(), 0) + "% of its forecast.");
  }

  /** What decisions are to save, each amount of its own. */
  static String toCome(SummaryData data) {
    Realised all = data.realised();
    return RealisedColumns.PAST
        + ": "
        + Plurals.whole(all.notCompared())
        + " "
        + data.currency()
        + ". Still to come: "
        + Plurals.whole(all.approved() + all.inProduction())
        + ". No longer expected: "
        + Plurals.whole(all.lost())
        + ".";
  }

  /** What keeps workloads from a verdict, with the first cell that it is in. */
  private void cause(IssueList.Cause cause) {
    Problem problem = cause.problem();
    CellRange range = problem.cell().isEmpty() ? null : CellRange.parse(problem.cell());
    List<String> lines = SummaryPage.lines(SummaryAnswer.said(cause));
    String line = lines.get(0) + (lines.size() > 1 ? " …" : "");
    XSSFCell cell = page.line(Role.SMALL_LINK, line, SummaryPage.ROW);
    if (range != null) {
      page.sheet.link(cell, new Place(problem.sheet(), range.firstRow(), range.firstColumn()));
    }
  }

  private void headErrors() {
    List<Problem> errors = data.headErrors();
    for (Problem error : errors.subList(0, Math.min(HEAD_ERRORS, errors.size()))) {
      page.band(Role.ERROR, shortened(place(error) + error.problem()));
      page.band(Role.REPAIR, shortened(error.fix()));
    }
    if (errors.size() > HEAD_ERRORS) {
      page.band(
          Role.ERROR,
          "And " + (errors.size() - HEAD_ERRORS) + " more, on " + page.names.of(Sheets.ISSUES));
    }
  }

  private static String place(Problem error) {
    return error.sheet() + (error.cell().isEmpty() ? "" : " " + error.cell()) + ": ";
  }

  private static String shortened(String text) {
    return text.length() <= HEAD_LENGTH ? text : text.substring(0, HEAD_LENGTH - 1) + "…";
  }

  // --- verdicts --------------------------------------------------------------------------------

  private void verdicts() {
    boolean drawn = data.draws().draws() > 0;
    page.line(
        Role.FINE_PRINT,
        (drawn ? "Expected money" : "Money at today's prices")
            + " over each workload's horizon, "
            + data.currency()
            + ". What waits can be ready meanwhile. Columns overlap: do not add them.",
        14);
    page.fill(Role.PAGE_HEADER, 0, SummaryPage.LAST);
    page.header(SummaryPage.NAME, "Verdict", false);
    page.header(COUNTS, "Workloads", true);
    AMOUNTS.forEach(amount -> page.header(amount.column(), amount.title(), true));
    page.end(26);
    int first = page.next;
    firstVerdict = first + 1;
    SummaryVerdicts.inOrder(data).forEach(this::verdict);
    page.formats.addTo(
        page.sheet.sheet, WordFormats.Cells.SIGN, range(first, SummaryPage.SIGN, page.next - 1));
    totals(first);
  }

  private void verdict(Totals.ByVerdict verdict) {
    page.fill(Role.PAGE_CELL, 0, SummaryPage.LAST);
    page.sheet
        .cell(
            page.next,
            SummaryPage.SIGN,
            page.styles.of(Role.PAGE_CELL, "@", HorizontalAlignment.CENTER))
        .setCellValue(WordFormats.sign(verdict.verdict()));
    page.text(SummaryPage.NAME, Role.PAGE_CELL, verdict.verdict());
    String word = verdict.verdict();
    page.number(
        COUNTS, Role.PAGE_CELL, SummaryPage.WHOLE, verdict.rows(), sums -> sums.count(word));
    for (Amount amount : AMOUNTS) {
      page.number(
          amount.column(),
          Role.PAGE_CELL,
          SummaryPage.MONEY,
          verdict.money().of(amount.figure()),
          sums -> sums.of(amount.figure(), word));
    }
    page.end(SummaryPage.ROW);
  }

  private void totals(int first) {
    page.fill(Role.PAGE_TOTAL, 0, SummaryPage.LAST);
    page.text(SummaryPage.NAME, Role.PAGE_TOTAL, ALL);
    total(first, COUNTS, SummaryPage.WHOLE, data.portfolio().workloads());
    PortfolioAmounts money = data.portfolio().money();
    places.put(Of.READY, page.here(READY));
    for (Amount amount : AMOUNTS) {
      total(first, amount.column(), SummaryPage.MONEY, money.of(amount.figure()));
    }
    page.end(15);
    page.fill(Role.PAGE_CELL, 0, SummaryPage.LAST);
    page.text(SummaryPage.NAME, Role.PAGE_CELL, AT_TODAYS_PRICES);
    places.put(Of.READY_TODAY, page.here(READY));
    for (Amount amount : AMOUNTS) {
      if (amount.drawn()) {
        page.number(
            amount.column(),
            Role.PAGE_CELL,
            SummaryPage.MONEY,
            money.of(amount.atTodaysPrices()),
            sums -> sums.of(amount.atTodaysPrices()));
      }
    }
    page.end(SummaryPage.ROW);
  }

  private void total(int first, int column, String format, double value) {
    XSSFCell cell = page.number(column, Role.PAGE_TOTAL, format, value);
    OutputSheet.formula(cell, sum(range(first, column, page.next - 1)), value);
  }

  private static String range(int firstRow, int column, int lastRow) {
    return new CellRange(firstRow + 1, column, lastRow + 1, column).toString();
  }

  // --- rule of thumb and rivals ----------------------------------------------------------------

  /** What the workloads say of the rule of thumb, and whether a cheaper model would do. */
  private void truths() {
    for (String text : List.of(answer.rivals(), answer.newSellers(), answer.ruleOfThumb())) {
      for (String line :
          text.isEmpty() ? List.<String>of() : SummaryPage.lines(text, TRUTH_LENGTH)) {
        page.fill(Role.PAGE_CELL, 0, SummaryPage.LAST);
        page.text(0, Role.PAGE_CELL, line);
        page.end(SummaryPage.ROW);
      }
    }
    page.gap(4);
  }

  // --- charts ----------------------------------------------------------------------------------

  /** Of nothing there is no chart. */
  private boolean drawn() {
    return !charted.isEmpty() && data.portfolio().withoutFigures() < data.portfolio().workloads();
  }

  /** Gives the rows of the charts their height; rows of none are hidden. */
  private void rows(int first, double height) {
    for (int i = 0; i < CHART_ROWS; i++) {
      XSSFRow row = page.sheet.row(first + i);
      row.setHeightInPoints((float) height);
      row.setZeroHeight(height == 0);
    }
  }

  private ChartFigures figures() {
    return new ChartFigures(
        page.sheet, page.styles, charted, data.insights().drivers(), data.currency());
  }

  private void charts(SummaryCharts charts, int first, SummaryUnits units) {
    int end = first + CHART_ROWS;
    if (units.drawn()) {
      charts.paid(third(first, 0));
      charts.cash(third(first, 1));
      charts.units(units, third(first, 2));
    } else {
      charts.paid(new Chart.Area(first, 0, end, MIDDLE));
      charts.cash(new Chart.Area(first, MIDDLE, end, SummaryPage.LAST + 1));
    }
  }

  private static Chart.Area third(int row, int which) {
    return new Chart.Area(
        row, SummaryPage.first(which), row + CHART_ROWS, SummaryPage.behind(which));
  }
}
