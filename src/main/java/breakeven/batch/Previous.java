package breakeven.batch;

import breakeven.input.WorkloadBatch;
import breakeven.price.Used;
import breakeven.read.BadInput;
import breakeven.report.Comparison;
import breakeven.report.LastReview;
import breakeven.report.ResultColumn;
import breakeven.table.Assumption;
import breakeven.whatif.Movements;
import breakeven.whatif.Movements.Taken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * The output of an earlier review, read twice: its results before anything is decided, and in the
 * end the inputs of the workloads that have changed, with the tables beside them.
 */
final class Previous {
  private final Path file;
  private final Book book;
  private final Evaluator now;
  private final LocalDate asOf;
  private final Comparison comparison;

  private Previous(Path file, Book book, Evaluator now, LocalDate asOf, Comparison comparison) {
    this.file = file;
    this.book = book;
    this.now = now;
    this.asOf = asOf;
    this.comparison = comparison;
  }

  /**
   * Reads the results.
   *
   * @param columns the result columns of {@code Workloads}
   * @param prepared what this review has read
   * @throws BadInput where the file holds no review
   */
  static Previous read(Path file, List<ResultColumn> columns, Prepared prepared, Progress progress)
      throws IOException {
    try (Opened opened = Opened.openRows(file, null, progress)) {
      String reporting = prepared.currency();
      WorkloadsInput rows = WorkloadsInput.read(opened, reporting, progress);
      LastResults results = new LastResults(file, columns, rows.header(), rows.headerTexts());
      opened.read(rows.sheet(), results);
      LastReview review = results.review();
      if (review.size() == 0 && rows.count() > 0) {
        throw new BadInput(
            file
                + " shows no verdict: if it was changed by another program, open it in a"
                + " spreadsheet and save it, so that its formulas are calculated");
      }
      Comparison.Last last =
          new Comparison.Last(
              String.valueOf(file.getFileName()), results.day(), results.currency());
      return new Previous(
          file,
          prepared.book(),
          prepared.evaluator(),
          prepared.options().asOf(),
          new Comparison(
              prepared.decision(), review, last, reporting, prepared.workloads()::repeated));
    }
  }

  /** Compares the workloads of a batch. */
  void take(BatchReview review) {
    for (int i = 0; i < review.batch().size(); i++) {
      comparison.add(review.row(i), review.used(i));
    }
  }

  /** All workloads are there: finds those that are gone, and what has moved of the others. */
  void finish(Progress progress) throws IOException {
    comparison.finish();
    if (!comparison.open()) {
      return;
    }
    try (Opened opened = Opened.openRows(file, null, progress)) {
      // A CSV file has no tables beside it: only what was typed in its rows can be compared.
      Book then = opened.fromCsv() ? book : Book.read(opened.book(), null, problem -> {});
      String reporting = then.rates().reporting();
      LocalDate day = comparison.last().day();
      Evaluator evaluator =
          Evaluator.of(then, now.decision(), opened.fromCsv() || day == null ? asOf : day);
      Movements movements =
          new Movements(now.decision(), now.prices(), Math.max(horizon(book), horizon(then)));
      WorkloadsInput rows = WorkloadsInput.read(opened, reporting, progress);
      progress.begin("comparing", "workloads", rows.count());
      try (WorkloadsInput.Batches batches = rows.batches(problem -> {})) {
        for (WorkloadBatch batch : batches) {
          compare(batch, evaluator, movements);
          progress.advance(batch.size());
        }
      }
    }
  }

  private static int horizon(Book book) {
    return (int) book.assumptions().number(Assumption.HORIZON);
  }

  private void compare(WorkloadBatch batch, Evaluator evaluator, Movements movements) {
    boolean loaded = false;
    for (int i = 0; i < batch.size(); i++) {
      String name = batch.name(i);
      comparison.gone(name);
      Taken is = comparison.now(name);
      if (is != null && comparison.comparable()) {
        if (!loaded) {
          evaluator.load(batch);
          loaded = true;
        }
        Used names = evaluator.used(batch, i);
        Taken was = Taken.of(now.decision().model, evaluator.frame(), i, names);
        comparison.moved(name, movements.between(was, is));
      }
    }
  }

  /** What came of it. */
  Comparison comparison() {
    return comparison;
  }
}
