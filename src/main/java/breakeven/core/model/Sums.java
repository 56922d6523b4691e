package breakeven.core.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Sums of amounts, each the same to the last bit in whatever order, and in however many parts, it
 * is made: amounts are added as whole numbers of {@code 2^-30}, a billionth. A million amounts of
 * 1e15 fit.
 */
public final class Sums {
  /** Amounts are taken apart here, since no one whole number would hold them all. */
  private static final double LARGE = 0x1p12;

  private static final double SMALL = 0x1p30;

  private final long[] large;
  private final long[] small;

  /** So many sums, each 0. */
  public Sums(int size) {
    large = new long[size];
    small = new long[size];
  }

  /** How many sums there are. */
  public int size() {
    return large.length;
  }

  /**
   * Adds to one of the sums.
   *
   * @param amount at most 1e15 in size; NaN adds nothing
   */
  public void add(int at, double amount) {
    double whole = Math.rint(amount / LARGE);
    large[at] += (long) whole;
    small[at] += (long) Math.rint((amount - whole * LARGE) * SMALL);
  }

  /** Adds to each of the sums. */
  public void add(Sums other) {
    for (int i = 0; i < large.length; i++) {
      large[i] += other.large[i];
      small[i] += other.small[i];
    }
  }

  /** Writes all sums, which {@link #read} reads. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(large.length);
    for (int i = 0; i < large.length; i++) {
      out.writeLong(large[i]);
      out.writeLong(small[i]);
    }
  }

  /** Sums that were written. */
  public static Sums read(DataInput in) throws IOException {
    Sums sums = new Sums(in.readInt());
    for (int i = 0; i < sums.large.length; i++) {
      sums.large[i] = in.readLong();
      sums.small[i] = in.readLong();
    }
    return sums;
  }

  /** What one of them comes to. */
  public double of(int at) {
    return large[at] * LARGE + small[at] / SMALL;
  }

  /** What all of them come to together. */
  public double total() {
    Sums one = new Sums(1);
    for (int i = 0; i < large.length; i++) {
      one.large[0] += large[i];
      one.small[0] += small[i];
    }
    return one.of(0);
  }
}
