package breakeven.oracle;

import static breakeven.oracle.Arithmetic.money;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** What a workload lacks, what it costs to find out, and what it is worth. */
final class Questions {
  private Questions() {}

  static void put(Map<String, Object> lines, Case c, Figures f, String verdict, boolean counted) {
    boolean asks =
        counted
            && (verdict.equals("Needs data")
                || verdict.equals("Build evaluation first")
                || verdict.equals("Benchmark first"));
    boolean pattern = asks && c.pattern.isEmpty();
    boolean evaluation = asks && Oracle.check(3, c).equals("Unknown");
    boolean shift = asks && c.shift == null;
    boolean build = asks && c.regression.equals("No");
    String quality = Oracle.check(4, c);
    boolean benchmark = asks && (quality.equals("Caution") || quality.equals("Unknown"));
    int words = (pattern ? 1 : 0) + (shift ? 1 : 0);
    if (evaluation) {
      words += c.regression.isEmpty() ? 1 : 0;
      words += c.testSet.isEmpty() && !c.baseline.equals("No") ? 1 : 0;
      words += c.baseline.isEmpty() && !c.testSet.equals("No") ? 1 : 0;
    }
    boolean openQuality = lines.get("Examples that settle it") != null;
    boolean otherwise =
        f.pays()
            && !c.closed
            && !Oracle.check(1, c).equals("Fail")
            && !Oracle.check(5, c).equals("Fail");
    flag(lines, "Examples asked", counted && otherwise && openQuality);
    flag(lines, "Asks for evidence", asks);
    flag(lines, "Task pattern asked", pattern);
    flag(lines, "Evaluation asked", evaluation);
    flag(lines, "Data shift interval asked", shift);
    flag(lines, "Evaluation to build", build);
    flag(lines, "Benchmark asked", benchmark);
    lines.put("Words asked", (double) words);

    double testSet = c.testSet.equals("Yes") ? 0 : c.assumed("Held-out test set cost");
    double baseline = c.baseline.equals("Yes") ? 0 : c.assumed("Baseline comparison cost");
    double regression = c.regression.equals("Yes") ? 0 : c.assumed("Regression testing cost");
    double once = f.releaseEvaluation / Math.max(1, c.assumed("Checkpoints compared"));
    double cost = 0;
    if (benchmark && c.tunedNow) {
      cost += once + (build ? 0 : testSet);
    } else if (benchmark) {
      cost += f.firstRelease + f.evaluationSetUp;
    }
    if (build && (c.tunedNow || !benchmark)) {
      cost += testSet + baseline + regression;
    }
    lines.put("Cost of one measurement", once + testSet);
    lines.put("Cost of the evidence", asks ? (Object) cost : null);

    boolean measures = build || benchmark;
    double chance = measures ? chance(c) : 1;
    lines.put("Chance of the quality", asks ? (Object) chance : null);
    boolean gains = asks && !c.tunedNow;
    double half = Math.pow(0.5, words);
    double value = half * (chance * f.netSaving - (1 - chance) * cost);
    lines.put("Value of the evidence", gains ? (Object) value : null);

    Rival rival = counted ? c.rival : null;
    double smallCost = once + testSet;
    Double small = rival != null && money(rival.worth) > 0 ? rival.advised - rival.tco : null;
    lines.put("Saving of the rival", small);
    double smallChance = rival == null ? 0 : rival.chance;
    Double smallValue = small == null ? null : (Double) rival.worth;

    double twice = measures && small != null ? testSet : 0;
    lines.put(
        "Cost of the answer",
        asks || small != null
            ? (Object) ((asks ? cost : 0) + (small != null ? smallCost : 0) - twice)
            : null);
    Double together = gains ? (Double) value : smallValue;
    if (gains && small != null) {
      double both = smallChance * chance * Math.min(small, f.netSaving);
      together = value + smallValue + half * (twice - both);
    }
    lines.put("Value of the answer", together);
    double pending = gains && !c.planned ? f.netSaving : 0;
    lines.put(
        "Waits for the answer",
        asks || small != null ? (Object) Math.max(pending, small == null ? 0 : small) : null);
  }

  private static void flag(Map<String, Object> lines, String name, boolean holds) {
    lines.put(name, holds ? 1.0 : 0.0);
  }

  private static double chance(Case c) {
    if (c.tunedQuality == null || c.typedEvaluation == null || c.required == null) {
      return c.assumed("Chance a tune reaches quality");
    }
    return beta(c.tunedQuality, c.typedEvaluation, c.required);
  }

  /** The chance that a quality measured on examples is at least what is required. */
  static double beta(double quality, double examples, double required) {
    double right = quality * examples;
    double wrong = (1 - quality) * examples;
    double peak = right * log(quality) + wrong * log(1 - quality);
    DoubleUnaryOperator density = x -> Math.exp(right * log(x) + wrong * log(1 - x) - peak);
    double from = Math.max(0, required);
    double above = area(density, from, 1);
    return above / (above + area(density, 0, from));
  }

  /** Nothing is lost by it: what is multiplied with it is then 0. */
  private static double log(double x) {
    return x <= 0 ? -1e300 : Math.log(x);
  }

  /** The area under a curve, by a rule whose points crowd at both ends. */
  private static double area(DoubleUnaryOperator curve, double from, double to) {
    double half = (to - from) / 2;
    double step = 1.0 / 1024;
    double sum = 0;
    for (int i = -4 * 1024; i <= 4 * 1024; i++) {
      double u = Math.PI / 2 * Math.sinh(i * step);
      double near = half / (Math.exp(u) * Math.cosh(u));
      double x = u < 0 ? from + half * (1 + Math.tanh(u)) : to - near;
      double weight = Math.PI / 2 * Math.cosh(i * step) / Math.pow(Math.cosh(u), 2);
      if (x > 0 && x < 1) {
        sum += curve.applyAsDouble(x) * weight;
      }
    }
    return sum * step * half;
  }
}
