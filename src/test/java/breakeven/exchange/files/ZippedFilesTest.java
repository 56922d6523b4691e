package breakeven.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A zip counts as the files in it. */
class ZippedFilesTest {
  @TempDir private Path folder;

  private Path zip(String... namesAndTexts) throws IOException {
    Path zip = folder.resolve("month.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> String.valueOf(file.getFileName())).toList();
  }

  @Test
  void itsFilesComeInTheOrderOfTheirNamesAndOthersStayWhereTheyAre() throws IOException {
    Path other = Files.writeString(folder.resolve("log.csv"), "Workload");
    Path zip =
        zip(
            "2026/cost-2026-10.csv", "c",
            "2026/amount-2026-10.csv", "a,b",
            "__MACOSX/._amount-2026-10.csv", "x",
            "manifest.json", "{}",
            "readme.txt", "x",
            "2026/", "");

    List<Path> files = ZippedFiles.unpacked(List.of(other, zip));

    assertThat(names(files)).containsExactly("log.csv", "amount-2026-10.csv", "cost-2026-10.csv");
    assertThat(files.get(0)).isEqualTo(other);
    assertThat(Files.readString(files.get(1))).isEqualTo("a,b");
  }

  @Test
  void aWorkbookIsNoZipOfLogs() throws IOException {
    Path book = zip("[Content_Types].xml", "<Types/>", "data.csv", "a");
    assertThat(ZippedFiles.unpacked(List.of(book))).containsExactly(book);
  }

  @Test
  void aNameLeadsNowhereButToTheTemporaryFolder() throws IOException {
    List<Path> files = ZippedFiles.unpacked(List.of(zip("../../../amount.csv", "a")));
    assertThat(names(files)).containsExactly("amount.csv");
    assertThat(files.get(0).getParent().getFileName().toString()).endsWith(".unpacked");
  }

  @Test
  void oneWithoutFilesToReadIsRefused() throws IOException {
    Path zip = zip("readme.txt", "x");
    assertThatThrownBy(() -> ZippedFiles.unpacked(List.of(zip)))
        .isInstanceOf(BadInput.class)
        .hasMessage(zip + " is a zip without CSV, JSON or Parquet files");
  }

  @Test
  void twoFilesOfOneNameAreRefused() throws IOException {
    Path zip = zip("a/usage.csv", "x", "b/Usage.csv", "y");
    assertThatThrownBy(() -> ZippedFiles.unpacked(List.of(zip)))
        .isInstanceOf(BadInput.class)
        .hasMessage(zip + " has two files called Usage.csv: unpack it");
  }

  @Test
  void aFileThatWouldFillTheDiskIsRefused() throws IOException {
    Path zip = zip("usage.csv", "0".repeat(3 << 20));
    assertThatThrownBy(() -> ZippedFiles.unpacked(List.of(zip)))
        .isInstanceOf(BadInput.class)
        .hasMessage(zip + ": usage.csv is more than 200 times as long as packed");
  }

  @Test
  void oneThatIsNotWholeIsRefused() throws IOException {
    Path zip = zip("usage.csv", "Workload,Requests");
    byte[] bytes = Files.readAllBytes(zip);
    Files.write(zip, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> ZippedFiles.unpacked(List.of(zip)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be unpacked");
  }
}
