package breakeven.core.expression;

import static breakeven.core.expression.Binary.Operator.MAX;
import static breakeven.core.expression.Binary.Operator.PLUS;

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
  private final Expression product;

  OverMonths(Operator operator, Line line) {
    this(operator, List.of(line));
  }

  OverMonths(Operator operator, List<Line> lines) {
    for (Line one : lines) {
      if (!one.monthly()) {
        throw new IllegalArgumentException(one + " has no months");
      }
    }
    if (lines.size() > 1 && operator != Operator.SUM) {
      throw new IllegalArgumentException("no " + operator + " of several lines");
    }
    this.operator = operator;
    this.lines = List.copyOf(lines);
    line = lines.get(0);
    Expression all = line;
    for (Line factor : lines.subList(1, lines.size())) {
      all = all.times(factor);
    }
    product = all;
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
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    switch (operator) {
      case SUM, GREATEST -> {
        out[0] = 0;
        takeIn(rows, 1, true, out, depth);
      }
      case FIRST -> {
        return line.evaluate(rows, 1, out, depth);
      }
      case MONTH_AFTER_LAST_LOSS -> monthAfterLastLoss(rows, out, depth);
    }
    return out;
  }

  /** Whether more months only have to be taken in, without a look at those before. */
  boolean grows() {
    return operator == Operator.SUM || operator == Operator.GREATEST;
  }

  /**
   * Takes the months from one on into what those before have come to. The greatest is at least 0,
   * and blank months are passed over.
   *
   * @param same whether what those before have come to is the same in all rows
   */
  void takeIn(Rows rows, int from, boolean same, double[] out, int depth) {
    boolean sum = operator == Operator.SUM;
    rows.same = same;
    for (int month = from; month <= rows.months(); month++) {
      boolean before = rows.same;
      // What is summed up is in out: the months must not be calculated there.
      double[] values = product.evaluate(rows, month, rows.scratch(depth), depth + 1);
      double[] next =
          sum
              ? Binary.apply(PLUS, rows, out, before, values, out, depth + 1)
              : Binary.apply(MAX, rows, out, before, values, rows.scratch(depth + 1), depth + 2);
      if (next != out) {
        System.arraycopy(next, 0, out, 0, rows.same ? 1 : rows.size);
      }
    }
  }

  private void monthAfterLastLoss(Rows rows, double[] out, int depth) {
    double[][] values = new double[rows.months() + 1][];
    int[] masks = new int[values.length];
    for (int month = 0; month < values.length; month++) {
      values[month] = line.evaluate(rows, month, new double[1], depth);
      masks[month] = rows.same ? 0 : -1;
    }
    for (int i = 0; i < rows.size; i++) {
      int month = values.length;
      while (month > 0
          && !(values[month - 1][i & masks[month - 1]] <= -Comparison.MONEY_TOLERANCE)) {
        month--;
      }
      out[i] = month;
    }
    rows.same = false;
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
