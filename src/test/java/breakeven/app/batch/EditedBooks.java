package breakeven.app.batch;

import breakeven.testing.SavedBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks that somebody types into, and cells that a spreadsheet calculated. */
public final class EditedBooks {
  /** The row of the headers of our sheets, from 0. */
  public static final int HEADER_ROW = 4;

  private static final double TOLERANCE = 1e-9;

  private EditedBooks() {}

  /** Writes a changed copy, and gives its file. */
  public static Path edit(Path in, Path out, Consumer<XSSFWorkbook> change) {
    try (InputStream read = Files.newInputStream(in);
        XSSFWorkbook workbook = new XSSFWorkbook(read);
        OutputStream write = Files.newOutputStream(out)) {
      change.accept(workbook);
      SavedBook.write(workbook, write);
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cell of a user's sheet, by the header with its unit in the first row. */
  public static Cell cell(Sheet sheet, int row, String title) {
    return cell(sheet, 0, row, title);
  }

  /** A cell by the header with its unit, all rows counted from 0. */
  public static Cell cell(Sheet sheet, int headerRow, int row, String title) {
    for (Cell header : sheet.getRow(headerRow)) {
      if (header.getStringCellValue().equals(title)) {
        return at(sheet.getRow(row), header.getColumnIndex());
      }
    }
    throw new IllegalArgumentException(sheet.getSheetName() + " has no column " + title);
  }

  private static Cell at(Row row, int column) {
    return row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
  }

  /** What is typed in a cell: a number, a text, or an empty text. */
  public static Object value(Cell cell) {
    return switch (cell.getCellType()) {
      case NUMERIC -> cell.getNumericCellValue();
      case STRING -> cell.getStringCellValue();
      default -> "";
    };
  }

  /** Types a number or a text into a cell; an empty text empties it. */
  public static void put(Cell cell, Object value) {
    // POI leaves an inline text as it is when another one is set.
    cell.setBlank();
    if (value instanceof Double number) {
      cell.setCellValue(number);
    } else if (!value.equals("")) {
      cell.setCellValue(value.toString());
    }
  }

  /**
   * Whether a formula's result is what a spreadsheet found: figures to a billionth, words exactly.
   */
  public static boolean same(Cell cell, String found) {
    if (cell.getCachedFormulaResultType() != CellType.NUMERIC) {
      return found.equals(cell.getStringCellValue());
    }
    if (DateUtil.isCellDateFormatted(cell)) {
      return found.equals(cell.getLocalDateTimeCellValue().toLocalDate().toString());
    }
    return same(cell.getNumericCellValue(), found);
  }

  private static boolean same(double expected, String found) {
    // LibreOffice exports a figure with a per cent format as 12.5%, with all its digits.
    if (!found.matches("[-+0-9.Ee]+%?")) {
      return false;
    }
    double number =
        found.endsWith("%")
            ? Double.parseDouble(found.substring(0, found.length() - 1)) / 100
            : Double.parseDouble(found);
    return Math.abs(number - expected) <= TOLERANCE * Math.max(1e-6, Math.abs(expected));
  }
}
