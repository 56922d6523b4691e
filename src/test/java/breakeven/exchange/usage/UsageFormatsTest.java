package breakeven.exchange.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.input.Decimals;
import breakeven.core.table.UsageMapping;
import breakeven.exchange.files.RequestsFile;
import breakeven.exchange.files.UsageFile;
import breakeven.testing.UsageAsks;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bills and logs of many vendors, each with the traps of its format; sums are worked out by hand.
 */
class UsageFormatsTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-9);

  private static final String FOCUS_HEADER =
      "BilledCost,BillingCurrency,ChargeCategory,ChargeClass,ChargeDescription,ChargePeriodEnd,"
          + "ChargePeriodStart,ConsumedQuantity,ConsumedUnit,PricingQuantity,PricingUnit,"
          + "ServiceCategory,SkuId,SkuMeter,SkuPriceDetails,SkuPriceId,Tags";

  @TempDir private Path folder;
  private UsageSource source;

  private List<MeasuredUsage> measure(String workload, String by, double requests, String... lines)
      throws IOException {
    return measure(new Usage(), workload, by, requests, lines);
  }

  private List<MeasuredUsage> measure(
      Usage usage, String workload, String by, double requests, String... lines)
      throws IOException {
    Path file = folder.resolve("usage.txt");
    Files.writeString(file, String.join("\r\n", lines) + "\r\n", StandardCharsets.UTF_8);
    UsageAsk ask = ask(workload, by, requests);
    source = UsageFile.read(file, ask, usage, read -> {});
    return MeasuredUsage.of(usage, ask);
  }

  private static UsageAsk ask(String workload, String by, double requests) {
    return UsageAsks.of(workload, by, GivenRequests.of(requests));
  }

  private static String json(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String focus(
      String cost, String charge, String quantity, String unit, String meter, String details) {
    return String.join(
        ",",
        cost,
        "USD",
        charge,
        "",
        "",
        "2026-11-01T00:00:00Z",
        "2026-10-01T00:00:00Z",
        quantity,
        unit,
        "",
        "",
        "AI and Machine Learning",
        "",
        meter,
        details.isEmpty() ? "" : json(details),
        "",
        json("{\"team\": \"claims\", \"env\": \"prod\"}"));
  }

  private static String details(String direction, String action) {
    String cache = action.isEmpty() ? "" : ", \"TokenCacheAction\": \"" + action + "\"";
    return "{\"ModelId\": \"gpt-5.4\", \"TokenDirection\": \"" + direction + "\"" + cache + "}";
  }

  @Test
  void focusAddsTheKindsOfTokensWhichStandBesideEachOther() throws IOException {
    // The amounts of the specification's own example of prompt caching.
    MeasuredUsage claims =
        measure(
                "",
                "Tags.team",
                1_000,
                FOCUS_HEADER,
                focus("1.5", "Usage", "500000.0", "Tokens", "", details("Input", "Uncached")),
                focus("7.5", "Usage", "2.0", "1000000 Tokens", "", details("Input", "Write")),
                focus("2.4", "Usage", "8E3", "1000 Tokens", "", details("Input", "Read")),
                focus("22.5", "Usage", "1500000.0", "Tokens", "", details("Output", "")))
            .get(0);

    assertThat(source.format()).isEqualTo(UsageFormat.FOCUS);
    assertThat(claims.workload()).isEqualTo("claims");
    assertThat(claims.sums().input()).isEqualTo(10_500_000);
    assertThat(claims.sums().output()).isEqualTo(1_500_000);
    assertThat(claims.sums().cached()).isEqualTo(8_000_000);
    assertThat(claims.sums().written()).isEqualTo(2_000_000);
    assertThat(claims.sums().cost()).isEqualTo(33.9, CLOSE);
    assertThat(claims.inputTokens()).isEqualTo(10_500);
    assertThat(claims.model()).isEqualTo("gpt-5.4");
    assertThat(claims.period().words()).isEqualTo("2026-10");
    assertThat(source.odd()).isEmpty();
  }

  @Test
  void whatACommitmentCoversHasItsEffectiveCost() throws IOException {
    MeasuredUsage all =
        measure(
                "Claims",
                "",
                10,
                "EffectiveCost," + FOCUS_HEADER,
                "0," + focus("500000", "Purchase", "", "", "Token Commitment", ""),
                "20," + focus("0", "Usage", "5000000", "Tokens", "Input Tokens", ""),
                "30," + focus("0", "Usage", "1500000", "Tokens", "Output Tokens", ""))
            .get(0);

    assertThat(all.sums().cost()).isEqualTo(50, CLOSE);
    assertThat(all.sums().input()).isEqualTo(5_000_000);
  }

  @Test
  void storageOfACacheCountsNoTokens() throws IOException {
    MeasuredUsage all =
        measure(
                "Claims",
                "",
                10,
                FOCUS_HEADER,
                focus("7.5", "Usage", "2500000", "Tokens", "Input Tokens", ""),
                focus("2.4", "Usage", "8000000", "Tokens", "Cached Input Tokens", ""),
                focus("22.5", "Usage", "1500000", "Tokens", "Output Tokens", ""),
                focus("6", "Usage", "6000000", "Token-Hours", "Context Cache Storage", ""))
            .get(0);

    assertThat(all.sums().input()).isEqualTo(10_500_000);
    assertThat(all.sums().cached()).isEqualTo(8_000_000);
    assertThat(all.sums().output()).isEqualTo(1_500_000);
    assertThat(all.sums().cost()).isEqualTo(32.4, CLOSE);
  }

  @Test
  void focusGoesByTheMeterWhereDetailsAreMissingAndTakesCorrectionsOff() throws IOException {
    MeasuredUsage all =
        measure(
                "Claims",
                "",
                10,
                FOCUS_HEADER,
                focus("3", "Usage", "1000000", "Tokens", "Input Tokens", ""),
                focus("-0.3", "Usage", "-100000", "Tokens", "Input Tokens", ""),
                focus("1", "Usage", "400000", "Tokens", "Cache Read Input Tokens", ""),
                focus("1", "Usage", "200000", "Tokens", "Cache Write Input Tokens", ""),
                focus("5", "Usage", "300000", "Tokens", "Output Tokens", ""),
                focus("9", "Tax", "", "", "", ""),
                focus("-2", "Credit", "700000", "Tokens", "Input Tokens", ""))
            .get(0);

    assertThat(all.sums().input()).isEqualTo(1_500_000);
    assertThat(all.sums().cached()).isEqualTo(400_000);
    assertThat(all.sums().written()).isEqualTo(200_000);
    assertThat(all.sums().output()).isEqualTo(300_000);
    assertThat(source.odd()).containsOnlyKeys(UsageWarning.OTHER).containsValue(2);
  }

  @Test
  void focusOfRequestsAloneIsRefusedAndItsCostsCountAsActuals() throws IOException {
    String[] lines = {
      FOCUS_HEADER,
      focus("4", "Usage", "1", "Requests", "", "{\"ModelId\": \"gpt-5.4\"}"),
      focus("6", "Usage", "1", "Requests", "", "{\"ModelId\": \"gpt-5.4\"}")
    };
    assertThatThrownBy(() -> measure("Claims", "", 1, lines))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "has no amounts of tokens (FOCUS cost and usage; its units: Requests)")
        .hasMessageContaining("--actuals");

    MeasuredUsage costs = measure(new Usage("(no workload)"), "Claims", "", 1, lines).get(0);
    assertThat(costs.sums().cost()).isEqualTo(10);
    // What was used is not said, so that it is not 0.
    assertThat(costs.sums().requests()).isNaN();
    assertThat(costs.sums().input()).isNaN();
    assertThat(costs.sums().output()).isNaN();
    assertThat(costs.sums().cached()).isNaN();
  }

  @Test
  void focusLeavesOtherServicesOut() throws IOException {
    String storage =
        focus("99", "Usage", "10", "GB", "Storage", "")
            .replace("AI and Machine Learning", "Storage");
    Usage actuals = new Usage("(no workload)");
    MeasuredUsage all =
        measure(
                actuals,
                "Claims",
                "",
                1,
                FOCUS_HEADER,
                focus("3", "Usage", "1000000", "Tokens", "Input Tokens", ""),
                storage)
            .get(0);

    assertThat(all.sums().cost()).isEqualTo(3);
    assertThat(source.odd()).containsOnlyKeys(UsageWarning.OTHER_SERVICE);
    assertThatThrownBy(() -> measure("Claims", "", 1, FOCUS_HEADER, storage, storage))
        .hasMessageContaining("(FOCUS cost and usage; 2 of other services: 20 GB of Storage)");
  }

  private MeasuredUsage read(String file, double requests) {
    return read(file, new Usage(), requests).get(0);
  }

  /** The lines of one of the files of the tests, all of them of one workload. */
  private List<MeasuredUsage> read(String file, Usage usage, double requests) {
    UsageAsk ask = ask("Claims", "", requests);
    source =
        UsageFile.read(Path.of("src/test/resources/usage").resolve(file), ask, usage, read -> {});
    return MeasuredUsage.of(usage, ask);
  }

  @Test
  void feesOfAMonthMakeNoMonthOfTwelveDays() {
    MeasuredUsage days = read("focus-part-month.csv", 2_400);

    assertThat(days.period().words()).isEqualTo("2026-10-01 to 2026-10-12");
    assertThat(days.period().whole()).isFalse();
    assertThat(days.requests()).isNaN();
    assertThat(days.sums().input()).isEqualTo(12_000_000);
    assertThat(days.sums().output()).isEqualTo(1_200_000);
    assertThat(days.inputTokens()).isEqualTo(5_000);

    Usage actuals = new Usage("(no workload)");
    read("focus-part-month.csv", actuals, Double.NaN);
    assertThat(MonthOfWorkload.of(actuals, ask("Claims", "", Double.NaN), name -> name))
        .singleElement()
        .satisfies(month -> assertThat(month.period().whole()).isFalse())
        // Twelve days of 4.5, the fee and the tax.
        .satisfies(month -> assertThat(month.cost()).isEqualTo(54 + 500 + 100, CLOSE));
  }

  @Test
  void theStandardsKeysCountBeforeWordsAndWhatNoneSaysIsNamed() {
    MeasuredUsage all = read("focus-words.csv", 10);

    assertThat(all.sums().input()).isEqualTo(1_000_000 + 2_000_000 + 400_000 + 50_000);
    assertThat(all.sums().cached()).isEqualTo(400_000);
    assertThat(all.sums().written()).isZero();
    // What was thought is an answer, and billed as one.
    assertThat(all.sums().output()).isEqualTo(300_000 + 70_000);
    assertThat(source.odd()).isEmpty();

    // Its cost is a cost all the same.
    Usage actuals = new Usage("(no workload)");
    assertThat(read("focus-words.csv", actuals, 1).get(0).sums().cost()).isEqualTo(14.82, CLOSE);
    assertThat(source.bills().get("USD").leftOut()).isZero();
  }

  @Test
  void azuresMetersKeepTheirAbbreviationsAndBlocksInFocus() {
    MeasuredUsage all = read("focus-azure.csv", 100);

    assertThat(source.format()).isEqualTo(UsageFormat.FOCUS);
    // 31 M + 124 M, and of the smaller model 1 M + 0.4 M.
    assertThat(all.sums().input()).isEqualTo(155_000_000 + 1_400_000);
    assertThat(all.sums().cached()).isEqualTo(124_000_000 + 400_000);
    assertThat(all.sums().output()).isEqualTo(3_100_000 + 600_000);
    assertThat(all.models()).containsOnlyKeys("gpt 5.4", "5.4 mini");
    assertThat(all.models().get("gpt 5.4").input()).isEqualTo(155_000_000);
    assertThat(source.odd()).isEmpty();
    assertThat(source.lacking()).isEmpty();
    // A region is no cache.
    assertThat(UsageFormat.FOCUS.meter().kind("Input Tokens CH North", "", ""))
        .isEqualTo(TokenKind.INPUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Of 4 M tokens 1 M in the batch.
        "0.25|usage_date_utc,usage_type,usage_input_tokens_no_cache,usage_output_tokens"
            + "|2026-10-01,message_batches,900000,100000|2026-10-01,messages,2000000,1000000",
        "0.25|line_item_usage_start_date,line_item_product_code,pricing_unit,line_item_usage_type,line_item_usage_amount|2026-10-01,AmazonBedrock,1K"
            + " tokens,USE1-Nova2.0Lite-input-tokens-batch,1000|2026-10-01,AmazonBedrock,1K"
            + " tokens,USE1-Nova2.0Lite-output-tokens,3000",
        "0.25|Date,MeterCategory,UnitOfMeasure,MeterName,Quantity"
            + "|10/01/2026,Foundry Models,1K,gpt 5.4 Batch Inp glbl,1000"
            + "|10/01/2026,Foundry Models,1K,gpt 5.4 Outp glbl,3000",
        // No line says it: not known, and not none.
        "NaN|Date,MeterCategory,UnitOfMeasure,MeterName,Quantity"
            + "|10/01/2026,Foundry Models,1K,gpt 5.4 Inp glbl,1000"
            + "|10/01/2026,Foundry Models,1K,gpt 5.4 Outp glbl,3000"
      })
  void whatRanInBatchesIsAShareOfTheTokensWhereNoRequestsAreCounted(
      double share, String header, String first, String second) throws IOException {
    MeasuredUsage all = measure("Chat", "", Double.NaN, header, first, second).get(0);

    assertThat(all.sums().input() + all.sums().output()).isEqualTo(4_000_000);
    assertThat(all.batchShare()).isEqualTo(Double.valueOf(share));
  }

  @Test
  void tokensInColumnsOfTheirOwnCountWhateverElseFocusCounts() {
    MeasuredUsage all = read("focus-tokens.csv", 100);

    assertThat(source.format()).isEqualTo(UsageFormat.FOCUS_TOKENS);
    // Two days of use; the commitment of the month covers no time.
    assertThat(all.sums().input()).isEqualTo(900_000 + 1_100_000);
    assertThat(all.sums().cached()).isEqualTo(300_000 + 500_000);
    assertThat(all.sums().output()).isEqualTo(80_000 + 120_000);
    assertThat(all.sums().cost()).isEqualTo(2.5 + 3.5, CLOSE);
    assertThat(all.model()).isEqualTo("gpt-5.4");
    assertThat(all.period().words()).isEqualTo("2026-10-01 to 2026-10-02");
    assertThat(source.odd()).containsOnly(Map.entry(UsageWarning.NO_CALL, 1));

    Usage actuals = new Usage("(no workload)");
    assertThat(read("focus-tokens.csv", actuals, 1).get(0).sums().cost())
        .isEqualTo(2.5 + 3.5 + 100, CLOSE);
    assertThat(source.bills().get("USD").leftOut()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"langfuse-trace.json", "langfuse-trace-api.json"})
  void aTraceOfLangfuseHasItsObservationsWithin(String file) {
    Usage usage = new Usage();
    UsageAsk ask = ask("", "", Double.NaN);
    source =
        UsageFile.read(Path.of("src/test/resources/usage").resolve(file), ask, usage, read -> {});
    MeasuredUsage all = MeasuredUsage.of(usage, ask).get(0);

    assertThat(source.format()).isEqualTo(UsageFormat.LANGFUSE);
    assertThat(all.workload()).isEqualTo("answer-claim");
    assertThat(all.counted()).isEqualTo(2);
    // 700 + 500 read from the cache, and 300; the span and the event are no calls.
    assertThat(all.sums().input()).isEqualTo(1_500);
    assertThat(all.sums().cached()).isEqualTo(500);
    assertThat(all.sums().output()).isEqualTo(90 + 30);
    assertThat(all.model()).isEqualTo("claude-haiku-4-5");
    assertThat(source.odd()).containsOnly(Map.entry(UsageWarning.NO_CALL, 2));
  }

  @Test
  void metricsOfLangfuseAreMonthsThatSayNothingOfACache() {
    MeasuredUsage all = read("langfuse-metrics.json", Double.NaN);

    assertThat(source.format()).isEqualTo(UsageFormat.LANGFUSE_METRICS);
    assertThat(all.period().words()).isEqualTo("2026-10");
    assertThat(all.requests()).isEqualTo(4_000 + 1_000);
    assertThat(all.sums().input()).isEqualTo(8_000_000 + 3_000_000);
    assertThat(all.sums().output()).isEqualTo(600_000 + 50_000);
    assertThat(all.cachedShare()).isNaN();
    assertThat(all.sums().cost()).isEqualTo(12.5 + 4, CLOSE);
    assertThat(source.odd()).isEmpty();
  }

  /** Those of one model say it of the others too: their bill tells them apart. */
  @Test
  void aBillWithoutLinesOfCachedTokensDoesNotSayThatThereWereNone() {
    MeasuredUsage none = read("focus-contract.csv", 10);
    assertThat(none.sums().input()).isEqualTo(5_000_000);
    assertThat(none.cachedShare()).isNaN();
    assertThat(none.writtenShare()).isNaN();
    assertThat(none.sums().someCached()).isFalse();

    MeasuredUsage some = read("aws-marketplace.csv", 100);
    assertThat(some.models()).hasSize(2);
    assertThat(some.models().get("Claude Opus 4.8").cached()).isNaN();
    assertThat(some.sums().cached()).isEqualTo(5_500_000);
  }

  @Test
  void modelsOfTheMarketplaceAreProductsOfTheirOwn() {
    MeasuredUsage all = read("aws-marketplace.csv", 100);

    assertThat(source.format()).isEqualTo(UsageFormat.AWS);
    assertThat(all.sums().input()).isEqualTo(1_234_567 + 5_500_000 + 250_000 + 10_000, CLOSE);
    assertThat(all.sums().cached()).isEqualTo(5_500_000);
    assertThat(all.sums().written()).isEqualTo(250_000);
    assertThat(all.sums().output()).isEqualTo(98_765, CLOSE);
    assertThat(all.models()).containsOnlyKeys("Claude Sonnet 4.6", "Claude Opus 4.8");
    assertThat(all.sums().cost()).isEqualTo(7.82, CLOSE);
    assertThat(all.period().words()).isEqualTo("2026-10-01 to 2026-10-03");
    // The firewall; the tax on a model and the commitment.
    assertThat(source.odd())
        .containsOnly(Map.entry(UsageWarning.OTHER_SERVICE, 1), Map.entry(UsageWarning.OTHER, 2));
    assertThat(source.volumes(UsageWarning.OTHER_SERVICE))
        .containsOnly(Map.entry("Hrs of USE1-MP:USE1_Instances-Units", 24.0));

    Usage actuals = new Usage("(no workload)");
    assertThat(read("aws-marketplace.csv", actuals, 1).get(0).sums().cost())
        .isEqualTo(7.82 + 2 + 40, CLOSE);
  }

  @Test
  void aMessageSaysNotThatThereAreNoTokensWhereTheirKindIsNotKnown() throws IOException {
    String grounding = focus("3", "Usage", "1000000", "Tokens", "Grounding Tokens", "");
    assertThatThrownBy(() -> measure("Claims", "", 1, FOCUS_HEADER, grounding, grounding))
        .hasMessageEndingWith(
            "has tokens of kinds that are not known alone (FOCUS cost and usage; 2 with tokens of a"
                + " kind that is not known: 2,000,000 tokens of Grounding Tokens): export the names"
                + " of its meters too, or keep its costs with --actuals");
  }

  private static String aws(String product, String type, String amount, String unit, String cost) {
    return String.join(
        ",",
        "2026-10-01T00:00:00Z",
        "2026-11-01T00:00:00Z",
        product,
        "Usage",
        type,
        amount,
        unit,
        cost,
        "USD",
        json("{\"iamPrincipal/project\": \"triage\"}"));
  }

  @Test
  void awsNamesKindAndModelInItsUsageType() throws IOException {
    List<MeasuredUsage> all =
        measure(
            "",
            "tags.iamPrincipal/project",
            2_000,
            "line_item_usage_start_date,line_item_usage_end_date,line_item_product_code,"
                + "line_item_line_item_type,line_item_usage_type,line_item_usage_amount,pricing_unit,"
                + "line_item_unblended_cost,line_item_currency_code,tags",
            aws(
                "AmazonBedrock",
                "USE1-Claude4.6Sonnet-input-tokens",
                "17.33",
                "1K tokens",
                "0.0572"),
            aws(
                "AmazonBedrockService",
                "USE1-Claude4.6Sonnet-cache-read-input-token-count-cross-region-global",
                "2",
                "1M tokens",
                "0.66"),
            aws(
                "AmazonBedrock",
                "USE1-Claude4.6Sonnet-cache-write-input-token-count",
                "5000",
                "Tokens",
                "0.02"),
            aws(
                "AmazonBedrock",
                "USE1-Claude4.6Sonnet-output-tokens-batch",
                "4",
                "1K tokens",
                "0.03"),
            aws("AmazonBedrock", "USE1-ProvisionedThroughput-Claude", "730", "Hours", "900"),
            aws("AmazonBedrock", "USE1-Nova2.0Lite-input-tokens", "3", "", "1"),
            aws("AmazonEC2", "USE1-BoxUsage:m5.large", "24", "Hrs", "2"));

    assertThat(source.format()).isEqualTo(UsageFormat.AWS);
    assertThat(all).hasSize(1);
    MeasuredUsage triage = all.get(0);
    assertThat(triage.workload()).isEqualTo("triage");
    assertThat(triage.sums().input()).isEqualTo(17_330 + 2_000_000 + 5_000, CLOSE);
    assertThat(triage.sums().cached()).isEqualTo(2_000_000);
    assertThat(triage.sums().written()).isEqualTo(5_000);
    assertThat(triage.sums().output()).isEqualTo(4_000);
    assertThat(triage.model()).isEqualTo("Claude4.6Sonnet");
    assertThat(source.odd())
        .containsOnlyKeys(UsageWarning.OTHER, UsageWarning.NO_UNIT, UsageWarning.OTHER_SERVICE);
  }

  @Test
  void theEarlierReportOfAwsHasTheSameColumnsWithSlashes() throws IOException {
    MeasuredUsage all =
        measure(
                "Triage",
                "",
                1,
                "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/LineItemType,"
                    + "lineItem/UsageType,lineItem/UsageAmount,pricing/unit,lineItem/UnblendedCost",
                "2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,AmazonBedrock,Usage,EUW1-Nova2.0Lite-input-tokens,12,1K"
                    + " tokens,0.01")
            .get(0);

    assertThat(all.sums().input()).isEqualTo(12_000);
    assertThat(all.model()).isEqualTo("Nova2.0Lite");
  }

  @Test
  void azuresMetersAreAbbreviatedAndItsHeadersTranslated() throws IOException {
    MeasuredUsage all =
        measure(
                "Chat",
                "",
                10,
                "\ufeffDatum (Date),Kategorie (MeterCategory),Verbrauchseinheit (MeterName),"
                    + "Menge (Quantity),Maßeinheit (UnitOfMeasure),Kosten (CostInBillingCurrency),"
                    + "Währung (BillingCurrency),Belastung (ChargeType)",
                "10/01/2026,Foundry Models,gpt-4o-mini-0718-Inp-glbl,100,1K,0.5,EUR,Usage",
                "10/31/2026,Foundry Models,gpt 4o mini 0718 cached Inp glbl,40,1K,0.2,EUR,Usage",
                "10/2/2026,Cognitive Services,5.4 mini Opt Gl 1M Tokens,2,1M,3,EUR,Usage",
                "10/2/2026,Cognitive Services,5.4 Cd Wr Std Gl,3,1M,3,EUR,Usage",
                "10/2/2026,Cognitive Services,5.4 cd Inp Gl 1M Tokens,1,1M,3,EUR,Usage",
                "10/2/2026,Foundry Models,gpt-4o fine-tuned hosting,24,1 Hour,40,EUR,Usage",
                "10/2/2026,Storage,Hot LRS Data Stored,24,1 GB/Month,40,EUR,Usage",
                "10/2/2026,Foundry Models,gpt 4o Inp,9,1K,-1,EUR,Refund")
            .get(0);

    assertThat(source.format()).isEqualTo(UsageFormat.AZURE_COST);
    assertThat(all.sums().input()).isEqualTo(100_000 + 40_000 + 3_000_000 + 1_000_000);
    assertThat(all.sums().cached()).isEqualTo(1_040_000);
    assertThat(all.sums().written()).isEqualTo(3_000_000);
    assertThat(all.sums().output()).isEqualTo(2_000_000);
    assertThat(all.models())
        .containsKeys("gpt-4o-mini-0718", "gpt 4o mini 0718", "5.4 mini", "5.4");
    assertThat(all.period().words()).isEqualTo("2026-10");
    assertThat(source.odd())
        .containsEntry(UsageWarning.OTHER, 2)
        .containsEntry(UsageWarning.OTHER_SERVICE, 1);
  }

  @Test
  void azuresDaysAreMonthDayAndYearWhateverTheirLength() throws IOException {
    MeasuredUsage all =
        measure(
                "Chat",
                "",
                10,
                "Date,MeterCategory,MeterName,Quantity,UnitOfMeasure",
                "1/1/2026,Foundry Models,gpt 4o Inp glbl,1,1K",
                "1/31/2026,Foundry Models,gpt 4o Inp glbl,2,1K")
            .get(0);

    assertThat(all.sums().input()).isEqualTo(3_000);
    assertThat(all.period().words()).isEqualTo("2026-01");
  }

  @Test
  void googleNamesKindAndModelInItsSku() throws IOException {
    MeasuredUsage all =
        measure(
                "",
                "labels.app",
                10,
                "{\"service\":{\"description\":\"Vertex AI\"},\"sku\":{\"description\":\"Gemini 2.5"
                    + " Flash Lite Text Input - Predictions\"},\"usage_start_time\":\"2026-10-01"
                    + " 00:00:00 UTC\",\"usage_end_time\":\"2026-11-01 00:00:00 UTC\","
                    + "\"usage\":{\"amount\":7000,\"unit\":\"count\"},\"cost\":0.7,\"currency\":\"USD\",\"labels\":{\"app\":\"faq\"}}",
                "{\"service\":{\"description\":\"Vertex AI\"},\"sku\":{\"description\":\"Gemini 2.5"
                    + " Flash Lite Text Output - Predictions\"},\"usage_start_time\":\"2026-10-01"
                    + " 00:00:00 UTC\",\"usage_end_time\":\"2026-11-01 00:00:00 UTC\","
                    + "\"usage\":{\"amount\":900,\"unit\":\"count\"},\"cost\":0.3,\"currency\":\"USD\",\"labels\":{\"app\":\"faq\"}}")
            .get(0);

    assertThat(source.format()).isEqualTo(UsageFormat.GOOGLE_COST);
    assertThat(all.workload()).isEqualTo("faq");
    assertThat(all.sums().input()).isEqualTo(7_000);
    assertThat(all.sums().output()).isEqualTo(900);
    assertThat(all.model()).isEqualTo("Gemini 2.5 Flash Lite");
    assertThat(all.sums().cost()).isEqualTo(1, CLOSE);
  }

  @Test
  void deepSeeksLinesOfRequestsCountThem() throws IOException {
    MeasuredUsage all =
        measure(
                "",
                "api_key_name",
                Double.NaN,
                "user_id,start_time_iso,end_time_iso,model,api_key_name,api_key,type,price,amount",
                "u,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,deepseek-chat,faq,sk,input_cache_hit_tokens,0.07,6000",
                "u,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,deepseek-chat,faq,sk,input_cache_miss_tokens,0.27,4000",
                "u,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,deepseek-chat,faq,sk,output_tokens,1.1,500",
                "u,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,deepseek-chat,faq,sk,request_count,,20")
            .get(0);

    assertThat(source.format()).isEqualTo(UsageFormat.DEEPSEEK);
    assertThat(all.requests()).isEqualTo(20);
    assertThat(all.inputTokens()).isEqualTo(500);
    assertThat(all.outputTokens()).isEqualTo(25);
    assertThat(all.cachedShare()).isEqualTo(0.6);
  }

  @Test
  void deepSeeksEarlierExportWritesItsDaysWithoutHyphensAndItsCostsApart() throws IOException {
    MeasuredUsage all =
        measure(
                "Faq",
                "",
                Double.NaN,
                "user_id,utc_date,model,api_key_name,api_key,type,price,amount",
                "u,20261001,deepseek-chat,faq,sk,input_cache_miss_tokens,0.27,4000",
                "u,20261031,deepseek-chat,faq,sk,output_tokens,1.1,500",
                "u,20261031,deepseek-chat,faq,sk,request_count,,20")
            .get(0);
    assertThat(source.format()).isEqualTo(UsageFormat.DEEPSEEK);
    assertThat(all.requests()).isEqualTo(20);
    assertThat(all.period().words()).isEqualTo("2026-10");

    String[] costs = {
      "user_id,start_time_iso,end_time_iso,model,wallet_type,cost,currency",
      "u,2026-10-01T00:00:00+08:00,2026-10-02T00:00:00+08:00,deepseek-chat,Paid,0.5,CNY",
      "u,2026-10-31T00:00:00+08:00,2026-11-01T00:00:00+08:00,deepseek-chat,Granted,2,CNY"
    };
    MeasuredUsage bill = measure(new Usage("(no workload)"), "Faq", "", 1, costs).get(0);
    assertThat(source.format()).isEqualTo(UsageFormat.DEEPSEEK_COST);
    assertThat(bill.sums().cost()).isEqualTo(2.5);
    assertThat(bill.sums().input()).isNaN();
    assertThatThrownBy(() -> measure("Faq", "", 1, costs))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has no amounts of tokens (DeepSeek cost export)");
  }

  @Test
  void openRoutersReasoningTokensAreAmongTheOutput() throws IOException {
    MeasuredUsage all =
        measure(
                "",
                "app_name",
                Double.NaN,
                "generation_id,created_at,cost_total,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,model_permaslug,provider_name,cancelled,app_name",
                "g1,2026-10-03 10:00:00.123,0.02,1000,300,200,400,openai/o3,OpenAI,false,faq",
                "g2,2026-10-03 10:00:05,0.01,500,100,50,0,openai/o3,OpenAI,false,faq",
                "g3,2026-10-03 10:00:06,0,0,0,0,0,openai/o3,OpenAI,true,faq")
            .get(0);

    assertThat(source.format()).isEqualTo(UsageFormat.OPENROUTER);
    assertThat(all.counted()).isEqualTo(2);
    assertThat(all.inputTokens()).isEqualTo(750);
    assertThat(all.outputTokens()).isEqualTo(200);
    assertThat(all.cachedShare()).isEqualTo(0.266666666666667);
    assertThat(all.sums().cost()).isEqualTo(0.03, CLOSE);
    assertThat(source.odd()).containsOnlyKeys(UsageWarning.NO_TOKENS);
  }

  @Test
  void openRoutersApiSumsDays() throws IOException {
    MeasuredUsage all =
        measure(
                "Faq",
                "",
                Double.NaN,
                "{\"data\":[{\"date\":\"2026-10-03\",\"model\":\"openai/o3\",\"model_permaslug\":\"openai/o3-2025-04-16\","
                    + "\"usage\":0.5,\"requests\":5,\"prompt_tokens\":1000,\"completion_tokens\":400,\"reasoning_tokens\":300}]}")
            .get(0);

    assertThat(source.format()).isEqualTo(UsageFormat.OPENROUTER_DAILY);
    assertThat(all.counted()).isEqualTo(5);
    assertThat(all.outputTokens()).isEqualTo(80);
  }

  @Test
  void langfuseHoldsItsTokensInACellAndCachedOnesBesideTheInput() throws IOException {
    String usage =
        "{\"input\": 100, \"input_cached_tokens\": 300, \"cache_read_input_tokens\": 300, "
            + "\"cache_creation_input_tokens\": 50, \"input_cache_creation\": 50, \"output\": 20, "
            + "\"output_reasoning_tokens\": 10, \"total\": 480}";
    MeasuredUsage all =
        measure(
                "",
                "",
                Double.NaN,
                "\"id\",\"traceName\",\"type\",\"startTime\",\"providedModelName\",\"usageDetails\",\"totalCost\"",
                "\"1\",\"faq\",\"GENERATION\",\"2026-10-03T10:00:00.000Z\",\"gpt-5.4\","
                    + json(usage)
                    + ",\"0.4\"",
                "\"2\",\"faq\",\"SPAN\",\"2026-10-03T10:00:00.000Z\",\"\"," + json(usage) + ",\"\"")
            .get(0);

    assertThat(source.format()).isEqualTo(UsageFormat.LANGFUSE);
    assertThat(all.workload()).isEqualTo("faq");
    assertThat(all.counted()).isEqualTo(1);
    assertThat(all.sums().input()).isEqualTo(450);
    assertThat(all.sums().cached()).isEqualTo(300);
    assertThat(all.sums().written()).isEqualTo(50);
    assertThat(all.sums().output()).isEqualTo(30);
    assertThat(source.odd()).containsOnlyKeys(UsageWarning.NO_CALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"langfuse-keys.csv", "langfuse-keys.jsonl"})
  void langfuseHasManyNamesForPartsAndItsTotalSaysWhichAreAmongOthers(String file) {
    MeasuredUsage all = read(file, Double.NaN);

    assertThat(source.format()).isEqualTo(UsageFormat.LANGFUSE);
    assertThat(all.counted()).isEqualTo(6);
    assertThat(all.sums().input())
        .isEqualTo((310 + 1_000 + 550 + 2_000) + 1_000 + (600 + 400 + 100) + 900 + 100 + 100);
    assertThat(all.sums().output()).isEqualTo(140 + (100 + 50) + (70 + 30) + 60 + 20 + 10);
    assertThat(all.sums().cached()).isEqualTo(2_000 + 300 + 400 + 500);
    assertThat(all.models().get("claude-sonnet-4-6").written()).isEqualTo(1_550);
    assertThat(all.models().get("gpt-5.4").written()).isEqualTo(100);
    assertThat(all.models().get("gemini-3-pro").reasoning()).isEqualTo(50);
    // No line of Gemini's says what was written: that is not known, and not 0.
    assertThat(all.models().get("gemini-3-pro").written()).isNaN();
    assertThat(all.writtenShare()).isNaN();
    assertThat(source.odd())
        .containsOnly(
            Map.entry(UsageWarning.NOT_TOTAL, 1),
            Map.entry(UsageWarning.UNKNOWN_NAME, 1),
            Map.entry(UsageWarning.UNKNOWN_KIND, 1),
            Map.entry(UsageWarning.NO_CALL, 1));
    assertThat(source.volumes(UsageWarning.NOT_TOTAL))
        .containsOnly(Map.entry("tokens apart", 50.0));
    assertThat(source.volumes(UsageWarning.UNKNOWN_NAME))
        .containsOnly(Map.entry("web_search_requests", 3.0));
    assertThat(source.volumes(UsageWarning.UNKNOWN_KIND)).containsOnly(Map.entry("tokens", 800.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"litellm-cache.csv", "litellm-cache.json"})
  void whatACacheOfTheProxyAnswersIsNotBilledAndCachedTokensAreInMetadata(String file) {
    MeasuredUsage all = read(file, Double.NaN);

    assertThat(source.format()).isEqualTo(UsageFormat.LITELLM);
    assertThat(all.counted()).isEqualTo(3);
    assertThat(all.sums().input()).isEqualTo(1_000 + 98_805 + 500);
    assertThat(all.sums().cached()).isEqualTo(800 + 66_360);
    assertThat(all.sums().output()).isEqualTo(50 + 200 + 20);
    assertThat(all.models().get("claude-sonnet-4-6").written()).isEqualTo(32_435);
    assertThat(source.odd())
        .containsOnly(Map.entry(UsageWarning.CACHE_HIT, 1), Map.entry(UsageWarning.NOT_TOTAL, 1));
    assertThat(source.volumes(UsageWarning.CACHE_HIT)).containsOnly(Map.entry("tokens", 1_050.0));
    assertThat(source.volumes(UsageWarning.NOT_TOTAL))
        .containsOnly(Map.entry("tokens apart", 40.0));
  }

  @Test
  void aRequestWithSeveralTagsIsInTheLinesOfEach() {
    MeasuredUsage all = read("litellm-tags.csv", Double.NaN);

    assertThat(source.format()).isEqualTo(UsageFormat.LITELLM_DAILY);
    assertThat(all.counted()).isEqualTo(3 * 93);
    assertThat(source.odd()).containsOnly(Map.entry(UsageWarning.SEVERAL_TAGS, 2));
    assertThat(source.volumes(UsageWarning.SEVERAL_TAGS))
        .containsOnly(Map.entry("tokens", 2 * 102_300.0));
  }

  @Test
  void langfusesHandlerOfLangChainCallsPartsOtherwise() throws IOException {
    MeasuredUsage all =
        measure(
                "",
                "",
                Double.NaN,
                "{\"id\":\"1\",\"traceName\":\"faq\",\"type\":\"GENERATION\",\"startTime\":\"2026-10-03T10:00:00.000Z\",\"providedModelName\":\"gpt-5.4\","
                    + "\"usageDetails\":{\"input\":100,\"input_cache_read\":300,\"input_cache_creation\":50,\"output\":20,\"output_reasoning\":10,\"total\":480}}")
            .get(0);

    assertThat(all.sums().input()).isEqualTo(450);
    assertThat(all.sums().cached()).isEqualTo(300);
    assertThat(all.sums().written()).isEqualTo(50);
    assertThat(all.sums().output()).isEqualTo(30);
    assertThat(all.sums().reasoning()).isEqualTo(10);
  }

  @Test
  void anExportOfNoKnownFormatIsReadByTheColumnsThatAreNamed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gateway.csv"),
            "response_status,request_created_at,request_properties,model,prompt_tokens,completion_tokens\n"
                + "\"200\",\"2026-10-03T10:00:00Z\",\"{\"\"\"\"App\"\"\"\":\"\"\"\"faq\"\"\"\"}\",\"gpt-5.4\",\"90\",\"9\"\n"
                + "\"500\",\"2026-10-03T10:00:01Z\",\"{\"\"\"\"App\"\"\"\":\"\"\"\"faq\"\"\"\"}\",\"gpt-5.4\",\"0\",\"0\"\n");
    UsageAsk ask =
        ask("", "request_properties.App", Double.NaN)
            .with(
                Mapping.NONE.with(
                    NamedColumns.of(
                        Map.of(
                            "Time", "request_created_at",
                            "Model", "model",
                            "Input", "prompt_tokens",
                            "Output", "completion_tokens"),
                        UsageMapping.TOKENS)));
    Usage usage = new Usage();
    source = UsageFile.read(file, ask, usage, read -> {});
    MeasuredUsage all = MeasuredUsage.of(usage, ask).get(0);

    assertThat(source.format()).isEqualTo(UsageFormat.NAMED);
    assertThat(all.workload()).isEqualTo("faq");
    assertThat(all.counted()).isEqualTo(1);
    assertThat(all.sums().input()).isEqualTo(90);
    assertThat(all.sums().output()).isEqualTo(9);
    assertThat(source.odd()).containsOnlyKeys(UsageWarning.NO_TOKENS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# HELP vllm:prompt_tokens Tokens.\nvllm:prompt_tokens_total{model_name=\"a\"} 7\n",
        "Date,Namespace,CPUCost,GPUCost,TotalCost\n2026-10-01,ml,0.5,59.25,60\n",
        "{\"data\":[{\"faq\":{\"name\":\"faq\",\"start\":\"2026-10-01\",\"cpuCost\":1,\"totalCost\":2}}]}",
        "aggregation_timestamp,n_requests,n_context_tokens_total,n_generated_tokens_total\n"
            + "1704067200,3,4,5\n",
      })
  void aFileOfNoKnownFormatIsAnsweredInOneLineWithWhatToDo(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("other.txt"), text);

    assertThatThrownBy(() -> UsageFile.read(file, ask("x", "", 1), new Usage(), read -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(
            file + " is no price list, bill or log that is known (its columns: ")
        .hasMessageEndingWith(
            "): a log needs at least columns Input tokens and Output tokens, or --map with their"
                + " names");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceSpans\":[{\"scopeSpans\":[]}]}",
        "{\"batches\":[{\"scopeSpans\":[]}]}",
        "gen_ai.usage.input_tokens,gen_ai.usage.output_tokens\n1000,50\n",
        "{\"attributes\":{\"llm.token_count.prompt\":1000,\"llm.token_count.completion\":50}}",
      })
  void spansAreRefusedWithWhatToGiveInstead(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("spans.json"), text);

    assertThatThrownBy(() -> UsageFile.read(file, ask("x", "", 1), new Usage(), read -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file + " holds spans of OpenTelemetry or OpenInference (")
        .hasMessageContaining("those of an agent repeat the tokens of its calls")
        .hasMessageEndingWith("name its columns with --map");
  }

  private static String event(String type, String created, String metrics) {
    return "{\"id\":\"%s\",\"created\":\"%s\",\"project_id\":\"p1\",\"metadata\":{\"model\":\"claude-haiku-4-5\"},\"metrics\":{\"start\":1,%s},\"span_attributes\":{\"name\":\"x\",\"type\":\"%s\"}}"
        .formatted(created, created, metrics, type);
  }

  @Test
  void braintrustCountsCallsOfAModelWithCachedTokensAmongTheInput() throws IOException {
    MeasuredUsage all =
        measure(
                "",
                "project_id",
                Double.NaN,
                "{\"events\":["
                    + String.join(
                        ",",
                        event(
                            "llm",
                            "2026-10-03T10:00:00Z",
                            "\"prompt_tokens\":1000,\"completion_tokens\":50,\"prompt_cached_tokens\":600,\"prompt_cache_creation_5m_tokens\":100,\"prompt_cache_creation_1h_tokens\":20"),
                        event(
                            "llm",
                            "2026-10-03T11:00:00Z",
                            "\"prompt_tokens\":500,\"completion_tokens\":30,\"prompt_cached_tokens\":0,\"prompt_cache_creation_tokens\":80"),
                        event(
                            "task",
                            "2026-10-03T09:59:59Z",
                            "\"prompt_tokens\":1500,\"completion_tokens\":80"))
                    + "],\"cursor\":\"x\"}")
            .get(0);

    assertThat(source.format()).isEqualTo(UsageFormat.BRAINTRUST);
    assertThat(all.workload()).isEqualTo("p1");
    assertThat(all.counted()).isEqualTo(2);
    assertThat(all.sums().input()).isEqualTo(1_500);
    assertThat(all.sums().cached()).isEqualTo(600);
    assertThat(all.sums().written()).isEqualTo(200);
    assertThat(all.sums().output()).isEqualTo(80);
    assertThat(all.model()).isEqualTo("claude-haiku-4-5");
    assertThat(source.odd()).containsOnlyKeys(UsageWarning.NO_CALL);
  }

  @Test
  void aBillInWhichAKindIsMissingSaysSo() throws IOException {
    measure(
        "Chat",
        "",
        10,
        "Date,MeterCategory,MeterName,Quantity,UnitOfMeasure",
        "10/1/2026,Foundry Models,gpt 4o cached Inp glbl,1,1K",
        "10/2/2026,Foundry Models,gpt 4o Answ glbl,2,1K");

    assertThat(source.lacking()).containsExactly(TokenKind.INPUT, TokenKind.OUTPUT);
    assertThat(source.volumes(UsageWarning.UNKNOWN_KIND))
        .containsOnly(Map.entry("tokens of gpt 4o Answ glbl", 2_000.0));
    read("focus-part-month.csv", 1);
    assertThat(source.lacking()).isEmpty();
  }

  @Test
  void aBillOfCacheReadsAloneSaysNeitherInputNorOutput() throws IOException {
    MeasuredUsage all =
        measure(
                "Chat",
                "",
                10,
                "Date,MeterCategory,MeterName,Quantity,UnitOfMeasure",
                "10/1/2026,Foundry Models,gpt 4o cached Inp glbl,1,1K",
                "10/31/2026,Foundry Models,gpt 4o cached Inp glbl,1,1K")
            .get(0);

    assertThat(all.requests()).isEqualTo(10);
    assertThat(List.of(all.inputTokens(), all.outputTokens(), all.cachedShare()))
        .containsOnly(Double.NaN);
  }

  @Test
  void costExportsOfAnthropicAndOpenAiCountAsActualsAlone() throws IOException {
    String[] anthropic = {
      "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd",
      "2026-10-01,Claude Haiku 4.5,faq,key,api,≤ 200k,input_no_cache,1.25,1.5",
      "2026-10-31,Claude Haiku 4.5,faq,key,api,≤ 200k,output,2.75,3"
    };
    assertThatThrownBy(() -> measure("", "workspace", 1, anthropic))
        .hasMessageContaining("has no amounts of tokens (Anthropic cost export)");
    MeasuredUsage costs = measure(new Usage("(no workload)"), "", "workspace", 1, anthropic).get(0);
    assertThat(costs.sums().cost()).isEqualTo(4);
    assertThat(costs.bills()).containsOnlyKeys("USD");

    MeasuredUsage openAi =
        measure(
                new Usage("(no workload)"),
                "",
                "project_name",
                1,
                "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,quantity,quantity_unit,line_item,project_name",
                "1790812800,1790899200,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,0.123456789012345678901234567890,usd,1,tokens,gpt-5.4"
                    + " input,faq")
            .get(0);
    assertThat(openAi.sums().cost()).isEqualTo(0.123456789012, Offset.offset(1e-9));
    assertThat(openAi.bills()).containsOnlyKeys("USD");
  }

  @Test
  void aFileOfUseAndOneOfCostsMakeABillTogether() throws IOException {
    Usage usage = new Usage("(no workload)");
    measure(
        usage,
        "Faq",
        "",
        1,
        "usage_date_utc,model_version,usage_input_tokens_no_cache,usage_output_tokens",
        "2026-10-01,claude-haiku-4-5,1000,100");
    MeasuredUsage both =
        measure(
                usage,
                "Faq",
                "",
                1,
                "usage_date_utc,model,token_type,cost_usd",
                "2026-10-01,Claude Haiku 4.5,output,2.75")
            .get(0);

    assertThat(both.sums().input()).isEqualTo(1_000);
    assertThat(both.sums().cost()).isEqualTo(2.75);
  }

  @Test
  void aListGivesTheRequestsOfManyWorkloads() throws IOException {
    Path list = folder.resolve("requests.csv");
    Files.writeString(list, "Owner;Workload;Requests\nAna;FAQ ;200\n;;\nBen;triage;50\n");
    Usage usage = new Usage();
    Path file = folder.resolve("anthropic.csv");
    Files.writeString(
        file,
        """
        usage_date_utc,workspace,model_version,usage_input_tokens_no_cache,usage_output_tokens
        2026-10-01,faq,claude-haiku-4-5,1000,100
        2026-10-01,Triage,claude-haiku-4-5,1000,100
        2026-10-01,Other,claude-haiku-4-5,1000,100
        """);
    UsageAsk ask = UsageAsks.of("", "workspace", RequestsFile.read(list, Decimals.POINT));
    UsageFile.read(file, ask, usage, read -> {});

    assertThat(MeasuredUsage.of(usage, ask))
        .extracting(MeasuredUsage::inputTokens)
        .containsExactly(5.0, 20.0, Double.NaN);
  }

  @Test
  void aListWritesItsNumbersAsTheFilesDo() throws IOException {
    Path list = Files.writeString(folder.resolve("r.csv"), "Workload;Requests\nfaq;1.234\n");

    assertThat(RequestsFile.read(list, Decimals.COMMA).of("faq")).isEqualTo(1_234);
    assertThat(RequestsFile.read(list, Decimals.POINT).of("faq")).isEqualTo(1.234);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Workload,Requests;faq,0 | line 2: a workload and a number of requests above 0",
        "Workload,Requests;faq,many | found \"faq\" and \"many\"",
        "Workload,Requests;,7 | found \"\" and \"7\"",
        "Workload,Requests;faq,7;FAQ,8 | line 3: FAQ is in the list twice",
        "Workload,Count;faq,7 | has no columns Workload and Requests"
      })
  void aListOfRequestsThatSaysNothingPlainIsRefused(String lines, String said) throws IOException {
    Path list = folder.resolve("requests.csv");
    Files.writeString(list, lines.replace(';', '\n'));
    assertThatThrownBy(() -> RequestsFile.read(list, Decimals.POINT))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(said);
  }
}
