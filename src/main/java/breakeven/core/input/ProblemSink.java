package breakeven.core.input;

import breakeven.core.model.Problem;

/** Takes problems as they are found. */
@FunctionalInterface
public interface ProblemSink {
  void add(Problem problem);
}
