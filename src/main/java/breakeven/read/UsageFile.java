package breakeven.read;

import breakeven.usage.Usage;
import breakeven.usage.UsageAsk;
import breakeven.usage.UsageColumns;
import breakeven.usage.UsageFault;
import breakeven.usage.UsageReader;
import breakeven.usage.UsageSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** A log or bill as a user downloads it, as CSV. */
public final class UsageFile {
  private UsageFile() {}

  /**
   * Reads a file to its end, into the sums of all.
   *
   * @param progress is told how many more lines were read
   * @throws BadInput where it cannot be used
   */
  public static UsageSource read(Path path, UsageAsk ask, Usage usage, IntConsumer progress) {
    try {
      refuse(path, TextHead.of(path));
      UsageReader reader =
          new UsageReader(String.valueOf(path.getFileName()), ask, usage, progress);
      CsvFile.of(path, UsageColumns::named).read(reader);
      return reader.finish();
    } catch (UsageFault e) {
      throw new BadInput(path + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BadInput(path + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static void refuse(Path path, TextHead head) {
    if (head.isJson()) {
      throw new BadInput(path + " is JSON: export the usage as CSV");
    }
    head.refuse("usage file", "export the usage as CSV");
  }
}
