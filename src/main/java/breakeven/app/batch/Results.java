package breakeven.app.batch;

import breakeven.core.cycle.DecisionMemory;
import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.evaluation.BatchEvaluation;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.report.BatchTaker;
import breakeven.core.report.BusinessUnits;
import breakeven.core.report.ChartData;
import breakeven.core.report.Columns;
import breakeven.core.report.ControlTotals;
import breakeven.core.report.GatheredTable;
import breakeven.core.report.Highlights;
import breakeven.core.report.PortfolioForecast;
import breakeven.core.report.Proposal;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RowResult;
import breakeven.core.report.RowTaker;
import breakeven.core.report.RuleOfThumbFigures;
import breakeven.core.report.SummaryData;
import breakeven.core.report.Totals;
import breakeven.workbook.write.ReviewRows;
import breakeven.workbook.write.ReviewedWorkbook.RowSheet;
import breakeven.workbook.write.Spool;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Everything that the sheets show, calculated once: the result cells beside the workloads, and the
 * totals.
 */
final class Results implements Closeable {
  private final Totals totals;
  private final ControlTotals controls;
  private final Decision decision;
  private final DecisionMemory memory;
  private final LocalDate asOf;
  private final ProposalList proposals;
  private final List<GatheredTable<?>> gathered;
  private final ChartData charted;
  private final Highlights highlights;
  private final RuleOfThumbFigures ruleOfThumb;
  private final RowSheet workloads;
  private final ReviewRows sums;
  private final String issuesSheet;
  private final Sentences sentences;
  private final Columns columns;
  private final boolean forWorkbook;
  private final boolean exported;
  private final List<RowTaker> takers = new ArrayList<>();
  private final List<BatchTaker> batchTakers = new ArrayList<>();

  /** Rows of the user's sheet, from 1. */
  private final BitSet recommended = new BitSet();

  private Map<String, SummaryData.Portfolio> otherScenarios = Map.of();
  private int count;

  /**
   * No results yet.
   *
   * @param memory what was decided so far
   * @param drawn whether there are draws, which expected amounts are made of
   * @param forWorkbook whether the cells are kept for the sheets of a workbook
   * @param exported whether all tables are written to files
   */
  Results(
      Decision decision,
      String currency,
      LocalDate asOf,
      DecisionMemory memory,
      boolean drawn,
      boolean forWorkbook,
      boolean exported) {
    issuesSheet = decision.issuesSheet;
    sentences = new Sentences(decision, currency);
    columns = new Columns(decision, sentences, currency, asOf).decided(memory);
    if (!drawn) {
      columns.undrawn();
    }
    this.memory = memory;
    proposals = new ProposalList(memory.rules());
    this.asOf = asOf;
    totals = new Totals(decision);
    controls = new ControlTotals(decision);
    this.decision = decision;
    gathered = GatheredTable.all(decision, currency, asOf);
    charted = ChartData.empty(decision, GatheredTable.of(gathered, PortfolioForecast.class));
    highlights = new Highlights(decision, asOf);
    ruleOfThumb = new RuleOfThumbFigures(decision);
    workloads = new RowSheet(columns.workloads(), new Spool());
    sums = new ReviewRows(decision, currency, GatheredTable.of(gathered, BusinessUnits.class));
    this.forWorkbook = forWorkbook;
    this.exported = exported;
  }

  /** Takes a batch; batches come in the order of the file. */
  void add(BatchReview review) {
    BatchEvaluation found = review.found();
    WorkloadBatch batch = found.batch();
    for (int i = 0; i < batch.size(); i++) {
      RowResult row = found.row(i);
      totals.add(row);
      highlights.add(row);
      ruleOfThumb.add(row);
      boolean changes = row.number(decision.changes) > 0;
      if (changes) {
        recommended.set(row.sheetRow());
      }
      if (changes || memory.typed(row.id(), row.name()).any()) {
        proposals.add(Proposal.of(decision, batch, i, count + i, row, found.used(i), memory, asOf));
      }
      if (forWorkbook) {
        controls.add(row);
        charted.add(row);
      }
      if (forWorkbook || exported) {
        for (GatheredTable<?> table : gathered) {
          table.rows().take(batch, i, row);
        }
      }
      if (forWorkbook) {
        sums.take(batch, i, row);
      }
      for (RowTaker taker : takers) {
        taker.take(batch, i, row);
      }
    }
    count += batch.size();
    review.exported().forEach(part -> part.put(batch));
    if (forWorkbook) {
      review.moveTo(workloads.cells());
    }
  }

  /** Hands each row to somebody else too, from now on. */
  void handTo(RowTaker taker) {
    takers.add(taker);
  }

  /** Hands each batch to somebody else too, where its results are made. */
  void handTo(BatchTaker taker) {
    batchTakers.add(taker);
  }

  /** A place for one batch at a time with each of these. */
  List<BatchTaker.Part> parts() {
    return batchTakers.stream().map(BatchTaker::part).toList();
  }

  /** All rows are there. */
  void finish() {
    memory.unmatched().forEach(one -> proposals.add(Proposal.notReviewed(one)));
  }

  /** What the sheet is called on which what is wrong with rows is listed. */
  String issuesSheet() {
    return issuesSheet;
  }

  /** What is said of the rows. */
  Sentences sentences() {
    return sentences;
  }

  /** The columns, sheet by sheet. */
  Columns bySheet() {
    return columns;
  }

  /** The columns whose cells are kept for the workbook; none without one. */
  List<ResultColumn> kept() {
    return forWorkbook ? workloads.columns() : List.of();
  }

  Totals totals() {
    return totals;
  }

  ControlTotals controls() {
    return controls;
  }

  /** The changes of approach. */
  ProposalList proposals() {
    return proposals;
  }

  /**
   * The recommended portfolio: the rows of the user's sheet, from 1, whose verdict changes their
   * approach.
   */
  BitSet recommended() {
    return recommended;
  }

  /** The tables whose rows are gathered workload by workload. */
  List<GatheredTable<?>> gathered() {
    return gathered;
  }

  ChartData charted() {
    return charted;
  }

  Highlights highlights() {
    return highlights;
  }

  RuleOfThumbFigures ruleOfThumb() {
    return ruleOfThumb;
  }

  RowSheet workloads() {
    return workloads;
  }

  /** What the sheet of that name has of each workload; nothing without a workbook. */
  ReviewRows sums() {
    return sums;
  }

  /** Takes what the portfolio comes to in other scenarios, by their words. */
  void compare(Map<String, SummaryData.Portfolio> others) {
    otherScenarios = others;
  }

  /** The same; none until it is called. */
  Map<String, SummaryData.Portfolio> otherScenarios() {
    return otherScenarios;
  }

  /** Workloads taken. */
  int count() {
    return count;
  }

  @Override
  public void close() throws IOException {
    proposals.close();
    workloads.cells().close();
    sums.close();
  }
}
