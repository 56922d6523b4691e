package breakeven.core.decision;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;

/**
 * What a portfolio says of two common beliefs: that volume decides whether fine-tuning pays, and
 * that no cheaper model would do. Of workloads with figures; 0 elsewhere.
 */
public final class RuleOfThumb extends DecisionSection {
  private final Expression figures = decision.needs.lacking.not();
  private final Line volume = decision.checklist.volume;
  private final Expression pays = decision.closed.when().not().and(decision.noSaving.when().not());

  /** 1 where the rule of thumb says no. */
  public final Line below =
      flag(
          "Below the rule of thumb",
          "1 where a workload with figures has fewer tokens a month than Low volume",
          figures.and(volume.is(Checklist.FAIL)));

  public final Line belowPays = paying("Below the rule of thumb, pays", below);

  /** 1 where the rule of thumb says yes: more tokens than High volume. */
  public final Line above =
      flag(
          "Above the rule of thumb",
          "1 where a workload with figures has more tokens a month than High volume",
          figures.and(volume.is(Checklist.PASS)));

  public final Line abovePays = paying("Above the rule of thumb, pays", above);

  /** 1 where the rule of thumb says maybe. */
  public final Line between =
      flag(
          "In the rule of thumb",
          "1 where a workload with figures has tokens from Low volume to High volume",
          figures.and(volume.is(Checklist.CAUTION)));

  public final Line betweenPays = paying("In the rule of thumb, pays", between);

  /** 1 where a rival is asked about that would cost less than the fine-tuned model. */
  public final Line rivalCheaper =
      flag(
          "Rival below fine-tuning",
          "1 where a rival is asked about and would cost less than the fine-tuned model",
          decision
              .answers
              .rivalSaves
              .known()
              .and(model.totals.tcoTuned.aboveMoney(model.rival.tco)));

  RuleOfThumb(Decision decision) {
    super(decision, "Rule of thumb");
  }

  private Line paying(String name, Line group) {
    return flag(name, "the same where the net saving of fine-tuning is above 0", group.and(pays));
  }
}
