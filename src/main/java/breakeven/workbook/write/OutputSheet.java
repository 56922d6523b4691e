package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.Notes;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCell;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCol;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCols;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/** What our output sheets have in common: tab, title block, headers with notes, table, print. */
final class OutputSheet {
  private static final double NO_END = 1e99;

  /** Where the header is under a title block, from 0. */
  static final int HEADER_ROW = 4;

  /** The rows of a title block: title, sentence and link. */
  private static final int TITLE_ROWS = 3;

  /** The last column that a sentence under a title runs over, from 0. */
  private static final int TITLE_COLUMNS = 5;

  private static final int HEADER_LINES = 3;

  /** Characters of a header cell that its text does not fill: indent, filter button, bold type. */
  private static final int MARGIN = 4;

  /** Inches above a page's heading. */
  private static final double HEADER_MARGIN = 0.2;

  /** Inches below a portrait page, with its footer. */
  private static final double FOOTER_MARGIN = 0.5;

  /** Inches beside a portrait page, and above it. */
  private static final double NARROW_MARGIN = 0.4;

  /** Points. */
  private static final double INCH = 72;

  private static final double A4_WIDTH = 210 / 25.4 * INCH;
  private static final double A4_HEIGHT = 297 / 25.4 * INCH;

  /**
   * The part of a page that rows may take more than they are said to: a fraction of a pixel each.
   */
  private static final double ROUNDED = 0.01;

  private final XSSFWorkbook workbook;
  final XSSFSheet sheet;
  private final ResultStyles styles;
  private String heading = "";
  private final List<Integer> widths = new ArrayList<>();
  private @Nullable Notes notes;

  /**
   * @param tab the tab's colour
   */
  OutputSheet(XSSFWorkbook workbook, ResultStyles styles, String name, String tab) {
    this.workbook = workbook;
    this.styles = styles;
    sheet = workbook.createSheet(name);
    sheet.setTabColor(NamedStyles.color(tab));
    sheet.setDisplayGridlines(false);
    sheet.setZoom(100);
  }

  /** Takes what is printed above each page of several. */
  void titled(String title, String sentence) {
    heading =
        "&\"-,Bold\"&16&K"
            + Colors.STRONG
            + printed(title)
            + "   &\"-,Regular\"&9&K000000"
            + printed(sentence);
  }

  /** Text of a header or footer, in which an ampersand begins a code. */
  private static String printed(String text) {
    return text.replace("&", "&&");
  }

  /** Makes a cell lead to a place in the same workbook. */
  void link(XSSFCell cell, Place to) {
    linkName(cell, to.reference());
  }

  /** Makes a cell lead to what a name of the workbook refers to. */
  void linkName(XSSFCell cell, String name) {
    XSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
    link.setAddress(name);
    cell.setHyperlink(link);
  }

  /**
   * Makes a formula of a cell that holds what it comes to. The sheets and names in it need not be
   * there yet.
   */
  static void formula(XSSFCell cell, String formula) {
    if (formula.length() > CellXml.MAX_FORMULA) {
      throw new IllegalArgumentException("a formula of " + formula.length() + " characters");
    }
    if (cell.getCellType() == CellType.STRING) {
      formula(cell, formula, STCellType.STR, cell.getStringCellValue());
    } else {
      cell.getCTCell().addNewF().setStringValue(formula);
    }
  }

  /** A row from 0, made where there is none. */
  XSSFRow row(int row) {
    XSSFRow found = sheet.getRow(row);
    return found == null ? sheet.createRow(row) : found;
  }

  XSSFCell cell(int row, int column, XSSFCellStyle style) {
    XSSFCell cell = row(row).createCell(column);
    cell.setCellStyle(style);
    return cell;
  }

  /** Puts a text into a cell, past the list of texts that POI keeps, where it needs no care. */
  static void put(XSSFCell cell, String text) {
    if (text.contains("_x") || !text.equals(text.strip())) {
      cell.setCellValue(text);
      return;
    }
    cell.getCTCell().setT(STCellType.INLINE_STR);
    cell.getCTCell().addNewIs().setT(text);
  }

  /** A text of unknown origin: it stays text whatever it begins with. */
  XSSFCell text(int row, int column, ResultStyles.Role role, String text) {
    XSSFCell cell = cell(row, column, styles.text(role, text));
    if (!text.isEmpty()) {
      put(cell, cut(text));
    }
    return cell;
  }

  /** Makes a cell a formula, with the number that it comes to; nothing where there is none. */
  static void formula(XSSFCell cell, String formula, double result) {
    if (Double.isNaN(result)) {
      formula(cell, formula, "");
    } else {
      String shown = Double.toString(finite(result));
      formula(cell, formula, STCellType.N, shown);
    }
  }

  /** Infinity has no cell: the largest number that formulas work with stands for "no end". */
  static double finite(double value) {
    return Double.isInfinite(value) ? Math.copySign(NO_END, value) : value;
  }

  /** Makes a cell a formula, with the text that it comes to. */
  static void formula(XSSFCell cell, String formula, String result) {
    formula(cell, formula, STCellType.STR, result);
  }

  /** Past POI's own parser, which takes seconds and knows no name that comes later. */
  private static void formula(XSSFCell cell, String formula, STCellType.Enum type, String result) {
    CTCell xml = cell.getCTCell();
    if (xml.isSetIs()) {
      xml.unsetIs();
    }
    xml.addNewF().setStringValue(formula);
    xml.setT(type);
    xml.setV(result);
  }

  private static String cut(String text) {
    String mark = "… [cut]";
    return text.length() <= CellXml.MAX_TEXT
        ? text
        : text.substring(0, CellXml.MAX_TEXT - mark.length()) + mark;
  }

  /** A note on a cell; none where it is empty. */
  void note(int row, int column, String help) {
    if (!help.isEmpty()) {
      notes = notes == null ? new Notes(sheet) : notes;
      notes.add(row, column, help);
    }
  }

  /** The width of a column, characters. */
  int width(int column) {
    return widths.get(column);
  }

  /** Sets the width of the next column, in characters; POI would look through all those before. */
  void width(int column, int characters) {
    if (column != widths.size()) {
      throw new IllegalArgumentException("widths are set from left to right");
    }
    widths.add(characters);
    CTWorksheet xml = sheet.getCTWorksheet();
    CTCols all = xml.sizeOfColsArray() == 0 ? xml.addNewCols() : xml.getColsArray(0);
    CTCol width = all.addNewCol();
    width.setMin(column + 1L);
    width.setMax(column + 1L);
    width.setWidth(characters);
    width.setCustomWidth(true);
  }

  /**
   * The narrowest width, no less than wanted, at which a header's words are in three lines beside
   * its filter button.
   */
  static int widthFor(String title, int wanted) {
    int width = wanted;
    for (String word : title.split(" ", -1)) {
      width = Math.max(width, word.length() + MARGIN);
    }
    while (lines(title, width - MARGIN) > HEADER_LINES) {
      width++;
    }
    return width;
  }

  private static int lines(String title, int characters) {
    int lines = 1;
    int used = -1;
    for (String word : title.split(" ", -1)) {
      if (used >= 0 && used + 1 + word.length() > characters) {
        lines++;
        used = -1;
      }
      used += 1 + word.length();
    }
    return lines;
  }

  /** A {@link ExcelTable} of this sheet; gives its range. */
  String table(String name, int header, int rows, List<String> titles) {
    return ExcelTable.add(sheet, name, header, rows, titles);
  }

  /**
   * Height of the rows that one page of {@link #printOnPages} has room for, points. A program
   * prints at a whole percentage, and may round each row up.
   *
   * @param width of all columns, points
   */
  static double uprightHeight(double width) {
    double scale = Math.floor(100 * Math.min(1, (A4_WIDTH - 2 * NARROW_MARGIN * INCH) / width));
    return (A4_HEIGHT - (NARROW_MARGIN + FOOTER_MARGIN) * INCH) * 100 / scale * (1 - ROUNDED);
  }

  /** Points of rows that a page of {@link #printLong} has room for, however wide the sheet is. */
  static final double LEAST_HEIGHT = PrintWidth.height(1, A4_HEIGHT, A4_WIDTH);

  /**
   * The same of one page of {@link #printLong}, all columns in sight beside each other.
   *
   * @param last the last of them, from 0
   */
  double flatHeight(int last) {
    double width = 0;
    for (int i = 0; i < widths.size() && i <= last; i++) {
      width += sheet.isColumnHidden(i) ? 0 : widths.get(i) * SummaryPage.CHARACTER;
    }
    return PrintWidth.height(width, A4_HEIGHT, A4_WIDTH) * (1 - ROUNDED);
  }

  /**
   * A4 portrait, one page wide, the next page after a row.
   *
   * @param lastOfFirst the last row of the first page, from 0
   */
  void printOnPages(int lastOfFirst, int lastRow, int lastColumn) {
    print(0, lastRow, lastColumn);
    sheet.getPrintSetup().setLandscape(false);
    for (PageMargin side : List.of(PageMargin.LEFT, PageMargin.RIGHT, PageMargin.TOP)) {
      sheet.setMargin(side, NARROW_MARGIN);
    }
    sheet.setMargin(PageMargin.BOTTOM, FOOTER_MARGIN);
    sheet.setMargin(PageMargin.FOOTER, HEADER_MARGIN);
    sheet.setHorizontallyCenter(true);
    sheet.setRowBreak(lastOfFirst);
  }

  /**
   * A4 landscape, as many pages wide as stay legible, any number tall; header and key column are
   * repeated.
   */
  void printLong(int header, int lastRow, int lastColumn) {
    PrintWidth wide = PrintWidth.of(widths.subList(0, lastColumn + 1));
    int body = header >= 0 ? header : TITLE_ROWS;
    print(wide.several() ? body : 0, lastRow, lastColumn, wide);
    if (header >= 0) {
      sheet.setRepeatingRows(new CellRangeAddress(header, header, -1, -1));
    }
    if (wide.several()) {
      // The key column repeats, and would repeat the title cut off at its edge.
      sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 0));
      sheet.getHeader().setLeft(heading);
      sheet.setMargin(PageMargin.HEADER, HEADER_MARGIN);
    }
  }

  /** The title block alone: the sheet is for the screen. */
  void printTitle() {
    print(0, TITLE_ROWS - 1, TITLE_COLUMNS);
    sheet.getPrintSetup().setFitHeight((short) 1);
  }

  /** One page wide. */
  private void print(int firstRow, int lastRow, int lastColumn) {
    print(firstRow, lastRow, lastColumn, PrintWidth.ONE);
  }

  private void print(int firstRow, int lastRow, int lastColumn, PrintWidth wide) {
    wide.setUp(sheet);
    sheet.getFooter().setLeft("&F");
    sheet.getFooter().setCenter("&A");
    sheet.getFooter().setRight("page &P of &N");
    workbook.setPrintArea(workbook.getSheetIndex(sheet), 0, lastColumn, firstRow, lastRow);
  }

  /** Nothing can be typed over by accident; filters, sorting and widths stay free. No password. */
  void protect() {
    protect(sheet);
  }

  static void protect(XSSFSheet sheet) {
    sheet.enableLocking();
    sheet.lockAutoFilter(false);
    sheet.lockSort(false);
    sheet.lockFormatColumns(false);
    sheet.lockFormatRows(false);
  }
}
