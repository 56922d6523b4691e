package breakeven.cli;

import breakeven.batch.FailOn;
import breakeven.batch.PriceCheckJob;
import breakeven.batch.PriceCheckOptions;
import breakeven.batch.Progress;
import breakeven.batch.ReviewOutcome;
import breakeven.batch.Verbosity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description =
        "List what is old, missing or odd among the prices of a workbook, with the workloads that"
            + " hang on it and their money: the sum of their net savings, each without its sign.",
    sortOptions = false)
final class PricesCheckCommand extends JobCommand {
  private final PriceCheckJob job;
  private final Clock clock;

  @Parameters(paramLabel = "BOOK.xlsx", description = "Workbook to check; never changed.")
  private Path book;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = Converters.Day.class,
      description = "Day that decides the age of prices, like 2026-11-24. Default: today.")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      split = ",",
      converter = Converters.FailOnWord.class,
      completionCandidates = Converters.FailOnWords.class,
      description = "End with exit code 3 if there is any of: ${COMPLETION-CANDIDATES}.")
  private Set<FailOn> failOn = EnumSet.noneOf(FailOn.class);

  PricesCheckCommand(Terminal terminal, PriceCheckJob job, Clock clock) {
    super(terminal);
    this.job = job;
    this.clock = clock;
  }

  @Override
  int work(Progress progress) throws IOException {
    requireFile(book);
    LocalDate day = asOf != null ? asOf : LocalDate.now(clock);
    ReviewOutcome outcome = job.run(new PriceCheckOptions(book, day), progress);
    progress.close();
    if (verbosity() != Verbosity.QUIET) {
      print(outcome.summary());
    }
    return Collections.disjoint(outcome.found(), failOn) ? ExitCode.DONE : ExitCode.FOUND;
  }
}
