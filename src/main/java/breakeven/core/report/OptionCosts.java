package breakeven.core.report;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Expression.ifElse;

import breakeven.core.economics.Model;
import breakeven.core.expression.Binary;
import breakeven.core.expression.Expression;
import breakeven.core.expression.If;
import breakeven.core.expression.Line;
import breakeven.core.expression.WordsPrinter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The three options side by side: which cost lines each total is the sum of, from the definition of
 * the totals.
 */
public final class OptionCosts {
  /** The options, in the order of all lists here. */
  public static final List<String> OPTIONS =
      List.of("Prompt the large model", "Prompt the small model", "Fine-tuned");

  /** The place of the fine-tuned model among the options. */
  public static final int TUNED = 2;

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
  private final Map<Expression, String> flatKinds;
  private final WordsPrinter labels;

  /**
   * The options of a model.
   *
   * @param model whose cost lines are put beside one another
   */
  public OptionCosts(Model model) {
    this.model = model;
    flatKinds = model.totals.flatKinds();
    labels = new WordsPrinter(new Names(model)::of);
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
    var quality = model.quality;
    return new Total(
        "Of it bad answers",
        List.of(quality.harmPrompted, quality.harmSmall, model.totals.harmTuned));
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
    var firstMonth = model.firstMonth;
    return new Total(
        "Cost of month 1",
        List.of(firstMonth.monthPrompted, firstMonth.monthSmall, firstMonth.monthTuned));
  }

  /** The cost lines. */
  public List<CostLine> lines() {
    List<Line> options = total().lines();
    Set<Line> opened = new HashSet<>(options);
    opened.add(model.totals.oneOffPrompted);
    opened.add(model.totals.oneOffTuned);
    Map<String, Map<Integer, Expression>> rows = new LinkedHashMap<>();
    for (int i = options.size() - 1; i >= 0; i--) {
      for (Expression term : terms(options.get(i), opened)) {
        rows.computeIfAbsent(label(bare(term)), key -> new HashMap<>()).put(i, term);
      }
    }
    return rows.entrySet().stream().map(row -> new CostLine(row.getKey(), row.getValue())).toList();
  }

  /**
   * The terms that an option's total is the sum of, from its own definition: a total that is only
   * there under a condition gives terms that are.
   */
  private static List<Expression> terms(Expression total, Set<Line> opened) {
    List<Expression> terms = new ArrayList<>();
    if (total instanceof If branches) {
      terms(branches.then(), opened)
          .forEach(term -> terms.add(ifElse(branches.condition(), term, branches.otherwise())));
    } else if (total instanceof Binary sum && sum.operator() == Binary.Operator.PLUS) {
      terms.addAll(terms(sum.left(), opened));
      terms.addAll(terms(sum.right(), opened));
    } else if (total instanceof Line line && opened.contains(line)) {
      terms.addAll(terms(line.definition(), opened));
    } else {
      terms.add(total);
    }
    return terms;
  }

  /** A term without the condition under which its total is there. */
  public static Expression bare(Expression term) {
    return term instanceof If branches && branches.otherwise() == BLANK ? branches.then() : term;
  }

  /** The same kind of cost is in one row for all options. */
  private String label(Expression term) {
    if (term == model.runningCost.tokensPrompted || term == model.runningCost.tokensTuned) {
      return "Tokens";
    }
    if (term == model.totals.smallServing) {
      return "Serving (cheaper of API and GPUs)";
    }
    String kind = flatKinds.get(term);
    return kind == null ? labels.print(term) : kind;
  }
}
