package breakeven.live;

import breakeven.report.CellSink;
import breakeven.report.RowResult;
import breakeven.report.Shown;

/** Takes what one result cell shows. */
final class Captured implements CellSink {
  /** What stands for an empty cell. */
  static final String BLANK = "";

  private Object value = BLANK;

  private Captured() {}

  /** A number or a text. */
  static Object of(Shown shown, RowResult row) {
    Captured cell = new Captured();
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
