package breakeven.core.whatif;

import java.util.Comparator;

/**
 * A value of a driver beyond which a row may have another verdict.
 *
 * @param today the driver's value today
 * @param value where the verdict may change: a break-even, or a value that was tried
 * @param distance how far that is from today, as a part of today's value; infinite where that is 0
 * @param beyond a value that was tried and is beyond it for sure
 * @param range the values that are thought of
 */
record Candidate(
    Driver driver,
    double today,
    double value,
    double distance,
    double beyond,
    DriverValues.Range range) {
  /** Distances are compared on 9 digits, as every share: equally near ones keep their order. */
  static final Comparator<Candidate> NEAREST_FIRST =
      Comparator.<Candidate>comparingDouble(candidate -> Math.rint(candidate.distance() * 1e9))
          .thenComparing(Candidate::driver);
}
