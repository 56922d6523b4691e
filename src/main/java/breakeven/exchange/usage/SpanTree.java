package breakeven.exchange.usage;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a file: which of them has another with tokens within it, so that its own tokens are
 * a sum of those. All spans are added before any is asked for.
 */
final class SpanTree {
  /** Some hundred megabytes. */
  private static final int MOST = 4_000_000;

  private static final int FIRST = 1 << 10;
  private static final byte KNOWN = 1;
  private static final byte TOKENS = 2;
  private static final byte SUM = 4;
  private static final byte READ = 8;

  /** Spans by their numbers, at the first free place from where a number leads to. */
  private long[] spans = new long[FIRST];

  private long[] parents = new long[FIRST];
  private byte[] marks = new byte[FIRST];
  private int size;

  /**
   * Adds a span; one that comes again is one all the same.
   *
   * @param trace the trace that it is of; empty: not said
   * @param span its own name; empty: it has none, and is passed over
   * @param parent the span that it is within; empty: it is within none
   * @param tokens whether it counts tokens
   */
  void add(String trace, String span, String parent, boolean tokens) {
    if (span.isEmpty()) {
      return;
    }
    if (2 * size >= spans.length) {
      grow();
    }
    int at = place(number(trace, span));
    if (marks[at] == 0) {
      size++;
      spans[at] = number(trace, span);
    }
    mark(at, tokens ? KNOWN | TOKENS : KNOWN);
    parents[at] = parent.isEmpty() ? parents[at] : number(trace, parent);
  }

  /** All spans are there: marks those that others with tokens are within. */
  void settle() {
    for (int i = 0; i < spans.length; i++) {
      int at = (marks[i] & TOKENS) == 0 ? i : place(parents[i]);
      while (at != i && marks[at] != 0 && (marks[at] & SUM) == 0) {
        mark(at, SUM);
        at = place(parents[at]);
      }
    }
  }

  /** Why the tokens of a span do not count; null where they do. */
  @Nullable UsageWarning odd(String trace, String span) {
    int at = place(number(trace, span));
    if (span.isEmpty() || marks[at] == 0) {
      return null;
    }
    if ((marks[at] & READ) != 0) {
      return UsageWarning.TWICE;
    }
    mark(at, READ);
    return (marks[at] & SUM) == 0 ? null : UsageWarning.SUM;
  }

  private void mark(int at, int more) {
    marks[at] = (byte) (marks[at] | more);
  }

  /** Where a number is, or would be. */
  private int place(long number) {
    int at = (int) (number >>> 32) & (spans.length - 1);
    while (marks[at] != 0 && spans[at] != number) {
      at = (at + 1) & (spans.length - 1);
    }
    return at;
  }

  private void grow() {
    if (size >= MOST) {
      throw new UsageFault("has more than 4,000,000 spans: export it in parts");
    }
    long[] before = spans;
    long[] within = parents;
    byte[] marked = marks;
    spans = new long[2 * before.length];
    parents = new long[2 * before.length];
    marks = new byte[2 * before.length];
    for (int i = 0; i < before.length; i++) {
      if (marked[i] != 0) {
        int at = place(before[i]);
        spans[at] = before[i];
        parents[at] = within[i];
        marks[at] = marked[i];
      }
    }
  }

  /** A number of 64 bits: of four million spans two have the same once in a million files. */
  private static long number(String trace, String span) {
    long mixed = 0xCBF29CE484222325L;
    for (String each : Arrays.asList(trace, span)) {
      for (int i = 0; i < each.length(); i++) {
        mixed = (mixed ^ each.charAt(i)) * 0x100000001B3L;
        mixed ^= mixed >>> 29;
      }
      mixed = (mixed + 1) * 0x9E3779B97F4A7C15L;
    }
    return mixed ^ (mixed >>> 32);
  }
}
