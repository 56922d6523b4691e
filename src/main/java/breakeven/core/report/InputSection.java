package breakeven.core.report;

import breakeven.core.input.AssumptionValues;
import breakeven.core.model.Place;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Type;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The cells of the workload: what was typed and where, and what stands for empty ones. */
final class InputSection {
  private static final String CHOSEN = "chosen for this row";
  private static final String NO_CARD = "none";

  private final Row row;
  private final Page page;

  InputSection(Row row, Page page) {
    this.row = row;
    this.page = page;
  }

  void print() {
    page.heading("Inputs");
    List<Column> defaults = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    for (Column column : Workloads.TABLE.columns()) {
      if (row.batch().typed(row.index(), column)) {
        typed(column);
      } else if (column.assumption() != null || column.constant().isPresent()) {
        defaults.add(column);
      } else {
        empty.add(column.header() + " (" + column.blank() + ")");
      }
    }
    if (!defaults.isEmpty()) {
      page.line("  Empty, so the default counts:");
      defaults.forEach(this::standing);
    }
    if (!empty.isEmpty()) {
      page.wrapped("  Empty: ", 4, String.join("; ", empty) + ".");
    }
  }

  private void typed(Column column) {
    Place place = row.batch().place(row.index(), column);
    String where = place == null ? "" : place.toString();
    if (row.batch().bad(row.index(), column)) {
      page.figure(column.title(), "cannot be read", where);
      return;
    }
    String text =
        column.numeric()
            ? TypedFigure.text(column, row.batch().numbers(column)[row.index()])
            : String.valueOf(row.batch().texts(column)[row.index()]);
    page.figure(column.title(), text, where);
  }

  private void standing(Column column) {
    page.figure(column.title(), standingFor(column), from(column));
  }

  private String from(Column column) {
    if (chosen(column)) {
      return CHOSEN;
    }
    if (column == Workloads.SERVING && row.batch().typed(row.index(), Workloads.SERVING_COST)) {
      return "since a Serving cost is typed";
    }
    return column.assumption() == null ? "" : assumed(column.assumption());
  }

  private boolean chosen(Column column) {
    return column == Workloads.TUNING_METHOD && row.chosen().method()
        || column == Workloads.SERVING && row.chosen().serving()
        || column == Workloads.GPU && row.chosen().gpu()
        || column == Workloads.CANDIDATE_MODEL && row.chosen().provider();
  }

  private String standingFor(Column column) {
    if (column.numeric()) {
      return TypedFigure.text(column, row.value(row.decision().model.inputs.cell(column)));
    }
    if (column.type() == Type.GPU) {
      return row.used().gpu().isEmpty() ? NO_CARD : row.used().gpu();
    }
    return row.used().candidate();
  }

  private String assumed(String title) {
    Assumption assumption = Assumption.of(title).orElseThrow();
    return "assumption " + title + ", " + source(row.assumptions().entry(assumption));
  }

  private static String source(AssumptionValues.Entry entry) {
    return entry.place() == null ? "as shipped" : entry.place().toString();
  }

  /**
   * The assumptions that formulas on the page have asked for; gives the currencies that amounts
   * were converted from.
   */
  Set<String> assumptions(Set<Assumption> asked) {
    Set<String> currencies = new LinkedHashSet<>();
    page.heading("Assumptions used");
    for (Assumption assumption : asked) {
      AssumptionValues.Entry entry = row.assumptions().entry(assumption);
      double value = row.value(row.decision().model.inputs.assumption(assumption));
      String unit = entry.unit().isEmpty() ? "" : entry.unit() + ", ";
      if (assumption.kind() == Assumption.Kind.SHARE) {
        unit = "= " + Numbers.percent(value) + unit.replaceFirst("^%", "");
      }
      if (!entry.currency().isEmpty() && !entry.currency().equals(row.currency())) {
        currencies.add(entry.currency());
        double rate = row.prices().rates().rate(entry.currency());
        unit =
            row.currency()
                + " = "
                + Numbers.text(entry.number())
                + " "
                + entry.unit()
                + " × "
                + Numbers.text(rate)
                + ", ";
      }
      page.figure(assumption.title(), Numbers.text(value), unit + source(entry));
    }
    return currencies;
  }
}
