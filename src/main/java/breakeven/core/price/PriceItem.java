package breakeven.core.price;

import static breakeven.core.table.ModelPrices.FEE;
import static breakeven.core.table.ModelPrices.INPUT_PRICE;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Variable;
import breakeven.core.table.Column;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.TrainingPrices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Figures of the price tables that a workload needs together, or not at all: what they are looked
 * up for, their variables, and the columns that hold them, none where they are no price.
 */
public enum PriceItem {
  /** The prices of the prompted model. */
  PROMPTED(Purpose.PROMPTED, looked -> prices(looked.prompted), Columns.TOKENS),
  /** Its input price alone: for retrieved tokens that come on top of a quoted bill. */
  PROMPTED_INPUT(
      Purpose.PROMPTED, looked -> List.of(looked.prompted.input()), List.of(INPUT_PRICE)),
  /** Its last service date. */
  PROMPTED_SERVICE(Purpose.PROMPTED, looked -> List.of(looked.promptedServedMonths), List.of()),
  /** The prices of the model that its row names as Replacement. */
  REPLACEMENT(
      Purpose.REPLACEMENT,
      looked -> prices(looked.replacement, looked.replacement.context()),
      Columns.TOKENS),
  /** The most tokens that it takes in one request. */
  PROMPTED_CONTEXT(Purpose.PROMPTED, looked -> List.of(looked.prompted.context()), List.of()),
  /**
   * Prices and last service date of the smaller model, which is the candidate where none is named.
   */
  SMALL(
      Purpose.SMALL,
      looked -> prices(looked.small, looked.small.context(), looked.smallServedMonths),
      Columns.TOKENS),
  /** Prices and last service date of the rival, and its context. */
  RIVAL(
      Purpose.RIVAL,
      looked -> prices(looked.rival, looked.rival.context(), looked.rivalServedMonths),
      Columns.TOKENS),
  /** Prices and hosting of the candidate's Fine-tuned row. */
  TUNED(
      Purpose.CANDIDATE,
      looked -> prices(looked.tuned, looked.tunedHosting),
      Stream.concat(Columns.TOKENS.stream(), Stream.of(ModelPrices.HOSTING)).toList()),
  /** Last training and last service date of the candidate and its tune, and its context. */
  DATES(
      Purpose.CANDIDATE,
      looked -> List.of(looked.serviceMonths, looked.trainingMonths, looked.tuned.context()),
      List.of()),
  /** The candidate's size. */
  SIZE(Purpose.CANDIDATE, looked -> List.of(looked.size, looked.activeSize), List.of()),
  /** The price of training at the candidate's provider. */
  TRAINING(
      Purpose.CANDIDATE,
      looked -> List.of(looked.trainingPrice, looked.trainingMinimum),
      List.of(TrainingPrices.TRAINING_PRICE, TrainingPrices.MINIMUM_CHARGE)),
  /** The hourly price of the row's GPU. */
  RENTED(
      Purpose.GPU, looked -> List.of(looked.rentedHour, looked.rentedUnits), Columns.RENTED_HOUR),
  /** Its hourly price where it is paid only while it works. */
  SERVERLESS(Purpose.GPU, looked -> List.of(looked.serverlessHour), List.of(GpuPrices.HOUR_PRICE)),
  /** Its purchase price and running cost. */
  PURCHASE(
      Purpose.GPU,
      looked -> List.of(looked.purchase, looked.running),
      List.of(GpuPrices.PURCHASE_PRICE, GpuPrices.RUNNING_COST)),
  /** How fast it serves the candidate. */
  CAPACITY(
      Purpose.CAPACITY,
      PriceVariables::ofCapacity,
      List.of(ServingCapacity.GPUS_PER_REPLICA, ServingCapacity.PREFILL, ServingCapacity.DECODE)),
  /** The hourly price of the training GPU. */
  TRAINING_HOUR(
      Purpose.TRAINING_GPU,
      looked -> List.of(looked.trainingHour, looked.trainingUnits),
      Columns.RENTED_HOUR),
  /** The same for a workload on own hardware, which may have none. */
  TRAINING_HOUR_OWN(
      Purpose.TRAINING_GPU,
      looked -> List.of(looked.trainingHourOwn, looked.trainingUnitsOwn),
      Columns.RENTED_HOUR),
  /** Memory and peak of the training GPU. */
  TRAINING_CARD(
      Purpose.TRAINING_GPU,
      looked -> List.of(looked.trainingMemory, looked.trainingPeak),
      List.of()),
  /** The input price of the embedding model. */
  EMBEDDING(Purpose.EMBEDDING, looked -> List.of(looked.embeddingPrice), List.of(INPUT_PRICE)),
  /** Its fee. */
  EMBEDDING_FEE(Purpose.EMBEDDING, looked -> List.of(looked.embeddingFee), List.of(FEE));

  /** The columns of several items. */
  private static final class Columns {
    static final List<Column> TOKENS =
        List.of(
            INPUT_PRICE,
            ModelPrices.CACHED_PRICE,
            ModelPrices.CACHE_WRITE_PRICE,
            ModelPrices.OUTPUT_PRICE,
            ModelPrices.BATCH_DISCOUNT,
            ModelPrices.LONG_CONTEXT_ABOVE,
            ModelPrices.LONG_INPUT_FACTOR,
            ModelPrices.LONG_OUTPUT_FACTOR,
            FEE);

    static final List<Column> RENTED_HOUR =
        List.of(GpuPrices.HOUR_PRICE, GpuPrices.RENTED_IN_UNITS);

    private Columns() {}
  }

  private final Purpose purpose;
  private final Function<PriceVariables, List<Variable>> figures;
  private final List<Column> columns;

  PriceItem(
      Purpose purpose, Function<PriceVariables, List<Variable>> figures, List<Column> columns) {
    this.purpose = purpose;
    this.figures = figures;
    this.columns = columns;
  }

  /** What a request to a model costs by, and more; a context is no price. */
  private static List<Variable> prices(TokenPrice price, Variable... others) {
    List<Variable> variables = new ArrayList<>(price.variables());
    variables.remove(price.context());
    variables.addAll(List.of(others));
    return List.copyOf(variables);
  }

  /** What its name is looked up for. */
  Purpose purpose() {
    return purpose;
  }

  /** Whether a row has all its prices; a flag. */
  public Expression known(PriceVariables looked) {
    return figures(looked).stream()
        .filter(figure -> figure.unit().startsWith("money"))
        .map(Variable::known)
        .reduce(Expression::and)
        .orElseThrow();
  }

  /** Its figures. */
  List<Variable> figures(PriceVariables looked) {
    return figures.apply(looked);
  }

  /** The columns that hold its prices and capacities; empty where it is no price. */
  List<Column> columns() {
    return columns;
  }
}
