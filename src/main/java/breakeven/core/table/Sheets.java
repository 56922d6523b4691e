package breakeven.core.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of the sheets, as tabs show them and as formulas quote them. */
public final class Sheets {
  public static final String READ_ME = "Read me";
  public static final String SUMMARY = "Summary";
  public static final String WORKLOADS = "Workloads";
  public static final String ASSUMPTIONS = "Assumptions";
  public static final String MODEL_PRICES = "Model prices";
  public static final String TRAINING_PRICES = "Training prices";
  public static final String GPU_PRICES = "GPU prices";
  public static final String SERVING_CAPACITY = "Serving capacity";
  public static final String EXCHANGE_RATES = "Exchange rates";
  public static final String UNCERTAINTY = "Uncertainty";
  public static final String COSTS = "Costs";
  public static final String ASSUMPTIONS_USED = "Assumptions used";
  public static final String PRICES_USED = "Prices used";
  public static final String MONTHS = "Months";
  public static final String CASH_FLOW = "Cash flow";
  public static final String WORKINGS = "Workings";
  public static final String EXPLORER = "Explorer";
  public static final String SHAPES = "Shapes";
  public static final String CHECKLIST = "Checklist";
  public static final String BREAK_EVEN = "Break-even";
  public static final String SENSITIVITY = "Sensitivity";
  public static final String NEXT_STEPS = "Next steps";
  public static final String INVESTMENT_RANKING = "Investment ranking";
  public static final String CHANGES = "Changes";
  public static final String DECISIONS = "Decisions";
  public static final String DECISION_LOG = "Decision log";
  public static final String BUSINESS_UNITS = "Business units";
  public static final String CHECKS = "Checks";
  public static final String ISSUES = "Issues";
  public static final String RUN_LOG = "Run log";
  public static final String IMPORTED_USAGE = "Imported usage";
  public static final String REALISED = "Realised";
  public static final String ACTUALS = "Actuals";
  public static final String USAGE_MAPPING = "Usage mapping";
  public static final String CHOICES = "Choices";

  /**
   * The sheets that a review adds, in the order of their tabs; the user's are between those of
   * {@link SheetGroup#UNDERSTAND} and those of {@link SheetGroup#WORKINGS}.
   */
  public static final List<Result> RESULTS =
      List.of(
          decide(SUMMARY, "the answer on one page, and the result of the checks"),
          decide(DECISIONS, "each change of approach, with its money, to decide on"),
          decide(CHANGES, "what changed since the last review, and why"),
          decide(BUSINESS_UNITS, "money and open points by unit, cost centre and owner"),
          decide(NEXT_STEPS, "missing evidence, ranked by value at stake"),
          decide(INVESTMENT_RANKING, "every fine-tune that pays, and what a budget buys"),
          understand(EXPLORER, "one workload, chosen from a list, with all its figures"),
          understand(SHAPES, "what else could be fine-tuned and served, each with its cost"),
          understand(CHECKLIST, "every check and warning with its evidence"),
          understand(BREAK_EVEN, "the value of each driver at which it pays"),
          understand(SENSITIVITY, "what each driver alone does to the saving"),
          understand(REALISED, "each decision in production: its forecast beside what it saved"),
          workings(COSTS, "every line of the calculation, one row a workload"),
          workings(MONTHS, "the lines that have a value a month, month by month"),
          workings(CASH_FLOW, "cumulative saving of each workload, month by month"),
          workings(PRICES_USED, "what each name leads to, with cell, day and source"),
          workings(ASSUMPTIONS_USED, "every assumption with the value that counted"),
          workings(
              WORKINGS, "months, lists and figures at the review that formulas and charts look up"),
          control(CHECKS, "what must hold in this workbook, measured"),
          control(ISSUES, "every error and warning, linked to its cell"),
          control(RUN_LOG, "versions, options, assumptions and prices used"),
          control(READ_ME, "every sheet by group, what colours mean, limits"));

  /** A sheet that a command adds to, and that every review keeps as it is. */
  public static final Result LOG =
      control(DECISION_LOG, "every decision with its forecast, only ever added to");

  /** Sheets that earlier versions made and that are made no more; a review drops them. */
  public static final List<String> RETIRED =
      List.of(
          "Investing",
          "Reclassification",
          "Calendar",
          "Constants",
          "At the review",
          "Volume points",
          "Portfolio cash",
          "Costs by volume");

  private static final Map<String, SheetGroup> GROUPS =
      RESULTS.stream().collect(Collectors.toUnmodifiableMap(Result::name, Result::group));

  /**
   * A sheet that a review adds.
   *
   * @param name its usual name
   * @param purpose what it shows, in words that follow a colon
   */
  public record Result(String name, SheetGroup group, String purpose) {}

  private Sheets() {}

  /** The group of one of our sheets, by its usual name; any other is the user's. */
  public static SheetGroup group(String name) {
    return GROUPS.getOrDefault(name, SheetGroup.INPUTS);
  }

  private static Result decide(String name, String purpose) {
    return new Result(name, SheetGroup.DECIDE, purpose);
  }

  private static Result understand(String name, String purpose) {
    return new Result(name, SheetGroup.UNDERSTAND, purpose);
  }

  private static Result workings(String name, String purpose) {
    return new Result(name, SheetGroup.WORKINGS, purpose);
  }

  private static Result control(String name, String purpose) {
    return new Result(name, SheetGroup.CONTROL, purpose);
  }
}
