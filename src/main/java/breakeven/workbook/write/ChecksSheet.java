package breakeven.workbook.write;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIf;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.round;

import breakeven.core.model.FreeName;
import breakeven.core.model.Place;
import breakeven.core.report.CellContent;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.SheetNames;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The sheet on which the workbook checks itself, and the one cell that says how it is. */
final class ChecksSheet {
  /** The name of the cell that rolls all checks up. */
  static final String ALL = "Chk_All";

  private static final List<ResultColumn> COLUMNS =
      List.of(
          column("#", Format.COUNT, 6, "The number of the check."),
          column("Check", Format.TEXT, 48, "What ought to hold."),
          column("Where", Format.TEXT, 38, "Where it is measured; click to go there."),
          column(
              "Measured",
              Format.COUNT,
              15,
              "The value in the workbook. On white a formula; on blue a value of the review."),
          column("Expected", Format.COUNT, 15, "What it must be."),
          column("Difference", Format.COUNT, 12, "Measured less expected."),
          column("Tolerance", Format.COUNT, 11, "The difference that is still no matter."),
          column("Result", Format.TEXT, 10, "OK, or CHECK where the difference is greater."),
          column("What to do", Format.TEXT, 78, "Empty where the check holds."));

  private static final int MEASURED = 3;
  private static final int EXPECTED = 4;
  private static final int DIFFERENCE = 5;
  private static final int TOLERANCE = 6;
  private static final int RESULT = 7;
  private static final int TODO = 8;
  private static final int FIRST_ROW = OutputSheet.HEADER_ROW + 2;
  private static final Place LIGHT = new Place("", OutputSheet.HEADER_ROW, 0);
  private static final int ROW_HEIGHT = 18;

  private final XSSFWorkbook workbook;
  private final ResultStyles styles;
  private final WordFormats formats;
  private final SheetNames names;
  private final OutputSheet sheet;

  /**
   * Adds the empty sheet behind the last one; {@link #write} fills it once all others are there.
   */
  ChecksSheet(OutputWorkbook book) {
    this.workbook = book.workbook();
    this.styles = book.styles();
    this.formats = book.formats();
    this.names = book.names();
    sheet = book.add(Sheets.CHECKS);
  }

  /**
   * Fills the sheet, and shows how it is at the head of Summary.
   *
   * @param onSummary the cell of Summary that says how they are
   * @param live whether an edit of an input shows in the figures
   */
  void write(List<Check> checks, Place onSummary, boolean live) {
    sheet.titleBlock(
        "Checks",
        live
            ? "What must hold in this workbook, measured by formulas, so that a later edit is noticed"
                + " too."
            : "What must hold in this workbook. Figures are values of the review: an edit shows only after the next one.");
    sheet.linkBack(names);
    List<String> titles = sheet.headers(OutputSheet.HEADER_ROW, COLUMNS);
    for (int i = 0; i < COLUMNS.size(); i++) {
      sheet.width(i, COLUMNS.get(i).width());
    }
    sheet.sheet.createFreezePane(2, OutputSheet.HEADER_ROW + 1);
    for (int i = 0; i < checks.size(); i++) {
      line(i, checks.get(i));
    }
    sheet.table("tblChecks", OutputSheet.HEADER_ROW, checks.size(), titles);
    formats.addTo(sheet.sheet, WordFormats.Cells.RESULT, results(checks).replace("$", ""));
    light(checks, onSummary);
    sheet.printLong(
        OutputSheet.HEADER_ROW, OutputSheet.HEADER_ROW + checks.size(), COLUMNS.size() - 1);
    sheet.protect();
  }

  private static ResultColumn column(String title, Format format, int width, String help) {
    return new ResultColumn(title, "", format, width, help, CellContent.NOTHING);
  }

  // --- one check -------------------------------------------------------------------------------

  private void line(int index, Check check) {
    int row = FIRST_ROW - 1 + index;
    sheet.row(row).setHeightInPoints(ROW_HEIGHT);
    sheet.cell(row, 0, styles.outputStyle(Format.COUNT)).setCellValue(index + 1);
    sheet.text(row, 1, Role.OUTPUT, check.name());
    XSSFCell where = sheet.text(row, 2, Role.OUTPUT_LINK, check.where());
    sheet.link(where, check.link());
    figure(row, MEASURED, check.format(), check.measured());
    figure(row, EXPECTED, check.format(), check.expected());
    String difference =
        ifError(round(at(MEASURED, row) + "-" + at(EXPECTED, row), 6), quoted("error"));
    OutputSheet.formula(
        sheet.number(row, DIFFERENCE, Role.CALCULATION, check.format()),
        difference,
        check.difference());
    sheet
        .cell(row, TOLERANCE, styles.of(Role.OUTPUT, "General", HorizontalAlignment.RIGHT))
        .setCellValue(check.tolerance());
    String result =
        ifError(
            ifElse(
                call("ABS", at(DIFFERENCE, row)) + "<=" + at(TOLERANCE, row),
                quoted(Check.OK),
                quoted(Check.CHECK)),
            quoted(Check.CHECK));
    OutputSheet.formula(word(row, RESULT), result, check.result());
    String todo =
        ifElse(
            at(RESULT, row) + "=" + quoted(Check.OK),
            NOTHING,
            ifError(check.advice().formula(at(MEASURED, row)), NOTHING));
    OutputSheet.formula(word(row, TODO), todo, check.todo());
  }

  private XSSFCell word(int row, int column) {
    return sheet.cell(
        row, column, styles.of(Role.CALCULATION, "General", HorizontalAlignment.LEFT));
  }

  private void figure(int row, int column, Format format, Check.Figure figure) {
    String formula = figure.formula();
    if (formula == null) {
      sheet.number(row, column, format, figure.value());
    } else {
      OutputSheet.formula(
          sheet.number(row, column, Role.CALCULATION, format),
          ifError(formula, quoted("error")),
          figure.value());
    }
  }

  private static String at(int column, int row) {
    return Place.cell(column, row + 1);
  }

  // --- all checks ------------------------------------------------------------------------------

  private static String results(List<Check> checks) {
    return new CellRange(FIRST_ROW, RESULT, FIRST_ROW + checks.size() - 1, RESULT).absolute();
  }

  private void light(List<Check> checks, Place onSummary) {
    String results = results(checks);
    String open = call("ROWS", results) + "-" + countIf(results, quoted(Check.OK));
    String formula =
        ifElse(
            open + "=0",
            join(quoted("All "), call("ROWS", results), quoted(" checks OK")),
            join(
                open,
                quoted(" of "),
                call("ROWS", results),
                ifElse(
                    open + "=1",
                    quoted(" checks needs attention"),
                    quoted(" checks need attention"))));
    String good = "All " + checks.size() + " checks OK";
    XSSFCell cell = sheet.cell(LIGHT.row() - 1, LIGHT.column(), styles.of(Role.ANSWER));
    OutputSheet.formula(cell, formula, says(checks, good));
    formats.warnUnless(sheet.sheet, LIGHT.cell(), good);
    String name = name();
    XSSFSheet summary = workbook.getSheet(names.of(Sheets.SUMMARY));
    if (summary != null) {
      onSummary(summary, onSummary, name, says(checks, good), good);
    }
  }

  private static String says(List<Check> checks, String good) {
    long open = checks.stream().filter(check -> !check.holds()).count();
    String rest = open == 1 ? " checks needs attention" : " checks need attention";
    return open == 0 ? good : open + " of " + checks.size() + rest;
  }

  /** The name, made; with a number behind it where the user has one like it. */
  private String name() {
    Set<String> taken =
        workbook.getAllNames().stream()
            .map(Name::getNameName)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    String free = FreeName.of(ALL, "_", taken::contains);
    XSSFName name = workbook.createName();
    name.setNameName(free);
    name.setRefersToFormula(
        Place.reference(sheet.sheet.getSheetName(), Place.fixed(LIGHT.column(), LIGHT.row())));
    return free;
  }

  private void onSummary(XSSFSheet summary, Place place, String name, String says, String good) {
    XSSFCell cell = summary.getRow(place.row() - 1).createCell(place.column());
    cell.setCellStyle(styles.of(Role.SMALL_LINK));
    OutputSheet.formula(cell, name, says);
    sheet.link(cell, new Place(sheet.sheet.getSheetName(), 1, 0));
    formats.warnUnless(summary, place.cell(), good);
  }
}
