package breakeven.core.cycle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The figures on which a change is decided.
 *
 * @param day the day of their review; null where it is not known
 * @param to the approach that the review proposed; empty where it is not known
 * @param saving over the workload's horizon; NaN where it is not known
 */
public record Basis(@Nullable LocalDate day, String to, double saving) {
  /** Not known. */
  public static final Basis NONE = new Basis(null, "", Double.NaN);

  /** Amounts that are shown alike, to a whole unit of money, are the same figure. */
  private static final double SAME = 0.5;

  /** Whether an approach and its saving are still those decided on, whatever the day. */
  public boolean agrees(String approach, double amount) {
    return to.equals(approach) && sameMoney(saving, amount);
  }

  static boolean sameMoney(double one, double other) {
    return Double.isNaN(one) || Double.isNaN(other)
        ? Double.isNaN(one) && Double.isNaN(other)
        : Math.abs(one - other) <= SAME;
  }
}
