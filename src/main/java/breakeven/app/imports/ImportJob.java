package breakeven.app.imports;

import breakeven.app.batch.Progress;
import java.io.IOException;
import java.util.function.Consumer;

/** The work behind {@code breakeven prices import}. */
@FunctionalInterface
public interface ImportJob {
  /** Imports prices, and tells line by line what came of it. */
  void run(ImportOptions options, Progress progress, Consumer<String> out) throws IOException;
}
