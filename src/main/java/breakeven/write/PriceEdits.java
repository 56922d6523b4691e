package breakeven.write;

import breakeven.input.Header;
import breakeven.input.PlainNumber;
import breakeven.read.BadInput;
import breakeven.read.SheetInfo;
import breakeven.read.XlsxFile;
import breakeven.table.Column;
import breakeven.table.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDefinedName;

/**
 * Changes cells of a workbook's price sheets and adds rows behind their last ones. Everything else
 * in the workbook stays as it is, to the byte where nothing is written.
 */
public final class PriceEdits {
  /**
   * What changes on one sheet.
   *
   * @param sheet the user's sheet
   * @param header where its columns stand
   * @param look how its cells look
   * @param source the column in which marks show
   * @param lastRow the last row with a price, from 1
   * @param changed what is typed into rows that are there, by row number and column
   * @param added how many rows are new
   * @param rows what is typed into the new rows, one after the other
   */
  public record SheetEdit(
      SheetInfo sheet,
      Header header,
      PriceSheetLook look,
      Column source,
      int lastRow,
      Map<Integer, Map<Column, String>> changed,
      int added,
      Supplier<Iterator<Map<Column, String>>> rows) {}

  /** What the days of old Mac workbooks count less. */
  private static final int DAYS_1904 = 1_462;

  private final XlsxFile in;
  private final List<SheetEdit> edits;

  private PriceEdits(XlsxFile in, List<SheetEdit> edits) {
    this.in = in;
    this.edits = edits;
  }

  /**
   * Writes the workbook with the changes.
   *
   * @param out another file than the input
   * @param overwrite whether a file that exists there may be replaced
   */
  public static void write(XlsxFile in, List<SheetEdit> edits, Path out, boolean overwrite) {
    try {
      new PriceEdits(in, edits).write(out, overwrite);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path out, boolean overwrite) throws IOException {
    StubWorkbook stub = StubWorkbook.of(in);
    Map<String, SheetSplice> splices = new HashMap<>();
    Map<String, byte[]> tables = new HashMap<>();
    byte[] edited;
    try (XSSFWorkbook workbook = stub.open()) {
      for (SheetEdit edit : edits) {
        splices.put(edit.sheet().part(), splice(workbook, edit, tables));
      }
      // Results that hang on the prices are old now, and only a spreadsheet can renew the user's.
      workbook.setForceFormulaRecalculation(true);
      edited = StubWorkbook.save(workbook);
    }
    PackageComposer composer = new PackageComposer(in, stub, edited);
    splices.forEach(composer::splice);
    tables.forEach(composer::part);
    composer.write(out, overwrite);
  }

  private SheetSplice splice(XSSFWorkbook workbook, SheetEdit edit, Map<String, byte[]> tables) {
    SheetFacts facts = SheetFacts.of(in, edit.sheet());
    LongerTable table =
        edit.added() == 0 ? null : LongerTable.of(in, edit.sheet(), edit.header().row());
    int first = firstNew(edit, facts, table);
    int last = first + edit.added() - 1;
    SheetSplice splice = new SheetSplice().replacing();
    if (edit.added() > 0) {
      int old = table == null ? edit.lastRow() : Math.max(edit.lastRow(), table.lastRow());
      splice.fill(first, last, old);
      filter(workbook, edit, facts, splice, old, last);
      printArea(workbook, edit, old, last);
      if (table != null && table.lastRow() < last) {
        tables.put(table.part(), table.upTo(last));
      }
    }
    int source = edit.header().indexOf(edit.source());
    if (source >= 0 && !edit.look().marksShown()) {
      splice.conditionalFormatting(
          MarkFormat.xml(workbook, source, edit.header().row() + 1, facts.lastPriority() + 1));
    }
    return splice.cells(-1, new Rows(workbook, edit, in.date1904(), first, last));
  }

  /** Where the new rows begin: behind the last price, where nothing stands in the way. */
  private int firstNew(SheetEdit edit, SheetFacts facts, @Nullable LongerTable table) {
    int first = Math.max(edit.lastRow(), edit.header().row()) + 1;
    if (edit.added() == 0) {
      return first;
    }
    int last = first + edit.added() - 1;
    int inTheWay = inTheWay(edit, first, last);
    if (inTheWay > 0 && table == null) {
      first = facts.lastRow() + 1;
      last = first + edit.added() - 1;
      inTheWay = 0;
    }
    if (inTheWay > 0 || last > CellRange.ROWS) {
      throw new BadInput(
          in.path()
              + ": "
              + edit.sheet().name()
              + (inTheWay > 0 ? " has something in row " + inTheWay : " has too few rows")
              + ", where "
              + edit.added()
              + " new prices must stand: move it away, or import with --only used");
    }
    return first;
  }

  private static int inTheWay(SheetEdit edit, int first, int last) {
    for (int row = first; row <= last; row++) {
      if (edit.look().used(row)) {
        return row;
      }
    }
    return 0;
  }

  private static void filter(
      XSSFWorkbook workbook,
      SheetEdit edit,
      SheetFacts facts,
      SheetSplice splice,
      int old,
      int last) {
    CellRange range = CellRange.parse(facts.autoFilter());
    if (range != null && range.lastRow() <= old && range.firstRow() <= edit.header().row()) {
      String longer = range.withLastRow(last).toString();
      splice.autoFilter(longer);
      StubWorkbook.setFilterName(workbook, workbook.getSheetIndex(edit.sheet().name()), longer);
    }
  }

  /** A print area that ends with the last price ends with the new last one. */
  private static void printArea(XSSFWorkbook workbook, SheetEdit edit, int old, int last) {
    var names = workbook.getCTWorkbook().getDefinedNames();
    int index = workbook.getSheetIndex(edit.sheet().name());
    for (CTDefinedName name : names == null ? new CTDefinedName[0] : names.getDefinedNameArray()) {
      boolean area = name.getName().equalsIgnoreCase("_xlnm.Print_Area");
      String refers = name.getStringValue();
      int at = refers.lastIndexOf('!') + 1;
      CellRange range = CellRange.parse(refers.substring(at));
      if (area && name.getLocalSheetId() == index && range != null && range.lastRow() == old) {
        name.setStringValue(refers.substring(0, at) + range.withLastRow(last).absolute());
      }
    }
  }

  /** Cells of rows that change, and of new rows in the look of the last one before them. */
  private static final class Rows implements RowCells {
    private final XSSFWorkbook workbook;
    private final SheetEdit edit;
    private final boolean date1904;
    private final int first;
    private final int last;
    private final Map<Integer, Integer> dated = new HashMap<>();
    private @Nullable Iterator<Map<Column, String>> added;

    Rows(XSSFWorkbook workbook, SheetEdit edit, boolean date1904, int first, int last) {
      this.date1904 = date1904;
      this.workbook = workbook;
      this.edit = edit;
      this.first = first;
      this.last = last;
      for (Column column : edit.header().table().columns()) {
        if (column.type() == Type.DATE) {
          dateStyles(column);
        }
      }
    }

    /** Made before the stub is saved: a day needs a style that shows it as one. */
    private void dateStyles(Column column) {
      dateStyle(edit.look().style(edit.lastRow(), column));
      for (Map.Entry<Integer, Map<Column, String>> row : edit.changed().entrySet()) {
        if (row.getValue().containsKey(column)) {
          dateStyle(edit.look().style(row.getKey(), column));
        }
      }
    }

    private void dateStyle(int style) {
      XSSFCellStyle now = workbook.getCellStyleAt(style);
      if (dated.containsKey(style)) {
        return;
      }
      if (now != null && DateUtil.isADateFormat(now.getDataFormat(), now.getDataFormatString())) {
        dated.put(style, style);
        return;
      }
      XSSFCellStyle made = workbook.createCellStyle();
      if (now != null) {
        made.cloneStyleFrom(now);
      }
      made.setDataFormat(workbook.createDataFormat().getFormat(InputFormats.DATE));
      dated.put(style, (int) made.getIndex());
    }

    @Override
    public void append(int row, CellXml out) {
      if (row >= first && row <= last) {
        Iterator<Map<Column, String>> rows = added;
        if (rows == null) {
          rows = added = edit.rows().get();
        }
        put(out, edit.lastRow(), rows.next(), true);
      } else {
        put(out, row, edit.changed().getOrDefault(row, Map.of()), false);
      }
    }

    private void put(CellXml out, int likeRow, Map<Column, String> typed, boolean whole) {
      Map<Integer, Column> byPlace = new TreeMap<>();
      for (Column column : edit.header().table().columns()) {
        int place = edit.header().indexOf(column);
        if (place >= 0 && (whole || typed.containsKey(column))) {
          byPlace.put(place, column);
        }
      }
      byPlace.forEach(
          (place, column) ->
              put(
                  out,
                  place,
                  column,
                  edit.look().style(likeRow, column),
                  typed.getOrDefault(column, "")));
    }

    private void put(CellXml out, int place, Column column, int style, String text) {
      double number =
          column.numeric() && column.type() != Type.WORD ? PlainNumber.parse(text) : Double.NaN;
      if (text.isEmpty()) {
        out.blank(place, style);
      } else if (column.type() == Type.DATE) {
        out.number(
            place,
            dated.getOrDefault(style, style),
            Validations.serial(LocalDate.parse(text)) - (date1904 ? DAYS_1904 : 0));
      } else if (Double.isNaN(number)) {
        out.text(place, style, text);
      } else {
        out.number(place, style, number);
      }
    }
  }
}
