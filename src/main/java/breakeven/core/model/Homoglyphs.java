package breakeven.core.model;

import java.util.Locale;

/**
 * Characters of a text that no reader can tell: those that cannot be seen, and those that look as
 * one of the keyboard does. They come with text that was copied from a web page, a letter or a
 * chat, and whoever compares the text with the right one sees no difference.
 */
public final class Homoglyphs {
  /** Dashes, then Cyrillic and Greek letters, each followed by what it looks like. */
  private static final String PAIRS =
      "\u2010-\u2011-\u2012-\u2013-\u2014-\u2212-"
          + "\u0430a\u0435e\u043eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0458j\u0455s"
          + "\u0410A\u0412B\u0415E\u041aK\u041cM\u041dH\u041eO\u0420P\u0421C\u0422T\u0425X\u0423Y"
          + "\u0406I\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039aK\u039cM\u039dN\u039fO\u03a1P"
          + "\u03a4T\u03a5Y\u03a7X\u03bfo";

  private Homoglyphs() {}

  /**
   * What is said of the first such character behind a sentence that refuses the text: {@code ": its
   * о (U+043E) is not o"}; empty where there is none, or where the text is in another language.
   */
  public static String told(String text) {
    String unseen = toldUnseen(text);
    boolean looksPlain = isPlain(plain(text));
    for (int i = 0; i < text.length() && unseen.isEmpty() && looksPlain; i++) {
      char plain = plain(text.charAt(i));
      if (plain != text.charAt(i)) {
        return ": its " + text.charAt(i) + " (" + code(text.charAt(i)) + ") is not " + plain;
      }
    }
    return unseen;
  }

  /** The same of characters that cannot be seen alone. */
  public static String toldUnseen(String text) {
    return text.codePoints()
        .filter(Homoglyphs::isUnseen)
        .mapToObj(c -> ": it holds a character that cannot be seen (" + code(c) + ")")
        .findFirst()
        .orElse("");
  }

  /** The text as it looks: without what cannot be seen, with the characters of a keyboard. */
  public static String plain(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !isUnseen(c))
        .forEach(c -> plain.appendCodePoint(c < Character.MIN_SURROGATE ? plain((char) c) : c));
    return plain.toString();
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private static char plain(char c) {
    int at = c < '\u0370' ? -1 : PAIRS.indexOf(c);
    return at < 0 ? c : PAIRS.charAt(at + 1);
  }

  private static boolean isUnseen(int c) {
    boolean line = c == '\t' || c == '\n' || c == '\r';
    int type = Character.getType(c);
    return type == Character.FORMAT || type == Character.CONTROL && !line;
  }

  private static String code(int c) {
    return String.format(Locale.ROOT, "U+%04X", c);
  }
}
