package breakeven.core.expression;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a spreadsheet formula.
 *
 * @param rank how tightly it holds together, one of the ranks here
 * @param logical whether it can be TRUE or FALSE instead of 1 or 0
 */
record Piece(String text, int rank, boolean logical) {
  static final int COMPARE = 1;
  static final int SUM = 3;
  static final int PRODUCT = 4;
  static final int ATOM = 6;

  /** A figure that holds together whatever is beside it: a cell, a number, a function. */
  static Piece atom(String text) {
    return new Piece(text, ATOM, false);
  }

  /** A function that gives TRUE or FALSE. */
  static Piece answer(String text) {
    return new Piece(text, ATOM, true);
  }

  /** A comparison. */
  static Piece test(String text) {
    return new Piece(text, COMPARE, true);
  }

  /** One that holds where all of these do. */
  static Piece product(List<Piece> factors) {
    if (factors.size() == 1) {
      return factors.get(0);
    }
    String text =
        factors.stream().map(one -> one.in(PRODUCT)).distinct().collect(Collectors.joining("*"));
    return new Piece(text, PRODUCT, false);
  }

  /** As a part of something that holds together as tightly as this. */
  String in(int place) {
    return rank >= place ? text : "(" + text + ")";
  }

  /** As a figure: 1 or 0 where it is a truth value. */
  Piece figure() {
    return logical ? new Piece(in(PRODUCT) + "*1", PRODUCT, false) : this;
  }
}
