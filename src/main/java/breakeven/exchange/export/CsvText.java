package breakeven.exchange.export;

import breakeven.core.input.Texts;
import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Comma-separated text in UTF-8 as RFC 4180 has it, put together in an array that grows: no object
 * a cell. A number is the shortest text that reads back as the same number, with a point and
 * without an exponent; an empty cell is an empty field. A control character is written out as in a
 * workbook, {@code _x001B_}: it would steer the terminal that shows the file.
 */
final class CsvText implements CellSink {
  /** A character that calls for quotes wherever it is. */
  private static final int QUOTED = 1;

  /** A quotation mark, which is twice within quotes. */
  private static final int DOUBLED = 2;

  /** A control character, which is written out. */
  private static final int ESCAPED = 4;

  /** The first byte of control characters beyond ASCII, and of others. */
  private static final int PERHAPS_ESCAPED = 8;

  /** What each byte calls for: looked up, since no processor foresees where spaces are. */
  private static final byte[] CALLS_FOR = new byte[0x100];

  static {
    for (char c = 0; c < 0x80; c++) {
      CALLS_FOR[c] = Texts.isControl(c) ? (byte) ESCAPED : 0;
    }
    CALLS_FOR[0xC2] = PERHAPS_ESCAPED;
    CALLS_FOR[','] = QUOTED;
    CALLS_FOR['\n'] = QUOTED;
    CALLS_FOR['\r'] = QUOTED;
    CALLS_FOR['"'] = QUOTED | DOUBLED;
  }

  private byte[] bytes;
  private char[] chars = new char[256];
  private int length;
  private int rows;
  private final boolean guarded;
  private boolean rowBegun;
  private boolean days;

  /**
   * An empty text.
   *
   * @param capacity bytes that it is likely to take
   * @param guarded whether an apostrophe goes before a text that a spreadsheet may take for a
   *     formula; {@code files.CsvFile} takes it off again
   */
  CsvText(int capacity, boolean guarded) {
    bytes = new byte[capacity];
    this.guarded = guarded;
  }

  /** How the next cells' numbers are to be read: dates are written as 2026-11-24. */
  CsvText as(Format format) {
    days = format == Format.DATE;
    return this;
  }

  @Override
  public void blank() {
    comma();
  }

  @Override
  public void number(double value) {
    comma();
    ensure(Decimal.LONGEST);
    length = days ? Decimal.day((long) value, bytes, length) : Decimal.put(value, bytes, length);
  }

  @Override
  public void text(String value) {
    comma();
    put(value);
  }

  private void put(String value) {
    int size = value.length();
    int start = length;
    ensure(3 * size + 3);
    if (guarded && Texts.toGuard(value)) {
      bytes[length++] = '\'';
    }
    if (size > chars.length) {
      chars = new char[2 * size];
    }
    value.getChars(0, size, chars, 0);
    int calls = utf8(size);
    if ((calls & ESCAPED) != 0) {
      length = start;
      put(Texts.escaped(value));
    } else if (calls != 0 || size > 0 && (outer(chars[0]) || outer(chars[size - 1]))) {
      quote(start, calls);
    }
  }

  @Override
  public void text(byte[] utf8, int from, int count) {
    if (guarded && count > 0 && !isPlain((char) utf8[from])) {
      CellSink.super.text(utf8, from, count);
      return;
    }
    comma();
    int start = length;
    ensure(count + 2);
    byte[] into = bytes;
    int at = length;
    int calls = 0;
    for (int i = from; i < from + count; i++) {
      byte b = utf8[i];
      into[at++] = b;
      calls |= CALLS_FOR[b & 0xFF];
    }
    if ((calls & ESCAPED) != 0
        || (calls & PERHAPS_ESCAPED) != 0 && escapedBeyondAscii(utf8, from, count)) {
      put(new String(utf8, from, count, StandardCharsets.UTF_8));
      return;
    }
    length = at;
    if ((calls & QUOTED) != 0
        || count > 0 && (outer(utf8[from]) || outer(utf8[from + count - 1]))) {
      quote(start, calls);
    }
  }

  private static boolean escapedBeyondAscii(byte[] utf8, int from, int count) {
    for (int i = from; i < from + count - 1; i++) {
      if (CALLS_FOR[utf8[i] & 0xFF] == PERHAPS_ESCAPED && (utf8[i + 1] & 0xFF) < 0xA0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text that begins so needs no guard, whatever comes behind. */
  private static boolean isPlain(char first) {
    return first > ' ' && first < 0x7F && !Texts.likeFormula(first);
  }

  /** Whether a character calls for quotes where it is the first or the last one. */
  private static boolean outer(int c) {
    return c >= 0 && c <= ' ';
  }

  /** Adds the characters at hand; returns what they call for. */
  private int utf8(int size) {
    byte[] into = bytes;
    char[] from = chars;
    int at = length;
    int calls = 0;
    for (int i = 0; i < size; i++) {
      char c = from[i];
      if (c < 0x80) {
        into[at++] = (byte) c;
        calls |= CALLS_FOR[c];
      } else if (c < 0x800) {
        into[at++] = (byte) (0xC0 | c >> 6);
        into[at++] = (byte) (0x80 | c & 63);
        calls |= c < 0xA0 ? ESCAPED : 0;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < size
          && Character.isLowSurrogate(from[i + 1])) {
        int point = Character.toCodePoint(c, from[++i]);
        into[at++] = (byte) (0xF0 | point >> 18);
        into[at++] = (byte) (0x80 | point >> 12 & 63);
        into[at++] = (byte) (0x80 | point >> 6 & 63);
        into[at++] = (byte) (0x80 | point & 63);
      } else {
        // Half a character is none in UTF-8.
        int whole = Character.isSurrogate(c) ? 0xFFFD : c;
        into[at++] = (byte) (0xE0 | whole >> 12);
        into[at++] = (byte) (0x80 | whole >> 6 & 63);
        into[at++] = (byte) (0x80 | whole & 63);
      }
    }
    length = at;
    return calls;
  }

  /** Puts quotes around what was added last, and calls for so much. */
  private void quote(int start, int calls) {
    System.arraycopy(bytes, start, bytes, start + 1, length - start);
    bytes[start] = '"';
    length++;
    if ((calls & DOUBLED) != 0) {
      doubleQuotes(start + 1);
    }
    ensure(1);
    bytes[length++] = '"';
  }

  private void doubleQuotes(int from) {
    int more = 0;
    for (int i = from; i < length; i++) {
      more += bytes[i] == '"' ? 1 : 0;
    }
    ensure(more);
    int to = length + more;
    int at = length;
    length = to;
    while (at > from) {
      byte b = bytes[--at];
      bytes[--to] = b;
      if (b == '"') {
        bytes[--to] = '"';
      }
    }
  }

  private void comma() {
    if (rowBegun) {
      ensure(1);
      bytes[length++] = ',';
    }
    rowBegun = true;
  }

  /** Cells that are text already: what {@link #cells} gave. */
  void cells(byte[] from, int start, int end) {
    comma();
    ensure(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
  }

  /** Ends the row. */
  void endRow() {
    ensure(2);
    bytes[length++] = '\r';
    bytes[length++] = '\n';
    rowBegun = false;
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
    return length;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  /** Takes back what was added since the text had this length: a whole row. */
  void cut(int to) {
    length = to;
    rowBegun = false;
  }

  void clear() {
    length = 0;
    rowBegun = false;
  }

  /** Hands on what was put together, and begins anew. */
  void drain(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
    rows = 0;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
