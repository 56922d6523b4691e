package breakeven.core.price;

import breakeven.core.input.AssumptionValues;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.TableRows;
import breakeven.core.model.Exposure;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.table.Assumption;
import breakeven.core.table.Assumption.Kind;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which rows of the price tables the workloads of a run use, how many use each, and what is
 * doubtful about these rows. Workloads with the same names and parts are counted together, so that
 * each of a million costs one look-up. One thread uses it.
 */
public final class PriceUse {
  /** Combinations of names and parts that are counted apart before they are added up. */
  private static final int TALLIES_KEPT = 5_000;

  private static final Comparator<PriceRow> ROWS_IN_ORDER =
      Comparator.comparingInt((PriceRow row) -> PriceTable.ALL.indexOf(row.layout()))
          .thenComparingInt(row -> row.row().sheetRow());

  private static final Comparator<UsedRow> IN_ORDER =
      Comparator.comparing(used -> used.row, ROWS_IN_ORDER);

  private record Key(LookupNames used, Parts parts) {}

  /** What one combination draws on, and how many workloads have it. */
  private static final class Tally {
    final Map<UsedRow, Map<PriceRow, Set<Column>>> rivalsByRow = new LinkedHashMap<>();
    final IdentityHashMap<UsedRow, String> names = new IdentityHashMap<>();
    final Exposure workloads = new Exposure();
  }

  private final PriceBook prices;
  private final double limitDays;
  private final List<PriceRow> ratesOfAssumptions;
  private final IdentityHashMap<TableRows.Row, UsedRow> rows = new IdentityHashMap<>();
  private final Map<Key, Tally> tallies = new HashMap<>();
  private final PartRows partRows;
  private final StalePages pages = new StalePages();
  private final Set<PriceRow> lacking = new TreeSet<>(ROWS_IN_ORDER);

  /**
   * No workload has been counted yet.
   *
   * @param prices the rows that names lead to
   */
  public PriceUse(PriceBook prices) {
    this.prices = prices;
    partRows = new PartRows(prices);
    AssumptionValues assumptions = prices.assumptions();
    limitDays = assumptions.number(Assumption.PRICE_AGE_LIMIT);
    Set<PriceRow> rates = new LinkedHashSet<>();
    for (Assumption assumption : Assumption.values()) {
      if (assumption.kind() == Kind.MONEY) {
        rates.addAll(prices.rateRows(assumptions.currency(assumption)));
      }
    }
    ratesOfAssumptions = List.copyOf(rates);
  }

  /**
   * Counts one workload.
   *
   * @param spend what it costs today, money a year; NaN where that is not known
   */
  public void add(LookupNames used, Parts parts, double spend) {
    Key key = new Key(used, parts);
    Tally tally = tallies.get(key);
    if (tally == null) {
      if (tallies.size() >= TALLIES_KEPT) {
        settle();
      }
      tally = tally(used, parts);
      tallies.put(key, tally);
    }
    tally.workloads.add(spend);
  }

  // --- counting ---------------------------------------------------------------------------------

  private Tally tally(LookupNames used, Parts parts) {
    Tally tally = new Tally();
    for (PriceItem part : PriceItem.values()) {
      if (parts.has(part)) {
        partRows.of(used, part).forEach(draw -> draw(tally, draw, prices.nameOf(used, part)));
      }
    }
    for (PriceRow rate : ratesOfAssumptions) {
      drawRate(tally, rate);
    }
    lackRate(used, parts.with(PriceItem.SMALL));
    return tally;
  }

  private void draw(Tally tally, PartRows.PartRow draw, String name) {
    UsedRow used = used(draw.row());
    used.columns.addAll(draw.columns());
    tally.rivalsByRow.computeIfAbsent(used, row -> new LinkedHashMap<>()).putAll(draw.rivals());
    if (!draw.rivals().isEmpty() && !(used.shipped && isDefault(name))) {
      tally.names.putIfAbsent(used, name);
    }
    prices.rateRows(draw.row().currency()).forEach(rate -> drawRate(tally, rate));
  }

  /** Whether a name is a shipped default that counts: which shipped row it takes is our choice. */
  private boolean isDefault(String name) {
    AssumptionValues values = prices.assumptions();
    return Arrays.stream(Assumption.values())
        .filter(each -> each.kind() == Kind.MODEL || each.kind() == Kind.GPU)
        .anyMatch(each -> values.asShipped(each) && Names.same(values.text(each), name));
  }

  /** Rows in need of a rate: also that of a small model, which could be the cheaper one. */
  private void lackRate(LookupNames used, Parts parts) {
    for (PriceItem part : PriceItem.values()) {
      if (parts.has(part)) {
        prices.cells(used, part).stream()
            .map(LookupResult.Cell::row)
            .filter(PriceRow::lacksRate)
            .forEach(lacking::add);
      }
    }
  }

  private void drawRate(Tally tally, PriceRow rate) {
    UsedRow used = used(rate);
    used.columns.addAll(PartColumns.RATE);
    tally.rivalsByRow.putIfAbsent(used, Map.of());
  }

  private UsedRow used(PriceRow row) {
    return rows.computeIfAbsent(row.row(), key -> new UsedRow(row, prices.warnings()));
  }

  /** Adds up what was counted apart. */
  private void settle() {
    for (Tally tally : tallies.values()) {
      tally.rivalsByRow.forEach((row, rivals) -> settle(tally, row, rivals));
      tally.rivalsByRow.keySet().stream()
          .filter(StalePages::goesBy)
          .map(StalePages::key)
          .distinct()
          .forEach(page -> pages.count(page, tally.workloads));
    }
    tallies.clear();
  }

  private static void settle(Tally tally, UsedRow row, Map<PriceRow, Set<Column>> rivals) {
    row.workloads.add(tally.workloads);
    rivals.forEach(row::addRival);
    String name = tally.names.get(row);
    if (name != null) {
      row.ambiguous.add(tally.workloads);
      if (row.ambiguousName.isEmpty() || name.compareTo(row.ambiguousName) < 0) {
        row.ambiguousName = name;
      }
    }
  }

  private List<UsedRow> inOrder() {
    settle();
    return rows.values().stream()
        .filter(row -> row.workloads.workloads() > 0)
        .sorted(IN_ORDER)
        .toList();
  }

  /** The discounts that figures of these rows have. */
  private static Set<TableRows.Row> discounts(List<UsedRow> used) {
    Set<TableRows.Row> discounts = new HashSet<>();
    for (UsedRow one : used) {
      one.columns.stream()
          .map(one.row::discount)
          .filter(Objects::nonNull)
          .forEach(discount -> discounts.add(discount.row()));
    }
    return discounts;
  }

  // --- what was found ---------------------------------------------------------------------------

  /** The rows used, in the order of the tables. */
  public List<UsedPrice> used() {
    return inOrder().stream().map(this::used).toList();
  }

  private UsedPrice used(UsedRow used) {
    PriceRow row = used.row;
    return new UsedPrice(
        place(used),
        row.fullName(),
        used.figures(),
        used.money() ? row.currencyOrReporting() : "",
        used.money() ? row.rate() : 1,
        row.source(),
        row.checkedOn(),
        used.stale,
        used.workloads.workloads());
  }

  private static Place place(UsedRow used) {
    TableRows.Row row = used.row.row();
    Column name = used.row.layout().name();
    Column first = used.firstColumn();
    Place figure = row.place(first == null ? name : first);
    Place named = figure == null ? row.place(name) : figure;
    return named == null ? new Place(name.sheet(), row.sheetRow(), 0) : named;
  }

  /** Rows used beside which another of the same name and day is with another price. */
  public int contradicted() {
    return (int) inOrder().stream().filter(PriceUse::contradicted).count();
  }

  private static boolean contradicted(UsedRow used) {
    String name = Names.key(used.row.fullName());
    return used.rivals.keySet().stream()
        .filter(rival -> Names.key(rival.fullName()).equals(name))
        .anyMatch(rival -> Objects.equals(rival.checkedOn(), used.row.checkedOn()));
  }

  /** How old the rows are. */
  public PriceAge age() {
    List<UsedRow> used = inOrder();
    List<LocalDate> days =
        used.stream().map(row -> row.row.checkedOn()).filter(Objects::nonNull).sorted().toList();
    return new PriceAge(
        used.size(),
        (int) used.stream().filter(row -> row.stale).count(),
        used.size() - days.size(),
        days.isEmpty() ? null : days.get(0),
        days.isEmpty() ? null : days.get(days.size() - 1),
        limitDays);
  }

  /** Whether a problem is of the Replacement of a shipped row that nobody changed. */
  public boolean isOfShipped(Problem problem) {
    return rows.values().stream()
        .filter(used -> used.asShipped && used.row.layout() == PriceTable.MODELS)
        .map(used -> used.row.row().place(ModelPrices.REPLACEMENT))
        .filter(Objects::nonNull)
        .anyMatch(
            place -> place.sheet().equals(problem.sheet()) && place.cell().equals(problem.cell()));
  }

  /**
   * Tells what is doubtful about the rows used: one warning for each row and doubt.
   *
   * @param told which errors of their cells are reported already
   * @param ofShipped what else is to be said of shipped prices that nobody changed: one warning
   *     tells all of it
   */
  public void tell(ProblemSink problems, Predicate<Problem> told, List<Problem> ofShipped) {
    RowWarnings doubts = new RowWarnings(prices);
    List<UsedRow> used = inOrder();
    used.forEach(one -> doubts.tell(one, problems, pages));
    pages.tell(prices.asOf(), limitDays, used, ofShipped, problems);
    prices.discountProblems(discounts(used)).forEach(problems::add);
    lacking.stream()
        .map(row -> Objects.requireNonNull(row.noRate()))
        .distinct()
        .filter(problem -> !told.test(problem))
        .forEach(problems::add);
  }
}
