package breakeven.spark;

import breakeven.core.decision.Decision;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.report.Totals;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * What executors count, which Spark's pages show while a job runs. A part that is reviewed again,
 * since a machine was lost, is counted again there; of the totals it is not.
 *
 * @param totals what each part adds up to
 */
record Counters(
    @Nullable CollectionAccumulator<Tuple2<Integer, byte[]>> totals,
    @Nullable LongAccumulator workloads,
    @Nullable LongAccumulator errors,
    @Nullable LongAccumulator warnings)
    implements Serializable {
  /** Nobody counts. */
  static final Counters NONE = new Counters(null, null, null, null);

  static Counters of(SparkContext context) {
    return new Counters(
        context.collectionAccumulator("Breakeven: totals"),
        context.longAccumulator("Breakeven: workloads"),
        context.longAccumulator("Breakeven: errors"),
        context.longAccumulator("Breakeven: warnings"));
  }

  /** What all parts add up to, each once. */
  Totals totals(Decision decision) {
    Map<Integer, byte[]> parts = new HashMap<>();
    if (totals != null) {
      totals.value().forEach(part -> parts.put(part._1(), part._2()));
    }
    Totals all = new Totals(decision);
    parts.values().forEach(all::add);
    return all;
  }

  /** A batch was reviewed. */
  void add(int rows, List<Problem> problems) {
    if (workloads != null && errors != null && warnings != null) {
      workloads.add(rows);
      for (Problem problem : problems) {
        (problem.severity() == Severity.ERROR ? errors : warnings).add(1L);
      }
    }
  }

  /** A part was reviewed. */
  void add(int part, Totals sums) {
    if (totals != null) {
      totals.add(new Tuple2<>(part, sums.toBytes()));
    }
  }
}
