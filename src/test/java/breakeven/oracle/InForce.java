package breakeven.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of model prices that count on the day of the review, in the order of the sheet, those of
 * models that have ended behind all others.
 */
final class InForce {
  /** What was found last: thousands of draws ask the same of the same rows. */
  private static final ThreadLocal<Found> LAST = new ThreadLocal<>();

  /**
   * What was found of rows.
   *
   * @param cells the hash of all cells: they may have been changed since
   * @param coming rows whose first day is after that of the review, in the order of those days
   */
  private record Found(
      List<Map<String, String>> prices,
      int cells,
      LocalDate asOf,
      List<Map<String, String>> models,
      List<Map<String, String>> coming) {}

  private InForce() {}

  static List<Map<String, String>> models(
      Map<String, List<Map<String, String>>> tables, LocalDate asOf) {
    return found(tables, asOf).models;
  }

  private static Found found(Map<String, List<Map<String, String>>> tables, LocalDate asOf) {
    List<Map<String, String>> prices = tables.get("Model prices");
    int cells = prices.hashCode();
    Found last = LAST.get();
    if (last == null || last.prices != prices || last.cells != cells || !last.asOf.equals(asOf)) {
      last = new Found(prices, cells, asOf, models(prices, asOf), coming(prices, asOf));
      LAST.set(last);
    }
    return last;
  }

  private static List<Map<String, String>> coming(
      List<Map<String, String>> prices, LocalDate asOf) {
    List<Map<String, String>> coming = new ArrayList<>();
    for (Map<String, String> row : prices) {
      String from = row.getOrDefault("From", "");
      if (!from.isEmpty() && LocalDate.parse(from).isAfter(asOf)) {
        coming.add(row);
      }
    }
    coming.sort(java.util.Comparator.comparing(row -> row.get("From")));
    return coming;
  }

  private static List<Map<String, String>> models(
      List<Map<String, String>> prices, LocalDate asOf) {
    Map<String, Long> nearest = new LinkedHashMap<>();
    for (Map<String, String> row : prices) {
      nearest.merge(model(row), away(row, asOf), Math::min);
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (Map<String, String> row : prices) {
      if (away(row, asOf) == nearest.get(model(row))) {
        rows.add(row);
      }
    }
    List<Map<String, String>> sorted = new ArrayList<>();
    rows.stream().filter(row -> !ended(row, asOf)).forEach(sorted::add);
    rows.stream().filter(row -> ended(row, asOf)).forEach(sorted::add);
    return sorted;
  }

  /** Rows that begin after the day of the review, in the order of their days. */
  static List<Map<String, String>> coming(
      Map<String, List<Map<String, String>>> tables, LocalDate asOf) {
    return found(tables, asOf).coming;
  }

  /** Those of the rows to come that follow one, as far as they say what it says. */
  static List<Map<String, String>> later(
      List<Map<String, String>> coming, Map<String, String> row) {
    String own = row.getOrDefault("From", "");
    List<Map<String, String>> later = new ArrayList<>();
    for (Map<String, String> other : coming) {
      if (other.get("From").compareTo(own) > 0 && model(other).equals(model(row))) {
        later.add(other);
      }
    }
    return later;
  }

  /** Whether a model was served for the last time before the review. */
  static boolean ended(Map<String, String> row, LocalDate asOf) {
    LocalDate last = Case.date(row, "Last service");
    return last != null && last.isBefore(asOf);
  }

  private static String model(Map<String, String> row) {
    return (row.get("Provider") + "|" + row.get("Model") + "|" + row.get("Kind"))
        .toLowerCase(java.util.Locale.ROOT);
  }

  /** Days until a row holds; of one that is over, more than of any that is to come. */
  private static long away(Map<String, String> row, LocalDate asOf) {
    String from = row.getOrDefault("From", "");
    String to = row.getOrDefault("To", "");
    if (!from.isEmpty() && LocalDate.parse(from).isAfter(asOf)) {
      return LocalDate.parse(from).toEpochDay() - asOf.toEpochDay();
    }
    if (!to.isEmpty() && LocalDate.parse(to).isBefore(asOf)) {
      return 1_000_000 + asOf.toEpochDay() - LocalDate.parse(to).toEpochDay();
    }
    return 0;
  }
}
