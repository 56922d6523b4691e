package breakeven.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import breakeven.app.batch.DecisionLogs;
import breakeven.app.batch.FailOn;
import breakeven.app.batch.LogLines;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOutcome;
import breakeven.app.batch.Reviews;
import breakeven.core.cycle.Forecast;
import breakeven.core.cycle.LogChain;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.MonthlySeries;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionLog;
import breakeven.core.table.InputFormats;
import breakeven.core.table.Sheets;
import breakeven.testing.OpenXmlValidator;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.ooxml.CustomProperties;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.officeDocument.x2006.customProperties.CTProperty;

class DecisionLogTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

  @TempDir private Path folder;

  private static LogEntry entry(String workload, String comment) {
    return new LogEntry(
        0,
        "Review of 2026-11-28",
        DAY,
        "A. Jones",
        DAY.minusDays(1),
        LocalDate.of(2026, 12, 1),
        workload,
        "0041",
        "Kim",
        "Claims",
        "Prompting",
        "Small model",
        "Prompt a smaller model",
        "Workloads!H5: Prompting -> Small model",
        new Forecast(
            "GBP",
            1100.25,
            1234.5678,
            -1 / 3d,
            1200,
            1500.25,
            0.875,
            0,
            120_000,
            900,
            150,
            0.000123456789,
            0.00002,
            10,
            0,
            MonthlySeries.of(new double[] {120_000, 121_200.5}),
            MonthlySeries.of(new double[] {51.44, 52 / 3d})),
        comment,
        LogStatus.APPROVED,
        "",
        "");
  }

  private Path append(Path book, LogEntry... entries) throws IOException {
    Path out = folder.resolve("book" + book.toString().length() + System.nanoTime() + ".xlsx");
    try (XlsxFile in = XlsxFile.open(book);
        LogLines lines = new LogLines(DecisionLogs.of(in).orElse(null), List.of(entries))) {
      lines.write(in, List.of(), out);
    }
    return out;
  }

  private Path six() throws IOException {
    Path book =
        append(
            Path.of("samples/portfolio.xlsx"),
            entry("one", ""),
            entry("two", "n/a"),
            entry("three", "=1+1, he said\nand left"));
    return append(book, entry("four", "?"), entry("five", "12"), entry("six", " spaced "));
  }

  private static DecisionLogs read(Path book) throws IOException {
    try (XlsxFile in = XlsxFile.open(book)) {
      return DecisionLogs.of(in).orElseThrow();
    }
  }

  private static List<String> faults(Path book) throws IOException {
    DecisionLogs log = read(book);
    return log.chain().faults(log.seal()).stream().map(LogChain.Fault::what).toList();
  }

  private Path tampered(Path book, Consumer<XSSFSheet> change) throws IOException {
    return edited(book, workbook -> change.accept(workbook.getSheet(DecisionLog.TABLE.sheet())));
  }

  private Path edited(Path book, Consumer<XSSFWorkbook> change) throws IOException {
    return TypedBooks.edited(
        book, folder.resolve("tampered" + System.nanoTime() + ".xlsx"), change);
  }

  private Path edited(Path book, Consumer<XSSFWorkbook> one, Consumer<XSSFWorkbook> other)
      throws IOException {
    return edited(book, one.andThen(other));
  }

  private static void unseal(XSSFWorkbook workbook) {
    workbook.removeName(workbook.getName(DecisionLogs.SEAL));
  }

  private static void type(XSSFSheet sheet, int row, Column column, String text) {
    sheet.getRow(row).createCell(column.ordinal()).setCellValue(text);
  }

  @Test
  void linesComeBackAsTheyWereWritten() throws IOException {
    List<LogEntry> entries = read(six()).chain().entries();
    assertThat(entries).extracting(LogEntry::line).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(entries)
        .extracting(LogEntry::comment)
        .containsExactly("", "n/a", "=1+1, he said\nand left", "?", "12", "spaced");
    LogEntry third = entries.get(2);
    assertThat(third.id()).isEqualTo("0041");
    assertThat(third.effective()).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(third.forecast().requestToday()).isEqualTo(0.000123456789);
    assertThat(third.forecast().expected()).isEqualTo(1100.25);
    assertThat(third.forecast().p10()).isEqualTo(-0.333333333333);
    assertThat(third.forecast().savingByMonth().values()).containsExactly(51.44, 17.33);
    assertThat(third.forecast().requestsByMonth().values()).containsExactly(120_000, 121_200.5);
    assertThat(third.status()).isEqualTo(LogStatus.APPROVED);
  }

  @Test
  void anUntouchedLogHasNoFault() throws IOException {
    assertThat(faults(six())).isEmpty();
  }

  @Test
  void aLogThatAnotherProgramSavedHasNoFault() throws IOException {
    assertThat(faults(tampered(six(), sheet -> {}))).isEmpty();
  }

  @Test
  void aChangedCellIsNamed() throws IOException {
    Path book = tampered(six(), sheet -> type(sheet, 2, DecisionLog.DECIDED_BY, "Somebody"));
    assertThat(faults(book)).containsExactly("Line 2 (row 3) was changed");
  }

  @Test
  void aChangedForecastIsNamed() throws IOException {
    int saving = DecisionLog.SAVING.ordinal();
    Path book = tampered(six(), sheet -> sheet.getRow(6).getCell(saving).setCellValue(9999));
    assertThat(faults(book)).containsExactly("Line 6 (row 7) was changed");
  }

  @Test
  void eachLineHasItsAmountsFormattedAndPrintsUpToItsVerdictBesideGreyMonths() throws IOException {
    tampered(
        six(),
        sheet -> {
          for (int row = 1; row <= 6; row++) {
            assertThat(
                    sheet
                        .getRow(row)
                        .getCell(DecisionLog.SAVING.ordinal())
                        .getCellStyle()
                        .getDataFormatString())
                .as("row " + row)
                .isEqualTo(InputFormats.MONEY);
          }
          assertThat(sheet.getWorkbook().getPrintArea(sheet.getWorkbook().getSheetIndex(sheet)))
              .contains("$A$1:$M$");
          assertThat(sheet.getColumnWidth(DecisionLog.HASH.ordinal())).isLessThan(15 * 256);
          assertThat(
                  sheet
                      .getSheetConditionalFormatting()
                      .getConditionalFormattingAt(0)
                      .getRule(0)
                      .getFormula1())
              .contains("Prices of the month", "Compared");
        });
  }

  @Test
  void aRemovedLineIsNamed() throws IOException {
    Path book = tampered(six(), sheet -> sheet.removeRow(sheet.getRow(3)));
    assertThat(faults(book)).containsExactly("Line 3 was removed");
  }

  @Test
  void theLastLineIsMissedToo() throws IOException {
    Path book = tampered(six(), sheet -> sheet.removeRow(sheet.getRow(6)));
    assertThat(faults(book)).containsExactly("Lines after line 5 were removed or replaced");
  }

  @Test
  void allLinesAreMissedWithTheirSheetToo() throws IOException {
    Path lines =
        tampered(
            six(),
            sheet -> {
              for (int row = 6; row > 0; row--) {
                sheet.removeRow(sheet.getRow(row));
              }
            });
    assertThat(faults(lines)).containsExactly("All lines were removed");
    Path sheet = edited(six(), DecisionLogTest::withoutLog);
    try (XlsxFile in = XlsxFile.open(sheet)) {
      assertThat(DecisionLogs.faults(in))
          .extracting(LogChain.Fault::what)
          .containsExactly("The sheet Decision log is missing");
    }
    Path renamed =
        edited(
            six(),
            workbook ->
                workbook.setSheetName(workbook.getSheetIndex(Sheets.DECISION_LOG), "Old log"));
    assertThat(allFaults(renamed))
        .containsExactly(
            "The sheet Decision log is missing: Old log has its headers, give it its name back");
  }

  private static List<String> allFaults(Path book) throws IOException {
    try (XlsxFile in = XlsxFile.open(book)) {
      return DecisionLogs.faults(in).stream().map(LogChain.Fault::what).toList();
    }
  }

  /** The new end is sealed as if it were the old one: the chain alone finds nothing. */
  @Thorough
  @Test
  void aLogThatWasCutAndSealedAnewContradictsThePropertiesAndTheRunLog() throws IOException {
    Path last = folder.resolve("last.xlsx");
    reviewed(six(), last, null);
    assertThat(allFaults(last)).isEmpty();
    Path shorter = edited(last, DecisionLogTest::cut);
    assertThat(faults(shorter)).isEmpty();
    assertThat(allFaults(shorter))
        .containsExactly("Lines 6 to 7 were removed, by the properties of this file");
    Path bare = edited(last, DecisionLogTest::cut, DecisionLogTest::withoutProperties);
    assertThat(allFaults(bare)).containsExactly("Lines 6 to 7 were removed, by Run log");
    Path other =
        edited(
            last,
            workbook -> {
              workbook
                  .getProperties()
                  .getCustomProperties()
                  .getProperty("Breakeven: SHA-256 of the last line of Decision log")
                  .setLpwstr("0".repeat(64));
            });
    assertThat(allFaults(other))
        .containsExactly(
            "Line 7 is another one than at the last review, by the properties of this file");
    for (Path cut : List.of(shorter, bare)) {
      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(
              () ->
                  new Apply()
                      .run(
                          new ApplyOptions(cut, folder.resolve("n.xlsx"), false, "Kim", null, DAY),
                          Progress.hidden(),
                          line -> {}))
          .withMessageContaining("Lines 6 to 7 were removed");
    }
    assertThat(reviewed(shorter, folder.resolve("found.xlsx"), null).found()).contains(FailOn.LOG);
    assertThat(reviewed(folder.resolve("found.xlsx"), folder.resolve("again.xlsx"), null).found())
        .contains(FailOn.LOG);
  }

  /** Two lines go, and what was the last line of the chain is called so. */
  private static void cut(XSSFWorkbook workbook) {
    XSSFSheet sheet = workbook.getSheet(Sheets.DECISION_LOG);
    sheet.removeRow(sheet.getRow(7));
    sheet.removeRow(sheet.getRow(6));
    String hash = sheet.getRow(5).getCell(DecisionLog.HASH.ordinal()).toString();
    workbook.getName(DecisionLogs.SEAL).setRefersToFormula('"' + hash + '"');
  }

  private static void withoutProperties(XSSFWorkbook workbook) {
    var properties = workbook.getProperties().getCustomProperties().getUnderlyingProperties();
    properties.setPropertyArray(new CTProperty[0]);
  }

  @Thorough
  @Test
  void aLogThatIsGoneWithItsSealIsMissedByThisReviewAndTheNext() throws IOException {
    Path last = folder.resolve("last.xlsx");
    reviewed(six(), last, null);
    Path gone = edited(last, DecisionLogTest::withoutLog, DecisionLogTest::unseal);
    for (String name : List.of("one.xlsx", "two.xlsx")) {
      Path out = folder.resolve(name);
      ReviewOutcome outcome = reviewed(gone, out, null);
      assertThat(outcome.found()).contains(FailOn.LOG);
      assertThat(outcome.summary())
          .contains(
              "Decision log: The sheet Decision log is missing. Restore it from an earlier copy"
                  + " of this workbook");
      gone = out;
    }
  }

  private static void withoutLog(XSSFWorkbook workbook) {
    workbook.removeSheetAt(workbook.getSheetIndex(Sheets.DECISION_LOG));
  }

  @Test
  void aLogWithoutItsSealIsNamed() throws IOException {
    assertThat(faults(edited(six(), DecisionLogTest::unseal)))
        .containsExactly("The seal is gone, so that lines after line 6 may have been removed");
  }

  /** It would seal the log anew, and what was done to it could never be found again. */
  @Thorough
  @Test
  void applyAddsNothingToALogToWhichAnythingWasDone() throws IOException {
    Path reviewed = folder.resolve("six.xlsx");
    new Review().run(Reviews.quick(six(), reviewed, DAY), Progress.hidden());
    Path out = folder.resolve("next.xlsx");
    Map.of(
            "Lines after line 6 were removed or replaced",
            tampered(reviewed, sheet -> sheet.removeRow(sheet.getRow(7))),
            "The sheet Decision log is missing",
            edited(reviewed, DecisionLogTest::withoutLog),
            "The seal is gone, so that lines after line 7 may have been removed",
            edited(reviewed, DecisionLogTest::unseal))
        .forEach(
            (fault, book) ->
                assertThatExceptionOfType(BadInput.class)
                    .isThrownBy(
                        () ->
                            new Apply()
                                .run(
                                    new ApplyOptions(book, out, false, "Kim", null, DAY),
                                    Progress.hidden(),
                                    line -> {}))
                    .withMessage(
                        book
                            + ": Decision log: "
                            + fault
                            + ". Restore it from an earlier copy of this workbook"));
    assertThat(out).doesNotExist();
  }

  /** Its lines were hashed before Expected saving was a column, and it has no such column. */
  @Test
  void aLogOfAnEarlierEditionGoesOnAndIsGuardedInBothParts() throws IOException {
    Path earlier = Path.of("src/test/resources/cycle/earlier-log.xlsx");
    assertThat(faults(earlier)).isEmpty();
    assertThat(read(earlier).header().indexOf(DecisionLog.EXPECTED)).isNegative();
    Path longer = append(append(earlier, entry("new", "")), entry("newer", ""));
    assertThat(faults(longer)).isEmpty();
    assertThat(OpenXmlValidator.errors(longer)).hasSameElementsAs(OpenXmlValidator.errors(earlier));
    DecisionLogs log = read(longer);
    int expected = log.header().indexOf(DecisionLog.EXPECTED);
    assertThat(log.chain().entries())
        .extracting(line -> line.forecast().expected())
        .endsWith(Double.NaN, 1100.25, 1100.25)
        .hasSize(14);
    assertThat(log.chain().entries().get(0).forecast().promised()).isEqualTo(105_803.830435);
    tampered(
        longer,
        sheet -> {
          assertThat(sheet.getRow(0).getCell(expected)).hasToString("Expected saving");
          short asSaving =
              sheet
                  .getRow(13)
                  .getCell(log.header().indexOf(DecisionLog.SAVING))
                  .getCellStyle()
                  .getDataFormat();
          assertThat(sheet.getRow(13).getCell(expected).getCellStyle().getDataFormat())
              .isEqualTo(asSaving);
        });
    int saving = log.header().indexOf(DecisionLog.SAVING);
    for (int[] edit : new int[][] {{1, saving}, {1, expected}, {13, saving}, {13, expected}}) {
      for (String typed : List.of("9999", "")) {
        Path edited = tampered(longer, sheet -> retype(sheet, edit[0], edit[1], typed));
        boolean same = edit[0] == 1 && edit[1] == expected && typed.isEmpty();
        String line = "Line " + edit[0] + " (row " + (edit[0] + 1) + ") was changed";
        assertThat(faults(edited)).as(line + typed).isEqualTo(same ? List.of() : List.of(line));
      }
    }
  }

  private static void retype(XSSFSheet sheet, int row, int column, String typed) {
    if (typed.isEmpty()) {
      sheet.getRow(row).createCell(column).setBlank();
    } else {
      sheet.getRow(row).createCell(column).setCellValue(Double.parseDouble(typed));
    }
  }

  /** A column as wide as the comments of the first lines would cut off all later ones in print. */
  @Test
  void commentsHaveRoomWhateverTheFirstLinesSay() throws IOException {
    tampered(
        six(),
        sheet -> {
          assertThat(sheet.getColumnWidth(DecisionLog.COMMENT.ordinal()) / 256)
              .isGreaterThanOrEqualTo(40);
          // A longer one goes on below, on every line; its row has no height of its own.
          for (int row = 1; row <= 6; row++) {
            var comment = sheet.getRow(row).getCell(DecisionLog.COMMENT.ordinal());
            assertThat(comment.getCellStyle().getWrapText()).isTrue();
            assertThat(sheet.getRow(row).getCTRow().isSetHt()).isFalse();
          }
        });
  }

  /** A pivot of savings by status, or a sum over the sheet, counts each decision once. */
  @Test
  void aSavingStandsInTheLineThatApprovedItAlone() {
    LogEntry approved = entry("Triage", "");
    List<LogEntry> all =
        List.of(
            approved,
            approved.begun(DAY),
            approved.seen(LogStatus.NOT_SWITCHED, DAY, "billed as before"),
            approved.seen(LogStatus.IN_PRODUCTION, DAY, "switched"),
            approved.seen(LogStatus.ENDED, DAY, "gone"),
            approved.reversed("Kim", DAY, DAY, "too many bad answers"));
    assertThat(all)
        .filteredOn(line -> line.cellTexts().containsKey(DecisionLog.SAVING))
        .containsExactly(approved);
    assertThat(all)
        .filteredOn(line -> line.cellTexts().containsKey(DecisionLog.EXPECTED))
        .containsExactly(approved);
  }

  @Test
  void swappedLinesAreNamed() throws IOException {
    Path book = tampered(six(), sheet -> TypedBooks.swap(sheet, 2, 4));
    assertThat(faults(book))
        .containsExactly(
            "Line 3 (row 4) was moved: it is below line 4",
            "Line 2 (row 5) was moved: it is below line 4");
  }

  @Test
  void anInsertedLineIsNamed() throws IOException {
    Path book =
        tampered(
            six(),
            sheet -> {
              sheet.shiftRows(4, 6, 1);
              XSSFRow row = sheet.createRow(4);
              row.copyRowFrom(sheet.getRow(3), new CellCopyPolicy());
              row.getCell(DecisionLog.SAVING.ordinal()).setCellValue(1);
            });
    assertThat(faults(book))
        .containsExactly("Line 3 (row 5) was inserted: its number is in another row too");
  }

  @Test
  void aLineThatWasWrittenAnewWithItsHashIsNamed() throws IOException {
    List<LogEntry> entries = new ArrayList<>(read(six()).chain().entries());
    LogEntry forged = entry("two", "forged").behind(entries.get(0));
    Map<?, String> cells = forged.cellTexts();
    Path book =
        tampered(
            six(),
            sheet -> {
              type(sheet, 2, DecisionLog.COMMENT, "forged");
              type(sheet, 2, DecisionLog.HASH, cells.get(DecisionLog.HASH));
            });
    assertThat(faults(book))
        .containsExactly("Line 2 was replaced: Line 3 (row 4) is chained to another one");
  }

  /** What the controller sees: the check fails, and says what was done. */
  @Thorough
  @Test
  void aReviewSaysWhatWasDoneToTheLogOnChecksOnTheTerminalAndInJson() throws IOException {
    Path book =
        tampered(
            six(),
            sheet -> {
              sheet.getRow(6).getCell(DecisionLog.SAVING.ordinal()).setCellValue(9999);
              sheet.removeRow(sheet.getRow(3));
            });
    Path out = folder.resolve("reviewed.xlsx");
    Path json = folder.resolve("reviewed.json");
    ReviewOutcome outcome =
        new Review()
            .run(
                Reviews.asked(book, out, DAY, false, null, null, 0, null, json), Progress.hidden());
    String said = "Line 3 was removed; Line 6 (row 7) was changed";
    assertThat(outcome.summary())
        .contains("Decision log: " + said + ". Restore it from an earlier copy of this workbook");
    assertThat(Files.readString(json)).contains("\"problem\": \"" + said + "\"");
    assertThat(check(out, "Decision log is unchanged since it was written"))
        .contains("Line 3 was removed; Line 6 (row 7) was changed.")
        .contains("Restore it from an earlier copy of this workbook");
  }

  private ReviewOutcome reviewed(Path book, Path out, Path last) throws IOException {
    return new Review()
        .run(
            Reviews.withoutShapes(Reviews.asked(book, out, DAY, false, null, last, 0, null, null)),
            Progress.hidden());
  }

  private static String noted(Path book, String sheet, String label) throws IOException {
    try (var in = Files.newInputStream(book);
        XSSFWorkbook workbook = WorkbookDump.only(sheet::equals, in)) {
      for (Row row : workbook.getSheet(sheet)) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(new DataFormatter().formatCellValue(cell)));
        if (cells.stream().anyMatch(cell -> cell.startsWith(label))) {
          return String.join(" | ", cells);
        }
      }
    }
    return "";
  }

  @Thorough
  @Test
  void whereTheLogEndsIsOnRunLogInThePropertiesAndInPrint() throws IOException {
    Path out = folder.resolve("reviewed.xlsx");
    reviewed(six(), out, null);
    String hash = read(out).chain().last().hash();
    // The review has added that the workload is gone.
    assertThat(noted(out, Sheets.RUN_LOG, "Lines of Decision log")).contains("7");
    assertThat(noted(out, Sheets.RUN_LOG, "SHA-256 of the last line")).contains(hash);
    assertThat(noted(out, Sheets.SUMMARY, "Decision log has"))
        .contains("Decision log has 7 lines; the SHA-256 of the last is " + hash + ".");
    try (XlsxFile in = XlsxFile.open(out)) {
      assertThat(CustomProperties.text(in, "Breakeven: Lines of Decision log")).isEqualTo("7");
      assertThat(CustomProperties.text(in, "Breakeven: SHA-256 of the last line of Decision log"))
          .isEqualTo(hash);
    }
  }

  /** Whoever can calculate a hash can forge the whole chain, but not the copy that others have. */
  @Thorough
  @Test
  void aLogThatIsNoContinuationOfTheLastReviewsIsNamedHoweverItWasSealed() throws IOException {
    Path last = folder.resolve("last.xlsx");
    reviewed(six(), last, null);
    Path shorter = edited(last, DecisionLogTest::cut);
    assertThat(faults(shorter)).isEmpty();
    Path anew =
        append(
            Path.of("samples/portfolio.xlsx"),
            read(last).chain().entries().stream()
                .map(line -> line.line() == 4 ? entry("four", "never said") : line)
                .toArray(LogEntry[]::new));
    assertThat(faults(anew)).isEmpty();
    Path without =
        edited(
            last,
            workbook -> {
              XSSFSheet sheet = workbook.getSheet(Sheets.DECISION_LOG);
              sheet.removeRow(sheet.getRow(3));
            });
    Map.of(
            "Lines 6 to 7 were removed since last.xlsx",
            shorter,
            "Line 3 was removed since last.xlsx",
            without,
            "Line 4 is another one in last.xlsx",
            anew)
        .forEach(
            (fault, book) -> {
              try {
                Path out = folder.resolve(fault.substring(0, 6) + ".xlsx");
                ReviewOutcome outcome = reviewed(book, out, last);
                assertThat(outcome.summary()).anyMatch(line -> line.contains(fault));
                assertThat(outcome.found()).contains(FailOn.LOG);
                assertThat(check(out, "Decision log is unchanged since it was written"))
                    .contains(fault);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(reviewed(last, folder.resolve("next.xlsx"), last).found())
        .doesNotContain(FailOn.LOG);
  }

  /** The cells of the row of a check. */
  private static String check(Path book, String name) throws IOException {
    try (var in = Files.newInputStream(book);
        XSSFWorkbook workbook = WorkbookDump.only(Sheets.CHECKS::equals, in)) {
      for (Row row : workbook.getSheet(Sheets.CHECKS)) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(new DataFormatter().formatCellValue(cell)));
        if (cells.contains(name)) {
          return String.join(" | ", cells);
        }
      }
    }
    return "";
  }
}
