package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of all drivers, near and far, for a row whose verdict no break-even changes: before it is
 * said that nothing does, these are tried.
 */
final class OtherValues {
  private final Decision decision;
  private final Model model;
  private final DriverValues levers;
  private final List<Driver> drivers;
  private final Fan fan;

  OtherValues(Decision decision, DriverValues levers, List<Driver> drivers) {
    this.decision = decision;
    model = decision.model;
    this.levers = levers;
    this.drivers = drivers;
    fan = new Fan(model);
  }

  /** Values of every driver on either side of today, each side nearest first. */
  List<Candidate> of(Frame base, int row) {
    List<Candidate> tries = new ArrayList<>();
    boolean oneWayLeft = decision.oneWayLeft(base, row);
    for (Driver driver : drivers) {
      double today = driver.measured() ? Double.NaN : levers.today(driver, base, row);
      // Where no amount of money can matter, a life or a cadence may let an option in.
      if (!Double.isNaN(today) && (driver.whole() || !oneWayLeft)) {
        DriverValues.Range range = levers.range(driver, base, row, today);
        // From no volume the way begins at one request.
        double from = driver == Driver.VOLUME && today == 0 ? range.least() : today;
        for (double end : new double[] {range.least(), range.most()}) {
          for (double value : fan.some(driver, base, row, from, end)) {
            tries.add(Candidate.of(driver, today, from, value));
          }
        }
      }
    }
    qualities(tries, base, row, 1);
    return tries;
  }

  /** Worse models than measured: no plan, and yet "no single change does" would not be true. */
  List<Candidate> worseQualities(Frame base, int row) {
    List<Candidate> tries = new ArrayList<>();
    qualities(tries, base, row, 0);
    return tries;
  }

  /**
   * An end of what can be measured. A better tuned model is a better verdict for it all the way up,
   * a better small one is nearer to being the alternative: what an end leaves as it is, nothing on
   * the way to it changes.
   */
  private void qualities(List<Candidate> tries, Frame base, int row, double end) {
    for (Driver driver : List.of(Driver.TUNED_QUALITY, Driver.SMALL_QUALITY)) {
      double from = qualityFrom(driver, base, row);
      if (!Double.isNaN(from) && from != end) {
        tries.add(Candidate.of(driver, from, from, end));
      }
    }
  }

  /**
   * What is measured; where nothing is, what is required, which has been tried already; where that
   * is unknown too, the best.
   */
  private double qualityFrom(Driver driver, Frame base, int row) {
    Column cell =
        driver == Driver.TUNED_QUALITY ? Workloads.TUNED_QUALITY : Workloads.SMALL_QUALITY;
    double measured = base.values(model.inputs.cell(cell))[row];
    double required = base.values(model.quality.requiredQuality)[row];
    double wanted = Double.isNaN(required) ? 1 : Math.max(0, required);
    return Double.isNaN(measured) ? wanted : measured;
  }
}
