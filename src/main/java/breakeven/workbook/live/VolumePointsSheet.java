package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.index;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.lookUp;
import static breakeven.core.expression.Formula.match;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sum;
import static breakeven.core.expression.Formula.when;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Unit;
import breakeven.core.model.Place;
import breakeven.core.report.ChartData;
import breakeven.core.report.Columns;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.VolumePoints;
import breakeven.core.table.Assumption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Volume against break-even volume, one row a workload: what the chart on Summary draws. A chart
 * takes a word for 0 or for a place in a row, so the points that it draws are one after the other
 * in columns of their own; beyond the last one the first is repeated.
 */
public final class VolumePointsSheet extends Workings {
  /** Columns of what is drawn, from 0; both ends of the lines are there too. */
  public static final int TOKENS = 6;

  public static final int BREAK_EVEN = 7;
  public static final int LOW = 8;
  public static final int HIGH = 9;

  /** Columns of the workloads that the chart names, from 0, largest first. */
  public static final int NAMED_TOKENS = 10;

  public static final int NAMED_BREAK_EVEN = 11;
  public static final int NAME = 12;

  /** How many workloads the chart names. */
  private static final int MOST_NAMED = 5;

  /** Characters of a name in the chart. */
  private static final int LONGEST_NAME = 18;

  private static final int DRAWN = 1;
  private static final int TOKENS_NOW = 2;
  private static final int BREAK_EVEN_NOW = 3;
  private static final int ABOVE = 4;
  private static final int NUMBER = 5;

  /** Rows before the workloads: both ends of the lines. */
  static final int LINES = 2;

  /**
   * @param number how many of the workloads up to this one are drawn
   */
  private record Row(
      String name, boolean drawn, double tokens, double breakEven, boolean above, int number) {}

  private final VolumePoints points;
  private final @Nullable CostsRanges costs;
  private final @Nullable Function<Assumption, String> assumptions;
  private final List<Row> rows = new ArrayList<>();
  private final double[] drawnTokens;
  private final double[] drawnBreakEvens;
  private final List<LargeWorkload> named = new ArrayList<>();

  /**
   * One of the largest workloads that are drawn.
   *
   * @param name with its number, as the chart shows it
   */
  public record LargeWorkload(String name, double tokens, double breakEven) {}

  VolumePointsSheet(
      int firstRow,
      VolumePoints points,
      @Nullable CostsRanges costs,
      @Nullable Function<Assumption, String> assumptions) {
    super(firstRow);
    this.points = points;
    this.costs = costs;
    this.assumptions = assumptions;
    List<VolumePoints.Point> all = points.points();
    if (costs == null) {
      all.forEach(point -> rows.add(row(point, rows.size() + 1)));
    } else {
      workloads(costs.data(), all);
    }
    drawnTokens = drawn(Row::tokens);
    drawnBreakEvens = drawn(Row::breakEven);
    List<Row> drawn = rows.stream().filter(Row::drawn).toList();
    double[] volumes = drawn.stream().mapToDouble(Row::tokens).sorted().toArray();
    for (int k = 0; k < Math.min(MOST_NAMED, volumes.length); k++) {
      // Where two are equal, both times the first of them, as a spreadsheet finds it.
      double volume = volumes[volumes.length - 1 - k];
      int number = k + 1;
      drawn.stream()
          .filter(row -> row.tokens() == volume)
          .findFirst()
          .ifPresent(
              row ->
                  named.add(
                      new LargeWorkload(number + " " + cut(row.name()), volume, row.breakEven())));
    }
  }

  private static String cut(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
  }

  /** The workloads that the chart names, largest first, as they are now. */
  public List<LargeWorkload> named() {
    return List.copyOf(named);
  }

  private static Row row(VolumePoints.Point point, int number) {
    return new Row(point.name(), true, point.tokens(), point.breakEven(), point.above(), number);
  }

  private void workloads(LiveData data, List<VolumePoints.Point> all) {
    int next = 0;
    for (LiveData.Workload workload : data.workloads()) {
      if (next < all.size() && all.get(next).sheetRow() == workload.row()) {
        rows.add(row(all.get(next), ++next));
      } else {
        rows.add(new Row(workload.name(), false, Double.NaN, Double.NaN, false, next));
      }
    }
  }

  /** The section of a review without formulas. */
  public static VolumePointsSheet values(ChartData charted) {
    return new VolumePointsSheet(firstRow(charted), charted.points(), null, null);
  }

  /** Where it begins, whether or not there are formulas: below the portfolio's cash. */
  static int firstRow(ChartData charted) {
    return below(FIRST, charted.cash().lastMonth() + 1);
  }

  /** The first row of points, as a spreadsheet counts. */
  public int firstPoint() {
    return firstRow() + LINES;
  }

  @Override
  public String section() {
    return "Volume points";
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
    String all = call("ROWS", points(0));
    return join(sum(points(ABOVE)), quoted(" of "), all, quoted(" workloads" + VolumePoints.ABOVE));
  }

  @Override
  public List<LiveColumn> columns() {
    String unit = " (M tokens a month)";
    return List.of(
        LiveColumn.text("Point", 32, "A workload, or an end of the lines that are drawn."),
        flag("Drawn", "1 where the workload has a volume and a break-even volume above 0."),
        volume(
            Columns.MONTHLY_TOKENS + unit,
            "Input and output tokens of month 1; blank where the workload is not drawn."),
        volume(
            Columns.BREAK_EVEN_VOLUME + unit,
            "Smallest flat volume at which fine-tuning pays over the horizon; blank where the"
                + " workload is not drawn."),
        flag("Above its break-even", "1 where the volume is at least the break-even volume."),
        flag("Number", "Which of the points that are drawn it is."),
        volume(
            "Volume, as drawn" + unit,
            "The points in their order, for the chart. After the last one the first repeats, since a chart leaves no row out."),
        volume("Break-even volume, as drawn" + unit, "The same points."),
        volume(
            "Low volume threshold" + unit, "The lower end of the rule of thumb, by Assumptions."),
        volume(
            "High volume threshold" + unit, "The upper end of the rule of thumb, by Assumptions."),
        volume(
            "Largest volume" + unit,
            "The volumes of the largest workloads that are drawn, largest first: the chart names them."),
        volume("Its break-even volume" + unit, "The break-even volume of the same workload."),
        LiveColumn.calculated("Its name", 26, "Its number and name, as the chart shows them."));
  }

  private static LiveColumn flag(String title, String help) {
    return LiveColumn.calculated(title, "0", 12, help);
  }

  private static LiveColumn volume(String title, String help) {
    return LiveColumn.calculated(title, NumberFormats.of(Unit.MILLION_TOKENS), 18, help);
  }

  @Override
  public int size() {
    return LINES + rows.size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    if (index < LINES) {
      end(index == 0, cells);
    } else {
      workload(index - LINES, cells);
    }
  }

  /** An end of the diagonal and of both thresholds. */
  private void end(boolean lower, LiveCells cells) {
    double value = lower ? points.lowerEnd() : points.upperEnd();
    cells.value(lower ? "Lower end of the lines" : "Upper end of the lines");
    for (int column = DRAWN; column < TOKENS; column++) {
      cells.value(Double.NaN);
    }
    if (costs == null || assumptions == null) {
      cells.value(value);
      cells.value(value);
      cells.value(points.low());
      cells.value(points.high());
      blank(cells, NAME - HIGH);
      return;
    }
    List<String> all =
        List.of(
            CellReferences.columns("", TOKENS_NOW, BREAK_EVEN_NOW, firstPoint(), lastRow()),
            Place.cell(LOW, "$" + firstRow()),
            Place.cell(HIGH, "$" + firstRow()));
    cells.formula(
        lower
            ? ifError("10^" + call("INT", call("LOG10", call("MIN", all))), 1)
            : ifError("10^" + call("ROUNDUP", call("LOG10", call("MAX", all)), 0), 1),
        value);
    cells.formula(Place.cell(TOKENS, LiveCells.ROW), value);
    cells.formula(assumptions.apply(Assumption.LOW_VOLUME), points.low());
    cells.formula(assumptions.apply(Assumption.HIGH_VOLUME), points.high());
    blank(cells, NAME - HIGH);
  }

  private static void blank(LiveCells cells, int count) {
    for (int i = 0; i < count; i++) {
      cells.value(Double.NaN);
    }
  }

  /** One of the largest workloads, where there are so many. */
  private void named(int index, LiveCells cells) {
    if (index >= named.size()) {
      blank(cells, NAME - HIGH);
      return;
    }
    LargeWorkload one = named.get(index);
    if (costs == null) {
      cells.value(one.tokens());
      cells.value(one.breakEven());
      cells.value(one.name());
      return;
    }
    String volumes = points(TOKENS_NOW);
    String place = match(Place.inColumn(NAMED_TOKENS, LiveCells.ROW), volumes);
    cells.formula(
        ifError(call("LARGE", volumes, index + 1), Place.fixed(TOKENS, firstPoint())),
        one.tokens());
    cells.formula(
        ifError(index(points(BREAK_EVEN_NOW), place), Place.fixed(BREAK_EVEN, firstPoint())),
        one.breakEven());
    String name = index(points(0), place);
    cells.formula(
        ifElse(
            sum(points(DRAWN)) + "<" + (index + 1),
            NOTHING,
            join(
                quoted((index + 1) + " "),
                ifElse(
                    call("LEN", name) + ">" + LONGEST_NAME,
                    join(call("LEFT", name, LONGEST_NAME - 1), quoted("…")),
                    name))),
        one.name());
  }

  private String points(int column) {
    return CellReferences.column("", column, firstPoint(), lastRow());
  }

  private void workload(int index, LiveCells cells) {
    Row row = rows.get(index);
    cells.value(row.name());
    if (costs == null) {
      cells.value(1);
      cells.value(row.tokens());
      cells.value(row.breakEven());
      cells.value(row.above() ? 1 : 0);
      cells.value(index + 1);
      cells.value(row.tokens());
      cells.value(row.breakEven());
      blank(cells, 2);
      named(index, cells);
      return;
    }
    Decision decision = costs.data().origin().decision();
    Model model = decision.model;
    String tokens = costs.cell(model.volume.monthlyTokens, index);
    String breakEven = costs.cell(model.breakEvenVolume.volume.value(), index);
    cells.formula(
        "("
            + costs.cell(decision.needs.lacking, index)
            + "=0)*("
            + costs.cell(model.life.closed, index)
            + "=0)*("
            + sum(tokens)
            + ">0)*("
            + sum(breakEven)
            + ">0)",
        row.drawn() ? 1 : 0);
    String drawn = Place.cell(DRAWN, LiveCells.ROW);
    cells.formula(when(drawn + "=1", tokens), row.tokens());
    cells.formula(when(drawn + "=1", breakEven), row.breakEven());
    cells.formula(
        ifElse(
            drawn + "=1",
            "("
                + Place.cell(TOKENS_NOW, LiveCells.ROW)
                + ">="
                + Place.cell(BREAK_EVEN_NOW, LiveCells.ROW)
                + ")*1",
            0),
        row.above() ? 1 : 0);
    cells.formula(sum(Place.cell(DRAWN, "$" + firstPoint()) + ":" + drawn), row.number());
    drawn(index, TOKENS, TOKENS_NOW, cells);
    drawn(index, BREAK_EVEN, BREAK_EVEN_NOW, cells);
    blank(cells, 2);
    named(index, cells);
  }

  /** A figure of the point of this number; of the first one where there are not so many. */
  private void drawn(int index, int column, int from, LiveCells cells) {
    String point = lookUp(index + 1, points(NUMBER), points(from));
    String otherwise = index == 0 ? NOTHING : Place.cell(column, "$" + firstPoint());
    cells.formula(
        ifError(point, otherwise), (column == TOKENS ? drawnTokens : drawnBreakEvens)[index]);
  }

  /** The figures of a column of what is drawn, as they are now. */
  public double[] figures(int column) {
    return (column == TOKENS ? drawnTokens : drawnBreakEvens).clone();
  }

  private double[] drawn(ToDoubleFunction<Row> figure) {
    double[] drawn = rows.stream().filter(Row::drawn).mapToDouble(figure).toArray();
    double[] figures = new double[rows.size()];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = drawn.length == 0 ? Double.NaN : drawn[i < drawn.length ? i : 0];
    }
    return figures;
  }
}
