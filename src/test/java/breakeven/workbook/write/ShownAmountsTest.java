package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.testing.LibreOffice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What amounts look like: LibreOffice shows them by our number format. */
class ShownAmountsTest {
  @TempDir Path folder;

  @Test
  void onSummaryAnAmountJustUnderZeroHasNoMinus() throws IOException {
    double[] values = {-1234.6, -0.51, -0.004, -1E-12, 0, 0.004, 1234.6};
    assertThat(shown(SummaryPage.MONEY, values))
        .containsExactly("-1,235", "-1", "0", "0", "–", "0", "1,235");
  }

  private List<String> shown(String format, double... values) throws IOException {
    Path file = folder.resolve("amounts.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFRow row = workbook.createSheet("Amounts").createRow(0);
      String code = format.replace("\"", "\"\"");
      for (double value : values) {
        int column = Math.max(0, row.getLastCellNum());
        row.createCell(column).setCellFormula("TEXT(" + value + ",\"" + code + "\")");
      }
      workbook.write(out);
    }
    List<String> shown = new ArrayList<>();
    for (CSVRecord row : LibreOffice.calculate(file, folder).get("Amounts")) {
      row.forEach(shown::add);
    }
    return shown;
  }
}
