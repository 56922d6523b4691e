package breakeven.workbook.write;

import breakeven.core.table.SheetGroup;

/** What colours mean on our sheets, each said once: red, green and blue in hexadecimal. */
final class Colors {
  static final String BLACK = "000000";
  static final String WHITE = "FFFFFF";

  /** Titles, and the headers over results. */
  static final String STRONG = "1F3864";

  /** The headers over what is typed. */
  static final String INPUT_HEADER = "7F6000";

  /** The headers over every second group of input columns. */
  static final String INPUT_HEADER_DARK = "4F3C00";

  /** What is typed. */
  static final String INPUT_FILL = "FFF9DB";

  static final String INPUT_FONT = "1F3FBF";

  /** What is taken from another sheet. */
  static final String TAKEN = "0B6B3A";

  /** Results. */
  static final String RESULT_FILL = "E8EEF7";

  /** Figures of a page that is read at arm's length. */
  static final String CARD_FILL = "F1F5FA";

  static final String WARNING_FILL = "FCE4D6";
  static final String WARNING_FONT = "8A1C00";

  /** Errors, and amounts below 0. */
  static final String ERROR = "C00000";

  /** Notes and sources. */
  static final String QUIET = "595959";

  static final String LINK = "0563C1";

  /** The lines of tables. */
  static final String GRID = "D9D9D9";

  private Colors() {}

  /** What is written on the colour of a tab. */
  static String onTab(SheetGroup group) {
    return group == SheetGroup.DECIDE || group == SheetGroup.CONTROL ? WHITE : BLACK;
  }

  /** The tabs of a group of sheets: results in blue, inputs in yellow, the rest in grey. */
  static String tab(SheetGroup group) {
    return switch (group) {
      case DECIDE -> "1F4E79";
      case UNDERSTAND -> "9DC3E6";
      case INPUTS -> "FFD966";
      case CONTROL -> "595959";
    };
  }
}
