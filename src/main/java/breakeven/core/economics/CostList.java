package breakeven.core.economics;

import static breakeven.core.expression.Constant.ZERO;

import breakeven.core.expression.Expression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The costs of one option whose prices are the same in all months. */
public final class CostList {
  private final List<Cost> costs;

  CostList(List<Cost> costs) {
    this.costs = List.copyOf(costs);
  }

  /** Those that another option does not have too. */
  CostList without(CostList other) {
    return new CostList(costs.stream().filter(cost -> !other.costs.contains(cost)).toList());
  }

  /** What they come to before month 1, money. */
  Expression once() {
    return sum(Cost::once);
  }

  /** What they come to for a request, money. */
  Expression request() {
    return sum(Cost::request);
  }

  /** What they come to for a month, money. */
  Expression month() {
    return sum(Cost::month);
  }

  /**
   * What each kind comes to over some months, what is paid once left out.
   *
   * @param requests all requests of these months
   * @param months how many they are
   * @param lines the kinds that have a line of their own
   */
  Map<String, Expression> totals(
      Expression requests, Expression months, Map<String, Expression> lines) {
    Map<String, Expression> totals = new LinkedHashMap<>();
    for (Cost cost : costs) {
      Expression total = plus(times(requests, cost.request()), times(months, cost.month()));
      totals.merge(cost.kind(), total, CostList::plus);
    }
    totals.replaceAll((kind, total) -> lines.getOrDefault(kind, total));
    totals.values().removeIf(total -> total == ZERO);
    return totals;
  }

  private Expression sum(Function<Cost, Expression> part) {
    return costs.stream().map(part).reduce(ZERO, CostList::plus);
  }

  private static Expression plus(Expression a, Expression b) {
    return a == ZERO ? b : b == ZERO ? a : a.plus(b);
  }

  private static Expression times(Expression count, Expression amount) {
    return amount == ZERO ? ZERO : count.times(amount);
  }
}
