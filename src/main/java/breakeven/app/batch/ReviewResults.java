package breakeven.app.batch;

import breakeven.core.decision.Decision;
import breakeven.core.model.Severity;
import breakeven.core.report.Comparison;
import breakeven.core.report.IssueList;
import breakeven.workbook.calculation.Calculation;
import breakeven.workbook.calculation.CalculationData;
import breakeven.workbook.write.BackgroundWorkbook;
import breakeven.workbook.write.ReviewedWorkbook.ListSheet;
import breakeven.workbook.write.WorkloadsSheet;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a review finds out, gathered workload by workload.
 *
 * @param results the sheets that have a row a workload, and the totals
 * @param further the sheets whose rows are no workloads
 * @param shapes the shapes that workloads were compared with
 * @param previous the earlier review that they are compared with; null where there is none
 * @param outcomes what became of decisions
 * @param calculation what {@code Calculation} has of each workload; null where no workbook is
 *     written
 */
record ReviewResults(
    Results results,
    PortfolioAnalyses further,
    ShapeList shapes,
    @Nullable Previous previous,
    RealisedReview outcomes,
    @Nullable CalculationData calculation)
    implements Closeable {

  /**
   * Nothing found yet.
   *
   * @param opening the workbook that results are written into, which is made ready for them
   *     meanwhile; null where none is written
   * @param lists whether anybody will see more than the workloads
   */
  static ReviewResults begin(
      ReviewInputs prepared, @Nullable BackgroundWorkbook opening, boolean lists, Progress progress)
      throws IOException {
    Results results =
        new Results(
            prepared.decision(),
            prepared.currency(),
            prepared.options().asOf(),
            prepared.memory(),
            prepared.drawing().draws() != null,
            opening != null,
            prepared.options().csv() != null || prepared.options().json() != null);
    PortfolioAnalyses further =
        new PortfolioAnalyses(prepared.decision(), prepared.drawing(), prepared.book(), lists);
    ShapeList shapes = new ShapeList(prepared.shapes(), prepared.decision(), prepared.currency());
    try {
      if (opening != null) {
        opening.prepare(
            new WorkloadsSheet.Wanted(
                prepared.workloads().sheet(),
                prepared.workloads().header(),
                prepared.workloads().headerTexts(),
                results.workloads()));
      }
      Path last = prepared.options().previous();
      Previous previous =
          last == null
              ? null
              : Previous.read(last, results.bySheet().workloads(), prepared, progress);
      RealisedReview outcomes = new RealisedReview(prepared, previous);
      CalculationData calculation = null;
      if (opening != null) {
        calculation = calculation(prepared, results);
        further.handTo(calculation::drivers);
      }
      return new ReviewResults(results, further, shapes, previous, outcomes, calculation);
    } catch (IOException | RuntimeException e) {
      shapes.close();
      further.close();
      results.close();
      throw e;
    }
  }

  private static CalculationData calculation(ReviewInputs prepared, Results results) {
    Decision decision = prepared.decision();
    CalculationData data =
        new CalculationData(
            decision,
            new Calculation(
                decision,
                prepared.book().scenario().unmoved(),
                prepared.currency(),
                prepared.book().assumptions(),
                prepared.book().pricesToCome(prepared.options().asOf())),
            ChosenWorkload.of(prepared.opened().book()));
    results.handTo(data);
    return data;
  }

  /** How they differ from an earlier review; null where there is none. */
  @Nullable Comparison comparison() {
    return previous == null ? null : previous.comparison();
  }

  /** The lists whose rows were kept as cells, in the order of the files. */
  List<ListSheet> lists() {
    return List.of(shapes.listed(), further.sensitivity());
  }

  /** What {@code --fail-on} may look for and is there. */
  Set<FailOn> found(IssueList issues, int stalePrices) {
    Set<FailOn> found = EnumSet.noneOf(FailOn.class);
    if (issues.count(Severity.ERROR) + issues.count(Severity.WARNING) > 0) {
      found.add(FailOn.ISSUES);
    }
    if (results.totals().byVerdict().get(0).rows() > 0) {
      found.add(FailOn.NEEDS_DATA);
    }
    if (stalePrices > 0) {
      found.add(FailOn.STALE_PRICES);
    }
    Comparison comparison = comparison();
    if (comparison != null && comparison.changed()) {
      found.add(FailOn.CHANGES);
    }
    if (!outcomes.logFaults().isEmpty()) {
      found.add(FailOn.LOG);
    }
    return found;
  }

  @Override
  public void close() throws IOException {
    try (results;
        further;
        shapes;
        previous) {
      // All are closed, whatever becomes of one.
    }
  }
}
