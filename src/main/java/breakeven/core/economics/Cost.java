package breakeven.core.economics;

import static breakeven.core.expression.Constant.ZERO;

import breakeven.core.expression.Expression;

/**
 * A cost of an option, said once: whatever adds costs up goes by these three.
 *
 * @param kind what money is spent on
 * @param amount money for one of the quantity
 * @param quantity how many there are, and when
 */
public record Cost(CostKind kind, Expression amount, Quantity quantity) {
  /** The same where a flag is 1; none elsewhere. */
  Cost where(Expression flag) {
    return new Cost(kind, Expression.ifElse(flag, amount, ZERO), quantity);
  }
}
