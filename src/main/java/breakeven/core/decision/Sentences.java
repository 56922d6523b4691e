package breakeven.core.decision;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Text;
import java.util.List;

/**
 * What is said of a verdict and of each check: one sentence with the two or three figures that
 * decided it.
 */
public final class Sentences {
  /** What a choice that turns the verdict would cost, where that is less than the verdict does. */
  public final Text.Phrase fix;

  /** Whether there is such a choice; a flag. */
  public final Expression fixIsCheaper;

  /** Why a row that lacks something is not decided. */
  public final Text.Phrase notDecided;

  /** Where a reader finds what a row lacks. */
  public final Text.Phrase listed;

  /** The break-even volume, or the words that say why there is none. */
  public final Text.Phrase breakEvenVolume;

  /** The break-even price as a sentence says it: where it pays, and from where on. */
  public final Text breakEvenPrice;

  /** The chance of payback as it was drawn. */
  public final Text.Phrase chance;

  /** The sentence of why. */
  public final Text why;

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
    breakEvenVolume = say.breakEvenVolume;
    breakEvenPrice = say.breakEvenPrice;
    chance = say.chance;
    Reasons reasons = new Reasons(decision, say);
    listed = reasons.listed;
    notDecided = reasons.notDecided;
    fixIsCheaper = reasons.fixIsCheaper;
    fix = reasons.fix;
    why = reasons.why;
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
