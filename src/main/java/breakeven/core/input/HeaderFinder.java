package breakeven.core.input;

import static java.util.stream.Collectors.joining;

import breakeven.core.model.Homoglyphs;
import breakeven.core.model.NearMiss;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.JsonKeys;
import breakeven.core.table.Table;
import breakeven.core.table.Type;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row of headers among the first 20 rows of a sheet and matches them with a table's
 * columns: without regard to case and outer spaces, the bracketed unit optional, or ours without
 * its bracket, at any position.
 */
public final class HeaderFinder {
  /** What is behind a name where a unit was typed without brackets: "% p.a.", "in EUR". */
  private static final Pattern UNIT =
      Pattern.compile(" ?[^\\p{L}\\p{N} ].*| (in|per|a|an) .+| \\p{L}{3}");

  /** What is between words. */
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Fewer cells with words of a column may be so by chance. */
  private static final int LEAST_CELLS = 2;

  /** How far down a sheet the header row may be. */
  public static final int ROWS = 20;

  /** The same on {@code Decisions}, where totals are above the rows. */
  private static final int ROWS_BELOW_TOTALS = 80;

  private final Table table;
  private final String sheet;

  /** Columns whose header may name the reporting currency, and no other. */
  private static final Set<Column> OF_ONE_CURRENCY =
      Set.of(ExchangeRates.RATE, AssumptionsTable.VALUE);

  private final @Nullable String reportingCurrency;
  private final boolean ownCurrency;
  private final Map<String, List<Column>> byName = new HashMap<>();
  private final Map<Column, List<String>> ours = new HashMap<>();

  /**
   * @param sheet the name of the user's sheet, or of the CSV file
   * @param reportingCurrency the code that amounts are in where the table has no Currency column:
   *     another code in a bracket is then another unit; null: not checked
   */
  public HeaderFinder(Table table, String sheet, @Nullable String reportingCurrency) {
    ownCurrency = table.currency() != null;
    this.table = table;
    this.sheet = sheet;
    this.reportingCurrency = ownCurrency ? null : reportingCurrency;
    for (Column column : table.columns()) {
      // A file may name it in one word.
      Stream.of(column.header(), JsonKeys.of(column.header()))
          .map(name -> name.toLowerCase(Locale.ROOT))
          .distinct()
          .forEach(name -> byName.computeIfAbsent(name, key -> new ArrayList<>(1)).add(column));
    }
  }

  /** How far down the header row may be. */
  int rows() {
    return table.equals(DecisionsTable.TABLE) ? ROWS_BELOW_TOTALS : ROWS;
  }

  /** One header cell with the column of ours that it names. */
  private record Candidate(int index, HeaderText text, Column column) {}

  /**
   * Whether a row names every required column, so that there is no need to look further. One name
   * alone may be a title.
   */
  boolean complete(RawRow row) {
    return complete(named(row));
  }

  private boolean complete(Set<Column> named) {
    return named.size() > 1
        && table.columns().stream().filter(Column::required).allMatch(named::contains);
  }

  /** Whether a text is the header of a column of ours. */
  boolean isName(@Nullable String text) {
    return text != null && byName.containsKey(HeaderText.of(text).name());
  }

  /** Whether a row below the headers holds nothing but texts, and several of them are headers. */
  boolean isHeader(RawRow row) {
    for (int i = 0; i < row.size(); i++) {
      if (row.text(i) == null) {
        return false;
      }
    }
    return named(row).size() > 1;
  }

  /** Whether the columns that a row names are where those of a header do. */
  boolean agrees(RawRow row, Header header) {
    return candidates(row).stream()
        .allMatch(
            c -> header.at(c.index()) == c.column() || header.rejectedAt(c.index()) == c.column());
  }

  /** Our columns that a row names. */
  Set<Column> named(RawRow row) {
    Set<Column> named = new HashSet<>();
    candidates(row).forEach(candidate -> named.add(candidate.column()));
    return named;
  }

  /**
   * The header among the first rows of the sheet: the row that names most of our columns, or looks
   * as if it did.
   */
  Header find(List<RawRow> rows) {
    RawRow best = null;
    int most = 0;
    for (RawRow row : rows) {
      Set<Column> named = named(row);
      if (complete(named)) {
        return header(row, rows);
      }
      if (named.size() > most) {
        most = named.size();
        best = row;
      }
    }
    return Optional.ofNullable(best)
        .or(() -> rows.stream().filter(this::looksLikeHeaders).findFirst())
        .map(row -> header(row, rows))
        .orElseGet(this::nothing);
  }

  private boolean looksLikeHeaders(RawRow row) {
    return guesses(row, List.of(), List.of()).size() > 1;
  }

  private Header nothing() {
    String wanted =
        table.columns().stream()
            .filter(Column::required)
            .map(column -> "\"" + column.title() + "\"")
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    String failure =
        sheet + " has no header row within its first " + ROWS + " rows; expected " + wanted;
    return new Header(table, sheet, 0, new Column[0], new Column[0], Map.of(), List.of(), failure);
  }

  private List<Candidate> candidates(RawRow row) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.text(i);
      if (cell != null) {
        HeaderText text = HeaderText.of(cell);
        for (Column column : byName.getOrDefault(text.name(), List.of())) {
          candidates.add(new Candidate(row.column(i), text, column));
        }
      }
    }
    candidates.addAll(withoutBracket(row, candidates));
    candidates.sort(Comparator.comparingInt(Candidate::index));
    return candidates;
  }

  /** Columns that no cell names as we do, by cells that have our unit behind the name. */
  private List<Candidate> withoutBracket(RawRow row, List<Candidate> named) {
    List<Candidate> found = new ArrayList<>();
    for (Column column : table.columns()) {
      if (column.unit().isEmpty() || named.stream().anyMatch(c -> c.column() == column)) {
        continue;
      }
      for (int i = 0; i < row.size(); i++) {
        String cell = row.text(i);
        HeaderText text = cell == null ? null : HeaderText.withoutBracket(cell, column);
        int index = row.column(i);
        if (text != null && named.stream().noneMatch(c -> c.index() == index)) {
          found.add(new Candidate(index, text, column));
        }
      }
    }
    return found;
  }

  private HeaderText.Fit fit(Candidate candidate) {
    HeaderText text = candidate.text();
    Column column = candidate.column();
    return isForeignMoney(column, text) ? HeaderText.Fit.FOREIGN : text.fit(column);
  }

  private boolean isForeignMoney(Column column, HeaderText text) {
    String found = text.currency();
    return column.type() == Type.MONEY
        && reportingCurrency != null
        && found != null
        && !found.equals(reportingCurrency);
  }

  private Header header(RawRow row, List<RawRow> rows) {
    List<Candidate> candidates = candidates(row);
    int width = 0;
    for (int i = 0; i < row.size(); i++) {
      width = Math.max(width, row.column(i) + 1);
    }
    @Nullable Column[] columns = new @Nullable Column[width];
    @Nullable Column[] rejected = new @Nullable Column[width];
    Map<Column, String> currencies = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Column column : table.columns()) {
      List<Candidate> named = candidates.stream().filter(c -> c.column() == column).toList();
      Candidate taken = choose(named);
      if (taken != null) {
        columns[taken.index()] = column;
        String currency = taken.text().currency();
        boolean converted = ownCurrency && column.type() == Type.MONEY;
        if (currency != null && (converted || OF_ONE_CURRENCY.contains(column))) {
          currencies.put(column, currency);
        }
      }
      for (Candidate other : named) {
        if (other != taken) {
          problems.add(problem(row, other, taken));
          if (taken == null) {
            rejected[other.index()] = column;
          }
        }
      }
    }
    List<Guess> guesses = guesses(row, candidates, rows);
    problems.addAll(unread(row, guesses));
    return new Header(
        table,
        sheet,
        row.row(),
        columns,
        rejected,
        currencies,
        problems,
        failure(row, rows, candidates, guesses));
  }

  /** The column whose bracket is ours, else the first that is not in another unit. */
  private @Nullable Candidate choose(List<Candidate> named) {
    Candidate first = null;
    for (Candidate candidate : named) {
      HeaderText.Fit fit = fit(candidate);
      if (fit == HeaderText.Fit.OURS) {
        return candidate;
      }
      if (first == null && fit == HeaderText.Fit.NONE) {
        first = candidate;
      }
    }
    return first;
  }

  private Problem problem(RawRow row, Candidate other, @Nullable Candidate taken) {
    String wanted = "\"" + other.column().title() + "\"";
    boolean foreign = fit(other) == HeaderText.Fit.FOREIGN;
    String what =
        foreign
            ? "The header names another unit than ours, and the column is not read"
            : "Two columns have this name, and this one is not read";
    String fix;
    if (taken != null) {
      fix = "Column " + Place.letters(taken.index()) + " is read; rename this one or remove it";
    } else {
      String convert = "onvert the figures and name the column " + wanted;
      fix =
          isForeignMoney(other.column(), other.text())
              ? "Type " + other.text().currency() + " as Reporting currency, or c" + convert
              : "C" + convert;
    }
    Severity severity = taken == null ? Severity.ERROR : Severity.WARNING;
    return at(row, other, severity, what, fix);
  }

  private Problem at(RawRow row, Candidate c, Severity severity, String what, String fix) {
    String cell = new Place(sheet, row.row(), c.index()).cell();
    return new Finding(severity, c.text().line(), what, fix).at(sheet, cell, c.column().header());
  }

  /**
   * A column of the user's that may be one of ours.
   *
   * @param withUnit whether it has the name of ours with a unit in no bracket
   */
  private record Guess(int index, HeaderText text, Column column, boolean withUnit) {
    String asked() {
      return "%s: %s?".formatted(text.line(), column.title());
    }
  }

  /** Columns that no header names, each with the header or the cells that look most like it. */
  private List<Guess> guesses(RawRow row, List<Candidate> candidates, List<RawRow> rows) {
    List<Column> absent =
        new ArrayList<>(
            table.columns().stream()
                .filter(column -> candidates.stream().noneMatch(c -> c.column() == column))
                .toList());
    Map<Integer, List<String>> below = texts(rows, row);
    List<Guess> guesses = new ArrayList<>();
    Set<String> strange = new HashSet<>();
    NearMiss near = near(absent);
    for (int i = 0; i < row.size(); i++) {
      String cell = row.text(i);
      int index = row.column(i);
      if (cell != null
          && !Texts.blank(cell)
          && candidates.stream().noneMatch(c -> c.index() == index)) {
        HeaderText text = HeaderText.of(cell);
        boolean known = strange.contains(cell);
        Optional<Column> unit =
            known
                ? Optional.empty()
                : absent.stream().filter(c -> isWithUnit(text.name(), c)).findFirst();
        NearMiss names = near;
        Optional<Column> named =
            known ? unit : unit.or(() -> said(text, absent)).or(() -> slip(text, absent, names));
        if (named.isEmpty()) {
          strange.add(cell);
        }
        Column column =
            named.or(() -> filled(below.getOrDefault(index, List.of()), absent)).orElse(null);
        if (column != null) {
          guesses.add(new Guess(index, text, column, unit.isPresent()));
          absent.remove(column);
          strange.clear();
          near = near(absent);
        }
      }
    }
    return guesses;
  }

  /** The texts below a row, by the place of their column. */
  private static Map<Integer, List<String>> texts(List<RawRow> rows, RawRow header) {
    Map<Integer, List<String>> texts = new HashMap<>();
    for (RawRow row : rows) {
      if (row.row() > header.row()) {
        row.cells(
            (column, type, number, text) -> {
              String typed =
                  type == CellType.TEXT && text != null ? text : PlainNumber.text(number);
              if (!Texts.blank(typed) && !WordTexts.isUnknown(Texts.trim(typed))) {
                texts.computeIfAbsent(column, key -> new ArrayList<>()).add(typed);
              }
            });
      }
    }
    return texts;
  }

  /** The column that people call so. */
  private Optional<Column> said(HeaderText text, List<Column> absent) {
    return table.equals(Workloads.TABLE) ? text.said(absent) : Optional.empty();
  }

  /** The only column whose words are in all cells. */
  private static Optional<Column> filled(List<String> cells, List<Column> absent) {
    return cells.size() < LEAST_CELLS
        ? Optional.empty()
        : only(
            absent,
            column ->
                column.type() == Type.WORD
                    && !column.words().equals(Words.YES_NO)
                    && cells.stream().allMatch(cell -> WordTexts.isWord(column, cell)));
  }

  /** What is said of columns that may be ours: of all in one line, but for those in a unit. */
  private List<Problem> unread(RawRow row, List<Guess> guesses) {
    List<Problem> problems = new ArrayList<>();
    for (Guess guess : guesses) {
      if (guess.withUnit()) {
        problems.add(
            new Finding(
                    Severity.WARNING,
                    guess.text().line(),
                    "The column is not one of ours, and is not read"
                        + Homoglyphs.told(guess.text().line()),
                    "If %s is meant, convert the figures and name it \"%s\""
                        .formatted(guess.column().header(), guess.column().title()))
                .at(sheet, new Place(sheet, row.row(), guess.index()).cell(), ""));
      }
    }
    List<Guess> others = guesses.stream().filter(guess -> !guess.withUnit()).toList();
    if (!others.isEmpty()) {
      problems.add(
          Finding.info(
                  others.stream().map(guess -> guess.text().line()).collect(joining(", ")),
                  (others.size() == 1
                          ? "The column was not read. "
                          : others.size() + " columns were not read. ")
                      + asked(others)
                      + Homoglyphs.told(others.get(0).text().line()),
                  "Where one is meant, name the column so, with its figures in that unit")
              .at(sheet, new Place(sheet, row.row(), others.get(0).index()).cell(), ""));
    }
    return problems;
  }

  private static String asked(List<Guess> guesses) {
    return guesses.stream().map(Guess::asked).collect(joining(" "));
  }

  /** Whether a header is the name of a column with a unit behind it that is in no bracket. */
  private static boolean isWithUnit(String typed, Column column) {
    int end = column.header().length();
    if (!typed.regionMatches(true, 0, column.header(), 0, end)) {
      return false;
    }
    String name = typed.substring(0, end);
    String rest = typed.substring(end);
    return UNIT.matcher(rest).matches()
        || rest.startsWith(" ") && new HeaderText(typed, name, Texts.trim(rest)).measured(column);
  }

  /** A few letters off, or words left out or moved; other near names are columns of the user's. */
  private Optional<Column> slip(HeaderText text, List<Column> absent, NearMiss names) {
    String typed = text.name();
    List<String> words = words(typed);
    return names
        .of(typed)
        .filter(name -> name.length() > 4)
        .filter(name -> NearMiss.isSlip(typed, name) || NearMiss.isBeginning(typed, name))
        .flatMap(name -> only(absent, column -> column.header().equals(name)))
        .or(() -> only(absent, column -> isOneOf(words, ours(column))))
        .or(() -> only(absent, column -> sorted(words).equals(sorted(ours(column)))));
  }

  private static NearMiss near(List<Column> absent) {
    return new NearMiss(absent.stream().map(Column::header).toList());
  }

  /** The only column of which something holds. */
  private static Optional<Column> only(List<Column> columns, Predicate<Column> condition) {
    List<Column> found = columns.stream().filter(condition).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static List<String> words(String name) {
    return List.of(NO_LETTERS.split(name.toLowerCase(Locale.ROOT)));
  }

  /** The words of the header of a column of ours. */
  private List<String> ours(Column column) {
    return ours.computeIfAbsent(column, key -> words(key.header()));
  }

  /** Whether a single word is the first or the last of a name. */
  private static boolean isOneOf(List<String> typed, List<String> name) {
    String word = typed.size() == 1 ? typed.get(0) : "";
    return word.equals(name.get(0)) || word.equals(name.get(name.size() - 1));
  }

  private static List<String> sorted(List<String> words) {
    return words.stream().sorted().toList();
  }

  /** Which required columns are not there at all, and what was found that looks most like them. */
  private String failure(
      RawRow row, List<RawRow> rows, List<Candidate> candidates, List<Guess> guesses) {
    List<String> missing = new ArrayList<>();
    List<Guess> others = new ArrayList<>(guesses);
    boolean apart = false;
    for (Column column : table.columns()) {
      if (column.required() && candidates.stream().noneMatch(c -> c.column() == column)) {
        String other = elsewhere(column, rows);
        apart |= !other.isEmpty();
        others.removeIf(guess -> guess.column() == column);
        missing.add(
            "\"%s\"%s"
                .formatted(
                    column.title(),
                    other.isEmpty() ? nearest(row, column, candidates, guesses) : other));
      }
    }
    if (missing.isEmpty()) {
      return "";
    }
    return "%s has no column %s%s"
            .formatted(
                sheet,
                String.join(" and no column ", missing),
                apart
                    ? ": put all headers into one row"
                    : ": type "
                        + (missing.size() == 1 ? "this header" : "these headers")
                        + " in row "
                        + row.row())
        + (others.isEmpty() ? "" : "; not read either: " + asked(others));
  }

  /** Where a column that is not in the header row is in another of the first rows. */
  private String elsewhere(Column column, List<RawRow> rows) {
    for (RawRow row : rows) {
      for (Candidate candidate : candidates(row)) {
        if (candidate.column() == column) {
          return " in its header row (it is in %s%s)"
              .formatted(Place.letters(candidate.index()), row.row());
        }
      }
    }
    return "";
  }

  /** Of the headers that are no column of ours. */
  private static String nearest(
      RawRow row, Column column, List<Candidate> candidates, List<Guess> guesses) {
    for (Guess guess : guesses) {
      if (guess.column() == column) {
        return nearest(row, guess.index(), guess.text(), guess.withUnit());
      }
    }
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.text(i);
      int place = row.column(i);
      if (cell != null
          && !Texts.blank(cell)
          && candidates.stream().noneMatch(c -> c.index() == place)) {
        places.putIfAbsent(cell, place);
      }
    }
    return NearMiss.of(column.header(), places.keySet())
        .map(
            cell ->
                nearest(row, Objects.requireNonNull(places.get(cell)), HeaderText.of(cell), false))
        .orElse("");
  }

  private static String nearest(RawRow row, int index, HeaderText text, boolean withUnit) {
    return " (nearest found: \"%s\" in %s%s%s%s)"
        .formatted(
            text.line(),
            Place.letters(index),
            row.row(),
            Homoglyphs.told(text.line()),
            withUnit ? "; convert its figures first" : "");
  }
}
