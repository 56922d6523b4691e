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
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a usage format as SQL, by which an engine adds lines up that are alike. What
 * is added up are plain lines alone: numbers are whole, not below 0 and written in one way, times
 * are days or seconds, and nothing is odd. Any other line comes as it is, and is read as any line
 * is. So no rule of what counts is written here again.
 *
 * <p>The engine gives a table with a number for each row, {@code r}, and the columns that {@link
 * #columns} names as {@code c0}, {@code c1} and so on, counted as in the file. Texts are null where
 * they are empty.
 */
public final class UsageQuery {
  /** What the values of a column are to an engine. */
  public enum Values {
    TEXT,
    WHOLE,
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

  /** What the first columns of a row of the result are. */
  private enum Fixed {
    ROW,
    SINGLE,
    LINES,
    FIRST,
    LAST,
    GRAIN,
    END,
    HOURS,
    SHORTEST,
    COARSE,
    FINE
  }

  private static final Set<Meaning> WORDS = Set.of(Meaning.MODEL, Meaning.BATCH, Meaning.CURRENCY);
  private static final Set<Meaning> TIMES = Set.of(Meaning.TIME, Meaning.END);

  /** Above it a number may be too large to be meant. */
  private static final long MOST = 1_000_000_000_000L;

  private static final String PLAIN_WHOLE = "[0-9]{1,12}([.]0+)?";
  private static final String PLAIN_COST = "[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?";

  /** A day, or a second with its fraction and its offset, which do not count. */
  private static final String PLAIN_TIME =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}"
          + "([T ]([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}([.,][0-9]+)?(Z| ?UTC|[+-][0-9]{2}(:?[0-9]{2})?)?)?";

  private static final int SECOND_LETTERS = 19;

  private static final String SOMETHING = ".*[\\p{L}\\p{N}].*";

  /** With no more of them a word has its place in a cell, whatever they are. */
  private static final int MOST_LETTERS = Texts.MOST_IN_CELL / 2;

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
   *     token, and figures within cells
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
        } else if (meaning == Meaning.CATEGORY
            || meaning == Meaning.SERVICE
            || !part.key().isEmpty()
            || same.size() > 1 && !part.sum()
            || TIMES.contains(meaning) && !isTime(values.get(column))) {
          return null;
        } else if (!TIMES.contains(meaning)
            && meaning != Meaning.COST
            && meaning != Meaning.STATUS
            && same.size() == 1) {
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

  private String value(Meaning meaning) {
    return has(meaning) ? "m" + meaning.ordinal() : "NULL";
  }

  private String orZero(Meaning meaning) {
    return has(meaning) ? "coalesce(" + value(meaning) + ", 0)" : "0";
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
    columns().forEach(column -> read.add(cell(column)));
    numbers.forEach(meaning -> columns(meaning).forEach(column -> whole(column, read)));
    TIMES.stream().filter(this::has).sorted().forEach(meaning -> time(meaning, read));
    cost(read);
    List<String> summed = new ArrayList<>(List.of("*"));
    numbers.forEach(meaning -> summed.add(sum(meaning) + " AS " + value(meaning)));
    conditions(named);
    List<String> told = new ArrayList<>(List.of("*", total() + " AS total"));
    told.add(
        "CASE WHEN " + String.join(" AND ", plain) + " THEN '' ELSE " + raw() + " END AS single");
    List<String> grouped = new ArrayList<>(List.of("single"));
    moment(told, grouped);
    grouped.addAll(said());
    if (!known.periods()) {
      new TreeSet<>(lengths)
          .forEach(
              length ->
                  grouped.add(
                      "total * "
                          + (long) known.tokens()
                          + " > "
                          + new BigDecimal(length).toPlainString()
                          + "e0"));
    }
    keys.forEach(column -> grouped.add(cell(column)));
    String lines = from(told, from(summed, from(read, table)));
    return outer(inner(lines, grouped, hours), grouped.size(), named);
  }

  /** Sums of lines that are alike, for each hour of the week where it is told. */
  private String inner(String table, List<String> grouped, boolean hours) {
    List<String> found = new ArrayList<>();
    for (String each : grouped) {
      found.add(each + " AS g" + found.size());
    }
    boolean timed = has(Meaning.TIME);
    String hour = timed && hours ? hour() : "-1";
    found.add((timed ? grain() : "0") + " AS grain");
    found.add(hour + " AS h");
    found.add("min(r) AS r");
    found.add("count(*) AS n");
    found.add((timed ? "min(s)" : "NULL") + " AS earliest");
    found.add((timed ? "max(s)" : "NULL") + " AS latest");
    found.add((has(Meaning.END) ? "max(" + seconds(Meaning.END) + ")" : "NULL") + " AS ended");
    found.add("min(total) AS shortest");
    boolean cost = has(Meaning.COST);
    found.add((cost ? units(coarse()) : "NULL") + " AS coarse");
    found.add((cost ? units(scaled(ExactSum.FINE, rest())) : "NULL") + " AS fine");
    numbers.forEach(meaning -> found.add(sql.sum(value(meaning)) + " AS " + value(meaning)));
    String by =
        String.join(", ", grouped) + (timed ? ", " + grain() + (hours ? ", " + hour : "") : "");
    return "(SELECT " + String.join(", ", found) + " FROM " + table + " GROUP BY " + by + ") AS t";
  }

  private String units(String number) {
    return sql.sum("CASE WHEN single = '' THEN CAST(" + number + " AS BIGINT) END");
  }

  /** The same with all hours together. */
  private String outer(String table, int groups, int named) {
    List<String> by = IntStream.range(0, groups).mapToObj(i -> "g" + i).toList();
    String requests = has(Meaning.REQUESTS) ? value(Meaning.REQUESTS) : known.periods() ? "0" : "n";
    Map<Fixed, String> fixed = new EnumMap<>(Fixed.class);
    fixed.put(Fixed.ROW, "min(r) AS line");
    fixed.put(Fixed.SINGLE, "g0");
    fixed.put(Fixed.LINES, "sum(n)");
    fixed.put(Fixed.FIRST, "min(earliest)");
    fixed.put(Fixed.LAST, "max(latest)");
    fixed.put(Fixed.GRAIN, "max(grain)");
    fixed.put(Fixed.END, "max(ended)");
    fixed.put(
        Fixed.HOURS,
        sql.joined(
            "CASE WHEN h >= 0 THEN concat(CAST(h AS "
                + sql.text()
                + "), ':', CAST("
                + requests
                + " AS "
                + sql.text()
                + ")) END"));
    fixed.put(Fixed.SHORTEST, "min(shortest)");
    fixed.put(Fixed.COARSE, "sum(coarse)");
    fixed.put(Fixed.FINE, "sum(fine)");
    List<String> found = new ArrayList<>(fixed.values());
    numbers.forEach(meaning -> found.add("sum(" + value(meaning) + ")"));
    List<String> words = by.subList(groups - keys.size(), groups);
    List<String> odd = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = "CAST(" + words.get(i) + " AS " + sql.text() + ")";
      found.add(word);
      odd.add("length(" + word + ") > " + MOST_LETTERS);
      if (keys.get(i) == named) {
        odd.add("NOT " + sql.matches(word, SOMETHING));
      }
    }
    odd.add("false");
    found.add("CASE WHEN g0 = '' AND (" + String.join(" OR ", odd) + ") THEN 1 ELSE 0 END AS odd");
    return "SELECT *, max(odd) OVER () FROM (SELECT "
        + String.join(", ", found)
        + " FROM "
        + table
        + " GROUP BY "
        + String.join(", ", by)
        + ") AS t ORDER BY line";
  }

  private static String from(List<String> columns, String table) {
    return "(SELECT " + String.join(", ", columns) + " FROM " + table + ") AS t";
  }

  /** A column of whole numbers, with what makes it plain. */
  private void whole(int column, List<String> read) {
    String cell = cell(column);
    String number = "v" + column;
    read.add("TRY_CAST(" + cell + " AS BIGINT) AS " + number);
    String spelt =
        switch (values.get(column)) {
          case WHOLE -> number + " BETWEEN 0 AND " + MOST;
          case NUMBER -> number + " BETWEEN 0 AND " + MOST + " AND " + number + " = " + cell;
          // Not every engine takes 3.0 for a whole number.
          default -> number + " IS NOT NULL AND " + sql.matches(cell, PLAIN_WHOLE);
        };
    plain.add("(" + cell + " IS NULL OR " + spelt + ")");
  }

  private String sum(Meaning meaning) {
    List<Integer> columns = columns(meaning);
    if (columns.size() == 1) {
      return "v" + columns.get(0);
    }
    String none =
        columns.stream().map(c -> cell(c) + " IS NULL").collect(Collectors.joining(" AND "));
    String all =
        columns.stream().map(c -> "coalesce(v" + c + ", 0)").collect(Collectors.joining(" + "));
    return "CASE WHEN " + none + " THEN NULL ELSE " + all + " END";
  }

  /** A column of times, with what makes it plain. */
  private void time(Meaning meaning, List<String> read) {
    int column = column(meaning);
    String cell = cell(column);
    String time = "t" + column;
    boolean text = values.get(column) != Values.TIME;
    read.add(
        (text ? "TRY_CAST(left(" + cell + ", " + SECOND_LETTERS + ")" : "CAST(" + cell)
            + " AS TIMESTAMP) AS "
            + time);
    String years =
        "year("
            + time
            + ") BETWEEN 1970 AND 9999"
            + (text ? " AND " + sql.matches(cell, PLAIN_TIME) : "");
    plain.add(meaning == Meaning.END ? "(" + cell + " IS NULL OR " + years + ")" : years);
  }

  /** The cost in coarse and fine units, with what makes it plain. */
  private void cost(List<String> read) {
    if (!has(Meaning.COST)) {
      return;
    }
    int column = column(Meaning.COST);
    String cell = cell(column);
    boolean number = values.get(column) == Values.NUMBER;
    String text = text(column);
    read.add((number ? cell : "TRY_CAST(" + text + " AS DOUBLE)") + " AS k");
    String fine = scaled(ExactSum.FINE, rest());
    plain.add(
        "("
            + cell
            + " IS NULL OR k >= 0 AND k < "
            + (long) ExactSum.MOST
            + " AND floor("
            + fine
            + ") = "
            + fine
            + (number ? "" : " AND " + sql.matches(text, PLAIN_COST))
            + ")");
  }

  private String text(int column) {
    return values.get(column) == Values.TEXT
        ? cell(column)
        : "CAST(" + cell(column) + " AS " + sql.text() + ")";
  }

  /** All of a line that is not added up, with what tells it from any other. */
  private String raw() {
    String between = "chr(" + (int) BETWEEN + ")";
    return others.stream()
        .map(each -> "coalesce(replace(" + text(each) + ", " + between + ", ' '), '')")
        .collect(
            Collectors.joining(
                ", ", "concat_ws(" + between + ", CAST(r AS " + sql.text() + "), ", ")"));
  }

  private static String scaled(double size, String number) {
    return "(" + number + ") * " + (long) size + "e0";
  }

  private static String coarse() {
    return "floor(" + scaled(ExactSum.COARSE, "k") + ")";
  }

  private static String rest() {
    return scaled(ExactSum.COARSE, "k") + " - " + coarse();
  }

  /** Everything sent. */
  private String total() {
    return orZero(Meaning.INPUT)
        + " + "
        + orZero(Meaning.CACHE_READ)
        + " + "
        + orZero(Meaning.CACHE_WRITE);
  }

  /** What is beyond single columns: a plain line counts, and nothing of it is odd. */
  private void conditions(int named) {
    String total = "(" + total() + ")";
    plain.add(total + " + " + orZero(Meaning.OUTPUT) + " > 0");
    if (has(Meaning.REQUESTS)) {
      plain.add(value(Meaning.REQUESTS) + " > 0");
    }
    if (has(Meaning.CACHED) || has(Meaning.WRITTEN)) {
      Meaning read = has(Meaning.CACHE_READ) ? Meaning.CACHE_READ : Meaning.CACHED;
      Meaning written = has(Meaning.CACHE_WRITE) ? Meaning.CACHE_WRITE : Meaning.WRITTEN;
      plain.add(orZero(read) + " + " + orZero(written) + " <= " + total);
    }
    if (has(Meaning.REASONING)) {
      plain.add(orZero(Meaning.REASONING) + " <= " + orZero(Meaning.OUTPUT));
    }
    if (named >= 0) {
      plain.add("trim(" + text(named) + ") <> ''");
    }
  }

  private String seconds(Meaning meaning) {
    return sql.seconds("t" + column(meaning));
  }

  /** The time, of which months are told apart. */
  private void moment(List<String> told, List<String> grouped) {
    if (has(Meaning.TIME)) {
      told.add(seconds(Meaning.TIME) + " AS s");
      String time = "t" + column(Meaning.TIME);
      grouped.add("year(" + time + ") * 12 + month(" + time + ")");
    }
  }

  /** The hour of a week that begins on a Thursday, as 1970 does; -1 where a line is of several. */
  private String hour() {
    String hour = sql.quotient("s", UsageTime.HOUR) + " % " + HoursOfWeek.WEEK;
    return known.periods()
        ? "CASE WHEN " + ended(" <= " + UsageTime.HOUR) + " THEN " + hour + " ELSE -1 END"
        : hour;
  }

  private static String grain() {
    return "CASE WHEN s % "
        + UsageTime.HOUR
        + " <> 0 THEN "
        + UsageTime.Grain.SECOND.ordinal()
        + " WHEN s % "
        + UsageTime.DAY
        + " <> 0 THEN "
        + UsageTime.Grain.HOUR.ordinal()
        + " ELSE "
        + UsageTime.Grain.DAY.ordinal()
        + " END";
  }

  private String ended(String when) {
    return has(Meaning.END) ? seconds(Meaning.END) + " - " + seconds(Meaning.TIME) + when : "false";
  }

  /** Which of the figures a line says that need not be there: a number for each set of them. */
  private List<String> said() {
    List<String> said = new ArrayList<>();
    for (Meaning each : List.of(Meaning.CACHED, Meaning.WRITTEN, Meaning.REASONING)) {
      if (has(each)) {
        said.add(
            "CASE WHEN " + value(each) + " IS NULL THEN 0 ELSE " + (1 << said.size()) + " END");
      }
    }
    if (has(Meaning.COST)) {
      said.add("CASE WHEN k IS NULL THEN 0 ELSE " + (1 << said.size()) + " END");
    }
    // A number alone would be the position of a column.
    return said.isEmpty() ? said : List.of(String.join(" + ", said));
  }

  /**
   * Whether no line that was added up has a word that is too long for a cell, or a blank one where
   * its workload should be; each row says it of all.
   */
  public boolean fits(Found found) {
    return found.whole(Fixed.values().length + numbers.size() + keys.size() + 1) == 0;
  }

  /**
   * Passes a row of what it found.
   *
   * @param before rows of the file before the first that the engine counts as row 0
   */
  public void pass(Found found, int before, UsageReader reader) {
    int row = (int) found.whole(Fixed.ROW.ordinal()) + before;
    String single = found.text(Fixed.SINGLE.ordinal());
    boolean alike = Objects.requireNonNull(single).isEmpty();
    reader.startRow(row);
    int next = Fixed.values().length;
    for (Meaning meaning : numbers) {
      if (alike) {
        pass(found.text(next), column(meaning), reader);
      }
      next++;
    }
    for (int column : keys) {
      pass(found.text(next++), column, reader);
    }
    if (alike) {
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
    boolean timed = found.text(Fixed.FIRST.ordinal()) != null;
    String end = found.text(Fixed.END.ordinal());
    String hours = found.text(Fixed.HOURS.ordinal());
    String coarse = found.text(Fixed.COARSE.ordinal());
    String fine = found.text(Fixed.FINE.ordinal());
    return new AlikeLines(
        found.whole(Fixed.LINES.ordinal()),
        timed ? found.whole(Fixed.FIRST.ordinal()) : 0,
        timed ? found.whole(Fixed.LAST.ordinal()) : 0,
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
