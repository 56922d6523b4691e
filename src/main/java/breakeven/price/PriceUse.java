package breakeven.price;

import breakeven.guard.Guards;
import breakeven.input.AssumptionValues;
import breakeven.input.ProblemSink;
import breakeven.input.TableRows;
import breakeven.model.Place;
import breakeven.table.Assumption;
import breakeven.table.Column;
import breakeven.table.ModelPrices;
import breakeven.table.PriceTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which rows of the price tables the workloads of a run use, how many use each, and what is
 * doubtful about these rows. Workloads with the same names and parts are counted together, so that
 * each of a million costs one look-up. One thread uses it.
 */
public final class PriceUse {
  /** Combinations of names and parts that are counted apart before they are added up. */
  private static final int TALLIES_KEPT = 5_000;

  private static final Comparator<UsedRow> IN_ORDER =
      Comparator.comparingInt((UsedRow used) -> PriceTable.ALL.indexOf(used.row.layout()))
          .thenComparingInt(used -> used.row.row().sheetRow());

  private record Key(Used used, Parts parts) {}

  private record PartKey(Part part, String name, String candidate) {}

  /** A row that gives a part, and those that its name may have meant too. */
  private record Draw(PriceRow row, Set<Column> columns, List<PriceRow> rivals) {}

  /** What one combination draws on, and how many workloads have it. */
  private static final class Tally {
    final Map<UsedRow, Set<PriceRow>> rivalsByRow = new LinkedHashMap<>();
    final IdentityHashMap<UsedRow, String> names = new IdentityHashMap<>();
    boolean stale;
    long workloads;
  }

  private final PriceBook prices;
  private final double limitDays;
  private final Guards guards;
  private final List<PriceRow> ratesOfAssumptions;
  private final IdentityHashMap<TableRows.Row, UsedRow> rows = new IdentityHashMap<>();
  private final Map<Key, Tally> tallies = new HashMap<>();
  private final Map<PartKey, List<Draw>> drawsByName = new HashMap<>();
  private long workloadsOnStale;

  public PriceUse(PriceBook prices) {
    this.prices = prices;
    AssumptionValues assumptions = prices.assumptions();
    limitDays = assumptions.number(Assumption.PRICE_AGE_LIMIT);
    guards = new Guards(prices.asOf(), limitDays);
    Set<PriceRow> rates = new LinkedHashSet<>();
    for (Assumption assumption : Assumption.values()) {
      if (assumption.kind() == Assumption.Kind.MONEY) {
        rates.addAll(prices.rateRows(assumptions.currency(assumption)));
      }
    }
    ratesOfAssumptions = List.copyOf(rates);
  }

  /** Counts one workload. */
  public void add(Used used, Parts parts) {
    Key key = new Key(used, parts);
    Tally tally = tallies.get(key);
    if (tally == null) {
      if (tallies.size() >= TALLIES_KEPT) {
        settle();
      }
      tally = tally(used, parts);
      tallies.put(key, tally);
    }
    tally.workloads++;
  }

  /** Takes the counts of another part of the same run, over the same tables. */
  public void addAll(PriceUse other) {
    other.settle();
    for (UsedRow theirs : other.rows.values()) {
      rows.computeIfAbsent(theirs.row.row(), row -> new UsedRow(theirs.row, guards)).add(theirs);
    }
    workloadsOnStale += other.workloadsOnStale;
  }

  // --- counting ---------------------------------------------------------------------------------

  private Tally tally(Used used, Parts parts) {
    Tally tally = new Tally();
    for (Part part : Part.values()) {
      if (parts.has(part)) {
        draws(used, part).forEach(draw -> draw(tally, draw, prices.nameOf(used, part)));
      }
    }
    for (PriceRow rate : ratesOfAssumptions) {
      drawRate(tally, rate);
    }
    tally.stale = tally.rivalsByRow.keySet().stream().anyMatch(row -> row.stale);
    return tally;
  }

  /** What a part draws on, worked out once for each name; nothing where a name leads nowhere. */
  private List<Draw> draws(Used used, Part part) {
    String candidate = part == Part.CAPACITY ? used.candidate() : "";
    PartKey key = new PartKey(part, prices.nameOf(used, part), candidate);
    List<Draw> known = drawsByName.get(key);
    if (known == null) {
      known = findDraws(used, part);
      if (!known.isEmpty() && drawsByName.size() < TALLIES_KEPT) {
        drawsByName.put(key, known);
      }
    }
    return known;
  }

  private List<Draw> findDraws(Used used, Part part) {
    List<Column> columns = PartColumns.of(part);
    Map<PriceRow, Set<Column>> columnsByRow = new LinkedHashMap<>();
    for (Found.Cell cell : prices.cells(used, part)) {
      if (columns.contains(cell.column())) {
        columnsByRow.computeIfAbsent(cell.row(), row -> new LinkedHashSet<>()).add(cell.column());
      }
    }
    List<Draw> draws = new ArrayList<>();
    columnsByRow.forEach((row, ofRow) -> draws.add(new Draw(row, ofRow, rivals(used, part, row))));
    return draws;
  }

  private void draw(Tally tally, Draw draw, String name) {
    UsedRow used = used(draw.row());
    used.columns.addAll(draw.columns());
    Set<PriceRow> rivals = tally.rivalsByRow.computeIfAbsent(used, row -> new LinkedHashSet<>());
    rivals.addAll(draw.rivals());
    if (!draw.rivals().isEmpty()) {
      tally.names.putIfAbsent(used, name);
    }
    prices.rateRows(draw.row().currency()).forEach(rate -> drawRate(tally, rate));
  }

  private void drawRate(Tally tally, PriceRow rate) {
    UsedRow used = used(rate);
    used.columns.addAll(PartColumns.RATE);
    tally.rivalsByRow.putIfAbsent(used, Set.of());
  }

  private UsedRow used(PriceRow row) {
    return rows.computeIfAbsent(row.row(), key -> new UsedRow(row, guards));
  }

  /** Rows of the same class that the name may have meant too, where their price is another. */
  private List<PriceRow> rivals(Used used, Part part, PriceRow taken) {
    return prices.rivals(used, part).stream()
        .filter(rival -> rival != taken && sameClass(taken, rival, part))
        .filter(rival -> !PartColumns.agree(taken, rival, part))
        .distinct()
        .toList();
  }

  private static boolean sameClass(PriceRow taken, PriceRow other, Part part) {
    return switch (part) {
      case PROMPTED, PROMPTED_INPUT, SMALL -> sameCode(taken, other, ModelPrices.KIND);
      case RENTED, SERVERLESS, TRAINING_HOUR, TRAINING_HOUR_OWN ->
          PriceBook.pricing(taken).equals(PriceBook.pricing(other));
      default -> true;
    };
  }

  private static boolean sameCode(PriceRow taken, PriceRow other, Column column) {
    return taken.number(column) == other.number(column);
  }

  /** Adds up what was counted apart. */
  private void settle() {
    for (Tally tally : tallies.values()) {
      tally.rivalsByRow.forEach((row, rivals) -> settle(tally, row, rivals));
      workloadsOnStale += tally.stale ? tally.workloads : 0;
    }
    tallies.clear();
  }

  private static void settle(Tally tally, UsedRow row, Set<PriceRow> rivals) {
    row.workloads += tally.workloads;
    if (!rivals.isEmpty()) {
      row.rivals.addAll(rivals);
      row.ambiguousWorkloads += tally.workloads;
      if (row.ambiguousName.isEmpty()) {
        row.ambiguousName = tally.names.getOrDefault(row, "");
      }
    }
  }

  private List<UsedRow> inOrder() {
    settle();
    return rows.values().stream().filter(row -> row.workloads > 0).sorted(IN_ORDER).toList();
  }

  // --- what was found ---------------------------------------------------------------------------

  /** The rows used, in the order of the tables. */
  public List<UsedPrice> used() {
    return inOrder().stream().map(this::used).toList();
  }

  private UsedPrice used(UsedRow used) {
    PriceRow row = used.row;
    Column first = used.firstColumn();
    Place cell = first == null ? null : row.row().place(first);
    return new UsedPrice(
        sheet(row),
        row.row().sheetRow(),
        row.fullName(),
        cell == null ? "" : cell.cell(),
        used.figures(),
        used.money() ? row.currencyOrReporting() : "",
        used.money() ? row.rate() : 1,
        row.source(),
        row.checkedOn(),
        used.stale,
        used.workloads);
  }

  private static String sheet(PriceRow row) {
    Place place = row.row().place(row.layout().name());
    return place == null ? row.layout().name().sheet() : place.sheet();
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
        workloadsOnStale,
        limitDays);
  }

  /** Tells what is doubtful about the rows used: one warning for each row and doubt. */
  public void tell(ProblemSink problems) {
    RowDoubts doubts = new RowDoubts(prices, guards, problems);
    inOrder().forEach(doubts::tell);
  }
}
