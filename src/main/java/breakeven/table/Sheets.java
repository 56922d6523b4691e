package breakeven.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
  public static final String AT_REVIEW = "At the review";
  public static final String MONTHS = "Months";
  public static final String CASH_FLOW = "Cash flow";
  public static final String CALENDAR = "Calendar";
  public static final String CONSTANTS = "Constants";
  public static final String PORTFOLIO_CASH = "Portfolio cash";
  public static final String VOLUME_POINTS = "Volume points";
  public static final String COSTS_BY_VOLUME = "Costs by volume";
  public static final String EXPLORER = "Explorer";
  public static final String CHECKLIST = "Checklist";
  public static final String BREAK_EVEN = "Break-even";
  public static final String SENSITIVITY = "Sensitivity";
  public static final String NEXT_STEPS = "Next steps";
  public static final String INVESTING = "Investing";
  public static final String CHANGES = "Changes";
  public static final String RECLASSIFICATION = "Reclassification";
  public static final String CHECKS = "Checks";
  public static final String ISSUES = "Issues";
  public static final String RUN_LOG = "Run log";
  public static final String IMPORTED_USAGE = "Imported usage";
  public static final String LISTS = "Lists";

  /** What each sheet that a review adds shows, in the order of the workbook. */
  public static final Map<String, String> RESULTS = results();

  private Sheets() {}

  private static Map<String, String> results() {
    Map<String, String> results = new LinkedHashMap<>();
    results.put(SUMMARY, "the answer on one page, and the result of the checks");
    results.put(CHECKLIST, "five checks and five warnings with their evidence");
    results.put(BREAK_EVEN, "the value of each driver at which it pays");
    results.put(SENSITIVITY, "what each driver alone does to the saving");
    results.put(NEXT_STEPS, "missing evidence, ranked by value at stake");
    results.put(INVESTING, "every fine-tune that pays, and what a budget buys");
    results.put(CHANGES, "what changed since the last review, and why");
    results.put(RECLASSIFICATION, "which workloads change their approach, and to what");
    results.put(EXPLORER, "one workload, chosen from a list, with all its figures");
    results.put(PORTFOLIO_CASH, "cumulative saving month by month, as the charts draw it");
    results.put(
        VOLUME_POINTS, "volume and break-even volume of each workload, as the charts draw them");
    results.put(COSTS, "every line of the calculation, one row a workload");
    results.put(MONTHS, "the lines that have a value a month, month by month");
    results.put(CASH_FLOW, "cumulative saving of each workload, month by month");
    results.put(CALENDAR, "the months of the horizon, and how prices move over them");
    results.put(PRICES_USED, "what each name leads to, with cell, day and source");
    results.put(AT_REVIEW, "verdicts and key figures as the review found them");
    results.put(ASSUMPTIONS_USED, "every assumption with the value that counted");
    results.put(CONSTANTS, "sizes of units and lists of words that formulas use");
    results.put(COSTS_BY_VOLUME, "what the workload chosen on Explorer costs at other volumes");
    results.put(CHECKS, "what must hold in this workbook, measured");
    results.put(ISSUES, "every error and warning, linked to its cell");
    results.put(RUN_LOG, "versions, options, assumptions and prices used");
    return Collections.unmodifiableMap(results);
  }
}
