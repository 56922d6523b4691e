package breakeven.app.imports;

import breakeven.core.expression.Variable;
import breakeven.core.input.Texts;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.price.PriceSource;
import breakeven.exchange.lists.ModelNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The models of a workbook, by the names that logs and bills have for them. */
final class BookModels {
  private final PriceBook prices;
  private final Variable price;
  private final Variable longAbove;
  private final Map<String, Optional<String>> known = new HashMap<>();

  /**
   * The models of a book's prices.
   *
   * @param price by which the row that a name leads to is known
   * @param longAbove the length above which requests cost more
   */
  BookModels(PriceBook prices, Variable price, Variable longAbove) {
    this.longAbove = longAbove;
    this.prices = prices;
    this.price = price;
  }

  /** The name by which the workbook has a model; empty where it has none of that name. */
  Optional<String> known(String model) {
    return known.computeIfAbsent(
        model,
        name -> name.isEmpty() ? Optional.empty() : ModelNames.known(prices.promptedNames(), name));
  }

  /** Whether two names lead to one price, or are one where the workbook has no price. */
  boolean same(String typed, String found) {
    PriceSource one = quote(typed);
    PriceSource other = quote(found);
    return one == null || other == null
        ? Texts.fold(typed).equals(Texts.fold(found))
        : one.row() == other.row();
  }

  /**
   * Input tokens above which a request to a model costs more.
   *
   * @return infinite where none does; NaN where the workbook has no price of it
   */
  double longAbove(String model) {
    LookupNames names = new LookupNames(known(model).orElse(model), "", "", "");
    if (model.isEmpty() || prices.quote(price, names) == null) {
      return Double.NaN;
    }
    PriceSource above = prices.quote(longAbove, names);
    return above == null || Double.isNaN(above.typed()) ? Double.POSITIVE_INFINITY : above.typed();
  }

  /** Input tokens above which a request to some model costs more. */
  Set<Double> lengths() {
    return prices.promptedNames().stream()
        .map(this::longAbove)
        .filter(Double::isFinite)
        .collect(Collectors.toSet());
  }

  private @Nullable PriceSource quote(String model) {
    return prices.quote(price, new LookupNames(model, "", "", ""));
  }
}
