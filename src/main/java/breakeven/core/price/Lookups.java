package breakeven.core.price;

import breakeven.core.expression.Variable;
import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.TrainingPrices;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one name leads to in the price tables: rows, and the figures of {@link PriceVariables} from
 * their cells, on the review date. Works it out anew each time.
 */
final class Lookups {
  private static final double NO_END = Double.POSITIVE_INFINITY;

  private final PriceVariables looked;
  private final ModelRows models;
  private final GpuRows cards;
  private final Capacities capacities;
  private final LocalDate asOf;

  /** The variables that each name gives, or each pair of names. */
  final Group prompted;

  final Group replacement;

  final Group small;
  final Group candidate;
  final Group gpu;
  final Group trainingGpu;
  final Group capacity;
  final Group embedding;

  /** What all names share that lead nowhere. */
  private final LookupResult noPrompted;

  private final LookupResult noReplacement;

  private final LookupResult noSmall;
  private final LookupResult noCandidateAsSmall;
  private final LookupResult noTrainingGpu;
  final LookupResult noCandidate;
  final LookupResult noGpu;
  final LookupResult noCapacity;

  Lookups(
      PriceVariables looked,
      ModelRows models,
      GpuRows cards,
      Capacities capacities,
      LocalDate asOf) {
    this.looked = looked;
    this.models = models;
    this.cards = cards;
    this.capacities = capacities;
    this.asOf = asOf;
    prompted = new Group(looked.ofPrompted());
    replacement = new Group(looked.ofReplacement());
    small = new Group(looked.ofSmall());
    candidate = new Group(looked.ofCandidate());
    gpu = new Group(looked.ofGpu());
    trainingGpu = new Group(looked.ofTrainingGpu());
    capacity = new Group(looked.ofCapacity());
    embedding = new Group(looked.ofEmbedding());
    noPrompted = prompted.none().set(looked.promptedServedMonths, NO_END);
    noReplacement = replacement.none().set(looked.replacementMonths, NO_END);
    noSmall = small.none().set(looked.smallFaults, 1);
    noCandidateAsSmall = small.none().set(looked.smallFaults, 0);
    noCandidate =
        candidate
            .none()
            .set(looked.tuned.context(), NO_END)
            .set(looked.trainingEnded, 0)
            .set(looked.serviceMonths, NO_END)
            .set(looked.trainingMonths, NO_END);
    noGpu = gpu.none();
    noTrainingGpu =
        trainingGpu.none().set(looked.trainingHourOwn, 0).set(looked.trainingUnitsOwn, 1);
    noCapacity = capacity.none();
  }

  /** What a variable holds where no row has the name that leads to it; NaN where it is blank. */
  double withoutRow(Variable variable) {
    return Stream.of(
            noPrompted, noReplacement, noSmall, noCandidate, noGpu, noTrainingGpu, noCapacity)
        .mapToDouble(none -> none.value(variable))
        .filter(value -> !Double.isNaN(value))
        .findFirst()
        .orElse(Double.NaN);
  }

  // --- prompted, small -------------------------------------------------------------------------

  LookupResult prompted(String name) {
    PriceRow row = models.promptable(name);
    if (row == null) {
      return noPrompted;
    }
    LookupResult found = prompted.none();
    tokenPrice(found, looked.prompted, row);
    found.set(looked.promptedRow, row.index());
    wholeMonths(found, looked.promptedServedMonths, row, ModelPrices.LAST_SERVICE);
    if (row.row().bad(ModelPrices.LAST_SERVICE)) {
      found.set(looked.promptedServedMonths, NO_END); // a warning says so
    }
    return found.set(looked.promptedLastService, row.number(ModelPrices.LAST_SERVICE));
  }

  /** What the name of a prompted model leads to by the Replacement of its row. */
  LookupResult replacement(String prompted) {
    PriceRow row = models.replacementOf(models.promptable(prompted));
    if (row == null) {
      return noReplacement;
    }
    LookupResult found = replacement.none();
    tokenPrice(found, looked.replacement, row);
    wholeMonths(found, looked.replacementMonths, row, ModelPrices.LAST_SERVICE);
    return found;
  }

  LookupResult small(String name) {
    return small(models.promptable(name), noSmall);
  }

  /** What the candidate's name leads to where it is the smaller model too. */
  LookupResult candidateAsSmall(String name) {
    return small(models.base(name), noCandidateAsSmall);
  }

  private LookupResult small(@Nullable PriceRow row, LookupResult nothing) {
    if (row == null) {
      return nothing;
    }
    LookupResult found = small.none();
    tokenPrice(found, looked.small, row);
    found.set(looked.smallRow, row.index());
    servedMonths(found, looked.smallServedMonths, row);
    found.set(looked.smallLastService, row.number(ModelPrices.LAST_SERVICE));
    return found.set(looked.smallFaults, found.faults().size());
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

  private static void tokenPrice(LookupResult found, TokenPrice price, PriceRow row) {
    row.money(found, price.input(), ModelPrices.INPUT_PRICE);
    row.money(found, price.cached(), ModelPrices.CACHED_PRICE, row.money(ModelPrices.INPUT_PRICE));
    row.money(
        found, price.written(), ModelPrices.CACHE_WRITE_PRICE, row.money(ModelPrices.INPUT_PRICE));
    row.money(found, price.output(), ModelPrices.OUTPUT_PRICE);
    row.number(found, price.batch(), ModelPrices.BATCH_DISCOUNT);
    row.number(found, price.context(), ModelPrices.CONTEXT, NO_END);
    row.number(found, price.longAbove(), ModelPrices.LONG_CONTEXT_ABOVE, NO_END);
    row.number(found, price.longInput(), ModelPrices.LONG_INPUT_FACTOR);
    row.number(found, price.longOutput(), ModelPrices.LONG_OUTPUT_FACTOR);
    row.money(found, price.fee(), ModelPrices.FEE);
  }

  // --- candidate: its tune, its dates, its training price ---------------------------------------

  LookupResult candidate(String name) {
    PriceRow base = models.base(name);
    if (base == null) {
      return noCandidate;
    }
    LookupResult found = candidate.none();
    PriceRow tune = models.tuneOf(base);
    found.set(looked.candidateRow, base.index());
    if (tune != null) {
      tokenPrice(found, looked.tuned, tune);
      tune.money(found, looked.tunedHosting, ModelPrices.HOSTING);
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
    return found;
  }

  private void dates(LookupResult found, PriceRow base, @Nullable PriceRow tune) {
    PriceRow service = ownDate(base, tune, ModelPrices.LAST_SERVICE);
    PriceRow training = ownDate(base, tune, ModelPrices.LAST_TRAINING);
    LocalDate lastTraining = training.row().date(ModelPrices.LAST_TRAINING);
    wholeMonths(found, looked.serviceMonths, service, ModelPrices.LAST_SERVICE);
    wholeMonths(found, looked.trainingMonths, training, ModelPrices.LAST_TRAINING);
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

  LookupResult gpu(String name) {
    if (!cards.knows(name)) {
      return noGpu;
    }
    LookupResult found = gpu.none();
    List<PriceRow> rows = cards.of(name);
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
    return found;
  }

  LookupResult trainingGpu(String name) {
    if (!cards.knows(name)) {
      return noTrainingGpu;
    }
    LookupResult found = trainingGpu.none();
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
    return found;
  }

  /** What the names of a card and of a candidate lead to together. */
  LookupResult capacity(String card, String candidate) {
    LookupResult found = capacity.none();
    PriceRow base = models.base(candidate);
    PriceRow row = base == null ? null : capacities.of(cards.bare(card), base);
    if (row == null) {
      return noCapacity;
    }
    row.number(found, looked.gpusPerReplica, ServingCapacity.GPUS_PER_REPLICA);
    row.number(found, looked.prefill, ServingCapacity.PREFILL);
    row.number(found, looked.decode, ServingCapacity.DECODE);
    Column deciding = row.has(ServingCapacity.MODEL) ? ServingCapacity.MODEL : ServingCapacity.TO;
    for (Variable figure : capacity.variables()) {
      row.counts(found, figure, deciding);
    }
    return found;
  }

  // --- embedding --------------------------------------------------------------------------------

  LookupResult embedding(String name) {
    LookupResult found = embedding.none();
    PriceRow row = models.embedding(name);
    if (row != null) {
      row.money(found, looked.embeddingPrice, ModelPrices.INPUT_PRICE);
      row.money(found, looked.embeddingFee, ModelPrices.FEE);
    }
    return found;
  }

  private static @Nullable PriceRow first(List<PriceRow> rows, Predicate<PriceRow> fits) {
    return rows.stream().filter(fits).findFirst().orElse(null);
  }
}
