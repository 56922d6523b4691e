package breakeven.workbook.calculation;

import breakeven.core.economics.CostKind;
import breakeven.core.economics.Model;
import breakeven.core.economics.MonthlyCost;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each option costs before month 1 and in each month, kind by kind. */
final class OptionParts {
  /**
   * A kind of cost of an option.
   *
   * @param once before month 1; null where there is nothing
   * @param month in a month
   */
  record Part(CostKind kind, @Nullable Expression once, Expression month) {}

  private final Model model;
  private final Line requests;
  private final Line inLife;
  private final Line serves;

  OptionParts(Model model) {
    this.model = model;
    requests = model.volume.requests;
    inLife = model.volume.inLife;
    serves = model.volume.inProduction;
  }

  /** Today's approach, carried on: nothing is bought. */
  List<Part> today() {
    List<Part> parts = new ArrayList<>();
    for (CostKind kind : CostKind.values()) {
      model.carriedOn.costs.of(kind).stream()
          .map(MonthlyCost::month)
          .reduce(Expression::plus)
          .ifPresent(month -> parts.add(new Part(kind, null, month)));
    }
    return parts;
  }

  /** Prompting the large model. */
  List<Part> large() {
    return List.of(
        new Part(CostKind.TOKENS, null, requests.times(model.requests.large)),
        retrieval(model.retrieval.carriedByPrompted, inLife, requests),
        new Part(
            CostKind.MIGRATION,
            null,
            model.requests.migrates.times(inLife).times(model.releases.migration)),
        new Part(CostKind.BAD_ANSWERS, null, requests.times(model.quality.badPrompted)));
  }

  /** The small option by the token. */
  Expression smallByToken() {
    return requests.times(model.requests.small).times(model.volume.priceFactor);
  }

  /** The small option on the row's GPUs or hardware. */
  Expression smallOnGpus() {
    return model
        .replicas
        .gpusRentedSmall
        .times(model.servingPrices.gpuMonthPrice)
        .plus(model.replicas.paidSecondsSmall.times(model.servingPrices.secondPrice))
        .times(model.volume.gpuFactor)
        .plus(
            inLife
                .times(model.servingPrices.replicaRunning)
                .times(model.replicas.mostReplicasSmall));
  }

  /** What the small option costs whichever way it is served. */
  List<Part> small() {
    return List.of(
        retrieval(model.today.grounding, inLife, requests),
        new Part(CostKind.BAD_ANSWERS, null, requests.times(model.quality.badSmall)));
  }

  /** Requests that the fine-tuned model serves in a month. */
  private Expression served() {
    return serves.times(requests);
  }

  /** The fine-tuned model in production; what serves the lead time comes apart. */
  List<Part> tuned() {
    var releases = model.releases;
    Line again = model.monthly.retrains;
    return List.of(
        new Part(
            CostKind.TOKENS,
            null,
            served()
                .times(
                    model
                        .monthly
                        .tunedPrice
                        .times(model.volume.priceFactor)
                        .plus(model.monthly.escalated))),
        new Part(
            CostKind.GPUS,
            model.runningCost.hardwareTuned,
            model.monthly.tunedGpus.plus(serves.times(model.monthly.tunedHosting))),
        new Part(
            CostKind.TRAINING,
            releases.firstTraining,
            again.times(
                releases.retrainingFixed.plus(
                    releases.retrainingGpus.times(model.volume.gpuFactor)))),
        new Part(CostKind.PEOPLE, releases.firstPeople, again.times(releases.retrainingPeople)),
        new Part(
            CostKind.EVALUATION,
            releases.firstEvaluation,
            again.times(releases.releaseEvaluation).plus(serves.times(releases.upkeep))),
        retrieval(model.today.grounding, serves, served()),
        new Part(CostKind.BAD_ANSWERS, null, served().times(model.quality.badTuned)));
  }

  private Part retrieval(Expression carries, Line months, Expression requests) {
    return new Part(
        CostKind.RETRIEVAL,
        model.retrieval.setUp,
        carries.times(
            requests
                .times(model.retrieval.perRequest)
                .plus(months.times(model.retrieval.fixedMonth))));
  }
}
