package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.testing.LibreOffice;
import breakeven.testing.OpenPyxl;
import breakeven.testing.OpenXmlValidator;
import breakeven.testing.Thorough;
import breakeven.workbook.live.LiveCells;
import breakeven.workbook.live.LiveColumn;
import breakeven.workbook.live.LiveSheet;
import breakeven.xlsx.ooxml.SheetNames;
import breakeven.xlsx.ooxml.SheetSplice;
import breakeven.xlsx.read.Packages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long sheet, most of whose cells bear no addresses, is read and calculated by all alike. */
class CalculationSheetTest {
  private static final int LONG = CalculationSheet.COUNTED_ABOVE + 1;

  @TempDir private Path folder;

  /**
   * Each kind of cell: a text, values, an empty one, formulas of their own, shared, and of many
   * cells.
   */
  private record Kinds(int size) implements LiveSheet {
    @Override
    public String name() {
      return "Costs";
    }

    @Override
    public String sentence() {
      return "All kinds of cells.";
    }

    @Override
    public List<LiveColumn> columns() {
      return IntStream.range(0, 8)
          .mapToObj(
              i ->
                  new LiveColumn(
                      "Column " + i, "", LiveColumn.Role.CALCULATED, "0.00", i > 0, 10, ""))
          .toList();
    }

    @Override
    public void row(int index, LiveCells cells) {
      String here = "B" + LiveCells.ROW;
      cells.value(index % 2 == 0 ? "even" : " odd");
      cells.value(index + 0.5);
      cells.value(Double.NaN);
      cells.formula(here + "*2", 2 * index + 1);
      cells.formula(here + "*" + index, (index + 0.5) * index);
      cells.formula("IF(" + here + ">9,\"more\",\"\")", index > 8 ? "more" : "");
      cells.formula(here + "*{1,3}", new double[] {index + 0.5, 3 * index + 1.5});
    }
  }

  private Path written(int rows) throws IOException {
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    Map<String, SheetSplice> splices;
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      OutputWorkbook book =
          new OutputWorkbook(
              workbook,
              new ResultStyles(workbook),
              new WordFormats(workbook),
              new SheetNames(workbook, Map.of()));
      splices = CalculationSheet.add(book, null, List.of(new Kinds(rows)));
      workbook.write(saved);
    }
    Path file = folder.resolve("kinds" + rows + ".xlsx");
    Files.write(file, saved.toByteArray());
    Map<String, byte[]> parts = Packages.parts(file);
    for (Map.Entry<String, SheetSplice> splice : splices.entrySet()) {
      String part = splice.getKey().replaceFirst("^/", "");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      splice.getValue().run(new ByteArrayInputStream(parts.get(part)), out, part);
      parts.put(part, out.toByteArray());
    }
    Packages.write(file, parts);
    return file;
  }

  private static List<List<String>> cells(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook workbook = new XSSFWorkbook(in)) {
      for (Row row : workbook.getSheet("Costs")) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(cell.getAddress() + " " + cell));
        rows.add(cells);
      }
    }
    return rows;
  }

  private static int addresses(Path file) throws IOException {
    String xml = new String(Packages.parts(file).get(Packages.SHEET), StandardCharsets.UTF_8);
    return xml.split("<c r=").length - 1;
  }

  @Test
  void onlyCellsOfALongSheetBearNoAddressAndStandWhereTheyWould() throws IOException {
    Path plain = written(LONG - 1);
    Path counted = written(LONG);
    assertThat(addresses(plain)).isGreaterThan(8 * LONG - 8);
    assertThat(addresses(counted)).isLessThan(4 * LONG);
    List<List<String>> rows = cells(counted);
    assertThat(rows.subList(0, rows.size() - 1)).isEqualTo(cells(plain));
  }

  @Test
  @Thorough
  void otherProgramsCountThem() throws IOException {
    Path file = written(LONG);
    assertThat(OpenXmlValidator.errors(file)).isEmpty();
    assertThat(OpenPyxl.dump(file))
        .contains("D506\tn\t1001\t=B506*2", "F506\ts\tmore\t=IF(B506>9,\"more\",\"\")");
    List<CSVRecord> rows = LibreOffice.calculate(file, folder.resolve("calculated")).get("Costs");
    assertThat(rows.get(505)).contains("500.5", "1001", "250250", "more", "1501.5");
  }
}
