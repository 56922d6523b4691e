package breakeven.app.imports;

import breakeven.core.table.Column;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one import of quality is asked to do.
 *
 * @param files results of evaluations
 * @param into the workbook that takes the figures
 * @param workload whose quality it is
 * @param model the model of files that name none; empty: as they say
 * @param prompt label or number of the prompt that counts; empty: the only one
 * @param metric the metric that counts; empty: the only one
 * @param as the column of {@code Workloads} that takes it; null: by the model
 * @param asOf the day of the import
 */
public record QualityOptions(
    List<Path> files,
    Into into,
    String workload,
    String model,
    String prompt,
    String metric,
    @Nullable Column as,
    LocalDate asOf) {
  public QualityOptions {
    files = List.copyOf(files);
  }
}
