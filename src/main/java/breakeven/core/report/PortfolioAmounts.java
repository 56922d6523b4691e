package breakeven.core.report;

import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Line;
import breakeven.core.model.Sums;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What workloads add to a portfolio: see {@link PortfolioMoney}. Amounts are money over each
 * workload's own horizon where nothing else is said; groups are never netted with each other.
 *
 * @param counted workloads with figures whose cost today is known, which all of it is about
 * @param ready workloads whose change costs less than today and is proposed
 * @param restoring workloads whose change saves nothing and is proposed
 * @param pending workloads that wait for evidence, those that would cost more among them
 * @param pendingDearer of these, workloads that would cost more than today
 * @param blocked workloads whose saving a failing check is against
 * @param turnedDown workloads whose change was rejected or deferred, and is not proposed again yet
 * @param readyToApprove saving of the changes that are ready
 * @param readyAYear the same, money a year
 * @param readyOneOff what these changes cost before month 1
 * @param restoringQuality what the changes that restore quality cost more than today
 * @param restoringOneOff what these changes cost before month 1
 * @param pendingEvidence saving if the evidence comes out well
 * @param pendingCost what pending workloads would cost more than today if it does
 * @param blockedByCheck net saving of fine-tuning that a failing check is against
 * @param rejectedOrDeferred saving of the changes that were turned down
 * @param spendToday money a year
 * @param spendAdvised with every change made that is proposed, money a year
 */
public record PortfolioAmounts(
    int counted,
    int ready,
    int restoring,
    int pending,
    int pendingDearer,
    int blocked,
    int turnedDown,
    double readyToApprove,
    double readyAYear,
    double readyOneOff,
    double restoringQuality,
    double restoringOneOff,
    double pendingEvidence,
    double pendingCost,
    double blockedByCheck,
    double rejectedOrDeferred,
    double spendToday,
    double spendAdvised) {
  /** Workloads whose change is proposed. */
  public int changes() {
    return ready + restoring;
  }

  /** Sums of workloads, group by group, each exact in whatever order they come. */
  static final class Gathered {
    private static final int COUNTED = 0;
    private static final int READY = 1;
    private static final int RESTORING = 2;
    private static final int PENDING = 3;
    private static final int PENDING_DEARER = 4;
    private static final int BLOCKED = 5;
    private static final int READY_TO_APPROVE = 6;
    private static final int READY_A_YEAR = 7;
    private static final int READY_ONE_OFF = 8;
    private static final int RESTORING_QUALITY = 9;
    private static final int RESTORING_ONE_OFF = 10;
    private static final int PENDING_EVIDENCE = 11;
    private static final int PENDING_COST = 12;
    private static final int BLOCKED_BY_CHECK = 13;
    private static final int SPEND_TODAY = 14;
    private static final int SPEND_ADVISED = 15;
    private static final int TURNED_DOWN = 16;
    private static final int REJECTED_OR_DEFERRED = 17;
    private static final int FIGURES = 18;

    private final PortfolioMoney money;
    private final Sums[] figures = new Sums[FIGURES];

    /**
     * Nothing added yet.
     *
     * @param groups how many groups there are
     */
    Gathered(PortfolioMoney money, int groups) {
      this.money = money;
      for (int i = 0; i < FIGURES; i++) {
        figures[i] = new Sums(groups);
      }
    }

    /** Adds a workload to a group. */
    void add(int group, RowResult row) {
      if (!(row.value(money.counted) > 0)) {
        return;
      }
      boolean ready = row.value(money.ready) > 0;
      boolean restores = row.value(money.restores) > 0;
      boolean dearer = row.value(money.pendingCost) > 0;
      double today = row.value(money.spendToday);
      double advised = row.value(money.spendAdvised);
      count(COUNTED, group, true);
      count(READY, group, ready);
      count(RESTORING, group, restores);
      count(PENDING, group, dearer || row.value(money.pending) > 0);
      count(PENDING_DEARER, group, dearer);
      count(BLOCKED, group, row.value(money.blocked) > 0);
      count(TURNED_DOWN, group, row.value(money.turnedDown) > 0);
      figures[READY_A_YEAR].add(group, ready ? today - advised : 0);
      figures[READY_ONE_OFF].add(group, ready ? row.value(money.oneOff) : 0);
      figures[RESTORING_ONE_OFF].add(group, restores ? row.value(money.oneOff) : 0);
      figures[SPEND_TODAY].add(group, today);
      figures[SPEND_ADVISED].add(group, advised);
      add(READY_TO_APPROVE, group, row, money.readyToApprove);
      add(RESTORING_QUALITY, group, row, money.restoringQuality);
      add(PENDING_EVIDENCE, group, row, money.pendingEvidence);
      add(PENDING_COST, group, row, money.pendingCost);
      add(BLOCKED_BY_CHECK, group, row, money.blocked);
      add(REJECTED_OR_DEFERRED, group, row, money.rejectedOrDeferred);
    }

    /** Adds what was gathered of other workloads, group by group. */
    void add(Gathered other) {
      for (int i = 0; i < FIGURES; i++) {
        figures[i].add(other.figures[i]);
      }
    }

    /** Writes all sums. */
    void write(DataOutput out) throws IOException {
      for (Sums figure : figures) {
        figure.write(out);
      }
    }

    /** Adds sums that were written. */
    void add(DataInput in) throws IOException {
      for (Sums figure : figures) {
        figure.add(Sums.read(in));
      }
    }

    private void count(int figure, int group, boolean holds) {
      figures[figure].add(group, holds ? 1 : 0);
    }

    private void add(int figure, int group, RowResult row, Line line) {
      figures[figure].add(group, row.value(line));
    }

    /** A group. */
    PortfolioAmounts of(int group) {
      return amounts(Arrays.stream(figures).mapToDouble(sums -> sums.of(group)).toArray());
    }

    /** All groups together. */
    PortfolioAmounts total() {
      return amounts(Arrays.stream(figures).mapToDouble(Sums::total).toArray());
    }

    private static PortfolioAmounts amounts(double[] of) {
      return new PortfolioAmounts(
          (int) of[COUNTED],
          (int) of[READY],
          (int) of[RESTORING],
          (int) of[PENDING],
          (int) of[PENDING_DEARER],
          (int) of[BLOCKED],
          (int) of[TURNED_DOWN],
          of[READY_TO_APPROVE],
          of[READY_A_YEAR],
          of[READY_ONE_OFF],
          of[RESTORING_QUALITY],
          of[RESTORING_ONE_OFF],
          of[PENDING_EVIDENCE],
          of[PENDING_COST],
          of[BLOCKED_BY_CHECK],
          of[REJECTED_OR_DEFERRED],
          of[SPEND_TODAY],
          of[SPEND_ADVISED]);
    }
  }
}
