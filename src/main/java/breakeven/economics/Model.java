package breakeven.economics;

import breakeven.expression.Frame;
import breakeven.expression.Lines;
import breakeven.expression.Variables;
import breakeven.price.PriceVariables;
import breakeven.table.Assumption;

/**
 * The whole model: inputs, looked-up prices and all lines, in the order in which they are
 * calculated and read.
 */
public final class Model {
  public final Variables variables = new Variables();
  public final Lines lines = new Lines();
  public final Inputs inputs = new Inputs(variables);
  public final PriceVariables looked = new PriceVariables(variables);
  public final Horizon life = new Horizon(lines, inputs, looked);
  public final Volume volume = new Volume(lines, inputs, life);
  public final Requests requests = new Requests(lines, inputs, looked, volume);
  public final Retrieval retrieval = new Retrieval(lines, inputs, looked, life, volume);
  public final Serving serving = new Serving(lines, inputs, looked, life, volume, requests);
  public final Tuning tuning = new Tuning(lines, inputs, looked, life);
  public final Totals totals =
      new Totals(lines, inputs, life, volume, requests, retrieval, serving, tuning);
  public final BreakEvens breakEvens =
      new BreakEvens(
          variables, lines, inputs, life, volume, requests, retrieval, serving, tuning, totals);

  /** The longest horizon that the rows of a frame can have: no more months need be calculated. */
  public int lastMonth(Frame frame) {
    double[] assumed = frame.values(inputs.assumption(Assumption.HORIZON));
    double longest = 1;
    for (int row = 0; row < frame.size(); row++) {
      longest = Math.max(longest, assumed[row]);
    }
    return (int) longest;
  }
}
