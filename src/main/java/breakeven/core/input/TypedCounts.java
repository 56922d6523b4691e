package breakeven.core.input;

import breakeven.core.table.Column;
import breakeven.core.table.Type;
import breakeven.core.table.Workloads;
import java.util.List;

/**
 * Numbers of {@code Workloads} that cannot be meant, counted over the cells as they are typed: what
 * a spreadsheet's COUNTIF finds there.
 */
public final class TypedCounts {
  /** Up to here a share is read as per cent. */
  public static final double WHOLE = 100;

  private int negative;
  private int aboveWhole;

  /** The columns whose numbers are parts of a whole. */
  public static List<Column> shares() {
    return Workloads.TABLE.columns().stream().filter(TypedCounts::isShare).toList();
  }

  private static boolean isNeverNegative(Column column) {
    boolean number =
        switch (column.type()) {
          case NUMBER, WHOLE, MONEY, SHARE, MONTHS_OR_NONE -> true;
          case TEXT, WORD, MODEL, GPU, DATE -> false;
        };
    return number && column.range().low() >= 0;
  }

  private static boolean isShare(Column column) {
    return column.type() == Type.SHARE && column.range().high() <= 1;
  }

  /** Counts one cell. */
  void take(Column column, CellType type, double number) {
    if (type != CellType.NUMBER && type != CellType.PER_CENT) {
      return;
    }
    negative += number < 0 && isNeverNegative(column) ? 1 : 0;
    aboveWhole += number > WHOLE && isShare(column) ? 1 : 0;
  }

  /** Numbers below 0 in columns that have none. */
  public int negative() {
    return negative;
  }

  /** Shares above 100 %. */
  public int aboveWhole() {
    return aboveWhole;
  }
}
