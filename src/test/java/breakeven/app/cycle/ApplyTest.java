package breakeven.app.cycle;

import static breakeven.app.cycle.TypedBooks.rows;
import static breakeven.app.cycle.TypedBooks.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.DecisionLogs;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.Reviews;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.expression.Text;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.testing.LibreOffice;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
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
  private static final int REJECTED = 4;
  private static final int DEFERRED = 5;

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
              type(sheet, header + REJECTED, DecisionsTable.DECIDED_BY, "A. Jones");
              type(sheet, header + REJECTED, DecisionsTable.COMMENT, "not now");
              type(sheet, header + DEFERRED, DecisionsTable.DECISION, "Defer");
              type(sheet, header + DEFERRED, DecisionsTable.DECIDED_BY, "A. Jones");
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
        .run(new ApplyOptions(book, out, false, by, list, day), Progress.hidden(), said::add);
  }

  private Path typed(Path book, BiConsumer<XSSFSheet, Integer> typing) throws IOException {
    return TypedBooks.typed(book, file("typed"), typing);
  }

  private Path edited(Path book, Consumer<XSSFWorkbook> change) throws IOException {
    return TypedBooks.edited(book, file("typed"), change);
  }

  private static List<LogEntry> log(Path book) throws IOException {
    try (XlsxFile in = XlsxFile.open(book)) {
      DecisionLogs log = DecisionLogs.of(in).orElseThrow();
      assertThat(log.chain().faults(log.seal())).isEmpty();
      return log.chain().entries().stream().filter(line -> !line.status().ofMonth()).toList();
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
    // A model that is trained now is of no age yet.
    assertThat(different(decided, next, Sheets.WORKLOADS))
        .satisfiesExactly(
            line -> assertThat(line).contains("Fine-tuned"),
            line -> assertThat(line).matches("[A-Z]+2 +number +0"));
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

  @Thorough
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
              for (TypedDecision one : rows(december)) {
                if (one.choice() == TypedDecision.Choice.APPROVE) {
                  type(sheet, one.row() - 1, DecisionsTable.DECIDED_ON, NOVEMBER.plusMonths(3));
                  type(sheet, one.row() - 1, DecisionsTable.EFFECTIVE_FROM, NOVEMBER.plusMonths(3));
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
  void aListThatNamesAWorkloadTwiceIsRefusedThere() throws IOException {
    String name = rows(reviewed).get(0).workload();
    String other = rows(reviewed).get(1).workload();
    Path list =
        Files.writeString(
            folder.resolve("twice.csv"),
            "Workload,Decision,Decided by\n"
                + name
                + ",Approve,Kim\n"
                + other
                + ",Reject,Kim\n"
                + name.toUpperCase(Locale.ROOT)
                + ",Reject,Kim\n");
    Path next = file("next");
    assertThat(apply(reviewed, next, "", list, NOVEMBER)).isEqualTo(1);
    assertThat(said).contains("refused  " + name + ": rows 2 and 4 decide on it: keep one of them");
    assertThat(log(next))
        .singleElement()
        .satisfies(line -> assertThat(line.workload()).isEqualTo(other))
        .satisfies(line -> assertThat(line.status()).isEqualTo(LogStatus.REJECTED));
    assertThat(different(reviewed, next, Sheets.WORKLOADS)).isEmpty();
  }

  @Thorough
  @Test
  void whatIsTypedBelongsToItsWorkloadHoweverRowsAreSortedAndFiltered() throws IOException {
    Path sorted =
        edited(
            decided,
            workbook -> {
              XSSFSheet decisions = workbook.getSheet(Sheets.DECISIONS);
              int header = TypedBooks.headerRow(decisions);
              TypedBooks.reverse(decisions, header + 1, header + rows(decided).size());
              decisions.getRow(header + 2).setZeroHeight(true);
              XSSFSheet workloads = workbook.getSheet(Sheets.WORKLOADS);
              TypedBooks.reverse(workloads, 1, workloads.getLastRowNum());
              workloads.getRow(5).setZeroHeight(true);
            });
    assertThat(rows(sorted).get(0).workload()).isNotEqualTo(rows(decided).get(0).workload());
    Path next = file("next");
    Path asReviewed = file("next");
    assertThat(apply(sorted, next, "", null, NOVEMBER)).isZero();
    assertThat(apply(decided, asReviewed, "", null, NOVEMBER)).isZero();
    assertThat(log(next).stream().map(ApplyTest::withoutPlace))
        .containsExactlyInAnyOrderElementsOf(
            log(asReviewed).stream().map(ApplyTest::withoutPlace).toList());
    assertThat(
            TypedBooks.typed(
                rows(review(sorted, NOVEMBER.plusMonths(1))), TypedDecision::cellTexts))
        .isEqualTo(TypedBooks.typed(rows(decided), TypedDecision::cellTexts));
  }

  /** What a line says, apart from its place in the log and in the sheet. */
  private static String withoutPlace(LogEntry line) {
    return line.workload()
        + line.from()
        + line.to()
        + line.status()
        + line.who()
        + line.comment()
        + line.forecast().saving()
        + line.cells().replaceAll("[A-Z]+[0-9]+ ", "");
  }

  private static void fourEyes(XSSFWorkbook workbook) {
    for (Row row : workbook.getSheet(Sheets.ASSUMPTIONS)) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals("Four eyes")) {
        row.getCell(1).setCellValue("Yes");
      }
    }
  }

  /** Every row says Approve and is signed by its owner, so that none of them is approved. */
  @Thorough
  @Test
  void whatFourEyesRefusesDoesNotWaitToBeCarriedOut() throws IOException {
    List<Map<String, String>> proposed = Reviews.rows(reviewed, Sheets.DECISIONS);
    Path own =
        edited(
            typed(
                reviewed,
                (sheet, header) -> {
                  for (TypedDecision one : rows(reviewed)) {
                    String owner = proposed.get(one.row() - header - 2).get("Owner");
                    type(sheet, one.row() - 1, DecisionsTable.DECISION, "Approve");
                    type(
                        sheet,
                        one.row() - 1,
                        DecisionsTable.DECIDED_BY,
                        owner.toUpperCase(Locale.ROOT));
                  }
                  type(sheet, header + 1, DecisionsTable.DECIDED_BY, "");
                }),
            ApplyTest::fourEyes);
    Path again = review(own, NOVEMBER);
    assertThat(apply(again, file("next"), "", null, NOVEMBER)).isEqualTo(proposed.size());
    assertThat(rowOf(again, proposed.get(0).get("Workload"))).contains("nobody is named");
    assertThat(rowOf(again, proposed.get(1).get("Workload")))
        .contains("owns the workload, and may not approve its change.");
    Path signed =
        typed(again, (sheet, header) -> type(sheet, header + 2, DecisionsTable.DECIDED_BY, "Kim"));
    Map<Path, Map<String, List<CSVRecord>>> books =
        LibreOffice.calculate(List.of(again, signed), folder.resolve("eyes"));
    assertThat(String.valueOf(books.get(again).get(Sheets.SUMMARY)))
        .contains("Change 8 of 54 workloads to save")
        .doesNotContain("run 'breakeven apply'");
    assertThat(approvals(books.get(again)).get(1)).isEqualTo("0");
    assertThat(Double.parseDouble(approvals(books.get(again)).get(5))).isZero();
    assertThat(String.valueOf(books.get(signed).get(Sheets.SUMMARY)))
        .contains("Urgent: approved, not carried out, , 1, on Decisions: run 'breakeven apply'.");
    assertThat(approvals(books.get(signed)).get(1)).isEqualTo("1");
    assertThat(whole(approvals(books.get(signed)).get(5))).isEqualTo(expected(signed, 1));
  }

  private static CSVRecord approvals(Map<String, List<CSVRecord>> book) {
    return book.get(Sheets.DECISIONS).stream()
        .filter(row -> row.get(0).equals("Approved so far"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void underFourEyesNobodyApprovesHisOwn() throws IOException {
    Path strict = edited(decided, ApplyTest::fourEyes);
    assertThat(apply(strict, file("next"), "a. jones", null, NOVEMBER)).isEqualTo(1);
    assertThat(said)
        .anySatisfy(line -> assertThat(line).contains("Four eyes: A. Jones runs apply"));
    assertThat(apply(strict, file("next"), "B. Smith", null, NOVEMBER)).isZero();
    for (String name : List.of("Jones, A", "\u00c1. JONES", "A.Jones\u200b")) {
      assertThat(apply(strict, file("next"), name, null, NOVEMBER)).as(name).isEqualTo(1);
    }
  }

  @Thorough
  @Test
  void aNameOfTwoAlphabetsIsRefusedAndOneThatHoldsTheOwnersIsNamedOnIssues() throws IOException {
    List<Map<String, String>> proposed = Reviews.rows(reviewed, Sheets.DECISIONS);
    String owner = proposed.get(0).get("Owner");
    Path signed =
        edited(
            typed(
                reviewed,
                (sheet, header) -> {
                  type(sheet, header + 1, DecisionsTable.DECISION, "Approve");
                  type(sheet, header + 1, DecisionsTable.DECIDED_BY, owner + " Lee");
                  type(sheet, header + 2, DecisionsTable.DECISION, "Approve");
                  type(sheet, header + 2, DecisionsTable.DECIDED_BY, "\u0410nna Lee");
                }),
            ApplyTest::fourEyes);
    Path again = review(signed, NOVEMBER);
    assertThat(Reviews.rows(again, Sheets.ISSUES))
        .filteredOn(row -> row.get("Problem").startsWith("Four eyes"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.get("Workload")).isEqualTo(proposed.get(0).get("Workload"));
              assertThat(row.get("Problem"))
                  .isEqualTo(
                      "Four eyes: the change is approved by "
                          + owner
                          + " Lee, which may be the owner's name too");
            });
    assertThat(rowOf(again, proposed.get(1).get("Workload")))
        .contains("Four eyes: the name \u0410nna Lee has letters of two alphabets");
    assertThat(apply(again, file("next"), "", null, NOVEMBER)).isEqualTo(1);
  }

  @Thorough
  @Test
  void aRejectedChangeComesBackWithItsReason() throws IOException {
    Path next = file("next");
    apply(decided, next, "", null, NOVEMBER);
    TypedDecision typed = rows(decided).get(REJECTED - 1);
    String rejected = typed.workload();
    String growth = Text.fixed(Math.max(1000, typed.basis().saving() / 5), 0) + " GBP";
    Path tomorrow = review(next, NOVEMBER.plusDays(1));
    String soon = rowOf(tomorrow, rejected);
    assertThat(soon)
        .contains("Rejected before")
        .contains("not proposed before 2027-05-28, unless the saving grows by more than " + growth);
    // Of eleven changes one is carried out, one rejected and one deferred; Summary counts like
    // this.
    assertThat(WorkbookDump.of(tomorrow, Sheets.DECISIONS::equals))
        .contains("Changes that wait for a decision: 5, ")
        .containsPattern("Rejected or deferred\\RB\\d+ +number +2\\b")
        .containsPattern("Cost more than today\\RB\\d+ +number +2\\b");
    assertThat(WorkbookDump.of(tomorrow, Sheets.SUMMARY::equals))
        .contains("Change 5 of 54 workloads to save")
        .contains(" a year more than today, ");
    String late = rowOf(review(next, NOVEMBER.plusMonths(7)), rejected);
    assertThat(late).contains("Proposed again").contains("not now").contains("back");
  }

  @Thorough
  @Test
  void aDecisionThatIsDatedBeforeItsFiguresIsRefused() throws IOException {
    Path early =
        typed(
            decided,
            (sheet, header) -> {
              type(sheet, header + APPROVED, DecisionsTable.DECIDED_ON, NOVEMBER.minusDays(1));
              type(sheet, header + REJECTED, DecisionsTable.DECIDED_ON, NOVEMBER.minusDays(1));
            });
    String name = rows(decided).get(APPROVED - 1).workload();
    Path next = file("next");
    assertThat(apply(early, next, "", null, NOVEMBER)).isEqualTo(2);
    assertThat(said)
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("refused  " + name)
                    .endsWith(
                        "decided on 2026-11-27, before its figures of 2026-11-28: type the day on"
                            + " which it was decided on them"));
    assertThat(log(next)).extracting(LogEntry::status).containsExactly(LogStatus.DEFERRED);
    assertThat(different(early, next, Sheets.WORKLOADS)).isEmpty();
  }

  @Thorough
  @Test
  void aDecisionOfTomorrowOrBeforeItsMonthOrOfNobodyIsRefused() throws IOException {
    Map<String, Consumer<XSSFSheet>> mistakes =
        Map.of(
            "decided on 2027-11-28, after today, 2026-11-28: correct the day",
            sheet -> typeApproved(sheet, DecisionsTable.DECIDED_ON, NOVEMBER.plusYears(1)),
            "effective from 2026-10, before it was decided on 2026-11-28: type that month or a"
                + " later one",
            sheet -> typeApproved(sheet, DecisionsTable.EFFECTIVE_FROM, NOVEMBER.minusMonths(1)),
            "nobody is named: type Decided by, or give --by",
            sheet -> typeApproved(sheet, DecisionsTable.DECIDED_BY, ""));
    for (Map.Entry<String, Consumer<XSSFSheet>> mistake : mistakes.entrySet()) {
      Path wrong = typed(decided, (sheet, header) -> mistake.getValue().accept(sheet));
      Path next = file("next");
      assertThat(apply(wrong, next, "", null, NOVEMBER)).isEqualTo(1);
      assertThat(said)
          .anySatisfy(line -> assertThat(line).startsWith("refused").endsWith(mistake.getKey()));
      assertThat(log(next)).hasSize(2);
    }
  }

  @Test
  void whatNobodyTurnedDownIsRefusedToo() throws IOException {
    Path unsigned =
        typed(
            decided,
            (sheet, header) -> {
              type(sheet, header + REJECTED, DecisionsTable.DECIDED_BY, "");
              type(sheet, header + DEFERRED, DecisionsTable.DECIDED_BY, "");
            });
    Path next = file("next");
    assertThat(apply(unsigned, next, "", null, NOVEMBER)).isEqualTo(2);
    assertThat(said.stream().filter(line -> line.startsWith("refused")))
        .hasSize(2)
        .allSatisfy(
            line -> assertThat(line).endsWith("nobody is named: type Decided by, or give --by"));
    assertThat(log(next)).extracting(LogEntry::status).containsExactly(LogStatus.APPROVED);
    assertThat(apply(unsigned, file("next"), "Kim", null, NOVEMBER)).isZero();
  }

  private static void typeApproved(XSSFSheet sheet, Column column, Object what) {
    type(sheet, TypedBooks.headerRow(sheet) + APPROVED, column, what);
  }

  @Thorough
  @Test
  void anApprovalThatNobodyCarriesOutExpires() throws IOException {
    String name = rows(decided).get(APPROVED - 1).workload();
    LocalDate last = NOVEMBER.plusMonths(6);
    assertThat(apply(decided, file("next"), "", null, last)).isZero();
    assertThat(apply(decided, file("next"), "", null, last.plusDays(1))).isEqualTo(1);
    assertThat(said)
        .contains(
            "refused  "
                + name
                + " (row "
                + rows(decided).get(APPROVED - 1).row()
                + "): Approved on 2026-11-28, and an approval holds for 6 months: approve it anew,"
                + " on a later day");
    Path in = review(decided, last);
    assertThat(rowOf(in, name)).doesNotContain("an approval holds");
    assertThat(WorkbookDump.of(in, Sheets.SUMMARY::equals))
        .contains("text    Urgent: approved, not carried out  =IF(");
    Path late = review(decided, last.plusDays(1));
    assertThat(rowOf(late, name)).contains("an approval holds for 6 months").contains("A. Jones");
    assertThat(WorkbookDump.of(late, Sheets.SUMMARY::equals))
        .doesNotContain("text    Urgent: approved, not carried out  =IF(")
        .containsPattern("  =IF\\(C[0-9]+>0,\"Urgent: approved, not carried out\",");
    assertThat(WorkbookDump.of(late, Sheets.DECISIONS::equals))
        .contains(">=" + (LocalDate.parse("2026-11-29").toEpochDay() + 25_569));
  }

  @Thorough
  @Test
  void underFourEyesTheOwnerIsThatOfTheReview() throws IOException {
    TypedDecision one = rows(decided).get(APPROVED - 1);
    Path own =
        typed(
            edited(decided, ApplyTest::fourEyes),
            (sheet, header) -> typeApproved(sheet, DecisionsTable.DECIDED_BY, one.owner()));
    assertThat(apply(own, file("next"), "B. Smith", null, NOVEMBER)).isEqualTo(1);
    Path hidden = workload(own, one.workload(), Workloads.OWNER, "Somebody else");
    assertThat(apply(hidden, file("next"), "B. Smith", null, NOVEMBER)).isEqualTo(1);
    assertThat(said)
        .anySatisfy(
            line ->
                assertThat(line)
                    .endsWith(
                        "Four eyes: the owner was "
                            + one.owner()
                            + " at the review and is Somebody else now: review it again"));
  }

  @Test
  void aWorkloadWithoutAnIdGetsOneWithItsDecision() throws IOException {
    String name = rows(decided).get(APPROVED - 1).workload();
    Path without = workload(decided, name, Workloads.ID, "");
    Path next = file("next");
    assertThat(apply(without, next, "", null, NOVEMBER)).isZero();
    LogEntry approved =
        log(next).stream().filter(line -> line.workload().equals(name)).findFirst().orElseThrow();
    assertThat(approved.id()).isEqualTo("D-" + approved.line());
    assertThat(approved.cells()).endsWith(" ID: (empty) → " + approved.id());
    assertThat(Reviews.rows(next, Sheets.WORKLOADS))
        .anySatisfy(
            row ->
                assertThat(row).containsEntry("Workload", name).containsEntry("ID", approved.id()));
  }

  private static String rowOf(Path book, String workload) throws IOException {
    return WorkbookDump.of(book, Sheets.DECISIONS::equals)
        .lines()
        .dropWhile(line -> !line.contains(workload))
        .limit(40)
        .toList()
        .toString();
  }

  /** Only what somebody else edits is told as edited; what is carried out is told as that. */
  @Thorough
  @Test
  void whatIsCarriedOutIsNoEdit() throws IOException {
    Path next = file("next");
    assertThat(apply(decided, next, "", null, NOVEMBER)).isZero();
    Map<String, List<CSVRecord>> book = LibreOffice.calculate(next, folder.resolve("calc"));
    List<CSVRecord> page = book.get(Sheets.SUMMARY);
    assertThat(page.get(0).get(1)).as("edited").isIn("", "0");
    assertThat(page.get(1).toList())
        .containsSubsequence(
            "1", "decisions carried out since this review: its figures are from before");
    assertThat(String.valueOf(page))
        .doesNotContain("workloads edited since", "approved, not carried out");
  }

  @Thorough
  @Test
  void liveTotalsAreTheEnginesFigures() throws IOException {
    Path live = file("live");
    ReviewOptions quick = Reviews.quick(decided, live, NOVEMBER);
    new Review().run(quick, Progress.hidden());
    Map<String, List<CSVRecord>> book = LibreOffice.calculate(live, folder.resolve("calc"));
    List<CSVRecord> sheet = book.get(Sheets.DECISIONS);
    long waiting =
        Reviews.carried(live, Sheets.DECISIONS).stream()
            .filter(row -> row.get("Status").equals("Saves"))
            .count();
    CSVRecord approve = approvals(book);
    assertThat(approve.get(1)).isEqualTo("1");
    assertThat(whole(approve.get(5))).isEqualTo(expected(live, APPROVED - 1));
    assertThat(sheet.get(1).get(0))
        .startsWith("Changes that wait for a decision: " + waiting + ", ");
    assertThat(waiting).isGreaterThan(4);
    assertThat(String.valueOf(book.get(Sheets.SUMMARY)))
        .contains("Urgent: approved, not carried out, , 1, on Decisions: run 'breakeven apply'.");
  }

  private static String whole(String figure) {
    return Text.fixed(Double.parseDouble(figure), 0);
  }

  /** What a row is expected to save a year, as sentences write it. */
  private static String expected(Path book, int row) {
    return Text.fixed(
        Double.parseDouble(
            Reviews.carried(book, Sheets.DECISIONS).get(row).get("Expected saving (GBP a year)")),
        0);
  }

  @Thorough
  @Test
  void whatIsCarriedOutIsWhatWasApproved() throws IOException {
    Map<String, Map<String, String>> proposed = new HashMap<>();
    Path all =
        typed(
            reviewed,
            (sheet, header) ->
                rows(reviewed)
                    .forEach(
                        one -> type(sheet, one.row() - 1, DecisionsTable.DECISION, "Approve")));
    Reviews.rows(all, Sheets.DECISIONS).forEach(row -> proposed.put(row.get("Workload"), row));
    Path next = file("next");
    assertThat(apply(all, next, "Kim", null, NOVEMBER)).isZero();
    // Its data is older than its release.
    Path fresh = workload(next, "Support reply drafting", Workloads.SNAPSHOT_AGE, "0");
    Map<String, Map<String, String>> after = new HashMap<>();
    Reviews.rows(review(fresh, NOVEMBER), Sheets.WORKLOADS)
        .forEach(row -> after.put(row.get("Workload"), row));
    assertThat(log(next)).hasSameSizeAs(rows(reviewed)).hasSizeGreaterThan(8);
    Map<String, Map<String, String>> before = new HashMap<>();
    Reviews.rows(reviewed, Sheets.WORKLOADS).forEach(row -> before.put(row.get("Workload"), row));
    int compared = 0;
    int chosen = 0;
    int cached = 0;
    for (LogEntry line : log(next)) {
      Map<String, String> row = after.get(line.workload());
      boolean caches = line.to().equals("Prompting with caching");
      assertThat(line.cells().split("; ")[0])
          .matches(
              "[A-Z]+[0-9]+ "
                  + (caches
                      ? "Cached share: .* → 0[.][0-9]+"
                      : "Current approach: .* → " + line.to()));
      assertThat(row.get("Current approach")).isEqualTo(caches ? "Prompting" : line.to());
      cached += caches ? 1 : 0;
      if (line.to().startsWith("Fine-tuned")) {
        // What the review chose was approved with it.
        assertThat(row.get("Set-up")).isEqualTo(before.get(line.workload()).get("Set-up"));
        chosen +=
            Stream.of("Tuning method", "Serving", "GPU")
                    .anyMatch(
                        header ->
                            before.get(line.workload()).get(header).isEmpty()
                                && !row.get(header).isEmpty())
                ? 1
                : 0;
        assertThat(row.get("Serving")).isNotEmpty();
      }
      if (line.to().contains("RAG") && !line.from().contains("RAG")) {
        // Once there is retrieval, its tokens are among those that are typed.
        continue;
      }
      compared++;
      Map<String, String> then = proposed.get(line.workload());
      // What is spent at once is spent then.
      double cost = number(then, "TCO then (GBP)") - number(then, "One-off (GBP)");
      assertThat(number(row, "TCO today (GBP)")).as(line.workload()).isCloseTo(cost, within(0.01));
    }
    assertThat(compared).isGreaterThan(5);
    assertThat(chosen).isPositive();
    assertThat(cached).isPositive();
  }

  private static double number(Map<String, String> row, String title) {
    return Double.parseDouble(row.get(title));
  }

  /** Types into the rows of a workload on {@code Workloads}; null empties the cell. */
  private Path workload(Path book, String name, Column column, String text) throws IOException {
    return edited(
        book,
        workbook -> {
          XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
          int at = -1;
          for (Cell cell : sheet.getRow(0)) {
            boolean found = at < 0 && cell.toString().startsWith(column.header());
            at = found ? cell.getColumnIndex() : at;
          }
          for (int row = 1; row <= sheet.getLastRowNum(); row++) {
            if (sheet.getRow(row).getCell(0).toString().equals(name)) {
              sheet.getRow(row).createCell(at).setCellValue(text);
            }
          }
        });
  }

  /** The workload of the approved change, and the book in which it is carried out. */
  private Path inProduction() throws IOException {
    Path next = file("next");
    apply(decided, next, "", null, NOVEMBER);
    return next;
  }

  @Thorough
  @Test
  void nothingFollowsFromARowThatDoesNotSayItsApproach() throws IOException {
    String name = rows(decided).get(APPROVED - 1).workload();
    String other = rows(decided).get(APPROVED).workload();
    Path book = inProduction();
    List<LogEntry> before = log(book);
    Path twice = workload(book, other, Workloads.CURRENT_APPROACH, "Prompting");
    for (Path edited :
        List.of(
            workload(book, name, Workloads.CURRENT_APPROACH, ""),
            workload(book, name, Workloads.CURRENT_APPROACH, "Fine tooned"),
            workload(twice, other, Workloads.WORKLOAD, name))) {
      Path next = file("next");
      apply(edited, next, "", null, NOVEMBER.plusDays(1));
      assertThat(log(next)).isEqualTo(before);
      assertThat(said)
          .contains(
              "unclear  "
                  + name
                  + ": the row has an error or no Current approach, and line 1 of Decision log has"
                  + " Fine-tuned: correct it, and review it again");
    }
  }

  @Test
  void aReversalIsToldByNameAndSignedByWhoRunsIt() throws IOException {
    String name = rows(decided).get(APPROVED - 1).workload();
    Path back = workload(inProduction(), name, Workloads.CURRENT_APPROACH, "Prompting");
    Path next = file("next");
    said.clear();
    new Apply()
        .run(
            new ApplyOptions(back, next, true, "Ana Diaz", null, NOVEMBER.plusDays(1)),
            Progress.hidden(),
            said::add);
    List<String> dry = List.copyOf(said);
    apply(back, next, "Ana Diaz", null, NOVEMBER.plusDays(1));
    for (List<String> lines : List.of(dry, said)) {
      assertThat(lines)
          .contains(
              "reversed  " + name + ": Current approach is Prompting again (Decision log, line 1)");
    }
    LogEntry reversed = log(next).get(3);
    assertThat(reversed.status()).isEqualTo(LogStatus.REVERSED);
    assertThat(reversed.who()).isEqualTo("Ana Diaz");
    assertThat(reversed.decidedOn()).isNull();
  }

  @Thorough
  @Test
  void aDecisionThatIsRefusedReversesNothing() throws IOException {
    String name = rows(decided).get(APPROVED - 1).workload();
    Path back = workload(inProduction(), name, Workloads.CURRENT_APPROACH, "Prompting");
    LocalDate later = NOVEMBER.plusDays(1);
    Path again =
        typed(
            review(back, later),
            (sheet, header) -> {
              type(sheet, header + 1, DecisionsTable.DECISION, "Approve");
              type(sheet, header + 1, DecisionsTable.DECIDED_ON, later);
            });
    assertThat(rows(again).get(0).workload()).isEqualTo(name);
    Path empty = workload(again, name, Workloads.CURRENT_APPROACH, "");
    Path formula =
        edited(
            again,
            workbook -> {
              for (Row row : workbook.getSheet(Sheets.WORKLOADS)) {
                for (Cell cell : row) {
                  if (row.getCell(0).toString().equals(name)
                      && cell.toString().equals("Prompting")) {
                    cell.setCellFormula("\"Prompt\"&\"ing\"");
                    cell.setCellValue("Prompting");
                  }
                }
              }
            });
    for (Path edited : List.of(empty, formula)) {
      Path next = file("next");
      assertThat(apply(edited, next, "Kim", null, later)).isEqualTo(1);
      assertThat(log(next)).isEqualTo(log(back));
    }
  }

  @Test
  void groundingThatWasNeededBecauseOfTheOldApproachStaysNeeded() throws IOException {
    Path book = file("grounded");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      XSSFSheet sheet = workbook.createSheet(Sheets.WORKLOADS);
      List<List<Object>> cells =
          List.of(
              List.of(
                  "Workload",
                  "Requests",
                  "Input tokens",
                  "Output tokens",
                  "Prompted model",
                  "Smaller model",
                  "Current approach",
                  "Required quality",
                  "Small model quality",
                  "Needs grounding",
                  "Retrieved tokens",
                  "Retrieval cost"),
              List.of(
                  "Policy",
                  500_000,
                  3000,
                  200,
                  "gpt-5.6-sol",
                  "gpt-5.6-luna",
                  "RAG",
                  0.9,
                  0.92,
                  "",
                  1500,
                  200));
      for (int row = 0; row < cells.size(); row++) {
        var line = sheet.createRow(row);
        for (int at = 0; at < cells.get(row).size(); at++) {
          if (cells.get(row).get(at) instanceof Number number) {
            line.createCell(at).setCellValue(number.doubleValue());
          } else if (!cells.get(row).get(at).toString().isEmpty()) {
            line.createCell(at).setCellValue(cells.get(row).get(at).toString());
          }
        }
      }
      SavedBook.write(workbook, out);
    }
    Path found =
        typed(
            review(book, NOVEMBER),
            (sheet, header) -> type(sheet, header + 1, DecisionsTable.DECISION, "Approve"));
    Path next = file("next");
    assertThat(apply(found, next, "Kim", null, NOVEMBER)).isZero();
    assertThat(log(next).get(0).cells())
        .isEqualTo("G2 Current approach: RAG → Small model; J2 Needs grounding: (empty) → Yes");
    assertThat(Reviews.rows(next, Sheets.WORKLOADS).get(0).get("Needs grounding")).isEqualTo("Yes");
  }
}
