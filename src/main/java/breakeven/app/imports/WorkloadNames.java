package breakeven.app.imports;

import breakeven.app.batch.WorkloadsInput;
import breakeven.core.input.AssumptionValues;
import breakeven.core.shape.ShapeLists;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The models and cards that the workloads of a workbook name, defaults taken. */
final class WorkloadNames {
  private static final List<Column> NAMES =
      List.of(
          Workloads.PROMPTED_MODEL,
          Workloads.CANDIDATE_MODEL,
          Workloads.SMALLER_MODEL,
          Workloads.GPU);

  private WorkloadNames() {}

  static Set<String> all(WorkloadsInput workloads, AssumptionValues assumptions) {
    Set<String> names = new LinkedHashSet<>();
    names.add(assumptions.text(Assumption.CANDIDATE_MODEL));
    names.add(assumptions.text(Assumption.EMBEDDING_MODEL));
    names.add(assumptions.text(Assumption.GPU));
    names.add(assumptions.text(Assumption.TRAINING_GPU));
    names.addAll(ShapeLists.entries(assumptions, Assumption.MODELS_TO_COMPARE));
    names.addAll(ShapeLists.entries(assumptions, Assumption.GPUS_TO_COMPARE));
    workloads.each(
        batch -> {
          for (Column column : NAMES) {
            add(names, batch.texts(column), batch.size());
          }
        });
    return names;
  }

  private static void add(Set<String> names, @Nullable String[] column, int size) {
    for (int i = 0; i < size; i++) {
      String name = column[i];
      if (name != null) {
        names.add(name);
      }
    }
  }
}
