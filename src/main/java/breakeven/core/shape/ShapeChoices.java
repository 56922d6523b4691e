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
 * The shapes that may be chosen for a workload, or that it is compared with, in the order in which
 * ties are decided: by providers, servings, cards and methods, each in the order of its list.
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
   * @param prices what the price tables give to its model and its card; one object for all methods
   * @param rank the order in which ties are decided: by the place of its model among those of a
   *     row, then by those of its serving, card and method
   */
  record Choice(Shape shape, boolean sameModel, PriceBook.Offer prices, long rank) {}

  private record Key(Shape own, boolean small) {}

  /**
   * What a row says of its shape.
   *
   * @param candidate its name, with or without a provider
   * @param method a code of {@link Words#METHOD}; -1: to be chosen
   * @param serving a code of {@link Words#SERVING}; -1: to be chosen
   * @param gpu empty: to be chosen
   * @param trained whether a training run is computed, which its card may be for
   * @param served whether serving is computed: then a card that serves must have a capacity
   * @param small whether the candidate is the small model too
   */
  record Typed(
      String candidate,
      int method,
      int serving,
      String gpu,
      boolean trained,
      boolean served,
      boolean small) {}

  /**
   * The shapes that may be chosen for a row, in the order that decides between equal ones.
   *
   * @param likely those that do not lack a capacity by the tables alone
   * @param all those that do too
   */
  record Open(List<Choice> likely, List<Choice> all) {}

  private final PriceBook prices;
  private final double smallestSize;
  private final boolean trainsElsewhere;
  private final List<String> sellers;
  private final List<BaseModel> bases;
  private final List<BaseModel> others;
  private final List<String> cards;
  private final List<Integer> servings;
  private final List<Integer> methods;
  private final Map<Key, List<Choice>> kept = new HashMap<>();
  private final Map<Typed, Open> open = new HashMap<>();
  private final Map<String, Boolean> severalCarry = new HashMap<>();
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
    sellers = ShapeLists.entries(assumptions, Assumption.PROVIDERS_TO_COMPARE);
    bases = prices.baseModels();
    others =
        otherModels
            ? others(ShapeLists.entries(assumptions, Assumption.MODELS_TO_COMPARE))
            : List.of();
    List<String> named = ShapeLists.entries(assumptions, Assumption.GPUS_TO_COMPARE);
    cards =
        (ShapeLists.all(named) ? prices.cardsServing().stream() : named.stream())
            .map(prices::written)
            .filter(prices::knowsGpu)
            .distinct()
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
        .filter(base -> base.named(named))
        .limit(named.isEmpty() ? MOST_MODELS : Long.MAX_VALUE)
        .toList();
  }

  private static List<Integer> codes(List<String> named, List<String> words, List<String> ifBlank) {
    return (named.isEmpty() ? ifBlank : named)
        .stream().map(word -> ShapeLists.code(word, words)).filter(code -> code >= 0).toList();
  }

  /**
   * The shapes beside a row's own, all its cells free: those of its model at each provider, then
   * those of other models.
   *
   * @param small whether its candidate is the small model too
   */
  List<Choice> of(Shape own, boolean small) {
    Key key = new Key(own, small);
    List<Choice> known = kept.get(key);
    if (known == null) {
      known = find(own, small);
      if (count + known.size() <= MOST_KEPT) {
        kept.put(key, known);
        count += known.size();
      }
    }
    return known;
  }

  private List<Choice> find(Shape own, boolean small) {
    List<Choice> found = new ArrayList<>();
    List<BaseModel> its = models.computeIfAbsent(own.model(), this::models);
    for (int i = 0; i < its.size(); i++) {
      BaseModel model = its.get(i);
      boolean sameModel = model.sameModel(own.model());
      String asSmall = sameModel ? model.name() : own.model().name();
      // Another model has the same place in all rows.
      long rank = rank(sameModel ? i : bases.size() + others.indexOf(model), 0, 0, 0);
      PriceBook.Offer free = null;
      PriceBook.Offer offer = null;
      for (Choice one : open(free(model)).likely()) {
        Shape shape = one.shape();
        if (one.prices() != free) {
          free = one.prices();
          offer = small ? prices.of(model.name(), shape.gpu(), asSmall) : free;
        }
        if (!shape.equals(own) && offer != null) {
          found.add(new Choice(shape, sameModel, offer, rank + one.rank()));
        }
      }
    }
    return found;
  }

  private static long rank(long model, long serving, long card, long method) {
    return (model << Short.SIZE | serving) << 2 * Short.SIZE | card << Short.SIZE | method;
  }

  /** Nothing typed but the model at its provider. */
  private Typed free(BaseModel model) {
    return new Typed(model.fullName(), -1, -1, "", true, true, false);
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

  /** The row's model at each provider, then the others. */
  private List<BaseModel> models(BaseModel own) {
    List<BaseModel> models = new ArrayList<>();
    bases.stream().filter(base -> base.sameModel(own)).forEach(models::add);
    if (!models.contains(own) && !own.key().isEmpty()) {
      models.add(own); // its tokens are no longer sold: its cards are still let
    }
    others.stream()
        .filter(base -> !base.sameModel(own) && !tooSmall(base, own))
        .forEach(models::add);
    return models;
  }

  private boolean tooSmall(BaseModel base, BaseModel own) {
    return base.parameters() < smallestSize * own.parameters();
  }

  // --- what may be chosen for a row -------------------------------------------------------------

  /** The shapes that blank cells leave open; at least one. */
  Open open(Typed typed) {
    Open known = open.get(typed);
    if (known == null) {
      known = findOpen(typed);
      if (count + known.all().size() <= MOST_KEPT) {
        open.put(typed, known);
        count += known.all().size();
      }
    }
    return known;
  }

  private Open findOpen(Typed typed) {
    List<Choice> all = new ArrayList<>();
    List<Choice> likely = new ArrayList<>();
    List<BaseModel> providers = providers(typed.candidate());
    List<Integer> its = servings(typed);
    for (int i = 0; i < providers.size(); i++) {
      boolean sells =
          typed.serving() == PER_TOKEN && providers.size() == 1 || providers.get(i).soldBy(sellers);
      for (int k = 0; k < its.size(); k++) {
        if (its.get(k) == PER_TOKEN && !sells) {
          continue;
        }
        List<String> cards = cards(typed, its.get(k));
        for (int c = 0; c < cards.size(); c++) {
          add(typed, providers.get(i), its.get(k), cards.get(c), rank(i, k, c, 0), all, likely);
        }
      }
    }
    if (all.isEmpty()) {
      all.add(nothingFits(typed));
    }
    return new Open(likely, all);
  }

  /** Adds what each method makes of a model on a card, or on none. */
  private void add(
      Typed typed,
      BaseModel model,
      int itsServing,
      String card,
      long rank,
      List<Choice> all,
      List<Choice> likely) {
    PriceBook.Offer offer = offer(typed, model, card);
    boolean fits = !onGpus(itsServing) || !typed.served() || prices.serves(card, model.name());
    List<Integer> methods = methods(typed, itsServing);
    for (int m = 0; m < methods.size(); m++) {
      int itsMethod = methods.get(m);
      if (!typed.gpu().isEmpty() || card.isEmpty() != usesCard(typed, itsServing, itsMethod)) {
        Shape shape = new Shape(model, itsMethod, itsServing, card);
        Choice choice = new Choice(shape, true, offer, rank + m);
        all.add(choice);
        if (fits) {
          likely.add(choice);
        }
      }
    }
  }

  /** As typed, the first of each list for what is not, and no method: none fits. */
  private Choice nothingFits(Typed typed) {
    BaseModel model = providers(typed.candidate()).get(0);
    // Serverless that nobody sells cannot be chosen: with it, the row would have a price.
    int its =
        servings(typed).stream()
            .filter(one -> one != SERVERLESS || typed.serving() == SERVERLESS)
            .findFirst()
            .orElse(-1);
    List<String> some = typed.gpu().isEmpty() ? cards : List.of(typed.gpu());
    String card = some.isEmpty() ? "" : some.get(0);
    Shape shape = new Shape(model, typed.method(), its, card);
    return new Choice(shape, true, offer(typed, model, card), 0);
  }

  private PriceBook.Offer offer(Typed typed, BaseModel model, String card) {
    return typed.small()
        ? prices.of(model.name(), card, model.name())
        : prices.of(model.name(), card);
  }

  private List<Integer> servings(Typed typed) {
    return typed.serving() < 0 ? servings : List.of(typed.serving());
  }

  /** Whether a name says no provider, and several carry it. */
  boolean several(String candidate) {
    return severalCarry.computeIfAbsent(candidate, name -> prices.baseModels(name).size() > 1);
  }

  /** The rows that a name may mean; one without anything where it leads to none. */
  private List<BaseModel> providers(String candidate) {
    List<BaseModel> found = prices.baseModels(candidate);
    return found.isEmpty()
        ? List.of(new BaseModel(candidate, candidate, "", Double.NaN, false, ""))
        : found;
  }

  private List<Integer> methods(Typed typed, int itsServing) {
    return typed.method() >= 0
        ? List.of(typed.method())
        : methods.stream().filter(one -> one != API || !onGpus(itsServing)).toList();
  }

  /** No card first, then those of the list; a typed one alone. */
  private List<String> cards(Typed typed, int itsServing) {
    boolean chosen = typed.gpu().isEmpty();
    List<String> its = chosen ? cards : List.of(typed.gpu());
    if (itsServing == SERVERLESS) {
      List<String> sold =
          its.stream()
              .filter(card -> serverless.computeIfAbsent(card, prices::serverless))
              .toList();
      its = sold.isEmpty() && typed.serving() == SERVERLESS ? its : sold;
    }
    return chosen ? Stream.concat(Stream.of(""), its.stream()).toList() : its;
  }

  private boolean usesCard(Typed typed, int itsServing, int itsMethod) {
    return onGpus(itsServing) || typed.trained() && usesCard(itsServing, itsMethod);
  }

  /** Whether a card serves, or trains in a run that is computed. */
  boolean usesCard(int itsServing, int itsMethod) {
    return onGpus(itsServing) || itsMethod != API && !trainsElsewhere;
  }

  private static boolean onGpus(int serving) {
    return serving != PER_TOKEN && serving != FIXED;
  }
}
