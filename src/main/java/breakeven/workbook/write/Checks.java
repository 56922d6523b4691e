package breakeven.workbook.write;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIfs;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sum;

import breakeven.core.cycle.LogChain;
import breakeven.core.decision.ConsistencyChecks;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Line;
import breakeven.core.guard.Bills;
import breakeven.core.input.Header;
import breakeven.core.model.Place;
import breakeven.core.price.UsedPrice;
import breakeven.core.report.BilledUsage;
import breakeven.core.report.CheckFigures;
import breakeven.core.report.Columns;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.RunLog;
import breakeven.core.report.RunLogColumns;
import breakeven.core.report.SummaryData;
import breakeven.core.report.TableColumn;
import breakeven.core.report.Totals;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.ImportedUsage;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.workbook.calculation.CalculationData;
import breakeven.workbook.write.Check.Figure;
import breakeven.xlsx.ooxml.CellRange;
import breakeven.xlsx.ooxml.SheetNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every check of a review, each defined once: what it measures, as a formula and as a figure. */
final class Checks {
  /** With more rows a formula looks at one column of {@code Workloads}, and no more. */
  private static final int MANY_ROWS = 100_000;

  private static final String REVIEW_AGAIN = "review again";

  /**
   * What the sheets of this workbook hold, and where.
   *
   * @param header where the input columns of the workloads are
   * @param results where the result columns of the workloads are
   * @param firstVerdict the row of the first verdict on {@code Summary}
   * @param turnedDown where the saving of what was rejected or deferred is; null: nothing was
   * @param forecast where {@code Forecast} says what is saved in all; null: there is none
   * @param changes what the steps from an earlier review add up to; null where there is none
   * @param log where the lists of {@code Run log} are
   * @param calculation what {@code Calculation} shows
   */
  record Sources(
      CheckFigures figures,
      Header header,
      ResultPlaces results,
      SheetNames names,
      SummaryData summary,
      int firstVerdict,
      @Nullable Place turnedDown,
      @Nullable Place forecast,
      ChangesBridge.@Nullable Sums changes,
      RunLog runLog,
      RunLogSheet log,
      CalculationData calculation) {}

  private final Sources from;
  private final CheckFigures figures;
  private final List<Check> checks = new ArrayList<>();

  private Checks(Sources from) {
    this.from = from;
    figures = from.figures();
  }

  static List<Check> of(Sources from) {
    Checks checks = new Checks(from);
    checks.rows();
    checks.sums();
    if (from.calculation().count() > 0) {
      checks.checks.add(CalculationPage.check(from.names(), from.calculation()));
    }
    checks.changes();
    checks.prices();
    checks.billed();
    checks.typed();
    checks.control();
    checks.log();
    return checks.checks;
  }

  // --- rows ------------------------------------------------------------------------------------

  private void rows() {
    int rows = figures.rows().rows();
    String reviewed = call("COUNT", results(Columns.REVIEW_ROW));
    Figure written = Figure.formula(reviewed, rows);
    checks.add(
        Check.same(
            "Rows read = rows written",
            sheet() + ", Review row",
            from.results().head(Columns.REVIEW_ROW),
            written,
            Figure.value(figures.read()),
            "Rows were deleted or copied since the review: " + REVIEW_AGAIN));
    checks.add(twice());
    // A row that was added after the review has requests, and nothing of ours; below the last one
    // there were none, and a row that was copied there has results too.
    int requests = from.header().indexOf(Workloads.REQUESTS);
    checks.add(
        Check.none(
            "Every row has a verdict",
            sheet() + ", Verdict",
            from.results().head(Columns.VERDICT),
            cheap(
                countIfs(
                        from.results().range(requests),
                        quoted(">=0"),
                        results(Columns.VERDICT),
                        NOTHING)
                    + "+"
                    + countIfs(from.results().below(requests), quoted(">=0")),
                0),
            "A row was added, or a verdict was cleared or cannot be calculated: " + REVIEW_AGAIN));
    checks.add(
        Check.same(
            "Counts by verdict sum to the rows",
            name(Sheets.SUMMARY) + ", Workloads",
            verdictHead(SummarySheet.COUNTS),
            Figure.formula(sum(verdicts(SummarySheet.COUNTS, SummarySheet.COUNTS)), rows),
            written,
            "Some workload is in no verdict of "
                + name(Sheets.SUMMARY)
                + ", or in two: "
                + REVIEW_AGAIN));
    skipped();
  }

  private Check twice() {
    String advice = "Names are in several rows: give each row a name of its own";
    String name = "No workload is listed twice";
    Header header = from.header();
    Place head = new Place(sheet(), header.row(), header.indexOf(workload()));
    return Check.none(name, sheet() + ", Workload", head, Figure.value(figures.repeated()), advice);
  }

  private static Column workload() {
    return Workloads.WORKLOAD;
  }

  private void skipped() {
    List<String> undecided =
        List.of(
            results(Columns.VERDICT),
            quoted(Decision.NEEDS_DATA),
            results(Columns.NET_SAVING),
            NOTHING);
    String listed = countIfs(undecided, results(Columns.ISSUES), quoted(">0"));
    checks.add(
        Check.same(
            "Rows without figures are listed in " + name(Sheets.ISSUES),
            sheet() + ", Issues",
            from.results().head(Columns.ISSUES),
            cheap(listed, figures.rows().lackingWithIssues()),
            cheap(countIfs(undecided), figures.rows().lacking()),
            "A workload has lost its figures since the review: "
                + REVIEW_AGAIN
                + ", and "
                + name(Sheets.ISSUES)
                + " says why"));
  }

  // --- sums ------------------------------------------------------------------------------------

  private void sums() {
    PortfolioAmounts money = from.summary().portfolio().money();
    checks.add(
        Check.money(
            "Money by verdict sums to the portfolio",
            name(Sheets.SUMMARY) + ", money by verdict",
            verdictHead(SummarySheet.READY),
            Figure.formula(
                sum(
                    SummarySheet.expected()
                        .map(amount -> verdicts(amount.column(), amount.column()))
                        .collect(Collectors.joining(","))),
                expected()),
            Figure.value(expected()),
            "An amount of " + name(Sheets.SUMMARY) + " was typed over: " + REVIEW_AGAIN));
    Place turnedDown = from.turnedDown();
    checks.add(
        Check.money(
            "Money at today's prices sums to the portfolio",
            name(Sheets.SUMMARY) + ", " + SummarySheet.AT_TODAYS_PRICES,
            atTodaysPrices(),
            Figure.formula(
                sum(range(atTodaysPrices(), 1, SummarySheet.LAST_AMOUNT - SummarySheet.READY + 1))
                    + (turnedDown == null ? "" : "+" + turnedDown.reference()),
                money.readyToApprove()
                    + money.restoringQuality()
                    + money.pendingEvidence()
                    + money.blockedByCheck()
                    + money.rejectedOrDeferred()),
            Figure.value(figures.rows().shown()),
            "Amounts of "
                + name(Sheets.SUMMARY)
                + " are not those of "
                + sheet()
                + ": "
                + REVIEW_AGAIN));
    forecast();
    eachRow();
  }

  private void forecast() {
    Place forecast = from.forecast();
    if (forecast != null) {
      double ready = from.summary().portfolio().money().of(PortfolioFigure.EXPECTED_READY);
      checks.add(
          Check.money(
              "Forecast saves what is " + PortfolioMoney.READY_WORDS,
              forecast.sheet() + ", " + ForecastSheet.SAVED,
              forecast,
              Figure.formula(forecast.reference(), ready),
              Figure.formula(total(0).reference(), ready),
              "An amount of " + forecast.sheet() + " was typed over: " + REVIEW_AGAIN));
    }
  }

  private void eachRow() {
    ConsistencyChecks controls = figures.rows().controls();
    checks.add(
        line(
            "Each row's costs sum to its TCO, month by month",
            controls.costLinesOff,
            "Workloads add up to another cost: a formula was changed"));
    checks.add(
        line(
            "Cash flow sums to net saving",
            controls.cashFlowOff,
            "Cash flows end elsewhere: a formula was changed"));
    checks.add(
        line(
            "Net saving is 0 at the break-even price",
            controls.breakEvenOff,
            "Break-even prices leave a saving or a loss: a formula was changed"));
  }

  // --- since the last review --------------------------------------------------------------------

  private void changes() {
    ChangesBridge.Sums sums = from.changes();
    if (sums == null) {
      return;
    }
    SummaryData.Portfolio portfolio = from.summary().portfolio();
    String of = name(Sheets.CHANGES);
    String advice = "A step of " + of + " was typed over: " + REVIEW_AGAIN;
    checks.add(
        Check.same(
            "Last review's workloads and the changes sum to this review's",
            of + ", Workloads",
            sums.workloads(),
            Figure.formula(sums.workloads().reference(), sums.count()),
            Figure.value(portfolio.workloads()),
            advice));
    if (!Double.isNaN(sums.money())) {
      checks.add(
          Check.money(
              "Last review's saving a year and the causes sum to this review's",
              of + ", a year",
              sums.ready(),
              Figure.formula(sums.ready().reference(), sums.money()),
              Figure.value(portfolio.money().expectedAYear()),
              advice));
    }
  }

  // --- prices ----------------------------------------------------------------------------------

  private void prices() {
    List<UsedPrice> rows = from.runLog().prices();
    int stale = (int) rows.stream().filter(UsedPrice::stale).count();
    checks.add(
        line(
            "Every model and GPU named has its price",
            figures.rows().controls().pricesMissing,
            "Prices are missing: " + name(Sheets.ISSUES) + " names what to type"));
    checks.add(
        Check.none(
            "No price used is older than the limit",
            inLog(RunLogColumns.AGE),
            logHead(RunLogColumns.AGE),
            rows.isEmpty()
                ? Figure.value(0)
                : Figure.formula(countIfs(logPrices(RunLogColumns.AGE), quoted("stale")), stale),
            "Prices are too old or undated: check each at its source, type the day and "
                + REVIEW_AGAIN));
    checks.add(
        Check.none(
            "No model has two prices for one day",
            name(Sheets.RUN_LOG) + ", Price rows used",
            logHead(RunLogColumns.prices().get(0)),
            Figure.value(figures.contradicted()),
            "Prices have a second row that says otherwise: remove the one that does not hold"));
    checks.add(rates(rows));
  }

  private Check rates(List<UsedPrice> rows) {
    List<String> parts = new ArrayList<>();
    long missing =
        rows.stream()
            .filter(row -> !row.currency().isEmpty() && !Double.isFinite(row.rate()))
            .count();
    if (!rows.isEmpty()) {
      parts.add(
          countIfs(logPrices(RunLogColumns.CURRENCY), quoted("?*"))
              + "-"
              + call("COUNT", logPrices(RunLogColumns.RATE_OF_ROW)));
    }
    double measured = missing + figures.unconverted();
    boolean all = !parts.isEmpty() && figures.unconverted() == 0;
    return Check.none(
        "Every currency used has an exchange rate",
        inLog(RunLogColumns.RATE_OF_ROW),
        logHead(RunLogColumns.RATE_OF_ROW),
        all ? Figure.formula(String.join("+", parts), measured) : Figure.value(measured),
        "Figures have a currency without a rate: add it to " + Sheets.EXCHANGE_RATES);
  }

  private void billed() {
    BilledUsage billed = figures.billed();
    if (billed != null) {
      checks.add(
          Check.none(
              "Imported usage agrees with its bill within " + Bills.TOLERANCE,
              ImportedUsage.TABLE.sheet() + ", " + ImportedUsage.BILLED_COST.header(),
              billed.billed(),
              Figure.value(billed.apart()),
              "Bills differ from the same requests by the prices: look at the prices and models of these"
                  + " workloads"));
    }
  }

  // --- what is typed ---------------------------------------------------------------------------

  private void typed() {
    checks.add(
        line(
            "Instruction and retrieved tokens are within the input",
            figures.rows().controls().partsOver,
            "Workloads have parts that are more than the whole"));
    checks.add(
        Check.none(
            "Shares are between 0% and 100%",
            sheet() + ", shares",
            from.results().head(Columns.VERDICT),
            Figure.value(figures.typed().aboveWhole()),
            "Shares are above 100%: type 12.5% or 0.125, not 125"));
    checks.add(
        Check.none(
            "No volume or amount is negative",
            sheet() + ", inputs",
            from.results().head(Columns.VERDICT),
            Figure.value(figures.typed().negative()),
            "Figures are below 0: correct the cell"));
    checks.add(thresholds());
  }

  private Check thresholds() {
    double over = Math.max(0, figures.lowVolume() - figures.highVolume());
    String where = Sheets.ASSUMPTIONS;
    return Check.none(
        "Thresholds are in ascending order",
        where + ", " + Assumption.LOW_VOLUME.title(),
        new Place(where, 1, 0),
        Figure.value(over),
        "The low volume threshold is above the high one: correct one of them");
  }

  // --- control ---------------------------------------------------------------------------------

  private void control() {
    String errors =
        from.results().blocks().stream()
            .map(block -> "0*" + sum(block))
            .collect(Collectors.joining("+"));
    checks.add(
        Check.none(
            "No cell holds an error value",
            sheet() + ", results",
            from.results().head(Columns.VERDICT),
            cheap(errors, 0),
            "Blocks hold an error value: a typed cell or a formula that was changed"));
    List<RunLog.AssumptionUsed> used = from.runLog().assumptions();
    int defaults = (int) used.stream().filter(RunLog.AssumptionUsed::byDefault).count();
    Place own = from.log().own();
    int listed = (int) used.stream().filter(one -> !one.asShipped()).count();
    checks.add(
        Check.same(
            "Defaults used are counted",
            inLog(RunLogColumns.DEFAULT_OR_OWN),
            own == null ? new Place(name(Sheets.RUN_LOG), 1, 0) : own,
            own == null
                ? Figure.value(defaults)
                : Figure.formula(
                    used.size() + "-" + countIfs(range(own, listed, 1), quoted("Own")), defaults),
            Figure.value(from.summary().assumptionsAtDefault()),
            name(Sheets.RUN_LOG)
                + " and "
                + name(Sheets.SUMMARY)
                + " count other defaults: "
                + REVIEW_AGAIN));
  }

  /** The log is as it was written; else what was done to it is named, the first ones in words. */
  private void log() {
    List<LogChain.Fault> faults = figures.logFaults();
    if (figures.logLines() == 0 && faults.isEmpty()) {
      return;
    }
    checks.add(
        Check.none(
            "Decision log is unchanged since it was written",
            Sheets.DECISION_LOG
                + ", SHA-256"
                + (figures.earlierRules() == 0
                    ? ""
                    : "; "
                        + figures.earlierRules()
                        + " months keep what an earlier edition of the rules compared"),
            // Where all lines are gone, the sheet may be, too.
            figures.logLines() == 0
                ? new Place(name(Sheets.RUN_LOG), 1, 0)
                : new Place(Sheets.DECISION_LOG, faults.isEmpty() ? 1 : faults.get(0).row(), 0),
            Figure.value(faults.size()),
            faults.isEmpty() ? LogChain.REMEDY : LogChain.said(faults) + ". " + LogChain.REMEDY));
  }

  // --- places ----------------------------------------------------------------------------------

  private String name(String usual) {
    return from.names().of(usual);
  }

  private String sheet() {
    return from.header().sheet();
  }

  private String results(String header) {
    return from.results().range(header);
  }

  private Figure cheap(String formula, double value) {
    return figures.rows().rows() > MANY_ROWS ? Figure.value(value) : Figure.formula(formula, value);
  }

  /** A flag of the model, as the review counted it. */
  private Check line(String name, Line line, String advice) {
    return Check.none(
        name,
        sheet() + ", at the review",
        from.results().head(Columns.VERDICT),
        Figure.value(figures.rows().of(line)),
        advice);
  }

  private double expected() {
    PortfolioAmounts money = from.summary().portfolio().money();
    return SummarySheet.expected().mapToDouble(amount -> money.of(amount.figure())).sum();
  }

  private Place atTodaysPrices() {
    return total(1);
  }

  /** What is ready in all, on a line so far below the total of Summary. */
  private Place total(int below) {
    int total = from.firstVerdict() + from.summary().portfolio().verdicts().size();
    return new Place(name(Sheets.SUMMARY), total + below, SummarySheet.READY);
  }

  private Place verdictHead(int column) {
    return new Place(name(Sheets.SUMMARY), from.firstVerdict() - 1, column);
  }

  private String verdicts(int firstColumn, int lastColumn) {
    List<Totals.ByVerdict> verdicts = from.summary().portfolio().verdicts();
    return range(
        new Place(name(Sheets.SUMMARY), from.firstVerdict(), firstColumn),
        verdicts.size(),
        lastColumn - firstColumn + 1);
  }

  private String inLog(TableColumn<?> column) {
    return name(Sheets.RUN_LOG) + ", " + column.head().title();
  }

  private Place logHead(TableColumn<UsedPrice> column) {
    return new Place(
        name(Sheets.RUN_LOG),
        Math.max(1, from.log().firstPrice() - 1),
        RunLogColumns.prices().indexOf(column));
  }

  private String logPrices(TableColumn<UsedPrice> column) {
    return range(
        new Place(
            name(Sheets.RUN_LOG), from.log().firstPrice(), RunLogColumns.prices().indexOf(column)),
        from.runLog().prices().size(),
        1);
  }

  /** Some cells from one place on, as a formula of another sheet writes them. */
  static String range(Place first, int rows, int columns) {
    CellRange cells =
        new CellRange(
            first.row(),
            first.column(),
            first.row() + Math.max(1, rows) - 1,
            first.column() + columns - 1);
    return Place.reference(first.sheet(), cells.absolute());
  }
}
