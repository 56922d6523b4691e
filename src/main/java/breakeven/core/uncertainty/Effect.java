package breakeven.core.uncertainty;

import java.util.Comparator;

/**
 * What one driver alone does to net saving, all else at base. The driver's values are in the unit
 * that it has on sheets, amounts in the reporting currency.
 *
 * @param today the driver's value today; blank for the whole portfolio
 * @param low its value at the low end of its spread
 * @param high its value at the high end of its spread
 * @param saving net saving today
 * @param savingLow net saving at the low end
 * @param savingHigh net saving at the high end
 * @param verdictLow the verdict at the low end, a code of the verdicts; -1 for the whole portfolio
 * @param verdictHigh the verdict at the high end, likewise
 * @param breakEven the nearest value at which net saving reaches 0; blank where there is none
 */
public record Effect(
    TriangularDistribution spread,
    double today,
    double low,
    double high,
    double saving,
    double savingLow,
    double savingHigh,
    int verdictLow,
    int verdictHigh,
    double breakEven) {

  /** The largest swing first; equal ones in the order of the drivers. */
  static final Comparator<Effect> LARGEST_FIRST =
      Comparator.comparingDouble(Effect::swing)
          .reversed()
          .thenComparing(effect -> effect.spread().driver());

  /** How far net saving moves between the two ends; not negative. */
  public double swing() {
    return Math.abs(savingHigh - savingLow);
  }

  /** Net saving at the low end less today's. */
  public double changeLow() {
    return savingLow - saving;
  }

  /** Net saving at the high end less today's. */
  public double changeHigh() {
    return savingHigh - saving;
  }

  /** From today's value to the break-even, in the driver's unit; blank where there is none. */
  public double distance() {
    return breakEven - today;
  }

  /**
   * The same as a share of today's value; blank where that is 0, where shares are shifted, or where
   * there is none.
   */
  public double share() {
    return today > 0 && !spread.shift() ? breakEven / today - 1 : Double.NaN;
  }
}
