package breakeven.core.input;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** The header among the first rows of the sheet: the row that names most of our columns. */
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
    return best == null ? nothing() : header(best, rows);
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
    problems.addAll(slips(row, candidates));
    return new Header(
        table,
        sheet,
        row.row(),
        columns,
        rejected,
        currencies,
        problems,
        failure(row, rows, candidates));
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

  /** Headers that look like a slip in the name of a column that was not found. */
  private List<Problem> slips(RawRow row, List<Candidate> candidates) {
    List<Column> absent =
        table.columns().stream()
            .filter(column -> candidates.stream().noneMatch(c -> c.column() == column))
            .toList();
    List<String> names = absent.stream().map(Column::header).toList();
    List<Problem> slips = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.text(i);
      int index = row.column(i);
      if (cell != null
          && !Texts.blank(cell)
          && candidates.stream().noneMatch(c -> c.index() == index)) {
        HeaderText text = HeaderText.of(cell);
        absent.stream()
            .filter(column -> isWithUnit(text.name(), column))
            .findFirst()
            .map(column -> notOurs(row, index, text, Severity.WARNING, column.header(), column))
            .or(
                () ->
                    slip(text, names)
                        .map(name -> notOurs(row, index, text, Severity.INFO, name, null)))
            .ifPresent(slips::add);
      }
    }
    return slips;
  }

  /**
   * @param column the column whose title is to be typed; null: its name will do
   */
  private Problem notOurs(
      RawRow row,
      int index,
      HeaderText text,
      Severity severity,
      String meant,
      @Nullable Column column) {
    return new Finding(
            severity,
            text.line(),
            "The column is not one of ours, and is not read" + Homoglyphs.told(text.line()),
            "If %s is meant, %s"
                .formatted(
                    meant,
                    column == null
                        ? "name it so"
                        : "convert the figures and name it \"" + column.title() + "\""))
        .at(sheet, new Place(sheet, row.row(), index).cell(), "");
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
  private static Optional<String> slip(HeaderText text, List<String> absent) {
    String typed = text.name();
    List<String> words = words(typed);
    return NearMiss.of(typed, absent)
        .filter(name -> name.length() > 4)
        .filter(name -> NearMiss.isSlip(typed, name) || NearMiss.isBeginning(typed, name))
        .or(() -> only(absent, name -> isOneOf(words, words(name))))
        .or(() -> only(absent, name -> sorted(words).equals(sorted(words(name)))));
  }

  /** The only name of which something holds. */
  private static Optional<String> only(List<String> names, Predicate<String> condition) {
    List<String> found = names.stream().filter(condition).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static List<String> words(String name) {
    return List.of(NO_LETTERS.split(name.toLowerCase(Locale.ROOT)));
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
  private String failure(RawRow row, List<RawRow> rows, List<Candidate> candidates) {
    List<String> missing = new ArrayList<>();
    boolean apart = false;
    for (Column column : table.columns()) {
      if (column.required() && candidates.stream().noneMatch(c -> c.column() == column)) {
        String other = elsewhere(column, rows);
        apart |= !other.isEmpty();
        missing.add(
            "\"%s\"%s"
                .formatted(
                    column.title(), other.isEmpty() ? nearest(row, column, candidates) : other));
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
                    + row.row());
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
  private static String nearest(RawRow row, Column column, List<Candidate> candidates) {
    List<String> lines = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.text(i);
      int place = row.column(i);
      if (cell != null
          && !Texts.blank(cell)
          && candidates.stream().noneMatch(c -> c.index() == place)) {
        HeaderText text = HeaderText.of(cell);
        lines.add(
            "\"%s\" in %s%s%s"
                .formatted(
                    text.line(),
                    Place.letters(row.column(i)),
                    row.row(),
                    Homoglyphs.told(text.line())));
        names.add(text.name());
      }
    }
    return NearMiss.of(column.header(), names)
        .map(
            name ->
                " (nearest found: %s%s)"
                    .formatted(
                        lines.get(names.indexOf(name)),
                        isWithUnit(name, column) ? "; convert its figures first" : ""))
        .orElse("");
  }
}
