package breakeven.exchange.files;

import breakeven.exchange.usage.UsageAsk;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** What a file that is imported can be: it shows in what it holds, never in its name. */
public enum FileKind {
  RATES("rates", "a table of exchange rates"),
  PRICES("prices", "a price list"),
  USAGE("usage", "a bill or log");

  private final String word;
  private final String title;

  FileKind(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /** The word by which it is asked for. */
  public String word() {
    return word;
  }

  /** What it is, with its article. */
  public String title() {
    return title;
  }

  /**
   * What a file can be: one kind nearly always.
   *
   * @param ask the columns that are named are those of bills and logs
   * @return empty where it is nothing that is known
   * @throws BadInput where it cannot be read, whatever it is
   */
  public static Set<FileKind> of(Path path, UsageAsk ask) {
    try {
      TextHead head = TextHead.of(path);
      if (ParquetFile.is(head)) {
        return Set.of(USAGE);
      }
      if (!head.isJson()) {
        head.refuse("file to import", "give CSV, JSON or Parquet");
      }
      Set<FileKind> kinds = EnumSet.noneOf(FileKind.class);
      if (!head.isJson() && RatesFile.is(path)) {
        kinds.add(RATES);
      }
      if (PriceListFile.is(path, head)) {
        kinds.add(PRICES);
      }
      if (UsageFile.is(path, head, ask)) {
        kinds.add(USAGE);
      }
      return kinds;
    } catch (IOException e) {
      throw new BadInput(path + " cannot be read (" + e.getMessage() + ")", e);
    }
  }
}
