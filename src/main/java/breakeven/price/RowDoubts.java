package breakeven.price;

import breakeven.input.PlainNumber;
import breakeven.input.ProblemSink;
import breakeven.model.Place;
import breakeven.model.Problem;
import breakeven.model.Severity;
import breakeven.table.Column;
import breakeven.table.GpuPrices;
import breakeven.table.ModelPrices;
import breakeven.table.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is doubtful about a price row that workloads use: one warning each, however many workloads
 * there are.
 */
final class RowDoubts {
  private static final int RIVALS_NAMED = 5;

  /** Prices of a row that are sold together: where one is 0, so are the others, or it is a slip. */
  private static final List<Column> MODEL_PRICES =
      List.of(ModelPrices.INPUT_PRICE, ModelPrices.CACHED_PRICE, ModelPrices.OUTPUT_PRICE);

  private static final List<Column> GPU_PRICES =
      List.of(GpuPrices.HOUR_PRICE, GpuPrices.PURCHASE_PRICE);

  private final PriceBook prices;
  private final double limitDays;
  private final ProblemSink problems;

  RowDoubts(PriceBook prices, double limitDays, ProblemSink problems) {
    this.prices = prices;
    this.limitDays = limitDays;
    this.problems = problems;
  }

  void tell(UsedRow used) {
    day(used);
    source(used);
    currency(used);
    zero(used);
    rivals(used);
    used.row.row().problems().stream()
        .filter(problem -> problem.severity() == Severity.WARNING)
        .forEach(problems::add);
  }

  private void day(UsedRow used) {
    PriceRow row = used.row;
    Column column = row.layout().checkedOn();
    LocalDate day = row.checkedOn();
    if (row.row().bad(column)) {
      for (Problem error : PriceRow.errors(row.row(), column)) {
        warn(
            used,
            column,
            error.found(),
            used.name()
                + " has a day of checking that cannot be read, so that its age is not known",
            error.fix());
      }
    } else if (day == null) {
      warn(
          used,
          column,
          "",
          used.name() + " has no day of checking, so that its age is not known",
          check(row) + ", and type the day");
    } else if (day.isAfter(prices.asOf())) {
      warn(
          used,
          column,
          day.toString(),
          used.name() + " was checked after the review date, " + prices.asOf(),
          "Correct the day, or review as of a later one");
    } else if (used.stale) {
      warn(
          used,
          column,
          day.toString(),
          used.name()
              + " was checked "
              + UsedRow.age(day, prices.asOf())
              + " days before the review, more than the Price age limit of "
              + PlainNumber.text(limitDays),
          check(row) + ", and type what holds now with its day");
    }
  }

  private static String check(PriceRow row) {
    return "Check the " + row.layout().what() + " at its source";
  }

  private void source(UsedRow used) {
    PriceRow row = used.row;
    if (row.source().isEmpty()) {
      warn(
          used,
          row.layout().source(),
          "",
          used.name() + " has no source",
          "Type where the " + row.layout().what() + " was read");
    }
  }

  private void currency(UsedRow used) {
    Column column = used.row.layout().currency();
    if (column != null
        && used.money()
        && used.row.currency().isEmpty()
        && !used.row.row().bad(column)) {
      String reporting = prices.rates().reporting();
      warn(
          used,
          column,
          "",
          used.name() + " has no currency, so that its prices are taken in " + reporting,
          "Type the currency of the row, " + reporting + " or another one");
    }
  }

  private void zero(UsedRow used) {
    PriceRow row = used.row;
    List<Column> together =
        row.layout().name() == ModelPrices.MODEL
            ? MODEL_PRICES
            : row.layout().name() == GpuPrices.GPU ? GPU_PRICES : List.of();
    Column above =
        together.stream().filter(column -> row.number(column) > 0).findFirst().orElse(null);
    Column zero =
        together.stream().filter(column -> row.number(column) == 0).findFirst().orElse(null);
    if (above != null && zero != null) {
      warn(
          used,
          zero,
          "0",
          used.name()
              + " costs 0 for "
              + zero.header()
              + " beside "
              + PlainNumber.text(row.number(above))
              + " for "
              + above.header(),
          "Type the price, or empty the cell where it is not sold so");
    }
  }

  private void rivals(UsedRow used) {
    if (used.rivals.isEmpty()) {
      return;
    }
    String others =
        used.rivals.stream()
            .limit(RIVALS_NAMED)
            .map(rival -> rival.fullName() + " (" + prices(used, rival) + ")")
            .collect(Collectors.joining(", "));
    int more = used.rivals.size() - RIVALS_NAMED;
    Column column = used.firstColumn();
    boolean twins =
        used.rivals.stream()
            .allMatch(rival -> Names.key(rival.fullName()).equals(Names.key(used.row.fullName())));
    warn(
        used,
        column == null ? used.row.layout().name() : column,
        prices(used, used.row),
        "The name "
            + used.ambiguousName
            + " takes the first row, "
            + used.name()
            + ", and others have other prices: "
            + others
            + (more > 0 ? " and " + more + " more" : ""),
        twins
            ? "Remove the rows that no longer hold"
            : "Write Provider: Name in the workloads to say which one is meant",
        used.ambiguousWorkloads);
  }

  /** The prices of a row in those columns that are used: {@code Input 1, Output 6 USD}. */
  private static String prices(UsedRow used, PriceRow row) {
    return used.columns.stream()
            .filter(column -> column.type() == Type.MONEY && !Double.isNaN(row.number(column)))
            .map(column -> column.header() + " " + PlainNumber.text(row.number(column)))
            .collect(Collectors.joining(", "))
        + " "
        + row.currencyOrReporting();
  }

  private void warn(UsedRow used, Column column, String found, String problem, String fix) {
    warn(used, column, found, problem, fix, used.workloads);
  }

  private void warn(
      UsedRow used, Column column, String found, String problem, String fix, long workloads) {
    Place place = used.row.row().place(column);
    problems.add(
        new Problem(
            Severity.WARNING,
            place == null ? column.sheet() : place.sheet(),
            place == null ? "" : place.cell(),
            "",
            column.header(),
            found,
            problem
                + "; "
                + (workloads == 1 ? "1 workload uses it" : workloads + " workloads use it"),
            fix));
  }
}
