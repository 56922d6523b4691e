package breakeven.exchange.usage;

import breakeven.core.input.CellType;
import breakeven.core.input.Texts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a usage format as SQL, by which an engine adds lines up that are alike. What
 * is added up are plain lines alone: numbers are whole, not below 0 and written in one way, times
 * are days or seconds, and nothing is odd. Any other line comes as it is, and is read as any line
 * is. So no rule of what counts is written here again.
 *
 * <p>The engine gives a table with a number for each row, {@code r}, and the columns that {@link
 * #columns} names as {@code c0}, {@code c1} and so on, counted as in the file. A text that is empty
 * may be null.
 */
public final class UsageQuery {
  /** What the values of a column are to an engine. */
  public enum Values {
    TEXT,
    NUMBER,
    TIME
  }

  /** A row of what the query finds, its columns from 0. */
  public interface Found {
    /** A whole number that is there. */
    long whole(int at);

    /** A value as text; null where there is none. */
    @Nullable String text(int at);
  }

  /** What the first columns of a row of the result are, and how those of several hours are one. */
  private enum Fixed {
    ROW("min"),
    SINGLE("max"),
    LINES("sum"),
    FIRST("min"),
    LAST("max"),
    GRAIN("max"),
    END("max"),
    SHORTEST("min"),
    COARSE("sum"),
    FINE("sum"),
    HOURS("");

    private final String together;

    Fixed(String together) {
      this.together = together;
    }
  }

  private static final Set<Meaning> WORDS = Set.of(Meaning.MODEL, Meaning.BATCH, Meaning.CURRENCY);
  private static final Set<Meaning> TIMES = Set.of(Meaning.TIME, Meaning.END);

  /** What says of a line that is read alone how it counts. */
  private static final Set<Meaning> READ_ALONE =
      Set.of(
          Meaning.CATEGORY,
          Meaning.SERVICE,
          Meaning.TRACE,
          Meaning.SPAN,
          Meaning.PARENT,
          Meaning.DETAIL,
          Meaning.TAG,
          Meaning.OTHER_AMOUNTS);

  /** What is not added up. */
  private static final Set<Meaning> NO_SUMS =
      Set.of(Meaning.TIME, Meaning.END, Meaning.COST, Meaning.STATUS, Meaning.TOTAL, Meaning.HIT);

  /** Above it tokens or requests of a line are looked at; millions of such have an exact sum. */
  private static final long MOST = 1L << 30;

  private static final String PLAIN_WHOLE = "[0-9]{1,12}([.]0+)?";
  private static final String PLAIN_COST = "[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?";

  /** A day, or a second with its fraction, which does not count, in UTC or without an offset. */
  private static final String PLAIN_TIME =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}([.,][0-9]+)?(Z|"
          + " ?UTC|[+-]00(:?00)?)?)?";

  /** The last second of the last year that a time may be of. */
  private static final long LAST = 253_402_300_799L;

  /** Room for four bits: which figures a line says. */
  private static final int SAID = 16;

  /** Room for the hours of a week, counted from 1; 0 where none is told. */
  private static final int HOURS = HoursOfWeek.WEEK + 1;

  private static final String SOMETHING = ".*[\\p{L}\\p{N}].*";

  /** With no more of them a word has its place in a cell, whatever they are. */
  private static final int MOST_BITS = Texts.MOST_IN_CELL * Byte.SIZE;

  /** What is between the cells of a single line. */
  private static final char BETWEEN = 31;

  private final UsageColumns known;
  private final SqlDialect sql;
  private final List<Values> values;
  private final Map<Meaning, List<Integer>> at = new EnumMap<>(Meaning.class);
  private final List<Meaning> numbers = new ArrayList<>();
  private final List<Integer> keys = new ArrayList<>();
  private final List<Integer> others = new ArrayList<>();
  private final List<String> plain = new ArrayList<>();

  private UsageQuery(UsageColumns known, SqlDialect sql, List<Values> values) {
    this.known = known;
    this.sql = sql;
    this.values = List.copyOf(values);
  }

  /**
   * The query for a file with these columns.
   *
   * @param words columns besides that say what a line is of
   * @return null where its lines can only be read one by one: bills with a line for each kind of
   *     token, spans within others, and figures within cells
   */
  static @Nullable UsageQuery of(
      UsageColumns known, Set<Integer> words, SqlDialect sql, List<Values> values) {
    if (known.format().meter() != null) {
      return null;
    }
    UsageQuery query = new UsageQuery(known, sql, values);
    Set<Integer> keys = new LinkedHashSet<>(words);
    for (int column = 0; column < values.size(); column++) {
      for (UsageColumns.Part part : known.at(column)) {
        Meaning meaning = part.meaning();
        if (meaning == Meaning.WORKLOAD) {
          continue;
        }
        List<Integer> same = query.at.computeIfAbsent(meaning, each -> new ArrayList<>());
        same.add(column);
        boolean word = WORDS.contains(meaning);
        if (word) {
          keys.add(column);
        } else if (READ_ALONE.contains(meaning)
            || !part.key().isEmpty()
            || same.size() > 1 && !part.sum()
            || TIMES.contains(meaning) && !isTime(values.get(column))) {
          return null;
        } else if (!NO_SUMS.contains(meaning) && same.size() == 1) {
          query.numbers.add(meaning);
        }
      }
    }
    query.keys.addAll(keys);
    for (int column = 0; column < values.size(); column++) {
      if (!known.at(column).isEmpty() && !keys.contains(column)) {
        query.others.add(column);
      }
    }
    return query;
  }

  private static boolean isTime(Values values) {
    return values == Values.TEXT || values == Values.TIME;
  }

  /** The columns that it asks for, from 0 as in the file. */
  public List<Integer> columns() {
    return IntStream.concat(
            keys.stream().mapToInt(Integer::intValue), others.stream().mapToInt(Integer::intValue))
        .sorted()
        .boxed()
        .toList();
  }

  /** What the columns of the file are, if those that it takes numbers from hold nothing else. */
  public List<Values> numbers() {
    List<Values> typed = new ArrayList<>(values);
    Stream.concat(numbers.stream(), Stream.of(Meaning.COST))
        .filter(this::has)
        .flatMap(meaning -> columns(meaning).stream())
        .filter(column -> !keys.contains(column))
        .forEach(column -> typed.set(column, Values.NUMBER));
    return typed;
  }

  private boolean has(Meaning meaning) {
    return at.containsKey(meaning);
  }

  /** The columns that say something, which there are. */
  private List<Integer> columns(Meaning meaning) {
    return Objects.requireNonNull(at.get(meaning));
  }

  private int column(Meaning meaning) {
    return columns(meaning).get(0);
  }

  private static String cell(int column) {
    return "c" + column;
  }

  private String filled(int column) {
    String cell = cell(column);
    return values.get(column) == Values.TEXT ? "nullif(" + cell + ", '') AS " + cell : cell;
  }

  private String value(Meaning meaning) {
    return has(meaning) ? "m" + meaning.ordinal() : "NULL";
  }

  /** What a line says; 0 where it says nothing. */
  private String amount(Meaning meaning) {
    return has(meaning)
        ? columns(meaning).stream().map(UsageQuery::amount).collect(Collectors.joining(" + "))
        : "0";
  }

  private static String amount(int column) {
    return "y" + column;
  }

  /**
   * The query.
   *
   * @param table what the engine reads, as it is written behind FROM
   * @param named the column of the workload, which a plain line fills; -1 where it need not
   * @param hours whether requests are told apart by the hour of the week
   * @param lengths lengths of requests that are told apart
   */
  String text(String table, int named, boolean hours, Set<Double> lengths) {
    plain.clear();
    List<String> read = new ArrayList<>(List.of("r"));
    keys.forEach(column -> read.add(cell(column)));
    others.forEach(column -> read.add(filled(column)));
    List<String> taken = new ArrayList<>(List.of("*"));
    numbers.forEach(meaning -> columns(meaning).forEach(column -> whole(column, read, taken)));
    TIMES.stream().filter(this::has).sorted().forEach(meaning -> time(meaning, read, taken));
    List<String> summed = new ArrayList<>(List.of("*", total() + " AS total"));
    if (has(Meaning.TIME)) {
      summed.add(sql.quotient("s", UsageTime.HOUR) + " AS h");
    }
    cost(read, taken, summed);
    numbers.forEach(meaning -> summed.add(sum(meaning) + " AS " + value(meaning)));
    conditions(named);
    String key =
        "CASE WHEN "
            + String.join(" AND ", plain)
            + " THEN "
            + alike(hours, lengths)
            + " ELSE -1 - r END";
    List<String> told = List.of("*", key + " AS g");
    return sums(from(told, from(summed, from(taken, from(read, table)))));
  }

  /** A number that is the same of lines that are alike, but for their words. */
  private String alike(boolean hours, Set<Double> lengths) {
    String time = "t" + (has(Meaning.TIME) ? column(Meaning.TIME) : -1);
    String month =
        has(Meaning.TIME) ? "CAST(year(" + time + ") * 12 + month(" + time + ") AS BIGINT)" : "0";
    StringBuilder length = new StringBuilder();
    if (!known.periods()) {
      int shorter = 0;
      for (double each : new TreeSet<>(lengths)) {
        length
            .append(shorter == 0 ? "CASE" : "")
            .append(" WHEN total * ")
            .append((long) known.tokens())
            .append(" <= ")
            .append(new BigDecimal(each).toPlainString())
            .append("e0 THEN ")
            .append(shorter++);
      }
      length.append(shorter == 0 ? "0" : " ELSE " + shorter + " END");
    } else {
      length.append('0');
    }
    String hour = has(Meaning.TIME) && hours ? hour() : "0";
    return "(("
        + month
        + " * "
        + (lengths.size() + 1)
        + " + "
        + length
        + ") * "
        + SAID
        + " + "
        + said()
        + ") * "
        + HOURS
        + " + "
        + hour;
  }

  /** Sums of lines that are alike: first for each hour of the week, then with all hours in one. */
  private String sums(String table) {
    boolean timed = has(Meaning.TIME);
    boolean cost = has(Meaning.COST);
    Map<Fixed, String> fixed = new EnumMap<>(Fixed.class);
    fixed.put(Fixed.ROW, "min(r)");
    fixed.put(Fixed.SINGLE, "max(CASE WHEN g < 0 THEN " + raw() + " END)");
    fixed.put(Fixed.LINES, "count(*)");
    fixed.put(Fixed.FIRST, timed ? "min(s)" : "0");
    fixed.put(Fixed.LAST, timed ? "max(s)" : "0");
    fixed.put(Fixed.GRAIN, timed ? "max(" + grain() + ")" : "0");
    fixed.put(Fixed.END, has(Meaning.END) ? "max(e)" : "NULL");
    fixed.put(Fixed.SHORTEST, "TRY_CAST(min(total) AS BIGINT)");
    fixed.put(Fixed.COARSE, cost ? sql.sum("coarse") : "NULL");
    fixed.put(Fixed.FINE, cost ? sql.sum("CAST(fine AS BIGINT)") : "NULL");
    List<String> words = keys.stream().map(UsageQuery::cell).toList();
    List<String> first = new ArrayList<>(List.of("g"));
    first.addAll(words);
    List<String> then = new ArrayList<>();
    fixed.forEach(
        (each, value) -> {
          first.add(value + " AS f" + each.ordinal());
          then.add(each.together + "(f" + each.ordinal() + ")");
        });
    then.add(hours());
    for (Meaning each : numbers) {
      first.add(sql.sum(value(each)) + " AS " + value(each));
      then.add("TRY_CAST(sum(" + value(each) + ") AS BIGINT)");
    }
    words.forEach(word -> then.add(text(word)));
    String likeness = "CASE WHEN g < 0 THEN g ELSE " + sql.quotient("g", HOURS) + " END";
    String hourly = "(" + grouped(first, table, "g", words) + ") AS t";
    return grouped(then, hourly, likeness, words) + " ORDER BY 1";
  }

  private static String grouped(List<String> found, String table, String by, List<String> words) {
    return Stream.concat(Stream.of(by), words.stream())
        .collect(
            Collectors.joining(
                ", ", "SELECT " + String.join(", ", found) + " FROM " + table + " GROUP BY ", ""));
  }

  /** The requests of each hour of the week, as {@link #hours(String)} reads them. */
  private String hours() {
    String requests =
        has(Meaning.REQUESTS)
            ? value(Meaning.REQUESTS)
            : known.periods() ? "0" : "f" + Fixed.LINES.ordinal();
    String hour = "g % " + HOURS;
    return sql.joined(
        "CASE WHEN "
            + hour
            + " > 0 THEN concat("
            + text(hour + " - 1")
            + ", ':', "
            + text(requests)
            + ") END");
  }

  private static String from(List<String> columns, String table) {
    return "(SELECT " + String.join(", ", columns) + " FROM " + table + ") AS t";
  }

  /** A column of whole numbers, with what makes it plain. */
  private void whole(int column, List<String> read, List<String> taken) {
    String cell = cell(column);
    String number = "v" + column;
    boolean text = values.get(column) == Values.TEXT;
    read.add((text ? "TRY_CAST(" + cell + " AS BIGINT)" : cell) + " AS " + number);
    taken.add("coalesce(CAST(" + number + " AS DOUBLE), 0e0) AS " + amount(column));
    if (text) {
      // Not every engine takes 3.0 for a whole number.
      String whole = number + " IS NOT NULL AND " + sql.matches(cell, PLAIN_WHOLE);
      plain.add("(" + cell + " IS NULL OR " + whole + ")");
    }
  }

  private String sum(Meaning meaning) {
    List<Integer> columns = columns(meaning);
    if (columns.size() == 1) {
      return "v" + columns.get(0);
    }
    String none =
        columns.stream().map(c -> cell(c) + " IS NULL").collect(Collectors.joining(" AND "));
    return "CASE WHEN " + none + " THEN NULL ELSE " + amount(meaning) + " END";
  }

  /** A column of times, with what makes it plain. */
  private void time(Meaning meaning, List<String> read, List<String> taken) {
    int column = column(meaning);
    String cell = cell(column);
    String time = "t" + column;
    String seconds = meaning == Meaning.END ? "e" : "s";
    boolean text = values.get(column) != Values.TIME;
    read.add((text ? sql.time(cell) : "CAST(" + cell + " AS TIMESTAMP)") + " AS " + time);
    taken.add(sql.seconds(time) + " AS " + seconds);
    String spelt =
        text
            ? sql.spelt(cell, PLAIN_TIME) + " AND " + seconds + " >= 0"
            : seconds + " BETWEEN 0 AND " + LAST;
    plain.add(meaning == Meaning.END ? "(" + cell + " IS NULL OR " + spelt + ")" : spelt);
  }

  /** The cost in coarse and fine units, with what makes it plain. */
  private void cost(List<String> read, List<String> taken, List<String> summed) {
    if (!has(Meaning.COST)) {
      return;
    }
    int column = column(Meaning.COST);
    boolean number = values.get(column) == Values.NUMBER;
    String text = text(column);
    read.add((number ? cell(column) : "TRY_CAST(" + text + " AS DOUBLE)") + " AS k");
    taken.add("TRY_CAST(" + scaled(ExactSum.COARSE, "k") + " AS BIGINT) AS coarse");
    summed.add(scaled(ExactSum.FINE, scaled(ExactSum.COARSE, "k") + " - coarse") + " AS fine");
    plain.add(
        "("
            + cell(column)
            + " IS NULL OR fine = CAST(fine AS BIGINT)"
            + (number ? "" : " AND " + sql.matches(text, PLAIN_COST))
            + ")");
  }

  private String text(int column) {
    return values.get(column) == Values.TEXT ? cell(column) : text(cell(column));
  }

  private String text(String value) {
    return "CAST(" + value + " AS " + sql.text() + ")";
  }

  /** All of a line that is not added up, with what tells it from any other. */
  private String raw() {
    String between = "chr(" + (int) BETWEEN + ")";
    return others.stream()
        .map(each -> "coalesce(replace(" + text(each) + ", " + between + ", ' '), '')")
        .collect(Collectors.joining(", ", "concat_ws(" + between + ", " + text("r") + ", ", ")"));
  }

  private static String scaled(double size, String number) {
    return "(" + number + ") * " + (long) size + "e0";
  }

  /** Everything sent. */
  private String total() {
    return amount(Meaning.INPUT)
        + " + "
        + amount(Meaning.CACHE_READ)
        + " + "
        + amount(Meaning.CACHE_WRITE);
  }

  /** What is beyond single columns: a plain line counts, and nothing of it is odd. */
  private void conditions(int named) {
    String beside =
        numbers.stream()
            .flatMap(meaning -> columns(meaning).stream())
            .filter(column -> values.get(column) != Values.TEXT)
            .map(column -> "abs(" + amount(column) + ") - floor(" + amount(column) + ")")
            .collect(Collectors.joining(" + "));
    if (!beside.isEmpty()) {
      // Nothing is left of whole numbers that are not below 0.
      plain.add(beside + " = 0");
    }
    String some = " BETWEEN 1 AND " + MOST;
    plain.add("total + " + amount(Meaning.OUTPUT) + some);
    if (has(Meaning.REQUESTS)) {
      plain.add(amount(Meaning.REQUESTS) + some);
    }
    if (has(Meaning.CACHED) || has(Meaning.WRITTEN)) {
      Meaning read = has(Meaning.CACHE_READ) ? Meaning.CACHE_READ : Meaning.CACHED;
      Meaning written = has(Meaning.CACHE_WRITE) ? Meaning.CACHE_WRITE : Meaning.WRITTEN;
      plain.add(amount(read) + " + " + amount(written) + " <= total");
    }
    if (has(Meaning.REASONING)) {
      plain.add(amount(Meaning.REASONING) + " <= " + amount(Meaning.OUTPUT));
    }
    if (has(Meaning.TOTAL)) {
      String all = text(column(Meaning.TOTAL));
      plain.add(
          "("
              + all
              + " IS NULL OR TRY_CAST("
              + all
              + " AS BIGINT) = total + "
              + amount(Meaning.OUTPUT)
              + ")");
    }
    if (has(Meaning.HIT)) {
      String hit = text(column(Meaning.HIT));
      plain.add("(" + hit + " IS NULL OR lower(" + hit + ") IN ('false', 'no', '0', 'none'))");
    }
    for (int column : keys) {
      String word = text(column);
      plain.add("(" + word + " IS NULL OR bit_length(" + word + ") <= " + MOST_BITS + ")");
    }
    if (named >= 0) {
      String name = text(named);
      // Most names begin with such a letter, which is soon seen.
      plain.add("(" + name + " BETWEEN '0' AND 'z' OR " + sql.matches(name, SOMETHING) + ")");
    }
  }

  /**
   * The hour of a week that begins on a Thursday, as 1970 does, from 1; 0 where a line is of
   * several.
   */
  private String hour() {
    String hour = "1 + h % " + HoursOfWeek.WEEK;
    return known.periods()
        ? has(Meaning.END)
            ? "CASE WHEN e - s <= " + UsageTime.HOUR + " THEN " + hour + " ELSE 0 END"
            : "0"
        : hour;
  }

  private static String grain() {
    return "CASE WHEN s > h * "
        + UsageTime.HOUR
        + " THEN "
        + UsageTime.Grain.SECOND.ordinal()
        + " WHEN h % "
        + UsageTime.DAY / UsageTime.HOUR
        + " > 0 THEN "
        + UsageTime.Grain.HOUR.ordinal()
        + " ELSE "
        + UsageTime.Grain.DAY.ordinal()
        + " END";
  }

  /** Which of the figures a line says that need not be there. */
  private String said() {
    List<String> said = new ArrayList<>();
    for (Meaning each :
        List.of(
            has(Meaning.CACHE_READ) ? Meaning.CACHE_READ : Meaning.CACHED,
            has(Meaning.CACHE_WRITE) ? Meaning.CACHE_WRITE : Meaning.WRITTEN,
            Meaning.REASONING)) {
      if (has(each)) {
        said.add(
            "CASE WHEN " + value(each) + " IS NULL THEN 0 ELSE " + (1 << said.size()) + " END");
      }
    }
    if (has(Meaning.COST)) {
      said.add("CASE WHEN k IS NULL THEN 0 ELSE " + (1 << said.size()) + " END");
    }
    said.add("0");
    return String.join(" + ", said);
  }

  /**
   * Passes a row of what it found.
   *
   * @param before rows of the file before the first that the engine counts as row 0
   */
  public void pass(Found found, int before, UsageReader reader) {
    int row = (int) found.whole(Fixed.ROW.ordinal()) + before;
    String single = found.text(Fixed.SINGLE.ordinal());
    reader.startRow(row);
    int next = Fixed.values().length;
    for (Meaning meaning : numbers) {
      if (single == null) {
        pass(found.text(next), column(meaning), reader);
      }
      next++;
    }
    for (int column : keys) {
      pass(found.text(next++), column, reader);
    }
    if (single == null) {
      reader.endAlike(row, alike(found));
      return;
    }
    String[] cells = single.split(String.valueOf(BETWEEN), -1);
    for (int i = 0; i < others.size(); i++) {
      pass(cells[i + 1], others.get(i), reader);
    }
    reader.endRow(row);
  }

  private static void pass(@Nullable String text, int column, UsageReader reader) {
    if (text != null && !text.isEmpty()) {
      reader.cell(column, CellType.TEXT, Double.NaN, text);
    }
  }

  private static AlikeLines alike(Found found) {
    String end = found.text(Fixed.END.ordinal());
    String hours = found.text(Fixed.HOURS.ordinal());
    String coarse = found.text(Fixed.COARSE.ordinal());
    String fine = found.text(Fixed.FINE.ordinal());
    return new AlikeLines(
        found.whole(Fixed.LINES.ordinal()),
        found.whole(Fixed.FIRST.ordinal()),
        found.whole(Fixed.LAST.ordinal()),
        UsageTime.Grain.values()[(int) found.whole(Fixed.GRAIN.ordinal())],
        end == null ? null : Long.valueOf(end),
        hours == null || hours.isEmpty() ? null : hours(hours),
        found.whole(Fixed.SHORTEST.ordinal()),
        coarse == null || fine == null
            ? null
            : ExactSum.of(new BigInteger(coarse), new BigInteger(fine)));
  }

  /** Requests by hour of the week. */
  private static double[] hours(String text) {
    double[] hours = new double[HoursOfWeek.WEEK];
    for (String each : text.split(" ", -1)) {
      int colon = each.indexOf(':');
      long seconds = Long.parseLong(each.substring(0, colon)) * UsageTime.HOUR;
      hours[HoursOfWeek.hour(seconds)] += Double.parseDouble(each.substring(colon + 1));
    }
    return hours;
  }
}
