package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.economics.UncertainDriver;
import breakeven.core.expression.Text;
import breakeven.core.expression.Variable;
import breakeven.core.input.AssumptionValues;
import breakeven.core.model.Place;
import breakeven.core.price.PriceSource;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.uncertainty.Effect;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The inputs that move net saving most, each alone over its spread, with their cells. */
final class DriverSection {
  private static final int SHOWN = 5;

  private final Row row;
  private final Page page;
  private final Model model;

  DriverSection(Row row, Page page) {
    this.row = row;
    this.page = page;
    model = row.decision().model;
  }

  /**
   * Prints those that move it at all.
   *
   * @param effects largest swing first
   */
  void print(List<Effect> effects) {
    List<Effect> some =
        effects.stream().filter(effect -> effect.swing() >= 0.5).limit(SHOWN).toList();
    if (some.isEmpty()) {
      return;
    }
    page.heading("Inputs that matter most, each moved alone from low to high");
    some.forEach(this::print);
  }

  private void print(Effect effect) {
    UncertainDriver driver = effect.spread().driver();
    String place = place(driver.standsFor(model, row.frame(), row.index()));
    page.wrapped(
        "  " + driver.title() + ": ",
        6,
        Numbers.text(effect.today())
            + " "
            + driver.unit(row.currency())
            + (place.isEmpty() ? "" : ", " + place)
            + "; from "
            + Numbers.text(effect.low())
            + " to "
            + Numbers.text(effect.high())
            + " net saving moves from "
            + Text.fixed(effect.savingLow(), 0)
            + " to "
            + Text.fixed(effect.savingHigh(), 0)
            + " "
            + row.currency()
            + verdicts(effect));
  }

  private String verdicts(Effect effect) {
    int today = (int) row.value(row.decision().verdict);
    return verdict(today, effect.verdictLow(), "low")
        + verdict(today, effect.verdictHigh(), "high");
  }

  private static String verdict(int today, int then, String end) {
    return then == today ? "" : "; " + Decision.VERDICTS.get(then) + " at " + end;
  }

  /** The cell that a variable was read from, or what stands for an empty one. */
  private String place(Variable variable) {
    for (Map.Entry<Column, Variable> cell : model.inputs.cells().entrySet()) {
      if (cell.getValue() == variable) {
        return place(cell.getKey());
      }
    }
    for (Map.Entry<Assumption, Variable> entry : model.inputs.assumptions().entrySet()) {
      if (entry.getValue() == variable) {
        return place(entry.getKey());
      }
    }
    PriceSource quote = row.prices().quote(variable, row.used());
    return quote == null ? "" : shown(quote.place());
  }

  private String place(Column column) {
    if (row.batch().typed(row.index(), column)) {
      return shown(row.batch().place(row.index(), column));
    }
    return column.assumption() == null
        ? ""
        : place(Assumption.of(column.assumption()).orElseThrow());
  }

  private String place(Assumption assumption) {
    AssumptionValues.Entry entry = row.assumptions().entry(assumption);
    return entry.place() == null ? "as shipped" : entry.place().toString();
  }

  private static String shown(@Nullable Place place) {
    return place == null ? "" : place.toString();
  }
}
