package breakeven.batch;

import breakeven.decision.Decision;
import breakeven.decision.Flip;
import breakeven.decision.Hang;
import breakeven.decision.Sentences;
import breakeven.input.WorkloadBatch;
import breakeven.report.Charted;
import breakeven.report.Columns;
import breakeven.report.ControlTotals;
import breakeven.report.Reclassification;
import breakeven.report.ResultColumn;
import breakeven.report.RowResult;
import breakeven.report.RowTaker;
import breakeven.report.Totals;
import breakeven.write.ReviewedWorkbook.RowSheet;
import breakeven.write.Spool;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  private final Sentences sentences;
  private final Columns columns;
  private final RowResult row;
  private final boolean forWorkbook;
  private final List<RowTaker> takers = new ArrayList<>();
  private int count;

  /**
   * No results yet.
   *
   * @param forWorkbook whether the cells are kept for the sheets of a workbook
   */
  Results(Evaluator evaluator, String currency, LocalDate asOf, boolean forWorkbook) {
    this.forWorkbook = forWorkbook;
    Decision decision = evaluator.decision();
    sentences = new Sentences(decision, currency);
    columns = new Columns(decision, sentences, currency, asOf);
    totals = new Totals(decision);
    controls = new ControlTotals(decision);
    reclassification = new Reclassification(decision);
    charted = Charted.empty(decision, currency);
    workloads = new RowSheet(columns.workloads(), new Spool());
    checklist = new RowSheet(columns.checklist(), new Spool());
    breakEven = new RowSheet(columns.breakEven(), new Spool());
    row = new RowResult(decision, evaluator.frame(), sentences);
  }

  /**
   * Takes the batch that was evaluated last.
   *
   * @param issues errors and warnings of each of its rows
   * @param flips the nearest change of each of its rows
   * @param hangs the suspect prices that the verdict of each of its rows hangs on
   */
  void add(WorkloadBatch batch, int[] issues, @Nullable Flip[] flips, List<List<Hang>> hangs) {
    row.nextBatch();
    for (int i = 0; i < batch.size(); i++) {
      row.moveTo(i, batch.row(i), batch.name(i), issues[i], flips[i], hangs.get(i));
      totals.add(row);
      controls.add(row);
      reclassification.add(row);
      charted.add(row);
      if (forWorkbook) {
        put(workloads);
        put(checklist);
        put(breakEven);
      }
      for (RowTaker taker : takers) {
        taker.take(batch, i, row);
      }
      count++;
    }
  }

  /** Hands each row to somebody else too, from now on. */
  void handTo(RowTaker taker) {
    takers.add(taker);
  }

  private void put(RowSheet sheet) {
    sheet.cells().startRow(row.sheetRow());
    for (ResultColumn column : sheet.columns()) {
      column.shown().put(row, sheet.cells());
    }
  }

  /** All rows are there. */
  void finish() throws IOException {
    workloads.cells().finish();
    checklist.cells().finish();
    breakEven.cells().finish();
  }

  /** What is said of the rows. */
  Sentences sentences() {
    return sentences;
  }

  /** The columns, sheet by sheet. */
  Columns bySheet() {
    return columns;
  }

  /** The columns of all sheets. */
  List<ResultColumn> columns() {
    return Stream.of(workloads, checklist, breakEven)
        .flatMap(sheet -> sheet.columns().stream())
        .toList();
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
    workloads.cells().close();
    checklist.cells().close();
    breakEven.cells().close();
  }
}
