package breakeven.core.expression;

import java.util.function.Function;

/**
 * Writes an expression in words: {@code Requests × Tokens per request ÷ 1,000,000}, {@code where
 * Served by token: …; else 0}, {@code sum over months of Requests}. In arithmetic a condition
 * counts 1 where it holds and 0 where it does not.
 */
public final class WordsPrinter extends Wording {
  private final Function<Expression, String> names;

  /** With the names that variables and lines have in the model. */
  public WordsPrinter() {
    this(Expression::toString);
  }

  /**
   * With other names.
   *
   * @param names the name of a variable or a line
   */
  public WordsPrinter(Function<Expression, String> names) {
    this.names = names;
  }

  @Override
  String leaf(Expression variableOrLine) {
    return names.apply(variableOrLine);
  }

  @Override
  String readAs(If figure, Expression like) {
    return leaf(like) + figure.suffix();
  }

  @Override
  String constant(Constant constant) {
    return constant.name();
  }

  @Override
  String before(Line line) {
    return leaf(line) + " of the month before";
  }

  @Override
  String allMonths(Line line) {
    return leaf(line);
  }

  @Override
  String firstMonth(Line line) {
    return leaf(line) + " in month 1";
  }

  @Override
  String atMonth(AtMonth at) {
    return leaf(at.line()) + " in month " + pieceOf(at.index()).text();
  }
}
