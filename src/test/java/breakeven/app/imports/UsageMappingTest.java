package breakeven.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.app.batch.Reviews;
import breakeven.core.table.Sheets;
import breakeven.core.table.UsageMapping;
import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.NamedColumns;
import breakeven.exchange.usage.UsageAsk;
import breakeven.testing.Imports;
import breakeven.testing.SavedBook;
import breakeven.testing.UsageAsks;
import breakeven.workbook.write.Schemas;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs with columns of their own, and values that are workloads; sums are worked out by hand. */
class UsageMappingTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
  private static final String OWN = "When;Team;Prompt tok;Answer tok;From cache;Thought;LLM;Price";
  private static final String BILL =
      "Month,project_id,Model,Requests,Input tokens,Output tokens,Cost,Currency";

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private Mapping given = Mapping.NONE;
  private String by = "";
  private boolean actuals;

  private Path book(String[]... mapping) throws IOException {
    Path book = folder.resolve("plan.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      XSSFSheet sheet = workbook.createSheet(Sheets.WORKLOADS);
      row(sheet, 0, "Workload", "Requests", "Input tokens", "Output tokens", "Prompted model");
      row(sheet, 1, "Triage", "1", "1", "1", "gpt-5.4");
      row(sheet, 2, "Faq", "1", "1", "1", "gpt-5.4");
      if (mapping.length > 0) {
        XSSFSheet rows = workbook.createSheet(Sheets.USAGE_MAPPING);
        row(
            rows,
            0,
            UsageMapping.TABLE.columns().stream()
                .map(each -> each.header())
                .toArray(String[]::new));
        for (int i = 0; i < mapping.length; i++) {
          row(rows, i + 1, mapping[i]);
        }
      }
      SavedBook.write(workbook, out);
    }
    return book;
  }

  private static void row(XSSFSheet sheet, int at, String... cells) {
    Row row = sheet.createRow(at);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i].matches("[0-9.]+")) {
        row.createCell(i).setCellValue(Double.parseDouble(cells[i]));
      } else if (!cells[i].isEmpty()) {
        row.createCell(i).setCellValue(cells[i]);
      }
    }
  }

  private static String[] maps(
      String source, String field, String value, String workload, String share) {
    return new String[] {source, field, value, workload, share};
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines));
  }

  private void run(Path book, Path... files) throws IOException {
    said.clear();
    UsageAsk ask = UsageAsks.of("", by, GivenRequests.NONE).with(given);
    Imports.run(
        Imports.usage(List.of(files), new Into(book, null, false), actuals, ask, AS_OF), said::add);
  }

  private static List<String> shown(Path book, String sheet) throws IOException {
    List<String> lines = new ArrayList<>();
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      for (Row row : workbook.getSheet(sheet)) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getLastCellNum(); i++) {
          Cell cell = row.getCell(i);
          cells.add(cell == null ? "" : new DataFormatter().formatCellValue(cell));
        }
        lines.add(String.join(" | ", cells).replaceAll("[ |]+$", ""));
      }
    }
    return lines;
  }

  private static Mapping named(String unit) {
    return Mapping.NONE.with(
        NamedColumns.of(
            Map.of(
                "Workload", "Team",
                "Time", "When",
                "Input", "Prompt tok",
                "Output", "Answer tok",
                "Cached", "From cache",
                "Reasoning", "Thought",
                "Model", "LLM",
                "Cost", "Price"),
            unit));
  }

  private Path own(String name) throws IOException {
    return file(
        name,
        OWN,
        "2026-10-01 10:00:00;Triage;3;1;1;0.5;gpt-5.4;0.01",
        "2026-10-31 10:00:00;Triage;1;0.5;0;0;gpt-5.4;0.01");
  }

  // --- columns ----------------------------------------------------------------------------------

  @Test
  void namedColumnsAreReadInTheirUnitAndKeptSoThatTheNextMonthNeedsNoFlags() throws IOException {
    Path book = book();
    given = named("Thousands");
    run(book, own("export-2026-10.csv"));

    // 4,000 tokens in 2 requests, 1,000 of them cached; 1,500 out.
    assertThat(shown(book, Sheets.WORKLOADS))
        .contains("Triage | 2 | 2000 | 750 | gpt-5.4", "Faq | 1 | 1 | 1 | gpt-5.4");
    assertThat(said)
        .contains(
            "Columns that you name: export-2026-10.csv, 2026-10-01 10:00 to 2026-10-31 11:00",
            "Usage mapping keeps the columns of export-*-*.csv: later imports need no --map");
    assertThat(shown(book, Sheets.USAGE_MAPPING))
        .hasSize(9)
        .contains(
            "export-*-*.csv | Prompt tok |  |  |  | Input | Thousands",
            "export-*-*.csv | From cache |  |  |  | Cached | Thousands");

    given = Mapping.NONE;
    run(
        book,
        file(
            "export-2026-11.csv",
            OWN,
            "2026-11-01 10:00:00;Triage;6;1;1;0.5;gpt-5.4;0.01",
            "2026-11-30 10:00:00;Triage;6;1;1;0.5;gpt-5.4;0.01"));
    assertThat(shown(book, Sheets.WORKLOADS)).contains("Triage | 2 | 6000 | 1000 | gpt-5.4");
    assertThat(shown(book, Sheets.USAGE_MAPPING)).hasSize(9);
    try (XlsxFile written = XlsxFile.open(book)) {
      String part = written.sheet(Sheets.USAGE_MAPPING).orElseThrow().part();
      assertThat(Schemas.faults(written.open(part).readAllBytes())).isEmpty();
    }

    // A review keeps the sheet, and asks nothing of it.
    Path reviewed = Reviews.review(book, folder.resolve("reviewed.xlsx"));
    assertThat(shown(reviewed, Sheets.USAGE_MAPPING)).hasSize(9);
    assertThat(shown(reviewed, Sheets.ISSUES)).noneMatch(line -> line.contains("Usage mapping"));
  }

  @Test
  void othersOfTheSameNameStayOnTheSheetAndAreToldOf() throws IOException {
    Path book = book();
    given = named("Thousands");
    run(book, own("export.csv"));
    List<String> kept = shown(book, Sheets.USAGE_MAPPING);

    given = named("Millions");
    run(book, own("export.csv"));

    assertThat(shown(book, Sheets.WORKLOADS)).contains("Triage | 2 | 2000000 | 750000 | gpt-5.4");
    assertThat(shown(book, Sheets.USAGE_MAPPING)).isEqualTo(kept);
    assertThat(said)
        .contains(
            "Usage mapping has other columns of export.csv, and stays: type the new ones there, or"
                + " later imports need --map again");
  }

  /** The file would be one of your own, with its tokens in other columns. */
  @Test
  void namedColumnsWinOverAFormatThatIsKnown() throws IOException {
    Path book = book();
    given =
        Mapping.NONE.with(
            NamedColumns.of(
                Map.of("Time", "Date", "Workload", "Team", "Input", "Billed in", "Output", "Out"),
                "Tokens"));
    run(
        book,
        file(
            "log.csv",
            "Date,Team,Workload,Input tokens,Output tokens,Billed in,Out",
            "2026-10-01,Faq,Triage,1,1,500,50",
            "2026-10-31,Faq,Triage,1,1,700,70"));

    assertThat(shown(book, Sheets.WORKLOADS)).contains("Faq | 2 | 600 | 60 | gpt-5.4");
  }

  @Test
  void aColumnThatIsNamedAndNotThereIsTold() throws IOException {
    Path book = book();
    given = named("Tokens");
    assertThatThrownBy(() -> run(book, file("log.csv", OWN.replace("LLM", "Model"), "a;b")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has no header row with all columns that --map names")
        .hasMessageContaining("Prompt tok, Answer tok");
  }

  @Test
  void namedColumnsOfJsonAndParquetAreRead() throws IOException, SQLException {
    Path book = book();
    given =
        Mapping.NONE.with(
            NamedColumns.of(
                Map.of(
                    "Workload",
                    "meta.team",
                    "Time",
                    "at",
                    "Input",
                    "tok.in",
                    "Output",
                    "tok.out",
                    "Cache read",
                    "tok.hit"),
                "Tokens"));
    String line =
        "{\"at\":\"2026-10-%s\",\"meta\":{\"team\":\"faq\"},\"tok\":{\"in\":90,\"hit\":10,\"out\":5}}";
    run(book, file("log.jsonl", line.formatted("01"), line.formatted("31")));
    assertThat(shown(book, Sheets.WORKLOADS)).contains("Faq | 2 | 100 | 5 | gpt-5.4");

    Path parquet = folder.resolve("log.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT DATE '2026-10-01' + 30 * i::INTEGER AS at, {'team': 'faq'} AS meta,"
              + " {'in': 190, 'hit': 10, 'out': 7} AS tok FROM range(2) AS t(i)) TO '"
              + parquet
              + "' (FORMAT parquet)");
    }
    run(book, parquet);
    assertThat(shown(book, Sheets.WORKLOADS)).contains("Faq | 2 | 200 | 7 | gpt-5.4");
  }

  // --- values -----------------------------------------------------------------------------------

  private Path bill() throws IOException {
    return file(
        "bill.csv",
        BILL,
        "2026-10,proj_a,gpt-5.4,100,1000000,10000,40,USD",
        "2026-10,proj_b,gpt-5.4,10,50000,500,5,USD",
        "2026-10,zzz,gpt-5.4,7,7000,70,0.5,USD",
        "2026-10,,gpt-5.4,1,100,1,0.25,USD");
  }

  @Test
  void aValueIsDividedByItsSharesAndWhatIsNotMappedIsALineOfItsOwn() throws IOException {
    Path book =
        book(
            maps("", "project_id", "PROJ_A", "Triage", "0.6"),
            maps("", "project_id", "proj_a", "Faq", "0.3"),
            maps("bill*", "project_id", "proj_*", "Faq", ""),
            maps("FOCUS*", "project_id", "zzz", "Faq", ""));
    run(book, bill());

    // Triage 60 requests with 600,000 tokens. Faq 30 + 10 with 300,000 + 50,000.
    assertThat(shown(book, Sheets.WORKLOADS))
        .contains("Triage | 60 | 10000 | 100 | gpt-5.4", "Faq | 40 | 8750 | 87.5 | gpt-5.4");
    assertThat(said)
        .contains("  45.75 USD billed: 41.00 of workloads, 4.75 not mapped")
        .containsSubsequence(
            "Not mapped: give these values to workloads on the sheet Usage mapping (3)",
            "  project_id proj_a: 10 requests, 100,000 input tokens, 1,000 output tokens, 4.00 USD"
                + " (2026-10)",
            "  project_id zzz: 7 requests, 7,000 input tokens, 70 output tokens, 0.50 USD"
                + " (2026-10)",
            "  project_id (empty): 1 request, 100 input tokens, 1 output tokens, 0.25 USD"
                + " (2026-10)");
  }

  @Test
  void actualsAddUpToTheBillWithWhatIsNotMapped() throws IOException {
    Path book = book(maps("", "project_id", "proj_*", "Triage", "0.5"));
    actuals = true;
    run(book, bill());

    // Half of 110 requests; the other half and 8 more are nobody's.
    assertThat(shown(book, Sheets.ACTUALS))
        .anyMatch(
            line ->
                line.startsWith(
                    "Triage |  | 2026-10-01 | 55 | 525,000 |  |  | 5,250 | gpt-5.4 | 23 | USD"))
        .anyMatch(
            line ->
                line.startsWith(
                    "(no workload) |  | 2026-10-01 | 63 | 532,100 |  |  | 5,321 | gpt-5.4 | 23 |"
                        + " USD"));
    assertThat(said).contains("  45.75 USD billed: 22.50 of workloads, 23.25 not mapped");
  }

  @Test
  void aColumnOfWorkloadsCountsWhereNoRowIsAboutTheValue() throws IOException {
    Path book = book(maps("", "project_id", "proj_a", "Triage", ""));
    by = "project_id";
    run(book, bill());

    assertThat(shown(book, Sheets.WORKLOADS))
        .contains("Triage | 100 | 10000 | 100 | gpt-5.4", "proj_b | 10 | 5000 | 50 | gpt-5.4");
    assertThat(said).anyMatch(line -> line.startsWith("  project_id (empty): 1 request"));
  }

  @Test
  void costsOfLinesThatAreLeftOutArePartOfTheBill() throws IOException {
    Path book = book(maps("", "project_id", "*", "Triage", ""));
    run(book, file("bill.csv", BILL, "2026-10,a,gpt-5.4,1,10,1,3,USD", "2026-10,a,m,x,10,1,2,USD"));

    assertThat(said).contains("  5.00 USD billed: 3.00 of workloads, 2.00 in lines left out");
  }

  // --- what is refused --------------------------------------------------------------------------

  private void refused(String message, String[]... rows) throws IOException {
    Path book = book(rows);
    byte[] before = Files.readAllBytes(book);
    assertThatThrownBy(() -> run(book, bill()))
        .isInstanceOf(BadInput.class)
        .hasMessage(book + ": Usage mapping: " + message);
    assertThat(Files.readAllBytes(book)).isEqualTo(before);
  }

  @Test
  void sharesAboveAllOfItAreRefusedInWords() throws IOException {
    refused(
        "rows 2, 3 give away 110% of project_id \"proj_a\": shares of one value are 100% at most",
        maps("", "project_id", "proj_a", "Triage", "0.6"),
        maps("", "Project_ID", "PROJ_A", "Faq", "0.5"));
  }

  @Test
  void rowsThatSayNothingAreRefusedInWords() throws IOException {
    refused(
        "row 2 has no Workload: type the one that its value is of",
        maps("", "project_id", "proj_a", "", ""));
    refused(
        "row 2 has both a Workload and Column says: use a row for each",
        new String[] {"", "project_id", "", "Faq", "", "Input"});
    refused(
        "row 2 name no columns of both Input and Output: add what is missing",
        new String[] {"own", "tok", "", "", "", "Input"});
    refused(
        "rows 2, 3 name two units of one source: give each source rows of its own",
        new String[] {"own", "tok", "", "", "", "Input", "Millions"},
        new String[] {"own", "out", "", "", "", "Output", ""});
    refused(
        "rows 2, 3 name Input twice of one source: give each source rows of its own",
        new String[] {"own", "tok", "", "", "", "Input"},
        new String[] {"own", "tok2", "", "", "", "Input"});
  }

  @Test
  void threeThirdsAreAllOfIt() throws IOException {
    Path book =
        book(
            maps("", "project_id", "*", "Triage", "0.333333333"),
            maps("", "project_id", "*", "Faq", "0.333333333"),
            maps("", "project_id", "*", "Other", "0.333333333"));
    run(book, bill());

    assertThat(said).noneMatch(line -> line.startsWith("Not mapped"));
  }
}
