package breakeven.report;

/** Takes the value of one cell: exactly one of the three is called. */
public interface CellSink {
  /** A number; dates as days since 1970-01-01. Never NaN or infinite. */
  void number(double value);

  void text(String value);

  /** No value. */
  void blank();
}
