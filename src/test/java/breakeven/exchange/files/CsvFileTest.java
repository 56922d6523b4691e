package breakeven.exchange.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.core.table.Workloads;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Cells;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
  @TempDir Path dir;

  private List<String> read(String text, Charset charset) throws IOException {
    Cells cells = new Cells();
    CsvFile.of(Files.write(dir.resolve("a.csv"), text.getBytes(charset)), Workloads.TABLE)
        .read(cells);
    return cells.lines;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"UTF-8|", "UTF-8|\uFEFF", "UTF-16LE|\uFEFF", "UTF-16BE|\uFEFF"})
  void encodingFollowsTheByteOrderMark(String charset, String mark) throws IOException {
    assertThat(
            read((mark == null ? "" : mark) + "Workload,N\n\u00e9,1\n", Charset.forName(charset)))
        .containsExactly("A1 TEXT Workload", "B1 TEXT N", "A2 TEXT \u00e9", "B2 TEXT 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void separatorFollowsTheHeaderLine(String s) throws IOException {
    assertThat(
            read("a" + s + "\"b,;c,;\"" + s + "d\n1" + s + "2" + s + "3", StandardCharsets.UTF_8))
        .containsExactly(
            "A1 TEXT a", "B1 TEXT b,;c,;", "C1 TEXT d", "A2 TEXT 1", "B2 TEXT 2", "C2 TEXT 3");
  }

  /** A title may be full of commas, and so may a text further down. */
  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void separatorIsTheOneWithWhichTheHeadersAreFound(String s) throws IOException {
    String title = "Plan, Q3, draft, for review, \"new\"\n\n";
    String rows = "Workload" + s + "Notes\na" + s + "b, c, d, e\n";
    assertThat(read(title + rows, StandardCharsets.UTF_8))
        .contains("A3 TEXT Workload", "B3 TEXT Notes", "A4 TEXT a", "B4 TEXT b, c, d, e");
    assertThat(read("a;b;c;d;e\nWorkload,Notes;x\n", StandardCharsets.UTF_8))
        .contains("A1 TEXT a;b;c;d;e", "A2 TEXT Workload");
  }

  @Test
  void emptyCellsAreLeftOutAndEmptyLinesCounted() throws IOException {
    assertThat(read("a,b\r\n\r\n,\"x\ny\"\r\nz, \r\n", StandardCharsets.UTF_8))
        .containsExactly("A1 TEXT a", "B1 TEXT b", "B3 TEXT x\ny", "A4 TEXT z", "B4 TEXT  ");
  }

  @Test
  void otherEncodingsAreNamed() {
    assertThatThrownBy(() -> read("caf\u00e9,1\n", StandardCharsets.ISO_8859_1))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            dir.resolve("a.csv") + " is not UTF-8 (line 1): save it in Excel as CSV UTF-8 (*.csv)");
    assertThatThrownBy(
            () -> read("a,b\n".repeat(10_000) + "caf\u00e9,1\n", StandardCharsets.ISO_8859_1))
        .hasMessageContaining("is not UTF-8 (line 10001)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'PK\3\4' | is a workbook or zip file, not text: name a workbook .xlsx",
        "PAR1 | is a Parquet file, not an Excel workbook: give workloads as a workbook or CSV",
        "%PDF-1 | is a PDF file, not an Excel workbook",
        "<html> | is a web page, not an Excel workbook",
        "''     | is empty: fetch or save it again",
      })
  void aFileThatIsNoTextWhateverItsName(String content, String what) {
    assertThatThrownBy(() -> read(content, StandardCharsets.ISO_8859_1))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(dir.resolve("a.csv") + " " + what);
  }

  @Test
  void nulIsRefused() {
    assertThatThrownBy(() -> read("a,b\n1,\0\n", StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(dir.resolve("a.csv") + " holds the character NUL in line 2");
  }

  @Test
  void openQuotationMarkIsFound() {
    assertThatThrownBy(() -> read("a,b\n1,\"" + "x,y\n".repeat(600_000), StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("close the quotation mark that opens in line 2");
    assertThatThrownBy(() -> read("a,b\n1,\"x\n", StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be read as CSV near line");
    assertThatThrownBy(() -> read("a,b\n1,\"x\"y\n", StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be read as CSV near line");
  }

  /** The cell before it has a line end of each kind. */
  @Test
  void theLineIsNamedInWhichAnOpenMarkStands() {
    assertThatThrownBy(
            () -> read("a,b\r1,2\r\n\"x\ny\r\nz\rz\",3\n4,\"5\n6,7\n", StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            dir.resolve("a.csv")
                + " cannot be read as CSV near line 7 (nothing closes the quotation mark that opens"
                + " there): check the quotation marks there");
  }

  @Test
  void aLoneCarriageReturnEndsALine() throws IOException {
    assertThat(read("a,b\r1,\"x\ry\"\r\r2,\r", StandardCharsets.UTF_8))
        .containsExactly("A1 TEXT a", "B1 TEXT b", "A2 TEXT 1", "B2 TEXT x\ry", "A4 TEXT 2");
    assertThat(read("a,b\r" + "1,2\r".repeat(300_000), StandardCharsets.UTF_8)).hasSize(600_002);
  }

  @Test
  void aMarkWithinATextIsALetter() throws IOException {
    assertThat(read("a,b\n5\" pipe,x\n" + "1,2\n".repeat(300_000), StandardCharsets.UTF_8))
        .hasSize(600_004)
        .contains("A2 TEXT 5\" pipe", "B2 TEXT x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\""})
  void aCellOfAMillionCharactersIsReadAndALongerOneRefusedWithItsLine(String mark)
      throws IOException {
    String cell = "x".repeat(999_994);
    assertThat(read("a,b\n1," + mark + cell + mark + "\n", StandardCharsets.UTF_8))
        .containsExactly("A1 TEXT a", "B1 TEXT b", "A2 TEXT 1", "B2 TEXT " + cell);
    assertThatThrownBy(
            () -> read("a,b\n1," + mark + cell + "xxxxx" + mark + "\n", StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has a field or line of more than 1,000,000 characters")
        .hasMessageContaining("line 2");
  }

  @Test
  void theLineOfABadMarkIsNamed() {
    assertThatThrownBy(() -> read("a,b\n1,\"x\n2,y\n", StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be read as CSV near line 2 (");
    assertThatThrownBy(() -> read("a,b\n0,z\n1,\"x\"y\n", StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be read as CSV near line 3 (");
  }

  @Test
  void blanksAroundQuotationMarksAreNoPartOfTheCell() throws IOException {
    String far = " ".repeat(60_000);
    assertThat(read("a,b\n" + far + "\"1\"," + far + "\"2\"\n", StandardCharsets.UTF_8))
        .containsExactly("A1 TEXT a", "B1 TEXT b", "A2 TEXT 1", "B2 TEXT 2");
    assertThat(read("a,b,c\n\"1, 2\" , \"3, 4\", 5 \n", StandardCharsets.UTF_8))
        .containsExactly(
            "A1 TEXT a", "B1 TEXT b", "C1 TEXT c", "A2 TEXT 1, 2", "B2 TEXT 3, 4", "C2 TEXT  5 ");
  }

  @Test
  void blanksAroundQuotationMarksCountWhereverTheyStand() throws IOException {
    for (int before = 65_520; before < 65_545; before++) {
      String first = "x".repeat(before);
      assertThat(read("a,b\n" + first + ",\"y,\" \n", StandardCharsets.UTF_8))
          .containsExactly("A1 TEXT a", "B1 TEXT b", "A2 TEXT " + first, "B2 TEXT y,");
      assertThat(read("a,b\n" + first + ", \"y,\"\n", StandardCharsets.UTF_8))
          .containsExactly("A1 TEXT a", "B1 TEXT b", "A2 TEXT " + first, "B2 TEXT y,");
    }
  }

  @Thorough
  @Test
  void cellsAreThoseThatCommonsCsvFinds() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    String[] pieces = {
      "a", "\"", "\"", ",", ",", "\n", "\r", "\r\n", " x", "\u00e9", "b\"b", "\"\""
    };
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder("x,y\n");
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(readOrNull(text.toString())).as("%s", text).isEqualTo(commons(text.toString()));
    }
  }

  @Test
  void whatTheTakerThrowsIsNoFaultOfTheFile() {
    RowHandler failing =
        new RowHandler() {
          @Override
          public void startRow(int row) {}

          @Override
          public void cell(int column, CellType type, double number, @Nullable String text) {}

          @Override
          public boolean endRow(int row) {
            throw new IllegalStateException("enough");
          }

          @Override
          public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {}
        };
    assertThatThrownBy(
            () ->
                CsvFile.of(Files.writeString(dir.resolve("a.csv"), "a,b\n1,2\n"), Workloads.TABLE)
                    .read(failing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
  }

  @Test
  void longCellsAreRead() throws IOException {
    String longest = "x\"\"y,\r\n".repeat(40_000);
    String plain = "z".repeat(300_000);
    assertThat(read("a,b\n\"" + longest + "\"," + plain + "\n", StandardCharsets.UTF_8))
        .containsExactly(
            "A1 TEXT a",
            "B1 TEXT b",
            "A2 TEXT " + longest.replace("\"\"", "\""),
            "B2 TEXT " + plain);
  }

  private @Nullable List<String> readOrNull(String text) throws IOException {
    try {
      return read(text, StandardCharsets.UTF_8);
    } catch (BadInput e) {
      return null;
    }
  }

  private static @Nullable List<String> commons(String text) throws IOException {
    List<String> lines = new ArrayList<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord record : parser) {
        for (int i = 0; i < record.size(); i++) {
          if (!record.get(i).isEmpty()) {
            char column = (char) ('A' + i);
            lines.add(column + "" + record.getRecordNumber() + " TEXT " + record.get(i));
          }
        }
      }
      return lines;
    } catch (UncheckedIOException e) {
      return null;
    }
  }

  @Test
  void missingFileIsRefused() {
    assertThatThrownBy(() -> CsvFile.of(dir.resolve("no.csv"), Workloads.TABLE))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("does not exist");
  }
}
