package breakeven.core.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Portfolio;
import breakeven.core.decision.Chances;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Variable;
import breakeven.core.guard.Rule;
import breakeven.core.price.PriceVariables;
import breakeven.core.price.SuspectPrice;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Type;
import breakeven.core.table.Workloads;
import breakeven.oracle.SeededPortfolio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told without a trial is what the trial tells. */
class NoTrialNeededTest {
  private static final int MOST_MONTHS = 60;
  private static final double[] FACTORS = {0.1, 0.3, 0.7, 0.95, 1.05, 1.4, 3, 12};
  private static final double[] GROWTHS = {-1, -0.2, -0.01, 0, 0.004, 0.03, 0.3};
  private static final double[] SHARES = {0, 0.5, 0.9, 1};
  private static final int[] WHOLE = {1, 2, 3, 8, 30, 60};

  /** Between what suspect prices may be, as factors of today's. */
  private static final double[][] ENDS = {{0.4, 1}, {0.9, 1.1}, {0.98, 1.05}, {1, 2.5}};

  /** Seeded rows, evaluated. */
  private static final class Rows {
    final Portfolio portfolio;
    final Evaluator evaluator;
    final Decision decision;
    final Frame base;
    final DriverValues levers;
    final Trials trials;
    final BreakEvenValues values;
    final List<Integer> tried = new ArrayList<>();

    Rows(long seed) {
      this(SeededPortfolio.rows(seed, 250), Map.of(), 0);
    }

    Rows(List<Map<String, String>> rows, Map<String, String> assumed, int draws) {
      portfolio = new Portfolio(rows, assumed);
      evaluator = portfolio.evaluate(draws);
      decision = evaluator.decision();
      base = evaluator.frame();
      levers = new DriverValues(decision.model, evaluator.prices(), Portfolio.spreads());
      Chances chances = Portfolio.draws(decision, draws);
      trials = new Trials(decision, levers, chances, 64, MOST_MONTHS);
      values = new BreakEvenValues(decision, levers, MOST_MONTHS);
    }

    boolean lacks(int row) {
      return base.values(decision.needs.lacking)[row] > 0;
    }

    void add(int row, Driver driver, double today, double then) {
      if (then != today && !Double.isNaN(today)) {
        tried.add(row);
        trials.add(row, List.of(new VerdictChange.Change(driver, today, then)));
      }
    }

    void add(int row, SuspectPrice price, double then) {
      tried.add(row);
      trials.add(row, price, then);
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
    } else if (driver.cell() != null && driver.cell().type() == Type.WORD) {
      double today = rows.base.values(rows.decision.model.inputs.cell(driver.cell()))[row];
      for (int code = 0; code < driver.cell().words().size(); code++) {
        rows.add(row, driver, today, code);
      }
    } else if (driver == Driver.SMALL_QUALITY || driver == Driver.TUNED_QUALITY) {
      double today = rows.base.values(rows.decision.model.inputs.cell(driver.cell()))[row];
      for (double share : SHARES) {
        rows.add(row, driver, today, share);
      }
    } else if (driver == Driver.LIFETIME) {
      for (int months : WHOLE) {
        rows.add(row, driver, rows.base.values(rows.decision.model.life.horizon)[row], months);
      }
    }
  }

  /** Seeded rows as they are; with a small model that is as good; and where prices fall. */
  static Stream<Arguments> portfolios() {
    List<Map<String, String>> good = SeededPortfolio.rows(25, 250);
    good.forEach(row -> row.put("Small model quality", "1"));
    Map<String, String> falling =
        Map.of("Price decline", "0.3", "Price step", "0.2", "Throughput kept when sharing", "0.4");
    return Stream.of(
        Arguments.of("as they are", SeededPortfolio.rows(24, 250), Map.of()),
        Arguments.of("with a good small model", good, Map.of()),
        Arguments.of("with falling prices", SeededPortfolio.rows(26, 250), falling));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("portfolios")
  void whatCertainlyPaysAsTodayDoes(
      String what, List<Map<String, String>> workloads, Map<String, String> assumed) {
    Rows rows = new Rows(workloads, assumed, 0);
    var model = rows.decision.model;
    for (int row = 0; row < rows.base.size(); row++) {
      if (!rows.lacks(row)) {
        UnchangedByBounds asToday = rows.values.asToday(rows.base, row);
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

  /**
   * Seeded rows as they are, where a margin or a re-training decides, and where the chance does.
   */
  static Stream<Arguments> closeCalls() {
    List<Map<String, String>> promising = SeededPortfolio.rows(32, 600);
    promising.removeIf(row -> !row.containsKey("GPU") || row.containsKey("Retrieved tokens"));
    List<Map<String, String>> retrainedLate = SeededPortfolio.rows(33, 250);
    retrainedLate.forEach(row -> row.put("Retrain cadence", "24"));
    Map<String, String> dear =
        Map.of("Margin", "0", "Base-model change interval", "24", "Days per re-training", "2500");
    return Stream.of(
        Arguments.of("as they are", SeededPortfolio.rows(30, 250), Map.of(), 0),
        Arguments.of("margin", SeededPortfolio.rows(31, 250), Map.of("Margin", "0.9"), 0),
        Arguments.of("re-training", retrainedLate, dear, 0),
        Arguments.of("chance", promising, Map.of("Margin", "0.01"), 100));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("closeCalls")
  void aVerdictThatNoSuspectPriceCanChangeStays(
      String what, List<Map<String, String>> workloads, Map<String, String> assumed, int draws) {
    Rows rows = new Rows(workloads, assumed, draws);
    for (int row = 0; row < rows.base.size(); row++) {
      for (List<Variable> prices : prices(rows.decision.model.looked)) {
        for (double[] ends : ENDS) {
          SuspectPrice suspect = suspect(prices, ends[0], ends[1]);
          if (!rows.lacks(row) && rows.trials.settled(rows.base, row, suspect)) {
            rows.add(row, suspect, ends[0]);
            rows.add(row, suspect, ends[1]);
          }
        }
      }
    }
    rows.run();
    double[] today = rows.base.values(rows.decision.verdict);
    for (int trial = 0; trial < rows.tried.size(); trial++) {
      assertThat(rows.trials.verdict(trial))
          .isIn(Trials.NOTHING, (int) today[rows.tried.get(trial)]);
    }
    assertThat(rows.tried.size()).isGreaterThan(1000);
  }

  /** It may end before the longest life, and a large model whose price falls may overtake it. */
  @Test
  void aSmallModelStaysTheAlternativeForCertainOnlyWhereItIsServedAndPricesStay() {
    String[] cells = {"Small model quality=0.95", "Prompting cost=", "Months in production=6"};
    List<Map<String, String>> workloads = new ArrayList<>();
    for (String small : List.of("gpt-5.6-luna", "Azure OpenAI: gpt-5.4-nano")) {
      Map<String, String> row = Portfolio.straight(small, cells);
      row.put("Prompted model", "claude-opus-4-6");
      row.put("Smaller model", small);
      workloads.add(row);
    }
    Rows rows = new Rows(workloads, Map.of(), 0);
    Rows falling = new Rows(workloads, Map.of("Price step", "0.1"), 0);

    assertThat(rows.base.values(rows.decision.model.totals.smallIsAlternative)).startsWith(1, 1);
    assertThat(rows.values.smallStaysCheaper(rows.base, 0)).isTrue();
    assertThat(rows.values.smallStaysCheaper(rows.base, 1)).isFalse();
    assertThat(falling.values.smallStaysCheaper(falling.base, 0)).isFalse();
  }

  /** What pays for sure, and is Borderline for its chance alone, may come to pay surely enough. */
  @Test
  void aVerdictOfChanceIsTriedAgainWhereASuspectPriceRaisesTheChance() {
    Map<String, String> row = Portfolio.straight("likely", "Prompting cost=", "Serving cost=700");
    Rows rows = new Rows(List.of(row), Map.of("Confidence", "0.9"), 100);
    var prompted = rows.decision.model.looked.prompted;
    SuspectPrice dearer = suspect(List.of(prompted.input(), prompted.output()), 1, 1.4);

    assertThat(Decision.holds(rows.decision.chanceTooLow, rows.base, 0)).isTrue();
    assertThat(rows.trials.settled(rows.base, 0, dearer)).isFalse();
    rows.add(0, dearer, 1.4);
    rows.run();
    assertThat(Decision.VERDICTS.get(rows.trials.verdict(0))).isEqualTo(Decision.FINE_TUNE);
  }

  /** It may be cheaper only since the large one retrieves today, and dearer for each request. */
  @Test
  void aSmallModelThatEachRequestCostsMoreDoesNotStayTheAlternative() {
    Map<String, String> row =
        Portfolio.straight(
            "retrieves today",
            "Current approach=RAG",
            "Needs grounding=No",
            "Retrieval cost=2000",
            "Prompting cost=",
            "Smaller model=gpt-5.6-luna",
            "Small model quality=0.85",
            "Required quality=0.8",
            "Cost per bad answer=0.05");
    Rows rows = new Rows(List.of(row), Map.of(), 0);

    assertThat(rows.base.values(rows.decision.model.totals.smallIsAlternative)).startsWith(1);
    assertThat(rows.values.smallStaysCheaper(rows.base, 0)).isFalse();
  }

  /** What moves together, since it stands in one row of prices. */
  private static List<List<Variable>> prices(PriceVariables looked) {
    return List.of(
        List.of(looked.prompted.input(), looked.prompted.cached(), looked.prompted.output()),
        List.of(looked.small.input(), looked.small.cached(), looked.small.output()),
        List.of(looked.tuned.input(), looked.tuned.cached(), looked.tuned.output()),
        List.of(looked.rentedHour, looked.serverlessHour, looked.trainingHour),
        List.of(looked.trainingPrice, looked.trainingMinimum));
  }

  private static SuspectPrice suspect(List<Variable> prices, double low, double high) {
    return new SuspectPrice(
        "Model prices",
        2,
        "H2",
        "m",
        Rule.AGE,
        ModelPrices.INPUT_PRICE,
        1,
        "GBP",
        1,
        0,
        prices,
        1,
        low,
        high);
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
