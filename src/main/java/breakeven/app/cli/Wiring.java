package breakeven.app.cli;

import breakeven.app.batch.BoardPdf;
import breakeven.app.batch.Explain;
import breakeven.app.batch.ExplainOptions;
import breakeven.app.batch.HandOutOptions;
import breakeven.app.batch.HandOuts;
import breakeven.app.batch.PdfOptions;
import breakeven.app.batch.PriceCheck;
import breakeven.app.batch.PriceCheckOptions;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.ReviewOutcome;
import breakeven.app.cycle.Apply;
import breakeven.app.cycle.ApplyOptions;
import breakeven.app.imports.DecisionMerge;
import breakeven.app.imports.FileImport;
import breakeven.app.imports.ImportRequest;
import breakeven.app.imports.Imported;
import breakeven.app.imports.MergeOptions;
import java.util.List;

/**
 * The work behind each command.
 *
 * @param review behind {@code review}
 * @param explain behind {@code explain}: its lines
 * @param priceCheck behind {@code prices check}
 * @param imports behind {@code import}
 * @param apply behind {@code apply}: how many decisions were refused
 * @param handOuts behind {@code --split-by}: what was written, a line a workbook
 * @param board behind {@code --pdf}: what was written
 * @param merge behind {@code merge}
 */
record Wiring(
    Job<ReviewOptions, ReviewOutcome> review,
    Job<ExplainOptions, List<String>> explain,
    Job<PriceCheckOptions, ReviewOutcome> priceCheck,
    Job.Telling<ImportRequest, Imported> imports,
    Job.Telling<ApplyOptions, Integer> apply,
    Job<HandOutOptions, List<String>> handOuts,
    Job<PdfOptions, List<String>> board,
    Job.Telling<MergeOptions, Boolean> merge) {
  /** The jobs of the program as it is shipped. This is the one place that names them. */
  static Wiring shipped() {
    return new Wiring(
        new Review()::run,
        new Explain()::explain,
        new PriceCheck()::run,
        new FileImport()::run,
        new Apply()::run,
        new HandOuts()::run,
        new BoardPdf()::run,
        new DecisionMerge()::run);
  }
}
