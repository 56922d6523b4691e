package breakeven.price;

import breakeven.guard.Doubt;
import breakeven.guard.Guards;
import breakeven.guard.Rule;
import breakeven.input.PlainNumber;
import breakeven.input.ProblemSink;
import breakeven.model.Place;
import breakeven.model.Problem;
import breakeven.model.Severity;
import breakeven.table.Column;
import breakeven.table.Type;
import java.util.stream.Collectors;

/**
 * What is doubtful about a price row that workloads use: one warning each, however many workloads
 * there are.
 */
final class RowDoubts {
  private static final int RIVALS_NAMED = 5;

  private final PriceBook prices;
  private final Guards guards;
  private final ProblemSink problems;

  RowDoubts(PriceBook prices, Guards guards, ProblemSink problems) {
    this.prices = prices;
    this.guards = guards;
    this.problems = problems;
  }

  void tell(UsedRow used) {
    guards(used);
    currency(used);
    rivals(used);
    used.row.row().problems().stream()
        .filter(problem -> problem.severity() == Severity.WARNING)
        .forEach(problems::add);
  }

  /** What the guards say; a day that cannot be read is told as it stands. */
  private void guards(UsedRow used) {
    Column day = used.row.layout().checkedOn();
    for (Doubt doubt : guards.of(used.row.offer())) {
      if (doubt.rule() == Rule.DAY && used.row.row().bad(day)) {
        unreadable(
            used, day, "has a day of checking that cannot be read, so that its age is not known");
      } else if (!doubt.rule().ofFigures() || used.columns.contains(doubt.column())) {
        warn(used, doubt.column(), doubt.found(), doubt.problem(), doubt.fix());
      }
    }
  }

  private void unreadable(UsedRow used, Column column, String problem) {
    for (Problem error : PriceRow.errors(used.row.row(), column)) {
      warn(used, column, error.found(), used.row.inWords() + " " + problem, error.fix());
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
          used.row.inWords() + " has no currency, so that its prices are taken in " + reporting,
          "Type the currency of the row, " + reporting + " or another one");
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
            + used.row.inWords()
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
