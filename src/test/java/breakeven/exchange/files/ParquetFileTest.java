package breakeven.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.exchange.usage.GivenRequests;
import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.Usage;
import breakeven.exchange.usage.UsageAsk;
import breakeven.exchange.usage.UsageFormat;
import breakeven.exchange.usage.UsageSource;
import breakeven.testing.UsageAsks;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFileTest {
  @TempDir private Path folder;
  private UsageSource source;

  private Path parquet(String select) throws SQLException {
    Path file = folder.resolve("it's.parquet");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (" + select + ") TO '" + file.toString().replace("'", "''") + "' (FORMAT parquet)");
    }
    return file;
  }

  private List<MeasuredUsage> measure(Path file, String by) {
    Usage usage = new Usage();
    UsageAsk ask = UsageAsks.of("", by, GivenRequests.of(100));
    source = UsageFile.read(file, ask, usage, read -> {});
    return MeasuredUsage.of(usage, ask);
  }

  /** As cloud bills are exported: tags as a map, details as a structure, amounts as decimals. */
  @Test
  void focusAsParquetIsReadWithItsMapsAndStructures() throws SQLException {
    Path file =
        parquet(
            """
            SELECT 3.0 AS BilledCost, 'USD' AS BillingCurrency, 'Usage' AS ChargeCategory,
              TIMESTAMP '2026-10-01 00:00:00' AS ChargePeriodStart,
              TIMESTAMPTZ '2026-11-01 00:00:00+00' AS ChargePeriodEnd,
              CAST(quantity AS DECIMAL(18, 6)) AS ConsumedQuantity, 'Tokens' AS ConsumedUnit,
              meter AS SkuMeter, {'ModelId': 'gpt-5.4'} AS SkuPriceDetails,
              MAP {'team': 'claims', 'env': 'prod'} AS Tags
            FROM (VALUES (1000000, 'Input Tokens'), (400000, 'Cache Read Input Tokens'),
              (-50000, 'Input Tokens'), (90000, 'Output Tokens'), (NULL, 'Output Tokens'))
              AS lines(quantity, meter)
            """);

    MeasuredUsage claims = measure(file, "Tags.team").get(0);

    assertThat(source.format()).isEqualTo(UsageFormat.FOCUS);
    assertThat(claims.workload()).isEqualTo("claims");
    assertThat(claims.sums().input()).isEqualTo(1_350_000);
    assertThat(claims.sums().cached()).isEqualTo(400_000);
    assertThat(claims.sums().output()).isEqualTo(90_000);
    assertThat(claims.model()).isEqualTo("gpt-5.4");
    assertThat(claims.period().words()).isEqualTo("2026-10");
  }

  @Test
  void requestsOfALogAreCountedAsInCsv() throws SQLException {
    Path file =
        parquet(
            """
            SELECT 'w' || (i % 3) AS workload, TIMESTAMP '2026-10-01 00:00:00' + INTERVAL (i) SECOND AS time,
              1000 + i AS input_tokens, 10 AS output_tokens
            FROM range(3000) AS lines(i)
            """);

    List<MeasuredUsage> all = measure(file, "");

    assertThat(all).extracting(MeasuredUsage::workload).containsExactly("w0", "w1", "w2");
    assertThat(all).allSatisfy(each -> assertThat(each.counted()).isEqualTo(1_000));
    // 1000 × 1000 and 0 + 3 + 6 + … + 2997.
    assertThat(all.get(0).sums().input()).isEqualTo(1_000_000 + 1_498_500);
  }

  @Test
  void aDamagedFileIsOneLine() throws SQLException, IOException {
    Path file = parquet("SELECT 1 AS input_tokens, 2 AS output_tokens FROM range(1000)");
    byte[] bytes = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length - 9));

    assertThatThrownBy(() -> measure(cut, ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cut.parquet is a damaged Parquet file")
        .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
  }
}
