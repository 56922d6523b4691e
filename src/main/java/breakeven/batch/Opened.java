package breakeven.batch;

import breakeven.read.Temporary;
import breakeven.read.XlsxFile;
import breakeven.write.CsvWorkbook;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The files of a run, open for reading.
 *
 * @param input the file that was named
 * @param workbook the input; a CSV file as a workbook
 * @param prices the workbook that lacking tables are taken from; null where none was named
 * @param fromCsv whether the input is a CSV file
 * @param temporary the workbook made of a CSV file, deleted at the end; null where there is none
 */
record Opened(
    Path input,
    XlsxFile workbook,
    @Nullable XlsxFile prices,
    boolean fromCsv,
    @Nullable Path temporary)
    implements Closeable {
  static Opened open(Path input, @Nullable Path prices) throws IOException {
    if (!input.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      return open(input, input, prices, null);
    }
    Path temporary = Temporary.file(".xlsx");
    try {
      CsvWorkbook.write(input, temporary);
      return open(input, temporary, prices, temporary);
    } catch (RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static Opened open(
      Path input, Path book, @Nullable Path prices, @Nullable Path temporary) {
    XlsxFile workbook = XlsxFile.open(book);
    try {
      XlsxFile others = prices == null ? null : XlsxFile.open(prices);
      return new Opened(input, workbook, others, temporary != null, temporary);
    } catch (RuntimeException e) {
      workbook.close();
      throw e;
    }
  }

  /** The SHA-256 of the file that was named, in hexadecimal. */
  String sha256() {
    if (!fromCsv) {
      return workbook.sha256();
    }
    try {
      return XlsxFile.sha256(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The size of the file that was named, in bytes. */
  long size() {
    try {
      return Files.size(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    workbook.close();
    if (prices != null) {
      prices.close();
    }
    if (temporary != null) {
      Files.deleteIfExists(temporary);
    }
  }
}
