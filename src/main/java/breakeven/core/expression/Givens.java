package breakeven.core.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What some variables or flags are in every row that is looked at, and what follows from it
 * whatever all others are: flags that hold or do not, and figures that no row takes.
 */
public final class Givens {
  /** Nothing is given. */
  public static final Givens NONE = new Givens(Map.of());

  private final Map<Expression, List<Double>> given;
  private final Map<Expression, @Nullable Double> settled = new HashMap<>();

  /**
   * @param given what each variable or flag may be, at least one value; NaN is blank
   */
  public Givens(Map<Expression, List<Double>> given) {
    this.given = Map.copyOf(given);
  }

  /** The value of a figure in all rows, blank as NaN; null where rows may differ. */
  @Nullable Double value(Expression figure) {
    if (figure instanceof Constant constant) {
      return constant.value();
    }
    if (given.isEmpty()) {
      return null;
    }
    if (!settled.containsKey(figure)) {
      // A line that refers to its own month before is settled by nothing else.
      settled.put(figure, null);
      settled.put(figure, settle(figure));
    }
    return settled.get(figure);
  }

  /** The parts that a figure is made of in these rows: not those that no row takes. */
  List<Expression> parts(Expression figure) {
    if (figure instanceof If branches) {
      Double holds = value(branches.condition());
      if (holds != null) {
        return List.of(branches.condition(), holds > 0 ? branches.then() : branches.otherwise());
      }
    }
    return figure.parts();
  }

  private @Nullable Double settle(Expression figure) {
    List<Double> values = given.getOrDefault(figure, List.of());
    if (values.size() == 1) {
      return values.get(0);
    } else if (figure instanceof Line line) {
      return line.start() == null ? value(line.definition()) : null;
    } else if (figure instanceof If branches) {
      Double holds = value(branches.condition());
      return holds == null ? null : value(holds > 0 ? branches.then() : branches.otherwise());
    } else if (figure instanceof Unary unary) {
      Double part = value(unary.part());
      return part == null ? null : one(out -> Unary.apply(unary.operator(), of(part), out, 1));
    } else if (figure instanceof Comparison comparison) {
      return compared(comparison);
    } else if (figure instanceof Binary binary) {
      return two(binary);
    }
    return null;
  }

  private @Nullable Double compared(Comparison comparison) {
    Double right = value(comparison.right());
    if (right == null) {
      // Nothing equals a blank.
      return isBlank(comparison.left()) ? Double.valueOf(0) : null;
    }
    if (Double.isNaN(right)) {
      return 0.0;
    }
    Double left = value(comparison.left());
    List<Double> all =
        left == null ? given.getOrDefault(comparison.left(), List.of()) : List.of(left);
    List<Double> found =
        all.stream()
            .map(each -> one(out -> comparison.apply(of(each), of(right), out, 1)))
            .distinct()
            .toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  private boolean isBlank(Expression figure) {
    Double value = value(figure);
    return value != null && Double.isNaN(value);
  }

  private @Nullable Double two(Binary binary) {
    Double left = value(binary.left());
    Double right = value(binary.right());
    if (left != null && right != null) {
      return one(out -> Binary.apply(binary.operator(), of(left), of(right), out, 1));
    }
    boolean decides =
        decides(binary.operator(), left, binary.right())
            || decides(binary.operator(), right, binary.left());
    return decides ? Double.valueOf(binary.operator() == Binary.Operator.OR ? 1 : 0) : null;
  }

  /** Whether one of two conditions settles both, whatever the other one is. */
  private static boolean decides(Binary.Operator operator, @Nullable Double one, Expression other) {
    return one != null
        && other.isFlag()
        && (operator == Binary.Operator.AND && one == 0
            || operator == Binary.Operator.OR && one > 0);
  }

  private interface Result {
    void put(double[] out);
  }

  private static double one(Result result) {
    double[] out = new double[1];
    result.put(out);
    return out[0];
  }

  private static double[] of(double value) {
    return new double[] {value};
  }
}
