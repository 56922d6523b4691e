package breakeven.app.batch;

import breakeven.core.cycle.DecisionMemory;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.evaluation.BatchEvaluation;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.evaluation.SharedProblems;
import breakeven.core.evaluation.UntypedCaching;
import breakeven.core.input.Finding;
import breakeven.core.input.StoredAsText;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.report.IssueList;
import breakeven.core.report.UnitLabel;
import breakeven.core.table.Workloads;
import breakeven.core.uncertainty.MonteCarlo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reviews all workloads batch by batch, several side by side, and gathers what was found in the
 * order of the file.
 */
final class ReviewLoop {
  private final ReviewInputs prepared;
  private final Results results;
  private final PortfolioAnalyses further;
  private final ShapeList shapes;
  private final RealisedReview outcomes;
  private final @Nullable Previous previous;
  private final List<BatchReview> hired = new ArrayList<>();
  private final UntypedCaching caching;
  private final StoredAsText storedAsText = new StoredAsText();

  /**
   * What workers need, and where what they find goes.
   *
   * @param findings takes all that is found out
   */
  ReviewLoop(ReviewInputs prepared, ReviewResults findings) {
    this.prepared = prepared;
    caching = new UntypedCaching(prepared.decision());
    results = findings.results();
    further = findings.further();
    shapes = findings.shapes();
    previous = findings.previous();
    outcomes = findings.outcomes();
  }

  /** A batch, and what is wrong in its rows. */
  private record Read(WorkloadBatch batch, List<Problem> problems) {}

  /**
   * Reviews all.
   *
   * @param workers batches in work at once
   */
  void all(int workers, Progress progress) throws IOException {
    WorkloadsInput workloads = prepared.workloads();
    progress.begin("deciding", "workloads", workloads.count());
    List<Problem> read = new ArrayList<>();
    try (WorkloadsInput.Batches batches = workloads.batches(read::add);
        OrderedWorkers<BatchReview, Read, BatchReview> reviews =
            new OrderedWorkers<>(
                workers,
                this::newWorker,
                (review, one) -> review.of(one.batch(), one.problems()),
                review -> take(review, progress))) {
      for (WorkloadBatch batch : batches) {
        reviews.submit(new Read(batch, List.copyOf(read)));
        read.clear();
      }
      reviews.finish();
    }
    progress.close();
    read.forEach(prepared.issues()::add);
    finish(progress);
    RunEvents.decided(prepared, results);
  }

  /** Adds what was found out about a batch to the whole. */
  private void take(BatchReview review, Progress progress) {
    BatchEvaluation found = review.found();
    WorkloadBatch batch = found.batch();
    found.problems().forEach(this::list);
    prepared.shared().addAll(found.shared());
    found.shared().forEach(prepared.issues()::passOn);
    for (int i = 0; i < batch.size(); i++) {
      double paid = found.paidToday(i);
      caching.add(found, i);
      prepared.use().add(found.used(i), found.parts(i), paid);
      doubtApproval(batch, i);
    }
    further.add(found);
    shapes.add(found);
    results.add(review);
    outcomes.take(found);
    if (previous != null) {
      previous.take(found);
    }
    progress.advance(batch.size());
  }

  private void list(Problem problem) {
    if (storedAsText.takes(problem)) {
      prepared.issues().passOn(problem);
    } else {
      prepared.issues().add(problem);
    }
  }

  /** Names an approval that may be the owner's own. */
  private void doubtApproval(WorkloadBatch batch, int i) {
    DecisionMemory memory = prepared.memory();
    if (!memory.rules().fourEyes()) {
      return;
    }
    String id = batch.texts(Workloads.ID)[i];
    TypedDecision typed = memory.typed(id == null ? "" : id, batch.name(i));
    String owner = UnitLabel.of(batch, i, Workloads.OWNER);
    String doubt =
        typed.choice() == TypedDecision.Choice.APPROVE
            ? memory.rules().doubt(typed.by(), owner)
            : "";
    if (!doubt.isEmpty()) {
      Place place = prepared.workloads().header().place(batch.row(i), Workloads.OWNER);
      prepared
          .issues()
          .add(
              Finding.warning(owner, doubt, "Let somebody else approve, or write both in full")
                  .at(
                      prepared.workloads().sheet().name(),
                      place == null ? "" : place.cell(),
                      Workloads.OWNER.header())
                  .of(batch.name(i)));
    }
  }

  private void finish(Progress progress) throws IOException {
    results.finish();
    hired.forEach(this::addUp);
    MonteCarlo draws = prepared.evaluator().draws();
    if (draws != null) {
      results.charted().expect(draws.readyByMonth(), draws.fewerByMonth());
    }
    further.finish(results.recommended());
    outcomes.finish();
    SharedProblems shared = prepared.shared();
    IssueList issues = prepared.issues();
    List<Problem> ofShipped = new ArrayList<>();
    shared.tell(
        problem -> {
          if (prepared.use().isOfShipped(problem)) {
            ofShipped.add(problem);
          } else {
            issues.addShared(problem);
          }
        });
    storedAsText.tell(issues::addShared);
    caching.tell(issues::addShared, prepared.workloads().header(), prepared.currency());
    prepared.use().tell(issues::addShared, shared::has, ofShipped);
    if (previous != null) {
      previous.finish(progress);
    }
  }

  /** Adds up what a worker has found out about its workloads together. */
  private void addUp(BatchReview review) {
    further.add(review.found().portfolio());
    MonteCarlo all = prepared.evaluator().draws();
    MonteCarlo some = review.found().draws();
    if (all != null && some != null && some != all) {
      all.addAll(some);
    }
  }

  /**
   * A worker. Each has its own prices and draws, since what a name leads to is kept there once it
   * was asked for.
   */
  private BatchReview newWorker() {
    Evaluator evaluator = prepared.evaluator();
    if (!hired.isEmpty()) {
      evaluator = evaluator.another(prepared.book(), prepared.options().asOf());
      evaluator.remember(prepared.memory());
    }
    hired.add(
        new BatchReview(
            evaluator,
            prepared.book(),
            results,
            prepared.shapes(),
            prepared.searched(),
            further.part()));
    return hired.get(hired.size() - 1);
  }
}
