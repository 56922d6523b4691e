package breakeven.decision;

import breakeven.economics.Inputs;
import breakeven.economics.Model;
import breakeven.expression.Frame;
import breakeven.expression.Variable;
import breakeven.table.Assumption;
import breakeven.table.Workloads;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How a change is put into the variables of a row. */
final class Levers {
  /** Months are cut after rounding to 9 decimals, as the model cuts them. */
  private static final double HALF_DIGIT = 0.5e-9;

  private final Inputs in;
  private final Map<Driver, Variable> cells = new EnumMap<>(Driver.class);
  private final Variable promptingCost;
  private final Variable horizon;
  private final List<Variable> largePrices;
  private final List<Variable> gpuPrices;

  Levers(Model model) {
    in = model.inputs;
    for (Driver driver : Driver.values()) {
      if (driver.cell() != null) {
        cells.put(driver, in.cell(driver.cell()));
      }
    }
    cells.put(Driver.UPFRONT, in.cell(Workloads.ONE_OFF_COST));
    cells.put(Driver.LIFETIME, in.cell(Workloads.MONTHS_IN_PRODUCTION));
    promptingCost = in.cell(Workloads.PROMPTING_COST);
    horizon = in.the(Assumption.HORIZON);
    var looked = model.looked;
    var large = looked.prompted;
    largePrices = List.of(large.input(), large.cached(), large.output(), large.fee());
    gpuPrices =
        List.of(
            looked.rentedHour, looked.serverlessHour, looked.trainingHour, looked.trainingHourOwn);
  }

  /** Changes the variables of one row, which are as today. */
  void apply(Flip.Change change, Frame frame, int row) {
    double then = change.then();
    switch (change.driver()) {
      case VOLUME -> volume(then, frame, row);
      case LARGE_PRICE -> {
        scale(largePrices, 1 - then, frame, row);
        scale(List.of(promptingCost), 1 - then, frame, row);
      }
      case GPU_PRICE -> scale(gpuPrices, then / change.today(), frame, row);
      case LIFETIME -> {
        set(change.driver(), then, frame, row);
        double[] assumed = frame.values(horizon);
        assumed[row] = Math.max(assumed[row], then);
      }
      default -> set(change.driver(), then, frame, row);
    }
  }

  /** A quoted bill moves with the requests, so that the price of one stays. */
  private void volume(double millionTokens, Frame frame, int row) {
    double[] requests = frame.values(in.requests);
    double tokens = frame.values(in.inputTokens)[row] + frame.values(in.outputTokens)[row];
    double then = millionTokens * 1e6 / tokens;
    scale(List.of(promptingCost), then / requests[row], frame, row);
    requests[row] = then;
  }

  private void set(Driver driver, double value, Frame frame, int row) {
    Variable cell = cells.get(driver);
    if (cell == null) {
      throw new IllegalArgumentException(driver + " is no cell");
    }
    frame.values(cell)[row] = value;
  }

  private static void scale(List<Variable> prices, double factor, Frame frame, int row) {
    for (Variable price : prices) {
      frame.values(price)[row] *= factor;
    }
  }

  /** The months that a row can last at most with a change: no more need be calculated. */
  int months(List<Flip.Change> changes, Frame base, int row) {
    double stay =
        Math.min(
            base.values(horizon)[row],
            orEndless(base.values(in.cell(Workloads.MONTHS_IN_PRODUCTION))[row]));
    for (Flip.Change change : changes) {
      if (change.driver() == Driver.LIFETIME) {
        stay = change.then();
      }
    }
    return (int) Math.max(1, Math.floor(stay + HALF_DIGIT));
  }

  private static double orEndless(double months) {
    return Double.isNaN(months) ? Double.POSITIVE_INFINITY : months;
  }
}
