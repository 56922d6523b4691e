package breakeven.workbook.live;

import breakeven.core.expression.Unit;
import breakeven.core.report.ChartData;
import breakeven.core.report.Columns;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.VolumePoints;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Volume against break-even volume, one row a workload: what the chart on Summary draws, as of the
 * review.
 */
public final class VolumePointsSheet extends Workings {
  /** Columns of what is drawn, from 0; both ends of the lines are there too. */
  public static final int TOKENS = 1;

  public static final int BREAK_EVEN = 2;
  public static final int LOW = 3;
  public static final int HIGH = 4;

  /** Columns of the workloads that the chart names, from 0, largest first. */
  public static final int NAMED_TOKENS = 5;

  public static final int NAMED_BREAK_EVEN = 6;
  public static final int NAME = 7;

  /** How many workloads the chart names. */
  private static final int MOST_NAMED = 5;

  /** Rows before the workloads: both ends of the lines. */
  private static final int LINES = 2;

  private final VolumePoints points;
  private final List<VolumePoints.Point> drawn;
  private final List<LargeWorkload> named = new ArrayList<>();

  /**
   * One of the largest workloads that are drawn.
   *
   * @param name behind its number, which the chart shows
   */
  public record LargeWorkload(String name, double tokens, double breakEven) {}

  VolumePointsSheet(int firstRow, ChartData charted) {
    super(firstRow, "Volume points", charted.points().title());
    points = charted.points();
    drawn = points.points();
    drawn.stream()
        .sorted(Comparator.comparingDouble(VolumePoints.Point::tokens).reversed())
        .limit(MOST_NAMED)
        .forEach(
            point ->
                named.add(
                    new LargeWorkload(
                        (named.size() + 1) + " " + point.name(),
                        point.tokens(),
                        point.breakEven())));
  }

  /** The workloads that the chart names, largest first. */
  public List<LargeWorkload> named() {
    return List.copyOf(named);
  }

  /** The first row of points, as a spreadsheet counts. */
  public int firstPoint() {
    return firstRow() + LINES;
  }

  @Override
  public List<LiveColumn> columns() {
    String unit = " (M tokens a month)";
    return List.of(
        LiveColumn.text("Point", 32, "A workload, or an end of the lines that are drawn."),
        volume(Columns.MONTHLY_TOKENS + unit, "Input and output tokens of month 1, at the review."),
        volume(
            Columns.BREAK_EVEN_VOLUME + unit,
            "Smallest flat volume at which fine-tuning pays over the horizon, at the review."),
        volume(
            "Low volume threshold" + unit, "The lower end of the rule of thumb, by Assumptions."),
        volume(
            "High volume threshold" + unit, "The upper end of the rule of thumb, by Assumptions."),
        volume(
            "Largest volume" + unit,
            "The volumes of the largest workloads that are drawn, largest first: the chart names"
                + " them."),
        volume("Its break-even volume" + unit, "The break-even volume of the same workload."),
        LiveColumn.value("Its name", 26, "Its number, as the chart shows it, and its name."));
  }

  private static LiveColumn volume(String title, String help) {
    return LiveColumn.value(title, NumberFormats.of(Unit.MILLION_TOKENS), 18, help);
  }

  @Override
  public int size() {
    return LINES + drawn.size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    if (index < LINES) {
      end(index == 0, cells);
      return;
    }
    VolumePoints.Point point = drawn.get(index - LINES);
    cells.value(point.name());
    cells.value(point.tokens());
    cells.value(point.breakEven());
    blank(cells, NAMED_TOKENS - LOW);
    if (index - LINES < named.size()) {
      LargeWorkload one = named.get(index - LINES);
      cells.value(one.tokens());
      cells.value(one.breakEven());
      cells.value(one.name());
    } else {
      blank(cells, NAME - HIGH);
    }
  }

  /** An end of the diagonal and of both thresholds. */
  private void end(boolean lower, LiveCells cells) {
    double value = lower ? points.lowerEnd() : points.upperEnd();
    cells.value(lower ? "Lower end of the lines" : "Upper end of the lines");
    cells.value(value);
    cells.value(value);
    cells.value(points.low());
    cells.value(points.high());
    blank(cells, NAME - HIGH);
  }

  private static void blank(LiveCells cells, int count) {
    for (int i = 0; i < count; i++) {
      cells.value(Double.NaN);
    }
  }

  /** The figures of a column of points. */
  public double[] figures(int column) {
    return drawn.stream()
        .mapToDouble(point -> column == TOKENS ? point.tokens() : point.breakEven())
        .toArray();
  }
}
