package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.input.AssumptionValues;
import breakeven.core.input.CellType;
import breakeven.core.input.NameIndex;
import breakeven.core.input.RowHandler;
import breakeven.core.input.Source;
import breakeven.core.input.TableReader;
import breakeven.core.input.TableRows;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.input.WorkloadReader;
import breakeven.core.model.Problem;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.Examples;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateWriterTest {
  private static final List<Column> WHOSE =
      List.of(Workloads.ID, Workloads.OWNER, Workloads.BUSINESS_UNIT, Workloads.COST_CENTRE);

  private static final Path SHIPPED = Path.of("templates/portfolio.xlsx");

  @Test
  void theTemplateInTheRepositoryIsTheOneThatIsWritten() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.write(SHIPPED, bytes());
    }
    // Entry by entry: the compressed bytes may differ between machines, what they mean may not.
    assertThat(entries(Files.readAllBytes(SHIPPED))).isEqualTo(entries(bytes()));
  }

  @Test
  void theSameBytesAreWrittenEachTimeAndEverywhere() {
    byte[] here = bytes();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (Locale other : List.of(Locale.GERMANY, new Locale("tr", "TR"))) {
        Locale.setDefault(other);
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        assertThat(bytes()).isEqualTo(here);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      TemplateWriter.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private record Entry(LocalDateTime time, String content) {}

  private static Map<String, Entry> entries(byte[] file) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(
            entry.getName(),
            new Entry(
                entry.getTimeLocal(),
                new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)));
      }
    }
    return entries;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-GB", "de-DE", "tr-TR"})
  void theTemplateReadsBackWithoutAProblem(String language) throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(language));
    List<Problem> problems = new ArrayList<>();
    try (XSSFWorkbook workbook = template()) {
      WorkloadBatch batch = workloads(workbook, problems);
      assertThat(problems).isEmpty();
      assertThat(batch.size()).isEqualTo(3);
      List<Map<Column, String>> typed = Examples.WORKLOADS;
      for (int i = 0; i < batch.size(); i++) {
        for (Column column : Workloads.TABLE.columns()) {
          assertReadsAs(batch, i, column, typed.get(i).get(column));
        }
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static void assertReadsAs(WorkloadBatch batch, int i, Column column, String typed) {
    assertThat(batch.typed(i, column)).as(column.title()).isEqualTo(typed != null);
    if (typed != null && !column.numeric()) {
      assertThat(batch.texts(column)[i]).isEqualTo(typed);
    } else if (typed != null && !column.words().isEmpty()) {
      assertThat(batch.numbers(column)[i]).isEqualTo(column.code(typed));
    } else if (typed != null && !typed.equals("none")) {
      assertThat(batch.numbers(column)[i]).isEqualTo(Double.parseDouble(typed));
    }
  }

  @Test
  void everyShippedTableReadsBackAsItWasShipped() throws IOException {
    try (XSSFWorkbook workbook = template()) {
      for (Table table : Tables.ALL) {
        if (table != Workloads.TABLE && table != AssumptionsTable.TABLE) {
          assertEqualRows(rows(workbook, table), ShippedTables.of(table));
        }
      }
    }
  }

  private static void assertEqualRows(TableRows read, TableRows shipped) {
    assertThat(read.header().problems()).isEmpty();
    assertThat(read.rows()).hasSameSizeAs(shipped.rows());
    for (int i = 0; i < read.rows().size(); i++) {
      TableRows.Row one = read.rows().get(i);
      TableRows.Row other = shipped.rows().get(i);
      assertThat(one.problems()).isEmpty();
      for (Column column : read.table().columns()) {
        assertThat(one.place(column)).isEqualTo(other.place(column));
        assertThat(one.text(column)).isEqualTo(other.text(column));
        if (column.numeric()) {
          assertThat(one.number(column)).isEqualTo(Double.valueOf(other.number(column)));
        }
      }
    }
  }

  @Test
  void theAssumptionsOfTheTemplateAreTheShippedValues() throws IOException {
    List<Problem> problems = new ArrayList<>();
    try (XSSFWorkbook workbook = template()) {
      AssumptionValues read =
          AssumptionValues.of(
              ShippedTables.of(AssumptionsTable.TABLE),
              rows(workbook, AssumptionsTable.TABLE),
              problems::add);
      AssumptionValues shipped = AssumptionValues.shipped(ShippedTables.of(AssumptionsTable.TABLE));
      assertThat(problems).isEmpty();
      for (Assumption assumption : Assumption.values()) {
        assertThat(read.entry(assumption).number())
            .isEqualTo(Double.valueOf(shipped.entry(assumption).number()));
        assertThat(read.entry(assumption).text()).isEqualTo(shipped.entry(assumption).text());
        assertThat(read.entry(assumption).unit()).isEqualTo(shipped.entry(assumption).unit());
      }
    }
  }

  @Test
  void sheetsStandInReadingOrderAndTheWordsOfDropDownsAreHidden() throws IOException {
    try (XSSFWorkbook workbook = template()) {
      List<String> names = new ArrayList<>();
      workbook.forEach(sheet -> names.add(sheet.getSheetName()));
      assertThat(names)
          .containsExactly(
              "Read me",
              "Workloads",
              "Assumptions",
              "Model prices",
              "Training prices",
              "GPU prices",
              "Serving capacity",
              "Exchange rates",
              "Uncertainty",
              "Discounts",
              "Choices");
      for (int i = 0; i < names.size(); i++) {
        assertThat(workbook.isSheetHidden(i)).isEqualTo(names.get(i).equals(Sheets.CHOICES));
      }
      assertThat(workbook.getActiveSheetIndex()).isZero();
    }
  }

  @Test
  void everyInputSheetIsATableWithFilterFreezePaneAndRules() throws IOException {
    try (XSSFWorkbook workbook = template()) {
      for (Table table : Tables.ALL) {
        XSSFSheet sheet = workbook.getSheet(table.sheet());
        assertThat(sheet.getTables()).hasSize(1);
        assertThat(sheet.getTables().get(0).getName()).isEqualTo(InputSheet.tableName(table));
        assertThat(sheet.getTables().get(0).getCTTable().getAutoFilter()).isNotNull();
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
        assertThat(sheet.getDataValidations())
            .hasSizeGreaterThanOrEqualTo(table.columns().size() - 1);
        for (Column column : table.columns()) {
          Cell header = sheet.getRow(0).getCell(column.ordinal());
          assertThat(header.getStringCellValue()).isEqualTo(column.title());
          assertThat(header.getCellComment().getString().getString()).startsWith(column.help());
          assertThat(sheet.getTables().get(0).getColumns().get(column.ordinal()).getName())
              .isEqualTo(column.title());
        }
      }
    }
  }

  @Test
  void wordsAreOfferedFromNamedRangesOnLists() throws IOException {
    try (XSSFWorkbook workbook = template()) {
      assertThat(workbook.getName("Ls_Pattern").getRefersToFormula())
          .isEqualTo("Choices!$E$2:$E$4");
      XSSFSheet lists = workbook.getSheet(Sheets.CHOICES);
      assertThat(lists.getRow(4 - 1).getCell(4).getStringCellValue()).isEqualTo("Volatile");
      assertThat(workbook.getSheet(Sheets.WORKLOADS).getDataValidations())
          .filteredOn(v -> "Ls_Serving".equals(v.getValidationConstraint().getFormula1()))
          .singleElement()
          .satisfies(
              v ->
                  assertThat(v.getRegions().getCellRangeAddress(0).formatAsString())
                      .isEqualTo("AU2:AU10000"));
    }
  }

  @Test
  void whatIsRequiredIsSeenFirst() throws IOException {
    try (XSSFWorkbook workbook = template()) {
      XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
      assertThat(
              Workloads.TABLE.columns().stream()
                  .filter(column -> !sheet.isColumnHidden(column.ordinal()))
                  .limit(5))
          .containsExactlyElementsOf(
              Workloads.TABLE.columns().stream().filter(Column::required).toList());
    }
  }

  @Test
  void groupsOfWorkloadsAreFoldedButTheEssentialsAndTheFirstColumnOfEachStaysInSight()
      throws IOException {
    try (XSSFWorkbook workbook = template()) {
      XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
      assertThat(sheet.getRowSumsRight()).isFalse();
      for (Column column : Workloads.TABLE.columns()) {
        Workloads.Group group = Workloads.group(column);
        boolean whose = WHOSE.contains(column);
        boolean inSight = group == Workloads.GROUPS.get(0) && !whose || column == group.first();
        int level = sheet.getColumnOutlineLevel(column.ordinal());
        assertThat(level).as(column.header()).isEqualTo(inSight ? 0 : 1);
        assertThat(sheet.isColumnHidden(column.ordinal())).as(column.header()).isEqualTo(!inSight);
        assertThat(
                sheet.getRow(0).getCell(column.ordinal()).getCellComment().getString().getString())
            .endsWith("\nGroup: " + group.name() + ".");
      }
      assertThat(Workloads.GROUPS)
          .extracting(Workloads.Group::name)
          .containsExactly(
              "Essentials",
              "Volume and tokens",
              "Quality and evaluation",
              "Tuning",
              "Serving",
              "Quotations",
              "Notes");
    }
  }

  @Test
  void anAsteriskIsShownBehindRequiredHeadersAndNoOthers() throws IOException {
    try (XSSFWorkbook workbook = template()) {
      for (Table table : Tables.ALL) {
        for (Column column : table.columns()) {
          Cell header = workbook.getSheet(table.sheet()).getRow(0).getCell(column.ordinal());
          assertThat(header.getStringCellValue()).isEqualTo(column.title());
          assertThat(header.getCellStyle().getDataFormatString())
              .as(column.header())
              .isEqualTo(column.required() ? "@\" *\"" : "General");
        }
      }
    }
  }

  @Test
  void expertAssumptionsFoldBelowTheFirstOfTheirSection() throws IOException {
    try (XSSFWorkbook workbook = template()) {
      XSSFSheet sheet = workbook.getSheet(Sheets.ASSUMPTIONS);
      assertThat(sheet.getRowSumsBelow()).isFalse();
      List<String> sections = new ArrayList<>();
      for (int row = 1; row <= sheet.getLastRowNum(); row++) {
        String section =
            sheet.getRow(row).getCell(AssumptionsTable.SECTION.ordinal()).getStringCellValue();
        boolean first = sections.isEmpty() || !sections.get(sections.size() - 1).equals(section);
        boolean folded = !first && !section.equals("Essentials");
        assertThat(sheet.getRow(row).getOutlineLevel()).as("row %d", row).isEqualTo(folded ? 1 : 0);
        assertThat(sheet.getRow(row).getZeroHeight()).as("row %d", row).isEqualTo(folded);
        if (first) {
          sections.add(section);
        }
      }
      assertThat(sections).startsWith("Essentials").hasSizeGreaterThan(5).doesNotHaveDuplicates();
    }
  }

  @Test
  void noCellsOfTheTemplateAreMerged() throws IOException {
    try (XSSFWorkbook workbook = template()) {
      workbook.forEach(sheet -> assertThat(sheet.getNumMergedRegions()).isZero());
    }
  }

  @Test
  void noCellOfTheTemplateIsAFormulaOrAnError() throws IOException {
    try (XSSFWorkbook workbook = template()) {
      workbook.forEach(
          sheet ->
              sheet.forEach(
                  row ->
                      row.forEach(
                          cell ->
                              assertThat(cell.getCellType())
                                  .isIn(
                                      org.apache.poi.ss.usermodel.CellType.STRING,
                                      org.apache.poi.ss.usermodel.CellType.NUMERIC,
                                      org.apache.poi.ss.usermodel.CellType.BLANK))));
    }
  }

  private static XSSFWorkbook template() throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes()));
  }

  private static TableRows rows(XSSFWorkbook workbook, Table table) {
    TableReader reader = new TableReader(table, Source.sheet(table.sheet()));
    feed(workbook.getSheet(table.sheet()), reader);
    return reader.finish();
  }

  private static WorkloadBatch workloads(XSSFWorkbook workbook, List<Problem> problems) {
    XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
    NameIndex.Builder names = new NameIndex.Builder(Sheets.WORKLOADS, null);
    feed(sheet, names);
    List<WorkloadBatch> batches = new ArrayList<>();
    WorkloadReader reader =
        new WorkloadReader(
            Source.sheet(Sheets.WORKLOADS),
            "GBP",
            names.finish(),
            100,
            problems::add,
            batches::add);
    feed(sheet, reader);
    problems.addAll(reader.finish().problems());
    return batches.get(0);
  }

  /** Hands a sheet of POI's to a reader as a file would. */
  private static void feed(XSSFSheet sheet, RowHandler handler) {
    for (Row row : sheet) {
      int number = row.getRowNum() + 1;
      handler.startRow(number);
      for (Cell cell : row) {
        int at = cell.getColumnIndex();
        switch (cell.getCellType()) {
          case NUMERIC -> {
            double value = cell.getNumericCellValue();
            if (DateUtil.isCellDateFormatted(cell)) {
              handler.cell(at, CellType.DATE, value - 25569, null);
            } else {
              handler.cell(at, CellType.NUMBER, value, null);
            }
          }
          case STRING -> handler.cell(at, CellType.TEXT, Double.NaN, cell.getStringCellValue());
          default -> {}
        }
      }
      if (!handler.endRow(number)) {
        return;
      }
    }
  }
}
