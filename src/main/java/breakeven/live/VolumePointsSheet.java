package breakeven.live;

import breakeven.decision.Decision;
import breakeven.economics.Model;
import breakeven.expression.Unit;
import breakeven.model.Place;
import breakeven.report.Columns;
import breakeven.report.Looks;
import breakeven.report.VolumePoints;
import breakeven.table.Assumption;
import breakeven.table.Sheets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Volume against break-even volume, one row a workload: what the chart on Summary draws. A chart
 * takes a word for 0 or for a place in a row, so a workload without a point stands where the first
 * point stands.
 */
public final class VolumePointsSheet implements LiveSheet {
  /** Columns, from 0. */
  public static final int TOKENS = 2;

  public static final int BREAK_EVEN = 3;
  public static final int LOW = 4;
  public static final int HIGH = 5;
  private static final int DRAWN = 1;
  private static final int ABOVE = 6;

  /** Rows before the workloads: both ends of the lines, and the first point. */
  public static final int LINES = 2;

  /** The first row of points, as a spreadsheet counts. */
  public static final int FIRST_POINT = FIRST_ROW + LINES;

  private static final int BEFORE = LINES + 1;

  private record Row(String name, boolean drawn, double tokens, double breakEven, boolean above) {}

  private final VolumePoints points;
  private final @Nullable Whole costs;
  private final @Nullable Function<Assumption, String> assumptions;
  private final List<Row> rows = new ArrayList<>();
  private final double firstTokens;
  private final double firstBreakEven;

  VolumePointsSheet(
      VolumePoints points,
      @Nullable Whole costs,
      @Nullable Function<Assumption, String> assumptions) {
    this.points = points;
    this.costs = costs;
    this.assumptions = assumptions;
    List<VolumePoints.Point> all = points.points();
    firstTokens = all.isEmpty() ? Double.NaN : all.get(0).tokens();
    firstBreakEven = all.isEmpty() ? Double.NaN : all.get(0).breakEven();
    if (costs == null) {
      all.forEach(point -> rows.add(row(point)));
    } else {
      workloads(costs.data(), all);
    }
  }

  private static Row row(VolumePoints.Point point) {
    return new Row(point.name(), true, point.tokens(), point.breakEven(), point.above());
  }

  private void workloads(LiveData data, List<VolumePoints.Point> all) {
    int next = 0;
    for (LiveData.Workload workload : data.workloads()) {
      if (next < all.size() && all.get(next).sheetRow() == workload.row()) {
        rows.add(row(all.get(next++)));
      } else {
        rows.add(new Row(workload.name(), false, firstTokens, firstBreakEven, false));
      }
    }
  }

  /** The sheet of a review without formulas. */
  public static VolumePointsSheet values(VolumePoints points) {
    return new VolumePointsSheet(points, null, null);
  }

  @Override
  public String name() {
    return Sheets.VOLUME_POINTS;
  }

  @Override
  public String sentence() {
    return points.title();
  }

  @Override
  public String sentenceFormula() {
    if (costs == null) {
      return "";
    }
    int first = FIRST_ROW + BEFORE;
    int last = FIRST_ROW + size() - 1;
    String all = "ROWS(" + Refs.column("", 0, first, last) + ")";
    return "SUM("
        + Refs.column("", ABOVE, first, last)
        + ")&\" of \"&"
        + all
        + "&"
        + Refs.text(" workloads" + VolumePoints.ABOVE);
  }

  @Override
  public List<LiveColumn> columns() {
    String unit = " (M tokens a month)";
    return List.of(
        LiveColumn.text("Point", 32, "A workload, or an end of the lines that are drawn."),
        flag("Drawn", "1 where the workload has a volume and a break-even volume above 0."),
        volume(
            Columns.MONTHLY_TOKENS + unit,
            "Input and output tokens of month 1. A workload that is not drawn stands on the first"
                + " point."),
        volume(
            Columns.BREAK_EVEN_VOLUME + unit,
            "Smallest flat volume at which fine-tuning pays over the horizon."),
        volume(
            "Low volume threshold" + unit, "The lower end of the rule of thumb, by Assumptions."),
        volume(
            "High volume threshold" + unit, "The upper end of the rule of thumb, by Assumptions."),
        flag("Above its break-even", "1 where the volume is at least the break-even volume."));
  }

  private static LiveColumn flag(String title, String help) {
    return new LiveColumn(title, "", LiveColumn.Role.CALCULATED, "0", true, 12, help);
  }

  private static LiveColumn volume(String title, String help) {
    return new LiveColumn(
        title, "", LiveColumn.Role.CALCULATED, Looks.of(Unit.MILLION_TOKENS), true, 18, help);
  }

  @Override
  public int size() {
    return BEFORE + rows.size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    if (index < LINES) {
      end(index == 0, cells);
    } else if (index == LINES) {
      first(cells);
    } else {
      workload(index - BEFORE, cells);
    }
  }

  /** An end of the diagonal and of both thresholds. */
  private void end(boolean lower, LiveCells cells) {
    double value = lower ? points.lowerEnd() : points.upperEnd();
    cells.value(lower ? "Lower end of the lines" : "Upper end of the lines");
    cells.value(Double.NaN);
    if (costs == null || assumptions == null) {
      cells.value(value);
      cells.value(value);
      cells.value(points.low());
      cells.value(points.high());
    } else {
      String thresholds =
          "," + letters(LOW) + "$" + FIRST_ROW + "," + letters(HIGH) + "$" + FIRST_ROW;
      String all =
          "$"
              + letters(TOKENS)
              + "$"
              + FIRST_POINT
              + ":$"
              + letters(BREAK_EVEN)
              + "$"
              + (FIRST_ROW + size() - 1);
      cells.formula(
          lower
              ? "IFERROR(10^INT(LOG10(MIN(" + all + thresholds + "))),1)"
              : "IFERROR(10^ROUNDUP(LOG10(MAX(" + all + thresholds + ")),0),1)",
          value);
      cells.formula(letters(TOKENS) + LiveCells.ROW, value);
      cells.formula(assumptions.apply(Assumption.LOW_VOLUME), points.low());
      cells.formula(assumptions.apply(Assumption.HIGH_VOLUME), points.high());
    }
    cells.value(Double.NaN);
  }

  private static String letters(int column) {
    return Place.letters(column);
  }

  private void first(LiveCells cells) {
    cells.value("First point");
    cells.value(Double.NaN);
    if (costs == null) {
      cells.value(firstTokens);
      cells.value(firstBreakEven);
    } else {
      Model model = costs.data().model();
      String found =
          ",MATCH(1,"
              + Refs.column("", DRAWN, FIRST_ROW + BEFORE, FIRST_ROW + size() - 1)
              + ",0)),\"\")";
      cells.formula(
          "IFERROR(INDEX(" + costs.column(model.volume.monthlyTokens) + found, firstTokens);
      cells.formula(
          "IFERROR(INDEX(" + costs.column(model.breakEvens.volume.value()) + found, firstBreakEven);
    }
    cells.value(Double.NaN);
    cells.value(Double.NaN);
    cells.value(Double.NaN);
  }

  private void workload(int index, LiveCells cells) {
    Row row = rows.get(index);
    cells.value(row.name());
    if (costs == null) {
      cells.value(1);
      cells.value(row.tokens());
      cells.value(row.breakEven());
      cells.value(Double.NaN);
      cells.value(Double.NaN);
      cells.value(row.above() ? 1 : 0);
      return;
    }
    Decision decision = costs.data().origin().decision();
    Model model = decision.model;
    String tokens = costs.cell(model.volume.monthlyTokens, index);
    String breakEven = costs.cell(model.breakEvens.volume.value(), index);
    cells.formula(
        "("
            + costs.cell(decision.needs.lacking, index)
            + "=0)*("
            + costs.cell(model.life.closed, index)
            + "=0)*(SUM("
            + tokens
            + ")>0)*(SUM("
            + breakEven
            + ")>0)",
        row.drawn() ? 1 : 0);
    String drawn = letters(DRAWN) + LiveCells.ROW;
    cells.formula(
        "IF(" + drawn + "=1," + tokens + "," + letters(TOKENS) + "$" + FIRST_POINT + ")",
        row.tokens());
    cells.formula(
        "IF(" + drawn + "=1," + breakEven + "," + letters(BREAK_EVEN) + "$" + FIRST_POINT + ")",
        row.breakEven());
    cells.value(Double.NaN);
    cells.value(Double.NaN);
    cells.formula(
        "IF("
            + drawn
            + "=1,("
            + letters(TOKENS)
            + LiveCells.ROW
            + ">="
            + letters(BREAK_EVEN)
            + LiveCells.ROW
            + ")*1,0)",
        row.above() ? 1 : 0);
  }

  /** The figures of a column from the first point on, as they stand now. */
  public double[] figures(int column) {
    double[] figures = new double[rows.size() + 1];
    figures[0] = column == TOKENS ? firstTokens : firstBreakEven;
    for (int i = 0; i < rows.size(); i++) {
      figures[i + 1] = column == TOKENS ? rows.get(i).tokens() : rows.get(i).breakEven();
    }
    return figures;
  }
}
