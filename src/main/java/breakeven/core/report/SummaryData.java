package breakeven.core.report;

import breakeven.core.cycle.Realised;
import breakeven.core.decision.Decision;
import breakeven.core.model.Problem;
import breakeven.core.price.PriceAge;
import breakeven.core.shape.ShapeTotals;
import breakeven.core.uncertainty.DrawCount;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the first page tells of a review.
 *
 * @param fileName the name of the reviewed file, without its folder
 * @param asOf the review date
 * @param currency the reporting currency
 * @param workloadsSheet the sheet of the workloads, to which the rows that matter most are linked;
 *     empty: no links
 * @param portfolio counts and money
 * @param headErrors errors about the assumptions, which touch every row
 * @param causes the errors that keep most workloads from a verdict
 * @param errors number of errors
 * @param warnings number of warnings
 * @param assumptionsAtDefault how many assumptions are at their shipped value
 * @param assumptions how many there are
 * @param draws draws a workload for the chance of payback
 * @param insights chance, next steps and investing
 * @param shapes what better shapes are worth
 * @param highlights the largest decisions, and what is urgent
 * @param ruleOfThumb what the rows say of the rule of thumb
 * @param units what is ready to approve by business unit
 * @param prices age of the prices used
 * @param sheets our other sheets, in the order of the links
 * @param approved changes that are approved on {@code Decisions} and not carried out
 * @param changes what has changed since an earlier review, in one sentence; empty where it is
 *     compared with none
 * @param notes what else is to be known, one sentence each
 * @param realised what became of decisions
 * @param scenario the word of the scenario that it is made in
 * @param otherScenarios what the portfolio comes to in the others, by their words; empty where that
 *     was not calculated
 */
public record SummaryData(
    String fileName,
    LocalDate asOf,
    String currency,
    String workloadsSheet,
    Portfolio portfolio,
    List<Problem> headErrors,
    List<IssueList.Cause> causes,
    long errors,
    long warnings,
    int assumptionsAtDefault,
    int assumptions,
    DrawCount draws,
    Insights insights,
    ShapeTotals shapes,
    Highlights highlights,
    RuleOfThumbFigures ruleOfThumb,
    BusinessUnits units,
    PriceAge prices,
    List<String> sheets,
    int approved,
    String changes,
    List<String> notes,
    Realised realised,
    String scenario,
    Map<String, Portfolio> otherScenarios) {
  public SummaryData {
    headErrors = List.copyOf(headErrors);
    causes = List.copyOf(causes);
    sheets = List.copyOf(sheets);
    notes = List.copyOf(notes);
  }

  /**
   * Counts and money of the whole portfolio; see {@link Totals}.
   *
   * @param money what all workloads add up to; the sum of what {@code verdicts} have
   * @param withoutFigures workloads whose cells or prices are missing
   * @param meanUtilisationAlone NaN where no workload rents GPUs for itself alone
   */
  public record Portfolio(
      int workloads,
      List<Totals.ByVerdict> verdicts,
      int shortestHorizon,
      int longestHorizon,
      PortfolioAmounts money,
      int withoutFigures,
      int withIssues,
      int closed,
      int unpricedToday,
      int aloneOnGpus,
      double meanUtilisationAlone) {
    public Portfolio {
      verdicts = List.copyOf(verdicts);
    }

    /** The figures as they are when the last row has been added. */
    public static Portfolio of(Totals totals) {
      return new Portfolio(
          totals.total(),
          totals.byVerdict(),
          totals.shortestHorizon(),
          totals.longestHorizon(),
          totals.money(),
          totals.withoutFigures(),
          totals.withIssues(),
          totals.closed(),
          totals.unpricedToday(),
          totals.aloneOnGpus(),
          totals.meanUtilisationAlone());
    }

    /** Workloads whose fine-tuned model cannot go on: carrying on has no cost to compare with. */
    public int mustMove() {
      return workloads - money.counted() - withoutFigures - unpricedToday;
    }

    /** Whether no workload has a verdict, since each of them lacks something. */
    public boolean undecided() {
      return workloads > 0 && decided() == 0;
    }

    /** Workloads that lack something which their verdict depends on. */
    public int needData() {
      return rows(Decision.NEEDS_DATA);
    }

    /** Whether that holds for more workloads than have a verdict. */
    public boolean mostNeedData() {
      return needData() > decided();
    }

    /** Workloads that have a verdict. */
    public int decided() {
      return workloads - needData();
    }

    /** Workloads of one verdict; 0 where the word is none. */
    public int rows(String verdict) {
      return verdicts.stream()
          .filter(v -> v.verdict().equals(verdict))
          .mapToInt(Totals.ByVerdict::rows)
          .sum();
    }
  }
}
