package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.table.Assumption;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Each workload's volume beside its break-even volume, as points of a chart. Workloads without a
 * break-even volume above 0 are counted but are no points; where there are very many points, those
 * with the most money at stake are kept.
 */
public final class VolumePoints {
  /** More points than these nobody can distinguish. */
  public static final int MOST = 2_000;

  /**
   * One workload. Volumes are compared on 9 decimals, here and by the formula over their cells.
   *
   * @param sheetRow its row in the user's sheet
   * @param tokens M tokens in month 1
   * @param breakEven M tokens a month at which it pays
   */
  public record Point(String name, int sheetRow, double tokens, double breakEven, double atStake) {
    public Point {
      tokens = Math.rint(tokens * 1e9) / 1e9;
      breakEven = Math.rint(breakEven * 1e9) / 1e9;
    }

    /** Whether its volume is enough. */
    public boolean above() {
      return tokens >= breakEven;
    }
  }

  private static final Comparator<Point> BY_MONEY =
      Comparator.comparingDouble(Point::atStake)
          .thenComparing(Point::sheetRow, Comparator.reverseOrder());

  private final Decision decision;
  private final PriorityQueue<Point> kept = new PriorityQueue<>(BY_MONEY);
  private int rows;
  private int drawable;
  private double low = Double.NaN;
  private double high = Double.NaN;

  /**
   * No point yet.
   *
   * @param decision the lines of volume and break-even volume
   */
  public VolumePoints(Decision decision) {
    this.decision = decision;
  }

  /** Takes one row. */
  public void add(RowResult row) {
    rows++;
    low = row.value(decision.model.inputs.assumption(Assumption.LOW_VOLUME));
    high = row.value(decision.model.inputs.assumption(Assumption.HIGH_VOLUME));
    if (row.lacking() || row.closed()) {
      return;
    }
    double tokens = row.number(decision.model.volume.monthlyTokens);
    double breakEven = row.number(decision.model.breakEvenVolume.volume.value());
    if (tokens > 0 && breakEven > 0) {
      drawable++;
      double money = row.atStake();
      kept.add(
          new Point(
              row.name(), row.sheetRow(), tokens, breakEven, Double.isNaN(money) ? 0 : money));
      if (kept.size() > MOST) {
        kept.remove();
      }
    }
  }

  /** The points, in the order of the user's sheet. */
  public List<Point> points() {
    return kept.stream().sorted(Comparator.comparingInt(Point::sheetRow)).toList();
  }

  /** Workloads that were taken. */
  public int rows() {
    return rows;
  }

  /** Below this many M tokens a month the rule of thumb says no. */
  public double low() {
    return low;
  }

  /** Above this many M tokens a month the rule of thumb says yes. */
  public double high() {
    return high;
  }

  /** The power of ten at or below every point and threshold. */
  public double lowerEnd() {
    double least = Math.min(low, high);
    for (Point point : kept) {
      least = Math.min(least, Math.min(point.tokens(), point.breakEven()));
    }
    return least > 0 ? Math.pow(10, Math.floor(Math.log10(least))) : 1;
  }

  /** The power of ten at or above every point and threshold. */
  public double upperEnd() {
    double most = Math.max(low, high);
    for (Point point : kept) {
      most = Math.max(most, Math.max(point.tokens(), point.breakEven()));
    }
    return most > 0 ? Math.pow(10, Math.ceil(Math.log10(most))) : 1;
  }

  /** What they come to, as the title of a chart. */
  public String title() {
    long above = kept.stream().filter(Point::above).count();
    return kept.isEmpty()
        ? "No break-even volume"
        : above
            + " of "
            + kept.size()
            + (drawable > kept.size() ? " drawn" : "")
            + (kept.size() == 1 ? " is" : " are")
            + " above break-even";
  }
}
