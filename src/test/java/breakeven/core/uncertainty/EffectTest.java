package breakeven.core.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.economics.UncertainDriver;
import org.junit.jupiter.api.Test;

class EffectTest {
  private static Effect effect(boolean shift, double today, double breakEven) {
    TriangularDistribution spread =
        new TriangularDistribution(
            shift ? UncertainDriver.PRICE_DECLINE : UncertainDriver.GPU_PRICE,
            shift,
            0.8,
            1.3,
            true);
    return new Effect(spread, today, 0.8, 1.3, 10, 4, 12, 0, 0, breakEven);
  }

  @Test
  void theDistanceToTheBreakEvenIsInTheDriversUnitAndAShareOfToday() {
    Effect effect = effect(false, 2, 3);
    assertThat(effect.distance()).isCloseTo(1, within(1e-12));
    assertThat(effect.share()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aShareOfNothingOrOfWhatIsShiftedIsBlank() {
    assertThat(effect(false, 0, 3).share()).isNaN();
    assertThat(effect(true, 2, 3).share()).isNaN();
  }
}
