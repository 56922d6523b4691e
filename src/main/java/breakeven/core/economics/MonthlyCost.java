package breakeven.core.economics;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cost that comes month by month: in each month the product of some lines, with one value a row
 * or one a month. What it comes to in a month and over months follows from that.
 *
 * @param kind what it is spent on
 * @param factors at least one has a value a month; at most two have
 */
public record MonthlyCost(CostKind kind, List<Line> factors) {
  public MonthlyCost {
    factors = List.copyOf(factors);
  }

  MonthlyCost(CostKind kind, Line... factors) {
    this(kind, List.of(factors));
  }

  /** What it comes to in a month, money. */
  public Expression month() {
    return factors.stream().<Expression>map(line -> line).reduce(Expression::times).orElseThrow();
  }

  /** The same in month 1. */
  Expression firstMonth() {
    return factors.stream()
        .map(line -> line.monthly() ? Expression.firstMonth(line) : line)
        .reduce(Expression::times)
        .orElseThrow();
  }

  /** What it comes to in all months, money. */
  public Expression total() {
    return total(List.of());
  }

  /** The same in the months in which a flag is 1. */
  public Expression total(Line months) {
    return total(List.of(months));
  }

  private Expression total(List<Line> more) {
    List<Line> monthly =
        Stream.concat(factors.stream().filter(Line::monthly), more.stream()).toList();
    Expression sum =
        switch (monthly.size()) {
          case 1 -> Expression.sum(monthly.get(0));
          case 2 -> Expression.sum(monthly.get(0), monthly.get(1));
          default -> Expression.sum(monthly.get(0), monthly.get(1), monthly.get(2));
        };
    return factors.stream()
        .filter(line -> !line.monthly())
        .<Expression>map(line -> line)
        .reduce(Expression::times)
        .map(amount -> (Expression) amount.times(sum))
        .orElse(sum);
  }
}
