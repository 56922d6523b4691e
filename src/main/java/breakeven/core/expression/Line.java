package breakeven.core.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named figure of the model, defined once. From it come the number, the formula, the explanation
 * and the documentation.
 *
 * <p>A line has one value a row, or one value a row and month. A dated one has one value a row, and
 * others from the months on in which its variables get others: a line of months takes that of the
 * month, any other line that of month 1.
 */
public final class Line extends Expression {
  private final int slot;
  private final String group;
  private final String name;
  private final Unit unit;
  private final String meaning;
  private final boolean monthly;
  private final int dated;
  private @Nullable Expression start;
  private @Nullable Expression definition;
  private List<String> words = List.of();
  private boolean isFlag;

  private boolean sameInAllRows;

  /**
   * @param dated its place among the lines that are others from some month on; {@link
   *     Variable#UNDATED} where it is none of them
   */
  Line(int slot, String group, String name, Unit unit, String meaning, boolean monthly, int dated) {
    this.slot = slot;
    this.dated = dated;
    this.group = group;
    this.name = name;
    this.unit = unit;
    this.meaning = meaning;
    this.monthly = monthly;
  }

  void define(@Nullable Expression start, Expression definition) {
    this.start = start;
    this.definition = definition;
    this.words = definition.words();
    this.isFlag = !monthly && definition.isFlag();
    // A line that refers to its own month before has the same in all rows if all else in it does.
    this.sameInAllRows = true;
    this.sameInAllRows = super.sameInAllRows();
  }

  int slot() {
    return slot;
  }

  /** The heading under which the line is, for example {@code Volume}. */
  public String group() {
    return group;
  }

  /** The line's name, unique in the model. */
  public String name() {
    return name;
  }

  /** What its figures are counted in. */
  public Unit unit() {
    return unit;
  }

  /** What the figure is and why it is so, in words. */
  public String meaning() {
    return meaning;
  }

  /** Whether the line has a value for each month. */
  public boolean monthly() {
    return monthly;
  }

  /** Whether it may have another value from some month on. */
  public boolean dated() {
    return dated != Variable.UNDATED;
  }

  /** Its place among those that may. */
  int place() {
    return dated;
  }

  /** What the line is made of. */
  public Expression definition() {
    return java.util.Objects.requireNonNull(definition, name);
  }

  /** The value in month 0 of a line of months; null where it is 0. */
  public @Nullable Expression start() {
    return start;
  }

  @Override
  public List<String> words() {
    return words;
  }

  @Override
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    return rows.take(this, month, out, depth);
  }

  @Override
  boolean sameInAllRows() {
    return sameInAllRows;
  }

  @Override
  boolean isFlag() {
    return isFlag;
  }

  @Override
  public List<Expression> parts() {
    return start == null ? List.of(definition()) : List.of(start, definition());
  }

  @Override
  public String toString() {
    return name;
  }
}
