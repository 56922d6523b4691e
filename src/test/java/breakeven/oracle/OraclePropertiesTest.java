package breakeven.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.testing.Scope;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What must hold on any row: break-evens are where the sign changes, sums are sums, every verdict
 * occurs.
 */
class OraclePropertiesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final long SEED = 20260525;
  private final Oracle oracle = new Oracle(Shipped.tables(), DAY);

  static IntStream blocks() {
    return IntStream.range(0, Scope.times(10, 2));
  }

  @Test
  void everyVerdictOccursOften() {
    var times = new TreeMap<String, Integer>();
    for (Map<String, String> row : SeededPortfolio.rows(SEED, Scope.times(800, 300))) {
      times.merge(oracle.review(row).verdict(), 1, Integer::sum);
    }
    assertThat(times)
        .containsOnlyKeys(
            "Benchmark first",
            "Borderline",
            "Build evaluation first",
            "Fine-tune",
            "Fine-tune with RAG",
            "Needs data",
            "Prompt",
            "Prompt a smaller model",
            "Use RAG");
    assertThat(times.values())
        .allSatisfy(n -> assertThat(n).as("%s", times).isGreaterThanOrEqualTo(Scope.times(10, 3)));
  }

  @Test
  void theSameSeedGivesTheSameRows() {
    assertThat(SeededPortfolio.rows(SEED, 50))
        .isEqualTo(SeededPortfolio.rows(SEED, 60).subList(0, 50));
  }

  @ParameterizedTest(name = "rows {0}00 to {0}99")
  @MethodSource("blocks")
  void savingChangesSignAtTheBreakEvenVolume(int block) {
    for (int i = block * 100; i < block * 100 + 100; i++) {
      Map<String, String> row = SeededPortfolio.row(SEED, i);
      Result r = oracle.review(row);
      Object volume = r.lines.get("Break-even volume");
      if (!r.complete() || "closed".equals(volume) || "never".equals(volume)) {
        continue;
      }
      double end = volume instanceof Double v ? v : 1e6;
      double allowed = 1e-7 * (1 + r.number("TCO prompted") + r.number("Raw TCO fine-tuned"));
      if (volume instanceof Double v) {
        double there =
            Math.max(
                oracle.netSavingAtVolume(row, v), oracle.netSavingAtVolume(row, v * (1 + 1e-9)));
        assertThat(there).as("row %d at %s", i, v).isGreaterThanOrEqualTo(-allowed);
      }
      for (double share = 1 - 1e-6; share > 1e-6 && end > 0; share *= 0.8) {
        assertThat(oracle.netSavingAtVolume(row, end * share))
            .as("row %d at %s of %s", i, share, volume)
            .isLessThan(allowed);
      }
    }
  }

  @ParameterizedTest(name = "rows {0}00 to {0}99")
  @MethodSource("blocks")
  void savingChangesSignAtTheOtherBreakEvens(int block) {
    for (int i = block * 100; i < block * 100 + 100; i++) {
      Map<String, String> row = SeededPortfolio.row(SEED, i);
      Result r = oracle.review(row);
      if (!r.complete() || r.number("Closed") == 1) {
        continue;
      }
      double net = r.number("Net saving");
      double scale = 1 + r.number("TCO prompted") + r.number("TCO fine-tuned");
      Object price = r.lines.get("Break-even price");
      if (price instanceof Double fall) {
        assertThat(oracle.netSavingAtPriceFall(row, fall))
            .as("row %d", i)
            .isCloseTo(0, within(1e-9 * scale));
        // Where it loses today, a little less than that fall is not enough.
        double little = net < 0 ? -1e-4 : 1e-4;
        assertThat(oracle.netSavingAtPriceFall(row, fall + little)).as("row %d", i).isNegative();
      } else if (price.equals("never")) {
        for (double fall = 1; fall >= 0; fall -= 0.05) {
          assertThat(oracle.netSavingAtPriceFall(row, fall))
              .as("row %d at %s", i, fall)
              .isLessThan(1e-6);
        }
      } else {
        assertThat(oracle.netSavingAtPriceFall(row, 1)).as("row %d", i).isGreaterThan(-1e-6);
      }
      if (r.lines.get("Break-even lifetime") instanceof Double life) {
        assertThat(oracle.netSavingOver(row, life.intValue())).as("row %d", i).isGreaterThan(-1e-6);
        for (int shorter = 1; shorter < life; shorter++) {
          assertThat(oracle.netSavingOver(row, shorter)).as("row %d", i).isNegative();
        }
      }
      if (r.lines.get("Break-even cadence") instanceof Double cadence) {
        assertThat(oracle.netSavingEvery(row, cadence.intValue()))
            .as("row %d", i)
            .isGreaterThan(-1e-6);
        if (cadence > 1) {
          assertThat(oracle.netSavingEvery(row, cadence.intValue() - 1))
              .as("row %d", i)
              .isNegative();
        }
      }
      if (r.lines.get("Break-even upfront budget") instanceof Double budget) {
        assertThat(budget - r.number("First release") - r.number("Evaluation set-up"))
            .isCloseTo(net, within(1e-9 * scale));
      }
      if (r.lines.get("Break-even utilisation") instanceof Double share) {
        assertThat(share).as("row %d", i).isBetween(0.0, 0.6 + 1e-6);
      }
      assertThat(r.cumulativeSaving[r.cumulativeSaving.length - 1])
          .isCloseTo(net, within(1e-9 * scale));
    }
  }

  @Test
  void withoutDiscountTheNetPresentValueIsTheNetSaving() {
    var tables = Shipped.tables();
    Shipped.assume(tables, "Discount rate", 0);
    var undiscounted = new Oracle(tables, DAY);
    for (Map<String, String> row : SeededPortfolio.rows(SEED, 300)) {
      Result r = undiscounted.review(row);
      if (r.complete() && r.number("Closed") == 0) {
        double scale = 1 + r.number("TCO prompted") + r.number("TCO fine-tuned");
        assertThat(r.number("NPV")).isCloseTo(r.number("Net saving"), within(1e-9 * scale));
      }
    }
  }

  @Test
  void moneyInAnotherCurrencyIsTheSameMoney() {
    var tables = Shipped.tables();
    Shipped.assume(tables, "Reporting currency", "USD");
    var inDollars = new Oracle(tables, DAY);
    for (int i = 0; i < 300; i++) {
      Map<String, String> row = SeededPortfolio.row(SEED, i);
      if (row.keySet().stream()
          .anyMatch(c -> c.toLowerCase(java.util.Locale.ROOT).contains("cost"))) {
        continue;
      }
      Result pounds = oracle.review(row);
      Result dollars = inDollars.review(row);
      assertThat(dollars.verdict()).isEqualTo(pounds.verdict());
      if (pounds.complete()) {
        double scale = 1 + pounds.number("TCO prompted") + pounds.number("Raw TCO fine-tuned");
        assertThat(dollars.number("Raw net saving") * 0.753217)
            .isCloseTo(pounds.number("Raw net saving"), within(1e-9 * scale));
      }
    }
  }

  @Test
  void aToldFlipIsAnotherVerdict() {
    int told = 0;
    int rows = Scope.times(80, 20);
    for (int i = 0; i < rows; i++) {
      Map<String, String> row = SeededPortfolio.row(SEED, i);
      Flip flip = oracle.flip(row);
      String now = oracle.review(row).verdict();
      if (flip == null) {
        continue;
      }
      told++;
      assertThat(flip.verdict()).as("row %d: %s", i, flip).isNotEqualTo(now);
      if (flip.value() instanceof String value && !flip.driver().contains(" and ")) {
        var changed = new LinkedHashMap<>(row);
        changed.put(flip.driver(), value);
        assertThat(oracle.review(changed).verdict())
            .as("row %d: %s", i, flip)
            .isEqualTo(flip.verdict());
      }
    }
    assertThat(told).isGreaterThan(rows / 2);
  }
}
