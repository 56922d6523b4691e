package breakeven.core.shape;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Recalculation;
import breakeven.core.expression.Variable;
import breakeven.core.input.AssumptionValues;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.shape.ShapeChoices.Choice;
import breakeven.core.shape.ShapeChoices.Open;
import breakeven.core.shape.ShapeChoices.Typed;
import breakeven.core.table.Workloads;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the blank cells of a shape: of all combinations the one with the smallest cost per 1,000
 * requests over its own horizon, each priced as the row with these cells typed. Combinations within
 * a hundredth of the smallest are equal, and the first of them is taken. What is chosen for a row
 * depends on that row alone. One thread uses it.
 */
public final class ShapeChooser {
  private final Decision decision;
  private final Model model;
  private final ShapeChoices choices;
  private final Variable method;
  private final Variable serving;
  private final Variable trainingCost;
  private final Variable servingCost;
  private final ShapeTrials trials;
  private final Recalculation priced;

  /**
   * Nothing chosen yet.
   *
   * @param capacity rows that are tried at once
   * @param mostMonths the longest horizon of a row
   */
  public ShapeChooser(
      Decision decision,
      PriceBook prices,
      AssumptionValues assumptions,
      int capacity,
      int mostMonths) {
    this.decision = decision;
    model = decision.model;
    choices = new ShapeChoices(prices, assumptions, false);
    method = model.inputs.cell(Workloads.TUNING_METHOD);
    serving = model.inputs.cell(Workloads.SERVING);
    trainingCost = model.inputs.cell(Workloads.TRAINING_COST);
    servingCost = model.inputs.cell(Workloads.SERVING_COST);
    trials = new ShapeTrials(model, prices, capacity, mostMonths);
    priced =
        trials.of(
            model.lines.neededFor(
                List.of(
                    model.totals.tcoTuned,
                    model.returns.perThousandTuned,
                    model.life.closed,
                    decision.needs.lacking)));
  }

  /** What was found of a row's combinations. */
  private static final class Row {
    private final ChosenCells cells;
    private final Open open;

    /** Those that are tried: the likely ones first, and all of them where none can be priced. */
    private List<Choice> tried;

    private double[] costs;
    private boolean[] closed;

    /** How many things each lacks; 0 where it can be priced. */
    private int[] lacking;

    Row(ChosenCells cells, Open open) {
      this.cells = cells;
      this.open = open;
      tried = open.likely();
      costs = new double[tried.size()];
      closed = new boolean[tried.size()];
      lacking = new int[tried.size()];
    }

    /** Has all tried that may lack something. */
    void tryAll() {
      tried = open.all();
      costs = new double[tried.size()];
      closed = new boolean[tried.size()];
      lacking = new int[tried.size()];
    }

    /** The only combination; null where there are several. */
    @Nullable Choice only() {
      return open.all().size() == 1 ? open.all().get(0) : null;
    }

    /** The cheapest that can be priced; null where none can. */
    @Nullable Choice cheapest() {
      Choice best = cheapest(false);
      return best == null ? cheapest(true) : best;
    }

    private @Nullable Choice cheapest(boolean wanted) {
      int best = Cheapest.of(costs, k -> lacking[k] == 0 && closed[k] == wanted);
      return best < 0 ? null : tried.get(best);
    }

    /** The one that lacks least; of equal ones the first. */
    Choice lacksLeast() {
      int best = 0;
      for (int k = 1; k < lacking.length; k++) {
        best = lacking[k] < lacking[best] ? k : best;
      }
      return tried.get(best);
    }
  }

  /**
   * Chooses what is blank in the rows of a frame: puts method and serving into it, and the names
   * that are looked up then.
   *
   * @param base inputs and prices of the rows, not evaluated
   * @param names the names of each row; those of rows in which something is chosen are replaced
   * @return the cells that were chosen in each row
   */
  public ChosenCells[] choose(Frame base, LookupNames[] names) {
    ChosenCells[] chosen = new ChosenCells[base.size()];
    @Nullable Row[] rows = new @Nullable Row[base.size()];
    boolean any = false;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(base, i, names[i]);
      chosen[i] = ChosenCells.NONE;
      any |= rows[i] != null;
    }
    if (!any) {
      return chosen;
    }
    price(base, rows, false);
    price(base, rows, true);
    for (int i = 0; i < rows.length; i++) {
      Row row = rows[i];
      if (row != null) {
        chosen[i] = row.cells;
        names[i] = put(base, i, row, names[i]);
      }
    }
    return chosen;
  }

  /** What is to be chosen in a row; null where nothing is. */
  private @Nullable Row row(Frame base, int i, LookupNames names) {
    double itsMethod = base.values(method)[i];
    double itsServing = base.values(serving)[i];
    Typed typed =
        new Typed(
            names.candidate(),
            Double.isNaN(itsMethod) ? -1 : (int) itsMethod,
            Double.isNaN(itsServing) ? -1 : (int) itsServing,
            names.gpu(),
            Double.isNaN(base.values(trainingCost)[i]),
            Double.isNaN(base.values(servingCost)[i]),
            names.smaller().isEmpty());
    boolean several = choices.several(names.candidate());
    if (typed.method() >= 0 && typed.serving() >= 0 && !typed.gpu().isEmpty() && !several) {
      return null;
    }
    ChosenCells cells =
        new ChosenCells(several, typed.method() < 0, typed.serving() < 0, typed.gpu().isEmpty());
    return new Row(cells, choices.open(typed));
  }

  private LookupNames put(Frame base, int i, Row row, LookupNames names) {
    Choice only = row.only();
    Choice cheapest = only == null ? row.cheapest() : only;
    Shape shape = (cheapest == null ? row.lacksLeast() : cheapest).shape();
    base.values(method)[i] = shape.method() < 0 ? Double.NaN : shape.method();
    base.values(serving)[i] = shape.serving() < 0 ? Double.NaN : shape.serving();
    return new LookupNames(
        names.prompted(),
        row.cells.provider() ? shape.model().name() : names.candidate(),
        names.smaller(),
        shape.gpu(),
        row.cells.gpu(),
        "");
  }

  // --- costs -------------------------------------------------------------------------------------

  /**
   * Prices the combinations of the rows.
   *
   * @param again only of rows in which none of the likely ones can be priced: all of them
   */
  private void price(Frame base, @Nullable Row[] rows, boolean again) {
    for (int i = 0; i < rows.length; i++) {
      Row row = rows[i];
      if (row == null || row.only() != null || again && row.cheapest() != null) {
        continue;
      }
      if (again) {
        row.tryAll();
      }
      if (!row.tried.isEmpty()) {
        trials.put(i, row.tried.get(0));
        if (trials.full()) {
          priceWaiting(base, rows);
        }
      }
    }
    priceWaiting(base, rows);
  }

  private void priceWaiting(Frame base, @Nullable Row[] rows) {
    if (trials.waiting() == 0) {
      return;
    }
    trials.take(base, model.lastMonth(base));
    // A shape is chosen as in Base, whatever the scenario.
    model.drivers.base(trials.frame());
    trials.putShapes();
    trials.frame().fill(decision.chance, Double.NaN);
    trials.all(choicesOf(rows), priced, () -> take(rows));
  }

  private static IntFunction<List<Choice>> choicesOf(@Nullable Row[] rows) {
    return i -> {
      Row row = rows[i];
      return row == null ? List.of() : row.tried;
    };
  }

  private void take(@Nullable Row[] rows) {
    Frame frame = trials.frame();
    double[] perThousand = frame.values(model.returns.perThousandTuned);
    double[] tco = frame.values(model.totals.tcoTuned);
    double[] horizon = frame.values(model.life.horizon);
    double[] closed = frame.values(model.life.closed);
    double[] lacks = frame.values(decision.needs.lacking);
    for (int place = 0; place < trials.waiting(); place++) {
      Row row = rows[trials.row(place)];
      if (row != null) {
        int which = trials.place(place);
        row.costs[which] =
            Double.isNaN(perThousand[place])
                ? tco[place] / Math.max(1, horizon[place])
                : perThousand[place];
        row.closed[which] = closed[place] > 0;
        row.lacking[which] = lacks[place] > 0 ? missing(place) : 0;
      }
    }
  }

  private int missing(int place) {
    int count = 0;
    for (Line line : decision.needs.missing) {
      count += trials.frame().values(line)[place] > 0 ? 1 : 0;
    }
    return Math.max(1, count);
  }
}
