package breakeven.exchange.files;

import breakeven.exchange.usage.Usage;
import breakeven.exchange.usage.UsageAsk;
import breakeven.exchange.usage.UsageColumns;
import breakeven.exchange.usage.UsageFault;
import breakeven.exchange.usage.UsageReader;
import breakeven.exchange.usage.UsageSource;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/** A log or bill as a user downloads it: CSV or JSON, packed with gzip or not, or Parquet. */
public final class UsageFile {
  /** Bytes of a text from which on it pays to start DuckDB. */
  private static final long LARGE = 16 << 20;

  /** How many times as large is, about, what is packed with gzip. */
  private static final int PACKED = 8;

  private UsageFile() {}

  /**
   * Reads a file to its end, into the sums of all.
   *
   * @param progress is told how many more lines were read
   * @throws BadInput where it cannot be used
   */
  public static UsageSource read(Path path, UsageAsk ask, Usage usage, IntConsumer progress) {
    try {
      TextHead head = TextHead.unpacked(path);
      String name = String.valueOf(path.getFileName());
      if (head.isJson()) {
        UsageReader reader = new UsageReader(name, ask.withPoint(), usage, progress);
        boolean more = false;
        if (!(isLarge(path) && JsonLines.addedUp(path, reader))) {
          do {
            more = UsageJson.read(path, reader);
          } while (reader.again());
        }
        UsageSource source = reader.finish();
        source.more(more);
        return source;
      }
      if (ParquetFile.is(head)) {
        if (Unpacked.is(path)) {
          throw new UsageFault("is a Parquet file packed with gzip: unpack it");
        }
        UsageReader reader = new UsageReader(name, ask.withPoint(), usage, progress);
        ParquetFile.of(path).addUp(reader);
        return reader.finish();
      }
      head.refuse("usage file", "export the usage as CSV, JSON or Parquet");
      UsageReader reader = new UsageReader(name, ask, usage, progress);
      CsvFile.of(path, row -> UsageColumns.named(row, ask.mapping().columns())).addUp(reader);
      return reader.finish();
    } catch (UsageFault e) {
      throw new BadInput(path + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BadInput(path + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /** Passes header and lines, a second time where the first only tells how they hang together. */
  static void lines(RowFile file, UsageReader reader) {
    do {
      file.read(reader);
    } while (reader.again());
  }

  /** Whether it pays to start DuckDB. */
  static boolean isLarge(Path path) throws IOException {
    return Files.size(path) >= (Unpacked.is(path) ? LARGE / PACKED : LARGE);
  }
}
