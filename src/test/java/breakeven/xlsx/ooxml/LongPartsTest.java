package breakeven.xlsx.ooxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.testing.Thorough;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Packages;
import breakeven.xlsx.read.Temporary;
import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongPartsTest {
  /** Enough for some blocks. */
  private static final int ROWS = 20_000;

  @TempDir private Path folder;

  private XlsxFile book(String rows) throws IOException {
    return XlsxFile.open(Packages.write(folder.resolve("in.xlsx"), Packages.book(rows)));
  }

  private static String rows() {
    StringBuilder rows = new StringBuilder();
    for (int row = 1; row <= ROWS; row++) {
      rows.append("<row r=\"").append(row).append("\"/>");
    }
    return rows.toString();
  }

  private static SheetSplice splice() {
    return new SheetSplice()
        .cells(
            9,
            (row, cells) -> {
              for (int i = 0; i < 9; i++) {
                cells.number(i, 0, Math.sqrt(row + i));
              }
            });
  }

  private static byte[] zipped(LongParts parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);
        BlockDeflater part = parts.of(Packages.SHEET)) {
      ZipArchiveEntry entry = new ZipArchiveEntry(Packages.SHEET);
      entry.setTime(0);
      part.putInto(zip, entry);
    }
    return bytes.toByteArray();
  }

  private static List<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(Temporary.prefix()))
          .filter(file -> file.toString().endsWith(".deflated"))
          .toList();
    }
  }

  @Thorough
  @Test
  void aSheetIsTheSameBesideOthersAndAlone() throws IOException {
    try (XlsxFile in = book(rows());
        LongParts first = new LongParts(in);
        LongParts second = new LongParts(in)) {
      for (int i = 0; i < 5; i++) {
        first.begin("another" + i, splice(), () -> in.open(Packages.SHEET));
      }
      first.begin(Packages.SHEET, splice());
      byte[] beside = zipped(first);
      second.begin(Packages.SHEET, splice());
      assertThat(Arrays.equals(beside, zipped(second))).isTrue();
    }
    assertThat(temporary()).isEmpty();
  }

  @Test
  void whatIsWrongWithASheetIsToldWhereItIsAskedFor() throws IOException {
    try (XlsxFile in = book("<row r=\"1\"><c></row>");
        LongParts parts = new LongParts(in)) {
      parts.begin(Packages.SHEET, splice());
      assertThatThrownBy(() -> zipped(parts))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("is damaged");
    }
  }

  @Test
  void aSheetThatNobodyAsksForLeavesNothingBehind() throws IOException {
    try (XlsxFile in = book(rows());
        LongParts parts = new LongParts(in)) {
      parts.begin(Packages.SHEET, splice());
      while (temporary().isEmpty()) {
        Thread.onSpinWait();
      }
    }
    assertThat(temporary()).isEmpty();
  }
}
