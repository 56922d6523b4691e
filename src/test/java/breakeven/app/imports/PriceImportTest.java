package breakeven.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.app.batch.Reviews;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.core.table.TrainingPrices;
import breakeven.testing.Imports;
import breakeven.testing.LibreOffice;
import breakeven.testing.OpenPyxl;
import breakeven.testing.PlainBook;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import breakeven.workbook.write.Schemas;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceImportTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 24);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @TempDir private Path folder;
  private Path book;
  private final List<String> said = new ArrayList<>();

  private boolean dryRun;
  private List<String> accept = List.of();
  private LocalDate checkedOn = DAY;
  private Path output;

  @BeforeEach
  void copySample() throws IOException {
    book = folder.resolve("plan.xlsx");
    Files.copy(Path.of("samples/portfolio.xlsx"), book);
  }

  private void run(Path... lists) throws IOException {
    said.clear();
    ImportRequest options =
        Imports.prices(List.of(lists), new Into(book, output, dryRun), accept, checkedOn, AS_OF);
    Imports.run(options, said::add);
  }

  private Path list(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** A list in LiteLLM's shape: key, provider, input and output in dollars per million. */
  private static String entry(String key, String provider, double input, double output) {
    return "\"%s\": {\"litellm_provider\": \"%s\", \"mode\": \"chat\", \"input_cost_per_token\": %se-6,"
            .formatted(key, provider, input)
        + " \"output_cost_per_token\": %se-6}".formatted(output);
  }

  private Path liteLlm(String... entries) throws IOException {
    return list("litellm.json", "{" + String.join(",", entries) + "}");
  }

  /** Cells of a price row as they are shown, by header without unit. */
  private static Map<String, String> row(Path file, String sheet, String name) throws IOException {
    return rows(file, sheet).stream()
        .filter(row -> name.equals(title(row)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + name));
  }

  private static String title(Map<String, String> row) {
    return row.get("Provider") + ": " + row.getOrDefault("Model", row.get("Model or size"));
  }

  private static List<Map<String, String>> rows(Path file, String name) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      XSSFSheet sheet = workbook.getSheet(name);
      for (Row row : sheet) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Cell cell : row) {
          String header =
              sheet.getRow(0).getCell(cell.getColumnIndex()).toString().replaceAll(" \\(.*", "");
          String shown = new DataFormatter().formatCellValue(cell);
          if (row.getRowNum() > 0 && !shown.isEmpty()) {
            cells.put(header, shown);
          }
        }
        if (!cells.isEmpty()) {
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  /** The rows of a card of one provider, on demand. */
  private List<Map<String, String>> cards(String provider, String card) throws IOException {
    return rows(book, Sheets.GPU_PRICES).stream()
        .filter(row -> provider.equals(row.get("Provider")) && card.equals(row.get("GPU")))
        .filter(row -> "On demand".equals(row.get("Pricing")))
        .toList();
  }

  private void own(String name, String source) throws IOException {
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      for (Row row : workbook.getSheet(Sheets.MODEL_PRICES)) {
        if (name.equals(row.getCell(ModelPrices.MODEL.ordinal()).toString())) {
          row.getCell(ModelPrices.SOURCE.ordinal()).setCellValue(source);
        }
      }
      save(workbook);
    }
  }

  // --- what comes in ----------------------------------------------------------------------------

  @Test
  void aPriceThatChangedIsUpdatedWithItsDayAndSourceAndOldAndNewAreSaid() throws IOException {
    run(liteLlm(entry("gpt-4o", "openai", 2.25, 10)));

    Map<String, String> row = row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-4o");
    assertThat(row)
        .containsEntry("Input", "2.2500")
        .containsEntry("Cached input", "1.2500")
        .containsEntry("Output", "10.0000")
        .containsEntry("Last service", "2027-01-14")
        .containsEntry("Checked on", "2026-11-20")
        .containsEntry("Source", "github.com/BerriAI/litellm model_prices_and_context_window.json");
    assertThat(said)
        .contains(
            "  1 price read in 1 entry: 1 imported (0 new, 1 changed, 0 the same), 0 left out",
            "  OpenAI: gpt-4o: Input (per 1M tokens) 2.5 → 2.25");
  }

  @Test
  void aNewModelComesBelowTheLastWithTableFilterAndLook() throws IOException {
    int before = rows(book, Sheets.MODEL_PRICES).size();
    run(liteLlm(entry("gpt-9", "openai", 1, 4), entry("azure/gpt-9", "azure", 1.5, 4)));

    List<Map<String, String>> rows = rows(book, Sheets.MODEL_PRICES);
    assertThat(rows).hasSize(before + 2);
    assertThat(rows.get(before))
        .isEqualTo(
            Map.of(
                "Provider", "OpenAI",
                "Model", "gpt-9",
                "Kind", "Base",
                "Currency", "USD",
                "Input", "1.0000",
                "Output", "4.0000",
                "Checked on", "2026-11-20",
                "Source", "github.com/BerriAI/litellm model_prices_and_context_window.json"));
    assertThat(title(rows.get(before + 1))).isEqualTo("Azure OpenAI: gpt-9");
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      XSSFSheet sheet = workbook.getSheet(Sheets.MODEL_PRICES);
      String last = CellReference.convertNumToColString(ModelPrices.TABLE.columns().size() - 1);
      String end = last + (before + 3);
      assertThat(sheet.getTables().get(0).getCTTable().getRef()).isEqualTo("A1:" + end);
      assertThat(sheet.getTables().get(0).getCTTable().getAutoFilter().getRef())
          .isEqualTo("A1:" + end);
      assertThat(workbook.getPrintArea(workbook.getSheetIndex(sheet)))
          .endsWith("$" + last + "$" + (before + 3));
      assertThat(sheet.getSheetConditionalFormatting().getNumConditionalFormattings()).isEqualTo(1);
      assertThat(sheet.getRow(before + 1).getCell(7).getCellStyle())
          .isEqualTo(sheet.getRow(before).getCell(7).getCellStyle());
    }
  }

  @Test
  void everythingElseInTheWorkbookStaysToTheByte() throws IOException {
    Map<String, Long> before = Reviews.checksums(book);
    Files.setLastModifiedTime(book, FileTime.fromMillis(1_700_000_000_000L));
    run(liteLlm(entry("gpt-4o", "openai", 2.25, 10), entry("gpt-9", "openai", 1, 4)));
    assertThat(Files.getLastModifiedTime(folder.resolve("plan.before-import.xlsx")).toMillis())
        .isEqualTo(1_700_000_000_000L);

    Set<String> differ = ChangedParts.of(before, book);
    try (XlsxFile file = XlsxFile.open(book)) {
      String sheet = file.sheet(Sheets.MODEL_PRICES).orElseThrow().part();
      String table =
          file.relations(sheet).stream()
              .filter(relation -> relation.type().equals("table"))
              .findFirst()
              .orElseThrow()
              .target();
      assertThat(differ).containsExactlyInAnyOrder(sheet, table);
      assertThat(Schemas.faults(file.open(sheet).readAllBytes())).isEmpty();
    }
    assertThat(Reviews.checksums(folder.resolve("plan.before-import.xlsx"))).isEqualTo(before);
  }

  @Test
  void importingTwiceChangesNothingTheSecondTime() throws IOException {
    Path[] lists = {
      Path.of("src/test/resources/prices/litellm.json"),
      Path.of("src/test/resources/prices/genai-prices.json"),
      Path.of("src/test/resources/prices/llm-prices-vendor.json"),
      Path.of("src/test/resources/prices/llm-prices-current.json"),
      Path.of("src/test/resources/prices/portkey/openai.json"),
      Path.of("src/test/resources/prices/gpu-rental-prices.json"),
      Path.of("src/test/resources/prices/own-models.csv"),
      Path.of("src/test/resources/prices/own-training.csv")
    };
    run(lists);
    assertThat(said).anyMatch(line -> line.startsWith("Wrote "));
    assertThat(said).last().isEqualTo("Next: breakeven review " + book);
    byte[] once = Files.readAllBytes(book);

    run(lists);

    assertThat(said).last().asString().startsWith("Nothing to change: ");
    assertThat(Files.readAllBytes(book)).isEqualTo(once);
  }

  @Thorough
  @Test
  void anImportAndTheSamePricesTypedByHandGiveTheSameReview() throws IOException {
    Path typed = folder.resolve("typed.xlsx");
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in);
        var out = Files.newOutputStream(typed)) {
      for (Row row : workbook.getSheet(Sheets.MODEL_PRICES)) {
        if (row.getCell(1).toString().equals("gpt-5.4")
            && row.getCell(0).toString().equals("OpenAI")) {
          row.getCell(ModelPrices.INPUT_PRICE.ordinal()).setCellValue(2.25);
          row.getCell(ModelPrices.OUTPUT_PRICE.ordinal()).setCellValue(13);
          row.getCell(ModelPrices.CHECKED_ON.ordinal()).setCellValue(DAY);
        }
      }
      SavedBook.write(workbook, out);
    }
    run(liteLlm(entry("gpt-5.4", "openai", 2.25, 13)));

    List<Map<String, String>> imported = review(book);
    assertThat(imported.equals(review(typed))).isTrue();
    Path before = folder.resolve("plan.before-import.xlsx");
    assertThat(imported.equals(review(before))).isFalse();
  }

  private List<Map<String, String>> review(Path in) {
    Path out = in.resolveSibling(in.getFileName() + "-reviewed.xlsx");
    return Reviews.rows(Reviews.review(in, out), Sheets.WORKLOADS);
  }

  @Test
  void theEndOfAModelIsChangedWithoutItsPrice() throws IOException {
    Map<String, String> before = row(book, Sheets.MODEL_PRICES, "Azure OpenAI: gpt-5-mini");
    Path list =
        list(
            "ends.csv",
            """
            provider;model;last service;Replacement;Lifecycle
            Azure OpenAI;gpt-5-mini;2027-03-01;Azure OpenAI: gpt-5.4-mini;GA
            Azure OpenAI;nobody;2027-03-01;;GA
            """);
    // A list of no day fills what is empty, and nothing else.
    checkedOn = null;
    run(list);
    Map<String, String> filled = new LinkedHashMap<>(before);
    filled.put("Replacement", "Azure OpenAI: gpt-5.4-mini");
    assertThat(row(book, Sheets.MODEL_PRICES, "Azure OpenAI: gpt-5-mini")).isEqualTo(filled);
    assertThat(said)
        .contains("        1 left out: days alone, and the workbook has no row of that model");

    checkedOn = DAY;
    run(list);
    filled.put("Last service", "2027-03-01");
    assertThat(row(book, Sheets.MODEL_PRICES, "Azure OpenAI: gpt-5-mini")).isEqualTo(filled);
    assertThat(said)
        .anyMatch(line -> line.matches("  Azure OpenAI: gpt-5-mini: Last service.* → 2027-03-01"));

    run(list);
    assertThat(said).last().asString().startsWith("Nothing to change");
  }

  /** Neither list is the other's rival, and neither order loses anything. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPriceAndTheEndOfItsModelComeInTogether(boolean priceFirst) throws IOException {
    Path prices = liteLlm(entry("gpt-4o", "openai", 2.25, 10));
    Path ends =
        list(
            "models.json", "{\"data\": [{\"id\": \"gpt-4o\", \"shutdown_date\": \"2027-02-01\"}]}");
    run(priceFirst ? prices : ends, priceFirst ? ends : prices);
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-4o"))
        .containsEntry("Input", "2.2500")
        .containsEntry("Last service", "2027-02-01")
        .containsEntry("Checked on", "2026-11-20");
  }

  @Test
  void aPageOfAzureSaysThatThereAreMoreAndNothingIsGone() throws IOException {
    Path page = Path.of("src/test/resources/prices/azure-retail.json");
    String more =
        "  one page of several: its last line names the next. Join them: jq -s . page-*.json >"
            + " all.json";
    run(page);
    assertThat(said).contains(more);
    run(page);
    assertThat(said)
        .contains(more)
        .noneMatch(line -> line.startsWith("No more in "))
        .last()
        .asString()
        .startsWith("Nothing to change");
    assertThat(row(book, Sheets.MODEL_PRICES, "Azure AI: deepseek-v4-pro"))
        .containsEntry("Input", "1.7400")
        .containsEntry("Source", "prices.azure.com/api/retail/prices");
  }

  @Test
  void theRentOfACardIsUpdatedWithItsDayAndPage() throws IOException {
    Path list =
        list(
            "latest.json",
            """
            {"date": "2026-11-20", "offers": [
              {"provider": "runpod", "gpu": "h100-sxm", "vram_gb": 80, "usd_hr": 4.25,
               "kind": "secure", "source_url": "https://a.example", "fetched_at": "2026-11-19T06:00Z"},
              {"provider": "runpod", "gpu": "h100-sxm", "vram_gb": 80, "usd_hr": 2.1,
               "kind": "community", "source_url": "https://a.example", "fetched_at": "2026-11-19T06:00Z"},
              {"provider": "runpod", "gpu": "rtx-pro-4500", "vram_gb": 32, "usd_hr": 99,
               "kind": "secure", "source_url": "https://a.example", "fetched_at": "2026-11-19T06:00Z"}]}
            """);
    accept = List.of("RTX PRO 4500");
    run(list);
    assertThat(cards("RunPod", "H100"))
        .singleElement(InstanceOfAssertFactories.map(String.class, String.class))
        .containsEntry("Price", "4.25")
        .containsEntry("Peak", "989")
        .containsEntry("Checked on", "2026-11-19")
        .containsEntry("Source", "https://a.example; gpurentalprices.com");
    assertThat(cards("RunPod", "RTX PRO 4500"))
        .singleElement(InstanceOfAssertFactories.map(String.class, String.class))
        .containsEntry("Memory", "32")
        .containsEntry("Source", "check: plausible | https://a.example; gpurentalprices.com");
    assertThat(said)
        .contains(
            "  3 prices read in 3 entries: 3 imported (1 new, 2 changed, 0 the same), 0 left out");

    run(list);
    assertThat(said).last().asString().startsWith("Nothing to change");
  }

  /** The book has servers of eight; the list lets one alone, and speaks of another offer. */
  @Test
  void aCardThatIsLetAloneIsNotThePriceOfAServer() throws IOException {
    run(
        list(
            "latest.json",
            "{\"offers\": [%s, %s]}"
                .formatted(offer("a100-40gb", 3.1, 1), offer("a100-80gb", 3.5, 8))));
    assertThat(cards("AWS", "A100 40GB"))
        .extracting(row -> row.get("Price") + " in units of " + row.get("Rented in units of"))
        .containsExactly("2.7447 in units of 8", "3.10 in units of 1");
    assertThat(cards("AWS", "A100 80GB"))
        .extracting(row -> row.get("Price") + " in units of " + row.get("Rented in units of"))
        .containsExactly("3.50 in units of 8");
  }

  private static String offer(String card, double hour, int cards) {
    return "{\"provider\": \"aws\", \"gpu\": \"%s\", \"usd_hr\": %s, \"kind\": \"on-demand\", \"min_gpus\": %s}"
        .formatted(card, hour, cards);
  }

  /** One offer says of how many cards, the other does not; the book has servers of eight. */
  @Test
  void anOfferThatDoesNotSayOfHowManyCardsIsARowOfItsOwnOnce() throws IOException {
    String offer =
        "{\"provider\": \"aws\", \"gpu\": \"a100-sxm-40\", \"vram_gb\": 40, \"usd_hr\": %s,"
            + " \"kind\": \"on-demand\", \"fetched_at\": \"2026-11-20T06:00Z\"%s}";
    Path list =
        list(
            "latest.json",
            "{\"offers\": [%s, %s]}"
                .formatted(
                    offer.formatted("3.1", ""), offer.formatted("2.75", ", \"min_gpus\": 8")));
    run(list);
    assertThat(cards("AWS", "A100 40GB"))
        .extracting(row -> row.get("Price") + " in units of " + row.get("Rented in units of"))
        .containsExactly("2.75 in units of 8", "3.10 in units of null");

    run(list);
    assertThat(said).last().asString().startsWith("Nothing to change");
  }

  // --- what stays out ---------------------------------------------------------------------------

  @Test
  void theAnalystsOwnRowsAreNeverChanged() throws IOException {
    own("gpt-4o", "Contract of May");
    run(liteLlm(entry("gpt-4o", "openai", 2.25, 10)));

    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-4o")).containsEntry("Input", "2.5000");
    assertThat(said)
        .contains("        1 left out: your own row (its Source begins with own or contract)")
        .last()
        .asString()
        .startsWith("Nothing to change");
  }

  /** Of a promotion's three rows, until 12 August, until 31 December and from then on. */
  @Test
  void ofRowsWithDaysTheOneInForceIsUpdated() throws IOException {
    run(liteLlm(entry("gemini-3.6-flash", "gemini", 0.8, 4)));
    assertThat(
            rows(book, Sheets.MODEL_PRICES).stream()
                .filter(row -> "Google: gemini-3.6-flash".equals(title(row)))
                .map(row -> row.get("Input") + " " + row.get("From") + " " + row.get("To")))
        .containsExactly(
            "1.5000 2026-07-21 2026-08-12",
            "0.8000 2026-08-13 2026-12-31",
            "1.5000 2027-01-01 null");
  }

  /** A table of ours may bring the days: a row without them takes those of the one in force. */
  @Test
  void rowsOfAnOwnTableWithDaysFindTheirs() throws IOException {
    String header =
        "Provider,Model,Kind,Currency,Input (per 1M tokens),Output (per 1M tokens),"
            + "Checked on (date),Source,From (date),To (date)\n";
    run(
        list(
            "own.csv",
            header
                + "Google,gemini-3.5-flash,Base,USD,1,6,2026-11-20,page,,2026-12-31\n"
                + "Google,gemini-3.5-flash,Base,USD,2,12,2026-11-20,page,2027-01-01,\n"
                + "Google,gemini-3.6-flash,Base,USD,3,12,2026-11-20,page,2027-01-01,\n"));
    assertThat(
            rows(book, Sheets.MODEL_PRICES).stream()
                .filter(row -> title(row).matches("Google: gemini-3.[56]-flash"))
                .filter(row -> !"Fine-tuned".equals(row.get("Kind")))
                .map(row -> row.get("Input") + " " + row.get("From") + " " + row.get("To")))
        .containsExactlyInAnyOrder(
            "1.5000 2026-07-21 2026-08-12",
            "0.7500 2026-08-13 2026-12-31",
            "3.0000 2027-01-01 null",
            "1.0000 null 2026-12-31",
            "2.0000 2027-01-01 null");
  }

  @Test
  void anOlderListDoesNotUndoANewerPrice() throws IOException {
    checkedOn = LocalDate.of(2026, 7, 1);
    run(liteLlm(entry("gpt-4o", "openai", 2.25, 10)));
    assertThat(said)
        .contains("        1 left out: the row in the workbook was checked on a later day");
  }

  @Test
  void aDryRunWritesNothingAndSaysHowManyBeforeItPrintsEveryDifference() throws IOException {
    byte[] before = Files.readAllBytes(book);
    dryRun = true;
    run(liteLlm(entry("gpt-4o", "openai", 2.25, 10), entry("gpt-9", "openai", 1, 4)));

    assertThat(Files.readAllBytes(book)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(book, folder.resolve("litellm.json"));
    }
    assertThat(said).first().asString().startsWith("LiteLLM: ");
    assertThat(said).noneMatch(line -> line.startsWith("Changed prices"));
    assertThat(said.stream().map(line -> line.strip().replaceAll(" {2,}", " | ")))
        .containsSequence(
            "",
            "model | column | book | list",
            "changed | OpenAI: gpt-4o | Input (per 1M tokens) | 2.5 | 2.25",
            "new | OpenAI: gpt-9 | Input (per 1M tokens) | 1",
            "new | OpenAI: gpt-9 | Output (per 1M tokens) | 4");
    assertThat(said).last().isEqualTo("Dry run: nothing was written");

    dryRun = false;
    run(folder.resolve("litellm.json"));
    assertThat(said)
        .contains("Changed prices (1)", "  OpenAI: gpt-4o: Input (per 1M tokens) 2.5 → 2.25")
        .noneMatch(line -> line.startsWith("new "));
  }

  @Test
  void aPriceOfTenTimesWhatOtherProvidersAskIsMarked() throws IOException {
    run(
        liteLlm(
            entry("groq/openai/gpt-oss-9b", "groq", 0.15, 0.6),
            entry("fireworks_ai/accounts/fireworks/models/gpt-oss-9b", "fireworks_ai", 0.2, 0.6),
            entry("wandb/openai/gpt-oss-9b", "wandb", 2, 5.9)));

    assertThat(said)
        .contains(
            "  W&B: openai/gpt-oss-9b costs 2 USD for Input, 10 times what 2 other providers of the"
                + " model ask");
    assertThat(row(book, Sheets.MODEL_PRICES, "W&B: openai/gpt-oss-9b").get("Source"))
        .startsWith("check: other providers | ");
    assertThat(row(book, Sheets.MODEL_PRICES, "Groq: openai/gpt-oss-9b").get("Source"))
        .startsWith("github.com");
  }

  @Test
  void aPriceIsHeldAgainstTheProvidersOfTheWorkbookToo() throws IOException {
    run(liteLlm(entry("azure/gpt-4o", "azure", 25, 100)));

    assertThat(said)
        .contains(
            "  Azure OpenAI: gpt-4o costs 25 USD for Input, 10 times what the other provider of the"
                + " model asks");
  }

  @ParameterizedTest
  @CsvSource({
    "azure_ai, azure_ai/gpt-9, Azure OpenAI: gpt-9",
    "azure, azure/mistral-9, Azure AI: mistral-9",
    "azure, azure/eu/gpt-9, Azure OpenAI: eu/gpt-9",
    "vertex_ai-language-models, vertex_ai/gemini-9, Google: gemini-9",
    "gemini, gemini/gemini-9, Google: gemini-9",
    "bedrock_converse, bedrock/nova-9, AWS Bedrock: nova-9",
    "wandb, wandb/llama-9, W&B: llama-9",
  })
  void whoSellsAModelHasOneName(String id, String key, String name) throws IOException {
    run(liteLlm(entry(key, id, 1, 4)));

    assertThat(row(book, Sheets.MODEL_PRICES, name)).containsEntry("Input", "1.0000");
  }

  @Test
  void aPriceOfReasoningThatIsNotThatOfOutputIsCounted() throws IOException {
    String reasons = "\"output_cost_per_reasoning_token\": %s, ";
    run(
        liteLlm(
            entry("r-1", "openai", 1, 4)
                .replace("\"mode\"", reasons.formatted("8e-6") + "\"mode\""),
            entry("r-2", "openai", 1, 4)
                .replace("\"mode\"", reasons.formatted("4.0e-6") + "\"mode\"")));

    assertThat(said)
        .contains("  1 price of reasoning tokens is not that of output, which counts for both");
  }

  @Test
  void aListOfModelsSaysNothingOfCardsOfTheSameSource() throws IOException {
    String item =
        "{\"productName\":\"Azure OpenAI\",\"meterName\":\"gpt 4o 1120 %s glbl"
            + " Tokens\",\"unitOfMeasure\":\"1K\",\"retailPrice\":%s,\"currencyCode\":\"USD\"}";
    run(
        list(
            "azure.json",
            "{\"Items\":[%s,%s],\"NextPageLink\":null}"
                .formatted(item.formatted("Inp", "0.0026"), item.formatted("Outp", "0.011"))));

    assertThat(said)
        .contains("Changed prices (2)", "  Azure OpenAI: gpt-4o: Input (per 1M tokens) 2.5 → 2.6")
        .noneMatch(line -> line.startsWith("No more in "));
  }

  @Test
  void aModelThatLeftTheListIsSaidAndKept() throws IOException {
    run(liteLlm(entry("gpt-5.4", "openai", 2.5, 15)));
    assertThat(said)
        .anyMatch(line -> line.startsWith("No more in LiteLLM, kept in the workbook ("))
        .contains("  Model prices row 16: OpenAI: gpt-5.4-mini")
        .doesNotContain("  Model prices row 15: OpenAI: gpt-5.4");
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-5.4-mini")).containsKey("Input");

    // A list that is older than the row does not know of it yet.
    checkedOn = LocalDate.of(2025, 7, 10);
    run(liteLlm(entry("gpt-5.4", "openai", 2.5, 15)));
    assertThat(said).noneMatch(line -> line.contains("gpt-5.4-mini"));
  }

  @Test
  void aListOfADayToComeOrLongPastIsTold() throws IOException {
    dryRun = true;
    Path list = liteLlm(entry("gpt-4o", "openai", 2.5, 10));
    checkedOn = AS_OF.plusDays(1);
    run(list);
    assertThat(said).contains("  that day is after 2026-11-24: check it");
    checkedOn = AS_OF.minusDays(90);
    run(list);
    assertThat(said).noneMatch(line -> line.contains("is after") || line.contains("age limit"));
    checkedOn = AS_OF.minusDays(91);
    run(list);
    assertThat(said)
        .contains(
            "  that is 91 days before 2026-11-24, more than the Price age limit of 90: fetch a"
                + " newer list");
  }

  // --- what is far off --------------------------------------------------------------------------

  /** Thousands of tokens for millions, dollars for cents; 0.15 elsewhere is within all limits. */
  @Test
  void aPriceInAnotherUnitStaysOutUntilItIsAcceptedByName() throws IOException {
    Path list =
        liteLlm(
            entry("gpt-4o", "openai", 0.0025, 0.01),
            entry("unit", "hoster", 15000, 60000),
            entry("gpt-oss-9b", "groq", 0.15, 0.6),
            entry("hoster/gpt-oss-9b", "hoster", 0.2, 0.6),
            entry("openai/gpt-oss-9b", "wandb", 150, 600));
    run(list);
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-4o")).containsEntry("Input", "2.5000");
    assertThat(rows(book, Sheets.MODEL_PRICES).stream().map(PriceImportTest::title))
        .contains("Groq: gpt-oss-9b")
        .doesNotContain("hoster: unit", "W&B: openai/gpt-oss-9b");
    assertThat(said)
        .contains(
            "        3 left out: so far off that its unit is another: --accept MODEL takes it all"
                + " the same",
            "  W&B: openai/gpt-oss-9b costs 150 USD for Input, and other providers ask 0.15",
            "  hoster: unit costs 15000 USD for Input (per 1M tokens), more than the highest"
                + " plausible price of 200 USD")
        .anyMatch(line -> line.startsWith("  OpenAI: gpt-4o costs 0.0025 USD for Input, and "));

    accept = List.of("HOSTER: unit", "gpt-4o");
    run(list);
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-4o")).containsEntry("Input", "0.0025");
    assertThat(row(book, Sheets.MODEL_PRICES, "hoster: unit").get("Source"))
        .startsWith("check: plausible | ");
    accept = List.of();
    run(list);
    assertThat(said).last().asString().startsWith("Nothing to change");
  }

  // --- what is suspicious -----------------------------------------------------------------------

  @Test
  void aSuspiciousPriceIsImportedWithAMark() throws IOException {
    run(liteLlm(entry("odd", "hoster", 0.2, 6)));

    String source = "github.com/BerriAI/litellm model_prices_and_context_window.json";
    assertThat(row(book, Sheets.MODEL_PRICES, "hoster: odd"))
        .containsEntry("Output", "6.0000")
        .containsEntry("Source", "check: output to input | " + source);
    assertThat(said)
        .contains(
            "  1 of those imported is suspicious: its Source begins with \"check:\"",
            "  hoster: odd costs 6 USD for Output, 30 times the 0.2 for Input; 1 to 15 times is"
                + " usual");
  }

  /** The base stands behind the tune in the list, and not in the workbook. */
  @Test
  void aTunedModelIsHeldAgainstABaseThatComesWithIt() throws IOException {
    run(
        liteLlm(
            entry("ft:acme-9-2026-01-31", "openai", 1, 4),
            entry("acme-9", "openai", 2, 8),
            entry("acme-9-2026-01-31", "openai", 3, 9)));
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: ft:acme-9-2026-01-31"))
        .containsEntry("Base model", "acme-9")
        .containsEntry(
            "Source",
            "check: fine-tuned model | github.com/BerriAI/litellm"
                + " model_prices_and_context_window.json");
    assertThat(said)
        .contains(
            "  OpenAI: ft:acme-9-2026-01-31 is fine-tuned and costs 1 USD for Input, less than its"
                + " base model OpenAI: acme-9 at 2");
    Path list = folder.resolve("litellm.json");
    run(list);
    assertThat(said).last().asString().startsWith("Nothing to change");
  }

  @Test
  void aTunedModelIsHeldAgainstItsBaseInTheWorkbook() throws IOException {
    run(liteLlm(entry("ft:gpt-4o-2024-11-20", "openai", 1, 4)));
    assertThat(said).anyMatch(line -> line.contains("less than its base model OpenAI: gpt-4o at"));
  }

  @Test
  void aTunedModelIsOfTheSnapshotWhereOnlyThatIsThere() throws IOException {
    run(
        liteLlm(
            entry("ft:acme-9-2026-01-31", "openai", 3, 9),
            entry("acme-9-2026-01-31", "openai", 3, 9)));
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: ft:acme-9-2026-01-31"))
        .containsEntry("Base model", "acme-9-2026-01-31");
  }

  @Test
  void aRowOfAnOwnTableWithoutASourceIsMarked() throws IOException {
    run(
        list(
            "own.csv",
            "Provider,Model,Kind,Currency,Input,Output,Checked on\n"
                + "Acme,a-1,Base,USD,1,4,2026-11-20\n"));
    assertThat(said).contains("  Acme: a-1 has no source");
    assertThat(row(book, Sheets.MODEL_PRICES, "Acme: a-1").get("Source"))
        .startsWith("check: source");
  }

  /** The day of a list means nothing where each row has its own. */
  @Test
  void theDaysOfAnOwnTableAreThoseOfItsRows() throws IOException {
    String header = "Provider,Model,Kind,Currency,Input,Output,Checked on,Source\n";
    String old = "Acme,a-1,Base,USD,1,4,2026-01-03,own\n";
    String late = "Acme,a-2,Base,USD,1,4,2026-11-20,own\n";
    checkedOn = LocalDate.of(2026, 11, 25);
    run(list("own.csv", header + old + late));
    assertThat(said.get(0)).endsWith(", prices of 2026-01-03 to 2026-11-20 (as each row says)");
    assertThat(said.get(1))
        .isEqualTo(
            "  the oldest day of a row is 325 days before 2026-11-24, more than the Price age limit"
                + " of 90: check those prices anew");
    assertThat(said).noneMatch(line -> line.contains("is after"));

    run(list("own.csv", header + late + "Acme,a-3,Base,USD,1,4,,own\n"));
    assertThat(said)
        .startsWith(
            "table of Model prices: "
                + folder.resolve("own.csv")
                + ", prices of 2026-11-20 (as each row says); rows without a day are of 2026-11-25"
                + " (--as-of)",
            "  the day of the rows without one is after 2026-11-24: check it");

    run(list("own.csv", header + "Acme,a-4,Base,USD,1,4,2026-12-01,own\n"));
    assertThat(said.get(1)).isEqualTo("  the latest day of a row is after 2026-11-24: check it");
  }

  @Test
  void aPriceOfZeroIsTakenForUnknown() throws IOException {
    run(liteLlm(entry("half", "hoster", 0.2, 0), entry("free", "hoster", 0, 0)));
    assertThat(row(book, Sheets.MODEL_PRICES, "hoster: half"))
        .doesNotContainKey("Output")
        .hasEntrySatisfying("Source", source -> assertThat(source).startsWith("check: zero | "));
    assertThat(said)
        .contains("        1 left out: every price is 0, which lists write where they do not know");
  }

  @Test
  void aListThatDisagreesWithTheWorkbookByMoreThanAFifthIsMarkedWithWhatTheWorkbookSays()
      throws IOException {
    run(liteLlm(entry("gpt-4o", "openai", 1.9, 10)));
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-4o"))
        .containsEntry("Input", "1.9000")
        .hasEntrySatisfying("Source", s -> assertThat(s).startsWith("check: two sources | "));
    assertThat(said).anyMatch(line -> line.contains("and the book says 2.5 USD ("));
  }

  @Test
  void aMarkStaysUntilThePriceChanges() throws IOException {
    run(liteLlm(entry("gpt-4o", "openai", 1.9, 10)));
    checkedOn = DAY.plusDays(1);
    run(liteLlm(entry("gpt-4o", "openai", 1.9, 10)));
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-4o"))
        .containsEntry("Checked on", "2026-11-21")
        .hasEntrySatisfying("Source", s -> assertThat(s).startsWith("check: two sources | "));
    run(liteLlm(entry("gpt-4o", "openai", 1.95, 10)));
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-4o"))
        .hasEntrySatisfying("Source", s -> assertThat(s).startsWith("github.com"));
  }

  @Test
  void ofTwoListsTheFirstCountsAndTheOtherIsEvidence() throws IOException {
    Path other =
        list(
            "vendor.json",
            "{\"vendor\": \"openai\", \"models\": [{\"id\": \"gpt-9\", \"price_history\":"
                + " [{\"input\": 2, \"output\": 8, \"from_date\": null, \"to_date\": null}]}]}");
    run(liteLlm(entry("gpt-9", "openai", 1, 4)), other);
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-9"))
        .containsEntry("Input", "1.0000")
        .hasEntrySatisfying("Source", s -> assertThat(s).startsWith("check: two sources | "));
    assertThat(said)
        .contains(
            "        1 left out: another list given here has it, of a later day or named first")
        .anyMatch(line -> line.contains("another source says 2 USD (github.com/simonw/llm-prices"));
  }

  @Test
  void oneModelTwiceInAListAtTwoPricesIsMarked() throws IOException {
    run(
        liteLlm(
            entry("gemini/gemini-9", "gemini", 1, 4),
            entry("vertex_ai/gemini-9", "vertex_ai-language-models", 1.1, 4)));
    assertThat(row(book, Sheets.MODEL_PRICES, "Google: gemini-9"))
        .containsEntry("Input", "1.0000")
        .hasEntrySatisfying("Source", s -> assertThat(s).startsWith("check: one price a day | "));
    assertThat(said).contains("        1 left out: the same model again in this list");
  }

  @Test
  void namesThatDifferInCaseAloneAreTwoRows() throws IOException {
    Path list =
        liteLlm(
            entry("together_ai/baai/x", "together_ai", 1, 1),
            entry("together_ai/BAAI/x", "together_ai", 2, 2));
    run(list);
    assertThat(row(book, Sheets.MODEL_PRICES, "Together: baai/x")).containsEntry("Input", "1.0000");
    assertThat(row(book, Sheets.MODEL_PRICES, "Together: BAAI/x")).containsEntry("Input", "2.0000");
    run(list);
    assertThat(said).last().asString().startsWith("Nothing to change");
  }

  // --- sheets, files ----------------------------------------------------------------------------

  @Test
  void aSheetThatIsLackingIsAddedWithTheShippedPrices() throws IOException {
    Path bare =
        new PlainBook(List.of(Map.of("Workload", "w", "Requests", "1000")))
            .write(folder.resolve("bare.xlsx"));
    book = bare;
    run(
        liteLlm(entry("gpt-9", "openai", 1, 4), entry("gpt-4o", "openai", 2.25, 10)),
        Path.of("src/test/resources/prices/portkey/openai.json"));

    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-9")).containsEntry("Input", "1.0000");
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-4o")).containsEntry("Input", "2.2500");
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-4o-mini"))
        .containsEntry("Input", "0.1500");
    assertThat(row(book, Sheets.TRAINING_PRICES, "OpenAI: gpt-4.1"))
        .containsEntry("Training", "25.0000")
        .containsEntry("Source", "github.com/Portkey-AI/models pricing/openai.json");
    assertThat(rows(book, Sheets.TRAINING_PRICES).get(0).keySet())
        .contains(TrainingPrices.METHOD.header());
  }

  @Test
  void anotherFileIsWrittenWhereOneIsNamed() throws IOException {
    byte[] before = Files.readAllBytes(book);
    output = folder.resolve("new.xlsx");
    run(liteLlm(entry("gpt-9", "openai", 1, 4)));
    assertThat(Files.readAllBytes(book)).isEqualTo(before);
    assertThat(row(output, Sheets.MODEL_PRICES, "OpenAI: gpt-9")).containsEntry("Input", "1.0000");
    assertThat(folder.resolve("plan.before-import.xlsx")).doesNotExist();
  }

  @Test
  void whereNothingCanBeWrittenNothingIsSaidToChange() throws IOException {
    Path list = liteLlm(entry("gpt-9", "openai", 1, 4));
    output = folder.resolve("gone/new.xlsx");
    refusedUntouched("cannot be written", list);
    assertThat(said).isEmpty();
    dryRun = true;
    run(list);
    assertThat(said).contains("Dry run: nothing was written");
  }

  private void refusedUntouched(String message, Path... lists) throws IOException {
    byte[] before = Files.readAllBytes(book);
    assertThatThrownBy(() -> run(lists)).isInstanceOf(BadInput.class).hasMessageContaining(message);
    assertThat(Files.readAllBytes(book)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .noneMatch(name -> name.startsWith(".breakeven") || name.contains("before-import"));
    }
  }

  @Test
  void whatTheNextReviewCouldNotReadIsNotImported() throws IOException {
    refusedUntouched(
        "OpenAI: gpt-9: Input (per 1M tokens) would be \"2000000000000000\". The number is too"
            + " large",
        liteLlm(entry("gpt-9", "openai", 7, 4).replace("7.0e-6", "2e9")));
    refusedUntouched(
        "Source would be \"" + "x".repeat(40) + "…\". The text is longer than the 32767 characters",
        list(
            "own.csv",
            "Provider,Model,Kind,Currency,Input,Output,Source\nOpenAI,gpt-9,Base,USD,1,4,"
                + "x".repeat(32_768)));
    refusedUntouched(
        "holds \"0001-01-01\": This is not a day",
        list(
            "day.csv",
            "Provider,Model,Kind,Currency,Input,Output,Last service\n"
                + "OpenAI,gpt-9,Base,USD,1,4,0001-01-01"));
  }

  @Test
  void anEntryWithoutANameAndADayThatNoWorkbookHoldsDoNotComeIn() throws IOException {
    String entry = entry("gpt-9", "openai", 1, 4);
    run(
        liteLlm(
            entry.replace("}", ", \"deprecation_date\": \"0001-01-01\"}"),
            entry.replace("gpt-9", " ")));
    assertThat(said).contains("        1 left out: without a name");
    assertThat(row(book, Sheets.MODEL_PRICES, "OpenAI: gpt-9"))
        .containsEntry("Input", "1.0000")
        .doesNotContainKey("Last service");
  }

  @Test
  void aBadListLeavesTheBookUntouchedEvenBehindAGoodOne() throws IOException {
    Path good = liteLlm(entry("gpt-9", "openai", 1, 4));
    refusedUntouched(
        "a: input_cost_per_token holds \"cheap\"",
        good,
        list(
            "bad.json",
            "{\"a\": {\"litellm_provider\": \"x\", \"input_cost_per_token\": \"cheap\"}}"));
    refusedUntouched("ends in the middle", good, list("cut.json", "{\"a\": {\"mode\":"));
  }

  @ParameterizedTest
  @CsvSource({
    "plan.xlsx, ~$plan.xlsx",
    "plan.xlsx, .~lock.plan.xlsx#",
    "portfolio-2026.xlsx, ~$portfolio-2026.xlsx",
    "portfolio-2026.xlsx, ~$rtfolio-2026.xlsx",
  })
  void aBookThatIsOpenElsewhereIsLeftAlone(String name, String lock) throws IOException {
    book = Files.move(book, folder.resolve(name));
    Files.writeString(folder.resolve(lock), "lock");
    refusedUntouched(
        "is open in a spreadsheet program ("
            + lock
            + " is beside it; remove that file if none has)",
        liteLlm(entry("gpt-9", "openai", 1, 4)));
  }

  @Test
  void aBookThatIsLongerThanBeforeIsLeftAloneWhateverItsTime() throws IOException {
    FileTime time = Files.getLastModifiedTime(book);
    BookFile file = BookFile.of(new Into(book, null, false));
    Files.write(book, new byte[1], StandardOpenOption.APPEND);
    Files.setLastModifiedTime(book, time);

    assertThatThrownBy(file::finish)
        .isInstanceOf(BadInput.class)
        .hasMessage(book + " was changed during the import: nothing was written, import again");
  }

  @Test
  void aDamagedBookIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(book);
    Files.write(book, Arrays.copyOf(whole, whole.length / 2));
    refusedUntouched("is cut off or damaged", liteLlm(entry("gpt-9", "openai", 1, 4)));
  }

  /**
   * Headers below a title, in another order, columns of the user's own, rules that end with the
   * rows.
   */
  private void usersSheet() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        var out = Files.newOutputStream(book)) {
      XSSFSheet sheet = workbook.createSheet("model prices");
      sheet.createRow(0).createCell(0).setCellValue("What we pay");
      String[] headers = {
        "Mine", "Source", "Model", "Checked on", "Kind", "Output", "Input", "Currency", "Provider"
      };
      String[] cells = {"x", "mail", "gpt-4o", "", "Base", "", "", "USD", "OpenAI"};
      Row header = sheet.createRow(2);
      Row row = sheet.createRow(3);
      for (int i = 0; i < headers.length; i++) {
        header.createCell(i).setCellValue(headers[i]);
        row.createCell(i).setCellValue(cells[i]);
      }
      row.getCell(5).setCellValue(10);
      row.getCell(6).setCellValue(2.5);
      row.createCell(9).setCellFormula("F4*2");
      Row prepared = sheet.createRow(4);
      prepared.createCell(2);
      prepared.createCell(9);
      sheet.setAutoFilter(new CellRangeAddress(2, 3, 0, 8));
      var rule = sheet.getDataValidationHelper();
      sheet.addValidationData(
          rule.createValidation(
              rule.createExplicitListConstraint(new String[] {"Base", "Embedding"}),
              new CellRangeAddressList(3, 3, 4, 4)));
      SavedBook.write(workbook, out);
    }
  }

  @Test
  void aSheetAsItsUserMadeItKeepsItsShape() throws IOException {
    usersSheet();
    run(liteLlm(entry("gpt-4o", "openai", 2.25, 10), entry("gpt-9", "openai", 1, 4)));

    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      XSSFSheet sheet = workbook.getSheetAt(0);
      DataFormatter shown = new DataFormatter();
      List<String> cells = new ArrayList<>();
      for (int row = 3; row <= sheet.getLastRowNum(); row++) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 10; i++) {
          line.append(i == 0 ? "" : " | ")
              .append(shown.formatCellValue(sheet.getRow(row).getCell(i)));
        }
        cells.add(line.toString());
      }
      String source = "github.com/BerriAI/litellm model_prices_and_context_window.json";
      assertThat(cells)
          .containsExactly(
              "x | " + source + " | gpt-4o | 2026-11-20 | Base | 10 | 2.25 | USD | OpenAI | F4*2",
              " | " + source + " | gpt-9 | 2026-11-20 | Base | 4 | 1 | USD | OpenAI | ");
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A3:I5");
      assertThat(workbook.getName("_xlnm._FilterDatabase").getRefersToFormula())
          .endsWith("$A$3:$I$5");
      assertThat(
              sheet
                  .getDataValidations()
                  .get(0)
                  .getRegions()
                  .getCellRangeAddresses()[0]
                  .formatAsString())
          .isEqualTo("E4:E5");
    }
    try (XlsxFile file = XlsxFile.open(book)) {
      assertThat(Schemas.faults(file.open(file.sheets().get(0).part()).readAllBytes())).isEmpty();
    }
  }

  @Test
  void aRowWithoutAProviderIsFoundWhereOneProviderAloneHasTheModel() throws IOException {
    withoutProvider();
    run(
        liteLlm(
            entry("GPT-4o", "openai", 2.25, 10),
            entry("text-completion-openai/x", "openai", 1, 2)));
    List<String> cells = cells(3);
    assertThat(cells).contains("gpt-4o", "2.25", "OpenAI");
    run(folder.resolve("litellm.json"));
    assertThat(said).last().asString().startsWith("Nothing to change");
  }

  @Test
  void aRowWithoutAProviderStaysWhereSeveralProvidersHaveTheModel() throws IOException {
    withoutProvider();
    run(liteLlm(entry("gpt-4o", "openai", 2.25, 10), entry("azure/gpt-4o", "azure", 2.2, 10)));
    assertThat(cells(3)).contains("gpt-4o", "2.5").doesNotContain("OpenAI");
    assertThat(cells(4)).contains("gpt-4o", "2.25", "OpenAI");
    assertThat(cells(5)).contains("gpt-4o", "2.2", "Azure OpenAI");
    assertThat(said)
        .contains(
            "  Model prices row 4: gpt-4o is sold by OpenAI, Azure OpenAI: type whose price it is,"
                + " and import again");
  }

  private void withoutProvider() throws IOException {
    usersSheet();
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      workbook.getSheetAt(0).getRow(3).getCell(8).setBlank();
      save(workbook);
    }
  }

  private List<String> cells(int row) throws IOException {
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      List<String> cells = new ArrayList<>();
      for (Cell cell : workbook.getSheetAt(0).getRow(row)) {
        cells.add(new DataFormatter().formatCellValue(cell));
      }
      return cells;
    }
  }

  @Test
  void aPriceThatIsAFormulaIsTheUsersOwn() throws IOException {
    usersSheet();
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      workbook.getSheetAt(0).getRow(3).getCell(6).setCellFormula("5/2");
      workbook.getSheetAt(0).getRow(3).getCell(6).setCellValue(2.5);
      save(workbook);
    }
    run(liteLlm(entry("gpt-4o", "openai", 2.25, 10)));
    assertThat(said).contains("        1 left out: a price in the workbook is a formula");
  }

  /** A blank currency is the reporting one, pounds; without a price it is nothing's yet. */
  @ParameterizedTest(name = "currency \"{0}\", prices {1}")
  @CsvSource({"EUR, true, EUR", "EUR, false, EUR", "'', true, ''", "'', false, USD"})
  void aRowInAnotherCurrencyStaysAsItIs(String currency, boolean priced, String after)
      throws IOException {
    usersSheet();
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      Row row = workbook.getSheetAt(0).getRow(3);
      row.getCell(7).setCellValue(currency);
      if (!priced) {
        row.getCell(5).setBlank();
        row.getCell(6).setBlank();
      }
      save(workbook);
    }
    run(liteLlm(entry("gpt-4o", "openai", 2.25, 10)));

    boolean imported = after.equals("USD");
    assertThat(said.contains("        1 left out: the row in the workbook is in another currency"))
        .isNotEqualTo(imported);
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      Row row = workbook.getSheetAt(0).getRow(3);
      assertThat(row.getCell(7).toString()).isEqualTo(after);
      assertThat(row.getCell(6).toString()).isEqualTo(imported ? "2.25" : priced ? "2.5" : "");
    }
  }

  private void save(XSSFWorkbook workbook) throws IOException {
    Path changed = folder.resolve("changed.xlsx");
    try (var out = Files.newOutputStream(changed)) {
      SavedBook.write(workbook, out);
    }
    Files.move(changed, book, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The workbook opens in other programs, and its formulas follow the new price. */
  @Thorough
  @Test
  void otherProgramsReadTheWorkbookAndCalculateWithTheNewPrice() throws IOException {
    usersSheet();
    run(liteLlm(entry("gpt-4o", "openai", 2.25, 9), entry("gpt-9", "openai", 1, 4)));
    assertThat(OpenPyxl.dump(book)).anyMatch(line -> line.contains("gpt-9"));
    List<CSVRecord> rows = LibreOffice.calculate(book, folder.resolve("csv")).get("model prices");
    assertThat(rows.get(3).get(9)).isEqualTo("18");
    assertThat(rows.get(4).get(2)).isEqualTo("gpt-9");
  }
}
