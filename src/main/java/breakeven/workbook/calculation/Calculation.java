package breakeven.workbook.calculation;

import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.index;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.match;
import static breakeven.core.expression.Formula.quoted;

import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Answer;
import breakeven.core.economics.CostKind;
import breakeven.core.economics.Model;
import breakeven.core.economics.UncertainDriver;
import breakeven.core.economics.VariableBounds;
import breakeven.core.expression.CellFormulaPrinter;
import breakeven.core.expression.Comparison;
import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Formula;
import breakeven.core.expression.Line;
import breakeven.core.expression.Lines;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.input.AssumptionValues;
import breakeven.core.model.Place;
import breakeven.core.price.Discount;
import breakeven.core.price.PriceSource;
import breakeven.core.price.PricesToCome;
import breakeven.core.report.BreakEvenProofs;
import breakeven.core.report.CellContent;
import breakeven.core.report.Columns;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.Numbers;
import breakeven.core.report.RowResult;
import breakeven.core.report.SensitivityColumns;
import breakeven.core.rival.RivalOffer;
import breakeven.core.rival.RowRivals;
import breakeven.core.shape.RowShapes;
import breakeven.core.shape.ShapeOffer;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.Effect;
import breakeven.workbook.calculation.CalculationRow.Kind;
import breakeven.workbook.calculation.CalculationRow.Years;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code Calculation}: one workload, every line of the model as a row, time across. Its order is
 * the model's own, and a line is a formula as far as something that can be tried goes into it; what
 * cannot be tried is as reviewed.
 */
public final class Calculation {
  /** What stands where there is nothing to be said: a cell that is looked up is never empty. */
  static final String NOTHING = "–";

  /** What stands in a cell of the user's that is empty. */
  static final String NOT_TYPED = "not typed";

  /** Characters beside each other on a printed page. */
  private static final int LINE = 215;

  /** The inputs that are always open, in their order. */
  private static final List<Column> KEY =
      List.of(
          Workloads.REQUESTS,
          Workloads.INPUT_TOKENS,
          Workloads.OUTPUT_TOKENS,
          Workloads.GROWTH,
          Workloads.REQUIRED_QUALITY,
          Workloads.TUNED_QUALITY);

  /** The groups of lines of two blocks, in the model's order. */
  private static final List<String> REQUESTS =
      List.of("Today's approach", "Tokens of each option", "Life", "Volume");

  private static final List<String> OF_A_REQUEST =
      List.of(
          "Caching",
          "Price of a request",
          "Retrieval",
          "Serving",
          "A training run",
          "Releases",
          "Quality");

  private static final String CLOSED = "closed";

  /** Whether something is tried, and fine-tuning saves less than reviewed. */
  private static final String LOWERED = "AND($E$2>0,SUM($D$3)<SUM($C$3))";

  private static final int FIRST = 5;

  private static final String NOW = "D";

  // Columns, from 0.
  private static final int WHERE = 5;
  private static final int FIRST_BESIDE = 6;
  private static final int SECOND = 7;

  private static final int DRIVERS = 4;
  private static final int OFFERS = 2;

  /** Where the rows of options are among all, after two sentences and a title. */
  private static final int FIRST_OPTION = 3;

  private static final int OPTIONS = 4;

  /** Points of the picture of the saving, whatever the horizon. */
  private static final int POINTS = 24;

  /** Characters of a formula that is read at a glance. */
  private static final int SHORT = 42;

  /** Characters that a formula may have with others in it. */
  private static final int LONG = 116;

  private final Decision decision;
  private final Model model;
  private final AssumptionValues assumptions;
  private final BreakEvenProofs proofs;
  private final String currency;
  private final Cells cells;
  private final Set<Variable> tried;
  private final Set<Line> fixed;
  private final Map<Expression, Boolean> movable = new HashMap<>();
  private final List<CalculationRow> rows = new ArrayList<>();
  private final OptionParts parts;
  private final PricesToCome pricesToCome;

  /** Lines of which a month is asked for, and which have others from some month on. */
  private final Set<Line> byDay = new LinkedHashSet<>();

  /** What stands in a row that is not its own: it is never printed by its definition. */
  private final Set<Line> instead = new HashSet<>();

  private final Set<Line> rules;
  private final Set<SideBySide.Row> begun = new HashSet<>();
  private @Nullable SideBySide beside;
  private final Set<Line> lines = new HashSet<>();
  private final Set<Expression> reviewed = new LinkedHashSet<>();
  private final List<CalculationRow> pictures = new ArrayList<>();
  private int firstDriver;
  private @Nullable CalculationRow verdict;
  private @Nullable CalculationRow saving;

  /**
   * @param unmoved the drivers that are as typed in the scenario
   * @param pricesToCome the prices that are announced
   */
  public Calculation(
      Decision decision,
      List<UncertainDriver> unmoved,
      String currency,
      AssumptionValues assumptions,
      PricesToCome pricesToCome) {
    this.pricesToCome = pricesToCome;
    this.assumptions = assumptions;
    this.decision = decision;
    this.currency = currency;
    model = decision.model;
    proofs = new BreakEvenProofs(model, assumptions.number(Assumption.HORIZON));
    VariableBounds bounds = VariableBounds.of(model);
    Map<Variable, Double> always = new HashMap<>();
    for (UncertainDriver driver : unmoved) {
      always.put(model.drivers.factor(driver), 1.0);
      always.put(model.drivers.shift(driver), 0.0);
    }
    cells =
        new Cells(
            Math.max(Cells.LEAST_MONTHS, (int) assumptions.number(Assumption.HORIZON)),
            neverBlank(bounds),
            variable -> always.getOrDefault(variable, Double.NaN),
            bounds::above,
            this::hasDays);
    tried = Tries.of(model);
    fixed = Tries.fixed(model, pricesToCome.most() > 0);
    parts = new OptionParts(model);
    rules = decision.rules.stream().map(Decision.Rule::when).collect(Collectors.toSet());
    layOut();
  }

  private Set<Variable> neverBlank(VariableBounds bounds) {
    Set<Variable> never = new HashSet<>(model.inputs.assumptions().values());
    never.remove(model.inputs.assumption(Assumption.PRICE_STEP_MONTH));
    model
        .inputs
        .cells()
        .forEach(
            (column, cell) -> {
              if (column.required()
                  || column.assumption() != null
                  || column.constant().isPresent()) {
                never.add(cell);
              }
            });
    var prompted = model.looked.prompted;
    never.addAll(
        List.of(
            prompted.batch(),
            prompted.context(),
            prompted.longAbove(),
            prompted.longInput(),
            prompted.longOutput(),
            prompted.fee(),
            model.looked.promptedServedMonths,
            model.looked.serviceMonths,
            model.looked.trainingMonths,
            model.caching.requests));
    model.variables.all().stream().filter(bounds::neverBlank).forEach(never::add);
    return never;
  }

  /** Whether a price has days is no question: where one has, there is a row with its months. */
  private double hasDays(Expression figure) {
    return model.looked.toCome().contains(figure) ? 0 : Double.NaN;
  }

  /** The last month that has a column. */
  public int lastMonth() {
    return cells.lastMonth;
  }

  /** The code of the reporting currency. */
  public String currency() {
    return currency;
  }

  /** All rows from row 5 on, in their order. */
  public List<CalculationRow> rows() {
    return rows;
  }

  // --- what goes into what is shown --------------------------------------------------------------

  /** Whether anything that can be tried goes into an expression. */
  private boolean movable(Expression expression) {
    Boolean known = movable.get(expression);
    if (known == null) {
      movable.put(expression, false);
      known =
          !fixed.contains(expression)
              && (expression instanceof Variable variable
                  ? tried.contains(variable) || variable == model.caching.requests
                  : instead.contains(expression)
                      || expression.parts().stream().anyMatch(this::movable));
      movable.put(expression, known);
    }
    return known;
  }

  private void need(Expression expression) {
    if (!Double.isNaN(cells.rows().always(expression))) {
      return;
    }
    if (expression instanceof Line line) {
      if (!instead.contains(line) && (movable(line) || line.monthly() || rules.contains(line))) {
        if (lines.add(line)) {
          line.parts().forEach(this::need);
        }
      } else if (!instead.contains(line)) {
        review(line);
      }
    } else if (expression instanceof Variable variable) {
      review(variable);
    } else {
      expression.parts().forEach(this::need);
    }
  }

  private void review(Expression figure) {
    if (Double.isNaN(cells.rows().always(figure)) && figure != model.caching.requests) {
      reviewed.add(figure);
    }
  }

  /**
   * Lines that only say a word, and those that one other formula alone is made of, stand where they
   * are used as long as that is easily read.
   */
  private void shorten(List<Expression> wanted) {
    Map<Line, List<Expression>> users = new HashMap<>();
    wanted.forEach(one -> count(one, one, users));
    for (Line line : model.lines.all()) {
      if (lines.contains(line)) {
        line.parts().forEach(part -> count(line, part, users));
      }
    }
    for (Line line : model.lines.all()) {
      List<Expression> of = users.getOrDefault(line, List.of());
      if (!lines.contains(line)
          || line.monthly()
          || of.isEmpty()
          || wanted.contains(line)
          || byDay.contains(line)
          || line == model.volume.firstRequests) {
        continue;
      }
      Expression made = line.definition();
      boolean alias = made instanceof Variable || made instanceof Line;
      boolean single = of.size() == 1;
      if (alias || single || cells.length(made, false) <= SHORT) {
        cells.inPlace(line, true);
        if (of.stream().anyMatch(user -> tooLong(user, users))) {
          cells.inPlace(line, false);
        }
      }
    }
  }

  /** Whether a formula is too long, or one in which it stands. */
  private boolean tooLong(Expression user, Map<Line, List<Expression>> users) {
    if (!(user instanceof Line line)) {
      return cells.length(user, true) > LONG;
    }
    return cells.inPlace(line)
        ? users.getOrDefault(line, List.of()).stream().anyMatch(one -> tooLong(one, users))
        : cells.length(line.definition(), line.monthly()) > LONG;
  }

  private static void count(Expression user, Expression part, Map<Line, List<Expression>> users) {
    if (part instanceof Line line) {
      users.computeIfAbsent(line, any -> new ArrayList<>()).add(user);
    } else {
      part.parts().forEach(inner -> count(user, inner, users));
    }
  }

  // --- rows --------------------------------------------------------------------------------------

  private CalculationRow add(CalculationRow row) {
    row.number(FIRST + rows.size());
    rows.add(row);
    return row;
  }

  private static String why(RowResult row) {
    return row.text(row.sentences().why);
  }

  /** How much of why a printed line has room for, in whole words. */
  private static int firstLine(RowResult row) {
    String why = why(row);
    return why.length() <= LINE ? why.length() : Math.max(0, why.lastIndexOf(' ', LINE));
  }

  private void sentence(Function<RowResult, Object> said) {
    CalculationRow row = add(new CalculationRow(Kind.SENTENCE, "", "", ""));
    row.reviewed = said;
  }

  private CalculationRow title(String label, String unit, String format) {
    return add(new CalculationRow(Kind.TITLE, label, unit, format));
  }

  private CalculationRow row(Kind kind, String label, String unit, String format, int level) {
    CalculationRow row = add(new CalculationRow(kind, label, unit, format));
    row.level = level;
    return row;
  }

  private void layOut() {
    var totals = model.totals;
    var monthly = model.monthly;
    var running = model.costs;
    instead.addAll(
        List.of(
            model.volume.month,
            totals.tcoPrompted,
            totals.tcoSmall,
            totals.tcoTuned,
            totals.tcoAlternative,
            totals.netSaving,
            totals.oneOffTuned,
            totals.oneOffAlternative,
            running.smallApiCost,
            running.smallGpuCost,
            monthly.alternativeMonth,
            monthly.tunedMonth,
            monthly.monthlySaving,
            monthly.cumulativeSaving,
            model.monthly.todayMonth,
            model.totals.tcoToday));
    List<Expression> wanted = wanted();
    wanted.forEach(this::need);
    if (pricesToCome.most() > 0) {
      wanted.stream().filter(one -> !(one instanceof Line)).forEach(this::findByDay);
      lines.stream().filter(Line::monthly).forEach(line -> findByDay(line.definition()));
    }
    shorten(wanted);
    beside = beside();
    sentence(row -> why(row).substring(0, firstLine(row)));
    sentence(row -> (why(row).substring(firstLine(row)) + " " + row.whatWouldChange()).strip());
    List<CalculationRow> answer = answer();
    cells.place(model.totals.alternative, answer.get(4));
    cells.place(model.volume.monthlyTokens, answer.get(8));
    workload();
    prices();
    cells.place(model.volume.month, header());
    CalculationRow requests = block("3  Requests and tokens", REQUESTS);
    requests.total = byFigure(model.volume.requests);
    cells.placeAs(model.caching.requests, model.volume.firstRequests);
    block("4  Cost of a request", OF_A_REQUEST);
    costs();
    saving();
    checks();
    verdict();
    breakEvens();
    drivers();
    other();
    fill(answer);
  }

  private CalculationRow header() {
    CalculationRow header = new CalculationRow(Kind.TITLE, "", "", "");
    header.number(Cells.HEADER);
    return header;
  }

  private List<Expression> wanted() {
    List<Expression> wanted = new ArrayList<>();
    for (List<OptionParts.Part> option :
        List.of(parts.today(), parts.large(), parts.small(), parts.tuned())) {
      for (OptionParts.Part part : option) {
        if (part.once() != null) {
          wanted.add(part.once());
        }
        wanted.add(part.month());
      }
    }
    wanted.add(parts.smallByToken());
    wanted.add(parts.smallOnGpus());
    wanted.add(model.costs.smallUsesGpus);
    wanted.add(parts.hardwareSmall());
    wanted.add(model.serving.smallExists);
    wanted.add(model.totals.smallIsAlternative);
    wanted.add(model.volume.beforeProduction);
    wanted.add(model.totals.todayPriced);
    wanted.add(model.life.tunedNow);
    wanted.add(model.totals.alternative);
    wanted.add(model.totals.extraOneOff);
    wanted.add(model.returns.payback);
    wanted.add(model.returns.paybackExact);
    wanted.add(model.quality.smallAcceptable);
    wanted.add(model.volume.discountFactor);
    wanted.add(model.volume.monthlyTokens);
    wanted.add(model.life.closed);
    wanted.addAll(checked());
    decision.rules.stream()
        .filter(rule -> rule != decision.lacking)
        .map(Decision.Rule::when)
        .forEach(wanted::add);
    return wanted;
  }

  private List<Line> checked() {
    Checklist checklist = decision.checklist;
    return List.of(
        checklist.pattern,
        checklist.volume,
        checklist.evaluation,
        checklist.quality,
        checklist.dataChange);
  }

  private List<CalculationRow> answer() {
    title("Answer, over the horizon", "", "");
    List<CalculationRow> answer = new ArrayList<>();
    for (String label :
        List.of(
            "As today",
            "Large model prompted",
            "Small model prompted",
            "Fine-tuned",
            "Alternative to a fine-tune",
            "Net saving of the fine-tune",
            "Extra one-off of the fine-tune",
            "Payback of the fine-tune",
            "Volume")) {
      boolean payback = label.startsWith("Payback");
      boolean money = !payback && !label.equals("Volume");
      answer.add(
          row(
              Kind.ANSWER,
              label,
              label.startsWith("Alternative")
                  ? ""
                  : money ? currency : payback ? "months" : "M tokens a month",
              label.startsWith("Alternative")
                  ? ""
                  : money ? NumberFormats.MONEY : payback ? "0.0" : "#,##0.0",
              0));
      if (label.equals("Net saving of the fine-tune")) {
        expected();
      }
    }
    breakEven("Break-even volume", "M tokens a month", "#,##0.0", 0, model.breakEvenVolume.volume);
    return answer;
  }

  private void expected() {
    CalculationRow expected =
        asReviewed(
            "Expected saving of the change",
            currency + " a year",
            NumberFormats.MONEY,
            0,
            row ->
                shown(
                    decision.expectedYear,
                    row.value(decision.expectedYear),
                    CellFormulaPrinter.BLANK));
    expected.where = "mean saving of the change that is advised, over all draws";
  }

  /** The figures above all others: each is that of a line below. */
  private void fill(List<CalculationRow> answer) {
    var totals = model.totals;
    as(answer.get(0), model.totals.tcoToday, false);
    as(answer.get(1), totals.tcoPrompted, false);
    as(answer.get(2), totals.tcoSmall, false);
    answer.get(2).labelFormula =
        ifElse(
            cells.cell(model.quality.smallAcceptable) + "=1",
            quoted("Small model prompted"),
            quoted("Small model, below quality"));
    answer.get(2).labelHolds = model.quality.smallAcceptable;
    answer.get(2).labelElse = "Small model, below quality";
    as(answer.get(3), totals.tcoTuned, true);
    as(answer.get(4), totals.alternative, false);
    as(answer.get(5), totals.netSaving, true);
    as(answer.get(6), totals.extraOneOff, true);
    CalculationRow payback = answer.get(7);
    String paid = cells.cell(model.returns.payback);
    payback.now =
        ifClosed(
            ifElse(
                isNumber(paid),
                ifElse(paid + "=0", 0, cells.cell(model.returns.paybackExact)),
                quoted(Columns.NEVER)));
    payback.reviewed =
        row -> {
          double exact = row.value(model.returns.paybackExact);
          return row.closed()
              ? CLOSED
              : !Double.isNaN(exact)
                  ? exact
                  : row.value(model.returns.payback) == 0 ? 0.0 : Columns.NEVER;
        };
    as(answer.get(8), model.volume.monthlyTokens, false);
  }

  private void as(CalculationRow row, Line line, boolean closes) {
    Function<RowResult, Object> value = value(line, false);
    row.reviewed = closes ? one -> one.closed() ? CLOSED : value.apply(one) : value;
    boolean elsewhere = cells.has(line) && !cells.cell(line).equals(NOW + row.number());
    String now = elsewhere ? cells.cell(line) : cells.rows().print(line.definition());
    row.now = closes ? ifClosed(now) : now;
  }

  private String ifClosed(String otherwise) {
    return ifElse(cells.cell(model.life.closed) + "=1", quoted(CLOSED), otherwise);
  }

  private void workload() {
    title("1  Workload", "", "");
    for (Column column : KEY) {
      typed(column, 0);
    }
    Variable horizon = model.inputs.assumption(Assumption.HORIZON);
    input(horizon, horizon.name(), 0);
    model
        .inputs
        .cells()
        .forEach(
            (column, cell) -> {
              if (reviewed.contains(cell) && !cells.has(cell)) {
                typed(column, 1);
              }
            });
  }

  /** A cell of the workload, with where it is; what stands for it where nothing is typed. */
  private void typed(Column column, int level) {
    String assumed = column.assumption();
    String otherwise = "not typed" + (assumed == null ? "" : ": the assumption " + assumed);
    Variable cell = model.inputs.cell(column);
    input(cell, column.header(), level)
        .beside
        .put(
            WHERE,
            row -> {
              Place place = row.typedIn(column);
              return place == null ? otherwise : place.toString();
            });
  }

  private void prices() {
    title("2  Prices and set-up", "", "");
    for (SideBySide.Row row : untried()) {
      reviewed(row);
    }
  }

  /** What is looked up, and what is as reviewed whatever is tried: what is alike in one row. */
  private List<SideBySide.Row> untried() {
    List<Expression> figures = new ArrayList<>();
    // These stand where they are asked for.
    Set<Variable> beside =
        Set.of(
            decision.chance,
            model.inputs.assumption(Assumption.LOW_VOLUME),
            model.inputs.assumption(Assumption.HIGH_VOLUME));
    model.variables.all().stream()
        .filter(variable -> reviewed.contains(variable) && !cells.has(variable))
        .filter(variable -> !beside.contains(variable))
        .forEach(figures::add);
    model.lines.all().stream()
        .filter(line -> reviewed.contains(line) && !cells.has(line))
        .forEach(figures::add);
    Map<Expression, SideBySide.Row> options = new HashMap<>();
    SideBySide.options(
            figures.stream().filter(one -> !tried.contains(one) || mayLead(one)).toList(),
            Expression::toString)
        .forEach(row -> row.figures.values().forEach(one -> options.put(one, row)));
    Set<SideBySide.Row> rows = new LinkedHashSet<>();
    Map<Boolean, SideBySide.Row> last = new HashMap<>();
    for (Expression figure : figures) {
      SideBySide.Row row = options.get(figure);
      if (row == null) {
        String name = figure.toString() + unitOf(figure);
        boolean assumed = figure instanceof Variable variable && assumption(variable) != null;
        boolean alone = tried.contains(figure) || !assumed && isPrice(figure);
        row = alone ? null : last.get(assumed);
        if (row == null || !row.takes(name)) {
          row = new SideBySide.Row(figure.toString());
        }
        row.add(figure, name);
        if (!alone) {
          last.put(assumed, row);
        }
      }
      rows.add(row);
    }
    return List.copyOf(rows);
  }

  /** Whether it stands where what is so now does, so that it can be tried beside others. */
  private static boolean mayLead(Expression figure) {
    return figure.toString().endsWith(" prompted");
  }

  private static boolean isPrice(Expression figure) {
    return figure instanceof Variable variable && variable.unit().startsWith("money");
  }

  private String unitOf(Expression figure) {
    String unit = figure instanceof Variable variable ? unit(variable) : "";
    return unit.isEmpty() || unit.startsWith("%") || unit.equals(Unit.FLAG.words(""))
        ? ""
        : " (" + unit + ")";
  }

  /** What is as reviewed, in one row; the first of it can be tried where that is so. */
  private void reviewed(SideBySide.Row beside) {
    Expression first = beside.first();
    CalculationRow row;
    if (first instanceof Variable variable && beside.figures.firstKey() == SideBySide.NOW) {
      row = input(variable, beside.label, 1);
    } else {
      row = row(Kind.REVIEWED, beside.label, unit(first), format(first), 1);
    }
    beside.figures.forEach(
        (at, figure) -> {
          if (at != SideBySide.NOW) {
            row.beside.put(at, value(figure, false));
            row.formats.put(at, format(figure));
            row.units.put(at, unit(figure));
            cells.place(figure, at, row);
          } else if (figure instanceof Line line) {
            row.reviewed = value(line, false);
            row.now = reviewed(row);
            row.where = line.meaning();
            cells.place(line, row);
          }
        });
    names(row, beside);
  }

  private static void names(CalculationRow row, SideBySide.Row beside) {
    row.names.putAll(beside.names);
    if (!beside.names.isEmpty() && !row.tries) {
      row.beside.remove(WHERE);
      row.where = beside.legend();
    }
  }

  private static String reviewed(CalculationRow row) {
    return "C" + row.number();
  }

  /** The row of a price table that a figure is from, its day and its cell; else what it means. */
  private static String from(RowResult row, Variable variable) {
    PriceSource quote = row.quote(variable);
    if (quote == null) {
      return variable.meaning();
    }
    String day = quote.checkedOn() == null ? ", not dated" : ", " + quote.checkedOn();
    return quote.rowName()
        + day
        + (quote.place() == null ? "" : ", " + quote.place())
        + worked(quote);
  }

  /** What was typed, less its discount, times its rate; empty where that is the figure. */
  private static String worked(PriceSource quote) {
    Discount discount = quote.discount();
    if (Double.isNaN(quote.typed()) || discount == null && quote.rate() == 1) {
      return "";
    }
    return ": "
        + Numbers.toCalculate(quote.typed())
        + " "
        + quote.currency()
        + (discount == null ? "" : " less " + Numbers.text(100 * discount.share()) + "%")
        + (quote.rate() == 1 ? "" : " × " + Numbers.toCalculate(quote.rate()));
  }

  /** A figure that can be tried where that is so. */
  private CalculationRow input(Variable variable, String label, int level) {
    CalculationRow row =
        row(
            tried.contains(variable) ? Kind.INPUT : Kind.REVIEWED,
            label,
            unit(variable),
            variable.words().isEmpty() ? format(variable) : "",
            level);
    row.reviewed = value(variable, model.inputs.cells().containsValue(variable));
    row.tries = tried.contains(variable);
    row.words = variable.words();
    String typed = "E" + row.number();
    row.now = row.tries ? ifElse(typed + "=\"\"", reviewed(row), typed) : reviewed(row);
    Assumption assumption = assumption(variable);
    if (assumption == null) {
      row.where = variable.meaning();
      if (!model.inputs.cells().containsValue(variable)) {
        row.beside.put(WHERE, of -> from(of, variable));
      }
    } else {
      AssumptionValues.Entry entry = assumptions.entry(assumption);
      String place = entry.place() == null ? "as shipped" : entry.place().toString();
      row.where = entry.meaning() + "; " + place;
    }
    cells.place(variable, row);
    return row;
  }

  /** The unit of a figure, its money in the reporting currency. */
  private String unit(Expression figure) {
    if (figure instanceof Line line) {
      return line.unit() == Unit.WORD ? "" : line.unit().words(currency);
    }
    Variable variable = (Variable) figure;
    Assumption assumption = assumption(variable);
    if (assumption == null) {
      Column column = column(variable);
      return column == null ? variable.unit().replace("money", currency) : column.unit();
    }
    AssumptionValues.Entry entry = assumptions.entry(assumption);
    return entry.currency().isEmpty()
        ? entry.unit()
        : entry.unit().replace(entry.currency(), currency);
  }

  private String format(Expression figure) {
    if (figure instanceof Line line) {
      return line.unit() == Unit.WORD ? "" : NumberFormats.of(line.unit());
    }
    Variable variable = (Variable) figure;
    return assumption(variable) != null && unit(variable).startsWith("%")
        ? NumberFormats.SHARE
        : look(column(variable), variable);
  }

  private @Nullable Assumption assumption(Variable variable) {
    return model.inputs.assumptions().entrySet().stream()
        .filter(each -> each.getValue() == variable)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Column column(Variable variable) {
    return model.inputs.cells().entrySet().stream()
        .filter(each -> each.getValue() == variable)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static String look(@Nullable Column column, Variable variable) {
    return column == null
        ? NumberFormats.of(variable.unit())
        : variable.words().isEmpty() ? NumberFormats.of(column) : NumberFormats.GENERAL;
  }

  private static Function<RowResult, Object> value(Expression figure, boolean typed) {
    String blank = typed ? NOT_TYPED : CellFormulaPrinter.BLANK;
    return row -> shown(figure, row.value(figure), blank);
  }

  /** A number, the word that it stands for, or what stands where there is none. */
  static Object shown(Expression figure, double value, String blank) {
    List<String> words = figure.words();
    if (Double.isNaN(value)) {
      return blank;
    }
    return words.isEmpty()
        ? Double.isInfinite(value) ? CellFormulaPrinter.NO_END : value
        : words.get((int) value);
  }

  private CalculationRow ofLine(Line line, int level) {
    CalculationRow row = row(Kind.LINE, line.name(), unit(line), format(line), level);
    if (!line.monthly()) {
      row.reviewed = value(line, false);
    }
    cells.place(line, row);
    return row;
  }

  /** Places a line with what goes into it before it. */
  private void place(Line line, int level) {
    if (cells.has(line) || !lines.contains(line)) {
      return;
    }
    SideBySide.Row others = Objects.requireNonNull(beside).of(line);
    if (others != null) {
      place(others, level);
      return;
    }
    before(line, level);
    if (cells.inPlace(line)) {
      return;
    }
    CalculationRow row = ofLine(line, level);
    print(row, line);
  }

  /** Places lines beside each other, with what goes into any of them before them. */
  private void place(SideBySide.Row beside, int level) {
    if (!begun.add(beside)) {
      return;
    }
    beside.figures.values().forEach(line -> before(line, level));
    Expression first = beside.first();
    CalculationRow row = row(Kind.LINE, beside.label, unit(first), format(first), level);
    beside.figures.forEach((at, line) -> cells.place(line, at, row));
    beside.figures.forEach(
        (at, line) -> {
          String formula = cells.rows().print(((Line) line).definition());
          if (at == SideBySide.NOW) {
            row.now = formula;
            row.reviewed = value(line, false);
          } else {
            row.figures.put(at, line);
            row.units.put(at, unit(line));
            row.formulas.put(at, formula);
          }
        });
    names(row, beside);
  }

  /** Lines of one value that may stand beside each other: totals and months are parts of none. */
  private SideBySide beside() {
    Map<Line, Set<Line>> madeOf = new HashMap<>();
    Set<Expression> later = new HashSet<>(instead);
    later.remove(model.volume.month);
    List<Line> free = new ArrayList<>();
    List<Line> checks = checked();
    for (Line line : model.lines.all()) {
      Set<Line> parts = new HashSet<>();
      line.parts().forEach(part -> cellsOf(part, parts));
      madeOf.put(line, parts);
      if (parts.stream().anyMatch(later::contains)) {
        later.add(line);
      }
      if (lines.contains(line)
          && !later.contains(line)
          && !line.monthly()
          && !cells.inPlace(line)
          && !rules.contains(line)
          && !checks.contains(line)
          && line != model.life.horizon
          && line.unit() != Unit.WORD) {
        free.add(line);
      }
    }
    SideBySide found = new SideBySide(madeOf, List.of(REQUESTS, OF_A_REQUEST));
    found.arrange(free);
    return found;
  }

  /** The lines with cells of their own that an expression refers to. */
  private void cellsOf(Expression part, Set<Line> into) {
    if (part instanceof Line line && !cells.inPlace(line)) {
      into.add(line);
    } else if (!(part instanceof Variable)) {
      part.parts().forEach(inner -> cellsOf(inner, into));
    }
  }

  private void before(Expression expression, int level) {
    if (expression instanceof Line line) {
      Lines.namedBy(List.of(line)).stream()
          .filter(named -> named instanceof Line && named != line)
          .forEach(named -> beforePart(named, level));
    } else {
      expression.parts().forEach(part -> beforePart(part, level));
    }
  }

  private void beforePart(Expression part, int level) {
    if (part instanceof Line line && rules.contains(line)) {
      before(line, level);
    } else if (part instanceof Line line) {
      place(line, level);
      byDay(line);
    } else {
      before(part, level);
    }
  }

  private void print(CalculationRow row, Line line) {
    row.where = line.meaning();
    if (line.monthly()) {
      months(row, line.start(), line.definition());
      row.ofMonth = line;
      total(row, line.unit());
    } else {
      row.now = cells.rows().print(line.definition());
    }
  }

  private void months(CalculationRow row, @Nullable Expression start, Expression month) {
    row.start = start == null ? "" : cells.rows().print(start);
    row.month = cells.months().print(month);
    row.ofStart = start;
    row.ofMonth = month;
  }

  /** What the months of a row come to, where that means something. */
  private void total(CalculationRow row, Unit unit) {
    row.until = cells.lastMonth;
    switch (unit) {
      case FLAG, REQUESTS, REQUESTS_A_MONTH, MONEY, MONEY_A_MONTH, SECONDS, GPUS -> {
        row.now = call("SUM", cells.from(0, row.number()));
        row.years = Years.SUM;
      }
      case REPLICAS -> row.now = call("MAX", cells.from(1, row.number()));
      default -> row.now = "";
    }
  }

  private CalculationRow block(String label, List<String> groups) {
    CalculationRow title = title(label, "", NumberFormats.of(Unit.REQUESTS));
    for (Line line : model.lines.all()) {
      if (groups.contains(line.group()) && lines.contains(line)) {
        place(line, 1);
      }
    }
    return title;
  }

  private CalculationRow byFigure(Line line) {
    return rows.stream()
        .filter(row -> cells.cell(line).equals("D" + row.number()))
        .findFirst()
        .orElseThrow();
  }

  /** Finds the lines by the day that a formula of months names. */
  private void findByDay(Expression month) {
    if (month instanceof Line line) {
      boolean told = pricesToCome.ofTunes() || !ofTune().contains(line);
      if (line.dated() && told && (lines.contains(line) || reviewed.contains(line))) {
        byDay.add(line);
      }
    } else if (Double.isNaN(cells.rows().always(month))) {
      month.parts().forEach(this::findByDay);
    }
  }

  /** What goes by the prices of a fine-tuned model. */
  private Set<Line> ofTune() {
    var quantities = model.quantities;
    return Set.of(
        quantities.tunedPrice,
        quantities.hostingMonth,
        quantities.hostingToday,
        model.carriedOn.tuned);
  }

  /** A line by month, from those of its changes that the review has found. */
  private void byDay(Line line) {
    if (!cells.has(line) || !byDay.remove(line)) {
      return;
    }
    CalculationRow months =
        row(
            Kind.LINE,
            line.name() + " by month",
            line.unit().words(currency),
            NumberFormats.of(line.unit()),
            2);
    String price = "$" + cells.cell(line);
    String month = price;
    for (int i = 0; i < pricesToCome.most(); i++) {
      CalculationRow step =
          i == 0 ? months : row(Kind.REVIEWED, line.name() + ", change " + (i + 1), "", "", 2);
      int at = i;
      step.beside.put(FIRST_BESIDE, row -> figure(row.change(line, at).month()));
      step.beside.put(SECOND, row -> figure(row.change(line, at).factor()));
      step.formats.put(FIRST_BESIDE, NumberFormats.of(Unit.MONTH));
      step.formats.put(SECOND, NumberFormats.of(Unit.FACTOR));
      month =
          ifElse(
              Cells.HERE + "$" + Cells.HEADER + "<$" + column(FIRST_BESIDE) + step.number(),
              month,
              price + "*$" + column(SECOND) + step.number());
    }
    months.where = "from month G on H times the price of month 1, as announced";
    months.month = month;
    months.ofMonth = line;
    months.until = cells.lastMonth;
    cells.placeByDay(line, months);
  }

  private static String column(int at) {
    return Place.letters(at);
  }

  // --- costs -------------------------------------------------------------------------------------

  private void costs() {
    title("5  Costs by month", "", "");
    var totals = model.totals;
    var running = model.costs;
    List<CalculationRow> large = kinds(parts.large());
    CalculationRow largeTotal = total("Large model prompted", large, null);
    cells.place(totals.tcoPrompted, largeTotal);
    beforePart(parts.smallByToken(), 2);
    CalculationRow byToken =
        kind(Kind.LINE, "Small model by the token", null, parts.smallByToken());
    cells.place(running.smallApiCost, byToken);
    CalculationRow onGpus =
        kind(Kind.LINE, "Small model on the same GPUs", parts.hardwareSmall(), parts.smallOnGpus());
    cells.place(running.smallGpuCost, onGpus);
    place(running.smallUsesGpus, 2);
    place(model.serving.smallExists, 2);
    List<CalculationRow> small = new ArrayList<>();
    CalculationRow serving =
        row(Kind.LINE, "Small model, the cheaper way", currency, NumberFormats.MONEY, 2);
    String uses = cells.cell(running.smallUsesGpus) + "=1";
    serving.start = ifElse(uses, "L" + onGpus.number(), 0);
    serving.month = ifElse("$" + uses, Cells.HERE + onGpus.number(), Cells.HERE + byToken.number());
    Line gpus = running.smallUsesGpus;
    serving.ofStart = Expression.ifElse(gpus, parts.hardwareSmall(), Constant.ZERO);
    serving.ofMonth = Expression.ifElse(gpus, parts.smallOnGpus(), parts.smallByToken());
    total(serving, Unit.MONEY);
    small.add(serving);
    small.addAll(kinds(parts.small()));
    CalculationRow smallTotal = total("Small model prompted", small, model.serving.smallExists);
    cells.place(totals.tcoSmall, smallTotal);
    place(totals.smallIsAlternative, 2);
    CalculationRow alternative = row(Kind.TOTAL, "Alternative", currency, NumberFormats.MONEY, 1);
    String isSmall = cells.cell(totals.smallIsAlternative) + "=1";
    alternative.start = ifElse(isSmall, "L" + smallTotal.number(), "L" + largeTotal.number());
    alternative.month =
        ifElse("$" + isSmall, Cells.HERE + smallTotal.number(), Cells.HERE + largeTotal.number());
    alternative.ofStart = totals.oneOffAlternative;
    alternative.ofMonth = model.monthly.alternativeMonth;
    total(alternative, Unit.MONEY);
    alternative.reviewed = value(totals.tcoAlternative, false);
    cells.place(totals.tcoAlternative, alternative);
    cells.place(model.monthly.alternativeMonth, alternative);
    cells.placeAtStart(totals.oneOffAlternative, alternative);
    List<CalculationRow> tuned = kinds(parts.tuned());
    CalculationRow before =
        kind(
            Kind.LINE,
            "Before production, as the alternative",
            null,
            model.volume.beforeProduction.times(model.monthly.alternativeMonth));
    tuned.add(before);
    CalculationRow tunedTotal = total("Fine-tuned", tuned, null);
    cells.place(totals.tcoTuned, tunedTotal);
    cells.place(model.monthly.tunedMonth, tunedTotal);
    cells.placeAtStart(totals.oneOffTuned, tunedTotal);
    List<CalculationRow> today = kinds(parts.today());
    CalculationRow todayTotal = total("As today", today, null);
    cells.place(model.monthly.todayMonth, todayTotal);
    beforePart(totals.todayPriced, 2);
    String planned =
        cells.cell(model.inputs.cell(Workloads.CURRENT_APPROACH)) + "=" + quoted(Words.PLANNED);
    todayTotal.start = ifElse(planned, "L" + alternative.number(), todayTotal.start);
    todayTotal.month = ifElse("$" + planned, Cells.HERE + alternative.number(), todayTotal.month);
    todayTotal.ofStart =
        Expression.ifElse(model.today.planned, totals.oneOffAlternative, Constant.ZERO);
    todayTotal.ofMonth = model.monthly.todayMonth;
    String ends = cells.cell(model.life.closed) + "*" + cells.cell(model.life.tunedNow) + "=1";
    String blank = quoted(CellFormulaPrinter.BLANK);
    todayTotal.now =
        ifElse(cells.cell(totals.todayPriced) + "=1", ifElse(ends, blank, todayTotal.now), blank);
    cells.place(model.totals.tcoToday, todayTotal);
    largeTotal.reviewed = value(totals.tcoPrompted, false);
    smallTotal.reviewed = value(totals.tcoSmall, false);
    tunedTotal.reviewed = value(totals.tcoTuned, false);
    todayTotal.reviewed = value(model.totals.tcoToday, false);
  }

  private List<CalculationRow> kinds(List<OptionParts.Part> option) {
    List<CalculationRow> kinds = new ArrayList<>();
    for (OptionParts.Part part : option) {
      kinds.add(
          kind(
              part.kind() == CostKind.BAD_ANSWERS ? Kind.HARM : Kind.LINE,
              part.kind().title(),
              part.once(),
              part.month()));
    }
    return kinds;
  }

  private CalculationRow kind(
      Kind kind, String label, @Nullable Expression once, Expression month) {
    if (once != null) {
      beforePart(once, 2);
    }
    beforePart(month, 2);
    CalculationRow row = row(kind, label, currency, NumberFormats.MONEY, 2);
    months(row, once, month);
    total(row, Unit.MONEY);
    return row;
  }

  /**
   * The sum of some rows.
   *
   * @param exists whether there is such an option; null where there always is
   */
  private CalculationRow total(String label, List<CalculationRow> of, @Nullable Line exists) {
    CalculationRow row = row(Kind.TOTAL, label, currency, NumberFormats.MONEY, 1);
    row.start = call("SUM", of.stream().map(one -> "L" + one.number()).toList());
    row.month = call("SUM", of.stream().map(one -> Cells.HERE + one.number()).toList());
    row.ofStart = sum(of, one -> one.ofStart);
    row.ofMonth = sum(of, one -> one.ofMonth);
    total(row, Unit.MONEY);
    if (exists != null) {
      String there = cells.cell(exists) + "=1";
      row.start = ifElse(there, row.start, 0);
      row.month = ifElse("$" + there, row.month, 0);
      row.ofStart = Expression.ifElse(exists, row.ofStart, Constant.ZERO);
      row.ofMonth = Expression.ifElse(exists, row.ofMonth, Constant.ZERO);
      row.now = ifElse(there, row.now, quoted(CellFormulaPrinter.BLANK));
    }
    return row;
  }

  private static Expression sum(
      List<CalculationRow> of, Function<CalculationRow, @Nullable Expression> part) {
    Expression sum = Constant.ZERO;
    for (CalculationRow one : of) {
      Expression more = part.apply(one);
      sum = more == null ? sum : sum.plus(more.orZero());
    }
    return sum;
  }

  // --- saving ------------------------------------------------------------------------------------

  private void saving() {
    CalculationRow title = title("6  Net saving", currency, NumberFormats.MONEY);
    var monthly = model.monthly;
    CalculationRow saving =
        row(Kind.TOTAL, "Saving of the month", currency, NumberFormats.MONEY, 1);
    cells.place(monthly.monthlySaving, saving);
    saving.month = cells.months().print(monthly.monthlySaving.definition());
    saving.start = saving.month.replace(Cells.HERE, "L");
    saving.ofStart = Constant.ZERO.minus(model.totals.extraOneOff);
    saving.ofMonth = monthly.monthlySaving;
    total(saving, Unit.MONEY);
    saving.reviewed = value(model.totals.netSaving, false);
    cells.place(model.totals.netSaving, saving);
    this.saving = saving;
    title.total = saving;
    CalculationRow cumulative =
        row(Kind.LINE, monthly.cumulativeSaving.name(), currency, NumberFormats.MONEY, 1);
    cells.place(monthly.cumulativeSaving, cumulative);
    cumulative.start = "L" + saving.number();
    cumulative.month = cells.months().print(monthly.cumulativeSaving.definition());
    cumulative.ofStart = saving.ofStart;
    cumulative.ofMonth = monthly.cumulativeSaving;
    cumulative.until = cells.lastMonth;
    cumulative.years = Years.LAST;
    pictures(cumulative);
    afterLoss(cumulative, saving.ofStart);
    place(model.returns.payback, 1);
    place(model.returns.paybackExact, 1);
    place(model.volume.discountFactor, 2);
    CalculationRow npv = row(Kind.LINE, model.returns.npv.name(), currency, NumberFormats.MONEY, 1);
    npv.start = "L" + saving.number();
    npv.ofStart = saving.ofStart;
    npv.ofMonth = monthly.monthlySaving.times(model.volume.discountFactor);
    npv.month = cells.months().print(npv.ofMonth);
    total(npv, Unit.MONEY);
    npv.reviewed = value(model.returns.npv, false);
  }

  /** Of each month at whose end money is owed the next one; the last of them is what counts. */
  private void afterLoss(CalculationRow cumulative, Expression ofStart) {
    Line line = model.returns.monthAfterLastLoss;
    CalculationRow row = ofLine(line, 1);
    String owed = Formula.round(Cells.HERE + cumulative.number(), Comparison.MONEY_DIGITS) + "<0";
    row.month = ifElse(owed, Cells.HERE + "$" + Cells.HEADER + "+1", 0);
    row.start = row.month.replace(Cells.HERE, Cells.column(0));
    row.ofStart = Expression.ifElse(ofStart.belowMoney(Constant.ZERO), Constant.ONE, Constant.ZERO);
    row.ofMonth =
        Expression.ifElse(
            monthly().belowMoney(Constant.ZERO),
            model.volume.month.plus(Constant.ONE),
            Constant.ZERO);
    row.until = cells.lastMonth;
    row.now =
        call(
            "MIN", cells.cell(model.life.horizon) + "+1", call("MAX", cells.from(0, row.number())));
    row.where = line.meaning();
  }

  /** A chart cannot follow the horizon: so many points do, whatever it is. */
  private void pictures(CalculationRow cumulative) {
    String horizon = "$" + fixed(cells.cell(model.life.horizon));
    CalculationRow month = picture("Picture: month");
    month.month = Formula.round(horizon + "*" + Cells.HERE + "$" + Cells.HEADER + "/" + POINTS, 0);
    month.start = month.month.replace(Cells.HERE, Cells.column(0));
    month.point = (frame, point) -> month(frame.values(model.life.horizon)[0], point);
    CalculationRow now = picture("Picture: saved so far");
    String months =
        "$"
            + Cells.column(0)
            + cumulative.number()
            + ":$"
            + Cells.column(cells.lastMonth)
            + cumulative.number();
    now.month = call("INDEX", months, 1, Cells.HERE + month.number() + "+1");
    now.start = now.month.replace(Cells.HERE, Cells.column(0));
    now.point =
        (frame, point) ->
            frame.values(monthly(), month(frame.values(model.life.horizon)[0], point))[0];
    CalculationRow then = picture("Picture: as reviewed");
    for (int point = 0; point <= POINTS; point++) {
      int at = point;
      then.beside.put(
          Cells.MONTHS + point,
          row -> {
            double value = row.month(monthly(), month(row.value(model.life.horizon), at));
            return Double.isNaN(value)
                ? CellFormulaPrinter.BLANK
                : (Object) (Math.rint(value * 100) / 100);
          });
    }
  }

  private Line monthly() {
    return model.monthly.cumulativeSaving;
  }

  /** The month of a point of the picture. */
  private static int month(double horizon, int point) {
    return (int) Math.round(horizon * point / POINTS);
  }

  /** In one of the rows above the header, not to be seen. */
  private CalculationRow picture(String label) {
    CalculationRow row = new CalculationRow(Kind.LINE, label, "", "");
    row.number(pictures.size() + 1);
    row.until = POINTS;
    pictures.add(row);
    return row;
  }

  private static String fixed(String cell) {
    return cell.replaceAll("([0-9]+)", "\\$$1");
  }

  private void checks() {
    checked().forEach(check -> before(check, 2));
    CalculationRow title = title("7  Checks passed", "of five", "0");
    List<CalculationRow> all = new ArrayList<>();
    title.also.put(FIRST_BESIDE, "Measured");
    title.also.put(SECOND, "Needed");
    title.also.put(SECOND + 1, "At least");
    for (int i = 0; i < checked().size(); i++) {
      Line check = checked().get(i);
      String question = Checklist.QUESTIONS.get(i).words();
      CalculationRow row = row(Kind.LINE, question, "", "", 1);
      row.reviewed = value(check, false);
      cells.place(check, row);
      evidence(row, check);
      print(row, check);
      row.where = check.meaning().replace(question + " ", "");
      all.add(row);
    }
    String passes = "D" + all.get(0).number() + ":D" + all.get(all.size() - 1).number();
    title.now = Formula.countIf(passes, quoted(Checklist.PASS));
    title.reviewed =
        row ->
            (double) checked().stream().filter(one -> row.word(one).equals(Checklist.PASS)).count();
  }

  /** What a check goes by, what passes, and what is not yet a failure. */
  private void evidence(CalculationRow row, Line check) {
    Checklist checklist = decision.checklist;
    var in = model.inputs;
    Expression shift = in.cell(Workloads.DATA_SHIFT);
    Line cadence = model.life.cadence;
    if (check == checklist.pattern) {
      beside(row, in.cell(Workloads.TASK_PATTERN));
    } else if (check == checklist.volume) {
      beside(
          row,
          model.volume.monthlyTokens,
          in.assumption(Assumption.HIGH_VOLUME),
          in.assumption(Assumption.LOW_VOLUME));
    } else if (check == checklist.quality) {
      Line required = model.quality.requiredQuality;
      Expression closable = required.minus(in.assumption(Assumption.CLOSABLE_GAP));
      beside(row, in.cell(Workloads.TUNED_QUALITY), required, closable);
    } else if (check == checklist.dataChange) {
      beside(row, shift, Constant.TWO.times(cadence), cadence);
    }
  }

  /** Puts figures behind where a row is from; what has no cell yet has it there, as reviewed. */
  private void beside(CalculationRow row, Expression... figures) {
    int at = FIRST_BESIDE;
    String look = row.format;
    for (Expression figure : figures) {
      look = figure instanceof Variable || figure instanceof Line ? format(figure) : look;
      row.formats.put(at, look);
      if (figure instanceof Variable variable && !cells.has(variable)) {
        row.beside.put(at, value(variable, false));
        cells.place(variable, at, row);
      } else {
        row.figures.put(at, figure);
      }
      at++;
    }
  }

  private void verdict() {
    decision.rules.forEach(rule -> before(rule.when(), 2));
    CalculationRow title = title("8  Verdict: the first rule that holds", "", "");
    verdict = title;
    int first = firstRule();
    String holds = cellsOf("D", first);
    title.now = index(cellsOf("F", first), match(1, holds));
    title.reviewed = value(decision.verdict, false);
    title.where = "the verdict, where the rule holds";
    title.also.put(FIRST_BESIDE, "Is");
    title.also.put(SECOND, "Asked");
    Map<Decision.Rule, CalculationRow> rows = new LinkedHashMap<>();
    decision.rules.forEach(rule -> rows.put(rule, ofLine(rule.when(), 1)));
    rows.forEach(this::said);
  }

  /** What a rule says where it holds, once all of them have their rows. */
  private void said(Decision.Rule rule, CalculationRow row) {
    asked(row, rule);
    if (rule == decision.chanceTooLow) {
      row.labelFormula = ifElse(LOWERED, quoted(row.label + ": review again"), quoted(row.label));
    }
    row.now =
        rule == decision.lacking
            ? ifElse(isNumber(cells.cell(model.totals.netSaving)), 0, 1)
            : cells.rows().print(rule.when().definition());
    if (rule.verdict() == null) {
      row.whereFormula = cells.cell(model.totals.alternative);
    } else if (Decision.tunes(rule.verdict())) {
      // The chance is as reviewed: what lowers the saving may have taken it below what is
      // asked.
      row.where = rule.verdict();
      row.whereFormula = ifElse(LOWERED, quoted(rule.verdict() + "?"), quoted(rule.verdict()));
    } else {
      row.where = rule.verdict();
    }
  }

  /** What a rule goes by, and what it asks for, where that is an amount or a share. */
  private void asked(CalculationRow row, Decision.Rule rule) {
    Line saving = model.totals.netSaving;
    var in = model.inputs;
    if (rule == decision.noSaving) {
      beside(row, saving, Constant.ZERO);
    } else if (rule == decision.underMargin) {
      Expression margin = in.assumption(Assumption.MARGIN);
      beside(row, saving, margin.times(model.totals.tcoAlternative));
    } else if (rule == decision.underOneRetraining) {
      beside(row, saving, model.costs.retraining);
    } else if (rule == decision.chanceTooLow) {
      beside(row, decision.chance, in.assumption(Assumption.CONFIDENCE));
    }
  }

  // --- as reviewed -------------------------------------------------------------------------------

  private void breakEvens() {
    CalculationRow title = title("9  Break-evens, as reviewed", "", "");
    title.where = "what net saving is with the value there in place of today's";
    title.also.put(FIRST_BESIDE, "Saving there");
    title.also.put(SECOND, "Today");
    title.also.put(SECOND + 1, "Step before");
    var even = model.breakEvens;
    var releases = model.releases;
    proved("Volume, held flat", "M tokens a month", "#,##0.0", model.breakEvenVolume.volume)
        .figures
        .put(SECOND, model.volume.monthlyTokens);
    proved("Fall of the large model's price", "", NumberFormats.SHARE, even.price).where =
        "the largest fall of its token price at which fine-tuning still pays";
    CalculationRow upfront = proved("Upfront budget", currency, NumberFormats.MONEY, even.upfront);
    upfront.figures.put(
        SECOND, releases.firstTraining.plus(releases.firstPeople).plus(releases.firstEvaluation));
    proved("Lifetime", "months in production", "0", even.lifetime)
        .figures
        .put(SECOND, model.life.horizon);
    proved("Re-training cadence", "months", "0", even.cadence)
        .figures
        .put(SECOND, model.life.interval);
    breakEven("GPU utilisation", "", NumberFormats.SHARE, 1, even.utilisation);
    breakEven("GPU days", "days a month", "0.0", 1, even.gpuDays);
    CalculationRow chance =
        asReviewed("Chance of payback", "", NumberFormats.CHANCE, 1, value(decision.chance, false));
    chance.where = decision.chance.meaning();
  }

  /** A break-even with the saving there, and where it is of whole months one step before it. */
  private CalculationRow proved(String label, String unit, String format, Answer answer) {
    CalculationRow row = breakEven(label, unit, format, 1, answer);
    row.beside.put(FIRST_BESIDE, one -> figure(proofs.saving(one, answer, false)));
    row.formats.put(FIRST_BESIDE, NumberFormats.MONEY);
    if (answer.value().unit() == Unit.MONTHS) {
      row.beside.put(SECOND + 1, one -> figure(proofs.saving(one, answer, true)));
      row.formats.put(SECOND + 1, NumberFormats.MONEY);
    }
    return row;
  }

  private CalculationRow breakEven(
      String label, String unit, String format, int level, Answer answer) {
    CellContent shown = CellContent.answer(answer);
    CalculationRow row =
        asReviewed(
            label,
            unit,
            format,
            level,
            one -> {
              Object value = CapturedCell.of(shown, one);
              return value.equals(CapturedCell.BLANK) ? NOTHING : value;
            });
    row.where = answer.value().meaning();
    return row;
  }

  private CalculationRow asReviewed(
      String label, String unit, String format, int level, Function<RowResult, Object> of) {
    CalculationRow row = row(Kind.REVIEWED, label, unit, format, level);
    row.reviewed = of;
    row.now = reviewed(row);
    return row;
  }

  private void drivers() {
    CalculationRow title = title("10  Drivers, as reviewed", "", "");
    title.also.put(FIRST_BESIDE, "Low");
    title.also.put(SECOND, "High");
    title.where = "what one driver alone at an end of its range moves";
    firstDriver = rows.size();
    for (int i = 0; i < DRIVERS; i++) {
      CalculationRow row = row(Kind.REVIEWED, "", "", "#,##0.00", 1);
      row.now = reviewed(row);
      row.driver = i;
      row.ofDriver.put(0, effect -> effect.spread().driver().title());
      row.ofDriver.put(1, effect -> effect.spread().driver().unit(currency));
      row.ofDriver.put(2, Effect::today);
      row.ofDriver.put(
          WHERE,
          effect ->
              SensitivityColumns.range(new SensitivityColumns.Line(0, "", 1, effect), currency));
      row.ofDriver.put(FIRST_BESIDE, Effect::changeLow);
      row.ofDriver.put(SECOND, Effect::changeHigh);
      row.formats.put(FIRST_BESIDE, NumberFormats.MONEY);
      row.formats.put(SECOND, NumberFormats.MONEY);
    }
  }

  private void other() {
    CalculationRow title = title("11  What else, as reviewed", "", "");
    title.also.put(FIRST_BESIDE, "Net saving");
    title.also.put(SECOND, "More");
    title.where = "what has to be measured first";
    rival(RowRivals::rival);
    rival(rivals -> rivals.next().isEmpty() ? null : rivals.next().get(0));
    rival(rivals -> rivals.next().size() < 2 ? null : rivals.next().get(1));
    for (int i = 0; i < OFFERS; i++) {
      int at = i;
      offer(shapes -> at < shapes.same().size() ? shapes.same().get(at) : null, ShapeOffer::words);
    }
    for (int i = 0; i < OFFERS; i++) {
      int at = i;
      offer(
          shapes -> at < shapes.others().size() ? shapes.others().get(at) : null,
          ShapeOffer::named);
    }
  }

  private void rival(Function<RowRivals, @Nullable RivalOffer> found) {
    CalculationRow row = row(Kind.REVIEWED, "", "", NumberFormats.MONEY, 1);
    row.beside.put(0, of(found, offer -> "Prompt " + offer.model()));
    row.beside.put(
        WHERE,
        of(
            found,
            offer ->
                "measure it: %s%% chance that it is good enough"
                    .formatted(Math.round(offer.chance() * 100))));
    row.beside.put(SECOND, of(found, offer -> figure(offer.saves())));
  }

  private static Function<RowResult, Object> of(
      Function<RowRivals, @Nullable RivalOffer> found, Function<RivalOffer, Object> what) {
    return row -> {
      RivalOffer offer = found.apply(row.rivals());
      return offer == null ? NOTHING : what.apply(offer);
    };
  }

  private void offer(
      Function<RowShapes, @Nullable ShapeOffer> found, Function<ShapeOffer, String> words) {
    CalculationRow row = row(Kind.REVIEWED, "", "", NumberFormats.MONEY, 1);
    row.beside.put(0, of(found, (shapes, offer) -> words.apply(offer)));
    row.beside.put(WHERE, of(found, (shapes, offer) -> said(offer.toMeasure())));
    row.beside.put(FIRST_BESIDE, of(found, (shapes, offer) -> figure(offer.saving())));
    row.beside.put(SECOND, of(found, (shapes, offer) -> figure(shapes.saves(offer))));
  }

  private static String said(String words) {
    return words.isEmpty() ? NOTHING : words;
  }

  private static Object figure(double value) {
    return Double.isNaN(value) ? NOTHING : value;
  }

  private static Function<RowResult, Object> of(
      Function<RowShapes, @Nullable ShapeOffer> found,
      BiFunction<RowShapes, ShapeOffer, Object> what) {
    return row -> {
      ShapeOffer offer = row.shapes().compared() ? found.apply(row.shapes()) : null;
      return offer == null ? NOTHING : what.apply(row.shapes(), offer);
    };
  }

  /** The rows of the drivers, largest swing first. */
  public List<CalculationRow> driverRows() {
    return rows.subList(firstDriver, firstDriver + DRIVERS);
  }

  /** The rows of the options in the answer, in their order. */
  public List<CalculationRow> optionRows() {
    return rows.subList(FIRST_OPTION, FIRST_OPTION + OPTIONS);
  }

  /** The months of the picture of the saving, and below them what is saved, now and as reviewed. */
  public List<CalculationRow> pictureRows() {
    return pictures;
  }

  private String cellsOf(String column, int first) {
    return column + first + ":" + column + (first + decision.rules.size() - 1);
  }

  /** The row of the verdict. */
  public CalculationRow verdictRow() {
    return Objects.requireNonNull(verdict);
  }

  /** The rows below a title, down to the next one. */
  public List<CalculationRow> block(CalculationRow title) {
    int first = rows.indexOf(title) + 1;
    int end = first;
    while (end < rows.size() && rows.get(end).kind() != Kind.TITLE) {
      end++;
    }
    return rows.subList(first, end);
  }

  /** The formula of what stands in another column of a row. */
  public String formula(CalculationRow row, int column) {
    String own = row.formulas.get(column);
    return own == null ? cells.rows().print(Objects.requireNonNull(row.figures.get(column))) : own;
  }

  /** The row of the first rule of the verdict. */
  public int firstRule() {
    return verdictRow().number() + 1;
  }

  /** The row of the last one. */
  public int lastRule() {
    return firstRule() + decision.rules.size() - 1;
  }

  /** The row of the net saving. */
  public CalculationRow savingRow() {
    return Objects.requireNonNull(saving);
  }

  /** The row of the months that are counted. */
  public String horizonCell() {
    return cells.cell(model.life.horizon);
  }
}
