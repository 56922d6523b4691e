package breakeven.app.cli;

import breakeven.app.batch.FailOn;
import breakeven.app.batch.ReviewOutcome;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** What ends a run with {@link ExitCode#FOUND}. */
final class FailOnOption {
  @Option(
      names = "--fail-on",
      paramLabel = "WHAT",
      split = ",",
      converter = Converters.FailOnWord.class,
      completionCandidates = Converters.FailOnWords.class,
      description = "End with exit code 3 if there is any of: ${COMPLETION-CANDIDATES}.")
  private Set<FailOn> words = EnumSet.noneOf(FailOn.class);

  /** Refuses to look for changes in a run that is compared with none. */
  void validate(JobCommand command, boolean compared) {
    if (!compared && words.contains(FailOn.CHANGES)) {
      throw command.wrong(
          "--fail-on "
              + FailOn.CHANGES
              + " needs the output of an earlier review: review IN.xlsx --previous LAST.xlsx");
    }
  }

  /** The exit code of a run. */
  int exitCode(ReviewOutcome outcome) {
    return Collections.disjoint(outcome.found(), words) ? ExitCode.DONE : ExitCode.FOUND;
  }
}
