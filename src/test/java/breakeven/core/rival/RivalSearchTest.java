package breakeven.core.rival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Line;
import breakeven.oracle.Oracle;
import breakeven.oracle.OtherPrices;
import breakeven.oracle.SeededPortfolio;
import breakeven.oracle.Shipped;
import breakeven.testing.Portfolio;
import breakeven.testing.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rival beside figures by calculator, and beside a plain look at every model. */
class RivalSearchTest {
  /** 0.753217 GBP for a dollar; 48 million requests of 1,000 and 100 tokens. */
  private static final double PER_USD = 48_000_000 * 0.753217 / 1_000_000;

  /** 2.50 and 15 dollars for a million tokens. */
  private static final double LARGE = PER_USD * (2.5 * 1_000 + 15 * 100);

  /** 0.10 and 0.50 dollars, and five days at 500 to move there. */
  private static final double LUNA = PER_USD * (0.1 * 1_000 + 0.5 * 100) + 2_500;

  /** 0.035 and 0.14 dollars. */
  private static final double NOVA = PER_USD * (0.035 * 1_000 + 0.14 * 100) + 2_500;

  /** One of five systems that a release evaluation of 500 examples compares. */
  private static final double MEASURING = (500 * 5 * 0.005 + 100 * 1.6) / 5;

  private static final Map<String, String> TWO =
      Map.of("Prompted models to compare", "gpt-6-luna; AWS Bedrock: amazon.nova-micro-v1:0");

  private Evaluator evaluator;

  private static Map<String, String> row(String... cells) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Workload", "one");
    row.put("Requests", "2000000");
    row.put("Input tokens", "1000");
    row.put("Output tokens", "100");
    row.put("Prompted model", "OpenAI: gpt-5.4");
    row.put("Held-out test set", "Yes");
    return Portfolio.with(row, cells);
  }

  private RowRivals of(Map<String, String> assumed, String... cells) {
    evaluator = new Portfolio(List.of(row(cells)), assumed).evaluate();
    return evaluator.rivals(0);
  }

  private double value(Line line) {
    return evaluator.frame().values(line)[0];
  }

  private static @Nullable String name(RowRivals rivals) {
    RivalOffer rival = rivals.rival();
    return rival == null ? null : rival.model();
  }

  @Test
  void theRivalIsTheOneThatIsWorthMostToMeasure() {
    RivalOffer rival = of(TWO).rival();
    // 0.4 of 139,194 less 2,500, against 0.2 of 142,846 less that.
    assertThat(rival.model()).isEqualTo("OpenAI: gpt-6-luna");
    assertThat(rival.className()).isEqualTo("Small");
    assertThat(LARGE).isCloseTo(144_617.664, within(1e-6));
    assertThat(LUNA).isCloseTo(5_423.1624 + 2_500, within(1e-6));
    assertThat(rival.tco()).isCloseTo(LUNA, within(1e-6));
    assertThat(rival.saves()).isCloseTo(LARGE - LUNA, within(1e-6));
    assertThat(rival.chance()).isEqualTo(0.4);
    assertThat(MEASURING).isEqualTo(34.5);
    assertThat(rival.worth()).isCloseTo(0.4 * (LARGE - LUNA) - MEASURING, within(1e-6));
    assertThat(of(TWO).next())
        .extracting(RivalOffer::model)
        .containsExactly("AWS Bedrock: amazon.nova-micro-v1:0");
    assertThat(of(TWO).next().get(0).worth())
        .isCloseTo(0.2 * (LARGE - NOVA) - MEASURING, within(1e-6));
  }

  @Test
  void theModelHasTheSameFigures() {
    of(TWO);
    var rival = evaluator.decision().model.rival;
    assertThat(value(rival.tco)).isCloseTo(LUNA, within(1e-6));
    assertThat(value(rival.saves)).isCloseTo(LARGE - LUNA, within(1e-6));
    assertThat(value(rival.measuring)).isCloseTo(34.5, within(1e-9));
    assertThat(value(rival.worth)).isCloseTo(0.4 * (LARGE - LUNA) - MEASURING, within(1e-6));
  }

  /** At one price Mid is worth more than Small; within a hundredth the cheaper is taken. */
  @Test
  void ofModelsThatAreWorthAsMuchTheCheaperIsTaken() {
    Map<String, String> close = new LinkedHashMap<>(TWO);
    close.put("Chance three classes below", "0.3905");
    assertThat(name(of(close))).contains("nova-micro");
    close.put("Chance three classes below", "0.375");
    assertThat(name(of(close))).contains("luna");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Cheaper models tried=Yes |",
        "Cheaper models tried=No | OpenAI: gpt-6-luna",
        // Measured and short of what is required: only a higher class may do.
        "Prompted quality=0.8; Required quality=0.9 |",
        "Prompted quality=0.9; Required quality=0.9 | OpenAI: gpt-6-luna",
        // A measured model is not asked about again, nor is one of a class below it.
        "Smaller model=gpt-6-luna; Small model quality=0.7; Required quality=0.9 |",
        "Smaller model=gpt-6-luna; Small model quality=0.95; Required quality=0.9 |",
        "Smaller model=gpt-5.4-nano; Small model quality=0.7; Required quality=0.9 "
            + "| OpenAI: gpt-6-luna",
        // No tokens, and money that is not worth a line.
        "Requests=0 |",
        "Requests=50000 |",
        "Requests=110000 | OpenAI: gpt-6-luna",
        // Typed and not measured: that one alone, in whatever class.
        "Smaller model=gpt-5.4-mini | gpt-5.4-mini",
        "Smaller model=gpt-5.4-mini; Prompted model=gpt-5.4-mini |",
      })
  void whoIsAsked(String cells, String expected) {
    assertThat(name(of(TWO, cells.split("; ")))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Providers to compare | AWS Bedrock; Anthropic | AWS Bedrock: amazon.nova-micro-v1:0",
        "Classes below compared | 1 |",
        "Classes below compared | 2 | OpenAI: gpt-6-luna",
        "Chance two classes below | 0.1 | AWS Bedrock: amazon.nova-micro-v1:0",
        "Materiality | 54000 | OpenAI: gpt-6-luna",
        "Materiality | 55000 |",
      })
  void anAssumptionSaysWhoIsAsked(String name, String value, String expected) {
    Map<String, String> assumed = new LinkedHashMap<>(TWO);
    assumed.put(name, value);
    assertThat(name(of(assumed))).isEqualTo(expected);
  }

  /** 100 examples, 88 right, where 90% are required: one chance in four or so. */
  @Test
  void aModelMeasuredOnExamplesMayBeAskedAboutAgain() {
    RowRivals rivals =
        of(
            TWO,
            "Smaller model=gpt-6-luna",
            "Small model quality=0.88",
            "Evaluation=100",
            "Required quality=0.9");
    assertThat(name(rivals)).isEqualTo("OpenAI: gpt-6-luna");
    assertThat(rivals.rival().chance()).isBetween(0.2, 0.3);
  }

  /** Who sells what answers today is in use, and not who sells what might be prompted. */
  @Test
  void itIsSaidWhoSellsTheModelThatAnswersToday() {
    assertThat(of(Map.of()).providerToday()).isEqualTo("OpenAI");
    String[] small = {
      "Current approach=Small model", "Smaller model=AWS Bedrock: amazon.nova-micro-v1:0"
    };
    assertThat(of(Map.of(), small).providerToday()).isEqualTo("AWS Bedrock");
    String[] tuned = {
      "Current approach=Fine-tuned",
      "Candidate model=W&B: OpenPipe/Qwen3-14B-Instruct",
      "Serving=Per token"
    };
    assertThat(of(Map.of(), tuned).providerToday()).isEqualTo("W&B");
  }

  /** The tune is measured and good; a cheaper model that nobody tried is asked about first. */
  @Test
  void checkFourWaitsForTheRival() {
    String[] tune = {
      "Task pattern=Stable",
      "Data shift interval=none",
      "Baseline comparison=Yes",
      "Regression testing=Yes",
      "Prompted quality=0.9",
      "Fine-tuned quality=0.9",
      "Serving=Fixed",
      "Serving cost=3000",
    };
    assertThat(name(of(TWO, tune))).isEqualTo("OpenAI: gpt-6-luna");
    Decision decision = evaluator.decision();
    assertThat(value(decision.checklist.quality)).isEqualTo(1); // Caution
    assertThat(Decision.VERDICTS.get((int) value(decision.verdict))).isEqualTo("Benchmark first");
    of(TWO, with(tune, "Cheaper models tried=Yes"));
    assertThat(Decision.VERDICTS.get((int) value(decision.verdict))).isEqualTo("Fine-tune");
    of(TWO, with(tune, "Current approach=Fine-tuned"));
    assertThat(Decision.VERDICTS.get((int) value(decision.verdict))).isEqualTo("Fine-tune");
  }

  private static String[] with(String[] cells, String further) {
    return Stream.concat(Stream.of(cells), Stream.of(further)).toArray(String[]::new);
  }

  private static Map<String, String> price(String input, String from, String to) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Provider", "Mine");
    row.put("Model", "cheap");
    row.put("Kind", "Base");
    row.put("Class", "Small");
    row.put("Input", input);
    row.put("Output", "0.5");
    row.put("Currency", "GBP");
    row.put("Checked on", "2026-11-01");
    row.put("Source", "this test");
    row.put("From", from);
    row.put("To", to);
    return row;
  }

  /**
   * 0.1 for a million tokens read in month 1, 0.4 in two months and 1.6 in the 21 that are left.
   */
  @Test
  void aRivalIsPricedByTheDay() {
    List<Map<String, String>> models = new ArrayList<>(Shipped.tables().get("Model prices"));
    models.add(price("0.1", "", "2026-12-09"));
    models.add(price("0.4", "2026-12-10", "2027-02-09"));
    models.add(price("1.6", "2027-02-10", ""));
    Map<String, String> only = Map.of("Prompted models to compare", "Mine: cheap; gpt-6-luna");
    double[] tco = new double[2];
    for (int growing = 0; growing < 2; growing++) {
      Map<String, String> row = row("Growth=" + (growing == 0 ? "0" : "0.01"));
      row.put("Prompted model", "Anthropic: claude-fable-5");
      evaluator = new Portfolio(List.of(row), only, Map.of("Model prices", models)).evaluate();
      RowRivals rivals = evaluator.rivals(0);
      assertThat(name(rivals)).isEqualTo("OpenAI: gpt-6-luna");
      tco[growing] = rivals.next().get(0).tco();
    }
    // 2 million requests: 150, 450 and 1,650 GBP for a million of them.
    assertThat(tco[0]).isCloseTo(2 * (150 + 2 * 450 + 21 * 1_650) + 2_500, within(1e-6));
    double later = (Math.pow(1.01, 24) - Math.pow(1.01, 3)) / 0.01;
    assertThat(tco[1])
        .isCloseTo(2 * (150 + 450 * (1.01 + 1.0201) + 1_650 * later) + 2_500, within(1e-6));
  }

  /** What is announced of models that are only asked about moves no figure of a row. */
  @Test
  void pricesToComeOfOtherModelsAddNoMonths() {
    evaluator = new Portfolio(List.of(row())).evaluate(200);
    assertThat(evaluator.rivals(0).rival()).isNotNull();
    assertThat(evaluator.frame().changes()).isEmpty();
    assertThat(value(evaluator.decision().model.rival.worth)).isPositive();
  }

  @Test
  void whatIsFoundDependsOnTheRowAlone() {
    List<Map<String, String>> rows = SeededPortfolio.rows(3, 60);
    Evaluator together = new Portfolio(rows).evaluate();
    for (int i = 0; i < rows.size(); i += 7) {
      Evaluator alone = new Portfolio(List.of(rows.get(i))).evaluate();
      assertThat(together.rivals(i)).isEqualTo(alone.rivals(0));
    }
  }

  /** Four thousand rows where all is tested. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {31, 32})
  void itIsTheOneThatAPlainLookAtEveryModelFinds(long seed) {
    Map<String, List<Map<String, String>>> tables =
        seed % 2 == 1 ? Shipped.tables() : OtherPrices.tables(seed);
    List<Map<String, String>> rows = SeededPortfolio.rows(seed, Scope.times(2_000, 150));
    Oracle oracle = new Oracle(tables, Portfolio.AS_OF);
    Map<String, List<Map<String, String>>> prices = new LinkedHashMap<>(tables);
    prices.remove("Assumptions");
    List<String> wrong = new ArrayList<>();
    int found = 0;
    for (int from = 0; from < rows.size(); from += 500) {
      List<Map<String, String>> some = rows.subList(from, Math.min(rows.size(), from + 500));
      Evaluator all = new Portfolio(some, Map.of(), prices).evaluate();
      for (int i = 0; i < some.size(); i++) {
        String expected = oracle.rival(some.get(i));
        String name = name(all.rivals(i));
        found += name == null ? 0 : 1;
        if (!(name == null ? "" : name).equals(expected)) {
          wrong.add(name + " against " + expected + " in " + some.get(i));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(found).isGreaterThan(rows.size() / 5);
  }
}
