package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.core.table.Sheets;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a director reads is read once: no sentence has more than twenty words. */
class SentencesTest {
  private static final int MOST = 20;
  private static final Set<String> READ =
      Set.of(Sheets.SUMMARY, Sheets.DECISIONS, Sheets.NEXT_STEPS);

  @TempDir private Path folder;

  /** The sentences of a text that have too many words. */
  private static List<String> tooLong(String text) {
    return Stream.of(text.split("(?<=[.!?])\\s+|\\R"))
        .filter(sentence -> sentence.split("\\s+").length > MOST)
        .toList();
  }

  @Thorough
  @ParameterizedTest
  @CsvSource({"portfolio,2026-12-01", "month-18,2028-06-05"})
  void noSentenceHasMoreThanTwentyWords(String sample, LocalDate asOf) throws IOException {
    Path out = folder.resolve(sample + ".xlsx");
    Reviews.review(Reviews.quick(Path.of("samples", sample + ".xlsx"), out, asOf));
    List<String> found = new ArrayList<>();
    int read = 0;
    try (InputStream in = Files.newInputStream(out);
        XSSFWorkbook book = WorkbookDump.only(READ::contains, in)) {
      for (String sheet : READ) {
        for (Row row : book.getSheet(sheet)) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.STRING) {
              read++;
              tooLong(cell.getStringCellValue())
                  .forEach(one -> found.add(sheet + " " + cell.getAddress() + ": " + one));
            }
          }
        }
      }
    }
    assertThat(read).isGreaterThan(200);
    assertThat(found).isEmpty();
  }

  @Test
  void aLongSentenceIsFound() {
    assertThat(tooLong("One. " + "word ".repeat(MOST) + "more. Two.")).hasSize(1);
    assertThat(tooLong("word ".repeat(MOST - 1) + "last. Two.")).isEmpty();
  }
}
