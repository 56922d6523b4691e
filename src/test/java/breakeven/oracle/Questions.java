package breakeven.oracle;

import static breakeven.oracle.Arithmetic.count;
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
    boolean reached =
        c.tunedQuality != null && c.required != null && count(c.tunedQuality - c.required) >= 0;
    boolean open = quality.equals("Caution") || quality.equals("Unknown");
    boolean benchmark = asks && open && !reached;
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

    double testSet = c.testSet.equals("Yes") ? 0 : c.assumed("Held-out test set cost");
    double baseline = c.baseline.equals("Yes") ? 0 : c.assumed("Baseline comparison cost");
    double regression = c.regression.equals("Yes") ? 0 : c.assumed("Regression testing cost");
    double missing = testSet + baseline + regression;
    double once = f.releaseEvaluation / Math.max(1, c.assumed("Checkpoints compared"));
    lines.put("Cost of one measurement", once + testSet);

    // First the rival, which needs no other answer.
    Rival rival = counted && c.rival != null && money(c.rival.worth) > 0 ? c.rival : null;
    lines.put("Saving of the rival", rival == null ? null : rival.advised - rival.tco);
    lines.put("Value of the rival", rival == null ? null : rival.worth);
    double paid = rival == null ? 0 : once + testSet;
    double left = rival == null ? 1 : 1 - rival.chance;

    // Then words, which cost nothing and may end it.
    double good = c.assumed("Chance of a good answer");
    double words = (pattern ? good : 1) * (shift ? good : 1);
    lines.put("Chance of good answers", words);

    // Then what is dear: evaluation and the benchmark.
    double tuned = f.firstRelease + f.evaluationSetUp;
    if (reached) {
      tuned = missing;
    } else if (c.tunedNow) {
      tuned = once + (build ? missing : testSet);
    }
    tuned = rival == null ? tuned : Math.max(0, tuned - testSet);
    double chance = reached ? reached(c) : c.assumed("Chance a tune reaches quality");
    double value = Math.max(0, chance * f.netSaving - (1 - chance) * tuned);
    boolean gains = asks && !c.tunedNow;
    lines.put("Cost of the evidence", asks ? (Object) tuned : null);
    lines.put("Chance of the quality", asks ? (Object) chance : null);
    lines.put("Value of the fine-tuned model", gains ? (Object) value : null);
    lines.put("Value of the evidence", gains ? (Object) (words * left * value) : null);

    double whole = paid + (build || benchmark ? tuned : 0);
    double likely = paid + (gains && money(value) > 0 ? words * left * tuned : 0);
    double worth = (rival == null ? 0 : rival.worth) + (gains ? words * left * value : 0);
    boolean any = asks || rival != null;
    lines.put("Cost of the answer", any ? (Object) whole : null);
    lines.put("Expected cost of the answer", any ? (Object) likely : null);
    lines.put("Value of the answer", gains || rival != null ? (Object) worth : null);
    double pending = gains && !c.planned ? Math.max(0, f.netSaving) : 0;
    double saves = rival == null ? 0 : rival.advised - rival.tco;
    lines.put("Waits for the answer", any ? (Object) Math.max(pending, saves) : null);
  }

  private static void flag(Map<String, Object> lines, String name, boolean holds) {
    lines.put(name, holds ? 1.0 : 0.0);
  }

  /** The chance that a quality that was measured, and is enough, is what it seems. */
  private static double reached(Case c) {
    return c.typedEvaluation == null ? 1 : beta(c.tunedQuality, c.typedEvaluation, c.required);
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
