package breakeven.oracle;

import static breakeven.oracle.Arithmetic.money;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is done today, carried on for the horizon, month by month: requests as they are sent today,
 * retrieval only where it is in place, and nothing built or bought.
 */
final class Today {
  private final Case c;
  private final Figures f;
  private final Change change;

  /** Each month; null where today's approach has no price. */
  final double[] month;

  /** What of each month is spent on what. */
  final Map<String, double[]> kinds = new TreeMap<>();

  /** What of it is paid before month 1: building what would be prompted where nothing runs yet. */
  final Map<String, Double> once = new TreeMap<>();

  /** Month 1 without migration and re-training, and what of it is bad answers. */
  double running, bad;

  final Double tco;

  Today(Case c, Figures f, Change change) {
    this.c = c;
    this.f = f;
    this.change = change;
    month =
        switch (c.current) {
          case "Prompting", "RAG" -> prompting();
          case "Small model" -> smallModel();
          case "Planned" -> planned();
          default -> fineTuned();
        };
    double sum = once.values().stream().mapToDouble(amount -> amount).sum();
    for (int m = 1; month != null && m <= f.horizon; m++) {
      sum += month[m - 1];
    }
    tco = month == null || c.tunedNow && c.closed ? null : (Double) sum;
  }

  private void spend(String kind, int m, double amount) {
    kinds.computeIfAbsent(kind, any -> new double[f.horizon])[m - 1] += amount;
  }

  private double[] prompting() {
    double[] months = new double[f.horizon];
    for (int m = 1; m <= f.horizon; m++) {
      spend("Tokens", m, f.requests[m - 1] * largePrice(m));
      spend("Bad answers", m, f.requests[m - 1] * f.badPrompted);
      spend("Retrieval", m, retrieval(m));
      months[m - 1] = f.requests[m - 1] * (largePrice(m) + f.badPrompted) + retrieval(m);
      if (m == 1) {
        note(months[0], f.badPrompted);
      }
      if (m == f.migrationMonth) {
        months[m - 1] += f.migration;
        spend("Migration", m, f.migration);
      }
    }
    return months;
  }

  /** Nothing runs: it is held against what would be prompted, and nothing is paid. */
  private double[] planned() {
    double[] months = new double[f.horizon];
    for (int m = 1; m <= f.horizon; m++) {
      int at = m - 1;
      Map<String, Double> kinds = new TreeMap<>();
      Spent.alternative(c, f, m, kinds);
      kinds.forEach((kind, amount) -> spend(kind, at + 1, amount));
      months[at] = kinds.values().stream().mapToDouble(amount -> amount).sum();
    }
    double all = f.smallIsAlternative ? f.oneOffSmall : f.oneOffPrompted;
    once.put("Retrieval", f.ragSetUp);
    once.put("GPUs and hosting", all - f.ragSetUp);
    return months;
  }

  private double[] smallModel() {
    double[] api = new double[f.horizon];
    double[] gpus = gpus(c.inputTokens, c.outputSmall);
    double byToken = 0;
    double onGpus = 0;
    for (int m = 1; m <= f.horizon; m++) {
      double besides = f.requests[m - 1] * f.badSmall + retrieval(m);
      if (c.smallApiToday) {
        double price =
            c.requestPrice(
                c.inMonth(c.smallRow, m),
                c.inputTokens,
                f.cachedSmall,
                f.writtenSmall,
                c.outputSmall);
        api[m - 1] = f.requests[m - 1] * price * f.factor[m - 1] + besides;
      }
      gpus[m - 1] += f.gpuPeople + besides;
      byToken += api[m - 1];
      onGpus += gpus[m - 1];
    }
    if (!c.smallApiToday && !c.smallGpuExists()) {
      return null;
    }
    boolean cheaperOnGpus = !c.smallApiToday || money(onGpus - byToken) < 0;
    double[] months = c.smallGpuExists() && cheaperOnGpus ? gpus : api;
    for (int m = 1; m <= f.horizon; m++) {
      double besides = f.requests[m - 1] * f.badSmall + retrieval(m);
      double people = months == gpus ? f.gpuPeople : 0;
      spend("People", m, people);
      spend(months == gpus ? "GPUs and hosting" : "Tokens", m, months[m - 1] - people - besides);
      spend("Bad answers", m, f.requests[m - 1] * f.badSmall);
      spend("Retrieval", m, retrieval(m));
    }
    note(months[0], f.badSmall);
    return months;
  }

  private double[] fineTuned() {
    double input = c.inputTokens - c.removed;
    double[] months = c.servingCost != null ? new double[f.horizon] : gpus(input, c.outputTuned);
    for (int m = 1; m <= f.horizon; m++) {
      double price =
          c.tunedByToken()
              ? c.requestPrice(
                  c.inMonth(c.tunedRow, m), input, f.cachedTuned, f.writtenTuned, c.outputTuned)
              : 0;
      double hosting = f.hostingIn[m - 1];
      double bad = f.badTunedIn[m - 1];
      double each = price * f.factor[m - 1] + c.escalatedShare * largePrice(m) + bad;
      spend("Tokens", m, f.requests[m - 1] * (each - bad));
      spend("People", m, f.gpuPeople);
      spend("GPUs and hosting", m, months[m - 1] + hosting + Case.orZero(c.servingCost));
      spend("Evaluation and monitoring", m, f.upkeep);
      spend("Retrieval", m, retrieval(m));
      spend("Bad answers", m, f.requests[m - 1] * bad);
      months[m - 1] +=
          f.requests[m - 1] * each
              + f.gpuPeople
              + hosting
              + f.upkeep
              + Case.orZero(c.servingCost)
              + retrieval(m);
      if (m == 1) {
        note(months[0], bad);
      }
      if (m < f.horizon && m % f.interval == 0) {
        double dearer = c.trainedOnGpus ? f.retrainingRuns * (f.gpuFactor[m - 1] - 1) : 0;
        months[m - 1] += f.retraining + dearer;
        spend("Training and re-training", m, f.retrainingRuns + dearer);
        spend("People", m, f.retraining - f.retrainingRuns - f.releaseEvaluation);
        spend("Evaluation and monitoring", m, f.releaseEvaluation);
      }
    }
    return months;
  }

  private void note(double firstMonth, double badAnswer) {
    running = firstMonth;
    bad = f.requests[0] * badAnswer;
  }

  /** Bad answers of a month. */
  double badAnswers(int m) {
    return kinds.get("Bad answers")[m - 1];
  }

  private double retrieval(int m) {
    return c.retrievesToday ? f.rag[m - 1] : 0;
  }

  /** A request to the large model in a month, as it is sent today. */
  private double largePrice(int m) {
    boolean ended = f.migrationMonth > 0 && m >= f.migrationMonth;
    if (ended && c.replacementToday != null) {
      return large(c.inMonth(c.replacementToday, m)) * f.factor[m - 1] * change.largePrice;
    }
    double price =
        c.promptingCost != null
            ? c.promptingCost
                / c.requests
                * c.billMoves(m, c.inputTokens, f.cachedPrompted, f.writtenPrompted)
            : large(c.inMonth(c.promptedRow, m));
    return price * f.factorWithStep[m - 1] * change.largePrice;
  }

  private double large(Map<String, String> row) {
    return c.requestPrice(row, c.inputTokens, f.cachedPrompted, f.writtenPrompted, c.outputTokens);
  }

  /** Rent, paid seconds or running cost of each month; nothing is bought. 0 without GPUs. */
  private double[] gpus(double input, double output) {
    double[] cost = new double[f.horizon];
    if (!c.gpuKnown || c.current.equals("Small model") && !c.smallGpuExists()) {
      return cost;
    }
    double sharing = change.sharing != null ? change.sharing : c.sharing;
    double seconds =
        Arithmetic.gpuSeconds(input, output, c.prefill, c.decode, c.assumed("Throughput derate"));
    double utilisation = c.assumed("Target utilisation");
    double most = 0;
    double[] replicas = new double[f.horizon];
    for (int m = 1; m <= f.horizon && !c.serverless; m++) {
      replicas[m - 1] =
          Arithmetic.replicas(
              Arithmetic.load(
                  f.requests[m - 1], seconds, c.assumed("Peak-to-average"), utilisation, c.hoursOn),
              c.minimumReplicas,
              sharing,
              c.assumed("Throughput kept when sharing"));
      most = Math.max(most, replicas[m - 1]);
    }
    for (int m = 1; m <= f.horizon; m++) {
      double r = f.requests[m - 1];
      if (c.owned) {
        cost[m - 1] = most * c.gpusPerReplica * c.gpuRunning;
      } else if (c.rented) {
        double cards =
            Arithmetic.cardsRented(replicas[m - 1], sharing, c.gpusPerReplica, c.letTogether);
        cost[m - 1] =
            cards
                * c.cost("GPU price", c.gpuHour)
                * c.hoursOn
                * change.gpuPrice
                * f.gpuFactor[m - 1];
      } else {
        double work =
            seconds
                * ((1 - c.batchShare) / utilisation
                    + c.batchShare / c.assumed("Batch utilisation"));
        double paid =
            Arithmetic.paidSeconds(
                r * work, r * (1 - c.batchShare), c.assumed("Idle time-out"), c.hoursOn * 3600);
        double second = c.cost("GPU price", c.gpuHour) / 3600 * c.gpusPerReplica * change.gpuPrice;
        cost[m - 1] = paid * second * f.gpuFactor[m - 1];
      }
    }
    return cost;
  }
}
