package breakeven.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.batch.Evaluator;
import breakeven.batch.Portfolio;
import breakeven.decision.Decision;
import breakeven.expression.Comparison;
import breakeven.expression.Frame;
import breakeven.oracle.SeededPortfolio;
import breakeven.table.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told without a trial is what the trial tells. */
class NoTrialNeededTest {
  private static final int MOST_MONTHS = 60;
  private static final double[] FACTORS = {0.1, 0.3, 0.7, 0.95, 1.05, 1.4, 3, 12};
  private static final double[] GROWTHS = {-1, -0.2, -0.01, 0, 0.004, 0.03, 0.3};
  private static final int[] WHOLE = {1, 2, 3, 8, 30, 60};

  /** Seeded rows, evaluated. */
  private static final class Rows {
    final Portfolio portfolio;
    final Evaluator evaluator;
    final Decision decision;
    final Frame base;
    final Levers levers;
    final Trials trials;
    final BreakEvenValues values;
    final List<Integer> tried = new ArrayList<>();

    Rows(long seed) {
      portfolio = new Portfolio(SeededPortfolio.rows(seed, 250));
      evaluator = portfolio.evaluate();
      decision = evaluator.decision();
      base = evaluator.frame();
      levers = new Levers(decision.model, evaluator.prices(), Portfolio.spreads());
      trials = new Trials(decision, levers, null, 64, MOST_MONTHS);
      values = new BreakEvenValues(decision, levers, MOST_MONTHS);
    }

    boolean lacks(int row) {
      return base.values(decision.needs.lacking)[row] > 0;
    }

    void add(int row, Driver driver, double today, double then) {
      if (then != today && !Double.isNaN(today)) {
        tried.add(row);
        trials.add(row, List.of(new Flip.Change(driver, today, then)));
      }
    }

    void run() {
      trials.run(base, Trials.Rows.of(row -> "", portfolio.used(evaluator)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {21, 22, 23})
  void aSettledVerdictStays(long seed) {
    Rows rows = new Rows(seed);
    for (int row = 0; row < rows.base.size(); row++) {
      boolean small = rows.values.smallStaysCheaper(rows.base, row);
      for (Driver driver : Driver.values()) {
        boolean settled =
            rows.trials.settled(rows.base, row, driver)
                || small
                    && BreakEvenValues.OF_REQUESTS.contains(driver)
                    && rows.trials.settledWithSmall(rows.base, row, driver);
        if (settled && !rows.lacks(row)) {
          move(rows, row, driver);
        }
      }
    }
    rows.run();
    double[] today = rows.base.values(rows.decision.verdict);
    for (int trial = 0; trial < rows.tried.size(); trial++) {
      int then = rows.trials.verdict(trial);
      assertThat(then).isIn(Trials.NOTHING, (int) today[rows.tried.get(trial)]);
    }
    assertThat(rows.tried.size()).isGreaterThan(1000);
  }

  private static void move(Rows rows, int row, Driver driver) {
    if (driver.uncertain() != null && driver != Driver.GROWTH) {
      double today = rows.levers.today(driver, rows.base, row);
      for (double factor : FACTORS) {
        rows.add(row, driver, today, factor * today);
      }
    } else if (driver == Driver.SERVING || driver == Driver.REGRESSION) {
      double today = rows.base.values(rows.decision.model.inputs.cell(driver.cell()))[row];
      for (int code = 0; code < driver.cell().words().size(); code++) {
        rows.add(row, driver, today, code);
      }
    } else if (driver == Driver.LIFETIME) {
      for (int months : WHOLE) {
        rows.add(row, driver, rows.base.values(rows.decision.model.life.horizon)[row], months);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {24, 25, 26})
  void whatCertainlyPaysAsTodayDoes(long seed) {
    Rows rows = new Rows(seed);
    var model = rows.decision.model;
    for (int row = 0; row < rows.base.size(); row++) {
      if (!rows.lacks(row)) {
        AsToday asToday = rows.values.asToday(rows.base, row);
        double volume = rows.levers.today(Driver.VOLUME, rows.base, row);
        double growth = rows.base.values(model.inputs.cell(Workloads.GROWTH))[row];
        boolean replicas = rows.base.values(model.serving.onReplicas)[row] > 0;
        double sharing = rows.base.values(model.inputs.cell(Workloads.SHARING))[row];
        for (double factor : FACTORS) {
          add(rows, row, Driver.VOLUME, volume, factor * volume, asToday::paysAtVolume, factor);
        }
        for (double then : GROWTHS) {
          add(rows, row, Driver.GROWTH, growth, then, asToday::paysGrowing, then);
        }
        for (int n : WHOLE) {
          double today = replicas ? sharing : Double.NaN;
          add(rows, row, Driver.SHARING, today, n, asToday::paysSharedBy, n);
        }
      }
    }
    rows.run();
    double[] today = rows.base.values(model.totals.netSaving);
    for (int trial = 0; trial < rows.tried.size(); trial++) {
      assertThat(rows.trials.pays(trial))
          .isEqualTo(Comparison.positive(today[rows.tried.get(trial)]));
    }
    assertThat(rows.tried.size()).isGreaterThan(1000);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {27, 28, 29})
  void whereNoLifePaysAndTheSmallOptionStaysTheVerdictDoes(long seed) {
    Rows rows = new Rows(seed);
    double[] verdict = rows.base.values(rows.decision.verdict);
    for (int row = 0; row < rows.base.size(); row++) {
      boolean loses = rows.values.losesOverAnyLife(rows.base, row);
      boolean closed = rows.base.values(rows.decision.model.life.closed)[row] > 0;
      boolean small = rows.values.smallStaysCheaper(rows.base, row);
      if (loses && small && !closed && !rows.lacks(row)) {
        move(rows, row, Driver.LIFETIME);
      }
    }
    rows.run();
    for (int trial = 0; trial < rows.tried.size(); trial++) {
      int then = rows.trials.verdict(trial);
      assertThat(then).isEqualTo((int) verdict[rows.tried.get(trial)]);
    }
    assertThat(rows.tried.size()).isGreaterThan(20);
  }

  private static void add(
      Rows rows,
      int row,
      Driver driver,
      double today,
      double then,
      DoublePredicate certain,
      double at) {
    if (certain.test(at)) {
      rows.add(row, driver, today, then);
    }
  }
}
