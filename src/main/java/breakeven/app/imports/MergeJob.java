package breakeven.app.imports;

import breakeven.app.batch.Progress;
import java.io.IOException;
import java.util.function.Consumer;

/** The work behind {@code breakeven merge}. */
@FunctionalInterface
public interface MergeJob {
  /** Brings decisions back, and tells line by line what came of it. */
  void run(MergeOptions options, Progress progress, Consumer<String> out) throws IOException;
}
