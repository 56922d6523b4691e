package breakeven.workbook.live;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that read workbooks with POI calculate each workload to the same figures. POI takes a
 * computed flag in SUMPRODUCT and a computed array in LOOKUP in an array formula alone.
 */
@Thorough
class PoiEvaluatorTest {
  @TempDir private Path folder;

  /** What reads the last month with a loss, or a month that never comes. */
  private static final Set<String> OTHERWISE =
      Set.of(
          "Life by training (months)",
          "Life of the fine-tuned model (months)",
          "Month after the last loss (month)",
          "Payback (month)",
          "Payback, as shown (month)");

  @Test
  void everyFigureOfAWorkloadIsTheSameInPoi() throws IOException {
    Path in = new PlainBook(SeededPortfolio.rows(1, 3)).write(folder.resolve("book.xlsx"));
    Path out = Reviews.reviewLive(in, folder.resolve("reviewed.xlsx"), 0);
    Set<String> differing = new TreeSet<>();
    int alike = 0;
    int refused = 0;
    try (InputStream bytes = Files.newInputStream(out);
        XSSFWorkbook book = new XSSFWorkbook(bytes)) {
      FormulaEvaluator poi = book.getCreationHelper().createFormulaEvaluator();
      for (Sheet sheet : List.of(book.getSheet("Months"), book.getSheet("Costs"))) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() != CellType.FORMULA) {
              continue;
            }
            String theirs = calculated(poi, cell);
            if (theirs.contains("Invalid arg type for SUMPRODUCT")) {
              refused++;
            } else if (theirs.equals(shown(cell))) {
              alike++;
            } else {
              differing.add(sheet.getRow(4).getCell(cell.getColumnIndex()).getStringCellValue());
            }
          }
        }
      }
    }
    assertThat(differing).isEqualTo(OTHERWISE);
    assertThat(refused).isLessThan(50);
    assertThat(alike).isGreaterThan(3_000);
  }

  private static String calculated(FormulaEvaluator poi, Cell cell) {
    try {
      return shown(poi.evaluate(cell));
    } catch (IllegalStateException e) {
      return String.valueOf(e.getCause());
    }
  }

  private static String shown(Cell cell) {
    return switch (cell.getCachedFormulaResultType()) {
      case NUMERIC -> number(cell.getNumericCellValue());
      case STRING -> cell.getStringCellValue();
      case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
      default -> "error " + cell.getErrorCellValue();
    };
  }

  private static String shown(CellValue value) {
    return switch (value.getCellType()) {
      case NUMERIC -> number(value.getNumberValue());
      case STRING -> value.getStringValue();
      case BOOLEAN -> String.valueOf(value.getBooleanValue());
      default -> "error " + value.getErrorValue();
    };
  }

  /** As many digits as two ways of adding up agree in. */
  private static String number(double value) {
    return String.format(Locale.ROOT, "%.9g", value == 0 ? 0 : value);
  }
}
