package breakeven.core.cycle;

import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * All decisions that were carried out: what they were forecast to save, what they saved, and what
 * that says of the next forecasts.
 *
 * @param currency what amounts are in
 * @param fiscalYear the month in which a fiscal year begins, 1 to 12
 * @param decisions in the order of the log
 * @param bills by month and currency
 */
public record Realised(
    String currency, int fiscalYear, List<DecisionOutcome> decisions, List<Bill> bills) {
  /**
   * What the bills of a month come to in a currency.
   *
   * @param currency its code
   * @param rows of {@code Actuals}
   * @param requests that they count
   * @param billed all of it; NaN where no row has a bill
   * @param nobody the part that names no workload of the workbook
   * @param asShown whether every row of the month counts as its cells stand, so that a sum over the
   *     sheet finds the same
   */
  public record Bill(
      YearMonth month,
      String currency,
      int rows,
      double requests,
      double billed,
      double nobody,
      boolean asShown) {}

  /** So many months of evidence are needed for a proposal. */
  public static final int EVIDENCE = 3;

  /** Nothing was decided. */
  public static final Realised NONE = new Realised("", 1, List.of(), List.of());

  private static final double[] BANDS = {0, 0.5, 0.7, 0.9};

  public Realised {
    decisions = List.copyOf(decisions);
    bills = List.copyOf(bills);
  }

  /** Whether a decision was carried out. */
  public boolean any() {
    return !decisions.isEmpty();
  }

  /** All months, decision by decision. */
  public List<RealisedMonth> months() {
    return decisions.stream().flatMap(one -> one.months().stream()).toList();
  }

  // --- amounts ---------------------------------------------------------------------------------

  /** Forecast saving of decisions whose month has not begun. */
  public double approved() {
    return decisions.stream()
        .filter(one -> one.status() == LogStatus.APPROVED)
        .mapToDouble(DecisionOutcome::toCome)
        .sum();
  }

  /** Forecast saving of the months to come of decisions in production. */
  public double inProduction() {
    return decisions.stream()
        .filter(one -> one.status() != LogStatus.APPROVED)
        .mapToDouble(DecisionOutcome::toCome)
        .sum();
  }

  /** Forecast saving of past months that are not compared. */
  public double notCompared() {
    return sum(DecisionOutcome::notCompared);
  }

  /** Forecast saving that no longer comes, of decisions that are reversed or ended. */
  public double lost() {
    return sum(DecisionOutcome::lost);
  }

  /** The saving that was approved in all: the forecasts of all parts of it. */
  public double approvedInAll() {
    return forecast() + notCompared() + approved() + inProduction() + lost();
  }

  /** Realised saving to date, that of reversed decisions too. */
  public double realised() {
    return sum(DecisionOutcome::realised);
  }

  /** What months without a bill come to, in no realised saving. */
  public double computed() {
    return months().stream()
        .mapToDouble(RealisedMonth::computedSaving)
        .filter(each -> !Double.isNaN(each))
        .sum();
  }

  /** Forecast saving of the same months. */
  public double forecast() {
    return sum(DecisionOutcome::forecast);
  }

  /** A sum over what is known of the decisions' one-off costs. */
  public double oneOff(ToDoubleFunction<DecisionOutcome> amount) {
    return decisions.stream().mapToDouble(amount).filter(each -> !Double.isNaN(each)).sum();
  }

  /** Realised saving to date, less the one-off costs of all decisions. */
  public double realisedNet() {
    return realised() - oneOff(DecisionOutcome::oneOff);
  }

  /** A sum over all decisions. */
  public double sum(ToDoubleFunction<DecisionOutcome> amount) {
    return decisions.stream().mapToDouble(amount).sum();
  }

  /** How many decisions have a status. */
  public int count(LogStatus status) {
    return (int) decisions.stream().filter(one -> one.status() == status).count();
  }

  /** Decisions whose workload is no more. */
  public List<DecisionOutcome> ended() {
    return decisions.stream().filter(one -> one.status() == LogStatus.ENDED).toList();
  }

  /** Months that have no realised saving, by why. */
  public long months(RealisedMonth.Basis basis) {
    return months().stream().filter(month -> month.basis() == basis).count();
  }

  /** Forecast and realised saving by month. */
  public Map<YearMonth, double[]> byMonth() {
    return Outcomes.byMonth(decisions);
  }

  // --- bias ------------------------------------------------------------------------------------

  /**
   * Forecast and realised saving of some decisions.
   *
   * @param decisions how many of them are compared
   * @param months how many months of theirs
   */
  public record Bias(String label, int decisions, int months, double forecast, double realised) {
    /** Realised ÷ forecast; NaN where nothing was forecast. */
    public double ratio() {
      return forecast > 0 ? realised / forecast : Double.NaN;
    }
  }

  /** By business unit, as it was at the decision. */
  public List<Bias> byUnit() {
    return by(one -> one.entry().unit());
  }

  /** By owner, as it was at the decision. */
  public List<Bias> byOwner() {
    return by(one -> one.entry().owner());
  }

  /** By cost centre, as it is now; none where no workload has one. */
  public List<Bias> byCostCentre() {
    return decisions.stream().allMatch(one -> one.costCentre().isEmpty())
        ? List.of()
        : by(DecisionOutcome::costCentre);
  }

  /**
   * Forecast and realised saving of a fiscal quarter: {@code FY 2027 Q1}, named by the year in
   * which the fiscal year ends.
   *
   * @param first its first month
   */
  public record Quarter(YearMonth first, Bias saving) {}

  /** By fiscal quarter, the first one first. */
  public List<Quarter> byQuarter() {
    Map<YearMonth, List<RealisedMonth>> quarters = new TreeMap<>();
    for (RealisedMonth month : months()) {
      if (month.basis().counts()) {
        YearMonth ofYear = inFiscalYear(month.month());
        YearMonth first =
            YearMonth.of(ofYear.getYear(), ofYear.getMonth().firstMonthOfQuarter())
                .plusMonths(fiscalYear - 1L);
        quarters.computeIfAbsent(first, key -> new ArrayList<>()).add(month);
      }
    }
    return quarters.entrySet().stream()
        .map(each -> new Quarter(each.getKey(), bias(quarter(each.getKey()), each.getValue())))
        .toList();
  }

  private static Bias bias(String label, List<RealisedMonth> of) {
    return new Bias(
        label,
        (int) of.stream().map(RealisedMonth::decision).distinct().count(),
        of.size(),
        of.stream().mapToDouble(RealisedMonth::forecastSaving).sum(),
        of.stream().mapToDouble(RealisedMonth::realisedSaving).sum());
  }

  private String quarter(YearMonth first) {
    YearMonth ofYear = inFiscalYear(first);
    int year = ofYear.getYear() + (fiscalYear > 1 ? 1 : 0);
    return "FY " + year + " Q" + ofYear.get(IsoFields.QUARTER_OF_YEAR);
  }

  /** A month counted from the first one of its fiscal year, as if that was January. */
  private YearMonth inFiscalYear(YearMonth month) {
    return month.minusMonths(fiscalYear - 1L);
  }

  private List<Bias> by(Function<DecisionOutcome, String> key) {
    Map<String, List<DecisionOutcome>> groups = new TreeMap<>();
    for (DecisionOutcome one : decisions) {
      if (one.compared() > 0) {
        String label = key.apply(one);
        groups.computeIfAbsent(label.isEmpty() ? "(none)" : label, k -> new ArrayList<>()).add(one);
      }
    }
    return groups.entrySet().stream()
        .map(each -> ofDecisions(each.getKey(), each.getValue()))
        .toList();
  }

  private static Bias ofDecisions(String label, List<DecisionOutcome> of) {
    return new Bias(
        label,
        of.size(),
        of.stream().mapToInt(DecisionOutcome::compared).sum(),
        of.stream().mapToDouble(DecisionOutcome::forecast).sum(),
        of.stream().mapToDouble(DecisionOutcome::realised).sum());
  }

  // --- calibration -----------------------------------------------------------------------------

  /**
   * Decisions that were given a chance between two limits.
   *
   * @param from the lower limit, a fraction
   * @param to the upper limit
   * @param decisions how many are compared
   * @param meanChance mean of the chances that they were given; NaN where there are none
   * @param paying how many of them pay to date
   */
  public record Calibration(double from, double to, int decisions, double meanChance, int paying) {
    /** The limits in words: {@code 70% to 90%}. */
    public String label() {
      return Math.round(from * 100) + "% to " + Math.round(to * 100) + "%";
    }

    /** Share of them that pays; NaN where there are none. */
    public double share() {
      return decisions == 0 ? Double.NaN : (double) paying / decisions;
    }
  }

  /** Chances that were given beside how many pay. */
  public List<Calibration> calibration() {
    List<Calibration> bands = new ArrayList<>();
    for (int i = 0; i < BANDS.length; i++) {
      double from = BANDS[i];
      double to = i + 1 < BANDS.length ? BANDS[i + 1] : 1;
      boolean last = i + 1 == BANDS.length;
      List<DecisionOutcome> within =
          decisions.stream()
              .filter(one -> one.compared() > 0)
              .filter(one -> within(one.entry().forecast().chance(), from, to, last))
              .toList();
      bands.add(
          new Calibration(
              from,
              to,
              within.size(),
              within.stream()
                  .mapToDouble(one -> one.entry().forecast().chance())
                  .average()
                  .orElse(Double.NaN),
              (int) within.stream().filter(DecisionOutcome::pays).count()));
    }
    return bands;
  }

  private static boolean within(double chance, double from, double to, boolean last) {
    return chance >= from && (chance < to || last && chance <= to);
  }

  // --- proposals -------------------------------------------------------------------------------

  /**
   * Values that evidence proposes for a row of {@code Uncertainty}.
   *
   * @param low in one month of ten it was lower
   * @param high in one month of ten it was higher
   */
  public record Proposal(String driver, String appliesAs, double low, double high, String basis) {}

  /** Proposals, where there is enough evidence; they are never written by themselves. */
  public List<Proposal> proposals() {
    Map<YearMonth, double[]> byMonth = byMonth();
    if (Outcomes.span(byMonth) < EVIDENCE) {
      return List.of();
    }
    double[] volume =
        months().stream()
            .filter(month -> month.basis().counts() && month.forecastRequests() > 0)
            .mapToDouble(month -> month.requests() / month.forecastRequests())
            .sorted()
            .toArray();
    List<Proposal> all = new ArrayList<>();
    if (volume.length >= EVIDENCE) {
      List<YearMonth> months = List.copyOf(byMonth.keySet());
      long compared = decisions.stream().filter(one -> one.compared() > 0).count();
      all.add(
          new Proposal(
              "Volume",
              "Factor",
              quantile(volume, 0.1),
              quantile(volume, 0.9),
              String.format(
                  Locale.ROOT,
                  "Requests made ÷ forecast in %,d months of %,d %s, %s to %s",
                  volume.length,
                  compared,
                  compared == 1 ? "decision" : "decisions",
                  months.get(0),
                  months.get(months.size() - 1))));
    }
    return all;
  }

  /** As a spreadsheet's PERCENTILE gives it. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    double next = below + 1 < sorted.length ? sorted[below + 1] : sorted[below];
    return sorted[below] + (at - below) * (next - sorted[below]);
  }
}
