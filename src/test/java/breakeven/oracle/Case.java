package breakeven.oracle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * One workload with every default filled in, every name looked up and every price in the reporting
 * currency.
 */
final class Case {
  private final Map<String, List<Map<String, String>>> tables;
  private final Map<String, String> row;
  final LocalDate asOf;
  final List<String> lacks = new ArrayList<>();

  // Inputs
  final double requests, inputTokens, outputTokens, growth, instruction, retrieved;
  final double cachedShare, writeShare, batchShare, escalatedShare, outputSmall, outputTuned;
  final double hoursOn;
  final Double longShare;
  final double examples, tokensPerExample, epochs, labelling, corpus, evaluation;
  final double cadence, firstDays, retrainingDays, sharing, minimumReplicas, badAnswer;
  final Double trainingCost, servingCost, oneOffCost, promptingCost, retrievalCost;
  final Double months, snapshotAge, shift, typedEvaluation;
  final Double ownRequired, promptedQuality, smallQuality, tunedQuality, required;
  final String current, serving, method, gpu, pattern, testSet, baseline, regression;
  final boolean hasRag, tunedNow, planned, grounding, ragOnlyToday;

  /** Whether the row leaves open how much is cached, so that the options cache what they can. */
  final boolean cachingAssumed;

  /** Whether retrieval is there today, so that it is paid today and need not be set up. */
  final boolean retrievesToday;

  final double addedTokens;

  /** Tokens that an option reads, and those that it leaves out. */
  final double inputPrompted, inputSmall, inputTuned, dropped, removed;

  // Look-ups
  final Map<String, String> promptedRow, candidateRow, smallRow, tunedRow;

  /** What the prompted model is replaced by where it ends within the horizon; null: nothing. */
  final Map<String, String> replacementRow;

  /** The same for requests as they are sent today, without retrieved tokens that are not there. */
  final Map<String, String> replacementToday;

  final boolean sameModel, smallIsCandidate, rented, serverless, owned, gpuServing;
  Double gpuHour, gpuPurchase, gpuRunning, gpusPerReplica, prefill, decode;

  /** Cards that are let together, for serving and for training. */
  double letTogether = 1, trainingLetTogether = 1;

  Double trainingPrice,
      trainingMinimum,
      size,
      activeSize,
      trainingPeak,
      trainingGpuMemory,
      trainingHour;
  Double embeddingPrice, embeddingFee;
  final boolean gpuKnown, trainedOnGpus, embeddingNeeded;

  // Life
  final int lead;
  final int interval;

  /** Whole months until the prompted model ends; null: no end is known. */
  final Long promptedMonths;

  final int horizon;
  final boolean closed;

  /** Whether the fine-tuned model of today ended a month before the review or earlier. */
  boolean ended;

  final boolean smallApiExists;

  /** Whether today's small model, sent what it is sent today, can be bought by the token. */
  final boolean smallApiToday;

  private Map<String, Map<String, String>> moves;
  private List<Map<String, String>> models;
  private List<Map<String, String>> coming;
  private final Map<String, Double> rates;
  private final Map<Map<String, String>, Double> discounts;
  private final Map<Map<String, String>, PerToken> perToken;
  private final Map<Map<String, String>, List<Map<String, String>>> later;
  private final Map<Double, double[]> rises = new HashMap<>();

  Case(Map<String, List<Map<String, String>>> tables, LocalDate asOf, Map<String, String> row) {
    this(tables, asOf, row, null);
  }

  /**
   * @param before another workload at the same prices in the same currency, which need not be
   *     looked up again; null: none
   */
  Case(
      Map<String, List<Map<String, String>>> tables,
      LocalDate asOf,
      Map<String, String> row,
      Case before) {
    this.tables = tables;
    this.asOf = asOf;
    this.row = row;
    models = before == null ? null : before.models();
    coming = before == null ? null : before.coming();
    rates = before == null ? new HashMap<>() : before.rates;
    discounts = before == null ? new IdentityHashMap<>() : before.discounts;
    perToken = before == null ? new IdentityHashMap<>() : before.perToken;
    later = before == null ? new IdentityHashMap<>() : before.later;

    for (String name :
        List.of("Workload", "Requests", "Input tokens", "Output tokens", "Prompted model")) {
      if (cell(name).isEmpty()) {
        lacks.add(name);
      }
    }
    requests = number("Requests", 0);
    inputTokens = number("Input tokens", 0);
    outputTokens = number("Output tokens", 0);
    growth = number("Growth", assumed("Growth"));
    instruction = number("Instruction tokens", 0);
    retrieved = number("Retrieved tokens", 0);
    cachedShare = number("Cached share", 0);
    writeShare = number("Cache write share", 0);
    cachingAssumed =
        cell("Cached share").isEmpty()
            && cell("Cache write share").isEmpty()
            && Arithmetic.count(instruction - assumed("Smallest cached prefix")) >= 0;
    longShare = number("Long-context share");
    batchShare = number("Batch share", 0);
    outputSmall = number("Small model output", outputTokens);
    outputTuned = number("Fine-tuned output", outputTokens);
    hoursOn = number("Hours on", 730);
    escalatedShare = number("Escalated share", 0);
    examples = number("Training examples", assumed("Training examples"));
    tokensPerExample = number("Tokens per example", inputTokens + outputTuned);
    epochs = number("Epochs", assumed("Epochs"));
    labelling = number("Labelling cost", assumed("Labelling cost"));
    corpus = number("Corpus", assumed("Corpus"));
    evaluation = number("Evaluation", assumed("Evaluation examples"));
    typedEvaluation = number("Evaluation");
    firstDays = number("First release", assumed("Days per first release"));
    retrainingDays = number("Re-training", assumed("Days per re-training"));
    sharing = number("Workloads sharing the GPUs", 1);
    minimumReplicas = number("Minimum replicas", assumed("Minimum replicas"));
    badAnswer = number("Cost per bad answer", 0);
    trainingCost = number("Training cost");
    servingCost = number("Serving cost");
    oneOffCost = number("One-off cost");
    promptingCost = number("Prompting cost");
    retrievalCost = number("Retrieval cost");
    months = number("Months in production");
    snapshotAge = number("Snapshot age");
    shift =
        cell("Data shift interval").equalsIgnoreCase("none")
            ? Double.valueOf(Double.POSITIVE_INFINITY)
            : number("Data shift interval");
    cadence = number("Retrain cadence", cadenceOfData());
    ownRequired = number("Required quality");
    promptedQuality = number("Prompted quality");
    smallQuality = number("Small model quality");
    tunedQuality = number("Fine-tuned quality");
    required =
        ownRequired != null
            ? ownRequired
            : promptedQuality == null ? null : promptedQuality - assumed("Quality tolerance");
    current = word("Current approach", "Prompting");
    serving = word("Serving", text("Serving"));
    method = word("Tuning method", text("Tuning method"));
    pattern = cell("Task pattern");
    testSet = cell("Held-out test set");
    baseline = cell("Baseline comparison");
    regression = cell("Regression testing");
    hasRag = current.equals("RAG") || current.equals("Fine-tuned with RAG");
    planned = current.equals("Planned");
    tunedNow = current.equals("Fine-tuned") || current.equals("Fine-tuned with RAG");
    grounding = cell("Needs grounding").isEmpty() ? hasRag : cell("Needs grounding").equals("Yes");
    ragOnlyToday = current.equals("RAG") && !grounding;
    boolean smallIsSentContext = current.equals("Small model") && grounding && retrieved > 0;
    retrievesToday = hasRag || smallIsSentContext;
    addedTokens = grounding && !hasRag && retrieved == 0 ? assumed("Retrieved tokens") : 0;
    lead = tunedNow ? 0 : (int) number("Lead time", assumed("Lead time"));
    inputPrompted = inputTokens + addedTokens;
    dropped = ragOnlyToday ? retrieved : 0;
    inputSmall = inputPrompted - dropped;
    removed = assumed("Removable share of instruction tokens") * instruction;
    inputTuned = inputSmall - removed;

    if (instruction + retrieved > inputTokens + 1e-9) {
      lacks.add("Instruction and retrieved tokens are more than the input tokens");
    }
    if (tokensPerExample <= 0) {
      lacks.add("Tokens per example");
    }
    if (promptingCost != null && requests == 0) {
      lacks.add("A bill without requests");
    }

    // Models
    promptedRow = model(cell("Prompted model"), false);
    if (promptedRow == null && !cell("Prompted model").isEmpty()) {
      lacks.add("Prompted model is not in the prices");
    } else if (promptedRow != null) {
      boolean gone = gone(promptedRow) && after(promptedRow) == null;
      if (promptingCost == null && (gone || !soldPerToken(promptedRow))) {
        lacks.add("Prompted model has no price");
      }
      if (promptingCost != null
          && addedTokens > 0
          && (gone || price(promptedRow, "Input") == null)) {
        lacks.add("Prompted model has no input price for the retrieved tokens");
      }
      if (tooLong(plain(promptedRow, "Context"), inputPrompted, outputTokens)) {
        lacks.add("A request is longer than the context of the prompted model");
      }
    }
    candidateRow = model(word("Candidate model", text("Candidate model")), true);
    if (candidateRow == null
        && (trainingCost == null || (servingCost == null && !serving.equals("Fixed")))) {
      lacks.add("Candidate model is not in the prices");
    }
    String smaller = cell("Smaller model");
    Map<String, String> named = smaller.isEmpty() ? candidateRow : model(smaller, false);
    smallRow = named == null || named == candidateRow || !gone(named) ? named : after(named);
    if (smallRow == null && !smaller.isEmpty()) {
      lacks.add("Smaller model is not in the prices");
    }
    sameModel = smallRow != null && smallRow == promptedRow;
    smallIsCandidate = smallRow != null && smallRow == candidateRow;
    tunedRow = candidateRow == null ? null : tunedRow();
    size = candidateRow == null ? null : plain(candidateRow, "Parameters");
    activeSize = candidateRow == null ? null : plain(candidateRow, "Active parameters");
    if (activeSize == null) {
      activeSize = size;
    }

    // Serving
    gpu = word("GPU", text("GPU"));
    rented = serving.equals("Rented GPUs");
    serverless = serving.equals("Serverless GPUs");
    owned = serving.equals("Own hardware");
    gpuServing = rented || serverless || owned;
    if (gpuServing) {
      lookUpServingGpu(gpu);
    }
    gpuKnown =
        gpuServing
            && gpusPerReplica != null
            && prefill != null
            && decode != null
            && (owned ? gpuPurchase : gpuHour) != null;
    if (servingCost == null) {
      if (serving.equals("Fixed")) {
        lacks.add("Serving cost");
      } else if (serving.equals("Per token") && (tunedRow == null || !soldPerToken(tunedRow))) {
        lacks.add("No price of the fine-tuned model");
      } else if (gpuServing && !gpuKnown) {
        lacks.add("No price or capacity of the GPU");
      }
    }

    // Training
    trainedOnGpus = trainingCost == null && !method.equals("Provider API");
    if (trainingCost == null && candidateRow != null) {
      if (trainedOnGpus) {
        lookUpTrainingGpu(text("Training GPU").isEmpty() ? gpu : text("Training GPU"));
      } else {
        lookUpTrainingPrice();
      }
    }

    // Grounding
    boolean setUp = grounding && !retrievesToday;
    embeddingNeeded = setUp || ((grounding || hasRag) && retrievalCost == null);
    Map<String, String> embedding = embedding(text("Embedding model"));
    embeddingPrice = embedding == null ? null : price(embedding, "Input");
    embeddingFee = embedding == null ? null : orZero(price(embedding, "Fee"));
    if (embeddingNeeded && embeddingPrice == null) {
      lacks.add("No price of the embedding model");
    }

    // Life and horizon
    interval =
        Math.max(1, (int) Math.floor(Math.min(cadence, assumed("Base-model change interval"))));
    double wanted = assumed("Horizon");
    if (months != null) {
      wanted = Math.min(wanted, lead + months);
    }
    LocalDate lastService = null;
    if (serving.equals("Per token")) {
      lastService = binding("Last service");
    } else if (serving.equals("Fixed") && tunedRow != null) {
      lastService = date(tunedRow, "Last service");
    }
    LocalDate lastTraining = method.equals("Provider API") ? binding("Last training") : null;
    double life = Double.POSITIVE_INFINITY;
    boolean served = true;
    if (lastService != null) {
      life = ChronoUnit.MONTHS.between(asOf, lastService);
      served = life > 0;
      ended = tunedNow && life < 0;
    }
    if (lastTraining != null) {
      long left = ChronoUnit.MONTHS.between(asOf, lastTraining);
      int retraining = lead + interval;
      while (retraining <= left) {
        retraining += interval;
      }
      life = Math.min(life, retraining);
    }
    boolean over =
        lastTraining != null && lastTraining.isBefore(asOf)
            || life - lead < assumed("Shortest life");
    boolean late = Math.floor(Math.min(wanted, life)) <= lead;
    Double context = tunedRow == null ? null : plain(tunedRow, "Context");
    if (context == null && candidateRow != null) {
      context = plain(candidateRow, "Context");
    }
    boolean tooLong = tooLong(context, inputTuned, outputTuned);
    closed = !served || (over && !tunedNow) || late || tooLong;
    horizon = (int) Math.floor(closed ? wanted : Math.min(wanted, life));

    LocalDate smallEnds = smallRow == null ? null : date(smallRow, "Last service");
    smallApiExists =
        smallRow != null
            && !sameModel
            && soldPerToken(smallRow)
            && !tooLong(plain(smallRow, "Context"), inputSmall, outputSmall)
            && (smallEnds == null || !smallEnds.isBefore(asOf.plusMonths(horizon)));

    // The end of the prompted model
    LocalDate promptedEnds = promptedRow == null ? null : date(promptedRow, "Last service");
    promptedMonths =
        promptedEnds == null ? null : (Long) ChronoUnit.MONTHS.between(asOf, promptedEnds);
    Map<String, String> next = promptedRow == null ? null : after(promptedRow);
    boolean sold = next != null && soldPerToken(next);
    Double room = next == null ? null : plain(next, "Context");
    replacementRow = sold && !tooLong(room, inputPrompted, outputTokens) ? next : null;
    replacementToday = sold && !tooLong(room, inputTokens, outputTokens) ? next : null;
    boolean smallServed = smallEnds == null || !smallEnds.isBefore(asOf.plusMonths(horizon));
    smallApiToday =
        smallRow != null
            && !sameModel
            && smallServed
            && soldPerToken(smallRow)
            && !tooLong(plain(smallRow, "Context"), inputTokens, outputSmall);
  }

  /** What the scenario makes of a driver's value: a factor times it, or a shift added to it. */
  double moved(String driver, double value) {
    Map<String, String> row = moves().get(driver);
    if (row == null) {
      return value;
    }
    double x = Double.parseDouble(row.get(text("Scenario")));
    return row.get("Applies as").equals("Shift") ? value + x : value * Math.max(0, x);
  }

  /** Drivers that the scenario moves, each with its row of Uncertainty; asked a million times. */
  private Map<String, Map<String, String>> moves() {
    if (moves == null) {
      moves = new HashMap<>();
      for (Map<String, String> row : tables.getOrDefault("Uncertainty", List.of())) {
        if (!row.getOrDefault(text("Scenario"), "").isEmpty()) {
          moves.putIfAbsent(row.get("Driver"), row);
        }
      }
    }
    return moves;
  }

  /** The same of what is never below 0. */
  double cost(String driver, double value) {
    return Math.max(0, moved(driver, value));
  }

  /** Requests of month 1. */
  double requestsNow() {
    return cost("Volume", requests);
  }

  /** Months until production that are paid for; the horizon goes by {@link #lead}. */
  int leadPaid() {
    return tunedNow ? 0 : (int) Math.round(cost("Lead time", lead));
  }

  /** Months from one re-training to the next; dates go by {@link #interval}. */
  int intervalPaid() {
    long months = Math.max(1, Math.round(moved("Re-training cadence", cadence)));
    return Math.max(1, (int) Math.floor(Math.min(months, assumed("Base-model change interval"))));
  }

  /** What a factor a year makes of 1 after each month, from 0 months to so many. */
  double[] rises(double yearly, int months) {
    double[] known = rises.get(yearly);
    if (known == null || known.length <= months) {
      known = new double[months + 1];
      for (int m = 0; m < known.length; m++) {
        known[m] = Math.pow(yearly, m / 12.0);
      }
      rises.put(yearly, known);
    }
    return known;
  }

  private static boolean tooLong(Double context, double input, double output) {
    return context != null && Arithmetic.count(input + output - context) > 0;
  }

  /** The months of a blank cadence: no default lets a model age past data that it could follow. */
  private double cadenceOfData() {
    double assumed = assumed("Retrain cadence");
    if (shift == null) {
      return assumed;
    }
    double whole = Math.floor(Arithmetic.count(shift));
    return Math.min(assumed, Math.max(assumed("Shortest cadence"), whole));
  }

  /** The small model's quality where check 4 goes by it. */
  Double smallIfCandidate() {
    return required != null && smallIsCandidate ? smallQuality : null;
  }

  String cadenceFrom() {
    if (!cell("Retrain cadence").isEmpty()) {
      return "as typed";
    }
    if (cadence == assumed("Retrain cadence")) {
      return "assumption Retrain cadence";
    }
    return cadence <= Arithmetic.count(shift)
        ? "follows the data shift interval"
        : "assumption Shortest cadence";
  }

  boolean smallGpuExists() {
    return smallRow != null && !sameModel && smallIsCandidate && gpuKnown;
  }

  boolean smallExists() {
    return smallApiExists || smallGpuExists();
  }

  boolean smallAcceptable() {
    if (!smallExists()) {
      return false;
    }
    return smallQuality == null
        ? current.equals("Small model")
        : required != null && Arithmetic.count(smallQuality - required) >= 0;
  }

  boolean badAnswersCounted() {
    return promptedQuality != null
        && tunedQuality != null
        && !(smallAcceptable() && smallQuality == null);
  }

  /** The tuned model is served on whole replicas, computed here. */
  boolean tunedOnReplicas() {
    return servingCost == null && (rented || owned);
  }

  boolean tunedServerless() {
    return servingCost == null && serverless;
  }

  boolean tunedByToken() {
    return servingCost == null && serving.equals("Per token");
  }

  /** What a price row asks of a request, in the reporting currency; null: blank. */
  record PerToken(
      double input,
      Double cached,
      Double written,
      double output,
      Double step,
      double longInput,
      double longOutput,
      double batchDiscount,
      double fee) {}

  /** Read once for each row: searches ask for it ten thousand times. */
  PerToken perToken(Map<String, String> prices) {
    return perToken.computeIfAbsent(
        prices,
        row ->
            new PerToken(
                price(row, "Input"),
                price(row, "Cached input"),
                price(row, "Cache write"),
                price(row, "Output"),
                plain(row, "Long context above"),
                oneIfBlank(plain(row, "Long-context input factor")),
                oneIfBlank(plain(row, "Long-context output factor")),
                orZero(plain(row, "Batch discount")),
                orZero(price(row, "Fee"))));
  }

  double requestPrice(
      Map<String, String> prices, double in, double cached, double written, double out) {
    return requestPrice(prices, in, cached, written, out, batchShare);
  }

  double requestPrice(
      Map<String, String> prices,
      double in,
      double cached,
      double written,
      double out,
      double batched) {
    PerToken price = perToken(prices);
    double share = 0;
    if (price.step != null) {
      share = longShare != null ? longShare : Arithmetic.count(in - price.step) > 0 ? 1 : 0;
    }
    return Arithmetic.requestPrice(
        in,
        cached,
        written,
        out,
        price.input,
        price.cached == null ? price.input : price.cached,
        price.written == null ? price.input : price.written,
        price.output,
        Arithmetic.longFactor(share, price.longInput),
        Arithmetic.longFactor(share, price.longOutput),
        batched,
        price.batchDiscount,
        price.fee);
  }

  /** The row of a model whose prices hold on the day on which a month begins. */
  Map<String, String> inMonth(Map<String, String> row, int month) {
    if (coming().isEmpty()) {
      return row;
    }
    List<Map<String, String>> rows =
        later.computeIfAbsent(row, any -> InForce.later(coming(), row));
    if (rows.isEmpty()) {
      return row;
    }
    LocalDate begins = asOf.plusMonths(month - 1);
    Map<String, String> holds = row;
    for (Map<String, String> next : rows) {
      if (!date(next, "From").isAfter(begins)) {
        holds = next;
      }
    }
    return holds;
  }

  /** What becomes of a bill from month 1 to another month. */
  double billMoves(int month, double in, double cached, double written) {
    Map<String, String> now = promptedRow;
    Map<String, String> then = inMonth(now, month);
    boolean gone = gone(now) && after(now) == null;
    if (then == now || gone || !soldPerToken(now)) {
      return 1;
    }
    double first = requestPrice(now, in, cached, written, outputTokens);
    return first > 0 ? requestPrice(then, in, cached, written, outputTokens) / first : 1;
  }

  private static double oneIfBlank(Double value) {
    return value == null ? 1 : value;
  }

  boolean soldPerToken(Map<String, String> prices) {
    return price(prices, "Input") != null && price(prices, "Output") != null;
  }

  // Cells

  String cell(String header) {
    return row.getOrDefault(header, "").strip();
  }

  private String word(String header, String ifBlank) {
    return cell(header).isEmpty() ? ifBlank : cell(header);
  }

  private Double number(String header) {
    return cell(header).isEmpty() ? null : Double.valueOf(cell(header));
  }

  private double number(String header, double ifBlank) {
    return cell(header).isEmpty() ? ifBlank : Double.parseDouble(cell(header));
  }

  static Double plain(Map<String, String> row, String header) {
    String value = row.getOrDefault(header, "").strip();
    return value.isEmpty() ? null : Double.valueOf(value);
  }

  static LocalDate date(Map<String, String> row, String header) {
    String value = row.getOrDefault(header, "").strip();
    return value.isEmpty() ? null : DAYS.computeIfAbsent(value, LocalDate::parse);
  }

  /** Days as they are written: the same few are asked for a million times. */
  private static final Map<String, LocalDate> DAYS = new ConcurrentHashMap<>();

  static double orZero(Double value) {
    return value == null ? 0 : value;
  }

  /**
   * A money cell of a price row in the reporting currency, less what its provider takes off on the
   * day; null where it is blank or its currency has no rate.
   */
  Double price(Map<String, String> priceRow, String header) {
    Double value = plain(priceRow, header);
    Double rate = rate(priceRow.getOrDefault("Currency", "").strip());
    if (value == null || rate == null) {
      return null;
    }
    double off = header.equals("Running cost") ? 0 : off(priceRow);
    return value * rate * (1 - off);
  }

  /** The first discount of the row's provider that is on its sheet on the day. */
  private double off(Map<String, String> priceRow) {
    return discounts.computeIfAbsent(priceRow, this::discount);
  }

  private double discount(Map<String, String> priceRow) {
    String provider = priceRow.getOrDefault("Provider", "").strip();
    for (Map<String, String> d : table("Discounts")) {
      LocalDate from = date(d, "From");
      LocalDate to = date(d, "To");
      boolean early = from != null && asOf.compareTo(from) < 0;
      boolean late = to != null && asOf.compareTo(to) > 0;
      // Where the row stands is asked last: that takes a look at every price.
      if (d.get("Provider").equalsIgnoreCase(provider)
          && !early
          && !late
          && standsOn(d.get("Applies to"), priceRow)) {
        return plain(d, "Discount");
      }
    }
    return 0;
  }

  /** Whether a price stands on a sheet; blank: on any that discounts apply to. */
  private boolean standsOn(String sheet, Map<String, String> priceRow) {
    for (String name : List.of("Model prices", "Training prices", "GPU prices")) {
      if (sheet.isEmpty() || sheet.equals(name)) {
        for (Map<String, String> each : tables.get(name)) {
          if (each == priceRow) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Looked up once for each currency: searches ask for it ten thousand times a row. */
  private Double rate(String currency) {
    if (!rates.containsKey(currency)) {
      rates.put(currency, listedRate(currency));
    }
    return rates.get(currency);
  }

  private Double listedRate(String currency) {
    String reporting = text("Reporting currency");
    if (currency.isEmpty() || currency.equalsIgnoreCase(reporting)) {
      return 1.0;
    }
    Double rate = null;
    double ofReporting = 1;
    for (Map<String, String> r : table("Exchange rates")) {
      if (r.get("Currency").equalsIgnoreCase(currency) && rate == null) {
        rate = plain(r, "Rate");
      }
      if (r.get("Currency").equalsIgnoreCase(reporting)) {
        ofReporting = plain(r, "Rate");
      }
    }
    return rate == null ? null : rate / ofReporting;
  }

  private List<Map<String, String>> table(String sheet) {
    if (!sheet.equals("Model prices")) {
      return tables.get(sheet);
    }
    if (models == null) {
      models = InForce.models(tables, asOf);
    }
    return models;
  }

  private List<Map<String, String>> coming() {
    if (coming == null) {
      coming = InForce.coming(tables, asOf);
    }
    return coming;
  }

  String text(String assumption) {
    return assumption(assumption).get("Value").strip();
  }

  private final Map<String, Double> assumedBefore = new HashMap<>();
  private final Map<String, Map<String, String>> assumptions = new HashMap<>();

  double assumed(String assumption) {
    Double before = assumedBefore.get(assumption);
    if (before == null) {
      before = assumedAfresh(assumption);
      assumedBefore.put(assumption, before);
    }
    return before;
  }

  private double assumedAfresh(String assumption) {
    Map<String, String> found = assumption(assumption);
    double value = Double.parseDouble(found.get("Value").strip());
    if (!MONEY.contains(assumption)) {
      return value;
    }
    String currency = found.getOrDefault("Unit", "").strip().split(" ")[0];
    return CURRENCY.matcher(currency).matches() ? value * rate(currency) : value;
  }

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private static final List<String> MONEY =
      List.of(
          "Vector database",
          "RAG build cost",
          "Labelling cost",
          "Cost per judged example",
          "Cost per human label",
          "Held-out test set cost",
          "Baseline comparison cost",
          "Regression testing cost",
          "Monitoring per month",
          "Day rate");

  private Map<String, String> assumption(String name) {
    if (assumptions.isEmpty()) {
      table("Assumptions").forEach(r -> assumptions.put(r.get("Assumption"), r));
    }
    if (assumptions.containsKey(name)) {
      return assumptions.get(name);
    }
    throw new IllegalArgumentException("No assumption " + name);
  }

  /** The same factor for a method: "MFU" and "LoRA" is the assumption "MFU LoRA". */
  double ofMethod(String factor) {
    return assumed(factor + " " + (method.equals("Full") ? "full" : method));
  }

  // Look-ups

  private static boolean named(String typed, String provider, String name) {
    return typed.equalsIgnoreCase(name)
        || typed.length() == provider.length() + 2 + name.length()
            && typed.equalsIgnoreCase(provider + ": " + name);
  }

  Map<String, String> model(String typed, boolean baseOnly) {
    if (typed.isEmpty()) {
      return null;
    }
    for (Map<String, String> r : table("Model prices")) {
      boolean kind = baseOnly ? r.get("Kind").equals("Base") : !r.get("Kind").equals("Embedding");
      if (kind && named(typed, r.get("Provider"), r.get("Model"))) {
        return r;
      }
    }
    return null;
  }

  /** Whether what runs fine-tuned would go back to the very model that was tuned. */
  boolean goesBackToItsBase() {
    if (!tunedNow || tunedQuality != null || promptedRow == null || candidateRow == null) {
      return false;
    }
    boolean tune = promptedRow.get("Kind").equals("Fine-tuned");
    String large = promptedRow.get(tune ? "Base model" : "Model");
    String name = large.substring(large.indexOf(": ") < 0 ? 0 : large.indexOf(": ") + 2);
    return name.equalsIgnoreCase(candidateRow.get("Model"));
  }

  /** The models on the day of the review. */
  List<Map<String, String>> models() {
    return table("Model prices");
  }

  /** Whether a model takes the small option's request and is sold to the end of the horizon. */
  boolean servesSmall(Map<String, String> model) {
    LocalDate ends = date(model, "Last service");
    return !tooLong(plain(model, "Context"), inputSmall, outputSmall)
        && (ends == null || !ends.isBefore(asOf.plusMonths(horizon)));
  }

  /** The small model that a measured quality is of. */
  Map<String, String> measuredRow() {
    String smaller = cell("Smaller model");
    return smaller.isEmpty() ? candidateRow : model(smaller, false);
  }

  /** The cheaper model that is asked about; null: none. */
  Rival rival;

  /** Whether check 4 waits for it. */
  boolean rivalFirst;

  /** Whether a model was sold for the last time before the review. */
  private boolean gone(Map<String, String> model) {
    return InForce.ended(model, asOf);
  }

  /** What a model's row names to move to; where that is no longer sold, what its own row names. */
  Map<String, String> after(Map<String, String> model) {
    Map<String, String> next = model;
    for (int step = 0; step < table("Model prices").size(); step++) {
      next = model(next.getOrDefault("Replacement", ""), false);
      if (next == null || !gone(next)) {
        return next;
      }
    }
    return null;
  }

  private Map<String, String> embedding(String typed) {
    for (Map<String, String> r : table("Model prices")) {
      if (r.get("Kind").equals("Embedding") && named(typed, r.get("Provider"), r.get("Model"))) {
        return r;
      }
    }
    return null;
  }

  private Map<String, String> tunedRow() {
    String name = candidateRow.get("Model");
    String provider = candidateRow.get("Provider");
    Map<String, String> byName = null;
    for (Map<String, String> r : table("Model prices")) {
      if (!r.get("Kind").equals("Fine-tuned")) {
        continue;
      }
      String base = r.get("Base model");
      int colon = base.indexOf(": ");
      String baseProvider = colon < 0 ? r.get("Provider") : base.substring(0, colon);
      String baseName = colon < 0 ? base : base.substring(colon + 2);
      if (!baseName.equalsIgnoreCase(name)) {
        continue;
      }
      if (baseProvider.equalsIgnoreCase(provider)) {
        return r;
      }
      if (byName == null) {
        byName = r;
      }
    }
    return byName;
  }

  /** The fine-tuned row's own day, else the candidate's. */
  private LocalDate binding(String header) {
    LocalDate base = candidateRow == null ? null : date(candidateRow, header);
    LocalDate own = tunedRow == null ? null : date(tunedRow, header);
    return own == null ? base : own;
  }

  /** The first row of a GPU with this pricing and an hourly price. */
  private Map<String, String> gpuRow(String typed, String pricing) {
    for (Map<String, String> r : table("GPU prices")) {
      String kind = r.get("Pricing").isEmpty() ? "On demand" : r.get("Pricing");
      if (kind.equals(pricing)
          && named(typed, r.get("Provider"), r.get("GPU"))
          && plain(r, "Price") != null) {
        return r;
      }
    }
    return null;
  }

  private Map<String, String> rentedRow(String typed) {
    for (String pricing : List.of("On demand", "Reserved", "Spot")) {
      Map<String, String> r = gpuRow(typed, pricing);
      if (r != null) {
        return r;
      }
    }
    return null;
  }

  /** Whether the row's card is sold only while it works, by the provider that is typed. */
  boolean soldServerless() {
    return gpuRow(gpu, "Serverless") != null;
  }

  private Map<String, String> serverlessRow(String typed) {
    Map<String, String> r = gpuRow(typed, "Serverless");
    return r == null ? rentedRow(typed) : r;
  }

  private static double letTogether(Map<String, String> gpuRow) {
    Double units = plain(gpuRow, "Rented in units of");
    return units == null ? 1 : units;
  }

  /** The first row of a GPU that fills the column. */
  private Map<String, String> gpuRowWith(String typed, String header) {
    for (Map<String, String> r : table("GPU prices")) {
      if (named(typed, r.get("Provider"), r.get("GPU")) && plain(r, header) != null) {
        return r;
      }
    }
    return null;
  }

  /** The card's name without a provider. */
  private String card(String typed) {
    for (Map<String, String> r : table("GPU prices")) {
      if (named(typed, r.get("Provider"), r.get("GPU"))) {
        return r.get("GPU");
      }
    }
    return typed;
  }

  private void lookUpServingGpu(String gpu) {
    if (rented || serverless) {
      Map<String, String> paid = rented ? rentedRow(gpu) : serverlessRow(gpu);
      gpuHour = paid == null ? null : price(paid, "Price");
      letTogether = paid == null || serverless ? 1 : letTogether(paid);
    } else {
      Map<String, String> own = gpuRowWith(gpu, "Purchase price");
      if (own != null) {
        gpuPurchase = price(own, "Purchase price");
        gpuRunning = orZero(price(own, "Running cost"));
      }
    }
    if (candidateRow == null) {
      return;
    }
    String card = card(gpu);
    Map<String, String> found = null;
    for (Map<String, String> r : table("Serving capacity")) {
      if (r.get("GPU").equalsIgnoreCase(card)
          && !r.get("Model").isEmpty()
          && named(r.get("Model"), candidateRow.get("Provider"), candidateRow.get("Model"))) {
        found = r;
        break;
      }
    }
    if (found == null && size != null) {
      double smallest = Double.NaN;
      for (Map<String, String> r : table("Serving capacity")) {
        if (!r.get("GPU").equalsIgnoreCase(card) || !r.get("Model").isEmpty()) {
          continue;
        }
        double to = plain(r, "To") == null ? Double.POSITIVE_INFINITY : plain(r, "To");
        if (to >= size && (found == null || to < smallest)) {
          found = r;
          smallest = to;
        }
      }
    }
    if (found != null) {
      gpusPerReplica = plain(found, "GPUs per replica");
      prefill = plain(found, "Prefill");
      decode = plain(found, "Decode");
    }
  }

  private void lookUpTrainingGpu(String gpu) {
    Map<String, String> memory = gpuRowWith(gpu, "Memory");
    Map<String, String> peak = gpuRowWith(gpu, "Peak");
    trainingGpuMemory = memory == null ? null : plain(memory, "Memory");
    trainingPeak = peak == null ? null : plain(peak, "Peak");
    Map<String, String> trains = rentedRow(owned ? card(gpu) : gpu);
    if (trains == null && !owned) {
      trains = serverlessRow(gpu);
    }
    trainingHour = trains == null ? null : price(trains, "Price");
    trainingLetTogether = trains == null ? 1 : letTogether(trains);
    if (owned) {
      trainingHour = orZero(trainingHour);
    }
    if (size == null) {
      lacks.add("Parameters of the candidate");
    }
    if (trainingGpuMemory == null || trainingPeak == null || trainingHour == null) {
      lacks.add("No memory, peak or price of the training GPU");
    }
  }

  private static final List<String> METHODS = List.of("Provider API", "LoRA", "QLoRA", "Full");

  private void lookUpTrainingPrice() {
    Map<String, String> found = null;
    for (String each : METHODS) {
      for (Map<String, String> r : trainingRows(each)) {
        if (found == null && r.get("Model or size").equalsIgnoreCase(candidateRow.get("Model"))) {
          found = r;
        }
      }
    }
    if (found == null && size != null) {
      for (String each : METHODS) {
        double smallest = Double.NaN;
        Map<String, String> bracket = null;
        for (Map<String, String> r : trainingRows(each)) {
          if (plain(r, "From") == null && plain(r, "To") == null) {
            continue;
          }
          double to = plain(r, "To") == null ? Double.POSITIVE_INFINITY : plain(r, "To");
          if (to >= size && (bracket == null || to < smallest)) {
            bracket = r;
            smallest = to;
          }
        }
        if (found == null) {
          found = bracket;
        }
      }
    }
    trainingPrice = found == null ? null : price(found, "Training");
    trainingMinimum = found == null ? null : orZero(price(found, "Minimum charge"));
    if (trainingPrice == null) {
      lacks.add("No training price");
    }
  }

  private List<Map<String, String>> trainingRows(String ofMethod) {
    var rows = new ArrayList<Map<String, String>>();
    for (Map<String, String> r : table("Training prices")) {
      if (r.get("Provider").equalsIgnoreCase(candidateRow.get("Provider"))
          && r.get("Method").toLowerCase(Locale.ROOT).equals(ofMethod.toLowerCase(Locale.ROOT))
          && plain(r, "Training") != null) {
        rows.add(r);
      }
    }
    return rows;
  }
}
