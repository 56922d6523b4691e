package breakeven.app.batch;

import java.io.IOException;

/** The job behind {@code prices check}. */
@FunctionalInterface
public interface PriceCheckJob {
  /** Checks the prices of a workbook. */
  ReviewOutcome run(PriceCheckOptions options, Progress progress) throws IOException;
}
