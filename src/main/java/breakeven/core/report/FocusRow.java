package breakeven.core.report;

import breakeven.core.cycle.ActualMonth;
import breakeven.core.cycle.BilledModels;
import breakeven.core.economics.CostKind;
import breakeven.core.input.Texts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A charge as programs for cloud costs take it in: the columns of FOCUS (FinOps Open Cost and Usage
 * Specification) that can be known here. A month of {@code Actuals} has a row for each kind of
 * token; what was billed for it is on the first of them, since bills of a month are not told apart
 * by kind. A month to come has a row for each kind of cost.
 *
 * @param month its first day
 * @param start from when on it is charged, as 2026-10-01T00:00:00Z
 * @param end up to when, in the same way
 * @param description what is charged
 * @param billed the amount; NaN where no bill is known
 * @param currency its code
 * @param quantity tokens; NaN where it is about none
 * @param meter what is counted, in FOCUS's words; empty where nothing is
 * @param model as the bill names it; empty where that is not known, or there are several
 * @param tags what it is for: workload and ID, or kind of cost
 * @param origin {@link #ACTUAL} or {@link #FORECAST}
 * @param asToday the amount if today's approaches are carried on; NaN for what has been
 */
public record FocusRow(
    LocalDate month,
    String start,
    String end,
    String description,
    double billed,
    String currency,
    double quantity,
    String meter,
    String model,
    Map<String, String> tags,
    String origin,
    double asToday) {
  /** What the tables of them are called: apart, since programs add amounts up. */
  public static final String ACTUALS = "FOCUS actuals";

  public static final String FORECASTS = "FOCUS forecast";

  private static final String ACTUAL = "Actual";

  private static final String FORECAST = "Forecast";

  private static final String CATEGORY = "AI and Machine Learning";

  private static final Heads HEADS = Heads.of("FOCUS", "");
  private static final List<TableColumn<FocusRow>> COLUMNS =
      List.of(
          HEADS.number("BilledCost", FocusRow::billed),
          HEADS.number("EffectiveCost", FocusRow::billed),
          HEADS.text("BillingCurrency", FocusRow::currency),
          HEADS.text("BillingPeriodStart", row -> time(row.month())),
          HEADS.text("BillingPeriodEnd", row -> time(row.month().plusMonths(1))),
          HEADS.text("ChargePeriodStart", FocusRow::start),
          HEADS.text("ChargePeriodEnd", FocusRow::end),
          HEADS.text("ChargeCategory", row -> "Usage"),
          HEADS.text("ChargeDescription", FocusRow::description),
          HEADS.text("ServiceCategory", row -> row.isOfModels() ? CATEGORY : "Other"),
          HEADS.text("ServiceName", FocusRow::model),
          HEADS.number("ConsumedQuantity", FocusRow::quantity),
          HEADS.text("ConsumedUnit", row -> row.meter().isEmpty() ? "" : "Tokens"),
          HEADS.text("SkuMeter", FocusRow::meter),
          HEADS.text("SkuPriceDetails", FocusRow::details),
          HEADS.text("Tags", row -> json(row.tags())),
          HEADS.text("x_Origin", FocusRow::origin),
          HEADS.number("x_CostAsToday", FocusRow::asToday));

  /** The columns of the table. */
  public static List<TableColumn<FocusRow>> columns() {
    return COLUMNS;
  }

  private static String time(LocalDate day) {
    return day + "T00:00:00Z";
  }

  private boolean isOfModels() {
    return origin.equals(ACTUAL) || CostKind.TOKENS.title().equals(description);
  }

  private String details() {
    return model.isEmpty() ? "" : json(Map.of("ModelId", model));
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(each -> quoted(each.getKey()) + ": " + quoted(each.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + Texts.oneLine(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * The rows of a month of {@code Actuals}.
   *
   * @param reporting the currency of an amount without one
   */
  public static void of(ActualMonth month, String reporting, Consumer<FocusRow> taker) {
    LocalDate first = month.month().atDay(1);
    of(month, reporting, time(first), time(first.plusMonths(1)), taker);
  }

  /** The same of a bill that begins or ends within the month. */
  public static void of(
      ActualMonth month, String reporting, String start, String end, Consumer<FocusRow> taker) {
    Map<String, Double> kinds = new LinkedHashMap<>();
    double apart = known(month.cached()) + known(month.written());
    kinds.put("Input Tokens", month.input() - apart);
    kinds.put("Cache Read Input Tokens", month.cached());
    kinds.put("Cache Write Input Tokens", month.written());
    kinds.put("Output Tokens", month.output());
    // No line of cached tokens would say that their number is not known.
    kinds
        .entrySet()
        .removeIf(each -> !(each.getValue() > (each.getKey().startsWith("Cache") ? -1 : 0)));
    if (kinds.isEmpty()) {
      kinds.put("", Double.NaN);
    }
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("workload", month.workload());
    tags.put("id", month.id());
    tags.values().removeIf(String::isEmpty);
    boolean billed = !Double.isNaN(month.cost());
    String first = kinds.keySet().iterator().next();
    kinds.forEach(
        (meter, tokens) ->
            taker.accept(
                new FocusRow(
                    month.month().atDay(1),
                    start,
                    end,
                    billed && meter.equals(first) ? "Bill of the month" : meter,
                    !billed ? Double.NaN : meter.equals(first) ? month.cost() : 0,
                    month.currency().isEmpty() ? reporting : month.currency(),
                    tokens,
                    meter,
                    BilledModels.of(month.model()).alone(),
                    tags,
                    ACTUAL,
                    Double.NaN)));
  }

  private static double known(double tokens) {
    return Double.isNaN(tokens) ? 0 : tokens;
  }

  /** The rows of the months to come, at today's prices; what is paid once is in the first. */
  public static void of(PortfolioForecast forecast, Consumer<FocusRow> taker) {
    forecast.each(
        cost -> {
          if (cost.kind().paid()) {
            String kind = cost.kind().title();
            taker.accept(
                new FocusRow(
                    cost.begins(),
                    time(cost.begins()),
                    time(cost.begins().plusMonths(1)),
                    cost.month() == 0 ? kind + ", once" : kind,
                    cost.advised(),
                    forecast.currency(),
                    Double.NaN,
                    "",
                    "",
                    Map.of("kind", kind),
                    FORECAST,
                    cost.today()));
          }
        });
  }
}
