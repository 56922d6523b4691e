package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cell says for the whole workbook what points and commas in texts mean. */
class DecimalSignTest {
  @TempDir private Path folder;

  private static Map<String, String> workload() {
    Map<String, String> row = new LinkedHashMap<>(PlainBook.answered("a", "120.000"));
    row.put("Labelling cost", "0,9");
    return row;
  }

  private Path book(String sign) {
    return new PlainBook(List.of(workload()))
        .with(
            AssumptionsTable.TABLE,
            List.of(
                Map.of("Assumption", "Decimal sign", "Value", sign),
                Map.of("Assumption", "Day rate", "Value", "450,5", "Unit", "GBP a day")))
        .edit(DecimalSignTest::asText)
        .write(folder.resolve(sign + ".xlsx"));
  }

  private static void asText(XSSFWorkbook workbook) {
    PlainBook.cell(workbook, 0, Workloads.REQUESTS).setCellValue("120.000");
    PlainBook.cell(workbook, 0, Workloads.LABELLING_COST).setCellValue("0,9");
    workbook.getSheet(Sheets.ASSUMPTIONS).getRow(2).getCell(1).setCellValue("450,5");
  }

  private List<String> refused(Path in, Path prices) {
    Path out = folder.resolve("out.xlsx");
    Reviews.review(Reviews.options(in, out, Reviews.AS_OF, true, prices, 0));
    return Reviews.issues(out).stream()
        .filter(issue -> issue.get("Severity").equals("Error"))
        .map(issue -> issue.get("Found") + ": " + issue.get("How to fix"))
        .toList();
  }

  private String millionTokens() {
    return Reviews.results(folder.resolve("out.xlsx")).get("a").get("Monthly tokens (M)");
  }

  @Test
  void pointRefusesWhatIsTwoNumbersAndNamesTheCell() {
    String comma = ", or choose comma as Decimal sign on Assumptions (or --decimal-comma)";
    assertThat(refused(book("point"), null))
        .containsExactlyInAnyOrder(
            "120.000: Type 120000 or 120" + comma,
            "0,9: Type a plain number, 0 or more, with a point for decimals, as in 0.9" + comma,
            "450,5: Type a plain number, 0 or more, with a point for decimals, as in 450.5"
                + comma
                + "; until then the shipped 500 counts");
  }

  @Thorough
  @Test
  void commaReadsThemAllAndTheRunLogSaysWhy() {
    assertThat(refused(book("Comma"), null)).isEmpty();
    assertThat(millionTokens()).isEqualTo("204");
    assertThat(WorkbookDump.of(folder.resolve("out.xlsx")))
        .contains("1.200,5 is 1200.5, by Decimal sign", "450.5");
  }

  @Thorough
  @Test
  void theWorkbookOfPricesSaysItForAFileOfRows() throws IOException {
    Path csv = Reviews.csv(List.of(workload()), folder.resolve("in.csv"));
    assertThat(refused(csv, book("point"))).hasSize(3);
    assertThat(refused(csv, book("comma"))).isEmpty();
    assertThat(millionTokens()).isEqualTo("204");
  }
}
