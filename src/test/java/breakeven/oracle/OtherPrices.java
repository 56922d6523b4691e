package breakeven.oracle;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The shipped tables with further cells in their price rows, the same for the same seed: contexts,
 * cache writes, steps of long requests, days on which models end, what replaces them, cards let
 * together, discounts. They go wherever a rule has an edge.
 */
public final class OtherPrices {
  private static final String[] DAYS = {
    "2026-11-23",
    "2026-11-24",
    "2026-12-24",
    "2027-02-23",
    "2027-05-24",
    "2027-10-14",
    "2028-01-24",
    "2028-11-23",
    "2028-11-24",
    "2030-01-01"
  };
  private static final String[] PROVIDERS = {
    "OpenAI", "Anthropic", "google", "Together AI", "Runpod", "Fireworks AI", "Nobody"
  };
  private static final String[] REPLACEMENTS = {
    "gpt-5",
    "OpenAI: gpt-5-mini",
    "claude-sonnet-5",
    "Azure OpenAI: gpt-4.1",
    "no-such-model",
    "text-embedding-3-small"
  };

  private final SplittableRandom random;
  private final Map<String, List<Map<String, String>>> tables = Shipped.tables();

  private OtherPrices(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A fresh, changeable copy. */
  public static Map<String, List<Map<String, String>>> tables(long seed) {
    var maker = new OtherPrices(seed);
    maker.tables.get("Model prices").forEach(maker::model);
    maker.days();
    maker.tables.get("GPU prices").forEach(maker::card);
    for (int i = 0; i < 12; i++) {
      maker.tables.get("Discounts").add(maker.discount());
    }
    return maker.tables;
  }

  private void model(Map<String, String> row) {
    set(row, 0.2, "Context", "2000", "5000", "8192", "128000", "272300");
    set(row, 0.5, "Cache write", "0.1", "1.25", "6.25", "30");
    set(row, 0.3, "Cache lifetime", "1", "3600", "86400");
    if (random.nextDouble() < 0.5) {
      set(row, 1, "Long context above", "500", "2000", "100000", "200000", "272000");
      set(row, 0.8, "Long-context input factor", "2", "5", "0.5");
      set(row, 0.8, "Long-context output factor", "1.5", "1");
    }
    set(row, 0.3, "Last service", DAYS);
    set(row, 0.3, "Last training", DAYS);
    set(row, 0.8, "Replacement", REPLACEMENTS);
  }

  /** Prices to come: some rows end, and one or two follow, or none does. */
  private void days() {
    List<Map<String, String>> models = tables.get("Model prices");
    for (Map<String, String> row : List.copyOf(models)) {
      boolean hasDays =
          !row.getOrDefault("From", "").isEmpty() || !row.getOrDefault("To", "").isEmpty();
      if (random.nextDouble() < 0.6 || hasDays) {
        continue;
      }
      LocalDate next = LocalDate.parse("2026-11-25").plusDays(random.nextInt(500));
      row.put("To", next.minusDays(random.nextInt(3) == 0 ? 40 : 1).toString());
      for (int k = random.nextInt(4); k > 0 && k < 3; k--) {
        Map<String, String> later = new LinkedHashMap<>(row);
        later.put("From", next.toString());
        next = next.plusDays(1 + random.nextInt(200));
        later.put("To", k > 1 || random.nextBoolean() ? next.minusDays(1).toString() : "");
        for (String price : List.of("Input", "Cached input", "Output", "Fee", "Hosting")) {
          set(later, 0.6, price, later.get(price).isEmpty() ? "" : prices());
        }
        set(later, 0.5, "Cache write", "0.1", "1.25", "6.25", "");
        set(later, 0.3, "Batch discount", "", "0.5");
        set(later, 0.3, "Cache lifetime", "", "7200");
        set(later, 0.3, "Long context above", "", "500", "2000");
        set(later, 0.2, "Context", "1000");
        set(later, 0.2, "Last service", DAYS);
        models.add(random.nextInt(models.size()), later);
      }
    }
  }

  private String prices() {
    return List.of("0.05", "0.4", "2", "11.5", "40").get(random.nextInt(5));
  }

  private void card(Map<String, String> row) {
    boolean hourly = !row.get("Price").isEmpty();
    set(row, hourly ? 0.5 : 0, "Rented in units of", "1", "2", "8");
  }

  /** Of a provider that is there or not, on a day that is among its days or beside them. */
  private Map<String, String> discount() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Applies to", "");
    set(row, 1, "Provider", PROVIDERS);
    set(row, 0.6, "Applies to", "Model prices", "Training prices", "GPU prices");
    set(row, 1, "Discount", "0", "0.05", "0.3", "0.999");
    set(row, 0.6, "From", "2026-11-23", "2026-11-24", "2026-11-25");
    set(row, 0.6, "To", "2026-11-23", "2026-11-24", "2026-11-25");
    return row;
  }

  private void set(Map<String, String> row, double share, String column, String... values) {
    if (random.nextDouble() < share) {
      row.put(column, values[random.nextInt(values.length)]);
    }
  }
}
