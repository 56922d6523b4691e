package breakeven.core.price;

import breakeven.core.guard.PriceFacts;
import breakeven.core.guard.PriceRules;
import breakeven.core.guard.PriceWarning;
import breakeven.core.guard.Sellers;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import breakeven.core.table.TrainingPrices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the guards say about the rows of the price tables: each alone, beside its base model, beside
 * another row of the same model, and beside the shipped row of it. Worked out once for each row.
 */
final class PriceWarnings {
  private final PriceRules guards;
  private final Function<PriceRow, @Nullable PriceRow> baseOf;
  private final Map<String, List<PriceRow>> rows;
  private final Map<String, List<PriceRow>> shipped;
  private final Sellers sellers = new Sellers();
  private final IdentityHashMap<PriceRow, List<PriceWarning>> known = new IdentityHashMap<>();

  /**
   * The guards of some tables.
   *
   * @param rows the rows of the tables that are in force
   * @param shipped the shipped rows that they are compared with
   * @param baseOf the base model's row of a tuned one
   */
  PriceWarnings(
      PriceRules guards,
      Collection<PriceRow> rows,
      Collection<PriceRow> shipped,
      Function<PriceRow, @Nullable PriceRow> baseOf) {
    this.guards = guards;
    this.baseOf = baseOf;
    this.rows = byKey(rows);
    this.shipped = byKey(shipped);
    rows.forEach(row -> sellers.add(row.offer()));
  }

  private static Map<String, List<PriceRow>> byKey(Collection<PriceRow> rows) {
    Map<String, List<PriceRow>> byKey = new HashMap<>();
    for (PriceRow row : rows) {
      byKey.computeIfAbsent(key(row), key -> new ArrayList<>(1)).add(row);
    }
    return byKey;
  }

  /** What one price is the price of. */
  private static String key(PriceRow row) {
    PriceTable table = row.layout();
    String more = "";
    if (table == PriceTable.MODELS) {
      more = row.row().text(ModelPrices.KIND);
    } else if (table == PriceTable.TRAININGS) {
      more = row.row().text(TrainingPrices.METHOD);
    } else if (table == PriceTable.GPUS) {
      more = GpuRows.pricing(row);
    }
    return table.table().sheet() + "\n" + Names.key(row.fullName()) + "\n" + more;
  }

  PriceRules guards() {
    return guards;
  }

  /** In the order of the rules, those of two rows last. */
  List<PriceWarning> of(PriceRow row) {
    return known.computeIfAbsent(row, this::find);
  }

  private List<PriceWarning> find(PriceRow row) {
    PriceFacts offer = row.offer();
    List<PriceWarning> doubts = new ArrayList<>(guards.of(offer));
    PriceRow base = baseOf.apply(row);
    if (base != null) {
      doubts.addAll(guards.tuned(offer, base.offer()));
    }
    twin(row, offer, doubts);
    doubts.addAll(guards.sellers(offer, sellers));
    PriceRow other = only(ours(row));
    if (other != null && row.layout() != PriceTable.CAPACITIES && !since(row, other)) {
      doubts.addAll(guards.book(offer, other.offer()));
    }
    return List.copyOf(doubts);
  }

  private List<PriceRow> ours(PriceRow row) {
    return shipped.getOrDefault(key(row), List.of());
  }

  /** Whether a row was checked after another one: it is what holds now, and no second opinion. */
  private static boolean since(PriceRow row, PriceRow other) {
    LocalDate day = row.checkedOn();
    LocalDate before = other.checkedOn();
    return day != null && before != null && day.isAfter(before);
  }

  /** A card has several prices on one day: by region and by how many are rented together. */
  private void twin(PriceRow row, PriceFacts offer, List<PriceWarning> doubts) {
    List<PriceRow> alike = rows.getOrDefault(key(row), List.of());
    if (row.layout() == PriceTable.GPUS || !alike.contains(row)) {
      return;
    }
    for (PriceRow other : alike) {
      List<PriceWarning> found = other == row ? List.of() : guards.twins(offer, other.offer());
      if (!found.isEmpty()) {
        doubts.addAll(found);
        return;
      }
    }
  }

  /** Whether a row is a shipped one in which nobody changed anything. */
  boolean asShipped(PriceRow row) {
    return ours(row).stream().anyMatch(other -> other.row().sameFigures(row.row()));
  }

  /** Whether day and source are those of a shipped row: its age is ours, whoever typed a figure. */
  boolean dayAsShipped(PriceRow row) {
    return ours(row).stream()
        .anyMatch(
            other ->
                Objects.equals(other.checkedOn(), row.checkedOn())
                    && other.source().equals(row.source()));
  }

  /** Whether a row is of what a shipped row is of, corrected or not. */
  boolean isShipped(PriceRow row) {
    return !ours(row).isEmpty();
  }

  /** Whether two rows are one price of one day, so that the guards tell where they disagree. */
  static boolean twins(PriceRow one, PriceRow other) {
    return one.layout() != PriceTable.GPUS
        && key(one).equals(key(other))
        && Objects.equals(one.checkedOn(), other.checkedOn());
  }

  private static @Nullable PriceRow only(List<PriceRow> rows) {
    return rows.size() == 1 ? rows.get(0) : null;
  }
}
