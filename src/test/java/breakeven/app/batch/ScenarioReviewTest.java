package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Sheets;
import breakeven.core.table.Words;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.LightBook;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cell moves every driver at once, in figures and in formulas alike. */
@Thorough
class ScenarioReviewTest {
  @TempDir private Path folder;

  /** The columns that a review remembers are what a review of that scenario finds. */
  @Test
  void theOtherScenariosAreWhatReviewsOfThemFind() throws IOException {
    Path input =
        new PlainBook(SeededPortfolio.rows(24, 60))
            .withShippedTables()
            .write(folder.resolve("beside.xlsx"));
    List<List<String>> beside = new ArrayList<>();
    for (String scenario : Words.SCENARIO) {
      Path out = folder.resolve(scenario + "-beside.xlsx");
      Reviews.review(
          Reviews.options(
              typed(input, scenario, scenario + "-in.xlsx"), out, Reviews.AS_OF, true, null, 100));
      beside.add(scenarios(out));
    }
    assertThat(beside.get(0)).hasSizeGreaterThan(20);
    assertThat(beside.get(1)).isEqualTo(beside.get(0));
    assertThat(beside.get(2)).isEqualTo(beside.get(0));
  }

  /** The figures of all three, row by row. */
  private static List<String> scenarios(Path file) throws IOException {
    List<String> figures = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook book = WorkbookDump.cells(Sheets.SUMMARY::equals, in)) {
      boolean below = false;
      for (Row row : book.getSheet(Sheets.SUMMARY)) {
        String label = row.getCell(0) == null ? "" : row.getCell(0).toString();
        if (below && label.isEmpty()) {
          break;
        }
        for (int column = 3; below && column <= 7; column += 2) {
          figures.add(label + " " + value(row.getCell(column)));
        }
        below |= label.startsWith("Scenarios, ");
      }
    }
    return figures;
  }

  /** Of a sum what it comes to. */
  private static String value(@Nullable Cell cell) {
    return cell != null && cell.getCellType() == CellType.FORMULA
        ? String.valueOf(cell.getNumericCellValue())
        : String.valueOf(cell);
  }

  private Path typed(Path book, String scenario, String name) throws IOException {
    return LightBook.edit(
        book,
        folder.resolve(name),
        Sheets.ASSUMPTIONS::equals,
        workbook -> {
          List<Row> found = new ArrayList<>();
          for (Row row : workbook.getSheet(Sheets.ASSUMPTIONS)) {
            if (row.getCell(0) != null
                && row.getCell(0).toString().equals(Assumption.SCENARIO.title())) {
              found.add(row);
            }
          }
          assertThat(found).hasSize(1);
          found.get(0).getCell(AssumptionsTable.VALUE.ordinal()).setCellValue(scenario);
        });
  }
}
