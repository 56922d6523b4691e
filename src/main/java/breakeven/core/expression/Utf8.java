package breakeven.core.expression;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text in UTF-8 that is put together piece by piece, in an array that grows and is used again.
 */
public final class Utf8 {
  private byte[] bytes = new byte[64];
  private int length;

  /** The array that the text is in, from its first byte on; valid until more is added. */
  public byte[] bytes() {
    return bytes;
  }

  /** Bytes so far. */
  public int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  void put(byte[] more) {
    int from = extend(more.length);
    System.arraycopy(more, 0, bytes, from, more.length);
  }

  void put(String more) {
    put(of(more));
  }

  /**
   * Makes the text longer by bytes that the caller fills in.
   *
   * @return where they begin
   */
  int extend(int more) {
    int from = length;
    length += more;
    if (length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length));
    }
    return from;
  }

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
