package breakeven.samples;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.core.decision.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of workload that a reader should meet stands in the sample, told by its results. */
class SampleKindsTest {
  @TempDir static Path folder;

  private static List<Map<String, String>> workloads;
  private static List<Map<String, String>> decisions;
  private static List<Map<String, String>> nextSteps;

  @BeforeAll
  static void review() throws IOException {
    Path in = Files.write(folder.resolve("portfolio.xlsx"), SampleWorkbook.bytes());
    Path csv = folder.resolve("csv");
    Reviews.review(
        Reviews.asked(
            in, folder.resolve("out.xlsx"), Reviews.AS_OF, true, null, null, null, csv, null));
    workloads = Reviews.csvRows(csv, "Workloads");
    decisions = Reviews.csvRows(csv, "Decisions");
    nextSteps = Reviews.csvRows(csv, "Next steps");
  }

  /** A kind that is met more than once is the row's own all the same. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "fine-tune, Support ticket triage",
    "fine-tune with retrieval, Support reply drafting",
    "a rival that is measured and good, Unit test writing",
    "a rival that is asked for, Invoice extraction",
    "a rival that is measured before the benchmark, Web chat assistant",
    "a fine-tuned model that waits for a rival, Voice-call notes",
    "every cheaper model tried, Code completion",
    "a model that ends, Customs code suggestion",
    "a word that is missing, Suspicious activity narratives",
    "a check that withholds a saving, Knowledge-base answers",
    "a candidate that is closed, Credit control letters",
    "quality that costs more than today, Product questions",
    "caching that is switched on, Survey answer coding",
    "a fine-tuned model without the retrieval it needs, IT helpdesk answers",
    "a fine-tuned model whose service ends soon, Claims triage",
    "the small model of today, E-mail routing",
  })
  void aKindHasARow(String kind, String workload) {
    assertThat(of(kind)).contains(workload);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "a price rise that is announced, Product questions",
    "a workload that is planned, Incident post-mortem drafts",
    "a fine-tuned model that stays though one built anew would not pay, Policy wording answers",
    "a fine-tuned model that must move, Social listening tags",
    "a larger candidate, Code review comments",
    "evaluation that is built first, Log anomaly explanation",
    "a workload of one month, Invoice archive coding",
  })
  void aKindHasOneRowAlone(String kind, String workload) {
    assertThat(of(kind)).containsExactly(workload);
  }

  @Test
  void everyVerdictIsGiven() {
    assertThat(workloads)
        .extracting(row -> row.get("Verdict"))
        .containsAll(Decision.VERDICTS)
        .hasSizeBetween(40, 60);
  }

  private static List<String> of(String kind) {
    Predicate<Map<String, String>> holds = kind(kind);
    return workloads.stream().filter(holds).map(row -> row.get("Workload")).toList();
  }

  private static Predicate<Map<String, String>> kind(String kind) {
    Predicate<Map<String, String>> tuned = has("Current approach", "Fine-tuned.*");
    Predicate<Map<String, String>> rival = has("Rival", ".+");
    return switch (kind) {
      case "fine-tune" -> has("Change", "Prompting → Fine-tuned").and(has("Verdict", "Fine-tune"));
      case "fine-tune with retrieval" -> has("Change", "RAG → Fine-tuned with RAG");
      case "a rival that is measured and good" ->
          has("Smaller model", ".+")
              .and(row -> number(row, "Small model quality") >= number(row, "Required quality"))
              .and(has("Change", "Prompting → Small model"))
              .and(row -> number(row, "Saving") > 0);
      case "a rival that is asked for" ->
          rival
              .and(row -> number(row, "Rival saves") > 0)
              .and(row -> number(row, "Chance of the rival") < 1)
              .and(row -> step(row).startsWith("Measure "));
      case "a rival that is measured before the benchmark" ->
          rival.and(has("Verdict", "Benchmark first")).and(row -> step(row).contains("then bench"));
      case "a fine-tuned model that waits for a rival" ->
          rival
              .and(has("Verdict", "Benchmark first"))
              .and(row -> number(row, "Fine-tuned quality") >= number(row, "Required quality"));
      case "every cheaper model tried" -> has("Cheaper models tried", "Yes").and(rival.negate());
      case "a price rise that is announced" -> has("Why", ".* From 20.* costs .* a year more\\..*");
      case "a model that ends" -> has("Why", ".* The provider ends .* its replacement .*");
      case "a workload that is planned" -> has("Change", "Planned → .*");
      case "a fine-tuned model that stays though one built anew would not pay" ->
          tuned
              .and(has("Verdict", "Fine-tune.*").and(has("Change", "")))
              .and(row -> number(row, "Net saving") < 0)
              .and(row -> number(row, "TCO today") <= number(row, "TCO alternative"));
      case "a fine-tuned model that must move" ->
          tuned
              .and(has("TCO today (GBP)", "").and(has("Closed candidate", "closed")))
              .and(has("Why", ".* must move: its last day of service is .*"))
              .and(row -> decided(row).get("Note").startsWith("The last day of service is "));
      case "a larger candidate" -> has("Why", ".* A larger fine-tuned model may: .*");
      case "a word that is missing" ->
          has("Verdict", "Needs data").and(row -> number(row, "Pending evidence") > 0);
      case "evaluation that is built first" -> has("Verdict", "Build evaluation first");
      case "a check that withholds a saving" ->
          has("Why", ".*Check 5 .data change. blocks a saving of .*");
      case "a candidate that is closed" ->
          has("Closed candidate", "closed").and(has("Why", "The candidate cannot be used: .*"));
      case "quality that costs more than today" ->
          row -> number(row, "Cost of restoring quality") > 0;
      case "caching that is switched on" -> has("Change", "Prompting → Prompting with caching");
      case "a fine-tuned model without the retrieval it needs" ->
          has("Current approach", "Fine-tuned").and(has("Needs grounding", "Yes"));
      case "a fine-tuned model whose service ends soon" ->
          tuned.and(has("Verdict", "Fine-tune")).and(row -> number(row, "Horizon") < 3);
      case "the small model of today" ->
          has("Current approach", "Small model").and(has("Verdict", "Prompt a smaller model"));
      case "a workload of one month" ->
          has("Months in production", "1").and(row -> number(row, "Horizon") == 1);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Predicate<Map<String, String>> has(String header, String pattern) {
    return row -> cell(row, header).matches(pattern);
  }

  /** A figure by its header without the unit; NaN where there is none. */
  private static double number(Map<String, String> row, String header) {
    String text = cell(row, header);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  private static String cell(Map<String, String> row, String header) {
    return row.entrySet().stream()
        .filter(cell -> untitled(cell.getKey()).equals(untitled(header)))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static String untitled(String header) {
    return header.replaceFirst(" \\(.*", "");
  }

  private static Map<String, String> decided(Map<String, String> row) {
    return of(decisions, row);
  }

  /** What is to be found out of a workload; empty where nothing is. */
  private static String step(Map<String, String> row) {
    return of(nextSteps, row).getOrDefault("What to find out", "");
  }

  private static Map<String, String> of(List<Map<String, String>> table, Map<String, String> row) {
    return table.stream()
        .filter(other -> other.get("Workload").equals(row.get("Workload")))
        .findFirst()
        .orElse(Map.of());
  }
}
