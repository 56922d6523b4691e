package breakeven.workbook.write;

import static breakeven.core.expression.Formula.quoted;

import breakeven.core.decision.Answers;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.decision.RuleOfThumb;
import breakeven.core.expression.Line;
import breakeven.core.report.BusinessUnits;
import breakeven.core.report.Format;
import breakeven.core.report.RowResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The columns of {@code Review} that sums go by, each once: its header, its value of a workload,
 * and what a formula asks of it. Groups are numbers, since SUMIFS takes 007 for 7.
 */
final class ReviewColumns {
  /** The name, its row on the user's sheet, and its row on {@code Review}, which come first. */
  static final int KEYS = 3;

  /** A value of a workload; NaN where it has none. */
  @FunctionalInterface
  interface Value {
    double of(RowResult row, BusinessUnits.Numbers groups);
  }

  /** A column. */
  record Column(String header, Format format, Value value) {
    /** Whether it is an amount: workloads without figures have none. */
    boolean isAmount() {
      return format == Format.MONEY;
    }
  }

  /** A column that has some value, or values. */
  record Condition(int column, String... values) {}

  private final List<Column> columns = new ArrayList<>();
  private final Map<Line, Integer> amounts = new HashMap<>();
  private final Map<Line, Condition> conditions = new HashMap<>();
  private final Map<BusinessUnits.Level, Integer> levels = new HashMap<>();
  private final int verdict;
  private final int change;

  ReviewColumns(Decision decision, String currency) {
    PortfolioMoney money = decision.portfolio;
    verdict =
        add(
            "Verdict (number)",
            (row, groups) -> 1 + Decision.VERDICTS.indexOf(row.word(decision.verdict)));
    level(BusinessUnits.Level.UNIT, (row, groups) -> groups.unit());
    level(BusinessUnits.Level.COST_CENTRE, (row, groups) -> groups.costCentre());
    level(BusinessUnits.Level.OWNER, (row, groups) -> groups.owner());
    change =
        add(
            "Change: 1 ready, 2 restores, 3 turned down, 4 turned down at a loss. Planned: -1, to"
                + " fine-tune -2. Left out: -8 must move, -9 no cost today",
            (row, groups) ->
                row.lacking()
                    ? Double.NaN
                    : is(row, money.counted) > 0
                        ? is(row, money.ready)
                            + 2 * is(row, money.restores)
                            + 4 * is(row, money.turnedDown)
                            - is(row, money.turnedDownSaves)
                            - is(row, money.planned)
                            - is(row, money.avoids)
                        : is(row, decision.model.totals.mustMove) - 9);
    conditions.put(money.counted, new Condition(change, quoted(">-8")));
    conditions.put(money.ready, new Condition(change, "1"));
    conditions.put(money.restores, new Condition(change, "2"));
    conditions.put(money.turnedDown, new Condition(change, quoted(">2")));
    conditions.put(money.turnedDownSaves, new Condition(change, "3"));
    conditions.put(money.planned, new Condition(change, quoted("<0"), quoted(">-8")));
    conditions.put(money.avoids, new Condition(change, "-2"));
    RuleOfThumb thumb = decision.ruleOfThumb;
    int asks =
        add(
            "Asks (1 for a rival below fine-tuning, 3 for evidence, 2 for both)",
            (row, groups) -> {
              double rival = is(row, thumb.rivalCheaper);
              return is(row, money.pending) > 0 ? 3 - rival : rival;
            });
    conditions.put(money.pending, new Condition(asks, quoted(">1")));
    conditions.put(thumb.rivalCheaper, new Condition(asks, quoted(">0"), quoted("<3")));
    int volume =
        add(
            "Volume (1 below the rule of thumb, 3 in it, 5 above; 1 more where fine-tuning pays)",
            (row, groups) ->
                is(row, thumb.below)
                    + is(row, thumb.belowPays)
                    + 3 * is(row, thumb.between)
                    + is(row, thumb.betweenPays)
                    + 5 * is(row, thumb.above)
                    + is(row, thumb.abovePays));
    conditions.put(thumb.belowPays, new Condition(volume, "2"));
    conditions.put(thumb.below, new Condition(volume, quoted(">0"), quoted("<3")));
    conditions.put(thumb.betweenPays, new Condition(volume, "4"));
    conditions.put(thumb.between, new Condition(volume, quoted(">2"), quoted("<5")));
    conditions.put(thumb.abovePays, new Condition(volume, "6"));
    conditions.put(thumb.above, new Condition(volume, quoted(">4")));
    String horizon = " (" + currency + ")";
    String year = " (" + currency + " a year)";
    Answers answers = decision.answers;
    amount("Paid today" + year, decision.model.totals.paidYear);
    amount("Expected saving" + year, money.expectedYear);
    amount("Cash of it" + year, money.expectedCashYear);
    amount("Expected saving" + horizon, money.expected);
    amount("Cash of it" + horizon, money.expectedCash);
    amount("Saving at today's prices" + horizon, decision.saving);
    amount("One-off of the change" + horizon, money.oneOff);
    amount("Expected, fine-tuned" + year, money.expectedNetYear);
    amount("Expected, fine-tuned" + horizon, money.expectedNet);
    conditions.put(money.expectedNet, new Condition(amount(money.expectedNet), quoted(">0")));
    amount("If tests go well, at today's prices" + horizon, money.pendingEvidence);
    amount("Blocked at today's prices" + horizon, money.blocked);
    conditions.put(money.blocked, new Condition(amount(money.blocked), quoted(">0")));
    amount("Answers cost" + horizon, answers.cost);
    amount("Answers are worth" + horizon, answers.worth);
    amount("Requests paid today (a year)", money.requestsPaid);
    add("Issues", (row, groups) -> row.issues());
  }

  private static double is(RowResult row, Line flag) {
    return row.value(flag) > 0 ? 1 : 0;
  }

  private int add(String header, Value value) {
    columns.add(new Column(header, Format.COUNT, value));
    return KEYS + columns.size() - 1;
  }

  private void level(BusinessUnits.Level level, Value value) {
    levels.put(level, add(level.title() + " (number)", value));
  }

  private void amount(String header, Line line) {
    amounts.put(line, KEYS + columns.size());
    columns.add(new Column(header, Format.MONEY, (row, groups) -> row.value(line)));
  }

  /** All of them but the keys. */
  List<Column> all() {
    return columns;
  }

  /** The column of the numbers of verdicts, from 0. */
  int verdict() {
    return verdict;
  }

  /** The column of what changes: blank where a workload has no figures. */
  int change() {
    return change;
  }

  /** The column of the number of issues. */
  int issues() {
    return KEYS + columns.size() - 1;
  }

  /** The column of the numbers of units, cost centres or owners. */
  int level(BusinessUnits.Level level) {
    return Objects.requireNonNull(levels.get(level));
  }

  /** The column of an amount. */
  int amount(Line line) {
    return Objects.requireNonNull(amounts.get(line), line::name);
  }

  /** What says that a flag holds, or that an amount is above 0. */
  Condition condition(Line holds) {
    return Objects.requireNonNull(conditions.get(holds), holds::name);
  }
}
