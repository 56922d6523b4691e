package breakeven.xlsx.ooxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.workbook.write.Schemas;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Packages;
import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetSpliceTest {
  @TempDir Path dir;

  private static byte[] run(byte[] in, SheetSplice splice) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    splice.run(new ByteArrayInputStream(in), out, "book.xlsx: the part x");
    return out.toByteArray();
  }

  private static String run(String in, SheetSplice splice) throws IOException {
    return new String(run(in.getBytes(StandardCharsets.UTF_8), splice), StandardCharsets.UTF_8);
  }

  /** Columns E and F, a number and a text in each row. */
  private static SheetSplice two() {
    return new SheetSplice()
        .cells(
            5,
            (row, out) -> {
              out.number(4, 0, row);
              out.text(5, 1, "r" + row);
            })
        .widths(List.of(new ColumnWidth(4, 12), new ColumnWidth(5, 20.5)));
  }

  private static String data(String rows) {
    return Packages.sheet("<sheetData>" + rows + "</sheetData>");
  }

  private static SheetSplice one(int column) {
    return new SheetSplice().cells(column, (row, out) -> out.number(column, 0, 9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<sheetData/>",
        "<sheetData></sheetData>",
        "<dimension ref=\"A1\"/><cols><col min=\"1\" max=\"3\"/></cols><sheetData><row r=\"1\""
            + " a='>'><c r=\"A1\"><v>1</v></c><!-- <row> --><![CDATA[ </row> ]]><?pi > ?></row>\n"
            + " <row r=\"7\" /></sheetData><autoFilter"
            + " ref=\"A1:B2\"/><extLst><ext><row/><c/><sheetData/></ext></extLst>"
      })
  void aSpliceOfNothingGivesEqualBytes(String children) throws IOException {
    String sheet = "\uFEFF" + Packages.sheet(children) + "\n<!-- end -->";
    assertThat(run(sheet, new SheetSplice())).isEqualTo(sheet);
  }

  @Test
  void aSpliceOfNothingGivesEqualBytesForARichSheet() throws IOException {
    byte[] sheet = richSheet();
    assertThat(run(sheet, new SheetSplice())).isEqualTo(sheet);
  }

  private byte[] richSheet() throws IOException {
    Path file = Books.rich(dir.resolve("rich.xlsx"), true);
    try (XlsxFile xlsx = XlsxFile.open(file);
        InputStream in = xlsx.open(Packages.SHEET)) {
      return in.readAllBytes();
    }
  }

  @Test
  void splicingTwiceGivesEqualBytesAndAValidSheet() throws IOException {
    byte[] sheet = richSheet();
    assertThat(Schemas.faults(sheet)).isEmpty();
    String format =
        "<conditionalFormatting sqref=\"F2:F7\"><cfRule type=\"expression\" priority=\"9\">"
            + "<formula>$F2=\"x\"</formula></cfRule></conditionalFormatting>";
    byte[] once = run(sheet, two().conditionalFormatting(format));
    assertThat(Schemas.faults(once)).isEmpty();
    byte[] twice = run(once, two().conditionalFormatting(format).remove(Set.of(4, 5)));
    assertThat(new String(twice, StandardCharsets.UTF_8))
        .isEqualTo(new String(once, StandardCharsets.UTF_8));
  }

  @Test
  void takingOurColumnsOutAgainLeavesTheUsersCells() throws IOException {
    byte[] sheet = richSheet();
    byte[] back = run(run(sheet, two()), new SheetSplice().remove(Set.of(4, 5)));
    assertThat(new String(back, StandardCharsets.UTF_8))
        .isEqualTo(
            new String(sheet, StandardCharsets.UTF_8)
                .replace("<dimension ref=\"A1:D7\"/>", "<dimension ref=\"A1:F7\"/>"));
  }

  @Test
  void cellsGoToTheEndOfTheirRow() throws IOException {
    assertThat(run(data("<row r=\"2\" spans=\"1:2\"><c r=\"A2\"><v>1</v></c></row>"), one(4)))
        .isEqualTo(
            data(
                "<row r=\"2\" spans=\"1:2\"><c r=\"A2\"><v>1</v></c><c"
                    + " r=\"E2\"><v>9</v></c></row>"));
  }

  @Test
  void selfClosedRowsBecomePairs() throws IOException {
    assertThat(run(data("<row r=\"7\"/><row ht=\"3\" />"), one(0)))
        .isEqualTo(
            data(
                "<row r=\"7\"><c r=\"A7\"><v>9</v></c></row><row ht=\"3\" ><c"
                    + " r=\"A8\"><v>9</v></c></row>"));
  }

  @Test
  void rowsWithoutCellsOfOursStayAsTheyAre() throws IOException {
    String sheet = data("<row r=\"7\"/><row r='8'><c r='A8'/></row>");
    assertThat(run(sheet, new SheetSplice().cells(4, RowCells.NONE))).isEqualTo(sheet);
  }

  @Test
  void prefixesAreTakenOver() throws IOException {
    String sheet =
        "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"/></x:sheetData></x:worksheet>";
    assertThat(
            run(
                sheet,
                one(1)
                    .widths(List.of(new ColumnWidth(1, 9)))
                    .conditionalFormatting(
                        "<conditionalFormatting sqref=\"B1\"><cfRule/></conditionalFormatting>")))
        .isEqualTo(
            "<x:worksheet xmlns:x=\"m\"><x:cols><x:col min=\"2\" max=\"2\" width=\"9.0\""
                + " customWidth=\"1\"/></x:cols><x:sheetData><x:row r=\"1\"><x:c"
                + " r=\"B1\"><x:v>9</x:v></x:c></x:row></x:sheetData><x:conditionalFormatting"
                + " sqref=\"B1\"><x:cfRule/></x:conditionalFormatting></x:worksheet>");
  }

  @Test
  void rowsAndCellsWithoutNumbersAreCounted() throws IOException {
    assertThat(run(data("<row r=\"3\"/><row><c/><c/></row>"), one(5)))
        .contains("<c r=\"F3\">")
        .endsWith("<row><c/><c/><c r=\"F4\"><v>9</v></c></row></sheetData></worksheet>");
  }

  @Test
  void aCellWithoutAddressBehindOursIsGivenOne() throws IOException {
    assertThat(run(data("<row><c/><c><v>1</v></c><c><v>2</v></c></row>"), one(0)))
        .isEqualTo(
            data(
                "<row><c r=\"A1\"><v>9</v></c><c r=\"B1\"><v>1</v></c><c"
                    + " r=\"C1\"><v>2</v></c></row>"));
  }

  @Test
  void cellsStandInColumnOrderAroundAColumnOfTheUsers() throws IOException {
    String row =
        "<row r=\"1\"><c r=\"A1\"/><c r=\"B1\"><v>1</v></c><c r=\"C1\"><v>2</v></c><c"
            + " r=\"D1\"><v>3</v></c></row>";
    SheetSplice splice =
        new SheetSplice()
            .remove(Set.of(1, 3))
            .cells(
                4,
                (r, out) -> {
                  out.number(1, 0, 7);
                  out.number(3, 0, 8);
                  out.number(4, 0, 9);
                });
    assertThat(run(data(row), splice))
        .isEqualTo(
            data(
                "<row r=\"1\"><c r=\"A1\"/><c r=\"B1\"><v>7</v></c><c r=\"C1\"><v>2</v></c><c"
                    + " r=\"D1\"><v>8</v></c><c r=\"E1\"><v>9</v></c></row>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<v>1</v>", "<f>B1</f>", "<is><t>mine</t></is>"})
  void aCellOfTheUsersIsNeverWrittenOver(String holds) {
    String row = "<row r=\"1\"><c r=\"A1\">" + holds + "</c></row>";
    assertThatThrownBy(() -> run(data(row), one(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("A1");
  }

  @Test
  void blankStyledCellsGiveWay() throws IOException {
    assertThat(
            run(data("<row r=\"1\"><c r=\"A1\" s=\"3\"></c><c r=\"B1\" s=\"3\"/></row>"), one(0)))
        .isEqualTo(data("<row r=\"1\"><c r=\"A1\"><v>9</v></c><c r=\"B1\" s=\"3\"/></row>"));
  }

  @Test
  void cellsStandBeforeTheExtensionsOfARow() throws IOException {
    assertThat(run(data("<row r=\"1\"><c r=\"A1\"/><extLst/></row>"), one(1)))
        .isEqualTo(data("<row r=\"1\"><c r=\"A1\"/><c r=\"B1\"><v>9</v></c><extLst/></row>"));
  }

  @Test
  void overlappingColumnFormatsAreSplit() throws IOException {
    String cols =
        "<cols><col min=\"1\" max=\"2\" width=\"8\"/><col min=\"3\" max=\"16384\" style=\"2\""
            + " width=\"9\"/></cols>";
    SheetSplice splice =
        new SheetSplice().widths(List.of(new ColumnWidth(4, 12), new ColumnWidth(5, 13)));
    String once = run(Packages.sheet(cols + "<sheetData/>"), splice);
    assertThat(once)
        .contains(
            "<cols><col min=\"1\" max=\"2\" width=\"8\"/><col min=\"3\" max=\"4\" style=\"2\""
                + " width=\"9\"/><col min=\"5\" max=\"5\" width=\"12.0\" customWidth=\"1\"/><col"
                + " min=\"6\" max=\"6\" width=\"13.0\""
                + " customWidth=\"1\"/><col min=\"7\" max=\"16384\" style=\"2\""
                + " width=\"9\"/></cols>");
    assertThat(run(once, splice)).isEqualTo(once);
  }

  /** Written in two tags, or without the columns that it is about. */
  @Test
  void unusualColumnFormatsAreTakenOverOrLeftOut() throws IOException {
    String cols = "<cols><col width=\"7\"/><col min=\"1\" max=\"2\" width=\"8\"></col></cols>";
    SheetSplice splice = new SheetSplice().widths(List.of(new ColumnWidth(4, 12)));
    assertThat(run(Packages.sheet(cols + "<sheetData/>"), splice))
        .contains(
            "<cols><col min=\"1\" max=\"2\" width=\"8\"/><col min=\"5\" max=\"5\""
                + " width=\"12.0\" customWidth=\"1\"/></cols>");
  }

  @Test
  void newElementsStandWhereTheSchemaWantsThem() throws IOException {
    String format = "<conditionalFormatting sqref=\"E1\"><cfRule/></conditionalFormatting>";
    String sheet =
        Packages.sheet(
            "<sheetData/><mergeCells/><conditionalFormatting"
                + " sqref=\"A1\"/><pageMargins/><tableParts/>");
    assertThat(
            run(
                sheet,
                new SheetSplice()
                    .conditionalFormatting(format)
                    .extra("legacyDrawing", "<legacyDrawing id=\"a\"/>")))
        .isEqualTo(
            Packages.sheet(
                "<sheetData/><mergeCells/><conditionalFormatting sqref=\"A1\"/>"
                    + format
                    + "<pageMargins/><legacyDrawing id=\"a\"/><tableParts/>"));
  }

  @Test
  void anElementBehindItsPlaceIsNotWrittenTwice() throws IOException {
    String notes = "<legacyDrawing id=\"a\"/>";
    assertThat(
            run(
                Packages.sheet("<sheetData/><tableParts/>" + notes + "<extLst/>"),
                new SheetSplice().extra("legacyDrawing", notes)))
        .isEqualTo(Packages.sheet("<sheetData/>" + notes + "<tableParts/><extLst/>"));
  }

  @Test
  void conditionalFormatsOfTheUsersStayEvenInOurColumns() throws IOException {
    String theirs = "<conditionalFormatting sqref=\"E1:F9\"><cfRule/></conditionalFormatting>";
    String ours = "<conditionalFormatting sqref=\"E2:E9\"><cfRule/></conditionalFormatting>";
    String sheet = Packages.sheet("<sheetData/>" + theirs + ours);
    String longer = ours.replace("E9", "E20");
    assertThat(run(sheet, new SheetSplice().remove(Set.of(4, 5)).conditionalFormatting(longer)))
        .isEqualTo(Packages.sheet("<sheetData/>" + theirs + longer));
  }

  @Test
  void aRuleThatAUserAddedToOursStays() throws IOException {
    String ours = "<conditionalFormatting sqref=\"E2:E9\"><cfRule/></conditionalFormatting>";
    String more = ours.replace("<cfRule/>", "<cfRule/><cfRule type=\"top10\"/>");
    assertThat(
            run(
                Packages.sheet("<sheetData/>" + more),
                new SheetSplice().remove(Set.of(4)).conditionalFormatting(ours)))
        .isEqualTo(Packages.sheet("<sheetData/>" + more + ours));
  }

  @Test
  void dimensionAndFilterGrow() throws IOException {
    String sheet =
        Packages.sheet(
            "<dimension ref=\"A1:D7\"/><sheetData/><autoFilter ref=\"A1:D7\"><x/></autoFilter>");
    assertThat(run(sheet, one(5).autoFilter("A1:F7")))
        .isEqualTo(
            Packages.sheet(
                "<dimension ref=\"A1:F7\"/><sheetData/><autoFilter"
                    + " ref=\"A1:F7\"><x/></autoFilter>"));
    assertThat(run(Packages.sheet("<dimension ref=\"A1:D1\"/><sheetData/>"), one(1).fill(2, 3, 1)))
        .contains("<dimension ref=\"A1:D3\"/>");
  }

  @Test
  void utf16IsEncodedAgain() throws IOException {
    String sheet =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
            + data("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>"
                    + "\u00e9\uD83D\uDE00".repeat(300)
                    + "</t></is></c></row>")
                .replaceFirst("<\\?.*?\\?>", "");
    String expected = run(sheet.replace("UTF-16", "UTF-8"), one(1));
    for (var charset :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(new String(run(sheet.getBytes(charset), one(1)), StandardCharsets.UTF_8))
          .isEqualTo(expected);
    }
    String latin = sheet.replace("UTF-16", "ISO-8859-1").replace("\uD83D\uDE00", "");
    assertThat(
            new String(
                run(latin.getBytes(StandardCharsets.ISO_8859_1), one(1)), StandardCharsets.UTF_8))
        .isEqualTo(run(sheet.replace("UTF-16", "UTF-8").replace("\uD83D\uDE00", ""), one(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x><worksheet/>",
        "<worksheet><sheetData>",
        "<worksheet><!-- ",
        "<worksheet a=\"",
        "</a>"
      })
  void damagedXmlIsRefused(String xml) {
    assertThatThrownBy(() -> run(xml, one(1)))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("book.xlsx: the part x is damaged");
  }

  @Test
  void hugeTagsAreRefused() {
    assertThatThrownBy(() -> run("<a b=\"" + " ".repeat(2_000_000) + "\"/>", one(1)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("longer than 1 MiB");
  }

  @Test
  void tokensAreWholeWhereverTheStreamIsCut() throws IOException {
    String sheet =
        data(
            IntStream.range(1, 3000)
                .mapToObj(
                    i ->
                        "<row r=\""
                            + i
                            + "\"><c r=\"A"
                            + i
                            + "\"><v>"
                            + i
                            + "</v></c><!-- > --></row>")
                .reduce("", String::concat));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream drops =
        new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] b, int off, int len) {
            return super.read(b, off, Math.min(len, 7));
          }
        };
    one(1).run(drops, out, "x");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(run(sheet, one(1)));
  }

  @Test
  void newSheetsAreFilledRowByRow() throws IOException {
    RowsSource rows =
        out -> {
          for (int r = 2; r < 5; r++) {
            out.startRow(r, r == 2 ? 30 : 0).number(0, 0, r);
            out.endRow();
          }
        };
    assertThat(
            run(
                Packages.sheet("<dimension ref=\"A1\"/><sheetData/><pageMargins/>"),
                new SheetSplice().rows(rows)))
        .isEqualTo(
            Packages.sheet(
                "<sheetData><row r=\"2\" ht=\"30.0\" customHeight=\"1\"><c"
                    + " r=\"A2\"><v>2</v></c></row><row r=\"3\"><c r=\"A3\"><v>3</v></c></row><row"
                    + " r=\"4\"><c r=\"A4\"><v>4</v></c></row></sheetData><pageMargins/>"));
    assertThatThrownBy(() -> run(data("<row r=\"2\"/>"), new SheetSplice().rows(rows)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"AC3\" s=\"1\"/></row><row/>",
        "<row r=\"3\"><c s='1' r='b3' t='str'><f>A1</f><v>1</v></c><c\n"
            + "r = \"XFD3\" s=\"1\"></c></row>",
        "<row><c><v>1</v></c><c s=\"4\"/><c t=\"inlineStr\"><is><r><t>r</t></r></is></c><c/></row>",
        "<row r=\"9\"><c r=\"D9\"/><c><v>1</v></c><c r=\"B9\"><v>1</v></c><!-- <c r=\"Z9\"/>"
            + " --></row>",
        "<row r=\"2\"><c r=\"B2\"><v>1</v></c><extLst><c r=\"Z2\"><v/></c></extLst></row>",
        "<row r=\"2\"></row><x:row r=\"5\"><x:c r=\"C5\"><x:v>1</x:v></x:c></x:row>"
      })
  void theFactsOfASoundSheetAreTheSameAtASecondLook(String rows) throws IOException {
    byte[] sheet = data(rows).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream slow = new ByteArrayOutputStream();
    ByteArrayOutputStream quick = new ByteArrayOutputStream();
    assertThat(SheetFacts.of(new ByteArrayInputStream(sheet), "x", true, quick))
        .isEqualTo(SheetFacts.of(new ByteArrayInputStream(sheet), "x", false, slow));
    assertThat(quick.toByteArray()).isEqualTo(slow.toByteArray());
  }

  @Test
  void factsTellWhereOursCanStand() throws IOException {
    String sheet =
        Packages.sheet(
            "<sheetData><row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"C3\" s=\"1\"/></row><row"
                + " r=\"4\"><c r=\"A4\" s=\"1\"/></row></sheetData><autoFilter"
                + " ref=\"A1:C3\"/><mergeCells><mergeCell"
                + " ref=\"A9:E9\"/></mergeCells><conditionalFormatting sqref=\"A1\"><cfRule"
                + " priority=\"4\"/></conditionalFormatting><conditionalFormatting sqref=\"E1"
                + " E3\"><cfRule priority=\"9\"/><cfRule priority=\"2\"/></conditionalFormatting>");
    SheetFacts facts =
        SheetFacts.of(
            new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)),
            "x",
            false,
            OutputStream.nullOutputStream());
    SheetFacts.Formats first = new SheetFacts.Formats("A1", 1, 4);
    SheetFacts.Formats second = new SheetFacts.Formats("E1 E3", 2, 9);
    assertThat(facts)
        .isEqualTo(new SheetFacts(4, 3, 2, 1, 4, "A1:C3", List.of(first, second), false));
    assertThat(facts.freePriority(format -> false)).isEqualTo(10);
    assertThat(facts.freePriority(second::equals)).isEqualTo(5);
    assertThat(facts.firstFreeColumn(20)).isEqualTo(5);
    assertThat(new SheetFacts(3, 3, 16_383, 1, -1, "", List.of(), false).firstFreeColumn(20))
        .isEqualTo(2);
    assertThat(new SheetFacts(3, 3, 16_363, 1, -1, "", List.of(), false).firstFreeColumn(20))
        .isEqualTo(16_364);
    assertThat(new SheetFacts(3, 3, 16_364, 1, -1, "", List.of(), false).firstFreeColumn(20))
        .isEqualTo(2);
    assertThat(new SheetFacts(3, 3, 16_383, 16_363, -1, "", List.of(), false).firstFreeColumn(20))
        .isEqualTo(16_364);
    assertThat(new SheetFacts(3, 3, 16_383, 16_383, -1, "", List.of(), false).firstFreeColumn(1))
        .isEqualTo(-1);
    assertThat(facts.filterWith(3, 9)).contains("A1:J3");
    assertThat(facts.filterWith(5, 9)).isEmpty();
  }
}
