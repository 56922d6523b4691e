package breakeven.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Line;
import breakeven.core.input.WorkloadBatch;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final int ROWS = 400;

  private final Portfolio portfolio =
      new Portfolio(SeededPortfolio.rows(7, ROWS), Map.of("Confidence", "0.97"));
  private final Decision decision = portfolio.evaluate().decision();

  /** The verdicts and the money at today's prices, twice the same batch. */
  private List<double[]> found(int draws, BiConsumer<Evaluator, WorkloadBatch> way) {
    Evaluator evaluator = portfolio.evaluate(0);
    evaluator.draw(Portfolio.draws(decision, draws));
    way.accept(evaluator, portfolio.batch());
    way.accept(evaluator, portfolio.batch());
    return lines().stream()
        .map(line -> Arrays.copyOf(evaluator.frame().values(line), ROWS))
        .toList();
  }

  private List<Line> lines() {
    return List.of(
        decision.verdict,
        decision.saving,
        decision.changes,
        decision.tcoToday,
        decision.portfolio.ready,
        decision.portfolio.readyToApprove,
        decision.portfolio.restoringQuality,
        decision.portfolio.oneOff);
  }

  @Test
  void aVerdictAloneIsThatOfTheWholeEvaluation() {
    List<double[]> judged = found(60, Evaluator::judge);
    assertThat(judged).containsExactlyElementsOf(found(60, Evaluator::evaluate));
    double[] withoutChance = found(0, Evaluator::judge).get(0);
    assertThat(withoutChance).isEqualTo(found(0, Evaluator::evaluate).get(0));
    long turned =
        IntStream.range(0, ROWS).filter(i -> withoutChance[i] != judged.get(0)[i]).count();
    assertThat(turned).isBetween(3L, 200L);
  }
}
