package breakeven.core.economics;

import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * The costs that come month by month where a workload is served in one way: today's, or the one
 * that is advised. What each is spent on is said here, and nowhere else.
 */
public final class Course {
  private final List<MonthlyCost> costs = new ArrayList<>();

  /**
   * A way to serve a workload.
   *
   * @param largeShare requests that the large model answers
   * @param largePrice a request of a month to it
   * @param ownPrice a request of month 1 to the own model, where that is paid by the token
   * @param gpus what the own model's GPUs cost in a month: a product
   * @param hosting what is paid for serving in a month whatever the volume
   * @param retrieves a flag
   * @param tuned whether a fine-tuned model serves; a flag
   * @param migration what moving costs when the prompted model ends: a product
   * @param badAnswer bad answers of a request
   */
  public Course(
      Model model,
      Line largeShare,
      Line largePrice,
      Line ownPrice,
      List<Line> gpus,
      Line hosting,
      Line retrieves,
      Line tuned,
      List<Line> migration,
      Line badAnswer) {
    Volume volume = model.volume;
    Line requests = volume.requests;
    Releases releases = model.releases;
    Line again = model.monthly.retrains;
    add(CostKind.TOKENS, largeShare, requests, largePrice);
    add(CostKind.TOKENS, ownPrice, requests, volume.priceFactor);
    costs.add(new MonthlyCost(CostKind.GPUS, gpus));
    add(CostKind.GPUS, hosting, volume.inLife);
    add(CostKind.TRAINING, tuned, releases.retrainingFixed, again);
    add(CostKind.TRAINING, tuned, releases.retrainingGpus, again, volume.gpuFactor);
    add(CostKind.PEOPLE, tuned, releases.retrainingPeople, again);
    add(CostKind.EVALUATION, tuned, releases.releaseEvaluation, again);
    add(CostKind.EVALUATION, tuned, releases.upkeep, volume.inLife);
    add(CostKind.RETRIEVAL, retrieves, model.retrieval.perRequest, requests);
    add(CostKind.RETRIEVAL, retrieves, model.retrieval.fixedMonth, volume.inLife);
    List<Line> moves = new ArrayList<>(migration);
    moves.add(model.requests.migrates);
    costs.add(new MonthlyCost(CostKind.MIGRATION, moves));
    add(CostKind.BAD_ANSWERS, badAnswer, requests);
  }

  private void add(CostKind kind, Line... factors) {
    costs.add(new MonthlyCost(kind, factors));
  }

  /** The costs of a kind. */
  public List<MonthlyCost> of(CostKind kind) {
    return costs.stream().filter(cost -> cost.kind() == kind).toList();
  }

  /** What all of it comes to in a month, money. */
  Expression month() {
    return costs.stream().map(MonthlyCost::month).reduce(Expression::plus).orElseThrow();
  }
}
