package breakeven.core.evaluation;

import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.MonthCosts;
import breakeven.core.cycle.UsedMonth;
import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.evaluation.OptionCosts.Option;
import breakeven.core.expression.Line;
import breakeven.core.input.Header;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a month that has passed costs in the approach that was left and in the one decided on, by
 * the lines of the model: the requests that were made, the tokens that were used, and the prices of
 * the review.
 */
public final class MonthCostEvaluator {
  private static final List<Column> INPUTS =
      List.of(Workloads.INPUT_TOKENS, Workloads.INSTRUCTION_TOKENS, Workloads.RETRIEVED_TOKENS);
  private static final List<Column> OUTPUTS =
      List.of(Workloads.OUTPUT_TOKENS, Workloads.SMALL_OUTPUT, Workloads.TUNED_OUTPUT);

  /** Rows of one evaluation: both approaches, at the tokens of the forecast and at those used. */
  private static final int LEFT_EXPECTED = 0;

  private static final int NOW_EXPECTED = 1;
  private static final int LEFT = 2;
  private static final int NOW = 3;
  private static final int ROWS = 4;

  private final Evaluator evaluator;
  private final Model model;
  private final OptionCosts costs;
  private final LocalDate pricesOf;
  private final List<Line> lines;

  /**
   * @param pricesOf the day of the review, on which prices are looked up
   */
  public MonthCostEvaluator(InputTables tables, Decision decision, LocalDate pricesOf) {
    evaluator =
        new Evaluator(
            decision, tables.prices(decision.model.looked, pricesOf), tables.assumptions(), ROWS);
    model = decision.model;
    costs = new OptionCosts(model, evaluator.frame());
    this.pricesOf = pricesOf;
    lines =
        List.of(
            model.firstMonth.monthPrompted,
            model.firstMonth.monthSmall,
            model.firstMonth.monthTuned,
            model.firstMonth.monthToday,
            model.carriedOn.request,
            model.requests.large,
            model.requests.small,
            model.requests.tuned,
            model.flatCosts.requestPrompted,
            model.flatCosts.requestSmall,
            model.flatCosts.requestTuned,
            model.life.interval,
            model.life.leadTime,
            model.quality.badPrompted,
            model.quality.badSmall,
            model.quality.badTuned,
            model.runningCost.smallUsesGpus,
            model.releases.upkeep,
            model.releases.retraining,
            model.tokens.inputPrompted,
            model.tokens.inputSmall,
            model.tokens.inputTuned);
  }

  /**
   * The costs of a month.
   *
   * @param cells what is typed for the workload: numbers and texts
   * @param decision which approaches are compared, and the tokens of the forecast
   * @param index which month of the forecast it is, from 1
   */
  public MonthCosts of(Map<Column, Object> cells, LogEntry decision, UsedMonth used, int index) {
    Map<Column, Object> expected = new HashMap<>(cells);
    put(expected, Workloads.INPUT_TOKENS, decision.forecast().inputTokens());
    put(expected, Workloads.OUTPUT_TOKENS, decision.forecast().outputTokens());
    requests(expected, cells, used);
    Option left = Option.of(decision.from());
    Option now = Option.of(decision.to());
    evaluate(decision, expected, expected);
    Map<Column, Object> actual = new HashMap<>(expected);
    scale(actual, INPUTS, used.input() / input(now));
    scale(actual, OUTPUTS, used.output() / output(now, expected));
    if (left != Option.TUNED && now != Option.TUNED) {
      put(actual, Workloads.CACHED_SHARE, used.cachedShare());
      put(actual, Workloads.CACHE_WRITE_SHARE, used.writtenShare());
    }
    evaluate(decision, expected, actual);
    if (now == Option.TUNED && index <= value(model.life.leadTime, LEFT)) {
      return before(left, used);
    }
    double nowMonth = costs.month(now, NOW) - used.requests() * costs.request(now, NOW);
    double upkeep = now == Option.TUNED ? value(model.releases.upkeep, NOW) : 0;
    return new MonthCosts(
        pricesOf,
        costs.requestToday(LEFT_EXPECTED),
        costs.requestToday(LEFT),
        cents(costs.monthToday(LEFT) - used.requests() * costs.requestToday(LEFT)),
        costs.request(now, NOW_EXPECTED),
        costs.request(now, NOW),
        cents(nowMonth - upkeep),
        costs.bad(now, NOW),
        upkeep + (now == Option.TUNED ? retraining(decision, index) : 0));
  }

  /** A month of the lead time: the workload is still served as before. */
  private MonthCosts before(Option left, UsedMonth used) {
    double fixed = cents(costs.monthToday(LEFT) - used.requests() * costs.requestToday(LEFT));
    return new MonthCosts(
        pricesOf,
        costs.requestToday(LEFT_EXPECTED),
        costs.requestToday(LEFT),
        fixed,
        costs.requestToday(LEFT_EXPECTED),
        costs.requestToday(LEFT),
        fixed,
        costs.bad(left, LEFT),
        0);
  }

  /** A difference of large amounts that should be nothing is nothing. */
  private static double cents(double amount) {
    return Math.rint(amount * 1e6) / 1e6 + 0.0;
  }

  private static void put(Map<Column, Object> cells, Column column, double number) {
    if (!Double.isNaN(number)) {
      cells.put(column, number);
    }
  }

  /** Requests of the month; a quoted bill moves with them, as it does from month to month. */
  private static void requests(
      Map<Column, Object> expected, Map<Column, Object> cells, UsedMonth used) {
    Object typed = cells.get(Workloads.REQUESTS);
    Object quoted = cells.get(Workloads.PROMPTING_COST);
    if (typed instanceof Double before && quoted instanceof Double bill && before > 0) {
      put(expected, Workloads.PROMPTING_COST, bill * used.requests() / before);
    }
    put(expected, Workloads.REQUESTS, used.requests());
  }

  /** Tokens of the other option move as those of the option that was used. */
  private static void scale(Map<Column, Object> cells, List<Column> columns, double factor) {
    if (Double.isFinite(factor) && factor > 0) {
      for (Column column : columns) {
        if (cells.get(column) instanceof Double tokens) {
          cells.put(column, tokens * factor);
        }
      }
    }
  }

  private void evaluate(
      LogEntry decision, Map<Column, Object> expected, Map<Column, Object> actual) {
    WorkloadBatch batch = new WorkloadBatch(Header.of(Workloads.TABLE), ROWS);
    add(batch, expected, decision.from());
    add(batch, expected, decision.to());
    add(batch, actual, decision.from());
    add(batch, actual, decision.to());
    evaluator.evaluate(batch, lines);
  }

  private static void add(WorkloadBatch batch, Map<Column, Object> cells, String approach) {
    cells.forEach(
        (column, value) -> {
          if (value instanceof Double number) {
            batch.put(column, number);
          } else {
            batch.put(column, value.toString());
          }
        });
    int code = Workloads.CURRENT_APPROACH.words().indexOf(approach);
    batch.put(Workloads.CURRENT_APPROACH, code < 0 ? 0 : code);
    batch.add(batch.size() + 1, 0, 0);
  }

  // --- figures ---------------------------------------------------------------------------------

  private double value(Line line, int row) {
    return costs.value(line, row);
  }

  private double input(Option option) {
    return switch (option) {
      case LARGE -> value(model.tokens.inputPrompted, NOW_EXPECTED);
      case SMALL -> value(model.tokens.inputSmall, NOW_EXPECTED);
      case TUNED -> value(model.tokens.inputTuned, NOW_EXPECTED);
    };
  }

  private static double output(Option option, Map<Column, Object> cells) {
    Object own =
        switch (option) {
          case LARGE -> null;
          case SMALL -> cells.get(Workloads.SMALL_OUTPUT);
          case TUNED -> cells.get(Workloads.TUNED_OUTPUT);
        };
    Object tokens = own == null ? cells.get(Workloads.OUTPUT_TOKENS) : own;
    return tokens instanceof Double number ? number : Double.NaN;
  }

  /** What a re-training costs where one falls due in the month, as the forecast has it. */
  private double retraining(LogEntry decision, int index) {
    int interval = (int) value(model.life.interval, NOW);
    int since = index - (int) value(model.life.leadTime, LEFT);
    int horizon = decision.forecast().savingByMonth().values().length;
    boolean due = interval > 1 && since > 0 && since % interval == 0 && index < horizon;
    return due ? value(model.releases.retraining, NOW) : 0;
  }
}
