package breakeven.xlsx.read;

/**
 * A text out of a file as a message shows it: on one line, never long, and without what a terminal
 * would obey or turn around. Takes time in proportion to what is shown, not to the text.
 */
public final class ShownText {
  /** Characters of a name: of a part, a sheet, an address. */
  private static final int NAME = 60;

  /** Characters of a line, of which the last ones say what to do. */
  private static final int LINE = 2_000;

  private static final int END_OF_LINE = 500;

  /** The two marks that join letters and turn nothing around: Persian and emoji need them. */
  private static final String JOINERS = "\u200c\u200d";

  private ShownText() {}

  /** The beginning of a name. */
  public static String name(String text) {
    return text.length() <= NAME ? clean(text) : clean(text.substring(0, NAME)) + "…";
  }

  /** A message; the middle of a very long one is left out. */
  public static String line(String text) {
    int length = text.length();
    return length <= LINE
        ? clean(text)
        : clean(text.substring(0, LINE - END_OF_LINE))
            + " … "
            + clean(text.substring(length - END_OF_LINE));
  }

  /** One blank for what is no visible character, and for line ends with the blanks around them. */
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean gap = false;
    int visible = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (isHidden(c)) {
        gap = true;
      } else if (c == ' ') {
        clean.append(' ');
      } else {
        if (gap) {
          clean.setLength(visible);
          clean.append(visible == 0 ? "" : " ");
          gap = false;
        }
        clean.appendCodePoint(c);
        visible = clean.length();
      }
    }
    clean.setLength(gap ? visible : clean.length());
    return clean.toString();
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> JOINERS.indexOf(c) < 0;
      default -> false;
    };
  }
}
