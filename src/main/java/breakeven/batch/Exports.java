package breakeven.batch;

import breakeven.export.CsvFiles;
import breakeven.export.Targets;
import breakeven.input.TypedRows;
import breakeven.write.OwnColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The results in files that are no workbook. */
final class Exports {
  private final @Nullable CsvFiles csv;

  private Exports(@Nullable CsvFiles csv) {
    this.csv = csv;
  }

  /** Begins all files, so that what cannot be written is told before the work is done. */
  static Exports begin(ReviewOptions options, Targets targets) {
    Path table = options.table();
    Path folder = options.csv();
    return new Exports(
        table == null && folder == null ? null : new CsvFiles(targets, table, folder));
  }

  /** Lets them have each workload's results. */
  void attach(WorkloadsInput workloads, Results results) {
    CsvFiles files = csv;
    if (files == null) {
      return;
    }
    Set<Integer> old =
        OwnColumns.find(
                results.bySheet().workloads(),
                workloads.header(),
                workloads.headerTexts(),
                needed -> workloads.width())
            .old();
    workloads.keepTyped(old);
    files.begin(workloads.headers(old), results.bySheet());
    results.handTo(files);
  }

  /**
   * All workloads are there.
   *
   * @param below what stands below the last batch of them
   */
  void finish(@Nullable TypedRows below, RunReport report) throws IOException {
    if (csv != null) {
      csv.finish(below, report.lists());
    }
  }
}
