package breakeven.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.app.batch.ActualsSheet;
import breakeven.app.batch.Reviews;
import breakeven.core.cycle.ActualMonth;
import breakeven.core.table.Sheets;
import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.ShortMonth;
import breakeven.exchange.usage.UsageAsk;
import breakeven.exchange.usage.Written;
import breakeven.testing.Imports;
import breakeven.testing.SavedBook;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActualsImportTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 12, 1);
  private static final String HEADER =
      "Month,Workload,Model,Requests,Input tokens,Cached tokens,Written tokens,Output"
          + " tokens,Cost,Currency";

  @TempDir private Path folder;
  private final List<String> said = new ArrayList<>();
  private String currency = "";
  private String by = "";
  private boolean dryRun;
  private Path book;

  @BeforeEach
  void aBookOfThreeWorkloads() throws IOException {
    book = folder.resolve("plan.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      XSSFSheet sheet = workbook.createSheet(Sheets.WORKLOADS);
      row(
          sheet,
          0,
          "Workload",
          "ID",
          "Requests",
          "Input tokens",
          "Output tokens",
          "Prompted model");
      row(sheet, 1, "Triage", "W-1", 100_000, 1000, 100, "gpt-5.4");
      row(sheet, 2, "Tagging", "W-2", 200_000, 500, 50, "gpt-5.4");
      row(sheet, 3, "Search", null, 50_000, 700, 70, "gpt-5.4");
      SavedBook.write(workbook, out);
    }
  }

  private static void row(XSSFSheet sheet, int at, Object... cells) {
    var row = sheet.createRow(at);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Number number) {
        row.createCell(i).setCellValue(number.doubleValue());
      } else if (cells[i] != null) {
        row.createCell(i).setCellValue(cells[i].toString());
      }
    }
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines));
  }

  private void run(Path... files) throws IOException {
    said.clear();
    UsageAsk ask =
        new UsageAsk(
            "",
            by,
            "",
            currency,
            null,
            ShortMonth.LEFT,
            GivenRequests.NONE,
            Written.PLAIN,
            Mapping.NONE);
    Imports.run(
        Imports.usage(List.of(files), new Into(book, null, dryRun), true, ask, AS_OF), said::add);
  }

  private List<ActualMonth> months() {
    try (XlsxFile workbook = XlsxFile.open(book)) {
      return ActualsSheet.of(workbook).orElseThrow().months().stream()
          .map(ActualsImportTest::unedited)
          .toList();
    }
  }

  /** Without what its import has kept beside it, which is what stands there. */
  private static ActualMonth unedited(ActualMonth each) {
    assertThat(each.imported()).isEqualTo(each.now()).isNotEmpty();
    return new ActualMonth(
        each.row(),
        each.workload(),
        each.id(),
        each.month(),
        each.requests(),
        each.input(),
        each.cached(),
        each.written(),
        each.output(),
        each.cost(),
        each.currency(),
        each.model(),
        each.part(),
        "",
        "");
  }

  private static ActualMonth month(
      int row, String workload, String id, int month, double requests, double cost) {
    return new ActualMonth(
        row,
        workload,
        id,
        YearMonth.of(2026, month),
        requests,
        requests * 1000,
        requests * 200,
        Double.NaN,
        requests * 100,
        cost,
        "USD",
        "gpt-5.4",
        false,
        "",
        "");
  }

  private static String line(int month, String workload, long requests, double cost) {
    return String.format(
        Locale.ROOT,
        "2026-%02d,%s,gpt-5.4,%d,%d,%d,,%d,%s,USD",
        month,
        workload,
        requests,
        requests * 1000,
        requests * 200,
        requests * 100,
        cost);
  }

  /** What a bill does not say is not 0: neither here nor on the sheet. */
  @Test
  void theSummarySaysWhatIsKnownOfAMonth() throws IOException {
    String costs = "usage_date_utc,token_type,cost_usd,workspace";
    String usage =
        "usage_date_utc,usage_input_tokens_no_cache,usage_input_tokens_cache_read,usage_output_tokens,workspace";
    dryRun = true;
    by = "workspace";
    run(
        file(
            "costs.csv",
            costs,
            "2026-10-01,output,7.5,Old bot",
            "2026-10-31,input_no_cache,2.5,Triage"));
    assertThat(said)
        .contains(
            "2026-10: 2 new rows, 10.00 USD billed",
            "  Old bot: 7.50 USD",
            "  Triage, 2026-10: requests and tokens not taken: the files say what was billed alone")
        .noneMatch(line -> line.contains("0 requests"));

    run(file("usage.csv", usage, "2026-10-01,100,50,5,Triage", "2026-10-31,900,0,45,Triage"));
    assertThat(said).contains("2026-10: 1 new row, 1,050 input tokens, 50 output tokens");

    run(
        file("costs.csv", costs, "2026-10-01,output,7.5,Triage", "2026-10-31,output,2.5,Search"),
        file("bill.csv", HEADER.replace("Workload", "workspace"), line(10, "Triage", 1_000, 0)));
    assertThat(said)
        .anyMatch(
            line -> line.startsWith("2026-10: 2 new rows, 1,000 requests (1 row says none), 10"));
  }

  @Test
  void eachWorkloadAndMonthIsARow() throws IOException {
    run(
        file(
            "bills.csv",
            HEADER,
            line(10, "Triage", 1000, 12.5),
            line(11, "Triage", 1100, 13.5),
            line(10, "tagging", 500, 3)));
    assertThat(months())
        .containsExactly(
            month(2, "Triage", "W-1", 10, 1000, 12.5),
            month(3, "Triage", "W-1", 11, 1100, 13.5),
            month(4, "Tagging", "W-2", 10, 500, 3));
    assertThat(said)
        .contains(
            "2026-10: 2 new rows, 1,500 requests, 15.50 USD billed",
            "2026-11: 1 new row, 1,100 requests, 13.50 USD billed",
            "Next: breakeven review " + book);
    assertThat(Reviews.rows(book, Sheets.ACTUALS).get(0).get("As imported"))
        .isEqualTo(
            "Requests 1000; Input tokens 1000000; Cached tokens 200000; Output tokens 100000; Billed"
                + " cost 12.5; Currency USD; Model gpt-5.4");
    assertThat(Reviews.rows(book, Sheets.ACTUALS))
        .extracting(row -> row.get("Model"))
        .containsExactly("gpt-5.4", "gpt-5.4", "gpt-5.4");
    assertThat(requests()).containsExactly("1100", "500", "50000");
  }

  private List<String> requests() {
    return Reviews.rows(book, Sheets.WORKLOADS).stream()
        .map(row -> row.get("Requests").replaceAll("\\.0+$", ""))
        .toList();
  }

  /** A bill that comes late is of its month; the plan stays at the newest. */
  @Test
  void anOlderMonthLeavesThePlan() throws IOException {
    run(file("november.csv", HEADER, line(11, "Triage", 1100, 13.5), line(11, "W-2", 600, 4)));
    run(file("october.csv", HEADER, line(10, "W-1", 1000, 12.5), line(10, "Other", 9, 1)));
    assertThat(months()).hasSize(4);
    assertThat(requests()).containsExactly("1100", "600", "50000");
  }

  @Test
  void aMonthThatIsImportedAgainReplacesItselfAndSaysByHowMuchItMoved() throws IOException {
    run(file("first.csv", HEADER, line(10, "Triage", 1000, 10), line(10, "Tagging", 500, 3)));
    run(file("second.csv", HEADER, line(10, "Triage", 1200, 13), line(10, "Tagging", 500, 3)));
    assertThat(months())
        .containsExactly(
            month(2, "Triage", "W-1", 10, 1200, 13), month(3, "Tagging", "W-2", 10, 500, 3));
    assertThat(said)
        .contains(
            "1 row says the same already",
            "2026-10: 1 row replaced, 1,200 requests (before 1,000, +20.0%), 13.00 USD billed"
                + " (before 10, +30.0%)",
            "  Triage, 2026-10: requests 1,000 → 1,200, +20.0%; input tokens 1,000,000 → 1,200,000,"
                + " +20.0%; output tokens 100,000 → 120,000, +20.0%; billed 10 → 13, +30.0%");
    run(folder.resolve("second.csv"));
    assertThat(said).contains("Nothing to change: " + book + " stays as it is");
  }

  @Test
  void anIdLeadsToItsWorkloadAlsoAfterARename() throws IOException {
    run(file("by-id.csv", HEADER, line(10, "W-1", 600, 6), line(10, "Triage", 400, 4)));
    assertThat(months()).containsExactly(month(2, "Triage", "W-1", 10, 1000, 10));
    rename();
    run(file("again.csv", HEADER, line(10, "W-1", 900, 9)));
    assertThat(months()).containsExactly(month(2, "Ticket triage", "W-1", 10, 900, 9));
  }

  private void rename() throws IOException {
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      workbook.getSheet(Sheets.WORKLOADS).getRow(1).getCell(0).setCellValue("Ticket triage");
      try (var out = Files.newOutputStream(book)) {
        SavedBook.write(workbook, out);
      }
    }
  }

  @Test
  void linesOfNobodyAreKeptAndTold() throws IOException {
    run(
        file(
            "bill.csv",
            HEADER,
            line(10, "Triage", 1000, 10),
            line(10, "Old bot", 70, 1),
            line(10, "", 30, 2.5)));
    assertThat(months())
        .containsExactly(
            month(2, "Triage", "W-1", 10, 1000, 10),
            month(3, "Old bot", "", 10, 70, 1),
            month(4, "(no workload)", "", 10, 30, 2.5));
    assertThat(said)
        .contains(
            "Not in Workloads; kept on Actuals under the name of the files (2)",
            "  Old bot: 70 requests, 1.00 USD",
            "  (no workload): 30 requests, 2.50 USD; name the workload in these lines, or give them"
                + " to one with --workload");
  }

  @Test
  void severalModelsOfAMonthAreNamedWithTheirShareOfTheCost() throws IOException {
    run(
        file(
            "models.csv",
            HEADER,
            line(10, "Triage", 1000, 60),
            line(10, "Triage", 9000, 20).replace("gpt-5.4", "gpt-5.4-mini"),
            line(10, "Triage", 10, 0.1).replace("gpt-5.4", "gpt-5.4-nano"),
            line(11, "Triage", 1000, 60).replace(",60.0,", ",,"),
            line(11, "Triage", 3000, 20).replace("gpt-5.4", "gpt-5.4-mini")));
    assertThat(months())
        .extracting(ActualMonth::model)
        .containsExactly("gpt-5.4-mini 25% + gpt-5.4 75%", "gpt-5.4-mini 75% + gpt-5.4 25%");
  }

  @Test
  void aPartOfAMonthIsMarked() throws IOException {
    run(
        file(
            "log.csv",
            "Time,Workload,Input tokens,Output tokens",
            "2026-10-01,Triage,10,1",
            "2026-10-31,Triage,20,2",
            "2026-11-01,Triage,30,3",
            "2026-11-12,Triage,40,4"));
    assertThat(months()).extracting(ActualMonth::part).containsExactly(false, true);
    assertThat(months()).extracting(ActualMonth::requests).containsExactly(2.0, 2.0);
    assertThat(months()).extracting(ActualMonth::cost).containsExactly(Double.NaN, Double.NaN);
    assertThat(said)
        .contains("2026-11, a part of the month, so in no total: 1 new row, 2 requests");
  }

  @Test
  void aFeeWithoutTokensIsPartOfTheBill() throws IOException {
    run(file("bill.csv", HEADER, line(10, "Triage", 1000, 10), line(10, "Triage", 0, 650)));
    assertThat(months()).containsExactly(month(2, "Triage", "W-1", 10, 1000, 660));
  }

  @Test
  void aMonthThatIsCreditedMoreThanItIsBilledIsTakenAndNamed() throws IOException {
    run(file("bill.csv", HEADER, line(10, "Triage", 1000, 10), line(10, "Triage", 0, -40)));
    assertThat(months()).containsExactly(month(2, "Triage", "W-1", 10, 1000, -30));
    assertThat(said)
        .contains(
            "  Triage, 2026-10: the billed cost is below 0; look which month the credit belongs"
                + " to");
  }

  @Test
  void twoCurrenciesOfAMonthAreTwoRows() throws IOException {
    run(
        file(
            "bill.csv",
            HEADER,
            line(10, "Triage", 1000, 10),
            line(10, "Triage", 500, 4).replace("USD", "EUR")));
    assertThat(months())
        .extracting(each -> each.requests() + " " + each.cost() + " " + each.currency())
        .containsExactly("500.0 4.0 EUR", "1000.0 10.0 USD");
  }

  @Test
  void aCostWithoutACurrencyIsNotTaken() throws IOException {
    Path bill = file("bill.csv", HEADER, line(10, "Triage", 1000, 10).replace("USD", ""));
    run(bill);
    assertThat(months()).extracting(ActualMonth::cost).containsExactly(Double.NaN);
    assertThat(said)
        .contains(
            "  Triage, 2026-10: billed cost not taken: the files name no currency; add --currency"
                + " CODE");
    currency = "EUR";
    run(bill);
    assertThat(months()).extracting(ActualMonth::cost).containsExactly(10.0);
    assertThat(months()).extracting(ActualMonth::currency).containsExactly("EUR");
  }

  @Test
  void aRowThatWasTypedIsReplacedButForItsFormulas() throws IOException {
    run(file("first.csv", HEADER, line(10, "Triage", 1000, 10), line(10, "Tagging", 500, 3)));
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      workbook.getSheet(Sheets.ACTUALS).getRow(1).getCell(3).setCellFormula("500+500");
      try (var out = Files.newOutputStream(book)) {
        SavedBook.write(workbook, out);
      }
    }
    run(file("second.csv", HEADER, line(10, "Triage", 1200, 13), line(10, "Tagging", 600, 4)));
    assertThat(months()).last().isEqualTo(month(3, "Tagging", "W-2", 10, 600, 4));
    assertThat(said)
        .contains(
            "  row 2 of Actuals, Triage in 2026-10, has a formula and stays: type over it, or"
                + " remove the row");
  }

  @Test
  void aDryRunWritesNothingAndListsEveryFigure() throws IOException {
    byte[] before = Files.readAllBytes(book);
    dryRun = true;
    run(file("bill.csv", HEADER, line(10, "Triage", 1000, 10)));
    assertThat(Files.readAllBytes(book)).isEqualTo(before);
    assertThat(said)
        .anyMatch(line -> line.matches("new +Triage +Requests +\\(empty\\) +1,000 +2026-10"))
        .anyMatch(line -> line.matches("new +Triage +Billed cost +\\(empty\\) +10 +2026-10"))
        .contains("Dry run: nothing was written");
  }

  @Test
  void linesWithoutATimeNeedAMonth() throws IOException {
    Path log = file("log.csv", "Workload,Input tokens,Output tokens", "Triage,10,1");
    assertThatThrownBy(() -> run(log))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("say no time; add --month 2026-10");
  }

  @Test
  void aYearOfManyWorkloadsIsHeld() throws IOException {
    Path bill = folder.resolve("year.csv");
    try (BufferedWriter out = Files.newBufferedWriter(bill)) {
      out.write(HEADER);
      for (int month = 1; month <= 12; month++) {
        for (int i = 0; i < 500; i++) {
          out.newLine();
          out.write(line(month, "Workload " + i, 100 + i, i));
        }
      }
    }
    run(bill);
    assertThat(months()).hasSize(6_000);
    assertThat(months().get(5_999)).isEqualTo(month(6_001, "Workload 499", "", 12, 599, 499));
  }

  @Test
  void aLogOfManyLinesIsSummedUp() throws IOException {
    Path log = folder.resolve("log.csv");
    Random random = new Random(7);
    double[] tokens = new double[2];
    try (BufferedWriter out = Files.newBufferedWriter(log)) {
      out.write("Time,Workload,Input tokens,Output tokens,Cost,Currency");
      for (int i = 0; i < 100_000; i++) {
        int input = random.nextInt(5000);
        tokens[i % 2] += input;
        out.newLine();
        out.write(
            String.format(
                Locale.ROOT,
                "2026-10-%02dT10:00:00Z,%s,%d,10,0.25,USD",
                1 + i % 31,
                i % 2 == 0 ? "Triage" : "Tagging",
                input));
      }
    }
    run(log);
    assertThat(months()).extracting(ActualMonth::input).containsExactly(tokens[0], tokens[1]);
    assertThat(months()).extracting(ActualMonth::cost).containsExactly(12_500.0, 12_500.0);
  }
}
