package breakeven.app.batch;

import breakeven.core.input.RowFilter;
import breakeven.core.input.RowFilter.Condition;
import breakeven.core.input.Texts;
import breakeven.core.model.NearMiss;
import breakeven.core.model.Place;
import breakeven.xlsx.read.BadInput;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@code --where} asks for, found on the sheet of the workloads.
 *
 * @param input for messages
 * @param headers all texts of the sheet's header row by column
 */
record Conditions(Path input, String sheet, Map<Integer, String> headers) {
  /** Columns, and values, that a message names. */
  private static final int NAMED = 8;

  private static final int MUCH_TEXT = 40;

  /**
   * The filter that finds the rows.
   *
   * @param header the row of the headers
   * @param name the column of the workloads' names
   * @param id the column of their IDs; negative where there is none
   * @param workloads the rows that are workloads
   * @throws BadInput where a condition names no column, or several
   */
  RowFilter filter(List<Condition> conditions, int header, int name, int id, BitSet workloads) {
    RowFilter filter = new RowFilter(header, name, id, workloads);
    conditions.forEach(condition -> filter.add(column(condition), condition));
    return filter;
  }

  private int column(Condition condition) {
    List<Integer> found = RowFilter.columns(condition.column(), headers);
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      List<String> near = NearMiss.several(condition.column(), headers.values(), 1);
      throw new BadInput(
          begins(condition)
              + " has no column "
              + condition.column()
              + (near.isEmpty()
                  ? "; its columns are "
                      + Texts.some(headers.values().stream().map(Conditions::line).toList(), NAMED)
                  : "; did you mean " + line(near.get(0)) + "?"));
    }
    throw new BadInput(
        begins(condition)
            + " has "
            + found.size()
            + " columns that may be meant: "
            + found.stream()
                .map(column -> line(header(column)) + " (" + Place.letters(column) + ")")
                .collect(Collectors.joining(", "))
            + "; type the whole header, or rename one");
  }

  private String header(int column) {
    return headers.getOrDefault(column, "");
  }

  private String begins(Condition condition) {
    return "--where \"" + line(condition.text()) + "\": the sheet " + sheet + " of " + input;
  }

  /** What to say where no workload shows what is asked for. */
  BadInput nothing(List<Condition> conditions, RowFilter filter) {
    String asked =
        conditions.stream()
            .map(condition -> "\"" + line(condition.text()) + "\"")
            .collect(Collectors.joining(" and "));
    String values =
        conditions.stream()
            .map(this::column)
            .distinct()
            .map(column -> line(header(column)) + " is " + values(filter, column))
            .collect(Collectors.joining("; "));
    return new BadInput("--where " + asked + ": no workload of " + input + " matches; " + values);
  }

  private static String values(RowFilter filter, int column) {
    return Texts.some(
        filter.values(column).stream()
            .map(value -> shown(value.getKey()) + " (" + value.getValue() + ")")
            .toList(),
        NAMED);
  }

  private static String shown(String value) {
    return value.isEmpty() ? "empty" : line(value);
  }

  private static String line(String text) {
    return Texts.cut(Texts.oneLine(text), MUCH_TEXT);
  }
}
