package breakeven.core.price;

import breakeven.core.table.GpuPrices;
import breakeven.core.table.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of {@code GPU prices}, by the names of their cards. */
final class GpuRows {
  private final List<PriceRow> rows;
  private final Names names = new Names();

  GpuRows(List<PriceRow> rows) {
    this.rows = rows;
    rows.forEach(row -> names.add(row.provider(), row.name(), row.index()));
  }

  List<PriceRow> rows() {
    return rows;
  }

  /** The names, with and without a provider. */
  Names names() {
    return names;
  }

  /** Whether a name leads to a card. */
  boolean knows(String typed) {
    return names.find(typed) != null;
  }

  /** All cards without a provider, in the order of the table. */
  List<String> all() {
    Set<String> seen = new HashSet<>();
    return rows.stream()
        .filter(row -> !row.name().isEmpty() && seen.add(row.key()))
        .map(PriceRow::name)
        .toList();
  }

  /** The rows of a GPU; of one provider's where the name says so. */
  List<PriceRow> of(String typed) {
    boolean bare = names.bare(typed);
    String key = Names.key(names.written(typed));
    return rows.stream()
        .filter(row -> (bare ? row.key() : Names.key(row.fullName())).equals(key))
        .toList();
  }

  /** The card's name without a provider. */
  String bare(String typed) {
    Integer index = names.find(typed);
    return index == null ? typed : rows.get(index).name();
  }

  /** The row that gives the hourly rent: on demand before reserved before spot. */
  static @Nullable PriceRow rented(List<PriceRow> rows) {
    for (String pricing : List.of(GpuPrices.ON_DEMAND, GpuPrices.RESERVED, GpuPrices.SPOT)) {
      PriceRow row = hourly(rows, pricing);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  /** The first row that is paid only while the card works, else the rented one. */
  static @Nullable PriceRow serverless(List<PriceRow> rows) {
    PriceRow row = paidByWork(rows);
    return row == null ? rented(rows) : row;
  }

  /** The first row that is paid only while the card works; null where there is none. */
  static @Nullable PriceRow paidByWork(List<PriceRow> rows) {
    return hourly(rows, GpuPrices.SERVERLESS);
  }

  private static @Nullable PriceRow hourly(List<PriceRow> rows, String pricing) {
    return rows.stream()
        .filter(row -> row.has(GpuPrices.HOUR_PRICE) && pricing(row).equals(pricing))
        .findFirst()
        .orElse(null);
  }

  /** How a row of GPU prices is paid; an empty cell is On demand. */
  static String pricing(PriceRow row) {
    double code = row.number(GpuPrices.PRICING);
    return Double.isNaN(code) ? GpuPrices.ON_DEMAND : Words.PRICING.get((int) code);
  }
}
