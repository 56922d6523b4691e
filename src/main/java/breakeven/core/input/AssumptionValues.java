package breakeven.core.input;

import breakeven.core.model.Homoglyphs;
import breakeven.core.model.NearMiss;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.Words;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The value of every assumption: the user's, or the shipped one where the user's sheet has none or
 * one that cannot be read. Money is as typed, in the currency of its unit: it is not converted
 * here.
 */
public final class AssumptionValues {
  /** Stands for what was found in a cell that cannot be read. */
  public static final String UNREADABLE = "unreadable";

  /**
   * One assumption.
   *
   * @param number the value; NaN where it is text
   * @param text the value as text; empty where it is a number or blank
   * @param currency the code that the unit of a money value begins with; empty: the reporting one
   * @param place the cell of the user's value; null where the value is the shipped one
   */
  public record Entry(
      double number,
      String text,
      String unit,
      String currency,
      String meaning,
      String source,
      @Nullable Place place) {
    /** Whether the value is the shipped one. */
    public boolean isDefault() {
      return place == null;
    }
  }

  private final Map<Assumption, Entry> entries;
  private final Map<Assumption, Entry> shipped;
  private final Map<Assumption, Place> cells;
  private final Set<Assumption> unreadable;

  private AssumptionValues(
      Map<Assumption, Entry> entries,
      Map<Assumption, Entry> shipped,
      Map<Assumption, Place> cells,
      Set<Assumption> unreadable) {
    this.entries = entries;
    this.shipped = shipped;
    this.cells = cells;
    this.unreadable = unreadable;
  }

  /** The shipped values alone. */
  public static AssumptionValues shipped(TableRows shipped) {
    Reading reading = new Reading(Map.of(), shipped, problem -> {});
    shipped.rows().forEach(reading::take);
    return new AssumptionValues(reading.entries, reading.entries, Map.of(), Set.of());
  }

  /** The user's values over the shipped ones; {@code user} is null where there is no such sheet. */
  public static AssumptionValues of(
      TableRows shippedRows, @Nullable TableRows user, ProblemSink problems) {
    AssumptionValues shipped = shipped(shippedRows);
    if (user == null) {
      return shipped;
    }
    user.header().problems().forEach(problems::add);
    Reading reading = new Reading(shipped.entries, user, problems);
    user.rows().forEach(reading::take);
    AssumptionValues values =
        new AssumptionValues(reading.entries, shipped.entries, reading.places, reading.unreadable);
    String headed = user.header().currency(AssumptionsTable.VALUE);
    String reporting = values.text(Assumption.REPORTING_CURRENCY);
    if (headed != null && !headed.equals(reporting)) {
      problems.add(headedByAnother(user.header(), headed, reporting));
      return shipped;
    }
    values.checkThresholds(problems);
    return values;
  }

  private static Problem headedByAnother(Header header, String headed, String reporting) {
    Column value = AssumptionsTable.VALUE;
    return problem(
        new Place(header.sheet(), header.row(), header.indexOf(value)),
        value,
        Finding.error(
            headed,
            "The header says that the values are in "
                + headed
                + ", and the reporting currency is "
                + reporting
                + ": the column is not read, and shipped values count",
            "Name the column \""
                + value.title()
                + "\", and begin the Unit of each amount in "
                + headed
                + " with the code, as in \""
                + headed
                + " a day\""));
  }

  /** A number: money in the currency of {@link #currency}, shares as fractions. */
  public double number(Assumption assumption) {
    if (!assumption.numeric()) {
      throw new IllegalArgumentException(assumption.title() + " is text");
    }
    return entry(assumption).number();
  }

  /** A word, a name or a currency code; empty where the value is blank, as Training GPU may be. */
  public String text(Assumption assumption) {
    if (assumption.numeric()) {
      throw new IllegalArgumentException(assumption.title() + " is a number");
    }
    return entry(assumption).text();
  }

  /** What points and commas in texts of people mean, as the assumption says. */
  public Decimals decimals() {
    return text(Assumption.DECIMAL_SIGN).equals(Words.COMMA) ? Decimals.COMMA : Decimals.UNSAID;
  }

  /** The code of a word, as a cell of a column with the same words would have it. */
  public int code(Assumption assumption) {
    return assumption.words().indexOf(text(assumption));
  }

  /** Whether the shipped value stands, since the workbook has none or one that cannot be read. */
  public boolean isDefault(Assumption assumption) {
    return entry(assumption).isDefault();
  }

  /** Whether the value is equal to the shipped one, typed by the user or not. */
  public boolean asShipped(Assumption assumption) {
    Entry own = entry(assumption);
    Entry before = shipped.get(assumption);
    return before != null
        && Double.compare(own.number(), before.number()) == 0
        && own.text().equals(before.text())
        && own.currency().equals(before.currency());
  }

  /** Whether the user typed another number than the shipped one, whatever its unit. */
  public boolean changed(Assumption assumption) {
    Entry before = shipped.get(assumption);
    return before != null
        && !isDefault(assumption)
        && Double.compare(entry(assumption).number(), before.number()) != 0;
  }

  /** The currency of a money value; empty: the reporting currency. */
  public String currency(Assumption assumption) {
    return entry(assumption).currency();
  }

  /**
   * The cell of the user's sheet that a value is typed into, also where it is empty or cannot be
   * read and the shipped value counts; null where there is none, or where its unit has another
   * currency than the value that counts.
   */
  public @Nullable Place cell(Assumption assumption) {
    return cells.get(assumption);
  }

  /** Whether something is in that cell that cannot be read. */
  public boolean unreadable(Assumption assumption) {
    return unreadable.contains(assumption);
  }

  /** The value found, with its cell and what was read from it. */
  public Entry entry(Assumption assumption) {
    Entry entry = entries.get(assumption);
    if (entry == null) {
      throw new IllegalStateException("not shipped: " + assumption.title());
    }
    return entry;
  }

  private void checkThresholds(ProblemSink problems) {
    double low = number(Assumption.LOW_VOLUME);
    double high = number(Assumption.HIGH_VOLUME);
    if (low >= high) {
      boolean highIsShipped = isDefault(Assumption.HIGH_VOLUME);
      Assumption shown = highIsShipped ? Assumption.LOW_VOLUME : Assumption.HIGH_VOLUME;
      String both = PlainNumber.text(low) + ", then " + PlainNumber.text(high);
      problems.add(
          problem(
              entry(shown).place(),
              AssumptionsTable.VALUE,
              Finding.warning(
                  PlainNumber.text(number(shown)),
                  "The volume thresholds do not ascend: " + both + " M tokens a month",
                  "Type a high volume threshold above the low one")));
    }
  }

  private static Problem problem(@Nullable Place place, Column column, Finding finding) {
    return finding.at(place, column);
  }

  /** The code that a money unit begins with: three capitals, or a known code in small letters. */
  static String currencyOf(String unit) {
    String first = firstWord(unit);
    String code = first.toUpperCase(Locale.ROOT);
    return first.matches("[A-Z]{3}") || code.equals(Currencies.of(code)) ? code : "";
  }

  /** A unit without its currency code: {@code a day} for {@code GBP a day}. */
  private static String bare(String unit) {
    String line = Texts.oneLine(unit);
    return currencyOf(unit).isEmpty() ? line : Texts.trim(line.substring(3));
  }

  private static String firstWord(String unit) {
    return Texts.oneLine(unit).split(" ", 2)[0];
  }

  /** The pass over one sheet: the shipped one, or a user's over it. */
  private static final class Reading {
    private final Map<Assumption, Entry> shipped;
    private final Map<Assumption, Entry> entries = new EnumMap<>(Assumption.class);
    private final Map<Assumption, Integer> rows = new EnumMap<>(Assumption.class);
    private final Map<Assumption, Place> places = new EnumMap<>(Assumption.class);
    private final Set<Assumption> unreadable = EnumSet.noneOf(Assumption.class);
    private final String reporting;
    private final CellReader cells;
    private final TypedCell cell = new TypedCell();
    private final ProblemSink problems;

    Reading(Map<Assumption, Entry> shipped, TableRows table, ProblemSink problems) {
      this.shipped = shipped;
      this.cells = new CellReader(table.source());
      this.problems = problems;
      this.reporting = reporting(table);
      entries.putAll(shipped);
    }

    /** The reporting currency, in whatever row it is: amounts above may name it. */
    private String reporting(TableRows table) {
      String title = Texts.fold(Assumption.REPORTING_CURRENCY.title());
      Entry before = shipped.get(Assumption.REPORTING_CURRENCY);
      return table.rows().stream()
          .filter(row -> title.equals(Texts.fold(or(row.text(AssumptionsTable.ASSUMPTION)))))
          .map(row -> or(row.text(AssumptionsTable.VALUE)).toUpperCase(Locale.ROOT))
          .filter(code -> !code.isEmpty())
          .findFirst()
          .orElse(before == null ? "" : before.text());
    }

    void take(TableRows.Row row) {
      String name = row.text(AssumptionsTable.ASSUMPTION);
      Assumption assumption = name == null ? null : Assumption.of(Texts.oneLine(name)).orElse(null);
      Integer before = assumption == null ? null : rows.putIfAbsent(assumption, row.sheetRow());
      if (before != null) {
        tell(row, AssumptionsTable.ASSUMPTION, twice(String.valueOf(name), before));
        return;
      }
      String value = AssumptionsTable.VALUE.header();
      row.problems().stream().filter(p -> !p.column().equals(value)).forEach(problems::add);
      if (assumption != null) {
        value(row, assumption);
      } else if (name != null && !Assumption.isRetired(name)) {
        tell(row, AssumptionsTable.ASSUMPTION, unknown(name));
      }
    }

    /** Reads the value for what its assumption is; the table only knows that it is something. */
    private void value(TableRows.Row row, Assumption assumption) {
      // A column whose header names a unit is not read: the header has said so.
      boolean read = row.place(AssumptionsTable.VALUE) != null;
      RawCell raw = read ? row.raw(AssumptionsTable.VALUE) : null;
      if (raw == null) {
        cell.clear();
      } else {
        Entry before = shipped.get(assumption);
        Column column = assumption.value(before == null ? "" : before.unit());
        cells.read(column, raw.type(), raw.number(), raw.text(), cell);
        checkCurrency(assumption);
        checkAmount(row, assumption, raw);
      }
      cell.findings().forEach(one -> tell(row, AssumptionsTable.VALUE, named(assumption, one)));
      if (raw != null && !cell.bad() && !cell.empty()) {
        entries.put(assumption, entry(row, assumption));
        checkUnit(row, assumption);
        checkShown(row, assumption, raw);
      } else if (shipped.isEmpty()) {
        entries.put(assumption, entry(row, assumption));
      }
      if (cell.bad()) {
        unreadable.add(assumption);
      }
      Place place = row.place(AssumptionsTable.VALUE);
      Entry typed = entry(row, assumption);
      Entry counts = entries.get(assumption);
      if (place != null && counts != null && typed.currency().equals(counts.currency())) {
        places.put(assumption, place);
      }
    }

    /** An amount that was typed with a currency is in that of its unit, or is refused. */
    private void checkAmount(TableRows.Row row, Assumption assumption, RawCell raw) {
      String word = cell.currency();
      String own = entry(row, assumption).currency();
      String code = own.isEmpty() ? reporting : own;
      if (word != null && !Currencies.means(word, code)) {
        cell.clear();
        cell.add(
            Finding.error(
                Texts.trim(or(raw.text())),
                "The amount is in " + word + ", and it is read in " + code,
                "Type the amount in "
                    + code
                    + ", or begin the unit with "
                    + Currencies.anyCase(word)));
      }
    }

    private void checkCurrency(Assumption assumption) {
      String text = cell.text();
      if (assumption.kind() == Assumption.Kind.CURRENCY && text != null) {
        String code = text.toUpperCase(Locale.ROOT);
        cell.setText(code);
        if (!code.matches("[A-Z]{3}")) {
          String meant = Currencies.of(code);
          cell.add(
              Finding.error(
                  text,
                  "This is not a currency code",
                  "Type an ISO 4217 code, for example " + (meant == null ? "GBP" : meant)));
        }
      }
    }

    /** A finding that says which assumption it is about, and what is calculated with meanwhile. */
    private Finding named(Assumption assumption, Finding finding) {
      String problem = finding.problem();
      String lower = problem.substring(0, 1).toLowerCase(Locale.ROOT) + problem.substring(1);
      String until = finding.severity() == Severity.ERROR ? until(assumption) : "";
      return new Finding(
          finding.severity(),
          finding.found(),
          assumption.title() + ": " + lower,
          finding.fix() + until);
    }

    private String until(Assumption assumption) {
      Entry entry = shipped.get(assumption);
      if (entry == null) {
        return "";
      }
      String value = assumption.numeric() ? PlainNumber.text(entry.number()) : entry.text();
      String counts = value.isEmpty() ? "it counts as blank" : "the shipped " + value + " counts";
      return "; until then " + counts;
    }

    private Entry entry(TableRows.Row row, Assumption assumption) {
      Entry before = shipped.get(assumption);
      String unit = row.text(AssumptionsTable.UNIT);
      String meaning = row.text(AssumptionsTable.MEANING);
      String source = row.text(AssumptionsTable.SOURCE);
      if (unit == null) {
        unit = before == null ? "" : bare(before.unit());
      }
      return new Entry(
          cell.number(),
          assumption.numeric() || cell.text() == null ? "" : cell.text(),
          unit,
          assumption.kind() == Assumption.Kind.MONEY ? currencyOf(unit) : "",
          meaning == null && before != null ? before.meaning() : or(meaning),
          or(source),
          before == null ? null : row.place(AssumptionsTable.VALUE));
    }

    /** A value of 2 "years" where months are meant would be taken as 2 months. */
    private void checkUnit(TableRows.Row row, Assumption assumption) {
      String unit = row.text(AssumptionsTable.UNIT);
      Entry before = shipped.get(assumption);
      if (unit == null || before == null || !assumption.numeric()) {
        return;
      }
      boolean money = assumption.kind() == Assumption.Kind.MONEY;
      String typed = money ? bare(unit) : unit;
      String expected = money ? bare(before.unit()) : before.unit();
      if (!Texts.fold(typed).equals(Texts.fold(expected))) {
        String code = money ? currencyOf(unit) : "";
        String wanted = code.isEmpty() ? before.unit() : code + " " + expected;
        if (wanted.isEmpty()) {
          wanted = "no unit";
        }
        String taken = money && code.isEmpty() ? "the reporting currency, " + expected : wanted;
        Finding other =
            Finding.warning(
                unit,
                "The unit is not read: the value is taken in " + taken,
                "Check the value, and type the unit as " + wanted);
        tell(row, AssumptionsTable.UNIT, named(assumption, other));
      }
    }

    /** An amount that is shown in another currency than its unit says. */
    private void checkShown(TableRows.Row row, Assumption assumption, RawCell raw) {
      String code = entry(row, assumption).currency();
      Finding shown = code.isEmpty() ? null : ShownUnit.otherCurrency(raw, code);
      if (shown != null) {
        tell(row, AssumptionsTable.VALUE, named(assumption, shown));
      }
    }

    private static Finding unknown(String name) {
      List<String> titles = Arrays.stream(Assumption.values()).map(Assumption::title).toList();
      String fix =
          NearMiss.of(name, titles)
              .map(near -> "Did you mean " + near + "? Its shipped value counts until then")
              .orElse("Remove the row, or take a name from a fresh template");
      return Finding.error(name, "No assumption has this name" + Homoglyphs.told(name), fix);
    }

    private static Finding twice(String name, int before) {
      return Finding.warning(
          name,
          "The assumption is in row " + before + " too, and that row counts",
          "Remove one of the two rows");
    }

    private void tell(TableRows.Row row, Column column, Finding finding) {
      problems.add(problem(row.place(column), column, finding));
    }

    private static String or(@Nullable String text) {
      return text == null ? "" : text;
    }
  }
}
