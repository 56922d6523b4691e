package breakeven.workbook.live;

import static breakeven.core.expression.Formula.index;

import java.util.ArrayList;
import java.util.List;

/**
 * What each option of the workload that is chosen on {@code Explorer} costs at other volumes: what
 * the chart there draws, one row a volume.
 */
final class SelectedCosts extends Workings {
  private final CostsByVolume costs;
  private final String row;
  private final int workload;
  private final String currency;

  /**
   * @param row the name of the cell with the place of the chosen workload
   * @param workload the place of the one that is chosen first, from 0
   */
  SelectedCosts(int firstRow, CostsByVolume costs, String row, int workload, String currency) {
    super(
        firstRow,
        "Costs at other volumes",
        "What each option of the workload on Explorer costs at other volumes, as of the review.");
    this.costs = costs;
    this.row = row;
    this.workload = workload;
    this.currency = currency;
  }

  /** A figure of the workload that is chosen first; 0 where it has none, as formulas see blanks. */
  double value(VolumeFigure figure, int volume) {
    double value = costs.value(workload, figure, volume);
    return Double.isNaN(value) ? 0 : value;
  }

  @Override
  public List<LiveColumn> columns() {
    List<LiveColumn> columns = new ArrayList<>();
    columns.add(
        LiveColumn.text(
            "Point", 16, "A point of the lines that are drawn, or one that is marked."));
    for (VolumeFigure figure : VolumeFigure.values()) {
      columns.add(figure.header("", currency, LiveColumn.Role.TAKEN));
    }
    return columns;
  }

  @Override
  public int size() {
    return CostsByVolume.VOLUMES;
  }

  @Override
  public void row(int index, LiveCells cells) {
    cells.value(
        index < CostsByVolume.GRID
            ? "Drawn"
            : index == CostsByVolume.TODAY ? "Today" : "Break-even");
    for (VolumeFigure figure : VolumeFigure.values()) {
      cells.formula(index(costs.cells(figure, index), row), value(figure, index));
    }
  }
}
