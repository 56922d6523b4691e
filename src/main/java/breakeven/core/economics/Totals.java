package breakeven.core.economics;

import static breakeven.core.economics.UnitConstants.MONTHS_A_YEAR;
import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.FirstOf.firstOf;

import breakeven.core.economics.Quantity.Period;
import breakeven.core.economics.Quantity.When;
import breakeven.core.expression.ByWord;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import java.util.List;

/** Total cost of every option over the horizon, and the saving between them. */
public final class Totals extends Section {
  public static final String PROMPT = "Prompt";

  public static final String USE_RAG = "Use RAG";

  public static final String PROMPT_SMALLER = "Prompt a smaller model";

  /** The words of {@code Alternative}, which are verdicts too. */
  public static final List<String> ALTERNATIVES = List.of(PROMPT, USE_RAG, PROMPT_SMALLER);

  private final Costs costs = model.costs;

  public final Line oneOffPrompted =
      money("One-off prompted", "before month 1", costs.prompted.once());

  public final Line oneOffSmall =
      money(
          "One-off small",
          "before month 1; blank where there is no small option",
          ifElse(model.serving.smallExists, costs.small.once(), BLANK));

  public final Line oneOffTuned = money("One-off fine-tuned", "before month 1", costs.tuned.once());

  public final Line tcoPrompted =
      money(
          "TCO prompted",
          "total cost of prompting the large model",
          oneOffPrompted.plus(costs.prompted.running(Period.HORIZON)));

  public final Line tcoSmall =
      money(
          "TCO small",
          "total cost of prompting the small model; blank where there is no such option",
          oneOffSmall.plus(costs.small.running(Period.HORIZON)));

  public final Line smallIsAlternative =
      flag(
          "Small is the alternative",
          "1 where the small option is acceptable and cheaper than the large one",
          model.quality.smallAcceptable.and(tcoSmall.belowMoney(tcoPrompted)));

  /** The costs of the cheaper option without fine-tuning. */
  public final CostList alternativeCosts = costs.small.either(smallIsAlternative, costs.prompted);

  public final Line beforePrompted =
      money(
          "Lead time prompted",
          "what the large option costs in the months of the lead time",
          costs.prompted.total(Period.LEAD_TIME));

  /** Blank where there is no small option. */
  public final Line beforeSmall =
      money(
          "Lead time small",
          "what the small option costs in the months of the lead time; blank where there is none",
          costs.small.total(Period.LEAD_TIME));

  public final Line beforeProduction =
      money(
          "Served before production",
          "what the alternative costs in the months of the lead time",
          ifElse(smallIsAlternative, beforeSmall, beforePrompted));

  public final Line tcoTuned =
      money(
          "TCO fine-tuned",
          "total cost of the fine-tuned small model",
          oneOffTuned.plus(beforeProduction).plus(costs.tuned.running(Period.PRODUCTION)));

  public final Line tcoAlternative =
      money(
          "TCO alternative",
          "the cheaper of the options without fine-tuning",
          ifElse(smallIsAlternative, tcoSmall, tcoPrompted));

  public final Line alternative =
      line(
          "Alternative",
          Unit.WORD,
          "what would be done instead of fine-tuning",
          ByWord.toWord(
              firstOf(List.of(smallIsAlternative, model.retrieval.carriedByPrompted)),
              ALTERNATIVES,
              List.of(PROMPT_SMALLER, USE_RAG, PROMPT)));

  public final Line netSaving =
      money(
          "Net saving",
          "what fine-tuning saves over the horizon, all its costs paid",
          tcoAlternative.minus(tcoTuned));

  public final Line oneOffAlternative =
      money(
          "One-off alternative",
          "before month 1",
          ifElse(smallIsAlternative, oneOffSmall, oneOffPrompted));

  public final Line extraOneOff =
      money(
          "Extra one-off",
          "what fine-tuning costs before month 1 beyond the alternative",
          oneOffTuned.minus(oneOffAlternative));

  public final Line harmPrompted =
      harm("Bad answers prompted", "of the large option", bad(costs.prompted, Period.HORIZON));

  public final Line harmSmall =
      harm(
          "Bad answers small",
          "of the small option, where its quality is measured",
          bad(costs.small, Period.HORIZON));

  /** Bad answers of the fine-tuned option, those of the alternative in the lead time among them. */
  public final Line harmTuned =
      harm(
          "Bad answers fine-tuned",
          "of the fine-tuned option, of the alternative in the lead time",
          bad(costs.tuned, Period.PRODUCTION).plus(bad(alternativeCosts, Period.LEAD_TIME)));

  public final Line paidPrompted =
      paid("Paid prompted", "the large option", tcoPrompted, harmPrompted);

  public final Line paidSmall = paid("Paid small", "the small option", tcoSmall, harmSmall);

  public final Line paidTuned =
      paid("Paid fine-tuned", "the fine-tuned option", tcoTuned, harmTuned);

  // --- today -------------------------------------------------------------------------------------

  public final Line todayPriced =
      flag(
          "Today has a price",
          "0 where today's small model can neither be bought by the token nor run on the row's"
              + " GPUs",
          model.today.smallNow.not().or(model.carriedOn.smallByApi).or(costs.onGpusToday));

  public final Line mustMove =
      flag(
          "Must move",
          "1 where a fine-tuned model runs that cannot go on: its candidate is closed",
          model.today.tunedNow.and(model.life.closed));

  private final Expression goesOn = todayPriced.and(mustMove.not());

  /** What today's approach costs over the horizon, money; blank where it has no price. */
  public final Line tcoToday =
      money(
          "TCO today",
          "total cost of today's approach, carried on; of the alternative where nothing runs yet."
              + " Blank where it has no price or cannot go on",
          ifElse(model.today.planned, tcoAlternative, ifElse(goesOn, costs.today.total(), BLANK)));

  public final Line harmToday =
      harm(
          "Bad answers today",
          "of today's approach, likewise",
          ifElse(
              model.today.planned,
              bad(alternativeCosts, Period.HORIZON),
              ifElse(goesOn, bad(costs.today, Period.HORIZON), BLANK)));

  public final Line paidToday =
      paid("Paid as today", "today's approach over the horizon", tcoToday, harmToday);

  /** The same of what has ended too: its last month. Money a month. */
  final Expression lastMonth =
      ifElse(todayPriced, costs.today.of(CostKind::paid).at(When.EVERY_MONTH).firstMonth(), BLANK);

  /** What the last invoices should say: upkeep, hosting and escalations in; money a month. */
  public final Line paidMonth =
      line(
          "Paid today a month",
          Unit.MONEY_A_MONTH,
          "what today's approach is paid in month 1, without bad answers, migration and"
              + " re-training. Blank where it has no price, or ended a month ago or earlier",
          ifElse(model.today.tunedNow.and(model.life.serviceLife.below(ZERO)), BLANK, lastMonth));

  public final Line paidYear =
      line(
          "Paid today a year",
          Unit.MONEY_A_YEAR,
          "12 such months, and the re-trainings of a year where a fine-tuned model runs today",
          paidMonth
              .times(MONTHS_A_YEAR)
              .plus(
                  MONTHS_A_YEAR
                      .dividedBy(model.life.interval)
                      .times(costs.today.at(When.AT_RETRAININGS).each(one -> ONE))));

  /** What a change to fine-tuning comes to in all: until it is in production, today goes on. */
  public final Line tcoTunedAfterToday =
      money(
          "TCO fine-tuned after today",
          "total cost of fine-tuning where today's approach serves the lead time; blank where the"
              + " candidate is closed",
          ifElse(
              model.life.closed,
              BLANK,
              ifElse(
                  model
                      .life
                      .leadTimePaid
                      .above(ZERO)
                      .and(todayPriced)
                      .and(model.today.planned.not()),
                  tcoTuned.minus(beforeProduction).plus(costs.today.total(Period.LEAD_TIME)),
                  tcoTuned)));

  Totals(Model model) {
    super(model, "Totals");
  }

  private static Expression bad(CostList costs, Period period) {
    return costs.of(CostKind.BAD_ANSWERS).total(period);
  }

  private Line harm(String name, String whose, Expression amount) {
    return money(name, "expected cost of bad answers " + whose + "; nothing that is paid", amount);
  }

  private Line paid(String name, String whose, Line tco, Line harm) {
    return money(
        name,
        "money that leaves the company for " + whose + ": its total cost less bad answers",
        tco.minus(harm));
  }
}
