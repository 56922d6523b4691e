package breakeven.workbook.live;

import breakeven.core.report.CostColumn;
import breakeven.core.report.Format;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.ResultColumn;

/**
 * One column of a calculation sheet.
 *
 * @param title the header, unique in its sheet
 * @param group the heading above it; columns of one group are together and can be folded
 * @param role what its cells are, and so how they look
 * @param format number format of its cells
 * @param number whether it holds numbers, which are at the right
 * @param width in characters
 * @param help the column's definition: the note on its header; empty for none
 */
public record LiveColumn(
    String title, String group, Role role, String format, boolean number, int width, String help) {
  /** What the cells of a column are. */
  public enum Role {
    /** Names and explanations. */
    TEXT,
    /** Taken from another sheet by a formula. */
    TAKEN,
    /** Calculated by a formula. */
    CALCULATED,
    /** A value of this run. */
    VALUE
  }

  static LiveColumn text(String title, int width, String help) {
    return new LiveColumn(title, "", Role.TEXT, NumberFormats.GENERAL, false, width, help);
  }

  /** A column of words that formulas give. */
  static LiveColumn calculated(String title, int width, String help) {
    return words(title, Role.CALCULATED, width, help);
  }

  /** A column of numbers that formulas calculate. */
  static LiveColumn calculated(String title, String format, int width, String help) {
    return numbers(title, Role.CALCULATED, format, width, help);
  }

  /** A column of words from another sheet. */
  static LiveColumn taken(String title, int width, String help) {
    return words(title, Role.TAKEN, width, help);
  }

  /** A column of numbers from another sheet. */
  static LiveColumn taken(String title, String format, int width, String help) {
    return numbers(title, Role.TAKEN, format, width, help);
  }

  /** A column of words of the review. */
  static LiveColumn value(String title, int width, String help) {
    return words(title, Role.VALUE, width, help);
  }

  /** A column of numbers of the review. */
  static LiveColumn value(String title, String format, int width, String help) {
    return numbers(title, Role.VALUE, format, width, help);
  }

  private static LiveColumn words(String title, Role role, int width, String help) {
    return new LiveColumn(title, "", role, NumberFormats.GENERAL, false, width, help);
  }

  private static LiveColumn numbers(
      String title, Role role, String format, int width, String help) {
    return new LiveColumn(title, "", role, format, true, width, help);
  }

  /**
   * A column as it is defined for sheets and files alike.
   *
   * @param role of its cells where they are no names
   */
  public static LiveColumn of(CostColumn column, Role role) {
    ResultColumn result = column.result();
    return new LiveColumn(
        result.title(),
        column.group(),
        result.format() == Format.TEXT ? Role.TEXT : role,
        column.look(),
        result.format().number(),
        result.width(),
        result.help());
  }

  /** The column with more behind its definition. */
  LiveColumn explained(String more) {
    return new LiveColumn(title, group, role, format, number, width, help + more);
  }

  LiveColumn in(String other) {
    return new LiveColumn(title, other, role, format, number, width, help);
  }

  /** The column where its cells hold values of the run instead of formulas. */
  LiveColumn ofValues() {
    return role == Role.TEXT
        ? this
        : new LiveColumn(title, group, Role.VALUE, format, number, width, help);
  }

  LiveColumn titled(String other) {
    return new LiveColumn(other, group, role, format, number, width, help);
  }
}
