package breakeven.core.report;

import breakeven.core.input.Texts;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How owners, business units and cost centres are named where workloads are added up by them. */
public final class UnitLabel {
  /** What stands for an empty cell. */
  public static final String NONE = "(none)";

  /** The columns that workloads are added up by. */
  public static final List<Column> COLUMNS =
      List.of(Workloads.OWNER, Workloads.BUSINESS_UNIT, Workloads.COST_CENTRE);

  private UnitLabel() {}

  /** The name that is shown: without outer and doubled spaces. */
  static String of(@Nullable String typed) {
    String line = typed == null ? "" : Texts.oneLine(typed);
    return line.isEmpty() ? NONE : line;
  }

  /** The name of a row of a batch. */
  public static String of(WorkloadBatch batch, int i, Column column) {
    return of(batch.texts(column)[i]);
  }

  /**
   * What names that are one have in common: case does not count; {@code 0041} is not {@code 41}.
   */
  static String key(String label) {
    return Texts.fold(label);
  }
}
