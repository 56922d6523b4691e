package breakeven.app.imports;

import breakeven.core.table.Column;
import breakeven.core.table.Table;
import breakeven.xlsx.read.Temporary;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Typed rows of one table on disk, so that a long list takes no memory; read again in order. */
final class RowSpool implements Closeable {
  private final Table table;
  private final Path file;
  private final List<Closeable> open = new ArrayList<>();
  private final DataOutputStream out;
  private int count;

  RowSpool(Table table) {
    this.table = table;
    try {
      file = Temporary.file(".rows");
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a row.
   *
   * @param tag a number that comes back with the row
   */
  void add(int tag, Map<Column, String> cells) {
    try {
      out.writeInt(tag);
      out.writeByte(cells.size());
      for (Map.Entry<Column, String> cell : cells.entrySet()) {
        out.writeByte(cell.getKey().ordinal());
        out.writeUTF(cut(cell.getValue()));
      }
      count++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No cell of ours is longer than what this format can hold. */
  private static String cut(String text) {
    return text.length() <= 20_000 ? text : text.substring(0, 20_000);
  }

  int count() {
    return count;
  }

  /** A row as it was added. */
  record Row(int tag, Map<Column, String> cells) {}

  /** All rows from the first on; any number of times, once the last one was added. */
  Iterator<Row> rows() {
    try {
      out.flush();
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
      open.add(in);
      return new Rows(in, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Rows implements Iterator<Row> {
    private final DataInputStream in;
    private int left;

    Rows(DataInputStream in, int left) {
      this.in = in;
      this.left = left;
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
      try {
        int tag = in.readInt();
        int size = in.readByte();
        Map<Column, String> cells = new HashMap<>();
        for (int i = 0; i < size; i++) {
          cells.put(table.columns().get(in.readByte()), in.readUTF());
        }
        return new Row(tag, cells);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    @Nullable IOException first = null;
    open.add(out);
    for (Closeable each : open) {
      try {
        each.close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    Files.deleteIfExists(file);
    if (first != null) {
      throw first;
    }
  }
}
