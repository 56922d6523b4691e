package breakeven.testing;

import breakeven.core.input.PlainNumber;
import breakeven.core.table.Column;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Type;
import breakeven.core.table.Workloads;
import breakeven.workbook.write.ShippedTables;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook as somebody types it who has never seen the template: headers, rows, and nothing else.
 * Rows are maps from header without unit to what is typed.
 */
public final class PlainBook {
  /** Changes the workbook before it is saved. */
  @FunctionalInterface
  public interface Edit {
    void edit(XSSFWorkbook workbook);
  }

  private final Map<Table, List<Map<String, String>>> tables = new LinkedHashMap<>();
  private final List<Edit> edits = new ArrayList<>();
  private Random shuffle;

  /** Only a sheet of workloads. */
  public PlainBook(List<Map<String, String>> workloads) {
    tables.put(Workloads.TABLE, new ArrayList<>(workloads));
  }

  /** With all the other sheets, as they are shipped. */
  public PlainBook withShippedTables() {
    for (Table table : Tables.ALL) {
      if (table != Workloads.TABLE) {
        tables.put(table, shipped(table));
      }
    }
    return this;
  }

  public List<Map<String, String>> rows(Table table) {
    return tables.get(table);
  }

  public PlainBook with(Table table, List<Map<String, String>> rows) {
    tables.put(table, rows);
    return this;
  }

  /** A workload of which everything is known that a verdict may wait for, and no check fails. */
  public static Map<String, String> answered(String name, String requests) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Workload", name);
    row.put("Requests", requests);
    row.put("Input tokens", "1500");
    row.put("Output tokens", "200");
    row.put("Prompted model", "gpt-4.1");
    row.put("Task pattern", "Stable");
    row.put("Data shift interval", "24");
    row.put("Held-out test set", "Yes");
    row.put("Baseline comparison", "Yes");
    row.put("Regression testing", "Yes");
    row.put("Prompted quality", "90");
    row.put("Fine-tuned quality", "92");
    return row;
  }

  /** An answered workload whose prompted model no provider has announced an end of. */
  public static Map<String, String> lasting(String name, String requests) {
    Map<String, String> row = answered(name, requests);
    row.put("Prompted model", "gpt-5.6-terra");
    return row;
  }

  public static List<Map<String, String>> shipped(Table table) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> cells : ShippedTables.records(table)) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(table.columns().get(i).header(), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Workloads, columns and sheets in another order. */
  public PlainBook shuffled(long seed) {
    shuffle = new Random(seed);
    Collections.shuffle(tables.get(Workloads.TABLE), shuffle);
    return this;
  }

  public PlainBook edit(Edit edit) {
    edits.add(edit);
    return this;
  }

  public Path write(Path file) {
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      XSSFCellStyle date = workbook.createCellStyle();
      date.setDataFormat((short) 14);
      List<Table> sheets = new ArrayList<>(tables.keySet());
      shuffle(sheets);
      for (Table table : sheets) {
        sheet(workbook.createSheet(table.sheet()), table, date);
      }
      edits.forEach(edit -> edit.edit(workbook));
      SavedBook.write(workbook, out);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void shuffle(List<?> list) {
    if (shuffle != null) {
      Collections.shuffle(list, shuffle);
    }
  }

  private void sheet(XSSFSheet sheet, Table table, XSSFCellStyle date) {
    List<Column> columns = new ArrayList<>(table.columns());
    shuffle(columns);
    XSSFRow header = sheet.createRow(0);
    for (int c = 0; c < columns.size(); c++) {
      header.createCell(c).setCellValue(columns.get(c).title());
    }
    List<Map<String, String>> rows = tables.get(table);
    for (int r = 0; r < rows.size(); r++) {
      XSSFRow row = sheet.createRow(r + 1);
      for (int c = 0; c < columns.size(); c++) {
        String text = rows.get(r).getOrDefault(columns.get(c).header(), "");
        if (!text.isEmpty()) {
          put(row.createCell(c), columns.get(c), text, date);
        }
      }
    }
  }

  private static void put(XSSFCell cell, Column column, String text, XSSFCellStyle date) {
    double number = PlainNumber.parse(text);
    if (column.type() == Type.DATE) {
      cell.setCellValue(DateUtil.getExcelDate(LocalDate.parse(text)));
      cell.setCellStyle(date);
    } else if (Double.isNaN(number) || column.type() == Type.TEXT) {
      cell.setCellValue(text);
    } else {
      cell.setCellValue(number);
    }
  }

  /** The cell of a workload of the book as it was given; made where there is none. */
  public static XSSFCell cell(XSSFWorkbook workbook, int index, Column column) {
    XSSFRow row = workbook.getSheet(Sheets.WORKLOADS).getRow(index + 1);
    XSSFCell cell = row.getCell(column.ordinal());
    return cell == null ? row.createCell(column.ordinal()) : cell;
  }
}
