package breakeven.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.15 | 0.2 | 0.15 → 0.20",
        "0.075 | 0.15 | 0.075 → 0.150",
        "2 | 2.5 | 2.00 → 2.50",
        "500 | 550 | 500 → 550",
        "1.124550000001 | 0 | 1.125 → 0.000",
        "12345.678 | 20000 | 12,346 → 20,000",
        "0.1000001 | 0.1000002 | 0.1000001 → 0.1000002"
      })
  void twoAmountsThatAreComparedHaveAsManyDecimals(double one, double other, String text) {
    assertThat(Numbers.alike(one, other, " → ")).isEqualTo(text);
  }
}
