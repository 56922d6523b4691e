package breakeven.core.expression;

import java.util.List;

/**
 * A figure that comes from outside: a typed cell or its default, an assumption, or a figure looked
 * up in a price table. A variable is known by its identity; its slot says where a {@link Frame}
 * keeps it.
 */
public final class Variable extends Expression {
  /** The unit of a day, which is counted from 1970-01-01 and shown as a date. */
  public static final String DAY = "day";

  /** The place of a figure that is the same in all months among those that are not. */
  static final int UNDATED = -1;

  private final int slot;
  private final String name;
  private final String unit;
  private final String meaning;
  private final List<String> words;
  private final int dated;

  /**
   * @param dated its place among the figures that have days; {@link #UNDATED} where it has none
   */
  Variable(int slot, int dated, String name, String unit, String meaning, List<String> words) {
    this.slot = slot;
    this.dated = dated;
    this.name = name;
    this.unit = unit;
    this.meaning = meaning;
    this.words = List.copyOf(words);
  }

  int slot() {
    return slot;
  }

  /** Whether it may be another from some month on, as a price that is announced. */
  public boolean dated() {
    return dated != UNDATED;
  }

  /** Its place among those that may be others from some month on. */
  int place() {
    return dated;
  }

  /** The name in the glossary, as headers and docs write it; unique in the model. */
  public String name() {
    return name;
  }

  /** The unit in words; empty for a flag or a word. */
  public String unit() {
    return unit;
  }

  /** What the figure is, in words. */
  public String meaning() {
    return meaning;
  }

  @Override
  public List<String> words() {
    return words;
  }

  @Override
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    return rows.take(this, month, out);
  }

  @Override
  boolean sameInAllRows() {
    return false;
  }

  @Override
  public List<Expression> parts() {
    return List.of();
  }

  @Override
  public String toString() {
    return name;
  }
}
