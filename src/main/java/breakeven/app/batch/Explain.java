package breakeven.app.batch;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.economics.LifetimeSearch;
import breakeven.core.evaluation.BatchEvaluation;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.InputTables;
import breakeven.core.input.Texts;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.NearMiss;
import breakeven.core.model.Problem;
import breakeven.core.report.RowResult;
import breakeven.core.shape.ShapeSearch;
import breakeven.core.table.Assumption;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.uncertainty.PortfolioSensitivity;
import breakeven.core.uncertainty.Sensitivity;
import breakeven.core.uncertainty.TriangularDistribution;
import breakeven.core.whatif.MostMoney;
import breakeven.workbook.calculation.Calculation;
import breakeven.workbook.calculation.CalculationData;
import breakeven.workbook.calculation.Explanation;
import breakeven.workbook.calculation.ExplanationJson;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One workload, what {@code Calculation} shows of it as text. */
public final class Explain {
  private static final int NAME_SHOWN = 100;

  /** Names that one that is not there may have meant. */
  private static final int OFFERED = 3;

  /**
   * Explains one workload: the lines for standard output.
   *
   * @throws breakeven.xlsx.read.BadInput if the input cannot be used at all, or has no such
   *     workload
   */
  public List<String> explain(ExplainOptions options, Progress progress) {
    try (InputFiles opened =
        InputFiles.openRows(options.input(), options.prices(), options.decimals(), progress)) {
      List<Problem> problems = new ArrayList<>();
      InputTables book = TablesReader.read(opened, problems::add);
      WorkloadsInput workloads = WorkloadsInput.read(opened, book.rates().reporting(), progress);
      Decision decision = new Decision();
      Evaluator evaluator = Evaluator.of(book, decision, options.asOf());
      evaluator.draw(SimulationSettings.of(book, decision, workloads.count(), null).draws());
      evaluator.remember(
          ReviewInputs.memory(DecisionRows.of(opened.book()), opened, book, options.asOf()));
      progress.begin("looking", "workloads", workloads.count());
      try (WorkloadsInput.Batches batches = workloads.batches(problems::add)) {
        for (WorkloadBatch batch : batches) {
          int index = find(batch, options.workload());
          if (index >= 0) {
            return lines(options, book, evaluator, batch, index, problems);
          }
          progress.advance(batch.size());
        }
      }
      throw unknown(options, workloads);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int find(WorkloadBatch batch, String name) {
    for (int i = 0; i < batch.size(); i++) {
      if (key(batch.name(i)).equals(key(name))) {
        return i;
      }
    }
    return -1;
  }

  private static String key(String name) {
    return Texts.fold(name);
  }

  private static List<String> lines(
      ExplainOptions options,
      InputTables book,
      Evaluator evaluator,
      WorkloadBatch batch,
      int index,
      List<Problem> problems) {
    Decision decision = evaluator.decision();
    List<TriangularDistribution> spreads =
        TriangularDistribution.read(book.rows(UncertaintyTable.TABLE));
    BatchEvaluation found =
        new BatchEvaluation(
            evaluator,
            book,
            new Sentences(decision, book.rates().reporting()),
            ShapeSearch.Depth.NONE,
            MostMoney.Least.ALL,
            new PortfolioSensitivity(decision, spreads),
            (rows, i, row) -> {});
    found.evaluate(batch, problems);
    RowResult result = found.row(index);
    List<Problem> own =
        Stream.of(found.problems(), found.shared())
            .flatMap(List::stream)
            .filter(problem -> problem.workload().equals(batch.name(index)))
            .toList();
    // Of one row alone: the other rows of the batch are nobody's question.
    result.compared(
        evaluator
            .shapes(ShapeSearch.Depth.ALL)
            .of(
                evaluator.frame(),
                index,
                batch.name(index),
                found.used(index),
                found.chosen(index)));
    CalculationData data =
        new CalculationData(
            decision,
            new Calculation(
                decision,
                book.scenario().unmoved(),
                book.rates().reporting(),
                book.assumptions(),
                book.pricesToCome(options.asOf())),
            "");
    data.take(batch, index, result);
    if (result.lacking()) {
      return said(options, decision, data, result, own);
    }
    int months = LifetimeSearch.longest(book.assumptions().number(Assumption.HORIZON));
    data.drivers(
        batch.row(index), new Sensitivity(decision, spreads, months).of(evaluator.frame(), index));
    return said(options, decision, data, result, own);
  }

  private static List<String> said(
      ExplainOptions options,
      Decision decision,
      CalculationData data,
      RowResult result,
      List<Problem> own) {
    return options.json()
        ? ExplanationJson.text(decision, data, result, own, options.asOf()).lines().toList()
        : Explanation.lines(decision, data, result, own, options.asOf(), options.brief());
  }

  private static BadInput unknown(ExplainOptions options, WorkloadsInput workloads) {
    List<String> names = new ArrayList<>();
    workloads.each(
        batch -> {
          for (int i = 0; i < batch.size(); i++) {
            names.add(batch.name(i));
          }
        });
    List<String> near =
        NearMiss.several(options.workload(), names, OFFERED).stream()
            .map(name -> "\"" + shown(name) + "\"")
            .toList();
    return new BadInput(
        options.input()
            + " has no workload named \""
            + shown(options.workload())
            + "\""
            + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
  }

  /** One line that a terminal can show. */
  private static String shown(String name) {
    return Texts.cut(Texts.oneLine(name), NAME_SHOWN);
  }
}
