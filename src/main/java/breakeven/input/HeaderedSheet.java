package breakeven.input;

import breakeven.table.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet with headers somewhere in its first rows: keeps those rows until the header is known,
 * then hands on the cells of our columns, and of no others.
 */
public abstract class HeaderedSheet implements RowHandler {
  private final HeaderFinder finder;
  private final List<RawRow> first = new ArrayList<>();
  private @Nullable RawRow pending;
  private @Nullable Header header;

  HeaderedSheet(HeaderFinder finder) {
    this.finder = finder;
  }

  /** The header is known; called once, also where the sheet is not usable. */
  abstract void found(Header header);

  abstract void startData(int row);

  /** A cell of a column of ours; {@code read} is false where its header is in another unit. */
  abstract void data(
      Column column, int index, boolean read, CellType type, double number, @Nullable String text);

  abstract void endData(int row);

  /** Whether the cells of a column of ours are wanted below the header. */
  boolean wants(Column column) {
    return true;
  }

  @Override
  public final boolean wants(int index) {
    if (header == null || !header.usable()) {
      return header == null;
    }
    Column column = header.at(index);
    return column != null ? wants(column) : header.rejectedAt(index) != null;
  }

  @Override
  public final void startRow(int row) {
    if (header == null && row > HeaderFinder.ROWS) {
      settle();
    }
    if (header == null) {
      pending = new RawRow(row);
    } else if (header.usable()) {
      startData(row);
    }
  }

  @Override
  public final void cell(int index, CellType type, double number, @Nullable String text) {
    if (header == null) {
      if (pending != null) {
        pending.add(index, type, number, text);
      }
    } else if (header.usable()) {
      Column column = header.at(index);
      if (column != null) {
        data(column, index, true, type, number, text);
      } else {
        Column rejected = header.rejectedAt(index);
        if (rejected != null) {
          data(rejected, index, false, type, number, text);
        }
      }
    }
  }

  @Override
  public final boolean endRow(int row) {
    if (header == null) {
      RawRow ended = pending;
      if (ended != null) {
        first.add(ended);
        pending = null;
        if (finder.complete(ended)) {
          settle();
        }
      }
    } else if (header.usable()) {
      endData(row);
    }
    return header == null || header.usable();
  }

  /** The sheet has ended: a short one may have its header, and its rows, still waiting. */
  final Header end() {
    return header == null ? settle() : header;
  }

  private Header settle() {
    Header settled = finder.find(first);
    header = settled;
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
