package breakeven.write;

import breakeven.decision.Decision;
import breakeven.live.LiveModel;
import breakeven.report.SummaryData;
import java.util.function.IntFunction;

/**
 * What {@code Summary} says first, in sentences that follow its figures.
 *
 * @param ofTuning the formula of what a column of the table of verdicts sums to over those that ask
 *     for fine-tuning; asked for once the table has its place
 * @param ofAll the cell with the sum of a column of that table; likewise
 */
record SummaryAnswer(SummaryData data, IntFunction<String> ofTuning, IntFunction<String> ofAll) {
  /** The day, the currency and the horizons. */
  CellSentence amounts() {
    int from = data.portfolio().shortestHorizon();
    int to = data.portfolio().longestHorizon();
    CellSentence horizons =
        new CellSentence()
            .words(" of ")
            .where(
                from == to,
                model -> model.portfolio().shortestHorizon() + "=" + longest(model),
                new CellSentence(),
                new CellSentence()
                    .number(from, model -> model.portfolio().shortestHorizon())
                    .words(" to "))
            .number(to, SummaryAnswer::longest)
            .where(
                to == 1,
                model -> longest(model) + "=1",
                new CellSentence().words(" month"),
                new CellSentence().words(" months"));
    return new CellSentence()
        .words(
            "Reviewed on "
                + data.asOf()
                + ". Amounts in "
                + data.currency()
                + ", over each workload's own horizon")
        .where(to == 0, model -> longest(model) + "=0", new CellSentence(), horizons)
        .words(".");
  }

  private static String longest(LiveModel model) {
    return model.portfolio().longestHorizon();
  }

  /** How many workloads should be fine-tuned. */
  CellSentence answer() {
    SummaryData.Portfolio p = data.portfolio();
    if (p.workloads() == 0) {
      return new CellSentence().words("No workload was found.");
    }
    String of = " of " + Counted.of(p.workloads(), "workload") + " should be fine-tuned";
    return new CellSentence()
        .where(
            tuned() == 0,
            model -> ofTuning.apply(SummarySheet.COUNTS) + "=0",
            new CellSentence().words("None"),
            new CellSentence().number(tuned(), model -> ofTuning.apply(SummarySheet.COUNTS)))
        .words(of)
        .where(
            false,
            model -> model.portfolio().toReview() + ">0",
            new CellSentence()
                .words("; ")
                .number(0, model -> model.portfolio().toReview())
                .words(" of them can only be decided by a new review."),
            new CellSentence().words("."));
  }

  /** What it is worth, and what is pending. */
  CellSentence money() {
    SummaryData.Portfolio p = data.portfolio();
    double tunedMoney =
        p.verdicts().stream()
            .filter(v -> Decision.tunes(v.verdict()))
            .mapToDouble(v -> v.money().readyToApprove())
            .sum();
    CellSentence byTuning =
        new CellSentence()
            .words(", ")
            .number(tunedMoney, model -> ofTuning.apply(SummarySheet.READY))
            .words(" " + data.currency() + " of it by fine-tuning");
    CellSentence waiting =
        new CellSentence()
            .words("; ")
            .number(p.money().pending(), model -> model.portfolio().pending())
            .where(
                p.money().pending() == 1,
                model -> model.portfolio().pending() + "=1",
                new CellSentence().words(" workload is"),
                new CellSentence().words(" workloads are"))
            .words(" pending evidence worth ")
            .number(p.money().pendingEvidence(), model -> ofAll.apply(SummarySheet.PENDING))
            .words(" " + data.currency() + ".");
    return new CellSentence()
        .number(p.money().readyToApprove(), model -> ofAll.apply(SummarySheet.READY))
        .words(" " + data.currency() + " is ready to approve")
        .where(
            tuned() > 0,
            model -> ofTuning.apply(SummarySheet.COUNTS) + ">0",
            byTuning,
            new CellSentence())
        .where(
            p.money().pending() == 0,
            model -> model.portfolio().pending() + "=0",
            new CellSentence().words("; nothing is pending evidence."),
            waiting)
        .where(
            p.withoutFigures() == 0,
            model -> model.portfolio().withoutFigures() + "=0",
            new CellSentence(),
            new CellSentence()
                .words(" Without figures: ")
                .number(p.withoutFigures(), model -> model.portfolio().withoutFigures())
                .words("; Why says what is missing."));
  }

  private long tuned() {
    return Decision.TUNING.stream().mapToLong(data.portfolio()::rows).sum();
  }
}
