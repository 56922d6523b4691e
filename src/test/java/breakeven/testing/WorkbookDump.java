package breakeven.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook as text, for golden files: every cell that is not empty with its type, value and
 * formula, in the order of the sheets, rows and columns. Styles are left out, so a date is a
 * number.
 *
 * <pre>
 * [Costs]
 * A1  text     Workload
 * B2  number   412.37
 * C2  number   4948.44  =B2*12
 * </pre>
 */
public final class WorkbookDump {
  private WorkbookDump() {}

  /** All sheets of a workbook, hidden ones included. */
  public static String of(Path xlsx) {
    return of(xlsx, sheet -> true);
  }

  /** The sheets whose name is wanted. */
  public static String of(Path xlsx, Predicate<String> wanted) {
    StringBuilder text = new StringBuilder();
    try (InputStream in = Files.newInputStream(xlsx);
        XSSFWorkbook workbook = cells(wanted, in)) {
      for (Sheet sheet : workbook) {
        boolean shown = !workbook.isSheetHidden(workbook.getSheetIndex(sheet));
        text.append('[').append(sheet.getSheetName()).append(shown ? "]" : "] hidden").append('\n');
        dump(sheet, text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A workbook as if it had these sheets alone: to parse all takes longer than most reviews. */
  public static XSSFWorkbook only(Predicate<String> wanted, InputStream in) throws IOException {
    return LightBook.only(wanted, in);
  }

  /** The same without what else these sheets have: notes, drawings, tables. */
  public static XSSFWorkbook cells(Predicate<String> wanted, InputStream in) throws IOException {
    return LightBook.cells(wanted, in);
  }

  private static void dump(Sheet sheet, StringBuilder text) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        boolean formula = cell.getCellType() == CellType.FORMULA;
        CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (type == CellType.BLANK || type == CellType._NONE) {
          continue;
        }
        text.append(pad(cell.getAddress().formatAsString(), 6))
            .append(' ')
            .append(value(cell, type));
        if (formula) {
          text.append("  =").append(oneLine(cell.getCellFormula()));
        }
        text.append('\n');
      }
    }
  }

  private static String value(Cell cell, CellType type) {
    return switch (type) {
      case NUMERIC -> pad("number", 8) + number(cell.getNumericCellValue());
      case STRING -> pad("text", 8) + oneLine(cell.getStringCellValue());
      case BOOLEAN -> pad("boolean", 8) + (cell.getBooleanCellValue() ? "TRUE" : "FALSE");
      case ERROR -> pad("error", 8) + FormulaError.forInt(cell.getErrorCellValue()).getString();
      default -> throw new IllegalStateException(cell.getAddress() + " is " + type);
    };
  }

  /** The shortest digits that give the same double, without an exponent. */
  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String oneLine(String text) {
    return text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
