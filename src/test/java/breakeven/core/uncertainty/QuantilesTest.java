package breakeven.core.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  @Test
  void theyAreThoseOfASpreadsheetsPercentile() {
    double[] found = Quantiles.of(new double[] {5, 1, 4, 2, 3}, 5);
    assertThat(found).containsExactly(new double[] {1.4, 3, 4.6}, within(1e-12));
  }

  @Test
  void theyAreThoseOfTheSortedValuesAlsoWhereValuesAreEqual() {
    SplittableRandom random = new SplittableRandom(7);
    for (int count = 1; count < 400; count++) {
      double[] values = new double[count];
      for (int i = 0; i < count; i++) {
        values[i] = count % 3 == 0 ? random.nextInt(5) : random.nextDouble() - 0.5;
      }
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double[] found = Quantiles.of(values, count);
      for (int k = 0; k < 3; k++) {
        double at = new double[] {0.1, 0.5, 0.9}[k] * (count - 1);
        int below = (int) at;
        double next = sorted[Math.min(count - 1, below + 1)];
        double expected = sorted[below] + (at - below) * (next - sorted[below]);
        assertThat(found[k]).as("%d of %d", k, count).isCloseTo(expected, within(1e-12));
      }
    }
  }
}
