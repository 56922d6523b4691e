package breakeven.core.guard;

import breakeven.core.guard.PriceFacts.Sold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the providers of each model ask for it, so that one can be held against all others. */
public final class Sellers {
  private final Map<String, List<Sold>> models = new HashMap<>();

  /** Takes a row; one that is none of a model, or has no currency that is known, says nothing. */
  public void add(PriceFacts row) {
    Sold sold = row.sold();
    if (sold != null) {
      models.computeIfAbsent(row.model(), model -> new ArrayList<>(2)).add(sold);
    }
  }

  /** What others ask for a row's model, in no order. */
  List<Sold> others(PriceFacts row) {
    Sold own = row.sold();
    return own == null
        ? List.of()
        : models.getOrDefault(row.model(), List.of()).stream()
            .filter(each -> !each.provider().equals(own.provider()))
            .toList();
  }
}
