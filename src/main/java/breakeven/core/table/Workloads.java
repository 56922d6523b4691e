package breakeven.core.table;

import java.util.List;

/** The columns of {@code Workloads}: what an analyst says about one use of a language model. */
public final class Workloads {
  private static final Columns IN = new Columns(Sheets.WORKLOADS);

  // --- Essentials --------------------------------------------------------------------------------

  public static final Column WORKLOAD = IN.column("Workload");
  public static final Column ID = IN.column("ID");
  public static final Column OWNER = IN.column("Owner");
  public static final Column BUSINESS_UNIT = IN.column("Business unit");
  public static final Column COST_CENTRE = IN.column("Cost centre");
  public static final Column REQUESTS = IN.column("Requests");
  public static final Column INPUT_TOKENS = IN.column("Input tokens");
  public static final Column OUTPUT_TOKENS = IN.column("Output tokens");
  public static final Column PROMPTED_MODEL = IN.column("Prompted model");
  public static final Column CURRENT_APPROACH = IN.column("Current approach", Words.APPROACH);
  public static final Column CHEAPER_TRIED = IN.column("Cheaper models tried", Words.YES_NO);

  // --- Volume and tokens -------------------------------------------------------------------------

  public static final Column GROWTH = IN.column("Growth", Range.GROWTH);
  public static final Column INSTRUCTION_TOKENS = IN.column("Instruction tokens");
  public static final Column RETRIEVED_TOKENS = IN.column("Retrieved tokens");
  public static final Column SMALL_OUTPUT = IN.column("Small model output");
  public static final Column TUNED_OUTPUT = IN.column("Fine-tuned output");
  public static final Column CACHED_SHARE = IN.column("Cached share");
  public static final Column CACHE_WRITE_SHARE = IN.column("Cache write share");
  public static final Column BATCH_SHARE = IN.column("Batch share");
  public static final Column LONG_CONTEXT_SHARE = IN.column("Long-context share");
  public static final Column NEEDS_GROUNDING = IN.column("Needs grounding", Words.YES_NO);
  public static final Column CORPUS = IN.column("Corpus");
  public static final Column MONTHS_IN_PRODUCTION =
      IN.column("Months in production", Range.FROM_ONE);

  // --- Quality and evaluation --------------------------------------------------------------------

  public static final Column TASK_PATTERN = IN.column("Task pattern", Words.PATTERN);
  public static final Column DATA_SHIFT = IN.column("Data shift interval");
  public static final Column TEST_SET = IN.column("Held-out test set", Words.YES_NO);
  public static final Column BASELINE = IN.column("Baseline comparison", Words.YES_NO);
  public static final Column REGRESSION = IN.column("Regression testing", Words.YES_NO);
  public static final Column EVALUATION = IN.column("Evaluation", Range.ABOVE_ZERO);
  public static final Column REQUIRED_QUALITY = IN.column("Required quality");
  public static final Column PROMPTED_QUALITY = IN.column("Prompted quality");
  public static final Column SMALL_QUALITY = IN.column("Small model quality");
  public static final Column TUNED_QUALITY = IN.column("Fine-tuned quality");
  public static final Column BAD_ANSWER_COST = IN.column("Cost per bad answer");

  // --- Tuning ------------------------------------------------------------------------------------

  public static final Column CANDIDATE_MODEL = IN.column("Candidate model");
  public static final Column TUNING_METHOD = IN.column("Tuning method", Words.METHOD);
  public static final Column SMALLER_MODEL = IN.column("Smaller model");
  public static final Column TRAINING_EXAMPLES = IN.column("Training examples", Range.ABOVE_ZERO);
  public static final Column TOKENS_PER_EXAMPLE = IN.column("Tokens per example", Range.ABOVE_ZERO);
  public static final Column EPOCHS = IN.column("Epochs", Range.ABOVE_ZERO);
  public static final Column LABELLING_COST = IN.column("Labelling cost");
  public static final Column RETRAIN_CADENCE = IN.column("Retrain cadence");
  public static final Column SNAPSHOT_AGE = IN.column("Snapshot age");
  public static final Column FIRST_RELEASE_DAYS = IN.column("First release");
  public static final Column RETRAINING_DAYS = IN.column("Re-training");

  public static final Column LEAD_TIME = IN.column("Lead time", Range.NOT_NEGATIVE);

  // --- Serving -----------------------------------------------------------------------------------

  public static final Column SERVING = IN.column("Serving", Words.SERVING);
  public static final Column GPU = IN.column("GPU");
  public static final Column HOURS_ON = IN.column("Hours on", Range.HOURS_A_MONTH);
  public static final Column SHARING = IN.column("Workloads sharing the GPUs");
  public static final Column MIN_REPLICAS = IN.column("Minimum replicas", Range.FROM_ONE);
  public static final Column ESCALATED_SHARE = IN.column("Escalated share");

  // --- Quotations --------------------------------------------------------------------------------

  public static final Column TRAINING_COST = IN.column("Training cost");
  public static final Column SERVING_COST = IN.column("Serving cost");
  public static final Column ONE_OFF_COST = IN.column("One-off cost");
  public static final Column PROMPTING_COST = IN.column("Prompting cost");
  public static final Column RETRIEVAL_COST = IN.column("Retrieval cost");

  // --- Notes -------------------------------------------------------------------------------------

  public static final Column NOTES = IN.column("Notes");

  /**
   * A block of neighbouring columns about one subject, folded together in the template.
   *
   * @param name its name, on the notes of its headers
   * @param first its first column
   * @param purpose one sentence: what its columns say
   */
  public record Group(String name, Column first, String purpose) {}

  /** The groups from left to right; each ends before the next one's first column. */
  public static final List<Group> GROUPS =
      List.of(
          new Group(
              "Essentials",
              WORKLOAD,
              "What a workload is and how much it is used. * marks a required column."),
          new Group(
              "Volume and tokens",
              GROWTH,
              "Growth, parts of the prompt, caching, batches and retrieval."),
          new Group(
              "Quality and evaluation",
              TASK_PATTERN,
              "Task pattern, tests in place, measured and required quality."),
          new Group(
              "Tuning",
              CANDIDATE_MODEL,
              "The model to fine-tune, its training data and its re-training."),
          new Group("Serving", SERVING, "How the fine-tuned model runs."),
          new Group(
              "Quotations",
              TRAINING_COST,
              "Bills and offers you have; each replaces a computed cost."),
          new Group("Notes", NOTES, "Your own text; no figure depends on it."));

  /** What no two rows may have in common; see {@code input.RowKeys}. */
  public static final List<Column> KEYS = List.of(WORKLOAD, ID);

  /** Tokens that are counted in {@link #INPUT_TOKENS} too, and so cannot be more together. */
  public static final List<Column> INPUT_PARTS = List.of(INSTRUCTION_TOKENS, RETRIEVED_TOKENS);

  /** How good answers are, or must be. */
  public static final List<Column> QUALITIES =
      List.of(REQUIRED_QUALITY, PROMPTED_QUALITY, SMALL_QUALITY, TUNED_QUALITY);

  public static final Table TABLE = IN.table("One row for each use of a language model");

  private Workloads() {}

  /** The group that a column is in. */
  public static Group group(Column column) {
    Group group = GROUPS.get(0);
    for (Group each : GROUPS) {
      if (each.first().ordinal() <= column.ordinal()) {
        group = each;
      }
    }
    return group;
  }
}
