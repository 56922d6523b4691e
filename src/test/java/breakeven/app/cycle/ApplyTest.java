package breakeven.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.DecisionLogs;
import breakeven.app.batch.DecisionRows;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.Reviews;
import breakeven.app.imports.DecisionMerge;
import breakeven.app.imports.MergeOptions;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.testing.LibreOffice;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A month: reviewed, decided by typing, applied, reviewed again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplyTest {
  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 28);
  private static final int APPROVED = 1;
  private static final int REJECTED = 3;
  private static final int DEFERRED = 4;

  private Path folder;
  private final List<String> said = new ArrayList<>();
  private int files;
  private Path reviewed;
  private Path decided;

  @BeforeAll
  void november(@TempDir Path shared) throws IOException {
    folder = shared;
    reviewed = review(Path.of("samples/portfolio.xlsx"), NOVEMBER);
    decided =
        typed(
            reviewed,
            (sheet, header) -> {
              type(sheet, header + APPROVED, DecisionsTable.DECISION, "Approve");
              type(sheet, header + APPROVED, DecisionsTable.DECIDED_BY, "A. Jones");
              type(sheet, header + APPROVED, DecisionsTable.DECIDED_ON, NOVEMBER);
              type(sheet, header + APPROVED, DecisionsTable.EFFECTIVE_FROM, NOVEMBER.plusMonths(1));
              type(sheet, header + APPROVED, DecisionsTable.COMMENT, "=go, \"as agreed\"");
              type(sheet, header + REJECTED, DecisionsTable.DECISION, "Reject");
              type(sheet, header + REJECTED, DecisionsTable.COMMENT, "not now");
              type(sheet, header + DEFERRED, DecisionsTable.DECISION, "Defer");
            });
  }

  private Path file(String what) {
    return folder.resolve(what + ++files + ".xlsx");
  }

  private Path review(Path in, LocalDate day) throws IOException {
    ReviewOptions options = Reviews.quick(in, file("reviewed"), day);
    new Review().run(options, Progress.hidden());
    return options.output();
  }

  private int apply(Path book, Path out, String by, Path list, LocalDate day) throws IOException {
    said.clear();
    return new Apply()
        .run(
            new ApplyOptions(book, out, false, false, by, list, day), Progress.hidden(), said::add);
  }

  private Path typed(Path book, BiConsumer<XSSFSheet, Integer> typing) throws IOException {
    return edited(
        book,
        workbook -> {
          XSSFSheet sheet = workbook.getSheet(Sheets.DECISIONS);
          typing.accept(sheet, headerRow(sheet));
        });
  }

  private Path edited(Path book, Consumer<XSSFWorkbook> change) throws IOException {
    Path out = file("typed");
    try (var in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in);
        var to = Files.newOutputStream(out)) {
      change.accept(workbook);
      workbook.write(to);
    }
    return out;
  }

  /** The header's row, from 0. */
  private static int headerRow(XSSFSheet sheet) {
    for (int row = 0; row < 80; row++) {
      XSSFRow cells = sheet.getRow(row);
      Cell first = cells == null ? null : cells.getCell(0);
      if (first != null && first.toString().equals("Workload")) {
        return row;
      }
    }
    throw new AssertionError("no header");
  }

  private static void type(XSSFSheet sheet, int row, Column column, Object what) {
    XSSFRow header = sheet.getRow(headerRow(sheet));
    for (Cell cell : header) {
      if (cell.toString().startsWith(column.header())
          && !cell.toString().startsWith(column.header() + " on")) {
        Cell typed = sheet.getRow(row).getCell(cell.getColumnIndex());
        if (what instanceof LocalDate day) {
          typed.setCellValue(DateUtil.getExcelDate(day));
        } else {
          typed.setCellValue(what.toString());
        }
        return;
      }
    }
    throw new AssertionError("no column " + column.header());
  }

  private static List<LogEntry> log(Path book) throws IOException {
    try (XlsxFile in = XlsxFile.open(book)) {
      DecisionLogs log = DecisionLogs.of(in).orElseThrow();
      assertThat(log.chain().faults(log.seal())).isEmpty();
      return log.chain().entries();
    }
  }

  private static List<TypedDecision> rows(Path book) throws IOException {
    try (XlsxFile in = XlsxFile.open(book)) {
      return DecisionRows.of(in).typed();
    }
  }

  private static List<String> different(Path before, Path after, String sheet) throws IOException {
    List<String> old = Arrays.asList(WorkbookDump.of(before, sheet::equals).split("\n"));
    return WorkbookDump.of(after, sheet::equals)
        .lines()
        .filter(line -> !old.contains(line))
        .toList();
  }

  @Test
  void anApprovedChangeIsCarriedOutAndNothingElse() throws IOException {
    Path next = file("next");
    assertThat(apply(decided, next, "", null, NOVEMBER)).isZero();
    List<TypedDecision> typed = rows(decided);
    assertThat(different(decided, next, Sheets.WORKLOADS))
        .singleElement()
        .asString()
        .contains("Fine-tuned");
    for (String sheet : List.of(Sheets.DECISIONS, Sheets.SUMMARY, Sheets.MODEL_PRICES)) {
      assertThat(different(decided, next, sheet)).isEmpty();
    }
    LogEntry approved =
        log(next).stream().filter(e -> e.status() == LogStatus.APPROVED).findFirst().orElseThrow();
    assertThat(approved.workload()).isEqualTo(typed.get(APPROVED - 1).workload());
    assertThat(approved.who()).isEqualTo("A. Jones");
    assertThat(approved.decidedOn()).isEqualTo(NOVEMBER);
    assertThat(approved.effective()).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(approved.comment()).isEqualTo("=go, \"as agreed\"");
    assertThat(approved.forecast().saving())
        .isCloseTo(typed.get(APPROVED - 1).basis().saving(), within(0.01));
    double months = Arrays.stream(approved.forecast().savingByMonth().values()).sum();
    assertThat(months - approved.forecast().oneOff())
        .isCloseTo(approved.forecast().saving(), within(1.0));
    double first =
        approved.forecast().requests()
                * (approved.forecast().requestToday() - approved.forecast().requestThen())
            + approved.forecast().fixedToday()
            - approved.forecast().fixedThen();
    assertThat(approved.forecast().requests()).isPositive();
    assertThat(first).isNotNaN();
    assertThat(log(next))
        .extracting(LogEntry::status)
        .containsExactlyInAnyOrder(LogStatus.APPROVED, LogStatus.REJECTED, LogStatus.DEFERRED);
  }

  @Test
  void aSecondApplyChangesNothing() throws IOException {
    Path next = file("next");
    apply(decided, next, "", null, NOVEMBER);
    Path again = file("again");
    assertThat(apply(next, again, "", null, NOVEMBER)).isZero();
    assertThat(said).anySatisfy(line -> assertThat(line).contains("3 carried out before"));
    assertThat(WorkbookDump.of(again)).isEqualTo(WorkbookDump.of(next));
  }

  @Test
  void whatIsTypedStaysWithItsWorkload() throws IOException {
    Path december = review(decided, NOVEMBER.plusMonths(1));
    List<TypedDecision> before = rows(decided).stream().filter(TypedDecision::any).toList();
    List<TypedDecision> after = rows(december).stream().filter(TypedDecision::any).toList();
    assertThat(after)
        .extracting(TypedDecision::workload)
        .containsExactlyInAnyOrderElementsOf(before.stream().map(TypedDecision::workload).toList());
    for (TypedDecision one : before) {
      TypedDecision kept =
          after.stream().filter(a -> a.workload().equals(one.workload())).findFirst().orElseThrow();
      assertThat(kept.cellTexts()).isEqualTo(one.cellTexts());
      assertThat(kept.basis().day()).isEqualTo(NOVEMBER);
    }
  }

  @Test
  void aDecisionOnOtherFiguresIsRefusedUntilItIsConfirmed() throws IOException {
    String name = rows(decided).get(APPROVED - 1).workload();
    Path december = review(moreRequests(decided, name), NOVEMBER.plusMonths(3));
    Path next = file("next");
    assertThat(apply(december, next, "", null, NOVEMBER.plusMonths(3))).isEqualTo(1);
    assertThat(said).anySatisfy(line -> assertThat(line).contains("reviewed anew on 2027-02-28"));
    assertThat(different(december, next, Sheets.WORKLOADS)).isEmpty();
    Path confirmed =
        typed(
            december,
            (sheet, header) -> {
              for (TypedDecision one : decisions(december)) {
                if (one.choice() == TypedDecision.Choice.APPROVE) {
                  type(sheet, one.row() - 1, DecisionsTable.DECIDED_ON, NOVEMBER.plusMonths(3));
                }
              }
            });
    apply(confirmed, file("next"), "", null, NOVEMBER.plusMonths(3));
    assertThat(said).anySatisfy(line -> assertThat(line).startsWith("1 change carried out"));
  }

  /** A workload with a twentieth more requests. */
  private Path moreRequests(Path book, String name) throws IOException {
    return edited(
        book,
        workbook -> {
          XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
          int requests = -1;
          for (Cell cell : sheet.getRow(0)) {
            requests =
                cell.toString().startsWith(Workloads.REQUESTS.header())
                    ? cell.getColumnIndex()
                    : requests;
          }
          for (int row = 1; row <= sheet.getLastRowNum(); row++) {
            if (sheet.getRow(row).getCell(0).toString().equals(name)) {
              Cell cell = sheet.getRow(row).getCell(requests);
              cell.setCellValue(1.05 * cell.getNumericCellValue());
            }
          }
        });
  }

  private static List<TypedDecision> decisions(Path book) {
    try {
      return rows(book);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void anEditedWorkloadIsRefused() throws IOException {
    String name = rows(decided).get(APPROVED - 1).workload();
    Path edited = moreRequests(decided, name);
    assertThat(apply(edited, file("next"), "", null, NOVEMBER)).isEqualTo(1);
    assertThat(said)
        .anySatisfy(line -> assertThat(line).contains(name).contains("edited since the review"));
  }

  @Test
  void aListDecidesAndRefusesWhatItCannotFind() throws IOException {
    String name = rows(reviewed).get(1).workload();
    Path list =
        Files.writeString(
            folder.resolve("list.csv"),
            "Workload,Decision,Decided by,Effective from (month)\n"
                + name
                + ",approve,Kim,2027-01\nNobody,Approve,Kim,\nOther,Maybe,Kim,\n");
    assertThat(apply(reviewed, file("next"), "", list, NOVEMBER)).isEqualTo(2);
    assertThat(said)
        .anySatisfy(line -> assertThat(line).contains("Nobody").contains("no workload has this"))
        .anySatisfy(line -> assertThat(line).contains("Approve").contains(name));
  }

  @Test
  void underFourEyesNobodyApprovesHisOwn() throws IOException {
    Path strict =
        edited(
            decided,
            workbook -> {
              XSSFSheet sheet = workbook.getSheet(Sheets.ASSUMPTIONS);
              sheet.forEach(
                  row -> {
                    if (row.getCell(0) != null && row.getCell(0).toString().equals("Four eyes")) {
                      row.getCell(1).setCellValue("Yes");
                    }
                  });
            });
    assertThat(apply(strict, file("next"), "a. jones", null, NOVEMBER)).isEqualTo(1);
    assertThat(said)
        .anySatisfy(line -> assertThat(line).contains("Four eyes: A. Jones runs apply"));
    assertThat(apply(strict, file("next"), "B. Smith", null, NOVEMBER)).isZero();
  }

  @Test
  void aRejectedChangeComesBackWithItsReason() throws IOException {
    Path next = file("next");
    apply(decided, next, "", null, NOVEMBER);
    String rejected = rows(decided).get(REJECTED - 1).workload();
    String soon = rowOf(review(next, NOVEMBER.plusDays(1)), rejected);
    assertThat(soon)
        .contains("Rejected before")
        .contains("not proposed before 2027-05-28, unless the saving moves by more than 1,000 GBP");
    String late = rowOf(review(next, NOVEMBER.plusMonths(7)), rejected);
    assertThat(late).contains("Proposed again").contains("not now").contains("back");
  }

  private static String rowOf(Path book, String workload) throws IOException {
    return WorkbookDump.of(book, Sheets.DECISIONS::equals)
        .lines()
        .dropWhile(line -> !line.contains(workload))
        .limit(31)
        .toList()
        .toString();
  }

  @Test
  void liveTotalsAreTheEnginesFigures() throws IOException {
    Path live = file("live");
    ReviewOptions quick = Reviews.quick(decided, live, NOVEMBER);
    new Review().run(quick, Progress.hidden());
    Map<String, List<CSVRecord>> book = LibreOffice.calculate(live, folder.resolve("calc"));
    List<CSVRecord> sheet = book.get(Sheets.DECISIONS);
    List<TypedDecision> typed = rows(decided);
    CSVRecord approve =
        sheet.stream().filter(row -> row.get(0).equals("Approve")).findFirst().orElseThrow();
    assertThat(approve.get(1)).isEqualTo("1");
    assertThat(Double.parseDouble(approve.get(2)))
        .isCloseTo(typed.get(APPROVED - 1).basis().saving(), within(0.01));
    double all = typed.stream().mapToDouble(one -> one.basis().saving()).sum();
    CSVRecord changes =
        sheet.stream().filter(row -> row.get(0).equals("All changes")).findFirst().orElseThrow();
    assertThat(changes.get(1)).isEqualTo(String.valueOf(typed.size()));
    assertThat(Double.parseDouble(changes.get(2))).isCloseTo(all, within(0.01));
    assertThat(String.valueOf(book.get(Sheets.SUMMARY)))
        .contains("Urgent: 1 change approved on Decisions and not carried out");
  }

  @Test
  void handOutsComeBackAndWhatContradictsIsTold() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("parts" + ++files));
    Files.copy(decided, parts.resolve("a.xlsx"));
    Files.copy(decided, parts.resolve("b.xlsx"));
    Path other =
        typed(
            reviewed,
            (sheet, header) -> type(sheet, header + APPROVED, DecisionsTable.DECISION, "Reject"));
    Files.copy(other, parts.resolve("c.xlsx"));
    Path whole = file("whole");
    said.clear();
    new DecisionMerge()
        .run(new MergeOptions(parts, reviewed, whole, false, false), Progress.hidden(), said::add);
    assertThat(said)
        .contains("3 decisions merged, 3 there already, 1 not taken")
        .anySatisfy(
            line ->
                assertThat(line).startsWith("c.xlsx").contains("a.xlsx says Approve by A. Jones"));
    assertThat(rows(whole).stream().filter(TypedDecision::any).map(TypedDecision::cellTexts))
        .containsExactlyElementsOf(
            rows(decided).stream()
                .filter(TypedDecision::any)
                .map(TypedDecision::cellTexts)
                .toList());
    assertThat(apply(whole, file("next"), "", null, NOVEMBER)).isZero();
  }
}
