package breakeven.exchange.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** One CSV file: a header, and rows as they come. */
final class CsvTable {
  /** Without it Excel takes the file for another character set. */
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final int FULL = 1 << 16;

  private final OutputStream out;
  private final CsvText row = new CsvText();

  CsvTable(OutputStream out, List<String> header) {
    this.out = out;
    try {
      out.write(BYTE_ORDER_MARK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    header.forEach(row::text);
    endRow();
  }

  /** Where the cells of the next row go. */
  CsvText row() {
    return row;
  }

  void endRow() {
    row.endRow();
    if (row.length() >= FULL) {
      flush();
    }
  }

  /** Adds rows that were put together elsewhere, whose text is then empty. */
  void put(CsvText rows) {
    flush();
    try {
      rows.drain(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands on what is left. */
  void flush() {
    try {
      row.drain(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
