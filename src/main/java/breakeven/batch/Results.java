package breakeven.batch;

import breakeven.decision.Decision;
import breakeven.decision.Sentences;
import breakeven.input.WorkloadBatch;
import breakeven.ooxml.Spool;
import breakeven.report.BatchTaker;
import breakeven.report.Charted;
import breakeven.report.Columns;
import breakeven.report.ControlTotals;
import breakeven.report.Reclassification;
import breakeven.report.ResultColumn;
import breakeven.report.RowResult;
import breakeven.report.RowTaker;
import breakeven.report.Totals;
import breakeven.write.ReviewedWorkbook.RowSheet;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that the sheets show, calculated once: the result cells of each sheet that has a row a
 * workload, and the totals.
 */
final class Results implements Closeable {
  private final Totals totals;
  private final ControlTotals controls;
  private final Reclassification reclassification;
  private final Charted charted;
  private final RowSheet workloads;
  private final RowSheet checklist;
  private final RowSheet breakEven;
  private final String issuesSheet;
  private final Sentences sentences;
  private final Columns columns;
  private final List<RowSheet> all;
  private final List<RowSheet> kept;
  private final List<RowTaker> takers = new ArrayList<>();
  private final List<BatchTaker> batchTakers = new ArrayList<>();
  private int count;

  /**
   * No results yet.
   *
   * @param forWorkbook whether the cells are kept for the sheets of a workbook
   */
  Results(Decision decision, String currency, LocalDate asOf, boolean forWorkbook) {
    issuesSheet = decision.issuesSheet;
    sentences = new Sentences(decision, currency);
    columns = new Columns(decision, sentences, currency, asOf);
    totals = new Totals(decision);
    controls = new ControlTotals(decision);
    reclassification = new Reclassification(decision);
    charted = Charted.empty(decision, currency);
    workloads = new RowSheet(columns.workloads(), new Spool());
    checklist = new RowSheet(columns.checklist(), new Spool());
    breakEven = new RowSheet(columns.breakEven(), new Spool());
    all = List.of(workloads, checklist, breakEven);
    kept = forWorkbook ? all : List.of();
  }

  /** Takes a batch; batches come in the order of the file. */
  void add(BatchReview review) {
    WorkloadBatch batch = review.batch();
    for (int i = 0; i < batch.size(); i++) {
      RowResult row = review.row(i);
      totals.add(row);
      reclassification.add(row);
      if (!kept.isEmpty()) {
        controls.add(row);
        charted.add(row);
      }
      for (RowTaker taker : takers) {
        taker.take(batch, i, row);
      }
    }
    count += batch.size();
    review.exported().forEach(BatchTaker.Part::put);
    for (int sheet = 0; sheet < kept.size(); sheet++) {
      review.cells().moveTo(sheet, kept.get(sheet).cells());
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
  void finish() throws IOException {
    for (RowSheet sheet : all) {
      sheet.cells().finish();
    }
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

  /** The columns of each sheet whose cells are kept. */
  List<List<ResultColumn>> sheets() {
    return kept.stream().map(RowSheet::columns).toList();
  }

  /** The columns of all sheets, one after the other. */
  List<ResultColumn> columns() {
    return all.stream().flatMap(sheet -> sheet.columns().stream()).toList();
  }

  Totals totals() {
    return totals;
  }

  ControlTotals controls() {
    return controls;
  }

  Reclassification reclassification() {
    return reclassification;
  }

  Charted charted() {
    return charted;
  }

  RowSheet workloads() {
    return workloads;
  }

  RowSheet checklist() {
    return checklist;
  }

  RowSheet breakEven() {
    return breakEven;
  }

  /** Workloads taken. */
  int count() {
    return count;
  }

  @Override
  public void close() throws IOException {
    for (RowSheet sheet : all) {
      sheet.cells().close();
    }
  }
}
