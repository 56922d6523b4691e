package breakeven.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines that are calculated again come to what they come to anew. */
class RecalculationTest {
  private static final int ROWS = 3;
  private static final int MONTHS = 4;
  private static final double[] VALUES = {0, 1, -2, 0.5, Double.NaN};

  private final Variables variables = new Variables();
  private final Variable price = variables.number("price", "", "");
  private final Variable volume = variables.number("volume", "", "");
  private final Variable typed = variables.number("typed", "", "");
  private final Lines lines = new Lines();
  private final Line paid = lines.line("paid", Unit.FACTOR, "", price.times(volume));
  private final Line floor = lines.line("floor", Unit.FACTOR, "", Expression.max(price, typed));
  private final Line grown =
      lines.months("grown", Unit.FACTOR, "", paid, self -> Expression.prior(self).plus(floor));
  private final Line all = lines.line("all", Unit.FACTOR, "", Expression.sum(grown));
  private final Line half = lines.line("half", Unit.FACTOR, "", all.times(typed));
  private final Frame frame = new Frame(variables, lines, ROWS, MONTHS);
  private final Recalculation again = new Recalculation(frame, List.of(price, volume), lines.all());

  @Test
  void eachLineIsWhatItIsAnew() {
    Random random = new Random(7);
    begin(frame);
    again.all();
    for (int step = 0; step < 200; step++) {
      Variable one = random.nextBoolean() ? price : volume;
      frame.values(one)[random.nextInt(ROWS)] = VALUES[random.nextInt(VALUES.length)];
      again.again();
      Frame anew = new Frame(variables, lines, ROWS, MONTHS);
      begin(anew);
      anew.copyRows(frame, new int[] {0, 1, 2}, 0, ROWS);
      anew.evaluate(lines.all());
      for (Line line : List.of(paid, floor, all, half)) {
        assertThat(frame.values(line)).as("%s, step %s", line, step).isEqualTo(anew.values(line));
      }
      for (int month = 0; month <= MONTHS; month++) {
        assertThat(frame.values(grown, month)).isEqualTo(anew.values(grown, month));
      }
    }
  }

  @Test
  void whatNothingReachesThatHasChangedIsLeftAlone() {
    begin(frame);
    again.all();
    frame.values(floor)[0] = 99;
    frame.values(half)[0] = 98;
    frame.fill(volume, 3);
    again.again();
    assertThat(frame.values(floor)[0]).isEqualTo(99);
    assertThat(frame.values(half)[0]).isNotEqualTo(98);
    // Another price, but what is paid for it stays the same, and so does the floor.
    frame.values(floor)[0] = 1;
    frame.fill(volume, 0);
    again.again();
    frame.values(all)[0] = 97;
    frame.fill(price, 0.5);
    again.again();
    assertThat(frame.values(all)[0]).isEqualTo(97);
  }

  private void begin(Frame one) {
    one.resize(ROWS, MONTHS);
    one.fill(price, 1);
    one.fill(volume, 2);
    one.fill(typed, 1);
  }
}
