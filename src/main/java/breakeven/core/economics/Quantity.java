package breakeven.core.economics;

import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import org.jspecify.annotations.Nullable;

/**
 * How much there is of what a cost is the amount of, and when: once before month 1, or in each
 * month.
 *
 * @param by what it grows with
 * @param when in which months it falls
 * @param count how many there are at a time; 1 for most
 * @param of the number of a month, or a flag of the months in which it falls; null where it falls
 *     once, before month 1
 * @param rate what a month makes of the amount, as a price that falls; null where nothing does
 * @param all the number over the horizon, each month's with its rate
 * @param before what of it is of the lead time
 */
public record Quantity(
    By by,
    When when,
    Expression count,
    @Nullable Line of,
    @Nullable Line rate,
    Expression all,
    Expression before) {
  /** What a quantity grows with. */
  public enum By {
    NOTHING,
    REQUESTS,
    REPLICAS,
    CARDS,
    SECONDS
  }

  /** When a quantity falls. */
  public enum When {
    ONCE,
    EVERY_MONTH,
    AT_RETRAININGS,
    IN_ONE_MONTH
  }

  /** The months of a sum. */
  public enum Period {
    HORIZON,
    LEAD_TIME,
    PRODUCTION
  }

  /** Its number over some months; what falls once is in the horizon and in production. */
  Expression in(Period period) {
    return switch (period) {
      case HORIZON -> all;
      case LEAD_TIME -> before;
      case PRODUCTION -> before == Constant.ZERO ? all : all.minus(before);
    };
  }
}
