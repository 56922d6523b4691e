package breakeven.core.report;

import breakeven.core.expression.Text;
import breakeven.core.guard.Rule;
import breakeven.core.input.Finding;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.price.ValueAtStake;
import breakeven.core.table.Sheets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check of prices tells on the terminal: a line and a fix for each finding, those with the
 * most money first. What only says how a price was noted down is reported for the rows in use, and
 * counted for the others.
 */
public final class PriceWarningReport {
  private record Finding(Problem problem, @Nullable ValueAtStake stake) {
    double money() {
      return stake == null ? 0 : stake.money();
    }

    long workloads() {
      return stake == null ? 0 : stake.workloads();
    }
  }

  private record Idle(String sheet, Rule rule) {}

  /** Errors first: what depends on them has no figures. */
  private static final Comparator<Finding> BY_MONEY =
      Comparator.comparing((Finding finding) -> finding.problem().severity())
          .thenComparing(
              Comparator.comparingDouble(Finding::money)
                  .thenComparingLong(Finding::workloads)
                  .reversed());

  private final String fileName;
  private final LocalDate asOf;
  private final String currency;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Idle, Integer> idle = new LinkedHashMap<>();
  private final Map<Problem, ValueAtStake> gaps = new LinkedHashMap<>();
  private int idleRows;

  /**
   * The findings of one workbook.
   *
   * @param currency the reporting currency, which all money is in
   */
  public PriceWarningReport(String fileName, LocalDate asOf, String currency) {
    this.fileName = fileName;
    this.asOf = asOf;
    this.currency = currency;
  }

  /**
   * Takes a finding.
   *
   * @param rule the guard's rule; null where it is another doubt
   * @param stake what depends on it; null where nothing does
   */
  public void add(@Nullable Rule rule, Problem problem, @Nullable ValueAtStake stake) {
    if (stake == null && rule != null && !rule.ofFigures()) {
      idle.merge(new Idle(problem.sheet(), rule), 1, Integer::sum);
      idleRows++;
    } else {
      findings.add(new Finding(problem, stake));
    }
  }

  /** Takes a price that a workload lacks; the same of several workloads is reported once. */
  public void gap(Problem problem) {
    gaps.computeIfAbsent(problem.of(""), key -> new ValueAtStake())
        .add(problem.workload(), Double.NaN);
  }

  /** All findings, those of rows that no workload uses included. */
  public int count() {
    long same = findings.stream().filter(each -> gaps.containsKey(each.problem())).count();
    return findings.size() - (int) same + gaps.size() + idleRows;
  }

  /** Prices that workloads lack. */
  public int gaps() {
    return (int) gaps.keySet().stream().filter(gap -> gap.severity() == Severity.ERROR).count();
  }

  /**
   * The lines on the terminal.
   *
   * @param rows rows of the price tables
   * @param used rows that workloads use
   */
  public List<String> lines(int rows, int used) {
    List<Finding> all = new ArrayList<>(findings);
    all.removeIf(finding -> gaps.containsKey(finding.problem()));
    gaps.forEach((problem, stake) -> all.add(new Finding(problem, stake)));
    all.sort(BY_MONEY);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, prices checked as of %s: %s, %s in use, %s"
            .formatted(fileName, asOf, counted(rows, "row"), used, counted(all.size(), "finding")));
    for (Finding finding : all) {
      lines.add(line(finding));
      lines.add("    " + fix(finding));
    }
    idle.forEach(
        (key, count) ->
            lines.add(
                "Not in use: %s of %s, against the rule that %s"
                    .formatted(counted(count, "row"), key.sheet(), key.rule().text())));
    return lines;
  }

  private String line(Finding finding) {
    Problem problem = finding.problem();
    String money =
        finding.money() == 0 ? "" : Text.fixed(finding.money(), 0) + " " + currency + "  ";
    return money + problem.severity().word() + "  " + problem.where() + "  " + problem.problem();
  }

  private static String fix(Finding finding) {
    ValueAtStake stake = finding.stake();
    String fix = finding.problem().fix();
    if (stake == null) {
      return fix + (ofAll(finding.problem()) ? "" : " (no workload uses it)");
    }
    long more = stake.workloads() - stake.names().size();
    return "%s (%s: %s%s%s)"
        .formatted(
            fix,
            counted(stake.workloads(), "workload"),
            String.join(", ", stake.names()),
            more > 0 ? " and " + more + " more" : "",
            dependent(stake.dependent()));
  }

  /** Whether a finding is about no row that a workload names: assumptions are everybody's. */
  private static boolean ofAll(Problem problem) {
    String sheet = problem.sheet().strip();
    return sheet.equalsIgnoreCase(Sheets.ASSUMPTIONS) || sheet.equalsIgnoreCase(Sheets.UNCERTAINTY);
  }

  private static String dependent(long verdicts) {
    return verdicts == 0
        ? ""
        : "; " + counted(verdicts, "verdict") + (verdicts == 1 ? " depends" : " depend") + " on it";
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
