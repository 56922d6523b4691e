package breakeven.core.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code Assumptions}: everything that the model takes and no other sheet holds. Value,
 * unit, meaning, source and section are in the shipped table, in the same order. Titles, names in
 * formulas and kinds are in {@code assumptions.txt}; here are words, and a range of its own. The
 * names that formulas use begin with {@code As_}, which no cell address does.
 */
public enum Assumption {
  // Essentials
  REPORTING_CURRENCY,
  HORIZON(Range.HORIZON),
  LEAD_TIME(Range.NOT_NEGATIVE),
  DISCOUNT_RATE(Range.RATE),
  GROWTH(Range.GROWTH),
  PRICE_DECLINE,
  PRICE_STEP,
  PRICE_STEP_MONTH,
  GPU_PRICE_CHANGE(Range.RATE),
  PRICE_AGE_LIMIT,
  MATERIALITY,
  SCENARIO(Words.SCENARIO),
  FISCAL_YEAR(Range.MONTH),
  DECIMAL_SIGN(Words.DECIMAL_SIGN),
  FOUR_EYES(Words.YES_NO),
  APPROVAL_HOLDS,
  CANDIDATE_MODEL,
  TUNING_METHOD(Words.METHOD),
  SERVING(Words.SERVING),
  GPU,
  RETRAIN_CADENCE,
  DAY_RATE,
  LABELLING_COST,
  QUALITY_TOLERANCE,
  MARGIN,
  CONFIDENCE,
  CHANCE_TUNED,
  CHANCE_SMALL,
  CHANCE_SAME_CLASS,
  CHANCE_ONE_BELOW,
  CHANCE_TWO_BELOW,
  CHANCE_THREE_BELOW,
  CHANCE_GOOD_ANSWER,
  GPU_DAYS,
  SERVERLESS_DAYS,
  QUALITY_LOST,
  // Rules of the verdict
  SHORTEST_LIFE,
  LOW_VOLUME,
  HIGH_VOLUME,
  CLOSABLE_GAP,
  FIVE_SHOT_RULE,
  SHORTEST_CADENCE,
  BASE_CHANGE_INTERVAL,
  // Prompts and retrieval
  REMOVABLE_SHARE,
  RETRIEVED_TOKENS,
  QUERY_TOKENS,
  CORPUS,
  CORPUS_REFRESH,
  VECTOR_DATABASE,
  RAG_BUILD_COST,
  EMBEDDING_MODEL,
  SMALLEST_PREFIX,
  CACHE_HIT_SHARE,
  CACHE_LIFETIME,
  CACHING_DAYS,
  VERIFIER_COST,
  ESCALATION_FACTOR,
  // Training
  TRAINING_EXAMPLES(Range.ABOVE_ZERO),
  EPOCHS(Range.ABOVE_ZERO),
  VALIDATION_SHARE(Range.NOT_NEGATIVE),
  NEW_DATA_SHARE,
  RUNS_PER_RELEASE,
  RUNS_PER_RETRAINING,
  DAYS_PER_FIRST_RELEASE,
  DAYS_PER_RETRAINING,
  DAYS_PER_MIGRATION,
  SET_UP_HOURS,
  TRAINING_GPU,
  // Evaluation and monitoring
  EVALUATION_EXAMPLES(Range.ABOVE_ZERO),
  CHECKPOINTS_COMPARED,
  COST_PER_JUDGED_EXAMPLE,
  HUMAN_REVIEW_SHARE,
  COST_PER_HUMAN_LABEL,
  TEST_SET_COST,
  BASELINE_COST,
  REGRESSION_COST,
  REGRESSION_RUNS,
  MONITORING,
  // Serving capacity
  TARGET_UTILISATION(Range.PART),
  BATCH_UTILISATION(Range.PART),
  IDLE_TIME_OUT,
  PEAK_TO_AVERAGE(Range.FROM_ONE),
  MINIMUM_REPLICAS(Range.FROM_ONE),
  KEPT_WHEN_SHARING(Range.PART),
  THROUGHPUT_DERATE(Range.PART),
  // Training hardware
  MFU_FULL(Range.PART),
  MFU_LORA(Range.PART),
  MFU_QLORA(Range.PART),
  FLOPS_FULL(Range.ABOVE_ZERO),
  FLOPS_LORA(Range.ABOVE_ZERO),
  FLOPS_QLORA(Range.ABOVE_ZERO),
  MEMORY_PER_PARAMETER_FULL,
  MEMORY_PER_PARAMETER_LORA,
  MEMORY_PER_PARAMETER_QLORA,
  MEMORY_BASE_FULL,
  MEMORY_BASE_LORA,
  MEMORY_BASE_QLORA,
  ACTIVATION_BASE,
  ACTIVATION_PER_PARAMETER,
  ACTIVATION_QLORA,
  MICRO_BATCH,
  MEMORY_MARGIN_FULL(Range.FROM_ONE),
  MEMORY_MARGIN_LORA(Range.FROM_ONE),
  MEMORY_MARGIN_QLORA(Range.FROM_ONE),
  USABLE_MEMORY(Range.PART),
  GPUS_IN_NODE,
  PART_NODE_LIMIT(Range.NOT_NEGATIVE),
  // What is compared
  MODELS_TO_COMPARE,
  PROVIDERS_TO_COMPARE,
  PROMPTED_TO_COMPARE,
  CLASSES_BELOW(Range.NOT_NEGATIVE),
  SMALLEST_SIZE_COMPARED,
  METHODS_TO_COMPARE,
  SERVINGS_TO_COMPARE,
  GPUS_TO_COMPARE,
  // Simulation
  DRAWS(Range.DRAWS),
  SEED(Range.ANY);

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

  /** What an enum cannot have for itself before its first constant. */
  private static final class Lines {
    static final List<List<String>> OF = TextTables.read("assumptions.txt", "Assumptions");
  }

  private final String title;
  private final String formulaName;
  private final Kind kind;
  private final List<String> words;
  private final Range range;

  Assumption() {
    this(List.of(), null);
  }

  Assumption(Range range) {
    this(List.of(), range);
  }

  Assumption(List<String> words) {
    this(words, null);
  }

  Assumption(List<String> words, @Nullable Range range) {
    List<String> line = Lines.OF.get(ordinal());
    if (!line.get(0).equals(name())) {
      throw new IllegalStateException("assumptions.txt has no " + name() + " where code has it");
    }
    title = line.get(1);
    formulaName = line.get(2);
    kind = Kind.valueOf(line.get(3));
    this.words = words;
    this.range = range == null ? kind.type.range() : range;
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
    return Arrays.stream(values())
        .filter(assumption -> assumption.title.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }
}
