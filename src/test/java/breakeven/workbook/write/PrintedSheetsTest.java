package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Formulas;
import breakeven.app.batch.Reviews;
import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.workbook.live.VolumePointsSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of our sheets is printed and how tall their rows are; what the chart of volumes names. */
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
    reviewed =
        Reviews.review(
            Reviews.options(in, out, Reviews.AS_OF, true, null, Formulas.WHERE_AT_EASE, 100));
  }

  private static AreaReference printed(XSSFWorkbook book, String sheet) {
    String area = book.getPrintArea(book.getSheetIndex(sheet));
    return new AreaReference(area, book.getSpreadsheetVersion());
  }

  private static String header(XSSFSheet sheet, int column) {
    return sheet.getRow(HEADER).getCell(column).getStringCellValue();
  }

  @Thorough
  @Test
  void whatOnlyChartsAndFormulasLookUpIsNotPrinted() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(reviewed))) {
      AreaReference costs = printed(book, Sheets.COSTS);
      List<String> titles = new ArrayList<>();
      for (int i = costs.getFirstCell().getCol(); i <= costs.getLastCell().getCol(); i++) {
        titles.add(header(book.getSheet(Sheets.COSTS), i));
      }
      assertThat(titles)
          .hasSize(37)
          .contains("TCO prompted (GBP)", "TCO small (GBP)", "TCO fine-tuned (GBP)");
      assertThat(printed(book, Sheets.MONTHS).formatAsString()).contains("$A$1:$F$3");
      // Header and key column are repeated.
      assertThat(book.getSheet(Sheets.COSTS).getRepeatingRows().getFirstRow()).isEqualTo(HEADER);
      assertThat(book.getSheet(Sheets.COSTS).getRepeatingColumns().getLastColumn()).isZero();
    }
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
      assertThat(headed).contains(Sheets.REALISED);
    }
  }

  /** Who signs reads name, verdict, change and money: 8 points high, and no text is cut. */
  @Thorough
  @Test
  void theResultsPrintBesideTheNamesOnOnePageAndWhole() throws IOException {
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
              "Reclassify",
              "Expected saving (GBP a year)",
              "Saving (GBP over the horizon)",
              "Paid today (GBP a year)",
              "Pending evidence (GBP)",
              "Cost of restoring quality (GBP)",
              "Blocked by a check (GBP)");
      assertThat(sheet.getPrintSetup().getScale()).isEqualTo((short) PrintWidth.READ_WITH_EASE);
      assertThat(width(sheet, columns)).isLessThanOrEqualTo(EASE);
      for (int i = 1; i <= area.getLastCell().getRow(); i++) {
        for (int column : columns.subList(0, 3)) {
          String text = text(sheet.getRow(i).getCell(column));
          assertThat(text.length())
              .as(text)
              .isLessThanOrEqualTo(sheet.getColumnWidth(column) / 256 + 4);
        }
      }
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

  /** Upright there is room for all that is known of a workload on two pages. */
  @Thorough
  @Test
  void explorerIsTwoPages() throws IOException {
    Path alone = folder.resolve("explorer.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(reviewed))) {
      XSSFSheet sheet = book.getSheet(Sheets.EXPLORER);
      assertThat(sheet.getPrintSetup().getLandscape()).isFalse();
      assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
      for (int i = book.getNumberOfSheets() - 1; i >= 0; i--) {
        if (!book.getSheetName(i).equals(Sheets.EXPLORER)) {
          book.removeSheetAt(i);
        }
      }
      try (OutputStream out = Files.newOutputStream(alone)) {
        book.write(out);
      }
    }
    assertThat(LibreOffice.pages(alone, folder.resolve("pdf"))).isEqualTo(2);
  }

  /** Else every program that opens the workbook measures each wrapped text. */
  @Thorough
  @Test
  void eachRowHasAHeightThatLeavesRoomForItsTexts() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(reviewed))) {
      for (String name : List.of(Sheets.NEXT_STEPS, Sheets.ISSUES, Sheets.COSTS)) {
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

  private static String text(Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return type == CellType.STRING ? cell.getRichStringCellValue().getString() : "";
  }

  /** The chart has a series for each. */
  @Thorough
  @Test
  void theChartOfVolumesNamesTheFiveLargestWorkloads() throws IOException {
    Map<String, List<CSVRecord>> calculated =
        LibreOffice.calculate(reviewed, folder.resolve("calculated"));
    List<CSVRecord> workings = calculated.get(Sheets.WORKINGS);
    String below =
        calculated.get(Sheets.SUMMARY).stream()
            .map(row -> row.get(0))
            .dropWhile(text -> !text.startsWith("Largest: "))
            .limit(2)
            .collect(Collectors.joining(" "));
    int section =
        IntStream.range(0, workings.size())
            .filter(i -> workings.get(i).get(0).equals("Volume points"))
            .findFirst()
            .orElseThrow();
    List<CSVRecord> points = new ArrayList<>();
    for (int i = section + 5; i < workings.size() && !workings.get(i).get(0).isEmpty(); i++) {
      points.add(workings.get(i));
    }
    List<CSVRecord> largest =
        points.stream()
            .sorted(
                Comparator.comparingDouble(
                    point -> -Double.parseDouble(point.get(VolumePointsSheet.TOKENS))))
            .limit(5)
            .toList();
    String charts =
        Reviews.parts(reviewed).entrySet().stream()
            .filter(part -> part.getKey().startsWith("xl/charts/chart"))
            .map(part -> part.getValue().text())
            .reduce("", String::concat);
    for (int i = 0; i < 5; i++) {
      CSVRecord named = points.get(i);
      String shown = (i + 1) + " " + largest.get(i).get(0);
      assertThat(named.get(VolumePointsSheet.NAME)).isEqualTo(shown);
      assertThat(named.get(VolumePointsSheet.NAMED_TOKENS))
          .isEqualTo(largest.get(i).get(VolumePointsSheet.TOKENS));
      assertThat(named.get(VolumePointsSheet.NAMED_BREAK_EVEN))
          .isEqualTo(largest.get(i).get(VolumePointsSheet.BREAK_EVEN));
      assertThat(charts).contains("<c:v>" + (i + 1) + "</c:v>");
      assertThat(below).contains(shown);
    }
    assertThat(points.get(5).get(VolumePointsSheet.NAME)).isEmpty();
  }
}
