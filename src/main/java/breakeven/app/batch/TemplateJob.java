package breakeven.app.batch;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a fresh input workbook, filled in by example. */
@FunctionalInterface
public interface TemplateJob {
  /**
   * Writes the template; an existing file is replaced.
   *
   * @throws IOException if it cannot be written
   */
  void write(Path output) throws IOException;
}
