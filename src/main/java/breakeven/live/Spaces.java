package breakeven.live;

import java.util.List;

/**
 * Takes the spaces off a text as the reader does: outer ones go, doubled ones become one.
 *
 * <p>TRIM knows the plain space alone, and text from a web page, a letter or another program has
 * others. These here are the ones that people paste; the reader knows some more, each of which
 * would make every formula that reads a text longer.
 */
final class Spaces {
  /** Those that every spreadsheet has a code for, whatever its language. */
  private static final List<String> CODES = List.of("CHAR(9)", "CHAR(10)");

  /**
   * A space that stands on {@code Constants}.
   *
   * @param name what formulas call it
   */
  private record Other(char space, String name, String meaning) {}

  private static final List<Other> OTHERS =
      List.of(
          new Other('\u00a0', "Ls_NoBreak", "no-break space"),
          new Other('\u2003', "Ls_EmSpace", "em space"),
          new Other('\u200b', "Ls_ZeroWidth", "zero-width space"),
          new Other('\u202f', "Ls_Narrow", "narrow no-break space"));

  private final String before;
  private final String after;

  Spaces(Constants constants) {
    StringBuilder opened = new StringBuilder("TRIM(");
    StringBuilder closed = new StringBuilder();
    for (String code : CODES) {
      opened.append("SUBSTITUTE(");
      closed.append(',').append(code).append(",\" \")");
    }
    for (Other other : OTHERS) {
      String name = constants.space(other.name(), other.space(), other.meaning());
      opened.append("SUBSTITUTE(");
      closed.append(',').append(name).append(",\" \")");
    }
    before = opened.toString();
    after = closed.append(')').toString();
  }

  /** The text of a cell without outer and doubled spaces. */
  String trimmed(String cell) {
    return before + cell + after;
  }
}
