package breakeven.core.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaledValuesTest {
  private final Decision decision = new Decision();
  private final Model model = decision.model;

  @Test
  void aTotalMovesNoMoreThanItsPrices() {
    ScaledValues large =
        new ScaledValues(List.of(model.looked.prompted.input(), model.looked.prompted.output()));
    assertThat(large.atMost(model.totals.tcoPrompted)).isTrue();
    assertThat(large.stays(model.totals.tcoPrompted)).isFalse();
    // In its lead time the alternative serves, which these prices choose.
    assertThat(large.atMost(model.totals.tcoTuned)).isFalse();
    assertThat(large.stays(model.totals.tcoSmall)).isTrue();
  }

  @Test
  void whatIsMadeOfTwoPricesOfOneRowMovesInProportion() {
    ScaledValues training =
        new ScaledValues(List.of(model.looked.trainingPrice, model.looked.trainingMinimum));
    assertThat(training.atMost(model.releases.retraining)).isTrue();
    assertThat(training.stays(model.releases.retraining)).isFalse();
    assertThat(training.stays(decision.needs.trainingPrice)).as("still known").isTrue();
  }

  @Test
  void aDifferenceAndAProductOfWhatMovesDoNot() {
    ScaledValues large = new ScaledValues(List.of(model.looked.prompted.input()));
    assertThat(large.atMost(model.totals.netSaving)).isFalse();
    ScaledValues volume = new ScaledValues(List.of(model.inputs.requests, model.looked.rentedHour));
    assertThat(volume.atMost(model.totals.tcoTuned)).isFalse();
  }

  @Test
  void wholeNumbersOfReplicasMoveOtherwise() {
    ScaledValues volume = new ScaledValues(List.of(model.inputs.requests));
    assertThat(volume.atMost(model.runningCost.rentTuned)).isFalse();
  }
}
