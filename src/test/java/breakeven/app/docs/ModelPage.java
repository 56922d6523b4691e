package breakeven.app.docs;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Answer;
import breakeven.core.economics.BreakEvens;
import breakeven.core.economics.Model;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.expression.WordsPrinter;
import breakeven.core.price.PriceVariables;
import breakeven.core.price.TokenPrice;
import breakeven.core.report.Names;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.whatif.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The page {@code docs/model.md}: every line of the model with its formula, from its definition.
 */
public final class ModelPage {
  private final Decision decision = new Decision();
  private final Model model = decision.model;
  private final Names names = new Names(model);
  private final WordsPrinter words = new WordsPrinter(names::of);
  private final StringBuilder page = new StringBuilder();

  private ModelPage() {}

  /** Writes the page to the path given. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), text());
  }

  /** The whole page. */
  public static String text() {
    ModelPage page = new ModelPage();
    page.introduction();
    page.lines();
    page.rules();
    page.answers();
    page.changes();
    page.volumes();
    page.variables();
    return page.page.toString();
  }

  private void introduction() {
    page.append(
        """
        # The model, line by line

        This page is generated from the definitions that calculate the figures; a test compares
        the two. `./breakeven explain` shows the same lines with the figures of one workload.

        How to read a formula:

        - Money is in the reporting currency. Shares are fractions: 5% is 0.05.
        - `where A: x; else y` is x where A holds, and y where it does not. `min(a; b)` is the
          smaller, `max(a; b)` the greater of two. Of a blank and a figure both take the figure.
        - A figure of which a part is blank is blank. A comparison with a blank does not hold.
        - In arithmetic a condition or a flag counts 1 where it holds, and 0 where it does not.
        - Shares and counts are compared, rounded up and cut to whole numbers after rounding to 9 decimals. Money is compared after
        rounding to 6. This is not repeated in each formula.
        - A line of months has a figure for each month from 1 to the horizon. Month 0 is the day of the decision; its figure is 0 where
        none is given.
        - A figure "in the scenario" is what is typed, moved by its driver: times a factor, or plus a shift. The assumption `Scenario`
        names the column of `Uncertainty` for it. In Base it is what is typed. Draws multiply it or are added on top. It is then kept
        in its range: shares from 0 to 1, growth and changes of rents from -100%. What a fine-tuned model loses a month is kept up to 1%, or as typed.
        All else is kept from 0. A cadence and a lead time are whole months.
        - Prices of tokens, fees, discounts, length factors and hosting are those of the row in force when a month begins.
        Month 1 begins on the review date. A line of months takes the price of its month, any other line that of month 1.
        - Of a list of rules the first that holds decides.
        """);
  }

  private void lines() {
    String group = "";
    for (Line line : model.lines.all()) {
      if (!line.group().equals(group)) {
        group = line.group();
        page.append("\n## ").append(group).append("\n\n");
        row("line", "unit", "meaning", "formula");
        row("---", "---", "---", "---");
      }
      String unit = line.unit().words() + (line.monthly() ? ", by month" : "");
      row(line.name(), unit, line.meaning(), formula(line));
    }
  }

  private String formula(Line line) {
    List<String> rows = new ArrayList<>(words.rows(line.definition()));
    if (line.start() != null) {
      rows.add("month 0: " + words.print(line.start()));
    }
    return String.join("<br>", rows);
  }

  private void rules() {
    page.append("\n## The table of rules\n\n");
    page.append("The first rule that holds gives the verdict.\n\n");
    row("", "rule", "holds where", "verdict");
    row("---", "---", "---", "---");
    int number = 1;
    for (Decision.Rule rule : decision.rules) {
      String verdict = rule.verdict();
      row(
          Integer.toString(number++),
          rule.when().name(),
          rule.when().meaning(),
          verdict == null ? "the alternative: Prompt, Use RAG or Prompt a smaller model" : verdict);
    }
  }

  private void answers() {
    page.append("\n## Break-evens that are words\n\n");
    page.append("Where a break-even has no figure, its cell says why.\n\n");
    row("break-even", "words");
    row("---", "---");
    BreakEvens be = model.breakEvens;
    for (Answer answer :
        List.of(
            model.breakEvenVolume.volume,
            be.price,
            be.upfront,
            be.cadence,
            be.lifetime,
            be.utilisation)) {
      List<String> texts =
          answer.words().stream().filter(text -> !text.isEmpty()).distinct().toList();
      row(answer.value().name(), String.join("; ", texts));
    }
  }

  private void changes() {
    page.append(
        """

        ## What would change a verdict

        One change, with both values in words. The model is run again with it, and the chance of payback drawn anew. It is shown only
        where the verdict changes. The first of these
        that finds one:

        1. An answer or a measurement that is missing, with its good value; the answers that are
           wanted together, together.
        2. The least that lets a failing check pass.
        3. Another serving or another card by which fine-tuning gains enough. All ways of serving and all cards with a price and a
        capacity are tried. Of several the one with the greatest net saving is shown. A quoted serving cost is no price of another
           serving: then neither is tried.
        4. The driver whose break-even is nearest, by |new ÷ today − 1|; one that is 0 today is
           infinitely far. Of equally near ones the first of the list below. It is shown with the
           first value at which the verdict changes, coming from today's.
        5. Where no break-even changes the verdict: whatever driver does, the nearest; then whatever
           serving or card does, the mildest.

        Drivers of `Uncertainty` are moved as they are there. Those marked so need a row in the workbook: what is not there is taken for
        certain. A driver that has
        two figures, as days of a first release and of a re-training, moves both alike.

        """);
    row("what", "kind");
    row("---", "---");
    for (Driver driver : Driver.values()) {
      String kind =
          driver.answer()
              ? "answer or measurement"
              : driver.choice()
                  ? "choice"
                  : driver.onlyIfUncertain() ? "driver, if in `Uncertainty`" : "driver";
      row(driver.title(), kind);
    }
  }

  private void volumes() {
    page.append(
        """

        ## What five cells come to

        A row of the cells that are needed alone: name, requests, 1,000 input and 100 output tokens, prompted model. Shipped prices and
        assumptions, without draws, in GBP. Savings and worth are over 24 months, worth after what the answers cost. `Needs data`: fine-tuning
        would pay, and the words that decide are missing.

        """);
    row(
        "prompted model",
        "M tokens a month",
        "paid today a year",
        "verdict",
        "rival",
        "rival would save",
        "fine-tuning would save",
        "worth of the answers");
    row("---", "---:", "---:", "---", "---", "---:", "---:", "---:");
    VolumeTable.rows(VolumeTable.VOLUMES).forEach(row -> row(row.cells().toArray(String[]::new)));
  }

  private void variables() {
    page.append("\n## What the lines are made from\n\n");
    row("variable", "unit", "source", "meaning");
    row("---", "---", "---", "---");
    Map<Variable, String> sources = sources();
    for (Variable variable : model.variables.all()) {
      String unit = variable.words().isEmpty() ? variable.unit() : "word";
      String source = sources.getOrDefault(variable, "calculated");
      row(names.of(variable), unit, source, variable.meaning());
    }
  }

  private Map<Variable, String> sources() {
    Map<Variable, String> sources = new LinkedHashMap<>();
    for (Map.Entry<Column, Variable> cell : model.inputs.cells().entrySet()) {
      Column column = cell.getKey();
      String blank = column.required() ? "" : "; empty: " + column.blank();
      sources.put(cell.getValue(), Sheets.WORKLOADS + ", " + column.title() + blank);
    }
    for (Map.Entry<Assumption, Variable> row : model.inputs.assumptions().entrySet()) {
      sources.put(row.getValue(), Sheets.ASSUMPTIONS + ", `" + row.getKey().formulaName() + "`");
    }
    for (Variable moved : model.drivers.all()) {
      sources.put(moved, Sheets.UNCERTAINTY + ", by the assumption `Scenario`");
    }
    looked(sources, model.looked);
    for (Variable drawn : decision.drawn()) {
      sources.put(drawn, "the draws of the review");
    }
    for (Variable drawn : decision.ofChange()) {
      sources.put(drawn, "the draws of the review");
    }
    sources.put(model.rival.named, "the search for the rival");
    sources.put(model.rival.chance, Sheets.ASSUMPTIONS + ", by the classes of the two models");
    sources.put(model.rival.against, "the verdict without a rival");
    sources.put(model.rival.expected, "the draws of the review");
    sources.put(model.rival.approved, "Decision log, at the review");
    sources.put(decision.largerSaves, "the search for other models");
    sources.put(decision.turnedDown, "Decision log, at the review");
    sources.put(model.searched.edited, "a comparison with the review");
    sources.put(model.caching.requests, "Requests at the start, as the review has them");
    sources.put(model.inputs.faults, "reading " + Sheets.WORKLOADS);
    return sources;
  }

  private static void looked(Map<Variable, String> sources, PriceVariables looked) {
    for (TokenPrice price :
        List.of(looked.prompted, looked.replacement, looked.small, looked.rival, looked.tuned)) {
      price.variables().forEach(variable -> put(sources, Sheets.MODEL_PRICES, variable));
      price.next().forEach(variable -> put(sources, Sheets.MODEL_PRICES, variable));
    }
    put(
        sources,
        Sheets.MODEL_PRICES,
        looked.tunedHosting,
        looked.promptedRow,
        looked.promptedModel,
        looked.smallRow,
        looked.rivalRow,
        looked.rivalServedMonths,
        looked.candidateRow,
        looked.candidateModel,
        looked.smallServedMonths,
        looked.smallLastService,
        looked.serviceMonths,
        looked.trainingMonths,
        looked.lastService,
        looked.lastTraining,
        looked.promptedLastService,
        looked.promptedServedMonths,
        looked.replacementMonths,
        looked.trainingEnded,
        looked.serviceOfTune,
        looked.size,
        looked.activeSize,
        looked.embeddingPrice,
        looked.embeddingFee,
        looked.smallFaults);
    put(sources, Sheets.TRAINING_PRICES, looked.trainingPrice, looked.trainingMinimum);
    put(
        sources,
        Sheets.GPU_PRICES,
        looked.rentedHour,
        looked.rentedUnits,
        looked.serverlessHour,
        looked.purchase,
        looked.running,
        looked.trainingHour,
        looked.trainingUnits,
        looked.trainingHourOwn,
        looked.trainingUnitsOwn,
        looked.trainingMemory,
        looked.trainingPeak);
    put(sources, Sheets.SERVING_CAPACITY, looked.gpusPerReplica, looked.prefill, looked.decode);
  }

  private static void put(Map<Variable, String> sources, String sheet, Variable... variables) {
    for (Variable variable : variables) {
      sources.put(variable, sheet);
    }
  }

  private void row(String... cells) {
    page.append("| ");
    for (int i = 0; i < cells.length; i++) {
      page.append(i == 0 ? "" : " | ").append(cells[i].replace("|", "\\|"));
    }
    page.append(" |\n");
  }
}
