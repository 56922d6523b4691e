package breakeven.exchange.files;

import breakeven.core.input.HeadersNamed;
import breakeven.exchange.usage.NamedColumns;
import breakeven.exchange.usage.Usage;
import breakeven.exchange.usage.UsageAsk;
import breakeven.exchange.usage.UsageColumns;
import breakeven.exchange.usage.UsageFault;
import breakeven.exchange.usage.UsageReader;
import breakeven.exchange.usage.UsageSource;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/** A log or bill as a user downloads it: CSV or JSON, packed with gzip or not, or Parquet. */
public final class UsageFile {
  private UsageFile() {}

  /** Whether a text is a bill or log that is known, or has the columns that are named. */
  static boolean is(Path path, TextHead head, UsageAsk ask) throws IOException {
    List<NamedColumns> own = ask.mapping().columns();
    if (head.isJson()) {
      return UsageJson.has(path, UsageColumns.within(ask), row -> UsageColumns.isHeader(row, own));
    }
    HeadersNamed named = new HeadersNamed(row -> UsageColumns.isHeader(row, own) ? row.size() : 0);
    CsvFile.of(path, row -> UsageColumns.named(row, own)).read(named);
    return named.most() > 0;
  }

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
        boolean more = UsageJson.read(path, UsageColumns.within(ask), reader);
        UsageSource source = reader.finish();
        source.more(more);
        return source;
      }
      if (ParquetFile.is(head)) {
        if (Unpacked.is(path)) {
          throw new UsageFault("is a Parquet file packed with gzip: unpack it");
        }
        UsageReader reader = new UsageReader(name, ask.withPoint(), usage, progress);
        ParquetFile.of(path).read(reader);
        return reader.finish();
      }
      head.refuse("usage file", "export the usage as CSV, JSON or Parquet");
      UsageReader reader = new UsageReader(name, ask, usage, progress);
      CsvFile.of(path, row -> UsageColumns.named(row, ask.mapping().columns())).read(reader);
      return reader.finish();
    } catch (UsageFault e) {
      throw new BadInput(path + " " + e.getMessage(), e);
    } catch (IOException e) {
      throw new BadInput(path + " cannot be read (" + e.getMessage() + ")", e);
    }
  }
}
