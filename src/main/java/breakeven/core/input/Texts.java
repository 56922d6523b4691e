package breakeven.core.input;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How typed text is compared: outer spaces, case and doubled spaces do not count. */
public final class Texts {
  /** UTF-16 units that a cell of a workbook can hold. */
  public static final int MOST_IN_CELL = 32_767;

  private static final int SHOWN = 40;

  /**
   * The characters with which a text may begin that a spreadsheet takes for a formula; East Asian
   * versions take the full-width signs for the others.
   */
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
    return cut(text, SHOWN);
  }

  /** The same with another length. */
  public static String cut(String text, int most) {
    return text.length() > most ? first(text, most) + "…" : text;
  }

  /** The first of some, and how many more there are: {@code a, b and 3 more}. */
  public static String some(Collection<?> all, int most) {
    int more = all.size() - most;
    return all.stream().limit(most).map(String::valueOf).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** The first UTF-16 units of a text, so many or one less: none is half of a character. */
  public static String first(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  /** The key under which texts are equal: one line, lower case by the root locale. */
  public static String fold(String text) {
    return oneLine(text).toLowerCase(Locale.ROOT);
  }

  /** Whether a spreadsheet may take a text that begins with this character for a formula. */
  public static boolean likeFormula(char first) {
    return FORMULAS.indexOf(first) >= 0;
  }

  /**
   * Whether an apostrophe has to be before a text of a text file, lest a spreadsheet take it for a
   * formula: its first character that is seen is one of {@link #FORMULAS}. A number needs none.
   */
  public static boolean toGuard(String text) {
    int first = firstSeen(text, 0);
    return beginsFormula(text, first) && Double.isNaN(PlainNumber.parse(text.substring(first)));
  }

  /** A cell of a text file without the mark that guards it; as it is where none does. */
  public static String unguarded(String text) {
    return !text.isEmpty() && text.charAt(0) == '\'' && beginsFormula(text, firstSeen(text, 1))
        ? text.substring(1)
        : text;
  }

  private static boolean beginsFormula(String text, int at) {
    return at < text.length() && likeFormula(text.charAt(at));
  }

  private static int firstSeen(String text, int from) {
    int at = from;
    while (at < text.length() && isUnseen(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /**
   * Whether a character is a space or a mark that nobody sees, such as the one that turns the
   * direction of writing: many programs pass over it at the beginning of a cell. Tab and line ends
   * are none, since they are among {@link #FORMULAS}.
   */
  public static boolean isUnseen(char c) {
    return (isSpace(c) || Character.getType(c) == Character.FORMAT) && !likeFormula(c);
  }

  /** Whether a character is one that steers a terminal; tab and line ends are none. */
  public static boolean isControl(char c) {
    return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
  }

  /** The text with its control characters as a workbook holds them: {@code _x001B_}. */
  public static String escaped(String text) {
    StringBuilder all = new StringBuilder(text.length() + 6);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isControl(c)) {
        all.append("_x").append(HexFormat.of().withUpperCase().toHexDigits(c)).append('_');
      } else {
        all.append(c);
      }
    }
    return all.toString();
  }

  /** Zero-width marks count as spaces: they come with text that was copied from a web page. */
  private static boolean isSpace(char c) {
    return c <= ' '
        || c >= FIRST_OTHER && (c == '\u200b' || c == '\ufeff' || Character.isSpaceChar(c));
  }
}
