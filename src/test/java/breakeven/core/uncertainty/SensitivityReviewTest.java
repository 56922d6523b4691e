package breakeven.core.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.Reviews;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.economics.UncertainDriver;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.report.SensitivityColumns;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.Sheets;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Workloads;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Changed;
import breakeven.testing.PlainBook;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import breakeven.workbook.write.ShippedTables;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every figure of {@code Sensitivity} against an evaluation in which that driver was moved where a
 * person would move it: in the rows, in the assumptions, in the prices of GPUs.
 */
@Thorough
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SensitivityReviewTest {
  private static final List<TriangularDistribution> SHIPPED =
      TriangularDistribution.read(ShippedTables.of(UncertaintyTable.TABLE));
  private static final int MOST_MONTHS = 60;
  private static final int SEED = 11;
  private static final int OF_A_SHAPE = 4;
  private static final double TOLERANCE = 1e-6;

  /** A nudge towards today's value, as a share of the way. */
  private static final double NUDGE = 2e-3;

  @TempDir private static Path folder;
  private List<Map<String, String>> rows;
  private Evaluator today;
  private List<Map<String, String>> effects;

  @BeforeAll
  void pick() {
    List<Map<String, String>> all =
        new ArrayList<>(SeededPortfolio.inShape(SEED, 300, Reviews.AS_OF));
    // A driver leaves a cache that is assumed as warm as it is; a volume that is typed does not.
    all.forEach(row -> row.putIfAbsent("Cached share", "0"));
    Evaluator evaluator = new Portfolio(all).evaluate();
    all.add(ageing(all, evaluator));
    evaluator = new Portfolio(all).evaluate();
    Map<String, List<Map<String, String>>> shapes = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      List<Map<String, String>> shape =
          shapes.computeIfAbsent(all.get(i).getOrDefault("Serving", ""), key -> new ArrayList<>());
      if (open(evaluator, i) && shape.size() < OF_A_SHAPE) {
        shape.add(all.get(i));
      }
    }
    rows = new ArrayList<>(shapes.values().stream().flatMap(List::stream).toList());
    withBreakEvens(all, evaluator);
    assertThat(rows.size()).isGreaterThan(5 * OF_A_SHAPE - 1);
    today = new Portfolio(rows).evaluate();
    effects = listed(new PlainBook(rows).write(folder.resolve("in.xlsx")));
  }

  /**
   * A row whose one-off cost is such that it ceases to pay where a tune loses half as much again.
   */
  private static Map<String, String> ageing(List<Map<String, String>> all, Evaluator evaluator) {
    Model model = evaluator.decision().model;
    for (int i = 0; i < all.size(); i++) {
      double harm =
          at(evaluator, model.quantities.answersLost, i)
              * evaluator.frame().values(model.inputs.cell(Workloads.BAD_ANSWER_COST))[i];
      double oneOff = at(evaluator, model.breakEvens.upfront.value(), i) - harm / 2;
      if (open(evaluator, i) && harm > 0 && oneOff > 0) {
        Map<String, String> row = new LinkedHashMap<>(all.get(i));
        row.put("Workload", "ages");
        row.put("One-off cost", plain(oneOff));
        return row;
      }
    }
    throw new AssertionError("no tune ages");
  }

  private static List<Map<String, String>> listed(Path in) {
    Path csv = folder.resolve("csv");
    Reviews.review(
        Reviews.withoutShapes(
            Reviews.asked(
                in, folder.resolve("out.xlsx"), Reviews.AS_OF, true, null, null, 0, csv, null)));
    return Reviews.csvRows(csv, Sheets.SENSITIVITY);
  }

  /** A row for each driver that has no break-even among those that are picked. */
  private void withBreakEvens(List<Map<String, String>> all, Evaluator evaluator) {
    Sensitivity sensitivity = new Sensitivity(evaluator.decision(), SHIPPED, MOST_MONTHS);
    Set<UncertainDriver> wanted = EnumSet.allOf(UncertainDriver.class);
    for (boolean picked : new boolean[] {true, false}) {
      for (int i = 0; i < all.size() && !wanted.isEmpty(); i++) {
        Map<String, String> row = all.get(i);
        if (rows.contains(row) == picked) {
          boolean more =
              sensitivity.of(evaluator.frame(), i).stream()
                  .filter(effect -> Double.isFinite(effect.breakEven()))
                  .map(effect -> wanted.remove(effect.spread().driver()))
                  .reduce(false, Boolean::logicalOr);
          if (more && !picked) {
            rows.add(row);
          }
        }
      }
    }
    assertThat(wanted).isEmpty();
  }

  private static boolean open(Evaluator evaluator, int i) {
    Frame frame = evaluator.frame();
    Decision decision = evaluator.decision();
    return frame.values(decision.needs.lacking)[i] == 0
        && frame.values(decision.model.life.closed)[i] == 0;
  }

  // --- moving a driver ---------------------------------------------------------------------------

  /** What a driver is multiplied with, or shifted by, in each row. */
  private interface By {
    double row(int i);
  }

  private Evaluator moved(TriangularDistribution spread, By by) {
    List<Map<String, String>> typed = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      typed.add(moved(spread, i, by.row(i)));
    }
    double factor = by.row(0);
    Map<String, String> assumed =
        switch (spread.driver()) {
          case PRICE_DECLINE -> assumed(spread, factor, "Price decline");
          case PRICE_STEP -> assumed(spread, factor, "Price step");
          case DAY_RATE -> assumed(spread, factor, "Day rate");
          case TRAINING_RUNS ->
              assumed(spread, factor, "Training runs per release", "Training runs per re-training");
          case GPU_PRICE_CHANGE -> assumed(spread, factor, "GPU price change");
          case MIGRATION_DAYS -> assumed(spread, factor, "Days per migration");
          case GPU_DAYS -> assumed(spread, factor, "GPU days a month", "Serverless days a month");
          case QUALITY_LOST -> assumed(spread, factor, "Quality lost a month");
          default -> Map.of();
        };
    Map<String, List<Map<String, String>>> prices =
        spread.driver() == UncertainDriver.GPU_PRICE
            ? Map.of(GpuPrices.TABLE.sheet(), scaledHours(factor))
            : Map.of();
    return new Portfolio(typed, assumed, prices).evaluate();
  }

  private Map<String, String> moved(TriangularDistribution spread, int i, double factor) {
    Map<String, String> row = new LinkedHashMap<>(rows.get(i));
    switch (spread.driver()) {
      case VOLUME -> {
        type(row, spread, i, factor, Workloads.REQUESTS);
        if (!row.getOrDefault("Prompting cost", "").isEmpty()) {
          type(row, spread, i, factor, Workloads.PROMPTING_COST);
        }
      }
      case GROWTH -> type(row, spread, i, factor, Workloads.GROWTH);
      case LABELLING_COST -> type(row, spread, i, factor, Workloads.LABELLING_COST);
      case CADENCE -> type(row, spread, i, factor, Workloads.RETRAIN_CADENCE);
      case LEAD_TIME -> type(row, spread, i, factor, Workloads.LEAD_TIME);
      case DAYS -> {
        type(row, spread, i, factor, Workloads.FIRST_RELEASE_DAYS);
        type(row, spread, i, factor, Workloads.RETRAINING_DAYS);
      }
      default -> {}
    }
    return row;
  }

  private void type(
      Map<String, String> row, TriangularDistribution spread, int i, double factor, Column column) {
    Model model = today.decision().model;
    double value =
        column == Workloads.RETRAIN_CADENCE
            ? today.frame().values(model.life.cadence)[i]
            : today.frame().values(model.inputs.cell(column))[i];
    double then = spread.shift() ? value + factor : value * factor;
    if (column == Workloads.RETRAIN_CADENCE) {
      then = Math.max(1, Math.floor(then + 0.5));
    } else if (column == Workloads.LEAD_TIME) {
      then = Math.max(0, Math.floor(then + 0.5));
    }
    row.put(column.header(), plain(Math.max(column == Workloads.GROWTH ? -1 : 0, then)));
  }

  private static Map<String, String> assumed(
      TriangularDistribution spread, double factor, String... names) {
    Map<String, String> assumed = new HashMap<>();
    for (Map<String, String> row : PlainBook.shipped(AssumptionsTable.TABLE)) {
      String name = row.get(AssumptionsTable.ASSUMPTION.header());
      if (List.of(names).contains(name)) {
        double value = Double.parseDouble(row.get(AssumptionsTable.VALUE.header()));
        double then = spread.shift() ? value + factor : value * factor;
        double least = spread.driver() == UncertainDriver.GPU_PRICE_CHANGE ? -1 : 0;
        assumed.put(name, plain(Math.max(least, then)));
      }
    }
    return assumed;
  }

  private static List<Map<String, String>> scaledHours(double factor) {
    List<Map<String, String>> gpus = PlainBook.shipped(GpuPrices.TABLE);
    for (Map<String, String> row : gpus) {
      String hour = row.get(GpuPrices.HOUR_PRICE.header());
      if (!hour.isEmpty()) {
        row.put(GpuPrices.HOUR_PRICE.header(), plain(Double.parseDouble(hour) * factor));
      }
    }
    return gpus;
  }

  /** With digits more, since 2.475 in a text may be two and a half thousand. */
  private static String plain(double value) {
    String typed = new BigDecimal(Double.toString(value)).toPlainString();
    return typed.contains(".") ? typed + "000" : typed;
  }

  // --- what is compared --------------------------------------------------------------------------

  private Map<String, String> effect(String workload, TriangularDistribution spread) {
    return effects.stream()
        .filter(row -> row.get("Workload").equals(workload))
        .filter(row -> row.get("Driver").equals(spread.driver().title()))
        .findFirst()
        .orElseThrow();
  }

  private static double figure(Map<String, String> row, String title) {
    return Double.parseDouble(row.get(title));
  }

  @Test
  void bothEndsAreWhatTheMovedInputsGive() {
    for (TriangularDistribution spread : SHIPPED) {
      for (boolean high : new boolean[] {false, true}) {
        double by = high ? spread.high() : spread.low();
        Evaluator moved = moved(spread, i -> by);
        String end = high ? " at high" : " at low";
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
          String name = rows.get(i).get("Workload");
          String where = name + ", " + spread.driver().title() + end;
          Map<String, String> effect = effect(name, spread);
          if (horizonMoves(spread, i, moved)) {
            continue;
          }
          double saving = saving(moved, i);
          sum += saving;
          assertThat(figure(effect, "Net saving" + end + " (GBP)"))
              .as(where)
              .isCloseTo(saving, within(TOLERANCE * Math.max(1, Math.abs(saving))));
          // A cadence decides check 5 too, which stays at base on Sensitivity.
          if (spread.driver() != UncertainDriver.CADENCE) {
            assertThat(effect.get("Verdict" + end)).as(where).isEqualTo(Changed.verdict(moved, i));
          }
        }
        if (spread.shared()) {
          Map<String, String> all = effect(SensitivityColumns.PORTFOLIO, spread);
          assertThat(figure(all, "Net saving" + end + " (GBP)")).isCloseTo(sum, within(0.01));
        }
      }
    }
  }

  /**
   * A lead time moves the horizon of a row too, and a cadence the re-training that comes too late;
   * on Sensitivity the horizon stays at base.
   */
  private boolean horizonMoves(TriangularDistribution spread, int i, Evaluator moved) {
    return spread.driver().whole()
        && (at(moved, moved.decision().model.life.horizon, i)
                != at(today, today.decision().model.life.horizon, i)
            || at(moved, moved.decision().model.life.closed, i) > 0);
  }

  private static double saving(Evaluator evaluator, int i) {
    return at(evaluator, evaluator.decision().model.totals.netSaving, i);
  }

  private static double at(Evaluator evaluator, Line line, int i) {
    return evaluator.frame().values(line)[i];
  }

  /** Put in, a break-even value turns the sign; a little nearer to today's, it does not. */
  @Test
  void aBreakEvenValuePutInTurnsTheSignOfNetSaving() {
    Map<UncertainDriver, Integer> proved = new HashMap<>();
    for (TriangularDistribution spread : SHIPPED) {
      boolean inRows =
          !List.of(
                  UncertainDriver.PRICE_DECLINE,
                  UncertainDriver.PRICE_STEP,
                  UncertainDriver.DAY_RATE,
                  UncertainDriver.TRAINING_RUNS,
                  UncertainDriver.GPU_PRICE,
                  UncertainDriver.GPU_PRICE_CHANGE,
                  UncertainDriver.MIGRATION_DAYS,
                  UncertainDriver.GPU_DAYS,
                  UncertainDriver.QUALITY_LOST)
              .contains(spread.driver());
      List<Integer> with = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        Map<String, String> effect = effect(rows.get(i).get("Workload"), spread);
        // Requests without a token have no volume that could be put in.
        boolean none = !spread.shift() && effect.get("Today").equals("0");
        if (!none && !effect.get("Break-even value in words").equals(SensitivityColumns.NEVER)) {
          with.add(i);
        }
      }
      if (inRows) {
        prove(spread, with);
      } else {
        with.stream().limit(1).forEach(i -> prove(spread, List.of(i)));
      }
      proved.put(spread.driver(), with.size());
    }
    assertThat(proved.values().stream().mapToInt(n -> n).sum()).isGreaterThan(40);
    assertThat(proved).allSatisfy((driver, n) -> assertThat(n).as(driver.title()).isPositive());
  }

  /** All rows at once where each has a cell of its own, else one by one. */
  private void prove(TriangularDistribution spread, List<Integer> asked) {
    if (asked.isEmpty()) {
      return;
    }
    int first = asked.get(0);
    Evaluator at = at(spread, asked, first, 0);
    Evaluator near = at(spread, asked, first, NUDGE);
    for (int i : asked) {
      Map<String, String> effect = effect(rows.get(i).get("Workload"), spread);
      if (horizonMoves(spread, i, at)) {
        continue;
      }
      boolean pays = figure(effect, "Net saving today (GBP)") >= 0;
      double saving = saving(at, i);
      double rounding = 1e-9 * Math.max(1, at(at, at.decision().model.totals.tcoTuned, i));
      assertThat(pays ? saving <= rounding : saving >= -rounding)
          .as(effect + " gives " + saving)
          .isTrue();
      if (!spread.driver().whole()) {
        double close = saving(near, i);
        assertThat(close >= 0).as(effect + " gives " + close).isEqualTo(pays);
      }
    }
  }

  private Evaluator at(
      TriangularDistribution spread, List<Integer> asked, int first, double nearer) {
    By by = i -> by(spread, asked.contains(i) ? i : first, nearer);
    return moved(spread, by);
  }

  /** The factor or shift of a row's break-even, or a little nearer to none. */
  private double by(TriangularDistribution spread, int i, double nearer) {
    Map<String, String> effect = effect(rows.get(i).get("Workload"), spread);
    double value = figure(effect, "Break-even value");
    double now = figure(effect, "Today");
    double shown = spread.driver().isShare() ? 100 : 1;
    double by = spread.shift() ? (value - now) / shown : value / now;
    return by + ((spread.shift() ? 0 : 1) - by) * nearer;
  }
}
