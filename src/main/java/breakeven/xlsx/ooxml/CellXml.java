package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.XmlText;
import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * The XML of the cells of one row. Cells are added from left to right and cost no object each; the
 * memory is used again for every row.
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

  /** Each column's letters, made when they are first asked for. */
  private static final @Nullable String[] LETTERS = new @Nullable String[LAST_COLUMN + 1];

  private final StringBuilder xml = new StringBuilder(4096);
  private int[] columns = new int[32];
  private int[] starts = new int[32];
  private int count;
  private int row = 1;
  private String rowDigits = "1";
  private String prefix = "";

  /**
   * Begins a row: cells carry its number (from 1) and the tags the prefix, for example {@code x:}
   * or none.
   */
  public void startRow(int row, String prefix) {
    this.row = row;
    this.prefix = prefix;
    rowDigits = Integer.toString(row);
    xml.setLength(0);
    count = 0;
  }

  /** A number; it must be finite, for a cell has no way to hold anything else. */
  public void number(int column, int style, double value) {
    begin(column, style, "");
    value(value);
    endTag("c");
  }

  /**
   * A text, which stays text whatever it begins with. Above 32,767 characters it is cut, and ends
   * in "… [cut]".
   */
  public void text(int column, int style, CharSequence text) {
    if (isOneLine(text)) {
      // Half as long, and read as a text by all: a formula's text without the formula.
      begin(column, style, "str");
      value(text);
      endTag("c");
    } else {
      inline(column, style, text);
    }
  }

  /** The same of a text in UTF-8. */
  public void text(int column, int style, byte[] utf8, int from, int count) {
    text(column, style, new String(utf8, from, count, StandardCharsets.UTF_8));
  }

  /**
   * Cells beside each other, without a style.
   *
   * @param values a number or a text each; null for an empty cell
   */
  public void run(int column, @Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof Double number) {
        number(column + i, 0, number);
      } else if (values[i] != null) {
        text(column + i, 0, String.valueOf(values[i]));
      }
    }
  }

  /**
   * A cell in POI's words, which those of the template have.
   *
   * @param value a number or a text, which is empty for a blank cell
   */
  public void asPoi(int column, int style, Object value) {
    if (value.equals("")) {
      blank(column, style);
    } else if (value instanceof Double number) {
      begin(column, style, "n");
      value(number.toString());
      endTag("c");
    } else {
      inline(column, style, value.toString());
    }
  }

  private void inline(int column, int style, CharSequence text) {
    begin(column, style, "inlineStr");
    tag("is").raw("<").raw(prefix).raw(isOneLine(text) ? "t>" : "t xml:space=\"preserve\">");
    escaped(text).endTag("t").endTag("is").endTag("c");
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
    endTag("c");
  }

  /** A column's formula, here, with the text that it comes to. */
  public void formula(int column, int style, RowFormula formula, String cached) {
    begin(column, style, "str");
    formula(formula);
    value(cached);
    endTag("c");
  }

  /** An empty cell that only has a style. */
  public void blank(int column, int style) {
    begin(column, style).raw("\"/>");
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
      int end = to == count ? xml.length() : starts[to];
      out.write(xml.substring(starts[from], end).getBytes(StandardCharsets.UTF_8));
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
    starts[count++] = xml.length();
    raw("<").raw(prefix).raw("c r=\"").raw(letters(column)).raw(rowDigits);
    return style == 0 ? this : raw("\" s=\"").whole(style);
  }

  private void begin(int column, int style, String type) {
    begin(column, style).raw(type.isEmpty() ? "" : "\" t=\"").raw(type).raw("\">");
  }

  private CellXml tag(String name) {
    return raw("<").raw(prefix).raw(name).raw(">");
  }

  private CellXml endTag(String name) {
    return raw("</").raw(prefix).raw(name).raw(">");
  }

  private void value(CharSequence text) {
    tag("v").escaped(text).endTag("v");
  }

  private void value(double value) {
    tag("v");
    digits(value);
    endTag("v");
  }

  private void digits(double value) {
    if (!Double.isFinite(value)) {
      count--;
      xml.setLength(starts[count]);
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

  private void formula(RowFormula formula) {
    tag("f").text(formula);
  }

  private void text(RowFormula formula) {
    requireShort(formula.length(rowDigits.length()));
    raw(formula.xml(rowDigits)).endTag("f");
  }

  /** What is in the XML for a part of a formula. */
  static String formulaXml(String formula) {
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
    return formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void requireShort(int length) {
    if (length > MAX_FORMULA) {
      throw new IllegalArgumentException(
          "a formula of " + length + " characters; 8,192 are possible");
    }
  }

  private CellXml escaped(CharSequence text) {
    boolean cut = text.length() > MAX_TEXT;
    int end = cut ? MAX_TEXT - CUT.length() : text.length();
    if (cut && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> raw("&amp;");
        case '<' -> raw("&lt;");
        case '>' -> raw("&gt;");
        case '_' -> raw(XmlText.isEscape(text, i, end) ? "_x005F_" : "_");
        default -> {
          if (c == '\r' || isForbidden(c)) {
            raw(String.format(Locale.ROOT, "_x%04X_", (int) c));
          } else if (isSurrogate(c)) {
            int whole = Character.codePointAt(text, i);
            xml.appendCodePoint(isSurrogate(whole) ? 0xFFFD : whole);
            i += Character.charCount(whole) - 1;
          } else {
            xml.append(c);
          }
        }
      }
    }
    return cut ? escaped(CUT) : this;
  }

  private static boolean isSurrogate(int c) {
    return c >= 0xD800 && c <= 0xDFFF;
  }

  /** What XML 1.0 cannot hold, not even as a reference. */
  private static boolean isForbidden(int c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF;
  }

  private static String letters(int column) {
    @Nullable String known = LETTERS[column];
    if (known == null) {
      known = CellReference.convertNumToColString(column);
      LETTERS[column] = known;
    }
    return known;
  }

  private CellXml whole(long value) {
    xml.append(value);
    return this;
  }

  private CellXml raw(String text) {
    xml.append(text);
    return this;
  }
}
