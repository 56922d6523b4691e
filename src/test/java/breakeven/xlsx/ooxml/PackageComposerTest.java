package breakeven.xlsx.ooxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.workbook.write.Schemas;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Cells;
import breakeven.xlsx.read.Packages;
import breakeven.xlsx.read.SheetInfo;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageComposerTest {
  private static final String CORE = "docProps/core.xml";

  private static final int[] OURS = {4, 5};
  private static final List<String> HEADERS = List.of("Verdict", "Net saving (GBP)");

  @TempDir Path dir;

  /** A whole review in small: two columns, a summary with a chart, a long sheet. */
  private void review(Path in, Path out, Set<Integer> old) {
    try (XlsxFile xlsx = XlsxFile.open(in)) {
      StubWorkbook stub = StubWorkbook.of(xlsx).withoutSheets(Set.of("Summary", "Costs"));
      SheetInfo sheet = xlsx.sheet("Workloads").orElseThrow();
      SheetFacts facts = SheetFacts.of(xlsx, sheet);
      TableParts.Plan table = TableParts.plan(xlsx, sheet, 1, OURS, HEADERS, old);
      SheetSplice splice =
          new SheetSplice()
              .remove(old)
              .widths(List.of(new ColumnWidth(4, 14), new ColumnWidth(5, 18)));
      String costs;
      byte[] edited;
      try (XSSFWorkbook book = stub.open()) {
        int money = style(book);
        splice.cells(5, (row, cells) -> row(cells, row, money, table.headers()));
        facts
            .filterWith(4, 5)
            .ifPresent(
                ref -> {
                  splice.autoFilter(ref);
                  StubWorkbook.setFilterName(book, book.getSheetIndex("Workloads"), ref);
                });
        summary(book);
        costs = StubWorkbook.partName(book.createSheet("Costs"));
        stub.arrange(book, order(book));
        edited = stub.save(book);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      PackageComposer composer =
          new PackageComposer(xlsx, stub, edited)
              .splice(sheet.part(), splice)
              .splice(
                  costs,
                  new SheetSplice()
                      .rows(
                          rows -> {
                            for (int r = 1; r <= 50; r++) {
                              rows.startRow(r).text(0, 0, "line " + r);
                              rows.endRow();
                            }
                          }));
      if (table.xml() != null) {
        composer.part(table.part(), table.xml());
      }
      composer.write(out, true);
    }
  }

  /** Summary, the user's sheets, Costs. */
  private static List<String> order(XSSFWorkbook book) {
    List<String> order = new ArrayList<>();
    book.forEach(sheet -> order.add(sheet.getSheetName()));
    order.remove("Summary");
    order.remove("Costs");
    order.add(0, "Summary");
    order.add("Costs");
    return order;
  }

  private static void row(CellXml cells, int row, int money, List<String> headers) {
    if (row == 1) {
      cells.text(4, 0, headers.get(0));
      cells.text(5, 0, headers.get(1));
    } else if (row <= Books.ROWS + 1) {
      cells.text(4, 0, "Fine-tune");
      cells.formula(5, money, new RowFormula("B" + row + "*2"), 2001.0 * (row - 1));
    }
  }

  private static int style(XSSFWorkbook book) {
    var style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
    return style.getIndex();
  }

  private static void summary(XSSFWorkbook book) {
    XSSFSheet sheet = book.createSheet("Summary");
    sheet.createRow(0).createCell(0).setCellValue("Total & more");
    sheet.createRow(1).createCell(0).setCellValue("_x0041_");
    for (int i = 0; i < 3; i++) {
      sheet.createRow(i + 2).createCell(0).setCellValue(i);
    }
    var drawing = sheet.createDrawingPatriarch();
    var chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 2, 2, 8, 12));
    var data =
        chart.createData(
            ChartTypes.LINE,
            chart.createCategoryAxis(AxisPosition.BOTTOM),
            chart.createValueAxis(AxisPosition.LEFT));
    var range =
        XDDFDataSourcesFactory.fromNumericCellRange(sheet, CellRangeAddress.valueOf("A3:A5"));
    data.addSeries(range, range);
    chart.plot(data);
  }

  private static Map<String, byte[]> parts(Path file) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (XlsxFile xlsx = XlsxFile.open(file)) {
      for (var e : xlsx.entries()) {
        try (InputStream in = xlsx.open(e.getName())) {
          parts.put(e.getName(), in.readAllBytes());
        }
      }
    }
    return parts;
  }

  @ParameterizedTest(name = "table {0}")
  @ValueSource(booleans = {true, false})
  void oldCellsAndPartsAreKept(boolean table) throws IOException {
    Path in = Books.rich(dir.resolve("in.xlsx"), table);
    byte[] before = Files.readAllBytes(in);
    Path out = dir.resolve("out.xlsx");
    review(in, out, Set.of());
    assertThat(Files.readAllBytes(in)).isEqualTo(before);
    assertThat(Books.dump(out, 4)).containsSubsequence(Books.dump(in, 4));
    Map<String, byte[]> old = parts(in);
    Map<String, byte[]> now = parts(out);
    Set<String> changed =
        Set.of(
            "[Content_Types].xml",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            Packages.SHEET,
            "xl/tables/table1.xml");
    old.forEach(
        (name, bytes) -> {
          if (!changed.contains(name)) {
            assertThat(now.get(name)).as(name).isEqualTo(bytes);
          }
        });
    assertThat(Schemas.faults(now.get(Packages.SHEET)))
        .isEqualTo(Schemas.faults(old.get(Packages.SHEET)))
        .isEmpty();
    for (String name : now.keySet()) {
      if (name.matches("xl/(worksheets|tables)/[^/]*.xml|xl/workbook.xml|xl/styles.xml")) {
        assertThat(Schemas.faults(now.get(name))).as(name).isEmpty();
      }
    }
  }

  @Test
  void theResultOpensInPoiWithTableNotesChartsAndValues() throws IOException {
    Path out = dir.resolve("out.xlsx");
    review(Books.rich(dir.resolve("in.xlsx"), true), out, Set.of());
    try (InputStream in = Files.newInputStream(out);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      XSSFSheet sheet = book.getSheet("Workloads");
      var table = sheet.getTables().get(0);
      assertThat(table.getArea().formatAsString()).isEqualTo("A1:F7");
      assertThat(table.getCTTable().getAutoFilter().getRef()).isEqualTo("A1:F7");
      assertThat(table.getColumns())
          .extracting(c -> c.getName())
          .containsExactly(
              "Workload", "Requests (per month)", "Half", "Started", "Verdict", "Net saving (GBP)");
      assertThat(sheet.getRow(0).getCell(5).getStringCellValue()).isEqualTo("Net saving (GBP)");
      assertThat(sheet.getRow(3).getCell(5).getCellFormula()).isEqualTo("B4*2");
      assertThat(sheet.getRow(3).getCell(5).getNumericCellValue()).isEqualTo(6003);
      assertThat(sheet.getRow(3).getCell(5).getCellStyle().getDataFormatString())
          .isEqualTo("#,##0.00");
      assertThat(
              sheet
                  .getCellComment(new org.apache.poi.ss.util.CellAddress("B1"))
                  .getString()
                  .getString())
          .isEqualTo("my own note");
      assertThat(sheet.getDrawingPatriarch().getCharts()).hasSize(1);
      assertThat(sheet.getMergedRegions()).hasSize(1);
      assertThat(sheet.getDataValidations()).hasSize(1);
      assertThat(book.getSheet("Summary").getRow(0).getCell(0).getStringCellValue())
          .isEqualTo("Total & more");
      assertThat(book.getSheet("Summary").getDrawingPatriarch().getCharts()).hasSize(1);
      assertThat(book.getSheet("Costs").getRow(49).getCell(0).getStringCellValue())
          .isEqualTo("line 50");
      assertThat(book.getName("Volumes").getRefersToFormula()).isEqualTo("Workloads!$B$2:$B$7");
    }
  }

  @Test
  void theFilterOfASheetAndItsNameGrow() throws IOException {
    Path out = dir.resolve("out.xlsx");
    review(Books.rich(dir.resolve("in.xlsx"), false), out, Set.of());
    try (InputStream in = Files.newInputStream(out);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      assertThat(book.getSheet("Workloads").getCTWorksheet().getAutoFilter().getRef())
          .isEqualTo("A1:F7");
      assertThat(book.getCTWorkbook().getDefinedNames().getDefinedNameList())
          .extracting(name -> name.getName() + " " + name.getStringValue())
          .containsExactlyInAnyOrder(
              "_xlnm._FilterDatabase 'Workloads'!$A$1:$F$7",
              "_xlnm._FilterDatabase Mine!$A$1:$B$9",
              "Volumes Workloads!$B$2:$B$7");
    }
  }

  @Test
  void equalInputGivesEqualBytesWithoutDocumentPropertiesToo() throws Exception {
    Path in = Packages.write(dir.resolve("in.xlsx"), Packages.book("<row><c><v>1</v></c></row>"));
    compose(in, dir.resolve("a.xlsx"), false);
    Packages.timeless(dir.resolve("a.xlsx"));
    compose(in, dir.resolve("b.xlsx"), false);
    assertThat(Files.mismatch(dir.resolve("a.xlsx"), dir.resolve("b.xlsx"))).isEqualTo(-1);
  }

  @Test
  void equalInputGivesEqualBytes() throws Exception {
    Map<String, byte[]> rich = Packages.parts(Books.rich(dir.resolve("rich.xlsx"), true));
    // Made at another time, as its properties tell too.
    rich.computeIfPresent(
        "docProps/core.xml",
        (name, part) ->
            new String(part, StandardCharsets.UTF_8)
                .replaceAll(">20\\d\\d-\\d\\d-\\d\\dT", ">2023-11-14T")
                .getBytes(StandardCharsets.UTF_8));
    Path in = Packages.write(dir.resolve("in.xlsx"), rich);
    review(in, dir.resolve("a.xlsx"), Set.of());
    Packages.timeless(dir.resolve("a.xlsx"));
    review(in, dir.resolve("b.xlsx"), Set.of());
    assertThat(Files.mismatch(dir.resolve("a.xlsx"), dir.resolve("b.xlsx"))).isEqualTo(-1);
  }

  @ParameterizedTest(name = "table {0}")
  @ValueSource(booleans = {true, false})
  void aReviewedWorkbookCanBeReviewedAgain(boolean table) throws IOException {
    Path first = dir.resolve("first.xlsx");
    review(Books.rich(dir.resolve("in.xlsx"), table), first, Set.of());
    Path second = dir.resolve("second.xlsx");
    review(first, second, Set.of(4, 5));
    Map<String, byte[]> before = parts(first);
    Map<String, byte[]> after = parts(second);
    assertThat(after.keySet()).containsExactlyInAnyOrderElementsOf(before.keySet());
    if (table) {
      assertThat(new String(after.get("xl/tables/table1.xml"), StandardCharsets.UTF_8))
          .isEqualTo(new String(before.get("xl/tables/table1.xml"), StandardCharsets.UTF_8));
    }
    assertThat(Books.dump(second, 9)).hasSameSizeAs(Books.dump(first, 9));
    try (XlsxFile a = XlsxFile.open(first);
        XlsxFile b = XlsxFile.open(second)) {
      assertThat(places(b)).isEqualTo(places(a));
    }
  }

  private static List<String> places(XlsxFile file) {
    return file.sheets().stream().map(s -> s.order() + " " + s.name() + " " + s.sheetId()).toList();
  }

  @Test
  void rebuiltSheetsKeepPlaceAndNumberBetweenTheUsers() throws IOException {
    Path first = dir.resolve("first.xlsx");
    review(Books.rich(dir.resolve("in.xlsx"), true), first, Set.of());
    Path moved = dir.resolve("moved.xlsx");
    try (InputStream in = Files.newInputStream(first);
        XSSFWorkbook book = new XSSFWorkbook(in);
        var out = Files.newOutputStream(moved)) {
      book.setSheetOrder("Summary", 0);
      book.setActiveSheet(3);
      var name = book.createName();
      name.setNameName("Local");
      name.setSheetIndex(book.getSheetIndex("Mine"));
      name.setRefersToFormula("Mine!$A$1");
      book.write(out);
    }
    Path second = dir.resolve("second.xlsx");
    review(moved, second, Set.of(4, 5));
    try (XlsxFile a = XlsxFile.open(moved);
        XlsxFile b = XlsxFile.open(second)) {
      assertThat(places(b)).isEqualTo(places(a)).element(0).asString().contains("Summary");
      assertThat(b.entries())
          .extracting(e -> e.getName())
          .filteredOn(n -> n.contains("/charts/chart"))
          .hasSize(2);
    }
    try (InputStream in = Files.newInputStream(second);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      assertThat(book.getName("Local").getSheetIndex()).isEqualTo(book.getSheetIndex("Mine"));
    }
  }

  @Test
  void signaturesAndCalculationChainsAreLeftOut() throws IOException {
    Map<String, byte[]> parts =
        Packages.book("<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c></row>");
    Packages.put(
        parts,
        "xl/calcChain.xml",
        "<calcChain xmlns=\"" + Packages.MAIN + "\"><c r=\"A1\" i=\"7\"/></calcChain>");
    Packages.replace(
        parts,
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        "<Relationship Id=\"rId8\" Type=\""
            + Packages.RELATIONS
            + "/calcChain\" Target=\"calcChain.xml\"/></Relationships>");
    Packages.replace(
        parts,
        "[Content_Types].xml",
        "</Types>",
        "<Override PartName=\"/xl/calcChain.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml\"/><Default"
            + " Extension=\"sigs\""
            + " ContentType=\"application/vnd.openxmlformats-package.digital-signature-origin\"/></Types>");
    parts.put("_xmlsignatures/origin.sigs", new byte[0]);
    Packages.replace(
        parts,
        "_rels/.rels",
        "</Relationships>",
        "<Relationship Id=\"rId9\""
            + " Type=\"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin\""
            + " Target=\"_xmlsignatures/origin.sigs\"/></Relationships>");
    Path in = Packages.write(dir.resolve("in.xlsx"), parts);
    Path out = dir.resolve("out.xlsx");
    compose(in, out, true);
    Map<String, byte[]> now = parts(out);
    assertThat(now.keySet()).noneMatch(n -> n.contains("calcChain") || n.startsWith("_xmlsig"));
    assertThat(new String(now.get("[Content_Types].xml"), StandardCharsets.UTF_8))
        .doesNotContain("calcChain");
    assertThat(new String(now.get("xl/_rels/workbook.xml.rels"), StandardCharsets.UTF_8))
        .doesNotContain("calcChain");
    assertThat(new String(now.get("_rels/.rels"), StandardCharsets.UTF_8))
        .doesNotContain("signature");
    try (XlsxFile xlsx = XlsxFile.open(in)) {
      assertThat(StubWorkbook.of(xlsx).dropsSignature()).isTrue();
    }
  }

  @Test
  void textsOfNewSheetsThatLookLikeEscapesStayAsTheyAre() throws IOException {
    Path out = dir.resolve("out.xlsx");
    review(Books.rich(dir.resolve("in.xlsx"), true), out, Set.of());
    assertThat(Cells.of(out, "Summary")).contains("A1 TEXT Total & more", "A2 TEXT _x0041_");
  }

  private void compose(Path in, Path out, boolean overwrite) {
    try (XlsxFile xlsx = XlsxFile.open(in)) {
      StubWorkbook stub = StubWorkbook.of(xlsx);
      byte[] edited;
      try (XSSFWorkbook book = stub.open()) {
        book.createCellStyle();
        book.createSheet("New").createRow(0).createCell(0).setCellValue("new text");
        edited = stub.save(book);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      new PackageComposer(xlsx, stub, edited).write(out, overwrite);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no cellXfs",
        "empty styles",
        "no styles",
        "no strings",
        "backslashes",
        "orphan strings",
        "orphan styles",
        "strings of another name for their type"
      })
  void thinPackagesCanBeAddedTo(String kind) throws IOException {
    Map<String, byte[]> parts = Packages.book("<row><c><v>1</v></c></row>");
    switch (kind) {
      case "no cellXfs" ->
          Packages.replace(
              parts,
              "xl/styles.xml",
              "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>",
              "");
      case "empty styles" ->
          Packages.put(parts, "xl/styles.xml", "<x:styleSheet xmlns:x=\"" + Packages.MAIN + "\"/>");
      case "no styles" -> drop(parts, "xl/styles.xml", "rId2", "styles");
      case "no strings" -> drop(parts, "xl/sharedStrings.xml", "rId3", "sharedStrings");
      case "orphan strings" -> dropLink(parts, "rId3", "sharedStrings");
      case "orphan styles" -> dropLink(parts, "rId2", "styles");
      case "strings of another name for their type" ->
          Packages.replace(
              parts,
              "xl/_rels/workbook.xml.rels",
              Packages.RELATIONS + "/sharedStrings",
              Packages.RELATIONS.toLowerCase(Locale.ROOT) + "/sharedStrings");
      default -> {
        Map<String, byte[]> back = new LinkedHashMap<>();
        parts.forEach((name, bytes) -> back.put(name.replace('/', '\\'), bytes));
        parts = back;
      }
    }
    Path out = dir.resolve("out.xlsx");
    compose(Packages.write(dir.resolve("in.xlsx"), parts), out, false);
    assertThat(Cells.of(out, "Workloads")).containsExactly("A1 NUMBER 1.0");
    assertThat(Cells.of(out, "New")).containsExactly("A1 TEXT new text");
    if (kind.startsWith("orphan")) {
      // Ours has the usual name, by which other programs find it.
      String orphan = kind.equals("orphan styles") ? "xl/styles" : "xl/sharedStrings";
      assertThat(parts(out)).containsEntry(orphan + "1.xml", parts.get(orphan + ".xml"));
    }
    try (InputStream in = Files.newInputStream(out);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      assertThat(book.getSheet("New").getRow(0).getCell(0).getStringCellValue())
          .isEqualTo("new text");
      assertThat(book.getSheet("Workloads").getRow(0).getCell(0).getNumericCellValue())
          .isEqualTo(1);
    }
  }

  @Test
  void whatIsNoPartAndPropertiesThatPoiCannotReadAreCopiedToo() throws IOException {
    Map<String, byte[]> parts = Packages.book("<row><c><v>1</v></c></row>");
    String junk = "xl/.DS_Store";
    parts.put(junk, new byte[9]);
    oddProperties(parts);
    Path out = dir.resolve("out.xlsx");
    compose(Packages.write(dir.resolve("in.xlsx"), parts), out, false);
    assertThat(Cells.of(out, "New")).containsExactly("A1 TEXT new text");
    assertThat(parts(out).get(CORE)).isEqualTo(parts.get(CORE));
    assertThat(parts(out).get(junk)).isEqualTo(parts.get(junk));
  }

  private static final String OFFICE_CORE = Packages.RELATIONS + "/metadata/core-properties";

  private static final String USUAL_CORE =
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

  /** Some programs name it by the type that all other parts have, and we did both for a while. */
  @ParameterizedTest
  @ValueSource(strings = {"another type", "another type, then the usual one", "none"})
  void noSecondRelationshipLeadsToTheProperties(String by) throws IOException {
    Map<String, byte[]> parts = Packages.book("<row><c><v>1</v></c></row>");
    oddProperties(parts);
    Packages.replace(parts, CORE, "24.11.2026", "2026-11-24");
    String usual =
        "<Relationship Id=\"rId9\" Type=\"" + USUAL_CORE + "\" Target=\"" + CORE + "\"/>";
    String other =
        "<Relationship Id=\"rId8\" Type=\"" + OFFICE_CORE + "\" Target=\"" + CORE + "\"/>";
    Packages.replace(
        parts,
        "_rels/.rels",
        usual,
        switch (by) {
          case "another type" -> other;
          case "none" -> "";
          default -> other + usual;
        });
    Path in = Packages.write(dir.resolve("in.xlsx"), parts);
    Path out = dir.resolve("out.xlsx");
    try (XlsxFile xlsx = XlsxFile.open(in)) {
      StubWorkbook stub = StubWorkbook.of(xlsx);
      byte[] edited;
      try (XSSFWorkbook book = stub.open()) {
        book.getProperties().getCustomProperties().addProperty("ours", "");
        edited = stub.save(book);
      }
      new PackageComposer(xlsx, stub, edited).write(out, false);
      try (XlsxFile result = XlsxFile.open(out)) {
        assertThat(result.relations("").stream().filter(r -> r.target().equals(CORE)))
            .hasSize(by.equals("none") ? 0 : 1);
        assertThat(result.relations("")).anyMatch(r -> r.type().equals("custom-properties"));
      }
    }
    assertThat(parts(out)).containsEntry(CORE, parts.get(CORE));
    String list = new String(parts(out).get("_rels/.rels"), StandardCharsets.UTF_8);
    if (!by.equals("none")) {
      assertThat(list).contains(OFFICE_CORE);
    }
    assertThat(list).doesNotContain(USUAL_CORE);
  }

  /** A day as no standard writes it. */
  private static void oddProperties(Map<String, byte[]> parts) {
    Packages.put(
        parts,
        CORE,
        "<c:coreProperties"
            + " xmlns:c=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
            + " xmlns:d=\"http://purl.org/dc/terms/\""
            + " xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\"><d:created"
            + " x:type=\"d:W3CDTF\">24.11.2026</d:created></c:coreProperties>");
    Packages.replace(
        parts,
        "[Content_Types].xml",
        "</Types>",
        "<Override PartName=\"/"
            + CORE
            + "\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>");
    Packages.replace(
        parts,
        "_rels/.rels",
        "</Relationships>",
        "<Relationship Id=\"rId9\""
            + " Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\""
            + " Target=\""
            + CORE
            + "\"/></Relationships>");
  }

  private static void dropLink(Map<String, byte[]> parts, String id, String type) {
    Packages.replace(
        parts,
        "xl/_rels/workbook.xml.rels",
        "<Relationship Id=\""
            + id
            + "\" Type=\""
            + Packages.RELATIONS
            + "/"
            + type
            + "\" Target=\""
            + type
            + ".xml\"/>",
        "");
  }

  private static void drop(Map<String, byte[]> parts, String part, String id, String type) {
    parts.remove(part);
    dropLink(parts, id, type);
    Packages.replace(
        parts,
        "[Content_Types].xml",
        "<Override PartName=\"/"
            + part
            + "\" ContentType=\""
            + "application/vnd.openxmlformats-officedocument.spreadsheetml."
            + type
            + "+xml\"/>",
        "");
  }

  @ParameterizedTest(name = "with notes of the user's: {0}")
  @ValueSource(booleans = {true, false})
  void notesOnOurHeadersStandBesideTheUsers(boolean theirs) throws IOException {
    Path in = dir.resolve("in.xlsx");
    if (theirs) {
      Books.rich(in, true);
    } else {
      Packages.write(in, Packages.book("<row r=\"1\"/>"));
    }
    Path out = dir.resolve("out.xlsx");
    try (XlsxFile xlsx = XlsxFile.open(in)) {
      StubWorkbook stub = StubWorkbook.of(xlsx);
      SheetSplice splice = new SheetSplice().cells(4, (row, cells) -> cells.text(4, 0, "Verdict"));
      byte[] edited;
      try (XSSFWorkbook book = stub.open()) {
        var drawing = book.getSheet("Workloads").createDrawingPatriarch();
        var note = drawing.createCellComment(drawing.createAnchor(0, 0, 0, 0, 4, 1, 7, 5));
        note.setAddress(0, 4);
        note.setString("what it means");
        splice.notes(book.getSheet("Workloads"));
        edited = stub.save(book);
      }
      new PackageComposer(xlsx, stub, edited)
          .splice(Packages.SHEET, splice)
          .notes(Packages.SHEET)
          .write(out, false);
    }
    try (InputStream stream = Files.newInputStream(out);
        XSSFWorkbook book = new XSSFWorkbook(stream)) {
      assertThat(book.getSheet("Workloads").getCellComments().values())
          .extracting(c -> c.getAddress() + " " + c.getString())
          .containsExactlyInAnyOrder(
              theirs
                  ? new String[] {"B1 my own note", "E1 what it means"}
                  : new String[] {"E1 what it means"});
    }
    assertThat(Schemas.faults(parts(out).get(Packages.SHEET))).isEmpty();
  }

  @Test
  void aSheetWhosePartHasANameThatPoiCannotTakeIsRefused() {
    Map<String, byte[]> parts = Packages.book("");
    parts.put("xl/worksheets/my sheet.xml", parts.remove(Packages.SHEET));
    Packages.replace(parts, "xl/_rels/workbook.xml.rels", "sheet1.xml", "my%20sheet.xml");
    Packages.replace(parts, "[Content_Types].xml", "sheet1.xml", "my%20sheet.xml");
    Path in = Packages.write(dir.resolve("in.xlsx"), parts);
    assertThatThrownBy(() -> compose(in, dir.resolve("out.xlsx"), true))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "(the sheet \"Workloads\" is not found at its part xl/worksheets/my sheet.xml): open"
                + " it in Excel, save it and try again");
  }

  /** A zip names a part as its address does, in which a space is {@code %20}. */
  @Test
  void aSheetWhosePartIsNamedAsInAnAddressIsFoundAndKeepsItsName() throws IOException {
    String part = "xl/worksheets/my%20sheet.xml";
    Map<String, byte[]> parts = Packages.book("<row r=\"1\"><c r=\"A1\"><v>7</v></c></row>");
    parts.put(part, parts.remove(Packages.SHEET));
    Packages.replace(parts, "xl/_rels/workbook.xml.rels", "sheet1.xml", "my%20sheet.xml");
    Packages.replace(parts, "[Content_Types].xml", "sheet1.xml", "my%20sheet.xml");
    Path in = Packages.write(dir.resolve("in.xlsx"), parts);
    Path out = dir.resolve("out.xlsx");
    compose(in, out, true);
    // POI itself opens no such package.
    assertThat(parts(out).get(part)).isEqualTo(parts.get(part));
    assertThat(Cells.of(out, "Workloads")).containsExactly("A1 NUMBER 7.0");
    assertThat(Cells.of(out, "New")).hasSize(1);
  }

  @Test
  void theInputIsNeverTheTarget() throws IOException {
    Path in = Packages.write(dir.resolve("in.xlsx"), Packages.book(""));
    byte[] before = Files.readAllBytes(in);
    Path link = Files.createLink(dir.resolve("hard.xlsx"), in);
    Path soft = Files.createSymbolicLink(dir.resolve("soft.xlsx"), in);
    for (Path out : List.of(in, link, soft)) {
      assertThatThrownBy(() -> compose(in, out, true))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("is the input itself, which is never changed");
    }
    assertThat(Files.readAllBytes(in)).isEqualTo(before);
  }

  @Test
  void targetsThatCannotBeWrittenAreRefused() throws IOException {
    Path in = Packages.write(dir.resolve("in.xlsx"), Packages.book(""));
    Path old = Files.writeString(dir.resolve("old.xlsx"), "x");
    assertThatThrownBy(() -> compose(in, old, false))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("add --overwrite");
    assertThat(Files.readString(old)).isEqualTo("x");
    assertThatThrownBy(() -> compose(in, dir.resolve("no/out.xlsx"), false))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("its folder does not exist");
    assertThatThrownBy(() -> compose(in, Files.createDirectory(dir.resolve("d")), true))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is a folder");
    compose(in, old, true);
    assertThat(Cells.of(old, "New")).hasSize(1);
  }

  @Test
  void noTemporaryFilesRemain() throws IOException {
    Path in = Packages.write(dir.resolve("in.xlsx"), Packages.book("<row><c><v>1</v></c></row>"));
    String ours = ".breakeven-0-1-4b6f2a30-0000-4000-8000-00000000000";
    Path dead = Files.writeString(dir.resolve(ours + "1.tmp"), "x");
    Files.setLastModifiedTime(dead, FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS)));
    Path young = Files.writeString(dir.resolve(ours + "2.tmp"), "x");
    compose(in, dir.resolve("out.xlsx"), false);
    try (XlsxFile xlsx = XlsxFile.open(in)) {
      StubWorkbook stub = StubWorkbook.of(xlsx);
      byte[] edited;
      try (XSSFWorkbook book = stub.open()) {
        edited = stub.save(book);
      }
      PackageComposer composer =
          new PackageComposer(xlsx, stub, edited)
              .splice(
                  Packages.SHEET,
                  new SheetSplice().cells(0, (row, cells) -> cells.number(0, 0, Double.NaN)));
      assertThatThrownBy(() -> composer.write(dir.resolve("failed.xlsx"), false))
          .isInstanceOf(IllegalArgumentException.class);
    }
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("in.xlsx", "out.xlsx", young.getFileName().toString());
    }
  }

  @Test
  void theResultHasTheUsualFileMode() throws IOException {
    Path in = Packages.write(dir.resolve("in.xlsx"), Packages.book(""));
    compose(in, dir.resolve("out.xlsx"), false);
    Path plain = Files.writeString(dir.resolve("plain"), "x");
    assertThat(Files.getPosixFilePermissions(dir.resolve("out.xlsx")))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void entryTimesAreCopied() throws IOException {
    Path in = Packages.write(dir.resolve("in.xlsx"), Packages.book(""));
    compose(in, dir.resolve("out.xlsx"), false);
    List<Long> times = new ArrayList<>();
    try (XlsxFile a = XlsxFile.open(in);
        XlsxFile b = XlsxFile.open(dir.resolve("out.xlsx"))) {
      for (var e : a.entries()) {
        times.add(b.entry(e.getName()).getTime() - e.getTime());
      }
    }
    assertThat(times).hasSize(7).containsOnly(0L);
  }
}
