package breakeven.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.live.LiveModel;
import breakeven.testing.LibreOffice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calculation sheets of a reviewed workbook, calculated anew by LibreOffice. */
class LiveModelTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
  private static final Path SAMPLE = Path.of("samples/portfolio.xlsx");
  private static final double TOLERANCE = 1e-9;

  @TempDir private Path folder;

  @Test
  void everyFormulaComesToTheValueThatItCarries() throws IOException {
    Path reviewed = review(SAMPLE, "sample");
    assertThat(differences(reviewed)).isEmpty();
  }

  private Path review(Path in, String name) throws IOException {
    Path out = folder.resolve(name + "-reviewed.xlsx");
    ReviewOptions options =
        new ReviewOptions(in, out, AS_OF, true, null, Set.of(), false, Verbosity.QUIET);
    new Review(true).run(options, Progress.hidden());
    return out;
  }

  private List<String> differences(Path reviewed) throws IOException {
    Map<String, List<CSVRecord>> calculated =
        LibreOffice.calculate(reviewed, folder.resolve("calculated"));
    List<String> differences = new ArrayList<>();
    int formulas = 0;
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      for (String name : LiveModel.SHEETS) {
        Sheet sheet = workbook.getSheet(name);
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.FORMULA) {
              formulas++;
              CSVRecord record = calculated.get(name).get(row.getRowNum());
              String found =
                  cell.getColumnIndex() < record.size() ? record.get(cell.getColumnIndex()) : "";
              if (!same(cell, found)) {
                differences.add(
                    name
                        + "!"
                        + cell.getAddress()
                        + " ("
                        + header(sheet, cell)
                        + "): "
                        + found
                        + " against "
                        + shown(cell)
                        + " by "
                        + cell.getCellFormula());
              }
            }
          }
        }
      }
    }
    assertThat(formulas).isGreaterThan(1000);
    return differences;
  }

  private static String header(Sheet sheet, Cell cell) {
    return sheet.getRow(4).getCell(cell.getColumnIndex()).getStringCellValue();
  }

  private static String shown(Cell cell) {
    return cell.getCachedFormulaResultType() == CellType.NUMERIC
        ? String.valueOf(cell.getNumericCellValue())
        : cell.getStringCellValue();
  }

  private static boolean same(Cell cell, String found) {
    if (cell.getCachedFormulaResultType() != CellType.NUMERIC) {
      return found.equals(cell.getStringCellValue());
    }
    // LibreOffice exports a figure with a per cent format as 12.5%, with all its digits.
    if (!found.matches("[-+0-9.Ee]+%?")) {
      return false;
    }
    double expected = cell.getNumericCellValue();
    double number =
        found.endsWith("%")
            ? Double.parseDouble(found.substring(0, found.length() - 1)) / 100
            : Double.parseDouble(found);
    return Math.abs(number - expected) <= TOLERANCE * Math.max(1e-6, Math.abs(expected));
  }
}
