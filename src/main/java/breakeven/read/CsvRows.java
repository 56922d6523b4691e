package breakeven.read;

import breakeven.input.CellType;
import breakeven.input.RowHandler;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Takes separated text apart as RFC 4180 has it: cells between separators, rows at line ends of any
 * kind, quotation marks around cells that hold either, and doubled within them. A text is made only
 * of cells that somebody wants.
 */
final class CsvRows {
  private static final int END = -1;
  private static final char QUOTE = '"';

  private final Reader in;
  private final char separator;
  private char[] chars = new char[1 << 15];

  /** Where the cell at hand begins, what is looked at next, and where what was read ends. */
  private int start;

  private int next;
  private int end;

  private long line = 1;

  CsvRows(Reader in, char separator) {
    this.in = in;
    this.separator = separator;
  }

  /** The line that is being read, from 1. */
  long line() {
    return line;
  }

  /** Passes all rows, empty lines too, and of their cells those that are not empty. */
  void read(RowHandler handler) throws IOException {
    int row = 0;
    boolean more = true;
    while (more && peek() != END) {
      handler.startRow(++row);
      for (int column = 0; cell(column, handler); column++) {}
      more = handler.endRow(row);
    }
  }

  /** Reads a cell with what ends it; says whether another one follows in the row. */
  private boolean cell(int column, RowHandler handler) throws IOException {
    start = next;
    int from = 0;
    int size;
    if (peek() == QUOTE) {
      from = 1;
      size = quoted();
    } else {
      toEnd();
      size = next - start;
    }
    if (size > 0 && handler.wants(column)) {
      handler.cell(column, CellType.TEXT, 0, new String(chars, start + from, size));
    }
    start = next;
    return separated();
  }

  /** Goes on to what ends a cell without quotation marks. */
  private void toEnd() throws IOException {
    do {
      int at = next;
      while (at < end && !ends(chars[at])) {
        at++;
      }
      next = at;
    } while (next == end && fetch());
  }

  private boolean ends(char c) {
    return c == separator || c == '\n' || c == '\r';
  }

  /**
   * Goes on to what ends a cell in quotation marks; of doubled ones within it one stays.
   *
   * @return characters of the cell, which begins behind its first mark
   */
  private int quoted() throws IOException {
    long opened = line;
    next++;
    int size = 0;
    while (true) {
      int c = take();
      if (c == END) {
        throw new IOException("the mark that opens in line " + opened + " is never closed");
      }
      if (c == QUOTE) {
        if (peek() != QUOTE) {
          skipBlanks();
          return size;
        }
        next++;
      } else if (c == '\n' || c == '\r' && peek() != '\n') {
        line++;
      }
      size++;
      chars[start + size] = (char) c;
    }
  }

  private void skipBlanks() throws IOException {
    for (int c = peek(); c != END && !ends((char) c); c = peek()) {
      if (!Character.isWhitespace((char) c)) {
        throw new IOException("text follows a mark that closes a cell");
      }
      next++;
    }
  }

  /** Takes the end of a cell: whether it is a separator, and no line end. */
  private boolean separated() throws IOException {
    int c = take();
    if (c == separator) {
      return true;
    }
    if (c == '\r' && peek() == '\n') {
      next++;
    }
    line++;
    return false;
  }

  private int take() throws IOException {
    int c = peek();
    next += c == END ? 0 : 1;
    return c;
  }

  private int peek() throws IOException {
    return next < end || fetch() ? chars[next] : END;
  }

  /** Reads on, keeping the cell at hand; says whether there is more. */
  private boolean fetch() throws IOException {
    System.arraycopy(chars, start, chars, 0, end - start);
    next -= start;
    end -= start;
    start = 0;
    if (end == chars.length) {
      chars = Arrays.copyOf(chars, 2 * end);
    }
    int count = in.read(chars, end, chars.length - end);
    end += Math.max(0, count);
    return count > 0;
  }
}
