package breakeven.core.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawCountTest {
  @ParameterizedTest(name = "{0} assumed, {1} workloads, ordered {2}")
  @CsvSource({
    "1500, 54, , 1500",
    "1500, 13000, , 1500",
    "1500, 13001, , 1428",
    "2000, 54, , 2000",
    "2000, 10000, , 2000",
    "2000, 10001, , 1818",
    "500, 10001, , 500",
    "2000, 99001, , 200",
    "2000, 100000, , 200",
    "2000, 199999, , 100",
    "2000, 200001, , 0",
    "2000, 1000000, , 0",
    "2000, 1000000, 50, 50",
    "2000, 54, 0, 0",
    "0, 54, , 0",
    "0, 54, 300, 300",
  })
  void manyWorkloadsHaveFewerDrawsEach(int assumed, int workloads, Integer ordered, int expected) {
    DrawCount count = DrawCount.of(assumed, workloads, ordered);
    assertThat(count.draws()).isEqualTo(expected);
    assertThat(count.why()).isNotEmpty();
  }
}
