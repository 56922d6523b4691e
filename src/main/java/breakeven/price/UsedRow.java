package breakeven.price;

import breakeven.input.PlainNumber;
import breakeven.table.Column;
import breakeven.table.ExchangeRates;
import breakeven.table.GpuPrices;
import breakeven.table.ServingCapacity;
import breakeven.table.Type;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A row of a price table that workloads use, and how many do. */
final class UsedRow {
  final PriceRow row;

  /** Whether it is older than the limit, or of unknown age. */
  final boolean stale;

  /** The columns whose figures are used, in the order of the sheet. */
  final Set<Column> columns = new TreeSet<>(Comparator.comparingInt(Column::ordinal));

  /** Rows that the name typed may have meant too, with other prices. */
  final Set<PriceRow> rivals = new LinkedHashSet<>();

  /** The name that may mean them all; empty where there are no rivals. */
  String ambiguousName = "";

  long workloads;
  long ambiguousWorkloads;

  UsedRow(PriceRow row, LocalDate asOf, double limitDays) {
    this.row = row;
    LocalDate day = row.checkedOn();
    boolean undatedIsStale = row.layout().checkedOn() != ExchangeRates.DATE;
    stale = day == null ? undatedIsStale : age(day, asOf) > limitDays;
  }

  static long age(LocalDate day, LocalDate asOf) {
    return ChronoUnit.DAYS.between(day, asOf);
  }

  /** The row as a sentence names it. */
  String name() {
    if (row.layout().name() == ExchangeRates.CURRENCY) {
      return "The rate of " + row.name();
    }
    if (row.layout().name() == ServingCapacity.GPU) {
      return row.name() + " for " + served();
    }
    return row.layout().name() == GpuPrices.GPU
        ? row.fullName() + " (" + PriceBook.pricing(row) + ")"
        : row.fullName();
  }

  private String served() {
    String model = row.row().text(ServingCapacity.MODEL);
    if (model != null) {
      return model;
    }
    String from = size(ServingCapacity.FROM);
    String to = size(ServingCapacity.TO);
    return to.isEmpty() ? (from.isEmpty() ? "any size" : "more than " + from) : "up to " + to;
  }

  private String size(Column column) {
    double size = row.number(column);
    return Double.isNaN(size) ? "" : PlainNumber.text(size) + "B";
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

  /** Takes what another count of the same row has found. */
  void add(UsedRow other) {
    columns.addAll(other.columns);
    rivals.addAll(other.rivals);
    if (ambiguousName.isEmpty()) {
      ambiguousName = other.ambiguousName;
    }
    workloads += other.workloads;
    ambiguousWorkloads += other.ambiguousWorkloads;
  }
}
