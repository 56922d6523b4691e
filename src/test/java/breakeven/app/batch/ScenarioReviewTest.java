package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Sheets;
import breakeven.core.table.Words;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One cell moves every driver at once, in figures and in formulas alike. */
@Thorough
class ScenarioReviewTest {
  @TempDir private Path folder;

  @Test
  void theScenarioTypedIntoAReviewedWorkbookComesToWhatAReviewOfItGives() throws IOException {
    Path input =
        new PlainBook(SeededPortfolio.rows(24, 60))
            .withShippedTables()
            .write(folder.resolve("input.xlsx"));
    Path reviewed = review(input, "base");
    Map<String, Path> edited = new LinkedHashMap<>();
    for (String scenario : List.of(Words.CAUTIOUS, Words.FAVOURABLE)) {
      edited.put(scenario, typed(reviewed, scenario, scenario + "-edited.xlsx"));
    }
    Path cautious = review(typed(input, Words.CAUTIOUS, "cautious.xlsx"), "cautious");
    edited.put(Words.BASE, typed(cautious, Words.BASE, "Base-edited.xlsx"));

    Map<Path, Map<String, List<CSVRecord>>> calculated =
        LibreOffice.calculate(List.copyOf(edited.values()), folder.resolve("calculated"));
    for (Map.Entry<String, Path> one : edited.entrySet()) {
      String scenario = one.getKey();
      Map<String, List<CSVRecord>> now = calculated.get(one.getValue());
      Path fresh = review(typed(input, scenario, scenario + "-again.xlsx"), scenario);
      try (InputStream in = Files.newInputStream(fresh);
          XSSFWorkbook expected = new XSSFWorkbook(in)) {
        LiveBooks.Except again = LiveBooks.reviewAgain(now);
        LiveBooks.Compared compared =
            LiveBooks.compare(
                now,
                expected,
                false,
                (sheet, key, title) ->
                    again.leaves(sheet, key, title)
                        || sheet.equals(Sheets.SUMMARY) && key.equals("Chk_All"));
        assertThat(compared.differences()).as(scenario).isEmpty();
        assertThat(compared.cells()).as(scenario).isGreaterThan(10_000);
      }
    }
  }

  private Path typed(Path book, String scenario, String name) throws IOException {
    return LiveBooks.edit(
        book,
        folder.resolve(name),
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

  /** Nothing is drawn: a chance is a value of the run, and a verdict may depend on it. */
  private Path review(Path in, String name) {
    return Reviews.reviewLive(in, folder.resolve(name + "-reviewed.xlsx"), 0);
  }
}
