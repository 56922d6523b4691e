package breakeven.core.evaluation;

import breakeven.core.cycle.Forecast;
import breakeven.core.cycle.MonthlySeries;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.economics.Option;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.Workloads;

/** The figures on which a change is decided, of a row that was evaluated. */
public final class DecisionForecast {
  private final Decision decision;
  private final Model model;
  private final Frame frame;
  private final OptionCosts costs;
  private final String currency;

  /**
   * @param frame the figures of the batch that was evaluated last
   * @param currency what amounts are in
   */
  public DecisionForecast(Decision decision, Frame frame, String currency) {
    this.decision = decision;
    this.model = decision.model;
    this.frame = frame;
    costs = new OptionCosts(model, frame);
    this.currency = currency;
  }

  /**
   * The figures of a row.
   *
   * @param from the approach that is left
   * @param to the approach decided on
   */
  public Forecast of(int row, String from, String to) {
    double requests = value(model.volume.firstRequests, row);
    Option next = OptionCosts.option(to);
    double requestFrom = costs.request(Option.TODAY, row);
    double requestTo = costs.request(next, row);
    int horizon = (int) value(model.life.horizon, row);
    double[] volume = new double[Math.max(0, horizon)];
    double[] saving = new double[volume.length];
    double before = -value(decision.portfolio.oneOff, row);
    for (int month = 1; month <= volume.length; month++) {
      double after = frame.values(decision.cash.cumulative, month)[row];
      volume[month - 1] = frame.values(model.volume.requests, month)[row];
      saving[month - 1] = after - before;
      before = after;
    }
    return new Forecast(
        currency,
        value(decision.changeMean, row),
        value(decision.saving, row),
        value(decision.changeP10, row),
        value(decision.changeP50, row),
        value(decision.changeP90, row),
        value(decision.changeChance, row),
        value(decision.portfolio.oneOff, row),
        requests,
        value(model.inputs.cell(Workloads.INPUT_TOKENS), row),
        value(model.inputs.cell(Workloads.OUTPUT_TOKENS), row),
        requestFrom,
        requestTo,
        costs.month(Option.TODAY, row) - requests * requestFrom,
        costs.month(next, row) - requests * requestTo,
        MonthlySeries.of(volume),
        MonthlySeries.of(saving));
  }

  private double value(Line line, int row) {
    return frame.values(line)[row];
  }

  private double value(Variable variable, int row) {
    return frame.values(variable)[row];
  }
}
