package breakeven.core.input;

import java.util.regex.Pattern;

/** Rows that people write below their workloads, and that are none: totals and notes. */
final class UsersRows {
  /** What a sentence has and the name of a workload has not. */
  private static final Pattern NOTE =
      Pattern.compile(
          "[*(\\[#\u2020\u00b9-].*|.*[.:;!?].*|(?:\\S+ ){4,}\\S+|\\p{Ll}\\S*(?: \\S+){2,}",
          Pattern.DOTALL);

  private UsersRows() {}

  /** Whether a name is that of a total, and says nothing more. */
  static boolean isTotal(String name) {
    return name.length() <= 20 && WordTexts.isTotal(name);
  }

  /**
   * Whether a name reads like a note: a sentence, a label with a colon, a mark in front, or three
   * words that begin with a small letter.
   */
  static boolean isNote(String name) {
    return NOTE.matcher(Texts.oneLine(name)).matches();
  }
}
