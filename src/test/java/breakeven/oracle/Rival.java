package breakeven.oracle;

import static breakeven.oracle.Arithmetic.count;
import static breakeven.oracle.Arithmetic.money;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The cheaper model that is measured first, by asking about every row of the price table. */
final class Rival {
  private static final List<String> CLASSES = List.of("Frontier", "Large", "Mid", "Small", "Tiny");
  private static final List<String> CHANCES =
      List.of(
          "Chance in the same class",
          "Chance one class below",
          "Chance two classes below",
          "Chance three classes below");

  final String model;
  final String weights;
  final double tco;
  final double chance;
  final double advised;
  final double worth;

  private Rival(
      String model, String weights, double tco, double chance, double advised, double measuring) {
    this.model = model;
    this.weights = weights;
    this.tco = tco;
    this.chance = chance;
    this.advised = advised;
    worth = chance * (advised - tco) - measuring;
  }

  /** What it costs to measure one model. */
  static double measuring(Case c, Figures f) {
    double testSet = c.testSet.equals("Yes") ? 0 : c.assumed("Held-out test set cost");
    return f.releaseEvaluation / Math.max(1, c.assumed("Checkpoints compared")) + testSet;
  }

  /**
   * The rival of a workload; null where none is worth asking about.
   *
   * @param advised what is advised now costs
   */
  static Rival of(Case c, Figures f, double advised) {
    if (c.cell("Cheaper models tried").equals("Yes")
        || money(c.requestsNow() * (c.inputTokens + c.outputTokens)) <= 0) {
      return null;
    }
    Rival best = null;
    double most = Double.NEGATIVE_INFINITY;
    List<Rival> all = all(c, f, advised);
    for (Rival one : all) {
      if (money(one.worth - c.assumed("Materiality")) > 0) {
        most = Math.max(most, one.worth);
      }
    }
    for (Rival one : all) {
      boolean counts = money(one.worth - c.assumed("Materiality")) > 0;
      if (counts && money(one.worth - 0.99 * most) >= 0 && (best == null || one.tco < best.tco)) {
        best = one;
      }
    }
    return best;
  }

  /** Whether it is to be measured before a fine-tune that would pay. */
  boolean isFirst(Case c, Figures f) {
    double beyond = chance * (f.tcoTuned - tco) - measuring(c, f);
    return money(f.netSaving) > 0
        && !c.tunedNow
        && money(f.tcoTuned - tco) > 0
        && money(beyond - c.assumed("Materiality")) > 0
        && money(beyond - c.assumed("Margin") * f.netSaving) > 0;
  }

  private static List<Rival> all(Case c, Figures f, double advised) {
    double measuring = measuring(c, f);
    double bad = c.badAnswersCounted() ? (1 - c.required) * c.badAnswer * f.totalRequests : 0;
    List<Rival> all = new ArrayList<>();
    String named = c.cell("Smaller model");
    if (!named.isEmpty() && c.smallQuality == null) {
      if (f.tcoSmall != null) {
        int its = CLASSES.indexOf(c.model(named, false).getOrDefault("Class", ""));
        double chance =
            its < 0 ? c.assumed("Chance a small model reaches quality") : chance(c, its);
        all.add(new Rival(named, "", f.tcoSmall + bad, chance, advised, measuring));
      }
      return all;
    }
    for (Map<String, String> row : c.models()) {
      double chance = mayDo(c, row);
      Double price = chance < 0 ? null : f.priceOfSmall(row, row);
      if (price != null) {
        boolean today = c.planned || c.current.equals("Small model") && row == c.smallRow;
        double days = c.cost("Days per migration", c.assumed("Days per migration"));
        double move = days * c.cost("Day rate", c.assumed("Day rate"));
        double tco = f.ragSetUp + bad + (today ? 0 : move);
        for (int m = 0; m < f.horizon; m++) {
          Map<String, String> then = c.inMonth(row, m + 1);
          double itsPrice = then == row ? price : f.priceOfSmall(then, row);
          tco += f.requests[m] * itsPrice * f.factor[m] + (c.grounding ? f.rag[m] : 0);
        }
        String name = row.get("Provider") + ": " + row.get("Model");
        Rival one = new Rival(name, weights(row), tco, chance, advised, measuring);
        Rival same = null;
        for (Rival other : all) {
          same = other.weights.equals(one.weights) ? other : same;
        }
        if (same == null) {
          all.add(one);
        } else if (one.tco < same.tco) {
          all.set(all.indexOf(same), one);
        }
      }
    }
    return all;
  }

  /** The chance that a model may do; below 0 where it is not asked about. */
  static double mayDo(Case c, Map<String, String> row) {
    int its = CLASSES.indexOf(row.getOrDefault("Class", ""));
    String full = row.get("Provider") + ": " + row.get("Model");
    if (!row.get("Kind").equals("Base") || its < 0 || row == c.promptedRow) {
      return -1;
    }
    if (!listed(c, "Providers to compare", row.get("Provider"), "")
        || !listed(c, "Prompted models to compare", row.get("Model"), full)) {
      return -1;
    }
    int large = large(c);
    if (its - large > c.assumed("Classes below compared")) {
      return -1;
    }
    if (!c.servesSmall(row) || !c.soldPerToken(row) || c.model(full, true) != row) {
      return -1;
    }
    Map<String, String> next = c.after(c.promptedRow);
    String weights = weights(row);
    if (weights.equals(weights(c.promptedRow)) || next != null && weights.equals(weights(next))) {
      return -1;
    }
    if (misses(c, c.promptedQuality) && its >= large) {
      return -1;
    }
    if (c.smallQuality != null) {
      Map<String, String> measured = c.measuredRow();
      boolean same = measured != null && weights.equals(weights(measured));
      if (misses(c, c.smallQuality)) {
        int least = measured == null ? -1 : CLASSES.indexOf(measured.getOrDefault("Class", ""));
        if (least >= 0 && its > least) {
          return -1;
        }
        if (same) {
          return c.typedEvaluation == null
              ? -1
              : Questions.beta(c.smallQuality, c.typedEvaluation, c.required);
        }
      } else if (same) {
        return -1;
      }
    }
    return chance(c, its);
  }

  private static boolean misses(Case c, Double quality) {
    return quality != null && c.required != null && count(quality - c.required) < 0;
  }

  private static int large(Case c) {
    int its = CLASSES.indexOf(c.promptedRow.getOrDefault("Class", ""));
    return its < 0 ? 1 : its;
  }

  private static double chance(Case c, int its) {
    return c.assumed(CHANCES.get(Math.min(3, Math.max(0, its - large(c)))));
  }

  private static boolean listed(Case c, String assumption, String name, String full) {
    String list = c.text(assumption);
    if (list.isBlank()) {
      return true;
    }
    for (String one : list.split("[,;]")) {
      if (one.strip().equalsIgnoreCase(name) || one.strip().equalsIgnoreCase(full)) {
        return true;
      }
    }
    return false;
  }

  private static final Map<String, String> WEIGHTS = new ConcurrentHashMap<>();

  /** A model without what its seller adds to its name. */
  static String weights(Map<String, String> row) {
    return WEIGHTS.computeIfAbsent(row.get("Model"), Rival::weights);
  }

  private static String weights(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    name = name.substring(name.lastIndexOf('/') + 1);
    for (String region : List.of("global.", "us.", "eu.")) {
      if (name.startsWith(region)) {
        name = name.substring(region.length());
        break;
      }
    }
    for (String maker : List.of("openai.", "anthropic.", "meta.", "amazon.", "qwen.", "mistral.")) {
      if (name.startsWith(maker)) {
        name = name.substring(maker.length());
        break;
      }
    }
    name = name.startsWith("meta-") ? name.substring(5) : name;
    String before = "";
    while (!name.equals(before)) {
      before = name;
      int fp8 = name.indexOf("-fp8");
      name = fp8 >= 0 ? name.substring(0, fp8) : name;
      name = name.endsWith("-turbo") ? name.substring(0, name.length() - 6) : name;
      name = name.replaceFirst("-v?[0-9]+:[0-9]+$", "");
      if (name.matches("(.*[^0-9])?[0-9]{8}")) {
        name = name.substring(0, name.length() - 8);
      }
    }
    return name.replace(" ", "").replace("-", "").replace("_", "").replace(".", "");
  }
}
