package breakeven.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** What is done without jumps comes to what the conditions say, up to the last bit. */
class BranchlessTest {
  private static final double HALF = Comparison.SHARE_TOLERANCE;

  /** Numbers at every edge: blanks of either sign, zeros, ends, and what just differs. */
  private static final double[] NUMBERS = {
    0.0,
    -0.0,
    1,
    -1,
    2,
    2 + HALF,
    2 - HALF,
    HALF,
    -HALF,
    Math.nextDown(HALF),
    Math.nextUp(HALF),
    1e-310,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    1e300,
    -1e300,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    -Double.NaN,
    Double.longBitsToDouble(0xfff8000000000000L)
  };

  private static final double[] FINITE = Arrays.stream(NUMBERS).filter(Double::isFinite).toArray();

  private final Variables variables = new Variables();
  private final Variable x = variables.number("x", "", "");
  private final Variable y = variables.number("y", "", "");

  @Test
  void numbersAreComparedAsTheConditionsSay() {
    holds(x.above(y), (a, b) -> a - b >= HALF ? 1 : 0);
    holds(x.atLeast(y), (a, b) -> a - b > -HALF || a == b ? 1 : 0);
    holds(x.equalTo(y), (a, b) -> Math.abs(a - b) < HALF || a == b ? 1 : 0);
    for (double one : NUMBERS) {
      Constant fixed = Constant.number("one", one);
      holds(x.above(fixed), (a, b) -> a - one >= HALF ? 1 : 0);
      holds(x.atLeast(fixed), (a, b) -> a - one > -HALF || a == one ? 1 : 0);
      holds(x.equalTo(fixed), (a, b) -> Math.abs(a - one) < HALF || a == one ? 1 : 0);
    }
  }

  @Test
  void smallerAndGreaterAreThoseOfASpreadsheet() {
    holds(Expression.min(x, y), (a, b) -> orOther(Math.min(a, b), a, b));
    holds(Expression.max(x, y), (a, b) -> orOther(Math.max(a, b), a, b));
  }

  private static double orOther(double result, double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : result;
  }

  @Test
  void flagsAndBlanksAreAsTheConditionsSay() {
    holds(x.or(y), (a, b) -> a + b > 0 ? 1 : 0);
    holds(x.known(), (a, b) -> Double.isNaN(a) ? 0 : 1);
    holds(x.orZero(), (a, b) -> Double.isNaN(a) ? 0 : a);
    holds(Expression.ifElse(x, y, Constant.TWO), (a, b) -> a > 0 ? b : 2);
    Expression above = x.above(y);
    holds(Expression.ifElse(above, y, Constant.TWO), (a, b) -> a - b >= HALF ? b : 2);
    holds(above.or(y.known()), (a, b) -> a - b >= HALF || !Double.isNaN(b) ? 1 : 0);
    holds(
        FirstOf.firstOf(List.of(above, y.known())),
        (a, b) -> a - b >= HALF ? 0 : Double.isNaN(b) ? 2 : 1);
    holds(FirstOf.firstOf(List.of(x, y)), (a, b) -> a > 0 ? 0 : b > 0 ? 1 : 2);
  }

  @Test
  void codesOutOfRangeAreBlank() {
    Expression chosen = ByWord.byWord(x, List.of(y, Constant.BLANK, y.plus(Constant.ONE)));
    holds(chosen, (a, b) -> a == 0 ? b : a == 2 ? b + 1 : Double.NaN, 0, 1, 2, 3, -1, -2, 1e9);
  }

  @Test
  void aProductIsAddedAsItWouldBeAlone() {
    holds(y.plus(x.times(y)), (a, b) -> b + a * b);
    holds(x.times(y).plus(y), (a, b) -> a * b + b);
    holds(x.times(x).plus(x.times(y)), (a, b) -> a * a + a * b);
  }

  @Test
  void aProductOrQuotientIsRoundedAsItWouldBeAlone() {
    holds(x.times(y).ceil(), (a, b) -> Math.ceil(a * b - HALF));
    holds(x.dividedBy(y).floor(), (a, b) -> Math.floor(a / b + HALF));
  }

  @Test
  void aChoiceThatStandsTwiceIsTakenBothTimes() {
    Expression twice = y.plus(Constant.ONE);
    Expression chosen = ByWord.byWord(x, List.of(twice, y, twice, y));
    holds(chosen, (a, b) -> a % 2 == 0 ? b + 1 : b, 0, 1, 2, 3);
  }

  @Test
  void aMonthIsALossFromHalfTheLastDigitOfMoneyOn() {
    monthAfterLastLoss(-1e-9, -5e-7, Math.nextUp(-5e-7), -1, 0, -0.0, 1, -1e300, 1e300);
    monthAfterLastLoss(NUMBERS);
  }

  /** Of months that begin with one of two numbers and then change from one to the other. */
  private void monthAfterLastLoss(double... numbers) {
    Lines lines = new Lines();
    Line other =
        lines.months("other", Unit.MONEY, "", x, self -> x.plus(y).minus(Expression.prior(self)));
    Line last = lines.line("last", Unit.MONTH, "", Expression.monthAfterLastLoss(other));
    Frame frame = new Frame(variables, lines, numbers.length * numbers.length, 3);
    frame.resize(frame.capacity(), 3);
    for (int row = 0; row < frame.size(); row++) {
      frame.values(x)[row] = numbers[row / numbers.length];
      frame.values(y)[row] = numbers[row % numbers.length];
    }
    frame.evaluate(lines.all());
    for (int row = 0; row < frame.size(); row++) {
      int wanted = 0;
      for (int month = 0; month <= 3; month++) {
        if (frame.values(other, month)[row] <= -Comparison.MONEY_TOLERANCE) {
          wanted = month + 1;
        }
      }
      assertThat(frame.values(last)[row])
          .as("%s and %s in turn", frame.values(x)[row], frame.values(y)[row])
          .isEqualTo(wanted);
    }
  }

  @Test
  void monthsAreAddedUpOneAfterTheOther() {
    Lines lines = new Lines();
    Line grown = lines.months("grown", Unit.COUNT, "", x, self -> Expression.prior(self).times(y));
    Line sum = lines.line("sum", Unit.COUNT, "", Expression.sum(grown));
    Frame frame = new Frame(variables, lines, 1, 9);
    frame.fill(x, 1);
    frame.fill(y, 1.1);
    for (int months = 1; months <= 9; months++) {
      frame.resize(1, months);
      frame.evaluate(lines.all());
      double wanted = 0;
      for (int month = 1; month <= months; month++) {
        wanted += frame.values(grown, month)[0];
      }
      assertThat(frame.values(sum)[0]).as("%s months", months).isEqualTo(wanted);
    }
  }

  @Test
  void theGreatestMonthIsAtLeastZeroAndNeverBlank() {
    greatest(NUMBERS);
    greatest(Arrays.stream(NUMBERS).filter(one -> !Double.isNaN(one)).toArray());
  }

  /** Of two months, in a batch of all pairs of numbers. */
  private void greatest(double... numbers) {
    Lines lines = new Lines();
    Line month =
        lines.months(
            "month", Unit.MONTH, "", null, self -> Expression.prior(self).plus(Constant.ONE));
    Line pair =
        lines.months("pair", Unit.COUNT, "", Expression.ifElse(month.equalTo(Constant.ONE), x, y));
    Line greatest = lines.line("greatest", Unit.COUNT, "", Expression.greatest(pair));
    Frame frame = new Frame(variables, lines, numbers.length * numbers.length, 2);
    frame.resize(frame.capacity(), 2);
    for (int row = 0; row < frame.size(); row++) {
      frame.values(x)[row] = numbers[row / numbers.length];
      frame.values(y)[row] = numbers[row % numbers.length];
    }
    frame.evaluate(lines.all());
    for (int row = 0; row < frame.size(); row++) {
      double a = frame.values(x)[row];
      double b = frame.values(y)[row];
      double first = a > 0 ? a : 0;
      assertThat(frame.values(greatest)[row])
          .as("greatest of %s and %s", a, b)
          .isEqualTo(b > first ? b : first);
    }
  }

  private void holds(Expression expression, DoubleBinaryOperator wanted) {
    holds(expression, wanted, NUMBERS);
  }

  /**
   * In a batch of all pairs, in one where all numbers are finite, and in batches of one row, where
   * everything is the same.
   */
  private void holds(Expression expression, DoubleBinaryOperator wanted, double... firsts) {
    holdsInABatch(expression, wanted, firsts, NUMBERS);
    holdsInABatch(
        expression, wanted, Arrays.stream(firsts).filter(Double::isFinite).toArray(), FINITE);
    for (double first : firsts) {
      for (double second : NUMBERS) {
        holdsInABatch(expression, wanted, new double[] {first}, new double[] {second});
      }
    }
  }

  private void holdsInABatch(
      Expression expression, DoubleBinaryOperator wanted, double[] firsts, double[] seconds) {
    Lines lines = new Lines();
    Line line = lines.line("line", Unit.COUNT, "", expression);
    Frame frame = new Frame(variables, lines, firsts.length * seconds.length, 1);
    frame.resize(frame.capacity(), 1);
    for (int row = 0; row < frame.size(); row++) {
      frame.values(x)[row] = firsts[row / seconds.length];
      frame.values(y)[row] = seconds[row % seconds.length];
    }
    frame.evaluate(List.of(line));
    String printed = new WordsPrinter().print(expression);
    for (int row = 0; row < frame.size(); row++) {
      double a = frame.values(x)[row];
      double b = frame.values(y)[row];
      assertThat(frame.values(line)[row])
          .as("%s of %s, %s in a batch of %s", printed, a, b, frame.size())
          .isEqualTo(Double.valueOf(wanted.applyAsDouble(a, b)));
    }
  }
}
