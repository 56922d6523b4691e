package breakeven.core.table;

/** What headers are called where names are written in one word. */
public final class JsonKeys {
  private JsonKeys() {}

  /**
   * A header's key, brackets left out: {@code Break-even volume} is {@code breakEvenVolume}, {@code
   * Check 1 (pattern)} is {@code check1}.
   */
  public static String of(String header) {
    int bracket = header.indexOf(" (");
    int end = bracket < 0 ? header.length() : bracket;
    StringBuilder key = new StringBuilder(end);
    boolean up = false;
    for (int i = 0; i < end; i++) {
      char c = header.charAt(i);
      boolean apostrophe = c == '\'' || c == '’';
      if (c < 0x80 && Character.isLetterOrDigit(c)) {
        key.append(up ? Character.toUpperCase(c) : first(key, c) ? Character.toLowerCase(c) : c);
        up = false;
      } else {
        up |= key.length() > 0 && !apostrophe;
      }
    }
    return key.toString();
  }

  /** GPU is gpu, and NPV is npv: the first word is written small. */
  private static boolean first(StringBuilder key, char c) {
    for (int i = 0; i < key.length(); i++) {
      if (Character.isUpperCase(key.charAt(i))) {
        return false;
      }
    }
    return Character.isUpperCase(c);
  }
}
