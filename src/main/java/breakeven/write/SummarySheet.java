package breakeven.write;

import breakeven.decision.Decision;
import breakeven.decision.PortfolioMoney;
import breakeven.expression.Text;
import breakeven.live.LiveCells;
import breakeven.live.LiveModel;
import breakeven.model.Place;
import breakeven.model.Problem;
import breakeven.ooxml.CellRange;
import breakeven.ooxml.Chart;
import breakeven.ooxml.SheetNames;
import breakeven.report.Charted;
import breakeven.report.Columns;
import breakeven.report.Format;
import breakeven.report.SensitivityColumns;
import breakeven.report.SummaryData;
import breakeven.report.Totals;
import breakeven.table.Sheets;
import breakeven.write.ResultStyles.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** The first page: the answer, the money by verdict, the rows that matter most, what needs care. */
final class SummarySheet {
  /** The last column, from 0. */
  static final int LAST = 5;

  static final int COUNTS = 2;
  static final int READY = 3;
  static final int PENDING = 4;
  private static final int[] WIDTHS = {8, 42, 26, 24, 28, 84};

  /** Errors of assumptions that are shown; the others are told by number. */
  private static final int HEAD_ERRORS = 5;

  private static final int HEAD_LENGTH = 170;
  static final int HEADER_HEIGHT = 20;

  private static final int CHART_ROWS = 18;

  private final ResultStyles styles;
  private final WordFormats formats;
  private final SummaryData data;
  private final Charted charted;
  private final OutputSheet sheet;
  private final SheetNames names;
  private int next;
  private int firstVerdict;
  private int messageRow;
  private String message = "";
  private int lastVerdict;

  /** What makes formulas of cells, once it is known where everything stands. */
  private final List<Consumer<LiveModel>> formulas = new ArrayList<>();

  /** Adds the sheet behind the last one; call it when all figures are known. */
  static SummarySheet add(OutputWorkbook book, SummaryData data, Charted charted) {
    SummarySheet made = new SummarySheet(book, data, charted);
    made.write();
    return made;
  }

  /** The row of the first verdict in the table of verdicts, as a spreadsheet counts it. */
  int firstVerdict() {
    return firstVerdict;
  }

  private SummarySheet(OutputWorkbook book, SummaryData data, Charted charted) {
    this.styles = book.styles();
    this.charted = charted;
    this.formats = book.formats();
    this.data = data;
    this.names = book.names();
    sheet = book.add(Sheets.SUMMARY);
  }

  private void write() {
    for (int i = 0; i <= LAST; i++) {
      sheet.width(i, WIDTHS[i]);
    }
    head();
    headErrors();
    verdicts();
    charts();
    top();
    next = new SummaryInsights(sheet, styles, formats, names, data).write(next);
    attention();
    notes();
    sheet.printOnOnePage(next - 1, LAST);
    sheet.protect();
  }

  /** Lets its figures be formulas. */
  void calculating(LiveModel model) {
    formulas.forEach(formula -> formula.accept(model));
  }

  private void live(XSSFCell cell, Function<LiveModel, String> formula) {
    formulas.add(model -> OutputSheet.formula(cell, formula.apply(model)));
  }

  /** A cell that takes its value from another sheet. */
  private void taken(XSSFCell cell, Format format, Function<LiveModel, String> formula) {
    formulas.add(
        model -> {
          OutputSheet.formula(cell, formula.apply(model));
          cell.setCellStyle(styles.takenStyle(format));
        });
  }

  // --- answer --------------------------------------------------------------------------------

  private void head() {
    SummaryAnswer answer = new SummaryAnswer(data, this::ofTuning, this::ofAll);
    CellSentence amounts = answer.amounts();
    XSSFCell subtitle =
        sheet.titleBlock(
            "Which workloads should be fine-tuned: " + data.fileName(), amounts.text());
    live(subtitle, amounts::formula);
    next = 3;
    sentence(Role.ANSWER, answer.answer());
    sentence(Role.SUBTITLE, answer.money());
    if (!data.changes().isEmpty()) {
      sheet.link(line(Role.LINK, data.changes()), new Place(names.of(Sheets.CHANGES), 1, 0));
    }
    next++;
  }

  private void sentence(Role role, CellSentence sentence) {
    XSSFCell cell = line(role, sentence.text());
    formulas.add(
        model -> {
          OutputSheet.formula(cell, sentence.formula(model));
          // A cell of text would no longer calculate once someone edits it.
          cell.setCellStyle(styles.of(role));
        });
  }

  /** The sum of a column of the table of verdicts over those that ask for fine-tuning. */
  private String ofTuning(int column) {
    StringBuilder cells = new StringBuilder();
    List<Totals.ByVerdict> verdicts = inOrder();
    for (int i = 0; i < verdicts.size(); i++) {
      if (Decision.tunes(verdicts.get(i).verdict())) {
        cells
            .append(cells.isEmpty() ? "" : "+")
            .append(new Place("", firstVerdict + i, column).cell());
      }
    }
    return cells.toString();
  }

  private String ofAll(int column) {
    return new Place("", lastVerdict + 1, column).cell();
  }

  private void headErrors() {
    List<Problem> errors = data.headErrors();
    for (Problem error : errors.subList(0, Math.min(HEAD_ERRORS, errors.size()))) {
      band(Role.ERROR, shortened(place(error) + error.problem()));
      band(Role.REPAIR, shortened(error.fix()));
    }
    if (errors.size() > HEAD_ERRORS) {
      band(
          Role.ERROR,
          "And " + (errors.size() - HEAD_ERRORS) + " more, on " + names.of(Sheets.ISSUES));
    }
    next += errors.isEmpty() ? 0 : 1;
  }

  private static String place(Problem error) {
    return error.sheet() + (error.cell().isEmpty() ? "" : " " + error.cell()) + ": ";
  }

  private static String shortened(String text) {
    return text.length() <= HEAD_LENGTH ? text : text.substring(0, HEAD_LENGTH - 1) + "…";
  }

  /** A line of text over the whole width, all of it coloured. */
  private void band(Role role, String text) {
    XSSFCellStyle style = styles.band(role);
    for (int i = 0; i <= LAST; i++) {
      sheet.cell(next, i, style);
    }
    sheet.row(next++).getCell(0).setCellValue(text);
  }

  // --- tables --------------------------------------------------------------------------------

  private void verdicts() {
    section("Verdicts and money");
    int header = next++;
    head(header, 0, "Sign", Format.WORD);
    sheet.centreHeader(header, 0);
    head(header, 1, "Verdict", Format.WORD);
    head(header, 2, "Workloads", Format.COUNT);
    head(header, 3, PortfolioMoney.READY + " (" + data.currency() + ")", Format.MONEY);
    head(header, 4, PortfolioMoney.PENDING + " (" + data.currency() + ")", Format.MONEY);
    head(header, 5, "What it means", Format.SENTENCE);
    List<Totals.ByVerdict> verdicts = inOrder();
    int first = next;
    firstVerdict = first + 1;
    for (Totals.ByVerdict verdict : verdicts) {
      sign(next, verdict.verdict());
      output(next, 1, Format.WORD).setCellValue(verdict.verdict());
      String word = new Place("", next + 1, 1).cell();
      taken(
          output(next, COUNTS, Format.COUNT, verdict.rows()),
          Format.COUNT,
          model -> model.portfolio().count(word));
      taken(
          output(next, READY, Format.MONEY, verdict.money().readyToApprove()),
          Format.MONEY,
          model -> model.portfolio().sum(model.portfolio().lines().readyToApprove, word));
      taken(
          output(next, PENDING, Format.MONEY, verdict.money().pendingEvidence()),
          Format.MONEY,
          model -> model.portfolio().sum(model.portfolio().lines().pendingEvidence, word));
      output(next++, 5, Format.SENTENCE).setCellValue(VerdictTexts.of(verdict.verdict()));
    }
    lastVerdict = next;
    formats.addTo(sheet.sheet, WordFormats.Cells.SIGN, range(first, 0, next - 1, 0));
    formats.addTo(sheet.sheet, WordFormats.Cells.VERDICT, range(first, 1, next - 1, 1));
    formats.addTo(sheet.sheet, WordFormats.Cells.MONEY, range(first, 3, next, 4));
    total(first);
    next++;
  }

  private List<Totals.ByVerdict> inOrder() {
    List<Totals.ByVerdict> verdicts = new ArrayList<>(data.portfolio().verdicts());
    verdicts.sort((a, b) -> WordFormats.order(a.verdict()) - WordFormats.order(b.verdict()));
    return verdicts;
  }

  private void total(int first) {
    SummaryData.Portfolio p = data.portfolio();
    XSSFCellStyle plain = styles.of(Role.TOTAL);
    sheet.cell(next, 0, plain);
    sheet.cell(next, 1, plain).setCellValue("All workloads");
    message(sheet.cell(next, LAST, styles.aside(Role.TOTAL)));
    sum(first, 2, Format.COUNT, p.workloads());
    sum(first, 3, Format.MONEY, p.money().readyToApprove());
    sum(first, 4, Format.MONEY, p.money().pendingEvidence());
    next++;
  }

  /** What the money comes to: the title of its chart, which so follows the figures. */
  private void message(XSSFCell cell) {
    String start = "Money by verdict, " + data.currency() + ": ";
    String formula =
        "\""
            + start
            + "\"&FIXED("
            + range(next, 3, next, 3)
            + ",0)&\" ready to approve, \"&FIXED("
            + range(next, 4, next, 4)
            + ",0)&\" pending evidence\"";
    messageRow = next + 1;
    message =
        start
            + Text.fixed(data.portfolio().money().readyToApprove(), 0)
            + " ready to approve, "
            + Text.fixed(data.portfolio().money().pendingEvidence(), 0)
            + " pending evidence";
    OutputSheet.formula(cell, formula, message);
  }

  private void sum(int first, int column, Format format, double value) {
    XSSFCell cell =
        sheet.cell(next, column, styles.of(Role.TOTAL, format.code(), HorizontalAlignment.RIGHT));
    OutputSheet.formula(cell, "SUM(" + range(first, column, next - 1, column) + ")", value);
  }

  private void top() {
    List<Totals.TopRow> rows = data.portfolio().top();
    section(asOfReview(data, "The workloads with most money at stake"));
    if (rows.isEmpty()) {
      line(Role.SUBTITLE, "No workload has money at stake.");
      next++;
      return;
    }
    int header = next++;
    head(header, 0, "Row", Format.COUNT);
    head(header, 1, "Workload", Format.TEXT);
    head(header, 2, "Verdict", Format.WORD);
    head(header, 3, "Money at stake (" + data.currency() + ")", Format.MONEY);
    head(header, 4, "Which", Format.WORD);
    head(header, 5, "Why", Format.SENTENCE);
    int first = next;
    rows.forEach(this::topRow);
    formats.addTo(sheet.sheet, WordFormats.Cells.VERDICT, range(first, 2, next - 1, 2));
    formats.addTo(sheet.sheet, WordFormats.Cells.MONEY, range(first, 3, next - 1, 3));
    next++;
  }

  private void topRow(Totals.TopRow row) {
    boolean linked = !data.workloadsSheet().isEmpty();
    XSSFCell place =
        sheet.cell(
            next,
            0,
            styles.of(
                linked ? Role.OUTPUT_LINK : Role.OUTPUT,
                Format.COUNT.code(),
                HorizontalAlignment.RIGHT));
    place.setCellValue(row.sheetRow());
    if (linked) {
      sheet.link(place, new Place(data.workloadsSheet(), row.sheetRow(), 0));
    }
    sheet.text(next, 1, Role.OUTPUT, row.name());
    XSSFCell verdict = output(next, 2, Format.WORD);
    verdict.setCellValue(row.verdict());
    XSSFCell money = output(next, 3, Format.MONEY, row.money());
    XSSFCell which = output(next, 4, Format.WORD);
    which.setCellValue(row.group());
    XSSFCell why = sheet.text(next, 5, Role.OUTPUT, row.why());
    String here = String.valueOf(++next);
    topFormula(row, verdict, Format.WORD, here, model -> model.formula(Columns.VERDICT, 1));
    topFormula(row, money, Format.MONEY, here, model -> model.formula(Columns.MONEY_AT_STAKE, 1));
    topFormula(
        row,
        which,
        Format.WORD,
        here,
        model ->
            "IF("
                + model.waits(1)
                + ","
                + LiveModel.literal(PortfolioMoney.PENDING)
                + ",IF("
                + new Place("", Integer.parseInt(here), 3).cell()
                + "<0,"
                + LiveModel.literal(PortfolioMoney.RESTORING)
                + ","
                + LiveModel.literal(PortfolioMoney.READY)
                + "))");
    topFormula(row, why, Format.SENTENCE, here, model -> model.formula(Columns.WHY, 1));
  }

  /** Which rows these are is a choice of the review; what stands beside them follows the inputs. */
  private void topFormula(
      Totals.TopRow row,
      XSSFCell cell,
      Format format,
      String sheetRow,
      Function<LiveModel, String> formula) {
    formulas.add(
        model -> {
          if (model.foundAt(row.sheetRow())) {
            OutputSheet.formula(cell, formula.apply(model).replace(LiveCells.ROW, sheetRow));
            cell.setCellStyle(styles.takenStyle(format));
          }
        });
  }

  // --- charts ----------------------------------------------------------------------------------

  /** Below rows of one line only: a row that grows with its text would slide under a chart. */
  private void charts() {
    if (charted.isEmpty()) {
      return;
    }
    section("In pictures");
    next++;
    int end = next + CHART_ROWS;
    SummaryCharts charts = new SummaryCharts(sheet.sheet, names, charted, data.currency());
    charts.byVerdict(
        inOrder(),
        firstVerdict,
        new int[] {1, 3, 4},
        Chart.Label.cell(new Place(names.of(Sheets.SUMMARY), messageRow, LAST), message),
        new Chart.Area(next, 0, end, 2));
    List<SensitivityColumns.Line> drivers = data.insights().drivers();
    if (drivers.isEmpty()) {
      charts.cash(new Chart.Area(next, 2, end, 5));
      charts.volume(new Chart.Area(next, 5, end, LAST + 1));
    } else {
      charts.cash(new Chart.Area(next, 2, end, 3.8));
      charts.volume(new Chart.Area(next, 3.8, end, 5.3));
      charts.drivers(drivers, new Chart.Area(next, 5.3, end, LAST + 1));
    }
    next = end + 1;
  }

  // --- attention, sheets, notes ----------------------------------------------------------------

  private void attention() {
    section("What needs attention");
    sheet.cell(next - 1, 3, styles.aside(Role.SECTION)).setCellValue("Where to read on");
    int bottom = new SummaryAttention(sheet, styles, data, formulas::add).write(next);
    for (SummaryData.SheetLink link : data.sheets()) {
      XSSFCell cell = sheet.cell(next, 3, styles.aside(Role.LINK));
      cell.setCellValue(link.name());
      sheet.link(cell, new Place(link.name(), 1, 0));
      sheet.cell(next++, 4, styles.aside(Role.SUBTITLE)).setCellValue(link.purpose());
    }
    next = Math.max(next, bottom) + 1;
  }

  private void notes() {
    line(
        Role.NOTE,
        (data.live()
                ? "Figures are formulas: change a price, a volume or an assumption on its sheet, and they"
                    + " follow. What stays a value of the review says so in its header's note. "
                : "Figures are " + data.cells() + ": after a change of the inputs, review again. ")
            + names.of(Sheets.RUN_LOG)
            + " says what they were calculated from.");
    String undrawn = data.draws().warning();
    if (!undrawn.isEmpty()) {
      line(Role.NOTE, undrawn);
    }
    data.notes().forEach(note -> line(Role.NOTE, note));
  }

  // --- cells ---------------------------------------------------------------------------------

  /** A heading above rows that a review chose, and that stay where the figures are formulas. */
  static String asOfReview(SummaryData data, String title) {
    return data.live() ? title + ", as of the review" : title;
  }

  private void section(String title) {
    sheet.section(next++, WIDTHS.length, title);
  }

  private XSSFCell line(Role role, String text) {
    return sheet.text(next++, 0, role, text);
  }

  private void head(int row, int column, String title, Format format) {
    sheet.header(row, column, title, format, "");
    sheet.row(row).setHeightInPoints(HEADER_HEIGHT);
  }

  private XSSFCell output(int row, int column, Format format, double value) {
    XSSFCell cell = output(row, column, format);
    cell.setCellValue(value);
    return cell;
  }

  private XSSFCell output(int row, int column, Format format) {
    return sheet.cell(row, column, styles.outputStyle(format));
  }

  private void sign(int row, String verdict) {
    sheet
        .cell(row, 0, styles.of(Role.OUTPUT, "@", HorizontalAlignment.CENTER))
        .setCellValue(WordFormats.sign(verdict));
  }

  private static String range(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    return new CellRange(firstRow + 1, firstColumn, lastRow + 1, lastColumn).toString();
  }
}
