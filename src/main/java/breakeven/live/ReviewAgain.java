package breakeven.live;

/**
 * Why a new review is needed: what was typed since the last one that formulas cannot calculate
 * with. Reasons are texts that are added up, an empty one where there is none; Why says those of
 * its row, {@code Checks} counts the rows that have any.
 */
final class ReviewAgain {
  /** What stands in place of a result or a typed figure that only a review can tell. */
  static final String WORDS = "review again";

  /** What is said of a share that a formula cannot read. */
  static final String DOUBTFUL_SHARE =
      "between 1 and 2: only a review sees whether 1.5 means 1.5 % or 150 %";

  private static final String BETWEEN = "; ";

  private ReviewAgain() {}

  /** Adds a reason to those before it, where a condition holds. */
  static String reason(String condition, String words) {
    return "&IF(" + condition + "," + Refs.text(BETWEEN + words) + ",\"\")";
  }

  /** All reasons as one text, without what would stand before the first. */
  static String all(String reasons) {
    return "MID(" + reasons + "," + (BETWEEN.length() + 1) + ",999)";
  }

  /**
   * What a sentence says instead where there are reasons.
   *
   * @param reasons the cell of all of them
   */
  static String or(String reasons, String sentence) {
    return "IF(" + reasons + "<>\"\",\"Review again: \"&" + reasons + "," + sentence + ")";
  }
}
