package breakeven.workbook.write;

import breakeven.core.report.CellSink;
import breakeven.core.table.Column;
import breakeven.core.table.Table;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Typed rows of one table, read again in order; many of them take no memory. */
public final class KeptRows implements Closeable {
  private static final int IN_MEMORY = 1 << 20;

  private final List<Column> columns;
  private final Spool cells = new Spool(IN_MEMORY);
  private final List<Spool.Replay> open = new ArrayList<>();
  private int count;

  /** No row of a table as yet. */
  public KeptRows(Table table) {
    columns = table.columns();
  }

  /**
   * Adds a row.
   *
   * @param tag a number from 0 on that comes back with the row
   */
  public void add(int tag, Map<Column, String> row) {
    cells.startRow(tag + 1);
    for (Column column : columns) {
      String text = row.getOrDefault(column, "");
      if (text.isEmpty()) {
        cells.blank();
      } else {
        cells.text(text);
      }
    }
    count++;
  }

  /** How many rows there are. */
  public int count() {
    return count;
  }

  /** A row as it was added, without its empty cells. */
  public record Row(int tag, Map<Column, String> cells) {}

  /** All rows from the first on; any number of times, once the last one was added. */
  public Iterator<Row> rows() {
    try {
      Spool.Replay replay = cells.replay();
      open.add(replay);
      return new Rows(replay);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Rows implements Iterator<Row>, CellSink {
    private final Spool.Replay replay;
    private Map<Column, String> row = new HashMap<>();
    private int left = count;
    private int at;

    Rows(Spool.Replay replay) {
      this.replay = replay;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public Row next() {
      if (left-- <= 0) {
        throw new NoSuchElementException();
      }
      row = new HashMap<>();
      at = 0;
      try {
        int tag = replay.nextRow() - 1;
        replay.cells(columns.size(), this);
        return new Row(tag, row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void text(String value) {
      row.put(columns.get(at++), value);
    }

    @Override
    public void blank() {
      at++;
    }

    @Override
    public void number(double value) {
      throw new IllegalStateException("rows that are typed hold texts");
    }
  }

  @Override
  public void close() throws IOException {
    for (Spool.Replay each : open) {
      each.close();
    }
    cells.close();
  }
}
