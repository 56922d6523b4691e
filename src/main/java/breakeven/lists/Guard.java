package breakeven.lists;

import java.util.List;

/** Looks at a row that is about to be imported. */
@FunctionalInterface
public interface Guard {
  /**
   * What is suspicious about the row: short sentences with figure and rule, without a full stop;
   * empty where nothing is.
   */
  List<String> findings(Candidate candidate);
}
