package breakeven.workbook.write;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sumProduct;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Text;
import breakeven.core.model.FreeName;
import breakeven.core.model.Place;
import breakeven.core.report.Format;
import breakeven.core.table.Sheets;
import breakeven.workbook.calculation.CalculationData;
import breakeven.workbook.calculation.CalculationRow;
import breakeven.workbook.calculation.Cells;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.Chart;
import breakeven.xlsx.ooxml.RowFormula;
import breakeven.xlsx.ooxml.RowXml;
import breakeven.xlsx.ooxml.SheetNames;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes {@code Calculation}. */
final class CalculationPage {
  /** By what a later review knows the names of these sheets again. */
  static final String NAMED = "Named by the review for Calculation.";

  private static final int[] WIDTHS = {38, 16, 20, 20, 11, 58};
  private static final int YEARS = 5;
  private static final String SAVES = "Fine-tune saves against alternative";
  private static final int YEAR_WIDTH = 12;
  private static final int MONTH_WIDTH = 10;
  private static final int MONTHS_A_YEAR = 12;
  private static final int FIRST_YEAR = 6;
  private static final double HEIGHT = 15.75;

  private static final String TRIED = "0\" tried\";;\"–\"";
  private static final String TRIED_HERE = "0\" tried\";;";
  private static final String MOVED = "\"moved by \"#,##0;\"moved by \"-#,##0;\"unchanged\"";
  private static final String MONEY = Format.MONEY.code();
  private static final String HIDDEN = ";;;";
  private static final SortedMap<Integer, Integer> NO_COLUMNS = new TreeMap<>();

  // Columns, from 0.
  private static final int LABEL = 0;
  private static final int UNIT = 1;
  private static final int REVIEWED = 2;
  private static final int NOW = 3;
  private static final int TRY = 4;
  private static final int WHERE = 5;

  // Rows from 0, and columns, that charts take.
  private static final int CHART = 6;
  private static final int CHART_END = 19;
  private static final int DRIVERS_END = 22;
  private static final int DRIVERS_WIDTH = 8;

  private final OutputWorkbook book;
  private final CalculationData data;
  private final CalculationData.Choice choice;
  private final OutputSheet page;

  /** {@code Review} before an address. */
  private final ReviewPage review;

  private final Map<CalculationRow, SortedMap<Integer, Integer>> columns = new HashMap<>();
  private final Map<List<Object>, Integer> styles = new HashMap<>();
  private final String pick;
  private final String labels;
  private final String tries;
  private final String rowNumbers;

  /** The last column, from 0. */
  private final int last;

  private int chosenStyle;

  /**
   * Adds the sheet where any workload has figures.
   *
   * @return what is spliced into its part
   */
  static Map<String, SheetSplice> add(
      OutputWorkbook book, CalculationData data, ReviewPage review) {
    if (data.count() == 0) {
      return Map.of();
    }
    CalculationPage made = new CalculationPage(book, data, review);
    EditedInputs edits = book.edits();
    if (edits != null) {
      edits.names(book.workbook(), NAMED);
    }
    made.layOut();
    return Map.of(made.part(), new SheetSplice().rows(made::write));
  }

  /** Rows that are written. */
  static long rows(CalculationData data) {
    return data.count() == 0 ? 0 : Cells.HEADER + data.calculation().rows().size();
  }

  /** Drops the names of an earlier review. */
  static void dropNames(XSSFWorkbook workbook) {
    for (Name name : List.copyOf(workbook.getAllNames())) {
      if (NAMED.equals(name.getComment())) {
        workbook.removeName(name);
      }
    }
  }

  private CalculationPage(OutputWorkbook book, CalculationData data, ReviewPage review) {
    this.review = review;
    this.book = book;
    this.data = data;
    choice = data.choice();
    last = Cells.MONTHS + data.calculation().lastMonth();
    Set<String> taken = new HashSet<>();
    book.workbook()
        .getAllNames()
        .forEach(name -> taken.add(name.getNameName().toLowerCase(java.util.Locale.ROOT)));
    pick = FreeName.of("Pick", "_", taken::contains);
    labels = FreeName.of("Rv_Label", "_", taken::contains);
    tries = FreeName.of("Try", "_", taken::contains);
    rowNumbers = FreeName.of("Rv_Row", "_", taken::contains);
    page = book.add(Sheets.CALCULATION);
    for (int i = 0; i < data.figures().size(); i++) {
      CalculationData.Figure figure = data.figures().get(i);
      columns.computeIfAbsent(figure.row(), any -> new TreeMap<>()).put(figure.at(), i);
    }
  }

  private String part() {
    return StubWorkbook.partName(page.sheet);
  }

  // --- the sheet ---------------------------------------------------------------------------------

  private void layOut() {
    String sheet = book.names().of(Sheets.CALCULATION);
    name(pick, Place.reference(sheet, "$I$1"));
    name(labels, review.labels());
    name(rowNumbers, review.rows());
    List<CalculationRow> tried =
        data.calculation().rows().stream().filter(CalculationRow::tries).toList();
    name(
        tries,
        Place.reference(
            sheet, "$E$" + tried.get(0).number() + ":$E$" + tried.get(tried.size() - 1).number()));
    int next = 0;
    for (int width : WIDTHS) {
      page.width(next++, width);
    }
    for (int i = 0; i < YEARS; i++) {
      page.width(next++, YEAR_WIDTH);
    }
    while (next <= last) {
      page.width(next++, MONTH_WIDTH);
    }
    XSSFSheet at = page.sheet;
    at.createFreezePane(1, Cells.HEADER);
    at.setRowSumsBelow(false);
    at.getCTWorksheet().getSheetFormatPr().setOutlineLevelRow((short) 2);
    page.printLong(
        Cells.HEADER - 1,
        data.calculation().rows().get(data.calculation().rows().size() - 1).number() - 1,
        FIRST_YEAR + YEARS - 1);
    dropDown();
    words();
    formats();
    charts();
    styleAll();
    chosenStyle =
        ResultStyles.index(
            book.styles().text(Role.CHOICE, choice.workloads().get(choice.first()).label()));
    style(Role.TITLE, "@", HorizontalAlignment.LEFT);
  }

  private void name(String name, String refersTo) {
    OutputWorkbook.name(book.workbook(), name, refersTo).setComment(NAMED);
  }

  /** What is tried and moved is red; what is not counted is not to be seen. */
  private void formats() {
    WordFormats formats = book.formats();
    List<CalculationRow> rows = data.calculation().rows();
    int first = rows.get(0).number();
    int last = rows.get(rows.size() - 1).number();
    String end = Place.letters(this.last) + last;
    String horizon = "$" + fixedRow(data.calculation().horizonCell());
    XSSFSheet at = page.sheet;
    formats.where("$H$1=0", at, WordFormats.Look.ERROR, "C1");
    formats.where("$H$1=0", at, WordFormats.Look.BEYOND, "A2:" + end);
    formats.where(
        "L$" + Cells.HEADER + ">" + horizon,
        at,
        WordFormats.Look.BEYOND_HEADER,
        "L" + Cells.HEADER + ":" + Place.letters(this.last) + Cells.HEADER);
    formats.where(
        "L$" + Cells.HEADER + ">" + horizon,
        at,
        WordFormats.Look.BEYOND,
        "L" + first + ":" + Place.letters(this.last) + last);
    String beyond = MONTHS_A_YEAR + "*(G$3-1)>=" + horizon;
    formats.where(
        beyond, at, WordFormats.Look.BEYOND_HEADER, "G" + Cells.HEADER + ":K" + Cells.HEADER);
    String years =
        rows.stream()
            .filter(row -> row.sums() || row.ends() || row.total() != null)
            .map(row -> "G" + row.number() + ":K" + row.number())
            .collect(Collectors.joining(" "));
    formats.where(beyond, at, WordFormats.Look.BEYOND, years);
    formats.where(
        "AND($E" + first + "<>\"\",$E" + first + "<>0)",
        at,
        WordFormats.Look.TRIED,
        "A" + first + ":E" + last);
    formats.where(moved(2), at, WordFormats.Look.TRIED, "D2:D3");
    formats.where(moved(first), at, WordFormats.Look.TRIED, "D" + first + ":D" + last);
    rules(formats, at);
  }

  /** Whether what is so now is another than what was reviewed, because of a value that is tried. */
  private static String moved(int row) {
    String reviewed = "$C" + row;
    String now = "$D" + row;
    return call(
        "AND",
        "$E$2>0",
        reviewed + "<>\"\"",
        ifElse(
            call("ISNUMBER", now),
            call("ABS", now + "-" + call("SUM", reviewed)) + ">0.000001",
            now + "<>" + reviewed));
  }

  /** The first rule that holds is the verdict's. */
  private void rules(WordFormats formats, XSSFSheet at) {
    int first = data.calculation().firstRule();
    int last = data.calculation().lastRule();
    formats.where(
        "AND($D" + first + "=1,SUM($D$" + first + ":$D" + first + ")=1)",
        at,
        WordFormats.Look.GO,
        "A" + first + ":F" + last);
  }

  private static String fixedRow(String cell) {
    return cell.replaceAll("([0-9]+)", "\\$$1");
  }

  /** Words of a closed list are chosen: what is not on it needs look-ups, and so a review. */
  private void words() {
    DataValidationHelper helper = page.sheet.getDataValidationHelper();
    for (CalculationRow row : data.calculation().rows()) {
      if (row.tries() && !row.words().isEmpty()) {
        int at = row.number() - 1;
        DataValidation rule =
            helper.createValidation(
                helper.createExplicitListConstraint(row.words().toArray(String[]::new)),
                new CellRangeAddressList(at, at, TRY, TRY));
        rule.setSuppressDropDownArrow(true);
        rule.setErrorStyle(DataValidation.ErrorStyle.STOP);
        rule.createErrorBox(row.label(), "Choose a word from the list, or clear the cell.");
        rule.setShowErrorBox(true);
        page.sheet.addValidationData(rule);
      }
    }
  }

  private void dropDown() {
    DataValidationHelper helper = page.sheet.getDataValidationHelper();
    DataValidation rule =
        helper.createValidation(
            helper.createFormulaListConstraint(labels), new CellRangeAddressList(0, 0, 2, 2));
    rule.setSuppressDropDownArrow(true);
    rule.setEmptyCellAllowed(false);
    rule.setErrorStyle(DataValidation.ErrorStyle.STOP);
    rule.createErrorBox("No such workload", "Choose a workload from the list: it has figures.");
    rule.setShowErrorBox(true);
    page.sheet.addValidationData(rule);
  }

  // --- charts ------------------------------------------------------------------------------------

  private Place place(int column, int row) {
    return new Place(book.names().of(Sheets.CALCULATION), row, column);
  }

  private Chart.Cells figures(List<CalculationRow> rows, int column) {
    double[] figures =
        rows.stream()
            .mapToDouble(
                row ->
                    value(row, column == NOW ? REVIEWED : column) instanceof Double number
                        ? number
                        : Double.NaN)
            .toArray();
    return ChartCells.numbers(
        place(column, rows.get(0).number()),
        place(column, rows.get(rows.size() - 1).number()),
        figures);
  }

  private Chart.Cells points(CalculationRow row) {
    double[] points = new double[row.until() + 1];
    for (int point = 0; point < points.length; point++) {
      Object value =
          looksUp(row, Cells.MONTHS + point)
              ? value(row, Cells.MONTHS + point)
              : data.month(row, point);
      points[point] = value instanceof Double number ? number : Double.NaN;
    }
    return ChartCells.numbers(
        place(Cells.MONTHS, row.number()), place(Cells.MONTHS + row.until(), row.number()), points);
  }

  /** The product's question as a picture, how the saving comes in, and what moves it. */
  private void charts() {
    List<CalculationRow> options = data.calculation().optionRows();
    Chart.Cells labels =
        ChartCells.texts(
            place(LABEL, options.get(0).number()),
            place(LABEL, options.get(options.size() - 1).number()),
            options.stream().map(data::label).toList());
    String currency = data.calculation().currency();
    new Chart(Chart.Kind.BARS, Chart.Label.of("Cost over the horizon, " + currency))
        .across(Chart.Axis.of(""))
        .up(Chart.Axis.none().format(MONEY))
        .series(
            Chart.Series.of(
                Chart.Label.of("As reviewed"), labels, figures(options, REVIEWED), Chart.Look.PALE))
        .series(
            Chart.Series.of(Chart.Label.of("Now"), labels, figures(options, NOW), Chart.Look.STRONG)
                .withValues())
        .legend()
        .addTo(page.sheet, new Chart.Area(CHART, WHERE, CHART_END, FIRST_YEAR));
    List<CalculationRow> picture = data.calculation().pictureRows();
    Chart.Cells months = points(picture.get(0));
    new Chart(Chart.Kind.SCATTER, Chart.Label.of("Saved so far, " + currency + ", by month"))
        .across(Chart.Axis.of("").format("0").steps(6, 0))
        .up(Chart.Axis.of("").format(MONEY))
        .series(
            Chart.Series.of(
                Chart.Label.of("As reviewed"), months, points(picture.get(2)), Chart.Look.RULE))
        .series(
            Chart.Series.of(
                Chart.Label.of("Now"), months, points(picture.get(1)), Chart.Look.STRONG))
        .legend()
        .addTo(page.sheet, new Chart.Area(CHART, FIRST_YEAR, CHART_END, Cells.MONTHS));
    List<CalculationRow> drivers = data.calculation().driverRows();
    if (!(value(drivers.get(0), FIRST_YEAR) instanceof Double)) {
      return;
    }
    TornadoChart.of(
            Chart.Label.of("What moves the net saving, as reviewed"),
            ChartCells.texts(
                place(LABEL, drivers.get(0).number()),
                place(LABEL, drivers.get(drivers.size() - 1).number()),
                drivers.stream().map(row -> String.valueOf(value(row, LABEL))).toList()),
            figures(drivers, FIRST_YEAR),
            figures(drivers, FIRST_YEAR + 1),
            currency)
        .addTo(
            page.sheet,
            new Chart.Area(CHART, Cells.MONTHS, DRIVERS_END, Cells.MONTHS + DRIVERS_WIDTH));
  }

  // --- styles ------------------------------------------------------------------------------------

  private int style(Role role, String format, HorizontalAlignment side) {
    return styles.computeIfAbsent(
        List.of(role, format, side),
        any -> ResultStyles.index(book.styles().oneLine(role, format, side)));
  }

  private int words(Role role) {
    return style(role, ResultStyles.GENERAL, HorizontalAlignment.LEFT);
  }

  private int figure(Role role, CalculationRow row) {
    return figure(role, row.format());
  }

  private int figure(Role role, String format) {
    return style(role, format.isEmpty() ? ResultStyles.GENERAL : format, HorizontalAlignment.RIGHT);
  }

  private void styleAll() {
    for (Role role :
        List.of(
            Role.NOTE,
            Role.SECTION,
            Role.PLAIN,
            Role.PLAIN_TOTAL,
            Role.PLAIN_QUIET,
            Role.HEADER,
            Role.TYPED_HEADER,
            Role.RUNNING)) {
      words(role);
      style(role, "0", HorizontalAlignment.RIGHT);
      style(role, HIDDEN, HorizontalAlignment.RIGHT);
      style(role, ResultStyles.GENERAL, HorizontalAlignment.RIGHT);
      style(role, MONEY, HorizontalAlignment.RIGHT);
    }
    style(Role.NOTE, TRIED, HorizontalAlignment.RIGHT);
    style(Role.SECTION, TRIED_HERE, HorizontalAlignment.RIGHT);
    style(Role.NOTE, MOVED, HorizontalAlignment.LEFT);
    for (CalculationRow row : data.calculation().rows()) {
      for (Role role :
          List.of(
              Role.RUNNING,
              Role.PLAIN,
              Role.PLAIN_TOTAL,
              Role.PLAIN_QUIET,
              Role.INPUT,
              Role.SECTION,
              Role.KEY)) {
        figure(role, row);
        row.formats().forEach(format -> figure(role, format));
      }
    }
  }

  // --- rows --------------------------------------------------------------------------------------

  private void write(RowXml out) throws IOException {
    head(out);
    List<CalculationRow> rows = data.calculation().rows();
    for (int i = 0; i < rows.size(); i++) {
      CalculationRow row = rows.get(i);
      CellXml cells = out.startRow(row.number(), HEIGHT);
      if (row.level() > 0) {
        out.folded(row.level());
      }
      if (i + 1 < rows.size() && rows.get(i + 1).level() > row.level()) {
        out.opens();
      }
      switch (row.kind()) {
        case SENTENCE -> taken(cells, row, LABEL, words(Role.RUNNING));
        default -> line(cells, row);
      }
      out.endRow();
    }
  }

  private void head(RowXml out) throws IOException {
    CalculationRow verdict = data.calculation().verdictRow();
    CalculationRow saving = data.calculation().savingRow();
    List<CalculationRow> pictures = data.calculation().pictureRows();
    CellXml one = out.startRow(1, 22);
    one.text(0, style(Role.TITLE, "@", HorizontalAlignment.LEFT), Sheets.CALCULATION);
    String chosen = choice.workloads().get(choice.first()).label();
    one.text(2, chosenStyle, chosen);
    one.text(WHERE, words(Role.NOTE), invitation());
    int first = choice.first() + ReviewPage.FIRST_ROW;
    int hidden = style(Role.NOTE, HIDDEN, HorizontalAlignment.RIGHT);
    one.formula(7, hidden, new RowFormula(sumProduct("(" + labels + "=C1)*" + rowNumbers)), first);
    one.formula(8, hidden, new RowFormula(call("MAX", ReviewPage.FIRST_ROW, "H1")), first);
    points(one, pictures.get(0));
    out.endRow();
    headLine(out, 2, "Verdict", verdict);
    headLine(out, 3, SAVES, saving);
    CellXml header = out.startRow(Cells.HEADER, 18);
    List<String> titles = List.of("Line", "Unit", "As reviewed", "Now", "Try", "Where from");
    for (int i = 0; i < titles.size(); i++) {
      boolean figures = i > 1 && i < 5;
      header.text(
          i,
          style(
              i == 4 ? Role.TYPED_HEADER : Role.HEADER,
              ResultStyles.GENERAL,
              figures ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT),
          titles.get(i));
    }
    int number = style(Role.HEADER, "0", HorizontalAlignment.RIGHT);
    for (int year = 1; year <= YEARS; year++) {
      header.text(
          FIRST_YEAR + year - 1,
          style(Role.HEADER, ResultStyles.GENERAL, HorizontalAlignment.RIGHT),
          "Year " + year);
    }
    for (int month = 0; month <= data.calculation().lastMonth(); month++) {
      header.number(Cells.MONTHS + month, number, month);
    }
    out.endRow();
  }

  /** What the titles of blocks count. */
  private String triedInAll() {
    return data.calculation().rows().stream()
        .filter(row -> row.kind() == CalculationRow.Kind.TITLE)
        .filter(row -> data.calculation().block(row).stream().anyMatch(CalculationRow::tries))
        .map(row -> "E" + row.number())
        .collect(Collectors.joining("+"));
  }

  private String invitation() {
    return data.count() > CalculationData.MOST
        ? "◄ "
            + Text.fixed(CalculationData.MOST, 0)
            + " of "
            + Text.fixed(data.count(), 0)
            + " can be chosen; explain for others"
        : "◄ choose a workload here; type in the yellow column to try a value";
  }

  /** That it comes to the net saving of the review, as long as nothing is tried. */
  static Check check(SheetNames names, CalculationData data) {
    double saving = data.reviewed(data.calculation().savingRow());
    String sheet = names.of(Sheets.CALCULATION);
    String reviewed = Place.reference(sheet, "$C$3");
    String now = Place.reference(sheet, "$D$3");
    String tried = Place.reference(sheet, "$E$2") + ">0";
    return Check.money(
        "The workload on " + sheet + " comes to what the review found",
        sheet + ", " + SAVES,
        new Place(sheet, 3, NOW),
        Check.Figure.formula(call("SUM", ifElse(tried, reviewed, now)), saving),
        Check.Figure.formula(call("SUM", reviewed), saving),
        "Clear what is tried; if it still differs, review again");
  }

  private void headLine(RowXml out, int number, String label, CalculationRow row)
      throws IOException {
    CellXml cells = out.startRow(number, 17);
    cells.text(0, words(Role.PLAIN_TOTAL), label);
    Object reviewed = value(row, REVIEWED);
    put(cells, 2, figure(Role.KEY, row), "C" + row.number(), reviewed);
    put(cells, 3, figure(Role.KEY, row), "D" + row.number(), reviewed);
    if (number == 2) {
      cells.formula(
          4, style(Role.NOTE, TRIED, HorizontalAlignment.RIGHT), new RowFormula(triedInAll()), 0);
      put(
          cells,
          5,
          words(Role.NOTE),
          ifElse(
              "E2>0",
              quoted("cells are tried"),
              ifElse(
                  call("AND", "C2=D2", call("ABS", "F3") + "<0.005"),
                  quoted("equals the review, to the penny"),
                  quoted("now differs"))),
          "equals the review, to the penny");
    } else {
      put(
          cells,
          5,
          style(Role.NOTE, MOVED, HorizontalAlignment.LEFT),
          call("SUM", "D3") + "-" + call("SUM", "C3"),
          0.0);
      int hidden = style(Role.NOTE, HIDDEN, HorizontalAlignment.RIGHT);
      for (int year = 1; year <= YEARS; year++) {
        cells.number(FIRST_YEAR + year - 1, hidden, year);
      }
    }
    points(cells, data.calculation().pictureRows().get(number - 1));
    out.endRow();
  }

  /** What the picture of the saving is drawn from, above the months and not to be seen. */
  private void points(CellXml cells, CalculationRow picture) throws IOException {
    int hidden = style(Role.NOTE, HIDDEN, HorizontalAlignment.RIGHT);
    for (int point = 0; point <= picture.until(); point++) {
      int at = Cells.MONTHS + point;
      if (looksUp(picture, at)) {
        taken(cells, picture, at, hidden);
      } else {
        String formula = point == 0 ? picture.start() : picture.month(point);
        put(cells, at, hidden, formula, data.month(picture, point));
      }
    }
  }

  /** The year of a month, from 1; month 0 is in the first. */
  private static int year(int month) {
    return Math.max(1, (month + MONTHS_A_YEAR - 1) / MONTHS_A_YEAR);
  }

  private boolean looksUp(CalculationRow row, int at) {
    return columns.getOrDefault(row, NO_COLUMNS).containsKey(at);
  }

  private Object value(CalculationRow row, int at) {
    Integer figure = columns.getOrDefault(row, NO_COLUMNS).get(at);
    return figure == null ? "" : choice.workloads().get(choice.first()).values().get(figure);
  }

  private void taken(CellXml cells, CalculationRow row, int at, int style) {
    int figure = Objects.requireNonNull(columns.getOrDefault(row, NO_COLUMNS).get(at));
    put(cells, at, style, review.cell(figure, pick), value(row, at));
  }

  private static void put(CellXml cells, int at, int style, String formula, Object value) {
    if (value instanceof Double number) {
      cells.formula(at, style, new RowFormula(formula), number);
    } else {
      cells.formula(at, style, new RowFormula(formula), String.valueOf(value));
    }
  }

  private static Role role(CalculationRow row) {
    return switch (row.kind()) {
      case TITLE -> Role.SECTION;
      case TOTAL -> Role.PLAIN_TOTAL;
      case HARM -> Role.PLAIN_QUIET;
      default -> Role.PLAIN;
    };
  }

  private void line(CellXml cells, CalculationRow row) {
    Role role = role(row);
    Role quiet = row.kind() == CalculationRow.Kind.TITLE ? role : Role.NOTE;
    if (looksUp(row, LABEL)) {
      taken(cells, row, LABEL, words(Role.RUNNING));
    } else if (row.labelFormula().isEmpty()) {
      cells.text(LABEL, words(role), row.label());
    } else {
      put(cells, LABEL, words(role), row.labelFormula(), data.label(row));
    }
    if (looksUp(row, UNIT)) {
      taken(cells, row, UNIT, words(Role.RUNNING));
    } else {
      cells.text(UNIT, words(quiet), row.unit());
    }
    if (looksUp(row, REVIEWED)) {
      taken(cells, row, REVIEWED, figure(Role.RUNNING, row));
    } else {
      cells.blank(REVIEWED, figure(role, row));
    }
    CalculationRow total = row.total();
    Object[] months = row.monthly() ? months(row) : total != null ? months(total) : new Object[0];
    if (total != null) {
      put(cells, NOW, figure(role, row), "D" + total.number(), data.now(total));
    } else if (row.now().isEmpty()) {
      cells.blank(NOW, figure(role, row));
    } else {
      put(cells, NOW, figure(role, row), row.now(), data.now(row));
    }
    tried(cells, row);
    if (looksUp(row, WHERE)) {
      taken(cells, row, WHERE, words(Role.RUNNING));
    } else if (row.whereFormula().isEmpty()) {
      cells.text(WHERE, words(quiet), row.where());
    } else {
      put(cells, WHERE, words(Role.NOTE), row.whereFormula(), data.where(row));
    }
    beside(cells, row, months);
    for (int month = 0; month <= row.until(); month++) {
      int at = Cells.MONTHS + month;
      String formula = month == 0 ? row.start() : row.monthly() ? row.month(month) : "";
      if (looksUp(row, at)) {
        taken(cells, row, at, figure(Role.RUNNING, row));
      } else if (!formula.isEmpty()) {
        put(cells, at, figure(role, row), formula, months[month]);
      }
    }
  }

  /** Where something is tried, and above a block how much of it is. */
  private void tried(CellXml cells, CalculationRow row) {
    List<CalculationRow> block =
        row.kind() == CalculationRow.Kind.TITLE ? data.calculation().block(row) : List.of();
    if (block.stream().anyMatch(CalculationRow::tries)) {
      String range = "E" + block.get(0).number() + ":E" + block.get(block.size() - 1).number();
      cells.formula(
          TRY,
          style(Role.SECTION, TRIED_HERE, HorizontalAlignment.RIGHT),
          new RowFormula(call("COUNTA", range)),
          0);
    } else {
      cells.blank(TRY, row.tries() ? figure(Role.INPUT, row) : words(role(row)));
    }
  }

  /** What stands between where a figure is from and its months. */
  private void beside(CellXml cells, CalculationRow row, Object[] months) {
    Role role = role(row);
    CalculationRow total = row.total();
    if (row.sums() || row.ends() || total != null) {
      years(cells, row, months);
      return;
    }
    for (int at = FIRST_YEAR; at < FIRST_YEAR + YEARS; at++) {
      String also = row.also().getOrDefault(at, "");
      if (looksUp(row, at)) {
        taken(cells, row, at, figure(Role.RUNNING, row.format(at)));
      } else if (row.figures().containsKey(at)) {
        Expression figure = Objects.requireNonNull(row.figures().get(at));
        put(
            cells,
            at,
            figure(role, row.format(at)),
            data.calculation().formula(row, at),
            data.figure(figure));
      } else if (!also.isEmpty()) {
        cells.text(at, style(role, ResultStyles.GENERAL, HorizontalAlignment.RIGHT), also);
      } else if (row.kind() == CalculationRow.Kind.TITLE) {
        cells.blank(at, words(role));
      }
    }
  }

  private Object[] months(CalculationRow row) {
    Object[] months = new Object[row.until() + 1];
    for (int month = 0; month < months.length; month++) {
      months[month] = data.month(row, month);
    }
    return months;
  }

  private void years(CellXml cells, CalculationRow row, Object[] months) {
    for (int year = 1; year <= YEARS; year++) {
      double sum = 0;
      for (int month = 0; month < months.length; month++) {
        if (months[month] instanceof Double number) {
          sum = year(month) != year ? sum : row.ends() ? number : sum + number;
        }
      }
      String column = Place.letters(FIRST_YEAR + year - 1);
      CalculationRow total = row.total();
      String formula =
          total != null
              ? column + total.number()
              : row.sums()
                  ? call("SUM", months(row.number(), year))
                  : call(
                      "INDEX",
                      months(row.number()),
                      1,
                      call(
                              "MIN",
                              MONTHS_A_YEAR + "*" + column + "$3",
                              "$" + data.calculation().horizonCell())
                          + "+1");
      if (row.ends()) {
        double horizon = horizon();
        int at = (int) Math.min(MONTHS_A_YEAR * (double) year, horizon);
        sum = months[at] instanceof Double number ? number : 0;
      }
      put(cells, FIRST_YEAR + year - 1, figure(role(row), row), formula, sum);
    }
  }

  /** The cells of a row in a year; month 0 is in the first. */
  private static String months(int row, int year) {
    int before = MONTHS_A_YEAR * (year - 1);
    return Cells.column(year == 1 ? 0 : before + 1)
        + row
        + ":"
        + Cells.column(before + MONTHS_A_YEAR)
        + row;
  }

  /** The cells of a row from month 0 to the last. */
  private String months(int row) {
    return "$L" + row + ":$" + Place.letters(last) + row;
  }

  private double horizon() {
    return data.horizon();
  }
}
