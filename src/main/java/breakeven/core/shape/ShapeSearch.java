package breakeven.core.shape;

import breakeven.core.decision.Chances;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Recalculation;
import breakeven.core.expression.Variable;
import breakeven.core.input.AssumptionValues;
import breakeven.core.price.BaseModel;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.shape.ShapeChoices.Choice;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Prices every shape of every workload by running the model again with the cells and prices of that
 * shape, over the workload's own horizon, and keeps the cheapest. Shapes within a hundredth of the
 * cheapest are equal, and the first of them is best.
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

  /** How many times the candidate's parameters a model has that may close its gap. */
  private static final double LARGER = 2;

  private final Decision decision;
  private final Model model;
  private final PriceBook prices;
  private final @Nullable Chances chances;
  private final boolean whole;
  private final ShapeChoices choices;
  private final ShapeWords words;
  private final Variable method;
  private final Variable serving;
  private final List<Variable> quoted;
  private final ShapeTrials trials;
  private final Recalculation priced;

  private final List<Line> decided;

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
    words = new ShapeWords(decision, prices);
    method = model.inputs.cell(Workloads.TUNING_METHOD);
    serving = model.inputs.cell(Workloads.SERVING);
    quoted =
        List.of(
            model.inputs.cell(Workloads.TRAINING_COST),
            model.inputs.cell(Workloads.SERVING_COST),
            model.inputs.cell(Workloads.ONE_OFF_COST));
    decided = model.lines.neededFor(List.of(decision.verdict, decision.tcoThen));
    trials = new ShapeTrials(model, prices, capacity, mostMonths);
    // All shapes of a row are priced over its own horizon.
    trials.frame().fix(model.life.horizon);
    priced =
        trials.of(
            model.lines.neededFor(
                List.of(
                    model.totals.tcoTuned,
                    model.life.closed,
                    model.life.life,
                    decision.needs.lacking)));
  }

  /** What is known of a row so far. */
  private static final class Row {
    private final Shape own;

    /** The same in words, and who said so. */
    private final ShapeText said;

    /** Whether a cell of it is typed. */
    private final boolean typed;

    /** What is advised now costs, which a larger model is held against; NaN: any model is. */
    private final double against;

    private final List<Choice> choices;

    /** What fine-tuning costs in each over the row's horizon; NaN where it cannot be had. */
    private final double[] costs;

    Row(Shape own, ShapeText said, boolean typed, double against, List<Choice> choices) {
      this.own = own;
      this.said = said;
      this.typed = typed;
      this.against = against;
      this.choices = choices;
      costs = new double[choices.size()];
      Arrays.fill(costs, Double.NaN);
    }

    /** The best shapes of the same model, the best first. */
    List<Priced> same(int most) {
      List<Priced> found = new ArrayList<>();
      boolean[] gone = new boolean[costs.length];
      while (found.size() < most) {
        int best = Cheapest.of(costs, k -> !gone[k] && choices.get(k).sameModel());
        if (best < 0) {
          break;
        }
        gone[best] = true;
        found.add(new Priced(choices.get(best), costs[best]));
      }
      return found;
    }

    /** Whether a model is one of those that the row is compared with. */
    private boolean compares(Choice choice) {
      return !choice.sameModel()
          && (Double.isNaN(against)
              || choice.shape().model().parameters() >= LARGER * own.model().parameters());
    }

    /** The cheapest other models, each in its best shape. */
    List<Priced> others(int most) {
      Map<String, Priced> byModel = new LinkedHashMap<>();
      int from = 0;
      while (from < costs.length) {
        int first = from;
        String key = choices.get(first).shape().model().key();
        while (from < costs.length && choices.get(from).shape().model().key().equals(key)) {
          from++;
        }
        int best = Cheapest.of(costs, first, from, k -> compares(choices.get(k)));
        if (best >= 0) {
          Priced priced = new Priced(choices.get(best), costs[best]);
          byModel.merge(key, priced, Row::cheaper);
        }
      }
      return byModel.values().stream()
          .sorted(Comparator.comparingDouble(Priced::cost))
          .limit(most)
          .toList();
    }

    private static Priced cheaper(Priced one, Priced other) {
      return Comparison.positive(one.cost - other.cost) ? other : one;
    }
  }

  /**
   * A shape that was priced.
   *
   * @param cost of fine-tuning in it, over the row's horizon
   */
  private record Priced(Choice choice, double cost) {}

  /**
   * The shapes of every row of an evaluated frame; {@link RowShapes#NONE} where cells or prices are
   * missing.
   *
   * @param names a workload's name by its row in the frame
   * @param used the names that it looks up
   * @param chosen which cells of its shape were chosen
   */
  public RowShapes[] find(
      Frame base,
      IntFunction<String> names,
      IntFunction<LookupNames> used,
      IntFunction<ChosenCells> chosen) {
    return find(base, 0, base.size(), names, used, chosen);
  }

  /** The same of one row. */
  public RowShapes of(Frame base, int row, String name, LookupNames used, ChosenCells chosen) {
    return find(base, row, row + 1, each -> name, each -> used, each -> chosen)[row];
  }

  /** The same of the rows from one to before another. */
  private RowShapes[] find(
      Frame base,
      int first,
      int end,
      IntFunction<String> names,
      IntFunction<LookupNames> used,
      IntFunction<ChosenCells> chosen) {
    @Nullable Row[] all = new @Nullable Row[base.size()];
    for (int row = first; row < end; row++) {
      Shape own =
          base.values(decision.needs.lacking)[row] > 0 ? null : own(base, row, used.apply(row));
      boolean typed = !chosen.apply(row).all();
      if (own != null) {
        boolean searched = whole || typed;
        boolean asSmall = used.apply(row).smaller().isEmpty();
        ShapeText said = words.of(base, row, used.apply(row), chosen.apply(row));
        double against =
            Decision.holds(decision.qualityFails, base, row)
                ? Math.max(Double.NEGATIVE_INFINITY, base.values(decision.tcoThen)[row])
                : Double.NaN;
        all[row] =
            new Row(own, said, typed, against, searched ? choices.of(own, asSmall) : List.of());
      }
    }
    price(base, all);
    return judged(base, all, names);
  }

  private @Nullable Shape own(Frame base, int row, LookupNames used) {
    BaseModel candidate = choices.candidate(used.candidate());
    double itsMethod = base.values(method)[row];
    double itsServing = base.values(serving)[row];
    return candidate == null || Double.isNaN(itsMethod) || Double.isNaN(itsServing)
        ? null
        : new Shape(
            candidate,
            (int) itsMethod,
            (int) itsServing,
            choices.usesCard((int) itsServing, (int) itsMethod) ? prices.written(used.gpu()) : "");
  }

  // --- costs -------------------------------------------------------------------------------------

  /** Prices all shapes of the rows. */
  private void price(Frame base, @Nullable Row[] all) {
    for (int i = 0; i < all.length; i++) {
      Row row = all[i];
      if (row != null && !row.choices.isEmpty()) {
        trials.put(i, row.choices.get(0));
        if (trials.full()) {
          priceWaiting(base, all);
        }
      }
    }
    priceWaiting(base, all);
  }

  /** Prices the first shape of each row that waits, then the second one of each, and so on. */
  private void priceWaiting(Frame base, @Nullable Row[] all) {
    if (trials.waiting() == 0) {
      return;
    }
    put(base);
    trials.all(choicesOf(all), priced, () -> take(base, all));
  }

  private static IntFunction<List<Choice>> choicesOf(@Nullable Row[] all) {
    return i -> {
      Row row = all[i];
      return row == null ? List.of() : row.choices;
    };
  }

  /** Takes what the shapes cost that were run. */
  private void take(Frame base, @Nullable Row[] all) {
    Frame frame = trials.frame();
    double[] tco = frame.values(model.totals.tcoTuned);
    double[] closed = frame.values(model.life.closed);
    double[] life = frame.values(model.life.life);
    double[] lacking = frame.values(decision.needs.lacking);
    double[] horizon = base.values(model.life.horizon);
    for (int k = 0; k < trials.waiting(); k++) {
      Row row = all[trials.row(k)];
      boolean served =
          lacking[k] == 0
              && closed[k] == 0
              && life[k] > horizon[trials.row(k)] - Comparison.SHARE_TOLERANCE;
      if (row != null && served && Double.isFinite(tco[k])) {
        row.costs[trials.place(k)] = tco[k];
      }
    }
  }

  /** Puts the rows and shapes that wait into the frame. */
  private void put(Frame base) {
    double[] its = base.values(model.life.horizon);
    double longest = 1;
    for (int k = 0; k < trials.waiting(); k++) {
      longest = Math.max(longest, its[trials.row(k)]);
    }
    trials.take(base, (int) longest);
    Frame frame = trials.frame();
    for (int k = 0; k < trials.waiting(); k++) {
      frame.values(model.life.horizon)[k] = its[trials.row(k)];
    }
    trials.putShapes();
    for (Variable quotation : quoted) {
      frame.fill(quotation, Double.NaN);
    }
    // The chance with a shape is not that of today.
    frame.fill(decision.chance, Double.NaN);
  }

  // --- results -----------------------------------------------------------------------------------

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
            row.said.from() + ": " + row.said.words(),
            base.values(model.totals.tcoTuned)[i],
            base.values(model.totals.oneOffTuned)[i],
            base.values(model.totals.netSaving)[i],
            (int) base.values(decision.verdict)[i],
            "");
    boolean closed = base.values(model.life.closed)[i] > 0;
    return new RowShapes(own, row.typed, closed, same, others, row.against, whole);
  }

  /** The best shapes of each row: where all are searched, with upfront cost, saving and verdict. */
  private RowShapes[] judged(Frame base, @Nullable Row[] all, IntFunction<String> names) {
    List<List<ShapeOffer>> same = new ArrayList<>();
    List<List<ShapeOffer>> others = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      same.add(new ArrayList<>());
      others.add(new ArrayList<>());
      Row row = all[i];
      if (row != null && whole) {
        List<Priced> best = new ArrayList<>(row.same(MOST_SAME));
        best.addAll(row.others(MOST_OTHERS));
        for (Priced one : best) {
          trials.put(i, one.choice);
          if (trials.full()) {
            judge(base, all, names, same, others);
          }
        }
      } else if (row != null) {
        for (Priced one : row.same(1)) {
          same.get(i).add(offer(row, one, Double.NaN, Double.NaN, NO_VERDICT));
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
    if (trials.waiting() == 0) {
      return;
    }
    put(base);
    Frame frame = trials.frame();
    frame.evaluate(decided);
    boolean[] borderline = borderline(names);
    double[] codes = frame.values(decision.verdict);
    for (int k = 0; k < trials.waiting(); k++) {
      Row row = all[trials.row(k)];
      if (row != null) {
        boolean ofModel = trials.tried(k).sameModel();
        int verdict =
            borderline[k] ? Decision.VERDICTS.indexOf(Decision.BORDERLINE) : (int) codes[k];
        ShapeOffer offer =
            offer(
                row,
                new Priced(trials.tried(k), frame.values(model.totals.tcoTuned)[k]),
                frame.values(model.totals.oneOffTuned)[k],
                frame.values(model.totals.netSaving)[k],
                ofModel ? verdict : NO_VERDICT);
        (ofModel ? same : others).get(trials.row(k)).add(offer);
      }
    }
    trials.clear();
  }

  /** Which of what waits is borderline by its chance: it is drawn where all other rules pass. */
  private boolean[] borderline(IntFunction<String> names) {
    boolean[] borderline = new boolean[trials.waiting()];
    if (chances != null) {
      Frame frame = trials.frame();
      double[] codes = frame.values(decision.verdict);
      int[] passing =
          IntStream.range(0, trials.waiting())
              .filter(k -> trials.tried(k).sameModel() && Decision.tunes((int) codes[k]))
              .toArray();
      boolean[] reached = chances.reachConfidence(frame, passing, k -> names.apply(trials.row(k)));
      for (int k = 0; k < passing.length; k++) {
        borderline[passing[k]] = !reached[k];
      }
    }
    return borderline;
  }
}
