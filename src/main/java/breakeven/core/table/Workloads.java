package breakeven.core.table;

import java.util.List;

/** The columns of {@code Workloads}: what an analyst says about one use of a language model. */
public final class Workloads {
  private static final Columns IN = new Columns(Sheets.WORKLOADS);

  // --- Essentials --------------------------------------------------------------------------------

  public static final Column WORKLOAD =
      IN.text("Workload")
          .required()
          .example("Support ticket triage")
          .help("Name of the workload, once in the sheet. Results are looked up by it.");
  public static final Column ID =
      IN.text("ID")
          .blank("not given")
          .example("LM-001")
          .help("The key that stays when the workload is renamed; no two rows have the same.");
  public static final Column OWNER =
      IN.text("Owner").blank("not given").example("Asha Rao").help("Who answers for it.");
  public static final Column BUSINESS_UNIT =
      IN.text("Business unit")
          .blank("not given")
          .example("Customer service")
          .help("The part of the company that it works for; subtotals go by it.");
  public static final Column COST_CENTRE =
      IN.text("Cost centre")
          .blank("not given")
          .example("4110")
          .help("The account that its cost is booked to; subtotals go by it.");
  public static final Column REQUESTS =
      IN.number("Requests", "per month")
          .required()
          .example("900000")
          .help("Calls of the model in one month, today. A plain number: 250000, not \"250k\".");
  public static final Column INPUT_TOKENS =
      IN.number("Input tokens", "per request")
          .required()
          .example("1800")
          .help("Everything sent in one request: instructions and retrieved context included.");
  public static final Column OUTPUT_TOKENS =
      IN.number("Output tokens", "per request")
          .required()
          .example("120")
          .help("Everything the model writes in answer to one request, reasoning included.");
  public static final Column PROMPTED_MODEL =
      IN.model("Prompted model")
          .required()
          .example("gpt-5.4")
          .help(
              "The large model that is prompted today, or would be: a model of Model prices,"
                  + " written Name or Provider: Name.");
  public static final Column CURRENT_APPROACH =
      IN.word("Current approach", Words.APPROACH)
          .orElse("Prompting")
          .example("Prompting")
          .help("How the workload runs today.");

  // --- Volume and tokens -------------------------------------------------------------------------

  public static final Column GROWTH =
      IN.share("Growth", "% a month")
          .range(Range.GROWTH)
          .assumed(Assumption.GROWTH)
          .example("0.02")
          .help("Growth of requests from month to month: 2% is 0.02. Negative where they fall.");
  public static final Column INSTRUCTION_TOKENS =
      IN.number("Instruction tokens", "per request")
          .orElse(0, "0: nothing to remove by fine-tuning")
          .example("1200")
          .help(
              "System prompt and few-shot examples: the part of the input tokens that a fine-tuned"
                  + " model can mostly do without.");
  public static final Column RETRIEVED_TOKENS =
      IN.number("Retrieved tokens", "per request")
          .orElse(0, "0")
          .example("0")
          .help("The part of the input tokens that retrieval adds to the prompt.");
  public static final Column SMALL_OUTPUT =
      IN.number("Small model output", "tokens per request")
          .blank("the output tokens")
          .help(
              "Tokens that the smaller model writes in answer to one request, reasoning included.");
  public static final Column TUNED_OUTPUT =
      IN.number("Fine-tuned output", "tokens per request")
          .blank("the output tokens")
          .help(
              "Tokens that the fine-tuned model writes in answer to one request: often fewer than a"
                  + " large model that reasons.");
  public static final Column CACHED_SHARE =
      IN.share("Cached share", "% of input tokens")
          .blank("0 today; the options by the assumptions of caching")
          .example("0.4")
          .help("Part of the input tokens that the provider bills at its cached price.");
  public static final Column CACHE_WRITE_SHARE =
      IN.share("Cache write share", "% of input tokens")
          .blank("0 today; the options by the assumptions of caching")
          .help("Part of the input tokens that the provider bills at its cache write price.");
  public static final Column BATCH_SHARE =
      IN.share("Batch share", "% of requests")
          .orElse(0, "0")
          .example("0")
          .help("Part of the requests that can wait for a batch run at the batch discount.");
  public static final Column LONG_CONTEXT_SHARE =
      IN.share("Long-context share", "% of requests")
          .blank("all where the input is above the model's Long context above, else none")
          .help(
              "Part of the requests that are longer than the length above which the model costs"
                  + " more.");
  public static final Column NEEDS_GROUNDING =
      IN.word("Needs grounding", Words.YES_NO)
          .blank("Yes where the current approach has RAG, else No")
          .example("No")
          .help(
              "Whether answers must rest on facts that retrieval brings. A fine-tuned model does"
                  + " not replace retrieval.");
  public static final Column CORPUS =
      IN.number("Corpus", "tokens")
          .assumed(Assumption.CORPUS)
          .help("Size of the text that retrieval searches.");
  public static final Column MONTHS_IN_PRODUCTION =
      IN.number("Months in production", "")
          .range(Range.FROM_ONE)
          .blank("the horizon")
          .help("Months that the workload will still run; it cannot lengthen the horizon.");

  // --- Quality and evaluation --------------------------------------------------------------------

  public static final Column TASK_PATTERN =
      IN.word("Task pattern", Words.PATTERN)
          .blank("Unknown")
          .example("Stable")
          .help("Whether requests look alike from month to month. Leave empty if unmeasured.");
  public static final Column DATA_SHIFT =
      IN.monthsOrNone("Data shift interval")
          .blank("Unknown")
          .example("12")
          .help("Months until the data has changed enough to need re-training; none = never.");
  public static final Column TEST_SET =
      IN.word("Held-out test set", Words.YES_NO)
          .blank("Unknown")
          .example("Yes")
          .help("Is there a test set that training never sees?");
  public static final Column BASELINE =
      IN.word("Baseline comparison", Words.YES_NO)
          .blank("Unknown")
          .example("Yes")
          .help("Has the prompted model been measured on it?");
  public static final Column REGRESSION =
      IN.word("Regression testing", Words.YES_NO)
          .blank("Unknown")
          .example("Yes")
          .help("Is every change of model or prompt tested automatically?");
  public static final Column EVALUATION =
      IN.number("Evaluation", "examples")
          .range(Range.ABOVE_ZERO)
          .blank("the assumption Evaluation examples")
          .help(
              "Examples that a release is judged on; where typed, those that the measured quality"
                  + " rests on.");
  public static final Column REQUIRED_QUALITY =
      IN.share("Required quality", "%")
          .blank("the prompted quality less the assumption Quality tolerance")
          .example("0.9")
          .help("Share of good answers that is good enough.");
  public static final Column PROMPTED_QUALITY =
      IN.share("Prompted quality", "%")
          .blank("not measured")
          .example("0.92")
          .help("Share of good answers of the large model, measured.");
  public static final Column SMALL_QUALITY =
      IN.share("Small model quality", "%")
          .blank("not measured")
          .example("0.78")
          .help(
              "Share of good answers of the smaller model, prompted with five examples, not"
                  + " fine-tuned.");
  public static final Column TUNED_QUALITY =
      IN.share("Fine-tuned quality", "%")
          .blank("not measured")
          .example("0.93")
          .help("Share of good answers of the fine-tuned model, escalated requests included.");
  public static final Column BAD_ANSWER_COST =
      IN.money("Cost per bad answer", "")
          .orElse(0, "0")
          .help("What one wrong answer costs the business on average.");

  // --- Tuning ------------------------------------------------------------------------------------

  public static final Column CANDIDATE_MODEL =
      IN.model("Candidate model")
          .assumed(Assumption.CANDIDATE_MODEL)
          .example("llama-v3p1-8b-instruct")
          .help("The small base model that would be fine-tuned: a model of Model prices.");
  public static final Column TUNING_METHOD =
      IN.word("Tuning method", Words.METHOD)
          .assumed(Assumption.TUNING_METHOD)
          .blank("assumption Tuning method; blank there too: chosen")
          .example("LoRA")
          .help(
              "Provider API: trained by the candidate's own provider at its price per token."
                  + " LoRA, QLoRA, Full: trained on rented GPUs.");
  public static final Column SMALLER_MODEL =
      IN.model("Smaller model")
          .blank("the candidate")
          .help("The cheaper model that could be prompted instead, without any tuning.");
  public static final Column TRAINING_EXAMPLES =
      IN.number("Training examples", "")
          .range(Range.ABOVE_ZERO)
          .assumed(Assumption.TRAINING_EXAMPLES)
          .example("2000")
          .help("Examples in the training set of one release.");
  public static final Column TOKENS_PER_EXAMPLE =
      IN.number("Tokens per example", "")
          .range(Range.ABOVE_ZERO)
          .blank("input tokens + fine-tuned output")
          .help("Length of one training example.");
  public static final Column EPOCHS =
      IN.number("Epochs", "")
          .range(Range.ABOVE_ZERO)
          .assumed(Assumption.EPOCHS)
          .help("How often training goes through the training set.");
  public static final Column LABELLING_COST =
      IN.money("Labelling cost", "per example")
          .assumed(Assumption.LABELLING_COST)
          .example("0.8")
          .help("Cost of one training example, made ready. In the reporting currency.");
  public static final Column RETRAIN_CADENCE =
      IN.whole("Retrain cadence", "months")
          .blank(
              "the assumption Retrain cadence; where data shifts sooner, the data shift interval,"
                  + " but not below the assumption Shortest cadence")
          .help("Whole months from one re-training to the next.");
  public static final Column SNAPSHOT_AGE =
      IN.number("Snapshot age", "months")
          .blank("not checked")
          .example("2")
          .help("Age of the data that the fine-tuned model is, or would be, trained on.");
  public static final Column FIRST_RELEASE_DAYS =
      IN.number("First release", "days")
          .assumed(Assumption.DAYS_PER_FIRST_RELEASE)
          .help("Engineering days for the first release.");
  public static final Column RETRAINING_DAYS =
      IN.number("Re-training", "days")
          .assumed(Assumption.DAYS_PER_RETRAINING)
          .help("Engineering days for each re-training.");

  public static final Column LEAD_TIME =
      IN.whole("Lead time", "months")
          .range(Range.NOT_NEGATIVE)
          .assumed(Assumption.LEAD_TIME)
          .blank("assumption Lead time; 0 where the workload runs fine-tuned")
          .help(
              "Whole months from the decision until the fine-tuned model is in production. Until"
                  + " then the workload is served as without fine-tuning.");

  // --- Serving -----------------------------------------------------------------------------------

  public static final Column SERVING =
      IN.word("Serving", Words.SERVING)
          .assumed(Assumption.SERVING)
          .blank(
              "Fixed where a Serving cost is typed, else assumption Serving; blank there too:"
                  + " chosen")
          .example("Rented GPUs")
          .help(
              "How the fine-tuned model is paid for. By the token, by the GPU hour, or only while"
                  + " GPUs work. On hardware of your own, or by a fixed sum a month (Serving"
                  + " cost).");
  public static final Column GPU =
      IN.gpu("GPU")
          .assumed(Assumption.GPU)
          .blank("assumption GPU; blank there too: chosen")
          .example("L40S")
          .help("The card that serves the fine-tuned model: a GPU of GPU prices.");
  public static final Column HOURS_ON =
      IN.number("Hours on", "per month")
          .range(Range.HOURS_A_MONTH)
          .orElse(730, "730: always on")
          .help(
              "Hours of a month in which the fine-tuned model can be called: 730 is always. Paid by"
                  + " the hour, it is rented or hosted no longer.");
  public static final Column SHARING =
      IN.whole("Workloads sharing the GPUs", "")
          .orElse(1, "1: this workload's fine-tuned model has its replicas for itself")
          .example("4")
          .help(
              "How many fine-tuned models of one base, this one included, share the same"
                  + " replicas.");
  public static final Column MIN_REPLICAS =
      IN.number("Minimum replicas", "")
          .range(Range.FROM_ONE)
          .assumed(Assumption.MINIMUM_REPLICAS)
          .help("Replicas that run however little there is to do; 2 for high availability.");
  public static final Column ESCALATED_SHARE =
      IN.share("Escalated share", "% of requests")
          .orElse(0, "0")
          .example("0.05")
          .help("Part of the requests that the fine-tuned model hands on to the large one.");

  // --- Quotations --------------------------------------------------------------------------------

  public static final Column TRAINING_COST =
      IN.money("Training cost", "per run")
          .blank("computed")
          .help("A quotation for one training run; it wins over the computed figure.");
  public static final Column SERVING_COST =
      IN.money("Serving cost", "per month")
          .blank("computed; needed where Serving is Fixed")
          .help(
              "A quotation for serving the fine-tuned model, hosting included; the escalated share"
                  + " comes on top.");
  public static final Column ONE_OFF_COST =
      IN.money("One-off cost", "")
          .blank("computed")
          .help("A quotation for the first release and the evaluation set-up together.");
  public static final Column PROMPTING_COST =
      IN.money("Prompting cost", "per month")
          .blank("computed")
          .help(
              "The large model's bill of month 1; it moves with the requests. It replaces the"
                  + " price of a model that is not sold per token.");
  public static final Column RETRIEVAL_COST =
      IN.money("Retrieval cost", "per month")
          .blank("computed")
          .help("A quotation for running retrieval, the same each month.");

  // --- Notes -------------------------------------------------------------------------------------

  public static final Column NOTES =
      IN.text("Notes").blank("nothing").help("Anything; no figure depends on it.");

  /**
   * A block of neighbouring columns about one subject, folded together in the template.
   *
   * @param name its name, on the notes of its headers and on {@code Read me}
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
