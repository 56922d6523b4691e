package breakeven.core.rival;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.input.AssumptionValues;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.price.PriceItem;
import breakeven.core.price.PromptedModel;
import breakeven.core.shape.ShapeLists;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rival of each workload: of all models that may be prompted in place of what is advised
 * the one that is worth most to measure. Each is priced by the model's own lines. What is found of
 * a row depends on that row alone. One thread uses it.
 */
public final class RivalSearch {
  /** Values down to this share of the greatest are equal to it: the cheaper model is taken. */
  private static final double EQUAL = 0.99;

  private static final int LARGE = Words.CLASS.indexOf("Large");
  private static final int SMALL_MODEL = Words.APPROACH.indexOf("Small model");
  private static final int YES = Words.YES_NO.indexOf(Words.YES);

  /** The chance that a model is good enough, by how many classes it is below the one in use. */
  private static final List<Assumption> CHANCES =
      List.of(
          Assumption.CHANCE_SAME_CLASS,
          Assumption.CHANCE_ONE_BELOW,
          Assumption.CHANCE_TWO_BELOW,
          Assumption.CHANCE_THREE_BELOW);

  private final Decision decision;
  private final Model model;
  private final PriceBook prices;
  private final List<PromptedModel> models;
  private final int classesBelow;
  private final List<Line> priced;

  /** Of each prompted model those that may stand in for it, indexes of {@link #models}. */
  private final Map<String, int[]> inPlaceOf = new HashMap<>();

  /** A row without rivals, by who sells the model that answers today. */
  private final Map<String, RowRivals> none = new HashMap<>();

  /** Nothing found yet. */
  public RivalSearch(Decision decision, PriceBook prices, AssumptionValues assumptions) {
    this.decision = decision;
    model = decision.model;
    this.prices = prices;
    List<String> sellers = ShapeLists.entries(assumptions, Assumption.PROVIDERS_TO_COMPARE);
    List<String> named = ShapeLists.entries(assumptions, Assumption.PROMPTED_TO_COMPARE);
    models =
        prices.promptedModels().stream()
            .filter(one -> one.soldBy(sellers) && one.named(named))
            .toList();
    classesBelow = (int) assumptions.number(Assumption.CLASSES_BELOW);
    priced =
        model.lines.movedBy(
            model.looked.ofRival(), model.lines.neededFor(List.of(model.rival.atOnePrice)));
  }

  /** A model that may be asked about. */
  private record Offer(PromptedModel model, RivalOffer offer) {}

  /**
   * The rivals of the rows of a frame whose verdict is known as it would be without them. The names
   * of the rivals are put among those of the rows, their prices and chances into the frame.
   */
  public RowRivals[] find(Frame frame, LookupNames[] names) {
    RowRivals[] found = new RowRivals[frame.size()];
    boolean[] asked = new boolean[frame.size()];
    boolean any = false;
    for (int row = 0; row < asked.length; row++) {
      found[row] = none(frame, row, names[row]);
      asked[row] = mayAsk(frame, row);
      any |= asked[row];
    }
    if (!any) {
      return found;
    }
    double[][] costs = price(frame);
    double[] ofSmall = costs[models.size()];
    for (int row = 0; row < asked.length; row++) {
      if (asked[row]) {
        boolean named = !names[row].smaller().isEmpty() && !measured(frame, row);
        List<Offer> offers =
            named
                ? ofNamed(frame, row, names[row], ofSmall[row])
                : offers(frame, row, names[row], costs);
        Offer best = best(offers);
        if (best != null) {
          found[row] =
              new RowRivals(
                  best.offer(),
                  next(best, offers, prices.provider(PriceItem.PROMPTED, names[row])),
                  found[row].providerToday());
          put(frame, row, best.offer().chance(), named);
          names[row] = names[row].with(best.offer().model());
        }
      }
    }
    prices.fillRivals(frame, names);
    return found;
  }

  private RowRivals none(Frame frame, int row, LookupNames names) {
    PriceItem today =
        frame.values(model.today.tunedNow)[row] > 0
            ? PriceItem.TUNED
            : cell(frame, Workloads.CURRENT_APPROACH, row) == SMALL_MODEL
                ? PriceItem.SMALL
                : PriceItem.PROMPTED;
    return none.computeIfAbsent(
        prices.provider(today, names), provider -> new RowRivals(null, List.of(), provider));
  }

  private boolean mayAsk(Frame frame, int row) {
    return !(frame.values(decision.needs.lacking)[row] > 0)
        && frame.values(model.inputs.cell(Workloads.CHEAPER_TRIED))[row] != YES
        && frame.values(model.volume.monthlyTokens)[row] > 0;
  }

  private void put(Frame frame, int row, double chance, boolean named) {
    frame.values(model.rival.chance)[row] = chance;
    frame.values(model.rival.against)[row] = frame.values(decision.tcoAdvised)[row];
    frame.values(model.rival.named)[row] = named ? 1 : Double.NaN;
  }

  /**
   * What each model costs in each row, and last what the small option does; NaN where it cannot.
   */
  private double[][] price(Frame frame) {
    double[][] costs = new double[models.size() + 1][];
    for (int k = 0; k < models.size(); k++) {
      costs[k] = price(frame, models.get(k).name());
    }
    costs[models.size()] = frame.values(model.rival.smallIfEnough);
    return costs;
  }

  /** At the mean of its prices, each by the requests that are counted at it. */
  private double[] price(Frame frame, String rival) {
    double[] costs = new double[frame.size()];
    List<Integer> months = prices.rivalMonths(rival);
    for (int next = 1; next <= months.size(); next++) {
      int from = months.get(next - 1);
      int before = next < months.size() ? months.get(next) : Integer.MAX_VALUE;
      if (from > frame.months()) {
        break;
      }
      prices.fillRival(frame, rival, from);
      frame.evaluate(priced);
      double[] atOne = frame.values(model.rival.atOnePrice);
      double[] all = frame.values(model.volume.requestsAtPriceFactor);
      double[] part = months.size() == 1 ? all : counted(frame, from, before);
      for (int row = 0; row < costs.length; row++) {
        costs[row] += part == all ? atOne[row] : atOne[row] * part[row] / all[row];
      }
    }
    return costs;
  }

  /** Requests of some months, each weighted with the price factor. */
  private double[] counted(Frame frame, int from, int before) {
    double[] sum = new double[frame.size()];
    for (int month = from; month < Math.min(before, frame.months() + 1); month++) {
      double[] requests = frame.values(model.volume.requests, month);
      double[] factor = frame.values(model.volume.priceFactor, month);
      for (int row = 0; row < sum.length; row++) {
        sum[row] += requests[row] * factor[row];
      }
    }
    return sum;
  }

  // --- who is asked ------------------------------------------------------------------------------

  private List<Offer> ofNamed(Frame frame, int row, LookupNames names, double tco) {
    int its = prices.classOf(names.smaller());
    String className = its < 0 ? "" : Words.CLASS.get(its);
    String provider = prices.provider(PriceItem.SMALL, names);
    PromptedModel named = new PromptedModel(names.smaller(), provider, names.smaller(), its, "");
    double chance = value(frame, chance(its, names.prompted()), row);
    return List.of(new Offer(named, offer(frame, row, named, className, tco, chance)));
  }

  /** The models that may be asked about in a row, each at its cheapest provider. */
  private List<Offer> offers(Frame frame, int row, LookupNames names, double[][] costs) {
    boolean measured = measured(frame, row);
    String small = names.smaller().isEmpty() ? names.candidate() : names.smaller();
    String known = measured ? prices.weightsOf(small) : "";
    double again = frame.values(model.rival.measuredChance)[row];
    int least = leastClass(frame, row, names.prompted());
    int most = measured && smallMisses(frame, row) ? prices.classOf(small) : -1;
    Map<String, Integer> cheapest = new LinkedHashMap<>();
    for (int k : inPlaceOf.computeIfAbsent(names.prompted(), this::inPlaceOf)) {
      PromptedModel one = models.get(k);
      boolean wanted =
          one.modelClass() <= least
              && (most < 0 || one.modelClass() <= most)
              && (!one.weights().equals(known) || !Double.isNaN(again));
      if (wanted && !Double.isNaN(costs[k][row])) {
        cheapest.merge(one.weights(), k, (a, b) -> costs[b][row] < costs[a][row] ? b : a);
      }
    }
    List<Offer> offers = new ArrayList<>();
    for (int k : cheapest.values()) {
      PromptedModel one = models.get(k);
      double chance =
          one.weights().equals(known)
              ? again
              : value(frame, chance(one.modelClass(), names.prompted()), row);
      String word = Words.CLASS.get(one.modelClass());
      offers.add(new Offer(one, offer(frame, row, one, word, costs[k][row], chance)));
    }
    return offers;
  }

  private RivalOffer offer(
      Frame frame, int row, PromptedModel one, String className, double tco, double chance) {
    double saves = frame.values(decision.tcoAdvised)[row] - tco;
    double worth = chance * saves - frame.values(model.rival.measuring)[row];
    boolean counts = Comparison.positive(worth - value(frame, Assumption.MATERIALITY, row));
    return new RivalOffer(
        one.name(), one.provider(), className, tco, chance, saves, counts ? worth : Double.NaN);
  }

  private int[] inPlaceOf(String prompted) {
    String own = prices.weightsOf(prompted);
    String next = prices.weightsOf(prices.nextModel(prompted));
    int last = classOf(prompted) + classesBelow;
    List<Integer> some = new ArrayList<>();
    for (int k = 0; k < models.size(); k++) {
      PromptedModel one = models.get(k);
      if (one.modelClass() <= last && !one.weights().equals(own) && !one.weights().equals(next)) {
        some.add(k);
      }
    }
    return some.stream().mapToInt(k -> k).toArray();
  }

  private int classOf(String prompted) {
    int its = prices.classOf(prompted);
    return its < 0 ? LARGE : its;
  }

  private Assumption chance(int its, String prompted) {
    return its < 0
        ? Assumption.CHANCE_SMALL
        : CHANCES.get(Math.max(0, Math.min(CHANCES.size() - 1, its - classOf(prompted))));
  }

  /** The smallest class that may do: none is known to do better than a large model that misses. */
  private int leastClass(Frame frame, int row, String prompted) {
    double quality = cell(frame, Workloads.PROMPTED_QUALITY, row);
    return misses(frame, row, quality) ? classOf(prompted) - 1 : Words.CLASS.size();
  }

  private boolean smallMisses(Frame frame, int row) {
    return misses(frame, row, cell(frame, Workloads.SMALL_QUALITY, row));
  }

  private boolean misses(Frame frame, int row, double quality) {
    double required = frame.values(model.quality.requiredQuality)[row];
    return required - quality >= Comparison.SHARE_TOLERANCE;
  }

  private boolean measured(Frame frame, int row) {
    return !Double.isNaN(cell(frame, Workloads.SMALL_QUALITY, row));
  }

  private double cell(Frame frame, Column column, int row) {
    return frame.values(model.inputs.cell(column))[row];
  }

  private double value(Frame frame, Assumption assumption, int row) {
    return frame.values(model.inputs.assumption(assumption))[row];
  }

  // --- the choice --------------------------------------------------------------------------------

  /** The one that is worth most to measure; of those that are worth as much the cheapest. */
  private static @Nullable Offer best(List<Offer> offers) {
    double most =
        offers.stream()
            .mapToDouble(one -> one.offer().worth())
            .filter(worth -> !Double.isNaN(worth))
            .max()
            .orElse(Double.NaN);
    return offers.stream()
        .filter(one -> one.offer().worth() - EQUAL * most > -Comparison.MONEY_TOLERANCE)
        .min(Comparator.comparingDouble(one -> one.offer().tco()))
        .orElse(null);
  }

  /**
   * The two next best: of other classes where there are any, one of a provider where it has one.
   */
  private static List<RivalOffer> next(Offer rival, List<Offer> offers, String provider) {
    List<Offer> left = new ArrayList<>(offers);
    left.remove(rival);
    left.removeIf(one -> Double.isNaN(one.offer().worth()));
    List<Offer> next = new ArrayList<>();
    List<Offer> taken = new ArrayList<>(List.of(rival));
    while (next.size() < 2 && !left.isEmpty()) {
      boolean last = next.size() == 1;
      List<Offer> own =
          last && !next.get(0).model().provider().equals(provider)
              ? left.stream().filter(one -> one.model().provider().equals(provider)).toList()
              : List.of();
      Offer one = bestOfOtherClass(own.isEmpty() ? left : own, taken);
      next.add(one);
      taken.add(one);
      left.remove(one);
    }
    return next.stream().map(Offer::offer).toList();
  }

  private static Offer bestOfOtherClass(List<Offer> among, List<Offer> taken) {
    List<Offer> others =
        among.stream()
            .filter(
                one ->
                    taken.stream()
                        .noneMatch(two -> two.model().modelClass() == one.model().modelClass()))
            .toList();
    Offer best = best(others.isEmpty() ? among : others);
    return best == null ? among.get(0) : best;
  }
}
