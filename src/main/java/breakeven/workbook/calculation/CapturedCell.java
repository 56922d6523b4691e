package breakeven.workbook.calculation;

import breakeven.core.report.CellContent;
import breakeven.core.report.CellSink;
import breakeven.core.report.RowResult;

/** Takes what one result cell shows. */
public final class CapturedCell implements CellSink {
  /** What stands for an empty cell. */
  public static final String BLANK = "";

  private Object value = BLANK;

  private CapturedCell() {}

  /** A number or a text. */
  public static Object of(CellContent shown, RowResult row) {
    CapturedCell cell = new CapturedCell();
    shown.put(row, cell);
    return cell.value;
  }

  @Override
  public void number(double value) {
    this.value = value;
  }

  @Override
  public void text(String value) {
    this.value = value;
  }

  @Override
  public void blank() {
    value = BLANK;
  }
}
