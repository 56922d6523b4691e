package breakeven.core.table;

/** What a column holds, and so how its cells are read, formatted and checked. */
public enum Type {
  /** Free text. */
  TEXT,
  /** One of the column's words, matched without regard to case. */
  WORD,
  /** The name of a row of {@code Model prices}: {@code Name} or {@code Provider: Name}. */
  MODEL,
  /** The name of a row of {@code GPU prices}: {@code Name} or {@code Provider: Name}. */
  GPU,
  /** A plain number. */
  NUMBER,
  /** A number without a fraction. */
  WHOLE,
  /**
   * An amount of money, in the row's currency where the table has a currency column, else in the
   * reporting one.
   */
  MONEY,
  /** A share or a rate: a fraction of 1; a typed number above 1 in size is per cent. */
  SHARE,
  /**
   * A number of months, or the word "none": never. Read as {@link Double#POSITIVE_INFINITY} for
   * "none".
   */
  MONTHS_OR_NONE,
  /** A day. */
  DATE;

  /** What its numbers may be where nothing else is said; shares as fractions. */
  Range range() {
    return switch (this) {
      case NUMBER, MONEY -> Range.NOT_NEGATIVE;
      case WHOLE -> Range.FROM_ONE;
      case SHARE -> Range.SHARE;
      case MONTHS_OR_NONE -> Range.ABOVE_ZERO;
      case TEXT, WORD, MODEL, GPU, DATE -> Range.ANY;
    };
  }
}
