package breakeven.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.Mapping;
import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.Usage;
import breakeven.exchange.usage.UsageAsk;
import breakeven.exchange.usage.UsageFormat;
import breakeven.exchange.usage.UsageSource;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusFileTest {
  private static final String AT_FIRST =
      """
      # HELP vllm:num_requests_running Number of requests in model execution batches.
      # TYPE vllm:num_requests_running gauge
      vllm:num_requests_running{engine="0",model_name="acme/llama-8b"} 3.0
      # TYPE vllm:prompt_tokens counter
      vllm:prompt_tokens_total{engine="0",model_name="acme/llama-8b",namespace="faq"} 1000.0
      vllm:prompt_tokens_total{engine="1",model_name="acme/llama-8b",namespace="faq"} 500.0
      vllm:generation_tokens_total{engine="0",model_name="acme/llama-8b",namespace="faq"} 90.0
      vllm:request_success_total{engine="0",finished_reason="stop",model_name="acme/llama-8b",namespace="faq"} 9.0
      vllm:request_success_total{engine="0",finished_reason="length",model_name="acme/llama-8b",namespace="faq"} 1.0
      vllm:prefix_cache_queries_total{engine="0",model_name="acme/llama-8b",namespace="faq"} 2000.0
      vllm:prefix_cache_hits_total{engine="0",model_name="acme/llama-8b",namespace="faq"} 500.0
      vllm:prompt_tokens_total{engine="0",model_name="acme/llama-8b",namespace="a \\"b\\""} 7.0
      vllm:generation_tokens_total{engine="0",model_name="acme/llama-8b",namespace="a \\"b\\""} 7.0
      vllm:request_success_total{engine="0",finished_reason="stop",model_name="acme/llama-8b",namespace="a \\"b\\""} 1.0
      vllm:e2e_request_latency_seconds_bucket{le="+Inf",model_name="acme/llama-8b"} 10.0 1759276800000
      """;

  private static final String LATER =
      AT_FIRST
          .replace("faq\"} 1000.0", "faq\"} 1.2e+04")
          .replace("faq\"} 500.0\nvllm:gen", "faq\"} 1500.0\nvllm:gen")
          .replace("faq\"} 90.0", "faq\"} 690.0")
          .replace("faq\"} 9.0", "faq\"} 109.0")
          .replace("faq\"} 2000.0", "faq\"} 26000.0")
          .replace("faq\"} 500.0", "faq\"} 6500.0")
          // Started anew.
          .replace("b\\\"\"} 7.0", "b\\\"\"} 5.0");

  @TempDir private Path folder;
  private UsageSource source;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<MeasuredUsage> measure(Path file, @Nullable Path since) {
    Usage usage = new Usage();
    UsageAsk ask =
        new UsageAsk(
            "",
            "namespace",
            "",
            "",
            YearMonth.of(2026, 10),
            false,
            GivenRequests.NONE,
            false,
            Mapping.NONE,
            since,
            DuckDb.MEMORY);
    source = UsageFile.read(file, ask, usage, read -> {});
    return MeasuredUsage.of(usage, ask);
  }

  @Test
  void enginesAndReasonsAreAddedUpAndOtherLabelsAreColumns() throws IOException {
    List<MeasuredUsage> all = measure(file("a.prom", AT_FIRST), null);

    assertThat(source.format()).isEqualTo(UsageFormat.VLLM);
    assertThat(all).extracting(MeasuredUsage::workload).containsExactly("a \"b\"", "faq");
    MeasuredUsage faq = all.get(1);
    assertThat(faq.requests()).isEqualTo(10);
    assertThat(faq.inputTokens()).isEqualTo(150);
    assertThat(faq.outputTokens()).isEqualTo(9);
    assertThat(faq.cachedShare()).isEqualTo(0.25);
    assertThat(faq.model()).isEqualTo("acme/llama-8b");
    assertThat(all.get(0).cachedShare()).isNaN();
  }

  @Test
  void countersOfAnEarlierTimeAreTakenOffUnlessTheServerWasStartedAnew() throws IOException {
    List<MeasuredUsage> all = measure(file("b.prom", LATER), file("a.prom", AT_FIRST));

    // 13,500 − 1,500 tokens in 110 − 10 requests; 690 − 90 out; 6,000 hits of 24,000.
    MeasuredUsage faq = all.get(1);
    assertThat(faq.requests()).isEqualTo(100);
    assertThat(faq.inputTokens()).isEqualTo(120);
    assertThat(faq.outputTokens()).isEqualTo(6);
    assertThat(faq.cachedShare()).isEqualTo(0.25);
    assertThat(all.get(0).inputTokens()).isEqualTo(5);
  }

  @Test
  void countersOfEarlierVersionsHaveOtherNames() throws IOException {
    MeasuredUsage faq =
        measure(file("a.prom", AT_FIRST.replace("vllm:prefix", "vllm:gpu_prefix")), null).get(1);

    assertThat(faq.cachedShare()).isEqualTo(0.25);
  }

  @Test
  void whatHoldsNoCountersIsRefusedInOneLine() throws IOException {
    Path other = file("other.prom", "# HELP go_gc Nothing of ours.\ngo_gc 7\n");
    assertThatThrownBy(() -> measure(other, null))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            other
                + " holds no counters of vLLM (vllm:prompt_tokens_total): fetch /metrics of its"
                + " server again");
    Path whole = file("a.prom", AT_FIRST);
    assertThatThrownBy(() -> measure(whole, other))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(other + " holds no counters of vLLM");
    Path endless = file("long.prom", "# HELP vllm:x " + "a".repeat(1_000_001));
    assertThatThrownBy(() -> measure(endless, null))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has a line of more than 1,000,000 characters");
  }
}
