package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.samples.SampleWorkbook;
import breakeven.testing.LibreOffice;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Temporary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BoardPdfTest {
  @TempDir private Path folder;
  private Path pdf = Path.of("");

  @BeforeEach
  void choose() {
    pdf = folder.resolve("board.pdf");
  }

  private static Path reviewed(Path out) {
    return Reviews.review(
        Reviews.withoutShapes(
            Reviews.options(
                SampleWorkbook.FILE, out, Reviews.AS_OF, false, null, Formulas.ALWAYS, 0)));
  }

  @Test
  @Thorough
  void theBoardGetsThreeSheetsAndNothingElse() throws IOException {
    Path book = reviewed(folder.resolve("plan.xlsx"));
    List<String> pages = LibreOffice.texts(print(new BoardPdf(), book, false));
    assertThat(pages.stream().map(BoardPdfTest::footer).toList())
        .startsWith("Summary, page 1 of " + pages.size(), "Summary, page 2 of " + pages.size())
        .contains("Decisions, page 3 of " + pages.size())
        .endsWith("Forecast, page " + pages.size() + " of " + pages.size())
        .allMatch(one -> one.matches("(Summary|Decisions|Forecast), .*"));
    assertThat(pages).hasSizeBetween(4, 7);
    assertThat(pages.get(0)).contains("of 54 workloads to save", "Decide: 5 of");
    assertThat(pages.get(2)).contains("Code completion", "Effective from");
    assertThat(String.join("", pages)).contains("As advised", "What the change is worth");
    assertThat(temporary()).isEmpty();
  }

  /** The sheet and the page, as the last line has them. */
  private static String footer(String page) {
    String line = page.strip().lines().reduce("", (before, last) -> last);
    return line.replaceAll("plan.xlsx +(.*?) {3,}review of 2026-11-24(, page .*)", "$1$2");
  }

  private Path print(BoardPdf board, Path book, boolean overwrite) throws IOException {
    assertThat(board.run(new PdfOptions(book, pdf, null, overwrite), Progress.hidden()))
        .containsExactly("written to " + pdf + ": Summary, Decisions, Forecast");
    return pdf;
  }

  @Test
  void withoutLibreOfficeItIsSaidWhatToDo() {
    refused(
        new BoardPdf(List.of(folder.resolve("soffice")), Duration.ofSeconds(60)),
        null,
        "no PDF is written, all else is; LibreOffice is not found: install it, or name its"
            + " program, --libreoffice /path/to/soffice");
    refused(
        new BoardPdf(),
        folder,
        "no PDF is written, all else is; "
            + folder
            + " is no program: --libreoffice names soffice");
  }

  private void refused(BoardPdf board, Path program, String message) {
    Path book = folder.resolve("small.xlsx");
    assertThatThrownBy(() -> board.run(new PdfOptions(book, pdf, program, true), Progress.hidden()))
        .isInstanceOf(BadInput.class)
        .hasMessage(message);
  }

  @Test
  void itIsLookedForOnThePathAndThenInItsUsualPlaces() {
    List<Path> places =
        BoardPdf.places(
            Map.of(
                "PATH", "first" + File.pathSeparator + "second", "ProgramFiles", "C:/Programme"));
    assertThat(places)
        .startsWith(Path.of("first", "soffice"), Path.of("first", "libreoffice"))
        .containsSubsequence(
            Path.of("second", "soffice"),
            Path.of("C:/Programme/LibreOffice/program/soffice.com"),
            Path.of("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
            Path.of("/usr/bin/soffice"));
    assertThat(BoardPdf.places(Map.of())).contains(Path.of("/usr/bin/soffice"));
  }

  @Thorough
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProgramThatMakesNothingOrNeverEndsLeavesAnEarlierPdfAlone() throws IOException {
    small();
    Files.writeString(pdf, "of the last board");
    Path failing = program("fails", "echo; echo 'Error: no export filter'; echo; exit 0");
    refused(
        new BoardPdf(List.of(failing), Duration.ofSeconds(60)),
        null,
        "no PDF is written, all else is; " + failing + " made none (Error: no export filter)");
    Path hanging = program("hangs", "sleep 600 & wait");
    refused(
        new BoardPdf(List.of(hanging), Duration.ofSeconds(1)),
        null,
        "no PDF is written, all else is; "
            + hanging
            + " did not end within 1 s: try it again, or print the workbook");
    assertThat(pdf).hasContent("of the last board");
    assertThat(temporary()).isEmpty();
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatItMakesTakesThePlaceOfAnEarlierPdf() throws IOException {
    Path book = small();
    Files.writeString(pdf, "of the last board");
    Path good =
        program(
            "prints",
            "while [ $# -gt 1 ]; do [ \"$1\" = --outdir ] && out=$2; shift; done; basename \"$1\" >"
                + " \"$out/made.pdf\"");
    BoardPdf board = new BoardPdf(List.of(good), Duration.ofSeconds(60));
    assertThatThrownBy(() -> print(board, book, false)).hasMessageContaining("exists");
    assertThat(pdf).hasContent("of the last board");
    print(board, book, true);
    assertThat(pdf).hasContent("small.xlsx");
  }

  private Path program(String name, String lines) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + lines + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Path small() throws IOException {
    Path book = folder.resolve("small.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      workbook.createSheet("It's mine").createRow(0).createCell(0).setCellValue("a");
      var name = workbook.createName();
      name.setNameName("Bk_Summary");
      name.setRefersToFormula("'It''s mine'!$A$1");
      workbook.write(out);
    }
    return book;
  }

  private static List<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(Temporary.prefix()))
          .filter(Files::isDirectory)
          .toList();
    }
  }
}
