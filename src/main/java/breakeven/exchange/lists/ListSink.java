package breakeven.exchange.lists;

/** Takes what a list holds, one by one. */
public interface ListSink {
  /**
   * A row that can be typed into the workbook.
   *
   * @throws ListFault where the next review could not read a cell of it
   */
  void row(ListRow row);

  void leftOut(LeftOut why);

  /** A price beside those of a row that has no column: it is counted, and goes. */
  void reasoning();
}
