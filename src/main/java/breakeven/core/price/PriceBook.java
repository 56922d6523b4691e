package breakeven.core.price;

import breakeven.core.expression.Frame;
import breakeven.core.expression.Variable;
import breakeven.core.guard.PriceRules;
import breakeven.core.input.AssumptionValues;
import breakeven.core.input.Finding;
import breakeven.core.input.TableRows;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.table.Assumption;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All price tables, ready to be looked up: from the names in a workload's row to the figures of
 * {@link PriceVariables}, in the reporting currency, on the review date. What a name leads to is
 * worked out once and kept.
 */
public final class PriceBook {
  /** Names beyond these are worked out each time: nobody has so many, but a broken sheet may. */
  private static final int NAMES_KEPT = 10_000;

  /** The purposes that give each figure once: the small model's are of either of two. */
  private static final Set<Purpose> EACH =
      EnumSet.complementOf(EnumSet.of(Purpose.SMALL_CANDIDATE));

  private static final Set<Purpose> OF_GPU =
      EnumSet.of(Purpose.GPU, Purpose.TRAINING_GPU, Purpose.CAPACITY);

  private static final Set<Purpose> OF_OFFERS =
      EnumSet.of(Purpose.CANDIDATE, Purpose.GPU, Purpose.TRAINING_GPU, Purpose.CAPACITY);

  /** The price tables of one workbook. */
  public record Tables(
      TableRows models,
      TableRows trainings,
      TableRows gpus,
      TableRows capacities,
      TableRows discounts) {}

  private final PriceVariables looked;
  private final Map<PriceItem, List<Variable>> itemFigures = new EnumMap<>(PriceItem.class);
  private final LocalDate asOf;
  private final Rates rates;
  private final MissingRates missingRates;
  private final AssumptionValues assumptions;
  private final List<PriceRow> models;
  private final List<PriceRow> trainings;
  private final GpuRows cards;
  private final Capacities capacities;
  private final Discounts discounts;
  private final RowsInForce rowsInForce;
  private final ModelRows modelRows;
  private final List<BaseModel> bases;
  private final Lookups lookups;

  private final Map<LookupNames, LookupResult[]> leads = new HashMap<>();
  private final IdentityHashMap<TableRows.Row, PriceRow> rateRows = new IdentityHashMap<>();
  private final PriceWarnings doubts;

  /**
   * The prices of a workbook.
   *
   * @param shipped the shipped price tables, which the rows are compared with
   */
  public PriceBook(
      PriceVariables looked,
      Tables tables,
      Rates rates,
      AssumptionValues assumptions,
      LocalDate asOf,
      Collection<TableRows> shipped) {
    this.looked = looked;
    for (PriceItem item : PriceItem.values()) {
      itemFigures.put(item, item.figures(looked));
    }
    this.asOf = asOf;
    this.rates = rates;
    this.missingRates = new MissingRates(rates);
    this.assumptions = assumptions;
    discounts =
        new Discounts(
            tables.discounts(), List.of(tables.models(), tables.trainings(), tables.gpus()), asOf);
    models = rows(tables.models(), PriceTable.MODELS, discounts);
    trainings = rows(tables.trainings(), PriceTable.TRAININGS, discounts);
    cards = new GpuRows(rows(tables.gpus(), PriceTable.GPUS, discounts));
    capacities = new Capacities(rows(tables.capacities(), PriceTable.CAPACITIES, discounts));
    allRows().forEach(missingRates::add);
    missingRates.add(assumptions);
    rowsInForce =
        new RowsInForce(
            tables.models().rows(), asOf, (long) assumptions.number(Assumption.HORIZON));
    modelRows = new ModelRows(models, rowsInForce, trainings, asOf);
    bases = baseModels(modelRows.living(modelRows.inForce()));
    lookups = new Lookups(looked, modelRows, cards, capacities, assumptions, asOf);
    doubts =
        new PriceWarnings(
            new PriceRules(asOf, assumptions.number(Assumption.PRICE_AGE_LIMIT)),
            rowsRead(),
            shipped.stream().flatMap(this::inForce).toList(),
            modelRows::baseOf);
  }

  /** All rows of the price tables, in the order of the tabs. */
  List<PriceRow> allRows() {
    return Stream.of(models, trainings, cards.rows(), capacities.rows())
        .flatMap(List::stream)
        .toList();
  }

  /** The same without those that are not in force on the review date. */
  private List<PriceRow> rowsRead() {
    return Stream.of(modelRows.inForce(), trainings, cards.rows(), capacities.rows())
        .flatMap(List::stream)
        .toList();
  }

  /** What the guards say about the rows. */
  PriceWarnings warnings() {
    return doubts;
  }

  private Stream<PriceRow> inForce(TableRows table) {
    Set<TableRows.Row> read = new HashSet<>(RowsInForce.of(table, asOf));
    return rows(table, PriceTable.of(table.table()), discounts).stream()
        .filter(row -> read.contains(row.row()));
  }

  private List<PriceRow> rows(TableRows table, PriceTable layout, Discounts discounts) {
    List<PriceRow> rows = new ArrayList<>();
    for (TableRows.Row row : table.rows()) {
      rows.add(new PriceRow(row, rows.size(), layout, rates, missingRates, discounts));
    }
    return rows;
  }

  /**
   * Fills the looked-up variables of the rows of a frame.
   *
   * @param used the names of each row
   */
  public void fill(Frame frame, IntFunction<LookupNames> used) {
    LookupResult[][] found = new LookupResult[frame.size()][];
    for (int row = 0; row < found.length; row++) {
      found[row] = leads(used.apply(row));
    }
    frame.sameInAllMonths();
    for (Purpose purpose : EACH) {
      lookups.of(purpose).put(frame, found.length, row -> found[row][purpose.ordinal()]);
    }
  }

  /** What the names of a workload lead to, by the ordinal of each purpose of {@link #EACH}. */
  private LookupResult[] leads(LookupNames used) {
    LookupResult[] known = leads.get(used);
    if (known == null) {
      known = leads(used, EACH);
      if (leads.size() < NAMES_KEPT) {
        leads.put(used, known);
      }
    }
    return known;
  }

  private LookupResult[] leads(LookupNames used, Collection<Purpose> purposes) {
    LookupResult[] found = new LookupResult[Purpose.values().length];
    for (Purpose purpose : purposes) {
      found[purpose.ordinal()] = lookups.of(purpose.of(used)).of(used);
    }
    return found;
  }

  /** The GPU that a workload trains on: the assumption's, else its own. */
  public String trainingGpu(String gpu) {
    return lookups.trainingGpu(gpu);
  }

  /** Fills what a GPU gives to a row: its prices, its capacity, and what training on it costs. */
  public void fillGpu(Frame frame, int row, String gpu, String candidate) {
    LookupNames names = new LookupNames("", candidate, "", gpu);
    for (Purpose purpose : OF_GPU) {
      Lookup lookup = lookups.of(purpose);
      lookup.put(frame, row, lookup.of(names));
    }
  }

  /** What a base model and a card give to a row together: see {@link #of(String, String)}. */
  public static final class Offer {
    private final LookupResult[] found;

    private Offer(LookupResult[] found) {
      this.found = found;
    }
  }

  /** The prices, dates and capacity of a base model, trained and served on a card. */
  public Offer of(String candidate, String gpu) {
    return new Offer(leads(new LookupNames("", candidate, "", gpu), OF_OFFERS));
  }

  /** The same with the prices of a base model that is the small one too, not fine-tuned. */
  public Offer of(String candidate, String gpu, String small) {
    Offer offer = of(candidate, gpu);
    offer.found[Purpose.SMALL_CANDIDATE.ordinal()] =
        lookups.of(Purpose.SMALL_CANDIDATE).of(new LookupNames("", small, "", ""));
    return offer;
  }

  /** Puts what base models and cards give into the first rows of a frame. */
  public void fill(Frame frame, Offer[] offers) {
    for (Purpose purpose : OF_OFFERS) {
      lookups.of(purpose).put(frame, offers.length, row -> offers[row].found[purpose.ordinal()]);
    }
    int small = Purpose.SMALL_CANDIDATE.ordinal();
    for (int row = 0; row < offers.length; row++) {
      if (offers[row].found[small] != null) {
        lookups.of(Purpose.SMALL_CANDIDATE).put(frame, row, offers[row].found[small]);
      }
    }
  }

  /** The variables that {@link #fill(Frame, Offer[])} fills. */
  public List<Variable> ofOffers() {
    return Stream.concat(OF_OFFERS.stream(), Stream.of(Purpose.SMALL_CANDIDATE))
        .flatMap(purpose -> purpose.figures(looked).stream())
        .toList();
  }

  /** The base models that a name may mean: of a bare one the row of each provider that sells it. */
  public List<BaseModel> baseModels(String name) {
    return baseModels(modelRows.living(rows(models, modelRows.bases().all(name))));
  }

  private List<BaseModel> baseModels(List<PriceRow> rows) {
    return rows.stream()
        .map(row -> BaseModel.of(row, modelRows))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The names of all cards, without a provider, in the order of the table. */
  public List<String> cards() {
    return cards.all();
  }

  /**
   * The names of the cards that have an hourly price and a row of {@code Serving capacity}, without
   * a provider, in the order of the table.
   */
  public List<String> cardsServing() {
    return cards().stream()
        .filter(
            card ->
                cards.of(card).stream().anyMatch(row -> row.has(GpuPrices.HOUR_PRICE))
                    && capacities.rows().stream().anyMatch(row -> Names.same(row.name(), card)))
        .toList();
  }

  /** A card's name as the table writes it; as typed where no row does. */
  public String written(String gpu) {
    Integer index = cards.names().find(gpu);
    if (index == null) {
      return gpu;
    }
    PriceRow row = cards.rows().get(index);
    return cards.names().bare(gpu) ? row.name() : row.fullName();
  }

  /** Whether a card has a Serverless row, of the provider that its name may say. */
  public boolean serverless(String gpu) {
    return GpuRows.paidByWork(cards.of(gpu)) != null;
  }

  /** The base models that can be chosen: none that has ended, in the order of the table. */
  public List<BaseModel> baseModels() {
    return bases;
  }

  /** The base model that a name leads to; null where it leads to none. */
  public @Nullable BaseModel baseModel(String name) {
    PriceRow row = modelRows.base(name);
    return row == null ? null : BaseModel.of(row, modelRows).orElse(null);
  }

  /**
   * The models sold per token that have a class and have not ended, in the order of the table: what
   * may be prompted in place of another.
   */
  public List<PromptedModel> promptedModels() {
    return modelRows.inForce().stream()
        .filter(row -> !modelRows.ended(row))
        .map(row -> PromptedModel.of(row, modelRows))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The class of a model that can be prompted, a code; -1 where its row gives none. */
  public int classOf(String name) {
    PriceRow row = modelRows.promptable(name);
    return row == null || !row.has(ModelPrices.CLASS) ? -1 : (int) row.number(ModelPrices.CLASS);
  }

  /** The weights of a model, however its provider writes its name; empty where none has it. */
  public String weightsOf(String name) {
    PriceRow row = modelRows.promptable(name);
    return row == null ? "" : PromptedModel.weights(row.name());
  }

  /** The months from which on a rival has other prices; the first is 1. */
  public List<Integer> rivalMonths(String rival) {
    List<Integer> months = new ArrayList<>(List.of(1));
    months.addAll(lookups.of(Purpose.RIVAL).of(LookupNames.NONE.with(rival)).changes());
    return months;
  }

  /** Fills what a rival costs in a month into all rows of a frame, as if in every month. */
  public void fillRival(Frame frame, String rival, int month) {
    Lookup lookup = lookups.of(Purpose.RIVAL);
    double[] values = lookup.of(LookupNames.NONE.with(rival)).values(month);
    lookup.putAsFirst(frame, frame.size(), row -> values);
  }

  /** Fills what the rival of each row costs, day by day. */
  public void fillRivals(Frame frame, LookupNames[] names) {
    Lookup lookup = lookups.of(Purpose.RIVAL);
    lookup.put(frame, frame.size(), row -> lookup.of(names[row]));
  }

  /** Whether a card has a capacity for a candidate. */
  public boolean serves(String gpu, String candidate) {
    return lookups.of(Purpose.CAPACITY).leads(new LookupNames("", candidate, "", gpu));
  }

  /** Where a looked-up figure of a workload comes from; null where it is in no cell. */
  public @Nullable PriceSource quote(Variable variable, LookupNames used) {
    LookupResult[] found = leads(used);
    for (Purpose purpose : EACH) {
      PriceSource quote = found[purpose.ordinal()].quote(variable);
      if (quote != null) {
        return quote;
      }
    }
    return null;
  }

  /** The rates that prices were converted with. */
  public Rates rates() {
    return rates;
  }

  // --- by part: for messages and the list of what was used --------------------------------------

  /** Cells of a part that a workload's names lead to and that cannot be read or converted. */
  List<Problem> faults(LookupNames used, PriceItem part) {
    return found(used, part).faults(figures(part));
  }

  /** What a workload's names lead to that holds a part. */
  private LookupResult found(LookupNames used, PriceItem part) {
    return leads(used)[part.purpose().ordinal()];
  }

  private List<Variable> figures(PriceItem item) {
    return Objects.requireNonNull(itemFigures.get(item));
  }

  /** The cells that a part's figures come from, empty ones left out. */
  List<LookupResult.Cell> cells(LookupNames used, PriceItem part) {
    LookupResult found = found(used, part);
    return figures(part).stream()
        .map(found::cell)
        .filter(Objects::nonNull)
        .filter(cell -> cell.row().has(cell.column()))
        .toList();
  }

  /** The cell that a figure comes from, empty or not; null where no row gives it. */
  LookupResult.@Nullable Cell cell(LookupNames used, PriceItem part, Variable variable) {
    return found(used, part).cell(variable);
  }

  // --- rows and names
  // -----------------------------------------------------------------------------

  /** The rows of models, and what belongs to each. */
  ModelRows modelRows() {
    return modelRows;
  }

  /** The row of the candidate; null where its name leads to none. */
  @Nullable PriceRow candidate(String name) {
    return modelRows.base(name);
  }

  /** The row of a model that can be prompted; null where its name leads to none. */
  @Nullable PriceRow promptable(String name) {
    return modelRows.promptable(name);
  }

  /** Whether a prompted model thinks before it answers, and so writes more than others. */
  public boolean reasons(String prompted) {
    PriceRow row = modelRows.promptable(prompted);
    return row != null && ModelRows.reasons(row);
  }

  /**
   * The model whose price follows when a prompted one ends, as {@code Provider: Name}; empty where
   * the Replacement of its row leads to none that is sold per token.
   */
  public String nextModel(String prompted) {
    PriceRow next = modelRows.replacementOf(modelRows.promptable(prompted));
    return next == null || Double.isNaN(next.row().number(ModelPrices.INPUT_PRICE))
        ? ""
        : next.fullName();
  }

  /** The last day on which a model that can be prompted is served; null where none is announced. */
  public @Nullable LocalDate lastDay(String prompted) {
    PriceRow row = modelRows.promptable(prompted);
    return row == null ? null : row.row().date(ModelPrices.LAST_SERVICE);
  }

  /**
   * Why the price of a prompted model that ends goes on, or that of its Replacement does, as a
   * warning at the cell that names it.
   *
   * @param prompted a name that leads to a row with a last service date
   * @param priced whether requests are priced at the Replacement
   */
  public Problem replacementWarning(String prompted, boolean priced) {
    PriceRow row = Objects.requireNonNull(modelRows.promptable(prompted));
    PriceRow next = modelRows.replacementOf(row);
    String name = ModelRows.replacementName(row);
    String ends = row.fullName() + " ends on " + day(row) + ", ";
    String problem;
    if (priced && next != null) {
      problem =
          "%sand its Replacement on %s, within the horizon: what follows is not counted"
              .formatted(ends, day(next));
    } else if (name.isEmpty()) {
      problem = ends + "and no Replacement is named: its own price goes on";
    } else if (next == null) {
      PriceRow named = modelRows.promptable(name);
      problem =
          ends
              + (named == null
                  ? "and no row has the name of its Replacement: its own price goes on"
                  : "and its Replacement ended on " + day(named) + ": its own price goes on");
    } else {
      problem =
          ends + "and its Replacement has no token price for this request: its own price goes on";
    }
    Place place = row.row().place(ModelPrices.REPLACEMENT);
    return Finding.warning(
            name,
            problem,
            "Name the model to move to under Replacement, as a row of "
                + ModelPrices.REPLACEMENT.sheet())
        .at(
            ModelPrices.REPLACEMENT.sheet(),
            place == null ? "" : place.cell(),
            ModelPrices.REPLACEMENT.header());
  }

  private static String day(PriceRow row) {
    return String.valueOf(row.row().date(ModelPrices.LAST_SERVICE));
  }

  /**
   * For each row that a name might also have meant: the row that would then give the part. The one
   * that is taken is among them.
   */
  List<PriceRow> rivals(LookupNames used, PriceItem part) {
    if (part == PriceItem.TRAINING_HOUR_OWN && !cards.names().bare(nameOf(used, part))) {
      return List.of(); // the first rented row by rule, whatever its provider
    }
    if (used.gpuChosen() && nameOf(used, part).equals(used.gpu())) {
      return List.of();
    }
    List<PriceRow> rows =
        switch (part) {
          case PROMPTED, PROMPTED_INPUT -> promptables(used.prompted());
          case REPLACEMENT -> promptables(nameOf(used, part));
          case SMALL -> used.smaller().isEmpty() ? List.of() : promptables(used.smaller());
          case RENTED, SERVERLESS, TRAINING_HOUR, TRAINING_HOUR_OWN -> {
            yield cards.of(nameOf(used, part)).stream()
                .filter(row -> row.has(GpuPrices.HOUR_PRICE))
                .toList();
          }
          case PURCHASE ->
              cards.of(used.gpu()).stream()
                  .filter(row -> row.has(GpuPrices.PURCHASE_PRICE))
                  .toList();
          case EMBEDDING, EMBEDDING_FEE ->
              rows(
                  models, modelRows.embeddings().all(assumptions.text(Assumption.EMBEDDING_MODEL)));
          // The provider of a candidate is chosen where its name does not say it; a rival's is
          // said.
          case TUNED, TRAINING, RIVAL -> List.of();
          case PROMPTED_SERVICE, PROMPTED_CONTEXT, DATES, SIZE, CAPACITY, TRAINING_CARD ->
              List.of();
        };
    return rows.size() < 2 ? List.of() : rows;
  }

  private List<PriceRow> promptables(String name) {
    return modelRows.living(rows(models, modelRows.prompted().all(name)));
  }

  /**
   * The provider of the row that a price comes from; empty where there is none or it is not named.
   */
  public String provider(PriceItem part, LookupNames used) {
    if (part.purpose() == Purpose.CANDIDATE && part != PriceItem.TUNED) {
      PriceRow row = candidate(used.candidate());
      return row == null ? "" : row.provider();
    }
    return figures(part).stream()
        .map(figure -> cell(used, part, figure))
        .filter(Objects::nonNull)
        .map(found -> found.row().provider())
        .findFirst()
        .orElse("");
  }

  /** A card's name as the table writes it, without a provider; as typed where no row does. */
  public String cardName(String gpu) {
    return cards.bare(gpu);
  }

  /** The name that leads to a part. */
  String nameOf(LookupNames used, PriceItem part) {
    return name(part.purpose().of(used), used);
  }

  /** The name of a workload that is looked up for a purpose; empty where there is none. */
  public String name(Purpose purpose, LookupNames used) {
    return lookups.name(purpose, used);
  }

  private static List<PriceRow> rows(List<PriceRow> all, List<Integer> indexes) {
    return indexes.stream().map(all::get).toList();
  }

  /** Why a currency that has no rate has none. */
  public List<Problem> rateFaults(String currency) {
    return missingRates.faults(currency);
  }

  /** The rows of exchange rates that a currency's conversion rests on. */
  List<PriceRow> rateRows(String currency) {
    return rates.behind(currency).stream().map(this::rateRow).toList();
  }

  private PriceRow rateRow(TableRows.Row row) {
    return rateRows.computeIfAbsent(
        row,
        key ->
            new PriceRow(key, rateRows.size(), PriceTable.RATES, rates, missingRates, discounts));
  }

  LocalDate asOf() {
    return asOf;
  }

  /** What is wrong with the days of price rows, and with discounts, whoever uses them. */
  public List<Problem> tableProblems() {
    return Stream.of(rowsInForce.problems(), discounts.problems()).flatMap(List::stream).toList();
  }

  /** What is doubtful about the days of a row that is read. */
  List<Problem> outOfDays(PriceRow row) {
    return rowsInForce.warnings(row.row());
  }

  /**
   * What is doubtful about the discounts that hold.
   *
   * @param used those that a price has that a workload uses
   */
  List<Problem> discountProblems(Set<TableRows.Row> used) {
    long months = (long) assumptions.number(Assumption.HORIZON);
    return discounts.problems(used, asOf.plusMonths(months));
  }

  AssumptionValues assumptions() {
    return assumptions;
  }

  PriceVariables looked() {
    return looked;
  }

  /** Whether a name leads to a model that can be prompted. */
  public boolean knowsPrompted(String name) {
    return modelRows.promptable(name) != null;
  }

  /** Whether a name leads to a base model. */
  public boolean knowsBase(String name) {
    return modelRows.base(name) != null;
  }

  /** Whether a name leads to a GPU. */
  public boolean knowsGpu(String name) {
    return cards.knows(name);
  }

  /** The names of the models that can be prompted, in the order of the table. */
  public Collection<String> promptedNames() {
    return modelRows.prompted().all();
  }

  /** The names of the base models, in the order of the table. */
  public Collection<String> baseNames() {
    return modelRows.bases().all();
  }

  /** Whether a name leads to an embedding model. */
  public boolean knowsEmbedding(String name) {
    return modelRows.embedding(name) != null;
  }

  /** The names of the embedding models, in the order of the table. */
  public Collection<String> embeddingNames() {
    return modelRows.embeddings().all();
  }

  /** The embedding model that a name is read as; null where it is written so, or is none. */
  public @Nullable String embeddingReadAs(String name) {
    return modelRows.embeddings().readAs(name);
  }

  /** The same of a GPU. */
  public @Nullable String gpuReadAs(String name) {
    return cards.names().readAs(name);
  }

  /** The names of the GPUs, by which they are found. */
  Names cardNames() {
    return cards.names();
  }

  /** Whether a name says no provider, and several GPUs may carry it. */
  boolean bareGpuName(String name) {
    return cards.names().bare(name);
  }

  /** The names of the GPUs, in the order of the table. */
  public Collection<String> gpuNames() {
    return cards.names().all();
  }
}
