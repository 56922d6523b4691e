package breakeven.core.decision;

import breakeven.core.expression.Text;
import java.util.List;

/**
 * What is said of a verdict and of each check: one sentence with the two or three figures that
 * decided it.
 */
public final class Sentences {
  /** Why a row that lacks something is not decided. */
  public final Text.Phrase notDecided;

  /** The break-even price as a sentence says it: where it pays, and from where on. */
  public final Text breakEvenPrice;

  /** The chance of payback as it was drawn. */
  public final Text.Phrase chance;

  /** The parts of why that have cells of their own in a workbook, in their order. */
  public final List<Text.Phrase> whyParts;

  /** The sentence of why. */
  public final Text why;

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
    Wording say = new Wording(decision, currency);
    breakEvenPrice = say.breakEvenPrice;
    chance = say.chance;
    Reasons reasons = new Reasons(decision, say);
    notDecided = reasons.notDecided;
    whyParts = reasons.parts;
    why = reasons.why;
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

  /**
   * What is said of cells that many rows share, such as prices.
   *
   * @param cells as a sentence lists them; empty where there are none
   */
  public static String lookAt(String cells) {
    return cells.isEmpty() ? "" : "look at " + cells + "; ";
  }
}
