package breakeven.core.report;

import static breakeven.core.report.ResultSheet.control;
import static breakeven.core.report.ResultSheet.decide;
import static breakeven.core.report.ResultSheet.understand;

import breakeven.core.cycle.RealisedMonth;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.model.Problem;
import breakeven.core.price.UsedPrice;
import breakeven.core.table.JsonKeys;
import breakeven.core.table.SheetGroup;
import breakeven.core.table.Sheets;
import breakeven.core.uncertainty.NextStep;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of results whose rows are no workloads, as files hold it: a CSV file of its name, and a
 * list in JSON under {@link #key}. All of them are in {@link #ALL}; whoever writes, reads or
 * describes the files goes by that list. {@link #SHEETS} has all sheets of a review, those with a
 * table and the others.
 *
 * @param <T> what a row is about
 */
public final class ResultTable<T> {
  public static final ResultTable<SummaryFigures.Figure> SUMMARY =
      new ResultTable<>(
          decide(Sheets.SUMMARY, "the answer on one page, and the result of the checks"),
          (model, currency) -> SummaryFigures.columns());

  public static final ResultTable<ShapeColumns.Line> SHAPES =
      ofFiles(Sheets.SHAPES, (model, currency) -> ShapeColumns.of(currency));

  public static final ResultTable<SensitivityColumns.Line> SENSITIVITY =
      ofFiles(Sheets.SENSITIVITY, (model, currency) -> SensitivityColumns.of(currency));

  public static final ResultTable<NextStep> NEXT_STEPS =
      of(
          decide(Sheets.NEXT_STEPS, "missing answers: what they cost and are worth"),
          NextStepColumns::of);

  /** There where the review is compared with an earlier one. */
  public static final ResultTable<Comparison.Change> CHANGES =
      new ResultTable<>(
          decide(Sheets.CHANGES, "what changed since the last review, and why"),
          ComparisonColumns::of);

  public static final ResultTable<Proposal> DECISIONS =
      of(
          decide(
              Sheets.DECISIONS,
              "each change of approach, with its money, to decide on; what a budget buys"),
          DecisionColumns::of);

  public static final ResultTable<BusinessUnits.Line> BUSINESS_UNITS =
      gathered(
          decide(Sheets.BUSINESS_UNITS, "money and open points by unit, cost centre and owner"),
          BusinessUnitColumns::of,
          (decision, currency, asOf) -> new BusinessUnits(decision));

  public static final ResultTable<PortfolioForecast.Spending> FORECAST =
      gathered(
          decide(
              Sheets.FORECAST,
              "what the portfolio costs by month and fiscal year, as today and as advised"),
          ForecastColumns::of,
          PortfolioForecast::new);

  public static final ResultTable<RealisedMonth> REALISED =
      of(
          understand(
              Sheets.REALISED, "each decision in production: its forecast beside what it saved"),
          RealisedColumns::months);

  public static final ResultTable<Problem> ISSUES =
      of(control(Sheets.ISSUES, "every error and warning, linked to its cell"), IssueColumns::of);

  public static final ResultTable<RunLogColumns.SectionFact> RUN_LOG =
      new ResultTable<>(
          control(Sheets.RUN_LOG, "versions, options, assumptions and prices used"),
          (model, currency) -> RunLogColumns.facts());

  public static final ResultTable<PastReview> REVIEWS =
      ofFiles(PastReview.TABLE, (model, currency) -> PastReview.columns());

  public static final ResultTable<RunLog.AssumptionUsed> ASSUMPTIONS_USED =
      ofFiles(Sheets.ASSUMPTIONS_USED, (model, currency) -> RunLogColumns.assumptions());

  public static final ResultTable<UsedPrice> PRICES_USED =
      ofFiles(Sheets.PRICES_USED, (model, currency) -> RunLogColumns.prices());

  /** All tables, in the order of their description. */
  public static final List<ResultTable<?>> ALL =
      List.of(
          SUMMARY,
          SHAPES,
          SENSITIVITY,
          NEXT_STEPS,
          CHANGES,
          DECISIONS,
          BUSINESS_UNITS,
          FORECAST,
          REALISED,
          ISSUES,
          RUN_LOG,
          REVIEWS,
          ASSUMPTIONS_USED,
          PRICES_USED);

  /** The tables of a row for each workload: {@link Columns} has their columns. */
  public static final List<String> OF_WORKLOADS =
      List.of(
          Sheets.WORKLOADS, Sheets.CHECKLIST, Sheets.BREAK_EVEN, Sheets.COSTS, Sheets.CASH_FLOW);

  /**
   * The sheets that a review adds, in the order of their tabs; the user's are between those of
   * {@link SheetGroup#UNDERSTAND} and those of {@link SheetGroup#CONTROL}.
   */
  public static final List<ResultSheet> SHEETS =
      List.of(
          SUMMARY.sheet(),
          DECISIONS.sheet(),
          CHANGES.sheet(),
          BUSINESS_UNITS.sheet(),
          NEXT_STEPS.sheet(),
          FORECAST.sheet(),
          understand(
              Sheets.CALCULATION,
              "one workload, chosen from a list: every line of the model, month by month, to try"),
          REALISED.sheet(),
          control(Sheets.CHECKS, "what must hold in this workbook, measured"),
          ISSUES.sheet(),
          RUN_LOG.sheet(),
          control(Sheets.REVIEW, "what Calculation looks up and the sums add up"));

  /** A sheet that a command adds to, and that every review keeps as it is. */
  public static final ResultSheet LOG =
      control(Sheets.DECISION_LOG, "every decision with its forecast, only ever added to");

  private static final Map<String, SheetGroup> GROUPS =
      SHEETS.stream().collect(Collectors.toUnmodifiableMap(ResultSheet::name, ResultSheet::group));

  private final String name;
  private final @Nullable ResultSheet sheet;
  private final BiFunction<Model, String, List<TableColumn<T>>> columns;
  private final Gathered.@Nullable Maker<T> maker;

  private ResultTable(
      String name,
      @Nullable ResultSheet sheet,
      BiFunction<Model, String, List<TableColumn<T>>> columns,
      Gathered.@Nullable Maker<T> maker) {
    this.name = name;
    this.sheet = sheet;
    this.columns = columns;
    this.maker = maker;
  }

  private ResultTable(ResultSheet sheet, BiFunction<Model, String, List<TableColumn<T>>> columns) {
    this(sheet.name(), sheet, columns, null);
  }

  private static <T> ResultTable<T> of(
      ResultSheet sheet, Function<String, List<TableColumn<T>>> columns) {
    return new ResultTable<>(sheet, (model, currency) -> columns.apply(currency));
  }

  /** A table that has no sheet of its name. */
  private static <T> ResultTable<T> ofFiles(
      String name, BiFunction<Model, String, List<TableColumn<T>>> columns) {
    return new ResultTable<>(name, null, columns, null);
  }

  /** A table whose rows are gathered workload by workload: it needs nothing else anywhere. */
  private static <T> ResultTable<T> gathered(
      ResultSheet sheet, Function<String, List<TableColumn<T>>> columns, Gathered.Maker<T> maker) {
    return new ResultTable<>(
        sheet.name(), sheet, (model, currency) -> columns.apply(currency), maker);
  }

  /** The group of one of our sheets, by its usual name; any other is the user's. */
  public static SheetGroup group(String sheet) {
    return GROUPS.getOrDefault(sheet, SheetGroup.INPUTS);
  }

  /**
   * The names of all tables that a review has, those of workloads first.
   *
   * @param compared whether it is compared with an earlier one
   */
  public static List<String> names(boolean compared) {
    return Stream.concat(
            OF_WORKLOADS.stream(),
            ALL.stream().filter(table -> compared || table != CHANGES).map(ResultTable::name))
        .toList();
  }

  /** The sheet of its name, where it has one. */
  public ResultSheet sheet() {
    return Objects.requireNonNull(sheet);
  }

  /** Begins to gather its rows; empty where they come from elsewhere. */
  Optional<GatheredTable<T>> gathered(Decision decision, String currency, LocalDate asOf) {
    return Optional.ofNullable(maker)
        .map(with -> new GatheredTable<>(this, with.of(decision, currency, asOf)));
  }

  /** What it is called: its sheet, its CSV file. */
  public String name() {
    return name;
  }

  /** Its list in JSON; figures and run facts are objects there. */
  public String key() {
    return JsonKeys.of(name);
  }

  /**
   * Its columns.
   *
   * @param currency the code of the reporting currency
   */
  public List<TableColumn<T>> columns(Decision decision, String currency) {
    return columns.apply(decision.model, currency);
  }
}
