package breakeven.core.expression;

import static breakeven.core.expression.Expression.ifElse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is given of rows spares lines, and changes no figure of theirs. */
class GivensTest {
  private static final double BLANK = Double.NaN;

  private final Variables variables = new Variables();
  private final Variable word = variables.number("word", "", "");
  private final Variable other = variables.number("other", "", "");
  private final Variable x = variables.number("x", "", "");
  private final Lines lines = new Lines();

  private final Expression isOne = word.atLeast(Constant.ONE);

  private static Givens given(Expression figure, Double... values) {
    return new Givens(Map.of(figure, List.of(values)));
  }

  private Line line(String name, Expression definition) {
    return lines.line(name, Unit.FACTOR, "what is tried", definition);
  }

  @Test
  void aFlagIsSettledByWhatItIsMadeOf() {
    assertThat(given(word, 1.0).value(isOne)).isEqualTo(1);
    assertThat(given(word, 0.0).value(isOne)).isZero();
    assertThat(given(word, 0.0).value(isOne.not())).isEqualTo(1);
    assertThat(given(word, BLANK).value(isOne)).isZero();
    assertThat(given(word, BLANK).value(word.known())).isZero();
    assertThat(given(x, 1.0).value(isOne)).isNull();
    assertThat(Givens.NONE.value(isOne)).isNull();
  }

  @Test
  void severalValuesSettleWhatTheyAgreeOn() {
    assertThat(given(word, 1.0, 2.0, 3.0).value(isOne)).isEqualTo(1);
    assertThat(given(word, BLANK, 0.0).value(isOne)).isZero();
    assertThat(given(word, 0.0, 1.0).value(isOne)).isNull();
  }

  @Test
  void oneOfTwoFlagsSettlesBoth() {
    Expression unknown = other.above(x);
    assertThat(given(word, 0.0).value(isOne.and(unknown))).isZero();
    assertThat(given(word, 0.0).value(unknown.and(isOne))).isZero();
    assertThat(given(word, 1.0).value(isOne.or(unknown))).isEqualTo(1);
    assertThat(given(word, 1.0).value(isOne.and(unknown))).isNull();
    assertThat(given(word, 0.0).value(isOne.or(unknown))).isNull();
  }

  @Test
  void aProductWithNothingIsNotSettledSinceABlankWouldMakeItBlank() {
    assertThat(given(word, 0.0).value(word.times(x))).isNull();
    assertThat(given(word, 0.0).value(isOne.and(x))).isNull();
  }

  @Test
  void whatNoRowTakesIsNotNeededAndReachesNothing() {
    Line flag = line("flag", isOne);
    Line dear = line("dear", x.times(x));
    Line plain = line("plain", other.plus(Constant.ONE));
    Line chosen = line("chosen", ifElse(flag, dear, plain));
    Givens zero = given(word, 0.0);
    assertThat(lines.neededFor(List.of(chosen), zero)).containsExactly(plain, chosen);
    assertThat(lines.neededFor(List.of(chosen))).containsExactly(flag, dear, plain, chosen);
    Dependents reach = Dependents.of(List.of(x));
    assertThat(reach.reaches(chosen)).isTrue();
    assertThat(reach.given(zero).reaches(chosen)).isFalse();
    assertThat(reach.given(given(word, 1.0)).reaches(chosen)).isTrue();
  }

  @Test
  void aRerunOfRowsOfOneKindComesToWhatAllLinesComeTo() {
    Line flag = line("flag", isOne);
    Line dear = line("dear", x.times(x));
    Line plain = line("plain", x.plus(other));
    Line chosen = line("chosen", ifElse(flag, dear, plain).plus(flag));
    Frame base = new Frame(variables, lines, 4, 1);
    base.resize(4, 1);
    for (int row = 0; row < 4; row++) {
      base.values(word)[row] = row % 2;
      base.values(other)[row] = 10 * row;
      base.values(x)[row] = row == 3 ? BLANK : row;
    }
    base.evaluate(lines.all());
    for (int kind = 0; kind < 2; kind++) {
      Givens givens = given(word, (double) kind);
      Rerun rerun =
          new Rerun(
              lines.neededFor(List.of(chosen), givens),
              List.of(x),
              Dependents.of(List.of(x)).given(givens));
      assertThat(rerun.reaches(dear)).isEqualTo(kind == 1);
      Frame again = new Frame(variables, lines, 2, 1);
      again.resize(2, 1);
      int[] rows = {kind, kind + 2};
      rerun.load(base, rows, again);
      again.fill(x, 5);
      rerun.evaluate(again);
      for (int k = 0; k < 2; k++) {
        double wanted = kind == 1 ? 26 : 5 + 10 * rows[k];
        assertThat(again.values(chosen)[k]).isEqualTo(wanted);
      }
    }
  }
}
