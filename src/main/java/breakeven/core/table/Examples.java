package breakeven.core.table;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The workloads that a fresh template is filled with. */
public final class Examples {
  /** The rows in order; a column that a row lacks is left empty. */
  public static final List<Map<Column, String>> WORKLOADS =
      Stream.concat(Stream.of(ofColumns()), listed()).toList();

  private Examples() {}

  private static Map<Column, String> ofColumns() {
    return Workloads.TABLE.columns().stream()
        .filter(column -> !column.example().isEmpty())
        .collect(Collectors.toMap(Function.identity(), Column::example));
  }

  private static Stream<Map<Column, String>> listed() {
    Map<String, Column> columns =
        Workloads.TABLE.columns().stream()
            .collect(Collectors.toMap(Column::header, Function.identity()));
    return TextTables.read("examples.txt", "Workloads").stream()
        .map(
            cells ->
                cells.stream()
                    .map(cell -> cell.split(": ", 2))
                    .collect(
                        Collectors.toMap(
                            cell -> Objects.requireNonNull(columns.get(cell[0])),
                            cell -> cell[1])));
  }
}
