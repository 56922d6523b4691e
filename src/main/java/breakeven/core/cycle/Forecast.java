package breakeven.core.cycle;

import java.util.Arrays;

/**
 * The figures on which a change was decided. Amounts are in one currency; NaN is unknown.
 *
 * @param currency what the amounts are in
 * @param expected mean saving over the draws, over the workload's horizon, one-off cost included:
 *     what was promised; NaN where none was drawn
 * @param saving the same at the prices of the decision, no driver moved
 * @param p10 saving that one draw in ten is below
 * @param p50 saving that half of the draws are below
 * @param p90 saving that nine draws in ten are below
 * @param chance chance that the change costs no more than before it, a fraction
 * @param oneOff what the change costs before month 1
 * @param requests a month, as typed
 * @param inputTokens a request
 * @param outputTokens a request
 * @param requestToday cost of a request in month 1 of the approach that is left, fixed cost apart
 * @param requestThen the same of the approach decided on
 * @param fixedToday cost a month of the approach that is left, whatever the volume
 * @param fixedThen the same of the approach decided on
 * @param requestsByMonth requests of each month of the horizon
 * @param savingByMonth saving of each month of the horizon at the prices of the decision, the
 *     one-off cost apart
 */
public record Forecast(
    String currency,
    double expected,
    double saving,
    double p10,
    double p50,
    double p90,
    double chance,
    double oneOff,
    double requests,
    double inputTokens,
    double outputTokens,
    double requestToday,
    double requestThen,
    double fixedToday,
    double fixedThen,
    MonthlySeries requestsByMonth,
    MonthlySeries savingByMonth) {
  /** Nothing is known but what amounts are in. */
  public static Forecast unknown(String currency) {
    double no = Double.NaN;
    return new Forecast(
        currency,
        no,
        no,
        no,
        no,
        no,
        no,
        no,
        no,
        no,
        no,
        no,
        no,
        no,
        no,
        MonthlySeries.NONE,
        MonthlySeries.NONE);
  }

  /** The saving that was promised: expected, or at the prices of the decision where none is. */
  public double promised() {
    return Double.isNaN(expected) ? saving : expected;
  }

  /** The promised saving of a month, from 1, the one-off cost apart; NaN beyond the horizon. */
  public double promised(int month) {
    return of(month, promised());
  }

  /** The same at the prices of the decision. */
  public double atPrices(int month) {
    return of(month, saving);
  }

  /** Lower end of a month in 8 of 10 futures. */
  public double low(int month) {
    return of(month, p10);
  }

  /** Upper end of it. */
  public double high(int month) {
    return of(month, p90);
  }

  /** The part of a saving that falls on a month: months in which nothing changes have none. */
  private double of(int month, double whole) {
    double[] months = savingByMonth.values();
    if (month < 1 || month > months.length) {
      return Double.NaN;
    }
    double saved = months[month - 1];
    long changed = Arrays.stream(months).filter(each -> each != 0).count();
    return saved == 0 ? 0 : saved + (whole - saving) / changed;
  }
}
