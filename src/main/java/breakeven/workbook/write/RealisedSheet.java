package breakeven.workbook.write;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.countIf;
import static breakeven.core.expression.Formula.eachFlag;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.sumIfs;
import static breakeven.core.expression.Formula.sumProduct;
import static breakeven.core.expression.Formula.when;

import breakeven.core.cycle.DecisionOutcome;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.Outcomes;
import breakeven.core.cycle.Realised;
import breakeven.core.cycle.RealisedMonth;
import breakeven.core.cycle.RealisedMonth.Basis;
import breakeven.core.model.Place;
import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import breakeven.core.report.RealisedColumns;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.Chart;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFCell;

/**
 * What decisions saved beside what they were forecast to save: totals, bias and calibration, then
 * each decision to date, then each of its months, which are streamed when the workbook is composed.
 * Totals are formulas over the rows below them.
 */
final class RealisedSheet {
  /** The row of the first of the key figures, as a spreadsheet counts it. */
  static final int FIRST_KEY = OutputSheet.HEADER_ROW + 2;

  /** Months up to which sums over them are formulas: beyond, a spreadsheet takes minutes. */
  private static final int LIVE_MONTHS = 5_000;

  /** Owners with a line of their own. */
  private static final int LISTED = 50;

  /** Rows of the chart, and where it begins. */
  private static final int CHART_ROWS = 16;

  private static final int CHART_COLUMN = 3;
  private static final int CHART_END = 8;

  /** Columns below the title of a section. */
  private static final int SECTION_COLUMNS = 8;

  private final OutputSheet sheet;
  private final ResultStyles styles;
  private final WordFormats formats;
  private final Realised data;
  private final String name;
  private final List<TableColumn<DecisionOutcome>> decided;
  private final List<TableColumn<RealisedMonth>> columns;
  private final List<RealisedMonth> months;
  private final List<Realised.Bias> units;
  private final List<Realised.Bias> owners;
  private final Map<YearMonth, double[]> byMonth;
  private final List<Realised.Proposal> proposals;
  private final int firstDecision;
  private final int firstMonth;
  private int next = OutputSheet.HEADER_ROW;
  private int firstOfCourse;

  /** Adds the sheet behind the last one. */
  static RealisedSheet add(OutputWorkbook book, Realised data) {
    RealisedSheet made = new RealisedSheet(book, data);
    made.layOut(book);
    return made;
  }

  private RealisedSheet(OutputWorkbook book, Realised data) {
    sheet = book.add(Sheets.REALISED);
    name = book.names().of(Sheets.REALISED);
    styles = book.styles();
    formats = book.formats();
    this.data = data;
    decided = RealisedColumns.decisions(data.currency());
    columns = RealisedColumns.months(data.currency());
    months = data.months();
    units = data.byUnit();
    List<Realised.Bias> all = data.byOwner();
    owners = all.subList(0, Math.min(LISTED, all.size()));
    byMonth = data.byMonth();
    proposals = data.proposals();
    int above =
        next
            + CHART_ROWS
            + 7
            + (3 + units.size())
            + (3 + owners.size())
            + 7
            + (3 + Math.max(1, proposals.size()))
            + (3 + byMonth.size());
    firstDecision = above + 2;
    firstMonth = firstDecision + data.decisions().size() + 3;
  }

  /** Width of a column that has figures below its IDs. */
  private static final int FIGURE = 14;

  private void layOut(OutputWorkbook book) {
    sheet.titleBlock("Realised", sentence());
    sheet.linkBack(book.names());
    for (int i = 0; i < columns.size(); i++) {
      ResultColumn month = columns.get(i).head();
      String title =
          i < decided.size() && decided.get(i).head().title().length() > month.title().length()
              ? decided.get(i).head().title()
              : month.title();
      int width = i < decided.size() ? decided.get(i).head().width() : 0;
      // Figures of the tables above stand in the second column.
      int least = i == 1 ? FIGURE : Math.max(width, month.width());
      sheet.width(i, OutputSheet.widthFor(title, least));
    }
    keyFigures();
    drivers();
    bias("By business unit", "Business unit", units);
    bias("By owner", "Owner", owners);
    calibration();
    proposals();
    course();
    decisions();
    sheet.section(next++, columns.size(), "Each month of each decision");
    List<String> titles = heads(columns.stream().map(TableColumn::head).toList());
    if (next != firstMonth) {
      throw new IllegalStateException("months begin in row " + next + ", not " + firstMonth);
    }
    if (!months.isEmpty()) {
      sheet.table("tblRealised", next - 1, months.size(), titles);
      money(firstMonth, firstMonth + months.size() - 1);
    }
    sheet.sheet.createFreezePane(1, OutputSheet.HEADER_ROW - 1);
    sheet.printLong(-1, Math.max(firstMonth, firstMonth + months.size() - 1), 19);
    sheet.sheet.setRowBreak(firstDecision - 3);
    draw(
        sheet,
        new Chart.Area(
            OutputSheet.HEADER_ROW,
            CHART_COLUMN,
            OutputSheet.HEADER_ROW + CHART_ROWS - 1,
            CHART_END));
    sheet.protect();
  }

  private String sentence() {
    long none = data.months(Basis.NO_ACTUALS) + data.months(Basis.PART);
    long unknown = data.months(Basis.NO_COST) + data.months(Basis.NO_RATE);
    long compared = months.size() - none - unknown;
    return "What "
        + Plurals.of(data.decisions().size(), "decision")
        + " saved beside the forecast: "
        + data.currency()
        + ", one-off cost apart. "
        + Plurals.of(compared, "month")
        + " compared"
        + (none > 0 ? ", " + Plurals.number(none) + " without whole actuals" : "")
        + (unknown > 0 ? ", " + Plurals.number(unknown) + " without prices" : "")
        + "."
        + otherPrices();
  }

  private String otherPrices() {
    long other = months.stream().filter(RealisedMonth::atOtherPrices).count();
    return other == 0
        ? ""
        : " " + Plurals.number(other) + " at prices of another month, as no review is dated in it.";
  }

  // --- ranges ----------------------------------------------------------------------------------

  private static int at(List<ResultColumn> heads, String header) {
    for (int i = 0; i < heads.size(); i++) {
      if (heads.get(i).header().equals(header)) {
        return i;
      }
    }
    throw new IllegalArgumentException(header);
  }

  private static String range(int column, int first, int rows) {
    return Place.fixed(column, first + 1) + ":" + Place.fixed(column, first + Math.max(1, rows));
  }

  private String ofDecisions(String header) {
    int column = at(decided.stream().map(TableColumn::head).toList(), header);
    return range(column, firstDecision, data.decisions().size());
  }

  private String ofMonths(String header) {
    int column = at(columns.stream().map(TableColumn::head).toList(), header);
    return range(column, firstMonth, months.size());
  }

  // --- totals ----------------------------------------------------------------------------------

  private void keyFigures() {
    int first = next;
    sheet.section(next++, SECTION_COLUMNS, "Key figures");
    String toCome = ofDecisions("Still to come");
    String status = ofDecisions("Status");
    String approved = sumIfs(toCome, status, quoted(LogStatus.APPROVED.word()));
    key("Approved, forecast saving", Format.MONEY, approved, data.approved());
    key(
        "In production, forecast still to come",
        Format.MONEY,
        sum(toCome) + "-B" + next,
        data.inProduction());
    key(
        "Realised to date",
        Format.MONEY,
        sum(ofDecisions(RealisedColumns.REALISED)),
        data.realised());
    key(
        "Forecast of the same months",
        Format.MONEY,
        sum(ofDecisions(RealisedColumns.COMPARED)),
        data.forecast());
    int realised = next - 1;
    key(
        "Realised ÷ forecast",
        Format.SHARE,
        ratio("B" + realised, "B" + next),
        data.forecast() > 0 ? data.realised() / data.forecast() : Double.NaN);
    key(
        "One-off cost as approved",
        Format.MONEY,
        sum(ofDecisions("One-off")),
        data.decisions().stream()
            .mapToDouble(one -> one.entry().forecast().oneOff())
            .filter(amount -> !Double.isNaN(amount))
            .sum());
    for (LogStatus each :
        List.of(
            LogStatus.APPROVED,
            LogStatus.IN_PRODUCTION,
            LogStatus.NOT_SWITCHED,
            LogStatus.REALISED,
            LogStatus.REVERSED,
            LogStatus.ENDED)) {
      key(
          "Decisions: " + each.word(),
          Format.COUNT,
          countIf(status, quoted(each.word())),
          data.count(each));
    }
    next = first + CHART_ROWS;
  }

  private void key(String label, Format format, String formula, double value) {
    sheet.text(next, 0, Role.OUTPUT, label);
    OutputSheet.formula(sheet.number(next, 1, Role.CALCULATION, format), formula, value);
    next++;
  }

  private static String ratio(String part, String of) {
    return when(of + ">0", part + "/" + of);
  }

  private void drivers() {
    sheet.section(next++, SECTION_COLUMNS, "Realised less forecast, by driver");
    head("Driver", Format.TEXT, "Amount (" + data.currency() + ")", "Share of forecast");
    int first = next;
    List<String> parts =
        List.of(
            RealisedColumns.VOLUME,
            RealisedColumns.TOKENS,
            RealisedColumns.PRICES,
            RealisedColumns.FIXED);
    int forecast = OutputSheet.HEADER_ROW + 5;
    for (Realised.DriverBias each : data.byDriver()) {
      sheet.text(next, 0, Role.OUTPUT, each.driver());
      amount(1, Format.MONEY, sum(ofDecisions(parts.get(next - first))), each.amount());
      amount(2, Format.SHARE, ratio("B" + (next + 1), "$B$" + forecast), each.share());
      next++;
    }
    next++;
  }

  private void head(String label, Format format, String... figures) {
    sheet.header(next, 0, label, format, "");
    for (int i = 0; i < figures.length; i++) {
      sheet.header(next, 1 + i, figures[i], Format.MONEY, "");
    }
    next++;
  }

  private void amount(int column, Format format, String formula, double value) {
    XSSFCell cell = sheet.number(next, column, Role.CALCULATION, format);
    OutputSheet.formula(cell, formula, value);
  }

  private void bias(String title, String of, List<Realised.Bias> lines) {
    sheet.section(next++, SECTION_COLUMNS, title);
    head(of, Format.TEXT, "Decisions", "Months", "Forecast", "Realised", "Realised ÷ forecast");
    for (Realised.Bias each : lines) {
      sheet.text(next, 0, Role.OUTPUT, each.label());
      String chosen =
          eachFlag(
              ofDecisions(of)
                  + "="
                  + (each.label().equals("(none)") ? NOTHING : "$A" + (next + 1)));
      String compared = ofDecisions("Months compared");
      amount(1, Format.COUNT, sumProduct(chosen, eachFlag(compared + ">0")), each.decisions());
      amount(2, Format.COUNT, sumProduct(chosen, compared), each.months());
      amount(
          3,
          Format.MONEY,
          sumProduct(chosen, ofDecisions(RealisedColumns.COMPARED)),
          each.forecast());
      amount(
          4,
          Format.MONEY,
          sumProduct(chosen, ofDecisions(RealisedColumns.REALISED)),
          each.realised());
      amount(5, Format.SHARE, ratio("E" + (next + 1), "D" + (next + 1)), each.ratio());
      next++;
    }
    next++;
  }

  private void calibration() {
    sheet.section(
        next++, SECTION_COLUMNS, "Chances that were given, and how many decisions pay to date");
    head("Chance of saving", Format.TEXT, "Decisions", "Mean chance", "Pay", "Share that pays");
    String chance = ofDecisions("Chance of saving");
    String compared = eachFlag(ofDecisions("Months compared") + ">0");
    String pays = eachFlag(ofDecisions("Pays") + "=" + quoted("Yes"));
    for (Realised.Calibration each : data.calibration()) {
      sheet.text(next, 0, Role.OUTPUT, each.label());
      List<String> band =
          List.of(
              eachFlag(chance + ">=" + each.from()),
              eachFlag(chance + (each.to() < 1 ? "<" : "<=") + each.to()),
              eachFlag(chance + "<>" + NOTHING),
              compared);
      int row = next + 1;
      amount(1, Format.COUNT, sumProduct(band), each.decisions());
      amount(2, Format.SHARE, ratio(sumProduct(band, chance), "B" + row), each.meanChance());
      amount(3, Format.COUNT, sumProduct(band, pays), each.paying());
      amount(4, Format.SHARE, ratio("D" + row, "B" + row), each.share());
      next++;
    }
    next++;
  }

  private void proposals() {
    sheet.section(
        next++, SECTION_COLUMNS, "Proposed for " + Sheets.UNCERTAINTY + ", to be typed there");
    head("Driver", Format.TEXT, "Applies as", "Low", "High", "Basis");
    if (proposals.isEmpty()) {
      sheet.text(
          next++,
          0,
          Role.NOTE,
          "Nothing yet: a proposal needs "
              + Realised.EVIDENCE
              + " months of compared decisions, and there are "
              + Outcomes.span(byMonth)
              + ".");
    }
    for (Realised.Proposal each : proposals) {
      sheet.text(next, 0, Role.OUTPUT, each.driver());
      sheet.text(next, 1, Role.OUTPUT, each.appliesAs());
      sheet.number(next, 2, Format.MONEY_SMALL, each.low());
      sheet.number(next, 3, Format.MONEY_SMALL, each.high());
      sheet.text(next, 4, Role.NOTE, each.basis());
      next++;
    }
    next++;
  }

  /** Forecast and realised saving to date, month by month. */
  private void course() {
    sheet.section(next++, SECTION_COLUMNS, "Saving by month, and to date");
    sheet.header(next, 0, "Month", Format.DATE, "");
    List<String> titles = List.of("Forecast", "Realised", "Forecast to date", "Realised to date");
    for (int i = 0; i < titles.size(); i++) {
      sheet.header(next, 1 + i, titles.get(i), Format.MONEY, "");
    }
    firstOfCourse = ++next;
    boolean live = months.size() <= LIVE_MONTHS;
    double forecast = 0;
    double realised = 0;
    for (Map.Entry<YearMonth, double[]> each : byMonth.entrySet()) {
      int row = next + 1;
      sheet.number(next, 0, Format.DATE, styles.serial(each.getKey().atDay(1).toEpochDay()));
      forecast += each.getValue()[0];
      realised += each.getValue()[1];
      List<String> month = List.of(ofMonths(RealisedColumns.MONTH), "$A" + row);
      monthly(1, live, sumIfs(ofMonths(RealisedColumns.COMPARED), month), each.getValue()[0]);
      monthly(2, live, sumIfs(ofMonths(RealisedColumns.REALISED), month), each.getValue()[1]);
      String first = "$" + (firstOfCourse + 1) + ":";
      amount(3, Format.MONEY, sum("B" + first + "B" + row), forecast);
      amount(4, Format.MONEY, sum("C" + first + "C" + row), realised);
      next++;
    }
    next++;
  }

  private void monthly(int column, boolean live, String formula, double value) {
    if (live) {
      amount(column, Format.MONEY, formula, value);
    } else {
      sheet.number(next, column, Format.MONEY, value);
    }
  }

  /** Draws forecast and realised saving to date; nothing before two months are compared. */
  void draw(OutputSheet target, Chart.Area area) {
    if (byMonth.size() < 2) {
      return;
    }
    double[] days = new double[byMonth.size()];
    double[] forecast = new double[days.length];
    double[] realised = new double[days.length];
    int i = 0;
    for (Map.Entry<YearMonth, double[]> each : byMonth.entrySet()) {
      days[i] = styles.serial(each.getKey().atDay(1).toEpochDay());
      forecast[i] = each.getValue()[0] + (i > 0 ? forecast[i - 1] : 0);
      realised[i] = each.getValue()[1] + (i > 0 ? realised[i - 1] : 0);
      i++;
    }
    Chart chart =
        new Chart(
                Chart.Kind.LINES,
                Chart.Label.of("Forecast and realised saving to date, " + data.currency()))
            .across(Chart.Axis.of("").format("yyyy-mm"))
            .up(Chart.Axis.of(data.currency()).format(Format.COUNT.code()))
            .legend();
    chart.series(
        Chart.Series.of(
            Chart.Label.of("Forecast"), cells(0, days), cells(3, forecast), Chart.Look.SECOND));
    chart.series(
        Chart.Series.of(
            Chart.Label.of("Realised"), cells(0, days), cells(4, realised), Chart.Look.STRONG));
    chart.addTo(target.sheet, area);
  }

  private Chart.Cells cells(int column, double[] values) {
    return ChartCells.numbers(
        new Place(name, firstOfCourse + 1, column),
        new Place(name, firstOfCourse + values.length, column),
        values);
  }

  // --- decisions -------------------------------------------------------------------------------

  private void decisions() {
    sheet.section(next++, columns.size(), "Each decision, to date");
    List<ResultColumn> heads = decided.stream().map(TableColumn::head).toList();
    List<String> titles = heads(heads);
    if (next != firstDecision) {
      throw new IllegalStateException("decisions begin in row " + next + ", not " + firstDecision);
    }
    for (DecisionOutcome one : data.decisions()) {
      for (int i = 0; i < decided.size(); i++) {
        put(i, heads.get(i), one);
      }
      next++;
    }
    if (!data.decisions().isEmpty()) {
      sheet.table("tblDecisionsToDate", firstDecision - 1, data.decisions().size(), titles);
      money(firstDecision, next - 1);
    }
    next++;
  }

  private List<String> heads(List<ResultColumn> heads) {
    return sheet.headers(next++, heads);
  }

  /** Red for negative amounts. */
  private void money(int first, int last) {
    formats.addTo(
        sheet.sheet, WordFormats.Cells.MONEY, new CellRange(first + 1, 9, last + 1, 18).toString());
  }

  private void put(int column, ResultColumn head, DecisionOutcome one) {
    String formula = months.size() <= LIVE_MONTHS ? summed(head.header()) : "";
    decided.get(column).value().accept(one, sheet.sink(next, column, head.format(), formula));
  }

  /** The sum of a decision's months; empty where a figure is none. */
  private String summed(String header) {
    List<String> line = List.of(ofMonths(RealisedColumns.LINE), "$E" + (next + 1));
    return switch (header) {
      case RealisedColumns.COMPARED,
          RealisedColumns.REALISED,
          RealisedColumns.DIFFERENCE,
          RealisedColumns.VOLUME,
          RealisedColumns.TOKENS,
          RealisedColumns.PRICES,
          RealisedColumns.FIXED ->
          sumIfs(ofMonths(header), line);
      case RealisedColumns.LOW, RealisedColumns.HIGH ->
          of(header, line, Basis.BILLED) + "+" + of(header, line, Basis.COMPUTED);
      default -> "";
    };
  }

  private String of(String header, List<String> line, Basis basis) {
    return sumIfs(ofMonths(header), line, ofMonths(RealisedColumns.BASIS), quoted(basis.word()));
  }

  // --- months ----------------------------------------------------------------------------------

  /** The sheet's part in the package. */
  String part() {
    return StubWorkbook.partName(sheet.sheet);
  }

  /** The months, to be added when the workbook is composed. */
  SheetSplice splice() {
    int[] looks = new int[columns.size()];
    int[] quoted = new int[columns.size()];
    for (int i = 0; i < looks.length; i++) {
      looks[i] = styles.output(columns.get(i).head().format());
      quoted[i] = styles.outputQuoted(columns.get(i).head().format());
    }
    return new SheetSplice().rows(out -> rows(out, looks, quoted));
  }

  private void rows(RowXml out, int[] looks, int[] quoted) throws IOException {
    int row = firstMonth;
    for (RealisedMonth month : months) {
      CellXml cells = out.startRow(++row);
      for (int i = 0; i < columns.size(); i++) {
        put(cells, i, looks[i], quoted[i], month);
      }
      out.endRow();
    }
  }

  private void put(CellXml cells, int column, int look, int quoted, RealisedMonth month) {
    boolean date = columns.get(column).head().format() == Format.DATE;
    columns
        .get(column)
        .value()
        .accept(
            month,
            new CellSink() {
              @Override
              public void number(double value) {
                cells.number(column, look, date ? styles.serial((long) value) : value);
              }

              @Override
              public void text(String text) {
                cells.text(column, ResultStyles.likeFormula(text) ? quoted : look, text);
              }

              @Override
              public void blank() {
                cells.blank(column, look);
              }
            });
  }
}
