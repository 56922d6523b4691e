package breakeven.app.imports;

import breakeven.app.batch.WorkloadsInput;
import breakeven.core.input.Header;
import breakeven.core.input.Texts;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.input.WorkloadReader;
import breakeven.core.model.NearMiss;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import breakeven.workbook.write.SheetUpsert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a workbook's workloads that usage was found of. */
final class BookWorkloads {
  private static final List<Column> MODELS =
      List.of(Workloads.PROMPTED_MODEL, Workloads.CANDIDATE_MODEL, Workloads.SMALLER_MODEL);

  /** Names beyond these are not offered for a mistyped one. */
  private static final int NAMES_KEPT = 20_000;

  /**
   * A row of the sheet.
   *
   * @param row its number, from 1
   * @param name the workload, as it is written there
   * @param numbers the numbers that are in it; NaN for a cell that cannot be read
   * @param models the models that are typed in it
   */
  record Row(int row, String name, Map<Column, Double> numbers, Map<Column, String> models) {
    /** The prompted model; empty where none is typed. */
    String model() {
      return model(Workloads.PROMPTED_MODEL);
    }

    /** One of the models; empty where none is typed. */
    String model(Column column) {
      return models.getOrDefault(column, "");
    }

    /** A cell with a word of a closed list; empty where it has none, or one that is not in it. */
    String word(Column column) {
      double code = number(column);
      return Double.isNaN(code) ? "" : column.words().get((int) code);
    }

    /** NaN also where the cell is empty. */
    double number(Column column) {
      return numbers.getOrDefault(column, Double.NaN);
    }
  }

  private final Header header;
  private final Map<String, List<Row>> rows = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private int lastRow;

  private BookWorkloads(Header header) {
    this.header = header;
    lastRow = header.row();
  }

  /**
   * Reads through the sheet once.
   *
   * @param wanted the names whose rows are kept, folded
   * @param columns the columns whose numbers are kept
   */
  static BookWorkloads read(WorkloadsInput workloads, Set<String> wanted, List<Column> columns) {
    BookWorkloads found = new BookWorkloads(workloads.header());
    workloads.each(
        batch -> {
          for (int i = 0; i < batch.size(); i++) {
            found.add(batch, i, wanted, columns);
          }
        });
    return found;
  }

  private void add(WorkloadBatch batch, int i, Set<String> wanted, List<Column> columns) {
    String name = batch.name(i);
    @Nullable String model = batch.texts(Workloads.PROMPTED_MODEL)[i];
    // A total or a note below is no workload: new ones are above it.
    if (model != null || !WorkloadReader.isTotal(name) && hasFigures(batch, i)) {
      lastRow = batch.row(i);
    }
    if (names.size() < NAMES_KEPT) {
      names.add(name);
    }
    if (wanted.contains(Texts.fold(name))) {
      Map<Column, Double> numbers = new HashMap<>();
      for (Column column : columns) {
        if (batch.typed(i, column)) {
          numbers.put(column, batch.numbers(column)[i]);
        }
      }
      rows.computeIfAbsent(Texts.fold(name), key -> new ArrayList<>())
          .add(new Row(batch.row(i), name, numbers, models(batch, i)));
    }
  }

  private static Map<Column, String> models(WorkloadBatch batch, int i) {
    Map<Column, String> models = new HashMap<>();
    for (Column column : MODELS) {
      String model = batch.texts(column)[i];
      if (model != null) {
        models.put(column, model);
      }
    }
    return models;
  }

  private static boolean hasFigures(WorkloadBatch batch, int i) {
    return Workloads.TABLE.columns().stream()
        .anyMatch(column -> column != Workloads.WORKLOAD && batch.typed(i, column));
  }

  Header header() {
    return header;
  }

  /** The rows of a workload; none where it is new, several where its name is several times. */
  List<Row> of(String workload) {
    return rows.getOrDefault(Texts.fold(workload), List.of());
  }

  /** Which rows were kept. */
  Set<Integer> kept() {
    Set<Integer> kept = new HashSet<>();
    rows.values().forEach(each -> each.forEach(row -> kept.add(row.row())));
    return kept;
  }

  /** The name that a new one may have been meant for. */
  Optional<String> near(String workload) {
    return NearMiss.of(workload, names);
  }

  /** What is typed into the sheet. */
  SheetUpsert upsert(ImportBook book) {
    return book.sheet(
        Workloads.TABLE,
        "workloads",
        "give files with fewer of them",
        workbook -> Optional.of(new SheetUpsert.Place(header, lastRow)));
  }
}
