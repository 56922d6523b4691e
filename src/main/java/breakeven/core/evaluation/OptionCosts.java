package breakeven.core.evaluation;

import breakeven.core.economics.CostKind;
import breakeven.core.economics.CostList;
import breakeven.core.economics.Model;
import breakeven.core.economics.Option;
import breakeven.core.economics.Quantity.When;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.expression.TextWriter;
import breakeven.core.report.Proposal;
import breakeven.core.table.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the options of a row that was evaluated cost in month 1: the whole, and the part of it that
 * each request adds. GPUs and hosting are the month's.
 */
final class OptionCosts {
  /**
   * What is read of an option.
   *
   * @param month what it costs in month 1
   * @param moved what of that falls in one month and in no other
   * @param request what each request adds, bad answers and retrieval included
   * @param bad what bad answers add to a request
   * @param unbilled what of a month no provider bills, bad answers and what is no month's apart
   */
  record Figures(
      Expression month, Expression moved, Expression request, Expression bad, Expression unbilled) {
    static Figures of(Model model, Option option) {
      CostList costs = model.costs.of(option);
      return new Figures(
          model.monthly.first(option),
          costs.at(When.IN_ONE_MONTH).firstMonth(),
          costs.request(),
          costs.of(CostKind.BAD_ANSWERS).request(),
          costs.at(When.EVERY_MONTH).of(kind -> kind.paid() && !kind.billed()).firstMonth());
    }

    List<Expression> all() {
      return List.of(month, moved, request, bad, unbilled);
    }
  }

  private final Map<Option, Figures> options = new EnumMap<>(Option.class);
  private final TextWriter values;

  /**
   * @param frame the figures of the batch that was evaluated last
   */
  OptionCosts(Model model, Frame frame) {
    values = new TextWriter(frame);
    for (Option option : Option.values()) {
      options.put(option, Figures.of(model, option));
    }
  }

  /** Which of the options a change is to. */
  static Option option(String change) {
    String approach = Words.approach(change);
    return approach.startsWith(Proposal.TUNED)
        ? Option.TUNED
        : approach.equals("Small model") ? Option.SMALL : Option.PROMPTED;
  }

  /** The frame was evaluated again. */
  void next() {
    values.next();
  }

  Figures figures(Option option) {
    return Objects.requireNonNull(options.get(option));
  }

  double value(Expression figure, int row) {
    return values.value(figure, row);
  }

  /** What it costs in the month but for what falls in no other, money a month. */
  double month(Option option, int row) {
    Figures figures = figures(option);
    return value(figures.month(), row) - value(figures.moved(), row);
  }

  /** What each request adds to it, bad answers and retrieval included; money a request. */
  double request(Option option, int row) {
    return value(figures(option).request(), row);
  }
}
