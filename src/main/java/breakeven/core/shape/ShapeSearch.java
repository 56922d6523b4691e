package breakeven.core.shape;

import breakeven.core.decision.Chances;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.economics.RowKinds;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Dependents;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Givens;
import breakeven.core.expression.Line;
import breakeven.core.expression.Rerun;
import breakeven.core.expression.Variable;
import breakeven.core.input.AssumptionValues;
import breakeven.core.price.BaseModel;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.shape.ShapeChoices.Choice;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
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
  private final Frame drawn;

  /** The variables that shapes move. */
  private final Set<Variable> moved = new HashSet<>();

  private final RowKinds kinds;
  private final @Nullable Costs[] costs = new @Nullable Costs[RowKinds.COUNT];
  private final Rerun verdicts;
  private final List<Line> decided;

  /** Rows and shapes that wait to be priced together. */
  private final int[] rows;

  private final Choice[] tried;

  /** Which method of each choice. */
  private final int[] methods;

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
    moved.addAll(prices.ofOffers());
    moved.add(method);
    moved.add(serving);
    moved.addAll(quoted);
    kinds = new RowKinds(model);
    decided = model.lines.neededFor(List.of(decision.verdict, decision.tcoThen));
    // The chance with a shape is not that of today.
    Set<Variable> judged = new HashSet<>(moved);
    judged.add(decision.chance);
    verdicts = new Rerun(decided, judged, reach(judged));
    frame = new Frame(model.variables, model.lines, capacity, mostMonths);
    drawn = new Frame(model.variables, model.lines, capacity, mostMonths);
    drawn.fix(model.life.horizon);
    rows = new int[capacity];
    tried = new Choice[capacity];
    methods = new int[capacity];
  }

  /** All shapes of a row are priced over its own horizon. */
  private Dependents reach(Collection<Variable> some) {
    return Dependents.of(some, List.of(model.life.horizon));
  }

  /**
   * What is run for the costs of shapes, where rows are of one kind: all lines that shapes reach,
   * and of these the ones that another card, or another method, reaches too.
   */
  private final class Costs {
    private final Rerun first;
    private final Rerun byCard;
    private final Rerun byMethod;

    Costs(int kind) {
      List<Variable> cards = new ArrayList<>(prices.ofGpu());
      cards.add(method);
      Givens givens = kinds.givens(kind, reach(cards));
      List<Line> priced =
          model.lines.neededFor(
              List.of(
                  model.totals.tcoTuned,
                  model.life.closed,
                  model.life.life,
                  decision.needs.lacking),
              givens);
      first = new Rerun(priced, moved, reach(moved), givens);
      byCard = new Rerun(priced, cards, reach(cards).given(givens));
      byMethod = new Rerun(priced, List.of(method), reach(List.of(method)).given(givens));
    }
  }

  /** What is known of a row so far. */
  private static final class Row {
    private final Shape own;
    private final Cheapest same;
    private final Cheapest others;

    Row(Shape own, int mostSame, int mostOthers) {
      this.own = own;
      same = new Cheapest(mostSame, false);
      others = new Cheapest(mostOthers, true);
    }
  }

  /**
   * A shape that was priced.
   *
   * @param method which of the choice's methods
   * @param order its place among the row's shapes, by which ties are decided
   */
  private record Priced(Choice choice, int method, double cost, int order) {
    boolean after(double otherCost, int otherOrder) {
      double dearer = cost - otherCost;
      return Comparison.positive(dearer) || !Comparison.positive(-dearer) && otherOrder < order;
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
      while (at > 0 && found.get(at - 1).after(one.cost, one.order)) {
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
        if (found.get(k).choice.model().sameModel(one.choice.model())) {
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
        all[row] = new Row(own, whole ? MOST_SAME : 1, whole ? MOST_OTHERS : 0);
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

  /** Shapes of a row that differ in the card alone. */
  private record Cards(int row, List<Choice> choices) {}

  /** Prices all shapes of the rows, those of one kind of row together. */
  private void price(Frame base, @Nullable Row[] all) {
    List<List<Cards>> byKind = new ArrayList<>();
    for (int kind = 0; kind < RowKinds.COUNT; kind++) {
      byKind.add(new ArrayList<>());
    }
    for (int i = 0; i < all.length; i++) {
      Row row = all[i];
      if (row != null) {
        for (List<Choice> cards : choices.of(row.own)) {
          Choice first = cards.get(0);
          double candidate = prices.candidateRow(first.prices());
          byKind.get(kinds.of(base, i, first.serving(), candidate)).add(new Cards(i, cards));
        }
      }
    }
    for (int kind = 0; kind < RowKinds.COUNT; kind++) {
      List<Cards> some = byKind.get(kind);
      for (int from = 0; from < some.size(); from += rows.length) {
        int to = Math.min(some.size(), from + rows.length);
        price(base, all, costs(kind), some.subList(from, to));
      }
    }
  }

  private Costs costs(int kind) {
    Costs known = costs[kind];
    if (known == null) {
      known = costs[kind] = new Costs(kind);
    }
    return known;
  }

  /** Prices some shapes, each row's card by card, and on each card method by method. */
  private void price(Frame base, @Nullable Row[] all, Costs lines, List<Cards> some) {
    for (Cards one : some) {
      put(one.row, one.choices.get(0), 0);
    }
    run(base, lines.first);
    takeMethods(base, all, lines);
    PriceBook.Offer[] offers = new PriceBook.Offer[waiting];
    for (int card = 1; nextCard(some, card, offers); card++) {
      prices.fillGpus(frame, offers);
      lines.byCard.evaluate(frame);
      takeMethods(base, all, lines);
    }
    waiting = 0;
  }

  /** Goes on to a card of each; those that have none stay where they are. */
  private boolean nextCard(List<Cards> some, int card, PriceBook.Offer[] offers) {
    double[] values = frame.values(method);
    boolean any = false;
    for (int k = 0; k < waiting; k++) {
      List<Choice> cards = some.get(k).choices;
      if (card < cards.size()) {
        tried[k] = cards.get(card);
        methods[k] = 0;
        values[k] = tried[k].methods().get(0);
        any = true;
      }
      offers[k] = tried[k].prices();
    }
    return any;
  }

  private void put(int row, Choice choice, int which) {
    rows[waiting] = row;
    tried[waiting] = choice;
    methods[waiting++] = which;
  }

  /** Takes the costs with the first method of each choice, and with each other. */
  private void takeMethods(Frame base, @Nullable Row[] all, Costs lines) {
    take(base, all);
    while (nextMethod()) {
      lines.byMethod.evaluate(frame);
      take(base, all);
    }
  }

  /** Goes on to the next method of each choice; false where there is none. */
  private boolean nextMethod() {
    double[] values = frame.values(method);
    boolean any = false;
    for (int k = 0; k < waiting; k++) {
      List<Integer> all = tried[k].methods();
      methods[k]++;
      if (methods[k] < all.size()) {
        values[k] = all.get(methods[k]);
        any = true;
      }
    }
    return any;
  }

  private void take(Frame base, @Nullable Row[] all) {
    double[] tco = frame.values(model.totals.tcoTuned);
    double[] closed = frame.values(model.life.closed);
    double[] life = frame.values(model.life.life);
    double[] lacking = frame.values(decision.needs.lacking);
    double[] horizon = base.values(model.life.horizon);
    for (int k = 0; k < waiting; k++) {
      Row row = all[rows[k]];
      boolean served =
          methods[k] < tried[k].methods().size()
              && lacking[k] == 0
              && closed[k] == 0
              && life[k] > horizon[rows[k]] - Comparison.SHARE_TOLERANCE;
      if (row != null && served && Double.isFinite(tco[k])) {
        int order = tried[k].order() * Words.METHOD.size() + methods[k];
        Cheapest cheapest = tried[k].sameModel() ? row.same : row.others;
        if (!cheapest.passes(tco[k], order)) {
          cheapest.offer(new Priced(tried[k], methods[k], tco[k], order));
        }
      }
    }
  }

  /** Runs the model for the rows and shapes that wait. */
  private void run(Frame base, Rerun lines) {
    int[] from = Arrays.copyOf(rows, waiting);
    frame.resize(waiting, longest(base, from));
    lines.load(base, from, frame);
    put(frame, waiting);
    frame.fill(decision.chance, Double.NaN);
    lines.evaluate(frame);
  }

  private int longest(Frame base, int[] some) {
    double[] horizon = base.values(model.life.horizon);
    double longest = 1;
    for (int row : some) {
      longest = Math.max(longest, horizon[row]);
    }
    return (int) longest;
  }

  /** Puts the shapes that wait into the first rows of a frame. */
  private void put(Frame into, int count) {
    PriceBook.Offer[] offers = new PriceBook.Offer[count];
    double[] itsMethod = into.values(method);
    double[] servings = into.values(serving);
    for (int k = 0; k < count; k++) {
      offers[k] = tried[k].prices();
      itsMethod[k] = tried[k].methods().get(methods[k]);
      servings[k] = tried[k].serving();
    }
    prices.fill(into, offers);
    for (Variable quotation : quoted) {
      Arrays.fill(into.values(quotation), 0, count, Double.NaN);
    }
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
    Shape shape = one.choice.shape(one.method);
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
            put(i, one.choice, one.method);
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
    run(base, verdicts);
    boolean[] borderline = borderline(base, names);
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
                new Priced(tried[k], methods[k], frame.values(model.totals.tcoTuned)[k], 0),
                frame.values(model.totals.oneOffTuned)[k],
                frame.values(model.totals.netSaving)[k],
                ofModel ? verdict : NO_VERDICT);
        (ofModel ? same : others).get(rows[k]).add(offer);
      }
    }
    waiting = 0;
  }

  /** Which of what waits is borderline by its chance: it is drawn where all other rules pass. */
  private boolean[] borderline(Frame base, IntFunction<String> names) {
    boolean[] borderline = new boolean[waiting];
    Chances draws = chances;
    if (draws == null) {
      return borderline;
    }
    double[] codes = frame.values(decision.verdict);
    int[] passing = new int[waiting];
    int count = 0;
    for (int k = 0; k < waiting; k++) {
      if (tried[k].sameModel() && Decision.tunes((int) codes[k])) {
        passing[count++] = k;
      }
    }
    if (count == 0) {
      return borderline;
    }
    int[] from = new int[count];
    Choice[] before = tried.clone();
    int[] methodsBefore = methods.clone();
    for (int k = 0; k < count; k++) {
      from[k] = rows[passing[k]];
      tried[k] = before[passing[k]];
      methods[k] = methodsBefore[passing[k]];
    }
    drawn.resize(count, longest(base, from));
    drawn.copyRows(base, from, 0, count);
    put(drawn, count);
    System.arraycopy(before, 0, tried, 0, waiting);
    System.arraycopy(methodsBefore, 0, methods, 0, waiting);
    for (int k = 0; k < count; k++) {
      drawn.values(model.life.horizon)[k] = base.values(model.life.horizon)[from[k]];
    }
    drawn.fill(decision.chance, Double.NaN);
    drawn.evaluate(decided);
    int[] asked = new int[count];
    Arrays.setAll(asked, k -> k);
    boolean[] reached = draws.reachConfidence(drawn, asked, k -> names.apply(from[k]));
    for (int k = 0; k < count; k++) {
      borderline[passing[k]] = !reached[k];
    }
    return borderline;
  }
}
