package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.index;
import static breakeven.core.expression.Formula.isBlank;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.match;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.when;

import breakeven.core.decision.MissingInputs;
import breakeven.core.economics.Model;
import breakeven.core.expression.FormulaPrinter;
import breakeven.core.input.Texts;
import breakeven.core.price.Purpose;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Workloads;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The names on {@code Costs}, those of the row or the assumed ones, and the rows of {@code Prices
 * used} that they lead to.
 */
final class CostNames {
  private static final String NAMES = "Names looked up";
  private static final String FOUND = "Rows of Prices used";
  private static final String SHAPE = "Shape chosen";

  private final CostCells cells;
  private final LiveData data;
  private final TypedCells typed;
  private final AssumptionsUsed assumptions;
  private final PricesUsed prices;
  private final Map<Purpose, Integer> found = new EnumMap<>(Purpose.class);

  /** By purpose the condition that a name was not looked up by the review. */
  private final Map<Purpose, String> unknown = new EnumMap<>(Purpose.class);

  private final Map<Column, Named> nameAt = new LinkedHashMap<>();

  /** By the column of a shape's cell what stands for a blank one, as a formula. */
  private final Map<Column, String> chosen = new HashMap<>();

  /** The column of the model whose price follows when the prompted one ends. */
  private int nextModel;

  /** A name that is typed, and the column it is in. */
  record Named(int at, Function<LiveData.Workload, String> value) {
    String of(LiveData.Workload workload) {
      return Texts.oneLine(value.apply(workload));
    }
  }

  CostNames(
      CostCells cells,
      LiveData data,
      TypedCells typed,
      AssumptionsUsed assumptions,
      PricesUsed prices) {
    this.cells = cells;
    this.data = data;
    this.typed = typed;
    this.assumptions = assumptions;
    this.prices = prices;
    chosen(
        Workloads.TUNING_METHOD, w -> w.chosen().method(), w -> word(w, Workloads.TUNING_METHOD));
    chosen(Workloads.SERVING, w -> w.chosen().serving(), w -> word(w, Workloads.SERVING));
    chosen(Workloads.GPU, w -> w.chosen().gpu(), w -> w.used().gpu());
    names();
  }

  // --- what the review has chosen ---------------------------------------------------------------

  /**
   * A cell of the shape, as the review has chosen it for rows that leave it blank.
   *
   * @param of whether it has in a row
   */
  private void chosen(
      Column column, Predicate<LiveData.Workload> of, Function<LiveData.Workload, String> value) {
    String stands = quoted(ReviewAgain.WORDS);
    if (data.workloads().stream().anyMatch(of)) {
      String help =
          "Chosen by the review where neither the row nor an assumption says it; a new review"
              + " chooses anew.";
      int at =
          cells.add(
              LiveColumn.value("Chosen " + column.title(), 16, help).in(SHAPE),
              (workload, out) ->
                  out.value(
                      of.test(workload)
                          ? Texts.oneLine(value.apply(workload))
                          : ReviewAgain.WORDS));
      stands = CostCells.of(at);
    }
    chosen.put(column, stands);
  }

  private String word(LiveData.Workload workload, Column column) {
    double code = data.value(workload, data.model().inputs.cell(column));
    return Double.isNaN(code) ? "" : column.words().get((int) code);
  }

  /** What a blank cell of the shape takes: the assumption, else what was chosen. */
  String chosen(Column column) {
    String assumption =
        assumptions.name(Assumption.of(Objects.requireNonNull(column.assumption())).orElseThrow());
    // A cell without any content would be 0.
    String stands = join(Objects.requireNonNull(chosen.get(column)), NOTHING);
    return ifElse(isBlank(assumption), stands, assumption);
  }

  /** The candidate, of the provider that was chosen for a name without one. */
  private int ofProvider(int candidate) {
    if (data.workloads().stream().noneMatch(workload -> workload.chosen().provider())) {
      return candidate;
    }
    int provider =
        cells.add(
            LiveColumn.value(
                    "Chosen provider of the candidate",
                    24,
                    "The candidate at the provider that the review chose; empty where it chose"
                        + " none.")
                .in(SHAPE),
            (workload, out) ->
                out.value(
                    workload.chosen().provider()
                        ? Texts.oneLine(workload.used().candidate())
                        : ""));
    String typedName = CostCells.of(candidate);
    String chosenName = CostCells.of(provider);
    String formula =
        ifElse(
            call("RIGHT", chosenName, call("LEN", typedName) + "+2")
                + "="
                + quoted(": ")
                + "&"
                + typedName,
            chosenName,
            typedName);
    return cells.add(
        name("Candidate, provider chosen", "The candidate with the provider that was chosen."),
        (workload, out) -> out.formula(formula, Texts.oneLine(workload.used().candidate())));
  }

  /** The column of a name that sentences say: typed, or what a typed one leads to. */
  int said(Column column) {
    return column == ModelPrices.REPLACEMENT
        ? nextModel
        : Objects.requireNonNull(nameAt.get(column)).at();
  }

  /** The names that are looked up, by the column that they are typed in. */
  Map<Column, Named> typed() {
    return nameAt;
  }

  private void names() {
    int prompted = name(Workloads.PROMPTED_MODEL, NOTHING, w -> w.used().prompted());
    int typedCandidate =
        name(
            Workloads.CANDIDATE_MODEL,
            assumptions.name(Assumption.CANDIDATE_MODEL),
            w -> w.typedCandidate());
    int candidate = ofProvider(typedCandidate);
    int smaller = name(Workloads.SMALLER_MODEL, NOTHING, w -> w.used().smaller());
    int gpu = name(Workloads.GPU, chosen(Workloads.GPU), w -> w.used().gpu());
    String assumption = assumptions.name(Assumption.TRAINING_GPU);
    String formula = ifElse(isBlank(assumption), CostCells.of(gpu), assumption);
    int training =
        cells.add(
            name("Training GPU", "The assumed training GPU, else the row's GPU."),
            (workload, out) ->
                out.formula(
                    formula,
                    Texts.oneLine(data.origin().prices().trainingGpu(workload.used().gpu()))));
    found(Purpose.PROMPTED, named(prompted), key(Purpose.PROMPTED, prompted));
    found(Purpose.REPLACEMENT, named(prompted), key(Purpose.REPLACEMENT, prompted));
    nextModel = nextModel();
    found(Purpose.CANDIDATE, named(candidate), key(Purpose.CANDIDATE, candidate));
    small(candidate, smaller);
    found(Purpose.GPU, named(gpu), key(Purpose.GPU, gpu));
    found(Purpose.TRAINING_GPU, named(training), key(Purpose.TRAINING_GPU, training));
    capacity(candidate, gpu);
    embedding();
  }

  private int nextModel() {
    String row = CostCells.of(foundAt(Purpose.REPLACEMENT));
    String formula = ifError(index(prices.found(), row), NOTHING);
    return cells.add(
        name("Replacement", "The row that the Replacement of the prompted model leads to, if any."),
        (workload, out) -> out.formula(formula, prices.found(Purpose.REPLACEMENT, workload)));
  }

  private void small(int candidate, int smaller) {
    // An unknown candidate is reported once, not again as the small model that it would be.
    String small =
        "(" + named(smaller) + "+" + isNumber(CostCells.of(foundAt(Purpose.CANDIDATE))) + ">0)";
    found(
        Purpose.SMALL,
        small,
        ifElse(
            isBlank(CostCells.of(smaller)),
            key(Purpose.SMALL_CANDIDATE, candidate),
            key(Purpose.SMALL, smaller)));
  }

  private void capacity(int candidate, int gpu) {
    found(
        Purpose.CAPACITY,
        "("
            + call(
                "COUNT",
                CostCells.of(foundAt(Purpose.GPU)),
                CostCells.of(foundAt(Purpose.CANDIDATE)))
            + "=2)",
        join(key(Purpose.CAPACITY, gpu), quoted(" | "), CostCells.of(candidate)));
  }

  private void embedding() {
    found(
        Purpose.EMBEDDING,
        "(" + assumptions.name(Assumption.EMBEDDING_MODEL) + "<>\"\")",
        quoted(PricesUsed.before(Purpose.EMBEDDING))
            + "&"
            + assumptions.name(Assumption.EMBEDDING_MODEL));
  }

  private static LiveColumn name(String title, String help) {
    return LiveColumn.taken(title, 24, help).in(NAMES);
  }

  private int name(Column column, String blank, Function<LiveData.Workload, String> value) {
    Map<CellReadFormula.Found, String> formulas = new HashMap<>();
    int at =
        cells.add(
            name(column.title(), column.help()),
            (workload, out) -> {
              String formula =
                  workload.bad().contains(column)
                      ? blank
                      : formulas.computeIfAbsent(
                          CellReadFormula.Found.of(workload, column, Double.NaN),
                          found -> typed.read(column, blank, NOTHING, found));
              out.formula(formula, Texts.oneLine(value.apply(workload)));
            });
    nameAt.put(column, new Named(at, value));
    return at;
  }

  private static String key(Purpose purpose, int column) {
    return quoted(PricesUsed.before(purpose)) + "&" + CostCells.of(column);
  }

  private static String named(int column) {
    return "(" + CostCells.of(column) + "<>\"\")";
  }

  /**
   * @param named the condition that there is a name to look up
   */
  private void found(Purpose purpose, String named, String key) {
    String wanted = CellReferences.wanted(key, prices.wildcards());
    String formula = ifError(match(wanted, prices.keys()), NOTHING);
    int at =
        cells.add(
            LiveColumn.calculated(
                    "Row for " + purpose.word(),
                    "0",
                    10,
                    "The row of Prices used that the name leads to; empty where there is none.")
                .in(FOUND),
            (workload, out) -> out.formula(formula, prices.place(purpose, workload)));
    found.put(purpose, at);
    unknown.put(purpose, named + "*(" + isBlank(CostCells.of(at)) + ")");
  }

  /** Where the row of Prices used is that names of a purpose lead to. */
  int foundAt(Purpose purpose) {
    return Objects.requireNonNull(found.get(purpose));
  }

  // --- what calls for a new review -------------------------------------------------------------

  /** Why a row needs a new review because of what its names lead to, to be strung together. */
  List<String> reviewAgain(FormulaPrinter printer) {
    MissingInputs needs = data.origin().decision().needs;
    Model model = data.model();
    String gpu = "*(" + printer.condition(needs.gpu) + ")";
    String trainingGpu = "*(" + printer.condition(needs.trainingGpu) + ")";
    String embedding = "*(" + printer.condition(needs.embedding) + ")";
    String gpuUsed = printer.condition(needs.gpuUsed);
    return List.of(
        notUsed(Purpose.PROMPTED, "", Workloads.PROMPTED_MODEL.header() + " was"),
        notUsed(Purpose.SMALL, "", Workloads.SMALLER_MODEL.header() + " was"),
        notUsed(Purpose.CANDIDATE, "", Workloads.CANDIDATE_MODEL.header() + " was"),
        notUsed(Purpose.GPU, gpu, Workloads.GPU.header() + " was"),
        notUsed(
            Purpose.CAPACITY,
            gpu,
            Workloads.GPU.header() + " and " + Workloads.CANDIDATE_MODEL.header() + " were"),
        notUsed(Purpose.TRAINING_GPU, trainingGpu, Assumption.TRAINING_GPU.title() + " was"),
        notUsed(Purpose.EMBEDDING, embedding, Assumption.EMBEDDING_MODEL.title() + " was"),
        rowsOf(Purpose.PROMPTED, ""),
        rowsOf(Purpose.REPLACEMENT, ""),
        rowsOf(Purpose.SMALL, ""),
        rowsOf(Purpose.CANDIDATE, printer.condition(needs.candidateRead)),
        rowsOf(Purpose.GPU, gpuUsed),
        rowsOf(Purpose.CAPACITY, gpuUsed),
        rowsOf(Purpose.TRAINING_GPU, printer.condition(model.trainingRun.onGpus)),
        rowsOf(Purpose.EMBEDDING, printer.condition(model.retrieval.carriedByPrompted)));
  }

  /**
   * @param and a condition besides, that the name counts
   */
  private String notUsed(Purpose purpose, String and, String was) {
    String together = purpose == Purpose.CAPACITY ? " together" : "";
    return ReviewAgain.reason(
        Objects.requireNonNull(unknown.get(purpose)) + and,
        was + " not used" + together + " at the review");
  }

  /**
   * What became of the price rows that a name led to.
   *
   * @param used the condition that they count; empty where they always do
   */
  private String rowsOf(Purpose purpose, String used) {
    String all = prices.againName();
    String reasons = ifError(index(all, CostCells.of(foundAt(purpose))), NOTHING);
    return "&" + (used.isEmpty() ? reasons : when(used, reasons));
  }
}
