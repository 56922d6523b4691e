package breakeven.core.guard;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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

  /** The source with the rules that the row breaks before it. */
  public static String marked(List<PriceWarning> doubts, String source) {
    return doubts.isEmpty()
        ? source
        : doubts.stream()
            .map(doubt -> doubt.rule().title().toLowerCase(Locale.ROOT))
            .distinct()
            .collect(Collectors.joining(", ", MARK + " ", BETWEEN + source));
  }

  /** A source that takes over the mark of another one, where that has one. */
  public static String keptMark(String marked, String source) {
    return isMarked(marked)
        ? marked.substring(0, marked.length() - unmarked(marked).length()) + source
        : source;
  }

  /** Whether a Source begins with a mark. */
  public static boolean isMarked(String source) {
    return source.strip().toLowerCase(Locale.ROOT).startsWith(MARK);
  }

  /** The source behind a mark; the text itself where there is none. */
  public static String unmarked(String source) {
    int at = source.lastIndexOf(BETWEEN);
    return isMarked(source) && at >= 0 ? source.substring(at + BETWEEN.length()) : source;
  }
}
