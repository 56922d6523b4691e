package breakeven.app.batch;

import breakeven.core.evaluation.InputTables;
import breakeven.exchange.export.Targets;
import breakeven.workbook.write.BackgroundWorkbook;
import breakeven.workbook.write.ReviewedWorkbook;
import breakeven.workbook.write.SheetAddition;
import breakeven.xlsx.ooxml.PackageComposer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The main job: a portfolio in, the same workbook out with verdicts. */
public final class Review {
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

  /**
   * Does the whole review.
   *
   * @throws breakeven.xlsx.read.BadInput if the input cannot be used at all
   * @throws IOException if the output cannot be written
   */
  public ReviewOutcome run(ReviewOptions options, Progress progress) throws IOException {
    try (Targets targets = new Targets(options.input(), options.overwrite());
        InputFiles opened = InputFiles.open(options, progress)) {
      targets.claim(options.workbook());
      BackgroundWorkbook opening = options.workbook() == null ? null : opened.opening();
      Exports exports = Exports.begin(options, targets);
      ReviewInputs prepared = ReviewInputs.read(options, opened, opening, threads, progress);
      boolean lists = opening != null || exports.full();
      try (ReviewResults findings = ReviewResults.begin(prepared, opening, lists, progress)) {
        RunReport report = new RunReport(prepared, findings);
        exports.attach(prepared, findings, report);
        new ReviewLoop(prepared, findings).all(threads, progress);
        report.tellEarly();
        if (opening != null) {
          Results results = findings.results();
          results.compare(ScenarioPass.others(prepared, results.sentences()));
        }
        exports.finish(prepared.workloads().below(), report);
        PackageComposer.Last last =
            () -> {
              opened.requireUnchanged();
              targets.finish();
              targets.place();
            };
        if (opening == null) {
          last.run();
        } else {
          write(opening, prepared, findings, report, last, progress);
        }
        targets.keep();
        progress.close();
        RunEvents.written(options, prepared.issues());
        return new ReviewOutcome(
            new TerminalReport(report, prepared, findings).lines(),
            findings.found(prepared.issues(), report.stalePrices()));
      }
    }
  }

  /**
   * Writes the workbook.
   *
   * @param last what goes before the workbook takes its place: everything else takes its own
   */
  private static void write(
      BackgroundWorkbook opening,
      ReviewInputs prepared,
      ReviewResults findings,
      RunReport report,
      PackageComposer.Last last,
      Progress progress)
      throws IOException {
    try (LogLines lines = findings.outcomes().newLines()) {
      ReviewedWorkbook.write(
          content(opening, prepared, findings, report, lines),
          Objects.requireNonNull(prepared.options().workbook()),
          prepared.options().overwrite(),
          last,
          rows -> {
            progress.begin("writing", "rows", rows);
            return progress::advance;
          });
    }
  }

  private static List<SheetAddition> additions(ReviewInputs prepared, ReviewResults findings) {
    List<SheetAddition> all =
        new ArrayList<>(AddedTables.rows(prepared.book(), prepared.opened().workbook()));
    findings.outcomes().totals().ifPresent(all::add);
    return all;
  }

  private static ReviewedWorkbook.Content content(
      BackgroundWorkbook opening,
      ReviewInputs prepared,
      ReviewResults findings,
      RunReport report,
      LogLines lines) {
    InputTables book = prepared.book();
    Results results = findings.results();
    return new ReviewedWorkbook.Content(
        prepared.options().input(),
        opening,
        prepared.workloads().sheet(),
        prepared.workloads().header(),
        results.count(),
        findings.further().nextSteps(),
        results.charted(),
        AddedTables.of(book),
        book.elsewhere(),
        additions(prepared, findings),
        Objects.requireNonNull(findings.calculation()),
        results.sums(),
        report.checks(),
        findings.comparison(),
        results.proposals(),
        prepared.criteria(),
        results.gathered(),
        lines.logged(),
        prepared.issues(),
        report::summary,
        report.log());
  }
}
