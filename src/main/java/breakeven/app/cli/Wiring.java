package breakeven.app.cli;

import breakeven.app.batch.Explain;
import breakeven.app.batch.ExplainOptions;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.ReviewOutcome;
import breakeven.app.cycle.Apply;
import breakeven.app.cycle.ApplyOptions;
import breakeven.app.imports.FileImport;
import breakeven.app.imports.ImportRequest;
import breakeven.app.imports.Imported;
import java.util.List;

/**
 * The work behind each command.
 *
 * @param review behind {@code review}
 * @param explain behind {@code explain}: its lines
 * @param imports behind {@code import}
 * @param apply behind {@code apply}: how many decisions were refused
 */
record Wiring(
    Job<ReviewOptions, ReviewOutcome> review,
    Job<ExplainOptions, List<String>> explain,
    Job.Telling<ImportRequest, Imported> imports,
    Job.Telling<ApplyOptions, Integer> apply) {
  /** The jobs of the program as it is shipped. This is the one place that names them. */
  static Wiring shipped() {
    return new Wiring(
        new Review()::run, new Explain()::explain, new FileImport()::run, new Apply()::run);
  }
}
