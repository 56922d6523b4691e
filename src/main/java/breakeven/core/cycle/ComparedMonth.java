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
import java.util.stream.Stream;

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
  private static final String BILL = "Bill";
  private static final String MODELS = "Model";

  /** Its numbers by their names in the log, in the order of {@link #numbers}. */
  private static final List<String> NUMBERS =
      List.of(
          "Requests",
          "Input tokens",
          "Cached share",
          "Cache write share",
          "Output tokens",
          "Billed",
          "Share of the model before",
          "Share of the model now",
          "Request before, forecast tokens",
          "Request before",
          "Fixed cost before",
          "Unbilled cost of a request before",
          "Request now, forecast tokens",
          "Request now",
          "Fixed cost now",
          "Unbilled cost of a request",
          "Unbilled fixed cost",
          "Migration in the forecast",
          "Step of a request in the forecast");

  /** A month that was computed has its bill. */
  public static final String LATE = "Billed late";

  /** What moves a month. */
  private static final List<String> MOVERS =
      Stream.concat(
              NUMBERS.subList(0, 5).stream(),
              Stream.of(BILL, MODELS, PRICES_OF, "Request before", "Request now"))
          .toList();

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
    if (!used.bill().isEmpty()) {
      all.put(BILL, used.bill());
    }
    if (!used.models().isEmpty()) {
      all.put(MODELS, used.models());
    }
    double[] numbers = numbers();
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isNaN(numbers[i])) {
        all.put(NUMBERS.get(i), PlainNumber.text(numbers[i]));
      }
    }
    all.put(RULES_OF, Integer.toString(rules));
    return new Figures(all);
  }

  private double[] numbers() {
    return new double[] {
      used.requests(),
      used.input(),
      used.cachedShare(),
      used.writtenShare(),
      used.output(),
      used.billed(),
      used.leftShare(),
      used.nowShare(),
      costs.leftExpected(),
      costs.left(),
      costs.leftFixed(),
      costs.leftUnbilled(),
      costs.nowExpected(),
      costs.now(),
      costs.nowFixed(),
      costs.unbilledRequest(),
      costs.unbilledFixed(),
      costs.migration(),
      costs.step()
    };
  }

  /** A line of an earlier edition does not say it. */
  private static double orNone(double number) {
    return Double.isNaN(number) ? 0 : number;
  }

  /** The month of a line. */
  static ComparedMonth of(LogEntry line, Figures figures) {
    double[] is = NUMBERS.stream().mapToDouble(figures::number).toArray();
    return new ComparedMonth(
        Double.isNaN(figures.number(PRICES)) ? 0 : (int) figures.number(PRICES),
        line.forecast().currency(),
        new UsedMonth(
            is[0],
            is[1],
            is[2],
            is[3],
            is[4],
            is[5],
            figures.text(BILL),
            false,
            false,
            figures.text(MODELS),
            is[6],
            is[7]),
        new MonthCosts(
            day(figures.text(PRICES_OF)),
            is[8],
            is[9],
            is[10],
            is[11],
            is[12],
            is[13],
            is[14],
            is[15],
            is[16],
            orNone(is[17]),
            orNone(is[18])),
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
