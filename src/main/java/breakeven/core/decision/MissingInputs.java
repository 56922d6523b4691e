package breakeven.core.decision;

import breakeven.core.economics.Model;
import breakeven.core.economics.Section;
import breakeven.core.economics.Serving;
import breakeven.core.economics.TrainingRun;
import breakeven.core.expression.Constant;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.table.Workloads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a row must have before it can be decided: readable cells, and every price that its options
 * use.
 */
public final class MissingInputs extends Section {
  /** A spreadsheet shows no more digits, and no budget has them. */
  private static final Constant MOST = Constant.number("1e15", 1e15);

  /** Those of prices, names and dates, each with what a sentence says is missing. */
  final Map<Line, String> prices = new LinkedHashMap<>();

  private final Serving serving = model.serving;
  private final TrainingRun run = model.trainingRun;

  public final Line candidateUsed =
      flag(
          "Candidate used",
          "1 where the candidate's row gives a price, a size or a date that counts",
          serving.byToken.or(serving.onGpus).or(run.byApi).or(run.onGpus));

  public final Line gpuUsed =
      flag(
          "GPU used",
          "1 where the row's GPU gives a price or a capacity that counts",
          serving.onGpus.or(run.onGpus));

  public final Line cells =
      flag(
          "Cells missing",
          "1 where a cell of this row is missing, unreadable or out of range",
          in.faults.above(Constant.ZERO));

  /** Where a method or a serving is neither typed nor can be chosen. */
  public final Line shape =
      price(
          "a tuning method and a serving that can be chosen",
          "Shape missing",
          "1 where Tuning method or Serving is blank and none of those to compare fits",
          in.cell(Workloads.TUNING_METHOD).known().and(in.cell(Workloads.SERVING).known()).not());

  public final Line smallUnreadable =
      price(
          "the smaller model or its price",
          "Small model unreadable",
          "1 where Smaller model names no row, or a price cell of its row cannot be read or"
              + " converted",
          looked.smallFaults.above(Constant.ZERO));

  public final Line prompted =
      price(
          "the prompted model's price",
          "Prompted price missing",
          "1 where Prompted model names no row, or has neither a price nor a quoted bill",
          model.requests.prompted.known().and(looked.promptedRow.known()).not());

  public final Line promptedTooLong =
      price(
          "a prompted model that a request fits",
          "Prompted request does not fit",
          "1 where a request is longer than the Context of the prompted model, or that cannot be"
              + " read",
          model.tokens.promptedTooLong.or(
              looked.promptedRow.known().and(looked.prompted.context().known().not())));

  public final Line tuned =
      price(
          "the fine-tuned model's price",
          "Fine-tuned price missing",
          "1 where the fine-tuned model is paid by the token and has no price; the base price is"
              + " never assumed",
          serving.byToken.and(
              model.requests.tuned.known().and(model.servingPrices.hosting.known()).not()));

  public final Line gpu =
      price(
          "the GPU's price or capacity",
          "GPU missing",
          "1 where the fine-tuned model runs on a GPU without a price or a capacity",
          serving.onGpus.and(serving.gpuKnown.not()));

  public final Line fixedServing =
      price(
          "the serving cost",
          "Serving cost missing",
          "1 where Serving is Fixed and no serving cost is typed",
          in.cell(Workloads.SERVING).is("Fixed").and(serving.quoted.not()));

  public final Line trainingPrice =
      price(
          "the training price",
          "Training price missing",
          "1 where the provider trains and has no training price",
          run.byApi.and(looked.trainingPrice.known().and(looked.trainingMinimum.known()).not()));

  public final Line trainingGpu =
      price(
          "the model's size or the training GPU",
          "Training GPU missing",
          "1 where it is trained on GPUs without the model's size, or the card's price, memory or"
              + " peak",
          run.onGpus.and(
              looked
                  .size
                  .known()
                  .and(looked.activeSize.known())
                  .and(looked.trainingMemory.known())
                  .and(looked.trainingPeak.known())
                  .and(run.trainingHour.known())
                  .not()));

  public final Line embedding =
      price(
          "the embedding price",
          "Embedding price missing",
          "1 where retrieval is computed and the embedding model has no price",
          model
              .retrieval
              .setUp
              .known()
              .and(model.retrieval.perRequest.known())
              .and(model.retrieval.fixedMonth.known())
              .not());

  private final Expression datesBind =
      model.life.servedByProvider.or(in.cell(Workloads.TUNING_METHOD).is("Provider API"));

  /** Where anything of the candidate's row counts, be it no more than a date. */
  public final Expression candidateRead = candidateUsed.or(datesBind);

  public final Line dates =
      price(
          "the candidate's dates or context",
          "Dates unreadable",
          "1 where a last training date, a last service date or the Context of the candidate cannot"
              + " be read",
          candidateRead.and(
              looked
                  .serviceMonths
                  .known()
                  .and(looked.trainingMonths.known())
                  .and(looked.tuned.context().known())
                  .not()));

  public final Line figures =
      flag(
          "Figures missing",
          "1 where a total cannot be calculated, as without the exchange rate of an assumption, or"
              + " is above 1e15",
          model
              .totals
              .tcoPrompted
              .known()
              .and(model.totals.tcoTuned.known())
              .not()
              .or(model.totals.tcoPrompted.above(MOST))
              .or(model.totals.tcoTuned.above(MOST)));

  /** One of them is missing. */
  final Expression anyPrice =
      prices.keySet().stream().map(Expression.class::cast).reduce(Expression::or).orElseThrow();

  public final Line lacking =
      flag(
          "Inputs missing",
          "1 where anything of the above is missing: the row is Needs data and has no figures",
          cells.or(anyPrice).or(figures));

  /** Each of these flags, in the order in which they are reported. */
  public final List<Line> missing =
      Stream.of(Stream.of(cells), prices.keySet().stream(), Stream.of(figures))
          .flatMap(Function.identity())
          .toList();

  MissingInputs(Model model) {
    super(model, "What is missing");
  }

  /**
   * @param said what a sentence says is missing
   */
  private Line price(String said, String name, String meaning, Expression definition) {
    Line line = flag(name, meaning, definition);
    prices.put(line, said);
    return line;
  }
}
