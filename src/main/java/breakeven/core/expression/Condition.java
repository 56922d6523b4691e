package breakeven.core.expression;

import org.jspecify.annotations.Nullable;

/**
 * A flag of the model that is no line of its own, asked of single rows of evaluated frames. One
 * thread uses it.
 */
public final class Condition {
  private final Expression flag;
  private @Nullable Frame known;
  private int run;
  private double[] values = {};

  /**
   * Asks one flag.
   *
   * @param flag 1 where it holds, 0 where it does not, blank where that is unknown
   */
  public Condition(Expression flag) {
    this.flag = flag;
  }

  /** Whether it is 1 in a row, by the lines as the frame has last calculated them. */
  public boolean holds(Frame frame, int row) {
    if (frame != known || frame.runs() != run) {
      values = flag.inFull(frame, 0, new double[frame.capacity()], 0);
      known = frame;
      run = frame.runs();
    }
    return values[row] > 0;
  }
}
