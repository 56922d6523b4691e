package breakeven.exchange.export;

import java.io.OutputStream;
import java.util.List;
import org.apache.commons.io.function.Uncheck;

/** One CSV file: a header, and rows as they come. */
final class CsvTable {
  /** Without it Excel takes the file for another character set. */
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final int FULL = 1 << 16;

  private final OutputStream out;
  private final CsvText row = new CsvText();

  CsvTable(OutputStream out, List<String> header) {
    this.out = out;
    Uncheck.run(() -> out.write(BYTE_ORDER_MARK));
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
    Uncheck.run(() -> rows.drain(out));
  }

  /** Hands on what is left. */
  void flush() {
    Uncheck.run(() -> row.drain(out));
  }
}
