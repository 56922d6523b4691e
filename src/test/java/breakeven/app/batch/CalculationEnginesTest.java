package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.samples.SampleWorkbook;
import breakeven.testing.CalculationCopies;
import breakeven.testing.CalculationCopies.Copy;
import breakeven.testing.Engines;
import breakeven.testing.Gnumeric;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other programs than LibreOffice find on {@code Calculation} what the review has found, too. */
@Thorough
class CalculationEnginesTest {
  private static final int REVIEWED = 2;
  private static final int NOW = 3;
  private static final int PICK = 7;
  private static final int FIRST_ROW = 6;
  private static final double TOLERANCE = 1e-9;

  @TempDir private static Path folder;
  private static Path reviewed = Path.of("");
  private static List<String> workloads = List.of();

  @BeforeAll
  static void review() {
    reviewed = Reviews.review(SampleWorkbook.FILE, folder.resolve("reviewed.xlsx"));
    workloads = CalculationCopies.workloads(reviewed);
    assertThat(workloads).hasSizeGreaterThan(50);
  }

  /** A workbook with one sheet for some workloads each. */
  private static Path copies(List<String> some) {
    Path file = folder.resolve("copies-" + some.size() + ".xlsx");
    List<Copy> copies = some.stream().map(one -> new Copy(one, Map.of(), Copy.TWO_YEARS)).toList();
    CalculationCopies.write(reviewed, copies, file);
    return file;
  }

  @Test
  void poiFindsTheSameForEveryWorkload() throws IOException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    try (InputStream in = Files.newInputStream(copies(workloads.subList(0, 1)));
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
      Sheet sheet = book.getSheetAt(0);
      // It has no computed arrays in SUMPRODUCT, by which a workload is found: its row is typed.
      Cell pick = sheet.getRow(0).getCell(PICK);
      pick.setBlank();
      for (int i = 0; i < workloads.size(); i++) {
        String workload = workloads.get(i);
        pick.setCellValue(FIRST_ROW + (double) i);
        evaluator.clearAllCachedResultValues();
        for (Row row : sheet) {
          Cell was = row.getCell(REVIEWED);
          if (row.getRowNum() > 0 && was != null && was.getCellType() == CellType.FORMULA) {
            compared++;
            CellValue there = evaluator.evaluate(was);
            CellValue here = evaluator.evaluate(row.getCell(NOW));
            if (!same(there, here)) {
              differences.add(
                  workload + ", row " + (row.getRowNum() + 1) + ": " + there + " is " + here);
            }
          }
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(150 * workloads.size());
  }

  private static boolean same(CellValue a, CellValue b) {
    return a.getCellType() == CellType.NUMERIC && b.getCellType() == CellType.NUMERIC
        ? same(a.getNumberValue(), b.getNumberValue())
        : a.formatAsString().equals(b.formatAsString());
  }

  private static boolean same(double a, double b) {
    return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a));
  }

  @Test
  void gnumericFindsTheSameForEveryWorkload() {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    List<List<String[]>> sheets = Gnumeric.calculate(copies(workloads), folder.resolve("gnumeric"));
    for (int i = 0; i < workloads.size(); i++) {
      for (String[] cells : sheets.get(i)) {
        if (cells.length > NOW && !cells[REVIEWED].isEmpty() && !cells[NOW].isEmpty()) {
          compared++;
          if (!CalculationTest.same(cells[REVIEWED], cells[NOW])) {
            differences.add(
                workloads.get(i) + ": " + String.join(", ", List.of(cells).subList(0, 4)));
          }
        }
      }
    }
    assertThat(differences).filteredOn(one -> !one.contains("As reviewed")).isEmpty();
    assertThat(compared).isGreaterThan(150 * workloads.size());
  }

  @Test
  void hyperFormulaFindsTheSameForEveryWorkload() {
    assertThat(Engines.chosen(copies(workloads.subList(0, 1))))
        .matches(
            "(?s)hyperformula: "
                + workloads.size()
                + " workloads, \\d{4,} cells alike, 0 otherwise.*");
  }
}
