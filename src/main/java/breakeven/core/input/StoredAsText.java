package breakeven.core.input;

import breakeven.core.model.Exposure;
import breakeven.core.model.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers of workloads that are stored as text: one entry a column, since one cause has them. */
public final class StoredAsText {
  private record Those(Problem first, Exposure rows) {}

  private final Map<String, Those> byColumn = new LinkedHashMap<>();

  /**
   * Takes the problem of a row where it is one of these.
   *
   * @return whether it was
   */
  public boolean takes(Problem problem) {
    if (!problem.problem().equals(NumberTexts.STORED_AS_TEXT)) {
      return false;
    }
    byColumn
        .computeIfAbsent(problem.column(), column -> new Those(problem, new Exposure()))
        .rows
        .add(problem.spend());
    return true;
  }

  /** Tells of each column once, at its first such cell. */
  public void tell(ProblemSink problems) {
    for (Those those : byColumn.values()) {
      long count = those.rows.workloads();
      Problem one =
          count == 1
              ? those.first
              : those.first.told(
                  count + " numbers of the column are stored as text, the first of them here",
                  "Convert the column to numbers: they were read as shown");
      problems.add(one.touching(those.rows));
    }
  }
}
