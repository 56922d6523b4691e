package breakeven.xlsx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetReaderTest {
  @TempDir Path dir;

  private List<String> read(String rows) {
    return read(Packages.book(rows));
  }

  private List<String> read(Map<String, byte[]> parts) {
    return Cells.of(Packages.write(dir.resolve("book.xlsx"), parts), "Workloads");
  }

  private String cell(String xml) {
    List<String> lines = read("<row r=\"1\">" + xml + "</row>");
    assertThat(lines).hasSizeLessThanOrEqualTo(1);
    return lines.isEmpty() ? "" : lines.get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1.0",
    "-2.5,-2.5",
    "+3,3.0",
    "1e3,1000.0",
    "1.5E-2,0.015",
    ".5,0.5",
    "5.,5.0",
    "' 7 ',7.0",
    "0,0.0",
    "0.30000000000000004,0.30000000000000004"
  })
  void numbersAreReadAsXmlWritesThem(String text, double value) {
    assertThat(cell("<c r=\"A1\"><v>" + text + "</v></c>")).isEqualTo("A1 NUMBER " + value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1d",
        "0x1p3",
        "NaN",
        "1e400",
        "INF",
        "Infinity",
        "1,5",
        "1e",
        ".",
        "-",
        "1 2",
        "1f",
        "1e+"
      })
  void otherNumbersAreUnreadable(String text) {
    assertThat(cell("<c r=\"A1\"><v>" + text + "</v></c>"))
        .isEqualTo("A1 UNREADABLE \"" + text + "\" is not a number that a workbook can hold");
  }

  @ParameterizedTest
  @CsvSource({"1,1.0", "0,0.0", "true,1.0", "false,0.0"})
  void booleansAreFourWords(String text, double value) {
    assertThat(cell("<c r=\"A1\" t=\"b\"><v>" + text + "</v></c>"))
        .isEqualTo("A1 BOOLEAN " + value);
  }

  @Test
  void otherBooleansAreUnreadable() {
    assertThat(cell("<c r=\"A1\" t=\"b\"><v>yes</v></c>"))
        .isEqualTo("A1 UNREADABLE \"yes\" is neither true nor false");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-24,0", "2026-11-24T12:00:00,0.5", "2026-11-24T06:00:00.000Z,0.25"})
  void isoDatesAreDays(String text, double fraction) {
    double day = LocalDate.of(2026, 11, 24).toEpochDay() + fraction;
    assertThat(cell("<c r=\"A1\" t=\"d\"><v>" + text + "</v></c>")).isEqualTo("A1 DATE " + day);
  }

  @Test
  void otherIsoDatesAreUnreadable() {
    assertThat(cell("<c r=\"A1\" t=\"d\"><v>24.11.2026</v></c>"))
        .isEqualTo("A1 UNREADABLE \"24.11.2026\" is not a date like 2026-11-24");
  }

  @ParameterizedTest
  @CsvSource({
    "1,1900-01-01,0",
    "59,1900-02-28,0",
    "61,1900-03-01,0",
    "45000,2023-03-15,0",
    "45000.5,2023-03-15,0.5",
    "2958465,9999-12-31,0"
  })
  void daysOfThe1900SystemAreCounted(String serial, LocalDate day, double fraction) {
    assertThat(cell("<c r=\"A1\" s=\"1\"><v>" + serial + "</v></c>"))
        .isEqualTo("A1 DATE " + (day.toEpochDay() + fraction));
  }

  @ParameterizedTest
  @CsvSource({
    "60,the day number 60 is 29 February 1900", "60.5,the day number 60 is 29 February 1900",
    "-1,the day number -1 is outside 1900 to 9999", "2958466,the day number 2958466 is outside"
  })
  void daysThatNeverWereAreUnreadable(String serial, String what) {
    assertThat(cell("<c r=\"A1\" s=\"1\"><v>" + serial + "</v></c>"))
        .startsWith("A1 UNREADABLE " + what);
  }

  @Test
  void daysOfThe1904SystemAreCounted() {
    Map<String, byte[]> parts =
        Packages.book("<row><c s=\"1\"><v>0</v></c><c s=\"1\"><v>60</v></c></row>");
    Packages.replace(parts, "xl/workbook.xml", "<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    assertThat(read(parts))
        .containsExactly(
            "A1 DATE " + (double) LocalDate.of(1904, 1, 1).toEpochDay(),
            "B1 DATE " + (double) LocalDate.of(1904, 3, 1).toEpochDay());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[$-409]d-mmm-yy | DATE",
        "\"USD\" 0.00 | NUMBER USD",
        "0.0,,\"M\" | NUMBER",
        "yyyy\"x\" | DATE",
        "d\" de \"mmmm | DATE",
        "0.00 | NUMBER",
        "0.0% | PER_CENT",
        "0.0\"%\" | NUMBER",
        "0\\% | NUMBER"
      })
  void theFormatCodeSaysWhatANumberIs(String code, String type) {
    Map<String, byte[]> parts = Packages.book("<row><c s=\"1\"><v>45000</v></c></row>");
    Packages.replace(
        parts,
        "xl/styles.xml",
        "<fonts",
        "<numFmts><numFmt numFmtId=\"200\" formatCode=\""
            + code.replace("\"", "&quot;")
            + "\"/></numFmts><fonts");
    Packages.replace(parts, "xl/styles.xml", "numFmtId=\"14\"", "numFmtId=\"200\"");
    assertThat(read(parts).get(0)).startsWith("A1 " + type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#,##0 \"USD\" | USD",
        "\"$\"#,##0.00;[Red]-\"$\"#,##0.00 | $",
        "[$\u20ac-407] #,##0 | \u20ac",
        "_-[$\u00a3-809]* #,##0.00_-;-[$\u00a3-809]* #,##0.00_- | \u00a3",
        "_($* #,##0_) | $",
        "0 \\m\\o | mo",
        "0.0\"%\" | %",
        "0.0%\" p.a.\" | p.a.",
        "0\"k\" | k",
        "0.0,\"k\" | ",
        "[$$-409]0.0,,\"M\" | $",
        "[$-409]0.00 | ",
        "[Red][>100]#,##0;-0 \"x\" | ",
        "\"~\"0 | ",
        "0\"k | k",
        "[$ | ",
        "0\\ | "
      })
  void theFormatCodeSaysWhatStandsBesideANumber(String code, String words) {
    assertThat(ShownWords.of(code)).isEqualTo(words);
  }

  /** Dates from 27 to 36 and from 50 to 58 are those of the East Asian versions. */
  @ParameterizedTest
  @CsvSource({
    "8, NUMBER", "9, PER_CENT", "10, PER_CENT", "11, NUMBER", "14, DATE", "22, DATE", "26, NUMBER",
    "27, DATE", "36, DATE", "37, NUMBER", "49, NUMBER", "50, DATE", "58, DATE", "59, NUMBER"
  })
  void theBuiltInFormatsOfDatesAndPerCentAreKnown(String format, String type) {
    Map<String, byte[]> parts = Packages.book("<row><c s=\"1\"><v>45000</v></c></row>");
    Packages.replace(parts, "xl/styles.xml", "numFmtId=\"14\"", "numFmtId=\"" + format + "\"");
    assertThat(read(parts).get(0)).startsWith("A1 " + type + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99999", "abc", "", "99999999999"})
  void aWrongStyleIsNoDate(String style) {
    assertThat(cell("<c r=\"A1\" s=\"" + style + "\"><v>1</v></c>")).isEqualTo("A1 NUMBER 1.0");
  }

  @Test
  void unknownCellTypeIsUnreadableAndOthersAreKept() {
    assertThat(read("<row><c t=\"x\"><v>1</v></c><c><v>2</v></c><c t=\" n \"><v>3</v></c></row>"))
        .containsExactly(
            "A1 UNREADABLE the cell type \"x\" is unknown",
            "B1 NUMBER 2.0",
            "C1 UNREADABLE the cell type \" n \" is unknown");
  }

  @ParameterizedTest
  @CsvSource({"0,first", "1,two runs", "2,\u6f22\u5b57"})
  void sharedTextsAreJoinedWithoutReadingAids(String index, String text) {
    assertThat(cell("<c r=\"A1\" t=\"s\"><v>" + index + "</v></c>")).isEqualTo("A1 TEXT " + text);
  }

  @Test
  void escapesInTextAreResolvedOnce() {
    assertThat(cell("<c r=\"A1\" t=\"s\"><v>3</v></c>")).isEqualTo("A1 TEXT a\rb_x0041_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "-1", "abc", "1.0", "99999999999"})
  void aTextThatTheListLacksIsUnreadable(String index) {
    assertThat(cell("<c r=\"A1\" t=\"s\"><v>" + index + "</v></c>"))
        .isEqualTo("A1 UNREADABLE it names text number " + index + " of a list of 4");
  }

  @Test
  void aMissingListOfTextsMakesTheFileUnreadable() {
    Map<String, byte[]> parts = Packages.book("<row><c t=\"s\"><v>0</v></c></row>");
    parts.remove("xl/sharedStrings.xml");
    assertThatThrownBy(() -> read(parts))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("lacks its texts (xl/sharedStrings.xml)");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65_000, 65_536, 700_000})
  void textsAreReadWholeWhereverABufferEnds(int length) {
    for (int shift = 0; shift < 3; shift++) {
      StringBuilder varied = new StringBuilder("x".repeat(shift));
      for (int i = 0; varied.length() < length; i++) {
        varied.append((char) ('\u4e00' + i * 7 % 20_000)).append(i % 3 == 0 ? "&amp;" : "");
      }
      String text = varied.toString();
      assertThat(cell("<c r=\"A1\" t=\"inlineStr\"><is><t>" + text + "y</t></is></c>"))
          .isEqualTo("A1 TEXT " + text.replace("&amp;", "&") + "y");
    }
  }

  @Test
  void namedAndNumberedCharactersAreResolved() {
    assertThat(cell("<c r=\"A1\" t=\"str\"><v>&lt;&gt;&quot;&apos;&#65;&#x1F600;</v></c>"))
        .isEqualTo("A1 TEXT <>\"'A\uD83D\uDE00");
    assertThat(cell("<c r=\"A1\" t=\"str\"><v>a<![CDATA[&amp;<b>]]>c</v></c>"))
        .isEqualTo("A1 TEXT a&amp;<b>c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<v>&nbsp;</v>",
        "<v>&#0;</v>",
        "<v>&#xD800;</v>",
        "<v>&amp</v>",
        "<v>a\u0001</v>",
        "<v>1</f>",
        "<v>1</c>"
      })
  void whatIsNoXmlIsDamage(String inside) {
    assertThatThrownBy(() -> cell("<c r=\"A1\" t=\"str\">" + inside + "</c>"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void inlineTextIsJoinedWithoutReadingAids() {
    assertThat(
            cell(
                "<c r=\"A1\" t=\"inlineStr\"><is><r><rPr/><t>a</t></r><r><t xml:space=\"preserve\">"
                    + " b</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></is></c>"))
        .isEqualTo("A1 TEXT a b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c r=\"A1\"><f>1+1</f><v>2</v></c>              | A1 NUMBER 2.0",
        "<c r=\"A1\"><f>1+1</f></c>                      | A1 NO_VALUE",
        "<c r=\"A1\"><f>1+1</f><v></v></c>               | A1 NO_VALUE",
        "<c r=\"A1\"><f>1+1</f><v/></c>                  | A1 NO_VALUE",
        "<c r=\"A1\" t=\"str\"><f>A2</f><v>x_x000A_y</v></c> | 'A1 TEXT x\ny'",
        "<c r=\"A1\" t=\"str\"><f>A2</f><v></v></c>      | ''",
        "<c r=\"A1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c> | A1 ERROR #DIV/0!",
        "<c r=\"A1\" t=\"b\"><f>TRUE</f><v>1</v></c>     | A1 BOOLEAN 1.0",
        "<c r=\"A1\" s=\"1\"/>                           | ''",
        "<c r=\"A1\" t=\"s\"/>                           | ''",
      })
  void formulasGiveTheirStoredValue(String xml, String expected) {
    assertThat(cell(xml)).isEqualTo(expected.replace("\\n", "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "1048577", "2147483648", "abc", ""})
  void impossibleRowNumbersMakeTheFileUnreadable(String row) {
    assertThatThrownBy(() -> read("<row r=\"" + row + "\"/>"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "the part xl/worksheets/sheet1.xml has a row with the number \"" + row + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"XFE1", "AAAA1", "1", "", "?1"})
  void impossibleColumnsMakeTheFileUnreadable(String address) {
    assertThatThrownBy(() -> read("<row r=\"1\"><c r=\"" + address + "\"><v>1</v></c></row>"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has a cell with the address \"" + address + "\"");
  }

  @Test
  void theLastCellOfASheetIsRead() {
    assertThat(read("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"))
        .containsExactly("XFD1048576 NUMBER 1.0");
  }

  @Test
  void rowsAndCellsWithoutAddressAreCounted() {
    assertThat(
            read(
                "<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row><row"
                    + " r=\"5\"/><row><c><v>4</v></c></row>"))
        .containsExactly("A1 NUMBER 1.0", "D1 NUMBER 2.0", "E1 NUMBER 3.0", "A6 NUMBER 4.0");
  }

  @Test
  void cellsOutOfOrderAreAccepted() {
    assertThat(
            read(
                "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c></row><row r=\"1\"><c"
                    + " r=\"A1\"><v>3</v></c></row>"))
        .containsExactly("B2 NUMBER 1.0", "A2 NUMBER 2.0", "A1 NUMBER 3.0");
  }

  @Test
  void aCellThatStandsTwiceIsUnreadable() {
    assertThat(read("<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"))
        .containsExactly("B1 NUMBER 1.0", "B1 UNREADABLE the cell B1 is twice in the file");
  }

  @Test
  void aRowThatStandsTwiceIsUnreadable() {
    assertThat(
            read(
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1\"><c"
                    + " r=\"B1\"><v>2</v></c></row>"))
        .containsExactly(
            "A1 NUMBER 1.0", "B1 UNREADABLE row 1 is twice in the file, and so is the cell B1");
  }

  @Test
  void anAddressOfAnotherRowIsUnreadable() {
    assertThat(read("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>"))
        .containsExactly("A1 UNREADABLE a cell with the address A2 is in row 1");
  }

  @Test
  void prefixedAndUtf16SheetsReadAlike() {
    String rows =
        "<x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>\u00e9</x:t></x:is></x:c></x:row>";
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><x:worksheet xmlns:x=\""
            + Packages.MAIN
            + "\"><x:sheetData>"
            + rows
            + "</x:sheetData></x:worksheet>";
    Map<String, byte[]> parts = Packages.book("");
    parts.put(Packages.SHEET, xml.getBytes(StandardCharsets.UTF_16));
    assertThat(read(parts)).containsExactly("A1 TEXT \u00e9");
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> read("<row>" + "<a>".repeat(200) + "</a>".repeat(200) + "</row>"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("nests more than 100 elements");
  }

  @Test
  void doctypeInASheetIsRefused() {
    Map<String, byte[]> parts = Packages.book("");
    Packages.replace(parts, Packages.SHEET, "<worksheet", "<!DOCTYPE x><worksheet");
    assertThatThrownBy(() -> read(parts))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("contains a DOCTYPE");
  }

  @Test
  void readingStopsWhenTheHandlerHasEnough() {
    Path file =
        Packages.write(
            dir.resolve("a.xlsx"),
            Packages.book("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"));
    Cells two = new Cells();
    try (XlsxFile xlsx = XlsxFile.open(file)) {
      xlsx.readSheet(
          xlsx.sheet("workloads").orElseThrow(),
          new SheetHandler() {
            @Override
            public void startRow(int row) {
              two.startRow(row);
            }

            @Override
            public void cell(int column, CellKind kind, double number, String text) {
              two.cell(column, kind, number, text);
            }

            @Override
            public boolean endRow(int row) {
              return false;
            }

            @Override
            public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {}
          });
    }
    assertThat(two.lines).containsExactly("A1 NUMBER 1.0");
  }

  @Test
  void whatASpreadsheetDoesNotShowIsToldAfterAllRowsAndItsCellsArePassed() {
    Map<String, byte[]> parts = Packages.book("");
    parts.put(
        Packages.SHEET,
        Packages.sheet(
                "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"4\" max=\"4\""
                    + " hidden=\"0\"/><col min=\"16384\" max=\"99999\" hidden=\"true\"/><col"
                    + " min=\"x\" hidden=\"1\"/><col min=\"6\" max=\"7\" outlineLevel=\"1\""
                    + " hidden=\"1\"/></cols><sheetData><row"
                    + " r=\"1\"><c><v>1</v></c></row><row hidden=\"true\"><c><v>2</v></c></row><row"
                    + " r=\"3\" hidden=\"false\"/><row r=\"7\" hidden=\"1\"/></sheetData>")
            .getBytes(StandardCharsets.UTF_8));
    Path file = Packages.write(dir.resolve("hidden.xlsx"), parts);
    List<String> told = new ArrayList<>();
    try (XlsxFile xlsx = XlsxFile.open(file)) {
      xlsx.readSheet(
          xlsx.sheet("Workloads").orElseThrow(),
          new SheetHandler() {
            @Override
            public void startRow(int row) {}

            @Override
            public void cell(int column, CellKind kind, double number, @Nullable String text) {
              told.add("cell " + number);
            }

            @Override
            public boolean endRow(int row) {
              return true;
            }

            @Override
            public void hidden(BitSet rows, BitSet columns) {
              told.add(rows + " " + columns);
            }

            @Override
            public void merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {}
          });
    }
    assertThat(told).containsExactly("cell 1.0", "cell 2.0", "{2, 7} {1, 2, 16383}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c r=\"A1\"><v>1</v><v>2</v></c> | it has two values",
        "<c r=\"A1\" t=\"str\"><v>1</v><v>2</v></c> | it has two values",
        "<c r=\"A1\" t=\"inlineStr\"><is><t>1</t></is><v>2</v></c> | it has two values",
        "<c r=\"A1\" t=\"inlineStr\"><is><t>1</t></is><is><t>2</t></is></c> | it has two values",
        "<c r=\"A1\"><is><t>5</t></is></c>"
            + " | it has a text of its own, but is a cell of the type n",
        "<c r=\"A1\" t=\"s\"><v>0</v><is><t>5</t></is></c>"
            + " | it has a text of its own, but is a cell of the type s",
        "<c r=\"A1\"><v>1<x>2</x>3</v></c> | a tag is inside its value",
        "<c r=\"A1\"><v>1<x/>3</v></c> | a tag is inside its value",
        "<c r=\"A1\" t=\"inlineStr\"><is><t>1<b>2</b></t></is></c> | a tag is inside its value",
        "<c r=\"A1\"><v>1<!-- 2 -->3</v></c> | a comment or instruction is inside its value",
        "<c r=\"A1\"><v>1<?x 2?>3</v></c> | a comment or instruction is inside its value",
        "<x:c xmlns:x=\"urn:x\" r=\"A1\"><v>1</v></x:c> | it is a cell of another namespace",
        "<c xmlns=\"urn:x\" r=\"A1\"><v>1</v></c> | it is a cell of another namespace",
        "<c xmlns:x=\"urn:x\" r=\"A1\"><x:v>1</x:v></c> | it has a value of another namespace",
        "<c r=\"A1\"><v xmlns=\"urn:x\">1</v></c> | it has a value of another namespace"
      })
  void aCellThatProgramsReadDifferentlyIsUnreadable(String xml, String fault) {
    assertThat(cell(xml)).isEqualTo("A1 UNREADABLE " + fault);
  }

  @Test
  void aRowOfAnotherNamespaceHasNoReadableCells() {
    assertThat(read("<x:row xmlns:x=\"urn:x\" r=\"1\"><c r=\"A1\"><v>1</v></c></x:row>"))
        .containsExactly("A1 UNREADABLE row 1 is one of another namespace");
    assertThat(read("<row xmlns=\"urn:x\" r=\"1\"><c r=\"A1\"><v>1</v></c></row>"))
        .containsExactly("A1 UNREADABLE row 1 is one of another namespace");
  }

  @Test
  void whatOnlyLooksLikeTheValueIsNotRead() {
    assertThat(cell("<c r=\"A1\"><v>5</v><extLst><ext><t>7</t></ext></extLst></c>"))
        .isEqualTo("A1 NUMBER 5.0");
    assertThat(cell("<c r=\"A1\"><f><t>7</t></f><v>5</v></c>")).isEqualTo("A1 NUMBER 5.0");
    assertThat(cell("<c r=\"A1\"><v><![CDATA[5]]></v></c>")).isEqualTo("A1 NUMBER 5.0");
    assertThat(cell("<c xmlns=\"" + Packages.MAIN + "\" r=\"A1\"><v>5</v></c>"))
        .isEqualTo("A1 NUMBER 5.0");
  }

  @Test
  void cellsOfTwoListsAreRefused() {
    Map<String, byte[]> parts = Packages.book("");
    Packages.put(
        parts, Packages.SHEET, Packages.sheet("<sheetData/><sheetData><row r=\"1\"/></sheetData>"));
    assertThatThrownBy(() -> read(parts))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has its cells twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<c r=\"A1\" r=\"B1\"/>",
        "<c r=A1/>",
        "<c r/>",
        "<c r=\"A1\"s=\"1\"/>",
        "<c r=\"<\"/>",
        "<c \"A1\"/>",
        "<1 r=\"A1\"/>",
        "<c r=\"A1\"></c r=\"A1\">",
        "<c r=\"A1\" / s=\"1\"/>"
      })
  void aTagThatNoParserTakesIsRefused(String xml) {
    assertThatThrownBy(() -> read("<row r=\"1\">" + xml + "</row>"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is damaged (a tag");
  }

  /** "Aa" and "BB" have one hash code in Java. */
  @Test
  void namesAreComparedLetterByLetter() {
    assertThatThrownBy(() -> read("<row r=\"1\"><Aa></BB></row>"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a tag closes another one than was opened");
    assertThatThrownBy(() -> read("<row r=\"1\"><Aa></Aab></row>")).isInstanceOf(BadInput.class);
    assertThat(cell("<c r=\"A1\" Aa=\"1\" BB=\"2\" A = \"\"><v>7</v></c>"))
        .isEqualTo("A1 NUMBER 7.0");
    assertThatThrownBy(() -> cell("<c r=\"A1\" Aa=\"1\" BB=\"2\" Aa = \"3\"/>"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("an attribute twice");
  }

  /** What is copied as it is has to be XML as well. */
  @ParameterizedTest
  @ValueSource(
      strings = {"E4", "C0AF", "EDA080", "F4908080", "F5808080", "80", "E282", "F09F98", "C3C3A4"})
  void bytesThatAreNoUtf8AreRefusedWhereverTheyAre(String hex) {
    String bytes = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    String row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
    String footer = "<oddFooter>" + bytes + "</oddFooter>";
    for (String part :
        List.of(
            Packages.sheet(
                "<sheetData>" + row + "</sheetData><headerFooter>" + footer + "</headerFooter>"),
            Packages.sheet("<sheetData>" + row + "</sheetData><a b=\"" + bytes + "\"/>"),
            Packages.sheet("<!--" + bytes + "--><sheetData>" + row + "</sheetData>"),
            Packages.sheet("<sheetData>" + row + "</sheetData>") + "<!--x-->" + bytes)) {
      Map<String, byte[]> parts = Packages.book("");
      parts.put(Packages.SHEET, part.getBytes(StandardCharsets.ISO_8859_1));
      assertThatThrownBy(() -> read(parts))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("sheet1.xml is damaged (a text is not UTF-8)");
    }
  }

  /** A read of the part may end within a character. */
  @Test
  void lettersOfAllLengthsAreReadWhereverTheyLie() {
    String letters = "a\u00e4\u20ac\uD83D\uDE00\ud7ff\ue000\uDBFF\uDFFD";
    StringBuilder shuffled = new StringBuilder();
    int[] points = letters.codePoints().toArray();
    new Random(5).ints(500_000, 0, points.length).forEach(i -> shuffled.appendCodePoint(points[i]));
    Map<String, byte[]> parts = Packages.book("");
    Packages.put(
        parts,
        Packages.SHEET,
        Packages.sheet(
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>"
                + letters
                + "</v></c></row></sheetData><!--"
                + shuffled
                + "-->"));
    assertThat(read(parts)).containsExactly("A1 TEXT " + letters);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<sheetData><row r=\"1\">[<c r=\"A1\"><v>1</v></c>]</row></sheetData>",
        "<sheetData>[<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>]</sheetData>",
        "<sheetData><row r=\"1\"><c r=\"A1\">[<v>1</v>]</c></row></sheetData>",
        "[<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>]",
      })
  void cellsInAlternateContentAreRefused(String children) {
    Map<String, byte[]> parts = Packages.book("");
    Packages.put(parts, Packages.SHEET, Packages.sheet(alternate(children)));

    assertThatThrownBy(() -> read(parts))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has cells in alternate content (mc:AlternateContent)");
  }

  /** As Excel writes buttons. */
  @Test
  void alternateContentBehindTheCellsIsNone() {
    Map<String, byte[]> parts = Packages.book("");
    Packages.put(
        parts,
        Packages.SHEET,
        Packages.sheet(
            alternate(
                "<sheetData><row r=\"1\"><c"
                    + " r=\"A1\"><v>1</v></c></row></sheetData>[<controls/>]")));
    assertThat(read(parts)).containsExactly("A1 NUMBER 1.0");
  }

  /** What is in brackets, as the choice of a program that knows another namespace. */
  private static String alternate(String children) {
    return children
        .replace(
            "[",
            "<mc:AlternateContent"
                + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                + "<mc:Choice xmlns:x14=\"urn:x14\" Requires=\"x14\">")
        .replace("]", "</mc:Choice></mc:AlternateContent>");
  }

  @Test
  void textsOfOtherNamespacesAreNoTexts() {
    Map<String, byte[]> parts =
        Packages.book("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row>");
    Packages.replace(
        parts,
        "xl/sharedStrings.xml",
        "<si><r>",
        "<x:si xmlns:x=\"urn:x\"><t>x</t></x:si><si><x:t xmlns:x=\"urn:x\">y</x:t><r>");
    assertThat(read(parts)).containsExactly("A1 TEXT two runs");
  }

  @Test
  void aTagInsideASharedTextIsRefused() {
    Map<String, byte[]> parts =
        Packages.book("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>");
    Packages.replace(parts, "xl/sharedStrings.xml", "<t>first</t>", "<t>1<b>2</b>3</t>");
    assertThatThrownBy(() -> read(parts))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has a tag inside its text number 0");
  }
}
