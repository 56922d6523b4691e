package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Cost;
import breakeven.core.economics.CostKind;
import breakeven.core.economics.Quantity;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.Sums;
import breakeven.core.table.Assumption;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToDoubleBiFunction;

/**
 * What the whole portfolio costs in each month and by kind, at today's prices: today's approaches
 * carried on, and with the changes carried out that are ready to approve. Beside it what draws
 * expect that these save. It is about the workloads that totals are about, each over its own
 * horizon. Month 0 has what is paid once.
 */
public final class PortfolioForecast implements Gathered<PortfolioForecast.Spending> {
  /**
   * What a kind costs in a month.
   *
   * @param month 0 for what is paid once
   * @param begins its first day, that of month 1 for what is paid once
   * @param fiscalYear the year in which its fiscal year ends
   * @param today money with today's approaches carried on
   * @param advised money with what is ready to approve carried out
   */
  public record Spending(
      int month, LocalDate begins, int fiscalYear, CostKind kind, double today, double advised) {
    /** Money that the change saves; what adding up has left is nothing. */
    double saved() {
      double saved = today - advised;
      return Math.abs(saved) < Comparison.MONEY_TOLERANCE ? 0 : saved;
    }
  }

  /** A yearly rate of return beyond which none is told. */
  public static final double MOST = 10;

  /** Halvings after which a rate is as exact as a number can be. */
  private static final int STEPS = 60;

  /** Below this something is owed: what is compared of money is rounded. */
  private static final double SMALLEST_LOSS = 0.5e-6;

  private final Decision decision;
  private final String currency;
  private final LocalDate start;
  private final Map<CostKind, Sums> today = new EnumMap<>(CostKind.class);
  private final Map<CostKind, Sums> ending = new EnumMap<>(CostKind.class);
  private final Map<CostKind, Sums> beginning = new EnumMap<>(CostKind.class);
  private final Sums others = new Sums(2);
  private int[] within = {};
  private double[] expected = {};
  private double[] fewer = {};
  private boolean drawn;
  private int lastMonth = -1;
  private double rate;
  private int fiscalYear = 1;

  /**
   * @param currency the reporting currency
   * @param asOf the review date
   */
  public PortfolioForecast(Decision decision, String currency, LocalDate asOf) {
    this.decision = decision;
    this.currency = currency;
    start = asOf.getDayOfMonth() == 1 ? asOf : asOf.withDayOfMonth(1).plusMonths(1);
  }

  @Override
  public void take(WorkloadBatch batch, int i, RowResult row) {
    if (lastMonth < 0) {
      lastMonth = row.months();
      within = new int[lastMonth + 1];
      for (CostKind kind : CostKind.values()) {
        today.put(kind, new Sums(lastMonth + 1));
        ending.put(kind, new Sums(lastMonth + 1));
        beginning.put(kind, new Sums(lastMonth + 1));
      }
      var in = decision.model.inputs;
      rate = row.value(in.assumption(Assumption.DISCOUNT_RATE));
      fiscalYear = (int) row.value(in.assumption(Assumption.FISCAL_YEAR));
    }
    if (!(row.value(decision.portfolio.counted) > 0)) {
      return;
    }
    for (int month = 1; month <= row.value(decision.model.life.horizon); month++) {
      within[month]++;
    }
    other(row, 0, decision.costs.paidTuned);
    other(row, 1, decision.costs.paidRival);
    boolean ready = row.value(decision.portfolio.ready) > 0;
    for (Cost cost : decision.model.costs.today.all()) {
      add(row, cost, today, false);
      if (ready) {
        add(row, cost, ending, true);
      }
    }
    if (ready) {
      decision.costs.advised.all().forEach(cost -> add(row, cost, beginning, true));
    }
  }

  /** Where an option is not to be had, or nothing runs yet, it is as today. */
  private void other(RowResult row, int option, Expression paid) {
    double more = row.value(paid) - row.value(decision.model.totals.paidToday);
    if (!Double.isNaN(more) && !(row.value(decision.model.today.planned) > 0)) {
      others.add(option, more);
    }
  }

  /**
   * @param changed whether only months count in which the change is in force
   */
  private void add(RowResult row, Cost cost, Map<CostKind, Sums> kinds, boolean changed) {
    Quantity quantity = cost.quantity();
    double amount = row.value(cost.amount()) * row.value(quantity.count());
    if (amount == 0) {
      return;
    }
    Sums to = of(kinds, cost.kind());
    Line of = quantity.of();
    if (of == null) {
      to.add(0, amount);
      return;
    }
    for (int month = 1; month <= lastMonth; month++) {
      if (changed && row.month(decision.costs.inForce, month) == 0) {
        continue;
      }
      Line rate = quantity.rate();
      to.add(month, amount * row.month(of, month) * (rate == null ? 1 : row.month(rate, month)));
    }
  }

  private static Sums of(Map<CostKind, Sums> all, CostKind kind) {
    return Objects.requireNonNull(all.get(kind));
  }

  /** The first day of month 1: of the month that begins on the review date, else of the next. */
  public LocalDate start() {
    return start;
  }

  /** The fiscal year of a day: that in which it ends. */
  public int fiscalYear(LocalDate day) {
    return day.getYear() + (fiscalYear > 1 && day.getMonthValue() >= fiscalYear ? 1 : 0);
  }

  /** What each kind costs in each month, months in their order; kinds without any are left out. */
  @Override
  public void each(Consumer<Spending> taker) {
    for (int month = 0; month <= lastMonth; month++) {
      LocalDate day = start.plusMonths(Math.max(1, month) - 1L);
      for (CostKind kind : CostKind.values()) {
        double now = today(kind, month);
        double then = advised(kind, month);
        if (now != 0 || then != 0) {
          taker.accept(new Spending(month, day, fiscalYear(day), kind, now, then));
        }
      }
    }
  }

  /** The reporting currency, which its amounts are in. */
  public String currency() {
    return currency;
  }

  /** The last month; -1 where there is no workload. */
  public int lastMonth() {
    return lastMonth;
  }

  /** How many of its workloads have a month within their horizons. */
  public int within(int month) {
    return within[month];
  }

  /** The first month of the fiscal year, 1 to 12. */
  public int fiscalYear() {
    return fiscalYear;
  }

  /** What a kind costs in a month where today's approaches are carried on. */
  public double today(CostKind kind, int month) {
    return of(today, kind).of(month);
  }

  /** What of it ends with the changes that are ready. */
  public double ending(CostKind kind, int month) {
    return of(ending, kind).of(month);
  }

  /** What comes in its place. */
  public double beginning(CostKind kind, int month) {
    return of(beginning, kind).of(month);
  }

  /** What a kind costs in a month with what is ready carried out. */
  public double advised(CostKind kind, int month) {
    return today(kind, month) - ending(kind, month) + beginning(kind, month);
  }

  /** All that leaves the company over the horizons, of what each kind costs in a month. */
  public double paid(ToDoubleBiFunction<CostKind, Integer> amount) {
    double sum = 0;
    for (CostKind kind : CostKind.values()) {
      for (int month = 0; kind.paid() && month <= lastMonth; month++) {
        sum += amount.applyAsDouble(kind, month);
      }
    }
    return sum;
  }

  /** The same if every workload were fine-tuned, as today where that cannot be. */
  public double paidTuned() {
    return paid(this::today) + others.of(0);
  }

  /** The same if every workload went to its rival, as today where it has none. */
  public double paidRivals() {
    return paid(this::today) + others.of(1);
  }

  /**
   * What the change saves in a month at today's prices.
   *
   * @param badAnswers whether fewer bad answers count too; else only what is paid
   */
  public double atPrices(int month, boolean badAnswers) {
    double saved = 0;
    for (CostKind kind : CostKind.values()) {
      saved += kind.paid() || badAnswers ? today(kind, month) - advised(kind, month) : 0;
    }
    return saved;
  }

  /**
   * Takes what draws expect that the change saves in each month from 0 on; nothing of later ones.
   *
   * @param badAnswers what of it is fewer bad answers
   */
  public void expect(double[] saving, double[] badAnswers) {
    drawn = true;
    expected = saving.clone();
    fewer = badAnswers.clone();
  }

  /** Whether what the change saves is expected; else all is at today's prices. */
  public boolean drawn() {
    return drawn;
  }

  /**
   * What the change saves in a month, fewer bad answers among it: expected, or at today's prices
   * where nothing was drawn.
   */
  public double saved(int month) {
    return drawn ? of(expected, month) : atPrices(month, true);
  }

  /** What of that is paid. */
  public double paidLess(int month) {
    return drawn ? of(expected, month) - of(fewer, month) : atPrices(month, false);
  }

  private static double of(double[] months, int month) {
    return month < months.length ? months[month] : 0;
  }

  /** The discount rate a year, a fraction. */
  public double rate() {
    return rate;
  }

  /** The present value of what the change saves. */
  public double npv() {
    return discounted(Math.pow(1 + rate, 1.0 / 12));
  }

  private double discounted(double monthly) {
    double sum = 0;
    for (int month = lastMonth; month >= 0; month--) {
      sum = sum / monthly + saved(month);
    }
    return sum;
  }

  /**
   * The yearly rate at which the change is worth nothing, up to {@link #MOST}; infinite beyond. NaN
   * where nothing is paid once, or nothing saved in the end.
   */
  public double irr() {
    if (!(saved(0) < 0) || !(discounted(1) > 0)) {
      return Double.NaN;
    }
    double low = 1;
    double high = Math.pow(1 + MOST, 1.0 / 12);
    if (discounted(high) > 0) {
      return Double.POSITIVE_INFINITY;
    }
    for (int step = 0; step < STEPS; step++) {
      double middle = (low + high) / 2;
      if (discounted(middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.pow(low, 12) - 1;
  }

  /**
   * Months until what is paid once has come back, and never is owed again; 0 where nothing is ever
   * owed, NaN where nothing is saved in the end.
   */
  public double payback() {
    double payback = 0;
    double before = 0;
    for (int month = 0; month <= lastMonth; month++) {
      double now = before + saved(month);
      if (now > -SMALLEST_LOSS && before <= -SMALLEST_LOSS) {
        payback = month - 1 - before / (now - before);
      } else if (now <= -SMALLEST_LOSS) {
        payback = Double.NaN;
      }
      before = now;
    }
    return before < SMALLEST_LOSS ? Double.NaN : payback;
  }
}
