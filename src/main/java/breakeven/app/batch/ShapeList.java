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

/** The sheet {@code Shapes}, and what better shapes are worth together. */
final class ShapeList implements Closeable {
  private final ShapeSearch.Depth depth;
  private final ShapeTotals totals = new ShapeTotals();
  private final KeptTable<ShapeColumns.Line> table;

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
        ShapeColumns.lines(name, shapes, table.rows()).forEach(table::add);
      }
    }
  }

  /** What better shapes are worth. */
  ShapeTotals totals() {
    return totals;
  }

  /** The list, which has no rows where not all shapes were compared. */
  ListSheet listed() {
    return table.listed();
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
