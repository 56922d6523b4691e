package breakeven.core.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of several flags is the first that holds: 0 for the first, 1 for the second …; their number
 * where none does.
 */
public final class FirstOf extends Expression {
  private final List<Expression> flags;
  private final boolean allFlags;

  private FirstOf(List<? extends Expression> flags) {
    this.flags = List.copyOf(flags);
    this.allFlags = flags.stream().allMatch(Expression::isFlag);
  }

  /** The index of the first flag that holds. */
  public static Expression firstOf(List<? extends Expression> flags) {
    return new FirstOf(flags);
  }

  /** The flags, in the order in which they are asked. */
  public List<Expression> flags() {
    return flags;
  }

  @Override
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    int n = rows.size;
    java.util.Arrays.fill(out, 0, n, allFlags ? 0 : flags.size());
    for (int rule = flags.size() - 1; rule >= 0; rule--) {
      double[] flag = flags.get(rule).inFull(rows, month, rows.scratch(depth), depth + 1);
      if (allFlags) {
        before(flag, out, n);
      } else {
        before(flag, rule, out, n);
      }
    }
    rows.same = false;
    return out;
  }

  /** Puts a flag that is 1 or 0 before the others: without jumps, as vector instructions. */
  private static void before(double[] flag, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = (1 - flag[i]) * (1 + out[i]);
    }
  }

  private static void before(double[] flag, int rule, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Branchless.choose(Branchless.positive(flag[i]), rule, out[i]);
    }
  }

  @Override
  public List<Expression> parts() {
    return new ArrayList<>(flags);
  }
}
