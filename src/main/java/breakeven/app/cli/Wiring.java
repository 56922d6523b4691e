package breakeven.app.cli;

import breakeven.app.batch.Explain;
import breakeven.app.batch.ExplainOptions;
import breakeven.app.batch.PriceCheck;
import breakeven.app.batch.PriceCheckOptions;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.ReviewOutcome;
import breakeven.app.cycle.Apply;
import breakeven.app.cycle.ApplyOptions;
import breakeven.app.imports.ImportOptions;
import breakeven.app.imports.PriceImport;
import breakeven.app.imports.UsageImport;
import breakeven.app.imports.UsageOptions;
import java.util.List;

/**
 * The work behind each command.
 *
 * @param review behind {@code review}
 * @param explain behind {@code explain}: its lines
 * @param priceCheck behind {@code prices check}
 * @param priceImport behind {@code prices import}: whether anything changes, as of all imports
 * @param usageImport behind {@code usage import}
 * @param apply behind {@code apply}: how many decisions were refused
 */
record Wiring(
    Job<ReviewOptions, ReviewOutcome> review,
    Job<ExplainOptions, List<String>> explain,
    Job<PriceCheckOptions, ReviewOutcome> priceCheck,
    Job.Telling<ImportOptions, Boolean> priceImport,
    Job.Telling<UsageOptions, Boolean> usageImport,
    Job.Telling<ApplyOptions, Integer> apply) {
  /** The jobs of the program as it is shipped. This is the one place that names them. */
  static Wiring shipped() {
    return new Wiring(
        new Review()::run,
        new Explain()::explain,
        new PriceCheck()::run,
        new PriceImport()::run,
        new UsageImport()::run,
        new Apply()::run);
  }
}
