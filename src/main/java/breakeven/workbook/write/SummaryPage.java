package breakeven.workbook.write;

import breakeven.core.expression.Formula;
import breakeven.core.model.Place;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.SummaryData;
import breakeven.core.table.Sheets;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.xlsx.ooxml.SheetNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;

/**
 * {@code Summary} in the making: its columns, how a row and a cell of it look, the row that comes
 * next. A page has no grid and no merged cells: texts run over the empty cells at their right.
 */
final class SummaryPage {
  /** The first column of each third of the page that holds a figure of its own. */
  static final int[] CARDS = {1, 3, 6};

  /** Width of a character, points: seven pixels. */
  static final double CHARACTER = 5.25;

  /** Sign, verdict, workloads and six amounts, in thirds of a page of A4 at 89 %. */
  private static final int[] WIDTHS = {3, 24, 11, 15, 11, 12, 14, 11, 13};

  static final int SIGN = 0;
  static final int NAME = 1;
  static final int COUNT = 2;
  static final int FIRST_AMOUNT = 3;

  /** The last column, from 0. */
  static final int LAST = WIDTHS.length - 1;

  static final String MONEY = NumberFormats.AMOUNT_IF_ANY;

  /** Numbers of workloads: the same, so that none is empty there too. */
  static final String WHOLE = MONEY;

  /** Characters of a line that is not cut at the edge of the page. */
  static final int LINE_LENGTH = 130;

  /** Height of a row of text, points. */
  static final double ROW = 12;

  /** A number that is not shown where it is 0. */
  private static final String EDITED = "#,##0;;";

  private static final double TOPIC = 17;

  final OutputSheet sheet;
  final ResultStyles styles;
  final WordFormats formats;
  final SheetNames names;
  final SummaryData data;

  private final List<Consumer<ReviewSums>> formulas = new ArrayList<>();

  /** The next free row, from 0. */
  int next;

  /** Height of the rows so far, points. */
  private double used;

  private String carriedOut = "";

  SummaryPage(OutputWorkbook book, SummaryData data) {
    styles = book.styles();
    formats = book.formats();
    names = book.names();
    this.data = data;
    sheet = book.add(Sheets.SUMMARY);
    for (int i = 0; i < WIDTHS.length; i++) {
      sheet.width(i, WIDTHS[i]);
    }
  }

  /** The first column of a third of the page. */
  static int first(int third) {
    return third == 0 ? 0 : CARDS[third];
  }

  /** The column behind it. */
  static int behind(int third) {
    return third == CARDS.length - 1 ? LAST + 1 : CARDS[third + 1];
  }

  /** How far from the left edge a place on the page is, points. */
  static double points(double column) {
    double characters = 0;
    for (int i = 0; i < WIDTHS.length && i < column; i++) {
      characters += Math.min(1, column - i) * WIDTHS[i];
    }
    return characters * CHARACTER;
  }

  /** Lets its sums be formulas over the rows of the review. */
  void sums(ReviewSums sums) {
    formulas.forEach(formula -> formula.accept(sums));
  }

  /** Two rows that are empty unless an input was edited since the review. */
  void edited(EditedInputs edits) {
    int row = next + 1;
    XSSFCell count =
        sheet.cell(next, NAME, styles.of(Role.LEAD, EDITED, HorizontalAlignment.RIGHT));
    count.setCellValue(0);
    OutputSheet.formula(count, edits.all());
    said(
        COUNT,
        Role.LEAD,
        Place.fixed(NAME, row),
        "workloads edited since this review: review again");
    formats.where(
        "$" + Place.letters(NAME) + "$" + row + ">0",
        sheet.sheet,
        WordFormats.Look.ERROR,
        "A" + row + ":" + Place.letters(LAST) + row);
    end(ROW);
    XSSFCell carried =
        sheet.cell(next, NAME, styles.of(Role.FINE_PRINT, EDITED, HorizontalAlignment.RIGHT));
    carried.setCellValue(0);
    OutputSheet.formula(carried, edits.carriedOut());
    said(
        COUNT,
        Role.FINE_PRINT,
        Place.fixed(NAME, next + 1),
        "decisions carried out since this review: its figures are from before");
    end(ROW);
    carriedOut = edits.carriedOut();
    int column = 0;
    for (Map.Entry<String, String> table : edits.told().entrySet()) {
      if (column < LAST) {
        said(++column, Role.FINE_PRINT, table.getValue(), table.getKey() + " edited");
      }
    }
    formats.where(
        "LEN(A" + (row + 1) + ")>0",
        sheet.sheet,
        WordFormats.Look.NEGATIVE,
        "A" + (row + 1) + ":" + Place.letters(LAST) + (row + 1));
    end(ROW);
  }

  /** What is approved and not carried out yet, of a number that is approved. */
  String notCarriedOut(String approved) {
    return carriedOut.isEmpty() ? approved : approved + "-" + carriedOut;
  }

  /** Words that are there as long as a count is above 0, which it is not at the review. */
  private void said(int column, Role role, String count, String words) {
    XSSFCell cell = sheet.cell(next, column, styles.of(role));
    cell.setCellValue("");
    OutputSheet.formula(
        cell, Formula.ifElse(count + ">0", Formula.quoted(words), Formula.quoted("")));
  }

  // --- rows --------------------------------------------------------------------------------------

  /** Ends the row. */
  void end(double height) {
    sheet.row(next++).setHeightInPoints((float) height);
    used += height;
  }

  /** Height that is left on the first page, points; negative where it is more than full. */
  double left() {
    return OutputSheet.uprightHeight(points(WIDTHS.length)) - used;
  }

  /** Leaves room. */
  void gap(double height) {
    end(height);
  }

  /** A line of text over the whole width. */
  XSSFCell line(Role role, String text, double height) {
    XSSFCell cell = sheet.text(next, 0, role, text);
    end(height);
    return cell;
  }

  /** A heading over the whole width. */
  void topic(String title) {
    for (int i = 0; i <= LAST; i++) {
      sheet.cell(next, i, styles.of(Role.SECTION));
    }
    sheet.row(next).getCell(0).setCellValue(title);
    end(TOPIC);
  }

  /** A line of text over the whole width, all of it coloured. */
  void band(Role role, String text) {
    fill(role, 0, LAST);
    OutputSheet.put(sheet.row(next).getCell(0), text);
    end(ROW + 1);
  }

  /** A text in as many lines as it needs, broken between words. */
  static List<String> lines(String text) {
    return lines(text, LINE_LENGTH);
  }

  /** The same of so many characters at most. */
  static List<String> lines(String text, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    int end = rest.lastIndexOf(' ', most);
    while (rest.length() > most && end > 0) {
      lines.add(rest.substring(0, end));
      rest = rest.substring(end + 1);
      end = rest.lastIndexOf(' ', most);
    }
    lines.add(rest);
    return lines;
  }

  /** Gives cells of the row their look. */
  void fill(Role role, int first, int last) {
    for (int i = first; i <= last; i++) {
      sheet.cell(next, i, styles.band(role));
    }
  }

  // --- cells -------------------------------------------------------------------------------------

  /** The cell of a column in the next row. */
  Place here(int column) {
    return new Place("", next + 1, column);
  }

  /** A text of unknown origin. */
  XSSFCell text(int column, Role role, String text) {
    return sheet.text(next, column, role, text);
  }

  /** A header above figures, at their side. */
  void header(int column, String title, boolean number) {
    XSSFCell cell =
        sheet.cell(
            next,
            column,
            styles.wrapped(
                Role.PAGE_HEADER, number ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT));
    cell.setCellValue(title);
  }

  /** A figure that stays a value of the review; empty where there is none. */
  XSSFCell number(int column, Role role, String format, double value) {
    XSSFCell cell = sheet.cell(next, column, styles.of(role, format, HorizontalAlignment.RIGHT));
    if (!Double.isNaN(value)) {
      cell.setCellValue(value);
    }
    return cell;
  }

  /** A figure with the formula that it comes from. */
  XSSFCell number(
      int column, Role role, String format, double value, Function<ReviewSums, String> formula) {
    XSSFCell cell = number(column, role, format, value);
    formulas.add(model -> OutputSheet.formula(cell, formula.apply(model)));
    return cell;
  }

  /** Takes what makes a formula of a cell, once it is known where everything stands. */
  void sum(Consumer<ReviewSums> formula) {
    formulas.add(formula);
  }

  /** Makes a cell lead to a row of the user's sheet of workloads, where there is one. */
  void linkRow(XSSFCell cell, int sheetRow) {
    if (!data.workloadsSheet().isEmpty()) {
      sheet.link(cell, new Place(data.workloadsSheet(), sheetRow, 0));
    }
  }

  /** Makes a cell lead to a sheet of ours, where the workbook has it. */
  void linkSheet(XSSFCell cell, String usual) {
    String name = names.of(usual);
    if (data.sheets().contains(name)) {
      sheet.link(cell, new Place(name, 1, 0));
    }
  }

  /** Whether a name of the user's leads to a row. */
  boolean linked() {
    return !data.workloadsSheet().isEmpty();
  }
}
