package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.input.Decimals;
import breakeven.core.table.Workloads;
import breakeven.exchange.files.CsvFile;
import breakeven.xlsx.read.Temporary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook that is made of a CSV file. */
class CsvWorkbookTest {
  /** Any other file would stay for good where the run is stopped. */
  @Test
  void allFilesOnTheWayAreTemporaryOnes(@TempDir Path folder) throws IOException {
    List<String> lines = new ArrayList<>(List.of("Workload,Requests"));
    for (int i = 0; i < 3000; i++) {
      lines.add("Workload " + i + ",1000");
    }
    Path csv = Files.write(folder.resolve("in.csv"), lines);
    Path made = folder.resolve("made.xlsx");
    List<Path> others = new ArrayList<>();
    long[] rows = new long[1];
    CsvWorkbook.write(
        csv,
        CsvFile.of(csv, Workloads.TABLE)::read,
        made,
        Decimals.UNSAID,
        more -> {
          rows[0] += more;
          try (Stream<Path> files = Files.list(folder)) {
            files
                .filter(file -> !file.equals(csv) && !file.equals(made))
                .filter(file -> !file.getFileName().toString().startsWith("." + Temporary.prefix()))
                .forEach(others::add);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    assertThat(rows[0]).isPositive();
    assertThat(others).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(csv, made);
    }
  }

  /** A program that opens the workbook measures each wrapped text, which takes minutes. */
  @Test
  void itsCellsStayOnOneLine(@TempDir Path folder) throws IOException {
    int rows = 3;
    Path csv = folder.resolve("in.csv");
    Files.writeString(
        csv,
        "Workload,Requests,Input tokens,Output tokens,Prompted model\n"
            + "Claims triage,1000,,,\n".repeat(rows));
    Path made = folder.resolve("made.xlsx");
    CsvFile file = CsvFile.of(csv, Workloads.TABLE);
    CsvWorkbook.write(csv, file::read, made, Decimals.UNSAID, more -> {});
    try (XSSFWorkbook book = new XSSFWorkbook(made.toString())) {
      XSSFSheet sheet = book.getSheetAt(0);
      assertThat(sheet.getLastRowNum()).isEqualTo(rows);
      for (int column = 0; column < 2; column++) {
        assertThat(sheet.getRow(0).getCell(column).getCellStyle().getWrapText()).isTrue();
        assertThat(sheet.getRow(rows).getCell(column).getCellStyle().getWrapText()).isFalse();
      }
    }
  }
}
