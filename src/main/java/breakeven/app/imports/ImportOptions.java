package breakeven.app.imports;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one import of prices is asked to do.
 *
 * @param files the lists, the one to be trusted most first
 * @param into the workbook that takes the figures
 * @param onlyUsed whether only models and cards come in that the book's workloads name
 * @param strict whether suspicious rows are left out
 * @param provider the provider of lists that do not say theirs; empty: their file's name
 * @param checkedOn the day of the lists; null: the day in the file, if it has one
 * @param asOf the day on which prices must be in force, and age is counted
 */
public record ImportOptions(
    List<Path> files,
    Into into,
    boolean onlyUsed,
    boolean strict,
    String provider,
    @Nullable LocalDate checkedOn,
    LocalDate asOf) {
  public ImportOptions {
    files = List.copyOf(files);
  }
}
