package breakeven.lists;

import breakeven.input.Texts;
import java.util.List;
import java.util.Locale;

/**
 * How a suspicious row is marked: its Source begins with {@code check:} and the reason, so that it
 * can be seen and filtered without a column of ours. Who has looked at it takes that away, or types
 * {@code own} before it.
 */
public final class Marks {
  /** What the Source of a marked row begins with. */
  public static final String MARK = "check:";

  private static final String BETWEEN = " | ";

  private Marks() {}

  static String marked(List<String> findings, String source) {
    return findings.isEmpty()
        ? source
        : MARK + " " + String.join("; ", findings) + BETWEEN + source;
  }

  /** Whether a row is the analyst's own, which no list changes. */
  public static boolean own(String source) {
    String folded = Texts.fold(source);
    return folded.startsWith("own") || folded.startsWith("contract");
  }

  public static boolean isMarked(String source) {
    return source.strip().toLowerCase(Locale.ROOT).startsWith(MARK);
  }

  /** The source behind a mark; the text itself where there is none. */
  public static String unmarked(String source) {
    int at = source.lastIndexOf(BETWEEN);
    return isMarked(source) && at >= 0 ? source.substring(at + BETWEEN.length()) : source;
  }
}
