package breakeven.core.input;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How typed text is compared: outer spaces, case and doubled spaces do not count. */
public final class Texts {
  /** UTF-16 units that a cell of a workbook can hold. */
  public static final int MOST_IN_CELL = 32_767;

  private static final int SHOWN = 40;

  /** East Asian versions take the full-width signs for the others. */
  /** The characters with which a text may begin that a spreadsheet takes for a formula. */
  public static final String FORMULAS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  /** The first space beyond ASCII, the no-break space. */
  private static final char FIRST_OTHER = '\u00a0';

  private Texts() {}

  /** Without outer spaces, no-break spaces included; the text itself where there are none. */
  public static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Whether nothing but spaces is there. */
  public static boolean blank(@Nullable String text) {
    if (text == null) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Trimmed, every run of spaces and line breaks one space: a header as one line. */
  public static String oneLine(String text) {
    if (isOneLine(text)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        gap = line.length() > 0;
      } else {
        if (gap) {
          line.append(' ');
          gap = false;
        }
        line.append(c);
      }
    }
    return line.toString();
  }

  /** Whether no space is in it but single ones between words, as in most texts. */
  private static boolean isOneLine(String text) {
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean gap = isSpace(c);
      if (gap && (space || c != ' ')) {
        return false;
      }
      space = gap;
    }
    return !space || text.isEmpty();
  }

  /** A text that is shown in a message: the first 40 characters of a longer one. */
  public static String cut(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
  }

  /** The key under which texts are equal: one line, lower case by the root locale. */
  public static String fold(String text) {
    return oneLine(text).toLowerCase(Locale.ROOT);
  }

  /** Whether a spreadsheet may take a text that begins with this character for a formula. */
  public static boolean likeFormula(char first) {
    return FORMULAS.indexOf(first) >= 0;
  }

  /** Whether an apostrophe is before a text only lest it be taken for a formula. */
  public static boolean guarded(char first, char second) {
    return first == '\'' && likeFormula(second);
  }

  /** A cell of a text file without the mark that guards it; as it is where none does. */
  public static String unguarded(String text) {
    return text.length() > 1 && guarded(text.charAt(0), text.charAt(1)) ? text.substring(1) : text;
  }

  /** Adds all spaces of a text but the plain one, line breaks included. */
  public static void otherSpaces(String text, Set<Character> spaces) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && isSpace(c)) {
        spaces.add(c);
      }
    }
  }

  /** Zero-width marks count as spaces: they come with text that was copied from a web page. */
  private static boolean isSpace(char c) {
    return c <= ' '
        || c >= FIRST_OTHER && (c == '\u200b' || c == '\ufeff' || Character.isSpaceChar(c));
  }
}
