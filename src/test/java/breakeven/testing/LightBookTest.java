package breakeven.testing;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.Sheets;
import breakeven.samples.SampleWorkbook;
import breakeven.xlsx.read.Packages;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightBookTest {
  @TempDir private Path folder;

  @Test
  void otherSheetsStandInTheCopyAsTheyWereWithAllThatBelongsToThem() throws Exception {
    Path out =
        LightBook.edit(
            SampleWorkbook.FILE,
            folder.resolve("out.xlsx"),
            Sheets.MODEL_PRICES::equals,
            book -> book.getSheet(Sheets.MODEL_PRICES).getRow(1).getCell(0).setCellValue("Other"));
    String before = WorkbookDump.of(SampleWorkbook.FILE, Sheets.MODEL_PRICES::equals);
    String after = WorkbookDump.of(out, Sheets.MODEL_PRICES::equals);
    assertThat(after).contains("A2     text    Other").isNotEqualTo(before);
    assertThat(after.replaceFirst("A2 .*", "")).isEqualTo(before.replaceFirst("A2 .*", ""));
    String others = WorkbookDump.of(SampleWorkbook.FILE, name -> !name.equals(Sheets.MODEL_PRICES));
    assertThat(WorkbookDump.of(out, name -> !name.equals(Sheets.MODEL_PRICES))).isEqualTo(others);
    Map<String, byte[]> parts = Packages.parts(out);
    int same = 0;
    for (Map.Entry<String, byte[]> part : Packages.parts(SampleWorkbook.FILE).entrySet()) {
      assertThat(parts).containsKey(part.getKey());
      same += java.util.Arrays.equals(part.getValue(), parts.get(part.getKey())) ? 1 : 0;
    }
    assertThat(parts).hasSameSizeAs(Packages.parts(SampleWorkbook.FILE));
    assertThat(same).isGreaterThan(20);
  }
}
