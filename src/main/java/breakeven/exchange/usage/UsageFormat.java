package breakeven.exchange.usage;

import static breakeven.exchange.usage.Meaning.BATCH;
import static breakeven.exchange.usage.Meaning.CACHED;
import static breakeven.exchange.usage.Meaning.CACHE_READ;
import static breakeven.exchange.usage.Meaning.CACHE_WRITE;
import static breakeven.exchange.usage.Meaning.COST;
import static breakeven.exchange.usage.Meaning.CURRENCY;
import static breakeven.exchange.usage.Meaning.END;
import static breakeven.exchange.usage.Meaning.INPUT;
import static breakeven.exchange.usage.Meaning.MODEL;
import static breakeven.exchange.usage.Meaning.OUTPUT;
import static breakeven.exchange.usage.Meaning.REQUESTS;
import static breakeven.exchange.usage.Meaning.STATUS;
import static breakeven.exchange.usage.Meaning.TIME;
import static breakeven.exchange.usage.Meaning.WORKLOAD;
import static breakeven.exchange.usage.Meaning.WRITTEN;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The usage files that are known, each by the names of its columns. What a file is shows in its
 * header row: it is of the first format whose telling columns are all there.
 */
public enum UsageFormat {
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
      is(BATCH, "batch")),
  OPENAI_EARLIER(
      "OpenAI usage, earlier export",
      "Usage endpoint of the OpenAI platform before the Usage API",
      Lines.PERIODS,
      "",
      EnumSet.of(REQUESTS, INPUT, OUTPUT),
      is(TIME, "aggregation_timestamp", "timestamp"),
      is(REQUESTS, "n_requests"),
      is(INPUT, "n_context_tokens_total"),
      is(OUTPUT, "n_generated_tokens_total"),
      is(MODEL, "snapshot_id", "model")),
  ANTHROPIC(
      "Anthropic usage export",
      "Usage page of the Claude Console, CSV export; it counts no requests",
      Lines.PERIODS,
      "",
      EnumSet.of(TIME, INPUT, OUTPUT),
      is(TIME, "usage_date_utc"),
      is(INPUT, "usage_input_tokens_no_cache"),
      is(CACHE_READ, "usage_input_tokens_cache_read"),
      is(
          CACHE_WRITE,
          "usage_input_tokens_cache_write_5m",
          "usage_input_tokens_cache_write_1h",
          "usage_input_tokens_cache_write"),
      is(OUTPUT, "usage_output_tokens"),
      is(MODEL, "model_version")),
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
      is(
          CACHE_WRITE,
          "cache_creation.ephemeral_5m_input_tokens",
          "cache_creation.ephemeral_1h_input_tokens"),
      is(OUTPUT, "output_tokens"),
      is(MODEL, "model")),
  LITELLM(
      "LiteLLM spend logs",
      "table LiteLLM_SpendLogs of the LiteLLM proxy, or its spend logs as JSON",
      Lines.REQUESTS,
      "USD",
      EnumSet.of(TIME, INPUT, OUTPUT, COST),
      is(TIME, "startTime"),
      is(INPUT, "prompt_tokens"),
      is(OUTPUT, "completion_tokens"),
      is(MODEL, "model"),
      is(STATUS, "status"),
      is(COST, "spend")),
  LITELLM_DAILY(
      "LiteLLM daily activity",
      "daily activity of the LiteLLM proxy as JSON, or its table LiteLLM_DailyUserSpend",
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
      is(MODEL, "model"),
      is(COST, "metrics.spend", "spend")),
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
      is(MODEL, "Model"),
      is(BATCH, "Batch"),
      is(STATUS, "Status", "Status code"),
      is(COST, "Cost"),
      is(CURRENCY, "Currency"));

  /** What a line is. */
  public enum Lines {
    /** One request. */
    REQUESTS,
    /** All requests of an hour, a day, a month. */
    PERIODS,
    /** A period where the file has a column of requests, else one request. */
    EITHER
  }

  private record Named(Meaning meaning, List<String> names) {}

  private final String title;
  private final String from;
  private final Lines lines;
  private final String currency;
  private final Set<Meaning> telling;
  private final Map<Meaning, List<String>> names = new EnumMap<>(Meaning.class);

  UsageFormat(
      String title,
      String from,
      Lines lines,
      String currency,
      Set<Meaning> telling,
      Named... columns) {
    this.title = title;
    this.from = from;
    this.lines = lines;
    this.currency = currency;
    this.telling = telling;
    Arrays.stream(columns).forEach(each -> names.put(each.meaning(), each.names()));
  }

  private static Named is(Meaning meaning, String... names) {
    return new Named(meaning, List.of(names));
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

  /** The names of the columns that say something; the first that a file has counts. */
  public List<String> names(Meaning meaning) {
    return names.getOrDefault(meaning, List.of());
  }
}
