package breakeven.core.economics;

import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;

import breakeven.core.economics.Quantity.By;
import breakeven.core.economics.Quantity.Period;
import breakeven.core.economics.Quantity.When;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The costs of an option, and what they add up to. */
public final class CostList {
  private final List<Cost> costs;

  CostList(List<Cost> costs) {
    this.costs = List.copyOf(costs);
  }

  /** Each of them, in the order in which they are told. */
  public List<Cost> all() {
    return costs;
  }

  /** Those of a kind. */
  public CostList of(CostKind kind) {
    return of(kind::equals);
  }

  /** Those of some kinds. */
  public CostList of(Predicate<CostKind> wanted) {
    return only(cost -> wanted.test(cost.kind()));
  }

  /** Those that fall at some times. */
  public CostList at(When... times) {
    return only(cost -> Set.of(times).contains(cost.quantity().when()));
  }

  /** Those that grow with something. */
  public CostList by(By by) {
    return only(cost -> cost.quantity().by() == by);
  }

  /** Those that another list does not have too. */
  public CostList without(CostList other) {
    return only(cost -> !other.costs.contains(cost));
  }

  /** These, and those of another list. */
  public CostList and(CostList other) {
    List<Cost> both = new ArrayList<>(costs);
    both.addAll(other.costs);
    return new CostList(both);
  }

  /** These where a flag is 1; none elsewhere. */
  CostList where(Expression flag) {
    return new CostList(costs.stream().map(cost -> cost.where(flag)).toList());
  }

  /** So many times these. */
  CostList times(Expression factor) {
    return new CostList(
        costs.stream()
            .map(cost -> new Cost(cost.kind(), times(cost.amount(), factor), cost.quantity()))
            .toList());
  }

  /** These where a flag is 1; elsewhere those of another list. */
  public CostList either(Expression flag, CostList other) {
    return only(other.costs::contains)
        .and(without(other).where(flag))
        .and(other.without(this).where(flag.not()));
  }

  /** What is paid before month 1, money. */
  public Expression once() {
    return at(When.ONCE).total();
  }

  /** What the months of a part of the horizon come to, money. */
  public Expression running(Period period) {
    return only(cost -> cost.quantity().when() != When.ONCE).total(period);
  }

  /** What all of it is over the horizon, money. */
  public Expression total() {
    return total(Period.HORIZON);
  }

  /** What it is over a part of the horizon; what is paid once is in production. */
  public Expression total(Period period) {
    return each(quantity -> quantity.in(period));
  }

  /** What they come to in a month, money. */
  public Expression month() {
    return month(line -> line);
  }

  /** The same in month 1. */
  public Expression firstMonth() {
    return month(Expression::firstMonth);
  }

  /** What one request more adds to month 1, money; GPUs apart. */
  public Expression request() {
    return by(By.REQUESTS).each(quantity -> rate(quantity, Expression::firstMonth));
  }

  private Expression month(Function<Line, Expression> in) {
    Map<Line, List<Cost>> numbers = new LinkedHashMap<>();
    for (Cost cost : costs) {
      Line of = cost.quantity().of();
      if (of != null) {
        numbers.computeIfAbsent(of, one -> new ArrayList<>()).add(cost);
      }
    }
    Expression sum = ZERO;
    for (Map.Entry<Line, List<Cost>> number : numbers.entrySet()) {
      Expression each =
          new CostList(number.getValue())
              .each(quantity -> times(quantity.count(), rate(quantity, in)));
      sum = plus(sum, times(in.apply(number.getKey()), each));
    }
    return sum;
  }

  private static Expression rate(Quantity quantity, Function<Line, Expression> in) {
    Line rate = quantity.rate();
    return rate == null ? ONE : in.apply(rate);
  }

  /** The amounts, each times a number of its quantity; money. */
  public Expression each(Function<Quantity, Expression> number) {
    Map<Quantity, Expression> amounts = new LinkedHashMap<>();
    costs.forEach(cost -> amounts.merge(cost.quantity(), cost.amount(), CostList::plus));
    return amounts.entrySet().stream()
        .map(each -> times(each.getValue(), number.apply(each.getKey())))
        .reduce(ZERO, CostList::plus);
  }

  private CostList only(Predicate<Cost> wanted) {
    return new CostList(costs.stream().filter(wanted).toList());
  }

  private static Expression plus(Expression a, Expression b) {
    return a == ZERO ? b : b == ZERO ? a : a.plus(b);
  }

  static Expression times(Expression a, Expression b) {
    return a == ZERO || b == ONE ? a : b == ZERO || a == ONE ? b : a.times(b);
  }
}
