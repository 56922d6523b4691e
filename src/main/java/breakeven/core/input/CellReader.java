package breakeven.core.input;

import breakeven.core.model.Severity;
import breakeven.core.table.Column;
import breakeven.core.table.Range;
import breakeven.core.table.Type;
import breakeven.core.table.Words;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is in a cell into what its column asks for. Nothing is guessed: what is not plainly a
 * number, a day or one of the words is an error that says what to type.
 */
public final class CellReader {
  private static final String SOME_DAY = "2026-05-25";

  /** A day with its year last. */
  private static final Pattern DAY_TEXT = Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})");

  private static final DateTimeFormatter ISO_DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** A spreadsheet shows no more digits than those of this number. */
  private static final double MOST = 1e15;

  /** A share that is shown as more than 200% was pasted as a plain number. */
  private static final double MOST_SHOWN = 2;

  /** The unit of assumptions that something is multiplied with. */
  private static final String FACTOR = "factor";

  private final boolean textOnly;
  private final NumberTexts numbers;
  private final @Nullable String currency;

  /** What is doubtful about a number of a column, by what its format shows beside it. */
  private enum Doubt {
    NONE,
    OTHER_CURRENCY,
    OTHER_UNIT,
    /** It is shown as per cent, and is none. */
    PER_CENT
  }

  /** Found out once for each column and format. */
  private final Map<Column, Map<String, Doubt>> doubts = new IdentityHashMap<>();

  /**
   * @param source where the cells come from: from CSV, numbers and days in text are no reason for a
   *     warning
   */
  public CellReader(Source source) {
    this(source, null);
  }

  /**
   * @param currency the code that amounts are in; null: each row says it, or nobody
   */
  CellReader(Source source, @Nullable String currency) {
    this.textOnly = source.textOnly();
    numbers = new NumberTexts(source, currency);
    this.currency = currency;
  }

  /** Whether a number is so large that no cell of ours is taken with it. */
  public static boolean isTooLarge(double number) {
    return Math.abs(number) > MOST;
  }

  /**
   * Why something could not be read again if it were typed into a cell of a column.
   *
   * @return null where it can be read
   */
  public static @Nullable Finding refusal(Column column, String typed) {
    if (typed.length() > Texts.MOST_IN_CELL) {
      return Finding.error(
          "",
          "The text is longer than the " + Texts.MOST_IN_CELL + " characters that a cell can hold",
          "Shorten it");
    }
    TypedCell cell = new TypedCell();
    new CellReader(Source.program("")).read(column, CellType.TEXT, Double.NaN, typed, cell);
    return firstError(cell);
  }

  /** The same of a number. */
  public static @Nullable Finding refusal(Column column, double typed) {
    TypedCell cell = new TypedCell();
    accept(column, typed, false, null, cell);
    return firstError(cell);
  }

  private static @Nullable Finding firstError(TypedCell cell) {
    return cell.findings().stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .findFirst()
        .orElse(null);
  }

  /** Reads one cell into {@code cell}; its former content is gone. */
  public void read(
      Column column, CellType type, double number, @Nullable String text, TypedCell cell) {
    cell.clear();
    switch (type) {
      case NUMBER -> readNumber(column, number, false, text, cell);
      case PER_CENT -> readNumber(column, number, true, text, cell);
      case DATE -> readDay(column, number, cell);
      case BOOLEAN -> readBoolean(column, number != 0, cell);
      case TEXT -> readText(column, text == null ? "" : text, cell);
      case ERROR -> cell.add(errorValue(text));
      case NO_VALUE -> cell.add(noValue());
      case UNREADABLE -> cell.add(unreadable(text));
    }
  }

  private static Finding errorValue(@Nullable String text) {
    String found = text == null ? "" : text;
    return Finding.error(
        found, "The cell holds an error value", "Correct the formula, or type the value");
  }

  private static Finding noValue() {
    return Finding.error(
        "",
        "The formula has no stored result",
        "Open the workbook in a spreadsheet program, let it calculate, and save it; or type the"
            + " value");
  }

  private static Finding unreadable(@Nullable String text) {
    String why = text == null || text.isEmpty() ? "" : ": " + text;
    return Finding.error("", "The cell cannot be read" + why, "Type the value again");
  }

  /**
   * Reads a number.
   *
   * @param shown what its format shows beside it; null: nothing
   */
  private void readNumber(
      Column column, double number, boolean perCent, @Nullable String shown, TypedCell cell) {
    boolean share = column.type() == Type.SHARE;
    switch (column.type()) {
      case NUMBER, MONEY, WHOLE, SHARE, MONTHS_OR_NONE -> {
        boolean noShare = perCent && !share && !isFactor(column);
        String found = noShare ? found(number, true, null) : null;
        accept(column, number, share && perCent && Math.abs(number) <= MOST_SHOWN, found, cell);
        if (shown != null && !cell.bad()) {
          doubtShown(column, number, perCent, shown, cell);
        }
        if (found != null && number != 0 && !cell.bad()) {
          cell.add(ShownUnit.noShare(found, number));
        }
      }
      case TEXT, MODEL, GPU -> cell.setText(PlainNumber.text(number));
      case WORD -> WordTexts.readYesOrNo(column, PlainNumber.text(number), number, cell);
      case DATE ->
          cell.add(
              Finding.error(
                  PlainNumber.text(number),
                  "A plain number, where a day is expected",
                  "Type the day as 2026-05-25, and format the cell as a date"));
    }
  }

  /** Whether a number may well be shown in per cent: a factor of 1.1 as 110 %, a shift as 2 %. */
  private static boolean isFactor(Column column) {
    return column.range().equals(Range.ANY) || column.unit().equals(FACTOR);
  }

  /** Warns of a number whose format says that it means something else than it is read as. */
  private void doubtShown(
      Column column, double number, boolean perCent, String shown, TypedCell cell) {
    Doubt doubt =
        doubts
            .computeIfAbsent(column, key -> new HashMap<>())
            .computeIfAbsent(shown, key -> doubt(column, ShownUnit.of(key)));
    String found = found(number, perCent, null) + " " + Texts.oneLine(shown);
    switch (doubt) {
      case NONE -> {}
      case OTHER_CURRENCY -> cell.add(ShownUnit.otherCurrency(found, String.valueOf(currency)));
      case OTHER_UNIT -> cell.add(ShownUnit.other(found, column));
      case PER_CENT -> {
        if (!perCent && Math.abs(number) <= 1 && number != 0) {
          cell.add(ShownUnit.notPerCent(number));
        }
      }
    }
  }

  private Doubt doubt(Column column, ShownUnit unit) {
    if (column.type() == Type.MONEY && currency != null && unit.isOtherCurrency(currency)) {
      return Doubt.OTHER_CURRENCY;
    }
    if (unit.isOther(column)) {
      return Doubt.OTHER_UNIT;
    }
    return column.type() == Type.SHARE && unit.isPerCent() ? Doubt.PER_CENT : Doubt.NONE;
  }

  private void readDay(Column column, double epochDay, TypedCell cell) {
    String day = LocalDate.ofEpochDay((long) Math.floor(epochDay)).toString();
    switch (column.type()) {
      case DATE -> cell.setNumber(Math.floor(epochDay));
      case TEXT, MODEL, GPU -> cell.setText(day);
      case WORD -> cell.add(WordTexts.unknown(column, day));
      default ->
          cell.add(
              Finding.error(
                  day,
                  "A day, where a number is expected",
                  "Type the number again, and format the cell as a number"));
    }
  }

  private void readBoolean(Column column, boolean value, TypedCell cell) {
    String found = value ? "TRUE" : "FALSE";
    switch (column.type()) {
      case TEXT, MODEL, GPU -> cell.setText(found);
      case WORD -> WordTexts.readYesOrNo(column, found, value ? 1 : 0, cell);
      case DATE -> cell.add(notADay(found));
      default -> cell.add(numbers.refusal(column, found));
    }
  }

  private void readText(Column column, String text, TypedCell cell) {
    String trimmed = Texts.trim(text);
    if (trimmed.isEmpty()) {
      cell.setEmpty();
      return;
    }
    boolean comparable = TypedCell.comparable(text);
    if (comparable && column.type() != Type.TEXT && WordTexts.isUnknown(trimmed)) {
      WordTexts.readUnknown(column, trimmed, cell);
      return;
    }
    switch (column.type()) {
      case TEXT, MODEL, GPU -> cell.setText(trimmed);
      case WORD -> WordTexts.read(column, trimmed, comparable, cell);
      case DATE -> readDayText(trimmed, cell);
      case MONTHS_OR_NONE -> {
        if (trimmed.equalsIgnoreCase(Words.NONE)) {
          cell.setNumber(Double.POSITIVE_INFINITY);
        } else if (comparable && WordTexts.says(trimmed, Words.NONE)) {
          cell.setNumber(Double.POSITIVE_INFINITY);
          cell.add(WordTexts.readAs(trimmed, Words.NONE));
        } else {
          numbers.read(column, trimmed, comparable, cell);
        }
      }
      default -> numbers.read(column, trimmed, comparable, cell);
    }
  }

  private void readDayText(String text, TypedCell cell) {
    try {
      LocalDate day = LocalDate.parse(text, ISO_DAY);
      if (!WorkbookDays.contains(day)) {
        cell.add(notADay(text));
        return;
      }
      if (!textOnly) {
        cell.add(
            Finding.warning(
                text,
                "The day is stored as text",
                "Type it again as a date: it was read as shown"));
      }
      cell.setNumber(day.toEpochDay());
    } catch (DateTimeParseException e) {
      cell.add(notADay(text));
    }
  }

  /**
   * Takes a number after the checks that hold however it was stored.
   *
   * @param signed whether it was typed or is shown with a per cent sign
   * @param text the cell's text where it is one, or what it shows; else what was found follows from
   *     the number, and only where there is something to tell: most cells are good
   */
  static void accept(
      Column column, double typed, boolean signed, @Nullable String text, TypedCell cell) {
    boolean share = column.type() == Type.SHARE;
    boolean whole = column.type() == Type.WHOLE;
    boolean all = share && isWhole(typed) && Math.abs(Math.rint(typed)) == 1;
    boolean perCent = share && !signed && !all && Math.abs(typed) > 1;
    double value = all ? Math.rint(typed) : perCent ? typed / 100 : typed;
    if (!column.range().contains(value)) {
      cell.add(outside(column, found(typed, signed, text)));
    } else if (isTooLarge(value)) {
      cell.add(tooLarge(found(typed, signed, text)));
    } else if (whole && !isWhole(value)) {
      cell.add(notWhole(column, found(typed, signed, text)));
    } else {
      cell.setNumber(whole ? Math.rint(value) : value);
      if (perCent) {
        cell.add(readAsPerCent(value, found(typed, false, text)));
      }
      if (value > column.range().doubtfulAbove()) {
        cell.add(doubtful(column.range(), found(typed, signed, text)));
      }
    }
  }

  private static String found(double typed, boolean signed, @Nullable String text) {
    if (text != null) {
      return text;
    }
    return signed ? PlainNumber.text(typed * 100) + "%" : PlainNumber.text(typed);
  }

  private static Finding tooLarge(String found) {
    return Finding.error(
        found,
        "The number is too large to be meant",
        "Type a number of at most " + PlainNumber.text(MOST));
  }

  private static Finding notWhole(Column column, String found) {
    return Finding.error(
        found, "The number is not whole", "Type " + accepted("a whole number", column));
  }

  private static Finding readAsPerCent(double value, String found) {
    return Finding.warning(
        found,
        "A share above 1 is read as per cent: " + found + " is " + found + "%",
        "Type " + PlainNumber.text(value) + ", or " + found + "% with the sign");
  }

  /**
   * Counts and shares are compared on 9 decimals: 3.0000000001 is the 3 that somebody calculated,
   * and 1.0000000001 all of it, not 1 %.
   */
  private static boolean isWhole(double value) {
    return Math.abs(value - Math.rint(value)) < 0.5e-9;
  }

  private static Finding outside(Column column, String found) {
    String number = column.type() == Type.SHARE ? "a share" : "a number";
    return Finding.error(
        found, "The number is outside its range", "Type " + accepted(number, column));
  }

  private static Finding doubtful(Range range, String found) {
    String limit = PlainNumber.text(range.doubtfulAbove() * 100) + "%";
    return Finding.warning(
        found,
        "Growth of more than " + limit + " a month is rarely meant",
        "Check that the rate is a month's, not a year's");
  }

  /** That a cell may be empty, and what it then means: that need not be what its text says. */
  static String orEmpty(Column column) {
    return column.required() ? "" : ", or leave the cell empty (" + column.blank() + ")";
  }

  /** What is accepted: {@code number} with the range of the column, where it has one. */
  static String accepted(String number, Column column) {
    String range = column.range().words(column.type() == Type.SHARE);
    String none = column.type() == Type.MONTHS_OR_NONE ? ", or none for never" : "";
    return column.range().equals(Range.ANY) ? number : number + ", " + range + none;
  }

  private static Finding notADay(String found) {
    return Finding.error(
        found, "This is not a day", "Type the day as a date, as in " + daysIn(found));
  }

  /** The days that a text can mean, day first or month first; some day where it can mean none. */
  private static String daysIn(String text) {
    Matcher parts = DAY_TEXT.matcher(text);
    if (!parts.matches()) {
      return SOME_DAY;
    }
    int a = Integer.parseInt(parts.group(1));
    int b = Integer.parseInt(parts.group(3));
    return Stream.of(new int[] {b, a}, new int[] {a, b})
        .filter(one -> one[0] >= 1 && one[0] <= 12 && one[1] >= 1 && one[1] <= 31)
        .map(one -> String.format(Locale.ROOT, "%s-%02d-%02d", parts.group(4), one[0], one[1]))
        .distinct()
        .reduce((one, other) -> one + " or " + other)
        .orElse(SOME_DAY);
  }

  /** Words as a sentence lists them: {@code Stable, Mixed or Volatile}. */
  public static String list(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
