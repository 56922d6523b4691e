package breakeven.core.uncertainty;

import breakeven.core.expression.Comparison;

/**
 * What the draws of net saving come to. Amounts in the reporting currency.
 *
 * @param chance share of the draws in which it pays: net saving is not below 0
 * @param p10 net saving that one draw in ten is below
 * @param p50 net saving that half of the draws are below
 * @param p90 net saving that nine draws in ten are below
 * @param gain mean over all draws of what is saved, draws with a loss counting as 0
 * @param loss mean over all draws of what is lost, draws with a saving counting as 0; not negative
 */
public record SimulationResult(
    double chance, double p10, double p50, double p90, double gain, double loss) {
  /** Nothing was drawn. */
  public static final SimulationResult NONE =
      new SimulationResult(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private static final double SMALLEST_LOSS = Comparison.MONEY_TOLERANCE;

  /** Of the first draws of an array, which is left in another order. */
  static SimulationResult of(double[] savings, int count) {
    double gain = 0;
    double loss = 0;
    for (int i = 0; i < count; i++) {
      gain += Math.max(0, savings[i]);
      loss += Math.max(0, -savings[i]);
    }
    double chance = (double) paying(savings, count, 0) / count;
    double[] quantiles = Quantiles.of(savings, count);
    return new SimulationResult(
        chance, quantiles[0], quantiles[1], quantiles[2], gain / count, loss / count);
  }

  /** Mean over all draws. */
  public double mean() {
    return gain - loss;
  }

  /** How many draws pay if each of them saves so much more. */
  static int paying(double[] savings, int count, double more) {
    int pays = 0;
    for (int i = 0; i < count; i++) {
      pays += savings[i] + more > -SMALLEST_LOSS ? 1 : 0;
    }
    return pays;
  }

  /** Whether anything was drawn. */
  public boolean drawn() {
    return !Double.isNaN(chance);
  }
}
