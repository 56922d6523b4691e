package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Line;
import breakeven.core.price.LookupNames;
import breakeven.core.report.RowResult;
import breakeven.core.whatif.VerdictChange;
import breakeven.core.whatif.VerdictChangeFinder;
import breakeven.testing.Changed;
import breakeven.testing.Portfolio;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a workload is re-trained where nobody typed it. */
class CadenceTest {
  private static RowResult result(String... cells) {
    Evaluator evaluator = new Portfolio(List.of(Portfolio.straight("one", cells))).evaluate();
    Decision decision = evaluator.decision();
    RowResult row =
        new RowResult(decision, evaluator.frame(), new Sentences(decision, "GBP"), prompted -> "");
    row.moveTo(0, 2, "one", LookupNames.NONE, 0, "", null);
    return row;
  }

  @ParameterizedTest(name = "typed {0}, data shift {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        " | 4.5 | Data shifts every 4.5 months, re-training every 4 months (follows the data shift"
            + " interval)",
        " | none | Data never shifts, re-training every 6 months (assumption Retrain cadence)",
        " | 2 | Data shifts every 2 months, re-training every 3 months (assumption Shortest"
            + " cadence)",
        "6 | 4 | Data shifts every 4 months, re-training every 6 months (as typed)",
      })
  void theEvidenceOfCheck5SaysWhereTheCadenceComesFrom(String typed, String shift, String said) {
    RowResult row =
        result(
            "Retrain cadence=" + Objects.requireNonNullElse(typed, ""),
            "Data shift interval=" + shift);
    assertThat(row.text(row.sentences().checkEvidence.get(4))).isEqualTo(said);
  }

  /** A tuned workload is not sent back to a prompt that costs far more for a default of ours. */
  @Test
  void aModelThatCanFollowItsDataIsNotGivenUpForADefault() {
    String[] tuned = {"Current approach=Fine-tuned", "Data shift interval=4", "Serving cost=300"};
    Evaluator evaluator = new Portfolio(List.of(Portfolio.straight("one", tuned))).evaluate();
    assertThat(Changed.verdict(evaluator, 0)).isEqualTo(Decision.FINE_TUNE);
  }

  @Test
  void theCostOfAShorterCadenceIsKnownBesideTheVerdictThatCostsMore() {
    Map<String, String> row =
        Portfolio.straight(
            "one", "Current approach=Fine-tuned", "Data shift interval=4", "Retrain cadence=6");
    Portfolio portfolio = new Portfolio(List.of(row));
    Evaluator evaluator = portfolio.evaluate();
    @Nullable VerdictChange[] flips =
        new VerdictChangeFinder(
                evaluator.decision(), evaluator.prices(), Portfolio.spreads(), null, "GBP", 16, 60)
            .find(evaluator.frame(), i -> true, i -> "one", portfolio.used(evaluator));
    VerdictChange flip = Objects.requireNonNull(flips[0]);
    assertThat(flip.text()).isEqualTo("Retrain cadence 4 months, today 6 months: Fine-tune");
    row.put("Retrain cadence", "4");
    Evaluator then = new Portfolio(List.of(row)).evaluate();
    assertThat(flip.costOfChoice())
        .isCloseTo(value(then, then.decision().model.totals.tcoTuned), within(1e-6))
        .isLessThan(value(evaluator, evaluator.decision().tcoThen));
  }

  private static double value(Evaluator evaluator, Line line) {
    return evaluator.frame().values(line)[0];
  }
}
