package breakeven.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.app.cli.Commands;
import breakeven.app.cycle.TypedBooks;
import breakeven.core.table.Sheets;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.OpenPyxl;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
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
      if (command.contains("--dry-run")) {
        TypedBooks.approveFirst(folder.resolve("plan-2027-02-reviewed.xlsx"), "Chris Lee", DAY);
      }
      run(DAY, command);
    }
    Path next = folder.resolve("plan.xlsx");
    assertThat(Reviews.rows(next, Sheets.WORKLOADS).get(0).get("Requests (per month)"))
        .startsWith("123456");
    assertThat(Reviews.rows(next, Sheets.ACTUALS)).hasSize(1);
    List<Map<String, String>> log = Reviews.rows(next, Sheets.DECISION_LOG);
    assertThat(log.get(0).get("Decided by")).isEqualTo("Chris Lee");
    assertThat(Reviews.rows(folder.resolve("plan.before-import.xlsx"), Sheets.WORKLOADS).get(0))
        .doesNotContainEntry("Requests (per month)", "123456.0");
    assertThat(Reviews.rows(folder.resolve("plan.before-apply.xlsx"), Sheets.ACTUALS)).hasSize(1);
    assertThat(Reviews.sheets(folder.resolve("plan.before-apply.xlsx")))
        .doesNotContain(Sheets.DECISION_LOG);

    Commands.Ran march = run(DAY.plusMonths(1), "review plan.xlsx -o plan-2027-03-reviewed.xlsx");
    assertThat(march.out()).contains("(plan-2027-02-reviewed.xlsx)");
    Commands.Ran same = run(DAY, "apply plan-2027-02-reviewed.xlsx");
    assertThat(same.out()).contains("plan.before-apply-2.xlsx");
    Files.copy(
        SampleWorkbook.FILE, folder.resolve("plan.xlsx"), StandardCopyOption.REPLACE_EXISTING);
    Commands.Ran edited = Commands.run(DAY, folder, "apply plan-2027-02-reviewed.xlsx");
    assertThat(edited.code()).isEqualTo(2);
    assertThat(edited.err()).contains("plan.xlsx was changed since");
    Files.move(folder.resolve("plan.before-apply.xlsx"), folder.resolve("other.xlsx"));
    assertThat(run(DAY.plusMonths(1), "review other.xlsx").out()).doesNotContain("-reviewed.xlsx)");
  }

  private Commands.Ran run(LocalDate day, String command) {
    Commands.Ran ran = Commands.run(day, folder, command);
    assertThat(ran.code()).as(command + ": " + ran.err()).isZero();
    return ran;
  }

  @Test
  void anAuditorsOwnScriptFindsTheLineThatWasChanged() throws IOException {
    Matcher script =
        Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(script.find()).isTrue();
    Path review = Path.of("samples/month-18.xlsx");
    assertThat(OpenPyxl.python(script.group(1), review)).isEmpty();

    Path forged = folder.resolve("forged.xlsx");
    try (InputStream in = Files.newInputStream(review);
        XSSFWorkbook book = new XSSFWorkbook(in);
        OutputStream out = Files.newOutputStream(forged)) {
      for (Row row : book.getSheet(Sheets.DECISION_LOG)) {
        Cell cell = row.getCell(0);
        if (cell != null
            && cell.getCellType() == CellType.NUMERIC
            && cell.getNumericCellValue() == 7) {
          row.getCell(2).setCellValue("Another");
        }
      }
      book.write(out);
    }
    assertThat(OpenPyxl.python(script.group(1), forged).strip()).isEqualTo("7");
  }
}
