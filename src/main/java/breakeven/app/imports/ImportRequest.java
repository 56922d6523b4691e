package breakeven.app.imports;

import breakeven.exchange.files.FileKind;
import breakeven.exchange.usage.UsageAsk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one import is asked to do.
 *
 * @param files what is to come in, each of any kind; of price lists the one to be trusted most
 *     first
 * @param into the workbook that takes the figures
 * @param as what files are that could be several things, or are none that is known; null: not said
 * @param options the options that are given, with the kind of files that they are of
 * @param actuals whether the sheet of actuals takes the months of bills and logs
 * @param ask what is said of bills and logs beside what they hold
 * @param accept models and cards whose price comes in however far off it is
 * @param seenOn the day of lists that name none; null: not known
 * @param asOf the day of the import
 */
public record ImportRequest(
    List<Path> files,
    Into into,
    @Nullable FileKind as,
    Map<String, FileKind> options,
    boolean actuals,
    UsageAsk ask,
    List<String> accept,
    @Nullable LocalDate seenOn,
    LocalDate asOf) {
  public ImportRequest {
    files = List.copyOf(files);
    options = Map.copyOf(options);
    accept = List.copyOf(accept);
  }

  ImportOptions prices(List<Path> lists) {
    return new ImportOptions(lists, into, accept, seenOn, asOf);
  }

  UsageOptions usage(List<Path> logs) {
    return new UsageOptions(logs, into, actuals, ask, asOf);
  }
}
