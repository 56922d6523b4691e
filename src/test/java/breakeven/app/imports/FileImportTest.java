package breakeven.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.app.batch.Progress;
import breakeven.core.table.Sheets;
import breakeven.exchange.files.FileKind;
import breakeven.exchange.usage.GivenRequests;
import breakeven.testing.UsageAsks;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of several kinds in one import. */
class FileImportTest {
  private static final String PRICES =
      "{\"gpt-4o\": {\"litellm_provider\": \"openai\", \"mode\": \"chat\","
          + " \"input_cost_per_token\": 2.25e-6, \"output_cost_per_token\": 10e-6}}";
  private static final String BILL =
      """
      Month,Workload,Model,Requests,Input tokens,Output tokens,Cost,Currency
      2026-10,Support ticket triage,gpt-4o,1000,2000000,100000,5.50,USD
      """;
  private static final String RATES =
      """
      Currency,Rate,Date
      USD,0.7,2026-11-01
      usd,0.8,2026-11-19
      USD,0.9,2026-12-24
      NZD,0.45,2026-11-19
      """;

  @TempDir private Path folder;
  private Path book;
  private boolean actuals;
  private boolean dryRun;
  private GivenRequests requests = GivenRequests.NONE;
  private FileKind as;
  private Map<String, FileKind> options = Map.of();
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void copySample() throws IOException {
    book = Files.copy(Path.of("samples/portfolio.xlsx"), folder.resolve("plan.xlsx"));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Imported run(Path... files) throws IOException {
    said.clear();
    return new FileImport()
        .run(
            new ImportRequest(
                List.of(files),
                new Into(book, null, dryRun),
                as,
                options,
                actuals,
                UsageAsks.of("", "", requests),
                List.of(),
                LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 11, 24)),
            Progress.hidden(),
            said::add);
  }

  /** A cell as it is shown, without commas between thousands; headers are in the first row. */
  private String cell(String sheet, String key, String name, String header) throws IOException {
    DataFormatter shown = new DataFormatter();
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      for (Row row : workbook.getSheet(sheet)) {
        Map<String, String> cells = new HashMap<>();
        for (Cell cell : row) {
          String title =
              workbook.getSheet(sheet).getRow(0).getCell(cell.getColumnIndex()).toString();
          cells.put(title.replaceAll(" \\(.*", ""), shown.formatCellValue(cell).replace(",", ""));
        }
        if (name.equals(cells.get(key))) {
          return cells.getOrDefault(header, "");
        }
      }
    }
    return "no row";
  }

  @Test
  void aMonthsReadingIsOneImportWhateverTheFilesAreCalled() throws IOException {
    actuals = true;
    Imported imported =
        run(file("one.txt", BILL), file("two.txt", PRICES), file("three.txt", RATES));
    assertThat(imported.refused()).isEmpty();
    assertThat(cell(Sheets.EXCHANGE_RATES, "Currency", "USD", "Rate")).startsWith("0.8");
    assertThat(cell(Sheets.EXCHANGE_RATES, "Currency", "NZD", "Rate")).startsWith("0.45");
    assertThat(cell(Sheets.EXCHANGE_RATES, "Currency", "USD", "Date")).isEqualTo("2026-11-19");
    assertThat(cell(Sheets.MODEL_PRICES, "Model", "gpt-4o", "Input")).startsWith("2.25");
    assertThat(cell(Sheets.WORKLOADS, "Workload", "Support ticket triage", "Input tokens"))
        .isEqualTo("2000");
    assertThat(cell(Sheets.ACTUALS, "Workload", "Support ticket triage", "Requests"))
        .isEqualTo("1000");
    assertThat(said).last().isEqualTo("Next: breakeven review " + book);

    run(folder.resolve("two.txt"), folder.resolve("three.txt"));
    assertThat(said).last().isEqualTo("Nothing to change: " + book + " stays as it is");
  }

  /** 2,000,000 at 2.25 and 100,000 at 10 are 5.50; at the price of before they are 6.00. */
  @Test
  void aBillIsComparedWithThePricesThatComeWithIt() throws IOException {
    run(file("bill.csv", BILL), file("prices.json", PRICES));
    assertThat(said)
        .anyMatch(line -> line.startsWith("Billed cost and prices agree within"))
        .noneMatch(line -> line.startsWith("Billed cost and prices lie more than"));
  }

  @Test
  void oneThatIsRefusedWritesNothingAndTheOthersAreReportedAsRead() throws IOException {
    byte[] before = Files.readAllBytes(book);
    Imported imported =
        run(
            file("bill.csv", BILL),
            file("empty.csv", ""),
            file("rates.csv", RATES),
            file("other.csv", "A,B\n1,2\n"));
    assertThat(Files.readAllBytes(book)).isEqualTo(before);
    assertThat(imported.refused())
        .hasSize(2)
        .anyMatch(line -> line.endsWith("empty.csv is empty: fetch it again"))
        .anyMatch(line -> line.contains("other.csv is no price list, bill or log that is known"));
    assertThat(imported.read())
        .containsExactly(
            "Exchange rates: " + folder.resolve("rates.csv") + ", read",
            "Your own log or bill: " + folder.resolve("bill.csv") + ", 1 line, read",
            "Nothing is imported: " + book + " stays as it is");
  }

  @Test
  void whatCouldBeTwoThingsIsAskedFor() throws IOException {
    String both =
        "Model,Kind,Input,Output,Workload,Input tokens,Output tokens\ngpt-4o,Base,2.3,10,A,5,1\n";
    Imported asked = run(file("both.csv", both));
    assertThat(asked.refused())
        .containsExactly(
            folder.resolve("both.csv")
                + " could be a price list or a bill or log: say which with --as prices or --as"
                + " usage");
    as = FileKind.PRICES;
    dryRun = true;
    assertThat(run(folder.resolve("both.csv")).refused()).isEmpty();
    assertThat(said.get(0)).startsWith("table of Model prices: ");
  }

  @Test
  void anOptionThatNoFileKnowsIsRefused() throws IOException {
    options = Map.of("--actuals", FileKind.USAGE);
    Path prices = file("prices.json", PRICES);
    assertThatThrownBy(() -> run(prices))
        .isInstanceOf(BadInput.class)
        .hasMessage("--actuals is of a bill or log, and none of the files is one: leave it out");
    dryRun = true;
    assertThat(run(prices, file("bill.csv", BILL)).refused()).isEmpty();
  }

  @Test
  void requestsAndActualsGoTogether() throws IOException {
    actuals = true;
    requests = GivenRequests.of(1_234);
    String bill =
        """
        ChargePeriodStart,ChargePeriodEnd,ChargeCategory,BilledCost,BillingCurrency,SkuMeter,ConsumedQuantity,ConsumedUnit,Workload
        2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,1,USD,Input Tokens,1234000,Tokens,Support ticket triage
        2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,1,USD,Output Tokens,12340,Tokens,Support ticket triage
        """;
    // FOCUS has no column of workloads.
    Imported imported =
        new FileImport()
            .run(
                new ImportRequest(
                    List.of(file("focus.csv", bill)),
                    new Into(book, null, false),
                    null,
                    Map.of(),
                    true,
                    UsageAsks.of("Support ticket triage", "", requests),
                    List.of(),
                    null,
                    LocalDate.of(2026, 11, 24)),
                Progress.hidden(),
                said::add);
    assertThat(imported.refused()).isEmpty();
    assertThat(cell(Sheets.ACTUALS, "Workload", "Support ticket triage", "Requests"))
        .isEqualTo("1234");
    assertThat(cell(Sheets.WORKLOADS, "Workload", "Support ticket triage", "Requests"))
        .isEqualTo("1234");
  }

  @Test
  void filesOfEachKindMayBePackedWithGzip() throws IOException {
    actuals = true;
    assertThat(
            run(packed("bill.csv.gz", BILL), packed("prices", PRICES), packed("rates.gz", RATES))
                .refused())
        .isEmpty();
    assertThat(cell(Sheets.EXCHANGE_RATES, "Currency", "USD", "Rate")).startsWith("0.8");
    assertThat(cell(Sheets.MODEL_PRICES, "Model", "gpt-4o", "Input")).startsWith("2.25");
    assertThat(cell(Sheets.ACTUALS, "Workload", "Support ticket triage", "Requests"))
        .isEqualTo("1000");
  }

  private Path packed(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USD,1.27,2026-11-19 | one USD is 1.27 GBP there, and",
        "JPY,0.52,2026-11-19 | : check the file, or type the rate into Exchange rates",
        "USD,0.8,19.11.2026 | (Date) holds \"19.11.2026\"",
        "USD,0.8,2027-11-19 | has no rate of a day up to 2026-11-24",
      })
  void aRateThatCannotBeMeantIsRefused(String row, String why) throws IOException {
    assertThat(run(file("rates.csv", "Currency,Rate,Date\n" + row + "\n")).refused())
        .singleElement()
        .asString()
        .contains(why);
  }
}
