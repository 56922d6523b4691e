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
 * @param cells what is typed instead of the row's own cells
 * @param tco total cost of the fine-tuned option with it, over the row's own horizon
 */
public record BestShape(Map<String, String> cells, double tco) {
  /**
   * What the row's own shape costs, the best other shape of its model, the best other model; null
   * where none is cheaper.
   */
  public record Found(double own, BestShape same, BestShape other) {}

  /** Every shape of a workload that has figures. */
  public static Found search(
      Map<String, List<Map<String, String>>> tables, LocalDate asOf, Map<String, String> row) {
    Case own = new Case(tables, asOf, ChosenShape.typed(tables, asOf, row));
    double ownTco =
        own.closed ? Double.POSITIVE_INFINITY : new Figures(own, Change.none()).tcoTuned;
    BestShape other = null;
    if (own.candidateRow == null) {
      return new Found(ownTco, null, null);
    }
    var shapes = new ArrayList<BestShape>();
    for (Map<String, String> model : models(tables, asOf, own)) {
      boolean sameName = named(model).equals(named(own.candidateRow));
      var ofModel = new ArrayList<BestShape>();
      for (Map<String, String> cells : free(tables, own.models(), asOf, row, model)) {
        BestShape shape =
            isOwn(own, model, cells) ? null : price(tables, asOf, row, own, model, cells);
        if (shape != null) {
          ofModel.add(shape);
        }
      }
      if (sameName) {
        shapes.addAll(ofModel);
      } else {
        BestShape best = first(ofModel);
        if (best != null && (other == null || Arithmetic.money(best.tco - other.tco) < 0)) {
          other = best;
        }
      }
    }
    BestShape same = first(shapes);
    if (other != null && !own.closed && Arithmetic.money(ownTco - other.tco) <= 0) {
      other = null;
    }
    if (same != null && !own.closed && Arithmetic.money(0.99 * ownTco - same.tco) <= 0) {
      same = null;
    }
    return new Found(ownTco, same, other);
  }

  /** The first of those within a hundredth of the cheapest. */
  private static BestShape first(List<BestShape> shapes) {
    double least = Double.POSITIVE_INFINITY;
    for (BestShape one : shapes) {
      least = Math.min(least, one.tco);
    }
    for (BestShape one : shapes) {
      if (Arithmetic.money(one.tco - 1.01 * least) <= 0) {
        return one;
      }
    }
    return null;
  }

  /** All shapes of a model, nothing typed but its name. */
  private static List<Map<String, String>> free(
      Map<String, List<Map<String, String>>> tables,
      List<Map<String, String>> models,
      LocalDate asOf,
      Map<String, String> row,
      Map<String, String> model) {
    var blank = new LinkedHashMap<>(row);
    blank.put("Candidate model", model.get("Provider") + ": " + model.get("Model"));
    for (String name :
        List.of("GPU", "Serving", "Tuning method", "Training cost", "Serving cost")) {
      blank.put(name, "");
    }
    return ChosenShape.combinations(tables, models, asOf, blank).stream()
        .map(
            typed -> {
              var cells = new LinkedHashMap<String, String>();
              for (String name : List.of("Candidate model", "GPU", "Serving", "Tuning method")) {
                cells.put(name, typed.get(name));
              }
              return (Map<String, String>) cells;
            })
        .toList();
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

  /** Null where the shape lacks something, is closed, or ends before the row's own horizon. */
  private static BestShape price(
      Map<String, List<Map<String, String>>> tables,
      LocalDate asOf,
      Map<String, String> row,
      Case own,
      Map<String, String> model,
      Map<String, String> cells) {
    var typed = new LinkedHashMap<>(row);
    typed.putAll(cells);
    for (String quotation : List.of("Training cost", "Serving cost", "One-off cost")) {
      typed.put(quotation, "");
    }
    boolean sameName = named(model).equals(named(own.candidateRow));
    if (!sameName && row.getOrDefault("Smaller model", "").isEmpty()) {
      // Of a candidate that has ended no tokens are sold: there is no small model then.
      Map<String, String> small =
          InForce.ended(own.candidateRow, asOf) ? own.promptedRow : own.candidateRow;
      typed.put("Smaller model", small.get("Provider") + ": " + small.get("Model"));
    }
    Case shape = new Case(tables, asOf, typed, own);
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

  /** Rows of its name, then the others that can be tuned and are large enough for the gap. */
  private static List<Map<String, String>> models(
      Map<String, List<Map<String, String>>> tables, LocalDate asOf, Case own) {
    Set<Map<String, String>> models = new LinkedHashSet<>();
    List<Map<String, String>> others = new ArrayList<>();
    List<String> wanted = split(own.text("Models to compare"));
    for (Map<String, String> r : InForce.models(tables, asOf)) {
      if (!r.get("Kind").equals("Base") || InForce.ended(r, asOf) && r != own.candidateRow) {
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
    // Where the gap is large, twice the size may close it: nobody knows of a size that is blank.
    boolean gap = Oracle.check(4, own).equals("Fail");
    double least = own.assumed("Smallest size compared");
    for (Map<String, String> r : others) {
      Double size = Case.plain(r, "Parameters");
      boolean known = size != null && own.size != null;
      double from = gap ? Math.max(2, least) : least;
      if (known ? Arithmetic.count(size - from * own.size) >= 0 : !gap) {
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

  private static List<String> split(String list) {
    return list.isBlank() ? List.of() : List.of(list.strip().split("\\s*[,;]\\s*"));
  }
}
