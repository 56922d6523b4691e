package breakeven.core.input;

import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet with headers somewhere in its first rows: keeps those rows until the header is known,
 * then hands on the cells of our columns, and of no others.
 */
abstract class HeaderedSheet implements RowHandler {
  private static final int MERGES_NAMED = 5;

  private final HeaderFinder finder;

  /** The column whose cells are looked at for headers further down; null: none is. */
  private final @Nullable Column key;

  private final List<RawRow> first = new ArrayList<>();
  private @Nullable RawRow pending;
  private @Nullable Header header;
  private int rowAtHand;

  /** The row at hand from its key cell on, where that is called like a column; else null. */
  private @Nullable RawRow suspect;

  /** The first ranges of merged cells that leave cells of ours empty. */
  private final List<String> merged = new ArrayList<>();

  /** The last row with a cell of ours below the headers; 0: none yet. */
  private int lastData;

  /** How many such ranges there are. */
  private int merges;

  /** Whether the header is known and usable, and its rows have not come to their end. */
  private boolean reading;

  /** Whether a table with other columns has begun, so that there are no more data. */
  private boolean over;

  HeaderedSheet(HeaderFinder finder, @Nullable Column key) {
    this.finder = finder;
    this.key = key;
  }

  /** The header is known; called once, also where the sheet is not usable. */
  abstract void found(Header header);

  abstract void startData(int row);

  /** A cell of a column of ours; {@code read} is false where its header is in another unit. */
  abstract void data(
      Column column, int index, boolean read, CellType type, double number, @Nullable String text);

  abstract void endData(int row);

  /**
   * The row that was started is no data: headers are in it once more. Where they are in the columns
   * of the first ones, data go on below them; else another table has begun.
   *
   * @param problem what to tell of it
   */
  void headersAgain(Problem problem) {}

  /** Takes what is wrong with the sheet as a whole, after all rows. */
  void ofSheet(Problem problem) {}

  /** Whether columns of the user's are told by the cells of the first rows too. */
  boolean looksBelow() {
    return false;
  }

  /** Whether the cells of a column of ours are wanted below the header. */
  boolean wants(Column column) {
    return true;
  }

  @Override
  public final boolean wants(int index) {
    Header known = header;
    if (known == null || !reading) {
      return known == null;
    }
    Column column = known.at(index);
    return column == null ? known.rejectedAt(index) != null : suspect != null || wants(column);
  }

  @Override
  public final void startRow(int row) {
    if (header == null && row > finder.rows()) {
      settle();
    }
    if (header == null) {
      pending = new RawRow(row);
    } else if (reading) {
      rowAtHand = row;
      startData(row);
    }
  }

  @Override
  public final void cell(int index, CellType type, double number, @Nullable String text) {
    Header known = header;
    if (known == null) {
      if (pending != null) {
        pending.add(index, type, number, text);
      }
    } else if (reading) {
      Column column = known.at(index);
      if (column != null && column == key && type == CellType.TEXT && finder.isName(text)) {
        suspect = new RawRow(rowAtHand);
      }
      if (suspect != null) {
        suspect.add(index, type, number, text);
      } else {
        data(known, index, type, number, text);
      }
    }
  }

  private void data(Header known, int index, CellType type, double number, @Nullable String text) {
    lastData = rowAtHand;
    Column column = known.at(index);
    if (column != null) {
      data(column, index, true, type, number, text);
    } else {
      Column rejected = known.rejectedAt(index);
      if (rejected != null) {
        data(rejected, index, false, type, number, text);
      }
    }
  }

  @Override
  public final boolean endRow(int row) {
    Header known = header;
    if (known == null) {
      RawRow ended = pending;
      if (ended != null) {
        first.add(ended);
        pending = null;
        if (!looksBelow() && finder.complete(ended)) {
          settle();
        }
      }
    } else if (reading) {
      RawRow named = suspect;
      suspect = null;
      if (named == null) {
        endData(row);
      } else {
        end(known, named);
      }
    }
    return header == null || header.usable();
  }

  /** Ends a row whose key cell is called like a column: a workload may be called so too. */
  private void end(Header known, RawRow named) {
    if (finder.isHeader(named)) {
      over = !finder.agrees(named, known);
      reading = !over;
      headersAgain(again(known, new Place(known.sheet(), named.row(), named.column(0))));
      return;
    }
    named.cells((index, type, number, text) -> data(known, index, type, number, text));
    endData(named.row());
  }

  /** Whether another table is below, which is not read. */
  final boolean over() {
    return over;
  }

  private Problem again(Header known, Place place) {
    boolean workloads = known.table() == Workloads.TABLE;
    String of = " of " + known.table().sheet();
    return new Finding(
            over ? Severity.ERROR : Severity.INFO,
            "",
            over
                ? "A second table with other columns begins here; its rows are not read"
                : "This row repeats the headers; it is no "
                    + (workloads ? "workload" : "row" + of)
                    + ", and the rows below it are read",
            over
                ? ("Move %s below the headers of row %s, each figure in its column; move"
                        + " any other table to another sheet")
                    .formatted(workloads ? "workloads" : "rows" + of, known.row())
                : "Nothing, or remove the row")
        .at(known.sheet(), place.cell(), "");
  }

  /** The sheet has ended: a short one may have its header, and its rows, still waiting. */
  final Header end() {
    Header known = header == null ? settle() : header;
    if (!merged.isEmpty()) {
      ofSheet(merged(known));
    }
    return known;
  }

  @Override
  public final void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    Header known = header == null ? settle() : header;
    // One that begins above the rows holds a header, which belongs to no row.
    boolean amongRows = firstRow > known.row() && firstRow < lastRow && firstRow < lastData;
    for (int i = firstColumn; amongRows && i <= lastColumn && known.usable(); i++) {
      if (known.at(i) != null) {
        if (merges++ < MERGES_NAMED) {
          merged.add(
              new Place("", firstRow, firstColumn).cell()
                  + ":"
                  + new Place("", lastRow, lastColumn).cell());
        }
        return;
      }
    }
  }

  private Problem merged(Header known) {
    int more = merges - merged.size();
    return Finding.warning(
            String.join(", ", merged) + (more > 0 ? " and " + more + " more" : ""),
            "Merged cells hold one value, in their first row: the others are read as empty",
            "Unmerge them and type the value in each row")
        .at(known.sheet(), merged.get(0).substring(0, merged.get(0).indexOf(':')), "");
  }

  private Header settle() {
    Header settled = finder.find(first);
    header = settled;
    reading = settled.usable();
    found(settled);
    for (RawRow row : first) {
      if (settled.usable() && row.row() > settled.row()) {
        row.replay(this);
      }
    }
    first.clear();
    return settled;
  }
}
