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
 * @param table whether every difference is told
 * @param age whether it is told which prices of the workbook no list confirms
 * @param asOf the day on which prices must be in force, and age is counted
 */
public record ImportOptions(
    List<Path> files,
    Into into,
    boolean onlyUsed,
    boolean strict,
    String provider,
    @Nullable LocalDate checkedOn,
    boolean table,
    boolean age,
    LocalDate asOf) {
  public ImportOptions {
    files = List.copyOf(files);
  }
}
