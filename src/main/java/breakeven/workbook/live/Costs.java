package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.countIf;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.ifError;
import static breakeven.core.expression.Formula.index;
import static breakeven.core.expression.Formula.isBlank;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.match;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.when;

import breakeven.core.decision.Sentences;
import breakeven.core.economics.Inputs;
import breakeven.core.economics.Model;
import breakeven.core.expression.Expression;
import breakeven.core.expression.FormulaPrinter;
import breakeven.core.expression.Line;
import breakeven.core.expression.TextPrinter;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.input.Header;
import breakeven.core.price.Purpose;
import breakeven.core.report.CellContent;
import breakeven.core.report.CostColumns;
import breakeven.core.report.UnitLabel;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Type;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One row a workload: what was typed or its default, the prices that its names lead to, and every
 * line of the model.
 *
 * <p>A row finds its workload by name, so that sorting the user's sheet parts nothing.
 */
final class Costs implements LiveSheet {
  private static final String PRICES = "Prices used";
  private static final String SEARCHED = "Searched and drawn";

  private static final int NAME = 0;
  private static final int REVIEWED = 1;
  private static final int ROW = 2;

  /** Where a workload of the name is now. */
  static final int PLACE = ROW;

  /**
   * Columns that are together.
   *
   * @param to the column behind the last one
   */
  record Block(int from, int to) {}

  /** The first of {@link UnitLabel#COLUMNS}; the others follow. */
  private static final int UNITS = PLACE + 1;

  private final LiveData data;
  private final Model model;
  private final Header header;
  private final Addresses addresses;
  private final AssumptionsUsed assumptions;
  private final PricesUsed prices;
  private final int chanceColumn;
  private final CostColumns defined;
  private final CostCells cells = new CostCells();
  private final TypedCells typed;
  private final CostNames names;
  private final CostResults results;
  private final List<Block> taken = new ArrayList<>();
  private String edited = "";
  private int reviewAgain;
  private String unread = "";
  private String reasons = "";

  /** Terms of its errors: what cells of a row say that contradicts itself. */
  private String contradictions = "";

  Costs(
      LiveData data,
      Addresses addresses,
      AssumptionsUsed assumptions,
      PricesUsed prices,
      CellReadFormula reading,
      int chanceColumn,
      UnaryOperator<String> freeName) {
    this.data = data;
    this.addresses = addresses;
    this.assumptions = assumptions;
    this.prices = prices;
    this.chanceColumn = chanceColumn;
    model = data.model();
    header = data.origin().header();
    defined = new CostColumns(data.origin().decision(), data.origin().prices().rates().reporting());
    typed = new TypedCells(data.origin(), reading, ROW, freeName);
    results = new CostResults(cells, data);
    identity();
    names = new CostNames(cells, data, typed, assumptions, prices);
    inputs();
    looked();
    int at = cells.size();
    for (Line line : data.single()) {
      addresses.column(line, at++);
    }
    // A workbook draws nothing and tries nothing: what is held is what the row has.
    addresses.column(model.caching.requests, addresses.column(model.volume.firstRequests));
  }

  /** Prints the formulas of the lines, once every address is known. */
  void print(FormulaPrinter printer) {
    contradictions =
        data.origin().decision().controls.contradictions.stream()
            .map(contradiction -> "+(" + printer.condition(contradiction) + ")")
            .collect(Collectors.joining());
    for (Line line : data.single()) {
      String formula = printer.formula(line);
      boolean word = line.unit() == Unit.WORD;
      cells.add(
          LiveColumn.of(defined.line(line), LiveColumn.Role.CALCULATED),
          (workload, out) -> {
            double value = data.value(workload, line);
            if (word) {
              out.formula(formula, Double.isNaN(value) ? "" : line.words().get((int) value));
            } else {
              out.formula(formula, value);
            }
          });
    }
    defined.firstMonths().forEach(line -> firstMonth(printer, line));
    reasons = reasons(printer);
  }

  private void firstMonth(FormulaPrinter printer, Line line) {
    String formula = printer.print(Expression.firstMonth(line));
    cells.add(
        LiveColumn.of(defined.firstMonth(line), LiveColumn.Role.CALCULATED)
            .explained(" Months has every month."),
        (workload, out) -> out.formula(formula, data.value(workload, line, 1)));
  }

  /**
   * Prints what the other sheets show, and the parts of Why.
   *
   * @param changed 1 where a workload was edited since the review, as a formula
   * @param differs the name of whether each workload differs from the review
   */
  void printResults(
      FormulaPrinter printer, TextPrinter.Marks marks, String changed, String differs) {
    edited = changed;
    Sentences sentences = data.origin().sentences();
    results.print(
        printer,
        marks,
        this::name,
        Map.of(
            sentences.notDecided,
            text -> ReviewAgain.instead(CostCells.of(reviewAgain), text),
            sentences.chance,
            text -> text + asOfReview(AtReview.differs(differs))));
  }

  /** The cell of a name that the row looks its prices up by. */
  private String name(Column column) {
    return CostCells.of(names.said(column));
  }

  /** Stands behind a figure that only a review finds, where its sentence has newer ones too. */
  private static String asOfReview(String condition) {
    return "&" + when(condition, quoted(" (as of the review)"));
  }

  /** The cells of all workloads that a result column shows, as other sheets refer to them. */
  String shown(CellContent shown, String prefix) {
    Line line = ResultFormulas.line(shown);
    return line == null ? range(results.column(shown), prefix) : line(line, prefix);
  }

  /** The cells of all workloads of a line. */
  String line(Line line, String prefix) {
    return range(addresses.column(line), prefix);
  }

  /** The names that are looked up, by the column that they are typed in. */
  Map<Column, CostNames.Named> typedNames() {
    return names.typed();
  }

  String names(String prefix) {
    return range(NAME, prefix);
  }

  String range(int column, String prefix) {
    return CellReferences.column(prefix, column, FIRST_ROW, FIRST_ROW + Math.max(1, size()) - 1);
  }

  // --- which workload --------------------------------------------------------------------------

  private void identity() {
    cells.add(
        LiveColumn.text(
                Workloads.WORKLOAD.header(),
                30,
                "The name at the review; the row finds its workload by it.")
            .in(CostColumns.IDENTITY),
        (workload, out) -> out.value(workload.name()));
    cells.add(
        LiveColumn.value(
                "Place at the review",
                "0",
                10,
                "The workload's place at the review: the row below the header, counted from 1.")
            .in(CostColumns.IDENTITY),
        (workload, out) -> out.value(workload.row() - header.row()));
    String typedNames = typed.column(Workloads.WORKLOAD);
    boolean wildcards =
        data.workloads().stream().anyMatch(workload -> CellReferences.hasWildcard(workload.name()));
    String wanted = CellReferences.wanted(CostCells.of(NAME), wildcards);
    // Where rows were deleted, the last workloads stood below what is left of the column.
    String there = ifError(index(typedNames, CostCells.of(REVIEWED)), NOTHING);
    UnaryOperator<String> place =
        same -> ifError(ifElse(same, CostCells.of(REVIEWED), match(wanted, typedNames)), NOTHING);
    String formula = place.apply(call("TRIM", there) + "=" + call("TRIM", CostCells.of(NAME)));
    cells.add(
        LiveColumn.taken(
                "Place",
                "0",
                10,
                "The row of this workload now; empty where there is none: review again.")
            .in(CostColumns.IDENTITY),
        (workload, out) -> {
          double row = workload.row() - header.row();
          LiveData.ReadAs readAs = workload.readAs().get(Workloads.WORKLOAD);
          if (workload.bad().contains(Workloads.WORKLOAD)) {
            out.value(row);
          } else if (readAs != null) {
            out.formula(place.apply(CellReadFormula.Found.same(there, readAs)), row);
          } else {
            out.formula(formula, row);
          }
        });
    UnitLabel.COLUMNS.forEach(this::unit);
  }

  /** The name that subtotals find the workload by. */
  private void unit(Column column) {
    int at = UnitLabel.COLUMNS.indexOf(column);
    String none = quoted(UnitLabel.NONE);
    boolean there = header.indexOf(column) >= 0;
    String cell = there ? typed.at(column) : none;
    String text = call("TRIM", cell);
    String formula = ifError(ifElse(isBlank(text), none, text), none);
    cells.add(
        LiveColumn.taken(
                column.header(),
                18,
                "As typed; " + UnitLabel.NONE + " where nothing is. Subtotals go by it.")
            .in(CostColumns.IDENTITY),
        (workload, out) -> {
          String label = workload.units().get(at);
          LiveData.ReadAs readAs = workload.readAs().get(column);
          if (!there) {
            out.value(label);
          } else if (readAs != null) {
            String same = CellReadFormula.Found.same(cell, readAs);
            out.formula(ifElse(same, quoted(label), formula), label);
          } else {
            out.formula(formula, label);
          }
        });
  }

  /** Where a column that workloads are added up by is, from 0. */
  static int unitColumn(Column column) {
    return UNITS + UnitLabel.COLUMNS.indexOf(column);
  }

  // --- typed figures ---------------------------------------------------------------------------

  private void inputs() {
    Inputs inputs = model.inputs;
    int first = cells.size();
    for (Map.Entry<Column, Variable> input : inputs.cells().entrySet()) {
      addresses.column(input.getValue(), input(input.getKey(), input.getValue()));
    }
    taken.add(new Block(first, cells.size()));
    String typed = CostCells.of(first) + ":" + CostCells.of(cells.size() - 1);
    String range = CellReadFormula.countUnread(typed);
    unread = countIf(typed, quoted(ReviewAgain.WORDS)) + ">0";
    reviewAgain =
        cells.add(
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
    String again = "(" + CostCells.of(reviewAgain) + "<>\"\")";
    String faults = range + missing() + "+" + again;
    int at =
        cells.add(
            LiveColumn.of(defined.variable(inputs.faults), LiveColumn.Role.CALCULATED)
                .in(CostColumns.INPUTS)
                .explained(
                    " And 1 where a new review is needed. Where the review found errors, their"
                        + " number: repair them and review again."),
            (workload, out) -> {
              if (workload.faults() > 0) {
                out.value(workload.faults());
              } else {
                out.formula(faults + contradictions, 0);
              }
            });
    addresses.column(inputs.faults, at);
    readFromText();
  }

  /** The cells that the review alone could read; no column where there are none. */
  private void readFromText() {
    if (data.workloads().stream().allMatch(workload -> workload.readAs().isEmpty())) {
      return;
    }
    cells.add(
        LiveColumn.value(
                "Read from text",
                24,
                "Cells of the workload that only the review could read. The value here is the"
                    + " review's until the cell is typed anew. Empty where there is none.")
            .in(CostColumns.INPUTS),
        (workload, out) ->
            out.value(
                workload.readAs().keySet().stream()
                    .map(Column::header)
                    .collect(Collectors.joining("; "))));
  }

  /** The names of columns of the user's sheet that formulas use, each with what it refers to. */
  Map<String, String> columnNames() {
    return typed.names();
  }

  /** The columns of what a workload is calculated with: what was typed, and the prices. */
  List<Block> taken() {
    return taken;
  }

  /** What the cells of these columns come to at the review: numbers and texts. */
  List<Object> takenBy(LiveData.Workload workload) {
    List<Object> values = new ArrayList<>();
    taken.forEach(block -> cells.values(block.from(), block.to(), workload, values));
    return values;
  }

  /** The column of why a workload needs a new review, from 0. */
  int reviewAgain() {
    return reviewAgain;
  }

  /** All reasons why the row needs a new review, after the first semicolon. */
  private String reasons(FormulaPrinter printer) {
    List<String> all = new ArrayList<>(names.reviewAgain(printer));
    all.add(ReviewAgain.reason(unread, "a cell of this row " + ReviewAgain.RETYPED));
    StringBuilder cells = new StringBuilder(assumptions.reviewAgain());
    for (String part : ReviewAgain.together(all, "")) {
      cells.append('&').append(CostCells.of(reasonsInPart(part.substring(1))));
    }
    return ReviewAgain.all(cells.toString());
  }

  private int reasonsInPart(String formula) {
    return cells.add(
        ReviewAgain.column(CostColumns.INPUTS, 24, "A part of the reasons for a new review.")
            .titled("Reasons to review again, part"),
        (workload, out) -> {
          if (workload.faults() > 0) {
            out.value("");
          } else {
            out.formula(formula, "");
          }
        });
  }

  /** Cells that a workload must have and that are empty, to be added up. */
  private String missing() {
    StringBuilder missing = new StringBuilder();
    for (Column column : Workloads.TABLE.columns()) {
      if (column.required() && column != Workloads.WORKLOAD) {
        CostNames.Named name = names.typed().get(column);
        missing
            .append("+(")
            .append(isBlank(name == null ? input(column) : CostCells.of(name.at())))
            .append(')');
      }
    }
    return missing.toString();
  }

  private String input(Column column) {
    return CostCells.of(addresses.column(model.inputs.cell(column)));
  }

  private int input(Column column, Variable variable) {
    boolean word = column.type() == Type.WORD;
    String blank = blank(column);
    String bad = quoted(word ? ReviewAgain.WORDS : CellReadFormula.UNREADABLE);
    Map<CellReadFormula.Found, String> formulas = new HashMap<>();
    // Now, since the lists of words that it names are written before any row.
    formulas.put(
        CellReadFormula.Found.PLAIN, typed.read(column, blank, bad, CellReadFormula.Found.PLAIN));
    return cells.add(
        LiveColumn.of(defined.input(column, variable), LiveColumn.Role.TAKEN)
            .explained("\nEmpty: " + empty(column) + "."),
        (workload, out) -> {
          double value = data.value(workload, variable);
          String here =
              workload.bad().contains(column)
                  ? NOTHING
                  : formulas.computeIfAbsent(
                      CellReadFormula.Found.of(workload, column, value),
                      found -> typed.read(column, blank, bad, found));
          if (word) {
            out.formula(here, Double.isNaN(value) ? "" : column.words().get((int) value));
          } else {
            out.formula(here, value);
          }
        });
  }

  private static String empty(Column column) {
    return column.required() ? "the row is Needs data" : column.blank();
  }

  private String blank(Column column) {
    if (column == Workloads.SERVING) {
      // A serving cost says that serving is Fixed; its column stands behind this one.
      List<Column> order = List.copyOf(model.inputs.cells().keySet());
      int cost = cells.size() + order.indexOf(Workloads.SERVING_COST) - order.indexOf(column);
      return ifElse(isNumber(CostCells.of(cost)), quoted("Fixed"), names.chosen(column));
    }
    if (column == Workloads.TUNING_METHOD) {
      return names.chosen(column);
    }
    if (column.assumption() != null) {
      return assumptions.name(Assumption.of(column.assumption()).orElseThrow());
    }
    if (column.constant().isEmpty()) {
      return NOTHING;
    }
    double constant = column.constant().getAsDouble();
    return column.type() == Type.WORD
        ? quoted(column.words().get((int) constant))
        : CellReferences.number(constant);
  }

  // --- looked-up figures -----------------------------------------------------------------------

  private void looked() {
    List<Variable> typed = new ArrayList<>(model.inputs.cells().values());
    typed.addAll(model.inputs.assumptions().values());
    typed.addAll(model.drivers.all());
    typed.add(model.inputs.faults);
    typed.add(model.caching.requests);
    List<Variable> rest = new ArrayList<>();
    int first = cells.size();
    for (Variable variable : model.variables.all()) {
      if (typed.contains(variable)) {
        continue;
      }
      Purpose purpose = prices.purpose(variable);
      if (purpose == null) {
        rest.add(variable);
      } else {
        addresses.column(variable, looked(variable, purpose));
      }
    }
    taken.add(new Block(first, cells.size()));
    for (Variable variable : rest) {
      addresses.column(variable, ofReview(variable));
    }
  }

  private LiveColumn looked(Variable variable, String group, LiveColumn.Role role) {
    return LiveColumn.of(defined.variable(variable), role).in(group);
  }

  private int looked(Variable variable, Purpose purpose) {
    Purpose by = purpose == Purpose.SMALL_CANDIDATE ? Purpose.SMALL : purpose;

    String formula =
        ifError(
            index(prices.figures(variable), CostCells.of(names.foundAt(by))),
            prices.nothing(variable));
    return cells.add(
        looked(variable, PRICES, LiveColumn.Role.TAKEN),
        (workload, out) -> {
          if (prices.unreadable(variable, workload)) {
            out.formula(formula, CellReadFormula.UNREADABLE);
          } else {
            out.formula(formula, data.value(workload, variable));
          }
        });
  }

  /** What was drawn or searched, and whether it still holds. */
  private int ofReview(Variable variable) {
    if (variable == data.origin().decision().chance) {
      return drawn(variable);
    }
    return variable == model.searched.edited ? edited(variable) : searched(variable);
  }

  private int edited(Variable variable) {
    return cells.add(
        looked(variable, SEARCHED, LiveColumn.Role.TAKEN),
        (workload, out) -> out.formula(edited, 0));
  }

  /** What was drawn is in the workload's own row, and is read from there. */
  private int drawn(Variable variable) {
    String cell = typed.at(chanceColumn);
    String formula = ifError(when(isNumber(cell), cell), NOTHING);
    return cells.add(
        looked(variable, SEARCHED, LiveColumn.Role.TAKEN),
        (workload, out) -> out.formula(formula, data.value(workload, variable)));
  }

  private int searched(Variable variable) {
    return cells.add(
        looked(variable, SEARCHED, LiveColumn.Role.VALUE).explained(" Value of this run."),
        (workload, out) -> {
          double value = data.value(workload, variable);
          if (Double.isNaN(value)) {
            out.formula(NOTHING, value);
          } else {
            out.value(value);
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
    return cells.columns();
  }

  @Override
  public int size() {
    return data.workloads().size();
  }

  @Override
  public void row(int index, LiveCells out) {
    cells.write(data.workloads().get(index), out);
  }
}
