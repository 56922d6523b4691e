package breakeven.input;

import breakeven.model.Problem;

/** Takes problems as they are found. */
@FunctionalInterface
public interface ProblemSink {
  void add(Problem problem);
}
