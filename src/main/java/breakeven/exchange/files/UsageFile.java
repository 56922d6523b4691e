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
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.zip.CRC32;

/** A log or bill as a user downloads it: CSV or JSON, packed with gzip or not, or Parquet. */
public final class UsageFile {
  /** Bytes by which files are told apart before all of them are compared. */
  private static final int BEGINNING = 1 << 16;

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
   * Requires that no two files hold the same, packed or not: it would count twice.
   *
   * @throws BadInput where two do
   */
  public static void requireDifferent(List<Path> files) throws IOException {
    Map<Long, List<Path>> alike = new HashMap<>();
    for (Path file : files) {
      List<Path> others = alike.computeIfAbsent(beginning(file), key -> new ArrayList<>());
      for (Path other : others) {
        if (Files.isSameFile(other, file)) {
          throw new BadInput(file + " is given twice: its lines would count twice");
        }
        if (isSame(other, file)) {
          throw new BadInput(file + " holds the same as " + other + ": give one of them");
        }
      }
      others.add(file);
    }
  }

  /** What two files have in common that hold the same; of thousands of files few pairs have it. */
  private static long beginning(Path file) throws IOException {
    try (InputStream in = Unpacked.open(file)) {
      CRC32 sum = new CRC32();
      sum.update(in.readNBytes(BEGINNING));
      return sum.getValue();
    }
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    try (InputStream first = Unpacked.open(one);
        InputStream second = Unpacked.open(other)) {
      byte[] block = first.readNBytes(BEGINNING);
      while (block.length > 0 && Arrays.equals(block, second.readNBytes(BEGINNING))) {
        block = first.readNBytes(BEGINNING);
      }
      return block.length == 0 && second.read() < 0;
    }
  }

  /**
   * Reads a file to its end, into the sums of all.
   *
   * @param progress is told how many more lines were read
   * @throws BadInput where it cannot be used
   */
  public static UsageSource read(Path path, UsageAsk ask, Usage usage, IntConsumer progress) {
    try {
      TextHead head = TextHead.of(path);
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
        ParquetFile.read(path, reader);
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
