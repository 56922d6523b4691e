package breakeven.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Thorough
class LibreOfficeTest {
  @TempDir private Path folder;

  @Test
  void formulasAreCalculatedAnewWhateverTheFileSays() throws IOException {
    Map<String, List<CSVRecord>> sheets =
        LibreOffice.calculate(TinyWorkbook.in(folder), folder.resolve("a b"));
    assertThat(sheets.keySet()).contains("Model prices");
    assertThat(sheets.get("Model prices").get(1).values())
        .containsExactly("two\nlines, £", "0.3", "12000000", "TRUE", "24000000");
  }

  @Test
  void aWorkbookBecomesAPdf() throws IOException {
    List<Path> made = LibreOffice.convert(TinyWorkbook.in(folder), LibreOffice.PDF, folder);
    assertThat(made).containsExactly(folder.resolve("tiny.pdf"));
    assertThat(Files.size(made.get(0))).isPositive();
  }

  @Test
  void aRecalculatedWorkbookIsReadBack() throws IOException {
    List<Path> made =
        LibreOffice.convert(TinyWorkbook.in(folder), LibreOffice.XLSX, folder.resolve("out"));
    assertThat(WorkbookDump.of(made.get(0))).contains("E2     number  24000000  =C2*2");
  }
}
