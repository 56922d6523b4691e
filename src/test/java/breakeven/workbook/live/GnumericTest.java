package breakeven.workbook.live;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.testing.Gnumeric;
import breakeven.testing.ShortSample;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A third spreadsheet calculates workloads of the sample to the same figures and words. It does not
 * know references to a table's columns, which a sheet of the user's has, and rounds halves of a
 * last shown digit down.
 */
@Thorough
class GnumericTest {
  private static final String OF_THE_USER = "Budget";

  @TempDir private Path folder;

  @Test
  void everyCellOfTheSampleIsTheSameInGnumeric() throws IOException {
    Path out = folder.resolve("reviewed.xlsx");
    Reviews.reviewLive(ShortSample.write(folder.resolve("sample.xlsx")), out, 0);
    Path calculated = Gnumeric.recalculate(out, folder.resolve("calculated.xlsx"));
    List<String> differing = new ArrayList<>();
    int figures = 0;
    try (InputStream one = Files.newInputStream(out);
        InputStream other = Files.newInputStream(calculated);
        XSSFWorkbook ours = new XSSFWorkbook(one);
        XSSFWorkbook theirs = new XSSFWorkbook(other)) {
      for (Sheet sheet : ours) {
        Sheet there = theirs.getSheet(sheet.getSheetName());
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (!sheet.getSheetName().equals(OF_THE_USER)
                && cell.getCellType() == CellType.FORMULA) {
              figures++;
              compare(cell, there, differing);
            }
          }
        }
      }
    }
    assertThat(differing).isEmpty();
    assertThat(figures).isGreaterThan(15_000);
  }

  private static void compare(Cell cell, Sheet there, List<String> differing) {
    Row row = there.getRow(cell.getRowIndex());
    Cell other = row == null ? null : row.getCell(cell.getColumnIndex());
    Object ours = value(cell);
    Object theirs = other == null ? "" : value(other);
    boolean alike =
        ours instanceof Double one && theirs instanceof Double two
            ? Math.abs(one - two) <= 1e-9 * Math.max(1, Math.abs(one))
            : ours.equals(theirs);
    if (!alike) {
      differing.add(
          cell.getSheet().getSheetName() + "!" + cell.getAddress() + " " + ours + " / " + theirs);
    }
  }

  /** What a cell shows; a text without its digits, of which the last may be rounded down. */
  private static Object value(Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC -> cell.getNumericCellValue();
      case STRING -> cell.getStringCellValue().replaceAll("[0-9]", "0");
      case BOOLEAN -> cell.getBooleanCellValue();
      case ERROR -> "error " + cell.getErrorCellValue();
      default -> "";
    };
  }
}
