package breakeven.core.shape;

import breakeven.core.input.AssumptionValues;
import breakeven.core.price.BaseModel;
import breakeven.core.price.PriceBook;
import breakeven.core.table.Assumption;
import breakeven.core.table.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that a workload is compared with, in the order in which ties are decided: by models,
 * cards, servings and methods, the row's own first of each. What would lack a price or a capacity
 * by the tables alone is left out here.
 */
final class ShapeChoices {
  /** Other models that are compared where no list says which. */
  private static final int MOST_MODELS = 60;

  /** Choices that are kept for rows with the same shape. */
  private static final int MOST_KEPT = 200_000;

  private static final int API = Words.METHOD.indexOf("Provider API");
  private static final int PER_TOKEN = Words.SERVING.indexOf("Per token");
  private static final int SERVERLESS = Words.SERVING.indexOf("Serverless GPUs");
  private static final int FIXED = Words.SERVING.indexOf("Fixed");
  private static final List<String> COMPARED_SERVINGS =
      List.of("Per token", "Rented GPUs", "Serverless GPUs");

  /**
   * A shape to compare with.
   *
   * @param sameModel whether its model is the row's candidate, at whatever provider
   * @param prices what the price tables give to its model and its card
   * @param order its place among the choices of a row, by which ties are decided
   */
  record Choice(Shape shape, boolean sameModel, PriceBook.Offer prices, int order) {}

  private final PriceBook prices;
  private final double smallestSize;
  private final boolean trainsElsewhere;
  private final List<BaseModel> bases;
  private final List<BaseModel> others;
  private final List<String> cards;
  private final List<Integer> servings;
  private final List<Integer> methods;
  private final Map<Shape, List<Choice>> kept = new HashMap<>();
  private final Map<String, BaseModel> candidates = new HashMap<>();
  private final Map<BaseModel, List<BaseModel>> models = new HashMap<>();
  private final Map<String, Boolean> serverless = new HashMap<>();
  private int count;

  /**
   * The choices that a workbook's assumptions ask for.
   *
   * @param otherModels whether other models are compared too
   */
  ShapeChoices(PriceBook prices, AssumptionValues assumptions, boolean otherModels) {
    this.prices = prices;
    smallestSize = assumptions.number(Assumption.SMALLEST_SIZE_COMPARED);
    trainsElsewhere = !assumptions.text(Assumption.TRAINING_GPU).isEmpty();
    bases = prices.baseModels();
    others =
        otherModels
            ? others(ShapeLists.entries(assumptions, Assumption.MODELS_TO_COMPARE))
            : List.of();
    List<String> named = ShapeLists.entries(assumptions, Assumption.GPUS_TO_COMPARE);
    cards =
        (named.isEmpty() ? prices.cardsServing().stream() : named.stream().map(prices::written))
            .filter(prices::knowsGpu)
            .toList();
    servings =
        codes(
            ShapeLists.entries(assumptions, Assumption.SERVINGS_TO_COMPARE),
            Words.SERVING,
            COMPARED_SERVINGS);
    methods =
        codes(
            ShapeLists.entries(assumptions, Assumption.METHODS_TO_COMPARE),
            Words.METHOD,
            Words.METHOD);
  }

  private List<BaseModel> others(List<String> named) {
    return bases.stream()
        .filter(BaseModel::tunable)
        .filter(base -> named.isEmpty() || named.stream().anyMatch(base::named))
        .limit(named.isEmpty() ? MOST_MODELS : Long.MAX_VALUE)
        .toList();
  }

  private static List<Integer> codes(List<String> named, List<String> words, List<String> ifBlank) {
    return (named.isEmpty() ? ifBlank : named)
        .stream().map(word -> ShapeLists.code(word, words)).filter(code -> code >= 0).toList();
  }

  /** The shapes beside a row's own. */
  List<Choice> of(Shape own) {
    List<Choice> known = kept.get(own);
    if (known == null) {
      known = find(own);
      if (count + known.size() <= MOST_KEPT) {
        kept.put(own, known);
        count += known.size();
      }
    }
    return known;
  }

  private List<Choice> find(Shape own) {
    List<Choice> found = new ArrayList<>();
    List<String> itsCards = ownFirst(own.gpu(), cards);
    List<Integer> itsServings = ownFirst(own.serving(), servings);
    List<Integer> itsMethods = ownFirst(own.method(), methods);
    for (BaseModel model : models.computeIfAbsent(own.model(), this::models)) {
      boolean sameModel = model.sameModel(own.model());
      for (String card : itsCards) {
        boolean otherCard = !card.equals(own.gpu());
        boolean serves = prices.serves(card, model.name());
        PriceBook.Offer offer = prices.of(model.name(), card);
        for (int serving : itsServings) {
          for (int method : itsMethods) {
            Shape shape = new Shape(model, method, serving, card);
            if (priced(serving, method, card, serves, otherCard) && !own.equals(shape)) {
              found.add(new Choice(shape, sameModel, offer, found.size()));
            }
          }
        }
      }
    }
    return found;
  }

  /** The candidate that a row names; null where its name leads to none. */
  @Nullable BaseModel candidate(String name) {
    BaseModel known = candidates.get(name);
    if (known == null) {
      known = prices.baseModel(name);
      if (known != null) {
        candidates.put(name, known);
      }
    }
    return known;
  }

  /** The row's own model, the same at other providers, then the others. */
  private List<BaseModel> models(BaseModel own) {
    List<BaseModel> models = new ArrayList<>(List.of(own));
    bases.stream().filter(base -> base.sameModel(own) && !base.equals(own)).forEach(models::add);
    others.stream()
        .filter(base -> !base.sameModel(own) && !tooSmall(base, own))
        .forEach(models::add);
    return models;
  }

  private boolean tooSmall(BaseModel base, BaseModel own) {
    return base.parameters() < smallestSize * own.parameters();
  }

  private static <T> List<T> ownFirst(T own, List<T> all) {
    return Stream.concat(Stream.of(own), all.stream()).distinct().toList();
  }

  /** Whether the tables may have a price for a shape, and no shape before it is the same. */
  private boolean priced(int serving, int method, String card, boolean serves, boolean otherCard) {
    if (serving == FIXED) {
      return false;
    }
    if (serving == PER_TOKEN) {
      boolean cardCounts = method != API && !trainsElsewhere;
      return !otherCard || cardCounts;
    }
    return serves
        && (serving != SERVERLESS || serverless.computeIfAbsent(card, prices::serverless));
  }
}
