package breakeven.core.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The texts of a column of results, one behind the other in UTF-8: no object a cell. */
public final class ResultTexts {
  private final int[] starts;
  private final int[] ends;
  private byte[] bytes = new byte[1 << 12];
  private int rows;
  private int length;

  /** No texts yet, and room for so many. */
  ResultTexts(int capacity) {
    starts = new int[capacity];
    ends = new int[capacity];
  }

  void clear() {
    rows = 0;
    length = 0;
  }

  /** A row has no text. */
  void addNone() {
    starts[rows] = -1;
    ends[rows++] = -1;
  }

  void add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    add(utf8, 0, utf8.length);
  }

  void add(byte[] utf8, int from, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
    System.arraycopy(utf8, from, bytes, length, count);
    starts[rows] = length;
    length += count;
    ends[rows++] = length;
  }

  /** The bytes of all texts, which are not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the text of a row begins in {@link #bytes}; -1 where it has none. */
  public int start(int row) {
    return starts[row];
  }

  /** Where the text of a row ends; -1 where it has none. */
  public int end(int row) {
    return ends[row];
  }

  /** The text of a row; null where it has none. */
  public @Nullable String text(int row) {
    return starts[row] < 0
        ? null
        : new String(bytes, starts[row], ends[row] - starts[row], StandardCharsets.UTF_8);
  }
}
