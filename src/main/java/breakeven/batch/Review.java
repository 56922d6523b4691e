package breakeven.batch;

import breakeven.export.Targets;
import breakeven.ooxml.PackageComposer;
import breakeven.write.Opening;
import breakeven.write.ReviewedWorkbook;
import java.io.IOException;
import java.util.Objects;

/** The main job: a portfolio in, the same workbook out with verdicts. */
public final class Review implements ReviewJob {
  /** Memory that the arrays of one worker and what waits for it may take. */
  private static final long BYTES_A_WORKER = 64 << 20;

  private final int threads;

  /** A review on all processors, as far as there is memory for them. */
  public Review() {
    this(
        (int)
            Math.min(
                Runtime.getRuntime().availableProcessors(),
                Math.max(1, Runtime.getRuntime().maxMemory() / BYTES_A_WORKER)));
  }

  /** A review with so many batches in work at once. The output is the same for any number. */
  Review(int threads) {
    this.threads = threads;
  }

  @Override
  public ReviewOutcome run(ReviewOptions options, Progress progress) throws IOException {
    try (Targets targets = new Targets(options.input(), options.overwrite());
        Opened opened = Opened.open(options, progress)) {
      targets.claim(options.workbook());
      Opening opening = options.workbook() == null ? null : opened.opening();
      Exports exports = Exports.begin(options, targets);
      Portfolio portfolio = Portfolio.read(options, opened, opening, progress);
      boolean lists = opening != null || exports.full();
      try (Findings findings = Findings.begin(portfolio, opening, lists, progress)) {
        RunReport report = new RunReport(portfolio, findings);
        exports.attach(portfolio, findings, report);
        new Deciding(portfolio, findings).all(threads, progress);
        exports.finish(portfolio.workloads().below(), report);
        PackageComposer.Last last =
            () -> {
              opened.requireUnchanged();
              targets.finish();
              targets.place();
            };
        if (opening == null) {
          last.run();
        } else {
          write(opening, portfolio, findings, report, last, progress);
        }
        targets.keep();
        return new ReviewOutcome(
            report.lines(), findings.found(portfolio.issues(), report.stalePrices()));
      }
    }
  }

  /**
   * Writes the workbook.
   *
   * @param last what goes before the workbook takes its place: everything else takes its own
   */
  private static void write(
      Opening opening,
      Portfolio portfolio,
      Findings findings,
      RunReport report,
      PackageComposer.Last last,
      Progress progress)
      throws IOException {
    ReviewedWorkbook.write(
        content(opening, portfolio, findings, report),
        Objects.requireNonNull(portfolio.options().workbook()),
        portfolio.options().overwrite(),
        last,
        rows -> {
          progress.begin("writing", "rows", rows);
          return progress::advance;
        });
  }

  private static ReviewedWorkbook.Content content(
      Opening opening, Portfolio portfolio, Findings findings, RunReport report) {
    Book book = portfolio.book();
    Results results = findings.results();
    FurtherSheets further = findings.further();
    return new ReviewedWorkbook.Content(
        opening,
        portfolio.workloads().sheet(),
        portfolio.workloads().header(),
        results.count(),
        results.checklist(),
        results.breakEven(),
        further.sensitivity(),
        further.nextSteps(),
        further.investing(),
        results.charted(),
        AddedTables.of(book),
        book.elsewhere(),
        AddedTables.rows(book, portfolio.opened().workbook()),
        findings.formulas(),
        results.calculations(),
        report.checks(),
        findings.comparison(),
        results.reclassification(),
        portfolio.issues(),
        report::summary,
        report.log());
  }
}
