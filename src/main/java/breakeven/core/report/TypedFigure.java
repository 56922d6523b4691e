package breakeven.core.report;

import breakeven.core.table.Column;
import breakeven.core.table.Type;
import breakeven.core.table.Words;

/** What is in a column, in words. */
final class TypedFigure {
  private static final String BLANK = "blank";

  private TypedFigure() {}

  /** The same as one would type it: a share as per cent. */
  static String brief(Column column, double value) {
    if (Double.isNaN(value)) {
      return BLANK;
    }
    if (column.type() == Type.WORD) {
      return column.words().get((int) value);
    }
    if (column.type() == Type.MONTHS_OR_NONE && Double.isInfinite(value)) {
      return Words.NONE;
    }
    return column.type() == Type.SHARE ? Numbers.percent(value) : Numbers.text(value);
  }
}
