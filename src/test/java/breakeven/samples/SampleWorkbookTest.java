package breakeven.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import breakeven.app.batch.SheetRows;
import breakeven.core.input.NameIndex;
import breakeven.core.input.Source;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.input.WorkloadReader;
import breakeven.core.model.Problem;
import breakeven.core.table.Sheets;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import breakeven.testing.LibreOffice;
import breakeven.testing.OpenPyxl;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleWorkbookTest {
  private static final int ROWS = SampleWorkbook.rows().size();

  @TempDir private Path folder;

  @Test
  void theSampleInTheRepositoryIsTheOneThatIsBuilt() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(SampleWorkbook.FILE.getParent());
      Files.write(SampleWorkbook.FILE, SampleWorkbook.bytes());
    }
    // Entry by entry: the compressed bytes may differ between machines, what they mean may not.
    Map<String, String> built = entries(SampleWorkbook.bytes());
    Map<String, String> shipped = entries(Files.readAllBytes(SampleWorkbook.FILE));
    assertThat(shipped.keySet()).isEqualTo(built.keySet());
    assertThat(built.keySet())
        .as("parts; -Dgolden.update=true writes the sample anew")
        .filteredOn(part -> !built.get(part).equals(shipped.get(part)))
        .isEmpty();
  }

  @Test
  void theSameBytesAreBuiltEachTime() {
    assertThat(SampleWorkbook.bytes()).isEqualTo(SampleWorkbook.bytes());
  }

  private static Map<String, String> entries(byte[] file) throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  @Test
  void allInputSheetsAreThereAndTheCompanysOwn() throws IOException {
    try (XSSFWorkbook workbook = open()) {
      Tables.ALL.forEach(table -> assertThat(workbook.getSheet(table.sheet())).isNotNull());
      assertThat(workbook.getSheetName(workbook.getNumberOfSheets() - 1))
          .isEqualTo(SampleWorkbook.BUDGET);
      assertThat(workbook.getSheet(SampleWorkbook.BUDGET).getDrawingPatriarch().getCharts())
          .hasSize(1);
      assertThat(workbook.getName("Budget_total").getRefersToFormula()).startsWith("Budget!$E$");
    }
  }

  @Test
  void theCompanysOwnPartsStandInWorkloads() throws IOException {
    try (XSSFWorkbook workbook = open()) {
      XSSFSheet sheet = workbook.getSheet(Sheets.WORKLOADS);
      XSSFTable table = sheet.getTables().get(0);
      int ours = Workloads.TABLE.columns().size();
      assertThat(table.getDisplayName()).isEqualTo("tblWorkloads");
      assertThat(table.getEndRowIndex()).isEqualTo(ROWS);
      assertThat(table.getColumns()).hasSize(ours + 1);
      assertThat(table.getColumns().get(ours).getName()).isEqualTo(SampleWorkbook.TICKET);
      assertThat(table.getCTTable().getAutoFilter().getRef())
          .isEqualTo(table.getCTTable().getRef());
      assertThat(sheet.getRow(0).getCell(ours).getStringCellValue())
          .isEqualTo(SampleWorkbook.TICKET);
      assertThat(sheet.getSheetConditionalFormatting().getNumConditionalFormattings()).isOne();
      assertThat(sheet.getCellComments().values())
          .filteredOn(note -> note.getAddress().getRow() > 0)
          .extracting(note -> note.getAuthor())
          .containsExactly("Owen Price");
    }
  }

  @Test
  void whatPeopleMistypedIsToldCellByCell() {
    List<Problem> problems = new ArrayList<>();
    try (XlsxFile file = XlsxFile.open(SampleWorkbook.FILE)) {
      List<WorkloadBatch> batches = new ArrayList<>();
      NameIndex.Builder names = new NameIndex.Builder(Sheets.WORKLOADS, null);
      SheetRows.read(file, file.sheet(Sheets.WORKLOADS).orElseThrow(), names);
      WorkloadReader reader =
          new WorkloadReader(
              Source.sheet(Sheets.WORKLOADS),
              "GBP",
              names.finish(),
              ROWS,
              problems::add,
              batches::add);
      SheetRows.read(file, file.sheet(Sheets.WORKLOADS).orElseThrow(), reader);
      reader.finish();
      assertThat(batches).singleElement().satisfies(all -> assertThat(all.size()).isEqualTo(ROWS));
    }
    assertThat(problems)
        .extracting(one -> one.severity() + " " + one.workload() + ": " + one.found())
        .containsExactlyInAnyOrder(
            "WARNING Fraud referral notes: 12.5",
            "WARNING CRM note clean-up: 310000",
            "WARNING Delivery exception messages: 20k",
            "ERROR Warehouse incident tags: 1,200");
  }

  @Thorough
  @Test
  void theBudgetsFiguresAreWhatLibreOfficeCalculates() throws IOException {
    Path file = Files.write(folder.resolve("portfolio.xlsx"), SampleWorkbook.bytes());
    List<CSVRecord> budget =
        LibreOffice.calculate(file, folder.resolve("out")).get(SampleWorkbook.BUDGET);
    try (XSSFWorkbook workbook = open()) {
      int formulas = 0;
      for (Row row : workbook.getSheet(SampleWorkbook.BUDGET)) {
        for (Cell cell : row) {
          if (cell.getCellType() != CellType.FORMULA) {
            continue;
          }
          formulas++;
          String other = budget.get(row.getRowNum()).get(cell.getColumnIndex());
          switch (cell.getCachedFormulaResultType()) {
            case NUMERIC -> {
              double value = cell.getNumericCellValue();
              assertThat(number(other))
                  .as(cell.getAddress().formatAsString())
                  .isCloseTo(value, withinPercentage(1e-7));
            }
            default -> assertThat(other).isEqualTo(cell.getStringCellValue());
          }
        }
      }
      assertThat(formulas).isGreaterThan(50);
    }
  }

  private static double number(String shown) {
    boolean share = shown.endsWith("%");
    double value = Double.parseDouble(share ? shown.substring(0, shown.length() - 1) : shown);
    return share ? value / 100 : value;
  }

  @Thorough
  @Test
  void aStricterLibraryReadsIt() throws IOException {
    Path file = Files.write(folder.resolve("portfolio.xlsx"), SampleWorkbook.bytes());
    assertThat(OpenPyxl.dump(file))
        .contains("[Workloads]", "[Budget]", "A2\ts\tSupport ticket triage");
  }

  private static XSSFWorkbook open() throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(SampleWorkbook.bytes()));
  }
}
