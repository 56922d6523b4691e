package breakeven.exchange.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theOrderChangesNothingAndNoDigitIsLost(long seed) {
    Random random = new Random(seed);
    List<Double> numbers = new ArrayList<>(List.of(1e-300, -1e-30, 1e15, -1e15, 1e-9, 0.1, -0.25));
    for (int i = 0; i < 2_000; i++) {
      numbers.add((random.nextDouble() - 0.4) * Math.pow(10, random.nextInt(30) - 20));
    }
    BigDecimal wanted =
        numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);

    for (int turn = 0; turn < 5; turn++) {
      Collections.shuffle(numbers, random);
      ExactSum first = new ExactSum();
      ExactSum second = new ExactSum();
      for (int i = 0; i < numbers.size(); i++) {
        (i < 700 ? first : second).add(numbers.get(i));
      }
      first.add(second);
      assertThat(first.exact()).isEqualByComparingTo(wanted);
      assertThat(first.value()).isEqualTo(wanted.doubleValue());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1_000_000, -1_000_000})
  void aSumBeyondALongOfCoarseUnitsIsKept(double number) {
    ExactSum sum = new ExactSum();
    for (int i = 0; i < 5_000; i++) {
      sum.add(number);
    }
    assertThat(sum.value()).isEqualTo(5_000 * number);
  }
}
