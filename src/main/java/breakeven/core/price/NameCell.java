package breakeven.core.price;

import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import org.jspecify.annotations.Nullable;

/** Where a name is typed that is looked up: in a workload's row, in an assumption, or in either. */
public enum NameCell {
  PROMPTED(Workloads.PROMPTED_MODEL, null),
  CANDIDATE(Workloads.CANDIDATE_MODEL, Assumption.CANDIDATE_MODEL),
  SMALLER(Workloads.SMALLER_MODEL, null),
  GPU(Workloads.GPU, Assumption.GPU),
  TRAINING_GPU(null, Assumption.TRAINING_GPU),
  EMBEDDING(null, Assumption.EMBEDDING_MODEL);

  private final @Nullable Column column;
  private final @Nullable Assumption assumption;

  NameCell(@Nullable Column column, @Nullable Assumption assumption) {
    this.column = column;
    this.assumption = assumption;
  }

  /** The column of {@code Workloads}; null where a workload has no name of its own. */
  public @Nullable Column column() {
    return column;
  }

  /** The assumption that is taken where the cell is empty; null where there is none. */
  public @Nullable Assumption assumption() {
    return assumption;
  }
}
