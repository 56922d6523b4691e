package breakeven.core.cycle;

import breakeven.core.input.PlainNumber;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A month of a decision as a review compared it: a line of the log. It counts for as long as its
 * actuals and the prices of the month are the same.
 *
 * @param prices the line with the prices of the month
 * @param currency the reporting currency
 * @param used what was used and billed
 * @param costs what both approaches cost
 * @param rules the edition of the rules that it was worked out by; 0 where its line names none
 */
public record ComparedMonth(
    int prices, String currency, UsedMonth used, MonthCosts costs, int rules) {
  /** The edition of the rules by which this program works a month out. */
  public static final int RULES = 2;

  private static final String RULES_OF = "Rules";
  private static final String PRICES = "Line of the prices";
  private static final String PRICES_OF = "Prices of";
  private static final String REQUESTS = "Requests";
  private static final String INPUT = "Input tokens";
  private static final String CACHED = "Cached share";
  private static final String WRITTEN = "Cache write share";
  private static final String OUTPUT = "Output tokens";
  private static final String BILL = "Bill";
  private static final String BILLED = "Billed";
  private static final String MODELS = "Model";
  private static final String LEFT_SHARE = "Share of the model before";
  private static final String NOW_SHARE = "Share of the model now";
  private static final String LEFT_EXPECTED = "Request before, forecast tokens";
  private static final String LEFT = "Request before";
  private static final String LEFT_FIXED = "Fixed cost before";
  private static final String LEFT_UNBILLED = "Unbilled cost of a request before";
  private static final String NOW_EXPECTED = "Request now, forecast tokens";
  private static final String NOW = "Request now";
  private static final String NOW_FIXED = "Fixed cost now";
  private static final String UNBILLED_REQUEST = "Unbilled cost of a request";
  private static final String UNBILLED_FIXED = "Unbilled fixed cost";

  /** A month that was computed has its bill. */
  public static final String LATE = "Billed late";

  /** What moves a month. */
  private static final List<String> MOVERS =
      List.of(REQUESTS, INPUT, CACHED, WRITTEN, OUTPUT, BILL, MODELS, PRICES_OF, LEFT, NOW);

  /** Figures that differ by less than this, as a share, are the same: cells keep 15 digits. */
  private static final double SAME = 1e-9;

  /** Whether the actuals are still those that were compared. */
  public boolean agrees(UsedMonth now) {
    return sameUse(now) && used.bill().equals(now.bill()) && used.models().equals(now.models());
  }

  /** Whether requests and tokens are, whatever was billed. */
  private boolean sameUse(UsedMonth now) {
    return same(used.requests(), now.requests())
        && same(used.input(), now.input())
        && same(used.output(), now.output())
        && same(used.cachedShare(), now.cachedShare())
        && same(used.writtenShare(), now.writtenShare());
  }

  private static boolean same(double one, double other) {
    return Double.isNaN(one)
        ? Double.isNaN(other)
        : Math.abs(one - other) <= SAME * Math.max(Math.abs(one), Math.abs(other));
  }

  /** The month of a decision by these figures. */
  public RealisedMonth of(LogEntry decision, YearMonth month) {
    return new RealisedMonth(decision, month, decision.index(month), used, costs);
  }

  /** The figures of its line. */
  Figures figures(LogEntry decision) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(LogMonths.DECISION, Integer.toString(decision.line()));
    all.put(PRICES, Integer.toString(prices));
    all.put(PRICES_OF, costs.pricesOf().toString());
    put(all, REQUESTS, used.requests());
    put(all, INPUT, used.input());
    put(all, CACHED, used.cachedShare());
    put(all, WRITTEN, used.writtenShare());
    put(all, OUTPUT, used.output());
    if (!used.bill().isEmpty()) {
      all.put(BILL, used.bill());
    }
    put(all, BILLED, used.billed());
    if (!used.models().isEmpty()) {
      all.put(MODELS, used.models());
    }
    put(all, LEFT_SHARE, used.leftShare());
    put(all, NOW_SHARE, used.nowShare());
    put(all, LEFT_EXPECTED, costs.leftExpected());
    put(all, LEFT, costs.left());
    put(all, LEFT_FIXED, costs.leftFixed());
    put(all, LEFT_UNBILLED, costs.leftUnbilled());
    put(all, NOW_EXPECTED, costs.nowExpected());
    put(all, NOW, costs.now());
    put(all, NOW_FIXED, costs.nowFixed());
    put(all, UNBILLED_REQUEST, costs.unbilledRequest());
    put(all, UNBILLED_FIXED, costs.unbilledFixed());
    put(all, RULES_OF, rules);
    return new Figures(all);
  }

  private static void put(Map<String, String> all, String name, double number) {
    if (!Double.isNaN(number)) {
      all.put(name, PlainNumber.text(number));
    }
  }

  /** The month of a line. */
  static ComparedMonth of(LogEntry line, Figures figures) {
    return new ComparedMonth(
        Double.isNaN(figures.number(PRICES)) ? 0 : (int) figures.number(PRICES),
        line.forecast().currency(),
        new UsedMonth(
            figures.number(REQUESTS),
            figures.number(INPUT),
            figures.number(CACHED),
            figures.number(WRITTEN),
            figures.number(OUTPUT),
            figures.number(BILLED),
            figures.text(BILL),
            false,
            false,
            figures.text(MODELS),
            figures.number(LEFT_SHARE),
            figures.number(NOW_SHARE)),
        new MonthCosts(
            day(figures.text(PRICES_OF)),
            figures.number(LEFT_EXPECTED),
            figures.number(LEFT),
            figures.number(LEFT_FIXED),
            figures.number(LEFT_UNBILLED),
            figures.number(NOW_EXPECTED),
            figures.number(NOW),
            figures.number(NOW_FIXED),
            figures.number(UNBILLED_REQUEST),
            figures.number(UNBILLED_FIXED)),
        figures.text(RULES_OF).isEmpty() ? 0 : (int) figures.number(RULES_OF));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return LocalDate.EPOCH;
    }
  }

  /** How it differs from the month as it was compared before; empty where it does not. */
  String correction(ComparedMonth before, LogEntry decision) {
    if (before.sameUse(used) && before.used.bill().isEmpty() && !used.bill().isEmpty()) {
      return LATE;
    }
    Figures then = before.figures(decision);
    Figures now = figures(decision);
    String moved =
        MOVERS.stream()
            .filter(name -> prices != before.prices || !name.startsWith("Request "))
            .filter(name -> !now.text(name).equals(then.text(name)))
            .map(
                name ->
                    name.toLowerCase(Locale.ROOT)
                        + " "
                        + then.all().getOrDefault(name, "none")
                        + " → "
                        + now.all().getOrDefault(name, "none"))
            .collect(Collectors.joining(", "));
    return moved.isEmpty()
        ? ""
        : (prices == before.prices ? "Corrected: " : "Valued anew: ") + moved;
  }
}
