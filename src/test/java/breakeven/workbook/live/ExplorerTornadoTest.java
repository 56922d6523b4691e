package breakeven.workbook.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.Formulas;
import breakeven.app.batch.Reviews;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.Evaluator;
import breakeven.core.table.Sheets;
import breakeven.core.table.UncertaintyTable;
import breakeven.core.uncertainty.Effect;
import breakeven.core.uncertainty.Sensitivity;
import breakeven.core.uncertainty.TriangularDistribution;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import breakeven.workbook.write.ShippedTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tornado of the workload chosen on {@code Explorer}, calculated by LibreOffice. */
@Thorough
public class ExplorerTornadoTest {
  private static final String SECTION = "What each driver alone does to net saving, as drawn above";
  public static final List<TriangularDistribution> SHIPPED =
      TriangularDistribution.read(ShippedTables.of(UncertaintyTable.TABLE));
  private static final int MOST_MONTHS = 60;

  @TempDir private Path folder;

  /** What each driver does to the rows of an evaluated portfolio. */
  public static Sensitivity sensitivity(Evaluator evaluator) {
    return new Sensitivity(evaluator.decision(), SHIPPED, MOST_MONTHS);
  }

  /** The chosen workload's drivers stand on the sheet with their effects, largest swing first. */
  public static void stands(List<CSVRecord> explorer, String name, List<Effect> effects) {
    int after = table(explorer, name, effects);
    assertThat(explorer.get(after).get(0))
        .isEqualTo(effects.isEmpty() ? "" : "Values of the review.");
  }

  private static int table(List<CSVRecord> explorer, String name, List<Effect> effects) {
    int header = row(explorer, SECTION) + 2;
    assertThat(explorer.get(header).get(0)).isEqualTo("Driver, from low to high");
    String title = explorer.get(header - 1).get(0);
    if (effects.isEmpty()) {
      assertThat(title).startsWith(name + ": no figures, since ");
      assertThat(explorer.get(header + 1).get(0)).isEmpty();
      assertThat(explorer.get(header + 1).get(5)).isEmpty();
      return header + 1 + SHIPPED.size();
    }
    assertThat(title)
        .startsWith(
            name
                + ": "
                + effects.get(0).spread().driver().title()
                + " alone moves net saving most, ");
    for (int k = 0; k < effects.size(); k++) {
      Effect effect = effects.get(k);
      CSVRecord row = explorer.get(header + 1 + k);
      String where = name + ", " + effect.spread().driver().title();
      assertThat(row.get(0)).as(where).startsWith(effect.spread().driver().title() + ": ");
      figure(row, 2, effect.savingLow(), where);
      figure(row, 3, effect.savingHigh(), where);
      figure(row, 5, effect.savingLow() - effect.saving(), where);
      figure(row, 6, effect.savingHigh() - effect.saving(), where);
      assertThat(row.get(7))
          .as(where)
          .contains(Decision.VERDICTS.get(effect.verdictLow()))
          .contains(Decision.VERDICTS.get(effect.verdictHigh()))
          .contains(
              Double.isNaN(effect.breakEven()) ? "no break-even within reach" : "breaks even at ");
    }
    return header + 1 + effects.size();
  }

  private static void figure(CSVRecord row, int column, double expected, String where) {
    assertThat(ExplorerTest.number(row.get(column)))
        .as(where)
        .isCloseTo(ListSection.listed(expected), within(1e-9 * Math.abs(expected) + 1e-9));
  }

  public static int row(List<CSVRecord> sheet, String label) {
    for (int row = 0; row < sheet.size(); row++) {
      if (sheet.get(row).get(0).equals(label)) {
        return row;
      }
    }
    throw new AssertionError("no row " + label);
  }

  @Test
  void aChangeSinceTheReviewIsTold() throws IOException {
    List<Map<String, String>> rows = ExplorerTest.picked();
    Path reviewed = ExplorerTest.review(folder);
    String name = ExplorerTest.NAMES.get(0);
    int i = rows.stream().map(row -> row.get("Workload")).toList().indexOf(name);
    Path edited =
        edit(
            ExplorerTest.choose(reviewed, name, folder.resolve("chosen.xlsx")),
            "edited.xlsx",
            workbook -> {
              type(workbook.getSheet(Sheets.WORKLOADS), name, "Requests (per month)", 123_456_789);
            });
    Evaluator evaluator = new Portfolio(rows).evaluate();
    List<Effect> effects = sensitivity(evaluator).of(evaluator.frame(), i);
    List<CSVRecord> explorer =
        LibreOffice.calculate(edited, folder.resolve("calculated")).get(Sheets.EXPLORER);
    assertThat(explorer.get(table(explorer, name, effects)).get(0))
        .isEqualTo("Values of the review; net saving has changed since: review again.");
  }

  public static void type(Sheet sheet, String workload, String title, double value) {
    for (Row row : sheet) {
      for (Cell header : sheet.getRow(0)) {
        if (workload.equals(value(row.getCell(0))) && header.getStringCellValue().equals(title)) {
          put(row, header.getColumnIndex(), value);
        }
      }
    }
  }

  private static Object value(Cell cell) {
    if (cell == null || cell.getCellType() == CellType.BLANK) {
      return "";
    }
    return cell.getCellType() == CellType.NUMERIC
        ? (Object) cell.getNumericCellValue()
        : cell.getStringCellValue();
  }

  private static void put(Row row, int column, Object value) {
    if (row.getCell(column) != null) {
      row.removeCell(row.getCell(column));
    }
    if (value instanceof Double number) {
      row.createCell(column).setCellValue(number);
    } else if (!value.equals("")) {
      row.createCell(column).setCellValue(value.toString());
    }
  }

  private Path edit(Path from, String name, Consumer<XSSFWorkbook> change) throws IOException {
    Path to = folder.resolve(name);
    try (InputStream in = Files.newInputStream(from);
        XSSFWorkbook workbook = new XSSFWorkbook(in);
        OutputStream out = Files.newOutputStream(to)) {
      change.accept(workbook);
      workbook.write(out);
    }
    return to;
  }

  @Test
  void withoutDriversASentenceStandsInItsPlace() throws IOException {
    Path book =
        new PlainBook(ExplorerTest.picked())
            .withShippedTables()
            .with(UncertaintyTable.TABLE, List.of())
            .write(folder.resolve("plain.xlsx"));
    Path reviewed =
        Reviews.review(
            Reviews.options(
                book,
                folder.resolve("reviewed.xlsx"),
                Reviews.AS_OF,
                true,
                null,
                Formulas.ALWAYS,
                0));
    List<CSVRecord> explorer =
        LibreOffice.calculate(reviewed, folder.resolve("calculated")).get(Sheets.EXPLORER);
    int section = row(explorer, SECTION);
    assertThat(explorer.get(section + 1).get(0))
        .endsWith(": no driver alone moves it, since Uncertainty lists none");
    // Nothing more of drivers: three empty rows, and the best shapes end the sheet.
    assertThat(explorer.subList(section + 2, section + 5))
        .allMatch(row -> row.stream().allMatch(String::isBlank));
    assertThat(explorer.get(section + 5).get(0)).startsWith("Best shapes: ");
    assertThat(explorer).hasSize(section + 17);
    assertThat(explorer.get(section + 16).get(0)).isEqualTo("Values of the review.");
  }
}
