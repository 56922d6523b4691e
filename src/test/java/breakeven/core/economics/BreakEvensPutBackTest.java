package breakeven.core.economics;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Line;
import breakeven.oracle.OtherPrices;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import breakeven.testing.WarmCache;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each break-even value typed as input, just below and just above, where lead times, ends of
 * prompted models, rents that move, units of cards and prices by length are all in play: the sign
 * of net saving changes there.
 */
class BreakEvensPutBackTest {
  private static final int ROWS = 300;

  /** The day that the edges of these prices are about. */
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

  private static final long SEED = 21;
  private static final double NEAR = 1e-6;
  private static final Map<String, String> ASSUMED =
      Map.of("GPU price change", "0.15", "Days per migration", "7", "Idle time-out", "45");
  private static final List<String> PRICES =
      List.of("Input", "Cached input", "Cache write", "Output", "Fee");

  private static final List<Map<String, String>> ALL = SeededPortfolio.inShape(SEED, ROWS, DAY);
  private static final Evaluator TODAY = evaluate(ALL, ASSUMED, prices());

  private final List<String> wrong = new ArrayList<>();
  private int checked;

  private static Map<String, List<Map<String, String>>> prices() {
    Map<String, List<Map<String, String>>> tables = OtherPrices.tables(SEED);
    tables.remove("Assumptions");
    return tables;
  }

  private static Evaluator evaluate(
      List<Map<String, String>> rows,
      Map<String, String> assumed,
      Map<String, List<Map<String, String>>> prices) {
    return new Portfolio(rows, assumed, prices).asOf(DAY).evaluate();
  }

  private static double at(Evaluator evaluator, Line line, int i) {
    return evaluator.frame().values(line)[i];
  }

  /** The value of a row; NaN where words stand instead, or the row has no figures. */
  private double value(Answer answer, int i) {
    boolean lacking = at(TODAY, TODAY.decision().needs.lacking, i) > 0;
    boolean closed = at(TODAY, TODAY.decision().model.life.closed, i) > 0;
    boolean words = answer.words(at(TODAY, answer.rule(), i)) != null;
    return lacking || closed || words ? Double.NaN : at(TODAY, answer.value(), i);
  }

  private Map<String, String> with(int i, String... cells) {
    Map<String, String> row = new LinkedHashMap<>(ALL.get(i));
    for (int k = 0; k < cells.length; k += 2) {
      row.put(cells[k], cells[k + 1]);
    }
    return row;
  }

  private double number(int i, String header) {
    String text = ALL.get(i).getOrDefault(header, "");
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static String plain(double value) {
    return new BigDecimal(Double.toString(value)).toPlainString();
  }

  /** A loss that must be none, or a saving that must be none. */
  private void check(Evaluator then, int k, boolean pays, Object breakEven, Object row) {
    checked++;
    var totals = then.decision().model.totals;
    double saving = at(then, totals.netSaving, k);
    double tolerance = NEAR * Math.max(1, at(then, totals.tcoTuned, k));
    boolean fits = pays ? saving >= -tolerance : saving <= tolerance;
    if (!fits) {
      wrong.add(breakEven + " gives " + saving + " in " + row);
    }
  }

  private void checkAll(List<Map<String, String>> typed, List<Boolean> pays, List<Double> values) {
    checkAll(evaluate(typed, ASSUMED, prices()), typed, pays, values);
  }

  private void checkAll(
      Evaluator then, List<Map<String, String>> typed, List<Boolean> pays, List<Double> values) {
    for (int k = 0; k < typed.size(); k++) {
      check(then, k, pays.get(k), values.get(k), typed.get(k));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void volume() {
    List<Map<String, String>> typed = new ArrayList<>();
    List<Integer> before = new ArrayList<>();
    List<Boolean> pays = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double value = value(TODAY.decision().model.breakEvenVolume.volume, i);
      double wasTyped = number(i, "Requests");
      if (!(value > 0) || wasTyped == 0) {
        continue;
      }
      for (boolean above : new boolean[] {true, false}) {
        double tokens = number(i, "Input tokens") + number(i, "Output tokens");
        double requests = value * (above ? 1 + NEAR : 1 - NEAR) * 1e6 / tokens;
        double bill = number(i, "Prompting cost");
        typed.add(
            with(
                i,
                "Requests",
                plain(requests),
                "Growth",
                "0",
                "Prompting cost",
                Double.isNaN(bill) ? "" : plain(bill * requests / wasTyped)));
        before.add(i);
        pays.add(above);
        values.add(value);
      }
    }
    Evaluator then = evaluate(typed, ASSUMED, prices());
    WarmCache.keep(TODAY, then, before::get);
    checkAll(then, typed, pays, values);
    assertThat(checked).isGreaterThan(150);
  }

  @Test
  void upfront() {
    List<Map<String, String>> typed = new ArrayList<>();
    List<Boolean> pays = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double value = value(TODAY.decision().model.breakEvens.upfront, i);
      if (value > 1) {
        for (boolean below : new boolean[] {true, false}) {
          typed.add(with(i, "One-off cost", plain(below ? value - 0.5 : value + 0.5)));
          pays.add(below);
          values.add(value);
        }
      }
    }
    checkAll(typed, pays, values);
    assertThat(checked).isGreaterThan(100);
  }

  /** A break-even put back: the row with what is typed, and whether fine-tuning must pay then. */
  private record PutBack(int i, Map<String, String> row, boolean pays, double value) {}

  private static Evaluator evaluateAll(
      List<PutBack> all,
      Map<String, String> assumed,
      Map<String, List<Map<String, String>>> prices) {
    return evaluate(all.stream().map(PutBack::row).toList(), assumed, prices);
  }

  private void check(Evaluator then, int k, PutBack one) {
    check(then, k, one.pays(), one.value(), one.row());
  }

  @Thorough
  @Test
  void cadence() {
    List<PutBack> all = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double value = value(TODAY.decision().model.breakEvens.cadence, i);
      if (value >= 1) {
        all.add(new PutBack(i, with(i, "Retrain cadence", plain(value)), true, value));
        if (value > 1) {
          all.add(new PutBack(i, with(i, "Retrain cadence", plain(value - 1)), false, value));
        }
        double longest = TODAY.frame().values(TODAY.decision().model.searched.longest)[i];
        all.add(new PutBack(i, with(i, "Retrain cadence", plain(longest)), true, longest));
        // No tune outlives its base, which changes in 12 months.
        if (longest < Math.min(12, at(TODAY, TODAY.decision().model.life.horizon, i))) {
          all.add(new PutBack(i, with(i, "Retrain cadence", plain(longest + 1)), false, longest));
        }
      }
    }
    Evaluator then = evaluateAll(all, ASSUMED, prices());
    var life = then.decision().model.life;
    for (int k = 0; k < all.size(); k++) {
      // Where a provider's dates end a tune at a re-training, another cadence is another life.
      boolean sameLife =
          at(then, life.horizon, k)
              == at(TODAY, TODAY.decision().model.life.horizon, all.get(k).i());
      if (sameLife && at(then, life.closed, k) == 0) {
        check(then, k, all.get(k));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(60);
  }

  @Thorough
  @Test
  void gpuDays() {
    for (int i = 0; i < ROWS && checked < 60; i++) {
      double value = value(TODAY.decision().model.breakEvens.gpuDays, i);
      if (Double.isNaN(value)) {
        continue;
      }
      for (double days : new double[] {value - NEAR, value + NEAR}) {
        if (days >= 0) {
          Map<String, String> assumed = new LinkedHashMap<>(ASSUMED);
          assumed.put("GPU days a month", plain(days));
          assumed.put("Serverless days a month", plain(days));
          Map<String, String> row = ALL.get(i);
          check(evaluate(List.of(row), assumed, prices()), 0, days < value, value, row);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(40);
  }

  @Thorough
  @Test
  void lifetime() {
    // Of those that need the same horizon all at once.
    Map<Double, List<PutBack>> byHorizon = new TreeMap<>();
    for (int i = 0; i < ROWS; i++) {
      double value = value(TODAY.decision().model.breakEvens.lifetime, i);
      if (value >= 1) {
        addLifetime(byHorizon, i, value, value, true);
        if (value > 1) {
          addLifetime(byHorizon, i, value, value - 1, false);
        }
      }
    }
    byHorizon.forEach(this::checkLifetimes);
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(80);
  }

  private void addLifetime(
      Map<Double, List<PutBack>> byHorizon, int i, double value, double months, boolean pays) {
    Map<String, String> row = with(i, "Months in production", plain(months));
    byHorizon
        .computeIfAbsent(Math.max(60, horizon(i, months)), key -> new ArrayList<>())
        .add(new PutBack(i, row, pays, value));
  }

  private double horizon(int i, double months) {
    double lead = number(i, "Lead time");
    boolean tunedNow = ALL.get(i).getOrDefault("Current approach", "").startsWith("Fine-tuned");
    return months + (Double.isNaN(lead) || tunedNow ? 0 : lead);
  }

  private void checkLifetimes(double assumedHorizon, List<PutBack> all) {
    Map<String, String> assumed = new HashMap<>(ASSUMED);
    assumed.put("Horizon", plain(assumedHorizon));
    Evaluator then = evaluateAll(all, assumed, prices());
    var model = then.decision().model;
    for (int k = 0; k < all.size(); k++) {
      PutBack one = all.get(k);
      double months = Double.parseDouble(one.row().get("Months in production"));
      boolean cutByDates = at(then, model.life.horizon, k) != horizon(one.i(), months);
      boolean sameOptions =
          at(then, model.quality.smallAcceptable, k)
                  == at(TODAY, TODAY.decision().model.quality.smallAcceptable, one.i())
              && at(then, model.life.closed, k) == 0;
      if (!cutByDates && sameOptions) {
        check(then, k, one);
      }
    }
  }

  @Thorough
  @Test
  void price() {
    Map<String, List<Map<String, String>>> tables = prices();
    List<PutBack> all = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      double value = value(TODAY.decision().model.breakEvens.price, i);
      boolean alone =
          at(TODAY, TODAY.decision().model.quality.smallAcceptable, i) == 0
              || !ALL.get(i).get("Prompted model").equals(ALL.get(i).get("Candidate model"));
      if (!Double.isNaN(value) && value < 1 - 1e-4 && alone && isSold(tables, i)) {
        boolean loses = at(TODAY, TODAY.decision().model.totals.netSaving, i) < -1e-6;
        all.add(atPrice(tables, all.size(), i, value, value - NEAR, !loses));
        all.add(atPrice(tables, all.size(), i, value, value + NEAR, loses));
      }
    }
    Evaluator then = evaluateAll(all, ASSUMED, tables);
    for (int k = 0; k < all.size(); k++) {
      check(then, k, all.get(k));
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThan(100);
  }

  /**
   * Copies of the prompted model and of its replacement, so that no other option's price moves; of
   * the same providers, whose discounts count.
   */
  private PutBack atPrice(
      Map<String, List<Map<String, String>>> tables,
      int k,
      int i,
      double value,
      double fall,
      boolean pays) {
    List<Map<String, String>> models = tables.get("Model prices");
    Map<String, String> large =
        copy(models, ALL.get(i).get("Prompted model"), "large " + k, 1 - fall);
    Map<String, String> next = copy(models, large.get("Replacement"), "next " + k, 1 - fall);
    if (next != null) {
      large.put("Replacement", fullName(next));
    }
    double bill = number(i, "Prompting cost");
    Map<String, String> row =
        with(
            i,
            "Prompted model",
            fullName(large),
            "Prompting cost",
            Double.isNaN(bill) ? "" : plain(bill * (1 - fall)));
    return new PutBack(i, row, pays, value);
  }

  private static String fullName(Map<String, String> model) {
    return model.get("Provider") + ": " + model.get("Model");
  }

  /**
   * Whether the prompted model is still sold: of one that has ended the Replacement's price counts.
   */
  private static boolean isSold(Map<String, List<Map<String, String>>> tables, int i) {
    String typed = ALL.get(i).get("Prompted model");
    return tables.get("Model prices").stream()
        .anyMatch(model -> isNamed(model, typed) && inForce(model));
  }

  private static boolean isNamed(Map<String, String> model, String typed) {
    return typed.equalsIgnoreCase(model.get("Model")) || typed.equalsIgnoreCase(fullName(model));
  }

  /** Of a model's rows with days the one of the day is its price, and of those still sold. */
  private static boolean inForce(Map<String, String> model) {
    String last = model.getOrDefault("Last service", "");
    if (!last.isEmpty() && LocalDate.parse(last).isBefore(DAY)) {
      return false;
    }
    String from = model.getOrDefault("From", "");
    String to = model.getOrDefault("To", "");
    return (from.isEmpty() || !LocalDate.parse(from).isAfter(DAY))
        && (to.isEmpty() || !LocalDate.parse(to).isBefore(DAY));
  }

  private static Map<String, String> copy(
      List<Map<String, String>> models, String typed, String name, double factor) {
    for (Map<String, String> model : models) {
      if (isNamed(model, typed) && !model.get("Kind").equals("Embedding") && inForce(model)) {
        List<Map<String, String>> same =
            models.stream().filter(one -> isSame(one, model) && one != model).toList();
        Map<String, String> copy = copy(model, name, factor);
        models.add(copy);
        same.forEach(one -> models.add(copy(one, name, factor)));
        return copy;
      }
    }
    return null;
  }

  /** Whether it is the same model on other days. */
  private static boolean isSame(Map<String, String> one, Map<String, String> other) {
    return !(one.getOrDefault("From", "") + one.getOrDefault("To", "")).isEmpty()
        && Stream.of("Provider", "Model", "Kind")
            .allMatch(column -> one.get(column).equals(other.get(column)));
  }

  private static Map<String, String> copy(Map<String, String> model, String name, double factor) {
    Map<String, String> copy = new LinkedHashMap<>(model);
    copy.put("Model", name);
    copy.put("Kind", "Base");
    for (String price : PRICES) {
      String cell = copy.getOrDefault(price, "");
      if (!cell.isEmpty()) {
        copy.put(price, plain(Double.parseDouble(cell) * factor));
      }
    }
    return copy;
  }
}
