package breakeven.core.economics;

import static breakeven.core.expression.Constant.BLANK;
import static breakeven.core.expression.Constant.ONE;
import static breakeven.core.expression.Constant.ZERO;
import static breakeven.core.expression.Expression.ifElse;
import static breakeven.core.expression.Expression.max;
import static breakeven.core.expression.Expression.min;

import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Variable;
import breakeven.core.expression.Variables;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the scenario, and a draw on top of it, makes of the drivers of {@code Uncertainty}: each is
 * multiplied by a factor and moved by a shift, and kept where it means something. Costs are made of
 * these; the horizon, dates, look-ups and checks are made of what was typed.
 */
public final class Drivers {
  private static final Constant HALF = Constant.number("0.5", 0.5);
  private static final Constant POINT =
      Constant.number("0.01", UncertainDriver.QUALITY_LOST.most());

  private final Map<UncertainDriver, Variable> factors = new EnumMap<>(UncertainDriver.class);
  private final Map<UncertainDriver, Variable> shifts = new EnumMap<>(UncertainDriver.class);
  private final List<Variable> all = new ArrayList<>();

  /** Growth a month. */
  final Expression growth;

  final Expression priceDecline;
  final Expression priceStep;
  final Expression labellingCost;
  final Expression runsPerRelease;
  final Expression runsPerRetraining;
  final Expression firstReleaseDays;
  final Expression retrainingDays;
  final Expression dayRate;

  /** Rent of one GPU for an hour of training. */
  final Expression trainingHour;

  final Expression trainingHourOwn;
  final Expression gpuPriceChange;
  final Expression daysPerMigration;
  final Expression gpuDays;
  final Expression serverlessDays;
  final Expression qualityLost;

  Drivers(Model model) {
    Variables variables = model.variables;
    for (UncertainDriver driver : UncertainDriver.values()) {
      factors.put(driver, add(variables, driver, "factor", "multiplies", 1));
      shifts.put(driver, add(variables, driver, "shift", "adds to", 0));
    }
    Inputs in = model.inputs;
    var looked = model.looked;
    growth = moved(UncertainDriver.GROWTH, in.cell(Workloads.GROWTH));
    priceDecline = moved(UncertainDriver.PRICE_DECLINE, in.assumption(Assumption.PRICE_DECLINE));
    priceStep = moved(UncertainDriver.PRICE_STEP, in.assumption(Assumption.PRICE_STEP));
    labellingCost = moved(UncertainDriver.LABELLING_COST, in.cell(Workloads.LABELLING_COST));
    runsPerRelease =
        moved(UncertainDriver.TRAINING_RUNS, in.assumption(Assumption.RUNS_PER_RELEASE));
    runsPerRetraining =
        moved(UncertainDriver.TRAINING_RUNS, in.assumption(Assumption.RUNS_PER_RETRAINING));
    firstReleaseDays = moved(UncertainDriver.DAYS, in.cell(Workloads.FIRST_RELEASE_DAYS));
    retrainingDays = moved(UncertainDriver.DAYS, in.cell(Workloads.RETRAINING_DAYS));
    dayRate = moved(UncertainDriver.DAY_RATE, in.assumption(Assumption.DAY_RATE));
    trainingHour = moved(UncertainDriver.GPU_PRICE, looked.trainingHour);
    trainingHourOwn = moved(UncertainDriver.GPU_PRICE, looked.trainingHourOwn);
    gpuPriceChange =
        moved(UncertainDriver.GPU_PRICE_CHANGE, in.assumption(Assumption.GPU_PRICE_CHANGE));
    daysPerMigration =
        moved(UncertainDriver.MIGRATION_DAYS, in.assumption(Assumption.DAYS_PER_MIGRATION));
    gpuDays = moved(UncertainDriver.GPU_DAYS, in.assumption(Assumption.GPU_DAYS));
    serverlessDays = moved(UncertainDriver.GPU_DAYS, in.assumption(Assumption.SERVERLESS_DAYS));
    qualityLost = moved(UncertainDriver.QUALITY_LOST, in.assumption(Assumption.QUALITY_LOST));
  }

  private Variable add(
      Variables variables, UncertainDriver driver, String kind, String does, int base) {
    Variable variable =
        variables.number(
            driver.title() + " " + kind,
            "",
            "what the scenario " + does + " the driver with; " + base + " in Base");
    all.add(variable);
    return variable;
  }

  /** What multiplies a driver: 1 in Base. */
  public Variable factor(UncertainDriver driver) {
    return Objects.requireNonNull(factors.get(driver));
  }

  /** What is added to a driver: 0 in Base. */
  public Variable shift(UncertainDriver driver) {
    return Objects.requireNonNull(shifts.get(driver));
  }

  /** The factors and shifts of all drivers. */
  public List<Variable> all() {
    return Collections.unmodifiableList(all);
  }

  /** Leaves every driver of all rows as typed. */
  public void base(Frame frame) {
    for (UncertainDriver driver : UncertainDriver.values()) {
      frame.fill(factor(driver), 1);
      frame.fill(shift(driver), 0);
    }
  }

  /** A value in the scenario, kept where it means something; blank stays blank. */
  Expression moved(UncertainDriver driver, Expression typed) {
    Expression moved = typed.times(factor(driver)).plus(shift(driver));
    if (driver.whole()) {
      moved = moved.plus(HALF).floor();
    }
    Expression least = driver.least() < 0 ? ZERO.minus(ONE) : driver.least() > 0 ? ONE : ZERO;
    moved = max(least, moved);
    Expression most = driver.most() < 1 ? max(POINT, typed) : ONE;
    return ifElse(typed.known(), driver.hasEnd() ? min(most, moved) : moved, BLANK)
        .readAs(typed, " in the scenario");
  }
}
