package breakeven.samples;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.expression.Frame;
import breakeven.core.expression.Line;
import breakeven.core.table.Column;
import breakeven.core.table.Type;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import breakeven.oracle.Oracle;
import breakeven.oracle.Result;
import breakeven.oracle.Shipped;
import breakeven.testing.Golden;
import breakeven.testing.Portfolio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That the sample shows everything that the model knows, and what the model says of it. */
class SampleVerdictsTest {
  private static final List<Map<String, String>> TITLED = SampleWorkbook.rows();
  private static final List<Map<String, String>> ROWS =
      TITLED.stream().map(SampleVerdictsTest::byHeader).toList();
  private static final Portfolio PORTFOLIO = new Portfolio(ROWS);
  private static final Evaluator EVALUATOR = PORTFOLIO.evaluate();
  private static final Decision DECISION = EVALUATOR.decision();
  private static final Frame FRAME = EVALUATOR.frame();

  @Test
  void theVerdicts() {
    StringBuilder text = new StringBuilder();
    text.append("As of ").append(Portfolio.AS_OF).append(", no chance of payback drawn.\n\n");
    line(text, "Workload", "Today", "Serving", "Verdict", "Net saving (GBP)", "Months");
    Map<String, Integer> counts = new LinkedHashMap<>();
    Decision.VERDICTS.forEach(verdict -> counts.put(verdict, 0));
    for (int i = 0; i < ROWS.size(); i++) {
      String verdict = word(DECISION.verdict, i);
      counts.merge(verdict, 1, Integer::sum);
      line(
          text,
          text(i, Workloads.WORKLOAD),
          text(i, Workloads.CURRENT_APPROACH),
          text(i, Workloads.SERVING).isEmpty() ? "(chosen)" : text(i, Workloads.SERVING),
          verdict,
          saving(i),
          lacks(i) ? "" : whole(DECISION.model.life.horizon, i));
    }
    text.append('\n');
    counts.forEach(
        (verdict, count) -> text.append(String.format(Locale.ROOT, "%4d  %s\n", count, verdict)));
    Golden.check(Path.of("src/test/resources/samples"), "verdicts.txt", text.toString());
  }

  private static void line(StringBuilder text, String... cells) {
    String line = String.format(Locale.ROOT, "%-32s %-20s %-16s %-23s %16s %7s", (Object[]) cells);
    text.append(line.stripTrailing()).append('\n');
  }

  private static String saving(int i) {
    if (lacks(i)) {
      return "";
    }
    return value(DECISION.model.life.closed, i) > 0
        ? "closed"
        : whole(DECISION.model.totals.netSaving, i);
  }

  private static String whole(Line line, int i) {
    return String.format(Locale.ROOT, "%,.0f", value(line, i));
  }

  @Test
  void everyVerdictOccurs() {
    assertThat(words(DECISION.verdict)).containsExactlyInAnyOrderElementsOf(Decision.VERDICTS);
    assertThat(TITLED).hasSizeBetween(45, 55);
  }

  @Test
  void everyWordIsTyped() {
    assertThat(typed(Workloads.CURRENT_APPROACH)).containsAll(Words.APPROACH);
    assertThat(typed(Workloads.SERVING)).containsAll(Words.SERVING);
    assertThat(typed(Workloads.TUNING_METHOD)).containsAll(Words.METHOD);
    assertThat(typed(Workloads.TASK_PATTERN)).containsAll(Words.PATTERN);
    assertThat(typed(Workloads.DATA_SHIFT)).contains(Words.NONE, "");
  }

  @Test
  void everyColumnIsUsed() {
    for (Column column : Workloads.TABLE.columns()) {
      assertThat(typed(column)).as(column.title()).anyMatch(text -> !text.isEmpty());
    }
  }

  @Test
  void everyResultOfACheckAndEveryWarningOccurs() {
    Set<String> results = new LinkedHashSet<>();
    DECISION.checklist.checks.forEach(check -> results.addAll(words(check)));
    assertThat(results).containsExactlyInAnyOrderElementsOf(Checklist.RESULTS);
    for (Line warning : DECISION.checklist.warnings) {
      assertThat(FRAME.values(warning)).as(warning.name()).contains(1.0);
    }
  }

  @Test
  void everyRuleOfTheTableDecidesSomewhereButTheChanceAndGoingOn() {
    Set<Decision.Rule> deciding = new LinkedHashSet<>();
    for (int i = 0; i < ROWS.size(); i++) {
      deciding.add(DECISION.rules.get((int) value(DECISION.rule, i)));
    }
    List<Decision.Rule> others = new ArrayList<>(DECISION.rules);
    others.remove(DECISION.chanceTooLow);
    // Of the sample's fine-tuned models it is said which model they would go back to.
    others.removeAll(List.of(DECISION.goesOn, DECISION.goesOnWithRag));
    assertThat(deciding).containsAll(others);
  }

  @Test
  void theThreeWaysToPayByTheTokenOccur() {
    assertThat(tuned("Claims triage")).as("a tuned price").isGreaterThan(small("Claims triage"));
    assertThat(hosting("Claims triage")).isZero();
    assertThat(hosting("Catalogue enrichment")).as("base price and a fee by the hour").isPositive();
    assertThat(tuned("Survey answer coding"))
        .as("base price, no fee, less instructions")
        .isLessThan(small("Survey answer coding"));
    assertThat(hosting("Survey answer coding")).isZero();
  }

  @Test
  void aClosedCandidateAndATuneWhoseServiceEndsOccur() {
    assertThat(value(DECISION.model.life.closed, row("Social listening tags"))).isOne();
    assertThat(value(DECISION.model.life.closed, row("Claims triage"))).isZero();
    assertThat(value(DECISION.model.life.horizon, row("Claims triage"))).isOne();
  }

  @Test
  void eachWayOfLackingDataOccurs() {
    assertThat(value(DECISION.needs.prompted, row("Repair estimate check"))).isOne();
    assertThat(value(DECISION.needs.tuned, row("Damage report captions"))).isOne();
    assertThat(value(DECISION.needs.cells, row("Warehouse incident tags"))).isOne();
    assertThat(value(DECISION.answersWanted.when(), row("Customs code suggestion"))).isOne();
    assertThat(value(DECISION.answersWanted.when(), row("Suspicious activity narratives"))).isOne();
  }

  @Test
  void badAnswersAreCountedAndOverturnASavingInTokens() {
    int row = row("Sanctions alert adjudication");
    double lost =
        value(DECISION.model.totals.harmTuned, row)
            - value(DECISION.model.totals.harmPrompted, row);
    assertThat(value(DECISION.model.totals.netSaving, row)).isNegative();
    assertThat(value(DECISION.model.totals.netSaving, row) + lost).isPositive();
  }

  @Test
  void thePublishedTracesAreScaledToAMonth() {
    int code = row("Code completion");
    int chat = row("Web chat assistant");
    assertThat(text(code, Workloads.REQUESTS)).isEqualTo(Integer.toString(8_819 * 730));
    assertThat(text(code, Workloads.INPUT_TOKENS)).isEqualTo("2047.85");
    assertThat(text(code, Workloads.OUTPUT_TOKENS)).isEqualTo("27.88");
    assertThat(text(chat, Workloads.REQUESTS)).isEqualTo(Integer.toString(19_366 * 730));
    assertThat(text(chat, Workloads.INPUT_TOKENS)).isEqualTo("1154.7");
    assertThat(text(chat, Workloads.OUTPUT_TOKENS)).isEqualTo("211.13");
    assertThat(text(code, Workloads.NOTES)).contains("Azure Public Dataset", "CC-BY");
    assertThat(text(chat, Workloads.NOTES)).contains("Azure Public Dataset", "CC-BY");
  }

  @Test
  void noFigureIsPassedOffAsReal() {
    assertThat(typed(Workloads.NOTES)).allMatch(note -> note.matches("(?s).*\\b[Aa]ssumed\\b.*"));
  }

  @Test
  void thePlainCalculationAgrees() {
    Oracle oracle = new Oracle(Shipped.tables(), Portfolio.AS_OF);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < ROWS.size(); i++) {
      if (value(DECISION.needs.cells, i) > 0) {
        continue;
      }
      Result expected = oracle.review(inDigits(ROWS.get(i)));
      String verdict = word(DECISION.verdict, i);
      if (!verdict.equals(expected.verdict())) {
        differences.add(ROWS.get(i) + ": " + verdict + " against " + expected.verdict());
      } else if (expected.isNumber("Raw net saving")
          && !near(value(DECISION.model.totals.netSaving, i), expected.number("Raw net saving"))) {
        differences.add(ROWS.get(i) + ": " + value(DECISION.model.totals.netSaving, i));
      }
    }
    assertThat(differences).isEmpty();
  }

  /** The plain calculation takes a share as a fraction only, and thousands in digits. */
  private static Map<String, String> inDigits(Map<String, String> row) {
    Map<String, String> same = new LinkedHashMap<>(row);
    for (Column column : Workloads.TABLE.columns()) {
      String text = row.get(column.header());
      if (text.matches("\\d+k")) {
        same.put(column.header(), text.replace("k", "000"));
      }
      if (column.type() == Type.SHARE && !text.isEmpty() && Double.parseDouble(text) > 1) {
        same.put(column.header(), Double.toString(Double.parseDouble(text) / 100));
      }
    }
    return same;
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
  }

  private static Map<String, String> byHeader(Map<String, String> titled) {
    Map<String, String> row = new LinkedHashMap<>();
    for (Column column : Workloads.TABLE.columns()) {
      row.put(column.header(), titled.getOrDefault(column.title(), ""));
    }
    return row;
  }

  private static String text(int row, Column column) {
    return ROWS.get(row).get(column.header());
  }

  private static List<String> typed(Column column) {
    return ROWS.stream().map(row -> row.get(column.header())).toList();
  }

  private static int row(String workload) {
    return typed(Workloads.WORKLOAD).indexOf(workload);
  }

  private static boolean lacks(int row) {
    return value(DECISION.needs.lacking, row) > 0;
  }

  private static double value(Line line, int row) {
    return FRAME.values(line)[row];
  }

  private static double tuned(String workload) {
    return value(DECISION.model.requests.tuned, row(workload));
  }

  private static double small(String workload) {
    return value(DECISION.model.requests.small, row(workload));
  }

  private static double hosting(String workload) {
    return value(DECISION.model.servingPrices.hosting, row(workload));
  }

  private static String word(Line line, int row) {
    double code = value(line, row);
    return Double.isNaN(code) ? "" : line.words().get((int) code);
  }

  private static Set<String> words(Line line) {
    Set<String> words = new LinkedHashSet<>();
    for (int i = 0; i < ROWS.size(); i++) {
      words.add(word(line, i));
    }
    words.remove("");
    return words;
  }
}
