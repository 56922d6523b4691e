package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.Reviews;
import breakeven.app.cycle.TypedBooks;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.report.DecisionTotals;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCfRule;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDxf;

/** {@code Decisions}: what is on its first screen and its page, and what the lines above add up. */
class DecisionsSheetTest {
  private static final List<String> FIRST =
      List.of(
          "Workload",
          "From → to",
          "Model and set-up",
          "As today (GBP a year)",
          "Then (GBP a year)",
          "Expected saving (GBP a year)",
          "One-off (GBP)",
          "Payback (month)",
          "Chance (%)",
          "Status",
          "Decision",
          "Decided by",
          "Decided on",
          "Effective from (month)",
          "Comment",
          "Owner",
          "Business unit",
          "Cost centre",
          "ID",
          "Open warnings",
          "What for",
          "Saving (GBP over the horizon)",
          "Cash saving (GBP over the horizon)",
          "Fewer bad answers (GBP over the horizon)",
          "TCO today (GBP)",
          "TCO then (GBP)",
          "P10 (GBP over the horizon)",
          "P90 (GBP over the horizon)",
          "NPV (GBP)",
          "Expected in all (GBP over the horizon)",
          "Return (multiple)",
          "One-off so far, by return",
          "Within the budget");

  @TempDir private Path folder;

  private Path reviewed(int draws) {
    return Reviews.reviewLive(SampleWorkbook.FILE, folder.resolve("reviewed.xlsx"), draws);
  }

  private static List<String> texts(XSSFRow row) {
    List<String> texts = new ArrayList<>();
    row.forEach(cell -> texts.add(cell.toString()));
    return texts;
  }

  @Test
  void theListBeginsOnTheFirstScreenWithWhatIsTypedBesideTheMoney() throws IOException {
    try (InputStream in = Files.newInputStream(reviewed(0));
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      XSSFSheet sheet = book.getSheet(Sheets.DECISIONS);
      int header = TypedBooks.headerRow(sheet);
      assertThat(header).isLessThan(13);
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
          .isEqualTo((short) (header + 1));
      assertThat(sheet.getPaneInformation().getVerticalSplitPosition()).isEqualTo((short) 1);
      XSSFRow titles = sheet.getRow(header);
      assertThat(texts(titles).subList(0, FIRST.size())).isEqualTo(FIRST);
      assertThat(fill(titles, "Decision")).isEqualTo(fill(titles, "Comment"));
      assertThat(fill(titles, "Decision")).isNotEqualTo(fill(titles, "Owner"));
      AreaReference printed =
          new AreaReference(
              book.getPrintArea(book.getSheetIndex(sheet)), book.getSpreadsheetVersion());
      assertThat(printed.getFirstCell().getRow()).isZero();
      assertThat((int) printed.getLastCell().getCol()).isEqualTo(FIRST.indexOf("Comment"));
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
      assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
      // As tall as its texts need, which is some nine changes on a small screen.
      for (int row = header + 1; row <= sheet.getLastRowNum(); row++) {
        int lines = 1;
        for (Cell cell : sheet.getRow(row)) {
          if (cell.getCellType() == CellType.STRING) {
            int width = sheet.getColumnWidth(cell.getColumnIndex()) / 256;
            lines = Math.max(lines, RowHeight.lines(cell.getStringCellValue(), width));
          }
        }
        assertThat(sheet.getRow(row).getHeightInPoints())
            .isBetween((float) RowHeight.points(lines), (float) RowHeight.points(4));
      }
    }
  }

  /** The small model that runs ends within the horizon, so that carrying it on has no price. */
  @Test
  void aChangeOfWhichNobodyKnowsTheSavingIsNotOneThatRestoresQuality() throws IOException {
    String[] cells = {"Current approach=Small model", "Smaller model=gpt-5.4-nano"};
    Path in =
        new PlainBook(List.of(Portfolio.straight("ends", cells)))
            .write(folder.resolve("ends.xlsx"));
    try (InputStream out =
            Files.newInputStream(Reviews.reviewLive(in, folder.resolve("out.xlsx"), 0));
        XSSFWorkbook book = new XSSFWorkbook(out)) {
      XSSFSheet sheet = book.getSheet(Sheets.DECISIONS);
      int header = TypedBooks.headerRow(sheet);
      int status = texts(sheet.getRow(header)).indexOf("Status");
      XSSFRow change = sheet.getRow(header + 1);
      assertThat(change.getCell(0).toString()).isEqualTo("ends");
      assertThat(change.getCell(status).getStringCellValue()).isEqualTo("Cost today unknown");
      assertThat(label(sheet, "Cost more").getCell(1).getNumericCellValue()).isZero();
    }
  }

  @Test
  void itIsSignedForAndSaysWhoMayApproveAndWhereAmountsComeFrom() throws IOException {
    try (InputStream in = Files.newInputStream(reviewed(0));
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      XSSFSheet sheet = book.getSheet(Sheets.DECISIONS);
      assertThat(texts(label(sheet, "Approved so far"))).contains("Approved by");
      assertThat(texts(label(sheet, "Rejected or deferred"))).contains("Checked by");
      assertThat(texts(label(sheet, "Cost more")))
          .contains("Four eyes is No: an owner may approve her own change.");
      assertThat(texts(label(sheet, DecisionTotals.BUDGET)))
          .contains("All figures are of the review of " + Reviews.AS_OF + ".");
      int signed = FIRST.indexOf("Decision");
      assertThat(label(sheet, "Approved so far").getCell(signed)).hasToString("Approved by");
    }
  }

  /** A board reads no list of thousands: those that save most, and how many there are. */
  @Test
  void ofManyChangesThoseThatSaveMostArePrinted() throws IOException {
    List<Map<String, String>> rows =
        IntStream.rangeClosed(1, DecisionsSheet.PRINTED + 5)
            .mapToObj(
                i ->
                    Portfolio.straight(
                        "workload " + i,
                        "Required quality=90%",
                        "Prompted quality=95%",
                        "Small model quality=95%",
                        "Fine-tuned quality=95%"))
            .toList();
    Path in = new PlainBook(rows).withShippedTables().write(folder.resolve("in.xlsx"));
    Path out = Reviews.review(Reviews.quick(in, folder.resolve("out.xlsx"), Reviews.AS_OF));
    try (InputStream read = Files.newInputStream(out);
        XSSFWorkbook book = new XSSFWorkbook(read)) {
      XSSFSheet sheet = book.getSheet(Sheets.DECISIONS);
      int header = TypedBooks.headerRow(sheet);
      assertThat(sheet.getLastRowNum()).isEqualTo(header + DecisionsSheet.PRINTED + 5);
      AreaReference printed =
          new AreaReference(
              book.getPrintArea(book.getSheetIndex(sheet)), book.getSpreadsheetVersion());
      assertThat(printed.getLastCell().getRow()).isEqualTo(header + DecisionsSheet.PRINTED);
      assertThat(sheet.getRow(1).getCell(0).toString()).contains(" The first 150 of 155 print.");
    }
  }

  /** The mark is in sight and in print, where the column Suggested is not. */
  @Test
  void aSuggestedChangeIsMarkedInSight() throws IOException {
    try (InputStream in = Files.newInputStream(reviewed(0));
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      XSSFSheet sheet = book.getSheet(Sheets.DECISIONS);
      int header = TypedBooks.headerRow(sheet);
      int suggested = texts(sheet.getRow(header)).indexOf("Suggested");
      String at = "$" + CellReference.convertNumToColString(suggested) + (header + 2);
      List<CTCfRule> marks =
          Stream.of(sheet.getCTWorksheet().getConditionalFormattingArray())
              .filter(one -> one.getSqref().toString().contains("B" + (header + 2) + ":B"))
              .flatMap(one -> Stream.of(one.getCfRuleArray()))
              .filter(rule -> rule.getFormulaArray(0).equals(at + "=\"suggested\""))
              .toList();
      assertThat(marks).hasSize(1);
      CTDxf look = book.getStylesSource().getDxfAt((int) marks.get(0).getDxfId());
      assertThat(look.getNumFmt().getFormatCode()).isEqualTo("\"✓ \"@");
      assertThat(texts(label(sheet, DecisionTotals.LEAST_SAVING)))
          .anyMatch(text -> text.contains("Type one or both: rows get ✓."));
    }
  }

  private static String fill(XSSFRow titles, String title) {
    return titles
        .getCell(FIRST.indexOf(title))
        .getCellStyle()
        .getFillForegroundColorColor()
        .getARGBHex();
  }

  @Test
  void itIsSortedByWhatIsExpectedAYear() {
    assertThat(Reviews.carried(reviewed(200), Sheets.DECISIONS))
        .extracting(row -> row.get("Expected saving (GBP a year)"))
        .filteredOn(amount -> !amount.isEmpty())
        .extracting(Double::parseDouble)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a))
        .hasSizeGreaterThan(5);
  }

  /** As decided, with a budget and a suggestion typed. */
  @Thorough
  @Test
  void everyLineAboveTheListIsTheSumOverItsRows() throws IOException {
    Path reviewed = reviewed(200);
    List<TypedDecision> rows = TypedBooks.rows(reviewed);
    long ready =
        Reviews.carried(reviewed, Sheets.DECISIONS).stream()
            .filter(row -> row.get("Status").equals(DecisionTotals.WAITING))
            .count();
    Path typed =
        TypedBooks.typed(
            reviewed,
            folder.resolve("typed.xlsx"),
            (sheet, header) -> {
              TypedBooks.type(sheet, header + 1, DecisionsTable.DECISION, "Approve");
              TypedBooks.type(sheet, header + 2, DecisionsTable.DECISION, "Reject");
              TypedBooks.type(sheet, header + 3, DecisionsTable.DECISION, "Defer");
              TypedBooks.type(sheet, header + rows.size(), DecisionsTable.DECISION, "Defer");
              label(sheet, DecisionTotals.BUDGET).getCell(1).setCellValue(10_000);
              label(sheet, DecisionTotals.LEAST_SAVING).getCell(1).setCellValue(1_000);
              label(sheet, DecisionTotals.LEAST_CHANCE).getCell(1).setCellValue(0.9);
            });
    Path again = Reviews.reviewLive(typed, folder.resolve("again.xlsx"), 200);
    Map<Path, Map<String, List<CSVRecord>>> books =
        LibreOffice.calculate(List.of(typed, again), folder.resolve("calculated"));
    assertThat(books).hasSize(2);
    for (Map<String, List<CSVRecord>> book : books.values()) {
      List<CSVRecord> sheet = book.get(Sheets.DECISIONS);
      assertThat(adds(sheet, "Approved so far", row -> status(row).equals("Approved"))).isOne();
      assertThat(
              adds(
                  sheet,
                  "Rejected or deferred",
                  row -> status(row).equals("Rejected") || status(row).equals("Deferred")))
          .isEqualTo(3);
      adds(sheet, "Save money", row -> status(row).equals(DecisionTotals.WAITING));
      adds(
          sheet,
          "Cost more than today",
          row -> DecisionTotals.DEARER.stream().anyMatch(status(row)::startsWith));
      assertThat(
              adds(sheet, DecisionTotals.BUDGET, row -> row.get("Within the budget").equals("Yes")))
          .isGreaterThan(2);
      assertThat(
              adds(
                  sheet,
                  DecisionTotals.LEAST_SAVING,
                  row -> row.get("Suggested").equals("suggested")))
          .isPositive();
      assertThat(adds(sheet, "Shown below", row -> true)).isGreaterThan(5);
      assertThat(sheet.get(1).get(0))
          .startsWith(
              "Changes that wait for a decision: "
                  + (book == books.get(typed) ? ready : stillWaiting(sheet))
                  + ", expected ");
    }
    List<Map<String, String>> suggested = list(books.get(again).get(Sheets.DECISIONS));
    suggested.removeIf(row -> !row.get("Suggested").equals("suggested"));
    assertThat(suggested)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(number(row, "Expected saving (GBP a year)")).isGreaterThan(1_000);
              assertThat(row.get("Open warnings")).isEmpty();
            });
  }

  private static XSSFRow label(XSSFSheet sheet, String label) {
    return IntStream.range(0, TypedBooks.headerRow(sheet))
        .mapToObj(sheet::getRow)
        .filter(row -> row != null && row.getCell(0).toString().startsWith(label))
        .findFirst()
        .orElseThrow();
  }

  private static String status(Map<String, String> row) {
    return row.get("Status");
  }

  /** Whether the amounts of a line are those of some rows; gives how many these are. */
  private static int adds(
      List<CSVRecord> sheet, String label, Predicate<Map<String, String>> which) {
    List<Map<String, String>> rows = list(sheet).stream().filter(which).toList();
    CSVRecord line =
        sheet.stream().filter(row -> row.get(0).equals(label)).findFirst().orElseThrow();
    assertThat(Double.parseDouble(line.get(5)))
        .as(label)
        .isCloseTo(sum(rows, "Expected saving (GBP a year)"), within(0.01));
    assertThat(Double.parseDouble(line.get(6)))
        .as(label)
        .isCloseTo(sum(rows, "One-off (GBP)"), within(0.01));
    // Beside a cell that is typed in, the number of changes is behind the amounts.
    boolean typed = List.of(DecisionTotals.BUDGET, DecisionTotals.LEAST_SAVING).contains(label);
    assertThat(Double.parseDouble(line.get(typed ? 7 : 1))).as(label).isEqualTo(rows.size());
    return rows.size();
  }

  private static long stillWaiting(List<CSVRecord> sheet) {
    return list(sheet).stream().filter(row -> status(row).equals(DecisionTotals.WAITING)).count();
  }

  private static double sum(List<Map<String, String>> rows, String column) {
    return rows.stream().mapToDouble(row -> number(row, column)).sum();
  }

  private static double number(Map<String, String> row, String column) {
    String cell = row.get(column);
    return cell.isEmpty() ? 0 : Double.parseDouble(cell);
  }

  private static List<Map<String, String>> list(List<CSVRecord> sheet) {
    int header =
        IntStream.range(0, sheet.size())
            .filter(at -> sheet.get(at).get(0).equals("Workload"))
            .findFirst()
            .orElseThrow();
    List<Map<String, String>> rows = new ArrayList<>();
    for (CSVRecord row : sheet.subList(header + 1, sheet.size())) {
      Map<String, String> named = new HashMap<>();
      for (int i = 0; i < row.size(); i++) {
        named.put(sheet.get(header).get(i), row.get(i));
      }
      rows.add(named);
    }
    return rows;
  }
}
