package breakeven.core.input;

import breakeven.core.model.Homoglyphs;
import breakeven.core.table.Column;
import breakeven.core.table.Type;
import breakeven.core.table.Workloads;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers that are in a cell as text. What can mean one thing is read, and what it is read as
 * is reported; what can mean two is refused, and both are named.
 */
final class NumberTexts {
  /** Commas between thousands before a point: {@code 1,234.50}. */
  private static final Pattern COMMA_THOUSANDS =
      Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+\\.\\d+");

  /** A sign of per cent, also in words. */
  private static final Pattern PER_CENT =
      Pattern.compile("\\s*(?:%|per ?cent|pct\\.?)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern FIGURE = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)*");

  /** What says that a number is not quite the one meant. */
  private static final Pattern ABOUT =
      Pattern.compile(
          "^(?:~|\u2248|(?:ca|circa|about|approx|approximately|around|roughly|etwa|rund|ungef\u00e4hr|zirka|env|environ|unos|unas|ongeveer)\\b\\.?)\\s*|\\s*\\?$",
          Pattern.CASE_INSENSITIVE);

  static final String STORED_AS_TEXT = "The number is stored as text";

  /** From here on a figure that was converted is whole. */
  private static final double WHOLE = 1000;

  private final boolean textOnly;
  private final Decimals decimals;
  private final @Nullable String currency;

  /**
   * @param currency the code that amounts are in; null: each row says it, or nobody
   */
  NumberTexts(Source source, @Nullable String currency) {
    textOnly = source.textOnly();
    decimals = source.decimals();
    this.currency = currency;
  }

  /**
   * Reads a text without outer spaces.
   *
   * @param comparable whether a formula can compare the cell with what is in it
   */
  void read(Column column, String text, boolean comparable, TypedCell cell) {
    boolean perCent = column.type() == Type.SHARE && text.endsWith("%");
    String digits = perCent ? Texts.trim(text.substring(0, text.length() - 1)) : text;
    double plain = decimals.number(digits);
    if (decimals == Decimals.UNSAID && PlainNumber.isTwo(digits)) {
      cell.add(twoNumbers(text, digits, perCent ? "%" : ""));
    } else if (!Double.isNaN(plain)) {
      CellReader.accept(column, perCent ? plain / 100 : plain, perCent, text, cell);
      // Where more is to be said of it, it is to be typed again anyway.
      if (!textOnly && cell.findings().isEmpty()) {
        boolean asShown = plain == PlainNumber.parse(digits);
        String read = PlainNumber.text(plain) + (perCent ? "%" : "");
        cell.add(
            Finding.warning(
                text,
                asShown ? STORED_AS_TEXT : "This is read as " + read,
                asShown ? "Convert the cell to a number: it was read as shown" : "Type " + read));
      }
    } else if (comparable) {
      readMore(column, text, cell);
    } else {
      cell.add(refusal(column, text));
    }
  }

  /** Reads a text that is no plain number, where it means one all the same. */
  private void readMore(Column column, String text, TypedCell cell) {
    boolean share = column.type() == Type.SHARE;
    String line = Texts.oneLine(text);
    Matcher sign = PER_CENT.matcher(line);
    boolean perCent = share && sign.find();
    NumberText parts = NumberText.of(column, perCent ? line.substring(0, sign.start()) : line);
    boolean bare = parts != null && parts.unit().bracket().isEmpty();
    boolean ours = parts != null && (share && bare || parts.inUnitOf(column));
    if (parts == null || !ours || perCent && !bare || wrongCurrency(column, parts)) {
      cell.add(refusal(column, text));
      return;
    }
    boolean signed = perCent || share && !bare;
    if (decimals == Decimals.UNSAID && PlainNumber.isTwo(parts.number())) {
      cell.add(twoNumbers(text, parts.number(), (signed ? "%" : "") + parts.scaleWord()));
      return;
    }
    double asWritten = decimals.number(parts.number());
    double typed = Double.isNaN(asWritten) ? PlainNumber.parse(parts.number()) : asWritten;
    if (Double.isNaN(typed)) {
      cell.add(refusal(column, text));
      return;
    }
    double number = typed * parts.scale();
    CellReader.accept(column, signed ? number / 100 : number, signed, text, cell);
    if (!cell.bad()) {
      String read = PlainNumber.text(number) + (signed ? "%" : "");
      cell.add(Finding.warning(text, "This is read as " + read, "Type " + read));
      cell.setCurrency(parts.currency());
    }
  }

  private boolean wrongCurrency(Column column, NumberText parts) {
    String word = parts.currency();
    return parts.inNoCurrencyOf(column)
        || word != null && currency != null && !Currencies.means(word, currency);
  }

  private static Finding twoNumbers(String found, String digits, String unit) {
    String larger = PlainNumber.withoutSigns(digits);
    String smaller = PlainNumber.text(PlainNumber.parse(larger) / 1000);
    // Typed as 1.234 it would be two numbers again.
    String plain = PlainNumber.isTwo(smaller) ? smaller + "0" : smaller;
    return Finding.error(
        found,
        "This can be read as " + larger + unit + " or as " + smaller + unit,
        "Type " + larger + unit + " or " + plain + unit + Decimals.COMMA_INSTEAD);
  }

  // --- refusals --------------------------------------------------------------------------------

  /** Why a text is no number of a column, and what to type instead. */
  Finding refusal(Column column, String found) {
    // A dash within digits is seen for what it is: a range.
    boolean minus = !found.isEmpty() && !found.startsWith("-");
    String why = minus && Homoglyphs.plain(found).startsWith("-") ? Homoglyphs.told(found) : "";
    return Finding.error(
        found,
        "This is not a plain number" + (why.isEmpty() ? Homoglyphs.toldUnseen(found) : why),
        "Type " + wanted(column, found));
  }

  /** What to type, with the reason that this text looks like. */
  private String wanted(Column column, String found) {
    String plain = CellReader.accepted("a plain number", column);
    boolean share = column.type() == Type.SHARE;
    String line = ABOUT.matcher(Homoglyphs.plain(Texts.oneLine(found))).replaceAll("");
    String bare =
        share
            ? PER_CENT.matcher(line).replaceFirst("")
            : HeaderText.isMonths(column) ? HeaderText.withoutRate(line) : line;
    NumberText parts = NumberText.of(column, bare);
    boolean money = column.type() == Type.MONEY;
    if (parts != null && !money && !parts.currencies().isEmpty()) {
      return plain + without(column, parts);
    }
    boolean perCent = found.endsWith("%") && !share;
    if (parts != null
        && !perCent
        && parts.unit().isOther(column)
        && !wrongCurrency(column, parts)) {
      return plain + ", in the unit of the column: " + column.title() + converted(column, parts);
    }
    boolean counted = !share && column.type() != Type.MONTHS_OR_NONE;
    boolean scaled = parts != null && counted && parts.unit().scaled();
    if (!scaled && found.indexOf(',') >= 0 && decimals != Decimals.COMMA) {
      String number = bare;
      String behind = share && !bare.equals(line) ? "%" : "";
      String currency = "";
      if (parts != null && parts.unit().bracket().isEmpty()) {
        number = parts.number();
        behind += parts.scaleWord();
        currency = wrongCurrency(column, parts) ? without(column, parts) : "";
      }
      return plain
          + withPoint(number, behind)
          + currency
          + (decimals == Decimals.UNSAID ? Decimals.COMMA_INSTEAD : "");
    }
    if (perCent) {
      return plain + ", without a per cent sign";
    }
    if (found.chars().noneMatch(Character::isDigit)) {
      double months = HeaderText.isMonths(column) ? HeaderText.months(line) : Double.NaN;
      return plain
          + (isFigure(column, months) ? ", as in " + figure(months) : CellReader.orEmpty(column));
    }
    if (parts == null) {
      return plain + like(column, figure(bare));
    }
    if (!parts.currencies().isEmpty()) {
      return plain + without(column, parts);
    }
    double number = parts.scale() * parts.unit().factor(column) * meant(parts.number());
    return plain + like(column, scaled ? PlainNumber.text(number) : figure(bare));
  }

  /** The one number that digits can mean; NaN where they are none, or two. */
  private double meant(String digits) {
    double asWritten = decimals.number(digits);
    if (!Double.isNaN(asWritten) || PlainNumber.isTwo(digits)) {
      return asWritten;
    }
    return Stream.of(Decimals.POINT, Decimals.THOUSANDS, Decimals.COMMA)
        .mapToDouble(written -> written.number(digits))
        .filter(number -> !Double.isNaN(number))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** What a figure in another unit is in that of the column; both where it is two numbers. */
  private String converted(Column column, NumberText parts) {
    double factor = parts.scale() * parts.unit().factor(column);
    double one = meant(parts.number());
    boolean two = Double.isNaN(one) && PlainNumber.isTwo(parts.number());
    double larger = two ? PlainNumber.parse(PlainNumber.withoutSigns(parts.number())) : one;
    if (!isFigure(column, larger * factor)) {
      return "";
    }
    String other =
        two
            ? " if it is %s, or %s if it is %s"
                .formatted(
                    PlainNumber.text(larger),
                    figure(larger / 1000 * factor),
                    PlainNumber.text(larger / 1000))
            : "";
    String always = parts.unit().isWithinDay(column) ? ", where it never stops" : "";
    return ", as in " + figure(larger * factor) + other + always;
  }

  private static boolean isFigure(Column column, double number) {
    return column.range().contains(number)
        && (column.type() != Type.WHOLE || number == Math.rint(number));
  }

  private static String figure(double number) {
    double shown = number < WHOLE ? Math.rint(number * 100) / 100 : Math.rint(number);
    return PlainNumber.text(shown);
  }

  /**
   * With a point for decimals, as in the text itself where it can be reported.
   *
   * @param behind the sign or the word of a scale behind the number
   */
  private static String withPoint(String digits, String behind) {
    boolean decimal = Decimals.BEFORE_DECIMALS.matcher(digits).matches();
    boolean thousands = COMMA_THOUSANDS.matcher(digits).matches();
    boolean both = digits.indexOf('.') >= 0;
    // Words behind it may make another number of it.
    String own =
        decimal
            ? digits.replace(".", "").replace(',', '.')
            : thousands ? digits.replace(",", "") : "";
    return ", with a point for decimals%s, as in %s"
        .formatted(
            both || own.isEmpty() ? " and nothing between thousands" : "",
            own.isEmpty() ? "1234.5" : own + behind);
  }

  /** A text that is a figure, as in {@code ~20000}; empty where words make another number of it. */
  private static String figure(String line) {
    return FIGURE.matcher(line).matches() ? line : "";
  }

  /** In digits, as in the text's own figure where it has one. */
  private String like(Column column, String own) {
    boolean share = column.type() == Type.SHARE;
    String example =
        Double.isNaN(meant(own))
            ? (share ? "0.125 or 12.5%" : "20000 or 0.5")
            : own + (share ? "%" : "");
    return ", in digits alone, as in " + example;
  }

  /** A sign that is left out says no longer which currency was meant: the right one is named. */
  private String without(Column column, NumberText parts) {
    String sign =
        parts.currencies().stream().anyMatch(Currencies::isSign) ? "a currency sign" : "a currency";
    String in =
        column.type() != Type.MONEY
            ? ""
            : currency == null ? ", in the currency that its row names" : ", in " + currency;
    boolean counts = column.required() && column.sheet().equals(Workloads.TABLE.sheet());
    String bill =
        counts && column.type() == Type.NUMBER
            ? ": %s counts %s, and a bill goes to %s"
                .formatted(
                    column.header(),
                    column.equals(Workloads.REQUESTS) ? "calls" : "tokens",
                    Workloads.PROMPTING_COST.title())
            : "";
    String other = parts.currency() == null ? null : Currencies.anyCase(parts.currency());
    // Where a currency is known, it is the reporting one.
    String instead =
        column.type() != Type.MONEY || currency == null || other == null || other.equals(currency)
            ? ""
            : ", or choose "
                + other
                + " as Reporting currency on Assumptions (for a CSV in the workbook of --prices)";
    return in + ", without " + sign + instead + bill;
  }
}
