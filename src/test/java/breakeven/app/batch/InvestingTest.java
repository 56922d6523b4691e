package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.Sheets;
import breakeven.testing.LibreOffice;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fine-tunes that pay, and what a budget typed above them pays for. */
class InvestingTest {
  private static final int BUDGET_ROW = 3;
  private static final int FIRST = 5;

  @TempDir private Path folder;

  private Path reviewed() {
    return Reviews.review(
        Reviews.options(
            Path.of("samples/portfolio.xlsx"),
            folder.resolve("reviewed.xlsx"),
            Reviews.AS_OF,
            true,
            null,
            Formulas.NEVER,
            null));
  }

  @Test
  void everyFineTuneThatPaysStandsThereBestReturnFirstWithRunningTotals() {
    List<Map<String, String>> rows = Reviews.rows(reviewed(), Sheets.INVESTMENT_RANKING);
    assertThat(rows).hasSizeGreaterThan(2);
    double needed = 0;
    double saved = 0;
    double before = Double.POSITIVE_INFINITY;
    for (Map<String, String> row : rows) {
      double here = figure(row, "Needed (GBP)");
      double saves = figure(row, "Saves (GBP)");
      needed += here;
      saved += saves;
      assertThat(saves / here).isLessThanOrEqualTo(before);
      before = saves / here;
      assertThat(figure(row, "Return (multiple)")).isEqualTo(saves / here);
      assertThat(figure(row, "Needed so far (GBP)")).isEqualTo(needed);
      assertThat(figure(row, "Saved so far (GBP)")).isEqualTo(saved);
    }
  }

  private static double figure(Map<String, String> row, String title) {
    return Double.parseDouble(row.get(title));
  }

  @Test
  void aBudgetMarksWhatItPaysForAndSaysWhatThatNeedsAndSaves() throws IOException {
    Path reviewed = reviewed();
    List<Map<String, String>> rows = Reviews.rows(reviewed, Sheets.INVESTMENT_RANKING);
    double two = figure(rows.get(1), "Needed so far (GBP)");
    Path typed = folder.resolve("typed.xlsx");
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook = new XSSFWorkbook(in);
        OutputStream out = Files.newOutputStream(typed)) {
      Cell cell = workbook.getSheet(Sheets.INVESTMENT_RANKING).getRow(BUDGET_ROW).getCell(1);
      assertThat(cell.getCellStyle().getLocked()).isFalse();
      cell.setCellValue(Math.ceil(two));
      workbook.write(out);
    }
    List<CSVRecord> before = sheet(reviewed);
    int within = before.get(FIRST - 1).toList().indexOf("Within the budget");
    assertThat(before.get(FIRST).get(within)).isEmpty();
    assertThat(before.get(BUDGET_ROW).get(2)).startsWith("Type a budget in the yellow cell");
    List<CSVRecord> after = sheet(typed);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(after.get(FIRST + i).get(within)).isEqualTo(i < 2 ? "Yes" : "No");
    }
    assertThat(after.get(BUDGET_ROW).get(2))
        .isEqualTo(
            "2 of %d workloads: %,.0f GBP needed, %,.0f GBP saved",
            rows.size(), two, figure(rows.get(1), "Saved so far (GBP)"));
  }

  private List<CSVRecord> sheet(Path file) {
    return LibreOffice.calculate(file, folder.resolve("calculated")).get(Sheets.INVESTMENT_RANKING);
  }
}
