package breakeven.workbook.live;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.quoted;

import breakeven.core.input.TableRows;
import breakeven.core.input.Texts;
import breakeven.core.table.Column;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes the spaces off a text as the reader does: outer ones go, doubled ones become one.
 *
 * <p>TRIM knows the plain space alone, and text from a web page, a letter or another program has
 * others. Each of them makes every formula that reads a text longer, so that of all that the reader
 * knows only those are taken off that people paste, and those that was in a text at the review.
 */
final class TrimFormula {
  /** Those that every spreadsheet has a code for, whatever its language. */
  private static final List<String> CODES = List.of(call("CHAR", 9), call("CHAR", 10));

  /**
   * A space that is on {@code Constants}.
   *
   * @param name what formulas call it
   */
  private record Other(char space, String name, String meaning) {}

  private static final List<Other> OTHERS =
      List.of(
          new Other('\u00a0', "Ls_NBS", "no-break space"),
          new Other('\u2003', "Ls_EMS", "em space"),
          new Other('\u200b', "Ls_ZWS", "zero-width space"),
          new Other('\u202f', "Ls_NNS", "narrow no-break space"));

  /** More of those that was in texts would make formulas too long. */
  private static final int MOST_FOUND = 12;

  private final List<String> spaces = new ArrayList<>(CODES);

  /**
   * @param found spaces that was in texts at the review
   */
  TrimFormula(Constants constants, Set<Character> found) {
    for (Other other : others(found)) {
      spaces.add(constants.space(other.name(), other.space(), other.meaning()));
    }
  }

  private static List<Other> others(Set<Character> found) {
    List<Other> others = new ArrayList<>(OTHERS);
    new TreeSet<>(found)
        .stream()
            .filter(space -> space != '\t' && space != '\n')
            .filter(space -> OTHERS.stream().noneMatch(other -> other.space() == space))
            .limit(MOST_FOUND)
            .map(TrimFormula::found)
            .forEach(others::add);
    return others;
  }

  private static Other found(char space) {
    String code = String.format(Locale.ROOT, "%04X", (int) space);
    return new Other(space, "Ls_Space" + code, "space U+" + code);
  }

  /** All that was in the texts of a workbook but the plain one. */
  static Set<Character> of(LiveData data) {
    Set<Character> found = new TreeSet<>(data.otherSpaces());
    for (Table table : Tables.ALL) {
      for (TableRows.Row row :
          table == Workloads.TABLE
              ? List.<TableRows.Row>of()
              : data.origin().places().rows(table)) {
        for (Column column : table.columns()) {
          if (row.stands(column) instanceof String text) {
            Texts.otherSpaces(text, found);
          }
        }
      }
    }
    return found;
  }

  /** The text of a cell without outer and doubled spaces. */
  String trimmed(String cell) {
    String plain = cell;
    for (String space : spaces) {
      plain = call("SUBSTITUTE", plain, space, quoted(" "));
    }
    return call("TRIM", plain);
  }
}
