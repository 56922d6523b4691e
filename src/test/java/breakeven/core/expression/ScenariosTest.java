package breakeven.core.expression;

import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.min;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios of a row come to what the row itself comes to with their values. */
class ScenariosTest {
  private static final double[] GIVEN = {0, 1, -1, 2.5, -3, Double.NaN};
  private static final double[] DRAWN = {0, 1, -1, 0.25, 7, -1e6, 1e-9};

  private final Variables variables = new Variables();
  private final Variable given = variables.number("given", "", "");
  private final Variable drawn = variables.number("drawn", "", "");

  @Test
  void partsThatAreTheSameInAllScenarios() {
    same(given.plus(drawn));
    same(drawn.plus(given));
    same(given.minus(drawn));
    same(drawn.minus(given));
    same(given.times(drawn));
    same(drawn.times(given));
    same(given.dividedBy(drawn));
    same(drawn.dividedBy(given));
    same(max(given, drawn));
    same(min(drawn, given));
    same(drawn.above(given));
    same(drawn.above(given).and(drawn.above(Constant.ONE)));
  }

  @Test
  void whatFollowsAProductWithNothing() {
    Expression product = given.times(drawn);
    same(product.ceil());
    same(max(given, product.ceil()).plus(drawn));
    same(drawn.plus(product).times(drawn));
    same(drawn.minus(product.plus(drawn)));
    same(product.times(product));
    same(given.times(drawn.dividedBy(drawn)));
    same(ifElse(product.above(Constant.ZERO), drawn, product));
    same(given.above(Constant.ONE).and(drawn.above(Constant.ZERO)).times(drawn));
  }

  @Test
  void onlyWhatHasChangedIsWorkedOutAgainAndComesToTheSame() {
    Variable other = variables.number("other", "", "");
    Lines lines = new Lines();
    Line product = lines.line("product", Unit.FACTOR, "what moves", given.times(drawn));
    Line sum = lines.line("sum", Unit.FACTOR, "what is tried", product.plus(other));
    Scenarios again = new Scenarios(lines, List.of(drawn), List.of(), List.of(), DRAWN.length);
    double[] columns = DRAWN.clone();
    for (int step = 0; step < 8; step++) {
      Frame row = new Frame(variables, lines, 1, 1);
      row.resize(1, 1);
      row.fill(given, step < 3 ? 2 : 3);
      row.fill(other, step % 2);
      if (step == 5) {
        columns[0] = 11;
      }
      double[] expected = new double[DRAWN.length];
      for (int i = 0; i < DRAWN.length; i++) {
        row.fill(drawn, columns[i]);
        row.evaluate(lines.all());
        expected[i] = row.values(sum)[0];
      }
      row.fill(drawn, columns[1]);
      row.evaluate(lines.all());
      if (step == 0 || step == 5) {
        System.arraycopy(columns, 0, again.values(drawn), 0, columns.length);
        again.renew(drawn);
      }
      if (step == 0) {
        again.begin(row, 0, 1, columns.length);
      } else {
        again.beginAgain(row, 0, 1, columns.length);
      }
      double[] found = new double[columns.length];
      again.copy(sum, found, 0);
      assertThat(unsigned(found)).as("step %s", step).containsExactly(unsigned(expected));
    }
  }

  /** Compares a line in all scenarios with a frame of one row a scenario. */
  private void same(Expression definition) {
    Lines lines = new Lines();
    Line line = lines.line("line", Unit.FACTOR, "what is tried", definition);
    Scenarios scenarios = new Scenarios(lines, List.of(drawn), List.of(), List.of(), DRAWN.length);
    for (double one : GIVEN) {
      for (double[] moves : List.of(DRAWN, blank())) {
        Frame rows = new Frame(variables, lines, DRAWN.length, 1);
        rows.resize(DRAWN.length, 1);
        rows.fill(given, one);
        System.arraycopy(moves, 0, rows.values(drawn), 0, moves.length);
        rows.evaluate(lines.all());
        System.arraycopy(moves, 0, scenarios.values(drawn), 0, moves.length);
        scenarios.begin(rows, 0, 1, moves.length);
        double[] found = new double[moves.length];
        scenarios.copy(line, found, 0);
        assertThat(unsigned(found))
            .as("%s where given is %s", new WordsPrinter().print(definition), one)
            .containsExactly(unsigned(rows.values(line)));
      }
    }
  }

  private static double[] blank() {
    double[] blank = new double[DRAWN.length];
    Arrays.fill(blank, Double.NaN);
    return blank;
  }

  /** The sign of a zero counts nowhere. */
  private static double[] unsigned(double[] values) {
    return Arrays.stream(values).map(v -> v + 0.0).limit(DRAWN.length).toArray();
  }
}
