package breakeven.oracle;

import static breakeven.oracle.Arithmetic.money;

import java.util.Map;

/** Every figure of one workload under one change, month by month. */
final class Figures {
  /** What two prices of a request must differ by, so that it is no matter of rounding. */
  private static final double LEAST_OF_A_REQUEST = 1e-9;

  final Case c;
  final int horizon;
  final int lead;
  final int interval;
  final double[] requests;
  final double totalRequests;

  // Prices of a request
  final double cachedPrompted, cachedSmall, cachedTuned;
  final double writtenPrompted, writtenSmall, writtenTuned;
  final Double pricePrompted, priceReplacement, priceSmall, priceTuned;

  /** Share of the requests that find the instruction tokens in the cache, where that is assumed. */
  final double hits;

  /** The month of the migration and what it costs; 0 and 0 where the prompted model goes on. */
  final int migrationMonth;

  final double migration;

  /** Days to move to the large and to the small option, where today is another. */
  final double switchPrompted, switchSmall;

  // Retrieval
  final double ragSetUp, ragTotal;

  // Factors of each month, and retrieval
  final double[] factor, factorWithStep, gpuFactor, rag;

  /** A request to the large option in each month. */
  final double[] largePrice;

  /** A request to the other two options in each month; 0 where they are not paid by the token. */
  final double[] smallPrice, tunedPrice;

  /** Hosting of each month. */
  final double[] hostingIn;

  /** Rent, paid seconds or running cost of each month. */
  final double[] gpuSmall, gpuTuned;

  /** What of a re-training moves with the rent of GPUs; the training runs. */
  final double retrainingRuns;

  /** Bad answers of a request; of a tune as good as on the day of its release. */
  double badPrompted, badSmall, badTuned;

  /** Bad answers of a request to the tune in each month: it ages until it is trained again. */
  final double[] badTunedIn;

  /** People who keep the GPUs running, a month. */
  final double gpuPeople;

  // GPUs
  final Double secondsSmall, secondsTuned;
  final double[] replicasSmall, replicasTuned;
  double mostSmall, mostTuned;

  // Training
  final double trainingTokens;
  final Double trainingFlops, trainingMemory, trainingGpus, trainingGpuHours;
  final double trainingRun,
      training,
      dataPreparation,
      releaseEvaluation,
      firstRelease,
      retraining,
      evaluationSetUp;
  final double upkeep, hosting;
  final int retrainings;

  // Options
  final double[] monthPrompted, monthSmall, monthTuned;
  final double oneOffPrompted, oneOffSmall, oneOffTuned;
  final double tcoPrompted, tcoTuned;

  /** Total of the small option by each of its paths; null where there is none. */
  final Double tcoSmallApi, tcoSmallGpu;

  final Double tcoSmall;
  final boolean smallUsesGpus, smallIsAlternative;
  final double tcoAlternative, netSaving, extraOneOff, npv;
  final double[] cumulative;

  Figures(Case c, Change change) {
    this.c = c;
    horizon = change.horizon != null ? change.horizon : c.horizon;
    lead = change.lead != null ? change.lead : c.leadPaid();
    interval = change.interval != null ? change.interval : c.intervalPaid();
    int h = horizon;
    double sharing = change.sharing != null ? change.sharing : c.sharing;

    // 1. Volume
    requests = new double[h];
    double growth = Math.max(-1, c.moved("Growth", c.growth * change.growth));
    double sum = 0;
    for (int m = 1; m <= h; m++) {
      requests[m - 1] =
          change.flatRequests != null
              ? change.flatRequests
              : c.requestsNow() * change.volume * Math.pow(1 + growth, m - 1);
      sum += requests[m - 1];
    }
    totalRequests = sum;

    // 2. Price of a request
    cachedPrompted = c.cachedShare * c.inputTokens;
    cachedSmall = Math.min(cachedPrompted, c.inputTokens - c.dropped);
    cachedTuned = Math.max(0, cachedSmall - c.removed);
    double written = c.writeShare * c.inputTokens;
    writtenPrompted = Math.min(written, c.inputTokens - cachedPrompted);
    writtenSmall = Math.min(written, c.inputTokens - c.dropped - cachedSmall);
    double removedOfWritten = Math.max(0, c.removed - cachedSmall);
    writtenTuned = Math.max(0, writtenSmall - removedOfWritten);
    hits = c.cachingAssumed ? warm(c.promptedRow, c.batchShare) : 0;
    if (c.promptingCost != null) {
      double added = c.addedTokens > 0 ? c.addedTokens * c.price(c.promptedRow, "Input") / 1e6 : 0;
      pricePrompted = c.promptingCost / c.requests + added;
    } else {
      pricePrompted =
          cheaper(
              c.promptedRow,
              c.promptedRow,
              c.inputPrompted,
              cachedPrompted,
              writtenPrompted,
              c.outputTokens,
              0);
    }
    priceReplacement =
        c.replacementRow == null
            ? null
            : c.promptingCost != null
                ? (Double)
                    c.requestPrice(
                        c.replacementRow,
                        c.inputPrompted,
                        cachedPrompted,
                        writtenPrompted,
                        c.outputTokens)
                : (Double)
                    cheaper(
                        c.replacementRow,
                        c.replacementRow,
                        c.inputPrompted,
                        cachedPrompted,
                        writtenPrompted,
                        c.outputTokens,
                        0);
    priceSmall = c.smallRow == null ? null : priceOfSmall(c.smallRow, c.smallRow);
    priceTuned =
        c.tunedByToken()
            ? cheaper(
                c.tunedRow,
                c.tunedRow,
                c.inputTuned,
                cachedTuned,
                writtenTuned,
                c.outputTuned,
                c.removed)
            : null;
    boolean ends = c.promptedMonths != null && c.promptedMonths < h;
    migrationMonth = ends ? (int) Math.max(1, c.promptedMonths + 1) : 0;
    boolean largeToday = c.current.equals("Prompting") || c.current.equals("RAG");
    double moving =
        c.cost("Days per migration", c.assumed("Days per migration"))
            * change.migrationDays
            * c.cost("Day rate", c.assumed("Day rate"))
            * change.dayRate;
    migration =
        ends && largeToday ? moving + c.evaluation * c.assumed("Cost per judged example") : 0;
    switchPrompted = largeToday || c.planned ? 0 : moving;
    switchSmall = c.current.equals("Small model") || c.planned ? 0 : moving;
    double decline = share(c.moved("Price decline", c.assumed("Price decline")));
    double step = share(c.moved("Price step", c.assumed("Price step")));
    factor = new double[h];
    factorWithStep = new double[h];
    double stepMonth = c.assumed("Price step month");
    double[] declines = c.rises(1 - decline, h);
    for (int m = 1; m <= h; m++) {
      factor[m - 1] = declines[m - 1];
      factorWithStep[m - 1] = factor[m - 1] * (m >= stepMonth ? 1 - step : 1);
    }
    largePrice = new double[h];
    smallPrice = new double[h];
    tunedPrice = new double[h];
    hostingIn = new double[h];
    gpuFactor = new double[h];
    double rise =
        Math.max(
            -1, c.moved("GPU price change", c.assumed("GPU price change") + change.gpuPriceChange));
    double[] gpuRises = c.rises(1 + rise, h);
    hosting = c.tunedByToken() ? Case.orZero(c.price(c.tunedRow, "Hosting")) * c.hoursOn : 0;
    double gpuHour = c.gpuHour == null ? 0 : c.cost("GPU price", c.gpuHour) * change.gpuPrice;
    for (int m = 1; m <= h; m++) {
      boolean replaced = ends && m >= migrationMonth && priceReplacement != null;
      double price =
          replaced ? replacement(m) * factor[m - 1] : prompted(m) * factorWithStep[m - 1];
      smallPrice[m - 1] = priceSmall == null ? 0 : small(m) * factor[m - 1];
      tunedPrice[m - 1] = priceTuned == null ? 0 : tuned(m) * factor[m - 1];
      hostingIn[m - 1] = c.tunedByToken() ? hosting(c.inMonth(c.tunedRow, m)) : 0;
      largePrice[m - 1] = price * change.largePrice;
      gpuFactor[m - 1] = gpuRises[m - 1];
    }

    // 3. Retrieval
    double embedding = Case.orZero(c.embeddingPrice);
    double embeddingFee = Case.orZero(c.embeddingFee);
    ragSetUp =
        c.grounding && !c.retrievesToday
            ? c.corpus * embedding / 1e6 + c.assumed("RAG build cost")
            : 0;
    rag = new double[h];
    double ragSum = 0;
    double query = c.assumed("Query tokens");
    double database = c.assumed("Vector database");
    double refreshed = c.assumed("Corpus refresh share");
    for (int m = 1; m <= h; m++) {
      rag[m - 1] =
          c.retrievalCost != null
              ? c.retrievalCost
              : Arithmetic.ragMonth(
                  requests[m - 1], query, embedding, embeddingFee, database, c.corpus, refreshed);
      ragSum += rag[m - 1];
    }
    ragTotal = ragSum;
    boolean promptedRag = c.grounding || c.ragOnlyToday;

    if (c.badAnswersCounted()) {
      badPrompted = (1 - c.promptedQuality) * c.badAnswer;
      badTuned = (1 - c.tunedQuality) * c.badAnswer;
      badSmall = c.smallQuality == null ? 0 : (1 - c.smallQuality) * c.badAnswer;
    }
    badTunedIn = new double[h];
    double lostAMonth =
        Math.min(
            Math.max(0.01, c.assumed("Quality lost a month")),
            c.cost("Quality lost a month", c.assumed("Quality lost a month") + change.qualityLost));
    boolean ages = c.badAnswersCounted() && c.shift != null && !c.shift.isInfinite();
    int old = c.tunedNow && c.snapshotAge != null ? (int) Math.floor(c.snapshotAge) : 0;
    for (int m = lead + 1; m <= h; m++) {
      double lost = ages ? Math.min(c.tunedQuality, old * lostAMonth) : 0;
      badTunedIn[m - 1] = badTuned + lost * c.badAnswer;
      old = (m - lead) % interval == 0 ? 0 : old + 1;
    }
    double peopleDays =
        c.servingCost != null || !c.gpuServing
            ? 0
            : c.assumed(c.serverless ? "Serverless days a month" : "GPU days a month");
    gpuPeople =
        c.cost("GPU days", peopleDays)
            * change.gpuDays
            * c.cost("Day rate", c.assumed("Day rate"))
            * change.dayRate
            / sharing;

    // 3. GPUs
    double derate = c.assumed("Throughput derate");
    double utilisation = c.assumed("Target utilisation");
    double peak = c.assumed("Peak-to-average");
    double kept = c.assumed("Throughput kept when sharing");
    secondsSmall =
        c.gpuKnown
            ? Arithmetic.gpuSeconds(c.inputSmall, c.outputSmall, c.prefill, c.decode, derate)
            : null;
    secondsTuned =
        c.gpuKnown
            ? Arithmetic.gpuSeconds(c.inputTuned, c.outputTuned, c.prefill, c.decode, derate)
            : null;
    boolean smallOnGpus = c.smallGpuExists();
    gpuSmall = new double[h];
    double[] onGpus = new double[h];
    double hardwareSmall = 0;
    double hardwareTuned = 0;
    double[] repSmall = null;
    double[] repTuned = null;
    if (c.gpuKnown && (c.rented || c.owned)) {
      repSmall = new double[h];
      repTuned = new double[h];
      for (int m = 1; m <= h; m++) {
        if (m > 1 && requests[m - 1] == requests[m - 2]) {
          repSmall[m - 1] = repSmall[m - 2];
          repTuned[m - 1] = repTuned[m - 2];
        } else {
          repSmall[m - 1] =
              Arithmetic.replicas(
                  Arithmetic.load(requests[m - 1], secondsSmall, peak, utilisation, c.hoursOn),
                  c.minimumReplicas,
                  sharing,
                  kept);
          repTuned[m - 1] =
              Arithmetic.replicas(
                  Arithmetic.load(requests[m - 1], secondsTuned, peak, utilisation, c.hoursOn),
                  c.minimumReplicas,
                  sharing,
                  kept);
        }
        mostSmall = Math.max(mostSmall, repSmall[m - 1]);
        if (m > lead) {
          mostTuned = Math.max(mostTuned, repTuned[m - 1]);
        }
      }
      for (int m = 1; m <= h; m++) {
        if (c.rented) {
          double cardMonth = gpuHour * c.hoursOn * gpuFactor[m - 1];
          gpuSmall[m - 1] = cardMonth * cards(repSmall[m - 1], sharing);
          onGpus[m - 1] = cardMonth * cards(repTuned[m - 1], sharing);
        } else {
          gpuSmall[m - 1] = mostSmall * c.gpusPerReplica * c.gpuRunning;
          onGpus[m - 1] = mostTuned * c.gpusPerReplica * c.gpuRunning;
        }
      }
      if (c.owned && !c.tunedNow && !c.current.equals("Small model")) {
        hardwareSmall = mostSmall * c.gpusPerReplica * c.gpuPurchase;
      }
      if (c.owned && !c.tunedNow) {
        hardwareTuned = mostTuned * c.gpusPerReplica * c.gpuPurchase;
      }
    } else if (c.gpuKnown) {
      double busyPerSecond =
          (1 - c.batchShare) / utilisation + c.batchShare / c.assumed("Batch utilisation");
      double timeOut = c.assumed("Idle time-out");
      double month = c.hoursOn * 3600;
      for (int m = 1; m <= h; m++) {
        double r = requests[m - 1];
        double arrivals = r * (1 - c.batchShare);
        double paidSmall =
            Arithmetic.paidSeconds(r * secondsSmall * busyPerSecond, arrivals, timeOut, month);
        double paidTuned =
            Arithmetic.paidSeconds(r * secondsTuned * busyPerSecond, arrivals, timeOut, month);
        double secondPrice = c.gpusPerReplica * gpuHour / 3600;
        gpuSmall[m - 1] = paidSmall * secondPrice * gpuFactor[m - 1];
        onGpus[m - 1] = paidTuned * secondPrice * gpuFactor[m - 1];
      }
    }
    replicasSmall = smallOnGpus ? repSmall : null;
    replicasTuned = c.tunedOnReplicas() ? repTuned : null;
    if (c.servingCost != null) {
      onGpus = new double[h];
      hardwareTuned = 0;
    }
    gpuTuned = onGpus;

    // 4. Fine-tuning
    trainingTokens =
        c.examples * c.tokensPerExample * c.epochs * (1 + c.assumed("Validation share"));
    if (c.trainedOnGpus) {
      trainingFlops =
          Arithmetic.trainingFlops(
              c.ofMethod("FLOPs per parameter and token"), c.activeSize, trainingTokens);
      boolean qlora = c.method.equals("QLoRA");
      double fixed =
          Arithmetic.staticMemory(
              c.size, c.ofMethod("Memory per parameter"), c.ofMethod("Memory base"));
      double activations =
          Arithmetic.activationMemory(
              c.size,
              c.assumed(qlora ? "Activation memory QLoRA" : "Activation memory base"),
              qlora ? 0 : c.assumed("Activation memory per parameter"),
              c.assumed("Micro-batch"),
              c.tokensPerExample);
      trainingMemory = (fixed + activations) * c.ofMethod("Memory margin");
      double needed =
          Arithmetic.cards(
              trainingMemory,
              c.assumed("Usable GPU memory"),
              c.trainingGpuMemory,
              c.assumed("Part-node limit"),
              c.assumed("GPUs in a node"));
      trainingGpus = Arithmetic.cardsRented(1, 1, needed, c.trainingLetTogether);
      double wall =
          Arithmetic.computingHours(trainingFlops, c.trainingPeak, c.ofMethod("MFU")) / trainingGpus
              + c.assumed("Set-up hours per run");
      trainingGpuHours = wall * trainingGpus;
      trainingRun = trainingGpuHours * c.cost("GPU price", c.trainingHour) * change.gpuPrice;
    } else {
      trainingFlops = null;
      trainingMemory = null;
      trainingGpus = null;
      trainingGpuHours = null;
      trainingRun =
          c.trainingCost != null
              ? c.trainingCost
              : Arithmetic.hostedRun(trainingTokens, c.trainingPrice, c.trainingMinimum);
    }
    double releaseRuns = c.cost("Training runs", c.assumed("Training runs per release"));
    training = releaseRuns * change.runs * trainingRun;
    dataPreparation = c.examples * c.cost("Labelling cost", c.labelling) * change.labelling;
    double dayRate = c.cost("Day rate", c.assumed("Day rate")) * change.dayRate * change.days;
    releaseEvaluation =
        c.assumed("Checkpoints compared") * c.evaluation * c.assumed("Cost per judged example")
            + c.assumed("Human review share") * c.evaluation * c.assumed("Cost per human label");
    double computedRelease =
        c.tunedNow
            ? 0
            : dataPreparation
                + training
                + releaseEvaluation
                + c.cost("Days", c.firstDays) * dayRate;
    double missing =
        (c.testSet.equals("Yes") ? 0 : c.assumed("Held-out test set cost"))
            + (c.baseline.equals("Yes") ? 0 : c.assumed("Baseline comparison cost"))
            + (c.regression.equals("Yes") ? 0 : c.assumed("Regression testing cost"));
    if (change.upfront != null) {
      firstRelease = change.upfront;
      evaluationSetUp = 0;
    } else {
      firstRelease = c.oneOffCost != null ? c.oneOffCost : computedRelease;
      evaluationSetUp = c.oneOffCost != null ? 0 : missing;
    }
    retrainingRuns =
        c.cost("Training runs", c.assumed("Training runs per re-training"))
            * change.runs
            * trainingRun;
    retraining =
        retrainingRuns
            + releaseEvaluation
            + c.assumed("New-data share") * dataPreparation
            + c.cost("Days", c.retrainingDays) * dayRate;
    upkeep =
        c.assumed("Regression runs per month") * c.evaluation * c.assumed("Cost per judged example")
            + c.assumed("Monitoring per month");

    // 5. Totals
    oneOffPrompted = ragSetUp + switchPrompted;
    oneOffTuned = ragSetUp + firstRelease + evaluationSetUp + hardwareTuned;
    monthPrompted = new double[h];
    double[] monthSmallApi = new double[h];
    double[] monthSmallGpu = new double[h];
    double totalPrompted = oneOffPrompted;
    double totalApi = ragSetUp + switchSmall;
    double totalGpu = ragSetUp + switchSmall + hardwareSmall;
    for (int m = 1; m <= h; m++) {
      int i = m - 1;
      double r = requests[i];
      monthPrompted[i] = largePrice[i] * r + (promptedRag ? rag[i] : 0) + r * badPrompted;
      if (m == migrationMonth) {
        monthPrompted[i] += migration;
      }
      double smallRest = (c.grounding ? rag[i] : 0) + r * badSmall;
      monthSmallApi[i] = c.smallApiExists ? smallPrice[i] * r + smallRest : 0;
      monthSmallGpu[i] = gpuSmall[i] + gpuPeople + smallRest;
      totalPrompted += monthPrompted[i];
      totalApi += monthSmallApi[i];
      totalGpu += monthSmallGpu[i];
    }
    tcoPrompted = totalPrompted;
    tcoSmallApi = c.smallApiExists ? totalApi : null;
    tcoSmallGpu = smallOnGpus ? totalGpu : null;
    smallUsesGpus =
        tcoSmallGpu != null && (tcoSmallApi == null || money(tcoSmallGpu - tcoSmallApi) < 0);
    tcoSmall = smallUsesGpus ? tcoSmallGpu : tcoSmallApi;
    monthSmall = smallUsesGpus ? monthSmallGpu : monthSmallApi;
    oneOffSmall = ragSetUp + switchSmall + (smallUsesGpus ? hardwareSmall : 0);
    smallIsAlternative = c.smallAcceptable() && money(tcoSmall - tcoPrompted) < 0;
    tcoAlternative = smallIsAlternative ? tcoSmall : tcoPrompted;
    double[] monthAlternative = smallIsAlternative ? monthSmall : monthPrompted;

    monthTuned = new double[h];
    double totalTuned = oneOffTuned;
    int paid = 0;
    for (int m = 1; m <= h; m++) {
      int i = m - 1;
      double r = requests[i];
      if (m <= lead) {
        monthTuned[i] = monthAlternative[i];
      } else {
        monthTuned[i] =
            tunedPrice[i] * r
                + hostingIn[i]
                + upkeep
                + Case.orZero(c.servingCost)
                + gpuTuned[i]
                + gpuPeople
                + c.escalatedShare * largePrice[i] * r
                + (c.grounding ? rag[i] : 0)
                + r * badTunedIn[i];
        if (m < h && (m - lead) % interval == 0) {
          paid++;
          monthTuned[i] += retraining;
          if (c.trainedOnGpus) {
            monthTuned[i] += retrainingRuns * (gpuFactor[i] - 1);
          }
        }
      }
      totalTuned += monthTuned[i];
    }
    retrainings = paid;
    tcoTuned = totalTuned;
    netSaving = tcoAlternative - tcoTuned;
    extraOneOff = oneOffTuned - (smallIsAlternative ? oneOffSmall : oneOffPrompted);
    cumulative = new double[h + 1];
    cumulative[0] = -extraOneOff;
    double discounted = -extraOneOff;
    double[] discounts = c.rises(1 + c.assumed("Discount rate"), h);
    for (int m = 1; m <= h; m++) {
      double saved = monthAlternative[m - 1] - monthTuned[m - 1];
      cumulative[m] = cumulative[m - 1] + saved;
      discounted += saved / discounts[m];
    }
    npv = discounted;
  }

  private double hosting(Map<String, String> row) {
    return row == c.tunedRow ? hosting : Case.orZero(c.price(row, "Hosting")) * c.hoursOn;
  }

  private double prompted(int m) {
    Map<String, String> row = c.inMonth(c.promptedRow, m);
    if (row == c.promptedRow) {
      return pricePrompted;
    }
    if (c.promptingCost == null) {
      return cheaper(
          row, c.promptedRow, c.inputPrompted, cachedPrompted, writtenPrompted, c.outputTokens, 0);
    }
    double moves = c.billMoves(m, c.inputPrompted, cachedPrompted, writtenPrompted);
    double added = c.addedTokens > 0 ? c.addedTokens * c.price(row, "Input") / 1e6 : 0;
    return c.promptingCost / c.requests * moves + added;
  }

  private double replacement(int m) {
    Map<String, String> row = c.inMonth(c.replacementRow, m);
    return row == c.replacementRow
        ? priceReplacement
        : c.promptingCost != null
            ? plain(row)
            : cheaper(
                row,
                c.replacementRow,
                c.inputPrompted,
                cachedPrompted,
                writtenPrompted,
                c.outputTokens,
                0);
  }

  private double small(int m) {
    Map<String, String> row = c.inMonth(c.smallRow, m);
    return row == c.smallRow
        ? priceSmall
        : cheaper(row, c.smallRow, c.inputSmall, cachedSmall, writtenSmall, c.outputSmall, 0);
  }

  private double tuned(int m) {
    Map<String, String> row = c.inMonth(c.tunedRow, m);
    return row == c.tunedRow
        ? priceTuned
        : cheaper(
            row, c.tunedRow, c.inputTuned, cachedTuned, writtenTuned, c.outputTuned, c.removed);
  }

  /** What a request of the small option costs at a model; null where it is not sold per token. */
  Double priceOfSmall(Map<String, String> row, Map<String, String> now) {
    return c.soldPerToken(row)
        ? (Double) cheaper(row, now, c.inputSmall, cachedSmall, writtenSmall, c.outputSmall, 0)
        : null;
  }

  /**
   * A request with what is typed of caching; where nothing is, the cheapest of no caching and of
   * the instruction tokens cached, less those that are removed, beside the batch and without one.
   */
  private double cheaper(
      Map<String, String> row,
      Map<String, String> onReviewDate,
      double in,
      double cached,
      double written,
      double out,
      double less) {
    double without = c.requestPrice(row, in, cached, written, out);
    Case.PerToken price = c.perToken(row);
    if (!c.cachingAssumed || price.cached() == null || money(price.cached() - price.input()) >= 0) {
      return without;
    }
    double least = without;
    for (double batched : new double[] {c.batchShare, 0}) {
      double read = warm(onReviewDate, batched) * c.instruction;
      double anew = c.instruction - read;
      double kept = Math.max(0, read - less);
      double keptAnew = Math.max(0, anew - Math.max(0, less - read));
      least = Math.min(least, c.requestPrice(row, in, kept, keptAnew, out, batched));
    }
    return least;
  }

  /** Requests that find a warm cache, by how long the model's row of the review date keeps it. */
  private double warm(Map<String, String> row, double batched) {
    Double stated = c.plain(row, "Cache lifetime");
    return Arithmetic.warm(
        c.assumed("Cache hit share"),
        stated != null ? stated : c.assumed("Cache lifetime"),
        c.requestsNow() * (1 - batched));
  }

  private static double share(double value) {
    return Math.min(1, Math.max(0, value));
  }

  /** Cards that are rented for so many replicas of this workload. */
  private double cards(double replicas, double sharing) {
    return Arithmetic.cardsRented(replicas, sharing, c.gpusPerReplica, c.letTogether);
  }

  /** Whether the alternative costs less than with the caching that is typed. */
  boolean caches() {
    if (smallIsAlternative) {
      return !smallUsesGpus
          && priceSmall
              < c.requestPrice(c.smallRow, c.inputSmall, cachedSmall, writtenSmall, c.outputSmall)
                  - LEAST_OF_A_REQUEST;
    }
    if (c.promptingCost != null) {
      return false;
    }
    boolean replaced = migrationMonth > 0 && priceReplacement != null;
    return pricePrompted < plain(c.promptedRow) - LEAST_OF_A_REQUEST
        || replaced && priceReplacement < plain(c.replacementRow) - LEAST_OF_A_REQUEST;
  }

  private double plain(Map<String, String> row) {
    return c.requestPrice(row, c.inputPrompted, cachedPrompted, writtenPrompted, c.outputTokens);
  }

  boolean pays() {
    return money(netSaving) > 0;
  }
}
