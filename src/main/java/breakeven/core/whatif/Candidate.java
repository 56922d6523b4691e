package breakeven.core.whatif;

import java.util.Comparator;

/**
 * A value of a driver beyond which the verdict of a row may change.
 *
 * @param today the driver's value today
 * @param from the value that the verdict is searched from: today's, but from no volume one request
 * @param beyond the value, on the grid on which the driver is told
 * @param distance how far from today it is that the verdict may change, as a part of today's value;
 *     infinite where that is 0
 */
record Candidate(Driver driver, double today, double from, double beyond, double distance) {
  /** Distances are compared on 9 digits, as every share: equally near ones keep their order. */
  static final Comparator<Candidate> NEAREST_FIRST =
      Comparator.<Candidate>comparingDouble(candidate -> Math.rint(candidate.distance() * 1e9))
          .thenComparing(Candidate::driver);

  /** A value that was tried itself. */
  static Candidate of(Driver driver, double today, double from, double value) {
    return new Candidate(driver, today, from, value, distance(driver, today, value));
  }

  /** How far a value is from today's, as a part of that; infinite where that is 0. */
  static double distance(Driver driver, double today, double value) {
    return Math.abs(value - today) / size(driver, today);
  }

  /** What a distance from today's value is a part of: of the large model's price that price. */
  static double size(Driver driver, double today) {
    return driver == Driver.LARGE_PRICE ? 1 : Math.abs(today);
  }
}
