package breakeven.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.DecisionLogs;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.Reviews;
import breakeven.app.imports.Into;
import breakeven.core.cycle.LogEntry;
import breakeven.core.table.Sheets;
import breakeven.testing.Imports;
import breakeven.testing.LightBook;
import breakeven.testing.UsageAsks;
import breakeven.testing.WorkbookDump;
import breakeven.workbook.write.ChecksAgainst;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;

/** A workbook that a play of months goes on with: what is typed, brought in, reviewed and read. */
abstract class PlayedBook {
  @TempDir Path folder;

  /** The workbook as it stands. */
  Path book;

  /** What was read last, and of which workbook. */
  private XSSFSheet realised;

  private Path readOf;
  private int made;

  static void row(XSSFSheet sheet, Object... cells) {
    Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof Number number) {
        row.createCell(i).setCellValue(number.doubleValue());
      } else if (cells[i] instanceof LocalDate day) {
        CellStyle dated = sheet.getWorkbook().createCellStyle();
        dated.setDataFormat((short) 14);
        row.createCell(i).setCellStyle(dated);
        row.getCell(i).setCellValue(DateUtil.getExcelDate(day));
      } else if (!cells[i].toString().isEmpty()) {
        row.createCell(i).setCellValue(cells[i].toString());
      }
    }
  }

  Path next() {
    return folder.resolve(String.format(Locale.ROOT, "book-%03d.xlsx", ++made));
  }

  /** What somebody types. */
  void type(List<String> sheets, Consumer<XSSFWorkbook> change) {
    book = LightBook.edit(book, next(), sheets::contains, change);
  }

  static Cell cell(XSSFWorkbook workbook, String id, int column) {
    for (Row row : workbook.getSheet(Sheets.WORKLOADS)) {
      if (row.getCell(1) != null && row.getCell(1).toString().equals(id)) {
        return row.getCell(column);
      }
    }
    throw new AssertionError(id);
  }

  void bring(List<String> bill, YearMonth month) throws IOException {
    Path file = Files.write(folder.resolve("bill-" + month + ".csv"), bill);
    Path out = next();
    Imports.run(
        Imports.usage(
            List.of(file),
            new Into(book, out, false),
            true,
            UsageAsks.plain(),
            month.plusMonths(1).atDay(1)),
        line -> {});
    book = out;
  }

  void review(LocalDate day) throws IOException {
    Path out = next();
    new Review().run(Reviews.quick(book, out, day), Progress.hidden());
    book = out;
    assertThat(ChecksAgainst.of(book)).as("checks of " + day).isEmpty();
  }

  /** Types a decision into its row of {@code Decisions}. */
  void decide(String id, String decision, LocalDate day, String comment) throws IOException {
    type(
        List.of(Sheets.DECISIONS),
        workbook -> {
          Map<String, Integer> headers = Map.of();
          for (Row row : workbook.getSheet(Sheets.DECISIONS)) {
            Map<String, Integer> here = new HashMap<>();
            row.forEach(cell -> here.putIfAbsent(text(cell), cell.getColumnIndex()));
            if (here.containsKey("Decided by")) {
              headers = here;
            } else if (!headers.isEmpty() && here.getOrDefault(id, -1).equals(headers.get("ID"))) {
              put(row, headers.get("Decision"), decision);
              put(row, headers.get("Decided by"), "Chris Lee");
              put(row, headers.get("Decided on"), day.toString());
              put(row, headers.get("Comment"), comment);
            }
          }
        });
  }

  static void put(Row row, int column, String text) {
    if (!text.isEmpty()) {
      Cell cell = row.getCell(column);
      (cell == null ? row.createCell(column) : cell).setCellValue(text);
    }
  }

  /** Carries out what is decided, and gives the last line of the log. */
  LogEntry apply(LocalDate day) throws IOException {
    Path out = next();
    List<String> said = new ArrayList<>();
    int refused =
        new Apply()
            .run(new ApplyOptions(book, out, false, "", null, day), Progress.hidden(), said::add);
    assertThat(refused).as(String.join("; ", said)).isEqualTo(0);
    book = out;
    try (XlsxFile in = XlsxFile.open(book)) {
      var chain = DecisionLogs.chain(in);
      assertThat(chain.faults(DecisionLogs.of(in).orElseThrow().seal())).isEmpty();
      List<LogEntry> decided =
          chain.entries().stream().filter(line -> !line.status().ofMonth()).toList();
      return decided.get(decided.size() - 1);
    }
  }

  static double number(Map<String, String> row, String header) {
    String text = row.getOrDefault(header, "");
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }

  Map<String, String> proposed(String id) {
    return Reviews.rows(book, Sheets.DECISIONS).stream()
        .filter(row -> id.equals(row.get("ID")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not proposed"));
  }

  /** The rows below the last header row that has a header, by header without its unit. */
  List<Map<String, String>> table(String sheet, String header) throws IOException {
    List<Map<String, String>> all = new ArrayList<>();
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook workbook = WorkbookDump.cells(sheet::equals, in)) {
      List<String> headers = List.of();
      for (Row row : workbook.getSheet(sheet)) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.getLastCellNum(); i++) {
          cells.add(text(row.getCell(i)));
        }
        List<String> bare = cells.stream().map(each -> each.replaceAll(" \\(.*", "")).toList();
        if (bare.contains(header)) {
          headers = bare;
          all.clear();
        } else if (!headers.isEmpty() && !cells.isEmpty()) {
          Map<String, String> named = new HashMap<>();
          for (int i = 0; i < Math.min(cells.size(), headers.size()); i++) {
            named.put(headers.get(i), cells.get(i));
          }
          all.add(named);
        }
      }
    }
    return all;
  }

  static String text(Cell cell) {
    if (cell == null) {
      return "";
    }
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return type == CellType.NUMERIC
        ? Double.toString(cell.getNumericCellValue())
        : cell.getStringCellValue();
  }

  /** A figure of the totals, by its label and column. */
  double total(String label, int column) throws IOException {
    for (Row row : realised()) {
      if (row.getCell(0) != null && text(row.getCell(0)).equals(label)) {
        return row.getCell(column).getNumericCellValue();
      }
    }
    throw new AssertionError(label);
  }

  /** The sheet of the workbook, read once. */
  XSSFSheet realised() throws IOException {
    if (!book.equals(readOf)) {
      try (InputStream in = Files.newInputStream(book);
          XSSFWorkbook workbook = WorkbookDump.cells(Sheets.REALISED::equals, in)) {
        realised = workbook.getSheet(Sheets.REALISED);
      }
      readOf = book;
    }
    return realised;
  }

  static Map<String, String> first(List<Map<String, String>> rows, String header, String text) {
    return rows.stream().filter(row -> text.equals(row.get(header))).findFirst().orElseThrow();
  }

  static LocalDate date(Map<String, String> row, String header) {
    return DateUtil.getLocalDateTime(number(row, header)).toLocalDate();
  }
}
