package breakeven.core.evaluation;

import breakeven.core.decision.MissingInputs;
import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.Finding;
import breakeven.core.input.PlainNumber;
import breakeven.core.input.ProblemSink;
import breakeven.core.input.Texts;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.price.MissingPrice;
import breakeven.core.price.MissingPrices;
import breakeven.core.price.NameCell;
import breakeven.core.price.PriceBook;
import breakeven.core.shape.ChosenCells;
import breakeven.core.shape.ShapeWords;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is wrong with the names and prices of each workload of an evaluated batch. A row that
 * lacks something has an error here, or had one when its cells were read; an error here is always
 * of a row that lacks something. One thread uses it.
 */
public final class RowProblems {
  /**
   * What was reported of one row.
   *
   * @param errors their number
   * @param warnings their number
   * @param elsewhere the cells outside the row that its errors are about, as a sentence lists them,
   *     and the sheet where it lacks a row; empty where there are none
   */
  public record Told(int errors, int warnings, String elsewhere) {
    private static final Told NOTHING = new Told(0, 0, "");

    public int total() {
      return errors + warnings;
    }
  }

  /** Cells that {@link Told#elsewhere} names before it only says how many more there are. */
  private static final int CELLS_NAMED = 3;

  private final Evaluator evaluator;
  private final MissingInputs needs;
  private final Frame frame;
  private final AssumptionValues assumptions;
  private final PriceBook prices;
  private final MissingPrices gaps;
  private final ShapeWords shapes;
  private final RowParts parts;
  private final List<Assumption> withoutRate;
  private final ProblemSink problems;
  private final ProblemSink shared;
  private final Map<String, Boolean> reasoners = new HashMap<>();
  private final Set<Problem> ofRow = new LinkedHashSet<>();

  /**
   * @param problems takes those at cells of the row
   * @param shared takes those at cells that many workloads may use: of prices, assumptions and
   *     headers
   */
  public RowProblems(
      Evaluator evaluator,
      PriceBook prices,
      AssumptionValues assumptions,
      ProblemSink problems,
      ProblemSink shared) {
    this.evaluator = evaluator;
    this.needs = evaluator.decision().needs;
    this.frame = evaluator.frame();
    this.assumptions = assumptions;
    this.problems = problems;
    this.shared = shared;
    this.prices = prices;
    gaps = new MissingPrices(prices);
    shapes = new ShapeWords(evaluator.decision(), prices);
    parts = new RowParts(evaluator);
    withoutRate =
        Arrays.stream(Assumption.values())
            .filter(assumption -> assumption.kind() == Assumption.Kind.MONEY)
            .filter(
                assumption -> Double.isNaN(prices.rates().rate(assumptions.currency(assumption))))
            .toList();
  }

  /** Tells the problems of row {@code i} of the batch that was evaluated last. */
  public Told tell(WorkloadBatch batch, int i) {
    ChosenCells chosen = evaluator.chosen(i);
    boolean left = batch.approach(i).equals("Small model");
    List<MissingPrice> found =
        gaps.of(
            evaluator.used(batch, i),
            parts.needed(batch, i),
            chosen.method() || chosen.serving(),
            left);
    boolean lacking = flag(needs.lacking, i);
    boolean reasons = !lacking && reasons(batch, i);
    boolean unfollowed = !lacking && !left && unfollowed(i);
    boolean open = !lacking && chosen != ChosenCells.NONE;
    boolean back = !lacking && flag(evaluator.decision().ownBase, i);
    if (found.isEmpty() && !lacking && !reasons && !unfollowed && !open && !back) {
      return Told.NOTHING;
    }
    ofRow.clear();
    int errors = 0;
    int warnings = reasons ? reasoning(batch, i) : 0;
    warnings += open ? chosenShape(batch, i, chosen) : 0;
    warnings += back ? goesBack(batch, i) : 0;
    if (unfollowed) {
      String prompted = evaluator.used(batch, i).prompted();
      Problem problem = prices.replacementWarning(prompted, priced(i)).of(batch.name(i));
      warnings += add(batch, problem) ? 1 : 0;
    }
    for (MissingPrice gap : found) {
      Problem problem = problem(batch, i, gap);
      if (problem != null && add(batch, problem)) {
        errors += problem.severity() == Severity.ERROR ? 1 : 0;
        warnings += problem.severity() == Severity.ERROR ? 0 : 1;
      }
    }
    if (lacking) {
      unread(batch, i);
      errors += fixedServing(batch, i) + noShape(batch, i);
      errors += tooLong(batch, i) + ratesOfAssumptions(batch, i);
      errors += errors + batch.errors(i) == 0 ? noFigures(batch, i) : 0;
    }
    return new Told(errors, warnings, elsewhere());
  }

  /** Whether the prompted model ends in a row, and nothing is known of what follows it. */
  private boolean unfollowed(int i) {
    Model model = evaluator.decision().model;
    double horizon = frame.values(model.life.horizon)[i];
    return frame.values(model.requests.promptedEnds)[i] > 0
        && (!priced(i) || frame.values(model.looked.replacementMonths)[i] < horizon);
  }

  private boolean priced(int i) {
    return !Double.isNaN(frame.values(evaluator.decision().model.requests.replacement)[i]);
  }

  /** Tells a problem; false where it was reported of this row already. */
  private boolean add(WorkloadBatch batch, Problem problem) {
    if (problem.sheet().equals(batch.header().sheet())) {
      problems.add(problem);
      return true;
    }
    boolean added = ofRow.add(problem);
    if (added) {
      shared.add(problem);
    }
    return added;
  }

  /** Cells whose header names another unit; reading the row has counted them. */
  private void unread(WorkloadBatch batch, int i) {
    batch
        .header()
        .rejections()
        .forEach(
            (column, problem) -> {
              Problem of = problem.of(batch.name(i));
              if (batch.bad(i, column) && ofRow.add(of)) {
                shared.add(of);
              }
            });
  }

  private String elsewhere() {
    List<String> cells =
        ofRow.stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .map(Problem::where)
            .distinct()
            .toList();
    return Texts.some(cells, CELLS_NAMED);
  }

  // --- names and prices -------------------------------------------------------------------------

  /** The gap as a problem of this row; null where a cell that cannot be read has said so. */
  private @Nullable Problem problem(WorkloadBatch batch, int i, MissingPrice gap) {
    NameCell name = gap.name();
    Problem of = gap.problem();
    if (name == null) {
      return copy(of, of.sheet(), of.cell(), batch.name(i), of.column(), of.problem());
    }
    Column column = name.column();
    if (column != null && batch.bad(i, column)) {
      return null;
    }
    if (column != null && batch.typed(i, column)) {
      return atCell(batch, i, column, of);
    }
    Assumption assumption = name.assumption();
    // An assumption that this row does not use is not a matter of this row.
    return assumption == null || !gap.counts() ? null : atAssumption(batch, i, assumption, of);
  }

  private static Problem atCell(WorkloadBatch batch, int i, Column column, Problem of) {
    Place place = batch.place(i, column);
    return copy(
        of,
        batch.header().sheet(),
        place == null ? "" : place.cell(),
        batch.name(i),
        column.header(),
        of.problem());
  }

  private Problem atAssumption(WorkloadBatch batch, int i, Assumption assumption, Problem of) {
    Place place = assumptions.entry(assumption).place();
    Column value = AssumptionsTable.VALUE;
    return copy(
        of,
        place == null ? value.sheet() : place.sheet(),
        place == null ? "" : place.cell(),
        batch.name(i),
        value.header(),
        "Assumption " + assumption.title() + ": " + small(of.problem()));
  }

  private static Problem copy(
      Problem of, String sheet, String cell, String workload, String column, String problem) {
    return new Finding(of.severity(), of.found(), problem, of.fix())
        .at(sheet, cell, column)
        .of(workload);
  }

  /** Without its capital, unless it begins with the name of a sheet. */
  private static String small(String sentence) {
    return Tables.ALL.stream().anyMatch(table -> sentence.startsWith(table.sheet()))
        ? sentence
        : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  // --- what no price table says -----------------------------------------------------------------

  private int fixedServing(WorkloadBatch batch, int i) {
    if (!flag(needs.fixedServing, i) || batch.bad(i, Workloads.SERVING_COST)) {
      return 0;
    }
    String whose = batch.typed(i, Workloads.SERVING) ? "Serving" : "The assumption Serving";
    return error(
        batch,
        i,
        Workloads.SERVING_COST,
        whose + " is Fixed, and no Serving cost is typed",
        "Type what serving costs a month, or choose another Serving");
  }

  /** A row for which no method or no serving can be chosen. */
  private int noShape(WorkloadBatch batch, int i) {
    boolean bad = batch.bad(i, Workloads.TUNING_METHOD) || batch.bad(i, Workloads.SERVING);
    if (bad || !flag(needs.shape, i)) {
      return 0;
    }
    return error(
        batch,
        i,
        Workloads.TUNING_METHOD,
        "The cell is blank, and nothing of Methods to compare and Servings to compare fits",
        "Type the Tuning method and the Serving, or name more in these two assumptions");
  }

  /** What a chosen shape leaves open where something of it is in use, or measured. */
  private int chosenShape(WorkloadBatch batch, int i, ChosenCells chosen) {
    Model model = evaluator.decision().model;
    int told = 0;
    if (flag(model.life.tunedNow, i)
        && !shapes.of(frame, i, evaluator.used(batch, i), chosen).from().equals(ShapeWords.TYPED)) {
      report(
          Severity.WARNING,
          batch,
          i,
          Workloads.SERVING,
          "",
          "The workload runs fine-tuned in a shape that is not typed. What it costs today is the"
              + " least that it could cost",
          "Type its Tuning method, Serving and GPU");
      told++;
    }
    if (chosen.method() && !Double.isNaN(batch.numbers(Workloads.TUNED_QUALITY)[i])) {
      shared.add(measuredWithoutMethod(batch).of(batch.name(i)));
    }
    return told;
  }

  private static Problem measuredWithoutMethod(WorkloadBatch batch) {
    Place header = batch.header().place(batch.header().row(), Workloads.TUNED_QUALITY);
    return new Problem(
        Severity.WARNING,
        batch.header().sheet(),
        header == null ? "" : header.cell(),
        "",
        Workloads.TUNED_QUALITY.header(),
        "",
        "Fine-tuned quality is measured, Tuning method is blank. The quality counts for the method"
            + " that is chosen",
        "Type the Tuning method that was measured");
  }

  /** Whether the prompted model reasons, and nothing says what the other two options write. */
  private boolean reasons(WorkloadBatch batch, int i) {
    return !batch.typed(i, Workloads.SMALL_OUTPUT)
        && !batch.typed(i, Workloads.TUNED_OUTPUT)
        && reasoners.computeIfAbsent(evaluator.used(batch, i).prompted(), prices::reasons);
  }

  private int reasoning(WorkloadBatch batch, int i) {
    report(
        Severity.WARNING,
        batch,
        i,
        Workloads.PROMPTED_MODEL,
        evaluator.used(batch, i).prompted(),
        "The model reasons, and the other options are taken to write as many tokens",
        "Type " + Workloads.SMALL_OUTPUT.header() + " and " + Workloads.TUNED_OUTPUT.header());
    return 1;
  }

  /** A fine-tuned model in use that would go back to the model that it is made of. */
  private int goesBack(WorkloadBatch batch, int i) {
    report(
        Severity.WARNING,
        batch,
        i,
        Workloads.PROMPTED_MODEL,
        evaluator.used(batch, i).prompted(),
        "The workload runs fine-tuned, and this is the model that is fine-tuned",
        "Type the model that it would go back to, or its measured "
            + Workloads.TUNED_QUALITY.header());
    return 1;
  }

  /** A request that the prompted model cannot take. */
  private int tooLong(WorkloadBatch batch, int i) {
    var model = evaluator.decision().model;
    if (!flag(model.tokens.promptedTooLong, i)) {
      return 0;
    }
    double tokens =
        frame.values(model.tokens.inputPrompted)[i] + frame.values(model.inputs.outputTokens)[i];
    return error(
        batch,
        i,
        Workloads.PROMPTED_MODEL,
        "A request has %s tokens, input and output together, and the model takes %s"
            .formatted(
                PlainNumber.text(tokens),
                PlainNumber.text(frame.values(model.looked.prompted.context())[i])),
        "Choose a model with a longer Context, or check the tokens and the Context in Model"
            + " prices");
  }

  /** Amounts of assumptions that cannot be converted, where a figure is missing for that. */
  private int ratesOfAssumptions(WorkloadBatch batch, int i) {
    if (withoutRate.isEmpty() || !flag(needs.figures, i) && !flag(needs.embedding, i)) {
      return 0;
    }
    int told = 0;
    for (Assumption assumption : withoutRate) {
      if (counts(batch, i, assumption)) {
        for (Problem fault : prices.rateFaults(assumptions.currency(assumption))) {
          told += add(batch, fault.of(batch.name(i))) ? 1 : 0;
        }
      }
    }
    return told;
  }

  private boolean counts(WorkloadBatch batch, int i, Assumption assumption) {
    var retrieval = evaluator.decision().model.retrieval;
    return switch (assumption) {
      case RAG_BUILD_COST -> Double.isNaN(frame.values(retrieval.setUp)[i]);
      case VECTOR_DATABASE -> Double.isNaN(frame.values(retrieval.fixedMonth)[i]);
      case LABELLING_COST -> !batch.typed(i, Workloads.LABELLING_COST);
      default -> flag(needs.figures, i);
    };
  }

  private int noFigures(WorkloadBatch batch, int i) {
    return error(
        batch,
        i,
        Workloads.WORKLOAD,
        "A total of this row cannot be calculated, or has more than 15 digits",
        "Check the row for figures that are far too large");
  }

  private int error(WorkloadBatch batch, int i, Column column, String problem, String fix) {
    report(Severity.ERROR, batch, i, column, "", problem, fix);
    return 1;
  }

  private void report(
      Severity severity,
      WorkloadBatch batch,
      int i,
      Column column,
      String found,
      String problem,
      String fix) {
    Place place = batch.place(i, column);
    problems.add(
        new Finding(severity, found, problem, fix)
            .at(batch.header().sheet(), place == null ? "" : place.cell(), column.header())
            .of(batch.name(i)));
  }

  private boolean flag(Line line, int i) {
    return frame.values(line)[i] > 0;
  }
}
