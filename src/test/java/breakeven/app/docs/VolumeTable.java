package breakeven.app.docs;

import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.rival.RivalOffer;
import breakeven.testing.Portfolio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a row of the five cells that are needed comes to, by its volume and its prompted model. */
final class VolumeTable {
  static final List<String> MODELS =
      List.of(
          "Anthropic: claude-opus-5-5",
          "OpenAI: gpt-6.2-sol",
          "Google: gemini-3.5-flash",
          "Mistral: mistral-medium-2604",
          "OpenAI: gpt-6-luna");

  /** M tokens a month. */
  static final int[] VOLUMES = {1, 3, 10, 30, 100, 300, 1_000, 3_000};

  /** Ten tokens are read for one that is written. */
  private static final int INPUT = 1_000;

  private static final int OUTPUT = 100;

  private VolumeTable() {}

  /**
   * A row.
   *
   * @param volume M tokens a month
   * @param today what prompting costs a year
   * @param rival the cheaper model that is measured first; empty where none is worth it
   * @param saves what it would save over the horizon; NaN where there is none
   * @param net what fine-tuning would save over the horizon
   * @param worth of all answers, after what they cost
   */
  record Row(
      String model,
      int volume,
      String verdict,
      double today,
      String rival,
      double saves,
      double net,
      double worth) {
    List<String> cells() {
      return List.of(
          Text.Name.withoutProvider(model),
          Text.fixed(volume, 0),
          Text.fixed(today, 0),
          verdict,
          rival.isEmpty() ? "" : Text.Name.withoutProvider(rival),
          rival.isEmpty() ? "" : Text.fixed(saves, 0),
          Text.fixed(net, 0),
          Text.fixed(worth, 0));
    }
  }

  /** All rows, model by model, at shipped prices and assumptions. */
  static List<Row> rows(int... volumes) {
    List<Map<String, String>> typed = new ArrayList<>();
    for (String model : MODELS) {
      for (int volume : volumes) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("Workload", model + " " + volume);
        row.put("Requests", Long.toString(Math.round(volume * 1e6 / (INPUT + OUTPUT))));
        row.put("Input tokens", Integer.toString(INPUT));
        row.put("Output tokens", Integer.toString(OUTPUT));
        row.put("Prompted model", model);
        typed.add(row);
      }
    }
    Evaluator evaluator = new Portfolio(typed).evaluate();
    Decision decision = evaluator.decision();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      RivalOffer rival = evaluator.rivals(i).rival();
      rows.add(
          new Row(
              typed.get(i).get("Prompted model"),
              volumes[i % volumes.length],
              Decision.VERDICTS.get((int) value(evaluator, decision.verdict, i)),
              value(evaluator, decision.model.totals.paidMonth, i) * 12,
              rival == null ? "" : rival.model(),
              rival == null ? Double.NaN : value(evaluator, decision.model.rival.saves, i),
              value(evaluator, decision.model.totals.netSaving, i),
              value(evaluator, decision.answers.worth, i)));
    }
    return rows;
  }

  private static double value(Evaluator evaluator, Line line, int row) {
    return evaluator.frame().values(line)[row];
  }
}
