package breakeven.app.cli;

import breakeven.app.batch.Explain;
import breakeven.app.batch.ExplainJob;
import breakeven.app.batch.HandOutJob;
import breakeven.app.batch.HandOuts;
import breakeven.app.batch.PriceCheck;
import breakeven.app.batch.PriceCheckJob;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewJob;
import breakeven.app.batch.TemplateJob;
import breakeven.app.cycle.Apply;
import breakeven.app.cycle.ApplyJob;
import breakeven.app.imports.DecisionMerge;
import breakeven.app.imports.ImportJob;
import breakeven.app.imports.MergeJob;
import breakeven.app.imports.PriceImport;
import breakeven.app.imports.QualityImport;
import breakeven.app.imports.QualityJob;
import breakeven.app.imports.UsageImport;
import breakeven.app.imports.UsageJob;
import breakeven.workbook.write.TemplateWriter;
import breakeven.xlsx.ooxml.TargetFile;
import java.io.OutputStream;
import java.nio.channels.Channels;

/**
 * The work behind each command.
 *
 * @param review behind {@code review}
 * @param template behind {@code template}
 * @param explain behind {@code explain}
 * @param priceCheck behind {@code prices check}
 * @param priceImport behind {@code prices import}
 * @param usageImport behind {@code usage import}
 * @param qualityImport behind {@code quality import}
 * @param apply behind {@code apply}
 * @param handOuts behind {@code --split-by}
 * @param merge behind {@code merge}
 */
record Wiring(
    ReviewJob review,
    TemplateJob template,
    ExplainJob explain,
    PriceCheckJob priceCheck,
    ImportJob priceImport,
    UsageJob usageImport,
    QualityJob qualityImport,
    ApplyJob apply,
    HandOutJob handOuts,
    MergeJob merge) {
  /** The jobs of the program as it is shipped. This is the one place that names them. */
  static Wiring shipped() {
    return new Wiring(
        new Review(),
        output -> {
          try (TargetFile target = TargetFile.create(null, output, true);
              OutputStream out = Channels.newOutputStream(target.channel())) {
            TemplateWriter.write(out);
            target.finish();
          }
        },
        new Explain(),
        new PriceCheck(),
        new PriceImport(),
        new UsageImport(),
        new QualityImport(),
        new Apply(),
        new HandOuts(),
        new DecisionMerge());
  }
}
