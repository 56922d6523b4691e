package breakeven.core.report;

import breakeven.core.model.Place;
import java.util.List;

/**
 * Bills that came with imported usage, the last one of each workload.
 *
 * @param apart how many of those that could be held against prices do not agree with them
 * @param billed where the column of bills is: its header
 * @param priced where that of the costs by prices is
 * @param blocks where those that could be compared are
 */
public record BilledUsage(int apart, Place billed, Place priced, List<Block> blocks) {
  /** Rows one below the other, from the first to the last. */
  public record Block(int first, int last) {}
}
