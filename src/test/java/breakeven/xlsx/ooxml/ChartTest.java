package breakeven.xlsx.ooxml;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.workbook.write.Schemas;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Charts of our own in a user's package. */
class ChartTest {
  private static final String SHEET = "It's ours";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Chart.Kind.class)
  void everyKindIsAsTheFormatWantsItAndCarriesItsFigures(Chart.Kind kind) throws IOException {
    Map<String, String> parts = parts(composed(users(), kind, Set.of()));
    String chart = parts.get("xl/charts/chart2.xml");
    assertThat(Schemas.faults(bytes(chart))).isEmpty();
    assertThat(Schemas.faults(bytes(parts.get("xl/drawings/drawing2.xml")))).isEmpty();
    assertThat(chart)
        .contains("'It''s ours'!$A$1", "'It''s ours'!$B$3:$B$4")
        .contains("<c:v>What it says</c:v>", "<c:v>12.5</c:v>", "<c:v>-3.0</c:v>")
        .doesNotContain("NaN");
    // A bar without its name says nothing; of months some will do.
    assertThat(chart.contains("c:tickLblSkip")).isEqualTo(chart.contains("c:barChart"));
    assertThat(parts.get("[Content_Types].xml"))
        .contains("/xl/charts/chart2.xml", "/xl/drawings/drawing2.xml");
  }

  @Test
  void aSecondTimeOursIsReplacedAndTheUsersStays() throws IOException {
    Path users = users();
    Path once = composed(users, Chart.Kind.BARS, Set.of());
    Path twice = composed(once, Chart.Kind.LINES, Set.of(SHEET));
    Map<String, String> before = parts(users);
    Map<String, String> after = parts(twice);
    assertThat(after.keySet()).isEqualTo(parts(once).keySet());
    for (String part : List.of("xl/charts/chart1.xml", "xl/drawings/drawing1.xml")) {
      assertThat(after.get(part)).as(part).isEqualTo(before.get(part));
    }
    assertThat(after.get("xl/charts/chart2.xml")).contains("lineChart").doesNotContain("barChart");
  }

  @Test
  void aGapInTheNumbersOfTheUsersChartsIsNoObstacle() throws IOException {
    Path users = folder.resolve("gap.xlsx");
    try (ZipFile in = new ZipFile(users().toFile());
        OutputStream file = Files.newOutputStream(users);
        var out = new java.util.zip.ZipOutputStream(file)) {
      for (ZipEntry part : Collections.list(in.entries())) {
        out.putNextEntry(new ZipEntry(part.getName().replace("chart1.xml", "chart2.xml")));
        byte[] bytes = in.getInputStream(part).readAllBytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        out.write(bytes(text.replace("chart1.xml", "chart2.xml")));
      }
    }
    Map<String, String> after = parts(composed(users, Chart.Kind.SCATTER, Set.of()));
    assertThat(after).containsKeys("xl/charts/chart1.xml", "xl/charts/chart2.xml");
    assertThat(after.get("xl/charts/chart2.xml"))
        .isEqualTo(parts(users).get("xl/charts/chart2.xml"));
  }

  /** A workbook with a chart of the user's own. */
  private Path users() throws IOException {
    Path file = folder.resolve("users.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFSheet sheet = workbook.createSheet("Theirs");
      for (int row = 0; row < 3; row++) {
        sheet.createRow(row).createCell(0).setCellValue(row);
      }
      XSSFDrawing drawing = sheet.createDrawingPatriarch();
      XSSFChart chart = drawing.createChart(new XSSFClientAnchor(0, 0, 0, 0, 2, 2, 8, 20));
      var range =
          XDDFDataSourcesFactory.fromNumericCellRange(sheet, new CellRangeAddress(0, 2, 0, 0));
      var data =
          chart.createData(
              ChartTypes.LINE,
              chart.createCategoryAxis(AxisPosition.BOTTOM),
              chart.createValueAxis(AxisPosition.LEFT));
      data.addSeries(range, range);
      chart.plot(data);
      workbook.write(out);
    }
    return file;
  }

  private Path composed(Path in, Chart.Kind kind, Set<String> without) throws IOException {
    Path out = Files.createTempFile(folder, "composed", ".xlsx");
    try (XlsxFile file = XlsxFile.open(in)) {
      StubWorkbook stub = StubWorkbook.of(file).withoutSheets(without);
      byte[] edited;
      try (XSSFWorkbook workbook = stub.open()) {
        chart(kind).addTo(workbook.createSheet(SHEET), new Chart.Area(5, 1, 20, 8));
        stub.number(workbook);
        edited = stub.save(workbook);
      }
      new PackageComposer(file, stub, edited).write(out, true);
    }
    return out;
  }

  private static Chart chart(Chart.Kind kind) {
    boolean words = kind != Chart.Kind.SCATTER;
    Chart.Cells across =
        words
            ? new Chart.Cells(range("A3:A4"), List.of("a", "b"), new double[0])
            : new Chart.Cells(range("A3:A4"), List.of(), new double[] {1, Double.NaN});
    Chart.Cells up = new Chart.Cells(range("B3:B4"), List.of(), new double[] {12.5, -3});
    Chart.Label named = new Chart.Label(range("B2"), "Named");
    return new Chart(kind, new Chart.Label(range("A1"), "What it says"))
        .across(words ? Chart.Axis.of("Each") : Chart.Axis.of("M tokens").startingAtZero())
        .up(Chart.Axis.of("GBP").format("#,##0"))
        .series(Chart.Series.of(named, across, up, Chart.Look.STRONG).withValues())
        .series(Chart.Series.of(Chart.Label.of("Other"), across, up, Chart.Look.THIRD))
        .legend();
  }

  /** Cells of the sheet as a formula refers to them: {@code A3:A4} with dollar signs. */
  private static String range(String cells) {
    return "'"
        + SHEET.replace("'", "''")
        + "'!"
        + cells.replaceAll("([A-Z]+)([0-9]+)", "\\$$1\\$$2");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> parts(Path file) throws IOException {
    Map<String, String> parts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<ZipEntry> entries = new ArrayList<>(Collections.list(zip.entries()));
      assertThat(entries.stream().map(ZipEntry::getName)).doesNotHaveDuplicates();
      for (ZipEntry entry : entries) {
        try (InputStream in = zip.getInputStream(entry)) {
          parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return parts;
  }
}
