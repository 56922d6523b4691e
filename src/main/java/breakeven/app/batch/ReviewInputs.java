package breakeven.app.batch;

import breakeven.core.cycle.ApprovalRules;
import breakeven.core.cycle.DecisionMemory;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.InputTables;
import breakeven.core.evaluation.SharedProblems;
import breakeven.core.price.PriceUse;
import breakeven.core.report.DecisionTotals;
import breakeven.core.report.IssueList;
import breakeven.core.shape.ShapeSearch;
import breakeven.core.table.Assumption;
import breakeven.core.table.PriceTable;
import breakeven.core.table.Sheets;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.whatif.MostMoney;
import breakeven.workbook.write.BackgroundWorkbook;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All that a review has read before the first workload is judged, and the model made for it.
 *
 * @param opened the files that it is read from
 * @param book the tables beside the workloads
 * @param workloads the rows, not yet read but for their names
 * @param evaluator the evaluator of the first worker, which has the decision and the prices
 * @param drawing what is drawn for each workload
 * @param issues what is wrong; that of the rows is added as they are judged
 * @param shared what is wrong at cells that many workloads use, to be reported when all are judged
 * @param use the price rows that workloads use, of which there are none yet
 * @param memory what was decided so far
 * @param criteria when an approval is suggested
 * @param searched of which workloads it is searched what would change their verdict
 */
record ReviewInputs(
    ReviewOptions options,
    InputFiles opened,
    InputTables book,
    WorkloadsInput workloads,
    Evaluator evaluator,
    SimulationSettings drawing,
    IssueList issues,
    SharedProblems shared,
    PriceUse use,
    DecisionMemory memory,
    DecisionTotals.Criteria criteria,
    MostMoney.Least searched) {

  /**
   * Reads the tables, finds the workloads, and notes down what is wrong with either.
   *
   * @param opening the workbook that results are written into; null where none is written
   * @param workers batches in work at once where workloads are ranked
   * @throws breakeven.xlsx.read.BadInput where there is nothing to review, or more than a workbook
   *     can hold
   */
  static ReviewInputs read(
      ReviewOptions options,
      InputFiles opened,
      @Nullable BackgroundWorkbook opening,
      int workers,
      Progress progress)
      throws IOException {
    IssueList issues = new IssueList();
    InputTables book = TablesReader.read(opened, issues);
    WorkloadsInput workloads = WorkloadsInput.read(opened, book.rates().reporting(), progress);
    workloads.only(options.where());
    Decision decision =
        opening == null ? new Decision() : new Decision(opening.nameOf(Sheets.ISSUES));
    Evaluator evaluator = Evaluator.of(book, decision, options.asOf());
    SimulationSettings drawing =
        SimulationSettings.of(book, decision, workloads.count(), options.draws());
    evaluator.draw(drawing.draws());
    RunEvents.draws(drawing);
    DecisionRows decided = DecisionRows.of(opened.book());
    DecisionMemory memory = memory(decided, opened, book, options.asOf());
    evaluator.remember(memory);
    ReviewInputs prepared =
        new ReviewInputs(
            options,
            opened,
            book,
            workloads,
            evaluator,
            drawing,
            issues,
            new SharedProblems(),
            new PriceUse(evaluator.prices()),
            memory,
            decided.criteria(),
            MoneyPass.least(
                workloads, () -> evaluator.another(book, options.asOf()), workers, progress));
    prepared.checkTables();
    return prepared;
  }

  /** What was decided so far. */
  static DecisionMemory memory(
      DecisionRows decided, InputFiles opened, InputTables book, LocalDate asOf) {
    return new DecisionMemory(
        decided.typed(),
        DecisionLogs.chain(opened.book()).entries(),
        ApprovalRules.of(book.assumptions(), asOf),
        book.assumptions().number(Assumption.MATERIALITY)
            * book.rates().rate(book.assumptions().currency(Assumption.MATERIALITY)),
        book.rates().reporting(),
        asOf);
  }

  /** What is wrong with whole tables. */
  private void checkTables() {
    TableProblems tables = new TableProblems(issues);
    tables.exchangeRates(book, shared::add);
    tables.uncertainty(book.rows(UncertaintyTable.TABLE));
    tables.prices(evaluator.prices());
    tables.edition(book.assumptions());
    tables.scenario(book.assumptions(), book.rows(UncertaintyTable.TABLE));
    PriceTable.ALL.forEach(layout -> tables.unnamed(book.rows(layout.table())));
    TableProblems unlessFound = new TableProblems(shared::addUnlessFound);
    PriceTable.ALL.forEach(layout -> unlessFound.names(book.rows(layout.table())));
    unlessFound.assumptions(book.assumptions(), evaluator.prices());
    workloads.cut().forEach(issues::add);
    book.rejections().forEach(shared::add);
    workloads.header().rejections().values().forEach(shared::add);
  }

  /** The code in which all amounts are. */
  String currency() {
    return book.rates().reporting();
  }

  /** How far the best shape of each workload is looked for. */
  ShapeSearch.Depth shapes() {
    return options.shapes() ? ShapeSearch.Depth.of(workloads.count()) : ShapeSearch.Depth.NONE;
  }

  Decision decision() {
    return evaluator.decision();
  }
}
