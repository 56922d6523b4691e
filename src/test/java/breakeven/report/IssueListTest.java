package breakeven.report;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.model.Problem;
import breakeven.model.Severity;
import org.junit.jupiter.api.Test;

class IssueListTest {
  private static Problem problem(Severity severity, String sheet, String found) {
    return new Problem(severity, sheet, "A1", "", "", found, "Wrong", "Right it");
  }

  @Test
  void errorsComeFirstInTheOrderOfTheirComing() {
    IssueList issues = new IssueList();
    issues.add(problem(Severity.WARNING, "Workloads", "1"));
    issues.add(problem(Severity.ERROR, "Workloads", "2"));
    issues.add(problem(Severity.INFO, "Workloads", "3"));
    issues.add(problem(Severity.ERROR, "Workloads", "4"));
    assertThat(issues.listed()).extracting(Problem::found).containsExactly("2", "4", "1", "3");
    assertThat(issues.unlisted()).isZero();
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
    assertThat(issues.listed()).extracting(Problem::found).containsExactly("2", "3", "4", "6");
    issues.addShared(problem(Severity.ERROR, "Model prices", "7"));
    assertThat(issues.listed()).extracting(Problem::found).containsExactly("2", "3", "6", "7");
    issues.addShared(problem(Severity.WARNING, "Model prices", "8"));
    assertThat(issues.listed()).extracting(Problem::found).containsExactly("2", "3", "6", "7");
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
