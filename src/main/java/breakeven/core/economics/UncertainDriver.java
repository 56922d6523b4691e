package breakeven.core.economics;

import breakeven.core.expression.Frame;
import breakeven.core.expression.Variable;
import breakeven.core.table.Assumption;
import breakeven.core.table.Workloads;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What may come out otherwise than typed: a row of {@code Uncertainty}. Each moves one or more
 * variables of the model, all by the same factor or shift.
 */
public enum UncertainDriver {
  /** Requests of month 1; the price of a request stays, also where a bill is quoted. */
  VOLUME("Volume", 0, Double.POSITIVE_INFINITY),
  /** Growth a month, a fraction; nothing shrinks by more than all of it. */
  GROWTH("Growth", -1, Double.POSITIVE_INFINITY),
  /** Yearly fall of all per-token prices, a fraction. */
  PRICE_DECLINE("Price decline", 0, 1),
  /** One fall of the prompted model's price, a fraction. */
  PRICE_STEP("Price step", 0, 1),
  /** Money for a training example. */
  LABELLING_COST("Labelling cost", 0, Double.POSITIVE_INFINITY),
  /** Runs of a first release and of a re-training alike, not rounded. */
  TRAINING_RUNS("Training runs", 0, Double.POSITIVE_INFINITY),
  /** Whole months from one re-training to the next. */
  CADENCE("Re-training cadence", 1, Double.POSITIVE_INFINITY),
  /** Engineering days of a first release and of a re-training alike. */
  DAYS("Days", 0, Double.POSITIVE_INFINITY),
  /** Money for an engineering day. */
  DAY_RATE("Day rate", 0, Double.POSITIVE_INFINITY),
  /** Hourly rents of GPUs; purchases do not move. */
  GPU_PRICE("GPU price", 0, Double.POSITIVE_INFINITY),
  /** Yearly change of these rents, a fraction; they fall by no more than all of them. */
  GPU_PRICE_CHANGE("GPU price change", -1, Double.POSITIVE_INFINITY),
  /** Whole months from the decision to production; rows that run fine-tuned have none. */
  LEAD_TIME("Lead time", 0, Double.POSITIVE_INFINITY),
  /** Engineering days to move a workload to the Replacement of its prompted model. */
  MIGRATION_DAYS("Days per migration", 0, Double.POSITIVE_INFINITY),
  /** Days a month of people who keep GPUs running, by the hour and serverless alike. */
  GPU_DAYS("GPU days", 0, Double.POSITIVE_INFINITY),
  /** What a tune loses of its good answers in a month, a fraction: up to 1 point, or as typed. */
  QUALITY_LOST("Quality lost a month", 0, 0.01);

  /** Further months of lead time that are thought of. */
  private static final int LONGEST_LEAD = 24;

  private final String title;
  private final double least;
  private final double most;

  UncertainDriver(String title, double least, double most) {
    this.title = title;
    this.least = least;
    this.most = most;
  }

  /** The name in the first column of {@code Uncertainty}. */
  public String title() {
    return title;
  }

  /** The driver of this name. */
  public static Optional<UncertainDriver> of(String title) {
    return Arrays.stream(values()).filter(driver -> driver.title.equals(title)).findFirst();
  }

  /** Whether what it moves is a share or a rate, so that 0.02 is 2 %. */
  public boolean isShare() {
    return this == GROWTH || this == GPU_PRICE_CHANGE || hasEnd();
  }

  /** What is typed of it; the first is the one that stands for it. */
  public List<Variable> variables(Model model) {
    Inputs in = model.inputs;
    var looked = model.looked;
    return switch (this) {
      case VOLUME -> List.of(in.requests);
      case GROWTH -> List.of(in.cell(Workloads.GROWTH));
      case PRICE_DECLINE -> List.of(in.assumption(Assumption.PRICE_DECLINE));
      case PRICE_STEP -> List.of(in.assumption(Assumption.PRICE_STEP));
      case LABELLING_COST -> List.of(in.cell(Workloads.LABELLING_COST));
      case TRAINING_RUNS ->
          List.of(
              in.assumption(Assumption.RUNS_PER_RELEASE),
              in.assumption(Assumption.RUNS_PER_RETRAINING));
      case CADENCE -> List.of(in.cell(Workloads.RETRAIN_CADENCE));
      case DAYS ->
          List.of(in.cell(Workloads.FIRST_RELEASE_DAYS), in.cell(Workloads.RETRAINING_DAYS));
      case DAY_RATE -> List.of(in.assumption(Assumption.DAY_RATE));
      case GPU_PRICE ->
          List.of(
              looked.rentedHour,
              looked.serverlessHour,
              looked.trainingHour,
              looked.trainingHourOwn);
      case GPU_PRICE_CHANGE -> List.of(in.assumption(Assumption.GPU_PRICE_CHANGE));
      case LEAD_TIME -> List.of(in.cell(Workloads.LEAD_TIME));
      case MIGRATION_DAYS -> List.of(in.assumption(Assumption.DAYS_PER_MIGRATION));
      case GPU_DAYS ->
          List.of(in.assumption(Assumption.GPU_DAYS), in.assumption(Assumption.SERVERLESS_DAYS));
      case QUALITY_LOST -> List.of(in.assumption(Assumption.QUALITY_LOST));
    };
  }

  /** What multiplies it, or is added to it, in the scenario and in a draw. */
  public Variable moves(Model model, boolean shift) {
    return shift ? model.drivers.shift(this) : model.drivers.factor(this);
  }

  private double[] typed(Model model, Frame frame, Variable variable) {
    return switch (this) {
      case CADENCE -> frame.values(model.life.cadence);
      case LEAD_TIME -> frame.values(model.life.leadTime);
      default -> frame.values(variable);
    };
  }

  /** The one of its variables whose value is shown for a row; of two the first that costs money. */
  public Variable standsFor(Model model, Frame frame, int row) {
    List<Variable> variables = variables(model);
    return switch (this) {
      case TRAINING_RUNS, DAYS -> {
        Variable first = variables.get(0);
        yield firstIsPaid(model, frame, row) && frame.values(first)[row] > 0
            ? first
            : variables.get(1);
      }
      case GPU_PRICE -> gpuHour(model, frame, row);
      case GPU_DAYS -> variables.get(frame.values(model.serving.serverless)[row] > 0 ? 1 : 0);
      default -> variables.get(0);
    };
  }

  /**
   * The typed value of the one that is shown for a row; of the cadence and of the lead time the one
   * that follows from what is typed.
   */
  public double today(Model model, Frame frame, int row) {
    return typed(model, frame, standsFor(model, frame, row))[row];
  }

  /** A value with a factor and a shift, kept where it means something; blank stays blank. */
  public double moved(double value, double factor, double shift) {
    double moved = value * factor + shift;
    return Math.min(
        Math.max(most, value), Math.max(least, whole() ? Math.floor(moved + 0.5) : moved));
  }

  /** Whether a first release is still to be paid for as it is computed. */
  private static boolean firstIsPaid(Model model, Frame frame, int row) {
    return frame.values(model.life.tunedNow)[row] == 0
        && frame.values(model.releases.oneOffQuoted)[row] == 0;
  }

  /** The hour that serves; of what does not run on rented GPUs the hour that trains. */
  private static Variable gpuHour(Model model, Frame frame, int row) {
    var looked = model.looked;
    boolean known = frame.values(model.serving.gpuKnown)[row] > 0;
    if (known && frame.values(model.serving.rented)[row] > 0) {
      return looked.rentedHour;
    }
    if (known && frame.values(model.serving.serverless)[row] > 0) {
      return looked.serverlessHour;
    }
    return frame.values(model.serving.owned)[row] > 0
        ? looked.trainingHourOwn
        : looked.trainingHour;
  }

  /** What a variable's value is multiplied with to be shown in the unit. */
  public double shownTimes(Model model, Frame frame, int row) {
    return switch (this) {
      case VOLUME -> frame.values(model.volume.tokensPerRequest)[row] / 1e6;
      case GROWTH, PRICE_DECLINE, PRICE_STEP, GPU_PRICE_CHANGE, QUALITY_LOST -> 100;
      default -> 1;
    };
  }

  /** The unit in which values are shown, for example {@code M tokens a month}. */
  public String unit(String currency) {
    return switch (this) {
      case VOLUME -> "M tokens a month";
      case GROWTH, QUALITY_LOST -> "% a month";
      case PRICE_DECLINE, GPU_PRICE_CHANGE -> "% a year";
      case PRICE_STEP -> "%";
      case LABELLING_COST -> currency + " per example";
      case TRAINING_RUNS -> "runs per release";
      case CADENCE, LEAD_TIME -> "months";
      case DAYS -> "days per release";
      case DAY_RATE -> currency + " a day";
      case GPU_PRICE -> currency + " an hour";
      case MIGRATION_DAYS -> "days";
      case GPU_DAYS -> "days a month";
    };
  }

  /** The least value that means something. */
  public double least() {
    return least;
  }

  /** The greatest value that it is moved to, unless more is typed. */
  public double most() {
    return most;
  }

  /**
   * Whether its value cannot be above a certain one: of assumptions alone, the same in all rows.
   */
  public boolean hasEnd() {
    return most < Double.POSITIVE_INFINITY;
  }

  /** The shift upwards from a value beyond which nothing is looked for. */
  public double farUp(double value) {
    if (hasEnd()) {
      return Math.max(0, most - value);
    }
    return switch (this) {
      case GROWTH, GPU_PRICE_CHANGE -> 1;
      case LEAD_TIME -> LONGEST_LEAD;
      default -> 10 * Math.abs(value);
    };
  }

  /** Whether it is whole months, rounded half up. */
  public boolean whole() {
    return this == CADENCE || this == LEAD_TIME;
  }
}
