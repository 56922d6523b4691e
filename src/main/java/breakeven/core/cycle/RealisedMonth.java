package breakeven.core.cycle;

import java.time.YearMonth;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A month of a decision that is in production: its forecast beside what happened. Amounts are in
 * the reporting currency, the one-off cost apart; NaN where they are not known.
 *
 * @param decision the line of the log that approved it
 * @param index which month of the forecast it is, from 1
 * @param used what was used and billed; null where nothing is known
 * @param costs what both approaches cost in the month; null where that is not known
 */
public record RealisedMonth(
    LogEntry decision,
    YearMonth month,
    int index,
    @Nullable UsedMonth used,
    @Nullable MonthCosts costs) {
  /** A bill so near to a cost, as a share of it, is that cost. */
  static final double NEAR = 0.1;

  private static final double HALF = 0.5;

  /** The log keeps savings to a hundredth. */
  private static final double ROUNDED = 0.01;

  /** Costs that are so far apart, as a share, are told apart by a bill. */
  private static final double FAR = 0.3;

  /** On what the realised saving of a month rests. */
  public enum Basis {
    BILLED("billed"),
    COMPUTED("computed"),
    PART("part month"),
    NO_ACTUALS("no actuals"),
    NO_RATE("no exchange rate"),
    NO_COST("no prices");

    private final String word;

    Basis(String word) {
      this.word = word;
    }

    /** How the sheet writes it. */
    public String word() {
      return word;
    }

    /** Whether a realised saving can be said, so that the month is in totals. */
    public boolean counts() {
      return this == BILLED;
    }

    /** Whether the month has costs: they are shown, computed ones beside what was realised. */
    public boolean known() {
      return counts() || this == COMPUTED;
    }
  }

  /** On what it rests. */
  public Basis basis() {
    UsedMonth found = used;
    MonthCosts known = costs;
    if (found == null || Double.isNaN(found.requests())) {
      return Basis.NO_ACTUALS;
    }
    if (found.part()) {
      return Basis.PART;
    }
    if (found.rateless()) {
      return Basis.NO_RATE;
    }
    if (known == null || !known.known()) {
      return Basis.NO_COST;
    }
    return Double.isNaN(found.billed()) ? Basis.COMPUTED : Basis.BILLED;
  }

  private Forecast forecast() {
    return decision.forecast();
  }

  private double at(MonthlySeries series) {
    double[] values = series.values();
    return index >= 1 && index <= values.length ? values[index - 1] : Double.NaN;
  }

  /** Requests that were forecast. */
  public double forecastRequests() {
    return at(forecast().requestsByMonth());
  }

  /** The saving that was promised. */
  public double forecastSaving() {
    return forecast().promised(index);
  }

  /** Requests that were made. */
  public double requests() {
    return used == null ? Double.NaN : used.requests();
  }

  /** Input tokens a request. */
  public double input() {
    return used == null ? Double.NaN : used.input();
  }

  /** Output tokens a request. */
  public double output() {
    return used == null ? Double.NaN : used.output();
  }

  /** What was billed. */
  public double billed() {
    return used == null ? Double.NaN : used.billed();
  }

  private UsedMonth usage() {
    if (used == null) {
      throw new IllegalStateException("nothing was used");
    }
    return used;
  }

  private MonthCosts cost() {
    if (costs == null) {
      throw new IllegalStateException("no cost is known");
    }
    return costs;
  }

  /** Whether it is compared at the prices of another month, as no review is dated in its own. */
  public boolean atOtherPrices() {
    return known() && !YearMonth.from(cost().pricesOf()).equals(month);
  }

  private boolean counts() {
    return basis().counts();
  }

  private boolean known() {
    return basis().known();
  }

  /** What the requests would have cost in the approach that was left, at prices of the month. */
  public double leftCost() {
    return known() ? requests() * cost().left() + cost().leftFixed() : Double.NaN;
  }

  /**
   * What they cost in the approach that served them: the bill where there is one, else computed.
   */
  public double nowCost() {
    if (!known()) {
      return Double.NaN;
    }
    double paid =
        basis() == Basis.BILLED
            ? usage().billed()
            : notSwitched()
                ? paidBefore()
                : requests() * (cost().now() - cost().unbilledRequest()) + cost().nowFixed();
    return paid + unbilled();
  }

  /** What a provider would bill of the approach that was left. */
  private double paidBefore() {
    return requests() * (cost().left() - cost().leftUnbilled()) + cost().leftFixed();
  }

  /** The part of it that no provider bills: bad answers, upkeep, re-trainings. */
  public double unbilled() {
    return !known()
        ? Double.NaN
        : notSwitched()
            ? requests() * cost().leftUnbilled()
            : requests() * cost().unbilledRequest() + cost().unbilledFixed();
  }

  /**
   * The share of the requests that are served as before: by the models where the bill names one of
   * either approach, what the one left is billed of what all would cost with it; else all where the
   * bill is nearly that, and far from what the approach decided on costs.
   */
  public double unswitched() {
    if (!known() || cost().lead() || Double.isNaN(cost().leftUnbilled())) {
      return 0;
    }
    if (!byModel()) {
      return costsAsBefore() ? 1 : 0;
    }
    UsedMonth by = usage();
    return by.nowShare() == 0
        ? 1
        : basis() == Basis.BILLED
            ? Math.min(1, by.leftShare() * by.billed() / paidBefore())
            : by.leftShare() / (by.leftShare() + by.nowShare());
  }

  /** Whether most of it was served as before. */
  public boolean notSwitched() {
    return unswitched() > HALF;
  }

  /** Whether the models billed tell that. */
  boolean byModel() {
    return usage().namesApproach();
  }

  private boolean costsAsBefore() {
    double left = paidBefore();
    double now = requests() * (cost().now() - cost().unbilledRequest()) + cost().nowFixed();
    return basis() == Basis.BILLED
        && Math.abs(usage().billed() - left) <= NEAR * left
        && Math.abs(left - now) > FAR * left;
  }

  /** The saving that was made: by a bill. */
  public double realisedSaving() {
    return counts() ? leftCost() - nowCost() : Double.NaN;
  }

  /** What it comes to where no bill says so: never a part of what was realised. */
  public double computedSaving() {
    return counts() ? Double.NaN : leftCost() - nowCost();
  }

  /** Realised less forecast. */
  public double difference() {
    return realisedSaving() - forecastSaving();
  }

  /** What a part is in a month that is served by the approach decided on; 0 in any other. */
  private double switched(DoubleSupplier part) {
    return !counts() ? Double.NaN : cost().lead() || notSwitched() ? 0 : part.getAsDouble();
  }

  /** The part of the difference that more or fewer requests made. */
  public double byVolume() {
    return switched(() -> (requests() - forecastRequests()) * forecastRequest());
  }

  /**
   * What a request was forecast to save in this month: what it was in month 1, and the known steps.
   * Without fixed cost it is the whole forecast.
   */
  private double forecastRequest() {
    double first = forecast().requestToday() - forecast().requestThen();
    double whole = (forecast().atPrices(index) - cost().migration()) / forecastRequests();
    return fixed()
        ? first + cost().step()
        : Math.abs(whole - first) * forecastRequests() < ROUNDED || !Double.isFinite(whole)
            ? first
            : whole;
  }

  /** A spared or paid move that the forecast had: staff days that nobody bills are no saving. */
  public double byMigration() {
    return switched(() -> -cost().migration());
  }

  /** The part that longer or shorter requests made. */
  public double byTokens() {
    return switched(
        () ->
            requests()
                * (cost().left() - cost().leftExpected() - (cost().now() - cost().nowExpected())));
  }

  /** The whole difference of a month of the lead time, in which nothing was to change. */
  public double byLeadMonths() {
    return counts() && cost().lead() ? difference() : zero();
  }

  /** The whole difference of a month that is billed as before; of others what a part of it lost. */
  public double byNotSwitched() {
    return !counts() || cost().lead()
        ? zero()
        : notSwitched()
            ? difference()
            : 0
                - unswitched()
                    * requests()
                    * (cost().left()
                        - cost().leftUnbilled()
                        - cost().now()
                        + cost().unbilledRequest());
  }

  private double zero() {
    return counts() ? 0 : Double.NaN;
  }

  /** What the bill is above the computed cost; 0 where there is none. */
  private double aboveComputed() {
    return basis() == Basis.BILLED
        ? usage().billed()
            - requests() * (cost().now() - cost().unbilledRequest())
            - cost().nowFixed()
            + byNotSwitched()
        : 0;
  }

  /**
   * The part that prices made. A bill that is not what prices come to counts here, unless the
   * approach decided on is paid whatever the volume. Without fixed cost it is all that others
   * leave: the steps of a price that the forecast knew of too.
   */
  public double byPrices() {
    return switched(
        () -> {
          if (!fixed()) {
            return left();
          }
          double listed =
              requests() * (cost().leftExpected() - cost().nowExpected() - forecastRequest());
          return cost().nowFixed() == 0 ? listed - aboveComputed() : listed;
        });
  }

  /** What the parts that are known leave to prices and fixed cost. */
  private double left() {
    return difference() - byVolume() - byTokens() - byDraws() - byMigration() - byNotSwitched();
  }

  /** The part that the forecast had taken off, or added, for what may come otherwise. */
  public double byDraws() {
    return switched(() -> forecast().atPrices(index) - forecastSaving());
  }

  /** Whether an approach has fixed cost in the month, or had it in the forecast. */
  private boolean fixed() {
    return Math.abs(cost().leftFixed())
            + Math.abs(cost().nowFixed())
            + Math.abs(cost().unbilledFixed())
            + Math.abs(forecast().fixedToday())
            + Math.abs(forecast().fixedThen())
        != 0;
  }

  /** The part that fixed cost made: what the others leave; 0 where there is none. */
  public double byFixedCost() {
    return switched(() -> fixed() ? left() - byPrices() : 0);
  }

  /** Lower end of the forecast in 8 of 10 futures of a month: its share of the whole range. */
  public double low() {
    return forecast().low(index);
  }

  /** Upper end of it. */
  public double high() {
    return forecast().high(index);
  }
}
