package breakeven.oracle;

import static breakeven.oracle.Arithmetic.money;

/** Every figure of one workload under one change, month by month. */
final class Figures {
  final Case c;
  final int horizon;
  final int interval;
  final double[] requests;
  final double totalRequests;

  // Tokens of a request
  final double removed, inputPrompted, inputSmall, inputTuned;
  final Double pricePrompted, priceSmall, priceTuned;

  // Retrieval
  final double ragSetUp, ragTotal;

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
  final double tokensPrompted, escalations;

  Figures(Case c, Change change) {
    this.c = c;
    horizon = change.horizon != null ? change.horizon : c.horizon;
    interval = change.interval != null ? change.interval : c.interval;
    int h = horizon;
    double sharing = change.sharing != null ? change.sharing : c.sharing;

    // 1. Volume
    requests = new double[h];
    double sum = 0;
    for (int m = 1; m <= h; m++) {
      requests[m - 1] =
          change.flatRequests != null
              ? change.flatRequests
              : c.requests * change.volume * Math.pow(1 + c.growth * change.growth, m - 1);
      sum += requests[m - 1];
    }
    totalRequests = sum;

    // 2. Price of a request
    removed = c.assumed("Removable share of instruction tokens") * c.instruction;
    double dropped = c.ragOnlyToday ? c.retrieved : 0;
    inputPrompted = c.inputTokens + c.addedTokens;
    inputSmall = inputPrompted - dropped;
    inputTuned = inputSmall - removed;
    double cachedPrompted = c.cachedShare * c.inputTokens;
    double cachedSmall = Math.min(cachedPrompted, c.inputTokens - dropped);
    double cachedTuned = Math.max(0, cachedSmall - removed);
    if (c.promptingCost != null) {
      double added = c.addedTokens > 0 ? c.addedTokens * c.price(c.promptedRow, "Input") / 1e6 : 0;
      pricePrompted = c.promptingCost / c.requests + added;
    } else {
      pricePrompted = c.requestPrice(c.promptedRow, inputPrompted, cachedPrompted);
    }
    priceSmall =
        c.smallRow != null && c.soldPerToken(c.smallRow)
            ? c.requestPrice(c.smallRow, inputSmall, cachedSmall)
            : null;
    priceTuned = c.tunedByToken() ? c.requestPrice(c.tunedRow, inputTuned, cachedTuned) : null;
    double[] factor = new double[h];
    double[] factorWithStep = new double[h];
    for (int m = 1; m <= h; m++) {
      factor[m - 1] = Math.pow(1 - c.assumed("Price decline"), (m - 1) / 12.0);
      factorWithStep[m - 1] =
          factor[m - 1] * (m >= c.assumed("Price step month") ? 1 - c.assumed("Price step") : 1);
    }

    // 3. Retrieval
    double embedding = Case.orZero(c.embeddingPrice);
    double embeddingFee = Case.orZero(c.embeddingFee);
    ragSetUp =
        c.grounding && !c.hasRag ? c.corpus * embedding / 1e6 + c.assumed("RAG build cost") : 0;
    double[] rag = new double[h];
    double ragSum = 0;
    for (int m = 1; m <= h; m++) {
      rag[m - 1] =
          c.retrievalCost != null
              ? c.retrievalCost
              : Arithmetic.ragMonth(
                  requests[m - 1],
                  c.assumed("Query tokens"),
                  embedding,
                  embeddingFee,
                  c.assumed("Vector database"),
                  c.corpus,
                  c.assumed("Corpus refresh share"));
      ragSum += rag[m - 1];
    }
    ragTotal = ragSum;
    boolean promptedRag = c.grounding || c.ragOnlyToday;

    double badPrompted = 0;
    double badSmall = 0;
    double badTuned = 0;
    if (c.badAnswersCounted()) {
      badPrompted = (1 - c.promptedQuality) * c.badAnswer;
      badTuned = (1 - c.tunedQuality) * c.badAnswer;
      badSmall = c.smallQuality == null ? 0 : (1 - c.smallQuality) * c.badAnswer;
    }

    // 3. GPUs
    double derate = c.assumed("Throughput derate");
    double utilisation = c.assumed("Target utilisation");
    double peak = c.assumed("Peak-to-average");
    double kept = c.assumed("Throughput kept when sharing");
    secondsSmall =
        c.gpuKnown
            ? Arithmetic.gpuSeconds(inputSmall, c.outputTokens, c.prefill, c.decode, derate)
            : null;
    secondsTuned =
        c.gpuKnown
            ? Arithmetic.gpuSeconds(inputTuned, c.outputTokens, c.prefill, c.decode, derate)
            : null;
    boolean smallOnGpus = c.smallGpuExists();
    double[] gpuSmall = new double[h];
    double[] gpuTuned = new double[h];
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
                  Arithmetic.load(requests[m - 1], secondsSmall, peak, utilisation),
                  c.minimumReplicas,
                  sharing,
                  kept);
          repTuned[m - 1] =
              Arithmetic.replicas(
                  Arithmetic.load(requests[m - 1], secondsTuned, peak, utilisation),
                  c.minimumReplicas,
                  sharing,
                  kept);
        }
        mostSmall = Math.max(mostSmall, repSmall[m - 1]);
        mostTuned = Math.max(mostTuned, repTuned[m - 1]);
      }
      for (int m = 1; m <= h; m++) {
        if (c.rented) {
          double replicaMonth = c.gpusPerReplica * c.gpuHour * change.gpuPrice * 730;
          gpuSmall[m - 1] = repSmall[m - 1] * replicaMonth;
          gpuTuned[m - 1] = repTuned[m - 1] * replicaMonth;
        } else {
          gpuSmall[m - 1] = mostSmall * c.gpusPerReplica * c.gpuRunning;
          gpuTuned[m - 1] = mostTuned * c.gpusPerReplica * c.gpuRunning;
        }
      }
      if (c.owned && !c.tunedNow) {
        hardwareSmall = mostSmall * c.gpusPerReplica * c.gpuPurchase;
        hardwareTuned = mostTuned * c.gpusPerReplica * c.gpuPurchase;
      }
    } else if (c.gpuKnown) {
      double batch = c.assumed("Batch utilisation");
      double hour = c.gpuHour * change.gpuPrice;
      for (int m = 1; m <= h; m++) {
        double now = requests[m - 1] * (1 - c.batchShare);
        double later = requests[m - 1] * c.batchShare;
        double busySmall = now * secondsSmall / utilisation + later * secondsSmall / batch;
        double busyTuned = now * secondsTuned / utilisation + later * secondsTuned / batch;
        gpuSmall[m - 1] = busySmall * c.gpusPerReplica / 3600 * hour;
        gpuTuned[m - 1] = busyTuned * c.gpusPerReplica / 3600 * hour;
      }
    }
    replicasSmall = smallOnGpus ? repSmall : null;
    replicasTuned = c.tunedOnReplicas() ? repTuned : null;
    if (c.servingCost != null) {
      gpuTuned = new double[h];
      hardwareTuned = 0;
    }

    // 4. Fine-tuning
    trainingTokens = c.examples * c.tokensPerExample * c.epochs;
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
      trainingGpus =
          Arithmetic.cards(
              trainingMemory,
              c.assumed("Usable GPU memory"),
              c.trainingGpuMemory,
              c.assumed("Part-node limit"),
              c.assumed("GPUs in a node"));
      double wall =
          Arithmetic.computingHours(trainingFlops, c.trainingPeak, c.ofMethod("MFU")) / trainingGpus
              + c.assumed("Set-up hours per run");
      trainingGpuHours = wall * trainingGpus;
      trainingRun = trainingGpuHours * c.trainingHour * change.gpuPrice;
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
    training = c.assumed("Training runs per release") * change.runs * trainingRun;
    dataPreparation = c.examples * c.labelling * change.labelling;
    double dayRate = c.assumed("Day rate") * change.dayRate * change.days;
    releaseEvaluation =
        c.assumed("Checkpoints compared") * c.evaluation * c.assumed("Cost per judged example")
            + c.assumed("Human review share") * c.evaluation * c.assumed("Cost per human label");
    double computedRelease =
        c.tunedNow ? 0 : dataPreparation + training + releaseEvaluation + c.firstDays * dayRate;
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
    retraining =
        c.assumed("Training runs per re-training") * change.runs * trainingRun
            + releaseEvaluation
            + c.assumed("New-data share") * dataPreparation
            + c.retrainingDays * dayRate;
    upkeep =
        c.assumed("Regression runs per month") * c.evaluation * c.assumed("Cost per judged example")
            + c.assumed("Monitoring per month");
    hosting = c.tunedByToken() ? Case.orZero(c.price(c.tunedRow, "Hosting")) * 730 : 0;

    // 5. Totals
    oneOffPrompted = ragSetUp;
    oneOffTuned = ragSetUp + firstRelease + evaluationSetUp + hardwareTuned;
    monthPrompted = new double[h];
    monthTuned = new double[h];
    double[] monthSmallApi = new double[h];
    double[] monthSmallGpu = new double[h];
    double totalPrompted = oneOffPrompted;
    double totalTuned = oneOffTuned;
    double totalApi = ragSetUp;
    double totalGpu = ragSetUp + hardwareSmall;
    double large = 0;
    double escalated = 0;
    int paid = 0;
    double price = pricePrompted * change.largePrice;
    for (int m = 1; m <= h; m++) {
      int i = m - 1;
      double r = requests[i];
      double largeBill = price * r * factorWithStep[i];
      large += largeBill;
      escalated += c.escalatedShare * largeBill;
      monthPrompted[i] = largeBill + (promptedRag ? rag[i] : 0) + r * badPrompted;
      double smallRest = (c.grounding ? rag[i] : 0) + r * badSmall;
      monthSmallApi[i] = c.smallApiExists ? priceSmall * r * factor[i] + smallRest : 0;
      monthSmallGpu[i] = gpuSmall[i] + smallRest;
      monthTuned[i] =
          (c.tunedByToken() ? priceTuned * r * factor[i] : 0)
              + hosting
              + upkeep
              + Case.orZero(c.servingCost)
              + gpuTuned[i]
              + c.escalatedShare * largeBill
              + (c.grounding ? rag[i] : 0)
              + r * badTuned;
      if (m < h && m % interval == 0) {
        paid++;
        monthTuned[i] += retraining;
      }
      totalPrompted += monthPrompted[i];
      totalTuned += monthTuned[i];
      totalApi += monthSmallApi[i];
      totalGpu += monthSmallGpu[i];
    }
    retrainings = paid;
    tokensPrompted = large;
    escalations = escalated;
    tcoPrompted = totalPrompted;
    tcoTuned = totalTuned;
    tcoSmallApi = c.smallApiExists ? totalApi : null;
    tcoSmallGpu = smallOnGpus ? totalGpu : null;
    smallUsesGpus =
        tcoSmallGpu != null && (tcoSmallApi == null || money(tcoSmallGpu - tcoSmallApi) < 0);
    tcoSmall = smallUsesGpus ? tcoSmallGpu : tcoSmallApi;
    monthSmall = smallUsesGpus ? monthSmallGpu : monthSmallApi;
    oneOffSmall = ragSetUp + (smallUsesGpus ? hardwareSmall : 0);
    smallIsAlternative = c.smallAcceptable() && money(tcoSmall - tcoPrompted) < 0;
    tcoAlternative = smallIsAlternative ? tcoSmall : tcoPrompted;
    netSaving = tcoAlternative - tcoTuned;
    extraOneOff = oneOffTuned - (smallIsAlternative ? oneOffSmall : oneOffPrompted);
    cumulative = new double[h + 1];
    cumulative[0] = -extraOneOff;
    double discounted = -extraOneOff;
    double[] monthAlternative = smallIsAlternative ? monthSmall : monthPrompted;
    for (int m = 1; m <= h; m++) {
      double saved = monthAlternative[m - 1] - monthTuned[m - 1];
      cumulative[m] = cumulative[m - 1] + saved;
      discounted += saved / Math.pow(1 + c.assumed("Discount rate"), m / 12.0);
    }
    npv = discounted;
  }

  boolean pays() {
    return money(netSaving) > 0;
  }
}
