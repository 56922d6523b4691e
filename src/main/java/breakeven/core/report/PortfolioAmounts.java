package breakeven.core.report;

import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Line;
import breakeven.core.model.Sums;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What workloads add to a portfolio: a value for each {@link PortfolioFigure}. Amounts are money
 * over each workload's own horizon where nothing else is said; groups are never netted with each
 * other.
 */
public final class PortfolioAmounts {
  private static final PortfolioFigure[] FIGURES = PortfolioFigure.values();

  private final double[] values;

  private PortfolioAmounts(double[] values) {
    this.values = values;
  }

  /** Values that are known; all others are 0. */
  public static PortfolioAmounts of(Map<PortfolioFigure, Double> known) {
    return new PortfolioAmounts(
        Arrays.stream(FIGURES).mapToDouble(figure -> known.getOrDefault(figure, 0.0)).toArray());
  }

  /** A figure: a number of workloads, or money. */
  public double of(PortfolioFigure figure) {
    return values[figure.ordinal()];
  }

  /** The same of a figure that counts workloads. */
  public int count(PortfolioFigure figure) {
    return (int) of(figure);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PortfolioAmounts amounts && Arrays.equals(values, amounts.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }

  /** See {@link PortfolioFigure#COUNTED}. */
  public int counted() {
    return count(PortfolioFigure.COUNTED);
  }

  /** See {@link PortfolioFigure#READY}. */
  public int ready() {
    return count(PortfolioFigure.READY);
  }

  /** See {@link PortfolioFigure#RESTORING}. */
  public int restoring() {
    return count(PortfolioFigure.RESTORING);
  }

  /** See {@link PortfolioFigure#PENDING}. */
  public int pending() {
    return count(PortfolioFigure.PENDING);
  }

  /** See {@link PortfolioFigure#BLOCKED}. */
  public int blocked() {
    return count(PortfolioFigure.BLOCKED);
  }

  /** See {@link PortfolioFigure#TURNED_DOWN}. */
  public int turnedDown() {
    return count(PortfolioFigure.TURNED_DOWN);
  }

  /** See {@link PortfolioFigure#READY_TO_APPROVE}. */
  public double readyToApprove() {
    return of(PortfolioFigure.READY_TO_APPROVE);
  }

  /** See {@link PortfolioFigure#READY_A_YEAR}. */
  public double readyAYear() {
    return of(PortfolioFigure.READY_A_YEAR);
  }

  /** See {@link PortfolioFigure#EXPECTED_A_YEAR}. */
  public double expectedAYear() {
    return of(PortfolioFigure.EXPECTED_A_YEAR);
  }

  /** See {@link PortfolioFigure#READY_ONE_OFF}. */
  public double readyOneOff() {
    return of(PortfolioFigure.READY_ONE_OFF);
  }

  /** See {@link PortfolioFigure#RESTORING_QUALITY}. */
  public double restoringQuality() {
    return of(PortfolioFigure.RESTORING_QUALITY);
  }

  /** See {@link PortfolioFigure#RESTORING_ONE_OFF}. */
  public double restoringOneOff() {
    return of(PortfolioFigure.RESTORING_ONE_OFF);
  }

  /** See {@link PortfolioFigure#PENDING_EVIDENCE}. */
  public double pendingEvidence() {
    return of(PortfolioFigure.PENDING_EVIDENCE);
  }

  /** See {@link PortfolioFigure#BLOCKED_BY_CHECK}. */
  public double blockedByCheck() {
    return of(PortfolioFigure.BLOCKED_BY_CHECK);
  }

  /** See {@link PortfolioFigure#REJECTED_OR_DEFERRED}. */
  public double rejectedOrDeferred() {
    return of(PortfolioFigure.REJECTED_OR_DEFERRED);
  }

  /** See {@link PortfolioFigure#PAID_TODAY}. */
  public double paidToday() {
    return of(PortfolioFigure.PAID_TODAY);
  }

  /** Sums of workloads, group by group, each exact in whatever order they come. */
  static final class Gathered {
    private final List<PortfolioFigure.OfLines> figures;
    private final Sums[] sums = new Sums[FIGURES.length];

    /**
     * Nothing added yet.
     *
     * @param groups how many groups there are
     */
    Gathered(PortfolioMoney money, int groups) {
      figures = Arrays.stream(FIGURES).map(figure -> figure.of(money)).toList();
      Arrays.setAll(sums, figure -> new Sums(groups));
    }

    /** Adds a workload to a group. */
    void add(int group, RowResult row) {
      for (int i = 0; i < sums.length && !row.lacking(); i++) {
        sums[i].add(group, value(figures.get(i), row));
      }
    }

    private static double value(PortfolioFigure.OfLines figure, RowResult row) {
      for (Line flag : figure.where()) {
        if (!(row.value(flag) > 0)) {
          return 0;
        }
      }
      Line above = figure.above();
      if (above != null && !(row.value(above) > 0)) {
        return 0;
      }
      Line amount = figure.amount();
      if (amount == null) {
        return 1;
      }
      double value = row.value(amount);
      return Double.isNaN(value) ? 0 : figure.less() ? -value : value;
    }

    /** Adds what was gathered of other workloads, group by group. */
    void add(Gathered other) {
      for (int i = 0; i < sums.length; i++) {
        sums[i].add(other.sums[i]);
      }
    }

    /** Writes all sums. */
    void write(DataOutput out) throws IOException {
      for (Sums sum : sums) {
        sum.write(out);
      }
    }

    /** Adds sums that were written. */
    void add(DataInput in) throws IOException {
      for (Sums sum : sums) {
        sum.add(Sums.read(in));
      }
    }

    /** A group. */
    PortfolioAmounts of(int group) {
      return amounts(figure -> figure.of(group));
    }

    /** All groups together. */
    PortfolioAmounts total() {
      return amounts(Sums::total);
    }

    private PortfolioAmounts amounts(ToDoubleFunction<Sums> sum) {
      return new PortfolioAmounts(Arrays.stream(sums).mapToDouble(sum).toArray());
    }
  }
}
