package breakeven.core.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.economics.Model;
import breakeven.core.economics.UncertainDriver;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import breakeven.oracle.DrawnShares;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import breakeven.workbook.write.ShippedTables;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSimulationTest {
  private static final int DRAWS = 300;
  private static final long SEED = 20260525;

  private final List<TriangularDistribution> spreads =
      TriangularDistribution.read(ShippedTables.of(UncertaintyTable.TABLE));

  /** A driver of the sheet that is none here would move nothing, without a word. */
  @Test
  void everyDriverOfTheSheetMovesSomething() {
    assertThat(UncertainDriver.values())
        .extracting(UncertainDriver::title)
        .containsExactlyElementsOf(Words.DRIVER);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyDrawIsTheWholeModelRunAgain(long seed) {
    Evaluator evaluator = new Portfolio(SeededPortfolio.rows(seed, 150)).evaluate();
    Frame frame = evaluator.frame();
    Model model = evaluator.decision().model;
    double[] lacking = frame.values(evaluator.decision().needs.lacking);
    RowSimulation fan = new RowSimulation(model, spreads, SEED, DRAWS);
    RowSimulation.Drawn drawn = new RowSimulation.Drawn();
    drawn.saves = true;
    drawn.saving = new double[DRAWS];
    drawn.change = new double[DRAWS];
    int changes = 0;
    Frame runs = new Frame(model.variables, model.lines, DRAWS, frame.months());
    int compared = 0;
    for (int row = 0; row < frame.size(); row++) {
      if (lacking[row] == 0) {
        drawn.then = evaluator.decision().costThen(frame, row);
        fan.run(frame, new int[] {row}, 0, 1, Integer::toString, new RowSimulation.Drawn[] {drawn});
        double[] expected = wholeModel(model, frame, row, runs);
        double scale = 1 + Math.abs(frame.values(model.totals.tcoTuned)[row]);
        for (int i = 0; i < DRAWS; i++) {
          assertThat(drawn.saving[i])
              .as("row %s draw %s", row, i)
              .isCloseTo(expected[i], within(1e-9 * (scale + Math.abs(expected[i]))));
        }
        compared++;
        if (drawn.changes()) {
          changes++;
          for (int i = 0; i < DRAWS; i++) {
            double change = runs.values(model.totals.tcoToday)[i] - runs.values(drawn.then)[i];
            assertThat(drawn.change[i])
                .as("change of row %s draw %s", row, i)
                .isCloseTo(change, within(1e-9 * (scale + Math.abs(change))));
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(50);
    assertThat(changes).isGreaterThan(20);
  }

  /** One row of the frame a draw, all lines evaluated anew. */
  private double[] wholeModel(Model model, Frame frame, int row, Frame runs) {
    runs.resize(DRAWS, frame.months());
    int[] copies = new int[DRAWS];
    Arrays.fill(copies, row);
    runs.copyRows(frame, copies, 0, DRAWS);
    for (Line held :
        List.of(model.life.horizon, model.requests.prompted, model.carriedOn.prompted)) {
      runs.fix(held);
      runs.copy(held, frame, copies, DRAWS);
    }
    for (TriangularDistribution spread : spreads) {
      String name = spread.shared() ? "" : Integer.toString(row);
      double[] drawn = DrawnShares.of(DrawnShares.key(SEED, spread.driver().title(), name), DRAWS);
      spread.quantiles(drawn, new double[DRAWS], DRAWS);
      for (Variable variable : spread.driver().variables(model)) {
        for (int i = 0; i < DRAWS; i++) {
          // A blank cadence is moved from the one that the data ask for.
          boolean cadence = variable == model.inputs.cell(Workloads.RETRAIN_CADENCE);
          double today = (cadence ? frame.values(model.life.cadence) : frame.values(variable))[row];
          runs.values(variable)[i] = spread.apply(today, drawn[i]);
        }
      }
    }
    runs.evaluate(
        model.lines.neededFor(
            List.of(
                model.totals.netSaving,
                model.totals.tcoPrompted,
                model.totals.tcoSmall,
                model.totals.tcoToday,
                model.totals.tcoTunedAfterToday,
                model.cachingSwitch.tco)));
    return runs.values(model.totals.netSaving);
  }
}
