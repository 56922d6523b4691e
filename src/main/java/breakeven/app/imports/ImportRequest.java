package breakeven.app.imports;

import breakeven.core.input.Texts;
import breakeven.exchange.files.FileKind;
import breakeven.exchange.lists.ListRow;
import breakeven.exchange.usage.Mapping;
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
 * @param accept models and cards, with or without their provider, whose price comes in however far
 *     off it is
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

  /** The same for files of one kind. */
  ImportRequest of(List<Path> some) {
    return new ImportRequest(some, into, as, options, actuals, ask, accept, seenOn, asOf);
  }

  /** The same with what a workbook says of its logs and bills. */
  ImportRequest with(Mapping mapping) {
    return new ImportRequest(
        files, into, as, options, actuals, ask.with(mapping), accept, seenOn, asOf);
  }

  /** Whether a row is named among those that come in whatever they cost. */
  boolean accepts(ListRow row) {
    return accept.stream()
        .map(Texts::fold)
        .anyMatch(
            name ->
                name.equals(Texts.fold(row.model())) || name.equals(Texts.fold(row.fullName())));
  }
}
