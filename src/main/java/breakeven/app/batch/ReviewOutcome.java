package breakeven.app.batch;

import java.util.List;
import java.util.Set;

/**
 * How a review ended.
 *
 * @param summary the lines for standard output: counts, verdicts, money at stake, where the output
 *     is
 * @param found everything that {@code --fail-on} could be told to look for and that was there
 */
public record ReviewOutcome(List<String> summary, Set<FailOn> found) {
  public ReviewOutcome {
    summary = List.copyOf(summary);
    found = Set.copyOf(found);
  }
}
