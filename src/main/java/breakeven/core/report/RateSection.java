package breakeven.core.report;

import breakeven.core.price.Rates;
import java.util.Set;

/**
 * The exchange rates that amounts of the page were converted with, each with its cell, day and
 * source.
 */
final class RateSection {
  private final Row row;
  private final Page page;

  RateSection(Row row, Page page) {
    this.row = row;
    this.page = page;
  }

  /** Prints nothing where all is in the reporting currency. */
  void print(Set<String> currencies) {
    if (currencies.isEmpty()) {
      return;
    }
    page.heading("Exchange rates");
    Rates rates = row.prices().rates();
    for (String currency : currencies) {
      page.figure("1 " + currency, Numbers.toCalculate(rates.rate(currency)), row.currency());
      for (Rates.Leg leg : rates.legs(currency)) {
        page.wrapped("      ", 6, leg(leg, rates.crossed()));
      }
    }
  }

  private static String leg(Rates.Leg leg, boolean crossed) {
    return (crossed
            ? leg.currency() + " " + Numbers.text(leg.rate()) + " in the table's currency, "
            : "")
        + (leg.day() == null ? "not dated" : "of " + leg.day())
        + (leg.place() == null ? "" : ", " + leg.place())
        + (leg.source().isEmpty() ? ", no source" : ", source: " + leg.source());
  }
}
