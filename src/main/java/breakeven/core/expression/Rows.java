package breakeven.core.expression;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Where an {@link Expression} finds the values of what it is made of: the rows of a batch ({@link
 * Frame}), or the scenarios of one row ({@link Scenarios}).
 */
abstract class Rows {
  private static final double[] BLANK = {Double.NaN};

  final int capacity;
  int size;

  /**
   * Whether the last result is the same in all rows. Then its array says so in its first element
   * alone; the others may be anything.
   */
  boolean same;

  private double[][] scratch = new double[8][];

  Rows(int capacity) {
    this.capacity = capacity;
  }

  /** The values of a variable; {@link Expression#evaluate} says what the rest means. */
  abstract double[] take(Variable variable, int month, double[] out);

  /** The values of a line, in one month where it has months. */
  abstract double[] take(Line line, int month, double[] out, int depth);

  /** The last month that is calculated; 1 is the first. */
  abstract int months();

  /** A part that has a place among those that are calculated once for all lines. */
  double[] once(Expression part, int place, int month, double[] out, int depth) {
    return part.calculate(this, month, out, depth);
  }

  /** Whether no number of the last result is blank or infinite. */
  boolean allFinite(double[] values) {
    return Branchless.allFinite(values, size);
  }

  /**
   * Takes each row's value from the choice that its code names; blank where it names none.
   *
   * @param months in which month each choice is looked at
   */
  final double[] lookUp(
      Expression code,
      List<? extends Expression> choices,
      IntUnaryOperator months,
      int month,
      double[] out,
      int depth) {
    double[] codes = code.evaluate(this, month, out, depth);
    if (same) {
      int at = codes[0] >= 0 && codes[0] < choices.size() ? (int) codes[0] : -1;
      return at < 0
          ? Constant.BLANK.evaluate(this, month, out, depth)
          : choices.get(at).evaluate(this, months.applyAsInt(at), out, depth);
    }
    double[][] values = new double[choices.size() + 1][];
    int[] masks = new int[values.length];
    values[0] = BLANK;
    int inUse = depth;
    for (int at = 0; at < choices.size(); at++) {
      double[] free = scratch(inUse);
      double[] value = choices.get(at).evaluate(this, months.applyAsInt(at), free, inUse + 1);
      values[at + 1] = value;
      masks[at + 1] = same ? 0 : -1;
      inUse += value == free ? 1 : 0;
    }
    Branchless.lookUp(codes, values, masks, out, size);
    same = false;
    return out;
  }

  /** Values in full: themselves, or as many copies of the one that is the same in all rows. */
  final double[] full(double[] values, boolean same, double[] room) {
    if (same) {
      Arrays.fill(room, 0, size, values[0]);
    }
    return same ? room : values;
  }

  final double[] scratch(int depth) {
    if (depth < scratch.length && scratch[depth] != null) {
      return scratch[depth];
    }
    return newScratch(depth);
  }

  private double[] newScratch(int depth) {
    if (depth >= scratch.length) {
      scratch = Arrays.copyOf(scratch, 2 * depth);
    }
    scratch[depth] = new double[capacity];
    return scratch[depth];
  }
}
