package breakeven.app.cycle;

import breakeven.app.batch.Progress;
import java.io.IOException;
import java.util.function.Consumer;

/** The work behind {@code apply}. */
@FunctionalInterface
public interface ApplyJob {
  /**
   * Carries out what is decided.
   *
   * @param out takes what is said, line by line
   * @return how many decisions were refused
   */
  int run(ApplyOptions options, Progress progress, Consumer<String> out) throws IOException;
}
