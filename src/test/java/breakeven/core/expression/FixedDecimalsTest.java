package breakeven.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedDecimalsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0|0",
        "-0.0|2|0.00",
        "-0.004|2|0.00",
        "0.005|2|0.01",
        "1.005|2|1.01",
        "-1.005|2|-1.01",
        "2.5|0|3",
        "-2.5|0|-3",
        "999.5|0|1,000",
        "87.64999999999|1|87.7",
        "87.649999|1|87.6",
        "1234567.891|1|1,234,567.9",
        "0.000123|6|0.000123",
        "0.5|8|0.50000000",
        "1e15|0|1,000,000,000,000,000",
        "123456789012345678|2|123,456,789,012,346,000.00"
      })
  void numbersAreRoundedOnFifteenDigits(double value, int decimals, String text) {
    assertThat(FixedDecimals.of(value, decimals)).isEqualTo(text);
  }

  @Test
  void whatIsNoNumberIsNothing() {
    assertThat(FixedDecimals.of(Double.NaN, 1)).isEmpty();
    assertThat(FixedDecimals.of(Double.NEGATIVE_INFINITY, 1)).isEmpty();
  }

  @Test
  void theShortWayComesToWhatTheExactOneDoes() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 50_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(16));
      int decimals = random.nextInt(4);
      if (random.nextInt(3) == 0) {
        value = Math.rint(value * 1000) / 1000 + 0.0005;
      }
      assertThat(FixedDecimals.of(value, decimals))
          .as("%s, %d decimals", value, decimals)
          .isEqualTo(exact(value, decimals));
    }
  }

  private static String exact(double value, int decimals) {
    BigDecimal kept = new BigDecimal(value, new MathContext(15, RoundingMode.HALF_UP));
    BigDecimal finest = decimals < 3 ? kept.setScale(6, RoundingMode.HALF_UP) : kept;
    BigDecimal rounded = finest.setScale(decimals, RoundingMode.HALF_UP);
    String pattern = "#,##0" + (decimals > 0 ? "." + "0".repeat(decimals) : "");
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(rounded.signum() == 0 ? BigDecimal.ZERO : rounded);
  }
}
