package breakeven.workbook.live;

import breakeven.core.decision.MissingInputs;
import breakeven.core.economics.Model;
import breakeven.core.expression.FormulaPrinter;
import breakeven.core.input.Texts;
import breakeven.core.report.NumberFormats;
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

/**
 * The names on {@code Costs}, those of the row or the assumed ones, and the rows of {@code Prices
 * used} that they lead to.
 */
final class CostNames {
  private static final String NAMES = "Names looked up";
  private static final String FOUND = "Rows of Prices used";
  private static final String NOTHING = "\"\"";

  private final CostCells cells;
  private final LiveData data;
  private final TypedCells typed;
  private final AssumptionsUsed assumptions;
  private final PricesUsed prices;
  private final String pricesPrefix;
  private final Map<PricesUsed.Purpose, Integer> found = new EnumMap<>(PricesUsed.Purpose.class);

  /** By purpose the condition that a name was not looked up by the review. */
  private final Map<PricesUsed.Purpose, String> unknown = new EnumMap<>(PricesUsed.Purpose.class);

  private final Map<Column, Named> nameAt = new LinkedHashMap<>();

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
      PricesUsed prices,
      String pricesPrefix) {
    this.cells = cells;
    this.data = data;
    this.typed = typed;
    this.assumptions = assumptions;
    this.prices = prices;
    this.pricesPrefix = pricesPrefix;
    names();
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
    int candidate =
        name(
            Workloads.CANDIDATE_MODEL,
            assumptions.name(Assumption.CANDIDATE_MODEL),
            w -> w.used().candidate());
    int smaller = name(Workloads.SMALLER_MODEL, NOTHING, w -> w.used().smaller());
    int gpu = name(Workloads.GPU, assumptions.name(Assumption.GPU), w -> w.used().gpu());
    String assumption = assumptions.name(Assumption.TRAINING_GPU);
    String formula = "IF(" + assumption + "=\"\"," + CostCells.of(gpu) + "," + assumption + ")";
    int training =
        cells.add(
            name("Training GPU", "The assumed training GPU, else the row's GPU."),
            (workload, out) ->
                out.formula(
                    formula,
                    Texts.oneLine(data.origin().prices().trainingGpu(workload.used().gpu()))));
    found(PricesUsed.Purpose.PROMPTED, named(prompted), key(PricesUsed.Purpose.PROMPTED, prompted));
    found(
        PricesUsed.Purpose.REPLACEMENT,
        named(prompted),
        key(PricesUsed.Purpose.REPLACEMENT, prompted));
    nextModel = nextModel();
    found(
        PricesUsed.Purpose.CANDIDATE,
        named(candidate),
        key(PricesUsed.Purpose.CANDIDATE, candidate));
    small(candidate, smaller);
    found(PricesUsed.Purpose.GPU, named(gpu), key(PricesUsed.Purpose.GPU, gpu));
    found(
        PricesUsed.Purpose.TRAINING_GPU,
        named(training),
        key(PricesUsed.Purpose.TRAINING_GPU, training));
    capacity(candidate, gpu);
    embedding();
  }

  private int nextModel() {
    String row = CostCells.of(foundAt(PricesUsed.Purpose.REPLACEMENT));
    String formula = "IFERROR(INDEX(" + prices.found(pricesPrefix) + "," + row + "),\"\")";
    return cells.add(
        name("Replacement", "The row that the Replacement of the prompted model leads to, if any."),
        (workload, out) ->
            out.formula(formula, prices.found(PricesUsed.Purpose.REPLACEMENT, workload)));
  }

  private void small(int candidate, int smaller) {
    // An unknown candidate is reported once, not again as the small model that it would be.
    String small =
        "("
            + named(smaller)
            + "+ISNUMBER("
            + CostCells.of(foundAt(PricesUsed.Purpose.CANDIDATE))
            + ")>0)";
    found(
        PricesUsed.Purpose.SMALL,
        small,
        "IF("
            + CostCells.of(smaller)
            + "=\"\","
            + key(PricesUsed.Purpose.SMALL_CANDIDATE, candidate)
            + ","
            + key(PricesUsed.Purpose.SMALL, smaller)
            + ")");
  }

  private void capacity(int candidate, int gpu) {
    found(
        PricesUsed.Purpose.CAPACITY,
        "(COUNT("
            + CostCells.of(foundAt(PricesUsed.Purpose.GPU))
            + ","
            + CostCells.of(foundAt(PricesUsed.Purpose.CANDIDATE))
            + ")=2)",
        key(PricesUsed.Purpose.CAPACITY, gpu) + "&\" | \"&" + CostCells.of(candidate));
  }

  private void embedding() {
    found(
        PricesUsed.Purpose.EMBEDDING,
        "(" + assumptions.name(Assumption.EMBEDDING_MODEL) + "<>\"\")",
        CellReferences.text(PricesUsed.Purpose.EMBEDDING.before())
            + "&"
            + assumptions.name(Assumption.EMBEDDING_MODEL));
  }

  private static LiveColumn name(String title, String help) {
    return new LiveColumn(
        title, NAMES, LiveColumn.Role.TAKEN, NumberFormats.GENERAL, false, 24, help);
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

  private static String key(PricesUsed.Purpose purpose, int column) {
    return CellReferences.text(purpose.before()) + "&" + CostCells.of(column);
  }

  private static String named(int column) {
    return "(" + CostCells.of(column) + "<>\"\")";
  }

  /**
   * @param named the condition that there is a name to look up
   */
  private void found(PricesUsed.Purpose purpose, String named, String key) {
    String wanted = prices.wildcards() ? CellReferences.literally(key) : key;
    String formula = "IFERROR(MATCH(" + wanted + "," + prices.keys(pricesPrefix) + ",0),\"\")";
    int at =
        cells.add(
            new LiveColumn(
                "Row for " + purpose.before().replace(" | ", ""),
                FOUND,
                LiveColumn.Role.CALCULATED,
                "0",
                true,
                10,
                "The row of Prices used that the name leads to; empty where there is none."),
            (workload, out) -> out.formula(formula, prices.place(purpose, workload)));
    found.put(purpose, at);
    unknown.put(purpose, named + "*(" + CostCells.of(at) + "=\"\")");
  }

  /** Where the row of Prices used is that names of a purpose lead to. */
  int foundAt(PricesUsed.Purpose purpose) {
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
        notUsed(PricesUsed.Purpose.PROMPTED, "", Workloads.PROMPTED_MODEL.header() + " was"),
        notUsed(PricesUsed.Purpose.SMALL, "", Workloads.SMALLER_MODEL.header() + " was"),
        notUsed(PricesUsed.Purpose.CANDIDATE, "", Workloads.CANDIDATE_MODEL.header() + " was"),
        notUsed(PricesUsed.Purpose.GPU, gpu, Workloads.GPU.header() + " was"),
        notUsed(
            PricesUsed.Purpose.CAPACITY,
            gpu,
            Workloads.GPU.header() + " and " + Workloads.CANDIDATE_MODEL.header() + " were"),
        notUsed(
            PricesUsed.Purpose.TRAINING_GPU, trainingGpu, Assumption.TRAINING_GPU.title() + " was"),
        notUsed(
            PricesUsed.Purpose.EMBEDDING, embedding, Assumption.EMBEDDING_MODEL.title() + " was"),
        rowsOf(PricesUsed.Purpose.PROMPTED, ""),
        rowsOf(PricesUsed.Purpose.REPLACEMENT, ""),
        rowsOf(PricesUsed.Purpose.SMALL, ""),
        rowsOf(PricesUsed.Purpose.CANDIDATE, printer.condition(needs.candidateRead)),
        rowsOf(PricesUsed.Purpose.GPU, gpuUsed),
        rowsOf(PricesUsed.Purpose.CAPACITY, gpuUsed),
        rowsOf(PricesUsed.Purpose.TRAINING_GPU, printer.condition(model.trainingRun.onGpus)),
        rowsOf(PricesUsed.Purpose.EMBEDDING, printer.condition(model.retrieval.carriedByPrompted)));
  }

  /**
   * @param and a condition besides, that the name counts
   */
  private String notUsed(PricesUsed.Purpose purpose, String and, String was) {
    String together = purpose == PricesUsed.Purpose.CAPACITY ? " together" : "";
    return ReviewAgain.reason(
        Objects.requireNonNull(unknown.get(purpose)) + and,
        was + " not used" + together + " at the review");
  }

  /**
   * What became of the price rows that a name led to.
   *
   * @param used the condition that they count; empty where they always do
   */
  private String rowsOf(PricesUsed.Purpose purpose, String used) {
    String all = prices.reviewAgain(pricesPrefix);
    String reasons = "IFERROR(INDEX(" + all + "," + CostCells.of(foundAt(purpose)) + "),\"\")";
    return "&" + (used.isEmpty() ? reasons : "IF(" + used + "," + reasons + ",\"\")");
  }
}
