package breakeven.app.batch;

import breakeven.core.input.TypedRows;
import breakeven.exchange.export.CsvFiles;
import breakeven.exchange.export.JsonFile;
import breakeven.exchange.export.Targets;
import breakeven.workbook.write.OwnColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The results in files that are no workbook. */
record Exports(@Nullable CsvFiles csv, @Nullable JsonFile json) {

  /** Begins all files, so that what cannot be written is reported before the work is done. */
  static Exports begin(ReviewOptions options, Targets targets) throws IOException {
    Path table = options.table();
    Path folder = options.csv();
    Path json = options.json();
    return new Exports(
        table == null && folder == null
            ? null
            : new CsvFiles(targets, table, folder, options.previous() != null),
        json == null ? null : new JsonFile(targets.create(json)));
  }

  /** Whether more is reported than the workloads. */
  boolean full() {
    return json != null || csv != null && csv.full();
  }

  /**
   * Lets them have each workload's results and problems.
   *
   * @param report what is reported of the run, which is not over yet
   */
  void attach(ReviewInputs prepared, ReviewResults findings, RunReport report) throws IOException {
    WorkloadsInput workloads = prepared.workloads();
    Results results = findings.results();
    CsvFiles files = csv;
    if (files != null) {
      Set<Integer> old =
          OwnColumns.find(
                  results.bySheet().workloads(),
                  workloads.header(),
                  workloads.headerTexts(),
                  OwnColumns.named(prepared.opened().book()),
                  needed -> workloads.width())
              .old();
      workloads.keepTyped(old);
      files.begin(workloads.headers(old), results.bySheet(), prepared.evaluator().frame().months());
      results.handTo(files);
    }
    JsonFile text = json;
    if (text != null) {
      text.begin(report.facts(), workloads.sheet().name(), results.bySheet(), report.lists());
      results.handTo(text);
      prepared.issues().tell(text);
    }
  }

  /**
   * All workloads are there.
   *
   * @param below what is below the last batch of them
   */
  void finish(@Nullable TypedRows below, RunReport report) throws IOException {
    if (csv != null) {
      csv.finish(below, Stream.concat(report.facing().stream(), report.lists().stream()).toList());
    }
    if (json != null) {
      json.finish(report.figures());
    }
  }
}
