package breakeven.core.report;

import breakeven.core.table.JsonKeys;
import breakeven.core.table.Workloads;
import java.util.List;

/**
 * What one JSON text of all results holds, and under which names. A name is made from the header of
 * its column ({@link JsonKeys}), so that sheets, CSV and JSON cannot part.
 */
public final class Snapshot {
  /** What the text says it is. */
  public static final String FORMAT = "breakeven-snapshot";

  /** Counted up where a name goes or changes its meaning, not where one comes. */
  public static final int VERSION = 3;

  public static final String INPUTS = "inputs";
  public static final String RESULTS = "results";
  public static final String CHECKLIST = "checklist";
  public static final String BREAK_EVEN = "breakEven";
  public static final String PROBLEMS = "problems";

  private Snapshot() {}

  /** What is under {@link #CHECKLIST} of a workload. */
  public static List<ResultColumn> checklist(Columns columns) {
    return without(columns.checklist());
  }

  /** What is under {@link #BREAK_EVEN} of a workload. */
  public static List<ResultColumn> breakEven(Columns columns) {
    return without(columns.breakEven());
  }

  /** Name and verdict are elsewhere in the same workload. */
  private static List<ResultColumn> without(List<ResultColumn> columns) {
    return columns.stream()
        .filter(column -> !column.header().equals(Workloads.WORKLOAD.header()))
        .filter(column -> !column.header().equals(Columns.VERDICT))
        .toList();
  }
}
