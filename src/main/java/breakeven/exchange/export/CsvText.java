package breakeven.exchange.export;

import breakeven.core.input.Texts;
import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated text as RFC 4180 has it, put together in memory. A number is the shortest text
 * that reads back as the same number, with a point and without an exponent; an empty cell is an
 * empty field. An apostrophe goes before a text that a spreadsheet may take for a formula; {@code
 * files.CsvFile} takes it off again. A control character is written out as in a workbook, {@code
 * _x001B_}: it would steer the terminal that shows the file.
 */
final class CsvText implements CellSink {
  /** A copy, since a format prints one cell at a time, whichever thread asks. */
  private final CSVFormat format = CSVFormat.RFC4180.builder().get();

  private final StringBuilder text = new StringBuilder();
  private boolean rowBegun;
  private boolean days;

  /** What the cells of each row are, where all rows have the same. */
  private List<Format> formats = List.of();

  private int at;

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
    print(null);
  }

  /**
   * Null and an empty text are an empty field; alone in the first one the format would quote it.
   */
  private void print(@Nullable String cell) {
    try {
      format.print(cell, text, !rowBegun);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rowBegun = true;
    at++;
  }

  @Override
  public void number(double value) {
    boolean day = at < formats.size() ? formats.get(at) == Format.DATE : days;
    print(day ? Decimal.day((long) value) : Decimal.text(value));
  }

  @Override
  public void text(String value) {
    boolean control = false;
    boolean pairs = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      control |= Texts.isControl(c);
      pairs |= Character.isSurrogate(c);
    }
    String shown = control ? Texts.escaped(value) : value;
    if (pairs) {
      // Half a character is none in UTF-8.
      shown = new String(shown.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16);
    }
    print(Texts.toGuard(shown) ? '\'' + shown : shown.isEmpty() ? null : shown);
  }

  /** Cells that are text already, of a row that ended with {@link #endCells}. */
  void cells(String from, int start, int end) {
    blank();
    text.append(from, start, end);
  }

  /** Ends the row. */
  void endRow() {
    text.append(format.getRecordSeparator());
    rowBegun = false;
    at = 0;
  }

  /** Ends the row without a line end. */
  void endCells() {
    rowBegun = false;
  }

  int length() {
    return text.length();
  }

  String copy() {
    return text.toString();
  }

  /** Takes back what was added since the text had this length: a whole row. */
  void cut(int to) {
    text.setLength(to);
    rowBegun = false;
  }

  /** Hands on what was put together as UTF-8, and begins anew. */
  void drain(OutputStream out) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }
}
