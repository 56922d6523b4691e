package breakeven.batch;

import breakeven.decision.Decision;
import breakeven.economics.Model;
import breakeven.expression.Condition;
import breakeven.expression.Frame;
import breakeven.expression.Line;
import breakeven.input.WorkloadBatch;
import breakeven.price.Part;
import breakeven.price.Parts;
import breakeven.table.Column;
import breakeven.table.Workloads;

/**
 * What each workload of an evaluated batch takes from the price tables, by the flags of the model.
 */
final class RowParts {
  private static final Part[] PROMPTED = {
    Part.PROMPTED, Part.PROMPTED_INPUT, Part.PROMPTED_SERVICE
  };
  private static final Part[] OF_CANDIDATE = {
    Part.TUNED, Part.DATES, Part.SIZE, Part.TRAINING, Part.CAPACITY
  };
  private static final Part[] OF_GPU = {Part.RENTED, Part.SERVERLESS, Part.PURCHASE, Part.CAPACITY};
  private static final Part[] TRAINING_GPU = {
    Part.TRAINING_HOUR, Part.TRAINING_HOUR_OWN, Part.TRAINING_CARD
  };
  private static final Part[] SERVED = {
    Part.TUNED, Part.RENTED, Part.SERVERLESS, Part.PURCHASE, Part.CAPACITY
  };
  private static final Part[] TRAINED = {
    Part.TRAINING, Part.SIZE, Part.TRAINING_HOUR, Part.TRAINING_HOUR_OWN, Part.TRAINING_CARD
  };

  private final Model model;
  private final Frame frame;
  private final Condition onGpus;
  private final Condition candidateRead;

  RowParts(Evaluator evaluator) {
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
  Parts needed(WorkloadBatch batch, int i) {
    Parts parts = common(i, onGpus.holds(frame, i)).with(Part.PROMPTED_SERVICE, Part.SMALL);
    parts = parts.with(candidateRead.holds(frame, i), Part.DATES);
    parts = parts.with(flag(model.tuning.onGpus, i), Part.SIZE);
    parts = parts.with(flag(model.tuning.onGpus, i), Part.TRAINING_CARD);
    return readable(parts, batch, i);
  }

  /** What enters a figure of row {@code i}. */
  Parts used(WorkloadBatch batch, int i) {
    boolean served = onGpus.holds(frame, i) || flag(model.serving.smallOnGpus, i);
    Parts parts = common(i, served);
    parts = parts.with(flag(model.serving.smallByApi, i), Part.SMALL);
    return readable(parts, batch, i);
  }

  private Parts common(int i, boolean onGpus) {
    boolean bill = known(Workloads.PROMPTING_COST, i);
    boolean trainedOnGpus = flag(model.tuning.onGpus, i);
    boolean owned = flag(model.serving.owned, i);
    boolean carried = flag(model.retrieval.carriedByPrompted, i);
    boolean quotedRetrieval = known(Workloads.RETRIEVAL_COST, i);
    boolean setUp = flag(model.life.grounding, i) && !flag(model.life.hasRag, i);
    return Parts.NONE
        .with(!bill, Part.PROMPTED)
        .with(bill && flag(model.volume.addedTokens, i), Part.PROMPTED_INPUT)
        .with(flag(model.serving.byToken, i), Part.TUNED)
        .with(flag(model.tuning.byApi, i), Part.TRAINING)
        .with(onGpus && flag(model.serving.rented, i), Part.RENTED)
        .with(onGpus && flag(model.serving.serverless, i), Part.SERVERLESS)
        .with(onGpus && owned, Part.PURCHASE)
        .with(onGpus, Part.CAPACITY)
        .with(trainedOnGpus && !owned, Part.TRAINING_HOUR)
        .with(trainedOnGpus && owned, Part.TRAINING_HOUR_OWN)
        .with(setUp || carried && !quotedRetrieval, Part.EMBEDDING)
        .with(carried && !quotedRetrieval, Part.EMBEDDING_FEE);
  }

  private static Parts readable(Parts parts, WorkloadBatch batch, int i) {
    if (batch.errors(i) == 0) {
      return parts;
    }
    Parts left = without(parts, batch, i, Workloads.PROMPTED_MODEL, PROMPTED);
    left = without(left, batch, i, Workloads.PROMPTING_COST, PROMPTED);
    left = without(left, batch, i, Workloads.SMALLER_MODEL, Part.SMALL);
    left = without(left, batch, i, Workloads.CANDIDATE_MODEL, OF_CANDIDATE);
    if (!batch.typed(i, Workloads.SMALLER_MODEL)) {
      left = without(left, batch, i, Workloads.CANDIDATE_MODEL, Part.SMALL);
    }
    left = without(left, batch, i, Workloads.GPU, OF_GPU);
    left = without(left, batch, i, Workloads.GPU, TRAINING_GPU);
    left = without(left, batch, i, Workloads.SERVING_COST, SERVED);
    left = without(left, batch, i, Workloads.TRAINING_COST, TRAINED);
    left = without(left, batch, i, Workloads.TUNING_METHOD, TRAINED);
    return without(left, batch, i, Workloads.RETRIEVAL_COST, Part.EMBEDDING, Part.EMBEDDING_FEE);
  }

  private static Parts without(
      Parts parts, WorkloadBatch batch, int i, Column column, Part... those) {
    return batch.bad(i, column) ? parts.without(those) : parts;
  }

  private boolean known(Column column, int i) {
    return !Double.isNaN(frame.values(model.inputs.cell(column))[i]);
  }

  private boolean flag(Line line, int i) {
    return frame.values(line)[i] > 0;
  }
}
