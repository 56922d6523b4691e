package breakeven.core.decision;

import breakeven.core.expression.Frame;
import java.util.function.IntFunction;

/** Draws the chance of payback of rows that are tried. */
public interface Chances {
  /**
   * Whether the chance of payback reaches the assumed confidence.
   *
   * @param frame an evaluated frame
   * @param rows the rows that are asked for
   * @param names a workload's name by its row in the frame
   * @return one answer for each of {@code rows}
   */
  boolean[] reachConfidence(Frame frame, int[] rows, IntFunction<String> names);
}
