package breakeven.core.price;

import breakeven.core.expression.Variable;
import breakeven.core.input.AssumptionValues;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.TrainingPrices;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All look-ups, each defined once: for a {@link Purpose}, which names lead to rows of the price
 * tables, and the figures of {@link PriceVariables} from their cells, on the review date.
 */
final class Lookups {
  private static final double NO_END = Double.POSITIVE_INFINITY;

  private final PriceVariables looked;
  private final ModelRows models;
  private final GpuRows cards;
  private final Capacities capacities;
  private final AssumptionValues assumptions;
  private final LocalDate asOf;
  private final Map<Purpose, Lookup> byPurpose = new EnumMap<>(Purpose.class);

  Lookups(
      PriceVariables looked,
      ModelRows models,
      GpuRows cards,
      Capacities capacities,
      AssumptionValues assumptions,
      LocalDate asOf) {
    this.looked = looked;
    this.models = models;
    this.cards = cards;
    this.capacities = capacities;
    this.assumptions = assumptions;
    this.asOf = asOf;
    define(Purpose.PROMPTED, LookupNames::prompted, this::prompted)
        .without(looked.promptedServedMonths, NO_END);
    define(Purpose.REPLACEMENT, LookupNames::prompted, this::replacement)
        .without(looked.replacementMonths, NO_END);
    define(
            Purpose.SMALL,
            names -> List.of(names.smaller(), names.candidate()),
            (names, found) -> small(models.small(names), found))
        .without(looked.smallFaults, 1);
    // An unknown candidate is reported once, not again as the small model that it would be.
    define(
            Purpose.SMALL_CANDIDATE,
            LookupNames::candidate,
            (names, found) -> small(models.base(names.candidate()), found))
        .without(looked.smallFaults, 0);
    define(Purpose.RIVAL, LookupNames::rival, this::rival);
    define(Purpose.CANDIDATE, LookupNames::candidate, this::candidate)
        .without(looked.tuned.context(), NO_END)
        .without(looked.trainingEnded, 0)
        .without(looked.serviceOfTune, 0)
        .without(looked.serviceMonths, NO_END)
        .without(looked.trainingMonths, NO_END);
    define(Purpose.GPU, LookupNames::gpu, this::gpu);
    define(Purpose.TRAINING_GPU, names -> trainingGpu(names.gpu()), this::trainingGpu)
        .without(looked.trainingHourOwn, 0)
        .without(looked.trainingUnitsOwn, 1);
    define(Purpose.CAPACITY, names -> List.of(names.gpu(), names.candidate()), this::capacity);
    define(Purpose.EMBEDDING, names -> embeddingName(), this::embedding);
  }

  private Lookup define(Purpose purpose, Function<LookupNames, Object> key, Lookup.Finder finder) {
    Lookup lookup = new Lookup(purpose.figures(looked), key, finder);
    byPurpose.put(purpose, lookup);
    return lookup;
  }

  /** The look-up for a purpose. */
  Lookup of(Purpose purpose) {
    return Objects.requireNonNull(byPurpose.get(purpose));
  }

  /**
   * The name that is looked up; empty where there is none.
   *
   * @param used the names of a workload
   */
  String name(Purpose purpose, LookupNames used) {
    return switch (purpose) {
      case PROMPTED -> used.prompted();
      case REPLACEMENT -> ModelRows.replacementName(models.promptable(used.prompted()));
      case SMALL -> used.smaller();
      case SMALL_CANDIDATE -> used.smaller().isEmpty() ? used.candidate() : "";
      case RIVAL -> used.rival();
      case CANDIDATE -> used.candidate();
      case GPU, CAPACITY -> used.gpu();
      case TRAINING_GPU -> trainingGpu(used.gpu());
      case EMBEDDING -> embeddingName();
    };
  }

  /** The GPU that a workload trains on: the assumption's, else its own. */
  String trainingGpu(String gpu) {
    String assumed = assumptions.text(Assumption.TRAINING_GPU);
    return assumed.isEmpty() ? gpu : assumed;
  }

  private String embeddingName() {
    return assumptions.text(Assumption.EMBEDDING_MODEL);
  }

  // --- prompted, small -------------------------------------------------------------------------

  private boolean prompted(LookupNames names, LookupResult found) {
    PriceRow row = models.promptable(names.prompted());
    if (row == null) {
      return false;
    }
    tokenPrice(found, looked.prompted, row);
    if (models.ended(row) && models.replacementOf(row) == null) {
      found.set(looked.prompted.input(), Double.NaN); // nobody sells it: a bill may be typed
      found.set(looked.prompted.output(), Double.NaN);
    }
    found.set(looked.promptedRow, row.index());
    PriceRow base = models.baseOf(row);
    found.set(looked.promptedModel, models.first(base == null ? row : base).index());
    wholeMonths(found, looked.promptedServedMonths, row, ModelPrices.LAST_SERVICE);
    if (row.row().bad(ModelPrices.LAST_SERVICE)) {
      found.set(looked.promptedServedMonths, NO_END); // a warning says so
    }
    found.set(looked.promptedLastService, row.number(ModelPrices.LAST_SERVICE));
    return true;
  }

  /** What the name of a prompted model leads to by the Replacement of its row. */
  private boolean replacement(LookupNames names, LookupResult found) {
    PriceRow row = models.replacementOf(models.promptable(names.prompted()));
    if (row == null) {
      return false;
    }
    tokenPrice(found, looked.replacement, row);
    wholeMonths(found, looked.replacementMonths, row, ModelPrices.LAST_SERVICE);
    return true;
  }

  private boolean small(@Nullable PriceRow row, LookupResult found) {
    if (row == null) {
      return false;
    }
    tokenPrice(found, looked.small, row);
    found.set(looked.smallRow, row.index());
    servedMonths(found, looked.smallServedMonths, row);
    found.set(looked.smallLastService, row.number(ModelPrices.LAST_SERVICE));
    found.set(looked.smallFaults, found.faults().size());
    return true;
  }

  private boolean rival(LookupNames names, LookupResult found) {
    PriceRow row = models.base(names.rival());
    if (row == null) {
      return false;
    }
    found.set(looked.rivalRow, row.index());
    servedMonths(found, looked.rivalServedMonths, row);
    tokenPrice(found, looked.rival, row); // last: a later month takes all other figures over
    return true;
  }

  private void servedMonths(LookupResult found, Variable months, PriceRow row) {
    LocalDate last = row.row().date(ModelPrices.LAST_SERVICE);
    row.number(found, months, ModelPrices.LAST_SERVICE, NO_END);
    if (last != null) {
      row.set(found, months, mostMonths(last), ModelPrices.LAST_SERVICE);
    }
  }

  /** Whole months to a day of a row; no end where it has none. */
  private void wholeMonths(LookupResult found, Variable months, PriceRow row, Column day) {
    LocalDate last = row.row().date(day);
    row.number(found, months, day, NO_END);
    if (last != null) {
      row.set(found, months, (double) ChronoUnit.MONTHS.between(asOf, last), day);
    }
  }

  /** The most months after the review date that end no later than a day. */
  private double mostMonths(LocalDate last) {
    long months = ChronoUnit.MONTHS.between(asOf, last);
    // The end of a short month: 30 November and three months is 28 February.
    return asOf.plusMonths(months + 1).isAfter(last) ? months : months + 1;
  }

  /** The prices of a model on the review date, and those of its rows that follow. */
  private void tokenPrice(LookupResult found, TokenPrice price, PriceRow row) {
    rowPrice(found, price, row);
    row.number(found, price.context(), ModelPrices.CONTEXT, NO_END);
    row.number(found, price.lifetime(), ModelPrices.CACHE_LIFETIME);
    List<PriceRow> later = models.later(row);
    if (!later.isEmpty()) {
      PriceRow first = later.get(0);
      found.set(price.changes(), later.size());
      found.set(price.nextMonth(), models.month(first));
      found.set(price.nextDay(), first.number(ModelPrices.FROM));
      found.set(price.nextInput(), first.number(ModelPrices.INPUT_PRICE));
      found.set(price.nextOutput(), first.number(ModelPrices.OUTPUT_PRICE));
    }
    for (PriceRow next : later) {
      LookupResult then = found.another();
      rowPrice(then, price, next);
      if (price == looked.tuned) {
        next.money(then, looked.tunedHosting, ModelPrices.HOSTING);
      }
      found.addLater(models.month(next), then);
    }
  }

  private static void rowPrice(LookupResult found, TokenPrice price, PriceRow row) {
    row.money(found, price.input(), ModelPrices.INPUT_PRICE);
    row.counts(found, price.input(), ModelPrices.FROM);
    row.counts(found, price.input(), ModelPrices.TO);
    row.money(found, price.cached(), ModelPrices.CACHED_PRICE, row.money(ModelPrices.INPUT_PRICE));
    row.money(
        found, price.written(), ModelPrices.CACHE_WRITE_PRICE, row.money(ModelPrices.INPUT_PRICE));
    row.money(found, price.output(), ModelPrices.OUTPUT_PRICE);
    row.number(found, price.batch(), ModelPrices.BATCH_DISCOUNT);
    row.number(found, price.longAbove(), ModelPrices.LONG_CONTEXT_ABOVE, NO_END);
    row.number(found, price.longInput(), ModelPrices.LONG_INPUT_FACTOR);
    row.number(found, price.longOutput(), ModelPrices.LONG_OUTPUT_FACTOR);
    row.money(found, price.fee(), ModelPrices.FEE);
  }

  // --- candidate: its tune, its dates, its training price ---------------------------------------

  private boolean candidate(LookupNames names, LookupResult found) {
    PriceRow base = models.base(names.candidate());
    if (base == null) {
      return false;
    }
    PriceRow tune = models.tuneOf(base);
    found.set(looked.candidateRow, base.index());
    found.set(looked.candidateModel, models.first(base).index());
    if (tune != null) {
      tune.money(found, looked.tunedHosting, ModelPrices.HOSTING);
      tokenPrice(found, looked.tuned, tune);
      tune.counts(found, looked.tuned.input(), ModelPrices.PROVIDER);
      base.counts(found, looked.tuned.input(), ModelPrices.PROVIDER);
    }
    PriceRow limited = tune != null && tune.has(ModelPrices.CONTEXT) ? tune : base;
    limited.number(found, looked.tuned.context(), ModelPrices.CONTEXT, NO_END);
    dates(found, base, tune);
    base.number(found, looked.size, ModelPrices.PARAMETERS);
    base.number(
        found,
        looked.activeSize,
        ModelPrices.ACTIVE_PARAMETERS,
        base.number(ModelPrices.PARAMETERS));
    PriceRow training = models.trainingOf(base);
    if (training != null) {
      training.money(found, looked.trainingPrice, TrainingPrices.TRAINING_PRICE);
      training.money(found, looked.trainingMinimum, TrainingPrices.MINIMUM_CHARGE);
      training.counts(found, looked.trainingPrice, TrainingPrices.METHOD);
      training.counts(found, looked.trainingPrice, TrainingPrices.PROVIDER);
      base.counts(found, looked.trainingPrice, ModelPrices.PROVIDER);
      if (ModelRows.mayName(training, base)) {
        training.counts(found, looked.trainingPrice, TrainingPrices.MODEL_OR_SIZE);
      } else {
        training.counts(found, looked.trainingPrice, TrainingPrices.TO);
      }
    }
    return true;
  }

  private void dates(LookupResult found, PriceRow base, @Nullable PriceRow tune) {
    PriceRow service = ownDate(base, tune, ModelPrices.LAST_SERVICE);
    PriceRow training = ownDate(base, tune, ModelPrices.LAST_TRAINING);
    LocalDate lastTraining = training.row().date(ModelPrices.LAST_TRAINING);
    wholeMonths(found, looked.serviceMonths, service, ModelPrices.LAST_SERVICE);
    wholeMonths(found, looked.trainingMonths, training, ModelPrices.LAST_TRAINING);
    found.set(looked.serviceOfTune, service == tune ? 1 : 0);
    found.set(looked.trainingEnded, lastTraining != null && lastTraining.isBefore(asOf) ? 1 : 0);
    found.set(looked.lastService, service.number(ModelPrices.LAST_SERVICE));
    found.set(looked.lastTraining, training.number(ModelPrices.LAST_TRAINING));
  }

  /**
   * The row whose date binds: the tune's where it has one, for a tune may outlive its base or end
   * before it. Also where it cannot be read.
   */
  private static PriceRow ownDate(PriceRow base, @Nullable PriceRow tune, Column column) {
    return tune != null && (tune.has(column) || tune.row().bad(column)) ? tune : base;
  }

  // --- GPUs and capacity ------------------------------------------------------------------------

  private boolean gpu(LookupNames names, LookupResult found) {
    if (!cards.knows(names.gpu())) {
      return false;
    }
    List<PriceRow> rows = cards.of(names.gpu());
    PriceRow rented = GpuRows.rented(rows);
    PriceRow serverless = GpuRows.serverless(rows);
    PriceRow owned = first(rows, row -> row.has(GpuPrices.PURCHASE_PRICE));
    if (rented != null) {
      rented.money(found, looked.rentedHour, GpuPrices.HOUR_PRICE);
      rented.number(found, looked.rentedUnits, GpuPrices.RENTED_IN_UNITS);
    }
    if (serverless != null) {
      serverless.money(found, looked.serverlessHour, GpuPrices.HOUR_PRICE);
    }
    if (owned != null) {
      owned.money(found, looked.purchase, GpuPrices.PURCHASE_PRICE);
      owned.money(found, looked.running, GpuPrices.RUNNING_COST);
    }
    return true;
  }

  private boolean trainingGpu(LookupNames names, LookupResult found) {
    String name = trainingGpu(names.gpu());
    if (!cards.knows(name)) {
      return false;
    }
    List<PriceRow> rows = cards.of(name);
    PriceRow rented = GpuRows.rented(rows);
    PriceRow hour = rented == null ? GpuRows.serverless(rows) : rented;
    if (hour != null) {
      hour.money(found, looked.trainingHour, GpuPrices.HOUR_PRICE);
      hour.number(found, looked.trainingUnits, GpuPrices.RENTED_IN_UNITS);
    }
    PriceRow anyones = GpuRows.rented(cards.of(cards.bare(name)));
    found.set(looked.trainingHourOwn, 0);
    found.set(looked.trainingUnitsOwn, 1);
    if (anyones != null) {
      anyones.money(found, looked.trainingHourOwn, GpuPrices.HOUR_PRICE);
      anyones.number(found, looked.trainingUnitsOwn, GpuPrices.RENTED_IN_UNITS);
    }
    // What a card is does not depend on who rents it out: another provider's row says it too.
    List<PriceRow> sameCard = new ArrayList<>(rows);
    sameCard.addAll(cards.of(cards.bare(name)));
    PriceRow memory = first(sameCard, row -> row.has(GpuPrices.MEMORY));
    if (memory != null) {
      memory.number(found, looked.trainingMemory, GpuPrices.MEMORY);
    }
    PriceRow peak = first(sameCard, row -> row.has(GpuPrices.PEAK));
    if (peak != null) {
      peak.number(found, looked.trainingPeak, GpuPrices.PEAK);
    }
    return true;
  }

  /** A card that has no price runs nothing, whatever its capacity. */
  private boolean capacity(LookupNames names, LookupResult found) {
    PriceRow base = models.base(names.candidate());
    if (base == null || !cards.knows(names.gpu())) {
      return false;
    }
    PriceRow row = capacities.of(cards.bare(names.gpu()), base);
    if (row == null) {
      return false;
    }
    row.number(found, looked.gpusPerReplica, ServingCapacity.GPUS_PER_REPLICA);
    row.number(found, looked.prefill, ServingCapacity.PREFILL);
    row.number(found, looked.decode, ServingCapacity.DECODE);
    Column deciding = row.has(ServingCapacity.MODEL) ? ServingCapacity.MODEL : ServingCapacity.TO;
    for (Variable figure : looked.ofCapacity()) {
      row.counts(found, figure, deciding);
    }
    return true;
  }

  // --- embedding --------------------------------------------------------------------------------

  private boolean embedding(LookupNames names, LookupResult found) {
    PriceRow row = models.embedding(embeddingName());
    if (row == null) {
      return false;
    }
    row.money(found, looked.embeddingPrice, ModelPrices.INPUT_PRICE);
    row.money(found, looked.embeddingFee, ModelPrices.FEE);
    return true;
  }

  private static @Nullable PriceRow first(List<PriceRow> rows, Predicate<PriceRow> fits) {
    return rows.stream().filter(fits).findFirst().orElse(null);
  }
}
