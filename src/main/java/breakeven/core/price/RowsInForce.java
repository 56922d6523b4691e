package breakeven.core.price;

import breakeven.core.input.Finding;
import breakeven.core.input.TableRows;
import breakeven.core.input.TableRows.Row;
import breakeven.core.model.Problem;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of {@code Model prices} are read on a day. Rows of one provider, model and kind may
 * say from when to when they hold; where none of them does, all are read.
 */
public final class RowsInForce {
  private final LocalDate day;
  private final Set<Row> read = new HashSet<>();
  private final Map<Row, Problem> warnings = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * The rows on a day.
   *
   * @param rows those of {@code Model prices}, in the order of the sheet
   */
  RowsInForce(Collection<Row> rows, LocalDate day) {
    this.day = day;
    Map<String, List<Row>> ofOneModel = new LinkedHashMap<>();
    for (Row row : rows) {
      ofOneModel.computeIfAbsent(model(row), key -> new ArrayList<>(1)).add(row);
    }
    for (List<Row> group : ofOneModel.values()) {
      read.addAll(group.stream().anyMatch(RowsInForce::dated) ? inForce(group) : group);
    }
  }

  /** The rows of a price sheet that are read on a day: all of a sheet whose rows have no days. */
  public static List<Row> of(TableRows table, LocalDate day) {
    if (table.table() != ModelPrices.TABLE) {
      return table.rows();
    }
    RowsInForce inForce = new RowsInForce(table.rows(), day);
    return table.rows().stream().filter(inForce::has).toList();
  }

  /** Whether a row is read on the day. */
  boolean has(Row row) {
    return read.contains(row);
  }

  /** That a row is read on a day on which it does not hold; null where it holds. */
  @Nullable Problem warning(Row row) {
    return warnings.get(row);
  }

  /** What is wrong with the days of rows, whoever uses them. */
  List<Problem> problems() {
    return problems;
  }

  private static String model(Row row) {
    String provider = Objects.requireNonNullElse(row.text(ModelPrices.PROVIDER), "");
    String name = Objects.requireNonNullElse(row.text(ModelPrices.MODEL), "");
    return Names.key(Names.full(provider, name)) + "\n" + row.text(ModelPrices.KIND);
  }

  private static boolean dated(Row row) {
    return row.typed(ModelPrices.FROM) || row.typed(ModelPrices.TO);
  }

  private List<Row> inForce(List<Row> group) {
    List<Row> unreadable = new ArrayList<>();
    List<Row> usable = new ArrayList<>();
    for (Row row : group) {
      Optional<Row> other = usable.stream().filter(before -> overlap(before, row)).findFirst();
      if (row.bad(ModelPrices.FROM) || row.bad(ModelPrices.TO)) {
        unreadable.add(row);
      } else if (first(row) > last(row)) {
        error(row, "ends before it begins: the row is not used", "Correct the two days");
      } else if (other.isPresent()) {
        error(
            row,
            "has another price on some of these days, in row %s: this row is not used"
                .formatted(other.get().sheetRow()),
            "Give the rows days that do not overlap, or remove the one that does not hold");
      } else {
        usable.add(row);
      }
    }
    double today = day.toEpochDay();
    List<Row> holding =
        usable.stream().filter(row -> first(row) <= today && today <= last(row)).toList();
    if (holding.isEmpty() && !unreadable.isEmpty()) {
      return unreadable.subList(0, 1); // perhaps the one: who uses it lacks its price
    }
    for (Row row : unreadable) {
      problems.addAll(row.errors(ModelPrices.FROM));
      problems.addAll(row.errors(ModelPrices.TO));
    }
    return !holding.isEmpty() ? holding : usable.isEmpty() ? group.subList(0, 1) : nearest(usable);
  }

  /** The next one to hold, else the last one that did. */
  private List<Row> nearest(List<Row> rows) {
    Row next =
        rows.stream()
            .filter(row -> first(row) > day.toEpochDay())
            .min(Comparator.comparingDouble(RowsInForce::first))
            .orElse(null);
    Row nearest =
        next == null
            ? rows.stream().max(Comparator.comparingDouble(RowsInForce::last)).orElseThrow()
            : next;
    Column column = next == null ? ModelPrices.TO : ModelPrices.FROM;
    warnings.put(
        nearest,
        Finding.warning(
                String.valueOf(nearest.date(column)),
                "No price of %s holds on %s: that %s %s is taken"
                    .formatted(
                        name(nearest), day, next == null ? "until" : "from", nearest.date(column)),
                "Type the price of that day in a row of its own, or correct the days")
            .at(nearest.place(column), column));
    return List.of(nearest);
  }

  private void error(Row row, String problem, String fix) {
    Column column = row.typed(ModelPrices.FROM) ? ModelPrices.FROM : ModelPrices.TO;
    LocalDate found = row.date(column);
    problems.add(
        Finding.error(found == null ? "" : found.toString(), name(row) + " " + problem, fix)
            .at(row.place(column), column));
  }

  /** Where at least one has days: two without are told as two prices of one model. */
  private static boolean overlap(Row one, Row other) {
    return (dated(one) || dated(other)) && first(one) <= last(other) && first(other) <= last(one);
  }

  private static double first(Row row) {
    double day = row.number(ModelPrices.FROM);
    return Double.isNaN(day) ? Double.NEGATIVE_INFINITY : day;
  }

  private static double last(Row row) {
    double day = row.number(ModelPrices.TO);
    return Double.isNaN(day) ? Double.POSITIVE_INFINITY : day;
  }

  private static String name(Row row) {
    String provider = Objects.requireNonNullElse(row.text(ModelPrices.PROVIDER), "");
    return Names.full(provider, String.valueOf(row.text(ModelPrices.MODEL)));
  }
}
