package breakeven.xlsx.ooxml;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.xlsx.read.Packages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows 3 and below move down by 5; prices end with row 2. */
class MovedRowsTest {
  private static final RowShift SHIFT = new RowShift("Model prices", 3, 5, 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // A row and a cell without an address follow the one before.
        "<sheetData><row/><row/><row><c/></row><row/></sheetData>"
            + "| <sheetData><row/><row/><row r=\"8\"><c/></row><row/></sheetData>",
        "<sheetData><row r=\"2\"/><row><c><v>1</v></c><c r=\"B3\"/></row></sheetData>"
            + "| <sheetData><row r=\"2\"/><row r=\"8\"><c><v>1</v></c><c r=\"B8\"/></row></sheetData>",
        // A page ends below the row that a break names.
        "<sheetData/><rowBreaks><brk id=\"1\"/><brk id=\"2\" man=\"1\"/><brk id=\"3\"/></rowBreaks>"
            + "| <sheetData/><rowBreaks><brk id=\"1\"/><brk id=\"7\" man=\"1\"/><brk id=\"8\"/></rowBreaks>",
        // What extensions say is not ours to read.
        "<sheetData/><extLst><ext><f>A3</f><dataValidation sqref=\"A3\"/></ext></extLst>"
            + "| <sheetData/><extLst><ext><f>A3</f><dataValidation sqref=\"A3\"/></ext></extLst>",
        "<sheetData><row r=\"2\"><c r=\"A2\"><f>SUM(A1:A2)</f></c></row></sheetData>"
            + "| <sheetData><row r=\"2\"><c r=\"A2\"><f>SUM(A1:A2)</f></c></row></sheetData>",
        "<sheetData><row r=\"3\"><c r=\"A3\"><f>SUM(A1:A2)</f></c></row></sheetData>"
            + "| <sheetData><row r=\"8\"><c r=\"A8\"><f>SUM(A1:A7)</f></c></row></sheetData>",
        // Some programs escape apostrophes and quotation marks, as &apos; or &#39;.
        "<sheetData><row><c><f>&apos;Bob&apos;&apos;s&apos;!A3&amp;&quot;see A3&quot;</f></c></row></sheetData>"
            + "| <sheetData><row><c><f>&apos;Bob&apos;&apos;s&apos;!A3&amp;&quot;see A3&quot;</f></c></row></sheetData>",
        "<sheetData><row><c><f>&#39;Model prices&#39;!A3&amp;&#34;see A3&#34;</f></c></row></sheetData>"
            + "| <sheetData><row><c><f>'Model prices'!A8&amp;\"see A3\"</f></c></row></sheetData>"
      })
  void whatIsAboutTheRowsFollowsThem(String before, String after) throws IOException {
    byte[] in = Packages.sheet(before).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MovedRows.copy(SHIFT, new ByteArrayInputStream(in), out, "book.xlsx: the part x");

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(Packages.sheet(after));
  }
}
