package breakeven.core.cycle;

/**
 * The figures on which a change was decided. Amounts are in one currency; NaN is unknown.
 *
 * @param currency what the amounts are in
 * @param saving over the workload's horizon, one-off cost included
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
 * @param savingByMonth saving of each month of the horizon, the one-off cost apart
 */
public record Forecast(
    String currency,
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
        MonthlySeries.NONE,
        MonthlySeries.NONE);
  }
}
