package breakeven.core.evaluation;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Condition;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.price.Parts;
import breakeven.core.price.PriceItem;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;

/**
 * What each workload of an evaluated batch takes from the price tables, by the flags of the model.
 */
public final class RowParts {
  private static final PriceItem[] PROMPTED = {
    PriceItem.PROMPTED,
    PriceItem.PROMPTED_INPUT,
    PriceItem.PROMPTED_SERVICE,
    PriceItem.PROMPTED_CONTEXT
  };
  private static final PriceItem[] OF_CANDIDATE = {
    PriceItem.TUNED, PriceItem.DATES, PriceItem.SIZE, PriceItem.TRAINING, PriceItem.CAPACITY
  };
  private static final PriceItem[] OF_GPU = {
    PriceItem.RENTED, PriceItem.SERVERLESS, PriceItem.PURCHASE, PriceItem.CAPACITY
  };
  private static final PriceItem[] TRAINING_GPU = {
    PriceItem.TRAINING_HOUR, PriceItem.TRAINING_HOUR_OWN, PriceItem.TRAINING_CARD
  };
  private static final PriceItem[] SERVED = {
    PriceItem.TUNED, PriceItem.RENTED, PriceItem.SERVERLESS, PriceItem.PURCHASE, PriceItem.CAPACITY
  };
  private static final PriceItem[] TRAINED = {
    PriceItem.TRAINING,
    PriceItem.SIZE,
    PriceItem.TRAINING_HOUR,
    PriceItem.TRAINING_HOUR_OWN,
    PriceItem.TRAINING_CARD
  };

  private final Model model;
  private final Frame frame;
  private final Condition onGpus;
  private final Condition candidateRead;

  /**
   * What the rows of an evaluator take.
   *
   * @param evaluator whose frames the rows stand in
   */
  public RowParts(Evaluator evaluator) {
    Decision decision = evaluator.decision();
    model = decision.model;
    frame = evaluator.frame();
    onGpus = new Condition(model.serving.onGpus);
    candidateRead = new Condition(decision.needs.candidateRead);
  }

  /**
   * What row {@code i} cannot be decided without. Where a cell that would say so, or replace it,
   * cannot be read, that cell is the problem and its parts are not here.
   */
  public Parts needed(WorkloadBatch batch, int i) {
    Parts parts =
        common(i, onGpus.holds(frame, i))
            .with(PriceItem.PROMPTED_SERVICE, PriceItem.PROMPTED_CONTEXT, PriceItem.SMALL);
    parts = parts.with(candidateRead.holds(frame, i), PriceItem.DATES);
    parts = parts.with(flag(model.trainingRun.onGpus, i), PriceItem.SIZE);
    parts = parts.with(flag(model.trainingRun.onGpus, i), PriceItem.TRAINING_CARD);
    return readable(parts, batch, i);
  }

  /** What enters a figure of row {@code i}. */
  public Parts used(WorkloadBatch batch, int i) {
    boolean served = onGpus.holds(frame, i) || flag(model.serving.smallOnGpus, i);
    Parts parts = common(i, served);
    parts = parts.with(replaced(i), PriceItem.REPLACEMENT);
    parts = parts.with(flag(model.serving.smallByApi, i), PriceItem.SMALL);
    parts = parts.with(flag(model.rival.offered, i), PriceItem.RIVAL);
    return readable(parts, batch, i);
  }

  /** Whether requests of row {@code i} are priced at the Replacement of its prompted model. */
  private boolean replaced(int i) {
    return !Double.isNaN(frame.values(model.requests.replacement)[i])
        && flag(model.requests.promptedEnds, i);
  }

  private Parts common(int i, boolean onGpus) {
    boolean bill = known(Workloads.PROMPTING_COST, i);
    boolean trainedOnGpus = flag(model.trainingRun.onGpus, i);
    boolean owned = flag(model.serving.owned, i);
    boolean carried = flag(model.life.grounding, i) || flag(model.life.hasRag, i);
    boolean quotedRetrieval = known(Workloads.RETRIEVAL_COST, i);
    boolean setUp = flag(model.life.grounding, i) && !flag(model.today.retrieves, i);
    return Parts.NONE
        .with(!bill, PriceItem.PROMPTED)
        .with(bill && flag(model.tokens.addedTokens, i), PriceItem.PROMPTED_INPUT)
        .with(flag(model.serving.byToken, i), PriceItem.TUNED)
        .with(flag(model.trainingRun.byApi, i), PriceItem.TRAINING)
        .with(onGpus && flag(model.serving.rented, i), PriceItem.RENTED)
        .with(onGpus && flag(model.serving.serverless, i), PriceItem.SERVERLESS)
        .with(onGpus && owned, PriceItem.PURCHASE)
        .with(onGpus, PriceItem.CAPACITY)
        .with(trainedOnGpus && !owned, PriceItem.TRAINING_HOUR)
        .with(trainedOnGpus && owned, PriceItem.TRAINING_HOUR_OWN)
        .with(setUp || carried && !quotedRetrieval, PriceItem.EMBEDDING)
        .with(carried && !quotedRetrieval, PriceItem.EMBEDDING_FEE);
  }

  private static Parts readable(Parts parts, WorkloadBatch batch, int i) {
    if (batch.errors(i) == 0) {
      return parts;
    }
    Parts left = without(parts, batch, i, Workloads.PROMPTED_MODEL, PROMPTED);
    left = without(left, batch, i, Workloads.PROMPTING_COST, PROMPTED);
    left = without(left, batch, i, Workloads.SMALLER_MODEL, PriceItem.SMALL);
    left = without(left, batch, i, Workloads.CANDIDATE_MODEL, OF_CANDIDATE);
    if (!batch.typed(i, Workloads.SMALLER_MODEL)) {
      left = without(left, batch, i, Workloads.CANDIDATE_MODEL, PriceItem.SMALL);
    }
    left = without(left, batch, i, Workloads.GPU, OF_GPU);
    left = without(left, batch, i, Workloads.GPU, TRAINING_GPU);
    left = without(left, batch, i, Workloads.SERVING_COST, SERVED);
    left = without(left, batch, i, Workloads.TRAINING_COST, TRAINED);
    left = without(left, batch, i, Workloads.TUNING_METHOD, TRAINED);
    return without(
        left, batch, i, Workloads.RETRIEVAL_COST, PriceItem.EMBEDDING, PriceItem.EMBEDDING_FEE);
  }

  private static Parts without(
      Parts parts, WorkloadBatch batch, int i, Column column, PriceItem... those) {
    return batch.bad(i, column) ? parts.without(those) : parts;
  }

  private boolean known(Column column, int i) {
    return !Double.isNaN(frame.values(model.inputs.cell(column))[i]);
  }

  private boolean flag(Line line, int i) {
    return frame.values(line)[i] > 0;
  }
}
