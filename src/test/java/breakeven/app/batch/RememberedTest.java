package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.report.PastReview;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earlier reviews are remembered from workbook to workbook, and drawn. */
class RememberedTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 24);

  @TempDir private Path folder;
  private int reviews;

  private Path review(Path in, LocalDate day, @Nullable Path last, @Nullable Path csv)
      throws IOException {
    Path out = folder.resolve("reviewed-" + ++reviews + ".xlsx");
    Path json = csv == null ? null : csv.resolve("all.json");
    new Review()
        .run(Reviews.asked(in, out, day, true, null, last, 0, csv, json), Progress.hidden());
    return out;
  }

  private Path book(String requests) {
    List<Map<String, String>> rows = List.of(PlainBook.lasting("a", requests));
    return new PlainBook(rows).write(folder.resolve("book" + requests + ".xlsx"));
  }

  private static List<PastReview> remembered(Path reviewed) {
    try (XlsxFile file = XlsxFile.open(reviewed)) {
      return PastReviews.of(file);
    }
  }

  private static int charts(Path reviewed, String sheet) throws IOException {
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook = WorkbookDump.only(sheet::equals, in)) {
      XSSFDrawing drawing = workbook.getSheet(sheet).getDrawingPatriarch();
      return drawing == null ? 0 : drawing.getCharts().size();
    }
  }

  @Thorough
  @Test
  void aReviewedWorkbookThatIsReviewedAgainRemembersWhatItCameTo() throws IOException {
    Path first = review(book("2000000"), FIRST, null, null);
    assertThat(remembered(first)).extracting(PastReview::day).containsExactly(FIRST);
    Path second = review(first, FIRST.plusMonths(1), null, null);
    assertThat(remembered(second))
        .extracting(PastReview::day)
        .containsExactly(FIRST, FIRST.plusMonths(1));
    assertThat(remembered(second).get(0)).isEqualTo(remembered(first).get(0));
    assertThat(remembered(second).get(0).ready()).isGreaterThan(1);
  }

  @Thorough
  @Test
  void nothingIsDoubledWhereTheSameBookIsReviewedAgain() throws IOException {
    Path first = review(book("2000000"), FIRST, null, null);
    Path second = review(first, FIRST.plusMonths(1), first, null);
    Path again = review(second, FIRST.plusMonths(1), second, null);
    assertThat(remembered(again)).isEqualTo(remembered(second));
  }

  @Thorough
  @Test
  void theLastReviewsFileIsRememberedWithAllThatItRemembers() throws IOException {
    Path first = review(book("2000000"), FIRST, null, null);
    Path second = review(first, FIRST.plusMonths(1), null, null);
    Path third = review(book("2500000"), FIRST.plusMonths(2), second, null);
    assertThat(remembered(third))
        .extracting(PastReview::day)
        .containsExactly(FIRST, FIRST.plusMonths(1), FIRST.plusMonths(2));
    assertThat(remembered(third).get(2).ready()).isGreaterThan(remembered(third).get(1).ready());
    assertThat(charts(third, "Changes")).isEqualTo(1);
  }

  @Thorough
  @Test
  void aFileThatRemembersNothingIsRememberedAsItsWorkloadsShowIt() throws IOException {
    Path in = book("2000000");
    Path table = folder.resolve("last.csv");
    Reviews.review(Reviews.options(in, table, FIRST, false, null, 0));
    PastReview whole = remembered(review(in, FIRST, null, null)).get(0);
    PastReview last = remembered(review(in, FIRST.plusMonths(1), table, null)).get(0);
    assertThat(last.day()).isEqualTo(FIRST);
    assertThat(last.workloads()).isEqualTo(whole.workloads());
    assertThat(last.ready()).isEqualTo(whole.ready());
    assertThat(last.pending()).isEqualTo(whole.pending());
    assertThat(last.blocked()).isNaN();
    assertThat(last.paidToday()).isNaN();
  }

  @Thorough
  @Test
  void csvAndJsonTellThemToo() throws IOException {
    Path first = review(book("2000000"), FIRST, null, null);
    Path csv = folder.resolve("csv");
    review(first, FIRST.plusMonths(1), null, csv);
    assertThat(Files.readAllLines(csv.resolve("Reviews.csv")))
        .hasSize(3)
        .satisfies(lines -> assertThat(lines.get(0)).contains("Review date", "Ready to approve"))
        .satisfies(lines -> assertThat(lines.get(1)).contains("2026-09-24"))
        .satisfies(lines -> assertThat(lines.get(2)).contains("2026-10-24"));
    assertThat(Files.readString(csv.resolve("all.json"))).contains("\"reviews\"", "2026-09-24");
  }
}
