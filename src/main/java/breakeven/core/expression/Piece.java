package breakeven.core.expression;

/**
 * A piece of a spreadsheet formula.
 *
 * @param rank how tightly it holds together, one of the ranks here
 */
record Piece(String text, int rank) {
  static final int COMPARE = 1;
  static final int SUM = 3;
  static final int PRODUCT = 4;
  static final int ATOM = 6;

  /** A figure that holds together whatever is beside it: a cell, a number, a function. */
  static Piece atom(String text) {
    return new Piece(text, ATOM);
  }

  /** A comparison. */
  static Piece test(String text) {
    return new Piece(text, COMPARE);
  }

  /** As a part of something that holds together as tightly as this. */
  String in(int place) {
    return rank >= place ? text : "(" + text + ")";
  }
}
