package breakeven.core.rival;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rivals of one workload.
 *
 * @param rival the one to be measured first; null where none is asked about
 * @param next the next best, at most two
 * @param providerToday who sells the model that answers today; empty where nobody is named
 */
public record RowRivals(@Nullable RivalOffer rival, List<RivalOffer> next, String providerToday) {
  /** None is asked about. */
  public static final RowRivals NONE = new RowRivals(null, List.of(), "");

  public RowRivals {
    next = List.copyOf(next);
  }
}
