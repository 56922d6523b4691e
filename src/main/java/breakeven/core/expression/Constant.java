package breakeven.core.expression;

import java.util.List;

/**
 * A number that never changes, with its name: a unit's size or a word's code. What a user might
 * want to change is an assumption instead.
 */
public final class Constant extends Expression {
  public static final Constant ZERO = number("0", 0);
  public static final Constant ONE = number("1", 1);
  public static final Constant TWO = number("2", 2);

  /** "No value": what a blank cell holds. */
  public static final Constant BLANK = number("blank", Double.NaN);

  private final String name;
  private final double value;
  private final boolean isWord;

  private Constant(String name, double value, boolean isWord) {
    this.name = name;
    this.value = value;
    this.isWord = isWord;
  }

  /** A named number. */
  public static Constant number(String name, double value) {
    return new Constant(name, value, false);
  }

  /** A word by its code. */
  public static Constant word(String word, int code) {
    return new Constant(word, code, true);
  }

  /** Its name in formulas and docs. */
  public String name() {
    return name;
  }

  /** Its value; a flag is 1 or 0. */
  public double value() {
    return value;
  }

  /** Whether this stands for a word, which a formula writes in quotes. */
  public boolean isWord() {
    return isWord;
  }

  @Override
  double[] calculate(Rows rows, int month, double[] out, int depth) {
    rows.same = true;
    out[0] = value;
    return out;
  }

  @Override
  Object action() {
    return value;
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
