package breakeven.core.economics;

import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;

/**
 * The break-even cadence, which has two sides: re-train more often and it costs too much, less
 * often and the fine-tuned model is stale. So every interval is tried.
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

  /** Fills the cadences of {@link SearchedValues} of every row. */
  public void run() {
    double[] shortest = frame.values(model.searched.cadence);
    double[] longest = frame.values(model.searched.longest);
    double[] base = frame.values(model.inputs.assumption(Assumption.BASE_CHANGE_INTERVAL));
    double[] betweenFails = frame.values(model.searched.betweenFails);
    for (int row = 0; row < frame.size(); row++) {
      int last = (int) Math.floor(Math.min(at(model.life.horizon, row), base[row]));
      int pay = 0;
      shortest[row] = Double.NaN;
      longest[row] = Double.NaN;
      double saved = beforeRetraining(row);
      for (int interval = 1; interval <= last; interval++) {
        double saving = saved - retrainings(row, interval) - age(row, interval);
        if (saving > -Comparison.MONEY_TOLERANCE) {
          shortest[row] = pay == 0 ? interval : shortest[row];
          longest[row] = interval;
          pay++;
        }
      }
      betweenFails[row] = pay > 0 && longest[row] - shortest[row] >= pay ? 1 : 0;
    }
  }

  /** What fine-tuning saves, re-trainings and what they are for left out. */
  private double beforeRetraining(int row) {
    return at(model.totals.netSaving, row)
        + at(model.costs.retrainingTotal, row)
        + at(model.quantities.answersLost, row) * badAnswer(row);
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

  /** What the answers cost that the fine-tuned model gives worse from month to month. */
  private double age(int row, int interval) {
    if (at(model.quality.ages, row) == 0) {
      return 0;
    }
    double horizon = at(model.life.horizon, row);
    double most = frame.values(model.inputs.cell(Workloads.TUNED_QUALITY))[row];
    double lost = at(model.quality.lostAMonth, row);
    double old = at(model.quality.firstAge, row);
    double all = 0;
    int served = 0;
    for (int month = (int) at(model.life.leadTimePaid, row) + 1; month <= horizon; month++) {
      all += frame.values(model.volume.requests, month)[row] * Math.min(most, old * lost);
      old = ++served % interval == 0 ? 0 : old + 1;
    }
    return all * badAnswer(row);
  }

  private double badAnswer(int row) {
    return frame.values(model.inputs.cell(Workloads.BAD_ANSWER_COST))[row];
  }

  private double at(Line line, int row) {
    return frame.values(line)[row];
  }
}
