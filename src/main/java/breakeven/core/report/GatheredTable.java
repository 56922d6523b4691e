package breakeven.core.report;

import breakeven.core.decision.Decision;
import java.time.LocalDate;
import java.util.List;

/**
 * A table with the rows that are gathered for it.
 *
 * @param <T> what a row is about
 */
public record GatheredTable<T>(ResultTable<T> table, Gathered<T> rows) {
  /** All tables of {@link ResultTable#ALL} that are gathered, without a row yet. */
  public static List<GatheredTable<?>> all(Decision decision, String currency, LocalDate asOf) {
    return ResultTable.ALL.stream()
        .<GatheredTable<?>>flatMap(table -> table.gathered(decision, currency, asOf).stream())
        .toList();
  }

  /** The one whose rows are of a kind. */
  public static <G extends Gathered<?>> G of(List<GatheredTable<?>> all, Class<G> kind) {
    return all.stream()
        .map(GatheredTable::rows)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }
}
