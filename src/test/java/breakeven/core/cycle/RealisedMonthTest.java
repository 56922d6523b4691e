package breakeven.core.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** The parts of a difference in a month whose forecast knew of a dearer price of what was left. */
class RealisedMonthTest {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

  /** A request costs 2 before and 1 after; in month 2 it was to cost 3 before, and it does. */
  private static RealisedMonth second(double fixed, double requests) {
    double no = Double.NaN;
    return second(
        fixed, new UsedMonth(requests, no, no, no, no, requests, "GBP", false, false, "", no, no));
  }

  private static RealisedMonth second(double fixed, UsedMonth used) {
    double no = Double.NaN;
    Forecast forecast =
        new Forecast(
            "GBP",
            no,
            300,
            no,
            no,
            no,
            no,
            0,
            100,
            1000,
            100,
            2,
            1,
            fixed,
            0,
            MonthlySeries.of(new double[] {100, 100}),
            MonthlySeries.of(new double[] {100 + fixed, 200 + fixed}));
    LogEntry decision =
        new LogEntry(
            1,
            "",
            DAY,
            "",
            DAY,
            DAY,
            "W",
            "",
            "",
            "",
            "Prompting",
            "Small model",
            "",
            "",
            forecast,
            "",
            LogStatus.IN_PRODUCTION,
            "",
            "");
    MonthCosts costs = new MonthCosts(DAY, 3, 3, fixed, 0, 1, 1, 0, 0, 0, 0, 1);
    return new RealisedMonth(decision, YearMonth.of(2027, 1), 2, used, costs);
  }

  @Test
  void withoutFixedCostNothingIsByFixedCost() {
    RealisedMonth month = second(0, 100);
    assertThat(month.difference()).isCloseTo(0, within(1e-9));
    assertThat(month.byFixedCost()).isZero();
    assertThat(month.byPrices()).isCloseTo(0, within(1e-9));
  }

  /** The forecast knew that a request would save 2 in this month: 50 more save 100 by volume. */
  @Test
  void aKnownStepIsNeitherByPricesNorByFixedCost() {
    for (double fixed : new double[] {0, 7}) {
      RealisedMonth month = second(fixed, 150);
      assertThat(month.byVolume()).isCloseTo(100, within(1e-9));
      assertThat(month.byTokens()).isZero();
      assertThat(month.byPrices()).isCloseTo(0, within(1e-9));
      assertThat(month.byFixedCost()).isCloseTo(0, within(1e-9));
      assertThat(month.difference()).isCloseTo(100, within(1e-9));
    }
  }

  /** 30 of 100 requests are still billed at 3, the others at 1: 60 of the saving are missing. */
  @Test
  void whatIsNotSwitchedIsToldByRequests() {
    double no = Double.NaN;
    UsedMonth half =
        new UsedMonth(
            100, no, no, no, no, 160, "160 GBP", false, false, "", 90 / 160.0, 70 / 160.0);
    RealisedMonth month = second(0, half);
    assertThat(month.unswitched()).isCloseTo(0.3, within(1e-9));
    assertThat(month.notSwitched()).isFalse();
    assertThat(month.difference()).isCloseTo(140 - 200, within(1e-9));
    assertThat(month.byNotSwitched()).isCloseTo(-30 * (3 - 1), within(1e-9));
    assertThat(month.byVolume() + month.byTokens() + month.byFixedCost()).isZero();
    assertThat(month.byPrices()).isCloseTo(0, within(1e-9));
  }
}
