package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.app.batch.Reviews.Part;
import breakeven.core.input.Texts;
import breakeven.core.report.ResultTable;
import breakeven.core.table.Sheets;
import breakeven.exchange.export.CsvFiles;
import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.OpenPyxl;
import breakeven.testing.PlainBook;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.workbook.write.Schemas;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Packages;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the user's stays the user's. */
@Thorough
class UsersWorkbookTest {
  private static final Path SAMPLE = SampleWorkbook.FILE;

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private static Path reviewed;
  private static Map<String, Part> before;
  private static Map<String, Part> after;

  @BeforeAll
  static void review() throws IOException {
    byte[] bytes = Files.readAllBytes(SAMPLE);
    reviewed = Reviews.review(SAMPLE, shared.resolve("reviewed.xlsx"));
    assertThat(Files.readAllBytes(SAMPLE)).isEqualTo(bytes);
    before = Reviews.parts(SAMPLE);
    after = Reviews.parts(reviewed);
  }

  @Test
  void allPartsAreCopiedAsTheyAreStoredButThoseThatMustChange() throws IOException {
    String workloads = part(Sheets.WORKLOADS);
    Set<String> changed = new LinkedHashSet<>();
    // Ours, and made anew.
    String readMe = part(Sheets.READ_ME);
    before.forEach(
        (name, part) -> {
          if (name.equals(readMe)) {
            return;
          }
          assertThat(after).containsKey(name);
          if (!java.util.Arrays.equals(part.raw(), after.get(name).raw())) {
            changed.add(name);
          }
        });
    List<String> notes = new ArrayList<>();
    String list = workloads.replace("worksheets/", "worksheets/_rels/") + ".rels";
    String relations = before.get(list).text();
    for (String kind : List.of("comments", "vmlDrawing", "tables/table")) {
      var target = java.util.regex.Pattern.compile(kind + "[0-9]*\\.(xml|vml)").matcher(relations);
      assertThat(target.find()).as(kind).isTrue();
      before.keySet().stream().filter(n -> n.endsWith("/" + target.group())).forEach(notes::add);
    }
    assertThat(notes).hasSize(3);
    List<String> expected = new ArrayList<>(notes);
    expected.addAll(
        List.of(
            "[Content_Types].xml",
            "_rels/.rels",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            list,
            workloads));
    assertThat(expected).containsAll(changed);
    assertThat(changed).contains(workloads, "xl/workbook.xml");
  }

  private static String part(String sheet) throws IOException {
    try (XlsxFile book = XlsxFile.open(SAMPLE)) {
      return book.sheet(sheet).orElseThrow().part();
    }
  }

  private static XSSFWorkbook open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }

  private static XSSFWorkbook workloads(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return WorkbookDump.only(Sheets.WORKLOADS::equals, in);
    }
  }

  /** Else each program that opens it measures all of them, minutes long. */
  @ParameterizedTest
  @ValueSource(ints = {2, 2_001})
  void resultsStayOnOneLineAndTheUsersCellsKeepTheirLook(int last) throws IOException {
    Path in = folder.resolve("long.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XSSFSheet sheet = book.createSheet(Sheets.WORKLOADS);
      CellStyle hers = book.createCellStyle();
      hers.setWrapText(true);
      List<String> headers =
          List.of(
              "Workload", "Notes", "Requests", "Input tokens", "Output tokens", "Prompted model");
      for (int row : new int[] {0, 1, last}) {
        sheet.createRow(row);
        for (int column = 0; column < headers.size(); column++) {
          String text = headers.get(column) + (row == 0 ? "" : " " + row);
          sheet.getRow(row).createCell(column).setCellValue(text);
        }
        sheet.getRow(row).getCell(1).setCellStyle(hers);
      }
      try (OutputStream out = Files.newOutputStream(in)) {
        SavedBook.write(book, out);
      }
    }
    Path out = Reviews.review(Reviews.quick(in, folder.resolve("out.xlsx"), Reviews.AS_OF));
    try (XSSFWorkbook book = workloads(out)) {
      XSSFSheet sheet = book.getSheet(Sheets.WORKLOADS);
      for (int row : new int[] {1, last}) {
        Row cells = sheet.getRow(row);
        assertThat(cells.getCell(1).getCellStyle().getWrapText()).isTrue();
        assertThat(cells.getLastCellNum()).isGreaterThan((short) 20);
        for (int column = 6; column < cells.getLastCellNum(); column++) {
          assertThat(cells.getCell(column).getCellStyle().getWrapText()).isFalse();
        }
        assertThat(((XSSFRow) cells).getCTRow().isSetHt()).isFalse();
      }
      assertThat(sheet.getRow(0).getCell(6).getCellStyle().getWrapText()).isTrue();
    }
  }

  @Test
  void everyOldCellIsAsItWas() throws IOException {
    try (XSSFWorkbook old = open(SAMPLE);
        XSSFWorkbook now = open(reviewed)) {
      int cells = 0;
      old.removeSheetAt(old.getSheetIndex(Sheets.READ_ME));
      for (var sheet : old) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            Cell same =
                now.getSheet(sheet.getSheetName())
                    .getRow(row.getRowNum())
                    .getCell(cell.getColumnIndex());
            assertThat(look(same)).isEqualTo(look(cell));
            cells++;
          }
        }
      }
      assertThat(cells).isGreaterThan(5_000);
    }
  }

  private static String look(Cell cell) {
    return cell.getSheet().getSheetName()
        + "!"
        + new CellReference(cell).formatAsString(false)
        + " "
        + cell.getCellType()
        + " "
        + cell
        + " style "
        + cell.getCellStyle().getIndex()
        + " "
        + cell.getCellStyle().getDataFormatString();
  }

  @Test
  void budgetChartNoteFormatNamesAndDropDownsSurvive() throws IOException {
    try (XSSFWorkbook old = open(SAMPLE);
        XSSFWorkbook now = open(reviewed)) {
      assertThat(now.getSheet(SampleWorkbook.BUDGET).getDrawingPatriarch().getCharts()).hasSize(1);
      XSSFSheet sheet = now.getSheet(Sheets.WORKLOADS);
      XSSFSheet was = old.getSheet(Sheets.WORKLOADS);
      was.getCellComments()
          .forEach(
              (at, note) -> {
                var same = sheet.getCellComment(new CellAddress(at.getRow(), at.getColumn()));
                assertThat(same.getString().getString()).isEqualTo(note.getString().getString());
                assertThat(same.getAuthor()).isEqualTo(note.getAuthor());
              });
      assertThat(sheet.getCellComments())
          .hasSize(was.getCellComments().size() + Reviews.titles("GBP").size());
      assertThat(sheet.getCTWorksheet().getConditionalFormattingArray(0).xmlText())
          .isEqualTo(was.getCTWorksheet().getConditionalFormattingArray(0).xmlText());
      assertThat(sheet.getCTWorksheet().getDataValidations().xmlText())
          .isEqualTo(was.getCTWorksheet().getDataValidations().xmlText());
      old.removeSheetAt(old.getSheetIndex(Sheets.READ_ME));
      old.removeName(old.getName("Bk_ReadMe"));
      for (var name : old.getAllNames()) {
        if (name.getRefersToFormula().startsWith("Workloads!$A$1:")) {
          // The print area is our columns: the key beside them is on each page.
          assertThat(now.getPrintArea(now.getSheetIndex(Sheets.WORKLOADS)))
              .matches("'?Workloads'?!\\$B[A-Z]\\$1:\\$[A-Z]+\\$[0-9]+");
          continue;
        }
        var same =
            now.getAllNames().stream()
                .filter(
                    n ->
                        n.getNameName().equals(name.getNameName())
                            && n.getRefersToFormula().equals(name.getRefersToFormula()))
                .toList();
        assertThat(same).as(name.getNameName()).hasSize(1);
        int counted = name.getSheetIndex();
        assertThat(same.get(0).getSheetIndex())
            .isEqualTo(counted < 0 ? -1 : now.getSheetIndex(old.getSheetName(counted)));
      }
    }
  }

  @Test
  void tableAndFilterReachOverOurColumns() throws IOException {
    try (XSSFWorkbook old = workloads(SAMPLE);
        XSSFWorkbook now = workloads(reviewed)) {
      XSSFTable was = old.getSheet(Sheets.WORKLOADS).getTables().get(0);
      XSSFSheet sheet = now.getSheet(Sheets.WORKLOADS);
      XSSFTable table = sheet.getTables().get(0);
      assertThat(table.getDisplayName()).isEqualTo(was.getDisplayName());
      assertThat(table.getEndRowIndex()).isEqualTo(was.getEndRowIndex());
      assertThat(table.getEndColIndex())
          .isEqualTo(was.getEndColIndex() + Reviews.titles("GBP").size() + 2);
      assertThat(table.getCTTable().getAutoFilter().getRef())
          .isEqualTo(table.getCTTable().getRef());
      List<String> names = table.getColumns().stream().map(c -> c.getName()).toList();
      List<String> cells = new ArrayList<>();
      sheet.getRow(0).forEach(cell -> cells.add(cell.getStringCellValue()));
      assertThat(names)
          .isEqualTo(cells)
          .containsSequence(Reviews.titles("GBP"))
          .endsWith("Review row", "Edited");
      assertThat(table.getColumns().stream().map(c -> c.getId()).distinct()).hasSize(names.size());
    }
  }

  @Test
  void everyPartIsValid() {
    List<String> checked = new ArrayList<>();
    after.forEach(
        (name, part) -> {
          if (name.matches(
              "xl/(worksheets|tables)/[^/]*\\.xml|xl/(workbook|styles)\\.xml|xl/comments.*\\.xml")) {
            List<String> faults = new ArrayList<>(Schemas.faults(part.bytes()));
            if (before.containsKey(name)) {
              faults.removeAll(Schemas.faults(before.get(name).bytes()));
            }
            assertThat(faults).as(name).isEmpty();
            checked.add(name);
          }
        });
    assertThat(checked).hasSizeGreaterThan(15);
  }

  /** What a screen reader says of a chart; merged cells stop it, and sorting too. */
  @Test
  void everyChartOfOursIsToldInWordsAndNoCellsOfOursAreMerged() {
    int charts = 0;
    for (var part : after.entrySet()) {
      if (before.containsKey(part.getKey())) {
        continue;
      }
      String xml = new String(part.getValue().bytes(), StandardCharsets.UTF_8);
      if (part.getKey().matches("xl/drawings/[^/]*\\.xml")) {
        int frames = xml.split("<xdr:graphicFrame\\b", -1).length - 1;
        assertThat(xml.split(" descr=\"[^\"]* [^\"]{10,}\"", -1)).hasSize(frames + 1);
        charts += frames;
      }
      assertThat(xml).as(part.getKey()).doesNotContain("<mergeCell ");
    }
    assertThat(charts).isGreaterThan(3);
  }

  // --- other workbooks ---------------------------------------------------------------------------

  @Test
  void aReviewThatFailsLeavesTheInputAndNothingElse() throws IOException {
    Path in = new PlainBook(SeededPortfolio.rows(1, 3)).write(folder.resolve("in.xlsx"));
    byte[] bytes = Files.readAllBytes(in);
    assertThatThrownBy(() -> Reviews.review(in, in)).isInstanceOf(BadInput.class);
    Path nowhere = folder.resolve("none/out.xlsx");
    assertThatThrownBy(() -> Reviews.review(in, nowhere)).isInstanceOf(BadInput.class);
    Path there = Files.writeString(folder.resolve("there.xlsx"), "mine");
    assertThatThrownBy(() -> Reviews.review(in, there)).isInstanceOf(BadInput.class);
    assertThat(Files.readAllBytes(in)).isEqualTo(bytes);
    assertThat(there).hasContent("mine");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(in, there);
    }
  }

  @Test
  void macrosSurviveAndTheWorkbookStaysOneWithMacros() throws IOException {
    byte[] macros = new byte[5_000];
    new Random(1).nextBytes(macros);
    Path in = withMacros(folder.resolve("plan.xlsm"), macros);
    Path out = Reviews.review(in, ReviewOptions.besideInput(in));
    assertThat(out).hasFileName("plan-reviewed.xlsm");
    Map<String, Part> parts = Reviews.parts(out);
    assertThat(parts.get("xl/vbaProject.bin").bytes()).isEqualTo(macros);
    assertThat(parts.get("xl/vbaProject.bin").raw())
        .isEqualTo(Reviews.parts(in).get("xl/vbaProject.bin").raw());
    assertThat(parts.get("[Content_Types].xml").text())
        .contains(
            "application/vnd.ms-office.vbaProject",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
    assertThat(parts.get("xl/_rels/workbook.xml.rels").text()).contains("vbaProject.bin");
    assertThat(OpenPyxl.dump(out)).contains("[Summary]");
    Path again = Reviews.review(out, folder.resolve("again.xlsm"));
    assertThat(Reviews.parts(again).get("xl/vbaProject.bin").bytes()).isEqualTo(macros);
  }

  private static Path withMacros(Path file, byte[] macros) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Reviews.parts(SAMPLE).forEach((name, part) -> parts.put(name, part.bytes()));
    Packages.replace(
        parts,
        "[Content_Types].xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
    Packages.replace(
        parts,
        "[Content_Types].xml",
        "</Types>",
        "<Override PartName=\"/xl/vbaProject.bin\""
            + " ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>");
    Packages.replace(
        parts,
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        "<Relationship Id=\"rId900\""
            + " Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\""
            + " Target=\"vbaProject.bin\"/></Relationships>");
    parts.put("xl/vbaProject.bin", macros);
    return Packages.write(file, parts);
  }

  @Test
  void aFilterWithoutATableGrowsAndItsHiddenNameToo() throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(1, 5);
    Path in =
        new PlainBook(rows)
            .edit(
                workbook ->
                    workbook
                        .getSheet(Sheets.WORKLOADS)
                        .setAutoFilter(
                            new CellRangeAddress(
                                0, 5, 0, workbook.getSheetAt(0).getRow(0).getLastCellNum() - 1)))
            .write(folder.resolve("in.xlsx"));
    Path out = Reviews.review(in, folder.resolve("out.xlsx"));
    try (XSSFWorkbook now = open(out)) {
      XSSFSheet sheet = now.getSheet(Sheets.WORKLOADS);
      int last = sheet.getRow(0).getLastCellNum() - 1;
      String range = new CellRangeAddress(0, 5, 0, last).formatAsString();
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo(range);
      assertThat(Reviews.parts(out).get("xl/workbook.xml").text())
          .contains(
              new CellRangeAddress(0, 5, 0, last)
                  .formatAsString("Workloads", true)
                  .replace("Workloads!", ""));
    }
  }

  @Test
  void aChartOverTheResultsIsTold() throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(1, 5);
    Path in =
        new PlainBook(rows)
            .edit(
                workbook -> {
                  XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
                  int free = sheet.getRow(0).getLastCellNum();
                  draw(sheet, free + 1, 2);
                  draw(sheet, free + 1, 40);
                  draw(sheet, free - 6, 2);
                })
            .write(folder.resolve("in.xlsx"));
    Path out = Reviews.review(in, folder.resolve("out.xlsx"));
    String first;
    try (XSSFWorkbook now = open(out)) {
      XSSFSheet sheet = now.getSheet(Sheets.WORKLOADS);
      assertThat(sheet.getDrawingPatriarch().getShapes()).hasSize(3);
      int verdict = sheet.getRow(0).getLastCellNum() - Reviews.titles("GBP").size() - 2;
      first = new CellRangeAddress(2, 8, verdict + 1, verdict + 4).formatAsString();
    }
    assertThat(Reviews.rows(out, Sheets.ISSUES))
        .filteredOn(issue -> issue.get("Problem").contains("drawn"))
        .singleElement()
        .satisfies(
            issue ->
                assertThat(issue.get("Problem"))
                    .isEqualTo(
                        "What is drawn over " + first + " of Workloads covers result columns"));
  }

  private static void draw(XSSFSheet sheet, int column, int row) {
    sheet
        .createDrawingPatriarch()
        .createSimpleShape(new XSSFClientAnchor(0, 0, 0, 0, column, row, column + 3, row + 6));
  }

  @Test
  void headersFurtherDownAndAnEmptyRowAndStyledRowsBelow() throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(1, 5);
    Path plain = new PlainBook(rows).write(folder.resolve("plain.xlsx"));
    Path in =
        new PlainBook(rows)
            .edit(
                workbook -> {
                  XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
                  sheet.shiftRows(3, 5, 1);
                  sheet.shiftRows(0, 6, 4);
                  sheet.createRow(0).createCell(0).setCellValue("Our plan for 2027");
                  sheet.createRow(30).createCell(70).setCellValue("a remark far away");
                })
            .write(folder.resolve("in.xlsx"));
    Path out = Reviews.review(in, folder.resolve("out.xlsx"));
    assertThat(Reviews.results(out))
        .isEqualTo(Reviews.results(Reviews.review(plain, folder.resolve("plain-out.xlsx"))));
    try (XSSFWorkbook now = open(out)) {
      XSSFSheet sheet = now.getSheet(Sheets.WORKLOADS);
      assertThat(sheet.getRow(30).getCell(70).getStringCellValue()).isEqualTo("a remark far away");
      assertThat(sheet.getRow(4).getCell(71).getStringCellValue()).isEqualTo("Verdict");
    }
  }

  @Test
  void textsThatLookLikeFormulasStayTexts() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> names =
        List.of(
            "=1+1",
            "+49 hotline",
            "@here",
            "-dash",
            "a \"b\" & <c>",
            "_x0041_",
            "\u202Eabc",
            "émigré ✓");
    for (int i = 0; i < names.size(); i++) {
      Map<String, String> row = new LinkedHashMap<>(SeededPortfolio.row(3, i));
      // POI writes texts as they are; a spreadsheet escapes what looks like an escape.
      row.put("Workload", names.get(i).replace("_x0041_", "_x005F_x0041_"));
      rows.add(row);
    }
    Path in = new PlainBook(rows).write(folder.resolve("in.xlsx"));
    Path out = Reviews.review(in, folder.resolve("out.xlsx"));
    assertThat(Reviews.rows(out, Sheets.WORKLOADS))
        .extracting(row -> row.get("Workload"))
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(OpenPyxl.dump(out).stream().filter(line -> line.contains("\t=1+1")))
        .isNotEmpty()
        .allMatch(line -> line.split("\t")[1].equals("s"));
  }

  /** Whoever opens the files in a spreadsheet or shows them in a terminal is safe. */
  @Test
  void noFileOfCsvHoldsAFormulaOrAControlCharacterOfTheWorkbook() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String name : List.of(" =1+1", "\u200b=1+1", "\u00a0@SUM(1)", "_x001B_[31mred")) {
      Map<String, String> row = new LinkedHashMap<>(SeededPortfolio.row(3, rows.size()));
      row.put("Workload", name);
      row.put("Business unit", name);
      rows.add(row);
    }
    Path in = new PlainBook(rows).write(folder.resolve("in.xlsx"));
    Path files = folder.resolve("files");
    Reviews.review(Reviews.asked(in, null, Reviews.AS_OF, false, null, null, 0, files, null));

    for (String name : ResultTable.names(false)) {
      String text = Files.readString(CsvFiles.file(files, name)).substring(1);
      assertThat(text).as(name).doesNotContain("\u001b").doesNotContain("\u009b");
      for (CSVRecord record : CSVFormat.RFC4180.parse(new StringReader(text)).getRecords()) {
        assertThat(record.toList()).as(name).noneMatch(Texts::toGuard);
      }
    }
    assertThat(Files.readString(CsvFiles.file(files, Sheets.WORKLOADS)))
        .contains("' =1+1,", "'\u200b=1+1,", "'\u00a0@SUM(1),", "_x001B_[31mred,");
  }

  @Test
  void aTotalsRowIsNoWorkloadAndStaysBelowTheTable() throws IOException {
    Path file = folder.resolve("totals.xlsx");
    int totals;
    try (XSSFWorkbook workbook = open(SAMPLE)) {
      XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
      XSSFTable table = sheet.getTables().get(0);
      totals = sheet.getLastRowNum() + 1;
      var ends = table.getArea();
      table.setArea(
          new org.apache.poi.ss.util.AreaReference(
              ends.getFirstCell(),
              new CellReference(totals, ends.getLastCell().getCol()),
              workbook.getSpreadsheetVersion()));
      table.getCTTable().setTotalsRowCount(1);
      Row row = sheet.createRow(totals);
      row.createCell(0).setCellValue("Total");
      row.createCell(3).setCellFormula("SUBTOTAL(109,D2:D" + totals + ")");
      try (var out = Files.newOutputStream(file)) {
        SavedBook.write(workbook, out);
      }
    }
    Path out = Reviews.review(file, folder.resolve("totals-reviewed.xlsx"));
    try (XSSFWorkbook now = open(out);
        XSSFWorkbook plain = open(reviewed)) {
      XSSFSheet sheet = now.getSheet(Sheets.WORKLOADS);
      XSSFTable table = sheet.getTables().get(0);
      int columns = plain.getSheet(Sheets.WORKLOADS).getRow(0).getLastCellNum();
      assertThat(table.getArea().getLastCell()).isEqualTo(new CellReference(totals, columns - 1));
      assertThat(table.getTotalsRowCount()).isEqualTo(1);
      assertThat(sheet.getRow(totals).getLastCellNum()).isEqualTo((short) 4);
      assertThat(look(now.getSheet(Sheets.SUMMARY).getRow(4).getCell(0)))
          .isEqualTo(look(plain.getSheet(Sheets.SUMMARY).getRow(4).getCell(0)));
    }
  }
}
