package breakeven.xlsx.read;

/** Whether bytes that come in parts are UTF-8: without surrogates and needless bytes. */
public final class Utf8Check {
  /** Bytes that the character at hand still lacks. */
  private int lacking;

  /** What its next byte may be, the last ones included. */
  private int least;

  private int most;

  /**
   * Takes more bytes.
   *
   * @param count how many; less than 0: none come any more
   * @return whether all so far are characters, or, where more may come, the beginning of one
   */
  boolean takes(byte[] bytes, int from, int count) {
    if (count < 0) {
      return lacking == 0;
    }
    int end = from + count;
    for (int i = from; i < end; i++) {
      if (!takes(bytes[i] & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  /** Takes one more byte; whether it may stand there. */
  public boolean takes(int b) {
    if (lacking == 0 && b < 0x80) {
      return true;
    }
    if (lacking > 0) {
      boolean fits = b >= least && b <= most;
      lacking--;
      least = 0x80;
      most = 0xBF;
      return fits;
    }
    lacking = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : 1;
    least = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
    most = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    return b >= 0xC2 && b <= 0xF4;
  }
}
