package breakeven.workbook.live;

import breakeven.core.model.FreeName;
import breakeven.core.model.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns of {@code Costs}, put one beside the other, each with what writes its cells. */
final class CostCells {
  /** Writes one cell. */
  interface Cell {
    void write(LiveData.Workload workload, LiveCells cells);
  }

  private record Slot(LiveColumn column, Cell cell) {}

  private final List<Slot> slots = new ArrayList<>();
  private final Set<String> titles = new HashSet<>();

  /**
   * Puts a column behind the last one; a number goes behind its title where that is taken.
   *
   * @return where it is, from 0
   */
  int add(LiveColumn column, Cell cell) {
    String title = FreeName.of(column.title(), " ", name -> !titles.add(name));
    slots.add(new Slot(column.titled(title), cell));
    return slots.size() - 1;
  }

  /** How many there are: where the next one will be. */
  int size() {
    return slots.size();
  }

  List<LiveColumn> columns() {
    return slots.stream().map(Slot::column).toList();
  }

  /** Writes the row of a workload. */
  void write(LiveData.Workload workload, LiveCells cells) {
    for (Slot slot : slots) {
      slot.cell().write(workload, cells);
    }
  }

  /**
   * Adds what the cells of some columns come to at the review: a number, or a text that is empty
   * where there is nothing.
   *
   * @param to the column behind the last one
   */
  void values(int from, int to, LiveData.Workload workload, List<Object> values) {
    LiveCells collected = new Values(values);
    slots.subList(from, to).forEach(slot -> slot.cell().write(workload, collected));
  }

  private record Values(List<Object> all) implements LiveCells {
    @Override
    public void value(double value) {
      all.add(Double.isNaN(value) ? "" : (Object) value);
    }

    @Override
    public void value(String text) {
      all.add(text);
    }

    @Override
    public void formula(String formula, double result) {
      value(result);
    }

    @Override
    public void formula(String formula, String result) {
      value(result);
    }

    @Override
    public void formula(String formula, double[] results) {
      Arrays.stream(results).forEach(this::value);
    }
  }

  /** The cell of a column in the row at hand, as formulas of that row write it. */
  static String of(int column) {
    return Place.inColumn(column, CellReferences.ROW);
  }
}
