package breakeven.app.batch;

import breakeven.core.cycle.LogChain;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Text;
import breakeven.core.model.Severity;
import breakeven.core.report.Comparison;
import breakeven.core.report.IssueList;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.SummaryData;
import breakeven.core.report.Totals;
import breakeven.workbook.write.SummaryAnswer;
import breakeven.xlsx.ooxml.SheetNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a review says on the terminal: the answer first, then verdicts, issues and files. */
final class TerminalReport {
  private final RunReport report;
  private final ReviewOptions options;
  private final Results results;
  private final IssueList issues;
  private final WorkloadsInput workloads;
  private final SimulationSettings drawing;
  private final @Nullable Comparison comparison;
  private final List<LogChain.Fault> logFaults;

  TerminalReport(RunReport report, ReviewInputs prepared, ReviewResults findings) {
    this.report = report;
    options = prepared.options();
    results = findings.results();
    issues = prepared.issues();
    drawing = prepared.drawing();
    workloads = prepared.workloads();
    comparison = findings.comparison();
    logFaults = findings.outcomes().logFaults();
  }

  /** The lines on the terminal. */
  List<String> lines() {
    SummaryData summary = report.summary(SheetNames.usual());
    List<String> lines = new ArrayList<>();
    lines.add(report.fileName() + ", reviewed on " + options.asOf());
    report.head().forEach(problem -> lines.add(problem.withFix()));
    if (!options.where().isEmpty()) {
      lines.add("only workloads with " + report.where() + ": " + report.reviewed());
    }
    lines.addAll(SummaryAnswer.spoken(summary));
    lines.addAll(table(SummaryAnswer.inOrder(summary), summary));
    lines.add(
        counted(issues.count(Severity.ERROR), "error")
            + ", "
            + counted(issues.count(Severity.WARNING), "warning")
            + listed());
    workloads.header().problems().stream()
        .filter(problem -> problem.severity() == Severity.INFO)
        .forEach(problem -> lines.add(problem.problem()));
    if (!logFaults.isEmpty()) {
      lines.add("Decision log: " + LogChain.said(logFaults) + ". " + LogChain.REMEDY);
    }
    if (comparison != null) {
      lines.add(comparison.sentence());
    } else if (report.carriedOn()) {
      lines.add("no earlier review is beside it to compare with: --previous LAST.xlsx names one");
    }
    if (drawing.count().draws() == 0) {
      lines.add(drawing.count().warning());
    }
    List<String> written = written();
    lines.add(
        written.isEmpty() ? "nothing was written" : "written to " + String.join(", ", written));
    if (summary.portfolio().undecided()) {
      lines.add("nothing could be decided");
    }
    return lines;
  }

  /** Where they are listed; what to do where the only file that is written has no room for them. */
  private String listed() {
    if (options.workbook() == null && options.csv() == null && options.json() == null) {
      return "; --csv DIR or --json FILE lists them";
    }
    return ", "
        + (issues.unlisted() == 0
            ? ""
            : "the gravest " + (issues.count() - issues.unlisted()) + " ")
        + "listed on "
        + results.issuesSheet();
  }

  private List<String> written() {
    return Stream.of(options.output(), options.csv(), options.json())
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .toList();
  }

  /** Verdicts with their workloads and money, each group in a column of its own. */
  private static List<String> table(List<Totals.ByVerdict> verdicts, SummaryData summary) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "Verdict, " + summary.currency(),
            "workloads",
            List.of(PortfolioMoney.READY_WORDS, "costs more", "if tests go well", "blocked")));
    verdicts.forEach(verdict -> lines.add(row(verdict.verdict(), verdict.rows(), verdict.money())));
    if (verdicts.size() > 1) {
      lines.add(row("All", summary.portfolio().workloads(), summary.portfolio().money()));
    }
    return lines;
  }

  private static String row(String name, int workloads, PortfolioAmounts money) {
    return row(
        name,
        Text.fixed(workloads, 0),
        Stream.of(
                money.of(PortfolioFigure.EXPECTED_READY),
                money.of(PortfolioFigure.EXPECTED_RESTORING),
                money.of(PortfolioFigure.EXPECTED_PENDING),
                money.of(PortfolioFigure.EXPECTED_BLOCKED))
            .map(amount -> amount == 0 ? "-" : Text.fixed(amount, 0))
            .toList());
  }

  private static String row(String name, String workloads, List<String> amounts) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-24s", name));
    line.append(String.format(Locale.ROOT, "%10s", workloads));
    amounts.forEach(amount -> line.append(String.format(Locale.ROOT, "%19s", amount)));
    return line.toString();
  }

  static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
