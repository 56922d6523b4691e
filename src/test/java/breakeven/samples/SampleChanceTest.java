package breakeven.samples;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.table.Column;
import breakeven.core.table.Type;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.table.Workloads;
import breakeven.oracle.Sampler;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import breakeven.testing.Scope;
import breakeven.testing.Thorough;
import breakeven.workbook.write.ShippedTables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chance of payback of the sample against a plain sampler. */
@Thorough
class SampleChanceTest {
  private static final int DRAWS = 20_000;

  /** Of the plain sampler, which is slow: 0.6 points of chance alone, so that 2 are plenty. */
  private static final int SAMPLED = 6_000;

  /** Enough where they come to half of the 2 points or less, as for most workloads. */
  private static final int FEW = 1_500;

  private static final double TOLERANCE = 0.02;

  private static final List<Map<String, String>> SAMPLE =
      SampleWorkbook.rows().stream().map(SampleChanceTest::byHeader).toList();

  private static final Map<Integer, double[]> SAVINGS = new ConcurrentHashMap<>();

  @Test
  void theChanceIsWithinTwoPointsOfAPlainSampler() {
    Evaluator evaluator = new Portfolio(SAMPLE).evaluate(DRAWS);
    double[] chance = evaluator.frame().values(evaluator.decision().chance);
    int[] drawn =
        IntStream.range(0, SAMPLE.size()).filter(row -> !Double.isNaN(chance[row])).toArray();
    List<String> differences =
        Arrays.stream(drawn)
            .parallel()
            .mapToObj(row -> difference(row, chance[row]))
            .filter(text -> !text.isEmpty())
            .toList();
    assertThat(differences).isEmpty();
    assertThat(drawn.length).isGreaterThan(40);
  }

  /** Both are means of draws of their own: they are apart by no more than chance explains. */
  @Test
  void theExpectedNetSavingIsThatOfAPlainSamplerWithinItsError() {
    Evaluator evaluator = new Portfolio(SAMPLE).evaluate(FEW);
    double[] mean = evaluator.frame().values(evaluator.decision().mean);
    int[] drawn =
        IntStream.range(0, SAMPLE.size()).filter(row -> !Double.isNaN(mean[row])).toArray();
    List<String> differences =
        Arrays.stream(drawn)
            .parallel()
            .mapToObj(row -> apart(SAMPLE.get(row), mean[row], few(row), FEW))
            .filter(text -> !text.isEmpty())
            .toList();
    assertThat(differences).isEmpty();
    assertThat(drawn.length).isGreaterThan(40);
  }

  /** The change that is advised, against today, in the same draws. */
  @Test
  void theExpectedSavingOfAChangeIsThatOfAPlainSamplerWithinItsError() {
    expectedSavingsAgree(SAMPLE, FEW, 9);
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void soItIsOfSeededRows(long seed) {
    expectedSavingsAgree(SeededPortfolio.rows(seed, Scope.times(120, 60)), FEW / 2, 8);
  }

  private static void expectedSavingsAgree(List<Map<String, String>> rows, int draws, int atLeast) {
    Portfolio portfolio = new Portfolio(rows);
    Evaluator evaluator = portfolio.evaluate(draws);
    Decision decision = evaluator.decision();
    double[] mean = evaluator.frame().values(decision.changeMean);
    double[] verdict = evaluator.frame().values(decision.verdict);
    int[] drawn = IntStream.range(0, rows.size()).filter(row -> !Double.isNaN(mean[row])).toArray();
    List<String> differences =
        Arrays.stream(drawn)
            .parallel()
            .mapToObj(
                row ->
                    apart(
                        rows.get(row),
                        mean[row],
                        new Sampler(uncertainty(), Portfolio.AS_OF, row)
                            .changes(
                                rows.get(row),
                                decision.verdict.words().get((int) verdict[row]),
                                draws),
                        draws))
            .filter(text -> !text.isEmpty())
            .toList();
    assertThat(differences).isEmpty();
    assertThat(drawn.length).isGreaterThan(atLeast);
  }

  private static String apart(Map<String, String> row, double mean, double[] savings, int draws) {
    double sampled = Arrays.stream(savings).sum() / draws;
    double variance =
        Arrays.stream(savings).map(one -> (one - sampled) * (one - sampled)).sum() / draws;
    double error = Math.sqrt(2 * variance / draws);
    return Math.abs(sampled - mean) <= 4 * error + 0.01
        ? ""
        : String.format(
            Locale.ROOT,
            "%s: %.2f, sampled %.2f with an error of %.2f",
            row.get("Workload"),
            mean,
            sampled,
            error);
  }

  /** Few draws of a row of the sample by the plain sampler, which two tests look at. */
  private static double[] few(int row) {
    return SAVINGS.computeIfAbsent(
        row, at -> new Sampler(uncertainty(), Portfolio.AS_OF, at).savings(SAMPLE.get(at), FEW));
  }

  private static String difference(int at, double chance) {
    Map<String, String> row = SAMPLE.get(at);
    double sampled = Sampler.chance(few(at));
    if (Math.abs(sampled - chance) > TOLERANCE / 2) {
      Sampler sampler = new Sampler(uncertainty(), Portfolio.AS_OF, SAMPLE.size() + at);
      sampled = Sampler.chance(sampler.savings(row, SAMPLED));
    }
    return Math.abs(sampled - chance) <= TOLERANCE
        ? ""
        : String.format(
            Locale.ROOT, "%s: %.4f, sampled %.4f", row.get("Workload"), chance, sampled);
  }

  static List<Map<String, String>> uncertainty() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> record : ShippedTables.records(UncertaintyTable.TABLE)) {
      Map<String, String> row = new LinkedHashMap<>();
      for (Column column : UncertaintyTable.TABLE.columns()) {
        row.put(column.header(), record.get(column.ordinal()));
      }
      rows.add(row);
    }
    return rows;
  }

  static Map<String, String> byHeader(Map<String, String> titled) {
    Map<String, String> row = new LinkedHashMap<>();
    for (Column column : Workloads.TABLE.columns()) {
      String typed = titled.get(column.title());
      // The plain model knows no per cent, and no letters for thousands.
      boolean percent =
          column.type() == Type.SHARE && !typed.isEmpty() && Double.parseDouble(typed) > 1;
      row.put(
          column.header(),
          percent
              ? new BigDecimal(typed).movePointLeft(2).toPlainString()
              : typed.matches("\\d+k") ? typed.replace("k", "000") : typed);
    }
    return row;
  }
}
