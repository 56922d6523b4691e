package breakeven.xlsx.read;

import java.nio.charset.StandardCharsets;

/**
 * A cell as most programs write most of them, understood at once from its bytes: {@code <c r="B7"
 * s="3" t="str"><v>Yes</v></c>}. As text it is what is in it, of ASCII's visible letters and blanks
 * alone. Used again for every cell.
 */
final class PlainCell implements CharSequence {
  /** Bytes of the longest plain tag, and of all that closes a cell: so many must follow a place. */
  private static final int TAG = 64;

  private byte[] bytes = {};
  private int from;
  private int to;
  private int column;
  private int style;
  private String type = "n";
  private boolean empty;

  /** The number that was read last. */
  private int read;

  /**
   * Takes the cell that begins at a place.
   *
   * @param limit where the known bytes end
   * @param row the row that its address must name
   * @return where it ends; -1: no plain cell is there
   */
  int take(byte[] bytes, int at, int limit, int row) {
    if (limit - at < TAG
        || bytes[at] != '<'
        || bytes[at + 1] != 'c'
        || bytes[at + 2] != ' '
        || bytes[at + 3] != 'r'
        || bytes[at + 4] != '='
        || bytes[at + 5] != '"') {
      return -1;
    }
    this.bytes = bytes;
    int next = address(at + 6, row);
    next = next < 0 ? -1 : style(next);
    next = next < 0 ? -1 : type(next);
    return next < 0 ? -1 : value(next, limit - TAG / 2);
  }

  /** Letters, the row's number and a quote. */
  private int address(int start, int row) {
    int at = start;
    int letters = 0;
    for (; bytes[at] >= 'A' && bytes[at] <= 'Z' && at < start + 4; at++) {
      letters = letters * 26 + bytes[at] - 'A' + 1;
    }
    column = letters - 1;
    int end = number(at);
    return letters > 0 && column <= SheetReader.LAST_COLUMN && end > at && read == row
        ? quote(end)
        : -1;
  }

  /** Reads at most seven digits; where they end. */
  private int number(int start) {
    int at = start;
    read = 0;
    for (; bytes[at] >= '0' && bytes[at] <= '9' && at < start + 7; at++) {
      read = read * 10 + bytes[at] - '0';
    }
    return at;
  }

  private int quote(int at) {
    return bytes[at] == '"' ? at + 1 : -1;
  }

  private int style(int at) {
    if (bytes[at] != ' ' || bytes[at + 1] != 's' || bytes[at + 2] != '=' || bytes[at + 3] != '"') {
      style = -1;
      return at;
    }
    int end = number(at + 4);
    style = read;
    return end > at + 4 ? quote(end) : -1;
  }

  private int type(int at) {
    type = "n";
    if (bytes[at] != ' ') {
      return at;
    }
    if (bytes[at + 1] != 't'
        || bytes[at + 2] != '='
        || bytes[at + 3] != '"'
        || bytes[at + 4] != 's') {
      return -1;
    }
    boolean shared = bytes[at + 5] == '"';
    if (!shared && (bytes[at + 5] != 't' || bytes[at + 6] != 'r')) {
      return -1;
    }
    type = shared ? "s" : "str";
    return quote(shared ? at + 5 : at + 7);
  }

  /** The rest: nothing, or a value and what closes it. */
  private int value(int start, int limit) {
    empty = bytes[start] == '/';
    if (empty) {
      return bytes[start + 1] == '>' ? start + 2 : -1;
    }
    from = start + 4;
    if (bytes[start] != '>'
        || bytes[start + 1] != '<'
        || bytes[start + 2] != 'v'
        || bytes[start + 3] != '>') {
      return -1;
    }
    to = from;
    while (to < limit && bytes[to] >= ' ' && bytes[to] != '<' && bytes[to] != '&') {
      to++;
    }
    return to < limit && closes(to) ? to + 8 : -1;
  }

  /** Whether value and cell are closed here. */
  private boolean closes(int at) {
    return bytes[at] == '<'
        && bytes[at + 1] == '/'
        && bytes[at + 2] == 'v'
        && bytes[at + 3] == '>'
        && bytes[at + 4] == '<'
        && bytes[at + 5] == '/'
        && bytes[at + 6] == 'c'
        && bytes[at + 7] == '>';
  }

  /** From 0. */
  int column() {
    return column;
  }

  /** Index of its style; -1 where it names none. */
  int style() {
    return style;
  }

  /** What its value is: {@code n}, {@code s} or {@code str}. */
  String type() {
    return type;
  }

  /** Whether it has no value. */
  boolean empty() {
    return empty;
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return (char) bytes[from + index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return toString().substring(start, end);
  }

  @Override
  public String toString() {
    return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
  }
}
