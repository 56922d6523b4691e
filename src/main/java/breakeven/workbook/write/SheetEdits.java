package breakeven.workbook.write;

import breakeven.core.input.Header;
import breakeven.core.input.PlainNumber;
import breakeven.core.table.Column;
import breakeven.core.table.InputFormats;
import breakeven.core.table.Type;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.CellXml;
import breakeven.xlsx.ooxml.LongerTable;
import breakeven.xlsx.ooxml.MovedRows;
import breakeven.xlsx.ooxml.PackageComposer;
import breakeven.xlsx.ooxml.RowCells;
import breakeven.xlsx.ooxml.RowReferences;
import breakeven.xlsx.ooxml.RowShift;
import breakeven.xlsx.ooxml.SheetFacts;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.ooxml.StubWorkbook;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.Temporary;
import breakeven.xlsx.read.XlsxFile;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDefinedName;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorkbook;

/**
 * Changes cells of a workbook's input sheets and adds rows behind their last ones. Everything else
 * in the workbook stays as it is, to the byte where nothing is written.
 */
final class SheetEdits {
  /**
   * What changes on one sheet.
   *
   * @param sheet the user's sheet
   * @param header where its columns are
   * @param look how its cells look
   * @param marks the column in which doubtful rows are marked; null where none are
   * @param things what its rows are, for a message: "prices"
   * @param fewer what to do where there is no room for all new rows: "import a list of fewer of
   *     them"
   * @param lastRow the last whole row, from 1: what is below it, for example a total, makes room
   *     for new rows
   * @param changed what is typed into rows that are there, by row number and column
   * @param added how many rows are new
   * @param rows what is typed into the new rows, one after the other
   */
  record SheetEdit(
      SheetInfo sheet,
      Header header,
      SheetLook look,
      @Nullable Column marks,
      String things,
      String fewer,
      int lastRow,
      Map<Integer, Map<Column, String>> changed,
      int added,
      Supplier<Iterator<Map<Column, String>>> rows) {}

  private final XlsxFile in;
  private final List<SheetEdit> edits;
  private final Map<String, String> notes;
  private final Map<String, SheetSplice> splices = new HashMap<>();
  private final Map<String, byte[]> tables = new HashMap<>();
  private final Map<String, RowShift> moves = new HashMap<>();

  /**
   * Changes that are written with others.
   *
   * @param notes texts that the workbook keeps under names of its own, in no cell; each holds no
   *     quotation mark
   */
  SheetEdits(XlsxFile in, List<SheetEdit> edits, Map<String, String> notes) {
    this.in = in;
    this.edits = edits;
    this.notes = notes;
  }

  /**
   * Writes the workbook with the changes.
   *
   * @param notes texts that the workbook keeps under names of its own, in no cell; each holds no
   *     quotation mark
   * @param out another file than the input; replaced where it exists
   */
  static void write(XlsxFile in, List<SheetEdit> edits, Map<String, String> notes, Path out) {
    new SheetEdits(in, edits, notes).write(out);
  }

  private void write(Path out) {
    StubWorkbook stub = StubWorkbook.of(in);
    byte[] edited =
        stub.edited(
            workbook -> {
              prepare(workbook);
              // Results that depend on the cells are old now, and only a spreadsheet can renew the
              // user's. POI's own way to say so would also take a workbook off manual calculation.
              CTWorkbook root = workbook.getCTWorkbook();
              (root.isSetCalcPr() ? root.getCalcPr() : root.addNewCalcPr()).setFullCalcOnLoad(true);
            });
    PackageComposer composer = new PackageComposer(in, stub, edited);
    compose(composer);
    composer.write(out, true);
  }

  /** What the workbook itself must know of the changes, before it is saved without its rows. */
  void prepare(XSSFWorkbook workbook) {
    for (SheetEdit edit : edits) {
      splices.put(edit.sheet().part(), splice(workbook, edit));
    }
    notes.forEach((name, text) -> note(workbook, name, text));
  }

  /** What changes in the sheet of a part; null where nothing does. */
  @Nullable SheetSplice splice(String part) {
    return splices.get(part);
  }

  /** Puts the changes into their parts. */
  void compose(PackageComposer composer) {
    splices.forEach((part, splice) -> compose(composer, part, splice, moves.get(part)));
    tables.forEach(composer::part);
  }

  /** A name that stands for a text: no sheet shows it, and every spreadsheet keeps it. */
  private static void note(XSSFWorkbook workbook, String name, String text) {
    XSSFName known = workbook.getName(name);
    XSSFName named = known == null ? workbook.createName() : known;
    if (known == null) {
      named.setNameName(name);
      named.setFunction(false);
    }
    named.setRefersToFormula('"' + text + '"');
  }

  /** The rows below move first, so that the splice finds room for the new ones. */
  private void compose(
      PackageComposer composer, String part, SheetSplice splice, @Nullable RowShift move) {
    if (move == null) {
      composer.splice(part, splice);
      return;
    }
    String where = in.path() + ": the part " + part;
    composer.part(
        part,
        out -> {
          Path moved = Temporary.file(".xml");
          try {
            try (InputStream before = in.open(part);
                OutputStream after = Files.newOutputStream(moved)) {
              MovedRows.copy(move, before, after, where);
            }
            try (InputStream before = Files.newInputStream(moved)) {
              splice.run(before, out, where);
            }
          } finally {
            Files.deleteIfExists(moved);
          }
        });
  }

  private SheetSplice splice(XSSFWorkbook workbook, SheetEdit edit) {
    SheetFacts facts = SheetFacts.of(in, edit.sheet());
    LongerTable table =
        edit.added() == 0 ? null : LongerTable.of(in, edit.sheet(), edit.header().row());
    int first = Math.max(edit.lastRow(), edit.header().row()) + 1;
    int last = first + edit.added() - 1;
    SheetSplice splice = new SheetSplice().replacing();
    @Nullable RowShift move = null;
    if (edit.added() > 0) {
      int old = table == null ? edit.lastRow() : Math.max(edit.lastRow(), table.lastRow());
      move = move(edit, first, old, table != null && table.hasTotals());
      roomFor(edit, facts, table, move, last);
      splice.fill(first, last, old);
      filter(workbook, edit, facts, splice, old, last);
      names(workbook, edit, move, old, last);
      int end = move == null ? old : old + move.by();
      if (table != null && table.lastRow() < Math.max(last, end)) {
        tables.put(table.part(), table.upTo(Math.max(last, end)));
      }
    }
    if (move != null) {
      moves.put(edit.sheet().part(), move);
    }
    Column marks = edit.marks();
    int marked = marks == null ? -1 : edit.header().indexOf(marks);
    if (marked >= 0 && !edit.look().marksShown()) {
      splice.conditionalFormatting(
          MarkFormat.xml(
              workbook, marked, edit.header().row() + 1, facts.freePriority(format -> false)));
    }
    return splice.cells(-1, new Rows(workbook, edit, in.date1904(), first, last, move));
  }

  /**
   * How what is below moves down: a total, a note, the totals row of the table. Rows that the table
   * has free are filled first.
   *
   * @param first the first new row
   * @param old the last row of the table, or the last whole one
   * @param totals whether the row below it is the table's own
   * @return null where nothing is below
   */
  private static @Nullable RowShift move(SheetEdit edit, int first, int old, boolean totals) {
    int from = first;
    while (from <= old && !edit.look().used(from)) {
      from++;
    }
    int by = edit.added() - (from - first);
    for (int row = from; row < from + by; row++) {
      if (edit.look().used(row) || totals) {
        return new RowShift(edit.sheet().name(), from, by, first - 1);
      }
    }
    // What fits moves nothing, but a total below takes in the new rows all the same.
    int last = first + edit.added() - 1;
    return edit.look().usedBelow(last)
        ? new RowShift(edit.sheet().name(), last + 1, 0, first - 1)
        : null;
  }

  /** Whether the new rows fit, and everything that must move can be moved here. */
  private void roomFor(
      SheetEdit edit,
      SheetFacts facts,
      @Nullable LongerTable table,
      @Nullable RowShift move,
      int last) {
    int end = move == null ? last : Math.max(last, facts.lastRow() + move.by());
    String problem =
        end > CellRange.ROWS
            ? "has too few rows for " + edit.added() + " new " + edit.things() + ": " + edit.fewer()
            : null;
    String user =
        move == null || move.by() == 0 || problem != null
            ? null
            : RowReferences.of(in, edit.sheet(), move, table == null ? null : table.part());
    if (move != null && user != null) {
      problem =
          "has something below the "
              + edit.things()
              + " that must make room for "
              + edit.added()
              + " new ones, and "
              + user
              + ": insert "
              + move.by()
              + " rows above row "
              + move.from()
              + " in Excel and import again, or "
              + edit.fewer();
    }
    if (problem != null) {
      throw new BadInput(in.path() + ": " + edit.sheet().name() + " " + problem);
    }
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

  /** Names follow the rows that move, and one that ends with the old ones takes in the new rows. */
  private static void names(
      XSSFWorkbook workbook, SheetEdit edit, @Nullable RowShift move, int old, int last) {
    var names = workbook.getCTWorkbook().getDefinedNames();
    for (CTDefinedName name : names == null ? new CTDefinedName[0] : names.getDefinedNameArray()) {
      String refers = name.getStringValue();
      if (move != null) {
        refers = move.formula(refers, false, false);
      }
      if (last > old && !name.getName().equalsIgnoreCase("_xlnm._FilterDatabase")) {
        refers = RowShift.lengthened(refers, edit.sheet().name(), old, last);
      }
      if (!refers.equals(name.getStringValue())) {
        name.setStringValue(refers);
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
    private final @Nullable RowShift move;
    private final Map<Integer, Integer> dated = new HashMap<>();
    private @Nullable Iterator<Map<Column, String>> added;

    Rows(
        XSSFWorkbook workbook,
        SheetEdit edit,
        boolean date1904,
        int first,
        int last,
        @Nullable RowShift move) {
      this.move = move;
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
      if (edit.added() > 0) {
        dateStyle(edit.look().style(edit.lastRow(), column));
      }
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
      // POI's own way to copy a style puts its named style in the place of the workbook's last.
      StylesTable table = workbook.getStylesSource();
      XSSFCellStyle made = new XSSFCellStyle(table);
      if (now != null) {
        made.getCoreXf().set(now.getCoreXf());
      }
      made.setDataFormat(workbook.createDataFormat().getFormat(InputFormats.DATE));
      dated.put(style, table.putCellXf(made.getCoreXf()) - 1);
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
        int before = move == null ? row : move.before(row);
        put(out, before, edit.changed().getOrDefault(before, Map.of()), false);
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
            DateUtil.getExcelDate(LocalDate.parse(text), date1904));
      } else if (Double.isNaN(number)) {
        out.text(place, style, text);
      } else {
        out.number(place, style, number);
      }
    }
  }
}
