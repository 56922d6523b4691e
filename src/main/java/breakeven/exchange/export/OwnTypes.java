package breakeven.exchange.export;

import breakeven.core.input.CellType;
import breakeven.core.input.Header;
import breakeven.core.input.PlainNumber;
import breakeven.core.table.Column;
import breakeven.core.table.InputFormats;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the cells of the user's columns are. A text is a number only in a column of ours
 * that asks for one: elsewhere 0041 is the text that somebody typed.
 */
public final class OwnTypes {
  /** What the cells of a column are, all of them. */
  enum Type {
    /** Text, or not all the same; also where none is filled. */
    TEXT,
    NUMBER,
    DAY,
    /** Days, at least one of them with a time. */
    MOMENT,
    TRUTH;

    private int bit() {
      return 1 << ordinal();
    }
  }

  private static final int DAYS = Type.DAY.bit() | Type.MOMENT.bit();

  private final boolean[] asksForNumbers;
  private final int[] found;
  private final Set<Integer> without;

  /**
   * No cells yet.
   *
   * @param width how many columns there are
   * @param without columns that are left out
   */
  OwnTypes(Header header, int width, Set<Integer> without) {
    this.without = without;
    asksForNumbers = new boolean[width];
    for (int index = 0; index < width; index++) {
      Column column = header.at(index);
      asksForNumbers[index] = column != null && InputFormats.right(column);
    }
    found = new int[width];
  }

  /** Takes a cell. */
  void add(int column, CellType type, double number, @Nullable String text) {
    switch (type) {
      case NUMBER, PER_CENT -> add(column, Type.NUMBER);
      case DATE -> add(column, number == Math.rint(number) ? Type.DAY : Type.MOMENT);
      case BOOLEAN -> add(column, Type.TRUTH);
      case TEXT, ERROR -> addText(column, text == null ? "" : text);
      case NO_VALUE, UNREADABLE -> {}
    }
  }

  private void add(int column, Type type) {
    found[column] |= type.bit();
  }

  private void addText(int column, String text) {
    boolean number = asksForNumbers[column] && !Double.isNaN(PlainNumber.parse(text));
    add(column, number ? Type.NUMBER : Type.TEXT);
  }

  /** What the cells of each column are that is not left out. */
  List<Type> all() {
    return IntStream.range(0, found.length)
        .filter(column -> !without.contains(column))
        .mapToObj(this::of)
        .toList();
  }

  private Type of(int column) {
    for (Type type : Type.values()) {
      if (found[column] == type.bit()) {
        return type;
      }
    }
    return found[column] == DAYS ? Type.MOMENT : Type.TEXT;
  }
}
