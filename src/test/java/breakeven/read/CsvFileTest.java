package breakeven.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {
  @TempDir Path dir;

  private List<String> read(String text, Charset charset) throws IOException {
    Cells cells = new Cells();
    CsvFile.read(Files.write(dir.resolve("a.csv"), text.getBytes(charset)), cells);
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
  @CsvSource(
      delimiter = '|',
      value = {",", ";", "\\t"})
  void separatorFollowsTheHeaderLine(String separator) throws IOException {
    String s = separator.replace("\\t", "\t");
    assertThat(
            read("a" + s + "\"b,;c,;\"" + s + "d\n1" + s + "2" + s + "3", StandardCharsets.UTF_8))
        .containsExactly(
            "A1 TEXT a", "B1 TEXT b,;c,;", "C1 TEXT d", "A2 TEXT 1", "B2 TEXT 2", "C2 TEXT 3");
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
        .hasMessage(dir.resolve("a.csv") + " is not UTF-8: save it in Excel as CSV UTF-8 (*.csv)");
    assertThatThrownBy(
            () -> read("a,b\n".repeat(10_000) + "caf\u00e9,1\n", StandardCharsets.ISO_8859_1))
        .hasMessageContaining("is not UTF-8");
  }

  @Test
  void nulIsRefused() {
    assertThatThrownBy(() -> read("a,b\n1,\0\n", StandardCharsets.UTF_8))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("holds the character NUL in line 2");
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

  @Test
  void missingFileIsRefused() {
    assertThatThrownBy(() -> CsvFile.read(dir.resolve("no.csv"), new Cells()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("does not exist");
  }
}
