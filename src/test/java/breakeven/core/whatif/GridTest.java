package breakeven.core.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
  private static final Grid FOUR_DIGITS = new Grid.FourDigits();
  private static final Grid TENTHS = new Grid.Steps(1000);

  @Test
  void fourDigitsGoOnAcrossAPowerOfTen() {
    long index = FOUR_DIGITS.atMost(999.9);
    assertThat(FOUR_DIGITS.value(index)).isEqualTo(999.9);
    assertThat(FOUR_DIGITS.value(index + 1)).isEqualTo(1000);
    assertThat(FOUR_DIGITS.value(index + 2)).isEqualTo(1001);
    assertThat(FOUR_DIGITS.value(index - 1)).isEqualTo(999.8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0001234, 0.7411, 1, 9.999, 10, 42.3, 123_400, 1e6})
  void aValueOnTheGridIsItself(double value) {
    assertThat(FOUR_DIGITS.value(FOUR_DIGITS.atMost(value))).isEqualTo(value);
    assertThat(FOUR_DIGITS.value(FOUR_DIGITS.atLeast(value))).isEqualTo(value);
  }

  @Test
  void everyValueLiesBetweenItsNeighbours() {
    SplittableRandom random = new SplittableRandom(20260525);
    for (int i = 0; i < 10_000; i++) {
      double value = Math.pow(10, random.nextDouble(-9, 12));
      long below = FOUR_DIGITS.atMost(value);
      assertThat(FOUR_DIGITS.value(below)).isLessThanOrEqualTo(value);
      assertThat(FOUR_DIGITS.value(below + 1)).isGreaterThan(value);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 1e-300, 3e-41, 7e155, 1e300, Double.MAX_VALUE})
  void theNumberOfAnExtremeValueIsFoundAtOnce(double value) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          double kept = FOUR_DIGITS.value(FOUR_DIGITS.atMost(value));
          assertThat(kept).isFinite().isGreaterThan(0);
          assertThat(kept / Math.max(1e-300, Math.min(value, 1e300))).isCloseTo(1, within(0.001));
        });
  }

  @Test
  void nothingIsBelowTheLeastNumberOfTheGrid() {
    assertThat(FOUR_DIGITS.atMost(0)).isEqualTo(FOUR_DIGITS.atMost(1e-300));
    assertThat(FOUR_DIGITS.atLeast(0)).isEqualTo(FOUR_DIGITS.atMost(1e-300));
  }

  @Test
  void numbersOfEqualStepsCanBeAdded() {
    assertThat(TENTHS.atMost(1e300) + TENTHS.atMost(1e300)).isPositive();
    assertThat(TENTHS.atMost(-1e300) + TENTHS.atMost(-1e300)).isNegative();
  }

  @Test
  void tenthsOfAPerCentAreWrittenAsTheyAreRead() {
    assertThat(TENTHS.value(125)).isEqualTo(0.125);
    assertThat(TENTHS.atMost(-0.0305)).isEqualTo(-31);
    assertThat(TENTHS.atLeast(-0.0305)).isEqualTo(-30);
  }
}
