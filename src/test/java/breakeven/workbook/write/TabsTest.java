package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Reviews;
import breakeven.app.batch.Reviews.Part;
import breakeven.core.model.Place;
import breakeven.core.report.ResultSheet;
import breakeven.core.report.ResultTable;
import breakeven.core.table.SheetGroup;
import breakeven.core.table.Sheets;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.PlainBook;
import breakeven.testing.SavedBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.read.Packages;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of the tabs, their colours, and the sheet that a workbook opens on. */
@Thorough
class TabsTest {
  private static final String WORKBOOK = "xl/workbook.xml";

  @TempDir private Path folder;

  /** Three sheets of the user's, the last two selected together, in a window that has scrolled. */
  private Path plan() {
    Path plain =
        new PlainBook(List.of(PlainBook.answered("w", "900000")))
            .edit(
                workbook -> {
                  workbook.createSheet("Zebra").createRow(0).createCell(0).setCellValue("z");
                  XSSFSheet mine = workbook.createSheet("Mine");
                  mine.createRow(0).createCell(0).setCellFormula("SUM(Zebra:Mine!B1)");
                  XSSFName local = workbook.createName();
                  local.setNameName("Local");
                  local.setSheetIndex(workbook.getSheetIndex("Mine"));
                  local.setRefersToFormula("Mine!$A$1");
                  workbook.setActiveSheet(workbook.getSheetIndex("Mine"));
                  workbook.setFirstVisibleTab(1);
                  workbook.forEach(
                      sheet -> sheet.setSelected(!sheet.getSheetName().equals("Zebra")));
                })
            .write(folder.resolve("plain.xlsx"));
    return plain;
  }

  private static XSSFWorkbook open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }

  private static XSSFWorkbook open(Path file, String... sheets) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return WorkbookDump.only(List.of(sheets)::contains, in);
    }
  }

  private Path edited(Path file, PlainBook.Edit edit) throws IOException {
    Path to = folder.resolve("edited " + file.getFileName());
    try (XSSFWorkbook workbook = open(file);
        OutputStream out = Files.newOutputStream(to)) {
      edit.edit(workbook);
      SavedBook.write(workbook, out);
    }
    return to;
  }

  /** Input sheets that a workbook is not given where it has none. */
  private static final List<String> OPTIONAL = List.of(Sheets.DISCOUNTS);

  /** Our sheets among those of a workbook, in the order in which they should stand. */
  private static List<String> ours(Path file, SheetGroup... groups) {
    List<String> there = Reviews.sheets(file);
    return ResultTable.SHEETS.stream()
        .filter(one -> List.of(groups).contains(one.group()))
        .map(ResultSheet::name)
        .filter(there::contains)
        .toList();
  }

  private static void inOrder(Path file, List<String> users) {
    List<String> wanted = new ArrayList<>(ours(file, SheetGroup.DECIDE, SheetGroup.UNDERSTAND));
    wanted.addAll(users);
    wanted.addAll(ours(file, SheetGroup.CONTROL));
    assertThat(Reviews.sheets(file)).isEqualTo(wanted).startsWith(Sheets.SUMMARY);
    assertThat(wanted.get(wanted.size() - 1)).isEqualTo(Sheets.REVIEW);
  }

  @Test
  void everyResultIsListedInTheOrderOfItsGroup() {
    assertThat(ResultTable.SHEETS)
        .extracting(ResultSheet::group)
        .doesNotContain(SheetGroup.INPUTS)
        .isSortedAccordingTo(Comparator.naturalOrder());
    assertThat(ResultTable.SHEETS).extracting(ResultSheet::name).doesNotHaveDuplicates();
  }

  @Test
  void theUsersSheetsStandBetweenWhatIsReadAndWhatIsChecked() {
    Path out = Reviews.reviewLive(plan(), folder.resolve("out.xlsx"), 0);
    List<String> users = new ArrayList<>(List.of(Sheets.WORKLOADS));
    Tables.ALL.stream()
        .map(table -> table.sheet())
        .filter(one -> !users.contains(one) && !OPTIONAL.contains(one))
        .forEach(users::add);
    users.addAll(List.of(Sheets.CHOICES, "Zebra", "Mine"));
    inOrder(out, users);

    Path sample = Reviews.reviewLive(SampleWorkbook.FILE, folder.resolve("sample.xlsx"), 0);
    List<String> before = new ArrayList<>(Reviews.sheets(SampleWorkbook.FILE));
    before.remove(Sheets.READ_ME);
    inOrder(sample, before);
  }

  @Test
  void aWorkbookMadeOfCsvHasTheSameOrder() throws IOException {
    Path csv = Reviews.csv(List.of(PlainBook.answered("w", "900000")), folder.resolve("plan.csv"));
    Path out = Reviews.review(csv, folder.resolve("out.xlsx"));
    List<String> users = new ArrayList<>(Tables.ALL.stream().map(table -> table.sheet()).toList());
    users.removeAll(OPTIONAL);
    users.add(Sheets.CHOICES);
    inOrder(out, users);
  }

  @Test
  void itOpensOnSummaryAndNamesCountTheTabsAsTheyStand() throws IOException {
    Path out = Reviews.review(plan(), folder.resolve("out.xlsx"));
    try (XSSFWorkbook workbook = open(out)) {
      assertThat(workbook.getSheetName(workbook.getActiveSheetIndex())).isEqualTo(Sheets.SUMMARY);
      assertThat(workbook.getFirstVisibleTab()).isZero();
      List<String> selected = new ArrayList<>();
      workbook.forEach(
          sheet -> {
            if (sheet.isSelected()) selected.add(sheet.getSheetName());
          });
      assertThat(selected).containsExactly(Sheets.SUMMARY);
      assertThat(workbook.getSheetName(workbook.getName("Local").getSheetIndex()))
          .isEqualTo("Mine");
      for (XSSFName name : workbook.getAllNames()) {
        if (name.getNameName().startsWith("_xlnm.")) {
          assertThat(name.getSheetName()).isEqualTo(workbook.getSheetName(name.getSheetIndex()));
        }
      }
    }
    Reviews.valid(out);
  }

  @Test
  void ofASheetThatWasSelectedOneAttributeChangesAndOfTheOthersNothing() {
    Path in = plan();
    Map<String, Part> before = Reviews.parts(in);
    Map<String, Part> after = Reviews.parts(Reviews.review(in, folder.resolve("out.xlsx")));
    String zebra = "xl/worksheets/sheet2.xml";
    String mine = "xl/worksheets/sheet3.xml";
    assertThat(before.get(zebra).text()).doesNotContain("tabSelected=\"true\"");
    assertThat(after.get(zebra).bytes()).isEqualTo(before.get(zebra).bytes());
    assertThat(before.get(mine).text()).contains("tabSelected=\"true\"");
    assertThat(after.get(mine).text())
        .isEqualTo(before.get(mine).text().replace("tabSelected=\"true\"", "tabSelected=\"0\""));
  }

  @Test
  void anotherWindowGoesOnShowingItsSheet() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Reviews.parts(plan()).forEach((name, part) -> parts.put(name, part.bytes()));
    Packages.replace(
        parts, WORKBOOK, "</bookViews>", "<workbookView activeTab=\"1\"/></bookViews>");
    Packages.replace(
        parts,
        "xl/worksheets/sheet2.xml",
        "</sheetViews>",
        "<sheetView tabSelected=\"1\" workbookViewId=\"1\"/></sheetViews>");
    Path in = Packages.write(folder.resolve("windows.xlsx"), parts);
    Path out = Reviews.review(in, folder.resolve("out.xlsx"));
    Map<String, Part> after = Reviews.parts(out);
    assertThat(after.get(WORKBOOK).text())
        .contains("activeTab=\"" + Reviews.sheets(out).indexOf("Zebra") + "\"");
    assertThat(after.get("xl/worksheets/sheet2.xml").bytes())
        .isEqualTo(Reviews.parts(in).get("xl/worksheets/sheet2.xml").bytes());
  }

  @Test
  void aSecondReviewPutsOursBackAndLeavesTheUsersOrder() throws IOException {
    Path first = Reviews.review(plan(), folder.resolve("first.xlsx"));
    Path moved =
        edited(
            first,
            workbook -> {
              workbook.setSheetOrder("Mine", 0);
              workbook.setSheetOrder(Sheets.SUMMARY, 12);
              workbook.setSheetOrder(Sheets.CHECKS, 1);
              workbook.setSheetOrder(Sheets.WORKLOADS, workbook.getNumberOfSheets() - 1);
              workbook.setActiveSheet(3);
            });
    List<String> users = new ArrayList<>(Reviews.sheets(moved));
    ResultTable.SHEETS.forEach(one -> users.remove(one.name()));
    assertThat(users).startsWith("Mine").endsWith(Sheets.WORKLOADS);
    Path second = Reviews.review(moved, folder.resolve("second.xlsx"));
    inOrder(second, users);
    Reviews.valid(second);
  }

  @Test
  void aSheetThatIsMadeNoMoreGoesAndOneOfTheUsersOfThatNameStays() throws IOException {
    Path first = Reviews.review(plan(), folder.resolve("first.xlsx"));
    String former = Sheets.RETIRED.get(0);
    Path old =
        edited(
            first,
            workbook -> {
              workbook.createSheet("As it was").createRow(0).createCell(0).setCellValue(former);
              XSSFName mark = workbook.createName();
              mark.setNameName("Bk_" + former.replace(" ", ""));
              mark.setRefersToFormula("'As it was'!$A$1");
              workbook.createSheet(former).createRow(0).createCell(0).setCellValue("mine");
            });
    Path second = Reviews.review(old, folder.resolve("second.xlsx"));
    assertThat(Reviews.sheets(second)).contains(former).doesNotContain("As it was");
    Path third = Reviews.review(second, folder.resolve("third.xlsx"));
    assertThat(Reviews.sheets(third)).isEqualTo(Reviews.sheets(second));
    Reviews.valid(third);
  }

  @Test
  void eachGroupHasOneColourWhichNoOtherHas() throws IOException {
    Path out = Reviews.reviewLive(SampleWorkbook.FILE, folder.resolve("out.xlsx"), 0);
    Map<SheetGroup, Set<String>> colours = new HashMap<>();
    try (XSSFWorkbook workbook = open(out)) {
      for (Sheet sheet : workbook) {
        if (sheet.getSheetName().equals(SampleWorkbook.BUDGET)) {
          continue;
        }
        colours
            .computeIfAbsent(ResultTable.group(sheet.getSheetName()), group -> new HashSet<>())
            .add(((XSSFSheet) sheet).getTabColor().getARGBHex());
      }
    }
    assertThat(colours).hasSize(SheetGroup.values().length);
    assertThat(colours.values())
        .allSatisfy(of -> assertThat(of).hasSize(1))
        .doesNotHaveDuplicates();
  }

  // --- what is beside the workloads --------------------------------------------------------------

  private static Path printing(Path out, String area) {
    return new PlainBook(List.of(PlainBook.answered("w", "900000")))
        .edit(
            workbook -> {
              XSSFName name = workbook.createName();
              name.setNameName("_xlnm.Print_Area");
              name.setSheetIndex(0);
              name.setRefersToFormula("Workloads!" + area);
              XSSFName theirs = workbook.createName();
              theirs.setNameName("RESULTS");
              theirs.setRefersToFormula("Workloads!$A$1");
            })
        .write(out);
  }

  @Test
  void aPrintAreaOverTheInputsReachesOverTheResultsAndANarrowerOneStays() throws IOException {
    int columns = Workloads.TABLE.columns().size();
    String whole = "$A$1:$" + Place.letters(columns - 1) + "$2";
    String results = Place.letters(columns) + "$1:$" + Place.letters(columns + titles() - 1) + "$2";
    Path in = printing(folder.resolve("whole.xlsx"), whole);
    Path first = Reviews.review(in, folder.resolve("first.xlsx"));
    Path second = Reviews.review(first, folder.resolve("second.xlsx"));
    for (Path reviewed : List.of(first, second)) {
      try (XSSFWorkbook workbook = open(reviewed)) {
        int sheet = workbook.getSheetIndex(Sheets.WORKLOADS);
        assertThat(workbook.getPrintArea(sheet))
            .isEqualTo("'Workloads'!$A$1:$" + Place.letters(columns + titles() - 1) + "$2");
        assertThat(workbook.getName("RESULTS").getRefersToFormula()).isEqualTo("Workloads!$A$1");
        assertThat(workbook.getName("Results_2").getRefersToFormula())
            .isEqualTo("'Workloads'!$" + results);
      }
    }
    Path narrow = printing(folder.resolve("narrow.xlsx"), "$A$1:$F$2");
    try (XSSFWorkbook workbook = open(Reviews.review(narrow, folder.resolve("out.xlsx")))) {
      int sheet = workbook.getSheetIndex(Sheets.WORKLOADS);
      assertThat(workbook.getPrintArea(sheet)).isEqualTo("Workloads!$A$1:$F$2");
    }
  }

  /** Of the template, whose key column is on each page: what was typed is printed by nobody. */
  @Test
  void whereTheKeyIsOnEachPageTheResultsArePrintedBesideItAndNothingElse() throws IOException {
    Path in = folder.resolve("template.xlsx");
    try (OutputStream out = Files.newOutputStream(in)) {
      TemplateWriter.write(out);
    }
    int columns = Workloads.TABLE.columns().size();
    Path first = Reviews.review(in, folder.resolve("first.xlsx"));
    Path second = Reviews.review(first, folder.resolve("second.xlsx"));
    for (Path reviewed : List.of(first, second)) {
      try (XSSFWorkbook workbook = open(reviewed)) {
        XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
        assertThat(workbook.getPrintArea(workbook.getSheetIndex(sheet)))
            .matches(
                "'?Workloads'?!\\$"
                    + Place.letters(columns)
                    + "\\$1:\\$"
                    + Place.letters(columns + 9)
                    + "\\$[0-9]+");
        assertThat(sheet.getRepeatingColumns().formatAsString()).isEqualTo("A:A");
        assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
        for (int column = columns; column < columns + titles(); column++) {
          assertThat(sheet.getRow(1).getCell(column).getCellStyle().getWrapText()).isFalse();
        }
      }
    }
  }

  private static int titles() {
    return Reviews.titles("GBP").size() + 2;
  }

  @Test
  void summaryLeadsToTheResultsBesideTheWorkloads() throws IOException {
    Path out = Reviews.reviewLive(SampleWorkbook.FILE, folder.resolve("out.xlsx"), 0);
    try (XSSFWorkbook workbook = open(out, Sheets.SUMMARY)) {
      assertThat(workbook.getSheet(Sheets.SUMMARY).getHyperlinkList())
          .extracting(XSSFHyperlink::getLocation)
          .contains("Results");
      assertThat(workbook.getName("Results").getRefersToFormula()).startsWith("'Workloads'!");
    }
  }

  // --- charts, names and formulas
  // ----------------------------------------------------------------------------------

  @Test
  void aNameOfOneCellIsWrittenAsOneCell() throws IOException {
    Path live = Reviews.reviewLive(SampleWorkbook.FILE, folder.resolve("live.xlsx"), 0);
    try (XSSFWorkbook workbook = open(live, Sheets.RUN_LOG)) {
      for (XSSFName name : workbook.getAllNames()) {
        assertThat(name.getRefersToFormula())
            .as(name.getNameName())
            .doesNotMatch(".*!(\\$[A-Z]+\\$[0-9]+):\\1");
      }
    }
  }

  @Test
  void noFormulaOfOursIsLongerThan300Characters() throws IOException {
    int formulas = 0;
    Path out = Reviews.review(SampleWorkbook.FILE, folder.resolve("formulas.xlsx"));
    List<String> users = Reviews.sheets(SampleWorkbook.FILE);
    try (XSSFWorkbook workbook = open(out)) {
      for (Sheet sheet : workbook) {
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() == CellType.FORMULA && !users.contains(sheet.getSheetName())) {
              formulas++;
              assertThat(cell.getCellFormula())
                  .as(sheet.getSheetName() + "!" + cell.getAddress())
                  .hasSizeLessThanOrEqualTo(300);
            }
          }
        }
      }
    }
    assertThat(formulas).isGreaterThan(200);
  }
}
