package breakeven.exchange.export;

import breakeven.core.input.TypedRows;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.FreeName;
import breakeven.core.report.BatchTaker;
import breakeven.core.report.Columns;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.ResultTable;
import breakeven.core.report.RowResult;
import breakeven.core.table.Sheets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The results as CSV files: one for each sheet of results, or {@code Workloads} alone. */
public final class CsvFiles implements BatchTaker {
  private final @Nullable OutputStream alone;
  private final Map<String, OutputStream> folder = new LinkedHashMap<>();
  private final List<WorkloadTable> tables = new ArrayList<>();

  /** The file of a folder that a table goes to. */
  public static Path file(Path folder, String name) {
    return folder.resolve(name + ".csv");
  }

  /**
   * Begins the files.
   *
   * @param alone the CSV file of the workloads alone; null: none
   * @param into the folder of a file for each sheet; null: none
   * @param compared whether the review is compared with an earlier one
   */
  public CsvFiles(Targets targets, @Nullable Path alone, @Nullable Path into, boolean compared)
      throws IOException {
    this.alone = alone == null ? null : targets.create(alone);
    if (into != null) {
      targets.folder(into);
      ResultTable.names(compared)
          .forEach(name -> folder.put(name, targets.create(file(into, name))));
    }
  }

  /** Whether there are files for more than the workloads. */
  public boolean full() {
    return !folder.isEmpty();
  }

  /**
   * Begins the tables of workloads.
   *
   * @param own the headers of the user's columns
   * @param columns the results
   * @param months the last month that is calculated
   */
  public void begin(List<String> own, Columns columns, int months) {
    List<ResultColumn> results = columns.workloadsInFiles();
    if (alone != null) {
      tables.add(WorkloadTable.beside(own, results, alone));
    }
    if (full()) {
      tables.add(WorkloadTable.beside(own, results, stream(Sheets.WORKLOADS)));
      begin(Sheets.CHECKLIST, columns.checklist());
      begin(Sheets.BREAK_EVEN, columns.breakEven());
      begin(Sheets.COSTS, columns.costs().all());
      begin(Sheets.CASH_FLOW, columns.costs().cashFlow(months));
    }
  }

  private void begin(String name, List<ResultColumn> columns) {
    tables.add(WorkloadTable.of(columns, stream(name)));
  }

  /** Columns that are named in one word, as in JSON, each once. */
  public static List<ResultColumn> byKey(List<ResultColumn> columns) {
    Set<String> taken = new HashSet<>();
    return columns.stream()
        .map(column -> column.called(FreeName.of(column.key(), "", name -> !taken.add(name))))
        .toList();
  }

  private OutputStream stream(String name) {
    return Objects.requireNonNull(folder.get(name), name);
  }

  @Override
  public Part part() {
    List<Part> parts = tables.stream().map(WorkloadTable::part).toList();
    return new Part() {
      @Override
      public void take(WorkloadBatch batch, int i, RowResult row) {
        for (Part part : parts) {
          part.take(batch, i, row);
        }
      }

      @Override
      public void put(WorkloadBatch batch) {
        parts.forEach(part -> part.put(batch));
      }
    };
  }

  /**
   * All workloads are there.
   *
   * @param below what is below the last batch of them
   * @param lists the other tables
   */
  public void finish(@Nullable TypedRows below, List<ListTable> lists) throws IOException {
    for (WorkloadTable table : tables) {
      table.finish(below);
    }
    if (full()) {
      Set<String> empty = new LinkedHashSet<>(folder.keySet());
      ResultTable.OF_WORKLOADS.forEach(empty::remove);
      for (ListTable list : lists) {
        List<ResultColumn> columns = list.columns();
        CsvTable csv =
            new CsvTable(stream(list.name()), columns.stream().map(ResultColumn::title).toList());
        csv.row().rowsOf(columns.stream().map(ResultColumn::format).toList());
        list.rows().each(csv.row(), csv::endRow);
        csv.flush();
        empty.remove(list.name());
      }
      if (!empty.isEmpty()) {
        throw new IllegalStateException("nobody gives the rows of " + empty);
      }
    }
  }
}
