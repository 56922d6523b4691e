package breakeven.app.batch;

import java.io.IOException;
import java.util.List;

/** The work behind {@code --split-by}. */
@FunctionalInterface
public interface HandOutJob {
  /**
   * Writes a workbook for each value.
   *
   * @param review the review of the whole
   * @return what was written, a line a workbook
   */
  List<String> run(ReviewOptions review, HandOutOptions options, Progress progress)
      throws IOException;
}
