package breakeven.cli;

import breakeven.batch.Explain;
import breakeven.batch.ExplainJob;
import breakeven.batch.PriceCheck;
import breakeven.batch.PriceCheckJob;
import breakeven.batch.Review;
import breakeven.batch.ReviewJob;
import breakeven.batch.TemplateJob;
import breakeven.imports.ImportJob;
import breakeven.imports.PriceImport;
import breakeven.imports.UsageImport;
import breakeven.imports.UsageJob;
import breakeven.ooxml.TargetFile;
import breakeven.write.TemplateWriter;
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
 */
record Wiring(
    ReviewJob review,
    TemplateJob template,
    ExplainJob explain,
    PriceCheckJob priceCheck,
    ImportJob priceImport,
    UsageJob usageImport) {
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
        new UsageImport());
  }
}
