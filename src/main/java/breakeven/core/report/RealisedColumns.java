package breakeven.core.report;

import breakeven.core.cycle.DecisionOutcome;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.MonthCosts;
import breakeven.core.cycle.RealisedMonth;
import breakeven.core.table.Sheets;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The columns of {@code Realised}: its decisions, and their months. */
public final class RealisedColumns {
  // Headers by which a later review finds what it remembers, and formulas what they add up.
  public static final String LINE = "Line of the log";
  public static final String MONTH = "Month";
  public static final String BASIS = "Basis";
  public static final String REQUESTS = "Requests";
  public static final String FORECAST = "Forecast saving";
  public static final String COMPARED = "Forecast of compared months";
  public static final String REALISED = "Realised saving";
  public static final String COMPUTED = "Computed, no bill";
  public static final String DIFFERENCE = "Difference";
  public static final String VOLUME = "By volume";
  public static final String TOKENS = "By tokens";
  public static final String PRICES = "By prices";
  public static final String FIXED = "By fixed cost";
  public static final String DRAWS = "Allowed for in the forecast";
  public static final String MIGRATION = "By migration";
  public static final String LEAD = "By lead months";
  public static final String UNSWITCHED = "By no switch";
  public static final String ONE_OFF = "One-off";
  public static final String PAID = "One-off paid";
  public static final String COST_CENTRE = "Cost centre";
  public static final String LOW = "Forecast P10";
  public static final String HIGH = "Forecast P90";
  public static final String TO_COME = "Still to come";
  public static final String PAST = "Past without a bill, as forecast";
  public static final String ENDED = "Ended";
  public static final String WITHIN = "Within P10 to P90";
  public static final String COST_BEFORE = "Cost before";
  public static final String BILL = "Bill";
  public static final String BILLED = "Billed";
  public static final String CURRENCY = "Currency";
  public static final String PRICES_OF = "Prices of";
  public static final String LEFT = "Request before";
  public static final String LEFT_FIXED = "Fixed cost before";
  public static final String NOW = "Request now";
  public static final String UNBILLED_FIXED = "Unbilled fixed cost";

  /**
   * A part of the difference of each month.
   *
   * @param header of its columns
   */
  public record Part(String driver, String header, ToDoubleFunction<RealisedMonth> ofMonth) {
    /** Of the months of a decision that are compared. */
    public double of(DecisionOutcome decision) {
      return decision.sum(ofMonth);
    }
  }

  /** All parts; they add up to the difference. */
  public static final List<Part> PARTS =
      List.of(
          new Part("Volume", VOLUME, RealisedMonth::byVolume),
          new Part("Tokens", TOKENS, RealisedMonth::byTokens),
          new Part("Prices", PRICES, RealisedMonth::byPrices),
          new Part("Fixed cost", FIXED, RealisedMonth::byFixedCost),
          new Part(DRAWS, DRAWS, RealisedMonth::byDraws),
          new Part("Migration", MIGRATION, RealisedMonth::byMigration),
          new Part("Lead months", LEAD, RealisedMonth::byLeadMonths),
          new Part(LogStatus.NOT_SWITCHED.word(), UNSWITCHED, RealisedMonth::byNotSwitched));

  private RealisedColumns() {}

  /** Whether an amount lies in a range; empty where either is unknown. */
  private static String within(double amount, double low, double high) {
    return Double.isNaN(amount) || Double.isNaN(low) || Double.isNaN(high)
        ? ""
        : amount >= low && amount <= high ? "Yes" : "No";
  }

  private static ToDoubleFunction<RealisedMonth> cost(ToDoubleFunction<MonthCosts> amount) {
    return month -> {
      MonthCosts costs = month.costs();
      return costs == null ? Double.NaN : amount.applyAsDouble(costs);
    };
  }

  /** One row a month of a decision. */
  public static List<TableColumn<RealisedMonth>> months(String currency) {
    Heads heads = Heads.of(Sheets.REALISED, currency);
    return TableColumn.join(
        months(heads),
        PARTS.stream().map(part -> heads.number(part.header(), part.ofMonth())).toList(),
        outcome(heads),
        unitCosts(heads, currency));
  }

  private static List<TableColumn<RealisedMonth>> months(Heads heads) {
    return List.of(
        heads.text("Workload", m -> m.decision().workload()),
        heads.text("ID", m -> m.decision().id()),
        heads.text("Owner", m -> m.decision().owner()),
        heads.text("Business unit", m -> m.decision().unit()),
        heads.number(LINE, m -> m.decision().line()),
        heads.number(MONTH, m -> m.month().atDay(1).toEpochDay()),
        heads.text(BASIS, m -> m.basis().word()),
        heads.number("Forecast requests", RealisedMonth::forecastRequests),
        heads.number(REQUESTS, RealisedMonth::requests),
        heads.number(FORECAST, RealisedMonth::forecastSaving),
        heads.number(COMPARED, m -> m.basis().counts() ? m.forecastSaving() : Double.NaN),
        heads.number(REALISED, RealisedMonth::realisedSaving),
        heads.number(DIFFERENCE, RealisedMonth::difference));
  }

  private static List<TableColumn<RealisedMonth>> outcome(Heads heads) {
    return List.of(
        heads.number(LOW, RealisedMonth::low),
        heads.number(HIGH, RealisedMonth::high),
        heads.text(WITHIN, m -> within(m.realisedSaving(), m.low(), m.high())),
        heads.number(COMPUTED, RealisedMonth::computedSaving),
        heads.number(COST_BEFORE, RealisedMonth::leftCost),
        heads.number("Cost now", RealisedMonth::nowCost),
        heads.number("Not billed", RealisedMonth::unbilled),
        heads.text(BILL, m -> m.used() == null ? "" : m.used().bill()),
        heads.number(BILLED, RealisedMonth::billed),
        heads.number("Switched", m -> m.basis().known() ? 1 - m.unswitched() : Double.NaN),
        heads.text("Model", m -> m.used() == null ? "" : m.used().models()),
        heads.number("Input tokens", RealisedMonth::input),
        heads.number("Output tokens", RealisedMonth::output));
  }

  /** What the month is worked out with; a later review reads it again. */
  private static List<TableColumn<RealisedMonth>> unitCosts(Heads heads, String currency) {
    return List.of(
        heads.text(CURRENCY, m -> currency),
        heads.number(
            PRICES_OF, m -> m.costs() == null ? Double.NaN : m.costs().pricesOf().toEpochDay()),
        heads.number("Request before, forecast tokens", cost(MonthCosts::leftExpected)),
        heads.number(LEFT, cost(MonthCosts::left)),
        heads.number(LEFT_FIXED, cost(MonthCosts::leftFixed)),
        heads.number("Request now, forecast tokens", cost(MonthCosts::nowExpected)),
        heads.number(NOW, cost(MonthCosts::now)),
        heads.number("Fixed cost now", cost(MonthCosts::nowFixed)),
        heads.number("Unbilled cost of a request", cost(MonthCosts::unbilledRequest)),
        heads.number(UNBILLED_FIXED, cost(MonthCosts::unbilledFixed)));
  }

  private static ToDoubleFunction<DecisionOutcome> compared(
      ToDoubleFunction<DecisionOutcome> amount) {
    return one -> one.compared() == 0 ? Double.NaN : amount.applyAsDouble(one);
  }

  /** One row a decision, to date. */
  public static List<TableColumn<DecisionOutcome>> decisions(String currency) {
    Heads heads = Heads.of("Realised decisions", currency);
    return TableColumn.join(
        decisions(heads),
        PARTS.stream().map(part -> heads.number(part.header(), compared(part::of))).toList(),
        range(heads));
  }

  private static List<TableColumn<DecisionOutcome>> decisions(Heads heads) {
    return List.of(
        heads.text("Workload", d -> d.entry().workload()),
        heads.text("ID", d -> d.entry().id()),
        heads.text("Owner", d -> d.entry().owner()),
        heads.text("Business unit", d -> d.entry().unit()),
        heads.number(LINE, d -> d.entry().line()),
        heads.number("Effective from", d -> d.from().atDay(1).toEpochDay()),
        heads.text("Status", d -> d.status().word()),
        heads.text("From", d -> d.entry().from()),
        heads.text("To", d -> d.entry().to()),
        heads.number("Months compared", DecisionOutcome::compared),
        heads.number(COMPARED, compared(DecisionOutcome::forecast)),
        heads.number(REALISED, compared(DecisionOutcome::realised)),
        heads.number(DIFFERENCE, compared(d -> d.realised() - d.forecast())));
  }

  private static List<TableColumn<DecisionOutcome>> range(Heads heads) {
    return List.of(
        heads.number(LOW, compared(DecisionOutcome::low)),
        heads.number(HIGH, compared(DecisionOutcome::high)),
        heads.text(WITHIN, d -> d.compared() == 0 ? "" : within(d.realised(), d.low(), d.high())),
        heads.number("Approved, expected", d -> d.entry().forecast().expected()),
        heads.number("At today's prices", d -> d.entry().forecast().saving()),
        heads.number("Chance of saving", d -> d.entry().forecast().chance()),
        heads.text("Pays", d -> d.compared() == 0 ? "" : d.pays() ? "Yes" : "No"),
        heads.number(ONE_OFF, d -> d.entry().forecast().oneOff()),
        heads.number(PAID, DecisionOutcome::paid),
        heads.number(TO_COME, DecisionOutcome::toCome),
        heads.number(PAST, DecisionOutcome::notCompared),
        heads.number(ENDED, DecisionOutcome::lost),
        heads.text(COST_CENTRE, DecisionOutcome::costCentre));
  }
}
