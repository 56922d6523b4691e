package breakeven.core.economics;

import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.table.Assumption;

/**
 * The break-even cadence where the rents of GPUs change: what a re-training costs depends on its
 * month, so every interval is tried, from 1 upwards, until net saving is no longer below 0.
 */
public final class CadenceSearch {
  private final Model model;
  private final Frame frame;

  /**
   * A search over the rows of a frame.
   *
   * @param frame where the rows stand, evaluated as far as net saving
   */
  public CadenceSearch(Model model, Frame frame) {
    this.model = model;
    this.frame = frame;
  }

  /** Fills {@link SearchedValues#cadence} of every row that needs it; blank elsewhere. */
  public void run() {
    double[] found = frame.values(model.searched.cadence);
    double[] base = frame.values(model.inputs.assumption(Assumption.BASE_CHANGE_INTERVAL));
    double[] change = frame.values(model.volume.monthlyGpuChange);
    for (int row = 0; row < frame.size(); row++) {
      found[row] = Double.NaN;
      if (change[row] != 1) {
        int longest = (int) Math.floor(Math.min(at(model.life.horizon, row), base[row]));
        found[row] = first(row, longest);
      }
    }
  }

  private double first(int row, int longest) {
    double saved = at(model.totals.netSaving, row) + at(model.costs.retrainingTotal, row);
    for (int interval = 1; interval <= longest; interval++) {
      if (saved - retrainings(row, interval) > -Comparison.MONEY_TOLERANCE) {
        return interval;
      }
    }
    return Double.NaN;
  }

  /** What the re-trainings of the horizon cost, one every so many months. */
  private double retrainings(int row, int interval) {
    double cost = at(model.costs.retraining, row);
    double gpus = at(model.releases.retrainingGpus, row);
    double horizon = at(model.life.horizon, row);
    double all = 0;
    for (int month = (int) at(model.life.leadTimePaid, row) + interval;
        month < horizon;
        month += interval) {
      all += cost + gpus * (frame.values(model.volume.gpuFactor, month)[row] - 1);
    }
    return all;
  }

  private double at(Line line, int row) {
    return frame.values(line)[row];
  }
}
