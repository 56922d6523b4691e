package breakeven.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SumsTest {
  @Test
  void theOrderOfAmountsChangesNoBit() {
    Random random = new Random(1);
    List<Double> amounts = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      amounts.add((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12)));
    }
    double first = sum(amounts);
    assertThat(first)
        .isCloseTo(amounts.stream().mapToDouble(Double::doubleValue).sum(), within(1e-3));
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(amounts, random);
      assertThat(sum(amounts)).isEqualTo(first);
    }
  }

  private static double sum(List<Double> amounts) {
    Sums sums = new Sums(2);
    amounts.forEach(amount -> sums.add(1, amount));
    assertThat(sums.of(0)).isZero();
    assertThat(sums.total()).isEqualTo(sums.of(1));
    return sums.of(1);
  }

  @Test
  void partsComeToTheSameAsTheWhole() {
    Sums whole = new Sums(1);
    Sums one = new Sums(1);
    Sums other = new Sums(1);
    for (int i = 1; i <= 100; i++) {
      whole.add(0, 1.0 / i);
      (i % 3 == 0 ? one : other).add(0, 1.0 / i);
    }
    one.add(other);
    assertThat(one.of(0)).isEqualTo(whole.of(0));
  }

  @Test
  void aMillionOfTheGreatestFitAndNoValueAddsNothing() {
    Sums sums = new Sums(1);
    for (int i = 0; i < 1_000_000; i++) {
      sums.add(0, 999_999_999_999_999.0);
    }
    sums.add(0, Double.NaN);
    assertThat(sums.of(0)).isEqualTo(999_999_999_999_999.0 * 1e6);
  }
}
