package breakeven.core.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of several flags is the first that holds: 0 for the first, 1 for the second …; their number
 * where none does.
 */
public final class FirstOf extends Expression {
  private final List<Expression> flags;

  private FirstOf(List<? extends Expression> flags) {
    this.flags = List.copyOf(flags);
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
  double[] evaluate(Frame frame, int month, double[] out, int depth) {
    int n = frame.size();
    java.util.Arrays.fill(out, 0, n, flags.size());
    for (int rule = flags.size() - 1; rule >= 0; rule--) {
      double[] flag = flags.get(rule).evaluate(frame, month, frame.scratch(depth), depth + 1);
      for (int i = 0; i < n; i++) {
        out[i] = flag[i] > 0 ? rule : out[i];
      }
    }
    return out;
  }

  @Override
  public List<Expression> parts() {
    return new ArrayList<>(flags);
  }
}
