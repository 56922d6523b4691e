package breakeven.core.price;

import breakeven.core.expression.Variable;
import breakeven.core.expression.VariableGroup;
import breakeven.core.expression.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Everything that is looked up in the price tables for one workload, in the reporting currency.
 * What no table gives is blank; the model's lines say where that matters.
 */
public final class PriceVariables extends VariableGroup {
  /** Of the row that {@code Prompted model} names. */
  public final TokenPrice prompted = TokenPrice.of(variables, "the prompted model", "prompted");

  /** Of the row that {@code Smaller model} names, else the candidate. */
  public final TokenPrice small = TokenPrice.of(variables, "the smaller model", "small");

  /** Of the row that {@code Replacement} of the prompted model's row names. */
  public final TokenPrice replacement =
      TokenPrice.of(variables, "the prompted model's Replacement", "replacement");

  /**
   * Whole months to the last service date of the prompted model's Replacement; infinite where none
   * is announced.
   */
  public final Variable replacementMonths = number("Months the replacement is served");

  /** Of the cheaper model that the review asks about. */
  public final TokenPrice rival = TokenPrice.of(variables, "the rival", "rival");

  /** Of the candidate's Fine-tuned row. */
  public final TokenPrice tuned =
      TokenPrice.of(variables, "the fine-tuned candidate", "fine-tuned");

  /** Of the candidate's Fine-tuned row, an hour. */
  public final Variable tunedHosting = dated("Hosting an hour");

  public final Variable promptedRow = number("Prompted row");

  /** The first row of {@code Model prices} with that model, or with the base of a tuned one. */
  public final Variable promptedModel = number("Prompted base");

  public final Variable smallRow = number("Small row");

  public final Variable rivalRow = number("Rival row");

  public final Variable candidateRow = number("Candidate row");

  /** The first row of {@code Model prices} with that model, whoever sells it. */
  public final Variable candidateModel = number("Candidate base");

  /**
   * The most whole months after the review date that end no later than the small model's service.
   */
  public final Variable smallServedMonths = number("Months the small model is served");

  /** The most whole months after the review date that end no later than the rival's service. */
  public final Variable rivalServedMonths = number("Months the rival is served");

  /**
   * The smaller model's last service date, days since 1970-01-01; blank where none is announced.
   */
  public final Variable smallLastService = number("Last service date small");

  /**
   * Whole months to the last service date of the candidate's tune, or of the candidate where its
   * tune has none; infinite where none is announced.
   */
  public final Variable serviceMonths = number("Months of service left");

  /**
   * Whole months to the last training date of the candidate's tune, or of the candidate where its
   * tune has none; infinite where none is announced.
   */
  public final Variable trainingMonths = number("Months of training left");

  /** 1 where the last training date is before the review date. */
  public final Variable trainingEnded = number("Training ended");

  /** 1 where the last service date is that of the candidate's tune. */
  public final Variable serviceOfTune = number("Service date of the fine-tuned row");

  /** The candidate's last service date, days since 1970-01-01; blank where none is announced. */
  public final Variable lastService = number("Last service date");

  /** The candidate's last training date, days since 1970-01-01; blank where none is announced. */
  public final Variable lastTraining = number("Last training date");

  /**
   * The prompted model's last service date, days since 1970-01-01; blank where none is announced.
   */
  public final Variable promptedLastService = number("Last service date prompted");

  /**
   * Whole months to the prompted model's last service date, below 0 after it; infinite where none
   * is announced.
   */
  public final Variable promptedServedMonths = number("Months the prompted model is served");

  public final Variable size = number("Parameters");

  public final Variable activeSize = number("Active parameters");

  public final Variable trainingPrice = number("Training price");

  public final Variable trainingMinimum = number("Minimum charge");

  public final Variable rentedHour = number("Rented GPU hour");

  /** Cards that the row of the rented hour is let by, at least 1. */
  public final Variable rentedUnits = number("Rented in units of");

  public final Variable serverlessHour = number("Serverless GPU hour");

  public final Variable purchase = number("Purchase price");

  public final Variable running = number("Running cost");

  public final Variable gpusPerReplica = number("GPUs per replica");

  public final Variable prefill = number("Prefill rate");

  public final Variable decode = number("Decode rate");

  public final Variable trainingHour = number("Training GPU hour");

  public final Variable trainingHourOwn = number("Training GPU hour, own hardware");

  /** Cards that the row of the training GPU is let by, at least 1. */
  public final Variable trainingUnits = number("Training GPU in units of");

  public final Variable trainingUnitsOwn = number("Training GPU in units of, own hardware");

  public final Variable trainingMemory = number("Training GPU memory");

  public final Variable trainingPeak = number("Training GPU peak");

  public final Variable embeddingPrice = number("Embedding price");

  public final Variable embeddingFee = number("Embedding fee");

  /**
   * 1 and more where Smaller model names no row, or cells of its row cannot be read or converted.
   */
  public final Variable smallFaults = number("Small model faults");

  /**
   * Defines the variables.
   *
   * @param variables where each price becomes a variable of the model, in the order of this class
   */
  public PriceVariables(Variables variables) {
    super(variables);
  }

  /** How many prices follow that of the review date, of each model. */
  public Set<Variable> toCome() {
    return Set.of(
        prompted.changes(),
        replacement.changes(),
        small.changes(),
        rival.changes(),
        tuned.changes());
  }

  /** What the name of the prompted model leads to. */
  public List<Variable> ofPrompted() {
    return with(prompted, promptedRow, promptedModel, promptedServedMonths, promptedLastService);
  }

  /** What the name of the prompted model leads to by its Replacement. */
  public List<Variable> ofReplacement() {
    return with(replacement, replacementMonths);
  }

  /** What the name of the smaller model leads to, or the candidate's in its place. */
  public List<Variable> ofSmall() {
    return with(small, smallRow, smallServedMonths, smallLastService, smallFaults);
  }

  /** What the name of the rival leads to. */
  public List<Variable> ofRival() {
    return with(rival, rivalRow, rivalServedMonths);
  }

  /** What the name of the candidate leads to: its row, its tune's and that of its training. */
  public List<Variable> ofCandidate() {
    return with(
        tuned,
        tunedHosting,
        candidateRow,
        candidateModel,
        serviceMonths,
        trainingMonths,
        trainingEnded,
        serviceOfTune,
        lastService,
        lastTraining,
        size,
        activeSize,
        trainingPrice,
        trainingMinimum);
  }

  /** What the name of the GPU leads to where the tune is served. */
  public List<Variable> ofGpu() {
    return List.of(rentedHour, rentedUnits, serverlessHour, purchase, running);
  }

  /** What the name of the training GPU leads to. */
  public List<Variable> ofTrainingGpu() {
    return List.of(
        trainingHour,
        trainingUnits,
        trainingHourOwn,
        trainingUnitsOwn,
        trainingMemory,
        trainingPeak);
  }

  /** What the names of the GPU and of the candidate lead to together. */
  public List<Variable> ofCapacity() {
    return List.of(gpusPerReplica, prefill, decode);
  }

  /** What the name of the embedding model leads to. */
  public List<Variable> ofEmbedding() {
    return List.of(embeddingPrice, embeddingFee);
  }

  private static List<Variable> with(TokenPrice price, Variable... others) {
    List<Variable> all = new ArrayList<>(price.variables());
    all.addAll(price.next());
    all.addAll(List.of(others));
    return List.copyOf(all);
  }
}
