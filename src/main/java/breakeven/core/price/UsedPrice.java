package breakeven.core.price;

import breakeven.core.model.Place;
import breakeven.core.table.Column;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A row of a price table that at least one workload uses.
 *
 * @param place the cell of its first figure; of its name, where the sheet has no such column; null
 *     where it is in no sheet
 * @param name the row in words: {@code OpenAI: gpt-4.1-mini}
 * @param figures the figures used
 * @param currency of the money among them; empty where there is none
 * @param rate reporting currency for 1 unit of it; 1 where there is none
 * @param source where it was read; empty where that is not given
 * @param checkedOn null where it is not known
 * @param stale whether it is older than the limit, or of unknown age
 * @param workloads how many use it
 */
public record UsedPrice(
    @Nullable Place place,
    String name,
    List<Figure> figures,
    String currency,
    double rate,
    String source,
    @Nullable LocalDate checkedOn,
    boolean stale,
    long workloads) {
  public UsedPrice {
    figures = List.copyOf(figures);
  }

  /** The same row where its place leads to. */
  public UsedPrice placed(UnaryOperator<Place> leads) {
    Place read = place;
    return read == null
        ? this
        : new UsedPrice(
            leads.apply(read), name, figures, currency, rate, source, checkedOn, stale, workloads);
  }

  /** A figure as it is in its cell; NaN where that cannot be read. */
  public record Figure(Column column, double typed) {}
}
