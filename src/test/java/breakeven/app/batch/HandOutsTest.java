package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Thorough
class HandOutsTest {
  /** One character of two UTF-16 units. */
  private static final String SMILE = "\uD83D\uDE00";

  @TempDir Path folder;

  private List<String> handOuts(Path in, LocalDate day, Path parts) throws IOException {
    ReviewOptions whole =
        Reviews.asked(
            in, folder.resolve("out.xlsx"), day, false, null, null, Formulas.NEVER, 0, null, null);
    return new HandOuts().run(new HandOutOptions(whole, "Business unit", parts), Progress.hidden());
  }

  /** Everywhere that a workbook keeps texts something is planted; no part of a file has it. */
  @Test
  void noTextOfOtherUnitsIsInAnyPartOfAFile() throws IOException {
    Path in =
        LiveBooks.edit(
            Path.of("samples/month-18.xlsx"), folder.resolve("in.xlsx"), HandOutsTest::plant);
    List<Map<String, String>> rows =
        Reviews.rows(in, Sheets.WORKLOADS).stream()
            .filter(row -> !row.getOrDefault("Business unit", "").isEmpty())
            .toList();
    Path parts = folder.resolve("parts");
    List<String> said = handOuts(in, LocalDate.of(2028, 6, 5), parts);
    assertThat(said).anySatisfy(line -> assertThat(line).startsWith("left out").contains("Pay"));
    for (String unit : rows.stream().map(row -> row.get("Business unit")).distinct().toList()) {
      String texts = texts(parts.resolve(unit + ".xlsx"));
      for (Map<String, String> row : rows) {
        boolean own = row.get("Business unit").equals(unit);
        boolean there = texts.contains(row.get("Workload"));
        assertThat(there).as(unit + ": " + row.get("Workload")).isEqualTo(own);
      }
      assertThat(texts.contains("planted")).as(unit).isFalse();
      assertThat(texts.contains("too few requests")).isEqualTo(texts.contains("Board minutes"));
      assertThat(texts.contains("Read their Source and Notes before you pass it on")).isTrue();
    }
    List<Map<String, String>> realised =
        Reviews.rows(parts.resolve("Finance.xlsx"), Sheets.REALISED);
    assertThat(realised).isNotEmpty();
  }

  private static void plant(XSSFWorkbook workbook) {
    XSSFSheet workloads = workbook.getSheet(Sheets.WORKLOADS);
    int last = workloads.getLastRowNum();
    workloads.createRow(last + 3).createCell(0).setCellValue("planted below");
    for (int row = 1; row <= last; row++) {
      XSSFComment note =
          workloads
              .createDrawingPatriarch()
              .createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 4, row, 6, row + 2));
      note.setAddress(row, 4);
      note.setString(new XSSFRichTextString("planted note"));
    }
    workloads.getHeader().setCenter("planted header");
    XSSFSheet pay = workbook.createSheet("Pay");
    pay.createRow(0).createCell(0).setCellValue("planted");
    XSSFName name = workbook.createName();
    name.setNameName("planted_name");
    name.setRefersToFormula("Pay!$A$1");
    workbook.getProperties().getCoreProperties().setTitle("planted title");
    workbook.getSheet(Sheets.ACTUALS).getRow(1).createCell(30).setCellValue("planted actual");
  }

  /** The text of all parts of a file. */
  private static String texts(Path file) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        all.append(entry.getName());
        try (InputStream in = zip.getInputStream(entry)) {
          all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return all.toString();
  }

  /** No file system takes half a character, and few take more than 255 bytes. */
  @Test
  void aFileIsCalledAsItsUnitWhateverCharactersAreInIt() throws IOException {
    List<String> units =
        List.of(
            "x".repeat(79) + SMILE + " and more",
            "y".repeat(78) + SMILE + " and more",
            "\u6F22".repeat(90),
            "half_xD83D_a/b",
            "Sales");
    List<Map<String, String>> rows = new ArrayList<>();
    for (String unit : units) {
      Map<String, String> row = new LinkedHashMap<>(SeededPortfolio.row(3, rows.size()));
      row.put("Business unit", unit);
      rows.add(row);
    }
    Path in = new PlainBook(rows).write(folder.resolve("in.xlsx"));
    Path parts = folder.resolve("parts");

    List<String> said = handOuts(in, Reviews.AS_OF, parts);

    assertThat(said).hasSize(units.size());
    try (Stream<Path> files = Files.list(parts)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "x".repeat(79) + ".xlsx",
              "y".repeat(78) + SMILE + ".xlsx",
              "\u6F22".repeat(80) + ".xlsx",
              "half-a-b.xlsx",
              "Sales.xlsx");
    }
  }
}
