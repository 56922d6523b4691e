package breakeven.app.batch;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Passes some rows of a sheet on, one below the other from its first row, and nothing else. */
final class ChosenRows implements RowHandler {
  private final BitSet rows;
  private final RowHandler into;
  private int passed;
  private boolean chosen;

  /**
   * @param rows which, from 1
   */
  ChosenRows(BitSet rows, RowHandler into) {
    this.rows = rows;
    this.into = into;
  }

  @Override
  public void startRow(int row) {
    chosen = rows.get(row);
    if (chosen) {
      into.startRow(++passed);
    }
  }

  @Override
  public boolean wants(int column) {
    return chosen && into.wants(column);
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    if (chosen) {
      into.cell(column, type, number, text);
    }
  }

  @Override
  public boolean endRow(int row) {
    return !chosen || into.endRow(passed);
  }
}
