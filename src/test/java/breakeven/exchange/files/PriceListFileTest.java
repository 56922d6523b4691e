package breakeven.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.table.Column;
import breakeven.exchange.lists.BookNames;
import breakeven.exchange.lists.LeftOut;
import breakeven.exchange.lists.ListContext;
import breakeven.exchange.lists.ListFault;
import breakeven.exchange.lists.ListReader;
import breakeven.exchange.lists.ListRow;
import breakeven.exchange.lists.ListSink;
import breakeven.testing.Golden;
import breakeven.xlsx.read.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListFileTest {
  private static final Path LISTS = Path.of("src/test/resources/prices");

  /** What a workbook names, for lists that mean models by a rule. */
  private static final Map<String, List<String>> BOOK =
      Map.of(
          "OpenAI", List.of("gpt-4o", "gpt-4.1"),
          "Azure OpenAI", List.of("gpt-4o", "gpt-4o-2024-08-06", "gpt-4.1"),
          "Anthropic", List.of("claude-3-haiku", "claude-dated-20260901"));

  @TempDir private Path folder;
  private final List<String> lines = new ArrayList<>();
  private PriceListFile.Facts facts;

  private final ListSink sink =
      new ListSink() {
        @Override
        public void row(ListRow row) {
          lines.add(line(row));
        }

        @Override
        public void leftOut(LeftOut why) {
          lines.add("- " + why);
        }

        @Override
        public void reasoning() {
          lines.add("- price of reasoning");
        }
      };

  private static String line(ListRow row) {
    StringBuilder line = new StringBuilder();
    for (Column column : row.sheet().table().columns()) {
      String cell = row.cells().get(column);
      if (cell != null) {
        line.append(line.length() == 0 ? "" : ", ")
            .append(column.header())
            .append(' ')
            .append(cell);
      }
    }
    return line.toString();
  }

  private static ListContext context(String name) {
    return new ListContext(
        name,
        LocalDate.of(2026, 11, 24),
        new BookNames() {
          @Override
          public List<String> models(String provider) {
            return BOOK.getOrDefault(provider, List.of());
          }

          @Override
          public List<String> trained(String provider) {
            return List.of();
          }

          @Override
          public List<String> cards() {
            return List.of("A100 40GB", "A100 80GB", "H100", "H100 PCIe", "L40S", "RTX 6000 Ada");
          }
        });
  }

  private void read(Path file) {
    String name = String.valueOf(file.getFileName());
    facts = PriceListFile.read(file, context(name.substring(0, name.lastIndexOf('.'))), sink);
  }

  @ParameterizedTest
  @CsvSource({
    "litellm.json, litellm",
    "genai-prices.json, genai-prices",
    "llm-prices-vendor.json, llm-prices-vendor",
    "llm-prices-current.json, llm-prices-current",
    "portkey/openai.json, portkey",
    "models-dev.json, models-dev",
    "openrouter.json, openrouter",
    "azure-retail.json, azure-retail",
    "openai-models.json, openai-models",
    "gpu-rental-prices.json, gpu-rental-prices",
    "model-ends.csv, model-ends",
    "own-gpus.csv, own-gpus",
    "own-models.csv, own-models",
    "own-training.csv, own-training",
  })
  void everyListBecomesRowsInTheUnitsOfTheSheets(String file, String golden) {
    read(LISTS.resolve(file));
    lines.add(0, facts.title() + " | " + facts.source() + " | " + facts.day());
    lines.add(1, facts.entries() + " entries");
    Golden.check("prices-" + golden + ".txt", String.join("\n", lines) + "\n");
  }

  @Test
  void pagesOfAzureJoinedInAnArrayAreOneList() throws IOException {
    String item =
        "{\"productName\": \"Azure OpenAI\", \"unitOfMeasure\": \"1M\", \"currencyCode\": \"EUR\","
            + " \"meterName\": \"5.4 %s Gl 1M Tokens\", \"retailPrice\": %s}";
    String first = "{\"Items\": [" + item.formatted("inp", "2.5") + "], \"NextPageLink\": %s}";
    String second = "{\"Items\": [" + item.formatted("opt", "15") + "], \"NextPageLink\": null}";
    Path all = folder.resolve("all.json");
    read(Files.writeString(all, "[" + first.formatted("\"https://more\"") + "," + second + "]"));
    assertThat(lines)
        .containsExactly(
            "Provider Azure OpenAI, Model gpt-5.4, Kind Base, Currency EUR, Input 2.5, Output 15");
    assertThat(facts.more()).isFalse();

    lines.clear();
    read(Files.writeString(all, first.formatted("\"https://more\"")));
    assertThat(lines).containsExactly("- NO_OUTPUT_PRICE");
    assertThat(facts.more()).isTrue();
  }

  @Test
  void theNameOfAFileDecidesNothing() throws IOException {
    Path renamed = folder.resolve("prices.txt");
    Files.copy(LISTS.resolve("litellm.json"), renamed);
    read(renamed);
    assertThat(facts.title()).isEqualTo("LiteLLM");
  }

  // --- what is no list --------------------------------------------------------------------------

  private void refused(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("list.json"), text);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + " ")
        .hasMessageContaining(message);
  }

  @Test
  void aTruncatedListIsRefused() throws IOException {
    String whole = Files.readString(LISTS.resolve("litellm.json"));
    refused(whole.substring(0, whole.length() / 2), "ends in the middle (line ");
    refused("[", "ends in the middle");
  }

  @Test
  void whatIsNoJsonIsRefused() throws IOException {
    refused("{\"a\": nope}", "is no valid JSON (line 1)");
    refused("{\"a\": {\"mode\": 1,\n\"mode\": 2}}", "has \"mode\" twice in one object (line 2)");
    refused("{} {}", "goes on behind its end");
    refused("", "is empty");
    refused("\uFEFF \n\n\n", "is empty");
    refused("<!DOCTYPE html><html>", "is a web page");
    refused("\uFEFF\n\n<html lang=\"en\">", "is a web page");
    refused("<?xml version=\"1.0\"?><prices/>", "is a web page or XML");
    refused("null", "is no known price list");
    refused("just some words", "is no known price list");
  }

  private void refused(byte[] bytes, String message) throws IOException {
    Path file = Files.write(folder.resolve("list.json"), bytes);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + " ")
        .hasMessageContaining(message);
  }

  @Test
  void aListMayBePackedWithGzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      Files.copy(LISTS.resolve("litellm.json"), gzip);
    }
    read(LISTS.resolve("litellm.json"));
    List<String> as = List.copyOf(lines);
    lines.clear();
    read(Files.write(folder.resolve("list.json.gz"), packed.toByteArray()));
    assertThat(lines).isEqualTo(as).isNotEmpty();
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    refused(new byte[] {'P', 'K', 3, 4, 20}, "is a workbook or zip file");
    refused(new byte[] {'B', 'Z', 'h', '9', 1, 2, 3}, "is no text");
    refused(new byte[5_000], "is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void aListMayComeInAnyUnicode(String charset) throws IOException {
    String text = Files.readString(LISTS.resolve("litellm.json"));
    read(LISTS.resolve("litellm.json"));
    List<String> as = List.copyOf(lines);
    lines.clear();
    read(Files.write(folder.resolve("list.json"), ("\uFEFF" + text).getBytes(charset)));
    assertThat(lines).isEqualTo(as).isNotEmpty();
  }

  @Test
  void anotherEncodingIsSaid() throws IOException {
    String text = "{\"a\": {\"litellm_provider\": \"caf\u00e9 \u00e4\", \"mode\": \"chat\"}}";
    refused(text.getBytes(StandardCharsets.ISO_8859_1), "is not UTF-8 (line 1)");
    refused(("\n\n" + text).getBytes(StandardCharsets.ISO_8859_1), "is not UTF-8 (line 3)");
    byte[] cut = (text.substring(0, 33) + "\u00e9").getBytes(StandardCharsets.UTF_8);
    refused(Arrays.copyOf(cut, cut.length - 1), "ends in the middle");
  }

  @Test
  void jsonOfAnotherKindIsRefused() throws IOException {
    refused(
        "{\"name\": \"app\", \"dependencies\": {\"left-pad\": \"1\"}}", "none of the price lists");
    refused("[1, 2, 3]", "none of the price lists");
    refused("[{\"id\": \"x\", \"models\": []}]", "none of the price lists");
    refused("{}", "none of the price lists");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"about 2 dollars\"', about 2 dollars",
    "'\"1,5\"', '1,5'",
    "-1, -1",
    "1e999, 1e999",
    "'[1]', a list of values",
  })
  void aPriceThatIsNoneIsRefusedWithItsModelAndField(String price, String shown)
      throws IOException {
    refused(
        "{\"gpt-4o\": {\"litellm_provider\": \"openai\", \"input_cost_per_token\": " + price + "}}",
        "gpt-4o: input_cost_per_token holds ");
    refused(
        "{\"gpt-4o\": {\"litellm_provider\": \"openai\", \"input_cost_per_token\": " + price + "}}",
        shown);
  }

  @Test
  void aPriceInATableThatIsNoneIsRefusedWithItsCell() throws IOException {
    refused(
        "Model,Kind,Input (per 1M tokens)\ngpt-4o,Base,two dollars\n",
        "in C2 (Input) holds \"two dollars\"");
  }

  @Test
  void aTableWhoseHeaderNamesAnotherUnitIsRefusedWithTheHeader() throws IOException {
    refused(
        "Model,Kind,Input (per 1K tokens)\ngpt-4o,Base,0.0025\n",
        "in C1 (Input) holds \"Input (per 1K tokens)\": The header names another unit than ours");
  }

  /**
   * Text that never ends, as a file of any size: what is refused is refused long before its end.
   */
  private static final class Endless extends InputStream {
    private final byte[] head;
    private final byte[] again;
    private long at;

    Endless(String head, String again) {
      this.head = head.getBytes(StandardCharsets.UTF_8);
      this.again = again.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      long next = at++;
      return next < head.length
          ? head[(int) next]
          : again[(int) ((next - head.length) % again.length)];
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[ | {\"event\": 1},",
        "{\"a\":[ | 1,",
        "[ | 1,",
        "{\"a\":\" | x",
        "{ | \"key\":1,",
        "{\"litellm_provider\":{\"x\":[ | {\"y\":1},",
      })
  void anEndlessFileOfAnotherKindIsRefusedWithoutReadingItToItsEnd(String head, String again) {
    ListReader reader = new ListReader(context("x"), sink);
    assertThatThrownBy(
            () ->
                JsonText.read(new Endless(head, again), parser -> JsonValues.read(parser, reader)))
        .isInstanceOfAny(ListFault.class, IOException.class);
  }
}
