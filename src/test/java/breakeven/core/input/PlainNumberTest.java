package breakeven.core.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumberTest {
  @ParameterizedTest
  @CsvSource({"0,0", "20000,20000", "-2.5,-2.5", "+7,7", "1e3,1000", "1.5E-2,0.015", "1e+2,100"})
  void digitsWithSignPointAndExponentAreANumber(String text, double value) {
    assertThat(PlainNumber.parse(text)).isEqualTo(value);
  }

  @Test
  void everyNumberIsTheNearestOneThatADoubleHolds() {
    java.util.Random random = new java.util.Random(11);
    for (int i = 0; i < 100_000; i++) {
      String digits = Long.toString(random.nextLong() >>> 1 + random.nextInt(62));
      int point = random.nextInt(digits.length() + 1);
      String text =
          (random.nextBoolean() ? "-" : "")
              + (point == 0 ? "0" : digits.substring(0, point))
              + (point == digits.length() ? "" : "." + digits.substring(point));
      assertThat(PlainNumber.parse(text)).isEqualTo(Double.parseDouble(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20k",
        "1,234",
        "1.234,5",
        "£30",
        "0x1p3",
        "1d",
        "NaN",
        "Infinity",
        "1e400",
        ".5",
        "5.",
        "1e",
        "1e+",
        "- 5",
        "1 000",
        "--1",
        "-",
        "+.5",
        "1.5.2",
        "٣",
        "5%"
      })
  void anythingElseIsNone(String text) {
    assertThat(PlainNumber.parse(text)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "20000,20000",
    "0.1,0.1",
    "0.30000000000000004,0.3",
    "-2.5,-2.5",
    "0,0",
    "1e21,1e+21",
    "123456789012,123456789012",
    "1e-10,1e-10",
    "-0.0,0"
  })
  void aNumberIsShownAsAPersonTypesIt(double value, String text) {
    assertThat(PlainNumber.text(value)).isEqualTo(text);
  }
}
