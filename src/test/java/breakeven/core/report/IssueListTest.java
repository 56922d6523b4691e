package breakeven.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IssueListTest {
  private static Problem problem(Severity severity, String sheet, String found) {
    return new Problem(severity, sheet, "A1", "", "", found, "Wrong", "Right it");
  }

  @Test
  void errorsComeFirstAndWhatIsAlikeStaysInTheOrderOfItsComing() {
    IssueList issues = new IssueList();
    issues.add(problem(Severity.WARNING, "Workloads", "1"));
    issues.add(problem(Severity.ERROR, "Workloads", "2"));
    issues.add(problem(Severity.INFO, "Workloads", "3"));
    issues.add(problem(Severity.ERROR, "Workloads", "4"));
    assertThat(issues.listed()).extracting(Problem::found).containsExactly("2", "4", "1", "3");
    assertThat(issues.unlisted()).isZero();
  }

  /** Named by what is found, with what it touches. */
  private static Problem touching(
      Severity severity, String cell, String found, long workloads, double spend) {
    return new Problem(severity, "Prices", cell, "", "", found, "Wrong", "Right it")
        .touching(workloads, spend);
  }

  private static final List<Problem> RANKED =
      List.of(
          touching(Severity.ERROR, "A9", "stops 3, spend unknown", 3, Double.NaN),
          touching(Severity.ERROR, "A8", "stops 2, 500", 2, 500),
          touching(Severity.ERROR, "A7", "stops 2, 400", 2, 400),
          touching(Severity.ERROR, "Z9", "stops 1, row 9, column Z", 1, Double.NaN),
          touching(Severity.ERROR, "AA9", "stops 1, row 9, column AA", 1, Double.NaN),
          touching(Severity.ERROR, "A10", "stops 1, row 10", 1, Double.NaN),
          touching(Severity.ERROR, "A1", "stops none", 0, Double.NaN),
          touching(Severity.WARNING, "A6", "1 of 900", 1, 900),
          touching(Severity.WARNING, "A5", "5 of 800", 5, 800),
          touching(Severity.WARNING, "A4", "4 of 800", 4, 800),
          touching(Severity.WARNING, "A3", "1 of 0", 1, 0),
          touching(Severity.WARNING, "A2", "7, spend unknown", 7, Double.NaN));

  @Test
  void errorsAreRankedByTheWorkloadsThatTheyStopAndWarningsBySpend() {
    for (int seed = 0; seed < 20; seed++) {
      List<Problem> coming = new ArrayList<>(RANKED);
      Collections.shuffle(coming, new Random(seed));
      IssueList issues = new IssueList();
      coming.forEach(issues::add);
      assertThat(issues.listed()).as("seed " + seed).isEqualTo(RANKED);
    }
  }

  @Test
  void aCauseCountsTheWorkloadsThatItStops() {
    IssueList issues = new IssueList();
    issues.add(touching(Severity.ERROR, "A1", "x", 1, Double.NaN));
    issues.add(touching(Severity.ERROR, "A2", "y", 4, Double.NaN));
    issues.add(problem(Severity.ERROR, "Assumptions", "z"));
    assertThat(issues.causes(3)).extracting(IssueList.Cause::rows).containsExactly(5, 0);
  }

  @Test
  void whatIsPassedOnIsNotListed() {
    IssueList issues = new IssueList();
    List<Problem> told = new ArrayList<>();
    issues.tell(told::add);
    issues.passOn(problem(Severity.WARNING, "Workloads", "1"));
    assertThat(told).hasSize(1);
    assertThat(issues.count()).isZero();
    assertThat(issues.listed()).isEmpty();
  }

  @Test
  void allAreCountedAndTheGraverOnesKept() {
    IssueList issues = new IssueList(3);
    issues.add(problem(Severity.INFO, "Workloads", "1"));
    issues.add(problem(Severity.WARNING, "Workloads", "2"));
    issues.add(problem(Severity.WARNING, "Workloads", "3"));
    issues.add(problem(Severity.WARNING, "Workloads", "4"));
    issues.add(problem(Severity.ERROR, "Workloads", "5"));
    issues.add(problem(Severity.INFO, "Workloads", "6"));
    assertThat(issues.listed()).extracting(Problem::found).containsExactly("5", "2", "3");
    assertThat(issues.count(Severity.WARNING)).isEqualTo(3);
    assertThat(issues.count()).isEqualTo(6);
    assertThat(issues.unlisted()).isEqualTo(3);
  }

  @Test
  void whatManyWorkloadsHaveIsKeptBeforeWhatSingleOnesHave() {
    IssueList issues = new IssueList(4);
    issues.add(problem(Severity.WARNING, "Workloads", "1"));
    issues.add(problem(Severity.ERROR, "Workloads", "2"));
    issues.add(problem(Severity.ERROR, "Workloads", "3"));
    issues.add(problem(Severity.ERROR, "Workloads", "4"));
    issues.addShared(problem(Severity.WARNING, "Model prices", "5"));
    assertThat(issues.listed()).extracting(Problem::found).containsExactly("2", "3", "4", "5");
    issues.addShared(problem(Severity.ERROR, "Model prices", "6"));
    assertThat(issues.listed()).extracting(Problem::found).containsExactly("6", "2", "3", "4");
    issues.addShared(problem(Severity.ERROR, "Model prices", "7"));
    assertThat(issues.listed()).extracting(Problem::found).containsExactly("6", "7", "2", "3");
    issues.addShared(problem(Severity.WARNING, "Model prices", "8"));
    assertThat(issues.listed()).extracting(Problem::found).containsExactly("6", "7", "2", "3");
    issues.addShared(problem(Severity.ERROR, "Model prices", "9"));
    issues.addShared(problem(Severity.ERROR, "Model prices", "10"));
    issues.addShared(problem(Severity.ERROR, "Model prices", "11"));
    assertThat(issues.listed()).extracting(Problem::found).containsExactly("6", "7", "9", "10");
    assertThat(issues.unlisted()).isEqualTo(7);
  }

  @Test
  void errorsOfOneSheetAreFoundByItsName() {
    IssueList issues = new IssueList();
    issues.add(problem(Severity.WARNING, "Assumptions", "1"));
    issues.add(problem(Severity.ERROR, "assumptions", "2"));
    issues.add(problem(Severity.ERROR, "Workloads", "3"));
    assertThat(issues.errorsOn("Assumptions")).extracting(Problem::found).containsExactly("2");
  }
}
