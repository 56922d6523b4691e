package breakeven.core.price;

import breakeven.core.model.Exposure;
import breakeven.core.table.Column;
import breakeven.core.table.Type;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A row of a price table that workloads use, and how many do. */
final class UsedRow {
  final PriceRow row;

  /** Whether it is older than the limit, or of unknown age. */
  final boolean stale;

  /** Whether it is a shipped one that nobody changed. */
  final boolean asShipped;

  /** Whether day and source are those of a shipped row: its age is told with the shipped ones. */
  final boolean dayAsShipped;

  /** Whether a shipped row is of the same, corrected here or not. */
  final boolean shipped;

  /** The columns whose figures are used, in the order of the sheet. */
  final Set<Column> columns = new TreeSet<>(Comparator.comparingInt(Column::ordinal));

  /** Rows that the name may have meant too, with the figures in which they differ. */
  final Map<PriceRow, Set<Column>> rivals = new LinkedHashMap<>();

  /** The name that may mean them all; empty where there are no rivals. */
  String ambiguousName = "";

  /** The workloads that use it. */
  final Exposure workloads = new Exposure();

  /** The workloads that lead to it by a name that may mean another row too and is no default. */
  final Exposure ambiguous = new Exposure();

  UsedRow(PriceRow row, PriceWarnings warnings) {
    this.row = row;
    stale = warnings.guards().stale(row.layout(), row.checkedOn());
    asShipped = warnings.asShipped(row);
    dayAsShipped = warnings.dayAsShipped(row);
    shipped = warnings.isShipped(row);
  }

  /** Adds a row that the name may have meant too. */
  void addRival(PriceRow rival, Set<Column> differing) {
    rivals
        .computeIfAbsent(rival, row -> new TreeSet<>(Comparator.comparingInt(Column::ordinal)))
        .addAll(differing);
  }

  List<UsedPrice.Figure> figures() {
    return columns.stream()
        .map(column -> new UsedPrice.Figure(column, row.number(column)))
        .toList();
  }

  /** Whether money is among the figures, so that currency and rate mean something. */
  boolean money() {
    return columns.stream().anyMatch(column -> column.type() == Type.MONEY);
  }

  /** The cell of the first figure; null where there is none. */
  @Nullable Column firstColumn() {
    return columns.stream().findFirst().orElse(null);
  }
}
