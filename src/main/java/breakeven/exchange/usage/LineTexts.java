package breakeven.exchange.usage;

import breakeven.core.input.Decimals;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the cells of one line of a usage file say. Used again for each line. */
final class LineTexts {
  static final Set<String> YES = Set.of("true", "yes", "1");
  private static final int MEANINGS = Meaning.values().length;

  private final Decimals decimals;
  private final @Nullable String[] texts = new @Nullable String[MEANINGS];
  private final int[] ranks = new int[MEANINGS];
  private final double[] sums = new double[MEANINGS];
  private final boolean[] summed = new boolean[MEANINGS];
  private final Map<String, String> details = new LinkedHashMap<>();

  LineTexts(Decimals decimals) {
    this.decimals = decimals;
  }

  /** Begins another line. */
  void clear() {
    Arrays.fill(texts, null);
    Arrays.fill(sums, 0);
    Arrays.fill(summed, false);
    details.clear();
  }

  /** Takes amounts by their names. */
  void putDetails(Map<String, String> more) {
    details.putAll(more);
  }

  /** Amounts by their names. */
  Map<String, String> details() {
    return details;
  }

  /** Whether the line says yes. */
  boolean isYes(Meaning meaning) {
    return YES.contains(text(meaning).toLowerCase(Locale.ROOT));
  }

  /** Takes what a cell, or a value of it, says; of several columns the first that says anything. */
  void put(UsageColumns.Part part, String text) {
    int at = part.meaning().ordinal();
    String before = texts[at];
    if (text.isEmpty()) {
      return;
    }
    if (before == null) {
      texts[at] = text;
      ranks[at] = part.rank();
      sums[at] = part.sum() ? number(text) : 0;
    } else if (part.sum()) {
      boolean first = part.rank() < ranks[at];
      texts[at] = first ? text + Meter.BETWEEN + before : before + Meter.BETWEEN + text;
      ranks[at] = Math.min(ranks[at], part.rank());
      sums[at] += number(text);
      summed[at] = true;
    } else if (part.rank() < ranks[at]) {
      texts[at] = text;
      ranks[at] = part.rank();
    }
  }

  /** What the line says; empty where nothing. */
  String text(Meaning meaning) {
    String text = texts[meaning.ordinal()];
    return text == null ? "" : text;
  }

  /** A number that the line says, with those of other columns that count together; NaN: none. */
  double number(Meaning meaning, double absent) {
    int at = meaning.ordinal();
    String text = texts[at];
    return text == null ? absent : summed[at] ? sums[at] : number(text);
  }

  /** Whether there is a text where a number should be. */
  boolean unreadable(Meaning meaning) {
    return texts[meaning.ordinal()] != null && Double.isNaN(number(meaning, Double.NaN));
  }

  /** The number that a text is to the file; NaN where it is none. */
  double number(String text) {
    return decimals.number(text);
  }
}
