package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews.Part;
import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.PlainBook;
import breakeven.xlsx.read.Packages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A workbook as Excel and the programs beside it write one, part by part: what POI would write in
 * another way stays as it was, and what is added has numbers and names of its own.
 */
class UsersPackageTest {
  /** Links as people paste them; the last ones are no addresses. */
  private static final List<String> LINKS =
      List.of(
          "https://example.com/costs?team=a&amp;month=5#top",
          "file:///C:\\Team%20files\\costs.xlsx",
          "../Team%20files/costs.xlsx",
          "C:\\Team files\\costs.xlsx",
          "https://example.com/?q=cost of 5%",
          "http://[none");

  private static final String RELATIONS_OF_SHEET = "xl/worksheets/_rels/sheet1.xml.rels";
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final String RELATIONS_OF_WORKBOOK = "xl/_rels/workbook.xml.rels";
  private static final String STYLES = "xl/styles.xml";

  /** Sheets without cells, with the type of the relationship that leads to each. */
  private static final Map<String, String> OTHER_SHEETS =
      new TreeMap<>(
          Map.of(
              "xl/dialogsheets/sheet1.xml",
              Packages.RELATIONS + "/dialogsheet",
              "xl/macrosheets/sheet1.xml",
              "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet",
              "xl/chartsheets/sheet1.xml",
              Packages.RELATIONS + "/chartsheet"));

  private static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  private static final String THEME =
      "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Office\">"
          + "<a:themeElements><a:clrScheme name=\"Office\"><a:accent1><a:srgbClr val=\"4472C4\"/>"
          + "</a:accent1></a:clrScheme></a:themeElements></a:theme>";

  @TempDir private static Path folder;
  private static Map<String, Part> before;
  private static Map<String, Part> after;

  @BeforeAll
  static void review() {
    Path plain =
        new PlainBook(SeededPortfolio.rows(1, 3))
            .edit(UsersPackageTest::borderAndTable)
            .write(folder.resolve("plain.xlsx"));
    Path in = Packages.write(folder.resolve("in.xltx"), asOthersWrite(plain));
    Path out = Reviews.review(in, ReviewOptions.besideInput(in));
    assertThat(out).hasFileName("in-reviewed.xlsx");
    before = Reviews.parts(in);
    after = Reviews.parts(out);
  }

  private static void borderAndTable(XSSFWorkbook workbook) {
    XSSFSheet mine = workbook.createSheet("Mine");
    XSSFColor accent = new XSSFColor();
    accent.setTheme(4);
    XSSFCellStyle style = workbook.createCellStyle();
    style.setBorderBottom(BorderStyle.THICK);
    style.setBottomBorderColor(accent);
    mine.createRow(0).createCell(0).setCellValue("Model");
    mine.getRow(0).getCell(0).setCellStyle(style);
    XSSFTable table =
        mine.createTable(new AreaReference("A1:A2", workbook.getSpreadsheetVersion()));
    table.setName("tblModelPrices");
    table.setDisplayName("tblModelPrices");
    table.getCTTable().setId(2);
  }

  private static Map<String, byte[]> asOthersWrite(Path plain) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Reviews.parts(plain).forEach((name, part) -> parts.put(name, part.bytes()));
    StringBuilder cells = new StringBuilder();
    StringBuilder targets = new StringBuilder();
    for (int i = 0; i < LINKS.size(); i++) {
      cells.append("<hyperlink xmlns:r=\"" + Packages.RELATIONS + "\" ref=\"A" + (i + 2));
      cells.append("\" r:id=\"rId" + (i + 1) + "\"/>");
      targets.append("<Relationship Id=\"rId" + (i + 1) + "\" Type=\"" + Packages.RELATIONS);
      targets.append("/hyperlink\" TargetMode=\"External\" Target=\"" + LINKS.get(i) + "\"/>");
    }
    Packages.replace(
        parts,
        Packages.SHEET,
        "</sheetData>",
        "</sheetData><hyperlinks>" + cells + "</hyperlinks>");
    Packages.put(
        parts,
        RELATIONS_OF_SHEET,
        Packages.relations(
            "rId800",
            "drawing",
            "../drawings/drawing1.xml",
            "rId801",
            "vmlDrawing",
            "../drawings/vmlDrawing0.vml",
            "rId802",
            "drawing",
            "sheet1.xml/drawing.xml"));
    Packages.replace(parts, RELATIONS_OF_SHEET, "</Relationships>", targets + "</Relationships>");
    Packages.put(parts, "xl/theme/theme1.xml", THEME);
    Packages.replace(
        parts,
        RELATIONS_OF_WORKBOOK,
        "</Relationships>",
        "<Relationship Id=\"rId900\" Type=\""
            + Packages.RELATIONS
            + "/theme\" Target=\"theme/theme1.xml\"/></Relationships>");
    String types = "[Content_Types].xml";
    Packages.replace(
        parts,
        types,
        "</Types>",
        "<Override PartName=\"/xl/theme/theme1.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/></Types>");
    Packages.replace(parts, types, "\"application/xml\"", "\"" + MAIN + "template.main+xml\"");
    Packages.replace(parts, types, MAIN + "sheet.main+xml", MAIN + "template.main+xml");
    otherSheets(parts);
    return parts;
  }

  /** A dialog, a macro sheet and a chart sheet before all others. */
  private static void otherSheets(Map<String, byte[]> parts) {
    StringBuilder sheets = new StringBuilder();
    StringBuilder links = new StringBuilder();
    StringBuilder types = new StringBuilder();
    OTHER_SHEETS.forEach(
        (part, type) -> {
          Packages.put(parts, part, "<sheet xmlns=\"" + Packages.MAIN + "\"/>");
          int number = 901 + sheets.length();
          sheets.append("<sheet name=\"" + part.split("/")[1] + "\" sheetId=\"" + number);
          sheets.append("\" r:id=\"rId" + number + "\"/>");
          links.append("<Relationship Id=\"rId" + number + "\" Type=\"" + type);
          links.append("\" Target=\"" + part.substring(3) + "\"/>");
          types.append("<Override PartName=\"/" + part + "\" ContentType=\"" + MAIN);
          types.append(part.split("/")[1] + "+xml\"/>");
        });
    Packages.replace(parts, WORKBOOK, "<sheets>", "<sheets>" + sheets);
    Packages.replace(parts, RELATIONS_OF_WORKBOOK, "</Relationships>", links + "</Relationships>");
    Packages.replace(parts, "[Content_Types].xml", "</Types>", types + "</Types>");
  }

  /**
   * Some programs write relations of drawings that are not there; ours would become the sheet's.
   */
  @Test
  void whatAUsersSheetLeadsToAndLacksIsNotMadeByUs() {
    assertThat(after.keySet())
        .doesNotContain("xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing0.vml")
        .anyMatch(part -> part.startsWith("xl/drawings/drawing"))
        .anyMatch(part -> part.startsWith("xl/drawings/vmlDrawing"));
    assertThat(after.get("[Content_Types].xml").text())
        .doesNotContain("drawings/drawing1.xml", "drawings/vmlDrawing0.vml");
  }

  @Test
  void linksOfTheUsersSheetAreWrittenAsTheyWere() {
    String links = after.get(RELATIONS_OF_SHEET).text();
    assertThat(LINKS).allSatisfy(link -> assertThat(links).contains("Target=\"" + link + "\""));
    assertThat(links).contains("comments").doesNotContain("invalid.uri");
  }

  @Test
  void bordersInColoursOfTheThemeHaveNoOtherColour() {
    assertThat(before.get(STYLES).text()).contains("<color theme=\"4\"/>");
    assertThat(after.get(STYLES).text()).contains("<color theme=\"4\"/>");
  }

  @Test
  void aTemplateBecomesAWorkbookAndEveryTypeIsThatOfAPart() {
    String types = after.get("[Content_Types].xml").text();
    assertThat(types).contains("\"" + MAIN + "sheet.main+xml\" PartName=\"/xl/workbook.xml\"");
    assertThat(all(types, "PartName=\"/([^\"]*)\"")).isSubsetOf(after.keySet());
  }

  @Test
  void noTwoTablesHaveOneNumberOrName() {
    List<String> numbers = new ArrayList<>();
    List<String> names = new ArrayList<>();
    after.forEach(
        (name, part) -> {
          if (name.startsWith("xl/tables/")) {
            numbers.addAll(all(part.text(), "<table [^>]*\\bid=\"([^\"]*)\""));
            names.addAll(all(part.text(), "<table [^>]*\\bdisplayName=\"([^\"]*)\""));
          }
        });
    assertThat(numbers).hasSizeGreaterThan(8).doesNotHaveDuplicates();
    assertThat(names).hasSize(numbers.size()).contains("tblModelPrices").doesNotHaveDuplicates();
  }

  @Test
  void sheetsWithoutCellsStayWhatTheyAreAndEveryNameCountsThem() {
    OTHER_SHEETS.forEach(
        (part, type) -> {
          assertThat(after.get(part).bytes()).isEqualTo(before.get(part).bytes());
          assertThat(after.get(RELATIONS_OF_WORKBOOK).text())
              .containsPattern(part.substring(3) + "\" Type=\"" + Pattern.quote(type));
        });
    String workbook = after.get(WORKBOOK).text();
    List<String> sheets = all(workbook, "<sheet [^>]*\\bname=\"([^\"]*)\"");
    assertThat(sheets)
        .containsSubsequence(
            Sheets.NEXT_STEPS,
            "chartsheets",
            "dialogsheets",
            "macrosheets",
            Sheets.WORKLOADS,
            Sheets.CHECKS);
    List<Integer> numbers =
        all(workbook, "<definedName name=\"_xlnm[^>]*\\blocalSheetId=\"([0-9]+)\"").stream()
            .map(Integer::parseInt)
            .toList();
    List<String> areas = all(workbook, "<definedName name=\"_xlnm[^>]*>'?([^'!]*)");
    assertThat(numbers).hasSizeGreaterThan(8);
    assertThat(numbers.stream().map(sheets::get)).containsExactlyElementsOf(areas);
  }

  /** They look like names of ours whose sheets are gone, which a review drops. */
  @Test
  void namesOfCellsInAnotherWorkbookStay() {
    List<String> names =
        List.of(
            "<definedName name=\"Ex_Rates\">'[1]FX rates'!$B$2</definedName>",
            "<definedName name=\"Ls_Regions\">'[2]Group list'!$A$1:$A$9</definedName>");
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Path plain = new PlainBook(SeededPortfolio.rows(1, 3)).write(folder.resolve("bare.xlsx"));
    Reviews.parts(plain).forEach((name, part) -> parts.put(name, part.bytes()));
    Packages.replace(
        parts,
        WORKBOOK,
        "</sheets>",
        "</sheets><definedNames>" + String.join("", names) + "</definedNames>");
    Path in = Packages.write(folder.resolve("names.xlsx"), parts);
    Path out = Reviews.review(in, folder.resolve("names-once.xlsx"));
    Path again = Reviews.review(out, folder.resolve("names-twice.xlsx"));
    assertThat(Reviews.parts(again).get(WORKBOOK).text()).contains(names);
  }

  private static List<String> all(String text, String group) {
    return Pattern.compile(group).matcher(text).results().map(found -> found.group(1)).toList();
  }
}
