package breakeven.core.shape;

import breakeven.core.input.AssumptionValues;
import breakeven.core.price.BaseModel;
import breakeven.core.price.PriceBook;
import breakeven.core.table.Assumption;
import breakeven.core.table.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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

  /** A shape, and what the price tables give to it. */
  record Choice(Shape shape, boolean sameModel, PriceBook.Offer prices) {}

  private final PriceBook prices;
  private final double smallestSize;
  private final boolean trainsElsewhere;
  private final List<BaseModel> bases;
  private final List<BaseModel> others;
  private final List<String> cards;
  private final List<Integer> servings;
  private final List<Integer> methods;
  private final Map<Shape, List<Choice>> kept = new HashMap<>();
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
        otherModels ? others(parts(assumptions.text(Assumption.MODELS_TO_COMPARE))) : List.of();
    List<String> named = parts(assumptions.text(Assumption.GPUS_TO_COMPARE));
    cards =
        (named.isEmpty() ? prices.cardsServing().stream() : named.stream().map(prices::written))
            .filter(prices::knowsGpu)
            .toList();
    servings =
        codes(assumptions.text(Assumption.SERVINGS_TO_COMPARE), Words.SERVING, COMPARED_SERVINGS);
    methods = codes(assumptions.text(Assumption.METHODS_TO_COMPARE), Words.METHOD, Words.METHOD);
  }

  private List<BaseModel> others(List<String> named) {
    return bases.stream()
        .filter(BaseModel::tunable)
        .filter(base -> named.isEmpty() || named.stream().anyMatch(base::named))
        .limit(named.isEmpty() ? MOST_MODELS : Long.MAX_VALUE)
        .toList();
  }

  /** The entries of a list that is split by comma or semicolon. */
  static List<String> parts(String list) {
    return Stream.of(list.split("[,;]")).map(String::strip).filter(one -> !one.isEmpty()).toList();
  }

  private static List<Integer> codes(String list, List<String> words, List<String> ifBlank) {
    List<String> named = parts(list);
    List<String> folded = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    return (named.isEmpty() ? ifBlank : named)
        .stream()
            .map(word -> folded.indexOf(word.toLowerCase(Locale.ROOT)))
            .filter(code -> code >= 0)
            .toList();
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
    for (BaseModel model : models(own.model())) {
      for (String card : itsCards) {
        PriceBook.Offer offer = prices.of(model.name(), card);
        for (int serving : itsServings) {
          for (int method : itsMethods) {
            Shape shape = new Shape(model, method, serving, card);
            if (!shape.equals(own) && priced(shape, own)) {
              found.add(new Choice(shape, model.sameModel(own.model()), offer));
            }
          }
        }
      }
    }
    return found;
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
  private boolean priced(Shape shape, Shape own) {
    boolean otherCard = !shape.gpu().equals(own.gpu());
    if (shape.serving() == FIXED) {
      return false;
    }
    if (shape.serving() == PER_TOKEN) {
      boolean cardCounts = shape.method() != API && !trainsElsewhere;
      return !otherCard || cardCounts;
    }
    return prices.serves(shape.gpu(), shape.model().name())
        && (shape.serving() != SERVERLESS || prices.serverless(shape.gpu()));
  }
}
