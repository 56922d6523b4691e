package breakeven.xlsx.ooxml;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * The XML of the cells of one row, as bytes. Cells are added from left to right and cost no object
 * each; the buffer is used again for every row.
 *
 * <p>A style is an index of the workbook's cell styles; 0 is the plain one. Columns are counted
 * from 0.
 */
public final class CellXml {
  static final int LAST_COLUMN = 16_383;

  public static final int MAX_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

  /** Characters that a formula may have. */
  public static final int MAX_FORMULA = 8_192;

  private static final String CUT = "… [cut]";
  private static final double EXACT = 1e15;

  private byte[] buffer = new byte[4096];
  private int length;
  private int[] columns = new int[32];
  private int[] starts = new int[32];
  private int count;

  private static final byte[] END_BLANK = ascii("\"/>");

  private int row = 1;
  private byte[] rowDigits = ascii("1");
  private Tags tags = new Tags("");
  private final Pieces styles = new Pieces(style -> style == 0 ? "" : "\" s=\"" + style);

  /** What every cell is made of, with the prefix of its sheet. */
  private static final class Tags {
    private final String prefix;
    private final byte[] open;
    private final byte[] close;
    private final byte[] endCell;
    private final byte[] value;
    private final byte[] endValue;
    private final byte[] number;
    private final byte[] text;
    private final byte[] endValueAndCell;
    private final Pieces cells;

    private Tags(String prefix) {
      this.prefix = prefix;
      open = ascii("<" + prefix);
      close = ascii("</" + prefix);
      endCell = ascii("</" + prefix + "c>");
      value = ascii("<" + prefix + "v>");
      endValue = ascii("</" + prefix + "v>");
      number = ascii("\"><" + prefix + "v>");
      text = ascii("\" t=\"str\"><" + prefix + "v>");
      endValueAndCell = ascii("</" + prefix + "v></" + prefix + "c>");
      cells = new Pieces(column -> "<" + prefix + "c r=\"" + letters(column));
    }
  }

  /** Bytes that are the same in every row, made when they are first asked for. */
  private static final class Pieces {
    private final IntFunction<String> text;
    private byte[] @Nullable [] made = new byte[32][];

    private Pieces(IntFunction<String> text) {
      this.text = text;
    }

    private byte[] of(int index) {
      if (index >= made.length) {
        made = Arrays.copyOf(made, Math.max(2 * made.length, index + 1));
      }
      byte[] bytes = made[index];
      if (bytes == null) {
        bytes = ascii(text.apply(index));
        made[index] = bytes;
      }
      return bytes;
    }
  }

  /** Bytes of UTF-8 that stand for themselves in XML and in a cell's text. */
  private static final boolean[] PLAIN = new boolean[256];

  static {
    Arrays.fill(PLAIN, ' ', PLAIN.length, true);
    for (char marked : new char[] {'&', '<', '>', '_'}) {
      PLAIN[marked] = false;
    }
    // With this one those begin that XML cannot hold.
    PLAIN[0xEF] = false;
  }

  /**
   * Begins a row: cells carry its number (from 1) and the tags the prefix, for example {@code x:}
   * or none.
   */
  public void startRow(int row, String prefix) {
    if (row != this.row) {
      this.row = row;
      rowDigits = ascii(Integer.toString(row));
    }
    length = 0;
    count = 0;
    if (!tags.prefix.equals(prefix)) {
      tags = new Tags(prefix);
    }
  }

  /** A number; it must be finite, for a cell has no way to hold anything else. */
  public void number(int column, int style, double value) {
    begin(column, style).raw(tags.number);
    digits(value);
    raw(tags.endValueAndCell);
  }

  /**
   * A text, which stays text whatever it begins with. Above 32,767 characters it is cut, and ends
   * in "… [cut]".
   */
  public void text(int column, int style, CharSequence text) {
    if (isOneLine(text)) {
      // Half as long, and read as a text by all: a formula's text without the formula.
      begin(column, style).raw(tags.text).escaped(text, MAX_TEXT).raw(tags.endValueAndCell);
      return;
    }
    begin(column, style, "inlineStr");
    tag("is");
    raw(tags.open).raw("t xml:space=\"preserve\">").escaped(text, MAX_TEXT).endTag("t");
    endTag("is");
    end();
  }

  /** The same of a text in UTF-8, which most often can be copied as it is. */
  public void text(int column, int style, byte[] utf8, int from, int count) {
    if (count > MAX_TEXT || !isPlain(utf8, from, from + count)) {
      text(column, style, new String(utf8, from, count, StandardCharsets.UTF_8));
      return;
    }
    begin(column, style).raw(tags.text).raw(utf8, from, count).raw(tags.endValueAndCell);
  }

  /** Whether a text stands for itself, without blanks at its ends. */
  private static boolean isPlain(byte[] utf8, int from, int to) {
    if (from == to || utf8[from] == ' ' || utf8[to - 1] == ' ') {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!PLAIN[utf8[i] & 0xFF]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text has no blanks that readers of XML may drop or change. */
  private static boolean isOneLine(CharSequence text) {
    int end = text.length();
    if (end == 0 || text.charAt(0) <= ' ' || text.charAt(end - 1) <= ' ') {
      return false;
    }
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) < ' ') {
        return false;
      }
    }
    return true;
  }

  /** A column's formula, here, with the number that it comes to. */
  public void formula(int column, int style, RowFormula formula, double cached) {
    begin(column, style, "");
    formula(formula);
    value(cached);
    end();
  }

  /** A column's formula, here, with the text that it comes to. */
  public void formula(int column, int style, RowFormula formula, String cached) {
    begin(column, style, "str");
    formula(formula);
    raw(tags.value).escaped(cached, MAX_TEXT).raw(tags.endValue);
    end();
  }

  /**
   * A formula that fills this cell and those at its right, as one that Excel shows in braces.
   *
   * @param lastColumn the last column that it fills, whose cells are {@link #filled}
   * @param cached what it comes to in this cell; NaN where that is the empty text
   */
  public void rowFormula(int column, int style, RowFormula formula, int lastColumn, double cached) {
    begin(column, style, Double.isNaN(cached) ? "str" : "");
    raw(tags.open).raw("f t=\"array\" ref=\"").raw(letters(column)).raw(rowDigits);
    raw(":").raw(letters(lastColumn)).raw(rowDigits).raw("\">");
    pieces(formula);
    orNothing(cached);
    end();
  }

  /** A cell that a formula at its left fills, with what it comes to here. */
  public void filled(int column, int style, double cached) {
    begin(column, style, Double.isNaN(cached) ? "str" : "");
    orNothing(cached);
    end();
  }

  private void orNothing(double cached) {
    if (Double.isNaN(cached)) {
      raw(tags.value).raw(tags.endValue);
    } else {
      value(cached);
    }
  }

  /**
   * A formula that cells of its column share: it is written once, and moves with the row as where
   * it is filled down. It refers to cells of its own sheet only, for Excel takes other sheets'
   * cells in it for fixed.
   *
   * @param index the formula's number in its sheet, from 0
   * @param formula null in all cells but the first
   * @param lastRow the last row that shares it
   */
  public void sharedFormula(
      int column, int style, int index, @Nullable String formula, int lastRow, double cached) {
    begin(column, style, "");
    shared(index, formula, lastRow);
    value(cached);
    end();
  }

  /** A shared formula with the text that it comes to. */
  public void sharedFormula(
      int column, int style, int index, @Nullable String formula, int lastRow, String cached) {
    begin(column, style, "str");
    shared(index, formula, lastRow);
    raw(tags.value).escaped(cached, MAX_TEXT).raw(tags.endValue);
    end();
  }

  /** An empty cell that only has a style. */
  public void blank(int column, int style) {
    begin(column, style).raw(END_BLANK);
  }

  /** Number of cells in the row so far. */
  public int count() {
    return count;
  }

  int column(int index) {
    return columns[index];
  }

  /** Writes the cells from one index up to another, exclusive. */
  void writeTo(OutputStream out, int from, int to) throws IOException {
    if (from < to) {
      int end = to == count ? length : starts[to];
      out.write(buffer, starts[from], end - starts[from]);
    }
  }

  private CellXml begin(int column, int style) {
    if (column < 0 || column > LAST_COLUMN || count > 0 && column <= columns[count - 1]) {
      throw new IllegalArgumentException(
          "column " + column + " does not follow the cells of row " + row);
    }
    if (count == columns.length) {
      columns = Arrays.copyOf(columns, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
    }
    columns[count] = column;
    starts[count++] = length;
    return raw(tags.cells.of(column)).raw(rowDigits).raw(styles.of(style));
  }

  private void begin(int column, int style, String type) {
    begin(column, style).raw(type.isEmpty() ? "" : "\" t=\"").raw(type).raw("\">");
  }

  private void end() {
    raw(tags.endCell);
  }

  private CellXml tag(String name) {
    return raw(tags.open).raw(name).raw(">");
  }

  private CellXml endTag(String name) {
    return raw(tags.close).raw(name).raw(">");
  }

  private void value(double value) {
    raw(tags.value);
    digits(value);
    raw(tags.endValue);
  }

  private void digits(double value) {
    if (!Double.isFinite(value)) {
      count--;
      length = starts[count];
      throw new IllegalArgumentException(
          "a cell cannot hold "
              + value
              + ": "
              + new CellReference(row - 1, columns[count]).formatAsString());
    }
    if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      whole((long) value);
    } else {
      // The fewest digits that read back as the same number; quicker than Java 17's own, and the
      // same on every Java.
      raw(DoubleToDecimal.toString(value));
    }
  }

  private void shared(int index, @Nullable String formula, int lastRow) {
    raw(tags.open).raw("f t=\"shared\"");
    if (formula == null) {
      raw(" si=\"").whole(index).raw("\"/>");
      return;
    }
    int column = columns[count - 1];
    raw(" ref=\"").raw(letters(column)).whole(row).raw(":").raw(letters(column)).whole(lastRow);
    raw("\" si=\"").whole(index).raw("\">");
    content(formula);
    endTag("f");
  }

  private void formula(RowFormula formula) {
    tag("f").pieces(formula);
  }

  private void pieces(RowFormula formula) {
    requireShort(formula.length(rowDigits.length));
    raw(formula.piece(0));
    for (int i = 1; i < formula.pieces(); i++) {
      raw(rowDigits).raw(formula.piece(i));
    }
    endTag("f");
  }

  /** What is in the XML for a part of a formula. */
  static byte[] formulaXml(String formula) {
    for (int i = 0; i < formula.length(); i++) {
      char first = formula.charAt(i);
      if (first >= ' ' && first < Character.MIN_SURROGATE) {
        continue;
      }
      int c = formula.codePointAt(i);
      if (isForbidden(c) || isSurrogate(c)) {
        throw new IllegalArgumentException(
            "a formula with the character U+" + Integer.toHexString(c));
      }
      i += Character.charCount(c) - 1;
    }
    return formula
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void requireShort(int length) {
    if (length > MAX_FORMULA) {
      throw new IllegalArgumentException(
          "a formula of " + length + " characters; 8,192 are possible");
    }
  }

  private void content(String formula) {
    requireShort(formula.length());
    raw(formulaXml(formula));
  }

  private CellXml escaped(CharSequence text, int max) {
    boolean cut = text.length() > max;
    int end = cut ? max - CUT.length() : text.length();
    if (cut && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    ensure(end);
    for (int i = 0; i < end; ) {
      char first = text.charAt(i);
      if (first < 0x80 && PLAIN[first]) {
        put(first);
        i++;
        continue;
      }
      int c = Character.codePointAt(text, i);
      if (c == '_' && isEscape(text, i, end)) {
        raw("_x005F_");
      } else if (c == '\r' || isForbidden(c)) {
        hex(c);
      } else {
        markup(isSurrogate(c) ? 0xFFFD : c);
      }
      i += Character.charCount(c);
    }
    return cut ? escaped(CUT, max) : this;
  }

  private static boolean isSurrogate(int c) {
    return c >= 0xD800 && c <= 0xDFFF;
  }

  /** What XML 1.0 cannot hold, not even as a reference. */
  private static boolean isForbidden(int c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF;
  }

  /** Whether the text itself looks like an escape, {@code _x0041_}, and would be read as one. */
  private static boolean isEscape(CharSequence text, int at, int end) {
    if (at + 7 > end || text.charAt(at + 1) != 'x' || text.charAt(at + 6) != '_') {
      return false;
    }
    for (int i = at + 2; i < at + 6; i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }

  private void hex(int c) {
    raw("_x");
    for (int shift = 12; shift >= 0; shift -= 4) {
      put("0123456789ABCDEF".charAt(c >> shift & 15));
    }
    raw("_");
  }

  private void markup(int c) {
    switch (c) {
      case '&' -> raw("&amp;");
      case '<' -> raw("&lt;");
      case '>' -> raw("&gt;");
      default -> utf8(c);
    }
  }

  private void utf8(int c) {
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | c >> 6);
      put(0x80 | c & 63);
    } else if (c < 0x10000) {
      put(0xE0 | c >> 12);
      put(0x80 | c >> 6 & 63);
      put(0x80 | c & 63);
    } else {
      put(0xF0 | c >> 18);
      put(0x80 | c >> 12 & 63);
      put(0x80 | c >> 6 & 63);
      put(0x80 | c & 63);
    }
  }

  private static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }

  private CellXml whole(long value) {
    if (value < 0) {
      put('-');
      return whole(-value);
    }
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    ensure(digits);
    long rest = value;
    for (int at = length + digits - 1; at >= length; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  @SuppressWarnings("deprecation") // Right for text that is ASCII, and one copy.
  private CellXml raw(String ascii) {
    int count = ascii.length();
    ensure(count);
    ascii.getBytes(0, count, buffer, length);
    length += count;
    return this;
  }

  private CellXml raw(byte[] bytes) {
    return raw(bytes, 0, bytes.length);
  }

  private CellXml raw(byte[] bytes, int from, int count) {
    ensure(count);
    System.arraycopy(bytes, from, buffer, length, count);
    length += count;
    return this;
  }

  private void put(int b) {
    ensure(1);
    buffer[length++] = (byte) b;
  }

  private void ensure(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
