package breakeven.app.batch;

import java.io.IOException;

/** Reviews one workbook: reads, decides, writes. */
@FunctionalInterface
public interface ReviewJob {
  /**
   * Does the whole review.
   *
   * @throws breakeven.xlsx.read.BadInput if the input cannot be used at all
   * @throws IOException if the output cannot be written
   */
  ReviewOutcome run(ReviewOptions options, Progress progress) throws IOException;
}
