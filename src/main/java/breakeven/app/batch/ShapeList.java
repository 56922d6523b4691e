package breakeven.app.batch;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.BatchEvaluation;
import breakeven.core.report.ResultTable;
import breakeven.core.report.ShapeColumns;
import breakeven.core.shape.RowShapes;
import breakeven.core.shape.ShapeSearch;
import breakeven.core.shape.ShapeTotals;
import breakeven.workbook.write.ReviewedWorkbook.ListSheet;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sheet {@code Shapes}, and what better shapes are worth together. */
final class ShapeList implements Closeable {
  private final ShapeSearch.Depth depth;
  private final ShapeTotals totals = new ShapeTotals();
  private final KeptTable<ShapeColumns.Line> table;
  private final Map<String, List<ShapeColumns.Line>> byWorkload = new HashMap<>();

  /** Nothing yet. */
  ShapeList(ShapeSearch.Depth depth, Decision decision, String currency) {
    this.depth = depth;
    table = new KeptTable<>(ResultTable.SHAPES, decision, currency);
  }

  /** Takes a batch. */
  void add(BatchEvaluation found) {
    for (int i = 0; i < found.batch().size(); i++) {
      String name = found.batch().name(i);
      RowShapes shapes = found.shapes(i);
      totals.add(name, found.batch().row(i), shapes);
      if (depth == ShapeSearch.Depth.ALL) {
        List<ShapeColumns.Line> lines = ShapeColumns.lines(name, shapes, table.rows());
        lines.forEach(table::add);
        byWorkload.put(name, lines);
      }
    }
  }

  /** What better shapes are worth. */
  ShapeTotals totals() {
    return totals;
  }

  /**
   * What another sheet looks up.
   *
   * @param chosen the workload that is looked at first
   */
  ShapeColumns.Found found(String chosen) {
    return new ShapeColumns.Found(table.rows(), byWorkload.getOrDefault(chosen, List.of()));
  }

  /** The list, which has no rows where not all shapes were compared. */
  ListSheet listed() {
    return table.listed(
        "What else could be fine-tuned and served: the own shape, the best five of the model, three other models."
            + " Each is priced by the same calculation, over the row's own horizon.");
  }

  /** How far was looked, in words. */
  String said() {
    return switch (depth) {
      case NONE -> "left out, by --draws 0";
      case BEST ->
          "of the same model alone, since there are more than "
              + ShapeSearch.MOST_WORKLOADS
              + " workloads";
      case ALL -> "of the same model and of others";
    };
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
