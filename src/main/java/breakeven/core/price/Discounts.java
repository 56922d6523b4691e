package breakeven.core.price;

import breakeven.core.input.Finding;
import breakeven.core.input.TableRows;
import breakeven.core.model.NearMiss;
import breakeven.core.model.Problem;
import breakeven.core.table.Column;
import breakeven.core.table.DiscountsTable;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.PriceTable;
import breakeven.core.table.Type;
import breakeven.core.table.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The discounts on list prices, and which of them hold on the review date. */
final class Discounts {
  private static final int OFFERED = 3;

  private final TableRows table;
  private final LocalDate asOf;

  /** The providers of each price sheet that they can be on, as they are written there. */
  private final List<Names> providers = new ArrayList<>();

  private final List<TableRows.Row> holding;

  /**
   * The discounts of a workbook.
   *
   * @param priced the tables that they can be on, in the order of {@link Words#DISCOUNTED}
   */
  Discounts(TableRows table, List<TableRows> priced, LocalDate asOf) {
    this.table = table;
    this.asOf = asOf;
    for (TableRows prices : priced) {
      Column provider = Objects.requireNonNull(PriceTable.of(prices.table()).provider());
      Names names = new Names();
      prices.rows().stream()
          .map(row -> row.text(provider))
          .filter(Objects::nonNull)
          .forEach(name -> names.add("", name, 0));
      providers.add(names);
    }
    holding = table.rows().stream().filter(this::holds).toList();
  }

  /** Whether a row can be read, and the review date is among its days. */
  private boolean holds(TableRows.Row row) {
    LocalDate from = row.date(DiscountsTable.FROM);
    LocalDate to = row.date(DiscountsTable.TO);
    return readable(row)
        && (from == null || !from.isAfter(asOf))
        && (to == null || !to.isBefore(asOf));
  }

  private static boolean readable(TableRows.Row row) {
    return DiscountsTable.TABLE.columns().stream().noneMatch(row::bad)
        && row.text(DiscountsTable.PROVIDER) != null
        && row.typed(DiscountsTable.DISCOUNT);
  }

  /**
   * The first one that holds for a figure of a provider; null where none does.
   *
   * @param provider as its price row writes it; empty where it has none
   */
  @Nullable Discount of(String provider, Column figure) {
    if (holding.isEmpty() || provider.isEmpty() || !discounted(figure)) {
      return null;
    }
    return holding.stream()
        .filter(row -> on(row, figure.sheet()))
        .filter(row -> Names.same(written(row, figure.sheet()), provider))
        .findFirst()
        .map(row -> new Discount(row, row.number(DiscountsTable.DISCOUNT)))
        .orElse(null);
  }

  /** Prices, but not what a card of one's own costs to run. */
  private static boolean discounted(Column figure) {
    return figure.type() == Type.MONEY
        && figure != GpuPrices.RUNNING_COST
        && Words.DISCOUNTED.contains(figure.sheet());
  }

  private static boolean on(TableRows.Row row, String sheet) {
    String only = row.text(DiscountsTable.APPLIES_TO);
    return only == null || only.equals(sheet);
  }

  private String written(TableRows.Row row, String sheet) {
    String typed = Objects.requireNonNull(row.text(DiscountsTable.PROVIDER));
    return providers.get(Words.DISCOUNTED.indexOf(sheet)).written(typed);
  }

  // --- what is wrong with them ------------------------------------------------------------------

  /** What cannot be read, or names nobody. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (TableRows.Row row : table.rows()) {
      problems.addAll(row.problems());
      if (readable(row) && !known(row)) {
        problems.add(unknown(row));
      }
    }
    return problems;
  }

  private boolean known(TableRows.Row row) {
    String typed = Objects.requireNonNull(row.text(DiscountsTable.PROVIDER));
    return sheets(row).stream().anyMatch(names -> names.find(typed) != null);
  }

  private List<Names> sheets(TableRows.Row row) {
    return Words.DISCOUNTED.stream()
        .filter(sheet -> on(row, sheet))
        .map(sheet -> providers.get(Words.DISCOUNTED.indexOf(sheet)))
        .toList();
  }

  private Problem unknown(TableRows.Row row) {
    String typed = Objects.requireNonNull(row.text(DiscountsTable.PROVIDER));
    String only = row.text(DiscountsTable.APPLIES_TO);
    Set<String> all = new LinkedHashSet<>();
    sheets(row).forEach(names -> all.addAll(names.all()));
    List<String> near = NearMiss.several(typed, all, OFFERED);
    return warning(
        row,
        DiscountsTable.PROVIDER,
        typed,
        "No row of "
            + (only == null ? "the price sheets" : only)
            + " has this provider: the discount is on nothing",
        (near.isEmpty() ? "" : "Did you mean " + Sentence.or(near) + "? ")
            + "Write the provider as the price sheets do");
  }

  /**
   * What is doubtful about those that hold.
   *
   * @param used those that a price has that a workload uses
   * @param lastMonth the end of the assumed horizon
   */
  List<Problem> problems(Set<TableRows.Row> used, LocalDate lastMonth) {
    Set<TableRows.Row> counted = new HashSet<>(used);
    List<Problem> problems = new ArrayList<>();
    for (TableRows.Row row : holding) {
      LocalDate to = row.date(DiscountsTable.TO);
      if (!counted.contains(row)) {
        if (known(row)) {
          problems.add(unused(row));
        }
      } else if (to != null && to.isBefore(lastMonth)) {
        problems.add(
            warning(
                row,
                DiscountsTable.TO,
                to.toString(),
                "The discount of "
                    + row.text(DiscountsTable.PROVIDER)
                    + " ends within the horizon, and is counted for all of it",
                "Nothing if it will be renewed; else look at the verdicts without it too"));
      }
    }
    return problems;
  }

  private static Problem unused(TableRows.Row row) {
    String typed = Objects.requireNonNull(row.text(DiscountsTable.PROVIDER));
    return warning(
        row,
        DiscountsTable.PROVIDER,
        typed,
        "No price that a workload uses has this discount",
        "Remove the row, or see whether one above it is on the same prices: the first counts");
  }

  private static Problem warning(
      TableRows.Row row, Column column, String found, String problem, String fix) {
    return Finding.warning(found, problem, fix).at(row.place(column), column);
  }
}
