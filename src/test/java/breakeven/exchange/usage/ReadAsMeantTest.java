package breakeven.exchange.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.input.Decimals;
import breakeven.core.table.UsageMapping;
import breakeven.exchange.files.UsageFile;
import breakeven.testing.UsageAsks;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as models give them, and amounts in the units that bills have. */
class ReadAsMeantTest {
  private static final Path FILES = Path.of("src/test/resources/usage");

  @TempDir private Path folder;
  private UsageSource source;

  private MeasuredUsage read(Path file, UsageAsk ask) {
    Usage usage = new Usage();
    source = UsageFile.read(file, ask, usage, read -> {});
    return MeasuredUsage.of(usage, ask).get(0);
  }

  private MeasuredUsage read(Path file) {
    return read(file, UsageAsks.of("Triage", "", GivenRequests.NONE));
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(folder.resolve("usage.txt"), String.join("\n", lines) + "\n");
  }

  /** Two answers each; the first of 1,000 tokens, 600 of them from a cache. */
  @ParameterizedTest
  @CsvSource({
    "openai-chat, gpt-5.4-2026-03-05, true, true",
    "openai-responses, gpt-5.4, true, true",
    "anthropic, claude-sonnet-4-6, false, false",
    "gemini, gemini-2.5-pro, true, true",
    "bedrock, '', false, false",
    "bedrock-log, anthropic.claude-sonnet-4-6-v1:0, false, true",
  })
  void anAnswerOfAnyVendorIsARequest(String name, String model, boolean reasons, boolean timed) {
    MeasuredUsage all = read(FILES.resolve("answers-" + name + ".jsonl"));
    assertThat(all.sums().requests()).isEqualTo(2);
    assertThat(all.sums().input()).isEqualTo(1_500);
    assertThat(all.sums().output()).isEqualTo(300);
    assertThat(all.sums().cached()).isEqualTo(600);
    if (reasons) {
      assertThat(all.sums().reasoning()).isEqualTo(150);
    } else {
      assertThat(all.sums().written()).isEqualTo(100);
    }
    assertThat(all.model()).isEqualTo(model);
    assertThat(all.period().timed()).isEqualTo(timed);
    assertThat(source.odd().keySet()).isSubsetOf(List.of(UsageWarning.NO_CALL));
  }

  @Test
  void aColumnIsNamedHoweverDeepItIs() throws IOException {
    NamedColumns columns =
        NamedColumns.of(
            Map.of(
                "Input", "log.answer.body.usage.tokens.in",
                "Output", "log.answer.body.usage.tokens.out"),
            UsageMapping.TOKENS);
    UsageAsk ask =
        UsageAsks.of("", "log.meta.app.team", GivenRequests.NONE).with(Mapping.NONE.with(columns));
    MeasuredUsage all =
        read(
            file(
                "{\"log\": {\"meta\": {\"app\": {\"team\": \"claims\"}}, \"answer\": {\"body\":"
                    + " {\"usage\": {\"tokens\": {\"in\": 900, \"out\": 90}}}}}}"),
            ask);
    assertThat(all.workload()).isEqualTo("claims");
    assertThat(all.sums().input()).isEqualTo(900);
    assertThat(all.sums().output()).isEqualTo(90);
  }

  private static final String FOCUS =
      "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,BilledCost,BillingCurrency,SkuMeter,"
          + "ConsumedQuantity,ConsumedUnit,PricingQuantity,PricingUnit";

  private static String focus(String meter, String amounts) {
    return "2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,Usage,1,USD," + meter + "," + amounts;
  }

  @Test
  void nullInFocusIsAnEmptyCell() throws IOException {
    MeasuredUsage all =
        read(
            file(
                FOCUS,
                focus("Input Tokens", "NULL,NULL,3,1000 Tokens"),
                focus("Output Tokens", "500,Tokens,NULL,NULL")));
    assertThat(all.sums().input()).isEqualTo(3_000);
    assertThat(all.sums().output()).isEqualTo(500);
    assertThat(source.odd()).isEmpty();
  }

  @Test
  void theAmountThatWasConsumedServesWhereThePricedOneDoesNot() throws IOException {
    MeasuredUsage all =
        read(
            file(
                FOCUS,
                focus("Input Tokens", "3000,Tokens,per block,Blocks"),
                focus("Output Tokens", "1,Requests,0.5,1000 Tokens")));
    assertThat(all.sums().input()).isEqualTo(3_000);
    assertThat(all.sums().output()).isEqualTo(500);
    assertThat(source.odd()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Millions of Tokens", "Million Tokens", "1M tokens", "millions", "1000000 Tokens"})
  void millionsOfTokensAreWrittenInManyWays(String unit) throws IOException {
    MeasuredUsage all =
        read(
            file(
                FOCUS,
                focus("Input Tokens", "2.5," + unit + ",,"),
                focus("Output Tokens", "500,Tokens,,")));
    assertThat(all.sums().input()).isEqualTo(2_500_000);
  }

  /**
   * The last line does not say of how many tokens a unit is: it counts for nothing, and is named.
   */
  @Test
  void unitsOfTheMarketplaceAreWhatTheDescriptionSays() {
    MeasuredUsage all = read(FILES.resolve("aws-marketplace-units.csv"));
    assertThat(all.sums().input()).isEqualTo(1_500_000 + 500_000);
    assertThat(all.sums().cached()).isEqualTo(500_000);
    assertThat(all.sums().output()).isEqualTo(200_000);
    assertThat(source.odd()).containsOnlyKeys(UsageWarning.NO_UNIT);
    assertThat(source.places(UsageWarning.NO_UNIT)).isEqualTo(List.of(5));
  }

  private static final String OWN = "Date,Workload,Model,Requests,Input tokens,Output tokens";

  @Test
  void totalsAndEmbeddingsCountForNothing() throws IOException {
    UsageAsk ask = UsageAsks.of("", "", GivenRequests.NONE);
    MeasuredUsage all =
        read(
            file(
                OWN,
                "2026-10-01,Triage,gpt-5.4,10,1000,100",
                "2026-10-31,Triage,gpt-5.4,20,3000,150",
                "2026-10-31,Triage,All models,30,4000,250",
                "2026-10-31,Triage,text-embedding-3-small,500,90000,0",
                "Total,Triage,,30,4000,250",
                // The sum of the rows above, with a day.
                "2026-10-31,Triage,gpt-5.4,30,4000,250"),
            ask);
    assertThat(all.sums().requests()).isEqualTo(30);
    assertThat(all.sums().input()).isEqualTo(4_000);
    assertThat(source.odd())
        .containsOnly(Map.entry(UsageWarning.TOTAL, 3), Map.entry(UsageWarning.EMBEDDING, 1));
    assertThat(source.volumes(UsageWarning.EMBEDDING)).containsEntry("tokens", 90_000.0);
  }

  @Test
  void whatIsSoldByTheCharacterCountsNoTokens() throws IOException {
    MeasuredUsage all =
        read(
            file(
                "usage_start_time,service.description,sku.description,usage.amount,usage.unit,cost,currency",
                "2026-10-01T00:00:00Z,Vertex AI,Gemini 2.5 Pro Text Input - Predictions,1000,count,1,USD",
                "2026-10-01T00:00:00Z,Vertex AI,Gemini 2.5 Pro Text Output - Predictions,100,count,1,USD",
                "2026-10-01T00:00:00Z,Vertex AI,Gemini 1.0 Pro Text Input Characters,7000,count,1,USD"));
    assertThat(all.sums().input()).isEqualTo(1_000);
    assertThat(source.odd()).containsOnlyKeys(UsageWarning.CHARACTERS);
  }

  @Test
  void aDayThatDisprovesTheOrderOfAllOthersIsRefused() throws IOException {
    Written mdy = new Written(Decimals.POINT, Days.MONTH_FIRST);
    UsageAsk ask =
        new UsageAsk("", "", "", "", null, ShortMonth.LEFT, GivenRequests.NONE, mdy, Mapping.NONE);
    Path file =
        file(OWN, "05/10/2026,Triage,gpt-5.4,10,1000,100", "13/10/2026,Triage,gpt-5.4,20,3000,150");
    assertThatThrownBy(() -> read(file, ask))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "has the day 13/10/2026, which has its day first: add --dates dmy, or correct the day");
  }

  @Test
  void noMonthIsTakenOfAFileOfWhichMoreThanSomeLinesCannotBeRead() throws IOException {
    List<String> lines = new ArrayList<>(List.of(OWN));
    for (int day = 1; day <= 20; day++) {
      lines.add(
          "2026-10-%s,Triage,gpt-5.4,10,1000,%s"
              .formatted(day < 10 ? "0" + day : day, day == 7 || day == 8 ? "x" : "100"));
    }
    UsageAsk ask = UsageAsks.of("", "", GivenRequests.NONE);
    assertThat(read(file(lines.toArray(String[]::new)), ask).sums().requests()).isEqualTo(180);

    lines.set(4, "2026-10-04,Triage,gpt-5.4,10,1000,??");
    Path file = file(lines.toArray(String[]::new));
    assertThatThrownBy(() -> read(file, ask))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "has 3 of 20 lines with a number that cannot be read, as Output tokens \"??\", and no"
                + " month is taken of what is left: write it like 1234.5");
  }
}
