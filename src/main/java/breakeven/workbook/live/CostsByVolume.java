package breakeven.workbook.live;

import breakeven.core.economics.Model;
import breakeven.core.economics.Totals;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.table.Workloads;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each option of each workload would cost at other volumes, held flat over the horizon: one
 * row a workload, values of the review. The volumes go from none to twice the greater one of
 * today's and the break-even volume; today's and the break-even volume itself follow.
 */
final class CostsByVolume extends Workings {
  /** Volumes of a line, before the two that are marked. */
  static final int GRID = 21;

  /** The place of today's volume among the volumes; without a break-even volume its place too. */
  static final int TODAY = GRID;

  static final int BREAK_EVEN = GRID + 1;

  /** All volumes. */
  static final int VOLUMES = GRID + 2;

  private static final double STEP = 0.1;

  /** Pennies are enough for a line that is drawn. */
  private static final double PENNIES = 100;

  private static final MathContext SIX_DIGITS = new MathContext(6);

  private final LiveData data;
  private final Model model;
  private final Line lacking;
  private final String currency;
  private final List<Line> moving = new ArrayList<>();
  private final Map<Expression, Boolean> moves = new HashMap<>();
  private final List<double[]> rows = new ArrayList<>();

  CostsByVolume(int firstRow, LiveData data) {
    super(
        firstRow,
        "Costs at other volumes, of each workload",
        "What each option costs at other volumes, held flat over the horizon, as of the review."
            + " The last two are today's and the break-even volume.");
    this.data = data;
    model = data.model();
    lacking = data.origin().decision().needs.lacking;
    currency = data.origin().prices().rates().reporting();
    Totals totals = model.totals;
    for (Line line :
        model.lines.neededFor(List.of(totals.tcoPrompted, totals.tcoSmall, totals.tcoTuned))) {
      if (line != model.volume.requests && moves(line)) {
        moving.add(line);
      }
    }
    Frame frame = new Frame(model.variables, model.lines, VOLUMES, data.lastMonth());
    data.workloads().forEach(workload -> rows.add(costs(workload, frame)));
  }

  private boolean moves(Expression expression) {
    Boolean known = moves.get(expression);
    if (known != null) {
      return known;
    }
    moves.put(expression, false);
    boolean does =
        expression == model.volume.requests || expression.parts().stream().anyMatch(this::moves);
    moves.put(expression, does);
    return does;
  }

  /** The volumes of a workload, and what each option costs at each. */
  private double[] costs(LiveData.Workload workload, Frame frame) {
    SelectedWorkload.fill(data, workload, frame, VOLUMES);
    double[] row = new double[VOLUMES * VolumeFigure.values().length];
    double tokens = data.value(workload, model.volume.tokensPerRequest);
    for (int at = 0; at < VOLUMES; at++) {
      row[at] = volume(workload, at);
      double requests = tokens > 0 ? row[at] * 1e6 / tokens : 0;
      for (int month = 0; month <= data.lastMonth(); month++) {
        frame.values(model.volume.requests, month)[at] =
            requests * data.value(workload, model.volume.inLife, month);
      }
    }
    frame.evaluate(moving);
    Totals totals = model.totals;
    put(frame.values(totals.tcoPrompted), row, VolumeFigure.LARGE);
    put(smallDrawn(frame), row, VolumeFigure.SMALL);
    put(frame.values(totals.tcoTuned), row, VolumeFigure.TUNED);
    return row;
  }

  /** Without figures there is nothing to draw: no line comes of points that are all at 0. */
  private double volume(LiveData.Workload workload, int at) {
    if (data.value(workload, lacking) + data.value(workload, model.life.closed) > 0) {
      return 0;
    }
    double today = data.value(workload, model.volume.monthlyTokens);
    double breakEven = data.value(workload, model.breakEvenVolume.volume.value());
    double known = Double.isNaN(today) ? 0 : today;
    if (at == TODAY || at == BREAK_EVEN && Double.isNaN(breakEven)) {
      return known;
    }
    return at == BREAK_EVEN
        ? breakEven
        : drawn(at * STEP * Math.max(known, Double.isNaN(breakEven) ? 0 : breakEven));
  }

  /** The same with six digits: a point of a line may be anywhere on it. */
  private static double drawn(double volume) {
    return new BigDecimal(volume).round(SIX_DIGITS).doubleValue();
  }

  /** The small option; on the large one's line where there is none. */
  private double[] smallDrawn(Frame frame) {
    double[] drawn = frame.values(model.totals.tcoSmall).clone();
    double[] large = frame.values(model.totals.tcoPrompted);
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = Double.isNaN(drawn[i]) ? large[i] : drawn[i];
    }
    return drawn;
  }

  private static void put(double[] costs, double[] row, VolumeFigure figure) {
    for (int i = 0; i < VOLUMES; i++) {
      row[at(figure, i)] =
          Double.isNaN(costs[i]) ? Double.NaN : Math.rint(costs[i] * PENNIES) / PENNIES;
    }
  }

  /**
   * The cells of all workloads of one of the {@link #VOLUMES}, or of what an option costs there.
   */
  String cells(VolumeFigure figure, int volume) {
    return CellReferences.column("", 1 + at(figure, volume), firstRow(), lastRow());
  }

  /** The same of one workload. */
  double value(int workload, VolumeFigure figure, int volume) {
    return rows.get(workload)[at(figure, volume)];
  }

  private static int at(VolumeFigure figure, int volume) {
    return figure.ordinal() * VOLUMES + volume;
  }

  @Override
  public List<LiveColumn> columns() {
    List<LiveColumn> columns = new ArrayList<>();
    columns.add(LiveColumn.text(Workloads.WORKLOAD.header(), 30, "The name at the review."));
    for (VolumeFigure figure : VolumeFigure.values()) {
      for (int volume = 1; volume <= VOLUMES; volume++) {
        columns.add(figure.header(", " + volume, currency, LiveColumn.Role.VALUE));
      }
    }
    return columns;
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    cells.value(data.workloads().get(index).name());
    for (double value : rows.get(index)) {
      cells.value(value);
    }
  }
}
