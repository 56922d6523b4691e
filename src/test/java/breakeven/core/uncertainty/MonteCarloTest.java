package breakeven.core.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Decision;
import breakeven.core.economics.UncertainDriver;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.table.Assumption;
import breakeven.core.table.UncertaintyTable;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import breakeven.workbook.write.ShippedTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws against what the mathematics says, and their independence of order and threads. */
class MonteCarloTest {
  private static final int DRAWS = 20_000;
  private static final int HORIZON = 24;
  private static final double BILL = 1400;

  /** Every cost but the bill is the same whatever the volume. */
  private static Map<String, String> straight(String name) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Workload", name);
    row.put("Requests", "1000000");
    row.put("Input tokens", "900");
    row.put("Output tokens", "100");
    row.put("Prompted model", "gpt-5.2");
    row.put("Serving", "Fixed");
    row.put("Serving cost", "600");
    row.put("Prompting cost", "1400");
    row.put("Training cost", "100");
    row.put("Re-training", "4");
    row.put("Held-out test set", "Yes");
    row.put("Baseline comparison", "Yes");
    row.put("Regression testing", "Yes");
    return row;
  }

  private static TriangularDistribution spread(
      UncertainDriver driver, boolean shift, double low, double high, boolean shared) {
    return new TriangularDistribution(driver, shift, low, high, shared);
  }

  /** Net saving of each row, draw by draw. */
  private static double[][] draw(
      Evaluator evaluator, List<TriangularDistribution> spreads, long seed) {
    Frame frame = evaluator.frame();
    double[][] savings = new double[frame.size()][DRAWS];
    int[] rows = new int[frame.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    new RowSimulation(evaluator.decision().model, spreads, seed, DRAWS)
        .run(frame, rows, 0, rows.length, row -> "workload " + row, DrawnSavings.into(savings));
    return savings;
  }

  // --- against known chances and quantiles -------------------------------------------------------

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aSavingThatIsAStraightLineInTheVolumeHasTheKnownChance(long seed) {
    Evaluator evaluator = new Portfolio(List.of(straight("one"))).evaluate();
    double saving = saving(evaluator);
    double slope = BILL * HORIZON;
    TriangularDistribution volume = spread(UncertainDriver.VOLUME, false, 0.5, 1.5, false);
    Triangle triangle = new Triangle(0.5, 1, 1.5);
    agrees(draw(evaluator, List.of(volume), seed)[0], triangle, x -> saving + slope * (x - 1));
    // Neither certain nor hopeless, or this would show nothing.
    assertThat(triangle.below(1 - saving / slope)).isBetween(0.1, 0.9);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aShiftFromTheEndOfItsTriangleHasTheKnownChance(long seed) {
    Map<String, String> row = straight("one");
    row.put("Prompting cost", "1500");
    Evaluator evaluator = new Portfolio(List.of(row)).evaluate();
    double saving = saving(evaluator);
    // The step month is the 13th.
    double slope = 1500.0 * (HORIZON - 12);
    TriangularDistribution step = spread(UncertainDriver.PRICE_STEP, true, 0, 0.6, true);
    Triangle triangle = new Triangle(0, 0, 0.6);
    agrees(draw(evaluator, List.of(step), seed)[0], triangle, x -> saving - slope * x);
    assertThat(triangle.below(saving / slope)).isBetween(0.1, 0.9);
  }

  private static double saving(Evaluator evaluator) {
    return evaluator.frame().values(evaluator.decision().model.totals.netSaving)[0];
  }

  /**
   * Within a part of a group of draws, each of which is drawn once: chance and the three quantiles.
   * Plain draws would be off by ten times as much.
   */
  private static void agrees(
      double[] savings, Triangle triangle, java.util.function.DoubleUnaryOperator line) {
    boolean rises = line.applyAsDouble(1) > line.applyAsDouble(0);
    double slope = line.applyAsDouble(1) - line.applyAsDouble(0);
    double zero = -line.applyAsDouble(0) / slope;
    double chance = rises ? 1 - triangle.below(zero) : triangle.below(zero);
    SimulationResult outlook = SimulationResult.of(savings, DRAWS);
    double part = 1.0 / RowSimulation.BLOCK;
    assertThat(outlook.chance()).isCloseTo(chance, within(part));
    double[] shares = {0.1, 0.5, 0.9};
    double[] drawn = {outlook.p10(), outlook.p50(), outlook.p90()};
    for (int i = 0; i < shares.length; i++) {
      double x = triangle.quantile(rises ? shares[i] : 1 - shares[i]);
      double error = 1.1 * part / triangle.density(x) * Math.abs(slope);
      assertThat(drawn[i]).isCloseTo(line.applyAsDouble(x), within(error));
    }
  }

  /** A triangular distribution, from its density. */
  private record Triangle(double low, double likely, double high) {
    double density(double x) {
      double peak = 2 / (high - low);
      return x < likely ? peak * (x - low) / (likely - low) : peak * (high - x) / (high - likely);
    }

    double below(double x) {
      return x < likely ? (x - low) * density(x) / 2 : 1 - (high - x) * density(x) / 2;
    }

    double quantile(double share) {
      double from = low;
      double to = high;
      for (int i = 0; i < 60; i++) {
        double middle = (from + to) / 2;
        if (below(middle) < share) {
          from = middle;
        } else {
          to = middle;
        }
      }
      return from;
    }

    double variance() {
      return (low * low + likely * likely + high * high - low * likely - low * high - likely * high)
          / 18;
    }
  }

  // --- shared and own drivers --------------------------------------------------------------------

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void twoWorkloadsAreAsCorrelatedAsTheirSharedDriverMakesThem(long seed) {
    Evaluator evaluator = new Portfolio(List.of(straight("one"), straight("two"))).evaluate();
    TriangularDistribution volume = spread(UncertainDriver.VOLUME, false, 0.5, 1.5, false);
    TriangularDistribution rate = spread(UncertainDriver.DAY_RATE, false, 0.1, 3, true);
    var releases = evaluator.decision().model.releases;
    double retrainings = evaluator.frame().values(releases.retrainings)[0];
    double ofVolume = Math.pow(BILL * HORIZON, 2) * new Triangle(0.5, 1, 1.5).variance();
    double ofRate = Math.pow((10 + 4 * retrainings) * 500, 2) * new Triangle(0.1, 1, 3).variance();
    double expected = ofRate / (ofRate + ofVolume);
    assertThat(expected).isBetween(0.3, 0.9);
    double[][] savings = draw(evaluator, List.of(volume, rate), seed);
    assertThat(correlation(savings[0], savings[1]))
        .isCloseTo(expected, within(3 * (1 - expected * expected) / Math.sqrt(DRAWS)));
    double[][] apart = draw(evaluator, List.of(volume), seed);
    assertThat(correlation(apart[0], apart[1])).isCloseTo(0, within(3 / Math.sqrt(DRAWS)));
    double[][] together = draw(evaluator, List.of(rate), seed);
    assertThat(correlation(together[0], together[1])).isCloseTo(1, within(1e-9));
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    double both = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - meanA) * (b[i] - meanB);
      ofA += (a[i] - meanA) * (a[i] - meanA);
      ofB += (b[i] - meanB) * (b[i] - meanB);
    }
    return both / Math.sqrt(ofA * ofB);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  // --- the same everywhere -----------------------------------------------------------------------

  @Test
  void neitherOrderNorThreadsNorCompanyChangeTheLastBit() throws Exception {
    List<Map<String, String>> rows = SeededPortfolio.rows(3, 120);
    List<Map<String, String>> turned = new ArrayList<>(rows);
    Collections.reverse(turned);
    Drawn drawn = drawn(rows, 700);
    Drawn other = new ForkJoinPool(1).submit(() -> drawn(turned, 700)).get();
    assertThat(other.all).isEqualTo(drawn.all);
    assertThat(other.tuned).isEqualTo(drawn.tuned);
    int compared = 0;
    for (int i = 0; i < rows.size(); i++) {
      String name = rows.get(i).get("Workload");
      assertThat(other.rows.get(name)).as(name).isEqualTo(drawn.rows.get(name));
      if (i % 10 == 0) {
        Drawn alone = drawn(List.of(rows.get(i)), 700);
        assertThat(alone.rows.get(name)).as(name).isEqualTo(drawn.rows.get(name));
        compared += Double.isNaN(drawn.rows.get(name).get(0)) ? 0 : 1;
      }
    }
    assertThat(compared).isGreaterThan(3);
  }

  private record Drawn(
      Map<String, List<Double>> rows, SimulationResult all, SimulationResult tuned) {}

  private static Drawn drawn(List<Map<String, String>> rows, int count) {
    Portfolio portfolio = new Portfolio(rows);
    Evaluator evaluator = portfolio.evaluate(count);
    Decision decision = evaluator.decision();
    Frame frame = evaluator.frame();
    Map<String, List<Double>> byName = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      byName.put(
          rows.get(i).get("Workload"),
          List.of(
              frame.values(decision.chance)[i],
              frame.values(decision.p10)[i],
              frame.values(decision.p50)[i],
              frame.values(decision.p90)[i]));
    }
    MonteCarlo draws = evaluator.draws();
    return new Drawn(byName, draws.all().outlook(), draws.tuned().outlook());
  }

  @Test
  void theSumOfThePortfolioIsTheSumOfItsWorkloadsDrawByDraw() {
    Evaluator evaluator = new Portfolio(SeededPortfolio.rows(4, 60)).evaluate();
    Decision decision = evaluator.decision();
    Frame frame = evaluator.frame();
    IntFunction<String> names = row -> "workload " + row;
    List<TriangularDistribution> spreads =
        TriangularDistribution.read(ShippedTables.of(UncertaintyTable.TABLE));
    MonteCarlo draws = new MonteCarlo(decision, spreads, 1, 500);
    draws.fill(frame, names);
    double[] sum = new double[500];
    for (int row = 0; row < frame.size(); row++) {
      boolean open =
          frame.values(decision.needs.lacking)[row] == 0
              && frame.values(decision.model.life.closed)[row] == 0;
      if (open) {
        double[][] savings = new double[1][500];
        new RowSimulation(decision.model, spreads, 1, 500)
            .run(frame, new int[] {row}, 0, 1, names, DrawnSavings.into(savings));
        for (int i = 0; i < sum.length; i++) {
          sum[i] += savings[0][i];
        }
      }
    }
    SimulationResult expected = SimulationResult.of(sum, sum.length);
    SimulationResult found = draws.all().outlook();
    assertThat(found.chance()).isEqualTo(expected.chance());
    assertThat(found.p10()).isCloseTo(expected.p10(), within(0.001));
    assertThat(found.p90()).isCloseTo(expected.p90(), within(0.001));
  }

  /** It saves whatever becomes of the candidate. */
  @Test
  void aChangeIsDrawnWhereTheCandidateIsClosed() {
    Map<String, String> row =
        Portfolio.straight(
            "one",
            "Candidate model=OpenAI: gpt-4.1-nano",
            "Tuning method=Provider API",
            "Smaller model=gpt-5.6-luna",
            "Small model quality=0.95",
            "Prompting cost=14000");
    Evaluator evaluator = new Portfolio(List.of(row)).evaluate(500);
    Decision decision = evaluator.decision();
    Frame frame = evaluator.frame();
    assertThat(frame.values(decision.model.life.closed)[0]).isEqualTo(1);
    assertThat(frame.values(decision.portfolio.ready)[0]).isEqualTo(1);
    assertThat(frame.values(decision.p50)[0]).isNaN();
    assertThat(frame.values(decision.changeP10)[0]).isPositive();
    assertThat(evaluator.draws().ready().outlook().p50())
        .isCloseTo(frame.values(decision.changeP50)[0], within(1e-6));
  }

  /** The fine-tune that was drawn first is not what is advised then. */
  @Test
  void whereTheChanceIsTooLowTheChangeAdvisedMeanwhileIsDrawn() {
    Evaluator evaluator = unlikely();
    Decision decision = evaluator.decision();
    Frame frame = evaluator.frame();
    assertThat(frame.values(decision.meanwhile)[0]).isEqualTo(1);
    assertThat(decision.costIfLikely(frame, 0)).isEqualTo(decision.model.totals.tcoTunedAfterToday);
    assertThat(decision.costThen(frame, 0)).isEqualTo(decision.model.totals.tcoSmall);
    double small = meanSaving(evaluator, decision.model.totals.tcoSmall);
    double tuned = meanSaving(evaluator, decision.model.totals.tcoTunedAfterToday);
    assertThat(Math.abs(small - tuned)).isGreaterThan(1);
    assertThat(frame.values(decision.changeMean)[0]).isCloseTo(small, within(1e-6));
    assertThat(evaluator.draws().ready().outlook().mean()).isCloseTo(small, within(1e-6));
  }

  /** A row that pays at today's prices, more often than not, and not often enough. */
  private static Evaluator unlikely() {
    for (int serving = 100; serving < 4_000; serving += 50) {
      Map<String, String> row =
          Portfolio.straight(
              "one",
              "Smaller model=gpt-5.6-luna",
              "Small model quality=0.95",
              "Prompting cost=14000",
              "Requests=20000000",
              "Serving cost=" + serving);
      Evaluator evaluator = new Portfolio(List.of(row)).evaluate(500);
      Decision decision = evaluator.decision();
      int rule = (int) evaluator.frame().values(decision.rule)[0];
      if (decision.rules.get(rule) == decision.chanceTooLow) {
        return evaluator;
      }
    }
    throw new AssertionError("no such row");
  }

  private static double meanSaving(Evaluator evaluator, Line then) {
    RowSimulation.Drawn drawn = new RowSimulation.Drawn();
    drawn.change = new double[500];
    drawn.then = then;
    new RowSimulation(evaluator.decision().model, Portfolio.spreads(), Portfolio.SEED, 500)
        .run(
            evaluator.frame(),
            new int[] {0},
            0,
            1,
            row -> "one",
            new RowSimulation.Drawn[] {drawn});
    return mean(drawn.change);
  }

  /** Of the changes that are ready, and of no other row: what each saves against today. */
  @Test
  void whatIsReadyIsDrawnAgainstToday() {
    Portfolio portfolio = new Portfolio(SeededPortfolio.rows(5, 500));
    Evaluator evaluator = portfolio.evaluate(500);
    Decision decision = evaluator.decision();
    Frame frame = evaluator.frame();
    double[] sum = new double[500];
    double means = 0;
    double meansAYear = 0;
    int changes = 0;
    for (int row = 0; row < frame.size(); row++) {
      RowSimulation.Drawn drawn = new RowSimulation.Drawn();
      drawn.change = new double[500];
      drawn.then = decision.costThen(frame, row);
      boolean known = !Double.isNaN(frame.values(decision.changeP50)[row]);
      assertThat(known)
          .as("row %s", row)
          .isEqualTo(
              frame.values(decision.changes)[row] > 0
                  && frame.values(decision.portfolio.counted)[row] > 0
                  && drawn.changes());
      if (!known) {
        continue;
      }
      new RowSimulation(decision.model, Portfolio.spreads(), Portfolio.SEED, 500)
          .run(frame, new int[] {row}, 0, 1, portfolio.names(), new RowSimulation.Drawn[] {drawn});
      boolean ready = frame.values(decision.portfolio.ready)[row] > 0;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += ready ? drawn.change[i] : 0;
      }
      SimulationResult own = SimulationResult.of(drawn.change.clone(), 500);
      double mean = Arrays.stream(drawn.change).sum() / 500;
      assertThat(frame.values(decision.changeMean)[row]).isCloseTo(mean, within(1e-6));
      means += ready ? mean : 0;
      double months = frame.values(decision.model.life.horizon)[row];
      meansAYear += ready ? mean / Math.max(12, months) * 12 : 0;
      assertThat(frame.values(decision.changeP10)[row]).isEqualTo(own.p10());
      assertThat(frame.values(decision.changeP50)[row]).isEqualTo(own.p50());
      assertThat(frame.values(decision.changeP90)[row]).isEqualTo(own.p90());
      assertThat(frame.values(decision.changeChance)[row]).isEqualTo(own.chance());
      changes++;
    }
    assertThat(changes).isGreaterThan(20);
    SimulationResult expected = SimulationResult.of(sum, sum.length);
    SimulationResult found = evaluator.draws().ready().outlook();
    assertThat(found.chance()).isEqualTo(expected.chance());
    assertThat(found.mean()).isCloseTo(means, within(0.001));
    double[] byMonth = evaluator.draws().readyByMonth();
    Arrays.parallelPrefix(byMonth, Double::sum);
    double oneOff = sumOfReady(frame, decision, decision.portfolio.oneOff);
    assertThat(byMonth[byMonth.length - 1]).isCloseTo(means, within(0.001));
    // Days, training runs and labelling are drawn: dearer on average, by a part of it.
    assertThat(-byMonth[0]).isBetween(oneOff, 1.6 * oneOff);
    assertThat(byMonth[12]).isBetween(byMonth[0], byMonth[byMonth.length - 1]);
    SimulationResult year = evaluator.draws().readyAYear().outlook();
    assertThat(year.mean()).isCloseTo(meansAYear, within(0.001));
    assertThat(year.mean()).isBetween(year.p10(), year.p90());
    assertThat(found.p10()).isCloseTo(expected.p10(), within(0.001));
    assertThat(found.p50()).isCloseTo(expected.p50(), within(0.001));
    assertThat(found.p90()).isCloseTo(expected.p90(), within(0.001));
  }

  private static double sumOfReady(Frame frame, Decision decision, Line line) {
    double[] ready = frame.values(decision.portfolio.ready);
    return IntStream.range(0, frame.size())
        .filter(row -> ready[row] > 0)
        .mapToDouble(row -> frame.values(line)[row])
        .sum();
  }

  /** Nothing moves: what is expected is what it is at today's prices, month by month. */
  @Test
  void withoutDriversTheExpectedSavingComesInAsAtTodaysPrices() {
    Portfolio portfolio = new Portfolio(SeededPortfolio.rows(5, 300));
    Evaluator evaluator = portfolio.evaluate();
    Decision decision = evaluator.decision();
    Frame frame = evaluator.frame();
    MonteCarlo draws = new MonteCarlo(decision, List.of(), 1, 3);
    draws.fill(frame, portfolio.names());
    draws.advise(frame, portfolio.names());
    draws.settle(frame, portfolio.names());
    double[] byMonth = draws.readyByMonth();
    Arrays.parallelPrefix(byMonth, Double::sum);
    assertThat(byMonth).hasSize(frame.months() + 1);
    for (int month = 0; month < byMonth.length; month++) {
      double sum = 0;
      for (int row = 0; row < frame.size(); row++) {
        boolean ready = frame.values(decision.portfolio.ready)[row] > 0;
        int last = (int) frame.values(decision.model.life.horizon)[row];
        sum += ready ? frame.values(decision.cash.cumulative, Math.min(month, last))[row] : 0;
      }
      assertThat(byMonth[month]).as("month %s", month).isCloseTo(sum, within(0.001));
    }
    assertThat(frame.values(decision.changeRequests)).contains(1.0);
    double[] today = frame.values(decision.changeToday);
    assertThat(Arrays.stream(today).filter(mean -> mean > 0)).isNotEmpty();
    for (int row = 0; row < frame.size(); row++) {
      if (!Double.isNaN(today[row])) {
        double cost = frame.values(decision.tcoToday)[row];
        assertThat(today[row]).isCloseTo(cost, within(1e-9 * cost));
      }
    }
  }

  /** With blocks of draws that end before the last, and at chances that some rows have exactly. */
  @ParameterizedTest(name = "{0} draws")
  @ValueSource(ints = {40, 256, 700})
  void aConfidenceIsReachedWhereTheChanceIsNoSmaller(int count) {
    List<Map<String, String>> rows = SeededPortfolio.rows(7, 80);
    Evaluator evaluator = new Portfolio(rows).evaluate(count);
    Decision decision = evaluator.decision();
    Frame frame = evaluator.frame();
    double[] chances = frame.values(decision.chance);
    int[] open = IntStream.range(0, rows.size()).filter(row -> chances[row] >= 0).toArray();
    double[] confidence = frame.values(decision.model.inputs.assumption(Assumption.CONFIDENCE));
    double[] distinct = IntStream.of(open).mapToDouble(row -> chances[row]).distinct().toArray();
    assertThat(distinct).contains(0, 1).hasSizeGreaterThan(6);
    for (double one : distinct) {
      for (double asked : new double[] {one, one + 1e-6, one - 1e-6}) {
        Arrays.fill(confidence, asked);
        boolean[] reached =
            evaluator.draws().reachConfidence(frame, open, row -> rows.get(row).get("Workload"));
        for (int k = 0; k < open.length; k++) {
          assertThat(reached[k])
              .as("%s of %s", chances[open[k]], asked)
              .isEqualTo(chances[open[k]] >= asked);
        }
      }
    }
  }

  @Test
  void anotherSeedGivesOtherDraws() {
    Evaluator evaluator = new Portfolio(List.of(straight("one"))).evaluate();
    List<TriangularDistribution> volume =
        List.of(spread(UncertainDriver.VOLUME, false, 0.5, 1.5, false));
    assertThat(draw(evaluator, volume, 1)[0]).isNotEqualTo(draw(evaluator, volume, 2)[0]);
  }
}
