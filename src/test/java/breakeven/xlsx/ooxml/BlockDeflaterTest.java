package breakeven.xlsx.ooxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockDeflaterTest {
  /** Digits: they deflate, and not to nothing. */
  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    SplittableRandom random = new SplittableRandom(length);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ('0' + random.nextInt(10));
    }
    return bytes;
  }

  private static byte[] zip(byte[] bytes, int threads) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(zipped);
        BlockDeflater deflater = new BlockDeflater(pool, 2)) {
      for (int at = 0; at < bytes.length; at += 7_777) {
        deflater.write(bytes, at, Math.min(7_777, bytes.length - at));
      }
      ZipArchiveEntry entry = new ZipArchiveEntry("part.xml");
      entry.setTime(0);
      deflater.putInto(zip, entry);
    } finally {
      pool.shutdown();
    }
    return zipped.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        20_000,
        BlockDeflater.BLOCK - 1,
        BlockDeflater.BLOCK,
        BlockDeflater.BLOCK + 1,
        30_000_000
      })
  void anyReaderOfZipGetsTheSameBytesBack(int length) throws IOException {
    byte[] bytes = bytes(length);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zip(bytes, 2)))) {
      ZipEntry entry = zip.getNextEntry();
      assertThat(Arrays.equals(zip.readAllBytes(), bytes)).isTrue();
      zip.closeEntry();
      assertThat(entry.getSize()).isEqualTo(length);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void theBytesDoNotDependOnTheNumberOfThreads(int threads) throws IOException {
    byte[] bytes = bytes(9 * BlockDeflater.BLOCK / 2);
    assertThat(Arrays.equals(zip(bytes, threads), zip(bytes, 1))).isTrue();
  }
}
