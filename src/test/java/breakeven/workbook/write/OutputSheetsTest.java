package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.report.IssueList;
import breakeven.core.report.ResultColumn;
import breakeven.core.table.Sheets;
import breakeven.testing.LibreOffice;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.ooxml.SheetNames;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutputSheetsTest {
  private static final Path DIR = Path.of("target/sheets");
  private static final Path IN = DIR.resolve("plan.xlsx");
  private static final Path OUT = DIR.resolve("plan-reviewed.xlsx");
  private static final Path AGAIN = DIR.resolve("plan-reviewed-again.xlsx");
  private static final int FIRST = OutputSheet.HEADER_ROW + 1;

  @BeforeAll
  static void review() throws IOException {
    Files.createDirectories(DIR);
    try (OutputStream out = Files.newOutputStream(IN)) {
      TemplateWriter.write(out);
    }
    new OutputBook().write(IN, OUT);
    new OutputBook().write(OUT, AGAIN);
  }

  private static XSSFWorkbook open(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static XSSFSheet sheet(String name) {
    return open(OUT).getSheet(name);
  }

  private static Stream<XSSFSheet> ours(Path file) {
    XSSFWorkbook book = open(file);
    return OutputBook.OURS.stream().sorted().map(book::getSheet);
  }

  @Test
  void everySheetIsValid() throws IOException {
    try (XlsxFile file = XlsxFile.open(OUT)) {
      for (String name : OutputBook.OURS) {
        String part = file.sheet(name).orElseThrow().part();
        assertThat(Schemas.faults(file.open(part).readAllBytes())).as(name).isEmpty();
      }
      for (var entry : file.entries()) {
        if (entry.getName().matches("xl/tables/[^/]+\\.xml")) {
          assertThat(Schemas.faults(file.open(entry.getName()).readAllBytes())).isEmpty();
        }
      }
      String styles = file.related("styles");
      assertThat(Schemas.faults(file.open(styles).readAllBytes())).isEmpty();
    }
  }

  @Test
  void titleSentenceAndTheWayBackStandOnTop() {
    ours(OUT)
        .filter(sheet -> !sheet.getSheetName().equals(Sheets.SUMMARY))
        .forEach(
            sheet -> {
              assertThat(sheet.getRow(0).getCell(0).getStringCellValue())
                  .isEqualTo(sheet.getSheetName());
              assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).endsWith(".");
              assertThat(sheet.getRow(2).getCell(0).getHyperlink().getLocation())
                  .isEqualTo("'Summary'!A1");
            });
  }

  @Test
  void everyLinkLeadsToASheet() {
    XSSFWorkbook book = open(OUT);
    for (String name : OutputBook.OURS) {
      for (var link : book.getSheet(name).getHyperlinkList()) {
        String location = link.getLocation();
        String sheet = location.substring(1, location.lastIndexOf("'!")).replace("''", "'");
        assertThat(book.getSheet(sheet)).as(name + " " + link.getCellRef()).isNotNull();
      }
    }
  }

  @Test
  void rowsStandUnderTheirHeaders() {
    XSSFSheet sheet = sheet(Sheets.NEXT_STEPS);
    assertThat(sheet.getLastRowNum()).isEqualTo(FIRST + OutputBook.NAMES.size() - 1);
    assertThat(text(sheet, FIRST, 1)).isEqualTo("Needs data");
    assertThat(text(sheet, FIRST + 7, 1)).isEqualTo("Fine-tune");
    assertThat(sheet.getPaneInformation().getVerticalSplitPosition()).isEqualTo((short) 1);
    assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) FIRST);
  }

  private static String text(XSSFSheet sheet, int row, int column) {
    return sheet.getRow(row).getCell(column).getStringCellValue();
  }

  @Test
  void eachHeaderExplainsItsColumn() {
    XSSFSheet sheet = sheet(Sheets.NEXT_STEPS);
    List<ResultColumn> columns = OutputBook.listed();
    for (int i = 0; i < columns.size(); i++) {
      XSSFCell header = sheet.getRow(FIRST - 1).getCell(i);
      assertThat(header.getStringCellValue()).isEqualTo(columns.get(i).title());
      assertThat(header.getCellComment().getString().getString()).startsWith(columns.get(i).help());
      boolean right = columns.get(i).format().number();
      assertThat(header.getCellStyle().getAlignment())
          .isEqualTo(right ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
    }
  }

  @Test
  void tablesHaveTheHeadersAsNamesAndTheirOwnNumbers() {
    Set<Long> ids = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (Sheet any : open(OUT)) {
      XSSFSheet sheet = (XSSFSheet) any;
      for (XSSFTable table : sheet.getTables()) {
        assertThat(ids.add(table.getCTTable().getId())).isTrue();
        assertThat(names.add(table.getDisplayName().toLowerCase(Locale.ROOT))).isTrue();
        int header = table.getStartRowIndex();
        for (int i = 0; i < table.getColumnCount(); i++) {
          assertThat(table.getColumns().get(i).getName()).isEqualTo(text(sheet, header, i));
        }
        assertThat(table.getEndRowIndex()).isEqualTo(sheet.getLastRowNum());
      }
    }
    assertThat(names).contains("tblnextsteps", "tblissues");
  }

  @Test
  void textThatLooksLikeAFormulaStaysText() {
    XSSFCell name = sheet(Sheets.NEXT_STEPS).getRow(FIRST + 1).getCell(0);
    assertText(name, OutputBook.NAMES.get(1));
    XSSFCell inSummary = find(sheet(Sheets.SUMMARY), OutputBook.NAMES.get(1));
    assertText(inSummary, OutputBook.NAMES.get(1));
    assertText(find(sheet(Sheets.ISSUES), "=1+1|cmd"), "=1+1|cmd");
    assertText(find(sheet(Sheets.RUN_LOG), "=plan.xlsx"), "=plan.xlsx");
    assertThat(
            ours(OUT)
                .flatMap(sheet -> cells(sheet))
                .filter(cell -> cell.getCellType() == CellType.FORMULA)
                .map(XSSFCell::getCellFormula))
        .allMatch(
            Pattern.compile("SUM\\([A-Z]+\\d+:[A-Z]+\\d+\\)|IF\\(C\\d+>0,.*|'Decisions'!B\\d+")
                .asMatchPredicate());
  }

  private static void assertText(XSSFCell cell, String text) {
    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
    assertThat(cell.getStringCellValue()).isEqualTo(text);
    assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
  }

  private static XSSFCell find(XSSFSheet sheet, String text) {
    return cells(sheet)
        .filter(c -> c.getCellType() == CellType.STRING && c.getStringCellValue().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<XSSFCell> cells(XSSFSheet sheet) {
    return IntStream.rangeClosed(0, sheet.getLastRowNum())
        .mapToObj(sheet::getRow)
        .filter(row -> row != null)
        .flatMap(
            row ->
                IntStream.range(0, Math.max(0, row.getLastCellNum()))
                    .mapToObj(row::getCell)
                    .filter(cell -> cell != null));
  }

  @Test
  void wordsInNumberColumnsStandAtTheRight() {
    XSSFCell words = find(sheet(Sheets.NEXT_STEPS), "never within 1,000,000 M tokens a month");
    assertThat(words.getCellStyle().getAlignment()).isEqualTo(HorizontalAlignment.RIGHT);
  }

  @Test
  void theSecondReviewAddsNoStyles() {
    XSSFWorkbook once = open(OUT);
    XSSFWorkbook twice = open(AGAIN);
    assertThat(twice.getNumCellStyles()).isEqualTo(once.getNumCellStyles());
    assertThat(twice.getNumberOfFonts()).isEqualTo(once.getNumberOfFonts());
    assertThat(twice.getStylesSource()._getDXfsSize())
        .isEqualTo(once.getStylesSource()._getDXfsSize());
    assertThat(twice.getStylesSource().getFills()).hasSameSizeAs(once.getStylesSource().getFills());
    assertThat(twice.getStylesSource().getBorders())
        .hasSameSizeAs(once.getStylesSource().getBorders());
    assertThat(WorkbookDump.of(AGAIN)).isEqualTo(WorkbookDump.of(OUT));
    assertThat(once.getNumCellStyles()).isLessThan(200);
  }

  @Test
  void figuresOfPriceRowsAreToldAsTyped() {
    assertThat(
            find(
                sheet(Sheets.RUN_LOG),
                "Input (per 1M tokens) 0.4; Cached input (per 1M tokens) 0.1;"
                    + " Output (per 1M tokens) 1.6; Batch discount 15%"))
        .isNotNull();
  }

  @Test
  void rulesHaveTheirOwnPriorities() {
    ours(OUT)
        .forEach(
            sheet -> {
              Set<Integer> priorities = new HashSet<>();
              for (var formatting : sheet.getCTWorksheet().getConditionalFormattingArray()) {
                for (var rule : formatting.getCfRuleArray()) {
                  assertThat(priorities.add(rule.getPriority())).isTrue();
                  assertThat(rule.getDxfId())
                      .isLessThan(sheet.getWorkbook().getStylesSource()._getDXfsSize());
                }
              }
            });
  }

  @Test
  void everyVerdictAndEveryResultOfACheckHasALookOfItsOwn() {
    assertThat(Decision.VERDICTS)
        .allSatisfy(
            verdict -> {
              assertThat(WordFormats.sign(verdict)).isNotEmpty();
              assertThat(WordFormats.look(verdict)).isNotNull();
              assertThat(WordFormats.order(verdict)).isNotNegative();
            });
    assertThat(Checklist.RESULTS)
        .allSatisfy(result -> assertThat(WordFormats.look(result)).isNotNull());
  }

  @Test
  void resultsOfChecksAreDarkTextOnALightFill() {
    for (String result : Checklist.RESULTS) {
      WordFormats.Look look = WordFormats.look(result);
      String fill = look.fill().isEmpty() ? Colors.WHITE : look.fill();
      assertThat(luminance(fill)).as(result).isGreaterThan(0.6);
      double contrast = (luminance(fill) + 0.05) / (luminance(look.font()) + 0.05);
      assertThat(contrast).as(result).isGreaterThan(4.5);
    }
  }

  /** Relative luminance of a colour, 0 black to 1 white, by WCAG 2. */
  private static double luminance(String colour) {
    double sum = 0;
    double[] weights = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void rulesForASplicedSheetBeginAboveItsOwn() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      WordFormats formats = new WordFormats(book);
      String xml = formats.xml(WordFormats.Look.OUTDATED, "AK2:AO49", "A2<1", 8);
      assertThat(xml)
          .startsWith(
              "<conditionalFormatting sqref=\"AK2:AO49\"><cfRule type=\"expression\" dxfId=")
          .endsWith("priority=\"8\"><formula>A2&lt;1</formula></cfRule></conditionalFormatting>");
      assertThat(new WordFormats(book).xml(WordFormats.Look.OUTDATED, "AK2:AO49", "A2<1", 8))
          .isEqualTo(xml);
    }
  }

  @Test
  void aSheetOfTheUsersKeepsItsName() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      book.createSheet("SUMMARY");
      SheetNames names = new SheetNames(book, Map.of());
      assertThat(names.of(Sheets.SUMMARY)).isEqualTo("Summary 2").isEqualTo(names.of("Summary"));
      assertThat(names.of(Sheets.ISSUES)).isEqualTo("Issues");
    }
  }

  @Test
  void aWorkbookWithoutRowsAndIssuesIsWhole() throws IOException {
    Path out = DIR.resolve("empty-reviewed.xlsx");
    OutputBook book = new OutputBook();
    book.rows = 0;
    book.issues = new IssueList();
    book.summary = OutputBook.summary(book.issues, 0, 10_000);
    book.write(IN, out);
    try (XSSFWorkbook written = open(out)) {
      assertThat(text(written.getSheet(Sheets.ISSUES), FIRST, 0)).isEqualTo("No issues.");
      assertThat(written.getSheet(Sheets.NEXT_STEPS).getTables()).isEmpty();
      assertThat(text(written.getSheet(Sheets.SUMMARY), 1, 0)).isEqualTo("No workload was found.");
    }
    assertThat(WorkbookDump.of(out, Sheets.SUMMARY::equals)).doesNotContain("not drawn");
  }

  @Test
  void theFirstLinksOfVeryManyIssuesAreMade() throws IOException {
    Path out = DIR.resolve("many-reviewed.xlsx");
    OutputBook book = new OutputBook();
    book.issues = new IssueList(Block.LINKED + 10);
    for (int i = 0; i < Block.LINKED + 20; i++) {
      book.issues.add(
          new Problem(
              Severity.WARNING, "Workloads", "D" + (i + 2), "", "", "", "Doubtful", "Look"));
    }
    book.write(IN, out);
    try (XlsxFile file = XlsxFile.open(out)) {
      String part = file.sheet(Sheets.ISSUES).orElseThrow().part();
      String xml = new String(file.open(part).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(Pattern.compile("<hyperlink ").matcher(xml).results().count())
          .isEqualTo(Block.LINKED + 1);
      assertThat(Pattern.compile("<row ").matcher(xml).results().count())
          .isEqualTo(Block.LINKED + 10 + 4);
      assertThat(xml).contains("60,020 warnings", "The first 60,010 are listed");
    }
  }

  @Thorough
  @Test
  void summaryIsTheAnswerOnOnePageAndWhatIsBehindItOnAnother() {
    assertThat(pages(Sheets.SUMMARY)).isEqualTo(2);
  }

  /** Pages of a workbook that has this sheet alone to print. */
  private static int pages(String name) {
    Path alone = DIR.resolve(name + ".xlsx");
    try (XSSFWorkbook book = open(OUT);
        var out = Files.newOutputStream(alone)) {
      for (int i = book.getNumberOfSheets() - 1; i >= 0; i--) {
        if (!book.getSheetName(i).equals(name)) {
          book.removeSheetAt(i);
        }
      }
      book.write(out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return LibreOffice.pages(alone, DIR);
  }
}
