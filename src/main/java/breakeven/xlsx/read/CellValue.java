package breakeven.xlsx.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one cell's XML means. Used again for every cell, so that reading makes no object per cell.
 */
final class CellValue {
  private static final long EPOCH_1900 = 25_569;
  private static final long EPOCH_1904 = 24_107;
  private static final int MAX_SHOWN = 40;

  /** 31 December 9999 in the 1900 system. */
  private static final double LAST_SERIAL = 2_958_466;

  /** So many digits are a whole number without a rounding. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = new double[EXACT_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  /** Longer texts are rarely the same. */
  private static final int MAX_KNOWN = 64;

  private final @Nullable String[] known = new @Nullable String[1024];
  private final XlsxFile file;
  private final StringBuilder joined = new StringBuilder();

  /** What is in the cell. */
  private CharSequence raw = joined;

  private String xmlType = "n";
  private int style = NumberStyles.NONE;
  private boolean hasValue;
  private boolean hasFormula;
  private boolean hasInline;

  private @Nullable CellKind type;
  private double number;
  private @Nullable String text;

  CellValue(XlsxFile file) {
    this.file = file;
  }

  void start(String xmlType, @Nullable String style) {
    this.xmlType = xmlType;
    this.style = NumberStyles.index(style);
    joined.setLength(0);
    raw = joined;
    hasValue = false;
    hasFormula = false;
    hasInline = false;
  }

  /** Works out a cell that was taken at once. */
  void take(PlainCell cell) {
    xmlType = cell.type();
    style = cell.style();
    raw = cell;
    hasValue = !cell.empty();
    hasFormula = false;
    hasInline = false;
    decide();
  }

  /**
   * A child element of the cell has begun.
   *
   * @return what is wrong with that; empty: nothing
   */
  String has(String child) {
    boolean second = hasValue || hasInline;
    switch (child) {
      case "v" -> hasValue = true;
      case "f" -> hasFormula = true;
      case "is" -> {
        hasInline = true;
        if (!xmlType.equals("inlineStr")) {
          return "it has a text of its own, but is a cell of the type " + shown(xmlType);
        }
      }
      default -> {
        return "";
      }
    }
    return second && !child.equals("f") ? "it has two values" : "";
  }

  void text(TagScanner scan) {
    if (joined.length() <= SharedStrings.MAX_TEXT) {
      scan.textTo(joined);
    }
  }

  /** Null for an empty cell. */
  @Nullable CellKind type() {
    return type;
  }

  double number() {
    return number;
  }

  @Nullable String text() {
    return text;
  }

  /** The cell has ended: works out type, number and text. */
  void decide() {
    type = null;
    number = 0;
    text = null;
    if (!hasValue && !hasInline) {
      type = hasFormula ? CellKind.NO_VALUE : null;
      return;
    }
    if (raw.length() > SharedStrings.MAX_TEXT) {
      unreadable("its text has more than a million characters");
      return;
    }
    switch (xmlType) {
      case "n" -> decideNumber();
      case "s" -> decideShared();
      case "str", "inlineStr" -> setText(XmlText.decode(known()));
      case "b" -> decideBoolean();
      case "e" -> decideError();
      case "d" -> decideIsoDate();
      default -> unreadable("the cell type \"" + shown(xmlType) + "\" is unknown");
    }
  }

  /** The text; one that is in many cells is the same object mostly. */
  private String known() {
    int length = raw.length();
    if (length > MAX_KNOWN) {
      return raw.toString();
    }
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + raw.charAt(i);
    }
    int at = (hash ^ hash >>> 16) & known.length - 1;
    String text = known[at];
    if (text == null || !text.contentEquals(raw)) {
      text = raw.toString();
      known[at] = text;
    }
    return text;
  }

  private void setText(String value) {
    if (!value.isEmpty()) {
      type = CellKind.TEXT;
      text = value;
    }
  }

  private void decideShared() {
    CharSequence index = isPadded(raw) ? raw.toString().strip() : raw;
    if (index.isEmpty()) {
      type = hasFormula ? CellKind.NO_VALUE : null;
      return;
    }
    SharedStrings strings = file.strings();
    String value = strings.get(index);
    if (value == null) {
      unreadable(
          "it names text number " + shown(index.toString()) + " of a list of " + strings.size());
    } else {
      setText(value);
    }
  }

  private static boolean isPadded(CharSequence text) {
    int length = text.length();
    return length > 0
        && (Character.isWhitespace(text.charAt(0))
            || Character.isWhitespace(text.charAt(length - 1)));
  }

  private void decideBoolean() {
    switch (raw.toString().strip()) {
      case "1", "true" -> set(CellKind.BOOLEAN, 1);
      case "0", "false" -> set(CellKind.BOOLEAN, 0);
      case "" -> type = hasFormula ? CellKind.NO_VALUE : null;
      default -> unreadable("\"" + shown(raw.toString()) + "\" is neither true nor false");
    }
  }

  private void decideError() {
    String value = raw.toString().strip();
    if (value.isEmpty()) {
      unreadable("it is an error value without a name");
    } else {
      type = CellKind.ERROR;
      text = value;
    }
  }

  private void decideNumber() {
    if (decimal()) {
      return;
    }
    String value = raw.toString().strip();
    if (value.isEmpty()) {
      type = hasFormula ? CellKind.NO_VALUE : null;
      return;
    }
    double parsed = isNumber(value) ? Double.parseDouble(value) : Double.NaN;
    if (!Double.isFinite(parsed)) {
      unreadable("\"" + shown(value) + "\" is not a number that a workbook can hold");
    } else {
      decideKind(parsed);
    }
  }

  private void decideKind(double parsed) {
    if (style == NumberStyles.NONE) {
      // Style 0 is a style like others.
      set(CellKind.NUMBER, parsed);
    } else if (file.styles().isDate(style)) {
      decideDate(parsed);
    } else {
      set(file.styles().isPerCent(style) ? CellKind.PER_CENT : CellKind.NUMBER, parsed);
      text = file.styles().words(style);
    }
  }

  /**
   * Reads a number of few digits, as most are: its digits and a power of ten are then both exact,
   * and so is their quotient's rounding. False where the long way has to be gone.
   */
  private boolean decimal() {
    int length = raw.length();
    int at = length > 0 && raw.charAt(0) == '-' ? 1 : 0;
    if (length == at || length - at > EXACT_DIGITS + 1) {
      return false;
    }
    long digits = 0;
    int point = -1;
    int first = at;
    for (; at < length; at++) {
      char c = raw.charAt(at);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + c - '0';
      } else if (c == '.' && point < 0) {
        point = at;
      } else {
        return false;
      }
    }
    int count = length - first - (point < 0 ? 0 : 1);
    if (count == 0 || count > EXACT_DIGITS) {
      return false;
    }
    double value = point < 0 ? digits : digits / POWERS[length - point - 1];
    decideKind(first > 0 ? -value : value);
    return true;
  }

  /**
   * Sign, digits with or without a point, exponent: what XML calls a double, without its words INF
   * and NaN.
   */
  static boolean isNumber(String s) {
    int at = s.startsWith("-") || s.startsWith("+") ? 1 : 0;
    int whole = digits(s, at);
    int end = whole;
    int count = whole - at;
    if (end < s.length() && s.charAt(end) == '.') {
      end = digits(s, whole + 1);
      count += end - whole - 1;
    }
    if (count == 0) {
      return false;
    }
    if (end < s.length() && (s.charAt(end) == 'e' || s.charAt(end) == 'E')) {
      int from = end + 1 < s.length() && "+-".indexOf(s.charAt(end + 1)) >= 0 ? end + 2 : end + 1;
      end = digits(s, from);
      return end > from && end == s.length();
    }
    return end == s.length();
  }

  private static int digits(String s, int from) {
    int at = from;
    while (at < s.length() && s.charAt(at) >= '0' && s.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private void decideDate(double serial) {
    double last = file.date1904() ? LAST_SERIAL - 1_462 : LAST_SERIAL;
    if (serial < 0 || serial >= last) {
      unreadable("the day number " + shown(raw.toString().strip()) + " is outside 1900 to 9999");
    } else if (file.date1904()) {
      set(CellKind.DATE, serial - EPOCH_1904);
    } else if (serial >= 61) {
      set(CellKind.DATE, serial - EPOCH_1900);
    } else if (serial >= 60) {
      unreadable("the day number 60 is 29 February 1900, which never was");
    } else {
      set(CellKind.DATE, serial - EPOCH_1900 + 1);
    }
  }

  private void decideIsoDate() {
    String value = raw.toString().strip();
    try {
      String local = value.endsWith("Z") ? value.substring(0, value.length() - 1) : value;
      if (local.indexOf('T') < 0) {
        set(CellKind.DATE, LocalDate.parse(local).toEpochDay());
        return;
      }
      LocalDateTime time = LocalDateTime.parse(local);
      double day =
          (double) ChronoUnit.NANOS.between(time.toLocalDate().atStartOfDay(), time)
              / ChronoUnit.DAYS.getDuration().toNanos();
      set(CellKind.DATE, time.toLocalDate().toEpochDay() + day);
    } catch (DateTimeException e) {
      unreadable("\"" + shown(value) + "\" is not a date like 2026-11-24");
    }
  }

  private void set(CellKind newType, double value) {
    type = newType;
    number = value;
  }

  private void unreadable(String how) {
    type = CellKind.UNREADABLE;
    number = 0;
    text = how;
  }

  private static String shown(String value) {
    return value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "…";
  }
}
