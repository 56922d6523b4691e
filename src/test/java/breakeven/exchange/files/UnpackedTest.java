package breakeven.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.exchange.usage.MeasuredUsage;
import breakeven.exchange.usage.Usage;
import breakeven.exchange.usage.UsageAsk;
import breakeven.testing.Thorough;
import breakeven.testing.UsageAsks;
import breakeven.xlsx.read.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs and bills that are packed with gzip. */
class UnpackedTest {
  private static final String LOG =
      "Workload,Time,Input tokens,Output tokens\n"
          + "faq,2026-10-03 10:00:00,1000,10\n"
          + "faq,2026-10-03 11:00:00,3000,30\n";

  @TempDir private Path folder;

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private MeasuredUsage measure(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    Usage usage = new Usage();
    UsageAsk ask = UsageAsks.plain();
    UsageFile.read(file, ask, usage, read -> {});
    return MeasuredUsage.of(usage, ask).get(0);
  }

  private void refused(byte[] bytes, String why) {
    assertThatThrownBy(() -> measure("log.csv.gz", bytes))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(folder.resolve("log.csv.gz") + " " + why)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void csvIsReadAsIfItWereNotPackedWhateverItsName() throws IOException {
    for (String name : new String[] {"log.csv.gz", "log.csv"}) {
      MeasuredUsage all = measure(name, packed(LOG));

      assertThat(all.counted()).isEqualTo(2);
      assertThat(all.inputTokens()).isEqualTo(2_000);
      assertThat(all.outputTokens()).isEqualTo(20);
    }
  }

  @Test
  void spacesBesideQuotationMarksArePassedOverAsInAPlainFile() throws IOException {
    MeasuredUsage all = measure("log.csv.gz", packed(LOG.replace("faq", " \"f,aq\" ")));

    assertThat(all.workload()).isEqualTo("f,aq");
  }

  @Test
  void jsonIsReadAsIfItWereNotPacked() throws IOException {
    String line =
        "{\"workload\":\"faq\",\"time\":\"2026-10-03"
            + " 10:00:00\",\"input_tokens\":500,\"output_tokens\":5}\n";
    assertThat(measure("log.json.gz", packed("[" + line + "," + line + "]")).counted())
        .isEqualTo(2);
    assertThat(measure("log.jsonl.gz", packed(line.repeat(3))).counted()).isEqualTo(3);
  }

  /** As tools write it that pack a large file in parts, or append to one. */
  @Test
  void severalPartsOneAfterTheOtherAreOneFile() throws IOException {
    byte[] one = packed(LOG);
    byte[] other = packed("faq,2026-10-03 12:00:00,5000,50\n");
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);

    assertThat(measure("log.csv.gz", both).counted()).isEqualTo(3);
  }

  @Test
  void aFileThatIsCutOrDamagedIsRefusedInOneLine() throws IOException {
    byte[] whole = packed(LOG + "faq,2026-10-03 11:00:00,3000,30\n".repeat(50_000));
    String why = "is packed with gzip, and damaged or not whole: download it again";
    refused(Arrays.copyOf(whole, whole.length - 1), why);
    refused(Arrays.copyOf(whole, whole.length / 2), why);
    refused(Arrays.copyOf(whole, 9), why);
    byte[] sum = whole.clone();
    sum[sum.length - 6] ^= 1;
    refused(sum, why);
    byte[] inside = whole.clone();
    Arrays.fill(inside, whole.length / 2, whole.length / 2 + 40, (byte) 0xff);
    refused(inside, why);
  }

  @Test
  void cutJsonIsRefusedForItsPacking() throws IOException {
    byte[] whole =
        packed("{\"workload\":\"faq\",\"input_tokens\":500,\"output_tokens\":5}\n".repeat(90_000));
    refused(
        Arrays.copyOf(whole, whole.length - 20),
        "is packed with gzip, and damaged or not whole: download it again");
  }

  /** A few hundred kilobytes that unpack to a line of 256 million characters. */
  @Thorough
  @Test
  void whatUnpacksWithoutEndTakesNoMoreMemoryThanALine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) 'a');
      for (int i = 0; i < 256; i++) {
        out.write(block);
      }
    }

    refused(bytes.toByteArray(), "has a field or line of more than 1,000,000 characters in line 1");
  }

  @Test
  void whatIsInsideIsToldByItsFirstBytes() throws IOException {
    refused(packed("PK\u0003\u0004"), "is a workbook or zip file, not a usage file");
    refused(packed("PAR1"), "is a Parquet file packed with gzip: unpack it");
    refused(packed("<html>"), "is a web page or XML");
    refused(packed(""), "is empty");
    refused(
        new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x24, 0},
        "is packed with zstd: unpack it and give the usage file inside");
  }
}
