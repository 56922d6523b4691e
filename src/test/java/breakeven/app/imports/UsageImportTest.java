package breakeven.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.app.batch.Reviews;
import breakeven.core.expression.Text;
import breakeven.core.table.ImportedUsage;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.exchange.files.UsageFile;
import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.ShortMonth;
import breakeven.exchange.usage.UsageAsk;
import breakeven.exchange.usage.Written;
import breakeven.testing.Imports;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import breakeven.workbook.write.Schemas;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageImportTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
  private static final Path EXAMPLES = Path.of("src/test/resources/usage");

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private String workload = "";
  private String by = "";
  private String model = "";
  private String currency = "";
  private YearMonth month;
  private GivenRequests requests = GivenRequests.NONE;
  private boolean dryRun;
  private boolean actuals;
  private Path output;

  private Path sample() throws IOException {
    return Files.copy(Path.of("samples/portfolio.xlsx"), folder.resolve("plan.xlsx"));
  }

  private void run(Path book, Path... files) throws IOException {
    said.clear();
    ImportRequest options =
        Imports.usage(
            List.of(files),
            new Into(book, output, dryRun),
            actuals,
            new UsageAsk(
                workload,
                by,
                model,
                currency,
                month,
                ShortMonth.LEFT,
                requests,
                Written.PLAIN,
                Mapping.NONE),
            AS_OF);
    Imports.run(options, said::add);
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines));
  }

  /** A bill of a whole month. */
  private Path bill(String... lines) throws IOException {
    List<String> all = new ArrayList<>();
    all.add("Month,Workload,Model,Requests,Input tokens,Output tokens,Cached tokens,Cost,Currency");
    for (String line : lines) {
      all.add("2026-10," + line);
    }
    return file("bill.csv", all.toArray(String[]::new));
  }

  /** A workbook with a sheet of workloads whose header stands in row 1. */
  private Path book(Consumer<XSSFSheet> more, Object[]... rows) throws IOException {
    Path book = folder.resolve("own.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      XSSFSheet sheet = workbook.createSheet(Sheets.WORKLOADS);
      Object[] headers = {
        "Workload",
        "Notes",
        "Requests",
        "Input tokens",
        "Output tokens",
        "Prompted model",
        "Cached share"
      };
      row(sheet, 0, headers);
      for (int i = 0; i < rows.length; i++) {
        row(sheet, i + 1, rows[i]);
      }
      more.accept(sheet);
      SavedBook.write(workbook, out);
    }
    return book;
  }

  private static Object[] cells(Object... cells) {
    return cells;
  }

  private static void row(XSSFSheet sheet, int at, Object... cells) {
    Row row = sheet.createRow(at);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Number number) {
        row.createCell(i).setCellValue(number.doubleValue());
      } else if (cells[i] instanceof String text && text.startsWith("=")) {
        row.createCell(i).setCellFormula(text.substring(1));
      } else if (cells[i] instanceof String text) {
        row.createCell(i).setCellValue(text);
      }
    }
  }

  private interface Look {
    void at(XSSFWorkbook workbook);
  }

  private static void look(Path book, Look look) throws IOException {
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      look.at(workbook);
    }
  }

  /** All cells of a sheet as they are shown, a line a row. */
  private static List<String> shown(Path book, String sheet) throws IOException {
    List<String> lines = new ArrayList<>();
    look(
        book,
        workbook -> {
          for (Row row : workbook.getSheet(sheet)) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getLastCellNum(); i++) {
              Cell cell = row.getCell(i);
              cells.add(cell == null ? "" : new DataFormatter().formatCellValue(cell));
            }
            lines.add((row.getRowNum() + 1) + " " + String.join(" | ", cells).stripTrailing());
          }
        });
    return lines;
  }

  private static Row row(XSSFWorkbook workbook, String workload) {
    for (Row row : workbook.getSheet(Sheets.WORKLOADS)) {
      if (row.getCell(0) != null && row.getCell(0).toString().equals(workload)) {
        return row;
      }
    }
    throw new AssertionError("no row " + workload);
  }

  // --- what comes in ----------------------------------------------------------------------------

  @Test
  void ofManyModelsFourAreNamed() throws IOException {
    for (int models : new int[] {4, 5}) {
      List<String> lines = new ArrayList<>();
      for (int i = 1; i <= models; i++) {
        lines.add("Many,m" + i + ",10," + (1000 - 20 * i) + "," + 10 * i + ",,,");
      }
      dryRun = true;
      run(book(sheet -> {}), bill(lines.toArray(String[]::new)));
      assertThat(said)
          .anyMatch(
              line ->
                  line.matches(
                      "  Many uses several models: m1 .+, m2 .+, m3 .+, m4 [0-9.]+ ?%"
                          + (models > 4 ? ", …" : "")
                          + " of its tokens; its figures are those of all of them"));
    }
  }

  @Test
  void ofVeryManyFilesThoseWithSomethingLeftOutAreListed() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String tokens = i == 28 ? "x12" : String.valueOf(1000 + i);
      files.add(
          file(
              "log" + i + ".csv",
              "Time,Workload,Model,Input tokens,Output tokens",
              "2026-10-05,Triage,gpt-5.4,2000,20",
              "2026-10-05,Triage,gpt-5.4," + tokens + ",10"));
    }
    run(book(sheet -> {}), files.toArray(Path[]::new));
    assertThat(said)
        .contains("… and 9 more files without anything left out: --dry-run lists all")
        .filteredOn(line -> line.startsWith("Your own log"))
        .hasSize(21)
        .anyMatch(line -> line.contains("log28.csv"));
    dryRun = true;
    run(book(sheet -> {}), files.toArray(Path[]::new));
    assertThat(said).filteredOn(line -> line.startsWith("Your own log")).hasSize(30);
  }

  @Test
  void aLogChangesTheTokensOfItsWorkloadAndEverythingElseStaysToTheByte() throws IOException {
    Path book = sample();
    Map<String, Long> before = Reviews.checksums(book);
    workload = "support ticket TRIAGE";
    run(book, EXAMPLES.resolve("azure-trace.csv"));

    look(
        book,
        workbook -> {
          Row row = row(workbook, "Support ticket triage");
          assertThat(row.getCell(Workloads.INPUT_TOKENS.ordinal()).getNumericCellValue())
              .isEqualTo(2_071.07);
          assertThat(row.getCell(Workloads.OUTPUT_TOKENS.ordinal()).getNumericCellValue())
              .isEqualTo(24.54);
        });
    assertThat(said)
        .contains(
            "Azure LLM inference trace: azure-trace.csv, 2023-11-16 18:17 to 18:20",
            "  200 lines: 200 taken",
            "Changed cells (2)",
            "  Support ticket triage: Input tokens (per request) 1,800 → 2,071.07"
                + " (azure-trace.csv, 2023-11-16 18:17 to 18:20)",
            "Next: breakeven review " + book)
        .anyMatch(line -> line.contains("Requests (per month) not taken: the lines cover"));
    Set<String> differ = ChangedParts.of(before, book);
    try (XlsxFile file = XlsxFile.open(book)) {
      String sheet = file.sheet(Sheets.WORKLOADS).orElseThrow().part();
      assertThat(differ).containsExactly(sheet);
      assertThat(Schemas.faults(file.open(sheet).readAllBytes())).isEmpty();
    }
    assertThat(Reviews.checksums(folder.resolve("plan.before-import.xlsx"))).isEqualTo(before);
  }

  @Test
  void aNewWorkloadComesBelowTheLastWithTheTable() throws IOException {
    Path book = sample();
    int[] last = new int[1];
    look(book, workbook -> last[0] = workbook.getSheet(Sheets.WORKLOADS).getLastRowNum());
    by = "project_id";
    run(book, EXAMPLES.resolve("openai.csv"));

    look(
        book,
        workbook -> {
          XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
          Row triage = sheet.getRow(last[0] + 1);
          assertThat(triage.getCell(0)).hasToString("proj_triage");
          assertThat(triage.getCell(Workloads.PROMPTED_MODEL.ordinal())).hasToString("gpt-5.4");
          assertThat(triage.getCell(Workloads.BATCH_SHARE.ordinal()).getNumericCellValue())
              .isEqualTo(0.252004629246921);
          assertThat(sheet.getTables().get(0).getCTTable().getRef())
              .endsWith(":" + endOf(sheet, last[0] + 3));
          assertThat(triage.getCell(Workloads.REQUESTS.ordinal()).getCellStyle())
              .isEqualTo(
                  sheet.getRow(last[0]).getCell(Workloads.REQUESTS.ordinal()).getCellStyle());
        });
    assertThat(said)
        .anyMatch(line -> line.startsWith("  proj_claims: Requests (per month) 19,850, "));
    // The new rows are workloads like any others.
    assertThat(Reviews.rows(Reviews.review(book, folder.resolve("out.xlsx")), Sheets.WORKLOADS))
        .filteredOn(row -> row.getOrDefault("Workload", "").equals("proj_claims"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("Verdict")).isNotEqualTo("Needs data").isNotBlank());
  }

  private static String endOf(XSSFSheet sheet, int row) {
    int width = sheet.getTables().get(0).getCTTable().getTableColumns().sizeOfTableColumnArray();
    return org.apache.poi.ss.util.CellReference.convertNumToColString(width - 1) + row;
  }

  @Test
  void whereFiguresComeFromIsNotedDownAndTheNextImportBelow() throws IOException {
    Path book = sample();
    workload = "Support ticket triage";
    run(book, bill("x,gpt-5.4,1000,1500000,80000,300000,4.50,USD"));
    assertThat(shown(book, Sheets.IMPORTED_USAGE))
        .element(1)
        .asString()
        .startsWith(
            "2 Support ticket triage | 2026-11-24 | bill.csv | 2026-10-01 | 2026-10-31 | 2026-10 |"
                + " 1,000 | 1,000 | 1,500 | 80 | 20.0% |  |  | gpt-5.4 | 4.5 | USD | ");
    run(book, EXAMPLES.resolve("azure-trace.csv"));
    assertThat(said)
        .contains(
            "  Support ticket triage: Output tokens (per request) 80 → 24.54 (azure-trace.csv,"
                + " 2023-11-16 18:17 to 18:20)");
    List<String> rows = shown(book, Sheets.IMPORTED_USAGE);
    assertThat(rows).hasSize(3);
    assertThat(rows.get(2))
        .startsWith("3 Support ticket triage | 2026-11-24 | azure-trace.csv | 2023-11-16 | ")
        .contains("2023-11-16 18:17 to 18:20");
    look(
        book,
        workbook ->
            assertThat(
                    workbook
                        .getSheet(Sheets.IMPORTED_USAGE)
                        .getTables()
                        .get(0)
                        .getCTTable()
                        .getRef())
                .isEqualTo("A1:V3"));
  }

  @Thorough
  @Test
  void ofManyWorkloadsEachIsNotedDown() throws IOException {
    String[] lines = new String[250];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "w" + (i + 1) + ",gpt-5.4," + (1000 + i) + ",1500000,80000,0,4.50,USD";
    }
    by = "Workload";
    Path book = book(sheet -> {}, cells("w1", "", 5, 5, 5, "gpt-5.4"));
    run(book, bill(lines));
    List<String> rows = shown(book, Sheets.IMPORTED_USAGE);
    assertThat(rows).hasSize(251);
    for (int i = 0; i < lines.length; i++) {
      assertThat(rows.get(i + 1))
          .startsWith((i + 2) + " w" + (i + 1) + " | 2026-11-24 | bill.csv | 2026-10-01 | ")
          .contains(" | " + Text.fixed(1000 + i, 0) + " | ");
    }
    look(
        book,
        workbook -> {
          XSSFSheet sheet = workbook.getSheet(Sheets.IMPORTED_USAGE);
          assertThat(sheet.getTables().get(0).getCTTable().getRef()).isEqualTo("A1:V251");
          assertThat(workbook.getPrintArea(workbook.getSheetIndex(sheet))).endsWith("$V$251");
          for (Cell cell : sheet.getRow(1)) {
            assertThat(sheet.getRow(250).getCell(cell.getColumnIndex()).getCellStyle())
                .isEqualTo(cell.getCellStyle());
          }
        });
  }

  @Test
  void importingTwiceChangesNothingTheSecondTime() throws IOException {
    Path book = sample();
    by = "project_id";
    run(book, EXAMPLES.resolve("openai.csv"));
    byte[] once = Files.readAllBytes(book);

    run(book, EXAMPLES.resolve("openai.csv"));

    assertThat(said).last().isEqualTo("Nothing to change: " + book + " stays as it is");
    assertThat(Files.readAllBytes(book)).isEqualTo(once);
  }

  @Test
  void aDryRunSaysTheSameAndWritesNothing() throws IOException {
    Path book = sample();
    byte[] before = Files.readAllBytes(book);
    dryRun = true;
    workload = "Support ticket triage";
    run(book, EXAMPLES.resolve("azure-trace.csv"));

    assertThat(said)
        .anyMatch(
            line ->
                line.matches(
                    "changed +Support ticket triage +Input tokens \\(per request\\) +1,800"
                        + " +2,071.07  azure-trace.csv, 2023-11-16 18:17 to 18:20"))
        .last()
        .isEqualTo("Dry run: nothing was written");
    assertThat(Files.readAllBytes(book)).isEqualTo(before);
    assertThat(folder).isDirectoryNotContaining("glob:**before-import*");
  }

  @Thorough
  @Test
  void aReviewedWorkbookTakesUsageToo() throws IOException {
    Path reviewed = Reviews.review(sample(), folder.resolve("reviewed.xlsx"));
    workload = "Support ticket triage";
    run(reviewed, bill("x,gpt-5.4,1000,1500000,80000,300000,4.50,USD"));
    Path again = Reviews.review(reviewed, folder.resolve("again.xlsx"));
    assertThat(Reviews.rows(again, Sheets.WORKLOADS))
        .filteredOn(row -> row.getOrDefault("Workload", "").equals(workload))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row)
                  .containsEntry("Requests (per month)", "1000")
                  .containsEntry("Input tokens (per request)", "1500");
            });
    assertThat(shown(again, Sheets.IMPORTED_USAGE)).hasSize(2);
  }

  // --- rows that users have made ----------------------------------------------------------------

  @Test
  void aModelThatIsTypedStaysAndAnEmptyOneIsFilled() throws IOException {
    Path book =
        book(
            sheet -> {},
            cells("A", "", 10, 10, 10, "gpt-5.4"),
            cells("B", "", 10, 10, 10, "OpenAI: gpt-4.1-mini"),
            cells("C", "", 10, 10, 10));
    run(
        book,
        bill(
            "A,gpt-4.1-mini,10,100,100,0,,",
            "B,openai/gpt-4.1-mini-2025-04-14,10,100,100,0,,",
            "C,gpt-4.1-mini-2025-04-14,10,100,100,0,,"));
    assertThat(said)
        .contains(
            "To look at (1)",
            "  A has the Prompted model gpt-5.4; the files say gpt-4.1-mini",
            "  C: Prompted model (empty) → gpt-4.1-mini (bill.csv, 2026-10)");
    assertThat(shown(book, Sheets.WORKLOADS))
        .containsSequence(
            "2 A |  | 10 | 10 | 10 | gpt-5.4 | 0",
            "3 B |  | 10 | 10 | 10 | OpenAI: gpt-4.1-mini | 0",
            "4 C |  | 10 | 10 | 10 | gpt-4.1-mini | 0");
  }

  @Test
  void aFormulaStays() throws IOException {
    Path book = book(sheet -> {}, cells("A", "", "=5*2", 10, 10, "gpt-5.4"));
    run(book, bill("A,gpt-5.4,20,100,100,0,,"));
    assertThat(said)
        .contains("  A Requests (per month) is a formula in C2, and stays; the files say 20");
    look(
        book,
        workbook -> assertThat(row(workbook, "A").getCell(2).getCellFormula()).isEqualTo("5*2"));
  }

  @Test
  void aNameThatStandsTwiceTakesNothing() throws IOException {
    Path book =
        book(sheet -> {}, cells("A", "", 1, 1, 1, "gpt-5.4"), cells("a ", "", 1, 1, 1, "gpt-5.4"));
    run(book, bill("A,gpt-5.4,20,100,100,0,,"));
    assertThat(said)
        .contains(
            "  A is in rows 2, 3, so that no row takes its figures: give each row a name of"
                + " its own")
        .last()
        .asString()
        .startsWith("Nothing to change");
  }

  @Test
  void aColumnThatTheSheetLacksIsNamed() throws IOException {
    String[] lines = {
      "Month,Workload,Requests,Input tokens,Output tokens,Batch", "2026-10,A,10,100,100,yes"
    };
    Path book = book(sheet -> {}, cells("A", "", 10, 10, 10, "gpt-5.4"));
    run(book, file("b.csv", lines));
    assertThat(said)
        .contains(
            "  A needs a column Batch share (% of requests) in Workloads: add it and import again");

    run(
        book(sheet -> {}, cells("A", "", 10, 10, 10, "gpt-5.4")),
        file("b.csv", lines[0], lines[1], "2026-10,B,10,100,100,yes"));
    assertThat(said)
        .filteredOn(line -> line.contains("add it and import again"))
        .containsExactly(
            "  A and 1 more need a column Batch share (% of requests) in Workloads: add it and"
                + " import again");
  }

  @Test
  void partsThatAreMoreThanTheNewInputAreTold() throws IOException {
    Path book =
        book(
            sheet -> {
              sheet.getRow(0).createCell(7).setCellValue("Instruction tokens");
              sheet.getRow(0).createCell(8).setCellValue("Retrieved tokens");
              sheet.getRow(1).createCell(7).setCellValue(700);
              sheet.getRow(1).createCell(8).setCellValue(800);
              sheet.getRow(2).createCell(7).setCellValue(700);
              // 0.1 + 0.2 is 0.30000000000000004.
              sheet.getRow(3).createCell(7).setCellValue(0.1);
              sheet.getRow(3).createCell(8).setCellValue(0.2);
            },
            cells("A", "", 1000, 2000, 100),
            cells("B", "", 1000, 2000, 100),
            cells("C", "", 1000, 2000, 100));
    run(
        book,
        bill("A,,1000,1400000,100000,,,", "B,,1000,1400000,100000,,,", "C,,1000,300,100000,,,"));

    assertThat(said)
        .filteredOn(line -> line.contains("more than its new Input tokens"))
        .containsExactly(
            "  A has Instruction tokens (per request) 700 and Retrieved tokens (per request) 800,"
                + " more than its new Input tokens, 1,400: correct them, or look whether the log"
                + " holds all that is sent");
  }

  @Test
  void aLogThatEndsMoreThanAYearAgoIsTold() throws IOException {
    Path book = book(sheet -> {}, cells("A", "", 1000, 2000, 100));
    String header = "Day,Workload,Requests,Input tokens,Output tokens";
    run(book, file("old.csv", header, "2025-11-23,A,10,10000,100"));
    assertThat(said)
        .contains(
            "  A: its lines end on 2025-11-23, more than a year before 2026-11-24; take a newer log"
                + " if volumes have changed since");
    run(book, file("year.csv", header, "2025-11-24,A,10,10000,100"));
    assertThat(said).noneMatch(line -> line.contains("more than a year"));
  }

  @Test
  void aLogThatEndsInDaysToComeIsTold() throws IOException {
    Path book = book(sheet -> {}, cells("A", "", 1000, 2000, 100));
    String header = "Day,Workload,Requests,Input tokens,Output tokens";
    run(book, file("later.csv", header, "2026-11-26,A,10,10000,100"));
    assertThat(said)
        .contains(
            "  A: its lines end on 2026-11-26, after 2026-11-24; look how the file writes its"
                + " days");
    run(book, file("tomorrow.csv", header, "2026-11-25,A,10,10000,100"));
    assertThat(said).noneMatch(line -> line.contains("its lines end"));
  }

  @Test
  void aCachedShareOfNothingIsTypedSinceAnEmptyCellSaysNothing() throws IOException {
    Path book = book(sheet -> {}, cells("A", "", 10, 10, 10, "gpt-5.4"));
    run(book, bill("A,gpt-5.4,10,100,100,0,,"));
    assertThat(shown(book, Sheets.WORKLOADS)).contains("2 A |  | 10 | 10 | 10 | gpt-5.4 | 0");
    run(book, bill("A,gpt-5.4,10,100,100,0,,"));
    assertThat(said).last().asString().startsWith("Nothing to change");
  }

  @Test
  void aShareIsTypedOnAllDigitsThatWereMeasured() throws IOException {
    Path book =
        book(
            sheet -> {},
            cells("Few", "", 10, 10, 10, "gpt-5.4"),
            cells("Third", "", 10, 10, 10, "gpt-5.4"));
    Path bill = bill("Few,gpt-5.4,10,40000,100,1,,", "Third,gpt-5.4,10,300,100,100,,");
    run(book, bill);

    assertThat(said).anyMatch(line -> line.contains("Cached share") && line.contains("<0.01%"));
    look(
        book,
        workbook -> {
          assertThat(row(workbook, "Few").getCell(6).getNumericCellValue()).isEqualTo(0.000025);
          assertThat(row(workbook, "Third").getCell(6).getNumericCellValue())
              .isEqualTo(0.333333333333333);
        });
    run(book, bill);
    assertThat(said).last().asString().startsWith("Nothing to change");
  }

  @Test
  void newRowsStandAboveTotalsAndNotesBelowATitledTable() throws IOException {
    Path book = folder.resolve("own.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      XSSFSheet sheet = workbook.createSheet(Sheets.WORKLOADS);
      row(sheet, 0, "Our models");
      row(sheet, 3, "Workload", "Requests", "Input tokens", "Output tokens", "Prompted model");
      row(sheet, 4, "A", 10, 10, 10, "gpt-5.4");
      row(sheet, 5, "B", 10, 10, 10, "gpt-5.4");
      row(sheet, 6, "Total", "=SUBTOTAL(109,B5:B6)");
      var table = sheet.createTable(new AreaReference("A4:E7", SpreadsheetVersion.EXCEL2007));
      table.getCTTable().setTotalsRowCount(1);
      row(sheet, 9, "Source: finance");
      SavedBook.write(workbook, out);
    }
    run(book, bill("C,gpt-5.4,20,100,100,0,,", "A,gpt-5.4,30,300,300,0,,"));

    List<String> rows = shown(book, Sheets.WORKLOADS);
    assertThat(rows)
        .contains(
            "5 A | 30 | 10 | 10 | gpt-5.4",
            "6 B | 10 | 10 | 10 | gpt-5.4",
            "7 C | 20 | 5 | 5 | gpt-5.4",
            "8 Total | SUBTOTAL(109,B5:B7)",
            "11 Source: finance");
    look(
        book,
        workbook ->
            assertThat(workbook.getSheetAt(0).getTables().get(0).getCTTable().getRef())
                .isEqualTo("A4:E8"));
  }

  @Test
  void aTotalBelowAFreeRowTakesInTheWorkloadThatFillsIt() throws IOException {
    Path book =
        book(
            sheet -> {
              row(sheet, 3, "Sum", "", "=SUM(C2:C2)", "=AVERAGE(D2:D2)");
              row(sheet, 4, "Notes by Anna");
            },
            cells("A", "", 10, 10, 10, "gpt-5.4"));
    run(book, bill("B,gpt-5.4,20,100,100,0,,"));
    assertThat(shown(book, Sheets.WORKLOADS))
        .contains(
            "2 A |  | 10 | 10 | 10 | gpt-5.4",
            "3 B |  | 20 | 5 | 5 | gpt-5.4 | 0",
            "4 Sum |  | SUM(C2:C3) | AVERAGE(D2:D3)",
            "5 Notes by Anna");
  }

  @Test
  void aNearMissIsOffered() throws IOException {
    Path book = sample();
    dryRun = true;
    workload = "Support ticket triag";
    run(book, EXAMPLES.resolve("azure-trace.csv"));
    assertThat(said)
        .contains(
            "  Support ticket triag is new in the workbook; if \"Support ticket triage\" is meant,"
                + " name it so in the file or with --workload");
  }

  @Test
  void aFigureThatTheNextReviewCouldNotReadIsNotTyped() throws IOException {
    Path book = book(sheet -> {}, cells("A", "", 10, 10, 10, "gpt-5.4"));
    run(
        book,
        bill(
            "A,gpt-5.4,100,1000,100,0,,",
            "B,gpt-5.4,900000000000000,100,900000000000000,,,",
            "b,gpt-5.4,900000000000000,100,900000000000000,,,"));
    assertThat(shown(book, Sheets.WORKLOADS)).contains("3 B |  |  | 0 | 1 | gpt-5.4 |");
    assertThat(said)
        .contains(
            "  B gets no Requests (per month): the files say 1800000000000000. The number is too"
                + " large to be meant")
        .noneMatch(line -> line.contains("Requests (per month) 10 → 18"));
    assertThat(shown(book, Sheets.IMPORTED_USAGE)).noneMatch(row -> row.contains("1.8E+15"));
  }

  @Test
  void aSheetOfTheUsersThatIsCalledLikeOursIsLeftAlone() throws IOException {
    Path book =
        book(
            sheet ->
                sheet
                    .getWorkbook()
                    .createSheet(ImportedUsage.TABLE.sheet())
                    .createRow(0)
                    .createCell(0)
                    .setCellValue("mine"),
            cells("A", "", 10, 10, 10, "gpt-5.4"));
    run(book, bill("A,gpt-5.4,20,100,100,0,,"));
    assertThat(shown(book, Sheets.IMPORTED_USAGE)).containsExactly("1 mine");
    assertThat(shown(book, Sheets.WORKLOADS)).contains("2 A |  | 20 | 5 | 5 | gpt-5.4 | 0");
  }

  // --- what else the files say -------------------------------------------------------------------

  /** Every hour of October from 8 to 18 on working days one request, on Mondays at 10 many more. */
  private Path officeHours() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("Workload,Time,Model,Input tokens,Output tokens,Reasoning tokens");
    for (LocalDate day = LocalDate.of(2026, 10, 1);
        day.getMonthValue() == 10;
        day = day.plusDays(1)) {
      boolean working = day.getDayOfWeek().getValue() <= 5;
      for (int hour = 8; working && hour < 18; hour++) {
        boolean busy = day.getDayOfWeek().getValue() == 1 && hour == 10;
        for (int i = 0; i < (busy ? 80 : 8); i++) {
          String at = day + String.format(Locale.ROOT, " %02d:%02d:00", hour, i % 60);
          lines.add(
              "A," + at + (i % 4 == 0 ? ",gpt-5.4,272001,40,10" : ",gpt-4.1-mini,500000,20,5"));
        }
      }
    }
    lines.add("A,2026-10-31 23:00:00,gpt-4.1-mini,1,20,5");
    lines.add("A,2026-10-01 00:00:00,gpt-4.1-mini,1,20,5");
    return file("log.csv", lines.toArray(String[]::new));
  }

  @Test
  void aLogSaysMoreThanItsSumsAndThatIsProposedAndNotTyped() throws IOException {
    Path book =
        book(
            sheet -> sheet.getRow(0).createCell(7).setCellValue("Hours on"),
            cells("A", "", 1, 1, 1, "gpt-5.4"));
    run(book, officeHours());

    // 22 working days of 10 hours with 8 requests, 4 Mondays with 72 more, 2 at the ends: 2,050 in
    // 744 hours, 2.755 an hour. 80 on each Monday at 10 are 29.03 times as many.
    // 52 hours of a week have requests: 50, Thursday 0:00 and Saturday 23:00; × 730 ÷ 168 = 226.
    // A quarter of 2,048 goes to gpt-5.4, which costs more above 272,000 tokens; 512 of 2,050.
    // Output: 512 × 40 + 1,538 × 20 = 51,240, of which 512 × 10 + 1,538 × 5 = 12,810 is reasoning.
    assertThat(said)
        .containsSubsequence(
            "What else the files say, to be typed where it helps (5)",
            "  A: its busiest hour of the week, Monday 10:00, has 29.03 times the average:"
                + " assumption Peak-to-average",
            "  A: it has requests in 52 of the 168 hours of a week, 226 a month: Hours on (per"
                + " month)",
            "  A: 24.98% of its requests cost more for their length: Long-context share (% of"
                + " requests)",
            "  A: 25% of its output tokens are reasoning, which another model may not need: Small"
                + " model output (tokens per request)",
            "  A: output tokens a request are gpt-4.1-mini 20, gpt-5.4 40: Small model output"
                + " (tokens per request)");
    look(
        book,
        workbook -> {
          assertThat(row(workbook, "A").getCell(7)).isNull();
          Row trace = workbook.getSheet(Sheets.IMPORTED_USAGE).getRow(1);
          assertThat(trace.getCell(ImportedUsage.PEAK_TO_AVERAGE.ordinal()).getNumericCellValue())
              .isEqualTo(29.03);
          assertThat(trace.getCell(ImportedUsage.HOURS_ON.ordinal()).getNumericCellValue())
              .isEqualTo(226);
          assertThat(trace.getCell(ImportedUsage.LONG_SHARE.ordinal()).getNumericCellValue())
              .isEqualTo(0.249756097560976);
          assertThat(trace.getCell(ImportedUsage.OUTPUT_BY_MODEL.ordinal()).toString())
              .isEqualTo("gpt-4.1-mini 20, gpt-5.4 40");
        });
  }

  @Test
  void daysAndFewRequestsSayNothingOfHours() throws IOException {
    Path book = book(sheet -> {}, cells("A", "", 1, 1, 1, "gpt-5.4"));
    dryRun = true;
    run(
        book,
        bill("A,gpt-5.4,5000,5000000,100000,0,,"),
        file(
            "log.csv",
            "Workload,Time,Model,Input tokens,Output tokens",
            "B,2026-10-01 10:00:00,gpt-5.4,10,1",
            "B,2026-10-31 10:00:00,gpt-5.4,10,1"));
    assertThat(said).noneMatch(line -> line.startsWith("What else the files say"));
  }

  // --- the bill ---------------------------------------------------------------------------------

  @Test
  void billedCostIsHeldAgainstThePricesOfTheWorkbookWithinFivePerCent() throws IOException {
    Path book = sample();
    dryRun = true;
    // gpt-4.1-mini: 0.4 USD for a million tokens in, 0.1 for cached ones, 1.6 out.
    double priced = (80 * 0.4 + 20 * 0.1 + 10 * 1.6);
    run(
        book,
        bill(
            "Near,gpt-4.1-mini,1000,100000000,10000000,20000000,%s,USD".formatted(priced * 1.049),
            "Far,gpt-4.1-mini,1000,100000000,10000000,20000000,%s,USD".formatted(priced * 1.06),
            "Strange,gpt-99,1000,100000000,10000000,20000000,50,USD",
            "Nameless,,1000,100000000,10000000,20000000,50,USD",
            "Bare,gpt-4.1-mini,1000,100000000,10000000,20000000,50,",
            "Far away,gpt-4.1-mini,1000,100000000,10000000,20000000,50,XXX",
            "Free,gpt-4.1-mini,1000,100000000,10000000,20000000,,USD"));
    assertThat(said)
        .containsSubsequence(
            "Billed cost and prices agree within 5%: 1 workload",
            "Billed cost and prices lie more than 5% apart (1)",
            "  Far: 53.00 USD billed, 50.00 by the prices of the workbook (-5.7%)",
            "Billed cost that cannot be compared with prices (4)",
            "  Strange: Model prices has no price of gpt-99 per token",
            "  Nameless: the files name no model: add --model NAME",
            "  Bare: the files name no currency: add --currency CODE",
            "  Far away: Exchange rates has no rate of XXX");
  }

  /**
   * What is billed after a change was carried out is no longer the large model. In USD for a
   * million tokens in, cached and out: gpt-5.4 2.5, 0.25, 15; gpt-4.1-mini 0.4, 0.1, 1.6;
   * fine-tuned 0.8, 0.2, 3.2.
   */
  @Test
  void aBillThatNamesNoModelIsHeldAgainstTheApproachInUse() throws IOException {
    Path book =
        book(
            sheet -> {
              Object[] headers = {
                "Current approach", "Smaller model", "Candidate model", "Serving", "Escalated share"
              };
              for (int i = 0; i < headers.length; i++) {
                sheet.getRow(0).createCell(7 + i).setCellValue(headers[i].toString());
              }
            },
            served("Large", "", "", "", "", ""),
            served("Retrieving", "RAG", "gpt-4.1-nano", "", "", ""),
            served("Smaller", "Small model", "gpt-4.1-mini", "", "", ""),
            served("Candidate", "Small model", "", "OpenAI: gpt-4.1-mini", "Per token", ""),
            served("Tuned", "Fine-tuned", "", "OpenAI: gpt-4.1-mini", "Per token", ""),
            served("Hosted", "Fine-tuned", "", "Azure OpenAI: gpt-4.1-mini", "Per token", ""),
            served("Handed on", "Fine-tuned", "", "OpenAI: gpt-4.1-mini", "Per token", 0.1),
            served("On cards", "Small model", "", "OpenAI: gpt-4.1-mini", "Rented GPUs", ""),
            served("Chosen", "Fine-tuned", "", "OpenAI: gpt-4.1-mini", "", ""));
    String line = "%s,,1000,100000000,10000000,20000000,%s,USD";
    run(
        book,
        bill(
            line.formatted("Large", 355),
            line.formatted("Retrieving", 355),
            line.formatted("Smaller", 50),
            line.formatted("Candidate", 50),
            line.formatted("Tuned", 100),
            line.formatted("Hosted", 1300),
            line.formatted("Handed on", 130),
            line.formatted("On cards", 700),
            line.formatted("Chosen", 700)));
    assertThat(said)
        .contains(
            "Billed cost and prices agree within 5%: 5 workloads",
            "Billed cost that cannot be compared with prices (4)");
    assertThat(said).noneMatch(each -> each.startsWith("Billed cost and prices lie"));
    look(
        Reviews.review(book, folder.resolve("out.xlsx")),
        workbook -> assertThat(checkOfBills(workbook).getCell(3).getNumericCellValue()).isZero());
  }

  private static Object[] served(String workload, Object... served) {
    List<Object> cells = new ArrayList<>(List.of(workload, "", 1, 1, 1, "gpt-5.4", ""));
    cells.addAll(List.of(served));
    return cells.toArray();
  }

  /** The model that a log names is the one that serves, so that nothing is to be said of it. */
  @Test
  void theModelInUseIsNotToldAsAnotherThanThePromptedOne() throws IOException {
    Path book =
        book(
            sheet -> {
              sheet.getRow(0).createCell(7).setCellValue("Current approach");
              sheet.getRow(0).createCell(8).setCellValue("Smaller model");
              sheet.getRow(0).createCell(9).setCellValue("Candidate model");
              sheet.getRow(0).createCell(10).setCellValue("Serving");
            },
            served("Switched", "Small model", "gpt-4.1-mini"),
            served("Switched to a card", "Fine-tuned", "", "qwen3-8b", "Rented GPUs"),
            served("Switched to a tune", "Fine-tuned", "", "qwen3-8b", "Rented GPUs"),
            served("Not switched", "Small model", "gpt-4.1-nano"));
    run(
        book,
        bill(
            "Switched,gpt-4.1-mini,1000,100000000,10000000,20000000,50,USD",
            "Switched to a card,qwen3-8b,1000,100000000,10000000,20000000,50,USD",
            "Switched to a tune,ft:qwen3-8b:acme,1000,100000000,10000000,20000000,50,USD",
            "Not switched,gpt-4.1-mini,1000,100000000,10000000,20000000,50,USD"));
    assertThat(said).anyMatch(each -> each.contains("has the Prompted model gpt-5.4"));
    assertThat(said)
        .noneMatch(each -> each.contains("Switched") && each.contains("has the Prompted model"));
  }

  /** claude-sonnet-4-6: 3 USD for a million tokens in, 0.3 for cached, 3.75 for written, 15 out. */
  @Test
  void cacheWritesAreComparedAtTheirOwnPrice() throws IOException {
    dryRun = true;
    workload = "A";
    double billed = 5 * 3 + 3 * 0.3 + 2 * 3.75 + 15;
    run(
        sample(),
        file(
            "bill.csv",
            "Month,Model,Requests,Input tokens,Cached tokens,Written tokens,Output"
                + " tokens,Cost,Currency",
            "2026-10,claude-sonnet-4-6,1000,10000000,3000000,2000000,1000000,%s,USD"
                .formatted(billed * 1.049)));
    assertThat(said).contains("Billed cost and prices agree within 5%: 1 workload");
  }

  /** gpt-5.4 costs twice as much above 272,000 tokens, which no request of them may have had. */
  @Test
  void aBillWithoutRequestsIsNotPricedAsOneLongRequest() throws IOException {
    dryRun = true;
    workload = "A";
    String details = "\"{\"\"ModelId\"\": \"\"gpt-5.4\"\", \"\"TokenDirection\"\": \"\"%s\"\"}\"";
    run(
        sample(),
        file(
            "focus.csv",
            "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ConsumedQuantity,ConsumedUnit,SkuPriceDetails,BilledCost,BillingCurrency",
            "2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,10,1000000 Tokens,%s,25,USD"
                .formatted(details.formatted("Input")),
            "2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,1,1000000 Tokens,%s,15,USD"
                .formatted(details.formatted("Output"))));
    assertThat(said).contains("Billed cost and prices agree within 5%: 1 workload");
  }

  private String impliedBy(String lines) {
    return said.stream()
        .dropWhile(line -> !line.startsWith("Prices that the bills imply"))
        .filter(line -> line.contains(lines))
        .findFirst()
        .orElse("")
        .strip();
  }

  /** gpt-4.1-mini: 0.4 USD for a million tokens in, 0.1 for cached ones, 1.6 out. */
  @Test
  void aPriceThatABillImpliesNamesAWrongUnit() throws IOException {
    dryRun = true;
    // As of 100 M tokens in, 20 M of them cached, and 10 M out: 50 USD.
    run(
        sample(),
        bill(
            "Thousands,gpt-4.1-mini,1000,100000,10000,20000,55,USD",
            "Millions,gpt-4.1-mini,1,100,10,20,45,USD",
            "Tokens,gpt-4.1-mini,1000,100000000000,10000000000,20000000000,50,USD"));
    assertThat(impliedBy("Thousands,"))
        .isEqualTo(
            "Thousands, gpt-4.1-mini: 55.00 USD billed, 0.0500 by the prices of the workbook, ratio"
                + " 1100: its amounts may be thousands of tokens");
    assertThat(impliedBy("Millions,"))
        .endsWith("ratio 900000: its amounts may be millions of tokens");
    assertThat(impliedBy("Tokens,"))
        .endsWith("ratio 0.001: its amounts may be tokens already, not thousands of them");
  }

  @Test
  void aPriceThatABillImpliesNamesCachedTokensThatCountTwice() throws IOException {
    dryRun = true;
    // 100 M in of which 40 M cached, 10 M out: 60 × 0.4 + 40 × 0.1 + 16 = 44 USD.
    run(
        sample(),
        bill(
            "Added,gpt-4.1-mini,1000,100000000,10000000,40000000,28,USD",
            "Beside,gpt-4.1-mini,1000,100000000,10000000,40000000,60,USD",
            "Full,gpt-4.1-mini,1000,100000000,10000000,40000000,56,USD",
            "Cheap,gpt-4.1-mini,1000,100000000,10000000,40000000,36,USD",
            "Right,gpt-4.1-mini,1000,100000000,10000000,40000000,44,USD"));
    assertThat(impliedBy("Added,"))
        .endsWith("it fits if cached tokens are counted twice, among the input and beside it");
    assertThat(impliedBy("Beside,"))
        .endsWith(
            "it fits if cached tokens are billed twice, or are beside the input and not among it");
    assertThat(impliedBy("Full,")).endsWith("it fits if cached tokens are billed as other input");
    assertThat(impliedBy("Cheap,"))
        .endsWith("ratio 0.818: a negotiated price, or the list is stale");
    assertThat(impliedBy("Right,")).isEmpty();
  }

  /** claude-sonnet-4-6: 3 USD for a million tokens in, 0.3 for cached, 3.75 for written, 15 out. */
  @Test
  void aBillWithALineForEachKindImpliesAPriceOfEach() throws IOException {
    dryRun = true;
    workload = "A";
    String line =
        "2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,%s,Tokens,%s,claude-sonnet-4-6,%s,USD";
    run(
        sample(),
        file(
            "focus.csv",
            "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ConsumedQuantity,ConsumedUnit,SkuMeter,x_AIModel,BilledCost,BillingCurrency",
            line.formatted("2000000", "Input Tokens", "6"),
            line.formatted("1000", "Cache Read Input Tokens", "0.3"),
            line.formatted("4000000", "Cache Write Input Tokens", "15"),
            line.formatted("1000000", "Output Tokens", "12")));
    assertThat(said)
        .containsSubsequence(
            "Prices that the bills imply (2)",
            "  A, claude-sonnet-4-6, cache reads: 300.00 USD a million tokens billed, 0.3000 by the"
                + " prices of the workbook, ratio 1000: its amounts may be thousands of tokens",
            "  A, claude-sonnet-4-6, output: 12.00 USD a million tokens billed, 15.00 by the"
                + " prices of the workbook, ratio 0.8: a negotiated price, or the list is stale");
  }

  @Test
  void aBatchAtHalfThePriceImpliesNoOtherOne() throws IOException {
    dryRun = true;
    workload = "A";
    String line =
        "2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,%s,Tokens,%s,claude-sonnet-4-6,%s,USD";
    run(
        sample(),
        file(
            "focus.csv",
            "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ConsumedQuantity,ConsumedUnit,SkuMeter,x_AIModel,BilledCost,BillingCurrency",
            line.formatted("2000000", "Batch Input Tokens", "3"),
            line.formatted("1000000", "Batch Output Tokens", "7.5")));
    assertThat(said).anyMatch(each -> each.contains("Batch share"));
    assertThat(said).noneMatch(each -> each.startsWith("Prices that the bills imply"));
  }

  @Test
  void aBillInAnotherCurrencyIsConvertedAtTheRateOfTheWorkbook() throws IOException {
    Path book = sample();
    dryRun = true;
    currency = "GBP";
    run(book, bill("A,gpt-4.1-mini,1000,100000000,10000000,20000000,100,"));
    String line =
        said.stream().filter(each -> each.startsWith("  A: 100.00 GBP")).findFirst().orElseThrow();
    double pounds = Double.parseDouble(line.replaceAll(".*billed, ([0-9.]+) by.*", "$1"));
    // The sample's rate of the dollar.
    assertThat(pounds).isBetween(50 * 0.7, 50 * 0.85);
  }

  @Thorough
  @Test
  void aReviewChecksTheLastBillOfEachWorkload() throws IOException {
    Path book = sample();
    run(
        book,
        bill(
            "Near,gpt-4.1-mini,1000,100000000,10000000,20000000,50,USD",
            "Far,gpt-4.1-mini,1000,100000000,10000000,20000000,60,USD",
            "Later near,gpt-4.1-mini,1000,100000000,10000000,20000000,60,USD"));
    run(book, bill("later near,gpt-4.1-mini,2000,200000000,20000000,40000000,100,USD"));
    Path out = Reviews.review(book, folder.resolve("out.xlsx"));
    look(
        out,
        workbook -> {
          Row check = checkOfBills(workbook);
          assertThat(check.getCell(3).getNumericCellValue()).isEqualTo(1);
          assertThat(check.getCell(4).getNumericCellValue()).isZero();
        });
    assertThat(
            shown(
                Reviews.review(Path.of("samples/portfolio.xlsx"), folder.resolve("none.xlsx")),
                Sheets.CHECKS))
        .noneMatch(line -> line.contains("Imported usage"));
  }

  private static Row checkOfBills(XSSFWorkbook workbook) {
    for (Row row : workbook.getSheet(Sheets.CHECKS)) {
      if (String.valueOf(row.getCell(1)).equals("Imported usage agrees with its bill within 5%")) {
        return row;
      }
    }
    throw new AssertionError("no check of bills");
  }

  // --- what is refused --------------------------------------------------------------------------

  @Test
  void aFileThatIsGivenTwiceIsRefused() throws IOException {
    Path book = sample();
    Path log = EXAMPLES.resolve("own-log.csv");
    assertThatThrownBy(() -> run(book, log, Path.of(".").resolve(log)))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith("own-log.csv is given twice: its lines would count twice");
    Path copy = Files.copy(log, folder.resolve("copy.csv"));
    assertThatThrownBy(() -> run(book, log, copy))
        .isInstanceOf(BadInput.class)
        .hasMessage(copy + " holds the same as " + log + ": give one of them");
    Path packed = folder.resolve("october.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(log, out);
    }
    assertThatThrownBy(() -> UsageFile.requireDifferent(List.of(log, packed)))
        .isInstanceOf(BadInput.class)
        .hasMessage(packed + " holds the same as " + log + ": give one of them");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMonthToDateBesideTheWholeMonthIsRefused(boolean kept) throws IOException {
    Path book = sample();
    actuals = kept;
    String header = "Time,End time,Workload,Model,Requests,Input tokens,Output tokens";
    Path toDate = file("mtd.csv", header, "2026-10-01,2026-10-12,Faq,gpt-5.4,400,4000,800");
    Path whole = file("month.csv", header, "2026-10-01,2026-11-01,Faq,gpt-5.4,1000,10000,2000");

    assertThatThrownBy(() -> run(book, toDate, whole))
        .isInstanceOf(BadInput.class)
        .hasMessageMatching(
            "(mtd.csv and month.csv|month.csv and mtd.csv) both have Faq, gpt-5.4, on 2026-10-01 to"
                + " 2026-10-11 \\([0-9,]+ tokens\\), which would count twice: give one of them\\. .*");
  }

  /** Logs of two machines have the same days, and other tokens on each. */
  @Test
  void logsOfTheSameDaysAreRefusedWhereADayHasTheSameTokens() throws IOException {
    Path book = sample();
    dryRun = true;
    String header = "Time,Workload,Input tokens,Output tokens";
    Path first =
        file("1.csv", header, "2026-10-01 09:00:00,Faq,100,5", "2026-10-03 17:00:00,Faq,100,5");
    Path second =
        file("2.csv", header, "2026-10-01 09:30:00,Faq,110,5", "2026-10-02 17:00:00,Faq,100,6");
    run(book, first, second);
    assertThat(said).contains("  2 lines: 2 taken");

    Path again =
        file("3.csv", header, "2026-10-01 09:00:00,Faq,100,5", "2026-10-02 17:00:00,Faq,99,6");
    assertThatThrownBy(() -> run(book, first, again))
        .hasMessageStartingWith("1.csv and 3.csv both have Faq on 2026-10-01 (105 tokens), which");
  }

  @Test
  void filesOfTheSameTimeAreTold() throws IOException {
    Path book = sample();
    dryRun = true;
    Path one =
        file(
            "1.csv",
            "Day,Workload,Input tokens,Output tokens",
            "2026-10-01,A,1,1",
            "2026-10-05,A,1,1");
    Path two = file("2.csv", "Day,Workload,Input tokens,Output tokens", "2026-10-05,A,2,1");
    run(book, one, two);
    assertThat(said)
        .contains(
            "  1.csv and 2.csv have lines of the same time: a request that is in both counts"
                + " twice");
  }

  @Test
  void requestsCanBeGivenForOneWorkloadOnly() throws IOException {
    Path book = sample();
    requests = GivenRequests.of(5);
    assertThatThrownBy(() -> run(book, bill("A,m,1,1,1,0,,", "B,m,1,1,1,0,,")))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("--requests is the number of one workload");
  }

  @Test
  void aWorkbookWithoutWorkloadsIsRefused() throws IOException {
    Path book = folder.resolve("empty.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      workbook.createSheet("Prices");
      SavedBook.write(workbook, out);
    }
    assertThatThrownBy(() -> run(book, bill("A,m,1,1,1,0,,")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has no sheet named Workloads");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // 31 M + 124 M + 1 M + 0.4 M, and 3.1 M + 0.6 M.
        "focus-azure.csv|156,400,000 input and 3,700,000 output tokens, 124,400,000 read from a"
            + " cache, 0 written to one|on lines of their own, beside the input; amounts in 1K, 1M",
        "anthropic.csv|15,000,000 input and 1,500,000 output tokens, 11,400,000 read from a cache,"
            + " 600,000 written to one|beside the input",
        "litellm-cache.csv|100,305 input and 270 output tokens, 67,160 read from a cache; by its"
            + " own totals 100,615 tokens|among the input",
        // 7,060 + 480 by their parts, and 50 that no part explains.
        "langfuse-keys.csv|7,060 input and 480 output tokens, 3,200 read from a cache, 1,650"
            + " written to one; by its own totals 7,590 tokens|beside the input, or among it where"
            + " a total says so",
        // A bill that never tells cached tokens apart does not say that there were none.
        "focus-contract.csv|5,000,000 input and 1,100,000 output tokens|on lines of their own,"
            + " beside the input; there is no such line, and the share stays blank; amounts in"
            + " Tokens",
        "azure-trace.csv|414,215 input and 4,907 output tokens|not said"
      })
  void aFileIsReadAsTheReportSays(String file, String tokens, String cached) throws IOException {
    workload = "Triage";
    dryRun = true;
    run(sample(), EXAMPLES.resolve(file));
    assertThat(said).contains("  " + tokens, "  cached tokens: " + cached);
  }

  @Test
  void whatAContractTakesOffTheListIsOfferedAsADiscount() throws IOException {
    workload = "Triage";
    dryRun = true;
    run(sample(), EXAMPLES.resolve("focus-contract.csv"));
    // 4 × 2.20 + 8.80 of 4 × 2.50 + 10; the line without a contracted price says nothing of it.
    assertThat(said)
        .filteredOn(line -> line.contains("contracted prices"))
        .containsExactly(
            "  contracted prices of OpenAI: 17.60 where the list has 20.00; a row of Discounts with"
                + " 12% says so");
  }

  @Test
  void aFallOfMoreThanHalfIsNamed() throws IOException {
    Path book =
        book(sheet -> {}, cells("A", "", 900_000, 100, 10), cells("B", "", 900_000, 100, 10));
    run(book, bill("A,m,3,300,30,0,,", "B,m,450000,45000000,4500000,0,,"));
    assertThat(said)
        .filteredOn(line -> line.contains("falls by"))
        .containsExactly(
            "  A falls by more than half, Requests (per month) 900,000 → 3: look whether the files"
                + " hold all of its use");
  }

  @Test
  void aFileOfWhichNoLineCountsIsRefused() throws IOException {
    Path book = sample();
    Path log = file("log.csv", "Time,Workload,Input tokens,Output tokens", "yesterday,A,1,1");
    assertThatThrownBy(() -> run(book, log))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith(
            "log.csv: no line counts (1 with a time that cannot be read, as Time \"yesterday\"), so"
                + " there is nothing to import: write it like 2026-10-05 14:30:00; where"
                + " 05/10/2026 is in October add --dates dmy, where it is in May --dates mdy");
    assertThat(said)
        .anyMatch(
            line ->
                line.contains(
                    "1 with a time that cannot be read (line 2; Time \"yesterday\"): write it"));
  }
}
