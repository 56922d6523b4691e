package breakeven.write;

import breakeven.read.Temporary;
import breakeven.report.CellSink;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.output.DeferredFileOutputStream;

/**
 * Keeps the result cells of one sheet between evaluating and writing, in the order of the rows: in
 * memory while they are few, in a temporary file beyond that. Results are calculated once, though
 * several sheets show them.
 */
public final class Spool implements CellSink, Closeable {
  private static final int IN_MEMORY = 16 << 20;
  private static final byte BLANK = 0;
  private static final byte NUMBER = 1;
  private static final byte TEXT = 2;

  private final Path file;
  private final DeferredFileOutputStream store;
  private final DataOutputStream out;

  public Spool() {
    try {
      file = Temporary.file(".spool");
      store =
          DeferredFileOutputStream.builder()
              .setThreshold(IN_MEMORY)
              .setOutputFile(file.toFile())
              .get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out = new DataOutputStream(new BufferedOutputStream(store, 1 << 16));
  }

  /** A row begins; then come its cells, the same number for every row. */
  public void startRow(int sheetRow) {
    write(() -> out.writeInt(sheetRow));
  }

  @Override
  public void number(double value) {
    write(
        () -> {
          out.writeByte(NUMBER);
          out.writeDouble(value);
        });
  }

  @Override
  public void text(String value) {
    write(
        () -> {
          byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
          out.writeByte(TEXT);
          out.writeInt(bytes.length);
          out.write(bytes);
        });
  }

  @Override
  public void blank() {
    write(() -> out.writeByte(BLANK));
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows are there; from now on they can be read, again and again. */
  public void finish() throws IOException {
    out.close();
  }

  /** Reads the rows from the first one on. */
  public Replay replay() throws IOException {
    return new Replay(new DataInputStream(new BufferedInputStream(store.toInputStream(), 1 << 16)));
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }

  /** Gives back what was kept, row after row. */
  public static final class Replay implements Closeable {
    private final DataInputStream in;
    private int row = -1;

    private Replay(DataInputStream in) {
      this.in = in;
    }

    /**
     * The next row's number in the user's sheet; 0 where there is none. Its cells must be read
     * before the row after it.
     */
    public int nextRow() throws IOException {
      if (row < 0) {
        row = readRow();
      }
      return row;
    }

    private int readRow() throws IOException {
      try {
        return in.readInt();
      } catch (EOFException e) {
        return 0;
      }
    }

    /** Hands the next row's cells on, one after the other. */
    public void cells(int count, CellSink sink) throws IOException {
      nextRow();
      row = -1;
      for (int i = 0; i < count; i++) {
        switch (in.readByte()) {
          case NUMBER -> sink.number(in.readDouble());
          case TEXT -> sink.text(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
          default -> sink.blank();
        }
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
