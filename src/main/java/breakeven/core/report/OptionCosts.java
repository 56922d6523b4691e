package breakeven.core.report;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.economics.CostKind;
import breakeven.core.economics.CostList;
import breakeven.core.economics.Model;
import breakeven.core.economics.Option;
import breakeven.core.economics.Quantity.Period;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The three options side by side, by what money is spent on. */
public final class OptionCosts {
  private static final List<Option> COMPARED = List.of(Option.PROMPTED, Option.SMALL, Option.TUNED);

  /** The options, in the order of all lists here. */
  public static final List<String> OPTIONS = COMPARED.stream().map(Option::title).toList();

  /** The place of the fine-tuned model among the options. */
  public static final int TUNED = COMPARED.indexOf(Option.TUNED);

  /**
   * A kind of cost.
   *
   * @param label its name, the same for all options
   * @param terms what it is for an option, by its place among them; an option may lack it
   */
  public record CostLine(String label, Map<Integer, Expression> terms) {
    public CostLine {
      terms = Map.copyOf(terms);
    }
  }

  /**
   * A figure of the whole option.
   *
   * @param lines one an option
   */
  public record Total(String label, List<Line> lines) {
    public Total {
      lines = List.copyOf(lines);
    }
  }

  private final Model model;

  /**
   * The options of a model.
   *
   * @param model whose costs are put beside one another
   */
  public OptionCosts(Model model) {
    this.model = model;
  }

  /** What is spent over the horizon; the cost lines sum to it. */
  public Total total() {
    var totals = model.totals;
    return new Total(
        "Total cost of ownership", List.of(totals.tcoPrompted, totals.tcoSmall, totals.tcoTuned));
  }

  /** The part of it that is paid. */
  public Total paid() {
    var totals = model.totals;
    return new Total(
        "Of it paid", List.of(totals.paidPrompted, totals.paidSmall, totals.paidTuned));
  }

  /** The rest: the expected cost of wrong answers. */
  public Total badAnswers() {
    var totals = model.totals;
    return new Total(
        "Of it bad answers", List.of(totals.harmPrompted, totals.harmSmall, totals.harmTuned));
  }

  /** The price of requests. */
  public Total perThousand() {
    var returns = model.returns;
    return new Total(
        "Cost per 1,000 requests",
        List.of(returns.perThousandPrompted, returns.perThousandSmall, returns.perThousandTuned));
  }

  /** What is spent in the first month. */
  public Total firstMonth() {
    return new Total("Cost of month 1", COMPARED.stream().map(model.monthly::first).toList());
  }

  /** The cost lines: a kind of cost each, and what the alternative costs in a lead time. */
  public List<CostLine> lines() {
    List<CostLine> lines = new ArrayList<>();
    for (CostKind kind : CostKind.values()) {
      Map<Integer, Expression> terms = new HashMap<>();
      for (int i = 0; i < COMPARED.size(); i++) {
        Expression term = term(COMPARED.get(i), kind);
        if (term != ZERO) {
          terms.put(i, term);
        }
      }
      lines.add(new CostLine(kind.title(), terms));
    }
    lines.add(
        new CostLine(
            model.totals.beforeProduction.name(), Map.of(TUNED, model.totals.beforeProduction)));
    return lines;
  }

  private Expression term(Option option, CostKind kind) {
    CostList costs = model.costs.of(option).of(kind);
    return switch (option) {
      case SMALL -> ifElse(model.serving.smallExists, costs.total(), BLANK);
      case TUNED -> costs.total(Period.PRODUCTION);
      default -> costs.total();
    };
  }
}
