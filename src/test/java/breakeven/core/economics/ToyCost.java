package breakeven.core.economics;

import static java.util.Objects.requireNonNull;

import breakeven.app.cli.Cli;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.MonthPrices;
import breakeven.core.cycle.UsedMonth;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.DecisionForecast;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.MonthCostEvaluator;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.testing.Portfolio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints what one workload costs in all the places where costs are added up: a program of its own,
 * that is run with and without a cost more in the class path.
 */
final class ToyCost {
  static final String CLASS_PATH = System.getProperty("java.class.path");

  static final String PREFIX = "figure ";
  private static final Pattern NET_SAVING = Pattern.compile("\"netSaving\": ?(-?[0-9.]+)");

  private ToyCost() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, String> row = Portfolio.straight("Toy");
    row.put("Current approach", "Prompting");
    for (Column column : Workloads.TABLE.columns()) {
      if (column.header().equals("Licence")) {
        row.put(column.header(), "100");
      }
    }
    Evaluator evaluator = new Portfolio(List.of(row)).evaluate();
    Decision decision = evaluator.decision();
    Model model = decision.model;
    Frame frame = evaluator.frame();
    for (Line line :
        List.of(
            model.totals.tcoTuned,
            model.totals.paidTuned,
            model.totals.netSaving,
            model.totals.oneOffTuned,
            model.monthly.firstTuned,
            requireNonNull(decision.costs.then.get(CostKind.PEOPLE)))) {
      say(line.name(), frame.values(line)[0]);
    }
    say("Break-even volume, fixed cost", frame.values(model.breakEvenVolume.fixedCost)[0]);
    say("Fine-tuned month, 7", frame.values(model.monthly.tunedMonth, 7)[0]);
    say("Cumulative saving, 24", frame.values(model.monthly.cumulativeSaving, 24)[0]);
    realised(decision, frame);
    review(row);
  }

  private static void realised(Decision decision, Frame frame) {
    LogEntry approved =
        new LogEntry(
            1,
            "",
            Portfolio.AS_OF,
            "Chris Lee",
            Portfolio.AS_OF,
            null,
            "Toy",
            "",
            "",
            "",
            "Prompting",
            "Fine-tuned",
            Decision.FINE_TUNE,
            "",
            new DecisionForecast(decision, frame, "GBP").of(0, "Prompting", "Fine-tuned"),
            "",
            LogStatus.APPROVED,
            "",
            "");
    MonthCostEvaluator months = new MonthCostEvaluator(decision.model);
    MonthPrices prices =
        new MonthPrices(0, 1, Portfolio.AS_OF, "GBP", Map.of(), months.values(frame, 0, approved));
    var costs = months.of(prices, prices, approved, UsedMonth.of(900_000), 3);
    say("Realised, month 3, not billed", costs.unbilledFixed());
  }

  /** A review of the same workload, as the command line does it: tables and JSON. */
  private static void review(Map<String, String> row) throws IOException {
    Path folder = Files.createTempDirectory("toy");
    Path in = folder.resolve("toy.csv");
    List<String> headers = new ArrayList<>(row.keySet());
    String cells = String.join(",", headers.stream().map(row::get).toList());
    Files.writeString(in, String.join(",", headers) + "\n" + cells + "\n");
    Path json = folder.resolve("toy.json");
    Cli.onThisTerminal()
        .run(
            new String[] {
              "review",
              in.toString(),
              "--as-of=" + Portfolio.AS_OF,
              "--csv=" + folder,
              "--json=" + json,
              "--draws=0",
              "-o",
              folder.resolve("toy.xlsx").toString()
            });
    for (String line : Files.readAllLines(folder.resolve("Forecast.csv"))) {
      String[] parts = line.split(",");
      if (parts[0].equals("7")) {
        say("Forecast, " + parts[3] + ", 7", Double.parseDouble(parts[6]));
      }
    }
    Matcher saving = NET_SAVING.matcher(Files.readString(json));
    say("JSON netSaving", saving.find() ? Double.parseDouble(saving.group(1)) : Double.NaN);
  }

  private static void say(String figure, double value) {
    System.out.println(PREFIX + figure + "=" + value);
  }
}
