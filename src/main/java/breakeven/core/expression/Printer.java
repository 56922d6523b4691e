package breakeven.core.expression;

/** Writes an expression for somebody to read: a person or a spreadsheet. */
interface Printer {
  /** The expression as text. */
  String print(Expression expression);
}
