package breakeven.app.imports;

import breakeven.app.batch.Progress;
import java.io.IOException;
import java.util.function.Consumer;

/** The work behind {@code breakeven usage import}. */
@FunctionalInterface
public interface UsageJob {
  /** Imports usage, and tells line by line what came of it. */
  void run(UsageOptions options, Progress progress, Consumer<String> out) throws IOException;
}
