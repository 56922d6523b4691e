package breakeven.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cheapest way to tune and serve a workload's candidate, and the cheapest other model: every
 * shape is typed into the row and calculated.
 *
 * @param cells what is typed instead of the row's own cells; empty where the row's own is best
 * @param tco total cost of the fine-tuned option with it, over the row's own horizon
 */
public record BestShape(Map<String, String> cells, double tco) {
  private static final List<String> METHODS = List.of("Provider API", "LoRA", "QLoRA", "Full");
  private static final List<String> SERVINGS =
      List.of("Per token", "Rented GPUs", "Serverless GPUs");

  /** The row's own shape, the best of the same model, the best other model; null: there is none. */
  public record Found(double own, BestShape same, BestShape other) {}

  /** Every shape of a workload that has figures. */
  public static Found search(
      Map<String, List<Map<String, String>>> tables, LocalDate asOf, Map<String, String> row) {
    Case own = new Case(tables, asOf, row);
    double ownTco =
        own.closed ? Double.POSITIVE_INFINITY : new Figures(own, Change.none()).tcoTuned;
    BestShape same = own.closed ? null : new BestShape(Map.of(), ownTco);
    BestShape other = null;
    if (own.candidateRow == null) {
      return new Found(ownTco, same, null);
    }
    for (Map<String, String> model : models(tables, own)) {
      boolean sameName = named(model).equals(named(own.candidateRow));
      for (String card : cards(tables, own)) {
        for (String serving : servings(own)) {
          for (String method : listed(own.text("Methods to compare"), METHODS, own.method)) {
            var cells = new LinkedHashMap<String, String>();
            cells.put("Candidate model", model.get("Provider") + ": " + model.get("Model"));
            cells.put("GPU", card);
            cells.put("Serving", serving);
            cells.put("Tuning method", method);
            if (isOwn(own, model, cells)) {
              continue;
            }
            BestShape shape = price(tables, asOf, row, own, model, cells);
            if (shape == null) {
              continue;
            }
            if (sameName) {
              same = cheaper(same, shape);
            } else {
              other = cheaper(other, shape);
            }
          }
        }
      }
    }
    return new Found(ownTco, same, other);
  }

  /** A card that neither serves nor trains is no other shape. */
  private static boolean isOwn(Case own, Map<String, String> model, Map<String, String> cells) {
    boolean cardCounts =
        cells.get("Serving").endsWith("GPUs")
            || cells.get("Serving").equals("Own hardware")
            || !cells.get("Tuning method").equals("Provider API");
    return model == own.candidateRow
        && cells.get("Serving").equals(own.serving)
        && cells.get("Tuning method").equals(own.method)
        && (!cardCounts || cells.get("GPU").equals(own.gpu));
  }

  private static BestShape cheaper(BestShape before, BestShape shape) {
    return before == null || Arithmetic.money(shape.tco - before.tco) < 0 ? shape : before;
  }

  /** Null where the shape lacks something, is closed, or ends before the row's own horizon. */
  private static BestShape price(
      Map<String, List<Map<String, String>>> tables,
      LocalDate asOf,
      Map<String, String> row,
      Case own,
      Map<String, String> model,
      Map<String, String> cells) {
    if (cells.get("Serving").equals("Serverless GPUs") && !serverless(tables, cells.get("GPU"))) {
      return null;
    }
    var typed = new LinkedHashMap<>(row);
    typed.putAll(cells);
    for (String quotation : List.of("Training cost", "Serving cost", "One-off cost")) {
      boolean fixed = quotation.equals("Serving cost") && cells.get("Serving").equals("Fixed");
      typed.put(quotation, fixed ? row.getOrDefault(quotation, "") : "");
    }
    if (model != own.candidateRow && row.getOrDefault("Smaller model", "").isEmpty()) {
      typed.put(
          "Smaller model", own.candidateRow.get("Provider") + ": " + own.candidateRow.get("Model"));
    }
    Case shape = new Case(tables, asOf, typed);
    if (!shape.lacks.isEmpty() || shape.closed || shape.horizon < own.horizon) {
      return null;
    }
    Change change = Change.none();
    change.horizon = own.horizon;
    return new BestShape(cells, new Figures(shape, change).tcoTuned);
  }

  private static String named(Map<String, String> model) {
    return model.get("Model");
  }

  /**
   * The row's own, other rows of its name, then the others that can be tuned and are large enough.
   */
  private static List<Map<String, String>> models(
      Map<String, List<Map<String, String>>> tables, Case own) {
    Set<Map<String, String>> models = new LinkedHashSet<>();
    List<Map<String, String>> others = new ArrayList<>();
    List<String> wanted = split(own.text("Models to compare"));
    for (Map<String, String> r : tables.get("Model prices")) {
      if (!r.get("Kind").equals("Base")) {
        continue;
      }
      if (named(r).equals(named(own.candidateRow))) {
        models.add(r);
      } else if ((wanted.isEmpty() || wanted.stream().anyMatch(name -> isCalled(r, name)))
          && (Case.plain(r, "Parameters") != null || hasTune(tables, r))
          && others.size() < 60) {
        others.add(r);
      }
    }
    double least = own.assumed("Smallest size compared");
    for (Map<String, String> r : others) {
      Double size = Case.plain(r, "Parameters");
      if (size == null || own.size == null || Arithmetic.count(size - least * own.size) >= 0) {
        models.add(r);
      }
    }
    return List.copyOf(models);
  }

  private static boolean isCalled(Map<String, String> model, String name) {
    return name.equalsIgnoreCase(model.get("Model"))
        || name.equalsIgnoreCase(model.get("Provider") + ": " + model.get("Model"));
  }

  private static boolean hasTune(
      Map<String, List<Map<String, String>>> tables, Map<String, String> base) {
    return tables.get("Model prices").stream()
        .filter(r -> r.get("Kind").equals("Fine-tuned"))
        .map(r -> r.get("Base model"))
        .anyMatch(
            name ->
                name.equalsIgnoreCase(base.get("Model"))
                    || name.endsWith(": " + base.get("Model")));
  }

  private static List<String> servings(Case own) {
    return listed(own.text("Servings to compare"), SERVINGS, own.serving);
  }

  /** Cards with an hourly price and a capacity row, the row's own first. */
  private static List<String> cards(Map<String, List<Map<String, String>>> tables, Case own) {
    var all = new LinkedHashSet<String>();
    for (Map<String, String> r : tables.get("GPU prices")) {
      boolean capacity =
          tables.get("Serving capacity").stream().anyMatch(c -> c.get("GPU").equals(r.get("GPU")));
      if (capacity && !r.get("Price").isEmpty()) {
        all.add(r.get("GPU"));
      }
    }
    return listed(own.text("GPUs to compare"), List.copyOf(all), own.gpu);
  }

  private static boolean serverless(Map<String, List<Map<String, String>>> tables, String card) {
    return tables.get("GPU prices").stream()
        .filter(r -> r.get("Pricing").equals("Serverless") && !r.get("Price").isEmpty())
        .anyMatch(
            r -> card.equals(r.get("GPU")) || card.equals(r.get("Provider") + ": " + r.get("GPU")));
  }

  private static List<String> listed(String list, List<String> ifBlank, String own) {
    var all = new LinkedHashSet<String>(List.of(own));
    all.addAll(split(list).isEmpty() ? ifBlank : split(list));
    return List.copyOf(all);
  }

  private static List<String> split(String list) {
    return list.isBlank() ? List.of() : List.of(list.strip().split("\\s*[,;]\\s*"));
  }
}
