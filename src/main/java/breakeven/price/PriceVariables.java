package breakeven.price;

import breakeven.expression.Variable;
import breakeven.expression.Variables;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is looked up in the price tables for one workload, in the reporting currency.
 * What no table gives is blank; the model's lines say where that matters.
 */
public final class PriceVariables {
  /** Of the row that {@code Prompted model} names. */
  public final TokenPrice prompted;

  /** Of the row that {@code Smaller model} names, else the candidate. */
  public final TokenPrice small;

  /** Of the candidate's Fine-tuned row. */
  public final TokenPrice tuned;

  /** Of the candidate's Fine-tuned row, an hour. */
  public final Variable tunedHosting;

  public final Variable promptedRow;
  public final Variable smallRow;
  public final Variable candidateRow;

  /**
   * The most whole months after the review date that end no later than the small model's service.
   */
  public final Variable smallServedMonths;

  /**
   * Whole months to the last service date of the candidate or its tune; infinite where none is
   * announced.
   */
  public final Variable serviceMonths;

  /**
   * Whole months to the last training date of the candidate or its tune; infinite where none is
   * announced.
   */
  public final Variable trainingMonths;

  /** 1 where the last training date is before the review date. */
  public final Variable trainingEnded;

  /**
   * The smaller model's last service date, days since 1970-01-01; blank where none is announced.
   */
  public final Variable smallLastService;

  /** The candidate's last service date, days since 1970-01-01; blank where none is announced. */
  public final Variable lastService;

  /** The candidate's last training date, days since 1970-01-01; blank where none is announced. */
  public final Variable lastTraining;

  /**
   * The prompted model's last service date, days since 1970-01-01; blank where none is announced.
   */
  public final Variable promptedLastService;

  /**
   * The most whole months after the review date that end no later than the prompted model's
   * service.
   */
  public final Variable promptedServedMonths;

  public final Variable size;
  public final Variable activeSize;
  public final Variable trainingPrice;
  public final Variable trainingMinimum;
  public final Variable rentedHour;
  public final Variable serverlessHour;
  public final Variable purchase;
  public final Variable running;
  public final Variable gpusPerReplica;
  public final Variable prefill;
  public final Variable decode;
  public final Variable trainingHour;
  public final Variable trainingHourOwn;
  public final Variable trainingMemory;
  public final Variable trainingPeak;
  public final Variable embeddingPrice;
  public final Variable embeddingFee;

  /**
   * 1 and more where Smaller model names no row, or cells of its row cannot be read or converted.
   */
  public final Variable smallFaults;

  public PriceVariables(Variables v) {
    prompted = TokenPrice.of(v, "the prompted model", "prompted");
    small = TokenPrice.of(v, "the smaller model", "small");
    tuned = TokenPrice.of(v, "the fine-tuned candidate", "fine-tuned");
    tunedHosting =
        v.number(
            "Hosting an hour",
            "money an hour",
            "charged for the fine-tuned model for as long as it can be called");
    promptedRow = v.number("Prompted row", "row", "row of Model prices that Prompted model names");
    smallRow =
        v.number(
            "Small row",
            "row",
            "row of Model prices that Smaller model names, else the candidate's");
    candidateRow =
        v.number("Candidate row", "row", "row of Model prices that Candidate model names");
    smallServedMonths =
        v.number(
            "Months the small model is served",
            "months",
            "most months after the review that its last service date allows");
    smallLastService = v.number("Last service date small", Variable.DAY, "of the smaller model");
    serviceMonths =
        v.number(
            "Months of service left",
            "months",
            "whole months from the review to the candidate's last service date");
    trainingMonths =
        v.number(
            "Months of training left",
            "months",
            "whole months from the review to the candidate's last training date");
    trainingEnded =
        v.number(
            "Training ended", "1 or 0", "1 where the last training date is before the review date");
    lastService =
        v.number(
            "Last service date",
            Variable.DAY,
            "of the candidate or its fine-tuned model, whichever is earlier");
    lastTraining =
        v.number(
            "Last training date",
            Variable.DAY,
            "of the candidate or its fine-tuned model, whichever is earlier");
    promptedLastService =
        v.number("Last service date prompted", Variable.DAY, "of the prompted model");
    promptedServedMonths =
        v.number(
            "Months the prompted model is served",
            "months",
            "most months after the review that its last service date allows");
    size = v.number("Parameters", "B", "all parameters of the candidate");
    activeSize =
        v.number(
            "Active parameters",
            "B",
            "parameters of the candidate that work on one token; else all of them");
    trainingPrice =
        v.number(
            "Training price", "money per 1M tokens", "of the row of Training prices that fits");
    trainingMinimum =
        v.number(
            "Minimum charge",
            "money",
            "smallest bill for one training run; 0 where the list gives none");
    rentedHour =
        v.number(
            "Rented GPU hour",
            "money an hour",
            "first On demand row of the GPU, else Reserved, else Spot");
    serverlessHour =
        v.number(
            "Serverless GPU hour",
            "money an hour",
            "first Serverless row of the GPU, else the rented one");
    purchase =
        v.number("Purchase price", "money per GPU", "first row of the GPU with a purchase price");
    running =
        v.number(
            "Running cost",
            "money per GPU month",
            "of the row with the purchase price; 0 where it gives none");
    gpusPerReplica =
        v.number("GPUs per replica", "GPUs", "GPUs that serve one copy of the candidate");
    prefill = v.number("Prefill rate", "tokens per second", "input tokens that one replica reads");
    decode = v.number("Decode rate", "tokens per second", "output tokens that one replica writes");
    trainingHour =
        v.number(
            "Training GPU hour",
            "money an hour",
            "rented row of the training GPU, else its Serverless row");
    trainingHourOwn =
        v.number(
            "Training GPU hour, own hardware",
            "money an hour",
            "first rented row of the training GPU, any provider; else 0");
    trainingMemory = v.number("Training GPU memory", "GB", "memory of one training GPU");
    trainingPeak =
        v.number("Training GPU peak", "TFLOP/s", "dense 16-bit peak of one training GPU");
    embeddingPrice =
        v.number("Embedding price", "money per 1M tokens", "input price of the embedding model");
    embeddingFee =
        v.number(
            "Embedding fee",
            "money per 1,000 requests",
            "fee of the embedding model; 0 where the list gives none");
    smallFaults =
        v.number(
            "Small model faults",
            "count",
            "Smaller model names no row, or cells of its row cannot be read or converted");
  }

  /** What the name of the prompted model leads to. */
  public List<Variable> ofPrompted() {
    return with(prompted, promptedRow, promptedServedMonths, promptedLastService);
  }

  /** What the name of the smaller model leads to, or the candidate's in its place. */
  public List<Variable> ofSmall() {
    return with(small, smallRow, smallServedMonths, smallLastService, smallFaults);
  }

  /** What the name of the candidate leads to: its row, its tune's and that of its training. */
  public List<Variable> ofCandidate() {
    return with(
        tuned,
        tunedHosting,
        candidateRow,
        serviceMonths,
        trainingMonths,
        trainingEnded,
        lastService,
        lastTraining,
        size,
        activeSize,
        trainingPrice,
        trainingMinimum);
  }

  /** What the name of the GPU leads to where the tune is served. */
  public List<Variable> ofGpu() {
    return List.of(rentedHour, serverlessHour, purchase, running);
  }

  /** What the name of the training GPU leads to. */
  public List<Variable> ofTrainingGpu() {
    return List.of(trainingHour, trainingHourOwn, trainingMemory, trainingPeak);
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
    all.addAll(List.of(others));
    return List.copyOf(all);
  }
}
