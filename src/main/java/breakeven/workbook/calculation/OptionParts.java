package breakeven.workbook.calculation;

import static breakeven.core.expression.Constant.ZERO;

import breakeven.core.economics.CostKind;
import breakeven.core.economics.CostList;
import breakeven.core.economics.Costs;
import breakeven.core.economics.Model;
import breakeven.core.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What each option costs before month 1 and in each month, kind by kind. */
final class OptionParts {
  /**
   * A kind of cost of an option.
   *
   * @param once before month 1; null where there is nothing
   * @param month in a month
   */
  record Part(CostKind kind, @Nullable Expression once, Expression month) {}

  private final Model model;
  private final Costs costs;
  private final CostList smallByToken;
  private final CostList smallOnGpus;

  OptionParts(Model model) {
    this.model = model;
    costs = model.costs;
    smallByToken = costs.smallByApi.without(costs.smallOnGpus);
    smallOnGpus = costs.smallOnGpus.without(costs.smallByApi);
  }

  /** Today's approach, carried on: nothing is bought. */
  List<Part> today() {
    return parts(costs.today, month -> month);
  }

  /** Prompting the large model. */
  List<Part> large() {
    return parts(costs.prompted, month -> month);
  }

  /** The small option by the token. */
  Expression smallByToken() {
    return smallByToken.month();
  }

  /** The small option on the row's GPUs or hardware. */
  Expression smallOnGpus() {
    return smallOnGpus.month();
  }

  /** The hardware that is bought for it. */
  Expression hardwareSmall() {
    return smallOnGpus.once();
  }

  /** What the small option costs whichever way it is served. */
  List<Part> small() {
    return parts(costs.smallByApi.without(smallByToken), month -> month);
  }

  /** The fine-tuned model in production; what serves the lead time comes apart. */
  List<Part> tuned() {
    return parts(costs.tuned, model.volume.inProduction::times);
  }

  private static List<Part> parts(CostList costs, UnaryOperator<Expression> served) {
    List<Part> parts = new ArrayList<>();
    for (CostKind kind : CostKind.values()) {
      Expression once = costs.of(kind).once();
      Expression month = costs.of(kind).month();
      if (once != ZERO || month != ZERO) {
        parts.add(
            new Part(kind, once == ZERO ? null : once, month == ZERO ? ZERO : served.apply(month)));
      }
    }
    return parts;
  }
}
