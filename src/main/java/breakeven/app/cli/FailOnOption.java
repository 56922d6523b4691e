package breakeven.app.cli;

import breakeven.app.batch.FailOn;
import breakeven.app.batch.ReviewOutcome;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** What ends a run with {@link ExitCode#FOUND}. */
abstract class FailOnOption {
  private static final String NAME = "--fail-on";
  private static final String WHAT = "WHAT";
  private static final String DESCRIPTION =
      "End with exit code 3 if there is any of: ${COMPLETION-CANDIDATES}.";

  /** The option of a review, which may be compared with an earlier one. */
  static final class OfReview extends FailOnOption {
    @Option(
        names = NAME,
        paramLabel = WHAT,
        split = ",",
        converter = Converters.FailOnWord.class,
        completionCandidates = Converters.FailOnWords.class,
        description = DESCRIPTION)
    private Set<FailOn> words = EnumSet.noneOf(FailOn.class);

    @Override
    Set<FailOn> words() {
      return words;
    }

    /** Refuses to look for changes in a run that is compared with none. */
    void validate(JobCommand command, boolean compared) {
      if (!compared && words.contains(FailOn.CHANGES)) {
        throw command.wrong(
            NAME
                + " "
                + FailOn.CHANGES
                + " needs the output of an earlier review: review IN.xlsx --previous LAST.xlsx");
      }
    }
  }

  /** The option of a check of prices, which knows no earlier one. */
  static final class OfPrices extends FailOnOption {
    @Option(
        names = NAME,
        paramLabel = WHAT,
        split = ",",
        converter = Converters.PricesFailOnWord.class,
        completionCandidates = Converters.PricesFailOnWords.class,
        description = DESCRIPTION)
    private Set<FailOn> words = EnumSet.noneOf(FailOn.class);

    @Override
    Set<FailOn> words() {
      return words;
    }
  }

  abstract Set<FailOn> words();

  /** The exit code of a run. */
  final int exitCode(ReviewOutcome outcome) {
    return Collections.disjoint(outcome.found(), words()) ? ExitCode.DONE : ExitCode.FOUND;
  }
}
