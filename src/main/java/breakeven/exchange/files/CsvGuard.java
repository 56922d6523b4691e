package breakeven.exchange.files;

import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/**
 * The text of a CSV file on its way to the parser, without the blanks before a quotation mark that
 * opens a cell. Refuses what no list contains: the character NUL, and a line that does not end.
 */
final class CsvGuard extends Reader {
  static final int MAX_LINE = 1_000_000;

  private static final int BUFFER = 1 << 16;

  /** Of a cell; from 0 on: so many blanks of it were read, and nothing else. */
  private static final int BEGUN = -1;

  private static final int QUOTED = -2;

  /** Behind a mark that closes the cell, unless another one follows. */
  private static final int CLOSED = -3;

  private final Reader in;
  private final Path path;
  private final char separator;
  private final char[] text = new char[BUFFER];
  private int next;
  private int end;

  /** Blanks behind {@link #end} that a quotation mark may follow. */
  private int held;

  private boolean ended;
  private int cell;
  private char last;
  private int length;
  private long line = 1;
  private long quoteLine;

  CsvGuard(Reader in, Path path, char separator) {
    this.in = in;
    this.path = path;
    this.separator = separator;
  }

  /** The line of the quotation mark that nothing closes in the whole file; 0: there is none. */
  long unclosed() {
    return ended && cell == QUOTED ? quoteLine : 0;
  }

  @Override
  public int read(char[] buffer, int from, int count) throws IOException {
    while (next == end) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int n = Math.min(count, end - next);
    System.arraycopy(text, next, buffer, from, n);
    next += n;
    return n;
  }

  private void fill() throws IOException {
    System.arraycopy(text, end, text, 0, held);
    next = 0;
    int n = in.read(text, held, BUFFER - held);
    ended = n < 0;
    end = held;
    for (int i = end; i < held + n; i++) {
      char c = text[i];
      length++;
      // Most characters are letters and digits.
      if (c <= '"' || c == separator) {
        sign(c);
      } else if (cell != QUOTED) {
        cell = BEGUN;
      }
      last = c;
      text[end++] = c;
    }
    requireShort();
    if (cell == BUFFER) {
      cell = BEGUN;
    }
    held = ended ? 0 : Math.max(0, cell);
    end -= held;
  }

  private void sign(char c) {
    if (c == 0) {
      throw new BadInput(
          path + " holds the character NUL in line " + line + ": it is no CSV text, save it again");
    }
    boolean lineEnd = c == '\n' || c == '\r';
    if (cell == QUOTED) {
      cell = c == '"' ? CLOSED : QUOTED;
    } else if (lineEnd || c == separator) {
      cell = 0;
      if (lineEnd) {
        length--;
        requireShort();
        length = 0;
      }
    } else if (c == '"') {
      open();
    } else {
      cell = cell >= 0 ? cell + 1 : BEGUN;
    }
    if (lineEnd && !(c == '\n' && last == '\r')) {
      line++;
    }
  }

  /** A quotation mark behind anything else than blanks is a letter of the cell. */
  private void open() {
    if (cell >= 0) {
      end -= cell;
      quoteLine = line;
    }
    cell = cell == BEGUN ? BEGUN : QUOTED;
  }

  private void requireShort() {
    if (length > MAX_LINE) {
      throw new BadInput(
          path
              + " has a field or line of more than 1,000,000 characters"
              + (cell == QUOTED
                  ? ": close the quotation mark that opens in line " + quoteLine
                  : " in line " + line));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
