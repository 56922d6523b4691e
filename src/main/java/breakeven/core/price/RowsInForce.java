package breakeven.core.price;

import breakeven.core.input.Finding;
import breakeven.core.input.TableRows;
import breakeven.core.input.TableRows.Row;
import breakeven.core.model.Problem;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which rows of {@code Model prices} are read on a day, and which ones follow them. Rows of one
 * provider, model and kind may say from when to when they hold; where none of them does, all are
 * read.
 */
public final class RowsInForce {
  private final LocalDate day;
  private final long months;
  private final Set<Row> read = new HashSet<>();
  private final Map<Row, List<Row>> later = new HashMap<>();
  private final Map<Row, List<Problem>> warnings = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * The rows on a day.
   *
   * @param rows those of {@code Model prices}, in the order of the sheet
   * @param months how many months from the day on have to have a price
   */
  RowsInForce(Collection<Row> rows, LocalDate day, long months) {
    this.day = day;
    this.months = months;
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
    RowsInForce inForce = new RowsInForce(table.rows(), day, 0);
    return table.rows().stream().filter(inForce::has).toList();
  }

  /** What rows of {@code Model prices} follow those that are read on a day. */
  public static PricesToCome toCome(TableRows models, LocalDate day) {
    PricesToCome found = PricesToCome.NONE;
    for (List<Row> next : new RowsInForce(models.rows(), day, 0).later.values()) {
      found =
          new PricesToCome(
              Math.max(found.most(), next.size()),
              found.ofTunes()
                  || next.stream()
                      .anyMatch(row -> ModelPrices.FINE_TUNED.equals(row.text(ModelPrices.KIND))));
    }
    return found;
  }

  /** Whether a row is read on the day. */
  boolean has(Row row) {
    return read.contains(row);
  }

  /**
   * What is doubtful about the days of a row that is read: that it does not hold on the day, or
   * that no other follows it.
   */
  List<Problem> warnings(Row row) {
    return warnings.getOrDefault(row, List.of());
  }

  /** The rows that follow one that is read, in the order of their days. */
  List<Row> later(Row row) {
    return later.getOrDefault(row, List.of());
  }

  /** The first month that begins when a row holds: the month 1 begins on the day. */
  int month(Row row) {
    LocalDate from = LocalDate.ofEpochDay((long) first(row));
    int month = (int) Math.max(0, ChronoUnit.MONTHS.between(day, from)) + 1;
    while (day.plusMonths(month - 1).isBefore(from)) {
      month++;
    }
    return month;
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
    List<Row> taken =
        !holding.isEmpty() ? holding : usable.isEmpty() ? group.subList(0, 1) : nearest(usable);
    follow(taken.get(0), usable);
    return taken;
  }

  /** Finds the rows that follow one, and says where none does. */
  private void follow(Row row, List<Row> usable) {
    List<Row> next = new ArrayList<>();
    Row before = row;
    for (Row one :
        usable.stream().sorted(Comparator.comparingDouble(RowsInForce::first)).toList()) {
      if (first(one) > Math.max(day.toEpochDay(), first(row))) {
        if (lacksPrice(row, one)) {
          warn(
              row,
              one,
              ModelPrices.FROM,
              "no price is in this row: that of row %s goes on".formatted(before.sheetRow()),
              "Type its prices, or remove the row");
        } else {
          gap(row, before, first(one));
          next.add(one);
          before = one;
        }
      }
    }
    gap(row, before, Double.POSITIVE_INFINITY);
    later.put(row, next);
  }

  private static boolean lacksPrice(Row row, Row later) {
    return Stream.of(ModelPrices.INPUT_PRICE, ModelPrices.OUTPUT_PRICE)
        .anyMatch(column -> row.typed(column) && !later.typed(column));
  }

  /** A month begins after a row has ended, and before another holds: its price goes on. */
  private void gap(Row used, Row ends, double next) {
    double last = last(ends);
    boolean counted =
        LongStream.range(1, months)
            .mapToDouble(month -> day.plusMonths(month).toEpochDay())
            .anyMatch(begins -> begins > last && begins < next);
    if (counted && last >= day.toEpochDay()) {
      LocalDate from = LocalDate.ofEpochDay((long) last + 1);
      warn(
          used,
          ends,
          ModelPrices.TO,
          "no price of it is announced from %s on%s: that of this row goes on"
              .formatted(
                  from,
                  Double.isInfinite(next) ? "" : " until " + LocalDate.ofEpochDay((long) next - 1)),
          "Type the price from that day on in a row of its own, or clear To where it stays");
    }
  }

  private void warn(Row used, Row at, Column column, String problem, String fix) {
    warnings
        .computeIfAbsent(used, row -> new ArrayList<>())
        .add(
            Finding.warning(String.valueOf(at.date(column)), name(at) + ": " + problem, fix)
                .at(at.place(column), column));
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
    warnings
        .computeIfAbsent(nearest, row -> new ArrayList<>())
        .add(
            Finding.warning(
                    String.valueOf(nearest.date(column)),
                    "No price of %s holds on %s: that %s %s is taken"
                        .formatted(
                            name(nearest),
                            day,
                            next == null ? "until" : "from",
                            nearest.date(column)),
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
