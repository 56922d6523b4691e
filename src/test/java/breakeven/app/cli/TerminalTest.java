package breakeven.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.Reviews;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.PlainBook;
import breakeven.testing.Portfolio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a review says on the terminal. */
class TerminalTest {
  @TempDir private Path folder;

  private List<String> said(Path in, int draws) throws IOException {
    ReviewOptions options =
        Reviews.options(in, folder.resolve("out.xlsx"), Reviews.AS_OF, false, null, draws);
    return new Review().run(options, Progress.hidden()).summary();
  }

  @Test
  void theAnswerComesFirstWithWhatIsExpectedOfIt() throws IOException {
    List<String> said = said(SampleWorkbook.FILE, 100);
    assertThat(said.get(1)).isEqualTo("49 of 54 workloads could be decided; 5 need data.");
    assertThat(said.subList(2, 5))
        .allMatch(line -> line.matches("  \\d+ needs? data, first at [A-Za-z ]+![A-Z]+\\d+: .*"));
    assertThat(said.get(2))
        .isEqualTo(
            "  1 needs data, first at Workloads!G55: Input tokens \"1,200\": This can be read as"
                + " 1200 or as 1.2. Type 1200 or 1.2, or choose comma as Decimal sign"
                + " on Assumptions (or --decimal-comma).");
    assertThat(said.get(5))
        .matches("Change \\d+ of 54 workloads to save an expected [\\d,]+ GBP a year\\.");
    assertThat(said.get(6))
        .matches(
            "In 8 of 10 futures it is [\\d,]+ to [\\d,]+ GBP a year\\. If prices stayed as today:"
                + " [\\d,]+\\. .* up front\\.");
    assertThat(said.get(7))
        .matches("It saves money in (over )?[\\d.]+% of [\\d,]+ simulated futures\\..*");
    List<String> verdicts = said.stream().map(line -> line.split(" {2}")[0]).toList();
    assertThat(verdicts)
        .containsSubsequence("Fine-tune", "Borderline", "Prompt", "Needs data", "All");
    assertThat(said).noneMatch(line -> line.contains("nothing could be decided"));
  }

  @Test
  void whereNothingCanBeDecidedTheCausesAreToldAndNoVerdictIsPretended() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      rows.add(
          i <= 5
              ? Portfolio.straight("w" + i, "Prompted model=gpt-nought")
              : Portfolio.straight("w" + i, "Task pattern=", "Prompting cost=9000"));
    }
    List<String> said =
        said(new PlainBook(rows).withShippedTables().write(folder.resolve("in.xlsx")), 0);
    assertThat(said.get(1)).isEqualTo("Nothing could be decided: all 12 workloads need data.");
    assertThat(said.get(2))
        .matches(
            "  7 need data, first at Workloads![A-Z]+7: Task pattern: Not answered. Type Stable,"
                + " Mixed or Volatile.");
    assertThat(said.get(3))
        .matches("  5 need data, first at Workloads![A-Z]+2: Prompted model \".*\": No model .*");
    assertThat(said).noneMatch(line -> line.contains("None of 12"));
    assertThat(said.get(said.size() - 1)).isEqualTo("nothing could be decided");
  }

  @Test
  void whatCouldChangeMeanwhileIsSaidWithItsSavingWhereNothingIsDecided() throws IOException {
    String[] open = {
      "Task pattern=",
      "Small model quality=",
      "Prompting cost=",
      "Prompted model=OpenAI: gpt-5.4-mini",
      "Requests=3000000",
      "Input tokens=4000",
      "Output tokens=50",
      "Instruction tokens=3900"
    };
    List<Map<String, String>> rows = List.of(Portfolio.straight("w1", open));
    List<String> said =
        said(new PlainBook(rows).withShippedTables().write(folder.resolve("in.xlsx")), 0);
    assertThat(said.get(1)).isEqualTo("Nothing could be decided: the one workload needs data.");
    assertThat(said)
        .anyMatch(
            line ->
                line.matches(
                    "Meanwhile 1 change saves [\\d,]+ GBP a year at today's prices\\. That is .*"));
  }

  /** Beside nothing that is ready there is no "more". */
  @Test
  void whatIsPendingAloneIsNotCalledMore() throws IOException {
    List<Map<String, String>> rows =
        List.of(
            Portfolio.straight("w1", "Regression testing="),
            Portfolio.straight("w2", "Prompting cost=1"));
    List<String> said =
        said(new PlainBook(rows).withShippedTables().write(folder.resolve("in.xlsx")), 0);
    assertThat(said.get(1)).isEqualTo("1 of 2 workloads could be decided; 1 needs data.");
    assertThat(said.get(2)).matches("  1 needs data, first at Workloads![A-Z]+2: Regression.*");
    assertThat(said.get(3))
        .isEqualTo("No change is ready: the 1 workload decided would save no money now.");
    assertThat(said.get(4))
        .matches(
            "1 waiting workload would save [\\d,]+ GBP more over the horizons if tests go well\\.");
    assertThat(said).noneMatch(line -> line.contains(" more would save"));
  }
}
