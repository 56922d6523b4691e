package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.core.table.Sheets;
import breakeven.testing.OpenXmlValidator;
import breakeven.testing.Portfolio;
import breakeven.testing.SavedBook;
import breakeven.testing.ShortSample;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Microsoft's own validator finds nothing in what we write that the input had not. */
@Thorough
class ValidForExcelTest {
  @TempDir Path folder;

  private int reviews;

  @Test
  void theTemplate() {
    valid(Path.of("templates/portfolio.xlsx"));
  }

  @Test
  void theSample() {
    valid(Path.of("samples/portfolio.xlsx"));
  }

  @Test
  void aReviewAndAnEarlierReview() {
    Path in = ShortSample.write(folder.resolve("short.xlsx"));
    Path last = review(in, null);
    valid(last);
    valid(review(last, last));
  }

  @Test
  void aReviewOfTheSample() {
    valid(review(Path.of("samples/portfolio.xlsx"), null));
  }

  @Test
  void aReviewOfACsvFile() throws IOException {
    valid(
        review(
            Reviews.csv(
                List.of(Portfolio.straight("w1"), Portfolio.straight("w2")),
                folder.resolve("w.csv")),
            null));
  }

  /** Excel offers to repair a sheet whose formats stand behind the link to its notes. */
  @ParameterizedTest(name = "notes of the user: {0}")
  @ValueSource(booleans = {true, false})
  void aSheetWithNothingBehindItsCells(boolean notes) throws IOException {
    Path in = bare(notes);
    assertThat(OpenXmlValidator.errors(in)).isEmpty();
    valid(review(in, null));
  }

  // --- input -------------------------------------------------------------------------------------

  /** The sample's first workloads on a sheet without margins, validation, formats or tables. */
  private Path bare(boolean notes) throws IOException {
    Path file = folder.resolve("bare.xlsx");
    try (InputStream sample = Files.newInputStream(Path.of("samples/portfolio.xlsx"));
        XSSFWorkbook from = new XSSFWorkbook(sample);
        XSSFWorkbook to = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = to.createSheet(Sheets.WORKLOADS);
      for (int i = 0; i < 6; i++) {
        var row = sheet.createRow(i);
        for (Cell cell : from.getSheet(Sheets.WORKLOADS).getRow(i)) {
          copy(cell, row.createCell(cell.getColumnIndex()));
        }
      }
      if (notes) {
        note(sheet);
      }
      sheet.getCTWorksheet().unsetPageMargins();
      SavedBook.write(to, out);
    }
    return file;
  }

  private static void copy(Cell from, Cell to) {
    switch (from.getCellType()) {
      case NUMERIC -> to.setCellValue(from.getNumericCellValue());
      case BLANK -> {}
      default -> to.setCellValue(from.getStringCellValue());
    }
  }

  private static void note(XSSFSheet sheet) {
    CreationHelper create = sheet.getWorkbook().getCreationHelper();
    ClientAnchor anchor = create.createClientAnchor();
    Comment note = sheet.createDrawingPatriarch().createCellComment(anchor);
    note.setString(create.createRichTextString("asked in October"));
    sheet.getRow(1).getCell(0).setCellComment(note);
  }

  private Path review(Path in, @Nullable Path previous) {
    Path out = folder.resolve("reviewed-" + ++reviews + ".xlsx");
    return Reviews.review(
        Reviews.asked(in, out, Reviews.AS_OF, false, null, previous, 0, null, null));
  }

  private static void valid(Path file) {
    assertThat(OpenXmlValidator.errors(file)).as(file.toString()).isEmpty();
  }
}
