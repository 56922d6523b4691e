package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.input.Decimals;
import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.CalculationCopies;
import breakeven.testing.Golden;
import breakeven.testing.Json;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code explain}: what {@code Calculation} shows of a workload, as text. */
class ExplainTest {
  @TempDir private Path folder;

  private static List<String> explain(String workload, Path input, boolean brief) {
    return new Explain()
        .explain(
            new ExplainOptions(workload, input, Reviews.AS_OF, null, Decimals.UNSAID, brief, false),
            Progress.hidden());
  }

  @ParameterizedTest
  @CsvSource({
    "Claims triage, brief-pays-by-token.txt",
    "Support ticket triage, brief-rented.txt",
    "Warehouse incident tags, brief-needs-data.txt",
  })
  void aWorkloadOnSomeFortyLines(String workload, String golden) {
    List<String> brief = explain(workload, SampleWorkbook.FILE, true);
    Golden.check(golden, String.join("\n", brief) + "\n");
    assertThat(brief).hasSizeBetween(8, 44);
  }

  /** Verdict, Why, what would change it and the issues are those of the whole page. */
  @Thorough
  @Test
  void itSaysWhatTheWholePageSays() {
    List<String> brief = explain("CRM note clean-up", SampleWorkbook.FILE, true);
    List<String> whole = explain("CRM note clean-up", SampleWorkbook.FILE, false);
    int checks = brief.indexOf("CHECKS AND WARNINGS");
    assertThat(checks).isBetween(5, 30);
    assertThat(whole).startsWith(brief.subList(0, checks).toArray(String[]::new));
    assertThat(String.join("\n", brief)).doesNotContain("NaN", "null", "∞");
    assertThat(String.join("\n", whole)).contains("Workloads!F51").doesNotContain("NaN", "null");
  }

  /** Each figure of the answer is what the sheet shows as reviewed. */
  @Thorough
  @Test
  void itsFiguresAreThoseOfTheSheet() {
    Path reviewed = Reviews.review(SampleWorkbook.FILE, folder.resolve("reviewed.xlsx"));
    String workload = "Code completion";
    List<CSVRecord> sheet =
        CalculationCopies.calculate(
                reviewed,
                List.of(new CalculationCopies.Copy(workload, Map.of(), CalculationCopies.Copy.ALL)),
                folder)
            .get(0);
    List<String> text = explain(workload, SampleWorkbook.FILE, false);
    // The verdict of this rule is the alternative, which is a formula on the sheet.
    assertThat(text)
        .anyMatch(line -> line.matches("  No saving +no is 66,502.44; asked 0.00 · Prompt"));
    for (String label :
        List.of("As today", "Fine-tuned", "Net saving of the fine-tune", "Requests", "Day rate")) {
      double shown =
          Double.parseDouble(
              sheet.stream()
                  .filter(row -> row.get(0).equals(label))
                  .findFirst()
                  .orElseThrow()
                  .get(2));
      Matcher said =
          text.stream()
              .map(Pattern.compile("  " + label + " {2,}([-0-9.,]+).*")::matcher)
              .filter(Matcher::matches)
              .findFirst()
              .orElseThrow();
      assertThat(Double.parseDouble(said.group(1).replace(",", "")))
          .as(label)
          .isCloseTo(shown, within(0.005));
    }
  }

  @Test
  void programsReadTheSameAsJson() throws IOException {
    List<String> lines =
        new Explain()
            .explain(
                new ExplainOptions(
                    "Code completion",
                    SampleWorkbook.FILE,
                    Reviews.AS_OF,
                    null,
                    Decimals.UNSAID,
                    false,
                    true),
                Progress.hidden());
    Path file = Files.write(folder.resolve("one.json"), lines);
    Map<String, Object> json = Json.object(file);
    assertThat(json).containsEntry("verdict", "Fine-tune").containsEntry("currency", "GBP");
    List<?> blocks = (List<?>) json.get("blocks");
    assertThat(blocks).hasSizeGreaterThan(10);
    Map<?, ?> answer = (Map<?, ?>) blocks.get(0);
    Map<?, ?> today = (Map<?, ?>) ((List<?>) answer.get("lines")).get(0);
    assertThat(today.get("line")).isEqualTo("As today");
    assertThat((Double) today.get("figure")).isCloseTo(145_084.44, within(0.005));
  }

  @Test
  void aRowWithProblemsSaysWhatIsMissing() throws IOException {
    Map<String, String> row = SeededPortfolio.rows(2, 1).get(0);
    row.put("Workload", "Broken");
    row.put("Requests", "20k a day, perhaps");
    row.put("Prompted model", "gpt-nobody");
    Path csv = Reviews.csv(List.of(row), folder.resolve("broken.csv"));
    assertThat(String.join("\n", explain("Broken", csv, false)))
        .contains("VERDICT  Needs data", "WHAT IS MISSING", "PROBLEMS OF THIS ROW", "gpt-nobody")
        .doesNotContain("TCO", "NaN", "null");
  }

  @Thorough
  @Test
  void noRowIsTooStrangeToBeExplained() throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(5, 20);
    Path csv = Reviews.csv(rows, folder.resolve("strange.csv"));
    for (Map<String, String> row : rows) {
      List<String> lines = explain(row.get("Workload"), csv, false);
      assertThat(String.join("\n", lines)).doesNotContain("NaN", "null", "∞");
      assertThat(lines).as("wide").filteredOn(line -> line.length() > 110).hasSizeLessThan(12);
    }
  }
}
