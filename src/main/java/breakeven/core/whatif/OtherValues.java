package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Dependents;
import breakeven.core.expression.Frame;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values of all drivers, near and far, for a row whose verdict no break-even changes: before it is
 * said that nothing does, these are tried.
 */
final class OtherValues {
  private final Decision decision;
  private final Model model;
  private final DriverValues levers;
  private final List<Driver> drivers;
  private final DriverGrid fan;

  /** The drivers that the choice of the alternative may depend on. */
  private final Set<Driver> movesAlternative;

  OtherValues(Decision decision, DriverValues levers, List<Driver> drivers) {
    this.decision = decision;
    model = decision.model;
    this.levers = levers;
    this.drivers = drivers;
    fan = new DriverGrid(model);
    movesAlternative =
        drivers.stream()
            .filter(driver -> Dependents.of(levers.of(driver)).reaches(model.totals.alternative))
            .collect(Collectors.toSet());
  }

  /** Values of the drivers that may matter on either side of today, each side nearest first. */
  List<Candidate> of(Frame base, int row) {
    List<Candidate> tries = new ArrayList<>();
    for (Driver driver : drivers) {
      double today = levers.today(driver, base, row);
      if (!driver.measured() && !Double.isNaN(today) && matters(driver, base, row, today)) {
        DriverValues.Range range = levers.range(driver, base, row, today);
        double from = levers.from(driver, base, row, today);
        for (double end : new double[] {range.least(), range.most()}) {
          for (double value : fan.few(driver, base, row, from, end)) {
            tries.add(Candidate.of(driver, today, from, value));
          }
        }
      }
    }
    qualities(tries, base, row, 1);
    return tries;
  }

  /**
   * Whether a driver can do anything but make fine-tuning pay, for which its break-even was looked
   * for: turn a saving into none, stop what goes on, make another way of doing without the cheaper
   * one, let a small model in that is not served for as long as today, or keep a candidate open
   * that is closed.
   */
  private boolean matters(Driver driver, Frame base, int row, double today) {
    boolean closed = Decision.holds(decision.closed, base, row);
    boolean pays =
        !closed
            && (Decision.holds(decision.goesOn, base, row)
                || !Decision.holds(decision.noSaving, base, row));
    boolean choice =
        base.values(model.quality.smallAcceptable)[row] > 0 && movesAlternative.contains(driver);
    return switch (driver) {
      case LIFETIME -> pays || choice || base.values(model.serving.smallServed)[row] == 0;
      case CADENCE, LEAD_TIME -> pays || choice || closed || today == 0;
      default -> !decision.oneWayLeft(base, row) && (pays || choice || today == 0);
    };
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
