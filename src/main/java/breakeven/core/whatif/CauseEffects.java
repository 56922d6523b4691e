package breakeven.core.whatif;

import breakeven.core.whatif.Movements.Taken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each cause does to what the change of one workload is expected to save, one after the other.
 *
 * @param amounts by the ordinal of {@link Cause}, money a year; they and the rest add up to the
 *     whole difference
 * @param stakes the same of money at stake, at today's prices over the horizon, pending saving and
 *     a cost of restoring quality included
 * @param rest what no cause explains
 * @param turned the last cause that gave the verdict of now; null where the verdict is the same
 * @param states what the workload is calculated with at the earlier review and after each cause of
 *     {@link Cause#APPLIED}; empty where nobody asked for it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
public record CauseEffects(
    double[] amounts, double[] stakes, double rest, @Nullable Cause turned, List<Taken> states) {
  public CauseEffects {
    states = List.copyOf(states);
  }

  /** What a cause does to money at stake. */
  public double stake(Cause cause) {
    return stakes[cause.ordinal()];
  }

  /** What a cause does. */
  public double of(Cause cause) {
    return amounts[cause.ordinal()];
  }
}
