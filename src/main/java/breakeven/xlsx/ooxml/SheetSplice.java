package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.TagScanner;
import breakeven.xlsx.read.Utf8Xml;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;

/**
 * What is to be changed in a worksheet part, and the one pass that does it. All that is not named
 * here is copied byte for byte, and memory does not grow with the sheet.
 *
 * <p>Columns count from 0. The result of a splice spliced again in the same way has the same bytes.
 */
public final class SheetSplice {
  /** An element to add among the children of the worksheet, written without a prefix. */
  record Extra(String name, String xml) {}

  private static final String OFFICE_RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  static final RowsSource NO_ROWS = out -> {};

  final BitSet removed = new BitSet();
  final List<ColumnWidth> widths = new ArrayList<>();
  final List<Extra> extras = new ArrayList<>();
  RowCells cells = RowCells.NONE;
  RowsSource rows = NO_ROWS;
  String autoFilter = "";
  int lastColumn = -1;
  boolean dropDimension;
  boolean replacing;
  boolean rightOfAll;
  boolean unselected;
  @Nullable SheetView view;
  int firstFill;
  int lastFill = -1;
  int lastOld = -1;
  InlineTexts texts = InlineTexts.NONE;

  /**
   * The cells to add. Ours are in the given columns at most; a user's cell that holds something
   * there, and is not {@link #remove removed}, is a mistake of the caller and ends the splice.
   *
   * @param lastColumn the last column that ours take in any row
   */
  public SheetSplice cells(int lastColumn, RowCells cells) {
    this.lastColumn = lastColumn;
    this.cells = cells;
    return this;
  }

  /**
   * Columns of an earlier review: their cells, widths and conditional formats give way to the new
   * ones.
   */
  public SheetSplice remove(Iterable<Integer> columns) {
    columns.forEach(removed::set);
    return this;
  }

  /** How our columns are shown. A user's column format that reaches over them is split. */
  public SheetSplice widths(List<ColumnWidth> columns) {
    widths.addAll(columns);
    return this;
  }

  /** The new range of the sheet's own filter; without it the filter stays as it is. */
  public SheetSplice autoFilter(String range) {
    autoFilter = range;
    return this;
  }

  /**
   * A {@code conditionalFormatting} element to add, written without a prefix. An old one over the
   * same columns and with as many rules, all of it inside removed columns, gives way to it.
   */
  public SheetSplice conditionalFormatting(String xml) {
    return extra("conditionalFormatting", xml);
  }

  /**
   * Any other child of the worksheet to add where the schema wants it, for example {@code
   * legacyDrawing}; it is left out where the sheet has one of that name already. Namespaces other
   * than the sheet's own are declared on it.
   */
  public SheetSplice extra(String name, String xml) {
    extras.add(new Extra(name, xml));
    return this;
  }

  /** Leads to the notes that a sheet of the stub has. */
  public SheetSplice notes(XSSFSheet sheet) {
    CTWorksheet worksheet = sheet.getCTWorksheet();
    return worksheet.isSetLegacyDrawing()
        ? extra(
            "legacyDrawing",
            "<legacyDrawing xmlns:r=\""
                + OFFICE_RELATIONS
                + "\" r:id=\""
                + worksheet.getLegacyDrawing().getId()
                + "\"/>")
        : this;
  }

  /** Rows to add below those that the sheet has, for long sheets of ours. */
  public SheetSplice rows(RowsSource source) {
    rows = source;
    dropDimension = true;
    return this;
  }

  /**
   * Ours are right of all cells that the sheet has, and none of these is removed. The sheet must
   * have been read to its end before.
   */
  public SheetSplice rightOfAll() {
    rightOfAll = true;
    return this;
  }

  /** Ours take the places of the user's cells, whatever those hold. */
  public SheetSplice replacing() {
    replacing = true;
    return this;
  }

  /**
   * Rows to add behind the last one of a table, or to fill where the sheet has them already: their
   * cells are asked for like those of every other row. Rules and formats over the old rows reach
   * over the new ones too.
   *
   * @param first the first new row, from 1
   * @param last the last one
   * @param old the row where the ranges end that are lengthened
   */
  public SheetSplice fill(int first, int last, int old) {
    firstFill = first;
    lastFill = last;
    lastOld = old;
    return this;
  }

  /** The sheet's tab is selected no more, since the workbook opens on another one. */
  public SheetSplice unselected() {
    unselected = true;
    return this;
  }

  /** How the sheet is seen when it is opened. */
  public SheetSplice view(SheetView wanted) {
    view = wanted;
    return extra("sheetViews", wanted.alone());
  }

  SheetSplice inline(InlineTexts texts) {
    this.texts = texts;
    return this;
  }

  /**
   * Copies the sheet with the changes. Neither stream is closed.
   *
   * @param out is given bytes in small pieces
   * @param where file and part, for the message about damaged XML
   */
  public void run(InputStream in, OutputStream out, String where) throws IOException {
    run(in, out, where, more -> {});
  }

  /** The same; says how many more rows with cells of ours are written. */
  void run(InputStream in, OutputStream out, String where, LongConsumer rows) throws IOException {
    RowCount count = new RowCount(rows);
    new SplicePass(this, new TagScanner(Utf8Xml.of(in), where), out, count).run();
    count.finish();
  }
}
