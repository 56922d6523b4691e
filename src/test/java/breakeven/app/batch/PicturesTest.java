package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.Sheets;
import breakeven.samples.SampleWorkbook;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures of the docs have the headers that a review writes today: each keeps those of its
 * sheet as a text, put there by src/test/pictures, which draws them anew.
 */
class PicturesTest {
  private static final String HEADERS = "Headers\0";

  @TempDir private Path folder;

  @Test
  void eachPictureHasTheHeadersOfToday() throws IOException {
    Path sample = Reviews.review(SampleWorkbook.FILE, folder.resolve("sample.xlsx"));
    Path later =
        Reviews.review(
            Reviews.asked(
                SampleWorkbook.FILE,
                folder.resolve("later.xlsx"),
                Reviews.AS_OF.plusMonths(1),
                false,
                null,
                sample,
                100,
                null,
                null));
    Path month18 =
        Reviews.review(
            Reviews.quick(
                Path.of("samples/month-18.xlsx"),
                folder.resolve("month-18.xlsx"),
                LocalDate.of(2028, 6, 5)));
    Map<String, List<String>> pictures = pictures();

    assertThat(pictures).isNotEmpty();
    pictures.forEach(
        (picture, texts) -> {
          assertThat(texts).as(picture).hasSizeGreaterThan(3);
          String sheet = texts.get(0);
          Path book =
              sheet.equals(Sheets.CHANGES)
                  ? later
                  : sheet.equals(Sheets.REALISED) ? month18 : sample;
          assertThat(texts(book, sheet))
              .as(picture + ": draw it anew with src/test/pictures")
              .contains(String.join("\n", texts.subList(1, texts.size())));
        });
  }

  /** The name of its sheet and its headers, of each picture. */
  private static Map<String, List<String>> pictures() throws IOException {
    Map<String, List<String>> pictures = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(Path.of("docs/images"))) {
      for (Path file : files.sorted().toList()) {
        pictures.put(file.getFileName().toString(), headers(file).lines().toList());
      }
    }
    return pictures;
  }

  /** The text "Headers" of a PNG file, packed where it is long; empty where it has none. */
  private static String headers(Path png) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(png))) {
      in.skipNBytes(8);
      while (true) {
        byte[] chunk = new byte[in.readInt()];
        String kind = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
        in.readFully(chunk);
        in.skipNBytes(4);
        String text = new String(chunk, StandardCharsets.ISO_8859_1);
        if (kind.equals("tEXt") && text.startsWith(HEADERS)) {
          return text.substring(HEADERS.length());
        }
        if (kind.equals("zTXt") && text.startsWith(HEADERS)) {
          int packed = HEADERS.length() + 1;
          InputStream rest = new ByteArrayInputStream(chunk, packed, chunk.length - packed);
          return new String(
              new InflaterInputStream(rest).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        if (kind.equals("IEND")) {
          return "";
        }
      }
    }
  }

  /** The texts of the rows of a sheet, a line each, a blank line between rows. */
  private static String texts(Path book, String sheet) {
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      List<String> texts = new ArrayList<>();
      for (Row row : workbook.getSheet(sheet)) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.STRING) {
            texts.add(cell.getStringCellValue());
          }
        }
        texts.add("");
      }
      return String.join("\n", texts);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
