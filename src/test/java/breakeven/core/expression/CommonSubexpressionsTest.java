package breakeven.core.expression;

import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.prior;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts that stand in several places are calculated once, and give what they would alone. */
class CommonSubexpressionsTest {
  private final Variables variables = new Variables();
  private final Variable x = variables.number("x", "", "");
  private final Variable y = variables.number("y", "", "");
  private final Lines lines = new Lines();

  @Test
  void partsThatDoTheSameWithTheSameShareAPlace() {
    line(x.plus(y).times(x));
    line(y.dividedBy(x.plus(y)));
    line(x.plus(y).known());
    assertThat(lines.repeated()).isEqualTo(1);
  }

  @Test
  void aConstantIsKnownByItsValue() {
    line(x.plus(Constant.number("five", 5)).times(y));
    line(x.plus(Constant.number("5", 5)).dividedBy(y));
    assertThat(lines.repeated()).isEqualTo(1);
  }

  @Test
  void whatDiffersInAnyWayHasNoPlace() {
    line(x.minus(y));
    line(y.minus(x));
    line(x.plus(y));
    line(x.above(y));
    line(x.aboveMoney(y));
    line(x.atLeast(y));
    line(x.plus(Constant.ONE));
    line(x.plus(Constant.TWO));
    assertThat(lines.repeated()).isZero();
  }

  @Test
  void whatStandsInAPartThatIsRepeatedNeedsNoPlaceOfItsOwn() {
    line(ifElse(x.plus(y).above(x), x, y).plus(x));
    line(ifElse(x.plus(y).above(x), x, y).minus(x));
    assertThat(lines.repeated()).isEqualTo(1);
  }

  @Test
  void whatIsTheSameInAllMonthsHasAPlaceAndWhatChangesHasNone() {
    Line grown = grown("grown");
    Line again = grown("again");
    assertThat(lines.repeated()).isEqualTo(1);
    Frame frame = frame(1, 4);
    frame.evaluate(lines.all());
    assertThat(frame.values(grown, 3)[0]).isEqualTo(8);
    assertThat(frame.values(again, 3)[0]).isEqualTo(8);
  }

  private Line grown(String name) {
    return lines.months(
        name,
        Unit.FACTOR,
        "what is tried",
        Constant.ONE,
        self -> prior(self).times(x.plus(Constant.ONE)));
  }

  @Test
  void aPartOfTwoLinesOfMonthsIsCalculatedForEachMonth() {
    Line grown = grown("grown");
    Line first = lines.months("first", Unit.FACTOR, "what is tried", grown.times(y).plus(x));
    Line second = lines.months("second", Unit.FACTOR, "what is tried", grown.times(y).minus(x));
    Frame frame = frame(1, 4);
    frame.evaluate(lines.all());
    assertThat(frame.values(first, 2)[0]).isEqualTo(17);
    assertThat(frame.values(second, 3)[0]).isEqualTo(31);
  }

  @Test
  void eachRunCalculatesAnew() {
    Line sum = line(x.plus(y).times(Constant.TWO));
    Line difference = line(x.plus(y).minus(x));
    Frame frame = frame(3, 4);
    frame.evaluate(lines.all());
    frame.fill(x, 10);
    frame.evaluate(lines.all());
    assertThat(frame.values(sum)).containsExactly(28, 28);
    assertThat(frame.values(difference)).containsExactly(4, 4);
  }

  @Test
  void outsideOfARunThePartIsWhatItsVariablesSay() {
    Expression part = x.plus(y);
    line(part.times(x));
    line(part.times(y));
    Frame frame = frame(3, 4);
    frame.evaluate(lines.all());
    for (double other : List.of(10.0, 20.0)) {
      frame.fill(x, other);
      assertThat(part.evaluate(frame, 0, new double[2], 0)[0]).isEqualTo(other + 4);
    }
  }

  @Test
  void aFrameOverAnotherHasItsOwn() {
    line(x.plus(y).times(Constant.TWO));
    Line difference = line(x.plus(y).minus(y));
    Frame below = frame(3, 4);
    below.evaluate(lines.all());
    Frame over = below.over(List.of(x), lines.all());
    over.fill(x, 10);
    over.evaluate(lines.all());
    below.evaluate(lines.all());
    assertThat(over.values(difference)).containsExactly(10, 10);
    assertThat(below.values(difference)).containsExactly(3, 3);
  }

  private Line line(Expression definition) {
    return lines.line("line " + lines.all().size(), Unit.FACTOR, "what is tried", definition);
  }

  private Frame frame(double first, double second) {
    Frame frame = new Frame(variables, lines, 2, 3);
    frame.resize(2, 3);
    frame.fill(x, first);
    frame.fill(y, second);
    return frame;
  }
}
