package breakeven.core.cycle;

import breakeven.core.table.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every decision that was carried out, each month of it beside its forecast. */
public final class Outcomes {
  /** What is known of a decision's workload. */
  public interface Known {
    /** What was used and billed in a month; null where nothing is known. */
    @Nullable UsedMonth used(LogEntry decision, YearMonth month);

    /** What both approaches cost in a month; null where that is not known. */
    @Nullable MonthCosts costs(LogEntry decision, YearMonth month, UsedMonth used, int index);

    /** The approach that the workload runs on now; empty where that is not known. */
    String approach(LogEntry decision);

    /** The cached share that is typed for the workload now; NaN where none is. */
    double cachedShare(LogEntry decision);

    /** Whether there is no such workload any more. */
    boolean gone(LogEntry decision);

    /** The cost centre of the workload now; empty where there is none. */
    String costCentre(LogEntry decision);

    /** What the change really cost before month 1; NaN where nobody typed it. */
    double paid(LogEntry decision);
  }

  /** A decision that is being followed through the log. */
  private static final class Open {
    private final LogEntry entry;
    private final YearMonth from;
    private @Nullable YearMonth ended;

    Open(LogEntry entry, YearMonth from) {
      this.entry = entry;
      this.from = from;
    }

    boolean goesOnAs(LogEntry later) {
      return later.to().equals(entry.to())
          && later.effective() != null
          && later.effective().equals(entry.effective());
    }
  }

  private Outcomes() {}

  /**
   * Follows all decisions of a log.
   *
   * @param log its lines in their order
   * @param asOf the review date
   */
  public static List<DecisionOutcome> of(List<LogEntry> log, LocalDate asOf, Known known) {
    List<DecisionOutcome> all = new ArrayList<>();
    for (Open open : followed(log)) {
      all.add(outcome(open, asOf, known));
    }
    return all;
  }

  /** The decision that each workload runs on, or will once its month has begun. */
  public static WorkloadKeys<LogEntry> running(List<LogEntry> log) {
    WorkloadKeys<LogEntry> running = new WorkloadKeys<>();
    for (Open open : followed(log)) {
      if (open.ended == null) {
        running.put(open.entry.id(), open.entry.workload(), open.entry);
      }
    }
    return running;
  }

  /** The lines that approved what was carried out, in the order of the log. */
  public static List<LogEntry> decisions(List<LogEntry> log) {
    return followed(log).stream().map(open -> open.entry).toList();
  }

  private static List<Open> followed(List<LogEntry> log) {
    List<Open> all = new ArrayList<>();
    WorkloadKeys<Open> last = new WorkloadKeys<>();
    for (LogEntry entry : log) {
      LogStatus status = entry.status();
      Open before = last.of(entry.id(), entry.workload());
      // Where nothing ran, there is nothing that a change could save.
      if (status == null || !status.decides() || entry.from().equals(Words.PLANNED)) {
        continue;
      }
      LocalDate from = entry.countsFrom();
      if (status == LogStatus.REVERSED) {
        if (before != null && before.goesOnAs(entry)) {
          end(before, entry.day() == null ? from : entry.day());
        }
      } else if (from != null && (before == null || !before.goesOnAs(entry))) {
        end(before, from);
        Open next = new Open(entry, YearMonth.from(from));
        last.put(entry.id(), entry.workload(), next);
        all.add(next);
      }
    }
    return all;
  }

  private static void end(@Nullable Open before, @Nullable LocalDate day) {
    if (before != null && before.ended == null && day != null) {
      before.ended = YearMonth.from(day);
    }
  }

  private static DecisionOutcome outcome(Open open, LocalDate asOf, Known known) {
    String approach = known.approach(open.entry);
    boolean left =
        open.ended == null
            && !approach.isEmpty()
            && (!approach.equals(open.entry.approach())
                || open.entry.cachingUndone(known.cachedShare(open.entry)));
    YearMonth now = YearMonth.from(asOf);
    YearMonth end = open.ended == null ? now.plusMonths(1) : open.ended;
    List<RealisedMonth> months = new ArrayList<>();
    int horizon = open.entry.forecast().savingByMonth().values().length;
    YearMonth month = open.from;
    for (int i = 1; i <= horizon && month.isBefore(end); i++) {
      UsedMonth used = known.used(open.entry, month);
      if (month.isBefore(now) || used != null) {
        MonthCosts costs = used == null ? null : known.costs(open.entry, month, used, i);
        months.add(new RealisedMonth(open.entry, month, i, used, costs));
      }
      month = month.plusMonths(1);
    }
    boolean gone = open.ended == null && known.gone(open.entry);
    if (gone) {
      // Nobody knows the day: it ends with the last month of which anything is known.
      while (!months.isEmpty() && months.get(months.size() - 1).used() == null) {
        months.remove(months.size() - 1);
      }
    }
    List<RealisedMonth> told = months.stream().filter(each -> each.basis().known()).toList();
    boolean unswitched = !told.isEmpty() && told.get(told.size() - 1).notSwitched();
    boolean compared = months.stream().anyMatch(each -> each.basis().counts());
    LogStatus status =
        gone
            ? LogStatus.ENDED
            : open.ended != null || left
                ? LogStatus.REVERSED
                : open.from.isAfter(now)
                    ? LogStatus.APPROVED
                    : unswitched
                        ? LogStatus.NOT_SWITCHED
                        : compared ? LogStatus.REALISED : LogStatus.IN_PRODUCTION;
    @Nullable YearMonth ended = left || gone ? now : open.ended;
    return new DecisionOutcome(
        open.entry,
        open.from,
        ended,
        status,
        months,
        known.costCentre(open.entry),
        known.paid(open.entry));
  }

  /** Forecast and realised saving to date, by month, of all months that are compared. */
  public static Map<YearMonth, double[]> byMonth(List<DecisionOutcome> all) {
    Map<YearMonth, double[]> months = new TreeMap<>();
    for (DecisionOutcome one : all) {
      for (RealisedMonth month : one.months()) {
        if (month.basis().counts()) {
          double[] sums = months.computeIfAbsent(month.month(), key -> new double[2]);
          sums[0] += month.forecastSaving();
          sums[1] += month.realisedSaving();
        }
      }
    }
    return new LinkedHashMap<>(months);
  }

  /** How many calendar months lie between the first and the last month that is compared. */
  public static long span(Map<YearMonth, double[]> byMonth) {
    if (byMonth.isEmpty()) {
      return 0;
    }
    List<YearMonth> months = List.copyOf(byMonth.keySet());
    return ChronoUnit.MONTHS.between(months.get(0), months.get(months.size() - 1)) + 1;
  }
}
