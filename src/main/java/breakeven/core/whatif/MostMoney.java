package breakeven.core.whatif;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Frame;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Of a large portfolio the workloads with most money. Only for these it is searched what would
 * change their verdict. Those of several parts can be put together.
 */
public final class MostMoney implements Serializable {
  /** How many there are at most: as many workloads or fewer are all searched. */
  public static final int MOST_WORKLOADS = 5_000;

  private static final long serialVersionUID = 1;

  /**
   * A workload.
   *
   * @param money net saving or saving, whichever is larger in size; not negative
   * @param row its row in the user's sheet, from 1
   */
  private record Workload(double money, int row) implements Serializable {}

  /**
   * The least that is among those with most money.
   *
   * @param row the last row of those that have as much
   */
  public record Least(double money, int row) implements Serializable {
    /** All workloads are among them. */
    public static final Least ALL = new Least(0, Integer.MAX_VALUE);

    /** Whether a row of an evaluated frame is among them. */
    public boolean reached(Decision decision, Frame frame, int i, int sheetRow) {
      double its = MostMoney.money(decision, frame, i);
      return its > money || its == money && sheetRow <= row;
    }
  }

  private static final Comparator<Workload> MOST_FIRST =
      Comparator.comparingDouble(Workload::money).reversed().thenComparingInt(Workload::row);

  private final int most;
  private final List<Workload> found = new ArrayList<>();

  /** None yet. */
  public MostMoney() {
    this(MOST_WORKLOADS);
  }

  MostMoney(int most) {
    this.most = most;
  }

  /**
   * Takes the rows of an evaluated frame; not those that lack something.
   *
   * @param sheetRows the row in the user's sheet of each, from 1
   */
  public void take(Decision decision, Frame frame, IntUnaryOperator sheetRows) {
    double[] lacking = frame.values(decision.needs.lacking);
    for (int i = 0; i < frame.size(); i++) {
      if (!(lacking[i] > 0)) {
        found.add(new Workload(money(decision, frame, i), sheetRows.applyAsInt(i)));
      }
    }
    leaveOthersOut();
  }

  private static double money(Decision decision, Frame frame, int i) {
    return Math.max(
        size(frame.values(decision.model.totals.netSaving)[i]),
        size(frame.values(decision.saving)[i]));
  }

  private static double size(double money) {
    return Double.isNaN(money) ? 0 : Math.abs(money);
  }

  /** Takes those of another part; returns itself. */
  public MostMoney with(MostMoney part) {
    found.addAll(part.found);
    leaveOthersOut();
    return this;
  }

  /** Keeps one more than there are at most, which tells that there are others. */
  private void leaveOthersOut() {
    if (found.size() > 2 * most + 1) {
      found.sort(MOST_FIRST);
      found.subList(most + 1, found.size()).clear();
    }
  }

  /** The least of them. */
  public Least least() {
    if (found.size() <= most) {
      return Least.ALL;
    }
    found.sort(MOST_FIRST);
    Workload last = found.get(most - 1);
    return new Least(last.money, last.row);
  }
}
