package breakeven.core.report;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * One column of a sheet whose rows are no workloads.
 *
 * @param head header, unit, format, width and definition
 * @param value gives the cell of a row: exactly one call of the sink
 */
public record TableColumn<T>(ResultColumn head, BiConsumer<T, CellSink> value) {
  /** A column of numbers; a number that is not finite leaves its cell empty. */
  public static <T> TableColumn<T> number(
      String header,
      String unit,
      Format format,
      int width,
      String help,
      ToDoubleFunction<T> value) {
    return number(head(header, unit, format, width, help), value);
  }

  static <T> TableColumn<T> number(ResultColumn head, ToDoubleFunction<T> value) {
    return new TableColumn<>(
        head,
        (row, cell) -> {
          double number = value.applyAsDouble(row);
          if (Double.isFinite(number)) {
            cell.number(number);
          } else {
            cell.blank();
          }
        });
  }

  /** A column of texts; an empty text leaves its cell empty. */
  public static <T> TableColumn<T> text(
      String header, Format format, int width, String help, Function<T, String> value) {
    return text(head(header, "", format, width, help), value);
  }

  static <T> TableColumn<T> text(ResultColumn head, Function<T, String> value) {
    return new TableColumn<>(head, (row, cell) -> put(value.apply(row), cell));
  }

  /** All columns, group by group. */
  @SafeVarargs
  static <T> List<TableColumn<T>> join(List<TableColumn<T>>... groups) {
    return Stream.of(groups).flatMap(List::stream).toList();
  }

  /** Gives a text; no value where it is empty. */
  public static void put(String text, CellSink cell) {
    if (text.isEmpty()) {
      cell.blank();
    } else {
      cell.text(text);
    }
  }

  private static ResultColumn head(
      String header, String unit, Format format, int width, String help) {
    return new ResultColumn(header, unit, format, width, help, CellContent.NOTHING);
  }
}
