package breakeven.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionTest {
  private final Variables variables = new Variables();
  private final Variable given = variables.number("given", "", "a figure");
  private final Lines lines = new Lines();
  private final Line twice = lines.line("twice", Unit.FACTOR, "what is asked", given.plus(given));

  private Frame rows(double... values) {
    Frame frame = new Frame(variables, lines, 8, 1);
    frame.resize(values.length, 1);
    System.arraycopy(values, 0, frame.values(given), 0, values.length);
    frame.evaluate(lines.all());
    return frame;
  }

  @Test
  void itHoldsInEachRowAlsoWhereItIsTheSameInAll() {
    Condition small = new Condition(twice.above(Constant.ONE).not());
    Frame all = rows(0, 0, 0);
    Frame some = rows(2, 0, 2);
    for (int row = 0; row < 3; row++) {
      assertThat(small.holds(all, row)).isTrue();
      assertThat(small.holds(some, row)).isEqualTo(row == 1);
    }
  }

  @Test
  void itIsAskedAnewOfTheNextBatch() {
    Condition above = new Condition(twice.above(Constant.ONE));
    Frame frame = rows(1, 2);
    assertThat(above.holds(frame, 1)).isTrue();
    frame.fill(given, 0);
    frame.evaluate(lines.all());
    assertThat(above.holds(frame, 1)).isFalse();
  }
}
