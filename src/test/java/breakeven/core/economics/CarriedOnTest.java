package breakeven.core.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Line;
import breakeven.testing.Portfolio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done today has the retrieval that is there, and builds nothing. */
class CarriedOnTest {
  private static final List<String> SERVINGS =
      List.of("Per token", "Rented GPUs", "Serverless GPUs", "Own hardware", "Fixed");

  private Evaluator evaluator;

  /** A row served in each way, with cells of one and of all; {@code null} takes a cell away. */
  private static List<Map<String, String>> rows(String... cells) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String serving : SERVINGS) {
      Map<String, String> row = Portfolio.straight(serving, "Serving=" + serving);
      row.put("Input tokens", "4000");
      row.put("Instruction tokens", "1000");
      row.put("Growth", "0.03");
      row.put("Escalated share", "0.1");
      row.put("Candidate model", "llama-v3p1-8b-instruct");
      row.put("Tuning method", "LoRA");
      row.put("GPU", serving.equals("Own hardware") ? "H100" : "L40S");
      boolean onGpus = !serving.equals("Per token") && !serving.equals("Fixed");
      row.put("Smaller model", onGpus ? "" : "gemini-3.5-flash-lite");
      row.put("Prompting cost", "");
      row.put("Retrain cadence", "6");
      row.put("Cost per bad answer", "0.01");
      if (serving.equals("Per token")) {
        row.put("Candidate model", "OpenAI: gpt-4.1-mini");
        row.put("GPU", "");
      }
      row.put("Serving cost", serving.equals("Fixed") ? "600" : "");
      for (String cell : cells) {
        String[] parts = cell.split("=", 2);
        row.put(parts[0], parts[1]);
      }
      rows.add(row);
    }
    return rows;
  }

  private double[] figures(List<Map<String, String>> rows, Of line) {
    evaluator = new Portfolio(rows).evaluate();
    Decision decision = evaluator.decision();
    double[] figures = new double[rows.size()];
    for (int i = 0; i < figures.length; i++) {
      assertThat(evaluator.frame().values(decision.needs.lacking)[i])
          .as("%s", rows.get(i))
          .isZero();
      figures[i] = evaluator.frame().values(line.of(decision.model))[i];
    }
    return figures;
  }

  private interface Of {
    Line of(Model model);
  }

  private static Line option(Model model, String approach) {
    return switch (approach) {
      case "Prompting", "RAG" -> model.totals.tcoPrompted;
      case "Small model" -> model.totals.tcoSmall;
      default -> model.totals.tcoTuned;
    };
  }

  private static void same(double[] one, double[] other) {
    for (int i = 0; i < one.length; i++) {
      assertThat(one[i])
          .as(SERVINGS.get(i))
          .isCloseTo(other[i], within(1e-9 * Math.max(1, Math.abs(other[i]))));
    }
  }

  @ParameterizedTest(name = "{0}, grounding {1}, {2} retrieved")
  @CsvSource({
    "Prompting, No, 0",
    "Prompting, No, 500",
    "RAG, Yes, 500",
    "RAG, Yes, 0",
    "RAG, No, 500",
    "RAG, '', 0",
    "Small model, No, 0",
    "Small model, No, 500",
    "Small model, Yes, 500",
    "Fine-tuned, No, 0",
    "Fine-tuned with RAG, Yes, 500",
    "Fine-tuned with RAG, '', 0",
  })
  void whereNothingDiffersItIsTheOption(String approach, String grounding, String retrieved) {
    List<Map<String, String>> rows =
        rows(
            "Current approach=" + approach,
            "Needs grounding=" + grounding,
            "Retrieved tokens=" + retrieved);
    same(
        figures(rows, model -> model.totals.tcoToday),
        figures(rows, model -> option(model, approach)));
  }

  @ParameterizedTest(name = "{0}, {1} retrieved")
  @CsvSource({
    "Prompting, 0",
    "Prompting, 500",
    "Small model, 0",
    "Fine-tuned, 0",
    "Fine-tuned, 500",
  })
  void retrievalThatIsNeededAndNotThereIsNoCostOfToday(String approach, String retrieved) {
    String[] cells = {
      "Current approach=" + approach, "Needs grounding=Yes", "Retrieved tokens=" + retrieved
    };
    List<Map<String, String>> needed = rows(cells);
    cells[1] = "Needs grounding=No";
    double[] today = figures(needed, model -> model.totals.tcoToday);
    same(today, figures(rows(cells), model -> option(model, approach)));
    double[] option = figures(needed, model -> option(model, approach));
    for (int i = 0; i < today.length; i++) {
      assertThat(option[i]).as(SERVINGS.get(i)).isGreaterThan(today[i]);
    }
  }

  /** Retrieval that is there and not needed is paid today, whatever the approach. */
  @Test
  void aFineTunedModelWithRetrievalThatNobodyNeedsPaysForIt() {
    List<Map<String, String>> rows =
        rows("Current approach=Fine-tuned with RAG", "Needs grounding=No", "Retrieval cost=250");
    double[] today = figures(rows, model -> model.totals.tcoToday);
    double[] option = figures(rows, model -> model.totals.tcoTuned);
    double[] months = figures(rows, model -> model.life.horizon);
    for (int i = 0; i < today.length; i++) {
      assertThat(today[i] - option[i]).as(SERVINGS.get(i)).isCloseTo(months[i] * 250, within(1e-6));
    }
  }

  /** Who carries on builds neither evaluation nor what a quotation is for. */
  @ParameterizedTest
  @ValueSource(strings = {"Held-out test set=No", "One-off cost=7000"})
  void carryingOnAFineTunedModelBuildsNothing(String cell) {
    List<Map<String, String>> rows = rows("Current approach=Fine-tuned", cell);
    double[] today = figures(rows, model -> model.totals.tcoToday);
    double[] option = figures(rows, model -> model.totals.tcoTuned);
    double[] oneOff = figures(rows, model -> model.totals.oneOffTuned);
    for (int i = 0; i < today.length; i++) {
      assertThat(oneOff[i]).as(SERVINGS.get(i)).isPositive();
      assertThat(today[i])
          .as(SERVINGS.get(i))
          .isCloseTo(option[i] - oneOff[i], within(1e-9 * option[i]));
    }
  }

  @Test
  void aSmallModelOnOwnHardwareHasItAlready() {
    Map<String, String> row = rows("Current approach=Small model").get(3);
    row.put("Requests", "40000000");
    double[] hardware = figures(List.of(row), model -> model.servingPrices.replicaPurchaseSmall);
    assertThat(hardware[0]).isZero();
    assertThat(figures(List.of(row), model -> model.costs.onGpusToday)[0]).isEqualTo(1);
    assertThat(figures(List.of(row), model -> model.totals.tcoToday)[0])
        .isCloseTo(figures(List.of(row), model -> model.totals.tcoSmall)[0], within(1e-3));
    Map<String, String> prompting = new LinkedHashMap<>(row);
    prompting.put("Current approach", "Prompting");
    assertThat(figures(List.of(prompting), model -> model.servingPrices.replicaPurchaseSmall)[0])
        .isPositive();
  }

  /** 1,000,000 requests a month, a bill of 1,400 for them: what an invoice of today says. */
  @Test
  void aBillIsWhatIsPaidTodayWhateverTheAnswersNeed() {
    Map<String, String> row =
        Portfolio.straight("bill", "Needs grounding=Yes", "Current approach=Prompting");
    assertThat(figures(List.of(row), model -> model.totals.tcoToday)[0])
        .isCloseTo(24 * 1400, within(1e-6));
    assertThat(figures(List.of(row), model -> model.monthly.firstToday)[0])
        .isCloseTo(1400, within(1e-9));
  }

  /** Today goes on in the months before production, whatever the alternative is. */
  @Test
  void untilAFineTunedModelServesTodayGoesOn() {
    Map<String, String> row =
        Portfolio.straight(
            "late", "Lead time=4", "Needs grounding=Yes", "Current approach=Prompting");
    double[] change = figures(List.of(row), model -> model.totals.tcoTunedAfterToday);
    double[] option = figures(List.of(row), model -> model.totals.tcoTuned);
    double[] before = figures(List.of(row), model -> model.totals.beforeProduction);
    assertThat(change[0]).isCloseTo(option[0] - before[0] + 4 * 1400, within(1e-6));
    assertThat(before[0]).isGreaterThan(4 * 1400);
    Decision decision = evaluator.decision();
    double oneOff = evaluator.frame().values(decision.portfolio.oneOff)[0];
    for (int month = 0; month <= 4; month++) {
      assertThat(evaluator.frame().values(decision.cash.cumulative, month)[0])
          .isCloseTo(-oneOff, within(1e-9));
    }
  }
}
