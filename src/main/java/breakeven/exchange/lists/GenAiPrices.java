package breakeven.exchange.lists;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * genai-prices' {@code data.json}: a list of providers, each with its models. An entry is meant by
 * the names that its rule matches; the first that matches counts.
 */
final class GenAiPrices extends DeclaredList {
  private final Set<String> taken = new HashSet<>();
  private String provider = "";

  GenAiPrices(Declaration declaration, ListContext context) {
    super(declaration, context);
  }

  /** The workbook's names that the entry is meant by; its own where there are none. */
  @Override
  List<String> names(Value scope, String seller, String name) {
    if (seller.isEmpty()) {
      throw new ListFault("the models of a provider come before its id");
    }
    if (!seller.equals(provider)) {
      provider = seller;
      taken.clear();
    }
    Value entry = scope.get("record");
    List<String> names = new ArrayList<>();
    for (String known : context().book().models(Providers.name(seller, name))) {
      boolean meant =
          known.equals(entry.get("id").text()) || MatchRule.matches(entry.get("match"), known);
      if (meant && taken.add(known)) {
        names.add(known);
      }
    }
    return names.isEmpty() ? List.of(name) : names;
  }

  /** The prices of the day: of those under a condition the last whose day has come. */
  @Override
  @Nullable Value inForce(Value scope) {
    Value prices = scope.get("record", "prices");
    if (!prices.isArray()) {
      return prices;
    }
    return prices.elements().stream()
        .filter(each -> begun(each.get("constraint")))
        .map(each -> each.get("prices"))
        .reduce(null, (one, later) -> later);
  }

  private boolean begun(Value condition) {
    LocalDate start = Days.parse(condition.get("start_date").text());
    return start == null || !start.isAfter(context().asOf());
  }
}
