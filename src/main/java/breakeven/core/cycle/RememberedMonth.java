package breakeven.core.cycle;

import breakeven.core.cycle.RealisedMonth.Basis;
import java.time.YearMonth;

/**
 * A month of a decision as an earlier review wrote it down. Its costs are those of the prices of
 * then, so they count for as long as the actuals of the month are the same.
 *
 * @param requests that were made
 * @param input input tokens a request; NaN where not known
 * @param output output tokens a request; NaN where not known
 * @param bill as it was billed
 * @param billed the same in the reporting currency, at the rate of then; NaN where there is no bill
 * @param currency the reporting currency of then
 * @param basis the word for what the saving rests on
 */
public record RememberedMonth(
    double requests,
    double input,
    double output,
    String bill,
    double billed,
    String currency,
    String basis,
    MonthCosts costs) {
  /** Figures that differ by less than this, as a share, are the same: cells keep 15 digits. */
  private static final double SAME = 1e-9;

  /** Whether the actuals of the month are still those of then. */
  public boolean agrees(UsedMonth used, String reporting) {
    return currency.equals(reporting)
        && same(requests, used.requests())
        && same(input, used.input())
        && same(output, used.output())
        && bill.equals(used.bill())
        && costs.known();
  }

  /** The month of a decision by these figures, as that review wrote it down. */
  public RealisedMonth said(LogEntry decision, YearMonth month) {
    UsedMonth used =
        new UsedMonth(
            requests,
            input,
            Double.NaN,
            Double.NaN,
            output,
            billed,
            bill,
            basis.equals(Basis.NO_RATE.word()),
            basis.equals(Basis.PART.word()));
    return new RealisedMonth(decision, month, decision.index(month), used, costs);
  }

  /** What was used, with the bill as it was converted then. */
  public UsedMonth as(UsedMonth used) {
    return Double.isNaN(billed) ? used : used.billedAs(billed);
  }

  private static boolean same(double one, double other) {
    return Double.isNaN(one)
        ? Double.isNaN(other)
        : Math.abs(one - other) <= SAME * Math.max(Math.abs(one), Math.abs(other));
  }
}
