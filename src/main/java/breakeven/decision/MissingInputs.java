package breakeven.decision;

import breakeven.economics.Model;
import breakeven.expression.Constant;
import breakeven.expression.Expression;
import breakeven.expression.Line;
import breakeven.expression.Lines;
import breakeven.expression.Unit;
import breakeven.price.PriceVariables;
import breakeven.table.Workloads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a row must have before it can be decided: readable cells, and every price that its options
 * use.
 */
public final class MissingInputs {
  /** A spreadsheet shows no more digits, and no budget has them. */
  private static final Constant MOST = Constant.number("1e15", 1e15);

  private final Lines lines;

  public final Line candidateUsed;
  public final Line gpuUsed;
  public final Line cells;
  public final Line smallUnreadable;
  public final Line prompted;
  public final Line tuned;
  public final Line gpu;
  public final Line fixedServing;
  public final Line trainingPrice;
  public final Line trainingGpu;
  public final Line embedding;
  public final Line dates;
  public final Line figures;
  public final Line lacking;

  /** Where anything of the candidate's row counts, be it no more than a date. */
  public final Expression candidateRead;

  /** Each of these flags, in the order in which they are told. */
  public final List<Line> missing;

  /** Those of prices, names and dates, each with what a sentence says is missing. */
  final Map<Line, String> prices = new LinkedHashMap<>();

  /** One of them is missing. */
  final Expression anyPrice;

  MissingInputs(Model model) {
    lines = model.lines;
    lines.group("What is missing");
    PriceVariables looked = model.looked;
    var serving = model.serving;
    var tuning = model.tuning;
    candidateUsed =
        flag(
            "Candidate used",
            "1 where the candidate's row gives a price, a size or a date that counts",
            serving.byToken.or(serving.onGpus).or(tuning.byApi).or(tuning.onGpus));
    gpuUsed =
        flag(
            "GPU used",
            "1 where the row's GPU gives a price or a capacity that counts",
            serving.onGpus.or(tuning.onGpus));
    cells =
        flag(
            "Cells missing",
            "1 where a cell of this row is missing, unreadable or out of range",
            model.inputs.faults.above(Constant.ZERO));
    smallUnreadable =
        price(
            "the smaller model or its price",
            "Small model unreadable",
            "1 where Smaller model names no row, or a price cell of its row cannot be read or converted",
            looked.smallFaults.above(Constant.ZERO));
    prompted =
        price(
            "the prompted model's price",
            "Prompted price missing",
            "1 where Prompted model names no row, or has neither a price nor a quoted bill",
            model.requests.prompted.known().and(looked.promptedRow.known()).not());
    tuned =
        price(
            "the fine-tuned model's price",
            "Fine-tuned price missing",
            "1 where the fine-tuned model is paid by the token and has no price; the base price is never assumed",
            serving.byToken.and(model.requests.tuned.known().and(serving.hosting.known()).not()));
    gpu =
        price(
            "the GPU's price or capacity",
            "GPU missing",
            "1 where the fine-tuned model runs on a GPU without a price or a capacity",
            serving.onGpus.and(serving.gpuKnown.not()));
    fixedServing =
        price(
            "the serving cost",
            "Serving cost missing",
            "1 where Serving is Fixed and no serving cost is typed",
            model.inputs.cell(Workloads.SERVING).is("Fixed").and(serving.quoted.not()));
    trainingPrice =
        price(
            "the training price",
            "Training price missing",
            "1 where the provider trains and has no training price",
            tuning.byApi.and(
                looked.trainingPrice.known().and(looked.trainingMinimum.known()).not()));
    trainingGpu =
        price(
            "the model's size or the training GPU",
            "Training GPU missing",
            "1 where it is trained on GPUs, and the model's size or the card's price, memory or peak is not known",
            tuning.onGpus.and(
                looked
                    .size
                    .known()
                    .and(looked.activeSize.known())
                    .and(looked.trainingMemory.known())
                    .and(looked.trainingPeak.known())
                    .and(tuning.trainingHour.known())
                    .not()));
    embedding =
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
    Expression datesBind =
        model.life.servedByProvider.or(
            model.inputs.cell(Workloads.TUNING_METHOD).is("Provider API"));
    candidateRead = candidateUsed.or(datesBind);
    dates =
        price(
            "the candidate's dates",
            "Dates unreadable",
            "1 where a last training or last service date of the candidate cannot be read",
            candidateRead.and(
                looked.serviceMonths.known().and(looked.trainingMonths.known()).not()));
    figures =
        flag(
            "Figures missing",
            "1 where a total cannot be calculated, for example for want of an exchange rate of an assumption, or is above 1e15",
            model
                .totals
                .tcoPrompted
                .known()
                .and(model.totals.tcoTuned.known())
                .not()
                .or(model.totals.tcoPrompted.above(MOST))
                .or(model.totals.tcoTuned.above(MOST)));
    anyPrice =
        prices.keySet().stream().map(Expression.class::cast).reduce(Expression::or).orElseThrow();
    lacking =
        flag(
            "Inputs missing",
            "1 where anything of the above is missing: the row is Needs data and has no figures",
            cells.or(anyPrice).or(figures));
    missing = new ArrayList<>(List.of(cells));
    missing.addAll(prices.keySet());
    missing.add(figures);
  }

  /**
   * @param said what a sentence says is missing
   */
  private Line price(String said, String name, String meaning, Expression definition) {
    Line line = flag(name, meaning, definition);
    prices.put(line, said);
    return line;
  }

  private Line flag(String name, String meaning, Expression definition) {
    return lines.line(name, Unit.FLAG, meaning, definition);
  }
}
