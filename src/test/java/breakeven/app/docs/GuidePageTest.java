package breakeven.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.app.cli.Commands;
import breakeven.app.cycle.TypedBooks;
import breakeven.core.table.Sheets;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ten minutes of docs/guide.md, typed as they stand there. */
@Thorough
class GuidePageTest {
  private static final Path PAGE = Path.of("docs/guide.md");
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
  private static final String COMMAND = "    ./breakeven ";

  /** What the page says to type before the second review. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "Task pattern", "Stable",
          "Data shift interval", "12",
          "Held-out test set", "Yes",
          "Baseline comparison", "Yes",
          "Regression testing", "Yes",
          "Small model quality", "92%");

  @TempDir private Path folder;

  @Test
  void eachCommandPrintsWhatThePageShows() throws IOException {
    List<String> page = Files.readAllLines(PAGE);
    write(table(page));
    Files.writeString(
        folder.resolve("bill.csv"),
        "Month,Workload,Model,Requests,Input tokens,Output tokens,Cost,Currency\n"
            + "2026-11,Ticket triage,gpt-5.4,2100000,1890000000,126000000,6615,USD\n");
    int typed = 0;
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).startsWith(COMMAND)) {
        typed++;
        String command = page.get(i).substring(COMMAND.length());
        if (typed == 2) {
          answer();
        } else if (command.contains("--dry-run")) {
          TypedBooks.approveFirst(folder.resolve("plan-reviewed.xlsx"), "Chris Lee", DAY);
        }
        Commands.Ran ran = Commands.run(DAY, folder, command);
        assertThat(ran.code()).as(command + ": " + ran.err()).isZero();
        List<String> shown = shown(page, i + 1);
        List<String> said =
            ran.out().replace(folder + "/", "").lines().map(GuidePageTest::narrow).toList();
        assertThat(said).as(command).containsSubsequence(shown.isEmpty() ? said : shown);
      }
    }
    assertThat(typed).isEqualTo(7);
    Path next = folder.resolve("plan-next.xlsx");
    Map<String, String> first = Reviews.rows(next, Sheets.WORKLOADS).get(0);
    assertThat(first.get("Current approach")).isEqualTo("Small model");
    assertThat(first.get("Team code")).isEqualTo("T-17");
    assertThat(Reviews.rows(next, Sheets.DECISION_LOG).get(0).get("Decided by"))
        .isEqualTo("Chris Lee");
    assertThat(Reviews.sheets(folder.resolve("plan-next-reviewed.xlsx")))
        .contains("Changes", "Realised");
  }

  /** What is shown below a command, before the next one: the lines that are not left out. */
  private static List<String> shown(List<String> page, int from) {
    List<String> lines = new ArrayList<>();
    for (String line : page.subList(from, page.size())) {
      if (line.startsWith(COMMAND) || line.startsWith("#")) {
        break;
      }
      if (line.startsWith("    ") && !line.strip().equals("…")) {
        lines.add(narrow(line));
      }
    }
    return lines;
  }

  /** The page shows tables narrower than the terminal. */
  private static String narrow(String line) {
    return line.strip().replaceAll(" {2,}", "  ");
  }

  /** The cells of the first table. */
  private static List<List<String>> table(List<String> page) {
    return page.stream()
        .dropWhile(line -> !line.startsWith("| Workload |"))
        .takeWhile(line -> line.startsWith("|"))
        .filter(line -> !line.startsWith("| ---"))
        .map(line -> List.of(line.substring(2, line.length() - 2).split(" *\\| *", -1)))
        .toList();
  }

  private void write(List<List<String>> rows) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(folder.resolve("plan.xlsx"))) {
      XSSFSheet sheet = workbook.createSheet(Sheets.WORKLOADS);
      for (List<String> cells : rows) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (int i = 0; i < cells.size(); i++) {
          type(row.createCell(i), cells.get(i));
        }
      }
      SavedBook.write(workbook, out);
    }
  }

  private void answer() throws IOException {
    Path book = folder.resolve("plan.xlsx");
    XSSFWorkbook workbook;
    try (InputStream in = Files.newInputStream(book)) {
      workbook = new XSSFWorkbook(in);
    }
    try (workbook;
        OutputStream out = Files.newOutputStream(book)) {
      XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
      int column = sheet.getRow(0).getLastCellNum();
      for (Map.Entry<String, String> answer : ANSWERS.entrySet()) {
        sheet.getRow(0).createCell(column).setCellValue(answer.getKey());
        type(sheet.getRow(1).createCell(column++), answer.getValue());
      }
      SavedBook.write(workbook, out);
    }
  }

  /** As a spreadsheet takes what is typed: digits and shares are numbers. */
  private static void type(Cell cell, String typed) {
    if (typed.matches("\\d+")) {
      cell.setCellValue(Double.parseDouble(typed));
    } else if (typed.matches("\\d+%")) {
      cell.setCellValue(Double.parseDouble(typed.replace("%", "")) / 100);
    } else if (!typed.isEmpty()) {
      cell.setCellValue(typed);
    }
  }
}
