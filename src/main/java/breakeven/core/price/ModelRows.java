package breakeven.core.price;

import breakeven.core.table.ModelPrices;
import breakeven.core.table.PriceTable;
import breakeven.core.table.TrainingPrices;
import breakeven.core.table.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code Model prices} by the names of their models, and what belongs to a row: the
 * tune of a base, the base of a tune, the row of {@code Training prices}.
 */
final class ModelRows {
  private static final Pattern REASONS =
      Pattern.compile(
          "(?<![a-z0-9])(o[134](?![a-z0-9])|r1(?![a-z0-9])|qwq|magistral)"
              + "|(?<!non-)(?<!non)(reason|thinking)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern REASONING_LIST =
      Pattern.compile("(?<!non-)(?<!no )\\breasoning (model|tokens)", Pattern.CASE_INSENSITIVE);

  private final List<PriceRow> models;
  private final RowsInForce read;
  private final List<PriceRow> inForce;
  private final List<PriceRow> trainings;
  private final LocalDate asOf;
  private final Names prompted = new Names();
  private final Names bases = new Names();
  private final Names embeddings = new Names();

  /**
   * The rows of a book.
   *
   * @param read which of them are read on the review date
   */
  ModelRows(List<PriceRow> models, RowsInForce read, List<PriceRow> trainings, LocalDate asOf) {
    this.models = models;
    this.read = read;
    this.asOf = asOf;
    inForce =
        models.stream()
            .filter(row -> read.has(row.row()))
            .sorted(Comparator.comparing(this::ended))
            .toList();
    this.trainings = trainings;
    for (PriceRow row : inForce) {
      int kind = kind(row);
      if (kind == Words.KIND.indexOf(ModelPrices.EMBEDDING)) {
        embeddings.add(row.provider(), row.name(), row.index());
      } else {
        prompted.add(row.provider(), row.name(), row.index());
      }
      if (kind == Words.KIND.indexOf(ModelPrices.BASE)) {
        bases.add(row.provider(), row.name(), row.index());
      }
    }
  }

  /**
   * The rows that are read on the review date, in the order of the sheet, those of models that have
   * ended behind all others: a name takes the first one.
   */
  List<PriceRow> inForce() {
    return inForce;
  }

  /** The rows whose prices follow those of a row that is read, in the order of their days. */
  List<PriceRow> later(PriceRow row) {
    return read.later(row.row()).stream()
        .map(next -> models.stream().filter(one -> one.row() == next).findFirst().orElseThrow())
        .toList();
  }

  /** The month from which on a row holds that follows. */
  int month(PriceRow row) {
    return read.month(row.row());
  }

  /** Whether a model was served for the last time before the review date. */
  boolean ended(PriceRow row) {
    LocalDate last = row.row().date(ModelPrices.LAST_SERVICE);
    return last != null && last.isBefore(asOf);
  }

  /** Those of some rows whose models have not ended; all where none is left. */
  List<PriceRow> living(List<PriceRow> rows) {
    List<PriceRow> living = rows.stream().filter(row -> !ended(row)).toList();
    return living.isEmpty() ? rows : living;
  }

  /**
   * The row that a typed Smaller model is priced at: of one that has ended that of its Replacement,
   * unless it is the candidate, which may run on cards; null where there is none.
   */
  @Nullable PriceRow small(LookupNames names) {
    PriceRow row = promptable(names.smaller());
    return row == null || !ended(row) || row == base(names.candidate()) ? row : replacementOf(row);
  }

  /** The row of a model that can be prompted; null where its name leads to none. */
  @Nullable PriceRow promptable(String name) {
    return row(prompted.find(name));
  }

  /**
   * The row that a model's Replacement names, or its Replacement where that has ended; null where
   * none of them is still sold.
   */
  @Nullable PriceRow replacementOf(@Nullable PriceRow row) {
    Set<PriceRow> met = new HashSet<>();
    PriceRow next = row;
    do {
      String name = replacementName(next);
      next = name.isEmpty() ? null : promptable(name);
    } while (next != null && ended(next) && met.add(next));
    return next == null || ended(next) ? null : next;
  }

  /** What stands under Replacement in a row; empty where nothing does. */
  static String replacementName(@Nullable PriceRow row) {
    String name = row == null ? null : row.row().text(ModelPrices.REPLACEMENT);
    return name == null ? "" : name;
  }

  /** A model that thinks before it answers, by its name or by what its list says of it. */
  static boolean reasons(PriceRow row) {
    return REASONS.matcher(row.name()).find() || REASONING_LIST.matcher(row.source()).find();
  }

  /** The row of a base model; null where its name leads to none. */
  @Nullable PriceRow base(String name) {
    return row(bases.find(name));
  }

  /** The row of an embedding model; null where its name leads to none. */
  @Nullable PriceRow embedding(String name) {
    return row(embeddings.find(name));
  }

  private @Nullable PriceRow row(@Nullable Integer index) {
    return index == null ? null : models.get(index);
  }

  /** The names of models that can be prompted: all but those of embedding models. */
  Names prompted() {
    return prompted;
  }

  Names bases() {
    return bases;
  }

  Names embeddings() {
    return embeddings;
  }

  /**
   * First the Fine-tuned row of the candidate's own provider, or of one that cannot be read, else
   * the first one of its name.
   */
  @Nullable PriceRow tuneOf(PriceRow base) {
    PriceRow byName = null;
    for (PriceRow row : inForce) {
      String of = row.row().text(ModelPrices.BASE_MODEL);
      if (kind(row) != Words.KIND.indexOf(ModelPrices.FINE_TUNED) || of == null) {
        continue;
      }
      boolean sameName = isBase(of, base);
      String provider =
          Names.same(of, base.name()) || Names.providerOf(of).isEmpty()
              ? row.provider()
              : Names.providerOf(of);
      boolean mayBeOwn = row.row().bad(ModelPrices.PROVIDER);
      if (sameName && (mayBeOwn || Names.same(provider, base.provider()))) {
        return row;
      }
      if (sameName && byName == null) {
        byName = row;
      }
    }
    return byName;
  }

  /**
   * A row that may be a tune of this base: one that says so, and whose Kind cannot be read, or one
   * of its provider whose Base model cannot.
   */
  @Nullable PriceRow perhapsTuneOf(PriceRow base) {
    for (PriceRow row : inForce) {
      String of = row.row().text(ModelPrices.BASE_MODEL);
      boolean noKind = of != null && row.row().bad(ModelPrices.KIND) && isBase(of, base);
      boolean noBase =
          kind(row) == Words.KIND.indexOf(ModelPrices.FINE_TUNED)
              && row.row().bad(ModelPrices.BASE_MODEL)
              && Names.same(row.provider(), base.provider());
      if (noKind || noBase) {
        return row;
      }
    }
    return null;
  }

  private static boolean isBase(String name, PriceRow base) {
    return Names.key(name).equals(base.key()) || Names.key(Names.nameOf(name)).equals(base.key());
  }

  /** The first row with the same name, of whatever provider. */
  PriceRow first(PriceRow row) {
    return models.stream().filter(one -> one.key().equals(row.key())).findFirst().orElse(row);
  }

  /** The base model's row of a tuned one, of its own provider before any other. */
  @Nullable PriceRow baseOf(PriceRow tune) {
    String of = tune.row().text(ModelPrices.BASE_MODEL);
    if (of == null
        || tune.layout() != PriceTable.MODELS
        || kind(tune) != Words.KIND.indexOf(ModelPrices.FINE_TUNED)) {
      return null;
    }
    Integer own = bases.find(Names.full(tune.provider(), of));
    Integer any = own == null ? bases.find(of) : own;
    return any == null ? null : models.get(any);
  }

  /**
   * At the candidate's provider: a row that names the model before any bracket, then by method. A
   * name that cannot be read may be the one that is looked for.
   */
  @Nullable PriceRow trainingOf(PriceRow base) {
    List<PriceRow> priced =
        trainings.stream()
            .filter(row -> row.has(TrainingPrices.TRAINING_PRICE) && mayBeOfProvider(row, base))
            .toList();
    PriceRow named =
        priced.stream()
            .filter(row -> mayName(row, base) && !Double.isNaN(method(row)))
            .min(Comparator.comparingDouble(ModelRows::method))
            .orElse(null);
    return named == null ? bracketOf(base, priced) : named;
  }

  private static @Nullable PriceRow bracketOf(PriceRow base, List<PriceRow> trainings) {
    double size = base.number(ModelPrices.PARAMETERS);
    SortedMap<Double, List<PriceRow>> byMethod = new TreeMap<>();
    for (PriceRow row : trainings) {
      boolean bracket = row.has(TrainingPrices.FROM) || row.has(TrainingPrices.TO);
      if (bracket && !Double.isNaN(method(row))) {
        byMethod.computeIfAbsent(method(row), method -> new ArrayList<>()).add(row);
      }
    }
    return byMethod.values().stream()
        .map(rows -> new Brackets(rows, TrainingPrices.FROM, TrainingPrices.TO).of(size))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean mayBeOfProvider(PriceRow training, PriceRow base) {
    return training.row().bad(TrainingPrices.PROVIDER)
        || base.row().bad(ModelPrices.PROVIDER)
        || Names.same(training.provider(), base.provider());
  }

  /** Whether a training row names a model, or no bracket and something that cannot be read. */
  static boolean mayName(PriceRow training, PriceRow base) {
    return training.row().bad(TrainingPrices.MODEL_OR_SIZE)
            && !training.has(TrainingPrices.FROM)
            && !training.has(TrainingPrices.TO)
        || Names.same(training.name(), base.name())
        || Names.same(training.name(), base.fullName());
  }

  /** The rank of a row's method; one that cannot be read may be the first. NaN: none is given. */
  private static double method(PriceRow row) {
    return row.row().bad(TrainingPrices.METHOD) ? -1 : row.number(TrainingPrices.METHOD);
  }

  private static int kind(PriceRow row) {
    double kind = row.number(ModelPrices.KIND);
    return Double.isNaN(kind) ? -1 : (int) kind;
  }
}
