package breakeven.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of a shape that a row leaves blank, chosen by loops: every combination is typed into
 * the row and calculated, and the first of the cheapest is taken.
 */
public final class ChosenShape {
  private static final List<String> METHODS = List.of("Provider API", "LoRA", "QLoRA", "Full");
  private static final List<String> SERVINGS =
      List.of("Per token", "Rented GPUs", "Serverless GPUs");

  private ChosenShape() {}

  /**
   * A combination.
   *
   * @param cost per 1,000 requests over its own horizon, or a month where there are none; null
   *     where it cannot be priced
   */
  private record Tried(Map<String, String> row, Double cost, boolean closed, int lacks) {}

  /** The row with what is chosen typed into it; a card that nothing uses stays blank. */
  public static Map<String, String> typed(
      Map<String, List<Map<String, String>>> tables, LocalDate asOf, Map<String, String> row) {
    List<Map<String, String>> all = combinationsOf(tables, asOf, row);
    if (all.size() == 1) {
      return all.get(0);
    }
    var tried = new ArrayList<Tried>();
    var base = inBase(tables);
    Case c = null;
    for (Map<String, String> one : all) {
      c = new Case(base, asOf, one, c);
      Double cost = null;
      if (c.lacks.isEmpty()) {
        Figures f = new Figures(c, Change.none());
        double requests = 0;
        for (int m = 1; m <= c.horizon; m++) {
          requests += c.requests * Math.pow(1 + c.growth, m - 1);
        }
        cost = requests > 0 ? f.tcoTuned / requests * 1000 : f.tcoTuned / Math.max(1, c.horizon);
      }
      tried.add(new Tried(one, cost, c.closed, c.lacks.size()));
    }
    Map<String, String> open = cheapest(tried, false);
    Map<String, String> any = open == null ? cheapest(tried, true) : open;
    if (any != null) {
      return any;
    }
    Tried least = tried.get(0);
    for (Tried one : tried) {
      least = one.lacks < least.lacks ? one : least;
    }
    return least.row;
  }

  /** The tables without a scenario: a shape is chosen as in Base. */
  private static Map<String, List<Map<String, String>>> inBase(
      Map<String, List<Map<String, String>>> tables) {
    var base = new LinkedHashMap<>(tables);
    base.put("Uncertainty", List.of());
    return base;
  }

  /** Every combination of the cells that neither the row nor an assumption says, typed. */
  public static List<Map<String, String>> combinationsOf(
      Map<String, List<Map<String, String>>> tables, LocalDate asOf, Map<String, String> row) {
    var known = new LinkedHashMap<>(row);
    if (cell(row, "Serving").isEmpty() && !cell(row, "Serving cost").isEmpty()) {
      known.put("Serving", "Fixed");
    }
    for (String name : List.of("Candidate model", "Tuning method", "Serving", "GPU")) {
      if (cell(known, name).isEmpty()) {
        known.put(name, assumed(tables, name));
      }
    }
    return combinations(tables, InForce.models(tables, asOf), asOf, known);
  }

  private static Map<String, String> cheapest(List<Tried> tried, boolean closed) {
    double least = Double.POSITIVE_INFINITY;
    for (Tried one : tried) {
      if (one.cost != null && one.closed == closed) {
        least = Math.min(least, one.cost);
      }
    }
    for (Tried one : tried) {
      if (one.cost != null
          && one.closed == closed
          && Arithmetic.money(one.cost - 1.01 * least) <= 0) {
        return one.row;
      }
    }
    return null;
  }

  /** In the order that decides: providers, servings, cards with none first, methods. */
  static List<Map<String, String>> combinations(
      Map<String, List<Map<String, String>>> tables,
      List<Map<String, String>> models,
      LocalDate asOf,
      Map<String, String> row) {
    var all = new ArrayList<Map<String, String>>();
    List<String> providers = providers(models, asOf, cell(row, "Candidate model"));
    for (String candidate : providers) {
      for (String serving : options(row, "Serving", listed(tables, "Servings", SERVINGS))) {
        boolean said = providers.size() == 1 && !cell(row, "Serving").isEmpty();
        if (serving.equals("Per token") && !said && !maySell(tables, models, candidate)) {
          continue;
        }
        boolean onCards = !serving.equals("Per token") && !serving.equals("Fixed");
        for (String card : cards(tables, row, serving)) {
          for (String method : options(row, "Tuning method", listed(tables, "Methods", METHODS))) {
            if (onCards && method.equals("Provider API") && cell(row, "Tuning method").isEmpty()) {
              continue;
            }
            boolean trains =
                !method.equals("Provider API")
                    && cell(row, "Training cost").isEmpty()
                    && assumed(tables, "Training GPU").isEmpty();
            boolean used = onCards || trains;
            if (cell(row, "GPU").isEmpty() && card.isEmpty() == used) {
              continue;
            }
            var typed = new LinkedHashMap<>(row);
            typed.put("Candidate model", candidate);
            typed.put("Serving", serving);
            typed.put("GPU", card);
            typed.put("Tuning method", method);
            all.add(typed);
          }
        }
      }
    }
    return all;
  }

  /** Whether tokens of a model at its provider may be chosen: blank means every provider. */
  private static boolean maySell(
      Map<String, List<Map<String, String>>> tables,
      List<Map<String, String>> models,
      String candidate) {
    List<String> sellers = listed(tables, "Providers", List.of());
    for (Map<String, String> r : models) {
      if (r.get("Kind").equals("Base")
          && (candidate.equalsIgnoreCase(r.get("Model"))
              || candidate.equalsIgnoreCase(r.get("Provider") + ": " + r.get("Model")))) {
        return sellers.isEmpty() || sellers.stream().anyMatch(r.get("Provider")::equalsIgnoreCase);
      }
    }
    return sellers.isEmpty();
  }

  private static List<String> options(Map<String, String> row, String name, List<String> list) {
    return cell(row, name).isEmpty() ? list : List.of(cell(row, name));
  }

  /** Those that still serve it; all where none does. */
  private static List<String> providers(
      List<Map<String, String>> models, LocalDate asOf, String candidate) {
    var all = new ArrayList<String>();
    boolean living = false;
    for (Map<String, String> r : models) {
      if (living && InForce.ended(r, asOf)) {
        break;
      }
      String full = r.get("Provider") + ": " + r.get("Model");
      if (r.get("Kind").equals("Base")
          && candidate.equalsIgnoreCase(r.get("Model"))
          && !all.contains(full)) {
        all.add(full);
        living |= !InForce.ended(r, asOf);
      }
    }
    return all.size() < 2 ? List.of(candidate) : all;
  }

  private static List<String> cards(
      Map<String, List<Map<String, String>>> tables, Map<String, String> row, String serving) {
    String typed = cell(row, "GPU");
    String list = typed.isEmpty() ? assumed(tables, "GPUs to compare") : typed;
    boolean chosen = cell(row, "Serving").isEmpty();
    if (!typed.isEmpty() && !(chosen && serving.equals("Serverless GPUs"))) {
      return List.of(typed);
    }
    var known = new ArrayList<String>();
    var sold = new ArrayList<String>();
    for (String card : list.split("\\s*[,;]\\s*")) {
      boolean there = false;
      boolean serverless = false;
      for (Map<String, String> r : tables.get("GPU prices")) {
        boolean same =
            card.equalsIgnoreCase(r.get("GPU"))
                || card.equalsIgnoreCase(r.get("Provider") + ": " + r.get("GPU"));
        there |= same;
        serverless |= same && r.get("Pricing").equals("Serverless") && !r.get("Price").isEmpty();
      }
      if (there) {
        known.add(card);
      }
      if (serverless) {
        sold.add(card);
      }
    }
    if (!typed.isEmpty()) {
      return sold;
    }
    List<String> its = known;
    if (serving.equals("Serverless GPUs") && (chosen || !sold.isEmpty())) {
      its = sold;
    }
    var all = new ArrayList<>(List.of(""));
    all.addAll(its);
    return all;
  }

  private static List<String> listed(
      Map<String, List<Map<String, String>>> tables, String what, List<String> ifBlank) {
    String list = assumed(tables, what + " to compare");
    return list.isBlank() ? ifBlank : List.of(list.split("\\s*[,;]\\s*"));
  }

  private static String assumed(Map<String, List<Map<String, String>>> tables, String name) {
    for (Map<String, String> r : tables.get("Assumptions")) {
      if (r.get("Assumption").equals(name)) {
        return r.get("Value").strip();
      }
    }
    throw new IllegalArgumentException("No assumption " + name);
  }

  private static String cell(Map<String, String> row, String name) {
    return row.getOrDefault(name, "").strip();
  }
}
