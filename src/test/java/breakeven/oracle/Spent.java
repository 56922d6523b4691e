package breakeven.oracle;

import java.util.Map;
import java.util.TreeMap;

/** What the horizon costs with what is advised, by what it is spent on: month by month. */
final class Spent {
  private final Case c;
  private final Figures f;
  private final Today today;
  final Map<String, Double> kinds = new TreeMap<>();

  /** The same of what is paid before month 1. */
  final Map<String, Double> once = new TreeMap<>();

  /**
   * @param caching what the days to switch caching on cost, where that is the change
   */
  Spent(Case c, Figures f, Today today, boolean changes, boolean tunes, double caching) {
    this.c = c;
    this.f = f;
    this.today = today;
    for (int m = 1; m <= f.horizon; m++) {
      if (!changes || tunes && m <= f.lead) {
        int at = m - 1;
        today.kinds.forEach((kind, months) -> add(kinds, kind, months[at]));
      } else if (tunes) {
        tuned(m);
      } else {
        alternative(c, f, m, kinds);
      }
    }
    if (!changes) {
      today.once.forEach((kind, amount) -> add(kinds, kind, amount));
    } else {
      once(tunes);
      add(once, "People", tunes ? 0 : caching);
      once.forEach((kind, amount) -> add(kinds, kind, amount));
    }
  }

  private static void add(Map<String, Double> to, String kind, double amount) {
    to.merge(kind, amount, Double::sum);
  }

  private void tuned(int m) {
    int i = m - 1;
    double r = f.requests[i];
    double own = f.tunedPrice[i];
    add(kinds, "Tokens", r * (own + c.escalatedShare * f.largePrice[i]));
    add(kinds, "GPUs and hosting", f.gpuTuned[i] + f.hostingIn[i] + Case.orZero(c.servingCost));
    add(kinds, "Evaluation and monitoring", f.upkeep);
    add(kinds, "Retrieval", c.grounding ? f.rag[i] : 0);
    add(kinds, "People", f.gpuPeople);
    add(kinds, "Bad answers", r * f.badTunedIn[i]);
    if (m < f.horizon && (m - f.lead) % f.interval == 0) {
      double factor = c.trainedOnGpus ? f.gpuFactor[i] : 1;
      add(kinds, "Training and re-training", f.retrainingRuns * factor);
      add(kinds, "People", f.retraining - f.retrainingRuns - f.releaseEvaluation);
      add(kinds, "Evaluation and monitoring", f.releaseEvaluation);
    }
  }

  /** What a month of the alternative is spent on. */
  static void alternative(Case c, Figures f, int m, Map<String, Double> kinds) {
    int i = m - 1;
    double r = f.requests[i];
    if (!f.smallIsAlternative) {
      add(kinds, "Tokens", r * f.largePrice[i]);
      add(kinds, "Retrieval", c.grounding || c.ragOnlyToday ? f.rag[i] : 0);
      add(kinds, "Bad answers", r * f.badPrompted);
      if (m == f.migrationMonth) {
        add(kinds, "Migration", f.migration);
      }
      return;
    }
    if (f.smallUsesGpus) {
      add(kinds, "GPUs and hosting", f.gpuSmall[i]);
      add(kinds, "People", f.gpuPeople);
    } else {
      add(kinds, "Tokens", r * f.smallPrice[i]);
    }
    add(kinds, "Retrieval", c.grounding ? f.rag[i] : 0);
    add(kinds, "Bad answers", r * f.badSmall);
  }

  private void once(boolean tunes) {
    add(once, "Retrieval", f.ragSetUp);
    if (!tunes) {
      add(once, "Migration", f.smallIsAlternative ? f.switchSmall : f.switchPrompted);
      if (f.smallIsAlternative) {
        add(once, "GPUs and hosting", f.oneOffSmall - f.ragSetUp - f.switchSmall);
      }
      return;
    }
    double set = f.evaluationSetUp;
    add(once, "GPUs and hosting", f.oneOffTuned - f.ragSetUp - f.firstRelease - set);
    if (c.oneOffCost != null) {
      add(once, "Training and re-training", f.firstRelease);
    } else {
      double released = c.tunedNow ? 0 : 1;
      add(once, "Training and re-training", released * f.training);
      add(once, "Evaluation and monitoring", released * f.releaseEvaluation + set);
      add(once, "People", released * (f.firstRelease - f.training - f.releaseEvaluation));
    }
  }

  /** What of the horizon is of a kind where today's approach is carried on. */
  double today(String kind) {
    double sum = today.once.getOrDefault(kind, 0.0);
    for (double month : today.kinds.getOrDefault(kind, new double[0])) {
      sum += month;
    }
    return sum;
  }
}
