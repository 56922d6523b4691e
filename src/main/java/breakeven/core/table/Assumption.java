package breakeven.core.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rows of {@code Assumptions}: everything that the model takes and no other sheet holds. Value,
 * unit, meaning, source and section are in the shipped table, in the same order; here is what a
 * value may be. The names that formulas use begin with {@code As_}, which no cell address does.
 */
public enum Assumption {
  // Essentials
  REPORTING_CURRENCY("Reporting currency", "As_ReportingCurrency", Kind.CURRENCY),
  HORIZON("Horizon", "As_HorizonMonths", Kind.NUMBER, Range.HORIZON),
  LEAD_TIME("Lead time", "As_LeadTime", Kind.WHOLE, Range.NOT_NEGATIVE),
  DISCOUNT_RATE("Discount rate", "As_DiscountRate", Kind.SHARE, Range.RATE),
  GROWTH("Growth", "As_Growth", Kind.SHARE, Range.GROWTH),
  PRICE_DECLINE("Price decline", "As_PriceDecline", Kind.SHARE, Range.SHARE),
  PRICE_STEP("Price step", "As_PriceStep", Kind.SHARE, Range.SHARE),
  PRICE_STEP_MONTH("Price step month", "As_PriceStepMonth", Kind.WHOLE, Range.FROM_ONE),
  GPU_PRICE_CHANGE("GPU price change", "As_GPUPriceChange", Kind.SHARE, Range.RATE),
  PRICE_AGE_LIMIT("Price age limit", "As_PriceAgeLimit", Kind.NUMBER, Range.NOT_NEGATIVE),
  MATERIALITY("Materiality", "As_Materiality", Kind.MONEY, Range.NOT_NEGATIVE),
  SCENARIO("Scenario", "As_Scenario", Kind.WORD, Words.SCENARIO),
  FISCAL_YEAR("Fiscal year begins", "As_FiscalYear", Kind.WHOLE, Range.MONTH),
  DECIMAL_SIGN("Decimal sign", "As_DecimalSign", Kind.WORD, Words.DECIMAL_SIGN),
  FOUR_EYES("Four eyes", "As_FourEyes", Kind.WORD, Words.YES_NO),
  APPROVAL_HOLDS("Approval holds", "As_ApprovalHolds", Kind.WHOLE, Range.FROM_ONE),
  CANDIDATE_MODEL("Candidate model", "As_Candidate", Kind.MODEL),
  TUNING_METHOD("Tuning method", "As_Method", Kind.WORD, Words.METHOD),
  SERVING("Serving", "As_Serving", Kind.WORD, Words.SERVING),
  GPU("GPU", "As_GPU", Kind.GPU),
  RETRAIN_CADENCE("Retrain cadence", "As_Cadence", Kind.WHOLE, Range.FROM_ONE),
  DAY_RATE("Day rate", "As_DayRate", Kind.MONEY, Range.NOT_NEGATIVE),
  LABELLING_COST("Labelling cost", "As_Labelling", Kind.MONEY, Range.NOT_NEGATIVE),
  QUALITY_TOLERANCE("Quality tolerance", "As_QualityTolerance", Kind.SHARE, Range.SHARE),
  MARGIN("Margin", "As_Margin", Kind.SHARE, Range.SHARE),
  CONFIDENCE("Confidence", "As_Confidence", Kind.SHARE, Range.SHARE),
  CHANCE_TUNED("Chance a tune reaches quality", "As_ChanceTuned", Kind.SHARE, Range.SHARE),
  CHANCE_SMALL("Chance a small model reaches quality", "As_ChanceSmall", Kind.SHARE, Range.SHARE),
  CHANCE_SAME_CLASS("Chance in the same class", "As_ChanceSame", Kind.SHARE, Range.SHARE),
  CHANCE_ONE_BELOW("Chance one class below", "As_ChanceOne", Kind.SHARE, Range.SHARE),
  CHANCE_TWO_BELOW("Chance two classes below", "As_ChanceTwo", Kind.SHARE, Range.SHARE),
  CHANCE_THREE_BELOW("Chance three classes below", "As_ChanceThree", Kind.SHARE, Range.SHARE),
  CHANCE_GOOD_ANSWER("Chance of a good answer", "As_ChanceGood", Kind.SHARE, Range.SHARE),
  GPU_DAYS("GPU days a month", "As_GPUDays", Kind.NUMBER, Range.NOT_NEGATIVE),
  SERVERLESS_DAYS("Serverless days a month", "As_ServerlessDays", Kind.NUMBER, Range.NOT_NEGATIVE),
  QUALITY_LOST("Quality lost a month", "As_QualityLost", Kind.SHARE, Range.SHARE),
  // Rules of the verdict
  SHORTEST_LIFE("Shortest life", "As_ShortestLife", Kind.NUMBER, Range.NOT_NEGATIVE),
  LOW_VOLUME("Low volume threshold", "As_LowVolume", Kind.NUMBER, Range.NOT_NEGATIVE),
  HIGH_VOLUME("High volume threshold", "As_HighVolume", Kind.NUMBER, Range.NOT_NEGATIVE),
  CLOSABLE_GAP("Closable gap", "As_ClosableGap", Kind.SHARE, Range.SHARE),
  FIVE_SHOT_RULE("Five-shot rule", "As_FiveShot", Kind.SHARE, Range.SHARE),
  SHORTEST_CADENCE("Shortest cadence", "As_ShortestCadence", Kind.WHOLE, Range.FROM_ONE),
  BASE_CHANGE_INTERVAL("Base-model change interval", "As_BaseChange", Kind.WHOLE, Range.FROM_ONE),
  // Prompts and retrieval
  REMOVABLE_SHARE("Removable share of instruction tokens", "As_Removable", Kind.SHARE, Range.SHARE),
  RETRIEVED_TOKENS("Retrieved tokens", "As_RetrievedTokens", Kind.NUMBER, Range.NOT_NEGATIVE),
  QUERY_TOKENS("Query tokens", "As_QueryTokens", Kind.NUMBER, Range.NOT_NEGATIVE),
  CORPUS("Corpus", "As_Corpus", Kind.NUMBER, Range.NOT_NEGATIVE),
  CORPUS_REFRESH("Corpus refresh share", "As_CorpusRefresh", Kind.SHARE, Range.SHARE),
  VECTOR_DATABASE("Vector database", "As_VectorDatabase", Kind.MONEY, Range.NOT_NEGATIVE),
  RAG_BUILD_COST("RAG build cost", "As_RagBuild", Kind.MONEY, Range.NOT_NEGATIVE),
  EMBEDDING_MODEL("Embedding model", "As_EmbeddingModel", Kind.MODEL),
  SMALLEST_PREFIX("Smallest cached prefix", "As_SmallestPrefix", Kind.NUMBER, Range.NOT_NEGATIVE),
  CACHE_HIT_SHARE("Cache hit share", "As_CacheHits", Kind.SHARE, Range.SHARE),
  CACHE_LIFETIME("Cache lifetime", "As_CacheLifetime", Kind.NUMBER, Range.NOT_NEGATIVE),
  CACHING_DAYS("Days to switch caching on", "As_CachingDays", Kind.NUMBER, Range.NOT_NEGATIVE),
  VERIFIER_COST("Verifier cost", "As_Verifier", Kind.NUMBER, Range.NOT_NEGATIVE),
  ESCALATION_FACTOR("Escalation factor", "As_Escalation", Kind.NUMBER, Range.NOT_NEGATIVE),
  // Training
  TRAINING_EXAMPLES("Training examples", "As_Examples", Kind.NUMBER, Range.ABOVE_ZERO),
  EPOCHS("Epochs", "As_Epochs", Kind.NUMBER, Range.ABOVE_ZERO),
  VALIDATION_SHARE("Validation share", "As_Validation", Kind.SHARE, Range.NOT_NEGATIVE),
  NEW_DATA_SHARE("New-data share", "As_NewData", Kind.SHARE, Range.SHARE),
  RUNS_PER_RELEASE("Training runs per release", "As_RunsRelease", Kind.NUMBER, Range.NOT_NEGATIVE),
  RUNS_PER_RETRAINING(
      "Training runs per re-training", "As_RunsRetraining", Kind.NUMBER, Range.NOT_NEGATIVE),
  DAYS_PER_FIRST_RELEASE("Days per first release", "As_DaysFirst", Kind.NUMBER, Range.NOT_NEGATIVE),
  DAYS_PER_RETRAINING("Days per re-training", "As_DaysRetraining", Kind.NUMBER, Range.NOT_NEGATIVE),
  DAYS_PER_MIGRATION("Days per migration", "As_DaysMigration", Kind.NUMBER, Range.NOT_NEGATIVE),
  SET_UP_HOURS("Set-up hours per run", "As_SetUpHours", Kind.NUMBER, Range.NOT_NEGATIVE),
  TRAINING_GPU("Training GPU", "As_TrainingGPU", Kind.GPU),
  // Evaluation and monitoring
  EVALUATION_EXAMPLES("Evaluation examples", "As_Evaluation", Kind.NUMBER, Range.ABOVE_ZERO),
  CHECKPOINTS_COMPARED("Checkpoints compared", "As_Checkpoints", Kind.NUMBER, Range.NOT_NEGATIVE),
  COST_PER_JUDGED_EXAMPLE("Cost per judged example", "As_Judged", Kind.MONEY, Range.NOT_NEGATIVE),
  HUMAN_REVIEW_SHARE("Human review share", "As_HumanShare", Kind.SHARE, Range.SHARE),
  COST_PER_HUMAN_LABEL("Cost per human label", "As_HumanLabel", Kind.MONEY, Range.NOT_NEGATIVE),
  TEST_SET_COST("Held-out test set cost", "As_CostTestSet", Kind.MONEY, Range.NOT_NEGATIVE),
  BASELINE_COST("Baseline comparison cost", "As_CostBaseline", Kind.MONEY, Range.NOT_NEGATIVE),
  REGRESSION_COST("Regression testing cost", "As_CostRegression", Kind.MONEY, Range.NOT_NEGATIVE),
  REGRESSION_RUNS(
      "Regression runs per month", "As_RegressionRuns", Kind.NUMBER, Range.NOT_NEGATIVE),
  MONITORING("Monitoring per month", "As_Monitoring", Kind.MONEY, Range.NOT_NEGATIVE),
  // Serving capacity
  TARGET_UTILISATION("Target utilisation", "As_Utilisation", Kind.SHARE, Range.PART),
  BATCH_UTILISATION("Batch utilisation", "As_BatchUtilisation", Kind.SHARE, Range.PART),
  IDLE_TIME_OUT("Idle time-out", "As_IdleTimeOut", Kind.NUMBER, Range.NOT_NEGATIVE),
  PEAK_TO_AVERAGE("Peak-to-average", "As_Peak", Kind.NUMBER, Range.FROM_ONE),
  MINIMUM_REPLICAS("Minimum replicas", "As_MinReplicas", Kind.NUMBER, Range.FROM_ONE),
  KEPT_WHEN_SHARING("Throughput kept when sharing", "As_Kept", Kind.SHARE, Range.PART),
  THROUGHPUT_DERATE("Throughput derate", "As_Derate", Kind.SHARE, Range.PART),
  // Training hardware
  MFU_FULL("MFU full", "As_MFUFull", Kind.SHARE, Range.PART),
  MFU_LORA("MFU LoRA", "As_MFULoRA", Kind.SHARE, Range.PART),
  MFU_QLORA("MFU QLoRA", "As_MFUQLoRA", Kind.SHARE, Range.PART),
  FLOPS_FULL("FLOPs per parameter and token full", "As_FlopsFull", Kind.NUMBER, Range.ABOVE_ZERO),
  FLOPS_LORA("FLOPs per parameter and token LoRA", "As_FlopsLoRA", Kind.NUMBER, Range.ABOVE_ZERO),
  FLOPS_QLORA(
      "FLOPs per parameter and token QLoRA", "As_FlopsQLoRA", Kind.NUMBER, Range.ABOVE_ZERO),
  MEMORY_PER_PARAMETER_FULL(
      "Memory per parameter full", "As_MemoryFull", Kind.NUMBER, Range.NOT_NEGATIVE),
  MEMORY_PER_PARAMETER_LORA(
      "Memory per parameter LoRA", "As_MemoryLoRA", Kind.NUMBER, Range.NOT_NEGATIVE),
  MEMORY_PER_PARAMETER_QLORA(
      "Memory per parameter QLoRA", "As_MemoryQLoRA", Kind.NUMBER, Range.NOT_NEGATIVE),
  MEMORY_BASE_FULL("Memory base full", "As_MemoryBaseFull", Kind.NUMBER, Range.NOT_NEGATIVE),
  MEMORY_BASE_LORA("Memory base LoRA", "As_MemoryBaseLoRA", Kind.NUMBER, Range.NOT_NEGATIVE),
  MEMORY_BASE_QLORA("Memory base QLoRA", "As_MemoryBaseQLoRA", Kind.NUMBER, Range.NOT_NEGATIVE),
  ACTIVATION_BASE("Activation memory base", "As_ActivationBase", Kind.NUMBER, Range.NOT_NEGATIVE),
  ACTIVATION_PER_PARAMETER(
      "Activation memory per parameter", "As_ActivationParameter", Kind.NUMBER, Range.NOT_NEGATIVE),
  ACTIVATION_QLORA(
      "Activation memory QLoRA", "As_ActivationQLoRA", Kind.NUMBER, Range.NOT_NEGATIVE),
  MICRO_BATCH("Micro-batch", "As_MicroBatch", Kind.WHOLE, Range.FROM_ONE),
  MEMORY_MARGIN_FULL("Memory margin full", "As_MarginFull", Kind.NUMBER, Range.FROM_ONE),
  MEMORY_MARGIN_LORA("Memory margin LoRA", "As_MarginLoRA", Kind.NUMBER, Range.FROM_ONE),
  MEMORY_MARGIN_QLORA("Memory margin QLoRA", "As_MarginQLoRA", Kind.NUMBER, Range.FROM_ONE),
  USABLE_MEMORY("Usable GPU memory", "As_UsableMemory", Kind.SHARE, Range.PART),
  GPUS_IN_NODE("GPUs in a node", "As_NodeGPUs", Kind.WHOLE, Range.FROM_ONE),
  PART_NODE_LIMIT("Part-node limit", "As_PartNode", Kind.WHOLE, Range.NOT_NEGATIVE),
  // What is compared
  MODELS_TO_COMPARE("Models to compare", "As_Models", Kind.LIST),
  PROVIDERS_TO_COMPARE("Providers to compare", "As_Providers", Kind.LIST),
  PROMPTED_TO_COMPARE("Prompted models to compare", "As_PromptedModels", Kind.LIST),
  CLASSES_BELOW("Classes below compared", "As_ClassesBelow", Kind.WHOLE, Range.NOT_NEGATIVE),
  SMALLEST_SIZE_COMPARED("Smallest size compared", "As_SmallestSize", Kind.SHARE, Range.SHARE),
  METHODS_TO_COMPARE("Methods to compare", "As_Methods", Kind.LIST),
  SERVINGS_TO_COMPARE("Servings to compare", "As_Servings", Kind.LIST),
  GPUS_TO_COMPARE("GPUs to compare", "As_GPUs", Kind.LIST),
  // Simulation
  DRAWS("Draws", "As_Draws", Kind.WHOLE, Range.DRAWS),
  SEED("Seed", "As_Seed", Kind.WHOLE, Range.ANY);

  /** What the value is. */
  public enum Kind {
    /** A plain number. */
    NUMBER(Type.NUMBER),
    /** A fraction of 1; a typed number above 1 in size is per cent. */
    SHARE(Type.SHARE),
    /** An amount in the currency that the row's unit begins with, else in the reporting one. */
    MONEY(Type.MONEY),
    /** A number without a fraction. */
    WHOLE(Type.WHOLE),
    /** One of a list of words. */
    WORD(Type.WORD),
    /** The name of a row of {@code Model prices}. */
    MODEL(Type.MODEL),
    /** The name of a row of {@code GPU prices}. */
    GPU(Type.GPU),
    /** An ISO 4217 code. */
    CURRENCY(Type.TEXT),
    /** Words or names, split by comma or semicolon; blank is all. */
    LIST(Type.TEXT);

    private final Type type;

    Kind(Type type) {
      this.type = type;
    }
  }

  private final String title;
  private final String formulaName;
  private final Kind kind;
  private final List<String> words;
  private final Range range;

  Assumption(String title, String formulaName, Kind kind) {
    this(title, formulaName, kind, List.of(), Range.ANY);
  }

  Assumption(String title, String formulaName, Kind kind, Range range) {
    this(title, formulaName, kind, List.of(), range);
  }

  Assumption(String title, String formulaName, Kind kind, List<String> words) {
    this(title, formulaName, kind, words, Range.ANY);
  }

  Assumption(String title, String formulaName, Kind kind, List<String> words, Range range) {
    this.title = title;
    this.formulaName = formulaName;
    this.kind = kind;
    this.words = words;
    this.range = range;
  }

  /** The name in the first column of {@code Assumptions}. */
  public String title() {
    return title;
  }

  /** The workbook-scoped name of the value used, for example {@code As_DiscountRate}. */
  public String formulaName() {
    return formulaName;
  }

  /** What its value is: a number, a share, money, a word or a name. */
  public Kind kind() {
    return kind;
  }

  /** The accepted words of a {@link Kind#WORD}, in the order of their codes; else empty. */
  public List<String> words() {
    return words;
  }

  /** The accepted range of a number; shares as fractions. */
  public Range range() {
    return range;
  }

  /** Whether the value is a number; else it is text: a word, a name or a currency code. */
  public boolean numeric() {
    return switch (kind) {
      case NUMBER, SHARE, MONEY, WHOLE -> true;
      case WORD, MODEL, GPU, CURRENCY, LIST -> false;
    };
  }

  /** The value as a cell to be read: what the {@code Value} column is in this row. */
  public Column value() {
    return value("");
  }

  /** The same with the unit that is named beside it. */
  public Column value(String unit) {
    return new Column(
        Sheets.ASSUMPTIONS,
        AssumptionsTable.VALUE.ordinal(),
        AssumptionsTable.VALUE.header(),
        unit,
        kind.type,
        false,
        words,
        range,
        null,
        OptionalDouble.empty(),
        AssumptionsTable.VALUE.blank(),
        AssumptionsTable.VALUE.help(),
        "");
  }

  /** Whether it is the name of one of an earlier edition, which nothing goes by any more. */
  public static boolean isRetired(String title) {
    return title.strip().equalsIgnoreCase("Evaluation set-up shared");
  }

  /** The assumption of this name, without regard to case. */
  public static Optional<Assumption> of(String title) {
    String wanted = title.toLowerCase(Locale.ROOT);
    for (Assumption assumption : values()) {
      if (assumption.title.toLowerCase(Locale.ROOT).equals(wanted)) {
        return Optional.of(assumption);
      }
    }
    return Optional.empty();
  }
}
