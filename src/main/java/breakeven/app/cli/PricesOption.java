package breakeven.app.cli;

import breakeven.app.batch.ReviewOptions;
import breakeven.xlsx.read.BadInput;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The workbook whose prices are used where the input has none of its own. */
final class PricesOption {
  @Option(
      names = "--prices",
      paramLabel = "BOOK.xlsx",
      description =
          "Workbook to take sheets of prices from that the input lacks. Default: the shipped ones.")
  private @Nullable Path book;

  /** The workbook; null where none is named. */
  @Nullable Path book() {
    return book;
  }

  /** Refuses what cannot be a workbook of prices. */
  void require() {
    if (book == null) {
      return;
    }
    JobCommand.requireFile(book);
    if (ReviewOptions.isRows(book)) {
      throw new BadInput(
          book
              + " is no workbook, and --prices takes one: use breakeven import LIST --into BOOK.xlsx");
    }
  }
}
