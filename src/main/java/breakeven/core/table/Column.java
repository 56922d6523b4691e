package breakeven.core.table;

import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One column of an input sheet. Reader, template, drop-downs, notes and documentation all follow
 * from this.
 *
 * @param sheet the sheet's name
 * @param ordinal position in its table, from 0
 * @param header the words of the header without the bracketed unit, for example {@code Input
 *     tokens}
 * @param unit what is in the bracket, for example {@code per request}; empty where there is none
 * @param type what the cells hold
 * @param required whether an empty cell is an error
 * @param words the accepted words of a {@link Type#WORD}, in their order; a word's index is its
 *     code
 * @param range the accepted range of a number
 * @param assumption the row of {@code Assumptions} that an empty cell takes; null where there is
 *     none
 * @param constant the number that an empty cell takes; empty where there is none
 * @param blank what an empty cell means, in words
 * @param help the column's definition, one or two sentences: header note, input prompt and
 *     documentation
 * @param example a cell of the template's example row
 */
public record Column(
    String sheet,
    int ordinal,
    String header,
    String unit,
    Type type,
    boolean required,
    List<String> words,
    Range range,
    @Nullable String assumption,
    OptionalDouble constant,
    String blank,
    String help,
    String example) {
  /** A column is known by its place: columns are keys of maps that are asked for every row. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Column column
        && ordinal == column.ordinal
        && sheet.equals(column.sheet);
  }

  @Override
  public int hashCode() {
    return 31 * sheet.hashCode() + ordinal;
  }

  /** The header as the template shows it: {@code Input tokens (per request)}. */
  public String title() {
    return unit.isEmpty() ? header : header + " (" + unit + ")";
  }

  /** The same where an empty cell is none. */
  public Column optional() {
    return new Column(
        sheet,
        ordinal,
        header,
        unit,
        type,
        false,
        words,
        range,
        assumption,
        constant,
        blank,
        help,
        example);
  }

  /** Whether cells are read as numbers, words included (a word is read as its code). */
  public boolean numeric() {
    return type != Type.TEXT && type != Type.MODEL && type != Type.GPU;
  }

  /** The code of a word of this column, for example the index of {@code LoRA}. */
  public int code(String word) {
    int code = words.indexOf(word);
    if (code < 0) {
      throw new IllegalArgumentException(header + " has no word " + word);
    }
    return code;
  }
}
