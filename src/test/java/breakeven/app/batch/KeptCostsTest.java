package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands of the calculation where there are too many workloads for formulas. */
class KeptCostsTest {
  private static final long SEED = 26;
  private static final int LOOKED_AT = 40;

  @TempDir Path folder;

  /** The same workloads among few others, where every figure is kept to be followed, and many. */
  @Test
  void costsAndCashFlowOfManyWorkloadsAreThoseOfFew() throws IOException {
    Path few = review(300);
    Path many = review(2_001);
    try (InputStream ofFew = Files.newInputStream(few);
        InputStream ofMany = Files.newInputStream(many);
        XSSFWorkbook expected = new XSSFWorkbook(ofFew);
        XSSFWorkbook found = new XSSFWorkbook(ofMany)) {
      for (String name : List.of(Sheets.COSTS, Sheets.CASH_FLOW)) {
        Sheet sheet = found.getSheet(name);
        assertThat(sheet.getLastRowNum()).isEqualTo(LiveBooks.HEADER_ROW + 2_001);
        int compared = 0;
        for (int row = 1; row <= LOOKED_AT; row++) {
          Map<String, String> cells = cells(sheet, row);
          Map<String, String> same = cells(expected.getSheet(name), row);
          assertThat(same.keySet()).containsAll(cells.keySet());
          for (Map.Entry<String, String> cell : cells.entrySet()) {
            assertThat(cell.getValue())
                .as(name + ", row " + row + ", " + cell.getKey())
                .isEqualTo(same.get(cell.getKey()));
            compared += cell.getValue().isEmpty() ? 0 : 1;
          }
        }
        assertThat(compared).as(name).isGreaterThan(LOOKED_AT * 15);
      }
      assertThat(texts(found.getSheet(Sheets.SUMMARY)))
          .contains(Sheets.COSTS, Sheets.CASH_FLOW)
          .doesNotContain(Sheets.EXPLORER)
          .anyMatch(text -> text.startsWith("Left out: Explorer, Months, since "));
    }
  }

  private Path review(int workloads) throws IOException {
    Path in = folder.resolve(workloads + ".csv");
    return Reviews.review(
        Reviews.options(
            Reviews.csv(SeededPortfolio.rows(SEED, workloads), in),
            folder.resolve(workloads + ".xlsx"),
            Reviews.AS_OF,
            false,
            null,
            Formulas.NEVER,
            0));
  }

  /** The cells of a row by their headers; no end is a number where formulas calculate with it. */
  private static Map<String, String> cells(Sheet sheet, int row) {
    Map<String, String> cells = new HashMap<>();
    Row headers = sheet.getRow(LiveBooks.HEADER_ROW);
    for (Cell header : headers) {
      Cell cell = sheet.getRow(LiveBooks.HEADER_ROW + row).getCell(header.getColumnIndex());
      cells.put(header.getStringCellValue(), text(cell));
    }
    return cells;
  }

  private static String text(Cell cell) {
    if (cell == null) {
      return "";
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC ->
          cell.getNumericCellValue() == 1e99
              ? "no end"
              : String.valueOf(cell.getNumericCellValue());
      case STRING -> cell.getStringCellValue();
      default -> "";
    };
  }

  private static List<String> texts(Sheet sheet) {
    List<String> texts = new ArrayList<>();
    for (Row row : sheet) {
      row.forEach(cell -> texts.add(text(cell)));
    }
    return texts;
  }
}
