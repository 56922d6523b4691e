package breakeven.workbook.live;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.sum;

import breakeven.core.economics.Model;
import breakeven.core.economics.Totals;
import breakeven.core.economics.Volume;
import breakeven.core.expression.Expression;
import breakeven.core.expression.FormulaPrinter;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.model.Place;
import breakeven.core.report.NumberFormats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each option of the chosen workload would cost at other volumes, held flat over the horizon:
 * one row a volume. The lines that move with the requests are printed once more from their own
 * definitions; all others are taken from the workload's row.
 */
final class CostsByVolume extends Workings {
  /** Rows before the two that are marked: from no volume to twice the greater one. */
  static final int GRID = 21;

  /** All of them. */
  static final int ROWS = GRID + 2;

  static final int TODAY = GRID;
  static final int BREAK_EVEN = GRID + 1;

  private static final int SHARE = 1;
  static final int VOLUME_COLUMN = 2;
  private static final int REQUESTS = 3;
  private static final double STEP = 0.1;

  /** One column: its header, its formula, what it comes to in each row. */
  private record Slot(LiveColumn column, String formula, double[] values) {}

  private final LiveData data;
  private final Model model;
  private final Line lacking;
  private final SelectedWorkload chosen;
  private final Addresses addresses;
  private final CostsRanges costs;
  private final String currency;
  private final Set<Expression> taken = new LinkedHashSet<>();
  private final Set<Line> takenMonths = new LinkedHashSet<>();
  private final List<Line> moving = new ArrayList<>();
  private final Map<Expression, Boolean> moves = new HashMap<>();
  private final List<Slot> slots = new ArrayList<>();
  private final double[] volumes = new double[BREAK_EVEN + 1];
  private final double[] requests = new double[BREAK_EVEN + 1];
  private final Frame frame;
  private int smallDrawn;

  /**
   * @param addresses to be filled: where the lines are on this sheet
   * @param known has printed every line, and so knows which are never blank
   */
  CostsByVolume(
      int firstRow,
      CostsRanges costs,
      SelectedWorkload chosen,
      Addresses addresses,
      FormulaPrinter known) {
    super(firstRow);
    this.costs = costs;
    this.chosen = chosen;
    this.addresses = addresses;
    data = costs.data();
    model = data.model();
    lacking = data.origin().decision().needs.lacking;
    currency = data.origin().prices().rates().reporting();
    find();
    frame = evaluated();
    place();
    print(known.at(addresses.at(Addresses.Home.COSTS, 0)));
  }

  // --- what moves with the volume --------------------------------------------------------------

  private void find() {
    Totals totals = model.totals;
    List<Line> wanted = List.of(totals.tcoPrompted, totals.tcoSmall, totals.tcoTuned);
    for (Line line : model.lines.neededFor(wanted)) {
      if (line != model.volume.requests && moves(line)) {
        moving.add(line);
      }
    }
    taken.add(model.volume.monthlyTokens);
    taken.add(model.volume.tokensPerRequest);
    taken.add(model.breakEvenVolume.volume.value());
    taken.add(lacking);
    taken.add(model.life.closed);
    takenMonths.add(model.volume.inLife);
    moving.forEach(line -> line.parts().forEach(this::take));
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

  private void take(Expression part) {
    if (part instanceof Line line) {
      if (!moves(line) && !line.monthly()) {
        taken.add(line);
      } else if (!moves(line) && !addresses.common(line)) {
        takenMonths.add(line);
      }
    } else if (part instanceof Variable variable) {
      if (!addresses.common(variable)) {
        taken.add(variable);
      }
    } else {
      part.parts().forEach(this::take);
    }
  }

  private Frame evaluated() {
    int rows = volumes.length;
    Frame at = new Frame(model.variables, model.lines, rows, data.lastMonth());
    SelectedWorkload.fill(data, chosen.workload(), at, rows);
    boolean none = chosen.value(lacking) + chosen.value(model.life.closed) > 0;
    double today = none ? 0 : chosen.value(model.volume.monthlyTokens.orZero());
    double breakEven = none ? Double.NaN : chosen.value(model.breakEvenVolume.volume.value());
    double tokens = chosen.value(model.volume.tokensPerRequest);
    double greater = Math.max(today, Double.isNaN(breakEven) ? 0 : breakEven);
    for (int row = 0; row < rows; row++) {
      volumes[row] =
          row < GRID
              ? share(row) * greater
              : row == TODAY || Double.isNaN(breakEven) ? today : breakEven;
      requests[row] = tokens > 0 ? volumes[row] * 1e6 / tokens : 0;
      for (int month = 0; month <= data.lastMonth(); month++) {
        at.values(model.volume.requests, month)[row] =
            requests[row] * data.value(chosen.workload(), model.volume.inLife, month);
      }
    }
    at.evaluate(moving);
    return at;
  }

  private static double share(int row) {
    return Math.round(row * STEP * 10) / 10.0;
  }

  // --- where it is -------------------------------------------------------------------------

  private void place() {
    int column = REQUESTS + 1;
    for (Expression expression : taken) {
      addresses.column(expression, column++);
    }
    for (Line line : takenMonths) {
      addresses.block(line, column);
      column += data.lastMonth() + 1;
    }
    addresses.block(model.volume.requests, column);
    column += data.lastMonth() + 1;
    for (Line line : moving) {
      if (line.monthly()) {
        addresses.block(line, column);
        column += data.lastMonth() + 1;
      } else {
        addresses.column(line, column++);
      }
    }
    smallDrawn = column;
  }

  private void print(FormulaPrinter printer) {
    for (Expression expression : taken) {
      add(
          name(expression),
          "Taken from the workload's row",
          LiveColumn.Role.TAKEN,
          format(expression),
          chosen.in(costs.column(expression)),
          constant(chosen.value(expression)));
    }
    takenMonths.forEach(this::takenMonths);
    requestsByMonth();
    for (Line line : moving) {
      if (line.monthly()) {
        months(line, printer);
      } else {
        add(
            line.name() + " (" + line.unit().words(currency) + ")",
            "At this volume",
            LiveColumn.Role.CALCULATED,
            NumberFormats.of(line.unit()),
            printer.formula(line),
            frame.values(line));
      }
    }
    Totals totals = model.totals;
    String small = addresses.cost(Addresses.Home.COSTS, totals.tcoSmall);
    String large = addresses.cost(Addresses.Home.COSTS, totals.tcoPrompted);
    double[] drawn = frame.values(totals.tcoSmall).clone();
    for (int row = 0; row < drawn.length; row++) {
      drawn[row] = Double.isNaN(drawn[row]) ? frame.values(totals.tcoPrompted)[row] : drawn[row];
    }
    add(
        "Small option as drawn (" + currency + ")",
        "Drawn",
        LiveColumn.Role.CALCULATED,
        NumberFormats.MONEY,
        ifElse(isNumber(small), small, large),
        drawn);
  }

  private String name(Expression expression) {
    return expression instanceof Line line && !line.unit().words(currency).isEmpty()
        ? line.name() + " (" + line.unit().words(currency) + ")"
        : expression.toString();
  }

  private static String format(Expression expression) {
    return expression instanceof Line line ? NumberFormats.of(line.unit()) : NumberFormats.GENERAL;
  }

  private double[] constant(double value) {
    double[] values = new double[volumes.length];
    java.util.Arrays.fill(values, value);
    return values;
  }

  private void takenMonths(Line line) {
    for (int month = 0; month <= data.lastMonth(); month++) {
      add(
          line.name() + ", " + month,
          line.name() + " by month, taken",
          LiveColumn.Role.TAKEN,
          NumberFormats.of(line.unit()),
          chosen.in(costs.month(line, month)),
          frame.values(line, month));
    }
  }

  private void requestsByMonth() {
    Line line = model.volume.requests;
    for (int month = 0; month <= data.lastMonth(); month++) {
      add(
          line.name() + ", " + month,
          line.name() + " by month, flat",
          LiveColumn.Role.CALCULATED,
          NumberFormats.of(line.unit()),
          Place.inColumn(REQUESTS, LiveCells.ROW)
              + "*"
              + addresses.month(Addresses.Home.COSTS, model.volume.inLife, month),
          frame.values(line, month));
    }
  }

  private void months(Line line, FormulaPrinter printer) {
    for (int month = 0; month <= data.lastMonth(); month++) {
      FormulaPrinter here = printer.at(addresses.at(Addresses.Home.MONTHS, month));
      add(
          line.name() + ", " + month,
          line.name() + " by month (" + line.unit().words(currency) + ")",
          LiveColumn.Role.CALCULATED,
          NumberFormats.of(line.unit()),
          month == 0 ? here.start(line) : here.formula(line),
          frame.values(line, month));
    }
  }

  private void add(
      String title,
      String group,
      LiveColumn.Role role,
      String format,
      String formula,
      double[] values) {
    slots.add(new Slot(new LiveColumn(title, group, role, format, true, 14, ""), formula, values));
  }

  // --- what Explorer shows of it ---------------------------------------------------------------

  double volume(int index) {
    return volumes[index];
  }

  int column(Line line) {
    return addresses.column(line);
  }

  double value(Line line, int index) {
    return frame.values(line)[index];
  }

  /** The column of the small option as it is drawn: on the large one's line where there is none. */
  int smallDrawn() {
    return smallDrawn;
  }

  double smallDrawn(int index) {
    return slots.get(slots.size() - 1).values()[index];
  }

  // --- the sheet -------------------------------------------------------------------------------

  @Override
  public String section() {
    return "Costs at other volumes";
  }

  @Override
  public String sentence() {
    return "What each option of the workload on Explorer costs at other volumes, held flat over the horizon.";
  }

  @Override
  public List<LiveColumn> columns() {
    List<LiveColumn> columns = new ArrayList<>();
    columns.add(
        LiveColumn.text(
            "Point", 16, "A point of the lines that are drawn, or one that is marked."));
    columns.add(
        LiveColumn.value(
                "Share of the greater volume",
                "0.0",
                14,
                "Of today's and the break-even volume, so that both are drawn.")
            .in("Volume"));
    columns.add(
        LiveColumn.calculated(
                "Volume (M tokens a month)",
                "#,##0.0",
                16,
                "Held flat over the horizon, as the break-even volume is.")
            .in("Volume"));
    columns.add(
        LiveColumn.calculated(
                "Requests (a month)", "#,##0", 16, "The requests that have so many tokens.")
            .in("Volume"));
    slots.forEach(slot -> columns.add(slot.column()));
    return columns;
  }

  @Override
  public int size() {
    return volumes.length;
  }

  @Override
  public void row(int index, LiveCells cells) {
    cells.value(index < GRID ? "Drawn" : index == TODAY ? "Today" : "Break-even");
    if (index < GRID) {
      cells.value(share(index));
    } else {
      cells.value(Double.NaN);
    }
    String today = sum(addresses.cost(Addresses.Home.COSTS, model.volume.monthlyTokens));
    String breakEven = addresses.cost(Addresses.Home.COSTS, model.breakEvenVolume.volume.value());
    String share = Place.cell(SHARE, LiveCells.ROW);
    String volume =
        index < GRID
            ? share + "*" + call("MAX", today, sum(breakEven))
            : index == TODAY ? today : ifElse(isNumber(breakEven), breakEven, today);
    // Without figures there is nothing to draw: no line comes of points that are all at 0.
    cells.formula(
        ifElse(
            addresses.cost(Addresses.Home.COSTS, lacking)
                + "+"
                + addresses.cost(Addresses.Home.COSTS, model.life.closed)
                + ">0",
            0,
            volume),
        volumes[index]);
    String tokens = addresses.cost(Addresses.Home.COSTS, model.volume.tokensPerRequest);
    cells.formula(
        ifElse(
            sum(tokens) + ">0",
            Place.cell(VOLUME_COLUMN, LiveCells.ROW)
                + "*"
                + addresses.at(Addresses.Home.COSTS, 0).constant(Volume.ONE_MILLION)
                + "/"
                + tokens,
            0),
        requests[index]);
    for (Slot slot : slots) {
      cells.formula(slot.formula(), slot.values()[index]);
    }
  }
}
