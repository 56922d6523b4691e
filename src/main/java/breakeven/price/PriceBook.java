package breakeven.price;

import breakeven.expression.Frame;
import breakeven.expression.Variable;
import breakeven.guard.Guards;
import breakeven.input.AssumptionValues;
import breakeven.input.TableRows;
import breakeven.model.Problem;
import breakeven.table.Assumption;
import breakeven.table.Column;
import breakeven.table.GpuPrices;
import breakeven.table.ModelPrices;
import breakeven.table.PriceTable;
import breakeven.table.ServingCapacity;
import breakeven.table.TrainingPrices;
import breakeven.table.Type;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All price tables, ready to be looked up: from the names in a workload's row to the figures of
 * {@link Looked}, in the reporting currency, on the review date. What a name leads to is worked out
 * once and kept.
 */
public final class PriceBook {
  private static final double NO_END = Double.POSITIVE_INFINITY;

  /** Names beyond these are worked out each time: nobody has so many, but a broken sheet may. */
  private static final int NAMES_KEPT = 10_000;

  /** The price tables of one workbook. */
  public record Tables(
      TableRows models, TableRows trainings, TableRows gpus, TableRows capacities) {}

  private final Looked looked;
  private final PartVariables parts;
  private final LocalDate asOf;
  private final Rates rates;
  private final MissingRates missingRates;
  private final AssumptionValues assumptions;
  private final List<PriceRow> models;
  private final List<PriceRow> trainings;
  private final Cards cards;
  private final List<PriceRow> capacities;
  private final ModelRows modelRows;
  private final Names prompted;
  private final Names bases;
  private final Names embeddings;

  private final Group promptedGroup;
  private final Group smallGroup;
  private final Group candidateGroup;
  private final Group gpuGroup;
  private final Group trainingGpuGroup;
  private final Group capacityGroup;
  private final Group embeddingGroup;

  private final Kept<Used, Leads> leads = new Kept<>(this::findLeads);
  private final Kept<String, Found> promptedBy = new Kept<>(this::findPrompted);
  private final Kept<String, Found> smallBy = new Kept<>(this::findSmall);
  private final Kept<String, Found> candidateAsSmallBy = new Kept<>(this::findCandidateAsSmall);
  private final Kept<String, Found> candidateBy = new Kept<>(this::findCandidate);
  private final Kept<String, Found> gpuBy = new Kept<>(this::findGpu);
  private final Kept<String, Found> trainingGpuBy = new Kept<>(this::findTrainingGpu);
  private final Kept<CapacityKey, Found> capacityBy = new Kept<>(this::findCapacity);
  private final IdentityHashMap<TableRows.Row, PriceRow> rateRows = new IdentityHashMap<>();
  private final Found embedding;
  private final Doubts doubts;

  // What all names share that lead nowhere.
  private final Found noPrompted;
  private final Found noSmall;
  private final Found noCandidateAsSmall;
  private final Found noCandidate;
  private final Found noGpu;
  private final Found noTrainingGpu;
  private final Found noCapacity;

  /** What names lead to, each worked out once. */
  private static final class Kept<K, V> {
    private final Map<K, V> kept = new HashMap<>();
    private final Function<K, V> find;

    Kept(Function<K, V> find) {
      this.find = find;
    }

    V of(K name) {
      V known = kept.get(name);
      if (known == null) {
        known = find.apply(name);
        if (kept.size() < NAMES_KEPT) {
          kept.put(name, known);
        }
      }
      return known;
    }
  }

  private record CapacityKey(String gpu, String candidate) {}

  /** What the names of a workload lead to, group by group. */
  private record Leads(
      Found prompted,
      Found small,
      Found candidate,
      Found gpu,
      Found trainingGpu,
      Found capacity,
      Found embedding) {
    List<Found> all() {
      return List.of(prompted, small, candidate, gpu, trainingGpu, capacity, embedding);
    }
  }

  /**
   * The prices of a workbook.
   *
   * @param shipped the shipped price tables, which the rows are compared with
   */
  public PriceBook(
      Looked looked,
      Tables tables,
      Rates rates,
      AssumptionValues assumptions,
      LocalDate asOf,
      Collection<TableRows> shipped) {
    this.looked = looked;
    this.parts = new PartVariables(looked);
    this.asOf = asOf;
    this.rates = rates;
    this.missingRates = new MissingRates(rates);
    this.assumptions = assumptions;
    models = rows(tables.models(), PriceTable.MODELS);
    trainings = rows(tables.trainings(), PriceTable.TRAININGS);
    cards = new Cards(rows(tables.gpus(), PriceTable.GPUS));
    capacities = rows(tables.capacities(), PriceTable.CAPACITIES);
    allRows().forEach(missingRates::add);
    missingRates.add(assumptions);
    modelRows = new ModelRows(models, trainings);
    prompted = modelRows.prompted();
    bases = modelRows.bases();
    embeddings = modelRows.embeddings();
    promptedGroup = new Group(looked.ofPrompted());
    smallGroup = new Group(looked.ofSmall());
    candidateGroup = new Group(looked.ofCandidate());
    gpuGroup = new Group(looked.ofGpu());
    trainingGpuGroup = new Group(looked.ofTrainingGpu());
    capacityGroup = new Group(looked.ofCapacity());
    embeddingGroup = new Group(looked.ofEmbedding());
    noPrompted = promptedGroup.none();
    noSmall = smallGroup.none().set(looked.smallFaults, 1);
    noCandidateAsSmall = smallGroup.none().set(looked.smallFaults, 0);
    noCandidate =
        candidateGroup
            .none()
            .set(looked.trainingEnded, 0)
            .set(looked.serviceMonths, NO_END)
            .set(looked.trainingMonths, NO_END);
    noGpu = gpuGroup.none();
    noTrainingGpu = trainingGpuGroup.none().set(looked.trainingHourOwn, 0);
    noCapacity = capacityGroup.none();
    embedding = findEmbedding();
    doubts =
        new Doubts(
            new Guards(asOf, assumptions.number(Assumption.PRICE_AGE_LIMIT)),
            allRows(),
            shipped.stream()
                .flatMap(table -> rows(table, PriceTable.of(table.table())).stream())
                .toList(),
            modelRows::baseOf);
  }

  /** All rows of the price tables, in the order of the tabs. */
  List<PriceRow> allRows() {
    return Stream.of(models, trainings, cards.rows(), capacities).flatMap(List::stream).toList();
  }

  /** What the guards say about the rows. */
  Doubts doubts() {
    return doubts;
  }

  private List<PriceRow> rows(TableRows table, PriceTable layout) {
    List<PriceRow> rows = new ArrayList<>();
    for (TableRows.Row row : table.rows()) {
      rows.add(new PriceRow(row, rows.size(), layout, rates, missingRates));
    }
    return rows;
  }

  /**
   * Fills the looked-up variables of the rows of a frame.
   *
   * @param used the names of each row
   */
  public void fill(Frame frame, IntFunction<Used> used) {
    int size = frame.size();
    Found[] promptedRows = new Found[size];
    Found[] smallRows = new Found[size];
    Found[] candidateRows = new Found[size];
    Found[] gpuRows = new Found[size];
    Found[] trainingGpuRows = new Found[size];
    Found[] capacityRows = new Found[size];
    for (int row = 0; row < size; row++) {
      Leads found = leads.of(used.apply(row));
      promptedRows[row] = found.prompted();
      smallRows[row] = found.small();
      candidateRows[row] = found.candidate();
      gpuRows[row] = found.gpu();
      trainingGpuRows[row] = found.trainingGpu();
      capacityRows[row] = found.capacity();
    }
    promptedGroup.put(frame, promptedRows);
    smallGroup.put(frame, smallRows);
    candidateGroup.put(frame, candidateRows);
    gpuGroup.put(frame, gpuRows);
    trainingGpuGroup.put(frame, trainingGpuRows);
    capacityGroup.put(frame, capacityRows);
    embeddingGroup.put(frame, embedding);
  }

  private Leads findLeads(Used used) {
    return new Leads(
        promptedBy.of(used.prompted()),
        used.smaller().isEmpty()
            ? candidateAsSmallBy.of(used.candidate())
            : smallBy.of(used.smaller()),
        candidateBy.of(used.candidate()),
        gpuBy.of(used.gpu()),
        trainingGpuBy.of(trainingGpu(used.gpu())),
        capacity(used.gpu(), used.candidate()),
        embedding);
  }

  /** Fills what a GPU gives to a row: its prices, its capacity, and what training on it costs. */
  public void fillGpu(Frame frame, int row, String gpu, String candidate) {
    gpuGroup.put(frame, row, gpuBy.of(gpu));
    trainingGpuGroup.put(frame, row, trainingGpuBy.of(trainingGpu(gpu)));
    capacityGroup.put(frame, row, capacity(gpu, candidate));
  }

  /** The variables that {@link #fillGpu} fills. */
  public List<Variable> ofGpu() {
    return Stream.of(gpuGroup, trainingGpuGroup, capacityGroup)
        .flatMap(group -> group.variables().stream())
        .toList();
  }

  /** The names of all cards, without a provider, in the order of the table. */
  public List<String> cards() {
    return cards.all();
  }

  /** Whether a card has a capacity for a candidate. */
  public boolean serves(String gpu, String candidate) {
    return capacity(gpu, candidate) != noCapacity;
  }

  /** Where a looked-up figure of a workload comes from; null where it stands in no cell. */
  public @Nullable Quote quote(Variable variable, Used used) {
    for (Found found : leads.of(used).all()) {
      Quote quote = found.quote(variable);
      if (quote != null) {
        return quote;
      }
    }
    return null;
  }

  /** What a variable holds where no row has the name that leads to it; NaN where it is blank. */
  public double withoutRow(Variable variable) {
    return Stream.of(noPrompted, noSmall, noCandidate, noGpu, noTrainingGpu, noCapacity)
        .mapToDouble(none -> none.value(variable))
        .filter(value -> !Double.isNaN(value))
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Whether the cell of a looked-up figure of a workload cannot be read or converted. */
  public boolean unreadable(Variable variable, Used used) {
    List<Variable> one = List.of(variable);
    return leads.of(used).all().stream().anyMatch(found -> !found.faults(one).isEmpty());
  }

  /** The rates that prices were converted with. */
  public Rates rates() {
    return rates;
  }

  // --- prompted, small -------------------------------------------------------------------------

  private Found findPrompted(String name) {
    Integer index = prompted.find(name);
    if (index == null) {
      return noPrompted;
    }
    Found found = promptedGroup.none();
    PriceRow row = models.get(index);
    tokenPrice(found, looked.prompted, row);
    found.set(looked.promptedRow, row.index());
    servedMonths(found, looked.promptedServedMonths, row);
    return found.set(looked.promptedLastService, row.number(ModelPrices.LAST_SERVICE));
  }

  private Found findSmall(String name) {
    return findSmall(prompted.find(name), noSmall);
  }

  private Found findCandidateAsSmall(String name) {
    return findSmall(bases.find(name), noCandidateAsSmall);
  }

  private Found findSmall(@Nullable Integer index, Found nothing) {
    if (index == null) {
      return nothing;
    }
    Found found = smallGroup.none();
    PriceRow row = models.get(index);
    tokenPrice(found, looked.small, row);
    found.set(looked.smallRow, row.index());
    servedMonths(found, looked.smallServedMonths, row);
    return found.set(looked.smallFaults, found.faults().size());
  }

  private void servedMonths(Found found, Variable months, PriceRow row) {
    LocalDate last = row.row().date(ModelPrices.LAST_SERVICE);
    row.number(found, months, ModelPrices.LAST_SERVICE, NO_END);
    if (last != null) {
      row.set(found, months, mostMonths(last), ModelPrices.LAST_SERVICE);
    }
  }

  /** The most months after the review date that end no later than a day. */
  private double mostMonths(LocalDate last) {
    long months = ChronoUnit.MONTHS.between(asOf, last);
    // The end of a short month: 30 November and three months is 28 February.
    return asOf.plusMonths(months + 1).isAfter(last) ? months : months + 1;
  }

  private static void tokenPrice(Found found, TokenPrice price, PriceRow row) {
    row.money(found, price.input(), ModelPrices.INPUT_PRICE, Double.NaN);
    row.money(found, price.cached(), ModelPrices.CACHED_PRICE, row.money(ModelPrices.INPUT_PRICE));
    row.money(found, price.output(), ModelPrices.OUTPUT_PRICE, Double.NaN);
    row.number(found, price.batch(), ModelPrices.BATCH_DISCOUNT, 0);
    row.money(found, price.fee(), ModelPrices.FEE, 0);
  }

  // --- candidate: its tune, its dates, its training price ---------------------------------------

  private Found findCandidate(String name) {
    Integer index = bases.find(name);
    if (index == null) {
      return noCandidate;
    }
    Found found = candidateGroup.none();
    PriceRow base = models.get(index);
    PriceRow tune = modelRows.tuneOf(base);
    found.set(looked.candidateRow, base.index());
    if (tune != null) {
      tokenPrice(found, looked.tuned, tune);
      tune.money(found, looked.tunedHosting, ModelPrices.HOSTING, 0);
      tune.counts(found, looked.tuned.input(), ModelPrices.PROVIDER);
      base.counts(found, looked.tuned.input(), ModelPrices.PROVIDER);
    }
    dates(found, base, tune);
    base.number(found, looked.size, ModelPrices.PARAMETERS, Double.NaN);
    base.number(
        found,
        looked.activeSize,
        ModelPrices.ACTIVE_PARAMETERS,
        base.number(ModelPrices.PARAMETERS));
    PriceRow training = modelRows.trainingOf(base);
    if (training != null) {
      training.money(found, looked.trainingPrice, TrainingPrices.TRAINING_PRICE, Double.NaN);
      training.money(found, looked.trainingMinimum, TrainingPrices.MINIMUM_CHARGE, 0);
      training.counts(found, looked.trainingPrice, TrainingPrices.METHOD);
      training.counts(found, looked.trainingPrice, TrainingPrices.PROVIDER);
      base.counts(found, looked.trainingPrice, ModelPrices.PROVIDER);
      if (ModelRows.mayName(training, base)) {
        training.counts(found, looked.trainingPrice, TrainingPrices.MODEL_OR_SIZE);
      } else {
        training.counts(found, looked.trainingPrice, TrainingPrices.TO);
      }
    }
    return found;
  }

  private void dates(Found found, PriceRow base, @Nullable PriceRow tune) {
    PriceRow service = earlier(base, tune, ModelPrices.LAST_SERVICE);
    PriceRow training = earlier(base, tune, ModelPrices.LAST_TRAINING);
    LocalDate lastService = service.row().date(ModelPrices.LAST_SERVICE);
    LocalDate lastTraining = training.row().date(ModelPrices.LAST_TRAINING);
    service.number(found, looked.serviceMonths, ModelPrices.LAST_SERVICE, NO_END);
    if (lastService != null) {
      service.set(
          found,
          looked.serviceMonths,
          (double) ChronoUnit.MONTHS.between(asOf, lastService),
          ModelPrices.LAST_SERVICE);
    }
    training.number(found, looked.trainingMonths, ModelPrices.LAST_TRAINING, NO_END);
    if (lastTraining != null) {
      training.set(
          found,
          looked.trainingMonths,
          (double) ChronoUnit.MONTHS.between(asOf, lastTraining),
          ModelPrices.LAST_TRAINING);
    }
    found.set(looked.trainingEnded, lastTraining != null && lastTraining.isBefore(asOf) ? 1 : 0);
    found.set(looked.lastService, service.number(ModelPrices.LAST_SERVICE));
    found.set(looked.lastTraining, training.number(ModelPrices.LAST_TRAINING));
  }

  /**
   * Of two rows the one whose date comes first; one without a date comes last, one that cannot be
   * read first.
   */
  private static PriceRow earlier(PriceRow base, @Nullable PriceRow tune, Column column) {
    if (tune == null || base.row().bad(column)) {
      return base;
    }
    double ofBase = base.has(column) ? base.number(column) : NO_END;
    double ofTune = tune.has(column) ? tune.number(column) : NO_END;
    return ofTune >= ofBase ? base : tune;
  }

  // --- GPUs and capacity ------------------------------------------------------------------------

  private Found findGpu(String name) {
    if (!knowsGpu(name)) {
      return noGpu;
    }
    Found found = gpuGroup.none();
    List<PriceRow> rows = cards.of(name);
    PriceRow rented = Cards.rented(rows);
    PriceRow serverless = Cards.serverless(rows);
    PriceRow owned = first(rows, row -> row.has(GpuPrices.PURCHASE_PRICE));
    if (rented != null) {
      rented.money(found, looked.rentedHour, GpuPrices.HOUR_PRICE, Double.NaN);
    }
    if (serverless != null) {
      serverless.money(found, looked.serverlessHour, GpuPrices.HOUR_PRICE, Double.NaN);
    }
    if (owned != null) {
      owned.money(found, looked.purchase, GpuPrices.PURCHASE_PRICE, Double.NaN);
      owned.money(found, looked.running, GpuPrices.RUNNING_COST, 0);
    }
    return found;
  }

  private Found findTrainingGpu(String name) {
    if (!knowsGpu(name)) {
      return noTrainingGpu;
    }
    Found found = trainingGpuGroup.none();
    List<PriceRow> rows = cards.of(name);
    PriceRow rented = Cards.rented(rows);
    PriceRow hour = rented == null ? Cards.serverless(rows) : rented;
    if (hour != null) {
      hour.money(found, looked.trainingHour, GpuPrices.HOUR_PRICE, Double.NaN);
    }
    PriceRow anyones = Cards.rented(cards.of(cards.bare(name)));
    found.set(looked.trainingHourOwn, 0);
    if (anyones != null) {
      anyones.money(found, looked.trainingHourOwn, GpuPrices.HOUR_PRICE, Double.NaN);
    }
    // What a card is does not depend on who rents it out: another provider's row says it too.
    List<PriceRow> sameCard = new ArrayList<>(rows);
    sameCard.addAll(cards.of(cards.bare(name)));
    PriceRow memory = first(sameCard, row -> row.has(GpuPrices.MEMORY));
    if (memory != null) {
      memory.number(found, looked.trainingMemory, GpuPrices.MEMORY, Double.NaN);
    }
    PriceRow peak = first(sameCard, row -> row.has(GpuPrices.PEAK));
    if (peak != null) {
      peak.number(found, looked.trainingPeak, GpuPrices.PEAK, Double.NaN);
    }
    return found;
  }

  /** The GPU that a workload trains on: the assumption's, else its own. */
  public String trainingGpu(String gpu) {
    String assumed = assumptions.text(Assumption.TRAINING_GPU);
    return assumed.isEmpty() ? gpu : assumed;
  }

  private Found capacity(String gpu, String candidate) {
    // A card that has no price runs nothing, whatever its capacity.
    return noGpu == gpuBy.of(gpu) || noCandidate == candidateBy.of(candidate)
        ? noCapacity
        : capacityBy.of(new CapacityKey(gpu, candidate));
  }

  private Found findCapacity(CapacityKey key) {
    Found found = capacityGroup.none();
    Integer index = bases.find(key.candidate());
    PriceRow row = index == null ? null : capacityOf(cards.bare(key.gpu()), models.get(index));
    if (row == null) {
      return noCapacity;
    }
    row.number(found, looked.gpusPerReplica, ServingCapacity.GPUS_PER_REPLICA, 1);
    row.number(found, looked.prefill, ServingCapacity.PREFILL, Double.NaN);
    row.number(found, looked.decode, ServingCapacity.DECODE, Double.NaN);
    Column deciding = row.has(ServingCapacity.MODEL) ? ServingCapacity.MODEL : ServingCapacity.TO;
    for (Variable figure : capacityGroup.variables()) {
      row.counts(found, figure, deciding);
    }
    return found;
  }

  /**
   * A row that names the model wins, else the bracket of its size. A name that cannot be read may
   * be the model's.
   */
  private @Nullable PriceRow capacityOf(String gpu, PriceRow base) {
    List<PriceRow> ofGpu = capacities.stream().filter(row -> Names.same(row.name(), gpu)).toList();
    PriceRow named =
        first(
            ofGpu,
            row ->
                Names.same(model(row), base.name())
                    || Names.same(model(row), base.fullName())
                    || row.row().bad(ServingCapacity.MODEL));
    if (named != null) {
      return named;
    }
    List<PriceRow> brackets = ofGpu.stream().filter(row -> model(row).isEmpty()).toList();
    return new Brackets(brackets, ServingCapacity.FROM, ServingCapacity.TO)
        .of(base.number(ModelPrices.PARAMETERS));
  }

  private static String model(PriceRow row) {
    String model = row.row().text(ServingCapacity.MODEL);
    return model == null ? "" : model;
  }

  // --- embedding --------------------------------------------------------------------------------

  private Found findEmbedding() {
    Found found = embeddingGroup.none();
    Integer index = embeddings.find(assumptions.text(Assumption.EMBEDDING_MODEL));
    if (index != null) {
      PriceRow row = models.get(index);
      row.money(found, looked.embeddingPrice, ModelPrices.INPUT_PRICE, Double.NaN);
      row.money(found, looked.embeddingFee, ModelPrices.FEE, 0);
    }
    return found;
  }

  // --- helpers ----------------------------------------------------------------------------------

  private static @Nullable PriceRow first(List<PriceRow> rows, Predicate<PriceRow> fits) {
    return rows.stream().filter(fits).findFirst().orElse(null);
  }

  /** Cells of a part that a workload's names lead to and that cannot be read or converted. */
  List<Problem> faults(Used used, Part part) {
    return found(used, part).faults(parts.of(part));
  }

  /** What a workload's names lead to that holds a part. */
  private Found found(Used used, Part part) {
    Leads found = leads.of(used);
    return switch (part) {
      case PROMPTED, PROMPTED_INPUT, PROMPTED_SERVICE -> found.prompted();
      case SMALL -> found.small();
      case TUNED, DATES, SIZE, TRAINING -> found.candidate();
      case RENTED, SERVERLESS, PURCHASE -> found.gpu();
      case CAPACITY -> found.capacity();
      case TRAINING_HOUR, TRAINING_HOUR_OWN, TRAINING_CARD -> found.trainingGpu();
      case EMBEDDING, EMBEDDING_FEE -> found.embedding();
    };
  }

  // --- for messages and the list of what was used -----------------------------------------------

  /** The cells that a part's figures come from, empty ones left out. */
  List<Found.Cell> cells(Used used, Part part) {
    Found found = found(used, part);
    List<Found.Cell> cells = new ArrayList<>();
    for (Variable variable : parts.of(part)) {
      Found.Cell cell = found.cell(variable);
      if (cell != null && cell.row().has(cell.column())) {
        cells.add(cell);
      }
    }
    return cells;
  }

  /**
   * The amounts of a part that are known, with the cell that each comes from: a cached price that
   * is empty comes from the input price.
   */
  Map<Variable, Found.Cell> amounts(Used used, Part part) {
    Found found = found(used, part);
    Map<Variable, Found.Cell> amounts = new LinkedHashMap<>();
    for (Variable variable : parts.of(part)) {
      Found.Cell cell = found.cell(variable);
      if (cell == null
          || cell.column().type() != Type.MONEY
          || Double.isNaN(found.value(variable))) {
        continue;
      }
      boolean asInput =
          cell.column() == ModelPrices.CACHED_PRICE && !cell.row().has(ModelPrices.CACHED_PRICE);
      Found.Cell from = asInput ? new Found.Cell(cell.row(), ModelPrices.INPUT_PRICE) : cell;
      if (from.row().has(from.column())) {
        amounts.put(variable, from);
      }
    }
    return amounts;
  }

  /** The cell that a figure comes from, empty or not; null where no row gives it. */
  Found.@Nullable Cell cell(Used used, Part part, Variable variable) {
    return found(used, part).cell(variable);
  }

  /** The rows of models, and what belongs to each. */
  ModelRows modelRows() {
    return modelRows;
  }

  /** The row of the candidate; null where its name leads to none. */
  @Nullable PriceRow candidate(String name) {
    Integer index = bases.find(name);
    return index == null ? null : models.get(index);
  }

  /** The row of a model that can be prompted; null where its name leads to none. */
  @Nullable PriceRow promptable(String name) {
    Integer index = prompted.find(name);
    return index == null ? null : models.get(index);
  }

  /**
   * For each row that a name might also have meant: the row that would then give the part. The one
   * that is taken is among them.
   */
  List<PriceRow> rivals(Used used, Part part) {
    if (part == Part.TRAINING_HOUR_OWN && !cards.names().bare(nameOf(used, part))) {
      return List.of(); // the first rented row by rule, whatever its provider
    }
    List<PriceRow> rows =
        switch (part) {
          case PROMPTED, PROMPTED_INPUT -> rows(models, prompted.all(used.prompted()));
          case SMALL ->
              used.smaller().isEmpty()
                  ? rows(models, bases.all(used.candidate()))
                  : rows(models, prompted.all(used.smaller()));
          case TUNED -> mapped(rows(models, bases.all(used.candidate())), modelRows::tuneOf);
          case TRAINING -> mapped(rows(models, bases.all(used.candidate())), modelRows::trainingOf);
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
              rows(models, embeddings.all(assumptions.text(Assumption.EMBEDDING_MODEL)));
          case PROMPTED_SERVICE, DATES, SIZE, CAPACITY, TRAINING_CARD -> List.of();
        };
    return rows.size() < 2 ? List.of() : rows;
  }

  /** The name that leads to a part. */
  String nameOf(Used used, Part part) {
    return switch (part) {
      case PROMPTED, PROMPTED_INPUT, PROMPTED_SERVICE -> used.prompted();
      case SMALL -> used.smaller().isEmpty() ? used.candidate() : used.smaller();
      case TUNED, DATES, SIZE, TRAINING -> used.candidate();
      case RENTED, SERVERLESS, PURCHASE, CAPACITY -> used.gpu();
      case TRAINING_HOUR, TRAINING_HOUR_OWN, TRAINING_CARD -> trainingGpu(used.gpu());
      case EMBEDDING, EMBEDDING_FEE -> assumptions.text(Assumption.EMBEDDING_MODEL);
    };
  }

  private static List<PriceRow> rows(List<PriceRow> all, List<Integer> indexes) {
    return indexes.stream().map(all::get).toList();
  }

  private static List<PriceRow> mapped(
      List<PriceRow> rows, Function<PriceRow, @Nullable PriceRow> to) {
    List<PriceRow> mapped = new ArrayList<>();
    for (PriceRow row : rows) {
      PriceRow other = to.apply(row);
      if (other != null) {
        mapped.add(other);
      }
    }
    return mapped;
  }

  /** Why a currency that has no rate has none. */
  public List<Problem> rateFaults(String currency) {
    return missingRates.faults(currency);
  }

  /** The rows of exchange rates that a currency's conversion rests on. */
  List<PriceRow> rateRows(String currency) {
    return rates.behind(currency).stream().map(this::rateRow).toList();
  }

  /** All rows of exchange rates. */
  List<PriceRow> allRateRows() {
    return rates.rows().stream().map(this::rateRow).toList();
  }

  private PriceRow rateRow(TableRows.Row row) {
    return rateRows.computeIfAbsent(
        row, key -> new PriceRow(key, rateRows.size(), PriceTable.RATES, rates, missingRates));
  }

  LocalDate asOf() {
    return asOf;
  }

  AssumptionValues assumptions() {
    return assumptions;
  }

  Looked looked() {
    return looked;
  }

  /** Whether a name leads to a model that can be prompted. */
  public boolean knowsPrompted(String name) {
    return prompted.find(name) != null;
  }

  /** Whether a name leads to a base model. */
  public boolean knowsBase(String name) {
    return bases.find(name) != null;
  }

  /** Whether a name leads to a GPU. */
  public boolean knowsGpu(String name) {
    return cards.names().find(name) != null;
  }

  /** The names of the models that can be prompted, in the order of the table. */
  public Collection<String> promptedNames() {
    return prompted.all();
  }

  /** The names of the base models, in the order of the table. */
  public Collection<String> baseNames() {
    return bases.all();
  }

  /** Whether a name leads to an embedding model. */
  public boolean knowsEmbedding(String name) {
    return embeddings.find(name) != null;
  }

  /** The names of the embedding models, in the order of the table. */
  public Collection<String> embeddingNames() {
    return embeddings.all();
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
