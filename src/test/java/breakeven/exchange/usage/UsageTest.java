package breakeven.exchange.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.input.Decimals;
import breakeven.core.input.Texts;
import breakeven.exchange.files.UsageFile;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/usage");
  private static final Offset<Double> CLOSE = Offset.offset(1e-9);

  @TempDir private Path folder;
  private String workload = "";
  private String by = "";
  private YearMonth month;
  private double requests = Double.NaN;
  private boolean decimalComma;
  private final List<UsageSource> sources = new ArrayList<>();

  private UsageAsk ask() {
    return new UsageAsk(
        workload,
        by,
        "",
        "",
        month,
        ShortMonth.LEFT,
        GivenRequests.of(requests),
        decimalComma ? new Written(Decimals.COMMA, Days.YEAR_FIRST) : Written.PLAIN,
        Mapping.NONE);
  }

  private List<MeasuredUsage> measure(Path... files) {
    Usage usage = new Usage();
    sources.clear();
    for (Path file : files) {
      sources.add(UsageFile.read(file, ask(), usage, lines -> {}));
    }
    return MeasuredUsage.of(usage, ask());
  }

  private MeasuredUsage one(Path... files) {
    List<MeasuredUsage> all = measure(files);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines));
  }

  private Map<UsageWarning, Integer> odd() {
    return sources.get(0).odd();
  }

  // --- formats ----------------------------------------------------------------------------------

  @Test
  void azuresTraceIsALogOfRequests() {
    workload = "Code";
    MeasuredUsage code = one(EXAMPLES.resolve("azure-trace.csv"));

    assertThat(sources.get(0).format()).isEqualTo(UsageFormat.AZURE_TRACE);
    assertThat(code.counted()).isEqualTo(200);
    // Summed with awk.
    assertThat(code.inputTokens()).isEqualTo(2_071.07);
    assertThat(code.outputTokens()).isEqualTo(24.54);
    assertThat(code.cachedShare()).isNaN();
    assertThat(code.model()).isEmpty();
    assertThat(code.requests()).isNaN();
  }

  @Test
  void openAiSaysWhichRequestsCouldWaitAndCountsCachedTokensAmongTheInput() {
    by = "project_id";
    List<MeasuredUsage> all = measure(EXAMPLES.resolve("openai.csv"));

    assertThat(sources.get(0).format()).isEqualTo(UsageFormat.OPENAI);
    assertThat(all)
        .extracting(MeasuredUsage::workload)
        .containsExactly("proj_triage", "proj_claims");
    MeasuredUsage triage = all.get(0);
    // 30 days, the 11th without use: 40,000 requests and 20 for each day of the month.
    assertThat(triage.requests()).isEqualTo(30 * 40_000 + 20 * (496 - 11));
    assertThat(triage.inputTokens()).isEqualTo(1_800);
    assertThat(triage.outputTokens()).isEqualTo(60);
    assertThat(triage.batchShare()).isEqualTo(0.252004629246921);
    assertThat(triage.cachedShare()).isEqualTo(0.249331790251026);
    assertThat(triage.period().words()).isEqualTo("2026-10");
    assertThat(triage.model()).isEqualTo("gpt-5.4-2026-03-05");
    assertThat(sources.get(0).idle()).isEqualTo(1);
    assertThat(odd()).isEmpty();
  }

  @Test
  void anthropicCountsCachedTokensApartAndNoRequests() {
    by = "workspace";
    requests = 3_000;
    MeasuredUsage support = one(EXAMPLES.resolve("anthropic.csv"));

    assertThat(sources.get(0).format()).isEqualTo(UsageFormat.ANTHROPIC);
    assertThat(support.requests()).isEqualTo(3_000);
    assertThat(support.inputTokens()).isEqualTo(30 * 500_000 / 3_000.0);
    assertThat(support.outputTokens()).isEqualTo(500);
    assertThat(support.cachedShare()).isEqualTo(0.76);

    requests = Double.NaN;
    MeasuredUsage alone = one(EXAMPLES.resolve("anthropic.csv"));
    assertThat(alone.requests()).isNaN();
    assertThat(alone.inputTokens()).isNaN();
    assertThat(alone.cachedShare()).isEqualTo(0.76);
  }

  @Test
  void liteLlmSaysWhichRequestsFailedAndWhatTheyCost() {
    by = "team_id";
    List<MeasuredUsage> all = measure(EXAMPLES.resolve("litellm.csv"));

    assertThat(sources.get(0).format()).isEqualTo(UsageFormat.LITELLM);
    assertThat(all).extracting(MeasuredUsage::workload).containsExactly("chat", "search");
    assertThat(odd()).containsExactly(Map.entry(UsageWarning.FAILED, 3));
    assertThat(sources.get(0).places(UsageWarning.FAILED)).containsExactly(98, 195, 292);
    Sums chat = all.get(0).bills().get("USD").get("openai/gpt-4.1-mini");
    assertThat(chat.cost())
        .isCloseTo(chat.input() * 0.4e-6 + chat.output() * 1.6e-6, Offset.offset(1e-6));
  }

  @Test
  void openAisUsageApiAnswersPagesOfBucketsAndAnEmptyOneIsADayWithoutUse() throws IOException {
    by = "project_id";
    decimalComma = true;
    StringBuilder days = new StringBuilder();
    for (int day = 0; day < 31; day++) {
      long start = 1_759_276_800L + day * 86_400L;
      String results =
          """
          {"object": "organization.usage.completions.result", "input_tokens": 1000,
           "output_tokens": 5e2, "input_cached_tokens": 800, "num_model_requests": 5,
           "project_id": "proj_a", "user_id": null, "model": "gpt-4o-2024-08-06", "batch": false}
          """;
      days.append(day == 0 ? "" : day == 20 ? "], \"has_more\": true} {\"data\": [" : ",")
          .append("{\"object\": \"bucket\", \"start_time\": %d, \"end_time\": %d,")
          .append(day == 30 ? "\"results\": []}" : "\"results\": [" + results + "]}");
      days.replace(0, days.length(), days.toString().formatted(start, start + 86_400));
    }
    Path file =
        file("usage.json", "{\"object\": \"page\", \"data\": [" + days + "], \"has_more\": false}");
    MeasuredUsage one = one(file);

    assertThat(sources.get(0).format()).isEqualTo(UsageFormat.OPENAI);
    assertThat(sources.get(0).idle()).isEqualTo(1);
    assertThat(one.period().words()).isEqualTo("2025-10");
    assertThat(one.workload()).isEqualTo("proj_a");
    assertThat(one.requests()).isEqualTo(150);
    assertThat(one.inputTokens()).isEqualTo(200);
    assertThat(one.outputTokens()).isEqualTo(100);
    assertThat(one.cachedShare()).isEqualTo(0.8);
    assertThat(one.batchShare()).isEqualTo(0);
    assertThat(one.model()).isEqualTo("gpt-4o-2024-08-06");
  }

  @Test
  void bucketsWithoutResultsAloneSayThatNothingWasUsed() throws IOException {
    Path page =
        file(
            "page.json",
            "{\"object\":\"page\",\"data\":[{\"object\":\"bucket\",\"start_time\":1790812800,"
                + "\"end_time\":1790899200,\"results\":[]}],\"has_more\":false}");
    assertThatThrownBy(() -> measure(page))
        .isInstanceOf(BadInput.class)
        .hasMessage(page + " says that nothing was used in its time: there is nothing to import");
  }

  @Test
  void aPageThatSaysThereAreMoreIsNotAllUntilAFileGoesOnWhereItEnds() throws IOException {
    by = "project_id";
    String page =
        """
        {"data": [{"start_time": %d, "end_time": %d, "results": [{"input_tokens": 100,
         "output_tokens": 10, "num_model_requests": 5, "project_id": "a"}]}], "has_more": %s}
        """;
    long day = 1_759_276_800L;
    Path first = file("1.json", page.formatted(day, day + 86_400, true));
    measure(first);
    assertThat(sources.get(0).lacks(sources)).isTrue();

    measure(first, file("2.json", page.formatted(day + 86_400, day + 2 * 86_400, false)));
    assertThat(sources).hasSize(2).noneMatch(source -> source.lacks(sources));
  }

  @Test
  void anthropicsUsageReportNamesTheBucketBehindItsResults() throws IOException {
    by = "workspace_id";
    requests = 10;
    Path file =
        file(
            "report.json",
            """
            {"data": [{"ending_at": "2025-08-02T00:00:00Z", "results": [
              {"cache_creation": {"ephemeral_1h_input_tokens": 1000,
                                  "ephemeral_5m_input_tokens": 500},
               "cache_read_input_tokens": 200, "model": "claude-opus-4-6", "output_tokens": 500,
               "server_tool_use": {"web_search_requests": 10}, "service_tier": "standard",
               "uncached_input_tokens": 1500, "workspace_id": "wrkspc_1"}],
              "starting_at": "2025-08-01T00:00:00Z"}], "has_more": false, "next_page": null}
            """);
    MeasuredUsage one = one(file);

    assertThat(sources.get(0).format()).isEqualTo(UsageFormat.ANTHROPIC_API);
    assertThat(one.period().words()).isEqualTo("2025-08-01");
    assertThat(one.inputTokens()).isEqualTo(320);
    assertThat(one.outputTokens()).isEqualTo(50);
    assertThat(one.cachedShare()).isEqualTo(0.0625);
    assertThat(one.model()).isEqualTo("claude-opus-4-6");
  }

  @Test
  void liteLlmsDailyActivityIsASumOfEachDay() throws IOException {
    workload = "A";
    Path json =
        file(
            "daily.json",
            """
            {"results": [
              {"date": "2026-10-01",
               "metrics": {"spend": 2, "prompt_tokens": 500, "completion_tokens": 90,
                           "successful_requests": 4, "failed_requests": 2, "api_requests": 6},
               "breakdown": {"models": {"gpt-5": {"metrics": {"prompt_tokens": 500}}}}},
              {"date": "2026-10-31",
               "metrics": {"spend": 3, "prompt_tokens": 100, "completion_tokens": 10,
                           "successful_requests": 1, "failed_requests": 0, "api_requests": 1},
               "breakdown": {}}],
             "metadata": {"total_spend": 5, "page": 1, "total_pages": 2, "has_more": true}}
            """);
    Path csv =
        file(
            "daily.csv",
            "date,model,api_requests,successful_requests,prompt_tokens,completion_tokens,spend",
            "2026-10-01,gpt-5,6,4,500,90,2",
            "2026-10-31,gpt-5,1,1,100,10,3");
    for (Path file : List.of(json, csv)) {
      MeasuredUsage one = one(file);
      assertThat(sources.get(0).format()).isEqualTo(UsageFormat.LITELLM_DAILY);
      assertThat(sources.get(0).lacks(sources)).isEqualTo(file == json);
      assertThat(one.period().words()).isEqualTo("2026-10");
      assertThat(one.requests()).isEqualTo(5);
      assertThat(one.inputTokens()).isEqualTo(120);
      assertThat(one.outputTokens()).isEqualTo(20);
      assertThat(one.sums().cost()).isEqualTo(5);
      assertThat(one.cachedShare()).isNaN();
    }
  }

  @ParameterizedTest
  @CsvSource({"'[', ',', ']'", "'', '\n', ''"})
  void spendLogsAreAnArrayOrAnObjectALine(String open, String between, String close)
      throws IOException {
    by = "team_id";
    String log =
        """
        {"request_id": "1", "startTime": "2026-10-05T10:00:00Z", "model": "gpt-4.1-mini",
        "prompt_tokens": %s, "completion_tokens": 50, "spend": 0.00012, "status": "success",
        "team_id": "chat", "metadata": {"usage": {"prompt_tokens": 7}},
        "messages": [{"role": "user", "content": "[{"}]}\
        """;
    String line = log.replace("\n", " ");
    Path file =
        file(
            "logs.jsonl",
            open + line.formatted("1000") + between + line.formatted("\"x\"") + close);
    MeasuredUsage one = one(file);

    assertThat(sources.get(0).format()).isEqualTo(UsageFormat.LITELLM);
    assertThat(one.counted()).isEqualTo(1);
    assertThat(one.inputTokens()).isEqualTo(1_000);
    assertThat(one.bills().get("USD").get("gpt-4.1-mini").cost()).isCloseTo(0.00012, CLOSE);
    assertThat(sources.get(0).places(UsageWarning.UNREADABLE_NUMBER)).containsExactly(2);
  }

  @Test
  void yourOwnBillMayWriteDecimalCommas() {
    decimalComma = true;
    List<MeasuredUsage> all = measure(EXAMPLES.resolve("own-bill.csv"));

    assertThat(sources.get(0).format()).isEqualTo(UsageFormat.OWN);
    assertThat(all.get(0).requests()).isEqualTo(120_000);
    assertThat(all.get(0).inputTokens()).isEqualTo(1_500);
    assertThat(all.get(0).cachedShare()).isEqualTo(0.2);
    assertThat(all.get(0).batchShare()).isEqualTo(0);
    assertThat(all.get(0).bills().get("EUR").get("gpt-4.1-mini").cost()).isCloseTo(75.86, CLOSE);
    assertThat(all.get(1).batchShare()).isEqualTo(1);
  }

  /** With a comma before decimals a point can only be between thousands. */
  @Test
  void aPointBeforeDecimalsIsNoThousandOfAFileWithCommas() throws IOException {
    decimalComma = true;
    MeasuredUsage one =
        one(
            file(
                "mixed.csv",
                "Time;Workload;Requests;Input tokens;Output tokens;Cost",
                "2026-10-01;Faq;5;1.5;7;1",
                "2026-10-01;Faq;5;12.34;7;1",
                "2026-10-01;Faq;5;2.000,0;7;1.50",
                "2026-10-01;Faq;5;1.000;7;2,50"));

    assertThat(one.sums().input()).isEqualTo(3_000);
    assertThat(one.sums().requests()).isEqualTo(10);
    // The two lines that are read; the cost of one of them is not.
    assertThat(odd())
        .containsEntry(UsageWarning.UNREADABLE_NUMBER, 2)
        .containsEntry(UsageWarning.UNREADABLE_COST, 1);
    assertThat(UsageWarning.UNREADABLE_COST.fix(Decimals.COMMA))
        .startsWith("write it like 1.234,5");
  }

  @Test
  void daysAndThousandsAreReadAsSomebodySaysThatTheyAreWritten() throws IOException {
    Path file =
        file(
            "own.csv",
            "Date,Workload,Requests,Input tokens,Output tokens,Cost",
            "05/10/2026,Faq,\"1,000\",\"1,234,567\",\"7\",\"1,234.50\"");
    UsageAsk ask =
        new UsageAsk(
            "",
            "",
            "",
            "USD",
            null,
            ShortMonth.LEFT,
            GivenRequests.NONE,
            new Written(Decimals.THOUSANDS, Days.DAY_FIRST),
            Mapping.NONE);
    Usage usage = new Usage();
    UsageFile.read(file, ask, usage, lines -> {});
    MeasuredUsage one = MeasuredUsage.of(usage, ask).get(0);

    assertThat(one.period().words()).isEqualTo("2026-10-05");
    assertThat(one.sums().requests()).isEqualTo(1_000);
    assertThat(one.sums().input()).isEqualTo(1_234_567);
    assertThat(one.sums().cost()).isEqualTo(1_234.5);

    Path days = file("days.csv", "Date,Workload,Input tokens,Output tokens", "05/10/2026,Faq,7,1");
    UsageSource source = UsageFile.read(days, ask(), new Usage(), lines -> {});
    assertThat(source.first(UsageWarning.UNREADABLE_TIME)).isEqualTo("Date \"05/10/2026\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.200;60;1,50  | Input tokens "1.200", which may be 1200 or 1.2 (Cost "1,50" has a decimal comma)
          950;1.250;     | Output tokens "1.250", which may be 1250 or 1.25
          1,200;60;      | Input tokens "1,200", which may be 1200 or 1.2
          1.200.000;60;1 | Input tokens "1.200.000", which has signs between thousands
          800;60;1.250   | Cost "1.250" in line 3, which may have thousands or decimals
          """)
  void aNumberOfYourOwnFileThatCanBeTwoIsAskedAbout(String cells, String said) throws IOException {
    Path file =
        file(
            "own.csv",
            "Time;Workload;Requests;Input tokens;Output tokens;Cost",
            "2026-10-01;Faq;10;950;70;",
            "2026-10-02;Faq;10;" + cells);

    assertThatThrownBy(() -> measure(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(said)
        .hasMessageEndingWith(
            ": add --decimal comma where the file writes 1.234,5, --decimal point where it writes"
                + " 1,234.5");
  }

  @Test
  void whatOtherCostsShowSaysHowACostIsWritten() throws IOException {
    String header = "Time;Workload;Requests;Input tokens;Output tokens;Cost (USD)";
    String doubtful = "2026-10-01;Faq;10;950;70;1.250";
    MeasuredUsage one = one(file("own.csv", header, doubtful, "2026-10-02;Faq;10;950;70;0.0021"));
    assertThat(one.sums().cost()).isEqualTo(1.2521);

    Path comma = file("comma.csv", header, doubtful, "2026-10-02;Faq;10;950;70;2,5");
    assertThatThrownBy(() -> measure(comma)).hasMessageContaining("Cost (USD) \"1.250\" in line 2");
  }

  @ParameterizedTest
  @CsvSource({
    "10;950.5;70, 'Input tokens \"950.5\", a fraction of a token'",
    "10;950;7.25, 'Output tokens \"7.25\", a fraction of a token'",
    "0.5;950;70, 'Requests \"0.5\", a fraction of a request'"
  })
  void whatIsNoNumberOfTokensIsAskedAbout(String cells, String said) throws IOException {
    Path file = file("own.csv", "Workload;Requests;Input tokens;Output tokens", "Faq;" + cells);

    assertThatThrownBy(() -> measure(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has in line 2 " + said)
        .hasMessageContaining("not the mean of one");
  }

  @Test
  void columnsWithTokensOrCostsThatAreNotReadAreNamedWithTheirAmounts() throws IOException {
    MeasuredUsage one =
        one(
            file(
                "own.csv",
                "Workload,Input tokens,Output tokens,Audio tokens,API usage (USD),Cost centre,Token name",
                "Faq,950,70,12,0.25,4100,key-1",
                "Faq,950,70,,0.5,4100,key-1"));

    assertThat(one.sums().input()).isEqualTo(1_900);
    assertThat(odd()).containsOnly(Map.entry(UsageWarning.UNKNOWN_NAME, 2));
    assertThat(sources.get(0).volumes(UsageWarning.UNKNOWN_NAME))
        .containsOnly(Map.entry("Audio tokens", 12.0), Map.entry("API usage (USD)", 0.75));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OWN_ANTHROPIC | input_tokens,cache_read_input_tokens,cache_creation_input_tokens,output_tokens | 100,800,100,50 | 1000 | 800 | 100
          OWN_ANTHROPIC | input_tokens,cache_creation_input_tokens,output_tokens | 100,100,50 | 200 | NaN | 100
          OWN | prompt_tokens,cache_read_input_tokens,cache_creation_input_tokens,completion_tokens | 1000,800,100,50 | 1000 | 800 | 100
          OWN | input_tokens,input_tokens_details.cached_tokens,output_tokens | 1000,800,50 | 1000 | 800 | NaN
          """)
  void namesOfAnthropicAndOpenAiAreKnownInYourOwnFile(
      UsageFormat format, String header, String cells, double input, double cached, double written)
      throws IOException {
    workload = "Faq";
    MeasuredUsage one = one(file("own.csv", header, cells));

    assertThat(sources.get(0).format()).isEqualTo(format);
    assertThat(one.sums().input()).isEqualTo(input);
    assertThat(one.sums().cached()).isEqualTo(Double.valueOf(cached));
    assertThat(one.sums().written()).isEqualTo(Double.valueOf(written));
    assertThat(one.sums().output()).isEqualTo(50);
  }

  @Test
  void reasoningBesideTheOutputIsAddedWhereATotalSaysSoAndElseRefused() throws IOException {
    workload = "Faq";
    MeasuredUsage one =
        one(
            file(
                "own.csv",
                "input_tokens,output_tokens,output_tokens_details.reasoning_tokens,Total tokens",
                "1000,100,900,2000",
                "1000,950,900,1950"));
    assertThat(one.sums().output()).isEqualTo(1_950);
    assertThat(one.sums().reasoning()).isEqualTo(1_800);

    Path more = file("more.csv", "Input tokens,Output tokens,Reasoning tokens", "1000,100,900");
    assertThatThrownBy(() -> measure(more))
        .hasMessageContaining(
            "has in line 2 Reasoning tokens \"900\", more than its Output tokens \"100\": give the"
                + " output tokens with the reasoning ones among them");
  }

  // --- nothing counts twice ---------------------------------------------------------------------

  @Test
  void linesOfABillThatAreEqualToTheLetterCountOnce() throws IOException {
    MeasuredUsage one =
        one(
            file(
                "own.csv",
                "Day,Workload,Requests,Input tokens,Output tokens,Region,Cost (USD)",
                "2026-10-01,Faq,10,1000,50,EU,1.5",
                "2026-10-01,Faq,10,1000,50,US,1.5",
                "2026-10-01,Faq,10,1000,50,EU,1.5",
                "2026-10-02,Faq,1,100,5,EU,0.15",
                "2026-10-02,Faq,1,100,5,EU,0.15"));

    // Two single requests of a day may be alike.
    assertThat(one.sums().requests()).isEqualTo(22);
    assertThat(one.sums().cost()).isEqualTo(3.3);
    assertThat(odd()).containsOnly(Map.entry(UsageWarning.SAME_LINE, 1));
    assertThat(sources.get(0).volumes(UsageWarning.SAME_LINE))
        .containsOnly(Map.entry("tokens", 1_050.0));
    assertThat(sources.get(0).bills().get("USD").leftOut()).isEqualTo(1.5);
  }

  @Test
  void aPageThatIsTwiceInAnArrayCountsOnce() throws IOException {
    workload = "Faq";
    String page =
        "{\"data\":[{\"start_time\":1791021600,\"end_time\":1791108000,\"results\":["
            + "{\"input_tokens\":1000,\"output_tokens\":50,\"num_model_requests\":10,\"model\":\"m\"}]}]}";
    MeasuredUsage one = one(file("pages.json", "[" + page, ",", page + "]"));

    assertThat(one.sums().requests()).isEqualTo(10);
    assertThat(odd()).containsOnly(Map.entry(UsageWarning.SAME_LINE, 1));
  }

  @Test
  void aRequestThatIsInTheFilesTwiceCountsOnceByItsId() throws IOException {
    String header = "Time,Request ID,Workload,Input tokens,Output tokens";
    Path first =
        file(
            "a.csv",
            header,
            "2026-10-01T10:00:00Z,r1,Faq,1000,50",
            "2026-10-01T10:00:00Z,r2,Faq,1000,50",
            "2026-10-01T10:00:00Z,r1,Faq,1000,50");
    Path second = file("b.csv", header, "2026-10-01T10:00:00Z,r2,Faq,1000,50");

    assertThat(one(first, second).sums().requests()).isEqualTo(2);
    assertThat(odd()).containsOnly(Map.entry(UsageWarning.SAME_ID, 1));
    assertThat(sources.get(1).volumes(UsageWarning.SAME_ID))
        .containsOnly(Map.entry("tokens", 1_050.0));

    Path other = file("c.csv", header, "2026-10-01T10:00:00Z,r2,Faq,900,50");
    assertThatThrownBy(() -> measure(first, other))
        .hasMessageEndingWith(
            "c.csv has in line 2 Request ID \"r2\", which a line before has with other tokens or"
                + " another time: leave one out");
  }

  @Test
  void lessThanATokenForEachRequestIsAskedAbout() throws IOException {
    Usage usage = new Usage();
    Path file =
        file(
            "own.csv",
            "Workload,Requests,Input tokens,Output tokens",
            "Faq,1000,1200,45",
            "Chat,10,1200,450");
    UsageFile.read(file, ask(), usage, lines -> {});

    assertThat(usage.asked())
        .startsWith("Faq has 45 output tokens in 1,000 requests, less than one each: give those");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1'200", "1 200", "1,20,000"})
  void groupsOfDigitsThatNoOptionNamesAreAnsweredWithWhatIsAccepted(String number)
      throws IOException {
    Path file =
        file(
            "own.csv", "Workload;Input tokens;Output tokens", "Faq;950;70", "Faq;" + number + ";9");
    measure(file);

    assertThat(sources.get(0).first(UsageWarning.UNREADABLE_NUMBER))
        .isEqualTo("Input tokens \"" + number + '"');
    assertThat(UsageWarning.UNREADABLE_NUMBER.fix(Decimals.UNSAID))
        .startsWith("write it like 1234.5, without spaces, apostrophes and groups of two digits");
    assertThat(UsageWarning.UNREADABLE_NUMBER.fix(Decimals.THOUSANDS))
        .isEqualTo("write it like 1234.5 or 1,234.5: with a comma before three digits, or none");
  }

  @Test
  void aMonthThatIsNamedAndOverIsAllInItsFilesThoughNobodyWorksAtItsEnd() throws IOException {
    // The 31st of October 2026 is a Saturday.
    Path file =
        file(
            "own.csv",
            "Time,Workload,Input tokens,Output tokens",
            "2026-10-01 09:00:00,Faq,10,1",
            "2026-10-30 17:00:00,Faq,10,1");
    for (ShortMonth part : ShortMonth.values()) {
      UsageAsk ask =
          new UsageAsk(
              "",
              "",
              "",
              "",
              YearMonth.of(2026, 10),
              part,
              GivenRequests.NONE,
              Written.PLAIN,
              Mapping.NONE);
      Usage usage = new Usage();
      UsageFile.read(file, ask, usage, lines -> {});
      boolean whole = part == ShortMonth.WHOLE;
      assertThat(MeasuredUsage.of(usage, ask).get(0).period().whole()).isEqualTo(whole);
      // It is said, since it may be a file of some days.
      assertThat(MeasuredUsage.of(usage, ask).get(0).period().taken()).isEqualTo(whole);
      assertThat(MonthOfWorkload.of(usage, ask, name -> name).get(0).period().whole())
          .isEqualTo(whole);
    }
  }

  @Test
  void aCostWithACommaIsNotGuessed() {
    List<MeasuredUsage> all = measure(EXAMPLES.resolve("own-bill.csv"));

    assertThat(all.get(0).requests()).isEqualTo(120_000);
    assertThat(all.get(0).bills()).isEmpty();
    assertThat(odd()).containsEntry(UsageWarning.UNREADABLE_COST, 3);
  }

  @Thorough
  @Test
  void aLineThatNoCellCouldHoldDoesNotCount() throws IOException {
    String name = "x".repeat(Texts.MOST_IN_CELL);
    Path file =
        file(
            "bill.csv",
            "Month,Workload,Model,Requests,Input tokens,Output tokens,Cost,Currency",
            "2026-10,A,m,10,1e20,10,,",
            "2026-10,A,m,10,10,1e16,,",
            "2026-10,A,m,1e16,10,10,,",
            "2026-10,%sx,m,10,10,10,,".formatted(name),
            "2026-10,A,%sx,10,10,10,,".formatted(name),
            "2026-10,%s,%s,1e15,1e15,1e15,1e16,USD".formatted(name, name));

    assertThat(one(file).workload()).isEqualTo(name);
    assertThat(one(file).bills()).isEmpty();
    assertThat(odd())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                UsageWarning.TOO_LARGE,
                3,
                UsageWarning.LONG_NAME,
                2,
                UsageWarning.UNREADABLE_COST,
                1));
    assertThat(sources.get(0).places(UsageWarning.TOO_LARGE)).containsExactly(2, 3, 4);
  }

  @Test
  void everyLineThatDoesNotCountIsToldWithItsReason() {
    MeasuredUsage triage = one(EXAMPLES.resolve("own-log.csv"));

    assertThat(triage.counted()).isEqualTo(2);
    assertThat(triage.inputTokens()).isEqualTo(1_300);
    assertThat(odd())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                UsageWarning.FAILED, 1,
                UsageWarning.UNREADABLE_TIME, 1,
                UsageWarning.UNREADABLE_NUMBER, 1,
                UsageWarning.NEGATIVE, 1,
                UsageWarning.NO_WORKLOAD, 1,
                UsageWarning.NO_TOKENS, 1));
    assertThat(sources.get(0).places(UsageWarning.UNREADABLE_TIME)).containsExactly(4);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, ','", "UTF-8, ;", "UTF-16LE, '\t'", "UTF-16BE, ','"})
  void separatorsAndEncodingsAreThoseOfSpreadsheets(String charset, String separator)
      throws IOException {
    String text =
        "\ufeff"
            + String.join(
                "\n",
                "Day,Workload,Requests,Input tokens,Output tokens",
                "2026-10-05,Ä,10,1000,50");
    Path file =
        Files.write(
            folder.resolve("a.csv"),
            text.replace(",", separator).getBytes(Charset.forName(charset)));
    assertThat(one(file).workload()).isEqualTo("Ä");
  }

  @Test
  void theHeaderRowMayStandBelowATitle() throws IOException {
    Path file =
        file(
            "a.csv",
            "Usage of October,,",
            "",
            "input_tokens,output_tokens,Workload",
            "10,1,A",
            ",,",
            "30,3,A");
    assertThat(one(file).inputTokens()).isEqualTo(20);
    assertThat(sources.get(0).lines()).isEqualTo(2);
  }

  @Test
  void aColumnInAnotherUnitIsNoneOfOurs() throws IOException {
    Path file = file("a.csv", "Workload,Input tokens (per request),Output tokens", "A,10,1");
    assertThatThrownBy(() -> one(file))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith(
            "a.csv is no price list, bill or log that is known (its columns: Workload, Input tokens (per"
                + " request), Output tokens): a log needs at least columns Input tokens and Output"
                + " tokens, or --map with their names");
  }

  @Test
  void tokensWithoutRequestsAndMoreCachedThanSentDoNotCount() throws IOException {
    Path file =
        file(
            "a.csv",
            "Workload,Requests,Input tokens,Output tokens,Cached tokens",
            "A,0,10,1,0",
            "A,1,10,1,11",
            "A,2,10,1,5");
    assertThat(one(file).counted()).isEqualTo(2);
    assertThat(odd())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(UsageWarning.NO_REQUESTS, 1, UsageWarning.MORE_CACHED, 1));
  }

  @Test
  void inputThatIsCachedWholeAndAnAnswerWithoutTokensCount() throws IOException {
    Path file =
        file(
            "a.csv",
            "Workload,Requests,Input tokens,Output tokens,Cached tokens",
            "A,1,10,1,10",
            "A,1,10,0,0",
            "A,1,0,1,0");
    assertThat(one(file).counted()).isEqualTo(3);
    assertThat(odd()).isEmpty();
  }

  @Test
  void sharesAreKnownOnlyWhereAllLinesSayThem() throws IOException {
    Path file =
        file(
            "a.csv",
            "Workload,Requests,Input tokens,Output tokens,Cached tokens,Batch",
            "A,1,10,1,5,yes",
            "A,1,10,1,,");
    assertThat(one(file).cachedShare()).isNaN();
    assertThat(one(file).batchShare()).isNaN();
    assertThat(one(file).sums().someCached()).isTrue();
    assertThat(one(file).sums().someBatch()).isTrue();
  }

  // --- what cannot be used ----------------------------------------------------------------------

  @Test
  void aFileThatNamesNoWorkloadAsksForOne() {
    assertThatThrownBy(() -> one(EXAMPLES.resolve("azure-trace.csv")))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith(
            "azure-trace.csv does not say which workload its lines are of (its columns: TIMESTAMP,"
                + " ContextTokens, GeneratedTokens): add --workload NAME, or --by COLUMN where a"
                + " column says it");
  }

  @Test
  void aColumnThatIsNotThereIsToldWithThoseThatAre() {
    by = "Team";
    assertThatThrownBy(() -> one(EXAMPLES.resolve("own-log.csv")))
        .isInstanceOf(BadInput.class)
        .hasMessageEndingWith(
            "own-log.csv has no column \"Team\" (its columns: Time, Workload, Prompt tokens,"
                + " Completion tokens, Status code)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty: fetch it again",
        "'  ' | is empty: fetch it again",
        "{\"data\": []} | holds no usage: fetch it again",
        "[{\"metrics\": {\"prompt_tokens\": 1, \"completion_tokens\": 1}}] | is no price list,"
            + " bill or log that is known (its columns: metrics.prompt_tokens,"
            + " metrics.completion_tokens): a log needs at least columns Input tokens and Output"
            + " tokens, or --map with their names",
        "{\"data\": [{\"start_time\": 1 | ends in the middle (line 1): download it again",
        "<!DOCTYPE html> | is a web page or XML: download the list itself (the raw file)",
        "PKxx | is a workbook or zip file, not a usage file: export the usage as CSV, JSON or"
            + " Parquet",
        "input_tokens,output_tokens,Workload | has a header row and no line below it: export it"
            + " again",
        "Provider,Model,Kind | is no price list, bill or log that is known (its columns: Provider, Model, Kind):"
            + " a log needs at least columns Input tokens and Output tokens, or --map with their names"
      })
  void whatIsNoUsageFileIsRefusedWithOneLine(String text, String message) throws IOException {
    Path file = file("a.csv", text);
    assertThatThrownBy(() -> one(file))
        .isInstanceOf(BadInput.class)
        .hasMessage(file + " " + message);
  }

  @Test
  void aPictureIsRefused() throws IOException {
    Path file =
        Files.write(
            folder.resolve("a.csv"),
            "\u0089PNG\r\n\u001a\n\0".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> one(file)).hasMessageContaining("no usage file");
  }

  @Test
  void aColumnThatHoldsNoWorkloadsIsRefusedBeforeItFillsTheMemory() throws IOException {
    StringBuilder text = new StringBuilder("id,input_tokens,output_tokens\n");
    for (int i = 0; i <= Usage.MOST_SUMS; i++) {
      text.append(i).append(",1,1\n");
    }
    by = "id";
    Path file = file("a.csv", text.toString());
    assertThatThrownBy(() -> one(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has more than 100,000 workloads, models and months");
  }

  // --- months -----------------------------------------------------------------------------------

  private Path days(String name, String workload, String... daysAndRequests) throws IOException {
    StringBuilder text = new StringBuilder("Day,Workload,Requests,Input tokens,Output tokens");
    for (String each : daysAndRequests) {
      String[] parts = each.split(" ");
      text.append("\n%s,%s,%s,1000,100".formatted(parts[0], workload, parts[1]));
    }
    return file(name, text.toString());
  }

  @Test
  void theLastWholeMonthCountsAndWhatIsBeyondItDoesNot() throws IOException {
    Path file =
        days(
            "a.csv",
            "A",
            "2026-08-30 1",
            "2026-09-15 20",
            "2026-10-01 3",
            "2026-10-30 4",
            "2026-11-02 9");
    MeasuredUsage all = one(file);
    assertThat(all.period().words()).isEqualTo("2026-10");
    assertThat(all.requests()).isEqualTo(7);

    month = YearMonth.of(2026, 9);
    assertThat(one(file).requests()).isEqualTo(20);
  }

  @Test
  void aMonthThatEndsWithTheFileIsWholeOnlyIfItsLastDayIsInIt() throws IOException {
    assertThat(one(days("a.csv", "A", "2026-10-01 3", "2026-10-30 4")).requests()).isNaN();
    assertThat(one(days("b.csv", "A", "2026-10-01 3", "2026-10-31 4")).requests()).isEqualTo(7);
    assertThat(one(days("c.csv", "A", "2026-10-02 3", "2026-10-31 4")).requests()).isNaN();
  }

  @Test
  void filesThatFollowEachOtherCoverAMonthTogether() throws IOException {
    Path first = days("a.csv", "A", "2026-09-20 1", "2026-10-14 2");
    Path second = days("b.csv", "A", "2026-10-15 3", "2026-11-03 5");
    assertThat(one(first, second).requests()).isEqualTo(5);

    Path later = days("c.csv", "A", "2026-10-16 3", "2026-11-03 5");
    assertThat(one(first, later).requests()).isNaN();
  }

  @Test
  void aFileOfAnotherWorkloadCoversNothingOfThisOne() throws IOException {
    Path first = days("a.csv", "A", "2026-10-01 1", "2026-10-14 2");
    Path second = days("b.csv", "B", "2026-10-15 3", "2026-10-31 5");
    assertThat(measure(first, second)).extracting(MeasuredUsage::requests).containsOnly(Double.NaN);
  }

  @Test
  void lessThanAMonthIsNone() throws IOException {
    Path file = days("a.csv", "A", "2026-10-05 50", "2026-10-09 50");
    assertThat(one(file).requests()).isNaN();
    assertThat(one(file).inputTokens()).isEqualTo(20);
  }

  @Test
  void aFileWithoutTimesIsOfTheMonthThatIsNamed() throws IOException {
    Path file = file("a.csv", "Workload,Requests,Input tokens,Output tokens", "A,5,50,5");
    assertThat(one(file).requests()).isNaN();
    assertThat(one(file).period().timed()).isFalse();

    month = YearMonth.of(2026, 10);
    assertThat(one(file).requests()).isEqualTo(5);
  }

  @Test
  void aMonthWithoutLinesOfAWorkloadIsTold() throws IOException {
    Path file =
        file(
            "a.csv",
            "Day,Workload,Requests,Input tokens,Output tokens",
            "2026-09-01,A,5,50,5",
            "2026-09-01,B,5,50,5",
            "2026-10-31,B,5,50,5");
    List<MeasuredUsage> all = measure(file);
    assertThat(all).extracting(each -> each.period().words()).containsExactly("2026-09", "2026-10");
    assertThat(all.get(0).later()).isTrue();

    month = YearMonth.of(2026, 10);
    Usage usage = new Usage();
    UsageFile.read(file, ask(), usage, lines -> {});
    assertThat(MeasuredUsage.without(usage, ask())).containsExactly("A");
  }

  @Test
  void namesThatASpreadsheetTakesForEqualAreOneWorkload() throws IOException {
    Path file =
        file("a.csv", "Workload,Input tokens,Output tokens", "Triage,10,1", " TRIAGE ,30,1");
    assertThat(one(file).inputTokens()).isEqualTo(20);
  }
}
