package breakeven.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.cycle.ApprovalRules;
import breakeven.core.cycle.DecisionMemory;
import breakeven.core.cycle.Forecast;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.evaluation.Evaluator;
import breakeven.oracle.SeededPortfolio;
import breakeven.oracle.Shipped;
import breakeven.testing.Portfolio;
import breakeven.testing.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A price list that moves by half a percent, or brings a new model, turns no decision around. */
class VerdictsStandTest {
  private static final List<String> PRICES =
      List.of("Input", "Cached input", "Cache write", "Output", "Fee", "Hosting");

  private static List<Map<String, String>> models(
      double factor, Predicate<Map<String, String>> which) {
    List<Map<String, String>> models = new ArrayList<>();
    for (Map<String, String> row : Shipped.tables().get("Model prices")) {
      Map<String, String> moved = new LinkedHashMap<>(row);
      for (String price : PRICES) {
        String typed = row.getOrDefault(price, "");
        if (!typed.isEmpty() && which.test(row)) {
          moved.put(price, String.valueOf(Double.parseDouble(typed) * factor));
        }
      }
      models.add(moved);
    }
    return models;
  }

  private static Evaluator evaluated(
      List<Map<String, String>> rows, List<Map<String, String>> models) {
    return new Portfolio(rows, Map.of(), Map.of("Model prices", models)).evaluate();
  }

  private static String verdict(Evaluator evaluator, int row) {
    Decision decision = evaluator.decision();
    return Decision.VERDICTS.get((int) evaluator.frame().values(decision.verdict)[row]);
  }

  /** Between the two stand Borderline and the checks: money has to move by the margin. */
  @ParameterizedTest(name = "{0}: times {1}")
  @CsvSource({
    "large, 0.995",
    "large, 1.005",
    "small, 0.995",
    "small, 1.005",
    "tuned, 0.995",
    "tuned, 1.005"
  })
  void aPennyTurnsNoFineTuneIntoAnotherApproach(String which, double factor) {
    List<Map<String, String>> rows =
        SeededPortfolio.rows(90, Scope.times(1_000, 200)).stream()
            .filter(row -> !row.getOrDefault("Current approach", "").startsWith("Fine-tuned"))
            .toList();
    Evaluator before = evaluated(rows, models(1, row -> true));
    Evaluator after =
        evaluated(
            rows,
            models(
                factor,
                row ->
                    switch (which) {
                      case "tuned" -> row.get("Kind").equals("Fine-tuned");
                      case "large" -> List.of("Frontier", "Large").contains(row.get("Class"));
                      default -> List.of("Mid", "Small", "Tiny").contains(row.get("Class"));
                    }));
    int moved = 0;
    int tunes = 0;
    for (int i = 0; i < rows.size(); i++) {
      String then = verdict(after, i);
      String now = verdict(before, i);
      boolean nowTunes = now.startsWith("Fine-tune");
      boolean thenTunes = then.startsWith("Fine-tune");
      tunes += nowTunes ? 1 : 0;
      if (nowTunes != thenTunes) {
        moved++;
        assertThat(nowTunes ? then : now)
            .as(rows.get(i).toString())
            .isIn("Borderline", "Benchmark first");
      }
    }
    assertThat(tunes).isGreaterThan(rows.size() / 60);
    assertThat(moved).isLessThanOrEqualTo(Math.max(1, rows.size() / 200));
  }

  private static Map<String, String> tune(String... cells) {
    return Portfolio.straight(
        "one",
        Portfolio.with(
                new LinkedHashMap<>(
                    Map.of(
                        "Prompting cost", "4000",
                        "Cheaper models tried", "",
                        "Prompted model", "OpenAI: gpt-5.4")),
                cells)
            .entrySet()
            .stream()
            .map(cell -> cell.getKey() + "=" + cell.getValue())
            .toArray(String[]::new));
  }

  /** No model is asked about but those of a list; the next list brings one at a tenth. */
  private static Map<String, String> newModel() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Provider", "Mine");
    row.put("Model", "new");
    row.put("Kind", "Base");
    row.put("Class", "Small");
    row.put("Input", "0.01");
    row.put("Output", "0.05");
    row.put("Currency", "GBP");
    row.put("Checked on", "2026-11-28");
    row.put("Source", "this test");
    return row;
  }

  private static String verdict(Map<String, String> row, boolean brought, DecisionMemory memory) {
    List<Map<String, String>> models = models(1, each -> true);
    if (brought) {
      models.add(newModel());
    }
    Portfolio portfolio =
        new Portfolio(
            List.of(row),
            Map.of("Prompted models to compare", "Mine: new"),
            Map.of("Model prices", models));
    Evaluator evaluator =
        new Evaluator(portfolio.decision, portfolio.prices(), portfolio.assumptions, 1);
    evaluator.remember(memory);
    evaluator.evaluate(portfolio.batch());
    assertThat(evaluator.rivals(0).rival() != null).isEqualTo(brought);
    return verdict(evaluator, 0);
  }

  private static DecisionMemory approved(LogStatus status) {
    LocalDate day = LocalDate.of(2026, 11, 1);
    LogEntry line =
        new LogEntry(
            0,
            TypedDecision.run(day),
            day,
            "Chris Lee",
            day,
            null,
            "one",
            "",
            "",
            "",
            "Prompting",
            "Fine-tuned",
            "Fine-tune",
            "",
            Forecast.unknown("GBP"),
            "",
            status,
            "",
            "");
    return new DecisionMemory(
        List.of(), List.of(line), ApprovalRules.NONE, 1_000, "GBP", Portfolio.AS_OF);
  }

  @Test
  void aNewModelIsMeasuredBeforeATuneThatNobodyApproved() {
    assertThat(verdict(tune(), false, DecisionMemory.NONE)).isEqualTo("Fine-tune");
    assertThat(verdict(tune(), true, DecisionMemory.NONE)).isEqualTo("Benchmark first");
  }

  @Test
  void aNewModelTurnsNoApprovedTuneAround() {
    for (LogStatus status : List.of(LogStatus.APPROVED, LogStatus.IN_PRODUCTION)) {
      assertThat(verdict(tune(), true, approved(status))).isEqualTo("Fine-tune");
    }
  }

  @Test
  void aNewModelTurnsNoRunningTuneAround() {
    Map<String, String> running = tune("Current approach=Fine-tuned");
    assertThat(verdict(running, false, DecisionMemory.NONE)).isEqualTo("Fine-tune");
    assertThat(verdict(running, true, DecisionMemory.NONE)).isEqualTo("Fine-tune");
  }
}
