package breakeven.app.imports;

import breakeven.app.batch.Progress;
import java.io.IOException;
import java.util.function.Consumer;

/** The work behind {@code breakeven quality import}. */
@FunctionalInterface
public interface QualityJob {
  /** Imports measured quality, and tells line by line what came of it. */
  void run(QualityOptions options, Progress progress, Consumer<String> out) throws IOException;
}
