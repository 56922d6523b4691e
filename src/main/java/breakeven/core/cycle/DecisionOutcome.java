package breakeven.core.cycle;

import breakeven.core.expression.Text;
import java.time.YearMonth;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What became of a decision to change an approach.
 *
 * @param entry the line of the log that approved it
 * @param from the month from which it counts
 * @param ended the month from which it counts no more; null while it goes on
 * @param status Approved, In production, Not switched, Realised, Reversed or Ended
 * @param months its months, the first one first
 * @param costCentre that of its workload now; empty where none is typed, or the workload is gone
 * @param paid what the change really cost before month 1; NaN where nobody typed it
 */
public record DecisionOutcome(
    LogEntry entry,
    YearMonth from,
    @Nullable YearMonth ended,
    LogStatus status,
    List<RealisedMonth> months,
    String costCentre,
    double paid) {
  private static final int HUNDRED = 100;

  public DecisionOutcome {
    months = List.copyOf(months);
  }

  /** A sum over the months that are compared. */
  public double sum(ToDoubleFunction<RealisedMonth> amount) {
    return since(from, amount);
  }

  /** An amount of the months from one on that are compared. */
  public double since(YearMonth first, ToDoubleFunction<RealisedMonth> amount) {
    return months.stream()
        .filter(month -> month.basis().counts() && !month.month().isBefore(first))
        .mapToDouble(amount)
        .sum();
  }

  /** Months that are compared: those with a realised saving. */
  public int compared() {
    return (int) sum(month -> 1);
  }

  /** Forecast saving of the months that are compared. */
  public double forecast() {
    return sum(RealisedMonth::forecastSaving);
  }

  /** Realised saving of the months that are compared. */
  public double realised() {
    return sum(RealisedMonth::realisedSaving);
  }

  /** What the change cost before month 1: as paid, else as approved; NaN where neither is known. */
  public double oneOff() {
    return Double.isNaN(paid) ? entry.forecast().oneOff() : paid;
  }

  /** Lower end of the forecast in 8 of 10 futures to date. */
  public double low() {
    return compared() == 0 ? Double.NaN : sum(RealisedMonth::low);
  }

  /** Upper end of it. */
  public double high() {
    return compared() == 0 ? Double.NaN : sum(RealisedMonth::high);
  }

  /** Forecast saving of the months that are still to come; 0 once it is reversed or ended. */
  public double toCome() {
    return ended == null ? left() : 0;
  }

  /** Forecast saving of the months that no longer come, as it is reversed or ended; else 0. */
  public double lost() {
    return ended == null ? 0 : left();
  }

  /** Forecast saving of past months that are not compared, for want of a whole bill or a price. */
  public double notCompared() {
    return months.stream()
        .filter(month -> !month.basis().counts())
        .mapToDouble(RealisedMonth::forecastSaving)
        .sum();
  }

  private double left() {
    Forecast forecast = entry.forecast();
    double sum = 0;
    for (int i = months.size() + 1; i <= forecast.savingByMonth().values().length; i++) {
      sum += forecast.promised(i);
    }
    return sum;
  }

  /** That the workload is no more, and what no longer comes, one sentence without a full stop. */
  public String gone() {
    return "The change of "
        + entry.workload()
        + " to "
        + entry.to()
        + " has ended, since no row has its ID or name; "
        + Text.fixed(lost(), 0)
        + " "
        + entry.forecast().currency()
        + " of its forecast are no longer to come";
  }

  /**
   * That it is billed as before, or a tenth of it and more is, one sentence without a full stop;
   * empty where it is not.
   */
  public String notSwitched() {
    RealisedMonth last =
        months.stream().filter(month -> month.basis().known()).reduce((a, b) -> b).orElse(null);
    if (ended != null || last == null || last.unswitched() < RealisedMonth.NEAR) {
      return "";
    }
    UsedMonth used = last.used();
    if (status != LogStatus.NOT_SWITCHED) {
      return Text.fixed(HUNDRED * (1 - last.unswitched()), 0)
          + "% of the requests are switched, by Actuals of "
          + last.month()
          + (last.basis().counts()
              ? "; the rest saves "
                  + Text.fixed(-last.byNotSwitched(), 0)
                  + " "
                  + entry.forecast().currency()
                  + " less"
              : "");
    }
    return used != null && last.byModel()
        ? "Actuals of "
            + last.month()
            + " name "
            + used.models()
            + ", the model of "
            + entry.from()
            + ", not that of "
            + entry.to()
        : "The bill of " + last.month() + " is what " + entry.from() + " costs, not " + entry.to();
  }

  /** Whether what it saved pays for the share of its one-off cost that falls on these months. */
  public boolean pays() {
    double oneOff = oneOff();
    int horizon = entry.forecast().savingByMonth().values().length;
    double owed = Double.isNaN(oneOff) || horizon == 0 ? 0 : oneOff * compared() / horizon;
    return realised() >= owed;
  }
}
