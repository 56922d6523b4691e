package breakeven.core.report;

import breakeven.core.input.AssumptionValues;
import breakeven.core.model.Place;
import breakeven.core.price.UsedPrice;
import breakeven.core.table.Assumption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known about one run, so that it can be repeated and followed. It carries no time of
 * day: the same input gives the same log.
 *
 * @param facts what the run was: sections of names and values, in their order
 * @param assumptions every assumption with the value used
 * @param prices every price row that a workload uses
 * @param reviews the reviews that are remembered, the earliest first, this one the last
 * @param addedSheets input sheets that the workbook lacked and that were filled from the shipped
 *     tables
 */
public record RunLog(
    List<Section> facts,
    List<AssumptionUsed> assumptions,
    List<UsedPrice> prices,
    List<PastReview> reviews,
    List<String> addedSheets) {
  /** The section of the facts that not every run has: they are no properties. */
  public static final String INPUT_SHEETS = "Input sheets, SHA-256";

  /** The fact whose value is the version of the program. */
  public static final String PROGRAM = "Breakeven";

  /**
   * What the program was built as: its version and, where it is known, the commit, with a + where
   * files had been changed since. Without a jar it is "development".
   */
  public static String version() {
    String version = RunLog.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version.strip();
  }

  public RunLog {
    facts = List.copyOf(facts);
    assumptions = List.copyOf(assumptions);
    prices = List.copyOf(prices);
    reviews = List.copyOf(reviews);
    addedSheets = List.copyOf(addedSheets);
  }

  /** Facts that belong together. */
  public record Section(String title, List<Fact> facts) {
    public Section {
      facts = List.copyOf(facts);
    }
  }

  /**
   * One fact.
   *
   * @param number its value; NaN where it is text; a date as days since 1970-01-01
   * @param text its value as text; empty where it is a number
   * @param format how it is shown
   */
  public record Fact(String name, double number, String text, Format format) {
    public static Fact of(String name, String text) {
      return new Fact(name, Double.NaN, text, Format.TEXT);
    }

    public static Fact of(String name, long count) {
      return new Fact(name, (double) count, "", Format.COUNT);
    }

    public static Fact of(String name, LocalDate day) {
      return new Fact(name, day.toEpochDay(), "", Format.DATE);
    }
  }

  /**
   * What a cell holds: a number, a text, or nothing.
   *
   * @param number NaN where it is text or nothing
   * @param text empty where it is a number or nothing
   */
  public record Value(double number, String text) {
    static final Value NONE = new Value(Double.NaN, "");
  }

  /**
   * An assumption as it was used.
   *
   * @param used its value, money in the reporting currency
   * @param share whether the number is a fraction to be shown as per cent
   * @param unit of the value used
   * @param byDefault whether it is the shipped value
   * @param found what is in its cell, money in the currency of the unit there
   * @param rate reporting currency for 1 unit of that currency; NaN where there is no rate, or none
   *     is needed
   * @param place its cell; null where there is none
   */
  public record AssumptionUsed(
      String name,
      Value used,
      boolean share,
      String unit,
      boolean byDefault,
      String source,
      Value found,
      double rate,
      @Nullable Place place) {
    /** Whether its cell holds the shipped value, and figures use just that. */
    public boolean asShipped() {
      return byDefault && place != null && found.equals(used);
    }
  }

  /**
   * What a workbook tells of the run by itself, without its sheets: every fact, the seed, and when
   * the prices used were checked. The names are the same in every run, so that a later one finds
   * them, and begin with that of the program.
   */
  public List<Fact> properties() {
    List<Fact> properties = new ArrayList<>();
    facts.stream()
        .filter(section -> !section.title().equals(INPUT_SHEETS))
        .forEach(section -> section.facts().forEach(fact -> properties.add(property(fact))));
    for (AssumptionUsed used : assumptions) {
      if (used.name().equals(Assumption.SEED.title())) {
        properties.add(
            property(
                new Fact(used.name(), used.used().number(), used.used().text(), Format.COUNT)));
      }
    }
    List<LocalDate> days =
        prices.stream().map(UsedPrice::checkedOn).filter(Objects::nonNull).sorted().toList();
    properties.add(property(day("Oldest price used", days, 0)));
    properties.add(property(day("Newest price used", days, days.size() - 1)));
    return properties;
  }

  private static Fact day(String name, List<LocalDate> days, int at) {
    return days.isEmpty() ? Fact.of(name, "none") : Fact.of(name, days.get(at));
  }

  private static Fact property(Fact fact) {
    String name = fact.name().equals(PROGRAM) ? PROGRAM : PROGRAM + ": " + fact.name();
    return new Fact(name, fact.number(), fact.text(), fact.format());
  }

  /**
   * Every assumption as it is used, in their order.
   *
   * @param rate reporting currency for 1 unit of a currency code; the empty code is the reporting
   *     currency
   * @param cells the cell that holds an assumption; null where none does
   */
  public static List<AssumptionUsed> assumptions(
      AssumptionValues values,
      ToDoubleFunction<String> rate,
      Function<Assumption, @Nullable Place> cells) {
    String reporting = values.text(Assumption.REPORTING_CURRENCY);
    List<AssumptionUsed> used = new ArrayList<>();
    for (Assumption assumption : Assumption.values()) {
      AssumptionValues.Entry entry = values.entry(assumption);
      boolean foreign = !entry.currency().isEmpty() && !entry.currency().equals(reporting);
      Place place = cells.apply(assumption);
      used.add(
          new AssumptionUsed(
              assumption.title(),
              used(assumption, entry, rate),
              assumption.kind() == Assumption.Kind.SHARE,
              unitUsed(assumption, values),
              values.asShipped(assumption),
              entry.source(),
              place == null ? Value.NONE : found(assumption, values),
              foreign ? rate.applyAsDouble(entry.currency()) : Double.NaN,
              place));
    }
    return used;
  }

  private static Value used(
      Assumption assumption, AssumptionValues.Entry entry, ToDoubleFunction<String> rate) {
    Value value = typed(assumption, entry);
    return assumption.kind() == Assumption.Kind.MONEY
        ? new Value(value.number() * rate.applyAsDouble(entry.currency()), "")
        : value;
  }

  /** A word has a code that is nobody's business. */
  private static Value typed(Assumption assumption, AssumptionValues.Entry entry) {
    return assumption.numeric()
        ? new Value(entry.number(), "")
        : new Value(Double.NaN, entry.text());
  }

  /** A shipped value is in a cell where the sheet was added with it; else it stands for one. */
  private static Value found(Assumption assumption, AssumptionValues values) {
    if (values.unreadable(assumption)) {
      return new Value(Double.NaN, AssumptionValues.UNREADABLE);
    }
    boolean empty = values.isDefault(assumption) && values.cell(assumption) != null;
    return empty ? Value.NONE : typed(assumption, values.entry(assumption));
  }

  /** The unit of the value used: of money {@code GBP a day}, whatever code was typed. */
  public static String unitUsed(Assumption assumption, AssumptionValues values) {
    AssumptionValues.Entry entry = values.entry(assumption);
    if (assumption.kind() != Assumption.Kind.MONEY) {
      return entry.unit();
    }
    String reporting = values.text(Assumption.REPORTING_CURRENCY);
    String unit = Objects.requireNonNullElse(entry.unit(), "");
    String code = entry.currency();
    boolean coded = !code.isEmpty() && unit.regionMatches(true, 0, code, 0, code.length());
    String rest = coded ? unit.substring(code.length()).strip() : unit;
    return rest.isEmpty() ? reporting : reporting + " " + rest;
  }
}
