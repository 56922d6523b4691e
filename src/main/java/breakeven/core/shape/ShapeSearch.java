package breakeven.core.shape;

import breakeven.core.decision.Chances;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Dependents;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Variable;
import breakeven.core.input.AssumptionValues;
import breakeven.core.price.BaseModel;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.shape.ShapeChoices.Choice;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Prices every shape of every workload by running the model again with the cells and prices of that
 * shape, over the workload's own horizon, and keeps the cheapest.
 *
 * <p>What is found of a row depends on that row alone. One thread uses it.
 */
public final class ShapeSearch {
  /** Shapes of the same model that are told beside the row's own. */
  public static final int MOST_SAME = 5;

  /** Shapes of other models that are told. */
  public static final int MOST_OTHERS = 3;

  /** Workloads above which only the best shape of the same model is looked for. */
  public static final int MOST_WORKLOADS = 5_000;

  /** How far is looked. */
  public enum Depth {
    /** Not at all. */
    NONE,
    /** For the best shape of the same model. */
    BEST,
    /** For the best shapes of the same model and of others, with the verdict of each. */
    ALL;

    /** How far is looked where so many workloads are reviewed. */
    public static Depth of(int workloads) {
      return workloads > MOST_WORKLOADS ? BEST : ALL;
    }
  }

  private static final int NO_VERDICT = -1;

  private final Decision decision;
  private final Model model;
  private final PriceBook prices;
  private final @Nullable Chances chances;
  private final boolean whole;
  private final ShapeChoices choices;
  private final Variable method;
  private final Variable serving;
  private final List<Variable> quoted;
  private final Frame frame;
  private final List<Line> priced;

  /** Those of them that are others in another shape. */
  private final List<Line> moving;

  private final List<Line> decided;

  /** Rows and shapes that wait to be priced together. */
  private final int[] rows;

  private final Choice[] tried;
  private int waiting;

  /**
   * A search with its own frames.
   *
   * @param chances draws the chance of payback with each shape; null: it stays blank
   * @param capacity shapes that are priced at once
   * @param mostMonths the longest horizon of a row
   */
  public ShapeSearch(
      Decision decision,
      PriceBook prices,
      AssumptionValues assumptions,
      @Nullable Chances chances,
      Depth depth,
      int capacity,
      int mostMonths) {
    this.decision = decision;
    this.model = decision.model;
    this.prices = prices;
    this.chances = chances;
    whole = depth == Depth.ALL;
    choices = new ShapeChoices(prices, assumptions, whole);
    method = model.inputs.cell(Workloads.TUNING_METHOD);
    serving = model.inputs.cell(Workloads.SERVING);
    quoted =
        List.of(
            model.inputs.cell(Workloads.TRAINING_COST),
            model.inputs.cell(Workloads.SERVING_COST),
            model.inputs.cell(Workloads.ONE_OFF_COST));
    priced =
        model.lines.neededFor(
            List.of(
                model.totals.tcoTuned, model.life.closed, model.life.life, decision.needs.lacking));
    Set<Variable> moved = new HashSet<>(prices.ofOffers());
    moved.add(method);
    moved.add(serving);
    Dependents reach = Dependents.of(moved, List.of(model.life.horizon));
    moving = priced.stream().filter(reach::reaches).toList();
    decided = model.lines.neededFor(List.of(decision.verdict, decision.tcoThen));
    frame = new Frame(model.variables, model.lines, capacity, mostMonths);
    // All shapes of a row are priced over its own horizon.
    frame.fix(model.life.horizon);
    rows = new int[capacity];
    tried = new Choice[capacity];
  }

  /** What is known of a row so far. */
  private static final class Row {
    private final Shape own;
    private final List<Choice> choices;
    private final Cheapest same;
    private final Cheapest others;

    Row(Shape own, List<Choice> choices, int mostSame, int mostOthers) {
      this.own = own;
      this.choices = choices;
      same = new Cheapest(mostSame, false);
      others = new Cheapest(mostOthers, true);
    }
  }

  /**
   * A shape that was priced.
   *
   * @param cost of fine-tuning in it, over the row's horizon
   */
  private record Priced(Choice choice, double cost) {
    boolean after(double otherCost, int otherOrder) {
      double dearer = cost - otherCost;
      return Comparison.positive(dearer)
          || !Comparison.positive(-dearer) && otherOrder < choice.order();
    }
  }

  /** The cheapest of some shapes; of equal ones the first. */
  private static final class Cheapest {
    private final int most;

    /** Whether each model is told once, in its best shape. */
    private final boolean models;

    private final List<Priced> found = new ArrayList<>();

    Cheapest(int most, boolean models) {
      this.most = most;
      this.models = models;
    }

    /** Whether a shape is none of the cheapest so far. */
    boolean passes(double cost, int order) {
      return found.size() == most && !found.get(most - 1).after(cost, order);
    }

    void offer(Priced one) {
      int at = found.size();
      while (at > 0 && found.get(at - 1).after(one.cost, one.choice.order())) {
        at--;
      }
      if (at == most || models && !replaces(one, at)) {
        return;
      }
      found.add(at, one);
      if (found.size() > most) {
        found.remove(most);
      }
    }

    /** Whether a shape is the best of its model so far; the one before it is then gone. */
    private boolean replaces(Priced one, int at) {
      for (int k = 0; k < found.size(); k++) {
        if (found.get(k).choice.shape().model().sameModel(one.choice.shape().model())) {
          if (k < at) {
            return false;
          }
          found.remove(k);
          return true;
        }
      }
      return true;
    }
  }

  /**
   * The shapes of every row of an evaluated frame; {@link RowShapes#NONE} where the verdict is
   * Needs data.
   *
   * @param names a workload's name by its row in the frame
   * @param used the names that it looks up
   */
  public RowShapes[] find(Frame base, IntFunction<String> names, IntFunction<LookupNames> used) {
    return find(base, 0, base.size(), names, used);
  }

  /** The same of one row. */
  public RowShapes of(Frame base, int row, String name, LookupNames used) {
    return find(base, row, row + 1, each -> name, each -> used)[row];
  }

  /** The same of the rows from one to before another. */
  private RowShapes[] find(
      Frame base, int first, int end, IntFunction<String> names, IntFunction<LookupNames> used) {
    @Nullable Row[] all = new @Nullable Row[base.size()];
    double[] verdict = base.values(decision.verdict);
    int needsData = Decision.VERDICTS.indexOf(Decision.NEEDS_DATA);
    for (int row = first; row < end; row++) {
      Shape own = verdict[row] == needsData ? null : own(base, row, used.apply(row));
      if (own != null) {
        all[row] = new Row(own, choices.of(own), whole ? MOST_SAME : 1, whole ? MOST_OTHERS : 0);
      }
    }
    price(base, all);
    return whole ? judged(base, all, names) : priced(base, all);
  }

  private @Nullable Shape own(Frame base, int row, LookupNames used) {
    BaseModel candidate = choices.candidate(used.candidate());
    double itsMethod = base.values(method)[row];
    double itsServing = base.values(serving)[row];
    return candidate == null || Double.isNaN(itsMethod) || Double.isNaN(itsServing)
        ? null
        : new Shape(candidate, (int) itsMethod, (int) itsServing, prices.written(used.gpu()));
  }

  // --- costs -------------------------------------------------------------------------------------

  /** Prices all shapes of the rows. */
  private void price(Frame base, @Nullable Row[] all) {
    for (int i = 0; i < all.length; i++) {
      Row row = all[i];
      if (row != null && !row.choices.isEmpty()) {
        put(i, row.choices.get(0));
        if (waiting == rows.length) {
          priceWaiting(base, all);
        }
      }
    }
    priceWaiting(base, all);
  }

  /** Prices the first shape of each row that waits, then the second one of each, and so on. */
  private void priceWaiting(Frame base, @Nullable Row[] all) {
    if (waiting == 0) {
      return;
    }
    run(base, priced);
    take(base, all, 0);
    for (int which = 1; goOn(all, which); which++) {
      putShapes();
      frame.evaluate(moving);
      take(base, all, which);
    }
    waiting = 0;
  }

  /** Goes on to another shape of each row; those that have none stay with their last. */
  private boolean goOn(@Nullable Row[] all, int which) {
    boolean any = false;
    for (int k = 0; k < waiting; k++) {
      Row row = all[rows[k]];
      List<Choice> its = row == null ? List.of() : row.choices;
      if (which < its.size()) {
        tried[k] = its.get(which);
        any = true;
      }
    }
    return any;
  }

  private void put(int row, Choice choice) {
    rows[waiting] = row;
    tried[waiting++] = choice;
  }

  /** Takes the costs of shapes that have this place among those of their row. */
  private void take(Frame base, @Nullable Row[] all, int which) {
    double[] tco = frame.values(model.totals.tcoTuned);
    double[] closed = frame.values(model.life.closed);
    double[] life = frame.values(model.life.life);
    double[] lacking = frame.values(decision.needs.lacking);
    double[] horizon = base.values(model.life.horizon);
    for (int k = 0; k < waiting; k++) {
      Row row = all[rows[k]];
      boolean served =
          tried[k].order() == which
              && lacking[k] == 0
              && closed[k] == 0
              && life[k] > horizon[rows[k]] - Comparison.SHARE_TOLERANCE;
      if (row != null && served && Double.isFinite(tco[k])) {
        Cheapest cheapest = tried[k].sameModel() ? row.same : row.others;
        if (!cheapest.passes(tco[k], tried[k].order())) {
          cheapest.offer(new Priced(tried[k], tco[k]));
        }
      }
    }
  }

  /** Runs the model for the rows and shapes that wait. */
  private void run(Frame base, List<Line> lines) {
    double[] its = base.values(model.life.horizon);
    double longest = 1;
    for (int k = 0; k < waiting; k++) {
      longest = Math.max(longest, its[rows[k]]);
    }
    frame.resize(waiting, (int) longest);
    frame.copyRows(base, rows, 0, waiting);
    for (int k = 0; k < waiting; k++) {
      frame.values(model.life.horizon)[k] = its[rows[k]];
    }
    putShapes();
    for (Variable quotation : quoted) {
      frame.fill(quotation, Double.NaN);
    }
    // The chance with a shape is not that of today.
    frame.fill(decision.chance, Double.NaN);
    frame.evaluate(lines);
  }

  /** Puts the shapes that wait into the first rows of the frame. */
  private void putShapes() {
    PriceBook.Offer[] offers = new PriceBook.Offer[waiting];
    for (int k = 0; k < waiting; k++) {
      offers[k] = tried[k].prices();
      frame.values(method)[k] = tried[k].shape().method();
      frame.values(serving)[k] = tried[k].shape().serving();
    }
    prices.fill(frame, offers);
  }

  // --- results -----------------------------------------------------------------------------------

  private RowShapes[] priced(Frame base, @Nullable Row[] all) {
    RowShapes[] shapes = new RowShapes[all.length];
    for (int i = 0; i < all.length; i++) {
      Row row = all[i];
      shapes[i] =
          row == null
              ? RowShapes.NONE
              : shapes(
                  base,
                  i,
                  row,
                  row.same.found.stream()
                      .map(one -> offer(row, one, Double.NaN, Double.NaN, NO_VERDICT))
                      .toList(),
                  List.of());
    }
    return shapes;
  }

  private static ShapeOffer offer(Row row, Priced one, double upfront, double saving, int verdict) {
    Shape shape = one.choice.shape();
    return new ShapeOffer(
        shape,
        one.choice.sameModel(),
        shape.against(row.own),
        one.cost,
        upfront,
        saving,
        verdict,
        shape.toMeasure(row.own));
  }

  private RowShapes shapes(
      Frame base, int i, Row row, List<ShapeOffer> same, List<ShapeOffer> others) {
    ShapeOffer own =
        new ShapeOffer(
            row.own,
            true,
            "",
            base.values(model.totals.tcoTuned)[i],
            base.values(model.totals.oneOffTuned)[i],
            base.values(model.totals.netSaving)[i],
            (int) base.values(decision.verdict)[i],
            "");
    return new RowShapes(own, base.values(model.life.closed)[i] > 0, same, others, whole);
  }

  /** The same with upfront cost, saving and verdict of each. */
  private RowShapes[] judged(Frame base, @Nullable Row[] all, IntFunction<String> names) {
    List<List<ShapeOffer>> same = new ArrayList<>();
    List<List<ShapeOffer>> others = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      same.add(new ArrayList<>());
      others.add(new ArrayList<>());
      Row row = all[i];
      if (row != null) {
        for (Cheapest some : List.of(row.same, row.others)) {
          for (Priced one : some.found) {
            put(i, one.choice);
            if (waiting == rows.length) {
              judge(base, all, names, same, others);
            }
          }
        }
      }
    }
    judge(base, all, names, same, others);
    RowShapes[] shapes = new RowShapes[all.length];
    for (int i = 0; i < all.length; i++) {
      Row row = all[i];
      shapes[i] = row == null ? RowShapes.NONE : shapes(base, i, row, same.get(i), others.get(i));
    }
    return shapes;
  }

  private void judge(
      Frame base,
      @Nullable Row[] all,
      IntFunction<String> names,
      List<List<ShapeOffer>> same,
      List<List<ShapeOffer>> others) {
    if (waiting == 0) {
      return;
    }
    run(base, decided);
    boolean[] borderline = borderline(names);
    double[] codes = frame.values(decision.verdict);
    for (int k = 0; k < waiting; k++) {
      Row row = all[rows[k]];
      if (row != null) {
        boolean ofModel = tried[k].sameModel();
        int verdict =
            borderline[k] ? Decision.VERDICTS.indexOf(Decision.BORDERLINE) : (int) codes[k];
        ShapeOffer offer =
            offer(
                row,
                new Priced(tried[k], frame.values(model.totals.tcoTuned)[k]),
                frame.values(model.totals.oneOffTuned)[k],
                frame.values(model.totals.netSaving)[k],
                ofModel ? verdict : NO_VERDICT);
        (ofModel ? same : others).get(rows[k]).add(offer);
      }
    }
    waiting = 0;
  }

  /** Which of what waits is borderline by its chance: it is drawn where all other rules pass. */
  private boolean[] borderline(IntFunction<String> names) {
    boolean[] borderline = new boolean[waiting];
    if (chances != null) {
      double[] codes = frame.values(decision.verdict);
      int[] passing =
          IntStream.range(0, waiting)
              .filter(k -> tried[k].sameModel() && Decision.tunes((int) codes[k]))
              .toArray();
      boolean[] reached = chances.reachConfidence(frame, passing, k -> names.apply(rows[k]));
      for (int k = 0; k < passing.length; k++) {
        borderline[passing[k]] = !reached[k];
      }
    }
    return borderline;
  }
}
