package breakeven.app.cli;

import breakeven.app.batch.PriceCheckOptions;
import breakeven.app.batch.Progress;
import breakeven.app.batch.ReviewOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description =
        "List what is old, missing or odd among the prices of a workbook. Beside each are its"
            + " workloads and their money: their net savings added up, each without its sign.",
    sortOptions = false)
final class PricesCheckCommand extends JobCommand {
  private final Job<PriceCheckOptions, ReviewOutcome> job;
  private final Clock clock;

  @Parameters(paramLabel = "BOOK.xlsx", description = "Workbook to check; never changed.")
  private Path book;

  @Mixin private AsOfOption asOf = new AsOfOption();

  @Mixin private DecimalCommaOption decimalComma = new DecimalCommaOption();

  @Mixin private FailOnOption.OfPrices failOn = new FailOnOption.OfPrices();

  PricesCheckCommand(Terminal terminal, Job<PriceCheckOptions, ReviewOutcome> job, Clock clock) {
    super(terminal);
    this.job = job;
    this.clock = clock;
  }

  @Override
  int work(Progress progress) throws IOException {
    requireFile(book);
    LocalDate day = asOf.day(clock);
    ReviewOutcome outcome =
        job.run(new PriceCheckOptions(book, day, decimalComma.decimals()), progress);
    progress.close();
    print(outcome.summary());
    return failOn.exitCode(outcome);
  }
}
