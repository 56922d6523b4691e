package breakeven.core.evaluation;

import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.MonthCosts;
import breakeven.core.cycle.MonthPrices;
import breakeven.core.cycle.UsedMonth;
import breakeven.core.economics.Cost;
import breakeven.core.economics.Model;
import breakeven.core.economics.Option;
import breakeven.core.economics.Quantity.When;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.expression.Lines;
import breakeven.core.expression.Variable;
import breakeven.core.input.PlainNumber;
import breakeven.core.price.LookupNames;
import breakeven.core.price.PriceBook;
import breakeven.core.price.Purpose;
import breakeven.core.table.Assumption;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a month that has passed costs in the approach that was left and in the one decided on, by
 * the lines of the model: the requests that were made, the tokens that were used, and the prices of
 * a review.
 */
public final class MonthCostEvaluator {
  private static final List<Column> INPUTS =
      List.of(Workloads.INPUT_TOKENS, Workloads.INSTRUCTION_TOKENS, Workloads.RETRIEVED_TOKENS);
  private static final List<Column> OUTPUTS =
      List.of(Workloads.OUTPUT_TOKENS, Workloads.SMALL_OUTPUT, Workloads.TUNED_OUTPUT);

  /** What carrying a decision out may type besides the approach, and months are valued by. */
  private static final List<Column> TYPED_WITH_IT =
      List.of(Workloads.CACHED_SHARE, Workloads.CACHE_WRITE_SHARE, Workloads.RETRIEVED_TOKENS);

  private static final String INFINITE = "infinite";

  /** When the model left was to end; the line's own months say that it is sold. */
  private static final String TO_END = "Months to the end of the model before";

  /** Rows of one evaluation: both approaches, at the tokens of the forecast and at those used. */
  private static final int LEFT_EXPECTED = 0;

  private static final int NOW_EXPECTED = 1;
  private static final int LEFT = 2;
  private static final int NOW = 3;
  private static final int ROWS = 4;

  /**
   * What two options need.
   *
   * @param lines those that their costs are read from, and all that these need
   * @param variables what goes into them, by the names in the log
   */
  private record Needed(List<Line> lines, Map<String, Variable> variables) {}

  final Model model;
  private final Map<Set<Option>, Needed> needed = new HashMap<>();
  private final Set<Variable> assumptions;
  private final List<Expression> inOneMonth = new ArrayList<>();
  private Frame frame;
  private OptionCosts costs;
  private int mostMonths;

  /** An evaluator of the months of any decision. */
  public MonthCostEvaluator(Model model) {
    this.model = model;
    assumptions = new HashSet<>(model.inputs.assumptions().values());
    inOneMonth.add(model.requests.large);
    for (Option option : Option.values()) {
      for (Cost cost : model.costs.of(option).at(When.IN_ONE_MONTH).all()) {
        inOneMonth.add(Objects.requireNonNull(cost.quantity().of()));
        inOneMonth.add(cost.amount());
      }
    }
    mostMonths = 1;
    frame = new Frame(model.variables, model.lines, ROWS, mostMonths);
    costs = new OptionCosts(model, frame);
  }

  private Needed needed(LogEntry decision) {
    return needed.computeIfAbsent(
        EnumSet.of(OptionCosts.option(decision.from()), OptionCosts.option(decision.to())),
        this::needed);
  }

  private Needed needed(Set<Option> options) {
    List<Expression> wanted = new ArrayList<>();
    wanted.addAll(List.of(model.requests.large, model.life.leadTimePaid));
    wanted.addAll(costs.figures(Option.TODAY).all());
    for (Option option : options) {
      wanted.add(input(option));
      wanted.addAll(costs.figures(option).all());
      if (option == Option.TUNED) {
        wanted.addAll(List.of(model.life.interval, model.costs.retraining));
      }
    }
    List<Line> lines = model.lines.neededFor(wanted);
    Map<String, Variable> variables = new LinkedHashMap<>();
    Set<Expression> named = Lines.namedBy(lines);
    named.addAll(Lines.namedBy(wanted));
    for (Variable variable : model.variables.all()) {
      // The approach is that of the option.
      boolean given = variable == model.inputs.cell(Workloads.CURRENT_APPROACH);
      if (named.contains(variable) && !given) {
        variables.put(name(variable), variable);
      }
    }
    for (Variable read :
        List.of(
            model.inputs.assumption(Assumption.HORIZON),
            model.inputs.cell(Workloads.ESCALATED_SHARE))) {
      variables.put(name(read), read);
    }
    return new Needed(lines, variables);
  }

  /** A column and an assumption may have one header. */
  private String name(Variable variable) {
    return assumptions.contains(variable) ? variable.name() + ", assumed" : variable.name();
  }

  // --- what a review valued with ---------------------------------------------------------------

  /**
   * What goes into the costs of both options of a decision.
   *
   * @param evaluated the figures of a batch that was evaluated
   * @param row the row of the workload in it
   */
  public Map<String, String> values(Frame evaluated, int row, LogEntry decision) {
    Map<String, String> values = new LinkedHashMap<>();
    needed(decision)
        .variables()
        .forEach(
            (name, variable) -> {
              double value = evaluated.values(variable)[row];
              if (!Double.isNaN(value)) {
                values.put(name, text(variable, value));
              }
            });
    String end = values.get(name(model.looked.promptedServedMonths));
    if (end != null && !end.equals(INFINITE)) {
      values.put(TO_END, end);
    }
    goesOn(values);
    return values;
  }

  /**
   * Puts the prices of another model, or of another day, into what a month is valued with.
   *
   * @param book the prices of that day
   */
  void price(
      Map<String, String> values,
      LogEntry decision,
      PriceBook book,
      Purpose of,
      LookupNames names) {
    Frame looked = new Frame(model.variables, model.lines, 1, 1);
    looked.resize(1, 1);
    book.fill(looked, row -> names);
    for (Variable variable : of.figures(model.looked)) {
      double value = looked.values(variable)[0];
      if (Double.isNaN(value)) {
        // Else the figure of the model or day before would count.
        values.remove(name(variable));
      } else if (needed(decision).variables().containsValue(variable)) {
        values.put(name(variable), text(variable, value));
      }
    }
    goesOn(values);
  }

  /** A month has a price whatever ends later; two models that become one are still two options. */
  private void goesOn(Map<String, String> values) {
    values.replace(name(model.looked.promptedServedMonths), INFINITE);
    values.replace(name(model.looked.smallServedMonths), INFINITE);
    values.replace(name(model.looked.promptedRow), "-1");
  }

  private static String text(Variable variable, double value) {
    return !variable.words().isEmpty()
        ? variable.words().get((int) value)
        : Double.isInfinite(value) ? INFINITE : PlainNumber.text(value);
  }

  private static double value(Variable variable, String text) {
    if (!variable.words().isEmpty()) {
      int index = variable.words().indexOf(text);
      return index < 0 ? Double.NaN : index;
    }
    return text.equals(INFINITE) ? Double.POSITIVE_INFINITY : PlainNumber.parse(text);
  }

  // --- the costs of a month --------------------------------------------------------------------

  /**
   * The costs of a month.
   *
   * @param prices what it is valued with
   * @param first what the first month of the decision is valued with: when a model was to end
   * @param decision which approaches are compared, and the tokens of the forecast
   * @param index which month of the forecast it is, from 1
   */
  public MonthCosts of(
      MonthPrices prices, MonthPrices first, LogEntry decision, UsedMonth used, int index) {
    Needed both = needed(decision);
    load(both, first);
    String end = first.values().get(TO_END);
    if (end != null) {
      frame.fill(model.looked.promptedServedMonths, PlainNumber.parse(end));
    }
    Option left = OptionCosts.option(decision.from());
    Option now = OptionCosts.option(decision.to());
    approaches(decision);
    frame.evaluate(model.lines.neededFor(inOneMonth));
    costs.next();
    double migration = moving(Option.TODAY, index) - moving(now, index);
    double step =
        left == Option.PROMPTED && now != left
            ? (large(index) - large(1))
                * (now == Option.TUNED ? 1 - cell(Workloads.ESCALATED_SHARE)[LEFT] : 1)
            : 0;
    load(both, prices);
    // What carrying it out typed is not what was left.
    for (Column column : TYPED_WITH_IT) {
      if (decision.typed(column)) {
        Variable cell = model.inputs.cell(column);
        frame.fill(cell, column.constant().orElse(Double.NaN));
      }
    }
    put(Workloads.INPUT_TOKENS, decision.forecast().inputTokens());
    put(Workloads.OUTPUT_TOKENS, decision.forecast().outputTokens());
    requests(used);
    approaches(decision);
    evaluate(both);
    scale(INPUTS, used.input() / value(input(now), NOW_EXPECTED));
    scale(OUTPUTS, used.output() / output(now));
    if (left != Option.TUNED && now != Option.TUNED) {
      boolean switched = decision.typed(Workloads.CACHED_SHARE);
      cached(Workloads.CACHED_SHARE, used.cachedShare(), switched);
      cached(Workloads.CACHE_WRITE_SHARE, used.writtenShare(), switched);
    }
    evaluate(both);
    double leftFixed =
        costs.month(Option.TODAY, LEFT) - used.requests() * costs.request(Option.TODAY, LEFT);
    if (now == Option.TUNED && index <= value(model.life.leadTimePaid, LEFT)) {
      return before(prices.day(), left, cents(leftFixed));
    }
    double nowMonth = costs.month(now, NOW) - used.requests() * costs.request(now, NOW);
    double unbilled = value(costs.figures(now).unbilled(), NOW);
    return new MonthCosts(
        prices.day(),
        costs.request(Option.TODAY, LEFT_EXPECTED),
        costs.request(Option.TODAY, LEFT),
        cents(leftFixed + (left == Option.TUNED ? retraining(decision, index, LEFT) : 0)),
        value(costs.figures(left).bad(), LEFT),
        costs.request(now, NOW_EXPECTED),
        costs.request(now, NOW),
        cents(nowMonth - unbilled),
        value(costs.figures(now).bad(), NOW),
        unbilled + (now == Option.TUNED ? retraining(decision, index, NOW) : 0),
        migration,
        step);
  }

  /** The costs of the last month of a forecast, with its requests. */
  public MonthCosts forecast(MonthPrices prices, LogEntry decision) {
    return of(
        prices,
        prices,
        decision,
        UsedMonth.of(decision.forecast().requests()),
        decision.forecast().savingByMonth().values().length);
  }

  /** Each row is in one of the approaches. */
  private void approaches(LogEntry decision) {
    double[] approach = cell(Workloads.CURRENT_APPROACH);
    for (int row = 0; row < ROWS; row++) {
      String word = row == LEFT || row == LEFT_EXPECTED ? decision.from() : decision.approach();
      approach[row] = Math.max(0, Workloads.CURRENT_APPROACH.words().indexOf(word));
    }
  }

  /** What a request to the large model was to cost in a month. */
  private double large(int index) {
    return frame.values(model.requests.large, Math.min(index, frame.months()))[LEFT];
  }

  private void evaluate(Needed both) {
    frame.evaluate(both.lines());
    costs.next();
  }

  /** What of an option falls in the month and in no other; what was left is what would move. */
  private double moving(Option option, int index) {
    double sum = 0;
    for (Cost cost : model.costs.of(option).at(When.IN_ONE_MONTH).all()) {
      Line falls = (Line) cost.quantity().of();
      sum +=
          index <= frame.months() && falls != null && frame.values(falls, index)[LEFT] > 0
              ? value(cost.amount(), LEFT)
              : 0;
    }
    return sum;
  }

  /** Fills the frame with what a review valued with, the same in each row. */
  private void load(Needed both, MonthPrices prices) {
    both.variables()
        .forEach(
            (name, variable) ->
                frame.fill(variable, value(variable, prices.values().getOrDefault(name, ""))));
    frame.resize(ROWS, 1);
    int months = Math.max(1, model.lastMonth(frame));
    if (months > mostMonths) {
      mostMonths = months;
      frame = new Frame(model.variables, model.lines, ROWS, mostMonths);
      costs = new OptionCosts(model, frame);
      load(both, prices);
      return;
    }
    frame.resize(ROWS, months);
  }

  /** A month of the lead time: the workload is still served as before. */
  private MonthCosts before(LocalDate pricesOf, Option left, double fixed) {
    double expected = costs.request(Option.TODAY, LEFT_EXPECTED);
    double request = costs.request(Option.TODAY, LEFT);
    double bad = value(costs.figures(left).bad(), LEFT);
    return new MonthCosts(
        pricesOf, expected, request, fixed, bad, expected, request, fixed, bad, 0, 0, 0);
  }

  /** A difference of large amounts that should be nothing is nothing. */
  private static double cents(double amount) {
    return Math.rint(amount * 1e6) / 1e6 + 0.0;
  }

  private double[] cell(Column column) {
    return frame.values(model.inputs.cell(column));
  }

  private void put(Column column, double number) {
    if (!Double.isNaN(number)) {
      frame.fill(model.inputs.cell(column), number);
    }
  }

  /** Puts a figure into the rows at the tokens used. */
  private void used(Column column, double number) {
    if (!Double.isNaN(number)) {
      cell(column)[LEFT] = number;
      cell(column)[NOW] = number;
    }
  }

  /** The same of a share that is cached: what was left has none where caching came with it. */
  private void cached(Column column, double share, boolean switched) {
    double before = cell(column)[LEFT];
    used(column, share);
    if (switched) {
      cell(column)[LEFT] = before;
    }
  }

  /** Requests of the month; a quoted bill moves with them, as it does from month to month. */
  private void requests(UsedMonth used) {
    double before = cell(Workloads.REQUESTS)[LEFT];
    double quoted = cell(Workloads.PROMPTING_COST)[LEFT];
    if (before > 0) {
      put(Workloads.PROMPTING_COST, quoted * used.requests() / before);
    }
    put(Workloads.REQUESTS, used.requests());
  }

  /** Tokens of the other option move as those of the option that was used. */
  private void scale(List<Column> columns, double factor) {
    if (Double.isFinite(factor) && factor > 0) {
      for (Column column : columns) {
        used(column, cell(column)[LEFT] * factor);
      }
    }
  }

  // --- figures ---------------------------------------------------------------------------------

  private double value(Expression line, int row) {
    return costs.value(line, row);
  }

  private Line input(Option option) {
    return switch (option) {
      case PROMPTED, TODAY -> model.tokens.inputPrompted;
      case SMALL -> model.tokens.inputSmall;
      case TUNED -> model.tokens.inputTuned;
    };
  }

  private double output(Option option) {
    double own =
        switch (option) {
          case PROMPTED, TODAY -> Double.NaN;
          case SMALL -> cell(Workloads.SMALL_OUTPUT)[NOW_EXPECTED];
          case TUNED -> cell(Workloads.TUNED_OUTPUT)[NOW_EXPECTED];
        };
    return Double.isNaN(own) ? cell(Workloads.OUTPUT_TOKENS)[NOW_EXPECTED] : own;
  }

  /** What a re-training costs where one falls due in the month, as the forecast has it. */
  private double retraining(LogEntry decision, int index, int row) {
    int interval = (int) value(model.life.interval, row);
    int since = index - (int) value(model.life.leadTimePaid, LEFT);
    int horizon = decision.forecast().savingByMonth().values().length;
    boolean due = interval > 1 && since > 0 && since % interval == 0 && index < horizon;
    return due ? value(model.costs.retraining, row) : 0;
  }
}
