package breakeven.core.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Decision;
import breakeven.core.economics.UncertainDriver;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Variable;
import breakeven.core.table.UncertaintyTable;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import breakeven.workbook.write.ShippedTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivityTest {
  private static final List<TriangularDistribution> SHIPPED =
      TriangularDistribution.read(ShippedTables.of(UncertaintyTable.TABLE));

  /** From this row on, workloads are asked for first. */
  private static final int FIRST_OF_LAST = 22;

  private static Effect effect(List<Effect> effects, UncertainDriver driver) {
    return effects.stream().filter(e -> e.spread().driver() == driver).findFirst().orElseThrow();
  }

  @Test
  void eachEndIsTheModelWithThatDriverMovedAlone() {
    Evaluator evaluator = new Portfolio(List.of(Portfolio.straight("one"))).evaluate();
    Frame frame = evaluator.frame();
    double saving = frame.values(evaluator.decision().model.totals.netSaving)[0];
    List<Effect> effects = new Sensitivity(evaluator.decision(), SHIPPED, 24).of(frame, 0);
    assertThat(effects).hasSize(15).isSortedAccordingTo(Effect.LARGEST_FIRST);

    Effect volume = effect(effects, UncertainDriver.VOLUME);
    assertThat(volume.today()).isEqualTo(1000);
    assertThat(volume.low()).isEqualTo(500);
    assertThat(volume.savingLow()).isCloseTo(saving - 0.5 * 1400 * 24, within(1e-6));
    assertThat(volume.savingHigh()).isCloseTo(saving + 0.5 * 1400 * 24, within(1e-6));
    assertThat(volume.breakEven()).isCloseTo(1000 * (1 - saving / (1400 * 24)), within(0.01));
    assertThat(volume.share()).isCloseTo(-saving / (1400 * 24), within(1e-5));

    Effect step = effect(effects, UncertainDriver.PRICE_STEP);
    assertThat(step.savingLow()).isCloseTo(saving, within(1e-6));
    assertThat(step.savingHigh()).isCloseTo(saving - 0.6 * 1400 * 12, within(1e-6));
    assertThat(step.breakEven()).isCloseTo(100 * saving / (1400 * 12), within(0.01));

    // Three re-trainings at 6 months, seven at 3, and 2 at 9.
    Effect cadence = effect(effects, UncertainDriver.CADENCE);
    double retraining = frame.values(evaluator.decision().model.costs.retraining)[0];
    assertThat(cadence.savingLow()).isCloseTo(saving - 4 * retraining, within(1e-6));
    assertThat(cadence.savingHigh()).isCloseTo(saving + retraining, within(1e-6));
    assertThat(effect(effects, UncertainDriver.GPU_PRICE).swing()).isZero();
  }

  /** A new base every 12 months: nothing moves between 30 and 90 months, and much below 12. */
  @Test
  void aBreakEvenValueIsFoundAlsoWhereBothEndsSaveTheSame() {
    Map<String, String> row =
        Portfolio.straight("one", "Retrain cadence=60", "Prompting cost=1100");
    Evaluator evaluator = new Portfolio(List.of(row)).evaluate();
    List<Effect> effects =
        new Sensitivity(evaluator.decision(), SHIPPED, 24).of(evaluator.frame(), 0);
    Effect cadence = effect(effects, UncertainDriver.CADENCE);
    assertThat(cadence.swing()).isZero();
    assertThat(cadence.saving()).isPositive();
    assertThat(cadence.breakEven()).isEqualTo(7);
  }

  @Test
  void theVerdictAtAnEndFollowsTheSavingAndKeepsChecksAndChance() {
    Map<String, String> row = Portfolio.straight("one");
    row.put("Prompting cost", "2000");
    Evaluator evaluator = new Portfolio(List.of(row)).evaluate();
    List<Effect> effects =
        new Sensitivity(evaluator.decision(), SHIPPED, 24).of(evaluator.frame(), 0);
    Effect volume = effect(effects, UncertainDriver.VOLUME);
    assertThat(Decision.VERDICTS.get(volume.verdictLow())).isEqualTo("Prompt");
    assertThat(Decision.VERDICTS.get(volume.verdictHigh())).isEqualTo("Fine-tune");
  }

  @Test
  void theBreakEvenValueIsWhereTheSavingChangesSign() {
    Evaluator evaluator = new Portfolio(SeededPortfolio.rows(5, 60)).evaluate();
    Frame frame = evaluator.frame();
    Decision decision = evaluator.decision();
    int found = 0;
    for (int row = 0; row < frame.size(); row++) {
      if (frame.values(decision.needs.lacking)[row] > 0) {
        continue;
      }
      for (TriangularDistribution spread : SHIPPED) {
        double at = new RootFinder(decision.model, spread).of(frame, row);
        double neutral = spread.shift() ? 0 : 1;
        if (!Double.isNaN(at)) {
          found++;
          boolean today =
              frame.values(decision.model.totals.netSaving)[row] > -Comparison.MONEY_TOLERANCE;
          assertThat(saving(decision, frame, row, spread, at) > -Comparison.MONEY_TOLERANCE)
              .as("row %s %s", row, spread.driver())
              .isNotEqualTo(today);
          double nearer = at + (neutral - at) * 1e-4;
          assertThat(saving(decision, frame, row, spread, nearer) > -Comparison.MONEY_TOLERANCE)
              .as("row %s %s", row, spread.driver())
              .isEqualTo(today);
        }
      }
    }
    assertThat(found).isGreaterThan(50);
  }

  /** Net saving with a driver at one value: the lowest and highest of a spread of one point. */
  private static double saving(
      Decision decision, Frame frame, int row, TriangularDistribution spread, double at) {
    TriangularDistribution point =
        new TriangularDistribution(spread.driver(), spread.shift(), at, at, spread.shared());
    double[][] savings = new double[1][1];
    new RowSimulation(decision.model, List.of(point), 1, 1)
        .run(frame, new int[] {row}, 0, 1, Integer::toString, DrawnSavings.into(savings));
    return savings[0][0];
  }

  @Test
  void theSumMovesAsItsWorkloadsDo() {
    List<Map<String, String>> rows = SeededPortfolio.rows(6, 80);
    Evaluator evaluator = new Portfolio(rows).evaluate();
    PortfolioSensitivity portfolio = new PortfolioSensitivity(evaluator.decision(), SHIPPED);
    portfolio.add(evaluator.frame());
    Sensitivity each = new Sensitivity(evaluator.decision(), SHIPPED, 24);
    for (Effect sum : portfolio.effects()) {
      double low = 0;
      double high = 0;
      for (int row = 0; row < rows.size(); row++) {
        for (Effect effect : each.of(evaluator.frame(), row)) {
          boolean same = effect.spread().equals(sum.spread());
          low += same ? effect.savingLow() : 0;
          high += same ? effect.savingHigh() : 0;
        }
      }
      assertThat(sum.savingLow()).isCloseTo(low, within(0.01));
      assertThat(sum.savingHigh()).isCloseTo(high, within(0.01));
    }
    assertThat(portfolio.effects()).hasSize(6);
  }

  /** Of each change the two totals are drawn with the driver at that value, and nothing else. */
  @Test
  void theSumOfWhatIsReadyMovesAsItsChangesDo() {
    Evaluator evaluator = new Portfolio(SeededPortfolio.rows(6, 200)).evaluate();
    Frame frame = evaluator.frame();
    Decision decision = evaluator.decision();
    PortfolioSensitivity part = new PortfolioSensitivity(decision, SHIPPED);
    part.add(frame);
    PortfolioSensitivity portfolio = new PortfolioSensitivity(decision, SHIPPED);
    portfolio.addAll(part);
    int[] ready =
        IntStream.range(0, frame.size())
            .filter(row -> frame.values(decision.portfolio.ready)[row] > 0)
            .toArray();
    assertThat(ready).hasSizeGreaterThan(20);
    double today =
        IntStream.of(ready)
            .mapToDouble(row -> frame.values(decision.portfolio.readyToApprove)[row])
            .sum();
    assertThat(portfolio.effectsOnReady()).hasSize(6).isSortedAccordingTo(Effect.LARGEST_FIRST);
    for (Effect sum : portfolio.effectsOnReady()) {
      TriangularDistribution spread = sum.spread();
      assertThat(sum.saving()).isCloseTo(today, within(0.01));
      assertThat(sum.savingLow())
          .isCloseTo(ofChanges(decision, frame, ready, spread, spread.low()), within(0.01));
      assertThat(sum.savingHigh())
          .isCloseTo(ofChanges(decision, frame, ready, spread, spread.high()), within(0.01));
    }
    assertThat(portfolio.effectsOnReady().get(0).swing()).isPositive();
    assertThat(portfolio.effectsOnReady()).isNotEqualTo(portfolio.effects());
  }

  private static double ofChanges(
      Decision decision, Frame frame, int[] rows, TriangularDistribution spread, double at) {
    TriangularDistribution point =
        new TriangularDistribution(spread.driver(), spread.shift(), at, at, spread.shared());
    RowSimulation.Drawn[] drawn = new RowSimulation.Drawn[rows.length];
    for (int k = 0; k < rows.length; k++) {
      drawn[k] = new RowSimulation.Drawn();
      drawn[k].then = decision.costThen(frame, rows[k]);
      drawn[k].change = new double[1];
    }
    new RowSimulation(decision.model, List.of(point), 1, 1)
        .run(frame, rows, 0, rows.length, Integer::toString, drawn);
    return Arrays.stream(drawn).mapToDouble(one -> one.change[0]).sum();
  }

  @Test
  void nothingIsSaidOfWhatIsReadyWhereNoChangeIs() {
    List<Map<String, String>> rows = List.of(Portfolio.straight("one", "Prompting cost=10"));
    Evaluator evaluator = new Portfolio(rows).evaluate();
    PortfolioSensitivity portfolio = new PortfolioSensitivity(evaluator.decision(), SHIPPED);
    portfolio.add(evaluator.frame());
    assertThat(portfolio.effects()).isNotEmpty();
    assertThat(portfolio.effectsOnReady()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1250, 1150})
  void theBreakEvenValueOfTheSumIsWhereTheSumIsNothing(int bill) {
    List<Map<String, String>> rows =
        List.of(
            Portfolio.straight("one", "Prompting cost=" + bill),
            Portfolio.straight("two", "Prompting cost=" + (bill + 50)));
    Evaluator evaluator = new Portfolio(rows).evaluate();
    PortfolioSensitivity portfolio = new PortfolioSensitivity(evaluator.decision(), SHIPPED);
    portfolio.add(evaluator.frame());
    List<Effect> effects = portfolio.effects();

    Effect step = effect(effects, UncertainDriver.PRICE_STEP);
    double sum = step.saving();
    assertThat(step.today()).isZero();
    assertThat(step.high()).isEqualTo(60);
    assertThat(step.breakEven()).isCloseTo(100 * sum / ((2 * bill + 50) * 12), within(1e-6));
    Effect rate = effect(effects, UncertainDriver.DAY_RATE);
    double slope = (rate.savingHigh() - sum) / (rate.high() - rate.today());
    assertThat(rate.today()).isEqualTo(1);
    assertThat(rate.breakEven()).isCloseTo(1 - sum / slope, within(1e-6));
    assertThat(effect(effects, UncertainDriver.GPU_PRICE).breakEven()).isNaN();
  }

  /** The last point looked at lies beyond 100 %, where the sum is that of a price of nothing. */
  @Test
  void theBreakEvenValueOfTheSumIsNotBeyondWhatThePriceCanFall() {
    List<Map<String, String>> rows =
        List.of(
            Portfolio.straight("one", "Prompting cost=2240"),
            Portfolio.straight("two", "Prompting cost=2290"));
    Evaluator evaluator = new Portfolio(rows).evaluate();
    PortfolioSensitivity part = new PortfolioSensitivity(evaluator.decision(), SHIPPED);
    part.add(evaluator.frame());
    PortfolioSensitivity portfolio = new PortfolioSensitivity(evaluator.decision(), SHIPPED);
    portfolio.addAll(part);
    Effect step = effect(portfolio.effects(), UncertainDriver.PRICE_STEP);
    assertThat(step.breakEven()).isCloseTo(100 * step.saving() / (4530 * 12), within(1e-6));
    assertThat(step.breakEven()).isBetween(98.0, 99.0);
  }

  /** Of days of a first release that cost nothing, a factor of them would say nothing. */
  @ParameterizedTest
  @CsvSource({
    "First release=30; Re-training=3, 30",
    "First release=0; Re-training=3, 3",
    "First release=30; Re-training=3; Current approach=Fine-tuned, 3",
    "First release=30; Re-training=3; One-off cost=5000, 3"
  })
  void theDaysShownAreThoseThatMoveTheSaving(String cells, double shown) {
    Map<String, String> row = Portfolio.straight("one", cells.split("; "));
    Evaluator evaluator = new Portfolio(List.of(row)).evaluate();
    List<Effect> effects =
        new Sensitivity(evaluator.decision(), SHIPPED, 24).of(evaluator.frame(), 0);
    Effect days = effect(effects, UncertainDriver.DAYS);
    assertThat(days.today()).isEqualTo(shown);
    assertThat(days.high()).isEqualTo(2.5 * shown);
    assertThat(days.swing()).isPositive();
  }

  @Test
  void theHourOfAGpuIsTheOneThatServesElseTheOneThatTrains() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String serving : List.of("Rented GPUs", "Serverless GPUs", "Own hardware", "Fixed")) {
      rows.add(Portfolio.straight(serving, "Serving=" + serving, "GPU=H100", "Serving cost="));
    }
    rows.get(3).put("Serving cost", "600");
    Evaluator evaluator = new Portfolio(rows).evaluate();
    Frame frame = evaluator.frame();
    var looked = evaluator.decision().model.looked;
    List<Variable> hours =
        List.of(
            looked.rentedHour, looked.serverlessHour, looked.trainingHourOwn, looked.trainingHour);
    for (int row = 0; row < rows.size(); row++) {
      List<Effect> effects = new Sensitivity(evaluator.decision(), SHIPPED, 24).of(frame, row);
      assertThat(effect(effects, UncertainDriver.GPU_PRICE).today())
          .as(rows.get(row).get("Serving"))
          .isEqualTo(frame.values(hours.get(row))[row]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PRICE_DECLINE, true, 0.9, 0.3, 1",
    "PRICE_STEP, true, 0.1, -0.3, 0",
    "GROWTH, true, -0.9, -0.3, -1",
    "CADENCE, false, 6, 0.58, 3",
    "CADENCE, false, 6, 0.05, 1",
    "CADENCE, false, 5, 0.5, 3",
    "VOLUME, false, 1000, 0.5, 500",
    "DAYS, false, NaN, 0.5, NaN"
  })
  void aValueIsKeptWhereItMeansSomething(
      UncertainDriver driver, boolean shift, double value, double drawn, double kept) {
    TriangularDistribution spread = new TriangularDistribution(driver, shift, drawn, drawn, false);
    assertThat(spread.apply(value, drawn)).isEqualTo((Double) kept);
  }

  @Test
  void theWorkloadsThatMatterMostAreKeptAndThoseAskedForComeFirst() {
    List<Map<String, String>> rows = SeededPortfolio.rows(8, 40);
    Evaluator evaluator = new Portfolio(rows).evaluate();
    Decision decision = evaluator.decision();
    Kept kept = new Kept(decision.model, 7, 24);
    for (int i = 0; i < 40; i++) {
      double weight = (i * 17) % 40;
      kept.offer(evaluator.frame(), i, new Kept.Entry(0, i + 2, "workload " + i, "", "", weight));
    }
    List<Integer> found = new ArrayList<>();
    kept.forEach(
        sheetRow -> sheetRow >= FIRST_OF_LAST,
        (frame, entries) -> {
          for (int k = 0; k < entries.size(); k++) {
            int row = entries.get(k).sheetRow() - 2;
            found.add(row);
            assertThat(frame.values(decision.model.totals.tcoPrompted)[k])
                .isEqualTo(
                    (Double) evaluator.frame().values(decision.model.totals.tcoPrompted)[row]);
            assertThat(frame.values(decision.verdict)[k])
                .isEqualTo((Double) evaluator.frame().values(decision.verdict)[row]);
          }
        });
    assertThat(found)
        .containsExactlyElementsOf(
            IntStream.concat(
                    IntStream.range(FIRST_OF_LAST - 2, 40), IntStream.range(0, FIRST_OF_LAST - 2))
                .filter(i -> (i * 17) % 40 >= 33)
                .boxed()
                .toList());
  }
}
