package breakeven.core.input;

import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.TextTables;
import breakeven.core.table.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One header cell, taken apart: the words that name a column, and the bracket that says in what.
 *
 * @param line the cell's text as one line
 * @param name what is before the bracket, folded
 * @param bracket what is in it, as one line; empty where there is none
 */
record HeaderText(String line, String name, String bracket) {
  /** How well a bracket agrees with a column's own unit. */
  enum Fit {
    /** It is ours. */
    OURS,
    /** None, or a remark, or ours with less detail. */
    NONE,
    /** Another unit: the figures below it mean something else. */
    FOREIGN
  }

  private static final Map<String, List<List<String>>> WORDS = TextTables.read("units.txt");

  /** Different ways of writing one unit. */
  private static final Map<String, String> SAME = new HashMap<>();

  /** A unit that says per what: "per month", "/ month", "% a month", "monthly". */
  private static final Pattern RATE;

  private static final String PER = "per";

  static {
    List<String> rates = new ArrayList<>();
    for (List<String> written : Objects.requireNonNull(WORDS.get("Same"))) {
      for (String word : written) {
        String plain = word.substring(word.indexOf('/') + 1);
        SAME.put(plain, written.get(0));
        if (word.length() > plain.length() || written.get(0).equals(PER)) {
          rates.add(Pattern.quote(plain));
        }
      }
    }
    RATE = Pattern.compile("(?iu)(?<!\\p{L})(?:" + String.join("|", rates) + ")(?!\\p{L})|/");
  }

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** What else people call our columns of {@code Workloads}, by our header. */
  private static final Map<String, List<Set<String>>> SAID =
      WordTexts.lists("Headers")
          .collect(
              Collectors.toMap(
                  list -> list.get(0),
                  list -> list.stream().skip(1).map(HeaderText::words).toList()));

  /** Words around a name that say nothing else of it. */
  private static final Set<String> AROUND =
      WordTexts.lists("Around")
          .flatMap(List::stream)
          .map(HeaderText::singular)
          .collect(Collectors.toUnmodifiableSet());

  /** How often a time is in a month of 730 hours, or of 30.4 days. */
  private static final Map<String, Double> TIMES_A_MONTH =
      Map.of(
          "second",
          730 * 3600.0,
          "minute",
          730 * 60.0,
          "hour",
          730.0,
          "day",
          30.4,
          "week",
          52 / 12.0,
          "fortnight",
          26 / 12.0,
          "month",
          1.0,
          "quarter",
          1 / 3.0,
          "half-year",
          1 / 6.0,
          "year",
          1 / 12.0);

  private static final Set<String> SCALES =
      Set.of("thousand", "million", "billion", "trillion", "hundred");

  private static final Set<String> TIMES_COUNTED = Set.of("month", "day", "hour");

  /** Words that make a bracket a unit; any other bracket is a remark. Numbers are units too. */
  private static final Set<String> UNITS =
      Objects.requireNonNull(WORDS.get("Units")).stream()
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> LITTLE_WORDS =
      Set.of(PER, "of", "in", "the", "reporting", "currency", "dense", "bf16");

  /** What a rate is per, where that is one word: GBP of "USD per GBP" and of "USD / 1 GBP". */
  private static final Pattern PER_CURRENCY =
      Pattern.compile("(?:\\bper\\b|/)\\s*(?:1\\s*)?([\\p{L}$£€]+)");

  /** Signs of currencies, which may be against a word, as in k£. */
  private static final Pattern SIGN = Pattern.compile("(?i)US\\$|\\p{Sc}");

  /** German thousands: T€. */
  private static final Pattern THOUSANDS_OF = Pattern.compile("(?i)\\bt(?=\\p{Sc})");

  /** What programs make of an apostrophe that is typed, as in £’000. */
  private static final Pattern APOSTROPHE = Pattern.compile("[\u2018\u2019\u02bc\u2032`\u00b4]");

  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3})");
  private static final Pattern PER_CENT = Pattern.compile("(?i)per cent");
  private static final Pattern A_YEAR =
      Pattern.compile("(?i)\\bp\\.\\s?a\\b\\.?|(?:\\bpar|/)\\s*an\\b");
  private static final Pattern A_MONTH = Pattern.compile("(?i)\\bp\\.\\s?m\\b\\.?");
  private static final Pattern A_WEEK = Pattern.compile("(?i)\\bp\\.\\s?w\\b\\.?");

  /** The sign in front of what is multiplied with, as in x1000. */
  private static final Pattern TIMES = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])[x\u00d7](?=\\d)");

  /** What a rate is per, where it is said so plainly. */
  private static final Pattern PER_WHAT =
      Pattern.compile("(?i)(?:\\bper\\b|^\\p{Sc}?/)\\s*(.+?)(?=[,;(]|\\bper\\b|$)");

  /** A year, a month or a day of our years, which says since when a figure holds. */
  private static final Pattern DAY =
      Pattern.compile(
          "(?<![\\p{N}.,])(?:\\d{1,2}[./]){0,2}20[1-3]\\d(?:-\\d\\d){0,2}"
              + "(?![\\p{L}\\p{N}%]|[.,]\\d)");

  private static final String MONTH_NAME =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

  /** A month of a year: what is counted in it is a month's. */
  private static final Pattern ONE_MONTH =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}./-])(?:"
              + MONTH_NAME
              + "[-' /]*20[1-3]\\d|20[1-3]\\d[-./](?:0?[1-9]|1[0-2])"
              + "|(?:0?[1-9]|1[0-2])[-./]20[1-3]\\d)(?![\\p{L}\\p{N}]|[-./]\\d)");

  /** A time of another length than a month, by a name of its own: Q1, FY26, YTD, Jan–Mar. */
  private static final Pattern PERIOD =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}])(?:(?:q[1-4]|[1-4]q|h[12]|[12]h)(?:[-'/ ](?:20)?\\d\\d)?"
              + "|[fc]y(?:[-'/ ]*(?:20)?\\d\\d)?|[myq]td|[lt]tm"
              + "|(?:(?:year|quarter|month)[- ])?to[- ]date|half[- ]year(?:ly)?"
              + "|semi-?annual(?:ly)?|cum(?:ulative)?|lifetime|all[- ]time"
              + "|"
              + MONTH_NAME
              + "(?:[-' ]*(?:20)?\\d\\d)?\\s*(?:[-\u2013\u2014]|to)\\s*"
              + MONTH_NAME
              + ")(?![\\p{L}\\p{N}])");

  /** Both ends of a share that is a fraction, which is how shares are read. */
  private static final Pattern FRACTION =
      Pattern.compile("0(?:\\.0+)?\\s*(?:[-\u2013\u2014]|to|\\.\\.+|\u2026)\\s*1(?:\\.0+)?");

  private static final Pattern MONTH_ON_MONTH = Pattern.compile("(?i)\\bm/m\\b");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s.,;:]+");

  static HeaderText of(String text) {
    String line = Texts.oneLine(text);
    String words = withoutMark(line);
    int open = openingBracket(words);
    if (open < 0) {
      return new HeaderText(line, Texts.fold(words), "");
    }
    String bracket = Texts.trim(words.substring(open + 1, words.length() - 1));
    return new HeaderText(line, Texts.fold(withoutMark(words.substring(0, open))), bracket);
  }

  /**
   * A header that has a column's own unit behind its name in no bracket, as in "Requests per
   * month"; null where it is anything else.
   */
  static @Nullable HeaderText withoutBracket(String text, Column column) {
    String line = Texts.oneLine(text);
    String words = withoutMark(line);
    String header = column.header();
    boolean begins =
        words.length() > header.length()
            && words.regionMatches(true, 0, header, 0, header.length())
            && !Character.isLetterOrDigit(words.charAt(header.length()));
    if (!begins || openingBracket(words) >= 0) {
      return null;
    }
    String unit = Texts.trim(words.substring(header.length()));
    HeaderText named = new HeaderText(line, Texts.fold(header), unit);
    return units(unit).isEmpty() || named.fit(column) != Fit.OURS ? null : named;
  }

  /** Without the star of a required column, as in our own list of them, and without a colon. */
  private static String withoutMark(String line) {
    String words = Texts.trim(line);
    boolean marked = words.endsWith("*") || words.endsWith(":");
    return marked ? Texts.trim(words.substring(0, words.length() - 1)) : words;
  }

  /** Where the bracket at the end of a line opens; -1 where there is none. */
  private static int openingBracket(String line) {
    if (line.endsWith(")")) {
      return line.indexOf('(');
    }
    return line.endsWith("]") ? line.indexOf('[') : -1;
  }

  Fit fit(Column column) {
    Set<String> ours = units(column.unit());
    if (column.type() == Type.SHARE && FRACTION.matcher(bracket).matches()) {
      return Fit.NONE;
    }
    String bare = bare(column, ours);
    Set<String> found = units(bare == null ? bracket : bare);
    // Each assumption has a unit of its own, so that no one unit is that of all.
    boolean mixed = column == AssumptionsTable.VALUE;
    boolean measured = column.numeric() && column.type() != Type.WORD;
    boolean foreign =
        !found.equals(ours)
                && (isForeign(column, ours, found)
                    || isPerOther(column)
                    || bare == null && isOfOtherTime(column))
            || isPerCurrency();
    if ((measured || mixed) && foreign) {
      return Fit.FOREIGN;
    }
    return found.equals(ours) ? Fit.OURS : Fit.NONE;
  }

  /**
   * The bracket without the days and times in it, where these are a remark: "per month, 2026" says
   * what is counted, and "Oct 2026" is one month. "2026" alone may be a year's; then null.
   */
  private @Nullable String bare(Column column, Set<String> ours) {
    String straight = straight(bracket);
    boolean ofMonths = isRate(column.unit()) && ours.contains("month");
    if (ofMonths && ONE_MONTH.matcher(straight).results().count() == 1) {
      String rest = ONE_MONTH.matcher(straight).replaceAll(" ");
      if (measures(units(rest)).isEmpty() && !PERIOD.matcher(straight).find()) {
        return rest;
      }
    }
    String dateless = DAY.matcher(PERIOD.matcher(straight).replaceAll(" ")).replaceAll(" ");
    return measures(units(dateless)).equals(measures(ours)) ? dateless : null;
  }

  private static boolean isForeign(Column column, Set<String> ours, Set<String> found) {
    Set<String> known = known(column);
    boolean names = found.stream().anyMatch(HeaderText::isUnit);
    boolean other = found.stream().anyMatch(word -> isUnit(word) && !known.contains(word));
    boolean unscaled =
        ours.stream().anyMatch(word -> SCALES.contains(word) && !found.contains(word));
    return names && (other || unscaled);
  }

  /** Whether the figures are per something that no word of the column names: "per wk" of months. */
  private boolean isPerOther(Column column) {
    Set<String> known = known(column);
    return isRate(column.unit())
        && PER_WHAT
            .matcher(bracket)
            .results()
            .map(per -> units(per.group(1)))
            .anyMatch(per -> !per.isEmpty() && per.stream().noneMatch(known::contains));
  }

  /** Whether the figures are those of a quarter or the like, where a column is per something. */
  private boolean isOfOtherTime(Column column) {
    return isRate(column.unit()) && PERIOD.matcher(straight(bracket)).find();
  }

  /**
   * Whether the figures are per one currency, as exchange rates in USD per GBP are: nothing of ours
   * is, and taken for the reporting currency per 1 they would be upside down.
   */
  private boolean isPerCurrency() {
    return PER_CURRENCY
        .matcher(bracket)
        .results()
        .anyMatch(per -> per.group(1).equals("reporting") || Currencies.of(per.group(1)) != null);
  }

  /** Whether the bracket scales the figures, as "thousand" does. */
  boolean scaled() {
    return units(bracket).stream().anyMatch(SCALES::contains);
  }

  /**
   * What a number with this unit is multiplied with to be in the unit of a column: 1,000,000 of
   * {@code mio}, 30.4 of {@code a day} where a column is per month, 12 of {@code years} and of
   * {@code yearly} where it counts months. NaN where that is not plain.
   */
  double factor(Column column) {
    String words = periods(straight(bracket));
    Matcher per = RATE.matcher(words);
    boolean rate = per.find();
    boolean adverb = rate && !SAME.getOrDefault(Texts.fold(per.group()), PER).equals(PER);
    Set<String> counted = units(rate ? words.substring(0, per.start()) : words);
    Set<String> times = units(rate ? words.substring(adverb ? per.start() : per.end()) : "");
    Set<String> known = known(column);
    counted.removeAll(units(column.header()));
    times.removeIf(word -> known.contains(word) && !TIMES_A_MONTH.containsKey(word));
    boolean months = isMonths(column);
    double factor = isScaled(column) || months && rate ? Double.NaN : 1;
    for (String word : counted) {
      factor *= months ? 1 / TIMES_A_MONTH.getOrDefault(word, Double.NaN) : scale(word);
    }
    for (String word : times) {
      factor *= TIMES_A_MONTH.getOrDefault(word, Double.NaN);
    }
    for (String word : times.isEmpty() ? Set.<String>of() : units(column.unit())) {
      factor /= TIMES_A_MONTH.getOrDefault(word, Double.NaN);
    }
    return factor;
  }

  private static double scale(String word) {
    return switch (word) {
      case "thousand" -> 1e3;
      case "million" -> 1e6;
      case "billion" -> 1e9;
      default -> Double.NaN;
    };
  }

  /**
   * How many months the one time is that a text names: 12 of {@code yearly}; NaN: it names none.
   */
  static double months(String text) {
    Set<String> words = units(text);
    return words.size() == 1
        ? 1 / TIMES_A_MONTH.getOrDefault(words.iterator().next(), Double.NaN)
        : Double.NaN;
  }

  /** Whether it names a time or another unit than a column is in: "a day" of requests a month. */
  boolean isOther(Column column) {
    Set<String> known = known(column);
    return measured(column) && !scaled()
        || units(bracket).stream()
            .anyMatch(word -> TIMES_A_MONTH.containsKey(word) && !known.contains(word));
  }

  /** Whether it is per a time of less than a day, in which few figures stay the same. */
  boolean isWithinDay(Column column) {
    Set<String> header = units(column.header());
    return units(bracket).stream()
        .anyMatch(word -> TIMES_A_MONTH.getOrDefault(word, 0.0) >= 730 && !header.contains(word));
  }

  /** What is behind "every", and behind what else says per. */
  static String withoutRate(String line) {
    Matcher per = RATE.matcher(line);
    return per.lookingAt() ? withoutRate(Texts.trim(line.substring(per.end()))) : line;
  }

  /** The words of a column's header and unit. */
  private static Set<String> known(Column column) {
    Set<String> known = units(column.header());
    known.addAll(units(column.unit()));
    return known;
  }

  /** Whether the bracket holds nothing but units, and words that the column's header has too. */
  boolean measured(Column column) {
    Set<String> known = known(column);
    Set<String> found = units(bracket);
    return !found.isEmpty()
        && found.stream().allMatch(word -> isUnit(word) || known.contains(word));
  }

  /**
   * Whether the bracket names the unit of the column, in whatever detail: {@code months}, {@code 1M
   * tokens} of a price per 1M tokens. A scale alone is the unit where the column has no other, as
   * of a size in B.
   */
  boolean isUnitOf(Column column) {
    Set<String> found = units(bracket);
    boolean scaleAlone = SCALES.containsAll(found) && !found.equals(units(column.unit()));
    return measured(column)
        && fit(column) != Fit.FOREIGN
        && !countsWhatIsPer(column)
        && (!scaleAlone || column.unit().startsWith(bracket.toUpperCase(Locale.ROOT) + " "));
  }

  /** Whether the bracket counts what the column is per: {@code months} of requests per month. */
  boolean countsWhatIsPer(Column column) {
    return isRate(column.unit())
        && !isRate(bracket)
        && units(column.unit()).stream().anyMatch(units(bracket)::contains);
  }

  /** Whether a column counts some length of time, as months or days. */
  static boolean isTime(Column column) {
    Set<String> measures = known(column);
    measures.retainAll(TIMES_COUNTED);
    return !isRate(column.unit()) && !measures.isEmpty() && isMeasuredIn(column, measures);
  }

  /** Whether a time is the unit, or the first word of the header: Months in production. */
  private static boolean isMeasuredIn(Column column, Set<String> times) {
    Set<String> first = units(Texts.oneLine(column.header()).split(" ", 2)[0]);
    first.addAll(units(column.unit()));
    return first.stream().anyMatch(times::contains);
  }

  /** Whether a column counts months. */
  static boolean isMonths(Column column) {
    return isTime(column)
        && (units(column.unit()).contains("month") || units(column.header()).contains("month"));
  }

  /** Whether the unit of a column scales its figures: millions of tokens, a price per million. */
  static boolean isScaled(Column column) {
    return units(column.unit()).stream().anyMatch(SCALES::contains);
  }

  private static boolean isRate(String unit) {
    return RATE.matcher(unit).find();
  }

  private static Set<String> measures(Set<String> words) {
    return words.stream().filter(HeaderText::isUnit).collect(Collectors.toSet());
  }

  private static boolean isUnit(String word) {
    return UNITS.contains(word) || Character.isDigit(word.charAt(0));
  }

  /** The words of a unit, each in one way of writing, without currencies and little words. */
  private static Set<String> units(String unit) {
    String straight = MONTH_ON_MONTH.matcher(straight(unit)).replaceAll("month");
    String joined = TIMES.matcher(THOUSANDS.matcher(straight).replaceAll("")).replaceAll("");
    String cents = joined.replace("¢", " cent ");
    String signs = SIGN.matcher(THOUSANDS_OF.matcher(cents).replaceAll("k ")).replaceAll(" ");
    String spaced = signs.replace("/", " per ").replace("%", " % ");
    String signed = PER_CENT.matcher(spaced).replaceAll("%");
    Set<String> words = new TreeSet<>();
    for (String typed : BETWEEN_WORDS.split(periods(signed))) {
      if (!typed.isEmpty() && Currencies.of(typed) == null) {
        String word = scaleOf(typed).toLowerCase(Locale.ROOT);
        words.add(singular(SAME.getOrDefault(word, SAME.getOrDefault(singular(word), word))));
      }
    }
    // "monthly" is "per month"; the rest says nothing about a quantity.
    words.removeAll(LITTLE_WORDS);
    return words;
  }

  private static String straight(String unit) {
    return APOSTROPHE.matcher(unit).replaceAll("'");
  }

  private static String periods(String unit) {
    String years = A_YEAR.matcher(unit).replaceAll("per year");
    return A_WEEK.matcher(A_MONTH.matcher(years).replaceAll("month")).replaceAll("week");
  }

  /** What is before a currency code without a space, as in kEUR, TEUR and MUSD. */
  private static String scaleOf(String word) {
    boolean code = word.length() == 4 && Currencies.of(word.substring(1)) != null;
    return code ? word.substring(0, 1).replaceAll("[tT]", "k") : word;
  }

  private static String singular(String word) {
    boolean plural = word.length() > 2 && word.endsWith("s") && !word.endsWith("ps");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  /** The column of which people say most of the words of this header, and no other word. */
  Optional<Column> said(List<Column> absent) {
    Set<String> typed = words(name);
    Column best = null;
    int most = 0;
    for (Column column : absent) {
      for (Set<String> said : SAID.getOrDefault(column.header(), List.of())) {
        Set<String> rest = new TreeSet<>(typed);
        rest.removeAll(said);
        rest.removeAll(AROUND);
        boolean all = typed.containsAll(said);
        if (all && said.size() > most && measures(rest).equals(units(String.join(" ", rest)))) {
          most = said.size();
          best = column;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static Set<String> words(String name) {
    return NO_LETTERS
        .splitAsStream(name.toLowerCase(Locale.ROOT))
        .map(HeaderText::singular)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The currency code in the bracket, for example GBP for {@code (GBP per month)}; else null. */
  @Nullable String currency() {
    for (String word : bracket.split("[\\s/,;]+")) {
      String code = Currencies.of(word);
      if (code != null) {
        return code;
      }
    }
    return null;
  }
}
