package breakeven.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.app.cli.Commands;
import breakeven.app.cycle.TypedBooks;
import breakeven.core.table.Sheets;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The month of docs/cycle.md, typed as it stands there. */
@Thorough
class CyclePageTest {
  private static final Path PAGE = Path.of("docs/cycle.md");
  private static final LocalDate DAY = LocalDate.of(2027, 2, 2);

  @TempDir Path folder;

  @Test
  void theMonthIsFourCommandsAndEachDoesWhatThePageSays() throws IOException {
    List<String> commands =
        Pattern.compile("^\\| [0-9] \\| Ana \\|.*`\\./breakeven ([^`]*)` \\|$", Pattern.MULTILINE)
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(commands).hasSizeBetween(3, 5);
    Files.copy(SampleWorkbook.FILE, folder.resolve("plan.xlsx"));
    String name = Reviews.rows(SampleWorkbook.FILE, Sheets.WORKLOADS).get(0).get("Workload");
    Files.writeString(
        folder.resolve("bill.csv"),
        "Month,Workload,Model,Requests,Input tokens,Output tokens,Cost,Currency\n"
            + "2027-01,"
            + name
            + ",gpt-5.4,123456,123456000,12345600,432.10,USD\n");
    Files.writeString(
        folder.resolve("prices.csv"),
        "Provider,Model,Kind,Currency,Input (per 1M tokens),Output (per 1M tokens),Checked on,"
            + "Source\nOpenAI,gpt-5.4,Base,USD,2.25,13.5,2027-02-01,price list\n");
    Files.writeString(folder.resolve("rates.csv"), "Currency,Rate,Date\nUSD,0.76,2027-02-01\n");
    for (String command : commands) {
      if (command.startsWith("apply") && !command.contains("--dry-run")) {
        assertThat(Files.exists(folder.resolve("next.xlsx"))).isFalse();
      } else if (command.startsWith("apply")) {
        TypedBooks.approveFirst(folder.resolve("plan-2027-02.xlsx"), "Chris Lee", DAY);
      }
      Commands.Ran ran = Commands.run(DAY, folder, command);
      assertThat(ran.code()).as(command + ": " + ran.err()).isZero();
    }
    Path next = folder.resolve("next.xlsx");
    assertThat(Reviews.rows(next, Sheets.WORKLOADS).get(0).get("Requests (per month)"))
        .startsWith("123456");
    assertThat(Reviews.rows(next, Sheets.ACTUALS)).hasSize(1);
    List<Map<String, String>> log = Reviews.rows(next, Sheets.DECISION_LOG);
    assertThat(log.get(0).get("Decided by")).isEqualTo("Chris Lee");
  }
}
