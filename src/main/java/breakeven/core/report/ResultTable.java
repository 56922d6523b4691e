package breakeven.core.report;

import breakeven.core.cycle.RealisedMonth;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.model.Problem;
import breakeven.core.table.Sheets;
import breakeven.core.uncertainty.Investments.Investment;
import breakeven.core.uncertainty.NextStep;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table of results whose rows are no workloads, as files hold it: a CSV file of its name, and a
 * list in JSON under {@link #key}. All of them are in {@link #ALL}; whoever writes, reads or
 * describes the files goes by that list.
 *
 * @param <T> what a row is about
 */
public final class ResultTable<T> {
  public static final ResultTable<SummaryFigures.Figure> SUMMARY =
      new ResultTable<>(Sheets.SUMMARY, (model, currency) -> SummaryFigures.columns());

  public static final ResultTable<ShapeColumns.Line> SHAPES = of(Sheets.SHAPES, ShapeColumns::of);

  public static final ResultTable<SensitivityColumns.Line> SENSITIVITY =
      of(Sheets.SENSITIVITY, SensitivityColumns::of);

  public static final ResultTable<NextStep> NEXT_STEPS = of(Sheets.NEXT_STEPS, NextStepColumns::of);

  public static final ResultTable<Investment> INVESTMENT_RANKING =
      of(Sheets.INVESTMENT_RANKING, InvestmentColumns::of);

  /** There where the review is compared with an earlier one. */
  public static final ResultTable<Comparison.Change> CHANGES =
      new ResultTable<>(Sheets.CHANGES, ComparisonColumns::of);

  public static final ResultTable<Proposal> DECISIONS = of(Sheets.DECISIONS, DecisionColumns::of);

  public static final ResultTable<BusinessUnits.Line> BUSINESS_UNITS =
      of(Sheets.BUSINESS_UNITS, BusinessUnitColumns::of);

  public static final ResultTable<RealisedMonth> REALISED =
      of(Sheets.REALISED, RealisedColumns::months);

  public static final ResultTable<Problem> ISSUES = of(Sheets.ISSUES, IssueColumns::of);

  public static final ResultTable<RunLogColumns.SectionFact> RUN_LOG =
      new ResultTable<>(Sheets.RUN_LOG, (model, currency) -> RunLogColumns.facts());

  public static final ResultTable<PastReview> REVIEWS =
      new ResultTable<>(PastReview.TABLE, (model, currency) -> PastReview.columns());

  public static final ResultTable<RunLog.AssumptionUsed> ASSUMPTIONS_USED =
      new ResultTable<>(Sheets.ASSUMPTIONS_USED, (model, currency) -> RunLogColumns.assumptions());

  public static final ResultTable<RunLog.PriceRowUsed> PRICES_USED =
      new ResultTable<>(Sheets.PRICES_USED, (model, currency) -> RunLogColumns.prices());

  /** All tables, in the order of their description. */
  public static final List<ResultTable<?>> ALL =
      List.of(
          SUMMARY,
          SHAPES,
          SENSITIVITY,
          NEXT_STEPS,
          INVESTMENT_RANKING,
          CHANGES,
          DECISIONS,
          BUSINESS_UNITS,
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

  private final String name;
  private final BiFunction<Model, String, List<TableColumn<T>>> columns;

  private ResultTable(String name, BiFunction<Model, String, List<TableColumn<T>>> columns) {
    this.name = name;
    this.columns = columns;
  }

  private static <T> ResultTable<T> of(
      String name, Function<String, List<TableColumn<T>>> columns) {
    return new ResultTable<>(name, (model, currency) -> columns.apply(currency));
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

  /** What it is called: its sheet, its CSV file. */
  public String name() {
    return name;
  }

  /** The name of the table on its sheet, as formulas refer to it: {@code tblNextSteps}. */
  public String tableName() {
    String key = key();
    return "tbl" + key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
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
