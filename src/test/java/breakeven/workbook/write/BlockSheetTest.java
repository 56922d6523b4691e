package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.expression.Formula;
import breakeven.core.report.Format;
import breakeven.core.table.Sheets;
import breakeven.xlsx.ooxml.SheetNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class BlockSheetTest {
  private static final String EMPTY =
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
          + "<sheetData/></worksheet>";

  private record Line(String name, double cost, double saving) {}

  private static final List<Line> LINES = List.of(new Line("a", 10, 3), new Line("=b", 20, 4));

  private static BlockColumn<Line> name() {
    return BlockColumn.text("Name", Line::name);
  }

  private static BlockColumn<Line> cost() {
    return BlockColumn.number("Cost", Format.COUNT, Line::cost);
  }

  private static BlockColumn<Line> ratio() {
    return BlockColumn.<Line>number("Ratio", Format.COUNT, line -> line.saving() / line.cost())
        .by((line, here) -> here.beside("Saving") + "/" + here.cell("Cost"));
  }

  private static BlockColumn<Line> saving() {
    return BlockColumn.number("Saving", Format.COUNT, Line::saving);
  }

  /** The cells of a sheet with a heading and a block below its title, as one text. */
  private static String written(Block<Line> block) throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      OutputWorkbook book =
          new OutputWorkbook(
              workbook,
              new ResultStyles(workbook),
              new WordFormats(workbook),
              new SheetNames(workbook, Map.of()),
              null);
      BlockSheet sheet = new BlockSheet(book, Sheets.DECISIONS, "A sentence.");
      sheet.heading("Lines", 4);
      sheet.add(block);
      sheet.widths(block);
      sheet.done();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      sheet
          .splice()
          .run(new ByteArrayInputStream(EMPTY.getBytes(StandardCharsets.UTF_8)), out, "test");
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  private static String cell(String xml, String at) {
    var found = Pattern.compile("<c r=\"" + at + "\"[^>]*>(.*?)</c>").matcher(xml);
    return found.find() ? found.group(1) : "";
  }

  @Test
  void formulasNameColumnsWhereverTheseStand() throws IOException {
    String first = written(new Block<>(List.of(name(), cost(), saving(), ratio()), LINES));
    assertThat(cell(first, "D8")).isEqualTo("<f>C8/$B8</f><v>0.2</v>");
    String second = written(new Block<>(List.of(name(), ratio(), saving(), cost()), LINES));
    assertThat(cell(second, "B8")).isEqualTo("<f>C8/$D8</f><v>0.2</v>");
  }

  @Test
  void theTotalIsBelowWhatIsNotListed() throws IOException {
    BlockColumn<Line> added = cost().by((line, here) -> here.total() ? Formula.sum("Costs") : "");
    Block<Line> block =
        new Block<>(List.of(name(), added, saving()), LINES)
            .rest("(others)")
            .total("All", new Line("", 35, 7));
    String xml = written(block);
    assertThat(cell(xml, "A9")).isEqualTo("<v>(others)</v>");
    assertThat(cell(xml, "B9")).isEqualTo("<f>ROUND(B10-SUM(B7:B8),6)</f><v>5</v>");
    assertThat(cell(xml, "C9")).isEqualTo("<v>0</v>");
    assertThat(cell(xml, "A10")).isEqualTo("<v>All</v>");
    assertThat(cell(xml, "B10")).isEqualTo("<f>SUM(Costs)</f><v>35</v>");
  }

  @Test
  void aRowOfNothingHasNoLabelUntilAnEditPutsSomethingIn() throws IOException {
    BlockColumn<Line> added = cost().by((line, here) -> here.total() ? Formula.sum("Costs") : "");
    Line all =
        new Line(
            "",
            LINES.stream().mapToDouble(Line::cost).sum(),
            LINES.stream().mapToDouble(Line::saving).sum());
    Block<Line> block =
        new Block<>(List.of(name(), added, saving()), LINES).rest("(others)").total("All", all);
    assertThat(cell(written(block), "A9"))
        .isEqualTo("<f>IF(SUMSQ(B9:C9)&gt;0,\"(others)\",\"\")</f><v></v>");
  }

  /** On a sheet that is several pages wide, whose scale nobody knows. */
  @Test
  void aHeadingIsOnThePageOfWhatIsBelowIt() {
    XSSFWorkbook workbook = new XSSFWorkbook();
    OutputWorkbook book =
        new OutputWorkbook(
            workbook,
            new ResultStyles(workbook),
            new WordFormats(workbook),
            new SheetNames(workbook, Map.of()),
            null);
    BlockSheet sheet = new BlockSheet(book, Sheets.DECISIONS, "A sentence.");
    List<Integer> headings = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      headings.add(sheet.next());
      sheet.heading("Lines", 2);
      sheet.add(new Block<>(List.of(name(), cost()), Collections.nCopies(8, LINES.get(0))));
      sheet.keepWithHeading(headings.get(i));
    }
    assertThat(sheet.page.sheet.getRowBreaks()).containsExactly(headings.get(2) - 2);
  }

  /** Nobody knows what -0 is; an amount of pence is red where its pence are shown. */
  @Test
  void anAmountThatRoundsTo0IsNeitherRedNorMinus0() {
    assertThat(formatted(WordFormats.Cells.MONEY))
        .containsSubsequence(
            "stopIfTrue=\"true\"", "lessThan", "formula>-0.5<", "lessThan", "formula>0<");
    assertThat(formatted(WordFormats.Cells.MONEY_SMALL))
        .containsOnlyOnce("cfRule ")
        .contains("formula>0<");
  }

  private static String formatted(WordFormats.Cells cells) {
    XSSFWorkbook workbook = new XSSFWorkbook();
    XSSFSheet sheet = workbook.createSheet();
    new WordFormats(workbook).addTo(sheet, cells, "A1");
    return sheet.getCTWorksheet().getConditionalFormattingArray(0).xmlText();
  }

  @Test
  void aTextThatBeginsLikeAFormulaStaysOne() throws IOException {
    String xml = written(new Block<>(List.of(name(), cost()), LINES));
    assertThat(cell(xml, "A8")).isEqualTo("<v>=b</v>");
  }

  @Test
  void aRowLeadsToItsPlaceAndTheTitleBack() throws IOException {
    BlockColumn<Line> leading =
        name().leading(line -> line.name().equals("a") ? "'Workloads'!A2" : "");
    String xml = written(new Block<>(List.of(leading, cost()), LINES));
    assertThat(xml)
        .contains(
            "<hyperlinks><hyperlink ref=\"A3\" location=\"'Summary'!A1\"/>"
                + "<hyperlink ref=\"A7\" location=\"'Workloads'!A2\"/></hyperlinks>");
  }

  @Test
  void rowsThatAreNotShownAreOnlyPassedOver() throws IOException {
    Block<Line> block =
        new Block<>(
            List.of(name(), cost()),
            taker -> {
              for (Line line : LINES) {
                taker.take(line);
              }
            },
            1);
    String xml = written(block);
    assertThat(cell(xml, "A7")).isEqualTo("<v>a</v>");
    assertThat(xml).doesNotContain("r=\"A8\"");
  }

  @Test
  void aColumnThatIsNotThereIsAMistake() {
    assertThatThrownBy(() -> new Block<>(List.of(name()), LINES).cells("Profit"))
        .hasMessage("no column Profit");
  }
}
