package breakeven.core.table;

import java.util.List;

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
  public static final String DISCOUNTS = "Discounts";
  public static final String COSTS = "Costs";
  public static final String ASSUMPTIONS_USED = "Assumptions used";
  public static final String PRICES_USED = "Prices used";
  public static final String CASH_FLOW = "Cash flow";
  public static final String CALCULATION = "Calculation";
  public static final String REVIEW = "Review";
  public static final String SHAPES = "Shapes";
  public static final String CHECKLIST = "Checklist";
  public static final String BREAK_EVEN = "Break-even";
  public static final String SENSITIVITY = "Sensitivity";
  public static final String NEXT_STEPS = "Next steps";
  public static final String CHANGES = "Changes";
  public static final String DECISIONS = "Decisions";
  public static final String DECISION_LOG = "Decision log";
  public static final String BUSINESS_UNITS = "Business units";
  public static final String FORECAST = "Forecast";
  public static final String CHECKS = "Checks";
  public static final String ISSUES = "Issues";
  public static final String RUN_LOG = "Run log";
  public static final String IMPORTED_USAGE = "Imported usage";
  public static final String REALISED = "Realised";
  public static final String ACTUALS = "Actuals";
  public static final String USAGE_MAPPING = "Usage mapping";
  public static final String CHOICES = "Choices";

  /** Sheets that earlier versions made and that are made no more; a review drops them. */
  public static final List<String> RETIRED =
      List.of(
          COSTS,
          "Months",
          PRICES_USED,
          "Workings",
          "Explorer",
          READ_ME,
          ASSUMPTIONS_USED,
          CASH_FLOW,
          SENSITIVITY,
          SHAPES,
          CHECKLIST,
          BREAK_EVEN,
          "Investing",
          "Investment ranking",
          "Reclassification",
          "Calendar",
          "Constants",
          "At the review",
          "Volume points",
          "Portfolio cash",
          "Costs by volume");

  private Sheets() {}
}
