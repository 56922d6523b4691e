package breakeven.live;

import breakeven.decision.Needs;
import breakeven.decision.Sentences;
import breakeven.economics.Inputs;
import breakeven.economics.Model;
import breakeven.expression.Expression;
import breakeven.expression.FormulaPrinter;
import breakeven.expression.Line;
import breakeven.expression.Text;
import breakeven.expression.TextPrinter;
import breakeven.expression.Unit;
import breakeven.expression.Variable;
import breakeven.input.Header;
import breakeven.input.Texts;
import breakeven.model.Place;
import breakeven.report.CostColumns;
import breakeven.report.Looks;
import breakeven.report.ResultColumn;
import breakeven.report.Shown;
import breakeven.table.Assumption;
import breakeven.table.Column;
import breakeven.table.Sheets;
import breakeven.table.Type;
import breakeven.table.Workloads;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One row a workload: what was typed or its default, the prices that its names lead to, and every
 * line of the model.
 *
 * <p>A row finds its workload by name, so that sorting the user's sheet parts nothing.
 */
final class Costs implements LiveSheet {
  private static final String NAMES = "Names looked up";
  private static final String FOUND = "Rows of Prices used";
  private static final String PRICES = "Prices used";
  private static final String SEARCHED = "Searched and drawn";
  private static final String PHRASES = "In words";
  private static final String RESULTS = "Results";

  private static final String NOTHING = "\"\"";
  private static final int NAME = 0;
  private static final int REVIEWED = 1;
  private static final int ROW = 2;

  /** Where a workload of the name stands now. */
  static final int PLACE = ROW;

  /** Writes one cell. */
  private interface Cell {
    void write(LiveData.Workload workload, LiveCells cells);
  }

  private record Slot(LiveColumn column, Cell cell) {}

  private final LiveData data;
  private final Model model;
  private final Header header;
  private final Addresses addresses;
  private final AssumptionsUsed assumptions;
  private final PricesUsed prices;
  private final Reading reading;
  private final String pricesPrefix;
  private final int chanceColumn;
  private final CostColumns defined;
  private final List<Slot> slots = new ArrayList<>();
  private final Set<String> titles = new HashSet<>();
  private final Map<PricesUsed.Purpose, Integer> found = new EnumMap<>(PricesUsed.Purpose.class);

  /** By purpose the condition that a name was not looked up by the review. */
  private final Map<PricesUsed.Purpose, String> unknown = new EnumMap<>(PricesUsed.Purpose.class);

  private int reviewAgain;
  private String doubtfulShares = "";
  private String reasons = "";

  /** Terms of its errors: what cells of a row say that contradicts itself. */
  private String contradictions = "";

  private final Map<Shown, Integer> shownAt = new HashMap<>();
  private final Map<Column, Named> nameAt = new LinkedHashMap<>();

  /** A name that is typed, and the column it stands in. */
  record Named(int at, Function<LiveData.Workload, String> value) {
    String of(LiveData.Workload workload) {
      return Texts.oneLine(value.apply(workload));
    }
  }

  Costs(
      LiveData data,
      Addresses addresses,
      AssumptionsUsed assumptions,
      PricesUsed prices,
      Reading reading,
      String pricesPrefix,
      int chanceColumn) {
    this.data = data;
    this.addresses = addresses;
    this.assumptions = assumptions;
    this.prices = prices;
    this.reading = reading;
    this.pricesPrefix = pricesPrefix;
    this.chanceColumn = chanceColumn;
    model = data.model();
    header = data.origin().header();
    defined = new CostColumns(data.origin().decision(), data.origin().prices().rates().reporting());
    identity();
    names();
    inputs();
    looked();
    int at = slots.size();
    for (Line line : data.single()) {
      addresses.column(line, at++);
    }
  }

  /** Prints the formulas of the lines, once every address is known. */
  void print(FormulaPrinter printer) {
    reasons = reasons(printer);
    contradictions =
        data.origin().decision().controls.contradictions.stream()
            .map(contradiction -> "+(" + printer.condition(contradiction) + ")")
            .collect(Collectors.joining());
    for (Line line : data.single()) {
      String formula = printer.formula(line);
      boolean word = line.unit() == Unit.WORD;
      add(
          LiveColumn.of(defined.line(line), LiveColumn.Role.CALCULATED),
          (workload, cells) -> {
            double value = data.value(workload, line);
            if (word) {
              cells.formula(formula, Double.isNaN(value) ? "" : line.words().get((int) value));
            } else {
              cells.formula(formula, value);
            }
          });
    }
    defined.firstMonths().forEach(line -> firstMonth(printer, line));
  }

  private void firstMonth(FormulaPrinter printer, Line line) {
    String formula = printer.print(Expression.firstMonth(line));
    add(
        LiveColumn.of(defined.firstMonth(line), LiveColumn.Role.CALCULATED)
            .explained(" Months has every month."),
        (workload, cells) -> cells.formula(formula, data.value(workload, line, 1)));
  }

  /** Prints what the other sheets show, and the phrases that it is made of. */
  void printResults(
      FormulaPrinter printer, TextPrinter.Marks marks, AtReview atReview, String prefix) {
    Map<Text.Phrase, UnaryOperator<String>> since = since(printer, atReview, prefix);
    Map<Text.Phrase, Integer> columns = new HashMap<>();
    TextPrinter texts = new TextPrinter(printer, marks, phrase -> cell(at(columns, phrase)));
    List<ResultFormulas.Said> phrases = data.results().phrases();
    for (int i = 0; i < phrases.size(); i++) {
      int index = i;
      Text.Phrase phrase = phrases.get(i).phrase();
      if (phrase.text() instanceof Text.OfRun) {
        columns.put(phrase, ofRun(phrase, index));
        continue;
      }
      String formula =
          ResultFormulas.formula(
              phrases.get(i), printer, texts, since.getOrDefault(phrase, UnaryOperator.identity()));
      LiveColumn column =
          new LiveColumn(
              phrase.name(),
              PHRASES,
              LiveColumn.Role.CALCULATED,
              Looks.GENERAL,
              false,
              24,
              "A part of sentences.");
      columns.put(
          phrase,
          add(column, (workload, cells) -> cells.formula(formula, workload.phrases().get(index))));
    }
    int i = 0;
    for (Map.Entry<Shown, ResultColumn> result : data.results().shown().entrySet()) {
      String formula = ResultFormulas.formula(result.getKey(), printer, texts);
      shownAt.put(result.getKey(), result(result.getValue(), formula, i++));
    }
  }

  /** A part of sentences that no formula can find. */
  private int ofRun(Text.Phrase phrase, int index) {
    return add(
        new LiveColumn(
            phrase.name(),
            PHRASES,
            LiveColumn.Role.VALUE,
            Looks.GENERAL,
            false,
            24,
            "A part of sentences, as the review found it."),
        (workload, cells) -> cells.value(workload.phrases().get(index)));
  }

  /** What sentences say where inputs have changed since the review. */
  private Map<Text.Phrase, UnaryOperator<String>> since(
      FormulaPrinter printer, AtReview atReview, String prefix) {
    Sentences sentences = data.origin().sentences();
    String differs = atReview.differs(prefix);
    String searched = printer.condition(model.breakEvens.searched);
    return Map.of(
        sentences.notDecided,
        text -> ReviewAgain.or(cell(reviewAgain), text),
        sentences.listed,
        text -> "IF(" + atReview.lacksSince(prefix) + ",\"review again, and \",\"\")&" + text,
        sentences.breakEvenVolume,
        text -> text + asOfReview("(" + searched + ")*(" + differs + ")"),
        sentences.chance,
        text -> text + asOfReview(differs));
  }

  /** Stands behind a figure that only a review finds, where its sentence has newer ones too. */
  private static String asOfReview(String condition) {
    return "&IF(" + condition + ",\" (as of the review)\",\"\")";
  }

  private static <K, V> V at(Map<K, V> places, K key) {
    V at = places.get(key);
    if (at == null) {
      throw new IllegalArgumentException("stands nowhere: " + key);
    }
    return at;
  }

  private int result(ResultColumn result, String formula, int index) {
    boolean number = result.format().number();
    return add(
        new LiveColumn(
            title(result.header() + ", as shown", result.unit()),
            RESULTS,
            LiveColumn.Role.CALCULATED,
            number ? result.format().code() : Looks.GENERAL,
            number,
            number ? 14 : 24,
            result.help()),
        (workload, cells) -> {
          if (workload.shown().get(index) instanceof Double figure) {
            cells.formula(formula, figure);
          } else {
            cells.formula(formula, String.valueOf(workload.shown().get(index)));
          }
        });
  }

  /** The cells of all workloads that a result column shows, as other sheets refer to them. */
  String shown(Shown shown, String prefix) {
    Line line = ResultFormulas.line(shown);
    return line == null ? range(at(shownAt, shown), prefix) : line(line, prefix);
  }

  /** The cells of all workloads of a line. */
  String line(Line line, String prefix) {
    return range(addresses.column(line), prefix);
  }

  /** The names that are looked up, by the column that they are typed in. */
  Map<Column, Named> typedNames() {
    return nameAt;
  }

  String names(String prefix) {
    return range(NAME, prefix);
  }

  String range(int column, String prefix) {
    return Refs.column(prefix, column, FIRST_ROW, FIRST_ROW + Math.max(1, size()) - 1);
  }

  private int add(LiveColumn column, Cell cell) {
    String title = column.title();
    for (int n = 2; !titles.add(title.toLowerCase(Locale.ROOT)); n++) {
      title = column.title() + " " + n;
    }
    slots.add(new Slot(column.titled(title), cell));
    return slots.size() - 1;
  }

  private static String title(String name, String unit) {
    return unit.isEmpty() ? name : name + " (" + unit + ")";
  }

  // --- which workload --------------------------------------------------------------------------

  private int firstRow() {
    return header.row() + 1;
  }

  private String typedColumn(Column column) {
    return column(header.indexOf(column));
  }

  /** A column of the user's sheet, below its header. */
  private String column(int column) {
    return Refs.column(
        Refs.prefix(header.sheet()),
        column,
        firstRow(),
        Math.max(firstRow(), data.origin().lastRow()));
  }

  private void identity() {
    add(
        LiveColumn.text(
                Workloads.WORKLOAD.header(),
                30,
                "The name at the review; the row finds its workload by it.")
            .in(CostColumns.IDENTITY),
        (workload, cells) -> cells.value(workload.name()));
    add(
        new LiveColumn(
            "Place at the review",
            CostColumns.IDENTITY,
            LiveColumn.Role.VALUE,
            "0",
            true,
            10,
            "Where the workload stood: the row below the header, counted from 1."),
        (workload, cells) -> cells.value(workload.row() - header.row()));
    String names = typedColumn(Workloads.WORKLOAD);
    boolean wildcards =
        data.workloads().stream().anyMatch(workload -> Refs.hasWildcard(workload.name()));
    String wanted = wildcards ? Refs.literally(cell(NAME)) : cell(NAME);
    // Where rows were deleted, the last workloads stood below what is left of the column.
    String formula =
        "IFERROR(IF("
            + reading.trimmed("IFERROR(INDEX(" + names + "," + cell(REVIEWED) + "),\"\")")
            + "="
            + reading.trimmed(cell(NAME))
            + ","
            + cell(REVIEWED)
            + ",MATCH("
            + wanted
            + ","
            + names
            + ",0)),\"\")";
    add(
        new LiveColumn(
            "Place",
            CostColumns.IDENTITY,
            LiveColumn.Role.TAKEN,
            "0",
            true,
            10,
            "Where a workload of this name stands now; empty where none does: review again."),
        (workload, cells) -> {
          double place = workload.row() - header.row();
          if (workload.bad().contains(Workloads.WORKLOAD)) {
            cells.value(place);
          } else {
            cells.formula(formula, place);
          }
        });
  }

  /** What is typed in a column for the workload of the row at hand. */
  private String typed(Column column) {
    return "INDEX(" + typedColumn(column) + "," + cell(ROW) + ")";
  }

  // --- names, and what they lead to ------------------------------------------------------------

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
    String formula = "IF(" + assumption + "=\"\"," + cell(gpu) + "," + assumption + ")";
    int training =
        add(
            name("Training GPU", "The assumed training GPU, else the row's GPU."),
            (workload, cells) ->
                cells.formula(
                    formula,
                    Texts.oneLine(data.origin().prices().trainingGpu(workload.used().gpu()))));
    found(PricesUsed.Purpose.PROMPTED, named(prompted), key(PricesUsed.Purpose.PROMPTED, prompted));
    found(
        PricesUsed.Purpose.CANDIDATE,
        named(candidate),
        key(PricesUsed.Purpose.CANDIDATE, candidate));
    // An unknown candidate is told of once, not again as the small model that it would be.
    String small =
        "(" + named(smaller) + "+ISNUMBER(" + cell(foundAt(PricesUsed.Purpose.CANDIDATE)) + ")>0)";
    found(
        PricesUsed.Purpose.SMALL,
        small,
        "IF("
            + cell(smaller)
            + "=\"\","
            + key(PricesUsed.Purpose.SMALL_CANDIDATE, candidate)
            + ","
            + key(PricesUsed.Purpose.SMALL, smaller)
            + ")");
    found(PricesUsed.Purpose.GPU, named(gpu), key(PricesUsed.Purpose.GPU, gpu));
    found(
        PricesUsed.Purpose.TRAINING_GPU,
        named(training),
        key(PricesUsed.Purpose.TRAINING_GPU, training));
    found(
        PricesUsed.Purpose.CAPACITY,
        "(COUNT("
            + cell(foundAt(PricesUsed.Purpose.GPU))
            + ","
            + cell(foundAt(PricesUsed.Purpose.CANDIDATE))
            + ")=2)",
        key(PricesUsed.Purpose.CAPACITY, gpu) + "&\" | \"&" + cell(candidate));
    found(
        PricesUsed.Purpose.EMBEDDING,
        "(" + assumptions.name(Assumption.EMBEDDING_MODEL) + "<>\"\")",
        Refs.text(PricesUsed.Purpose.EMBEDDING.before())
            + "&"
            + assumptions.name(Assumption.EMBEDDING_MODEL));
  }

  private static LiveColumn name(String title, String help) {
    return new LiveColumn(title, NAMES, LiveColumn.Role.TAKEN, Looks.GENERAL, false, 24, help);
  }

  private int name(Column column, String blank, Function<LiveData.Workload, String> value) {
    Map<Reading.Found, String> formulas = new HashMap<>();
    int at =
        add(
            name(column.title(), column.help()),
            (workload, cells) -> {
              String formula =
                  workload.bad().contains(column)
                      ? blank
                      : formulas.computeIfAbsent(
                          Reading.Found.of(workload, column, Double.NaN),
                          found -> read(column, blank, NOTHING, found));
              cells.formula(formula, Texts.oneLine(value.apply(workload)));
            });
    nameAt.put(column, new Named(at, value));
    return at;
  }

  private static String cell(int column) {
    return "$" + Place.letters(column) + Refs.ROW;
  }

  private static String key(PricesUsed.Purpose purpose, int column) {
    return Refs.text(purpose.before()) + "&" + cell(column);
  }

  private static String named(int column) {
    return "(" + cell(column) + "<>\"\")";
  }

  /**
   * @param named the condition that there is a name to look up
   */
  private void found(PricesUsed.Purpose purpose, String named, String key) {
    String wanted = prices.wildcards() ? Refs.literally(key) : key;
    String formula = "IFERROR(MATCH(" + wanted + "," + prices.keys(pricesPrefix) + ",0),\"\")";
    int at =
        add(
            new LiveColumn(
                "Row for " + purpose.before().replace(" | ", ""),
                FOUND,
                LiveColumn.Role.CALCULATED,
                "0",
                true,
                10,
                "The row of Prices used that the name leads to; empty where there is none."),
            (workload, cells) -> cells.formula(formula, prices.place(purpose, workload)));
    found.put(purpose, at);
    unknown.put(purpose, named + "*(" + cell(at) + "=\"\")");
  }

  private int foundAt(PricesUsed.Purpose purpose) {
    return at(found, purpose);
  }

  // --- typed figures ---------------------------------------------------------------------------

  private void inputs() {
    Inputs inputs = model.inputs;
    int first = slots.size();
    for (Map.Entry<Column, Variable> input : inputs.cells().entrySet()) {
      addresses.column(input.getValue(), input(input.getKey(), input.getValue()));
    }
    String typed = cell(first) + ":" + cell(slots.size() - 1);
    String range = Reading.countUnread(typed);
    doubtfulShares = "COUNTIF(" + typed + "," + Refs.text(ReviewAgain.WORDS) + ")>0";
    reviewAgain =
        add(
            ReviewAgain.column(
                CostColumns.INPUTS,
                24,
                "What was typed since the review that only a new review can calculate with; empty"
                    + " where nothing was. It looks further right at what is used."),
            (workload, out) -> {
              if (workload.faults() > 0) {
                out.value("");
              } else {
                out.formula(reasons, "");
              }
            });
    String again = "(" + cell(reviewAgain) + "<>\"\")";
    String faults = range + missing() + "+" + again;
    int at =
        add(
            LiveColumn.of(defined.variable(inputs.faults), LiveColumn.Role.CALCULATED)
                .in(CostColumns.INPUTS)
                .explained(
                    " And 1 where a new review is needed. Where the review found errors, their"
                        + " number: repair them and review again."),
            (workload, cells) -> {
              if (workload.faults() > 0) {
                cells.value(workload.faults());
              } else {
                cells.formula(faults + contradictions, 0);
              }
            });
    addresses.column(inputs.faults, at);
  }

  /** The column of why a workload needs a new review, from 0. */
  int reviewAgain() {
    return reviewAgain;
  }

  /** All reasons why the row needs a new review, after the first semicolon. */
  private String reasons(FormulaPrinter printer) {
    Needs needs = data.origin().decision().needs;
    String gpu = "*(" + printer.condition(needs.gpu) + ")";
    String trainingGpu = "*(" + printer.condition(needs.trainingGpu) + ")";
    String embedding = "*(" + printer.condition(needs.embedding) + ")";
    String gpuUsed = printer.condition(needs.gpuUsed);
    return ReviewAgain.all(
        assumptions.reviewAgain()
            + notUsed(PricesUsed.Purpose.PROMPTED, "", "Prompted model was")
            + notUsed(PricesUsed.Purpose.SMALL, "", "Smaller model was")
            + notUsed(PricesUsed.Purpose.CANDIDATE, "", "Candidate model was")
            + notUsed(PricesUsed.Purpose.GPU, gpu, "GPU was")
            + notUsed(PricesUsed.Purpose.CAPACITY, gpu, "GPU and Candidate model were")
            + notUsed(PricesUsed.Purpose.TRAINING_GPU, trainingGpu, "Training GPU was")
            + notUsed(PricesUsed.Purpose.EMBEDDING, embedding, "Embedding model was")
            + rowsOf(PricesUsed.Purpose.PROMPTED, "")
            + rowsOf(PricesUsed.Purpose.SMALL, "")
            + rowsOf(PricesUsed.Purpose.CANDIDATE, printer.condition(needs.candidateRead))
            + rowsOf(PricesUsed.Purpose.GPU, gpuUsed)
            + rowsOf(PricesUsed.Purpose.CAPACITY, gpuUsed)
            + rowsOf(PricesUsed.Purpose.TRAINING_GPU, printer.condition(model.tuning.onGpus))
            + rowsOf(
                PricesUsed.Purpose.EMBEDDING, printer.condition(model.retrieval.carriedByPrompted))
            + ReviewAgain.reason(
                doubtfulShares, "a share of this row is " + ReviewAgain.DOUBTFUL_SHARE));
  }

  /**
   * @param and a condition besides, that the name counts
   */
  private String notUsed(PricesUsed.Purpose purpose, String and, String was) {
    String together = purpose == PricesUsed.Purpose.CAPACITY ? " together" : "";
    return ReviewAgain.reason(
        at(unknown, purpose) + and, was + " not used" + together + " at the review");
  }

  /**
   * What became of the price rows that a name led to.
   *
   * @param used the condition that they count; empty where they always do
   */
  private String rowsOf(PricesUsed.Purpose purpose, String used) {
    String all = prices.reviewAgain(pricesPrefix);
    String reasons = "IFERROR(INDEX(" + all + "," + cell(foundAt(purpose)) + "),\"\")";
    return "&" + (used.isEmpty() ? reasons : "IF(" + used + "," + reasons + ",\"\")");
  }

  /** Cells that a workload must have and that are empty, to be added up. */
  private String missing() {
    StringBuilder missing = new StringBuilder();
    for (Column column : Workloads.TABLE.columns()) {
      if (column.required() && column != Workloads.WORKLOAD) {
        Named name = nameAt.get(column);
        missing
            .append("+(")
            .append(name == null ? input(column) : cell(name.at()))
            .append("=\"\")");
      }
    }
    return missing.toString();
  }

  private String input(Column column) {
    return cell(addresses.column(model.inputs.cell(column)));
  }

  private int input(Column column, Variable variable) {
    boolean word = column.type() == Type.WORD;
    String blank = blank(column);
    Map<Reading.Found, String> formulas = new HashMap<>();
    // Now, since the lists of words that it names are written before any row.
    formulas.put(
        Reading.Found.NUMBER,
        read(column, blank, Refs.text(Reading.UNREADABLE), Reading.Found.NUMBER));
    return add(
        LiveColumn.of(defined.input(column, variable), LiveColumn.Role.TAKEN)
            .explained("\nEmpty: " + empty(column) + "."),
        (workload, cells) -> {
          double value = data.value(workload, variable);
          String here =
              workload.bad().contains(column)
                  ? NOTHING
                  : formulas.computeIfAbsent(
                      Reading.Found.of(workload, column, value),
                      found -> read(column, blank, Refs.text(Reading.UNREADABLE), found));
          if (word) {
            cells.formula(here, Double.isNaN(value) ? "" : column.words().get((int) value));
          } else {
            cells.formula(here, value);
          }
        });
  }

  private String read(Column column, String blank, String bad, Reading.Found found) {
    return header.indexOf(column) < 0
        ? blank
        : reading.of(column, typed(column), blank, bad, found);
  }

  private static String empty(Column column) {
    return column.required() ? "the row is Needs data" : column.blank();
  }

  private String blank(Column column) {
    if (column.assumption() != null) {
      return assumptions.name(Assumption.of(column.assumption()).orElseThrow());
    }
    if (column.constant().isEmpty()) {
      return NOTHING;
    }
    double constant = column.constant().getAsDouble();
    return column.type() == Type.WORD
        ? Refs.text(column.words().get((int) constant))
        : Refs.number(constant);
  }

  // --- looked-up figures -----------------------------------------------------------------------

  private void looked() {
    List<Variable> typed = new ArrayList<>(model.inputs.cells().values());
    typed.addAll(model.inputs.assumptions().values());
    typed.add(model.inputs.faults);
    List<Variable> rest = new ArrayList<>();
    for (Variable variable : model.variables.all()) {
      if (typed.contains(variable)) {
        continue;
      }
      PricesUsed.Purpose purpose = prices.purpose(variable);
      if (purpose == null) {
        rest.add(variable);
      } else {
        addresses.column(variable, looked(variable, purpose));
      }
    }
    for (Variable variable : rest) {
      boolean drawn = variable == data.origin().decision().chance;
      addresses.column(variable, drawn ? drawn(variable) : searched(variable));
    }
  }

  private LiveColumn looked(Variable variable, String group, LiveColumn.Role role) {
    return LiveColumn.of(defined.variable(variable), role).in(group);
  }

  private int looked(Variable variable, PricesUsed.Purpose purpose) {
    PricesUsed.Purpose by =
        purpose == PricesUsed.Purpose.SMALL_CANDIDATE ? PricesUsed.Purpose.SMALL : purpose;
    Integer row = found.get(by);
    String formula =
        "IFERROR(INDEX("
            + prices.figures(pricesPrefix, variable)
            + ","
            + cell(row == null ? 0 : row)
            + "),"
            + prices.nothing(variable)
            + ")";
    return add(
        looked(variable, PRICES, LiveColumn.Role.TAKEN),
        (workload, cells) -> {
          if (prices.unreadable(variable, workload)) {
            cells.formula(formula, Reading.UNREADABLE);
          } else {
            cells.formula(formula, data.value(workload, variable));
          }
        });
  }

  /** What was drawn stands in the workload's own row, and is read from there. */
  private int drawn(Variable variable) {
    String cell = "INDEX(" + column(chanceColumn) + "," + cell(ROW) + ")";
    String formula = "IFERROR(IF(ISNUMBER(" + cell + ")," + cell + ",\"\"),\"\")";
    return add(
        looked(variable, SEARCHED, LiveColumn.Role.TAKEN),
        (workload, cells) -> cells.formula(formula, data.value(workload, variable)));
  }

  private int searched(Variable variable) {
    return add(
        looked(variable, SEARCHED, LiveColumn.Role.VALUE).explained(" Value of this run."),
        (workload, cells) -> {
          double value = data.value(workload, variable);
          if (Double.isNaN(value)) {
            cells.formula(NOTHING, value);
          } else {
            cells.value(value);
          }
        });
  }

  // --- the sheet -------------------------------------------------------------------------------

  @Override
  public String name() {
    return Sheets.COSTS;
  }

  @Override
  public String sentence() {
    return CostColumns.COSTS;
  }

  @Override
  public List<LiveColumn> columns() {
    return slots.stream().map(Slot::column).toList();
  }

  @Override
  public int size() {
    return data.workloads().size();
  }

  @Override
  public void row(int index, LiveCells cells) {
    LiveData.Workload workload = data.workloads().get(index);
    for (Slot slot : slots) {
      slot.cell().write(workload, cells);
    }
  }
}
