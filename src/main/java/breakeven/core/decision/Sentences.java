package breakeven.core.decision;

import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.table.Workloads;
import java.util.List;

/**
 * What is said of a verdict and of each check: one sentence with the two or three figures that
 * decided it.
 */
public final class Sentences {
  /** {@link #purpose} of a change that mends a quality that was measured. */
  public static final String QUALITY = "quality";

  /** The break-even price as a sentence says it: where it pays, and from where on. */
  public final Text breakEvenPrice;

  /** Both sides of the break-even cadence: {@code 2 to 11 months}. */
  public final Text breakEvenCadence;

  /** The sentence of why. */
  public final Text why;

  /** What to do and what it is expected to save a year, or that nothing changes. */
  public final Text answer;

  /** Today's approach and the one advised now; nothing where they are one. */
  public final Text change;

  /** For what a change is made that costs more than today; empty where nothing demands it. */
  public final Text purpose;

  /** What that needs and how sure it is; what waits or is blocked where nothing changes. */
  public final Text needs;

  /** The volume and the price at which fine-tuning begins or ceases to pay. */
  public final Text turns;

  /** The offer to ask the small model first; empty where there is none. */
  public final Text smallFirst;

  /** The evidence of the five checks, in their order. */
  public final List<Text> checkEvidence;

  /**
   * The evidence of the five warnings, in their order; empty texts where a warning is not raised.
   */
  public final List<Text> warningEvidence;

  /**
   * The sentences of a model.
   *
   * @param currency the reporting currency's code, written behind every amount
   */
  public Sentences(Decision decision, String currency) {
    change =
        Text.when(
            decision.changes,
            Text.word(decision.model.inputs.cell(Workloads.CURRENT_APPROACH)),
            " → ",
            Text.word(decision.changeTo),
            Text.when(decision.meanwhile, ", meanwhile"));
    Wording say = new Wording(decision, currency);
    breakEvenPrice = say.breakEvenPrice;
    breakEvenCadence = say.breakEvenCadence;
    Reasons reasons = new Reasons(decision, say);
    why = reasons.why;
    purpose = reasons.purpose("data", QUALITY, "retrieval");
    answer = Text.either(decision.changes, change(decision, say), stays(decision, say));
    needs = Text.either(decision.changes, needs(decision, say), waits(decision, say));
    turns =
        Text.when(
            decision.needs.lacking.above(Constant.ZERO).not(),
            say.volumes(),
            Text.when(
                decision.model.breakEvens.price.value().known(),
                ". At other prices of the large model it {}",
                breakEvenPrice),
            ".");
    smallFirst =
        Text.when(
            decision.smallFirstSaves.known(),
            "Small first, escalate ",
            say.percent(decision.model.smallFirst.escalated),
            ": would save ",
            say.money(decision.smallFirstSaves),
            " a year; measure it.");
    Evidence evidence = new Evidence(decision, say);
    checkEvidence = evidence.checks();
    warningEvidence = evidence.warnings();
  }

  private static Text change(Decision decision, Wording say) {
    Expression low = decision.aYear(decision.changeP10);
    Expression high = decision.aYear(decision.changeP90);
    Text drawn =
        Text.either(
            decision.changeMean.below(Constant.ZERO),
            Text.join(
                ": expected to cost {} a year more, in four of five futures {} to {}.",
                say.money(Constant.ZERO.minus(decision.expectedYear)),
                Text.figure(Constant.ZERO.minus(high), Text.Style.WHOLE),
                Text.figure(Constant.ZERO.minus(low), Text.Style.WHOLE)),
            Text.join(
                ": expected to {} {} a year, in four of five futures {} to {}.",
                Text.either(decision.model.today.planned, "avoid", "save"),
                say.money(decision.expectedYear),
                Text.figure(low, Text.Style.WHOLE),
                Text.figure(high, Text.Style.WHOLE)));
    return Text.join(
        "Change to {}{}",
        Text.word(decision.changeTo),
        Text.either(
            decision.changeMean.known(),
            drawn,
            Text.join(": saves {} a year at today's prices.", say.money(decision.savingYear))));
  }

  private static Text needs(Decision decision, Wording say) {
    Expression month = decision.cash.payback;
    return Text.join(
        "It needs {} up front, {}{}.",
        Text.either(
            decision.portfolio.oneOff.above(Constant.ZERO),
            say.money(decision.portfolio.oneOff),
            "nothing"),
        Text.either(
            month.known(),
            Text.join("and is paid back from month {} on", Wording.shortNumber(month)),
            "and is never paid back"),
        Text.when(
            decision.changeChance.known(), "; chance {}", say.percent(decision.changeChance)));
  }

  private static Text stays(Decision decision, Wording say) {
    Expression paid = decision.model.totals.paidYear;
    return Text.either(
        decision.needs.lacking.above(Constant.ZERO),
        "Not decided: Why says what is missing.",
        Text.join(
            "No change now", Text.when(paid.known(), ": {} a year goes on", say.money(paid)), "."));
  }

  private static Text waits(Decision decision, Wording say) {
    Line pending = decision.portfolio.pendingEvidence;
    Line blocked = decision.portfolio.blocked;
    return Text.either(
        pending.above(Constant.ZERO),
        Text.join(
            "Fine-tuning would save {} over the horizon, if its tests go well.",
            say.money(pending)),
        Text.when(
            blocked.above(Constant.ZERO),
            "A check blocks fine-tuning, which would save {} over the horizon.",
            say.money(blocked)));
  }

  /**
   * What is said of cells that many rows share, such as prices.
   *
   * @param cells as a sentence lists them; empty where there are none
   */
  public static String lookAt(String cells) {
    return cells.isEmpty() ? "" : "look at " + cells + "; ";
  }
}
