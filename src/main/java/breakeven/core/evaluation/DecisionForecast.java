package breakeven.core.evaluation;

import breakeven.core.cycle.Forecast;
import breakeven.core.cycle.MonthlySeries;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.Workloads;

/** The figures on which a change is decided, of a row that was evaluated. */
public final class DecisionForecast {
  private final Decision decision;
  private final Model model;
  private final Frame frame;
  private final String currency;

  /**
   * @param frame the figures of the batch that was evaluated last
   * @param currency what amounts are in
   */
  public DecisionForecast(Decision decision, Frame frame, String currency) {
    this.decision = decision;
    this.model = decision.model;
    this.frame = frame;
    this.currency = currency;
  }

  /**
   * The figures of a row.
   *
   * @param from the approach that is left
   * @param to the approach decided on
   */
  public Forecast of(int row, String from, String to) {
    double requests = value(model.inputs.requests, row);
    double requestFrom = request(from, row);
    double requestTo = request(to, row);
    int horizon = (int) value(model.life.horizon, row);
    double[] volume = new double[Math.max(0, horizon)];
    double[] saving = new double[volume.length];
    double before = -value(decision.cash.extra, row);
    for (int month = 1; month <= volume.length; month++) {
      double after = frame.values(decision.cash.cumulative, month)[row];
      volume[month - 1] = frame.values(model.volume.requests, month)[row];
      saving[month - 1] = after - before;
      before = after;
    }
    return new Forecast(
        currency,
        value(decision.moneyAtStake, row),
        value(decision.changeP10, row),
        value(decision.changeP50, row),
        value(decision.changeP90, row),
        value(decision.changeChance, row),
        value(decision.cash.extra, row),
        requests,
        value(model.inputs.cell(Workloads.INPUT_TOKENS), row),
        value(model.inputs.cell(Workloads.OUTPUT_TOKENS), row),
        requestFrom,
        requestTo,
        month(from, row) - requests * requestFrom,
        month(to, row) - requests * requestTo,
        MonthlySeries.of(volume),
        MonthlySeries.of(saving));
  }

  private double value(Line line, int row) {
    return frame.values(line)[row];
  }

  private double value(Variable variable, int row) {
    return frame.values(variable)[row];
  }

  private double month(String approach, int row) {
    Line cost =
        approach.startsWith("Fine-tuned")
            ? model.firstMonth.monthTuned
            : approach.equals("Small model")
                ? model.firstMonth.monthSmall
                : model.firstMonth.monthPrompted;
    return value(cost, row);
  }

  /** What each request adds to a month; GPUs and hosting are the month's. */
  private double request(String approach, int row) {
    double retrieval = value(model.retrieval.perRequest, row);
    double grounded = value(model.life.grounding, row) * retrieval;
    if (approach.startsWith("Fine-tuned")) {
      return zeroIfBlank(value(model.requests.tuned, row))
          + escalated(row)
          + value(model.quality.badTuned, row)
          + grounded;
    }
    if (approach.equals("Small model")) {
      boolean gpus = value(model.runningCost.smallUsesGpus, row) > 0;
      return (gpus ? 0 : value(model.requests.small, row))
          + value(model.quality.badSmall, row)
          + grounded;
    }
    return large(row)
        + value(model.quality.badPrompted, row)
        + value(model.retrieval.carriedByPrompted, row) * retrieval;
  }

  private double large(int row) {
    return frame.values(model.requests.large, 1)[row];
  }

  private double escalated(int row) {
    double share = value(model.inputs.cell(Workloads.ESCALATED_SHARE), row);
    return share > 0 ? share * large(row) : 0;
  }

  private static double zeroIfBlank(double value) {
    return Double.isNaN(value) ? 0 : value;
  }
}
