package breakeven.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.table.Sheets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which workloads change their approach. */
class ReclassificationTest {
  private static final int WORKLOADS = 1_100;

  @TempDir private Path folder;

  @Test
  void aLongListIsCutAndTheTableOfPairsHoldsAll() throws IOException {
    StringBuilder csv =
        new StringBuilder(
            "Workload,Requests,Input tokens,Output tokens,Prompted model,Current approach\n");
    for (int i = 0; i < WORKLOADS; i++) {
      csv.append("w").append(i).append(",").append(1000 + i);
      csv.append(",1200,200,gpt-4.1,Fine-tuned\n");
    }
    Path in = Files.writeString(folder.resolve("many.csv"), csv);
    Path out = folder.resolve("many.xlsx");
    new Review()
        .run(
            Reviews.options(in, out, Reviews.AS_OF, true, null, Formulas.NEVER, null),
            Progress.hidden());
    List<Map<String, String>> changing =
        Reviews.rows(out, Sheets.WORKLOADS).stream()
            .filter(row -> !row.get("Reclassify").isEmpty())
            .toList();
    assertThat(changing).hasSize(WORKLOADS);
    try (InputStream read = Files.newInputStream(out);
        XSSFWorkbook workbook = new XSSFWorkbook(read)) {
      Sheet sheet = workbook.getSheet(Sheets.RECLASSIFICATION);
      assertThat(number(row(sheet, "Fine-tuned"), 7)).isEqualTo(WORKLOADS);
      assertThat(number(row(sheet, "All"), 7)).isEqualTo(WORKLOADS);
      Row header = row(sheet, "Workload");
      assertThat(sheet.getRow(header.getRowNum() - 1).getCell(0).getStringCellValue())
          .isEqualTo(
              "The 1,000 with most money at stake of 1,100; for the others filter Reclassify on"
                  + " Workloads.");
      List<Double> money = new ArrayList<>();
      Set<String> names = new HashSet<>();
      for (int i = header.getRowNum() + 1; i <= sheet.getLastRowNum(); i++) {
        names.add(sheet.getRow(i).getCell(0).getStringCellValue());
        money.add(Math.abs(number(sheet.getRow(i), 6)));
      }
      assertThat(names).hasSize(1_000);
      assertThat(money).isSortedAccordingTo((a, b) -> Double.compare(b, a));
      double least = money.get(money.size() - 1);
      assertThat(changing)
          .filteredOn(row -> !names.contains(row.get("Workload")))
          .hasSize(WORKLOADS - 1_000)
          .allMatch(row -> Math.abs(Double.parseDouble(row.get("Money at stake (GBP)"))) <= least);
    }
  }

  /** The first row that begins with a text. */
  private static Row row(Sheet sheet, String text) {
    for (Row row : sheet) {
      Cell cell = row.getCell(0);
      if (cell != null
          && cell.getCellType() == CellType.STRING
          && cell.getStringCellValue().equals(text)) {
        return row;
      }
    }
    throw new IllegalArgumentException(text);
  }

  private static double number(Row row, int column) {
    return row.getCell(column).getNumericCellValue();
  }
}
