package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of our sheets is printed and how tall their rows are. */
class PrintedSheetsTest {
  private static final int HEADER = 4;

  /** Characters beside each other on a page whose letters are 8 points high in LibreOffice. */
  private static final int EASE = 192;

  @TempDir private static Path shared;
  private static Path reviewed;

  @TempDir private Path folder;

  @BeforeAll
  static void review() {
    Path in =
        new PlainBook(SeededPortfolio.rows(31, 60))
            .withShippedTables()
            .write(shared.resolve("in.xlsx"));
    Path out = shared.resolve("out.xlsx");
    reviewed = Reviews.review(Reviews.options(in, out, Reviews.AS_OF, true, null, 100));
  }

  private static AreaReference printed(XSSFWorkbook book, String sheet) {
    String area = book.getPrintArea(book.getSheetIndex(sheet));
    return new AreaReference(area, book.getSpreadsheetVersion());
  }

  /** Where the title is in the heading of each page, the first page has it once. */
  @Thorough
  @Test
  void noTitleIsPrintedTwice() throws IOException {
    Path in = Path.of("samples", "month-18.xlsx");
    Path out = folder.resolve("month-18.xlsx");
    Reviews.review(Reviews.quick(in, out, LocalDate.parse("2028-06-05")));
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(out))) {
      List<String> headed = new ArrayList<>();
      for (Sheet sheet : book) {
        if (!sheet.getHeader().getLeft().isEmpty()) {
          headed.add(sheet.getSheetName());
          assertThat(printed(book, sheet.getSheetName()).getFirstCell().getRow())
              .as(sheet.getSheetName())
              .isGreaterThan(2);
        }
      }
      assertThat(headed).contains(Sheets.FORECAST);
    }
  }

  /** Who signs reads name, verdict, change and money: 8 points high, and no text is cut. */
  @Thorough
  @Test
  void theResultsPrintBesideTheNamesOnOnePageAndWhyOnASecond() throws IOException {
    Path sample = folder.resolve("sample.xlsx");
    Reviews.review(Reviews.quick(Path.of("samples", "portfolio.xlsx"), sample, Reviews.AS_OF));
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(sample))) {
      XSSFSheet sheet = book.getSheet(Sheets.WORKLOADS);
      AreaReference area = printed(book, Sheets.WORKLOADS);
      List<Integer> columns = new ArrayList<>(List.of(0));
      IntStream.rangeClosed(area.getFirstCell().getCol(), area.getLastCell().getCol())
          .forEach(columns::add);
      assertThat(columns.stream().map(i -> sheet.getRow(0).getCell(i).getStringCellValue()))
          .containsExactly(
              "Workload",
              "Verdict",
              "Change",
              "Expected saving (GBP a year)",
              "Break-even volume (M tokens a month)",
              "Break-even price (% fall)",
              "Break-even re-training cadence (months)",
              "Break-even lifetime (months)",
              "Payback (month, of fine-tuning)",
              "Chance of payback (%, of fine-tuning)",
              "Why");
      assertThat(sheet.getPrintSetup().getScale()).isEqualTo((short) PrintWidth.READ_WITH_EASE);
      int why = columns.size() - 1;
      assertThat(width(sheet, columns.subList(0, why))).isLessThanOrEqualTo(EASE);
      assertThat(width(sheet, List.of(0, columns.get(why)))).isLessThanOrEqualTo(EASE);
      for (int i = 1; i <= area.getLastCell().getRow(); i++) {
        for (int column : columns.subList(0, 3)) {
          String text = text(sheet.getRow(i).getCell(column));
          assertThat(text.length())
              .as(text)
              .isLessThanOrEqualTo(sheet.getColumnWidth(column) / 256 + 4);
        }
        String first = text(sheet.getRow(i).getCell(columns.get(why))).split("\\. ", 2)[0];
        assertThat(first.length())
            .as(first)
            .isLessThanOrEqualTo(sheet.getColumnWidth(columns.get(why)) / 256 + 4);
      }
    }
  }

  /** A sheet that nobody has set up prints beside the names as well. */
  @Thorough
  @Test
  void aUsersSheetWithoutAPrintSetUpGetsTheSamePages() throws IOException {
    Path in = Path.of("samples", "month-18.xlsx");
    Path out = folder.resolve("month-18.xlsx");
    Reviews.review(Reviews.quick(in, out, LocalDate.parse("2028-06-05")));
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(out))) {
      XSSFSheet sheet = book.getSheet(Sheets.WORKLOADS);
      assertThat(sheet.getRepeatingColumns().formatAsString()).isEqualTo("A:A");
      assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
      assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
      int last = printed(book, Sheets.WORKLOADS).getLastCell().getCol();
      assertThat(sheet.getRow(0).getCell(last).getStringCellValue()).isEqualTo("Why");
    }
  }

  /** What is signed is read with ease, too, and what is typed is beside the money on a screen. */
  @Thorough
  @Test
  void decisionsPrintEightPointsHighAndTheirYellowCellsAreOnTheFirstScreen() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(reviewed))) {
      XSSFSheet sheet = book.getSheet(Sheets.DECISIONS);
      int last = printed(book, Sheets.DECISIONS).getLastCell().getCol();
      assertThat(width(sheet, IntStream.rangeClosed(0, last).boxed().toList()))
          .isLessThanOrEqualTo(EASE);
      // Seven pixels a character, and 1,280 pixels across.
      assertThat(7 * width(sheet, IntStream.rangeClosed(0, last - 2).boxed().toList()))
          .isLessThanOrEqualTo(1280 - 30);
      assertThat(sheet.getFitToPage()).isTrue();
    }
  }

  private static int width(XSSFSheet sheet, List<Integer> columns) {
    return columns.stream().mapToInt(i -> sheet.getColumnWidth(i) / 256).sum();
  }

  /** Else every program that opens the workbook measures each wrapped text. */
  @Thorough
  @Test
  void eachRowHasAHeightThatLeavesRoomForItsTexts() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(reviewed))) {
      for (String name : List.of(Sheets.NEXT_STEPS, Sheets.ISSUES)) {
        XSSFSheet sheet = book.getSheet(name);
        for (int i = HEADER + 1; i <= sheet.getLastRowNum(); i++) {
          XSSFRow row = sheet.getRow(i);
          for (Cell cell : row == null ? List.<Cell>of() : row) {
            String text = text(cell);
            if (cell.getCellStyle().getWrapText() && !text.isEmpty()) {
              assertThat(row.getCTRow().getCustomHeight()).as(name + " " + i).isTrue();
              double width = sheet.getColumnWidth(cell.getColumnIndex()) / 256.0;
              assertThat(row.getHeightInPoints())
                  .as(name + " " + cell.getAddress())
                  .isGreaterThanOrEqualTo((float) (13 * Math.floor(text.length() / (1.2 * width))));
            }
          }
        }
      }
    }
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return type == CellType.STRING ? cell.getRichStringCellValue().getString() : "";
  }
}
