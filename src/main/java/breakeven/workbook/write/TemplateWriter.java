package breakeven.workbook.write;

import breakeven.core.model.Place;
import breakeven.core.table.Column;
import breakeven.core.table.Examples;
import breakeven.core.table.SheetGroup;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes a fresh workbook of inputs: every sheet with its headers and their definitions, three
 * workloads as examples, the shipped tables, drop-downs. The same program writes the same bytes.
 */
public final class TemplateWriter {
  /** The date of the file and of every entry in it, so that equal content gives equal bytes. */
  private static final LocalDateTime FIXED = LocalDateTime.of(2026, 11, 24, 0, 0);

  private TemplateWriter() {}

  /** Writes the template; the stream stays open. */
  public static void write(OutputStream out) throws IOException {
    try (XSSFWorkbook workbook = workbook(Map.of(Workloads.TABLE, Examples.WORKLOADS))) {
      save(workbook, out);
    }
  }

  /**
   * The template with other rows than the examples, to be changed and {@linkplain #save saved}.
   *
   * @param typed what is typed in each row of some tables; a column that a row lacks is left empty.
   *     The others have the shipped rows
   */
  public static XSSFWorkbook workbook(Map<Table, List<Map<Column, String>>> typed) {
    XSSFWorkbook workbook = new XSSFWorkbook();
    NamedStyles.normal(workbook);
    TemplateStyles styles = new TemplateStyles(workbook);
    new ReadMeSheet(workbook, styles).write();
    for (Table table : Tables.ALL) {
      List<Map<Column, String>> rows = typed.get(table);
      new InputSheet(workbook, styles, table).write(rows == null ? shipped(table) : rows);
    }
    lists(workbook, styles);
    workbook.setActiveSheet(0);
    properties(workbook);
    return workbook;
  }

  /** Saves a workbook so that equal content gives equal bytes; the stream stays open. */
  public static void save(XSSFWorkbook workbook, OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    workbook.write(bytes);
    copyWithFixedTimes(bytes.toByteArray(), out);
  }

  private static List<Map<Column, String>> shipped(Table table) {
    return ShippedTables.records(table).stream().map(cells -> row(table, cells)).toList();
  }

  private static Map<Column, String> row(Table table, List<String> cells) {
    Map<Column, String> row = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      row.put(table.columns().get(i), cells.get(i));
    }
    return row;
  }

  /** The words of the drop-downs, on a hidden sheet: nobody types there. */
  private static void lists(XSSFWorkbook workbook, TemplateStyles styles) {
    XSSFSheet sheet = workbook.createSheet(Sheets.CHOICES);
    workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.HIDDEN);
    sheet.setTabColor(NamedStyles.color(Colors.tab(SheetGroup.INPUTS)));
    int column = 0;
    for (Map.Entry<String, List<String>> list : Lists.WORDS.entrySet()) {
      cell(sheet, 0, column, Lists.title(list.getKey()))
          .setCellStyle(styles.of(TemplateStyles.Role.HEADER));
      int row = 0;
      for (String word : list.getValue()) {
        cell(sheet, ++row, column, word).setCellStyle(styles.of(TemplateStyles.Role.SOURCE));
      }
      String letters = "$" + Place.letters(column);
      OutputWorkbook.name(
          workbook,
          list.getKey(),
          Sheets.CHOICES + "!" + letters + "$2:" + letters + "$" + (row + 1));
      sheet.setColumnWidth(column++, 22 * 256);
    }
    OutputWorkbook.name(workbook, Lists.MODELS, Lists.models());
    sheet.createFreezePane(0, 1);
    InputSheet.print(sheet, sheet.getLastRowNum(), column - 1, PrintWidth.ONE);
  }

  /** Adds the lists behind the drop-downs to a workbook that has none of them. */
  static void missingLists(XSSFWorkbook workbook, TemplateStyles styles) {
    boolean none = Lists.WORDS.keySet().stream().allMatch(list -> workbook.getName(list) == null);
    if (none && workbook.getSheet(Sheets.CHOICES) == null) {
      lists(workbook, styles);
    }
  }

  private static XSSFCell cell(XSSFSheet sheet, int row, int column, String text) {
    XSSFRow found = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
    XSSFCell cell = found.createCell(column);
    cell.setCellValue(text);
    return cell;
  }

  private static void properties(XSSFWorkbook workbook) {
    Optional<Date> day = Optional.of(Date.from(FIXED.toInstant(ZoneOffset.UTC)));
    var core = workbook.getProperties().getCoreProperties();
    core.setCreator("Breakeven");
    core.setTitle("LLM workload portfolio");
    core.setCreated(day);
    core.setModified(day);
    Language.say(workbook);
  }

  /** Zip entries carry the time of writing; here they carry a fixed one. */
  private static void copyWithFixedTimes(byte[] workbook, OutputStream out) throws IOException {
    ZipOutputStream copy = new ZipOutputStream(out);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTimeLocal(FIXED);
        copy.putNextEntry(same);
        in.transferTo(copy);
        copy.closeEntry();
      }
    }
    copy.finish();
  }
}
