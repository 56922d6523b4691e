package breakeven.core.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** A saving of 100 a month, but for one month of lead time, that is expected to be 80. */
class ForecastTest {
  private static final double UNKNOWN = Double.NaN;

  private static Forecast forecast(double expected) {
    return new Forecast(
        "GBP",
        expected,
        400,
        200,
        300,
        440,
        0.9,
        0,
        1000,
        900,
        100,
        0.2,
        0.1,
        0,
        0,
        MonthlySeries.of(new double[] {1000, 1000, 1000, 1000, 1000}),
        MonthlySeries.of(new double[] {0, 100, 100, 100, 100}));
  }

  @Test
  void monthsThatSaveShareWhatIsExpected() {
    Forecast forecast = forecast(320);
    assertThat(forecast.promised()).isEqualTo(320);
    double sum = 0;
    for (int month = 1; month <= 5; month++) {
      sum += forecast.promised(month);
    }
    assertThat(sum).isEqualTo(320);
    assertThat(forecast.promised(1)).isZero();
    assertThat(forecast.promised(2)).isEqualTo(80);
    assertThat(forecast.low(2)).isEqualTo(50);
    assertThat(forecast.high(2)).isEqualTo(110);
    assertThat(forecast.promised(0)).isNaN();
    assertThat(forecast.promised(6)).isNaN();
  }

  @Test
  void withoutDrawsTheSavingAtThePricesOfTheDecisionIsPromised() {
    assertThat(forecast(UNKNOWN).promised()).isEqualTo(400);
    assertThat(forecast(UNKNOWN).promised(2)).isEqualTo(100);
  }

  private static RealisedMonth month(int index, double requests) {
    LogEntry entry =
        new LogEntry(
            1,
            "",
            LocalDate.of(2026, 12, 1),
            "Kim",
            null,
            LocalDate.of(2026, 12, 1),
            "Triage",
            "W-1",
            "",
            "",
            "Prompting",
            "Small model",
            "",
            "",
            forecast(320),
            "",
            LogStatus.IN_PRODUCTION,
            "",
            "");
    return new RealisedMonth(
        entry,
        YearMonth.of(2026, 11).plusMonths(index),
        index,
        new UsedMonth(
            requests, 900, 0, 0, 100, 0.1 * requests, "GBP", false, false, "", UNKNOWN, UNKNOWN),
        new MonthCosts(LocalDate.of(2026, 12, 1), 0.2, 0.2, 0, 0, 0.1, 0.1, 0, 0, 0, 0, 0));
  }

  @Test
  void whatTheForecastHadTakenOffIsAPartOfTheDifference() {
    RealisedMonth asTyped = month(2, 1000);
    assertThat(asTyped.difference()).isCloseTo(20, within(1e-9));
    assertThat(asTyped.byDraws()).isCloseTo(20, within(1e-9));
    assertThat(asTyped.byFixedCost()).isCloseTo(0, within(1e-9));
    RealisedMonth fewer = month(2, 700);
    assertThat(fewer.difference()).isCloseTo(-10, within(1e-9));
    assertThat(fewer.byVolume()).isCloseTo(-30, within(1e-9));
    assertThat(fewer.byDraws() + fewer.byVolume() + fewer.byTokens() + fewer.byPrices())
        .isCloseTo(fewer.difference(), within(1e-9));
  }
}
