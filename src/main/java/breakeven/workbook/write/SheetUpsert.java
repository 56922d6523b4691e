package breakeven.workbook.write;

import breakeven.core.input.Header;
import breakeven.core.input.TableRows;
import breakeven.core.table.Column;
import breakeven.core.table.Table;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.Temporary;
import breakeven.xlsx.read.XlsxFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is typed into the sheet of one table: cells of rows that are there, and new rows behind
 * them. A workbook that lacks the sheet gets it.
 */
public final class SheetUpsert implements Closeable {
  /** New rows that a new sheet is made with: its columns get their widths by them. */
  private static final int SAMPLE = 100;

  /**
   * Where the rows of a table are in a workbook.
   *
   * @param header where its columns are
   * @param lastRow the last whole row, from 1: what is below it, for example a total, makes room
   *     for new rows; of no matter where there are none
   */
  public record Place(Header header, int lastRow) {
    /** Behind the last row with anything in it. */
    public static Place of(TableRows rows) {
      return new Place(rows.header(), rows.lastRow());
    }
  }

  private final Table table;
  private final String things;
  private final String fewer;
  private final Function<XlsxFile, Optional<Place>> finder;
  private final Map<Integer, Map<Column, String>> changed = new TreeMap<>();
  private final List<Map<Column, String>> sample = new ArrayList<>();
  private final KeptRows rest;
  private @Nullable Supplier<List<Map<Column, String>>> shipped;
  private @Nullable Column marks;

  /**
   * Nothing as yet.
   *
   * @param things what the rows are, for a message: "prices"
   * @param fewer what to do where there is no room for all new rows: "import a list of fewer of
   *     them"
   * @param finder finds the rows in a workbook; empty: a sheet of its name is the user's own, and
   *     stays as it is
   */
  public SheetUpsert(
      Table table, String things, String fewer, Function<XlsxFile, Optional<Place>> finder) {
    this.table = table;
    this.things = things;
    this.fewer = fewer;
    this.finder = finder;
    rest = new KeptRows(table);
  }

  /**
   * The same of a table that is shipped.
   *
   * @param rows what a new sheet holds before anything is typed
   * @param column the column in which doubtful rows are marked
   */
  public SheetUpsert shipped(Supplier<List<Map<Column, String>>> rows, Column column) {
    shipped = rows;
    marks = column;
    return this;
  }

  /** Types into a row that is there, from 1. */
  public void change(int row, Map<Column, String> cells) {
    change(row, cells, (before, now) -> now);
  }

  /**
   * The same where something may be typed into the row already.
   *
   * @param both what is typed of the cells before and those now
   */
  public void change(int row, Map<Column, String> cells, BinaryOperator<Map<Column, String>> both) {
    changed.merge(row, cells, both);
  }

  /** Adds a row. */
  public void add(Map<Column, String> cells) {
    if (sample.size() < SAMPLE) {
      sample.add(cells);
    } else {
      rest.add(0, cells);
    }
  }

  /** Whether anything is typed. */
  public boolean any() {
    return !changed.isEmpty() || added() > 0;
  }

  /** How many rows are new. */
  public int added() {
    return sample.size() + rest.count();
  }

  /**
   * Writes a workbook with all that is typed.
   *
   * @param notes texts that it keeps under names of its own, in no cell; each holds no quotation
   *     mark
   * @param out another file than the input; replaced where it exists
   */
  public static void write(
      XlsxFile workbook, List<SheetUpsert> sheets, Map<String, String> notes, Path out)
      throws IOException {
    List<SheetUpsert> lacking =
        sheets.stream().filter(each -> each.any() && each.isLacking(workbook)).toList();
    if (lacking.isEmpty()) {
      SheetEdits.write(workbook, edits(sheets, lacking, workbook), notes, out);
      return;
    }
    Path whole = Temporary.file(".xlsx");
    try {
      AddedSheets.write(workbook, lacking.stream().map(SheetUpsert::made).toList(), whole);
      try (XlsxFile prepared = XlsxFile.made(whole)) {
        SheetEdits.write(prepared, edits(sheets, lacking, prepared), notes, out);
      }
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /**
   * What is typed, to be written with other changes of the workbook. Each sheet is there.
   *
   * @param notes texts that the workbook keeps under names of its own
   */
  static SheetEdits edits(XlsxFile workbook, List<SheetUpsert> sheets, Map<String, String> notes) {
    return new SheetEdits(workbook, edits(sheets, List.of(), workbook), notes);
  }

  /** Whether a workbook has the sheet under no name. */
  private boolean isLacking(XlsxFile workbook) {
    return workbook.sheet(table.sheet()).isEmpty() && finder.apply(workbook).isEmpty();
  }

  private ReviewedWorkbook.AddedTable made() {
    return new ReviewedWorkbook.AddedTable(table, shipped == null ? sample : shipped.get());
  }

  private static List<SheetEdits.SheetEdit> edits(
      List<SheetUpsert> sheets, List<SheetUpsert> lacking, XlsxFile workbook) {
    return sheets.stream()
        .flatMap(each -> each.edit(workbook, lacking.contains(each)).stream())
        .toList();
  }

  /**
   * What is to be typed into the sheet as it is.
   *
   * @param made whether it was made a moment ago
   */
  private Optional<SheetEdits.SheetEdit> edit(XlsxFile workbook, boolean made) {
    boolean sampled = made && shipped == null;
    int more = sampled ? rest.count() : added();
    return changed.isEmpty() && more == 0
        ? Optional.empty()
        : finder.apply(workbook).map(place -> edit(workbook, place, sampled, more));
  }

  private SheetEdits.SheetEdit edit(XlsxFile workbook, Place place, boolean sampled, int more) {
    Header header = place.header();
    SheetInfo sheet = workbook.sheet(header.sheet()).orElseThrow();
    SheetLook look =
        SheetLook.of(workbook, header, row -> row == place.lastRow() || changed.containsKey(row));
    return new SheetEdits.SheetEdit(
        sheet,
        header,
        look,
        marks,
        things,
        fewer,
        place.lastRow(),
        changed,
        more,
        () -> rows(sampled));
  }

  private Iterator<Map<Column, String>> rows(boolean sampled) {
    Iterator<Map<Column, String>> first =
        sampled ? List.<Map<Column, String>>of().iterator() : sample.iterator();
    Iterator<KeptRows.Row> others = rest.rows();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return first.hasNext() || others.hasNext();
      }

      @Override
      public Map<Column, String> next() {
        return first.hasNext() ? first.next() : others.next().cells();
      }
    };
  }

  @Override
  public void close() throws IOException {
    rest.close();
  }
}
