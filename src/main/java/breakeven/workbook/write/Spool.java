package breakeven.workbook.write;

import breakeven.core.report.CellSink;
import breakeven.xlsx.read.Temporary;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.function.Uncheck;
import org.apache.commons.io.output.DeferredFileOutputStream;

/**
 * Keeps the result cells of one sheet between evaluating and writing, in the order of the rows: in
 * memory while they are few, in a temporary file beyond that. Results are calculated once, though
 * several sheets show them.
 */
public final class Spool implements CellSink, Closeable {
  private static final int IN_MEMORY = 16 << 20;
  private static final int BLOCK = 1 << 16;

  private final Path file;
  private final DeferredFileOutputStream out;
  private final CellBuffer own = new CellBuffer();
  private boolean finished;

  /** Nothing as yet. */
  public Spool() {
    this(IN_MEMORY);
  }

  /**
   * Nothing as yet, of one of many.
   *
   * @param inMemory bytes beyond which rows go to a temporary file
   */
  public Spool(int inMemory) {
    try {
      file = Temporary.file(".spool");
      out =
          DeferredFileOutputStream.builder()
              .setThreshold(inMemory)
              .setOutputFile(file.toFile())
              .get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row begins; then come its cells, the same number for every row. */
  public void startRow(int sheetRow) {
    if (own.size() > BLOCK) {
      take(own);
    }
    own.startRow(sheetRow);
  }

  @Override
  public void number(double value) {
    own.number(value);
  }

  @Override
  public void text(String value) {
    own.text(value);
  }

  @Override
  public void blank() {
    own.blank();
  }

  /** Takes whole rows out of a buffer, which is empty then. */
  public void take(CellBuffer rows) {
    Uncheck.run(() -> rows.moveTo(out));
  }

  /** All rows are there. */
  public synchronized void finish() throws IOException {
    if (!finished) {
      take(own);
      out.close();
      finished = true;
    }
  }

  /** Reads the rows from the first one on, again and again; none can be added any more. */
  public Replay replay() throws IOException {
    finish();
    return new Replay(out.toInputStream());
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

    private Replay(InputStream in) {
      this.in = new DataInputStream(new BufferedInputStream(in, BLOCK));
    }

    /**
     * The next row's number in the user's sheet; 0 where there is none. Its cells must be read
     * before the row after it.
     */
    public int nextRow() throws IOException {
      if (row < 0) {
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        row = more ? in.readInt() : 0;
      }
      return row;
    }

    /** Hands the next row's cells on, one after the other. */
    public void cells(int count, CellSink sink) throws IOException {
      nextRow();
      row = -1;
      for (int i = 0; i < count; i++) {
        switch (in.readByte()) {
          case CellBuffer.NUMBER -> sink.number(in.readDouble());
          case CellBuffer.TEXT -> {
            byte[] text = in.readNBytes(in.readInt());
            sink.text(text, 0, text.length);
          }
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
