package breakeven.core.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes an expression with the figures of one row put in, as one would type it into a pocket
 * calculator: {@code 900,000 × 1,920 ÷ 1,000,000}. Of a choice only the case that holds is written.
 */
public final class FiguresPrinter extends Wording {
  /** How figures are written. */
  public interface Format {
    /** The figure of a variable; never blank. */
    String figure(Variable variable, double value);

    /** The figure of a line; never blank. */
    String figure(Line line, double value);

    /** A number that belongs to no unit. */
    String figure(double value);
  }

  private static final String BLANK = "blank";

  /** Months that are written out before the rest is left out. */
  private static final int SHOWN_MONTHS = 3;

  private final Frame frame;
  private final int row;
  private final Format format;
  private final int lastMonth;

  /**
   * A printer for one row.
   *
   * @param lastMonth the last month that is shown: the row's horizon
   */
  public FiguresPrinter(Frame frame, int row, int lastMonth, Format format) {
    this.frame = frame;
    this.row = row;
    this.lastMonth = lastMonth;
    this.format = format;
  }

  /** The value of an expression in the row; what differs from month to month in month 1. */
  public double value(Expression expression) {
    return expression.inFull(frame, 1, new double[frame.capacity()], 0)[row];
  }

  @Override
  String leaf(Expression part) {
    return figure(part, value(part));
  }

  private String figure(Expression part, double value) {
    if (Double.isNaN(value)) {
      return BLANK;
    }
    if (!part.words().isEmpty()) {
      return part.words().get((int) value);
    }
    if (part instanceof Variable variable) {
      return format.figure(variable, value);
    }
    return part instanceof Line line ? format.figure(line, value) : format.figure(value);
  }

  @Override
  String readAs(If choice, Expression like) {
    return figure(like, value(choice));
  }

  @Override
  String constant(Constant constant) {
    return Double.isNaN(constant.value()) ? BLANK : format.figure(constant.value());
  }

  @Override
  String before(Line line) {
    return figure(line, frame.values(line, 0)[row]);
  }

  @Override
  String firstMonth(Line line) {
    return figure(line, frame.values(line, 1)[row]);
  }

  @Override
  String atMonth(AtMonth at) {
    return figure(at.line(), value(at));
  }

  /** The first months, the last one, and dots between. */
  @Override
  String allMonths(Line line) {
    List<String> shown = new ArrayList<>();
    for (int m = 1; m <= lastMonth; m++) {
      if (m <= SHOWN_MONTHS || m == lastMonth) {
        shown.add(figure(line, frame.values(line, m)[row]));
      } else if (m == SHOWN_MONTHS + 1) {
        shown.add("…");
      }
    }
    return "(" + String.join("; ", shown) + ")";
  }

  @Override
  Piece orZero(Expression part) {
    double value = value(part);
    return Double.isNaN(value) ? new Piece("0", Integer.MAX_VALUE) : pieceOf(part);
  }

  /** In arithmetic a condition is the 1 or 0 that it counts. */
  @Override
  Piece operand(Expression part) {
    return isCondition(part)
        ? new Piece(format.figure(value(part)), Integer.MAX_VALUE)
        : pieceOf(part);
  }

  private static boolean isCondition(Expression part) {
    if (part instanceof Unary unary) {
      return unary.operator() == Unary.Operator.KNOWN
          || unary.operator() == Unary.Operator.NOT && isCondition(unary.part());
    }
    return part instanceof Comparison
        || part instanceof Binary binary
            && (binary.operator() == Binary.Operator.AND
                || binary.operator() == Binary.Operator.OR);
  }

  @Override
  Piece turned(Expression flag) {
    return difference("1", flag);
  }

  @Override
  @Nullable Piece chosen(Expression choice) {
    if (choice instanceof If branches) {
      return pieceOf(value(branches.condition()) > 0 ? branches.then() : branches.otherwise());
    }
    if (choice instanceof ByWord table) {
      double code = value(table.code());
      boolean held = code >= 0 && code < table.choices().size();
      return held ? pieceOf(table.choices().get((int) code)) : new Piece(BLANK, Integer.MAX_VALUE);
    }
    return new Piece(format.figure(value(choice)), Integer.MAX_VALUE);
  }
}
