package breakeven.app.imports;

import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.UsageAsk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one import of usage is asked to do.
 *
 * @param files the logs and bills
 * @param book the workbook that takes the figures
 * @param output another workbook to write; null: the book itself is replaced
 * @param dryRun whether nothing is written
 * @param actuals whether the sheet of actuals takes the figures, month by month
 * @param ask what is said of the files beside what they hold
 * @param asOf the day of the import
 */
public record UsageOptions(
    List<Path> files,
    Path book,
    @Nullable Path output,
    boolean dryRun,
    boolean actuals,
    UsageAsk ask,
    LocalDate asOf) {
  public UsageOptions {
    files = List.copyOf(files);
  }

  /** The same with other files. */
  UsageOptions of(List<Path> others) {
    return new UsageOptions(others, book, output, dryRun, actuals, ask, asOf);
  }

  /** The same with what a workbook says of its logs and bills. */
  UsageOptions with(Mapping mapping) {
    return new UsageOptions(files, book, output, dryRun, actuals, ask.with(mapping), asOf);
  }
}
