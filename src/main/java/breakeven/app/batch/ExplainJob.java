package breakeven.app.batch;

import java.util.List;

/** Explains one workload, every line of the model with its figure. */
@FunctionalInterface
public interface ExplainJob {
  /**
   * The lines for standard output.
   *
   * @throws breakeven.xlsx.read.BadInput if the input cannot be used at all, or has no such
   *     workload
   */
  List<String> explain(ExplainOptions options, Progress progress);
}
