package breakeven.core.expression;

import java.util.List;

/** One figure from all months of a line; a sum also of the product of several lines. */
public final class OverMonths extends Expression {
  /** What is made of the months. */
  public enum Operator {
    SUM,
    GREATEST,
    FIRST,
    MONTH_AFTER_LAST_LOSS
  }

  /** From this loss on a month counts as one below 0: half of the last digit of money. */
  public static final Constant SMALLEST_LOSS =
      Constant.number("0.0000005", Comparison.MONEY_TOLERANCE);

  private final Operator operator;
  private final Line line;
  private final List<Line> lines;

  OverMonths(Operator operator, Line line) {
    this(operator, List.of(line));
  }

  OverMonths(Operator operator, List<Line> lines) {
    for (Line one : lines) {
      if (!one.monthly()) {
        throw new IllegalArgumentException(one + " has no months");
      }
    }
    if (lines.size() > 3 || lines.size() > 1 && operator != Operator.SUM) {
      throw new IllegalArgumentException("no " + operator + " of several lines");
    }
    this.operator = operator;
    this.lines = List.copyOf(lines);
    line = lines.get(0);
  }

  /** How the months are put together: sum, greatest or the like. */
  public Operator operator() {
    return operator;
  }

  /** The line, or the first of those that are multiplied with each other. */
  public Line line() {
    return line;
  }

  /** The line, or those that are multiplied with each other month by month. */
  public List<Line> lines() {
    return lines;
  }

  @Override
  double[] calculate(Frame frame, int month, double[] out, int depth) {
    switch (operator) {
      case SUM -> {
        java.util.Arrays.fill(out, 0, frame.size(), 0);
        takeIn(frame, 1, out);
      }
      case GREATEST -> greatestOfAll(frame, out);
      case FIRST -> {
        return frame.values(line, 1);
      }
      case MONTH_AFTER_LAST_LOSS -> monthAfterLastLoss(frame, out);
    }
    return out;
  }

  /** Whether more months only have to be taken in, without a look at those before. */
  boolean grows() {
    return operator == Operator.SUM || operator == Operator.GREATEST;
  }

  /** Takes the months from one on into what those before have come to. */
  void takeIn(Frame frame, int from, double[] out) {
    int n = frame.size();
    int month = from;
    if (lines.size() > 1) {
      for (; month <= frame.months(); month++) {
        sumOfProducts(frame, month, out, n);
      }
      return;
    }
    if (operator == Operator.SUM) {
      for (; month + 3 <= frame.months(); month += 4) {
        sum(
            frame.values(line, month),
            frame.values(line, month + 1),
            frame.values(line, month + 2),
            frame.values(line, month + 3),
            out,
            n);
      }
    }
    for (; month <= frame.months(); month++) {
      if (operator == Operator.SUM) {
        sum(frame.values(line, month), out, n);
      } else {
        greatest(frame.values(line, month), out, n);
      }
    }
  }

  private void sumOfProducts(Frame frame, int month, double[] out, int n) {
    double[] first = frame.values(lines.get(0), month);
    double[] second = frame.values(lines.get(1), month);
    if (lines.size() == 2) {
      for (int i = 0; i < n; i++) {
        out[i] += first[i] * second[i];
      }
      return;
    }
    double[] third = frame.values(lines.get(2), month);
    for (int i = 0; i < n; i++) {
      out[i] += first[i] * second[i] * third[i];
    }
  }

  private static void sum(double[] values, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] += values[i];
    }
  }

  /** Four months in one loop, which fetches and keeps each sum once instead of four times. */
  private static void sum(
      double[] first, double[] second, double[] third, double[] fourth, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = out[i] + first[i] + second[i] + third[i] + fourth[i];
    }
  }

  /** At least 0; blank months are passed over. */
  private void greatestOfAll(Frame frame, double[] out) {
    int n = frame.size();
    java.util.Arrays.fill(out, 0, n, 0);
    for (int month = 1; month <= frame.months(); month++) {
      greatestOfKnown(frame.values(line, month), out, n);
    }
    if (Branchless.anyBlank(out, n)) {
      java.util.Arrays.fill(out, 0, n, 0);
      takeIn(frame, 1, out);
    }
  }

  /** The same without jumps, as vector instructions; blank where a month is. */
  static void greatestOfKnown(double[] values, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.max(out[i], values[i]);
    }
  }

  static void greatest(double[] values, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = values[i] > out[i] ? values[i] : out[i];
    }
  }

  private void monthAfterLastLoss(Frame frame, double[] out) {
    int n = frame.size();
    double[][] values = new double[frame.months() + 1][];
    for (int month = 0; month < values.length; month++) {
      values[month] = frame.values(line, month);
    }
    for (int i = 0; i < n; i++) {
      int month = values.length;
      while (month > 0 && !(values[month - 1][i] <= -Comparison.MONEY_TOLERANCE)) {
        month--;
      }
      out[i] = month;
    }
  }

  @Override
  Object action() {
    return operator;
  }

  @Override
  public List<Expression> parts() {
    return List.copyOf(lines);
  }
}
