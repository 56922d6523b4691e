package breakeven.exchange.usage;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A sum of numbers, rounded once at its end: the same in whatever order, and in whatever parts,
 * they are added up. Each number is taken apart into a whole multiple of a coarse unit and one of a
 * fine unit, and multiples are added up as whole numbers.
 */
final class ExactSum implements Serializable {
  /** Coarse units in 1. */
  static final double COARSE = 0x1p32;

  /** Fine units in a coarse one: with them every number has all its digits that is 1e-9 or more. */
  static final double FINE = 0x1p53;

  /** Numbers of this size and above are added up in decimals. */
  static final double MOST = 0x1p20;

  private static final BigDecimal COARSE_UNIT = new BigDecimal(1 / COARSE);
  private static final BigDecimal FINE_UNIT = new BigDecimal(1 / COARSE / FINE);
  private static final int FINE_BITS = 53;
  private static final long ROOM = 1L << 62;

  private long coarse;

  /** Less than one coarse unit. */
  private long fine;

  private BigDecimal others = BigDecimal.ZERO;

  /** Adds a number; not NaN. */
  void add(double number) {
    double scaled = number * COARSE;
    long whole = (long) scaled;
    double rest = (scaled - whole) * FINE;
    if (Math.abs(number) < MOST && rest == Math.rint(rest)) {
      coarse += whole;
      fine += (long) rest;
      coarse += fine >> FINE_BITS;
      fine &= (1L << FINE_BITS) - 1;
      flush();
    } else {
      others = others.add(new BigDecimal(number));
    }
  }

  /** Adds what another sum is of. */
  void add(ExactSum other) {
    others = others.add(other.exact());
  }

  private void flush() {
    if (coarse > ROOM || coarse < -ROOM) {
      others = exact();
      coarse = 0;
      fine = 0;
    }
  }

  /**
   * The sum of so many coarse and fine units.
   *
   * @param coarse of all numbers together
   * @param fine what is beyond them
   */
  static BigDecimal of(BigInteger coarse, BigInteger fine) {
    return new BigDecimal(coarse)
        .multiply(COARSE_UNIT)
        .add(new BigDecimal(fine).multiply(FINE_UNIT));
  }

  /** The sum. */
  BigDecimal exact() {
    return coarse == 0 && fine == 0
        ? others
        : others.add(of(BigInteger.valueOf(coarse), BigInteger.valueOf(fine)));
  }

  /** The number that is nearest to the sum. */
  double value() {
    return exact().doubleValue();
  }
}
