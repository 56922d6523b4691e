package breakeven.app.imports;

import breakeven.core.input.Texts;
import breakeven.exchange.lists.ListRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one import of prices is asked to do.
 *
 * @param files the lists, the one to be trusted most first
 * @param into the workbook that takes the figures
 * @param accept the models and cards, with or without their provider, whose price comes in however
 *     far off it is
 * @param seenOn the day of lists that name none; null: not known
 * @param asOf the day on which prices must be in force, and age is counted
 */
public record ImportOptions(
    List<Path> files, Into into, List<String> accept, @Nullable LocalDate seenOn, LocalDate asOf) {
  public ImportOptions {
    files = List.copyOf(files);
    accept = List.copyOf(accept);
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
