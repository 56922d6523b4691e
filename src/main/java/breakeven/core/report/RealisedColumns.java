package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import breakeven.core.cycle.DecisionOutcome;
import breakeven.core.cycle.MonthCosts;
import breakeven.core.cycle.RealisedMonth;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The columns of {@code Realised}: its decisions, and their months. */
public final class RealisedColumns {
  // Headers by which a later review finds what it remembers, and formulas what they add up.
  public static final String LINE = "Line of the log";
  public static final String MONTH = "Month";
  public static final String BASIS = "Basis";
  public static final String FORECAST_REQUESTS = "Forecast requests";
  public static final String REQUESTS = "Requests";
  public static final String FORECAST = "Forecast saving";
  public static final String COMPARED = "Forecast of compared months";
  public static final String REALISED = "Realised saving";
  public static final String DIFFERENCE = "Difference";
  public static final String VOLUME = "By volume";
  public static final String TOKENS = "By tokens";
  public static final String PRICES = "By prices";
  public static final String FIXED = "By fixed cost";
  public static final String DRAWS = "By uncertainty";
  public static final String LEAD = "By lead months";
  public static final String UNSWITCHED = "By no switch";
  public static final String EXPECTED = "Approved, expected";
  public static final String AT_PRICES = "At today's prices";
  public static final String ONE_OFF = "One-off";
  public static final String PAID = "One-off paid";
  public static final String COST_CENTRE = "Cost centre";
  public static final String LOW = "Forecast P10";
  public static final String HIGH = "Forecast P90";
  public static final String TO_COME = "Still to come";
  public static final String PAST = "Past, not billed yet";
  public static final String ENDED = "Ended";
  public static final String WITHIN = "Within P10 to P90";
  public static final String COST_BEFORE = "Cost before";
  public static final String COST_NOW = "Cost now";
  public static final String NOT_BILLED = "Not billed";
  public static final String INPUT = "Input tokens";
  public static final String OUTPUT = "Output tokens";
  public static final String BILL = "Bill";
  public static final String BILLED = "Billed";
  public static final String MODEL = "Model";
  public static final String CURRENCY = "Currency";
  public static final String PRICES_OF = "Prices of";
  public static final String LEFT_EXPECTED = "Request before, forecast tokens";
  public static final String LEFT = "Request before";
  public static final String LEFT_FIXED = "Fixed cost before";
  public static final String NOW_EXPECTED = "Request now, forecast tokens";
  public static final String NOW = "Request now";
  public static final String NOW_FIXED = "Fixed cost now";
  public static final String UNBILLED_REQUEST = "Unbilled cost of a request";
  public static final String UNBILLED_FIXED = "Unbilled fixed cost";

  private RealisedColumns() {}

  /** Whether an amount lies in a range; empty where either is unknown. */
  private static String within(double amount, double low, double high) {
    return Double.isNaN(amount) || Double.isNaN(low) || Double.isNaN(high)
        ? ""
        : amount >= low && amount <= high ? "Yes" : "No";
  }

  private static TableColumn<RealisedMonth> money(
      String header, String unit, String help, ToDoubleFunction<RealisedMonth> amount) {
    return number(header, unit, Format.MONEY, 11, help, amount);
  }

  private static TableColumn<RealisedMonth> cost(
      String header, String unit, Format format, String help, ToDoubleFunction<MonthCosts> amount) {
    return number(
        header,
        unit,
        format,
        12,
        help,
        month -> {
          MonthCosts costs = month.costs();
          return costs == null ? Double.NaN : amount.applyAsDouble(costs);
        });
  }

  /** One row a month of a decision. */
  public static List<TableColumn<RealisedMonth>> months(String currency) {
    return TableColumn.join(
        whichMonth(), savings(currency), parts(currency), bills(currency), unitCosts(currency));
  }

  private static List<TableColumn<RealisedMonth>> whichMonth() {
    return List.of(
        text(
            "Workload", Format.TEXT, 28, "As named at the decision.", m -> m.decision().workload()),
        text("ID", Format.TEXT, 9, "Its key.", m -> m.decision().id()),
        text("Owner", Format.TEXT, 14, "At the decision.", m -> m.decision().owner()),
        text("Business unit", Format.TEXT, 15, "At the decision.", m -> m.decision().unit()),
        number(LINE, "", Format.COUNT, 9, "The line that approved it.", m -> m.decision().line()),
        number(MONTH, "", Format.DATE, 11, "First day.", m -> m.month().atDay(1).toEpochDay()),
        text(
            BASIS,
            Format.WORD,
            12,
            "billed: from the bill; computed: no bill names the workload; no actuals, part month:"
                + " in no total.",
            m -> m.basis().word()),
        number(
            FORECAST_REQUESTS,
            "",
            Format.COUNT,
            11,
            "At the decision.",
            RealisedMonth::forecastRequests),
        number(REQUESTS, "", Format.COUNT, 11, "As on Actuals.", RealisedMonth::requests));
  }

  private static List<TableColumn<RealisedMonth>> savings(String currency) {
    return List.of(
        money(FORECAST, currency, "Expected at the decision.", RealisedMonth::forecastSaving),
        money(
            COMPARED,
            currency,
            "The same, where there is a realised saving.",
            m -> m.basis().counts() ? m.forecastSaving() : Double.NaN),
        money(
            REALISED,
            currency,
            "Cost of the requests before the change, less what they cost now.",
            RealisedMonth::realisedSaving),
        money(DIFFERENCE, currency, "Realised less forecast.", RealisedMonth::difference));
  }

  /** The parts of the difference, and the range of the forecast. */
  private static List<TableColumn<RealisedMonth>> parts(String currency) {
    return List.of(
        money(
            VOLUME,
            currency,
            "More or fewer requests, at the forecast saving of a request.",
            RealisedMonth::byVolume),
        money(
            TOKENS,
            currency,
            "Longer or shorter requests, at the month's prices.",
            RealisedMonth::byTokens),
        money(
            PRICES,
            currency,
            "Other prices than at the decision. Where nothing is paid whatever the volume: also"
                + " what the bill is apart from prices.",
            RealisedMonth::byPrices),
        money(
            FIXED,
            currency,
            "Fixed cost, re-trainings and steps of the forecast: what the others leave.",
            RealisedMonth::byFixedCost),
        money(
            DRAWS,
            currency,
            "What the forecast had taken off the saving at today's prices.",
            RealisedMonth::byDraws),
        money(
            LEAD,
            currency,
            "The difference of a month in which the approach decided on was not to be there yet.",
            RealisedMonth::byLeadMonths),
        money(
            UNSWITCHED,
            currency,
            "The difference of a month whose bill names the model of the approach left, or else"
                + " costs what it would.",
            RealisedMonth::byNotSwitched),
        money(LOW, currency, "The month's share of the 80% range.", RealisedMonth::low),
        money(HIGH, currency, "The month's share of the 80% range.", RealisedMonth::high),
        text(
            WITHIN,
            Format.WORD,
            9,
            "Whether the realised saving lies in the range.",
            m -> within(m.realisedSaving(), m.low(), m.high())));
  }

  private static List<TableColumn<RealisedMonth>> bills(String currency) {
    return List.of(
        money(
            COST_BEFORE,
            currency,
            "What the requests would have cost before the change, at the month's prices.",
            RealisedMonth::leftCost),
        money(
            COST_NOW,
            currency,
            "The bill, or computed where there is none; with what nobody bills.",
            RealisedMonth::nowCost),
        money(
            NOT_BILLED,
            currency,
            "The part of it that no provider bills: bad answers, upkeep, re-trainings.",
            RealisedMonth::unbilled),
        text(BILL, Format.TEXT, 14, "As on Actuals.", m -> m.used() == null ? "" : m.used().bill()),
        money(BILLED, currency, "At the exchange rate of the month.", RealisedMonth::billed),
        text(
            MODEL,
            Format.TEXT,
            28,
            "As on Actuals.",
            m -> m.used() == null ? "" : m.used().models()),
        number(INPUT, "per request", Format.COUNT, 10, "As on Actuals.", RealisedMonth::input),
        number(OUTPUT, "per request", Format.COUNT, 10, "As on Actuals.", RealisedMonth::output));
  }

  /** What the month is worked out with; a later review reads it again. */
  private static List<TableColumn<RealisedMonth>> unitCosts(String currency) {
    return List.of(
        text(CURRENCY, Format.TEXT, 9, "What amounts are in.", m -> currency),
        number(
            PRICES_OF,
            "",
            Format.DATE,
            11,
            "The review whose prices the month is worked out with. They stay.",
            m -> m.costs() == null ? Double.NaN : m.costs().pricesOf().toEpochDay()),
        cost(
            LEFT_EXPECTED,
            currency,
            Format.PER_REQUEST,
            "Before the change, at forecast tokens and the month's prices.",
            MonthCosts::leftExpected),
        cost(
            LEFT,
            currency,
            Format.PER_REQUEST,
            "Before the change, at the tokens used.",
            MonthCosts::left),
        cost(
            LEFT_FIXED,
            currency,
            Format.MONEY_SMALL,
            "Of the month, before the change.",
            MonthCosts::leftFixed),
        cost(
            NOW_EXPECTED,
            currency,
            Format.PER_REQUEST,
            "Now, at forecast tokens and the month's prices.",
            MonthCosts::nowExpected),
        cost(NOW, currency, Format.PER_REQUEST, "Now, at the tokens used.", MonthCosts::now),
        cost(
            NOW_FIXED,
            currency,
            Format.MONEY_SMALL,
            "Of the month, as a provider bills it.",
            MonthCosts::nowFixed),
        cost(
            UNBILLED_REQUEST,
            currency,
            Format.PER_REQUEST,
            "Bad answers of a request.",
            MonthCosts::unbilledRequest),
        cost(
            UNBILLED_FIXED,
            currency,
            Format.MONEY_SMALL,
            "Upkeep of the month, and a re-training that falls due.",
            MonthCosts::unbilledFixed));
  }

  private static TableColumn<DecisionOutcome> amount(
      String header, String unit, String help, ToDoubleFunction<DecisionOutcome> amount) {
    return number(
        header,
        unit,
        Format.MONEY,
        11,
        help,
        one -> one.compared() == 0 ? Double.NaN : amount.applyAsDouble(one));
  }

  /** One row a decision, to date. */
  public static List<TableColumn<DecisionOutcome>> decisions(String currency) {
    return TableColumn.join(whichDecision(), toDate(currency), asApproved(currency));
  }

  private static List<TableColumn<DecisionOutcome>> whichDecision() {
    return List.of(
        text("Workload", Format.TEXT, 28, "As named at the decision.", d -> d.entry().workload()),
        text("ID", Format.TEXT, 9, "Its key.", d -> d.entry().id()),
        text("Owner", Format.TEXT, 14, "At the decision.", d -> d.entry().owner()),
        text("Business unit", Format.TEXT, 15, "At the decision.", d -> d.entry().unit()),
        number(LINE, "", Format.COUNT, 9, "The line that approved it.", d -> d.entry().line()),
        number(
            "Effective from",
            "month",
            Format.DATE,
            11,
            "First day of the month from which it counts.",
            d -> d.from().atDay(1).toEpochDay()),
        text(
            "Status",
            Format.WORD,
            12,
            "Approved: its month is to come. In production: no month compared yet. Not switched:"
                + " billed as before. Realised: compared with actuals. Reversed: it counts no more."
                + " Ended: its workload is gone.",
            d -> d.status().word()),
        text("From", Format.TEXT, 11, "The approach that was left.", d -> d.entry().from()),
        text("To", Format.TEXT, 12, "The approach decided on.", d -> d.entry().to()));
  }

  private static List<TableColumn<DecisionOutcome>> toDate(String currency) {
    return List.of(
        number(
            "Months compared",
            "",
            Format.COUNT,
            9,
            "Months with a realised saving.",
            DecisionOutcome::compared),
        amount(COMPARED, currency, "Forecast saving of these months.", DecisionOutcome::forecast),
        amount(REALISED, currency, "Realised saving of these months.", DecisionOutcome::realised),
        amount(DIFFERENCE, currency, "Realised less forecast.", d -> d.realised() - d.forecast()),
        amount(VOLUME, currency, "Its part by requests.", DecisionOutcome::byVolume),
        amount(TOKENS, currency, "Its part by tokens a request.", DecisionOutcome::byTokens),
        amount(PRICES, currency, "Its part by prices.", DecisionOutcome::byPrices),
        amount(FIXED, currency, "Its part by fixed cost.", DecisionOutcome::byFixedCost),
        amount(DRAWS, currency, "Its part by uncertainty.", DecisionOutcome::byDraws),
        amount(LEAD, currency, "That of months of the lead time.", DecisionOutcome::byLeadMonths),
        amount(
            UNSWITCHED,
            currency,
            "That of months billed as before.",
            DecisionOutcome::byNotSwitched),
        amount(LOW, currency, "To date.", DecisionOutcome::low),
        amount(HIGH, currency, "To date.", DecisionOutcome::high),
        text(
            WITHIN,
            Format.WORD,
            9,
            "Whether the realised saving to date lies in the range.",
            d -> d.compared() == 0 ? "" : within(d.realised(), d.low(), d.high())));
  }

  private static List<TableColumn<DecisionOutcome>> asApproved(String currency) {
    return List.of(
        number(
            EXPECTED,
            currency,
            Format.MONEY,
            11,
            "Of all months, one-off cost included. Empty: no draws.",
            d -> d.entry().forecast().expected()),
        number(
            AT_PRICES,
            currency,
            Format.MONEY,
            11,
            "The same at today's prices.",
            d -> d.entry().forecast().saving()),
        number(
            "Chance of saving",
            "%",
            Format.SHARE,
            9,
            "As given at the decision.",
            d -> d.entry().forecast().chance()),
        text(
            "Pays",
            Format.WORD,
            8,
            "Whether the realised saving covers these months' share of the one-off cost.",
            d -> d.compared() == 0 ? "" : d.pays() ? "Yes" : "No"),
        number(
            ONE_OFF,
            currency,
            Format.MONEY,
            10,
            "As approved; in no monthly saving.",
            d -> d.entry().forecast().oneOff()),
        number(
            PAID,
            currency,
            Format.MONEY,
            11,
            "Type what it really cost. Empty: as approved.",
            DecisionOutcome::paid),
        number(
            TO_COME,
            currency,
            Format.MONEY,
            11,
            "Forecast saving of the months to come.",
            DecisionOutcome::toCome),
        number(
            PAST,
            currency,
            Format.MONEY,
            11,
            "Forecast saving of past months that are not compared.",
            DecisionOutcome::notCompared),
        number(
            ENDED,
            currency,
            Format.MONEY,
            11,
            "Forecast saving that no longer comes: reversed, or its workload is gone.",
            DecisionOutcome::lost),
        text(COST_CENTRE, Format.TEXT, 13, "Of the workload now.", DecisionOutcome::costCentre));
  }
}
