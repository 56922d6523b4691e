package breakeven.exchange.usage;

import static breakeven.exchange.usage.Meaning.BATCH;
import static breakeven.exchange.usage.Meaning.CACHED;
import static breakeven.exchange.usage.Meaning.CACHE_ACTION;
import static breakeven.exchange.usage.Meaning.CACHE_READ;
import static breakeven.exchange.usage.Meaning.CACHE_WRITE;
import static breakeven.exchange.usage.Meaning.CATEGORY;
import static breakeven.exchange.usage.Meaning.CONTRACTED_PRICE;
import static breakeven.exchange.usage.Meaning.COST;
import static breakeven.exchange.usage.Meaning.CURRENCY;
import static breakeven.exchange.usage.Meaning.DETAIL;
import static breakeven.exchange.usage.Meaning.DIRECTION;
import static breakeven.exchange.usage.Meaning.END;
import static breakeven.exchange.usage.Meaning.HIT;
import static breakeven.exchange.usage.Meaning.INPUT;
import static breakeven.exchange.usage.Meaning.KIND;
import static breakeven.exchange.usage.Meaning.LIST_PRICE;
import static breakeven.exchange.usage.Meaning.MODEL;
import static breakeven.exchange.usage.Meaning.OTHER_AMOUNTS;
import static breakeven.exchange.usage.Meaning.OUTPUT;
import static breakeven.exchange.usage.Meaning.PARENT;
import static breakeven.exchange.usage.Meaning.PRICED_QUANTITY;
import static breakeven.exchange.usage.Meaning.PRICED_UNIT;
import static breakeven.exchange.usage.Meaning.PROVIDER;
import static breakeven.exchange.usage.Meaning.QUANTITY;
import static breakeven.exchange.usage.Meaning.REASONING;
import static breakeven.exchange.usage.Meaning.REQUESTS;
import static breakeven.exchange.usage.Meaning.SERVICE;
import static breakeven.exchange.usage.Meaning.SPAN;
import static breakeven.exchange.usage.Meaning.STATUS;
import static breakeven.exchange.usage.Meaning.TAG;
import static breakeven.exchange.usage.Meaning.TIME;
import static breakeven.exchange.usage.Meaning.TOTAL;
import static breakeven.exchange.usage.Meaning.TRACE;
import static breakeven.exchange.usage.Meaning.UNIT;
import static breakeven.exchange.usage.Meaning.WORKLOAD;
import static breakeven.exchange.usage.Meaning.WRITTEN;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The usage files that are known, each by the names of its columns. What a file is shows in its
 * header row: it is of the first format whose telling columns are all there.
 */
public enum UsageFormat implements Naming {
  AZURE_TRACE(
      "Azure LLM inference trace",
      "AzurePublicDataset, AzureLLMInferenceDataset2023",
      Lines.REQUESTS,
      "",
      EnumSet.of(TIME, INPUT, OUTPUT),
      is(TIME, "TIMESTAMP"),
      is(INPUT, "ContextTokens"),
      is(OUTPUT, "GeneratedTokens")),
  OPENAI(
      "OpenAI usage export",
      "Usage page of the OpenAI platform, CSV; completions of its Usage API, JSON",
      Lines.PERIODS,
      "",
      EnumSet.of(REQUESTS, INPUT, OUTPUT),
      is(TIME, "start_time_iso", "start_time"),
      is(END, "end_time_iso", "end_time"),
      is(REQUESTS, "num_model_requests"),
      is(INPUT, "input_tokens"),
      is(CACHED, "input_cached_tokens"),
      is(WRITTEN, "input_cache_write_tokens"),
      is(OUTPUT, "output_tokens"),
      is(MODEL, "model"),
      is(BATCH, "batch", "service_tier")),
  ANTHROPIC(
      "Anthropic usage export",
      "Usage page of the Claude Console, CSV export; it counts no requests",
      Lines.PERIODS,
      "",
      EnumSet.of(TIME, INPUT, OUTPUT),
      is(TIME, "usage_date_utc"),
      is(INPUT, "usage_input_tokens_no_cache"),
      is(CACHE_READ, "usage_input_tokens_cache_read"),
      sum(
          CACHE_WRITE,
          "usage_input_tokens_cache_write_5m",
          "usage_input_tokens_cache_write_1h",
          "usage_input_tokens_cache_write"),
      is(OUTPUT, "usage_output_tokens"),
      is(MODEL, "model_version"),
      is(BATCH, "usage_type")),
  ANTHROPIC_API(
      "Anthropic usage report",
      "Messages usage report of Anthropic's Admin API, JSON; it counts no requests",
      Lines.PERIODS,
      "",
      EnumSet.of(TIME, INPUT, OUTPUT),
      is(TIME, "starting_at"),
      is(END, "ending_at"),
      is(INPUT, "uncached_input_tokens"),
      is(CACHE_READ, "cache_read_input_tokens"),
      sum(
          CACHE_WRITE,
          "cache_creation.ephemeral_5m_input_tokens",
          "cache_creation.ephemeral_1h_input_tokens"),
      is(OUTPUT, "output_tokens"),
      is(MODEL, "model"),
      is(BATCH, "service_tier")),
  LITELLM(
      "LiteLLM spend logs",
      "table LiteLLM_SpendLogs of the LiteLLM proxy, or its spend logs as JSON",
      Lines.REQUESTS,
      "USD",
      EnumSet.of(TIME, INPUT, OUTPUT, COST),
      is(TIME, "startTime"),
      is(INPUT, "prompt_tokens"),
      is(OUTPUT, "completion_tokens"),
      is(
          CACHED,
          "metadata.usage_object.prompt_tokens_details.cached_tokens",
          "metadata.usage_object.cache_read_input_tokens"),
      is(
          WRITTEN,
          "metadata.usage_object.prompt_tokens_details.cache_creation_tokens",
          "metadata.usage_object.cache_creation_input_tokens"),
      is(TOTAL, "total_tokens"),
      is(HIT, "cache_hit"),
      is(MODEL, "model"),
      is(STATUS, "status"),
      is(COST, "spend")),
  LITELLM_DAILY(
      "LiteLLM daily activity",
      "daily activity of the LiteLLM proxy as JSON, or its tables LiteLLM_DailyUserSpend and"
          + " LiteLLM_DailyTagSpend",
      Lines.PERIODS,
      "USD",
      EnumSet.of(TIME, REQUESTS, INPUT, OUTPUT),
      is(TIME, "date"),
      is(
          REQUESTS,
          "metrics.successful_requests",
          "metrics.api_requests",
          "successful_requests",
          "api_requests"),
      is(INPUT, "metrics.prompt_tokens", "prompt_tokens"),
      is(CACHED, "metrics.cache_read_input_tokens", "cache_read_input_tokens"),
      is(WRITTEN, "metrics.cache_creation_input_tokens", "cache_creation_input_tokens"),
      is(OUTPUT, "metrics.completion_tokens", "completion_tokens"),
      is(TOTAL, "metrics.total_tokens", "total_tokens"),
      is(TAG, "tag"),
      is(MODEL, "model"),
      is(COST, "metrics.spend", "spend")),
  FOCUS_TOKENS(
      "FOCUS with tokens in columns of their own",
      "exporters that add x_InputTokens and x_OutputTokens to FOCUS; it counts no requests",
      Lines.PERIODS,
      "",
      EnumSet.of(TIME, CATEGORY, INPUT, OUTPUT, COST),
      is(TIME, "ChargePeriodStart"),
      is(END, "ChargePeriodEnd"),
      only("^usage$", CATEGORY, "ChargeCategory"),
      is(INPUT, "x_InputTokens"),
      is(CACHED, "x_CachedTokens"),
      is(OUTPUT, "x_OutputTokens"),
      is(MODEL, "x_AIModel", "SkuPriceDetails.ModelId"),
      is(COST, "EffectiveCost", "BilledCost"),
      is(CURRENCY, "BillingCurrency")),
  FOCUS(
      "FOCUS cost and usage",
      "FinOps Open Cost and Usage Specification 1.0 to 1.4, with the drafts of 1.5; it counts no"
          + " requests",
      Lines.PERIODS,
      "",
      EnumSet.of(TIME, QUANTITY, CATEGORY, COST),
      // Azure's meters keep their abbreviations; CD or CH alone may be a place.
      Meter.of()
          .kind(TokenKind.CACHE_WRITE, "cache[ _-]?write|\\bcd wr\\b")
          .kind(TokenKind.CACHE_READ, "cache[ _-]?read|\\bcached|\\b(?:cchd|cd|ch)[ -]inpt?\\b")
          .kind(TokenKind.OUTPUT, "\\boutput|\\b(?:outp|outpt|opt|thinking|reasoning)\\b")
          .kind(TokenKind.INPUT, "\\binput|\\binpt?\\b")
          .batch("\\bbatch\\b")
          .names("^(.+?)(?:[ -]+(?:batch|cached|cchd|cd|ch|wr))*[ -]+(?:inpt?|outpt?|opt)\\b.*"),
      is(TIME, "ChargePeriodStart"),
      is(END, "ChargePeriodEnd"),
      only("AI and Machine Learning", SERVICE, "ServiceCategory"),
      only("^usage$", CATEGORY, "ChargeCategory"),
      // Free words: they may say of input that output is billed apart.
      sum(
          KIND,
          "SkuMeter",
          "x_SkuMeterName",
          "SkuId",
          "SkuPriceId",
          "ChargeDescription",
          "SkuPriceDetails"),
      is(DIRECTION, "SkuPriceDetails.TokenDirection"),
      is(
          CACHE_ACTION,
          "SkuPriceDetails.TokenCacheAction",
          "SkuPriceDetails.CacheAction",
          "SkuPriceDetails.TokenType"),
      is(QUANTITY, "ConsumedQuantity"),
      is(UNIT, "ConsumedUnit"),
      is(PRICED_QUANTITY, "PricingQuantity"),
      // Microsoft's says the block that is priced, as 1K; its standard unit is Units.
      is(PRICED_UNIT, "x_PricingUnitDescription", "PricingUnit"),
      is(LIST_PRICE, "ListUnitPrice"),
      is(CONTRACTED_PRICE, "ContractedUnitPrice"),
      is(PROVIDER, "ServiceProviderName", "ProviderName"),
      is(
          MODEL,
          "SkuPriceDetails.ModelId",
          "SkuPriceDetails.ModelName",
          "SkuPriceDetails.ModelFamily",
          "x_AIModel"),
      // A commitment pays in advance: what it covers is billed at 0.
      is(COST, "EffectiveCost", "BilledCost"),
      is(CURRENCY, "BillingCurrency")),
  AWS(
      "AWS cost and usage report",
      "Data Exports (CUR 2.0) and the earlier report, lines of Amazon Bedrock and its Marketplace;"
          + " it counts no requests",
      Lines.PERIODS,
      "",
      EnumSet.of(TIME, KIND, QUANTITY, SERVICE),
      Meter.of()
          .kind(TokenKind.CACHE_WRITE, "[-_]cache[-_]?write")
          .kind(TokenKind.CACHE_READ, "[-_]cache[-_]?read")
          .kind(TokenKind.OUTPUT, "[-_]output[-_]?token")
          .kind(TokenKind.INPUT, "[-_]input[-_]?token")
          // Each model of the Marketplace is a product with a code of its own.
          .anyService("-MP:.*token")
          .sells("^(.+?) \\(Amazon Bedrock Edition\\)$")
          .batch("[-_]batch\\b")
          .names("^(?:[A-Z]{2,4}\\d+-)?(.+?)-(?:mantle-)?(?:input|output|cache)-"),
      is(TIME, "line_item_usage_start_date"),
      is(END, "line_item_usage_end_date"),
      only("^AmazonBedrock", SERVICE, "line_item_product_code"),
      only("usage$", CATEGORY, "line_item_line_item_type"),
      is(KIND, "line_item_usage_type"),
      is(QUANTITY, "line_item_usage_amount"),
      is(UNIT, "pricing_unit"),
      is(MODEL, "product_product_name", "product.product_name", "product_servicename"),
      is(COST, "line_item_unblended_cost"),
      is(CURRENCY, "line_item_currency_code")),
  AZURE_COST(
      "Azure cost details",
      "exports of Cost Management, all three families of headers, translated ones too; it counts no"
          + " requests",
      Lines.PERIODS,
      "",
      EnumSet.of(TIME, KIND, QUANTITY, UNIT, SERVICE),
      Meter.of()
          .kind(TokenKind.CACHE_WRITE, "\\bcd wr\\b|cache[ -]?write")
          .kind(TokenKind.CACHE_READ, "\\b(cached|cchd|cd|ch)\\b")
          .kind(TokenKind.OUTPUT, "\\b(outp|outpt|opt|output)\\b")
          .kind(TokenKind.INPUT, "\\b(inp|inpt|input)\\b")
          .batch("\\bbatch\\b")
          .names("^(.+?)[ -]+(?:batch|cached|cchd|cd|ch|inp|inpt|input|outp|outpt|opt|output)\\b")
          .translated(),
      is(TIME, "UsageDateTime", "Date"),
      only("openai|foundry|cognitive|\\bai\\b", SERVICE, "MeterCategory"),
      only("^usage$", CATEGORY, "ChargeType"),
      is(KIND, "MeterName"),
      is(QUANTITY, "UsageQuantity", "Quantity"),
      is(UNIT, "UnitOfMeasure"),
      is(COST, "PreTaxCost", "CostInBillingCurrency"),
      is(CURRENCY, "BillingCurrency", "BillingCurrencyCode", "Currency")),
  GOOGLE_COST(
      "Google Cloud billing export",
      "detailed export from BigQuery as CSV or JSON; it counts no requests",
      Lines.PERIODS,
      "",
      EnumSet.of(TIME, KIND, QUANTITY, SERVICE),
      Meter.of()
          .kind(TokenKind.CACHE_READ, "\\bcach(ed|ing)\\b")
          .kind(TokenKind.OUTPUT, "\\boutput\\b|\\bresponse\\b|\\bthinking\\b")
          .kind(TokenKind.INPUT, "\\binput\\b|\\bprompt\\b")
          .batch("\\bbatch\\b")
          .names("\\b(gemini[ -][\\d.]+[ -](?:flash[ -]lite|flash|pro|ultra))"),
      is(TIME, "usage_start_time"),
      is(END, "usage_end_time"),
      only("vertex|gemini|generative|\\bai\\b", SERVICE, "service.description"),
      only("^regular$", CATEGORY, "cost_type"),
      is(KIND, "sku.description"),
      is(QUANTITY, "usage.amount"),
      is(UNIT, "usage.unit"),
      is(PRICED_QUANTITY, "usage.amount_in_pricing_units"),
      is(PRICED_UNIT, "usage.pricing_unit"),
      is(COST, "cost"),
      is(CURRENCY, "currency")),
  DEEPSEEK(
      "DeepSeek usage export",
      "amount-….csv of the usage page of the DeepSeek platform",
      Lines.PERIODS,
      "",
      EnumSet.of(TIME, KIND, QUANTITY, MODEL),
      Meter.of()
          .kind(TokenKind.CACHE_READ, "input_cache_hit_tokens")
          .kind(TokenKind.INPUT, "input_cache_miss_tokens")
          .kind(TokenKind.OUTPUT, "output_tokens")
          .kind(TokenKind.REQUESTS, "request_count")
          .unit("tokens"),
      is(TIME, "start_time_iso", "utc_date"),
      is(END, "end_time_iso"),
      is(KIND, "type"),
      is(QUANTITY, "amount"),
      is(MODEL, "model")),
  DEEPSEEK_COST(
      "DeepSeek cost export",
      "cost-….csv of the usage page of the DeepSeek platform: costs without tokens, for --actuals",
      Lines.PERIODS,
      "",
      EnumSet.of(TIME, KIND, COST, CURRENCY),
      Meter.of(),
      is(TIME, "start_time_iso", "utc_date"),
      is(END, "end_time_iso"),
      is(KIND, "wallet_type"),
      is(MODEL, "model"),
      is(COST, "cost"),
      is(CURRENCY, "currency")),
  ANTHROPIC_COST(
      "Anthropic cost export",
      "Cost page of the Claude Console, CSV export: costs without tokens, for --actuals",
      Lines.PERIODS,
      "USD",
      EnumSet.of(TIME, KIND, COST),
      Meter.of(),
      is(TIME, "usage_date_utc"),
      is(KIND, "token_type"),
      is(COST, "cost_usd")),
  OPENAI_COST(
      "OpenAI cost export",
      "costs of the OpenAI platform, CSV or JSON: costs without tokens, for --actuals",
      Lines.PERIODS,
      "",
      EnumSet.of(TIME, COST, CURRENCY),
      Meter.of(),
      is(TIME, "start_time_iso", "start_time"),
      is(END, "end_time_iso", "end_time"),
      is(KIND, "line_item"),
      is(COST, "amount_value", "amount.value"),
      is(CURRENCY, "amount_currency", "amount.currency")),
  OPENROUTER(
      "OpenRouter activity",
      "Activity page of OpenRouter, CSV export; reasoning tokens are among the output tokens",
      Lines.REQUESTS,
      "USD",
      EnumSet.of(TIME, INPUT, OUTPUT, MODEL),
      is(TIME, "created_at"),
      is(INPUT, "tokens_prompt"),
      is(CACHED, "tokens_cached"),
      is(OUTPUT, "tokens_completion"),
      is(REASONING, "tokens_reasoning"),
      is(MODEL, "model_permaslug"),
      is(COST, "cost_total")),
  OPENROUTER_DAILY(
      "OpenRouter daily activity",
      "activity of OpenRouter's API, JSON",
      Lines.PERIODS,
      "USD",
      EnumSet.of(TIME, REQUESTS, INPUT, OUTPUT, COST),
      is(TIME, "date"),
      is(REQUESTS, "requests"),
      is(INPUT, "prompt_tokens"),
      is(OUTPUT, "completion_tokens"),
      is(REASONING, "reasoning_tokens"),
      is(MODEL, "model_permaslug", "model"),
      is(COST, "usage")),
  LANGFUSE(
      "Langfuse observations",
      "batch export of observations, or a trace with its observations, CSV or JSON; only"
          + " generations count",
      Lines.REQUESTS,
      "USD",
      EnumSet.of(TIME, CATEGORY, DETAIL),
      is(WORKLOAD, "traceName"),
      is(TIME, "startTime"),
      only("^generation$", CATEGORY, "type"),
      is(DETAIL, "usageDetails.*"),
      is(MODEL, "providedModelName", "model"),
      is(COST, "totalCost", "calculatedTotalCost", "costDetails.total")),
  LANGFUSE_METRICS(
      "Langfuse metrics",
      "answers of Langfuse's Metrics API, JSON",
      Lines.PERIODS,
      "USD",
      EnumSet.of(INPUT, OUTPUT),
      is(WORKLOAD, "traceName"),
      is(TIME, "time_dimension", "startTimeMonth"),
      is(REQUESTS, "count_count"),
      is(INPUT, "sum_inputTokens"),
      is(OUTPUT, "sum_outputTokens"),
      is(TOTAL, "sum_totalTokens"),
      is(MODEL, "providedModelName"),
      is(COST, "sum_totalCost")),
  BRAINTRUST(
      "Braintrust events",
      "events of a log or an experiment, as its API answers, JSON; only calls of a model count",
      Lines.REQUESTS,
      "",
      EnumSet.of(TIME, CATEGORY, INPUT, OUTPUT),
      is(TIME, "created"),
      only("^llm$", CATEGORY, "span_attributes.type"),
      is(INPUT, "metrics.prompt_tokens"),
      is(CACHED, "metrics.prompt_cached_tokens"),
      sum(
          WRITTEN,
          "metrics.prompt_cache_creation_tokens",
          "metrics.prompt_cache_creation_5m_tokens",
          "metrics.prompt_cache_creation_1h_tokens"),
      is(OUTPUT, "metrics.completion_tokens"),
      is(REASONING, "metrics.completion_reasoning_tokens"),
      is(TOTAL, "metrics.tokens"),
      is(MODEL, "metadata.model")),
  OPEN_TELEMETRY(
      "OpenTelemetry GenAI spans",
      "spans as OTLP JSON lines, or their attributes as columns; an agent's sums do not count"
          + " again",
      Lines.REQUESTS,
      "",
      EnumSet.of(INPUT, OUTPUT),
      is(WORKLOAD, "service.name"),
      is(TIME, "startTimeUnixNano", "start_time", "timestamp"),
      // Spans around calls may repeat the tokens of the calls; an embedding is no request.
      only(
          "^(?!(invoke_agent|invoke_workflow|create_agent|execute_tool|plan|embeddings)$)",
          CATEGORY,
          "gen_ai.operation.name"),
      is(INPUT, "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"),
      is(CACHED, "gen_ai.usage.cache_read.input_tokens"),
      is(WRITTEN, "gen_ai.usage.cache_creation.input_tokens"),
      is(OUTPUT, "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"),
      is(REASONING, "gen_ai.usage.reasoning.output_tokens"),
      is(TRACE, "traceId"),
      is(SPAN, "spanId"),
      is(PARENT, "parentSpanId", "parentId"),
      is(TOTAL, "gen_ai.usage.total_tokens", "llm.usage.total_tokens"),
      is(MODEL, "gen_ai.response.model", "gen_ai.request.model"),
      is(OTHER_AMOUNTS, "gen_ai.usage.*")),
  OPEN_INFERENCE(
      "OpenInference spans",
      "spans of Phoenix and Arize as OTLP JSON lines, JSON or CSV; only calls of a model count",
      Lines.REQUESTS,
      "",
      EnumSet.of(INPUT, OUTPUT),
      is(WORKLOAD, "service.name"),
      is(TIME, "startTimeUnixNano", "start_time", "timestamp"),
      only("^llm$", CATEGORY, spans("openinference.span.kind", "span_kind")),
      is(INPUT, spans("llm.token_count.prompt")),
      is(CACHED, spans("llm.token_count.prompt_details.cache_read")),
      is(WRITTEN, spans("llm.token_count.prompt_details.cache_write")),
      is(OUTPUT, spans("llm.token_count.completion")),
      is(REASONING, spans("llm.token_count.completion_details.reasoning")),
      is(TRACE, "traceId", "context.trace_id"),
      is(SPAN, "spanId", "context.span_id"),
      is(PARENT, "parentSpanId", "parentId", "parent_id"),
      is(TOTAL, spans("llm.token_count.total")),
      is(MODEL, spans("llm.model_name"))),
  OWN(
      "Your own log or bill",
      "a line is a request, or a period where it has a column of requests",
      Lines.EITHER,
      "",
      EnumSet.of(INPUT, OUTPUT),
      is(WORKLOAD, "Workload"),
      is(TIME, "Time", "Timestamp", "Date", "Day", "Month", "Start time"),
      is(END, "End time"),
      is(REQUESTS, "Requests", "Number of requests"),
      is(INPUT, "Input tokens", "Prompt tokens"),
      is(CACHED, "Cached tokens", "Cached input tokens"),
      is(WRITTEN, "Written tokens", "Cache write tokens"),
      is(OUTPUT, "Output tokens", "Completion tokens"),
      is(REASONING, "Reasoning tokens"),
      is(TOTAL, "Total tokens"),
      is(MODEL, "Model"),
      is(BATCH, "Batch"),
      is(STATUS, "Status", "Status code"),
      is(COST, "Cost"),
      is(CURRENCY, "Currency")),
  NAMED(
      "Columns that you name",
      "any other log or bill, by --map or the sheet Usage mapping",
      Lines.EITHER,
      "",
      EnumSet.of(INPUT, OUTPUT));

  /** How cached tokens stand in a bill with a line for each kind of token. */
  static final String APART = "on lines of their own, beside the input";

  /** What a line is. */
  public enum Lines {
    /** One request. */
    REQUESTS,
    /** All requests of an hour, a day, a month. */
    PERIODS,
    /** A period where the file has a column of requests, else one request. */
    EITHER
  }

  private record Named(
      Meaning meaning, List<String> names, boolean sum, @Nullable Pattern counted) {}

  private final String title;
  private final String from;
  private final Lines lines;
  private final String currency;
  private final Set<Meaning> telling;
  private final @Nullable Meter meter;
  private final Map<Meaning, List<String>> names = new EnumMap<>(Meaning.class);
  private final Set<Meaning> sums = EnumSet.noneOf(Meaning.class);
  private final Map<Meaning, Pattern> counted = new EnumMap<>(Meaning.class);

  UsageFormat(
      String title,
      String from,
      Lines lines,
      String currency,
      Set<Meaning> telling,
      Named... columns) {
    this(title, from, lines, currency, telling, null, columns);
  }

  UsageFormat(
      String title,
      String from,
      Lines lines,
      String currency,
      Set<Meaning> telling,
      @Nullable Meter meter,
      Named... columns) {
    this.title = title;
    this.from = from;
    this.lines = lines;
    this.currency = currency;
    this.telling = telling;
    this.meter = meter;
    for (Named each : columns) {
      names.put(each.meaning(), each.names());
      if (each.sum()) {
        sums.add(each.meaning());
      }
      if (each.counted() != null) {
        counted.put(each.meaning(), each.counted());
      }
    }
  }

  /** Of several names the first that has a value counts. */
  private static Named is(Meaning meaning, String... names) {
    return new Named(meaning, List.of(names), false, null);
  }

  /** An attribute of a span, alone and among the others, before further names. */
  private static String[] spans(String attribute, String... more) {
    return Stream.concat(Stream.of(attribute, "attributes." + attribute), Stream.of(more))
        .toArray(String[]::new);
  }

  /** Only lines count that say nothing of it, or a text in which this is found. */
  private static Named only(String pattern, Meaning meaning, String... names) {
    return new Named(
        meaning, List.of(names), false, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
  }

  /** All of the names count together. */
  private static Named sum(Meaning meaning, String... names) {
    return new Named(meaning, List.of(names), true, null);
  }

  /** What users call it. */
  public String title() {
    return title;
  }

  /** Where it comes from. */
  public String from() {
    return from;
  }

  /** What its lines are. */
  public Lines lines() {
    return lines;
  }

  /** The currency of its costs, where it is always the same; else empty. */
  String currency() {
    return currency;
  }

  /** The columns without which a file is none of this format. */
  public Set<Meaning> telling() {
    return Set.copyOf(telling);
  }

  /** How a line says which kind of token it counts; null where a line has all of them. */
  @Nullable Meter meter() {
    return meter;
  }

  /**
   * How cached tokens stand to input tokens.
   *
   * @param has which columns there are
   */
  public String cached(Predicate<Meaning> has) {
    if (meter != null) {
      return APART;
    }
    return has.test(DETAIL)
        ? "beside the input, or among it where a total says so"
        : has.test(CACHE_READ)
            ? "beside the input"
            : has.test(CACHED) ? "among the input" : "not said";
  }

  /** Whether a line counts that says this of its service or category; empty: nothing. */
  boolean counts(Meaning meaning, String text) {
    Pattern pattern = counted.get(meaning);
    return pattern == null || text.isEmpty() || pattern.matcher(text).find();
  }

  @Override
  public boolean sums(Meaning meaning) {
    return sums.contains(meaning);
  }

  @Override
  public List<String> names(Meaning meaning) {
    return names.getOrDefault(meaning, List.of());
  }
}
