package breakeven.core.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.Reviews;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.core.whatif.Driver;
import breakeven.core.whatif.VerdictChange;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Changed;
import breakeven.testing.PlainBook;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import breakeven.testing.WarmCache;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each break-even value put where a person would put it, just below and just above: the sign of net
 * saving changes there.
 */
@Thorough
class BreakEvensHoldTest {
  private static final int ROWS = 250;
  private static final double NEAR = 1e-6;

  private static final List<Map<String, String>> ALL =
      SeededPortfolio.inShape(11, ROWS, Portfolio.AS_OF);
  private static final Evaluator TODAY = new Portfolio(ALL).evaluate();

  private final List<String> wrong = new ArrayList<>();
  private int checked;

  /** The value of a row; NaN where words stand instead, or the row has no figures. */
  private double value(Answer answer, int i) {
    boolean lacking = at(TODAY, TODAY.decision().needs.lacking, i) > 0;
    return lacking ? Double.NaN : at(TODAY, answer.value(), i);
  }

  private static double at(Evaluator evaluator, Line line, int i) {
    return evaluator.frame().values(line)[i];
  }

  private static double saving(Evaluator evaluator, int i) {
    return at(evaluator, evaluator.decision().model.totals.netSaving, i);
  }

  /** A side of a break-even: what is typed, and whether fine-tuning must pay then. */
  private record Side(int row, Map<String, String> typed, boolean pays, double breakEven) {}

  private static void add(
      List<Side> sides, int i, @Nullable Map<String, String> typed, boolean pays, double v) {
    if (typed != null) {
      sides.add(new Side(i, typed, pays, v));
    }
  }

  /** Evaluates all sides at once. */
  private void check(List<Side> sides) {
    Evaluator then = new Portfolio(sides.stream().map(Side::typed).toList()).evaluate();
    WarmCache.keep(TODAY, then, k -> sides.get(k).row());
    for (int k = 0; k < sides.size(); k++) {
      check(sides.get(k), then, k);
    }
  }

  private void check(Side side, Evaluator then, int k) {
    checked++;
    double saving = saving(then, k);
    double tolerance = NEAR * Math.max(1, at(then, then.decision().model.totals.tcoTuned, k));
    if (side.pays() ? saving < -tolerance : saving > tolerance || Double.isNaN(saving)) {
      wrong.add(side.breakEven() + " gives " + saving + " in " + side.typed());
    }
  }

  private Map<String, String> with(int i, Object... columnsAndValues) {
    Map<String, String> row = new LinkedHashMap<>(ALL.get(i));
    for (int k = 0; k < columnsAndValues.length; k += 2) {
      double value = ((Number) columnsAndValues[k + 1]).doubleValue();
      row.put(
          ((Column) columnsAndValues[k]).header(),
          new BigDecimal(Double.toString(value)).toPlainString());
    }
    return row;
  }

  private double typed(int i, Column column) {
    String text = ALL.get(i).getOrDefault(column.header(), "");
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  @Test
  void volume() {
    List<Side> sides = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double value = value(TODAY.decision().model.breakEvenVolume.volume, i);
      if (value > 0) {
        add(sides, i, atVolume(i, value * (1 + NEAR)), true, value);
        add(sides, i, atVolume(i, value * (1 - NEAR)), false, value);
      }
    }
    check(sides);
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(150);
  }

  /** Short requests on a fast card, two thousand million a month of each replica; it takes more. */
  @Test
  void volumeOfShortRequests() {
    var row =
        Portfolio.straight(
            "short",
            "Input tokens=20",
            "Output tokens=1",
            "Prompted model=gpt-5.4-nano",
            "Prompting cost=",
            "Serving=Rented GPUs",
            "Serving cost=",
            "GPU=H100",
            "One-off cost=300000");
    Evaluator evaluator = new Portfolio(List.of(row)).evaluate();
    double volume = at(evaluator, evaluator.decision().model.breakEvenVolume.volume.value(), 0);
    for (boolean pays : new boolean[] {true, false}) {
      double requests = volume * 1e6 / 21 * (pays ? 1 + NEAR : 1 - NEAR);
      var there = new LinkedHashMap<>(row);
      there.put("Requests", new BigDecimal(requests).toPlainString());
      assertThat(saving(new Portfolio(List.of(there)).evaluate(), 0) > 0).isEqualTo(pays);
    }
  }

  /** All that is sent are instructions, which the tune needs no more: its first replica idles. */
  @Test
  void volumeWhereTheTuneReadsNothing(@TempDir Path folder) {
    var row =
        Portfolio.straight(
            "idle",
            "Input tokens=1000",
            "Instruction tokens=1000",
            "Output tokens=0",
            "Prompted model=claude-opus-4-6",
            "Prompting cost=",
            "Serving=Rented GPUs",
            "Serving cost=",
            "Small model quality=0.9");
    Path in =
        new PlainBook(List.of(row))
            .with(
                AssumptionsTable.TABLE,
                List.of(
                    Map.of("Assumption", "Removable share of instruction tokens", "Value", "1")))
            .write(folder.resolve("in.xlsx"));
    Map<String, String> found =
        Reviews.rows(Reviews.review(in, folder.resolve("out.xlsx")), Sheets.WORKLOADS).get(0);
    double tuned = Double.parseDouble(found.get("TCO fine-tuned (GBP)"));
    // The small model by the token, at 0.22 USD a million for 24 months and five days at 500 to
    // move to it, costs as much there.
    assertThat(Double.parseDouble(found.get("Break-even volume (M tokens a month)")))
        .isCloseTo((tuned - 2_500) / (0.22 * 0.753217 * 24), within(1e-3));
  }

  /** Every request is handed on, so that its price is no difference to the large option. */
  @Test
  void priceWhereEveryRequestIsHandedOn() {
    var row =
        Portfolio.straight(
            "handed on",
            "Prompted model=gpt-6-astra",
            "Escalated share=1",
            "Cost per bad answer=1",
            "Required quality=0.3",
            "Prompted quality=0",
            "Requests=10000",
            "Prompting cost=5000");
    Evaluator evaluator = new Portfolio(List.of(row)).evaluate();
    Answer price = evaluator.decision().model.breakEvens.price;
    assertThat(saving(evaluator, 0)).isNegative();
    double fall = at(evaluator, price.value(), 0);
    assertThat(at(evaluator, evaluator.decision().model.breakEvens.fallThatPays, 0))
        .isEqualTo(fall)
        .isBetween(0.0, 1.0);
    var cheaper = new LinkedHashMap<>(row);
    cheaper.put("Prompting cost", Double.toString(5000 * (1 - fall)));
    assertThat(saving(new Portfolio(List.of(cheaper)).evaluate(), 0)).isCloseTo(0, within(1e-6));
    cheaper.put("Prompting cost", "0");
    assertThat(saving(new Portfolio(List.of(cheaper)).evaluate(), 0)).isPositive();
  }

  /** The volume is flat; a bill that was typed goes with it. */
  private @Nullable Map<String, String> atVolume(int i, double millionTokens) {
    double tokens = typed(i, Workloads.INPUT_TOKENS) + typed(i, Workloads.OUTPUT_TOKENS);
    double requests = millionTokens * 1e6 / tokens;
    double bill = typed(i, Workloads.PROMPTING_COST);
    if (Double.isNaN(bill)) {
      return with(i, Workloads.REQUESTS, requests, Workloads.GROWTH, 0);
    }
    double before = typed(i, Workloads.REQUESTS);
    return before == 0
        ? null
        : with(
            i,
            Workloads.REQUESTS,
            requests,
            Workloads.GROWTH,
            0,
            Workloads.PROMPTING_COST,
            bill * requests / before);
  }

  @Test
  void upfront() {
    List<Side> sides = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double value = value(TODAY.decision().model.breakEvens.upfront, i);
      if (value > 1) {
        add(sides, i, with(i, Workloads.ONE_OFF_COST, value - 0.5), true, value);
        add(sides, i, with(i, Workloads.ONE_OFF_COST, value + 0.5), false, value);
      }
    }
    check(sides);
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(100);
  }

  @Test
  void cadence() {
    List<Side> sides = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double value = value(TODAY.decision().model.breakEvens.cadence, i);
      if (value >= 1) {
        add(sides, i, with(i, Workloads.RETRAIN_CADENCE, value), true, value);
        if (value > 1) {
          add(sides, i, with(i, Workloads.RETRAIN_CADENCE, value - 1), false, value);
        }
      }
    }
    check(keepingTheirHorizon(sides));
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(60);
  }

  @Test
  void noCadenceHelpsALossWhereReTrainingIsFree() {
    var row =
        Portfolio.straight(
            "free",
            "Serving cost=5000",
            "Training cost=0",
            "Labelling cost=0",
            "Evaluation=0.0000001",
            "Re-training=0");
    Evaluator free = new Portfolio(List.of(row)).evaluate();
    var model = free.decision().model;
    assertThat(at(free, model.costs.retraining, 0)).isLessThan(1e-6);
    assertThat(saving(free, 0)).isNegative();
    assertThat(at(free, model.breakEvens.cadence.value(), 0)).isNaN();
  }

  /** Where a provider's dates end a tune at a re-training, another cadence is another life. */
  private static List<Side> keepingTheirHorizon(List<Side> sides) {
    Evaluator then = new Portfolio(sides.stream().map(Side::typed).toList()).evaluate();
    List<Side> keeping = new ArrayList<>();
    for (int k = 0; k < sides.size(); k++) {
      double now = at(TODAY, TODAY.decision().model.life.horizon, sides.get(k).row());
      if (at(then, then.decision().model.life.horizon, k) == now) {
        keeping.add(sides.get(k));
      }
    }
    return keeping;
  }

  /** A side of a break-even that is not in the row alone. */
  private record Told(Side side, Changed changed, double then) {}

  @Test
  void lifetime() {
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double value = value(TODAY.decision().model.breakEvens.lifetime, i);
      double now = at(TODAY, TODAY.decision().model.life.longestStay, i);
      if (value >= 1) {
        told.add(told(i, Driver.LIFETIME, now, value, value, true));
        if (value > 1) {
          told.add(told(i, Driver.LIFETIME, now, value - 1, value, false));
        }
      }
    }
    List<Changed.Evaluated> then = evaluated(told);
    for (int k = 0; k < told.size(); k++) {
      Evaluator evaluator = then.get(k).evaluator();
      int row = then.get(k).row();
      var model = evaluator.decision().model;
      double served =
          at(evaluator, model.life.horizon, row) - at(evaluator, model.life.leadTimePaid, row);
      boolean cutByDates = served != told.get(k).then();
      // Whether the small model is an option stays as it is in the row.
      boolean sameOptions =
          at(evaluator, model.quality.smallAcceptable, row)
              == at(
                  TODAY, TODAY.decision().model.quality.smallAcceptable, told.get(k).side().row());
      if (!cutByDates && sameOptions) {
        check(told.get(k).side(), evaluator, row);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(100);
  }

  private Told told(int i, Driver driver, double now, double then, double value, boolean pays) {
    return new Told(new Side(i, ALL.get(i), pays, value), changed(i, driver, now, then), then);
  }

  private static List<Changed.Evaluated> evaluated(List<Told> told) {
    return Changed.evaluate(told.stream().map(Told::changed).toList(), 0);
  }

  private Changed changed(int i, Driver driver, double now, double then) {
    int prompted = (int) row(TODAY.decision().model.looked.promptedRow, i);
    return new Changed(ALL.get(i), prompted, List.of(new VerdictChange.Change(driver, now, then)));
  }

  private double row(Variable lookedUp, int i) {
    return TODAY.frame().values(lookedUp)[i];
  }

  @Test
  void price() {
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double value = value(TODAY.decision().model.breakEvens.price, i);
      // Where the large model is the small one too, its price moves both.
      var looked = TODAY.decision().model.looked;
      boolean alone = row(looked.promptedRow, i) != row(looked.smallRow, i);
      if (!Double.isNaN(value) && value < 1 - 1e-4 && alone) {
        boolean loses = saving(TODAY, i) < -1e-6;
        told.add(told(i, Driver.LARGE_PRICE, 0, value - NEAR, value, !loses));
        told.add(told(i, Driver.LARGE_PRICE, 0, value + NEAR, value, loses));
      }
    }
    List<Changed.Evaluated> then = evaluated(told);
    for (int k = 0; k < told.size(); k++) {
      check(told.get(k).side(), then.get(k).evaluator(), then.get(k).row());
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(100);
  }
}
