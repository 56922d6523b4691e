package breakeven.core.report;

import breakeven.core.expression.Variable;
import breakeven.core.price.Discount;
import breakeven.core.price.PriceSource;
import breakeven.core.price.PriceVariables;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

/** The looked-up figures that formulas on the page have asked for, each with its source. */
final class PriceSection {
  private final Row row;
  private final Page page;
  private final PriceVariables looked;

  PriceSection(Row row, Page page) {
    this.row = row;
    this.page = page;
    this.looked = row.decision().model.looked;
  }

  /** Gives the currencies that its amounts were converted from. */
  Set<String> print(Set<Variable> asked) {
    Set<String> currencies = new LinkedHashSet<>();
    page.heading("Prices and other looked-up figures");
    for (Variable variable : asked) {
      double value = row.value(variable);
      PriceSource quote = row.prices().quote(variable, row.used());
      page.figure(
          variable.name(),
          Numbers.toCalculate(value),
          Double.isInfinite(value) ? "" : unit(variable));
      if (quote == null) {
        page.line("      no cell: " + variable.meaning());
      } else {
        quote(variable, quote);
        if (converted(quote)) {
          currencies.add(quote.currency());
        }
      }
    }
    return currencies;
  }

  private boolean converted(PriceSource quote) {
    return !Double.isNaN(quote.typed())
        && !quote.currency().isEmpty()
        && !quote.currency().equals(row.currency());
  }

  private String unit(Variable variable) {
    String unit = variable.unit();
    return unit.startsWith("money") ? row.currency() + unit.substring("money".length()) : unit;
  }

  private void quote(Variable variable, PriceSource quote) {
    String place = quote.place() == null ? "" : ", " + quote.place();
    String checked =
        quote.checkedOn() == null ? ", not dated" : ", checked on " + quote.checkedOn();
    page.wrapped("      ", 6, typed(variable, quote) + quote.rowName() + checked + place);
    if (!quote.source().isEmpty()) {
      page.wrapped("      ", 6, "source: " + quote.source());
    }
  }

  private String typed(Variable variable, PriceSource quote) {
    if (Double.isNaN(quote.typed())) {
      return "cell is empty: ";
    }
    if (variable == looked.serviceMonths
        || variable == looked.trainingMonths
        || variable == looked.smallServedMonths
        || variable == looked.promptedServedMonths) {
      return LocalDate.ofEpochDay((long) quote.typed()) + ": ";
    }
    Discount discount = quote.discount();
    String less =
        discount == null ? "" : " less " + Numbers.text(100 * discount.share()) + "% discount";
    String rate = converted(quote) ? " × " + Numbers.toCalculate(quote.rate()) : "";
    return rate.isEmpty() && less.isEmpty()
        ? ""
        : Numbers.toCalculate(quote.typed()) + " " + quote.currency() + less + rate + ": ";
  }
}
