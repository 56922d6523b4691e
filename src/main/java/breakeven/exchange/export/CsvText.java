package breakeven.exchange.export;

import breakeven.core.input.Texts;
import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Comma-separated text in UTF-8 as RFC 4180 has it, put together in memory. A number is the
 * shortest text that reads back as the same number, with a point and without an exponent; an empty
 * cell is an empty field. A control character is written out as in a workbook, {@code _x001B_}: it
 * would steer the terminal that shows the file.
 */
final class CsvText implements CellSink {
  /** Bytes that can be taken back. */
  private static final class Bytes extends ByteArrayOutputStream {
    void cut(int to) {
      count = to;
    }
  }

  private final Bytes bytes = new Bytes();
  private final boolean guarded;
  private int rows;
  private boolean rowBegun;
  private boolean days;

  /** What the cells of each row are, where all rows have the same. */
  private List<Format> formats = List.of();

  private int at;

  /**
   * An empty text.
   *
   * @param guarded whether an apostrophe goes before a text that a spreadsheet may take for a
   *     formula; {@code files.CsvFile} takes it off again
   */
  CsvText(boolean guarded) {
    this.guarded = guarded;
  }

  /** How the next cells' numbers are to be read: dates are written as 2026-11-24. */
  CsvText as(Format format) {
    days = format == Format.DATE;
    return this;
  }

  /** The same for the cells of every row, one after the other. */
  CsvText rowsOf(List<Format> columns) {
    formats = columns;
    return this;
  }

  @Override
  public void blank() {
    if (rowBegun) {
      bytes.write(',');
    }
    rowBegun = true;
    at++;
  }

  @Override
  public void number(double value) {
    boolean day = at < formats.size() ? formats.get(at) == Format.DATE : days;
    cell(day ? Decimal.day((long) value) : Decimal.text(value));
  }

  private void cell(String text) {
    blank();
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    bytes.write(utf8, 0, utf8.length);
  }

  @Override
  public void text(String value) {
    boolean control = false;
    boolean quoted = false;
    boolean pairs = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      control |= Texts.isControl(c);
      quoted |= c == ',' || c == '"' || c == '\n' || c == '\r';
      pairs |= Character.isSurrogate(c);
    }
    String shown = control ? Texts.escaped(value) : value;
    if (pairs) {
      // Half a character is none in UTF-8.
      shown = new String(shown.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
    }
    int size = shown.length();
    quoted |= size > 0 && (shown.charAt(0) <= ' ' || shown.charAt(size - 1) <= ' ');
    String cell = guarded && Texts.toGuard(shown) ? '\'' + shown : shown;
    cell(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
  }

  /** Cells that are text already, of a row that ended with {@link #endCells}. */
  void cells(byte[] from, int start, int end) {
    blank();
    bytes.write(from, start, end - start);
  }

  /** Ends the row. */
  void endRow() {
    bytes.write('\r');
    bytes.write('\n');
    rowBegun = false;
    at = 0;
    rows++;
  }

  /** Ends the row without a line end. */
  void endCells() {
    rowBegun = false;
  }

  /** Rows that were ended and not handed on yet. */
  int rows() {
    return rows;
  }

  int length() {
    return bytes.size();
  }

  byte[] copy() {
    return bytes.toByteArray();
  }

  /** Takes back what was added since the text had this length: a whole row. */
  void cut(int to) {
    bytes.cut(to);
    rowBegun = false;
  }

  /** Hands on what was put together, and begins anew. */
  void drain(OutputStream out) throws IOException {
    bytes.writeTo(out);
    bytes.reset();
    rows = 0;
  }
}
