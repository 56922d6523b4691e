package breakeven.exchange.usage;

/**
 * Lines that were read before, by 64 bits of what tells them apart: of two million, two have the
 * same bits once in ten million files. What is kept of them is bounded.
 */
final class SeenLines {
  /** What is known of a line. */
  enum Seen {
    NO,
    /** It was there with the same figures. */
    SAME,
    /** It was there, and its figures differ. */
    OTHER,
    /** More were there than are kept. */
    UNKNOWN
  }

  /** Some fifty megabytes. */
  private static final int MOST = 2_000_000;

  private static final int FIRST = 1 << 10;

  /** Bits of lines, at the first free place from where they lead to; 0 is free. */
  private long[] lines = new long[FIRST];

  private int[] figures = new int[FIRST];
  private int size;

  /**
   * Looks for a line, and keeps it.
   *
   * @param bits what tells it apart, mixed
   * @param figure what must be the same of it
   */
  Seen add(long bits, int figure) {
    long line = bits == 0 ? 1 : bits;
    int at = place(line);
    if (lines[at] == line) {
      return figures[at] == figure ? Seen.SAME : Seen.OTHER;
    }
    if (size == MOST) {
      return Seen.UNKNOWN;
    }
    if (2 * ++size > lines.length) {
      grow();
      at = place(line);
    }
    lines[at] = line;
    figures[at] = figure;
    return Seen.NO;
  }

  private int place(long line) {
    int at = (int) (line >>> 32) & (lines.length - 1);
    while (lines[at] != 0 && lines[at] != line) {
      at = (at + 1) & (lines.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] before = lines;
    int[] kept = figures;
    lines = new long[2 * before.length];
    figures = new int[2 * before.length];
    for (int i = 0; i < before.length; i++) {
      if (before[i] != 0) {
        int at = place(before[i]);
        lines[at] = before[i];
        figures[at] = kept[i];
      }
    }
  }

  /**
   * Mixes a text into bits.
   *
   * @param seed where it stands
   */
  static long bits(long seed, String text) {
    long mixed = (seed + 1) * 0x9E3779B97F4A7C15L;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * 0x100000001B3L;
      mixed ^= mixed >>> 29;
    }
    mixed *= 0xBF58476D1CE4E5B9L;
    return mixed ^ (mixed >>> 32);
  }
}
