package breakeven.core.decision;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.min;
import static breakeven.core.expression.Expression.sum;

import breakeven.core.economics.BreakEvens;
import breakeven.core.economics.Quantities;
import breakeven.core.economics.Totals;
import breakeven.core.expression.AtMonth;
import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.table.Workloads;
import java.util.List;

/**
 * What must hold in every row whatever its figures: flags that are 0 as long as the calculation
 * agrees with itself. Each comes to its figure by another way than the model does.
 */
public final class ConsistencyChecks extends DecisionSection {
  /** Money that rounding may cost, whatever the amounts. */
  public static final Constant HALF_A_CENT = Constant.number("0.005", 0.005);

  /** What rounding may cost of large amounts. */
  public static final Constant RELATIVE = Constant.number("0.000000001", 1e-9);

  private final MissingInputs needs = decision.needs;
  private final Totals totals = model.totals;

  private final Line decided =
      flag(
          "Has figures",
          "1 where nothing is missing, so that the figures of the row count",
          needs.lacking.not());

  public final Line partsOver =
      flag(
          "Parts over the whole",
          "1 where instruction and retrieved tokens are together more than the input tokens",
          Workloads.INPUT_PARTS.stream()
              .map(part -> in.cell(part).orZero())
              .reduce(Expression::plus)
              .orElseThrow()
              .above(in.cell(Workloads.INPUT_TOKENS)));

  private final Expression billForNothing =
      in.cell(Workloads.PROMPTING_COST).known().and(in.requests.equalTo(Constant.ZERO));

  /**
   * What cells of the row say that contradicts itself, each 1 where it does. Who reads the row
   * tells the same in words: {@code input.WorkloadRules}.
   */
  public final List<Expression> contradictions = List.of(partsOver.definition(), billForNothing);

  public final Line pricesMissing =
      line(
          "Prices missing",
          Unit.COUNT,
          "prices that the row's models and GPUs lack",
          needs
              .smallUnreadable
              .plus(needs.prompted)
              .plus(needs.tuned)
              .plus(needs.gpu)
              .plus(needs.trainingPrice)
              .plus(needs.trainingGpu)
              .plus(needs.embedding));

  private final Line alternative =
      money(
          "Alternative by months",
          "one-off cost and all months of the alternative added up",
          ifElse(
              totals.tcoAlternative.known(),
              totals.oneOffAlternative.plus(sum(model.monthly.alternativeMonth)),
              BLANK));

  private final Line tuned =
      money(
          "Fine-tuned by months",
          "one-off cost and all months of the fine-tuned option added up",
          ifElse(
              totals.tcoTuned.known(),
              totals.oneOffTuned.plus(sum(model.monthly.tunedMonth)),
              BLANK));

  private final Line alternativeOff =
      off("Alternative by months differs", alternative, totals.tcoAlternative);

  private final Line tunedOff = off("Fine-tuned by months differs", tuned, totals.tcoTuned);

  public final Line costLinesOff =
      flag(
          "Costs do not sum to TCO",
          "1 where the months add up to another cost than the total says",
          alternativeOff.or(tunedOff));

  private final Line endOfCashFlow =
      money(
          "End of the cash flow",
          "cumulative saving in the last month",
          AtMonth.atMonth(model.monthly.cumulativeSaving, model.life.horizon));

  public final Line cashFlowOff =
      flag(
          "Cash flow does not end at net saving",
          "1 where cumulative saving in the last month differs from net saving",
          max(endOfCashFlow.minus(totals.netSaving), totals.netSaving.minus(endOfCashFlow))
              .aboveMoney(tolerance(max(totals.tcoAlternative, totals.tcoTuned)))
              .and(decided));

  public final Line breakEvenOff = breakEvenOff(totals, model.breakEvens);

  /** The lines that are added up over all workloads, each the figure of a check. */
  public final List<Line> summed =
      List.of(partsOver, pricesMissing, costLinesOff, cashFlowOff, breakEvenOff);

  ConsistencyChecks(Decision decision) {
    super(decision, "Controls");
  }

  /**
   * With the large model's price put back to its break-even both options cost the same: the
   * alternative is chosen anew, and serves the months before production. Where just there the large
   * model takes over from the small one, the fine-tuned option has two costs, one on each side.
   */
  private Line breakEvenOff(Totals totals, BreakEvens breakEvens) {
    Line fall = breakEvens.price.value();
    Quantities all = model.quantities;
    Expression small = model.quality.smallAcceptable;
    Line large =
        money(
            "Prompted at break-even price",
            "total cost of prompting the large model at its break-even price",
            totals.tcoPrompted.minus(all.tokensPrompted.times(fall)));
    Line alternative =
        money(
            "Alternative at break-even price",
            "the cheaper of the options without fine-tuning at that price",
            ifElse(fall.known(), ifElse(small, min(large, totals.tcoSmall), large), BLANK));
    Line before =
        money(
            "Lead time prompted at break-even price",
            "what the large option costs in the months of the lead time at that price",
            totals.beforePrompted.minus(all.tokensPromptedBefore.times(fall)));
    Expression served =
        totals.tcoTuned.minus(totals.beforeProduction).minus(model.costs.escalations.times(fall));
    Line one =
        money(
            "Fine-tuned at break-even price",
            "total cost of the fine-tuned option at that price: the lead time and escalated"
                + " requests cost another price",
            served.plus(
                ifElse(
                    small.and(large.minus(totals.tcoSmall).aboveMoney(tolerance(large))),
                    totals.beforeSmall,
                    before)));
    Line other =
        money(
            "Fine-tuned beyond break-even price",
            "the same; where large and small model cost the same there, with the small one in the"
                + " lead time",
            served.plus(
                ifElse(
                    small.and(totals.tcoSmall.minus(large).aboveMoney(tolerance(large)).not()),
                    totals.beforeSmall,
                    before)));
    return flag(
        "Saving left at break-even price",
        "1 where " + alternative.name() + " is not between them",
        max(min(one, other).minus(alternative), alternative.minus(max(one, other)))
            .aboveMoney(tolerance(alternative))
            .and(decided));
  }

  /** Whether two amounts of a row with figures differ by more than rounding does. */
  private Line off(String name, Line one, Line other) {
    return flag(
        name,
        "1 where " + one.name() + " is not " + other.name(),
        max(one.minus(other), other.minus(one)).aboveMoney(tolerance(other)).and(decided));
  }

  private static Expression tolerance(Expression amount) {
    return max(HALF_A_CENT, amount.times(RELATIVE));
  }
}
