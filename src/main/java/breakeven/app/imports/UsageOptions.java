package breakeven.app.imports;

import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.UsageAsk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * What one import of usage is asked to do.
 *
 * @param files the logs and bills
 * @param into the workbook that takes the figures
 * @param actuals whether the sheet of actuals takes the figures, month by month
 * @param ask what is said of the files beside what they hold
 * @param asOf the day of the import
 */
public record UsageOptions(
    List<Path> files, Into into, boolean actuals, UsageAsk ask, LocalDate asOf) {
  public UsageOptions {
    files = List.copyOf(files);
  }

  /** The same with what a workbook says of its logs and bills. */
  UsageOptions with(Mapping mapping) {
    return new UsageOptions(files, into, actuals, ask.with(mapping), asOf);
  }
}
