package breakeven.app.cycle;

import breakeven.app.batch.DecisionRows;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.table.Column;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.testing.LightBook;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Types into reviewed workbooks as somebody at a spreadsheet does. */
public final class TypedBooks {
  private TypedBooks() {}

  /** Types into {@code Decisions}; the header's row is handed over, from 0. */
  public static Path typed(Path book, Path out, BiConsumer<XSSFSheet, Integer> typing) {
    return LightBook.edit(
        book,
        out,
        Sheets.DECISIONS::equals,
        workbook -> {
          XSSFSheet sheet = workbook.getSheet(Sheets.DECISIONS);
          typing.accept(sheet, headerRow(sheet));
        });
  }

  /** Approves the first change of a workbook, which is saved where it was. */
  public static void approveFirst(Path book, String who, LocalDate on) throws IOException {
    Path typed =
        typed(
            book,
            book.resolveSibling("typed.xlsx"),
            (sheet, header) -> {
              type(sheet, header + 1, DecisionsTable.DECISION, "Approve");
              type(sheet, header + 1, DecisionsTable.DECIDED_BY, who);
              type(sheet, header + 1, DecisionsTable.DECIDED_ON, on);
            });
    Files.move(typed, book, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Our sheets on which nobody types. */
  private static final Set<String> READ_ONLY =
      Set.of(
          Sheets.READ_ME,
          Sheets.SUMMARY,
          Sheets.PRICES_USED,
          Sheets.NEXT_STEPS,
          Sheets.CHANGES,
          Sheets.BUSINESS_UNITS,
          Sheets.FORECAST,
          Sheets.CHECKS,
          Sheets.ISSUES,
          Sheets.RUN_LOG);

  /** Writes a workbook of which sheets were changed that somebody types on. */
  public static Path edited(Path book, Path out, Consumer<XSSFWorkbook> change) {
    return LightBook.edit(book, out, sheet -> !READ_ONLY.contains(sheet), change);
  }

  /** The header's row, from 0. */
  public static int headerRow(XSSFSheet sheet) {
    for (int row = 0; row < 80; row++) {
      XSSFRow cells = sheet.getRow(row);
      Cell first = cells == null ? null : cells.getCell(0);
      if (first != null && first.toString().equals("Workload")) {
        return row;
      }
    }
    throw new AssertionError("no header");
  }

  /** Types a text or a day into a column of a row, from 0. */
  public static void type(XSSFSheet sheet, int row, Column column, Object what) {
    XSSFRow header = sheet.getRow(headerRow(sheet));
    for (Cell cell : header) {
      if (cell.toString().startsWith(column.header())
          && !cell.toString().startsWith(column.header() + " on")) {
        Cell typed = sheet.getRow(row).getCell(cell.getColumnIndex());
        if (what instanceof LocalDate day) {
          typed.setCellValue(DateUtil.getExcelDate(day));
        } else {
          typed.setCellValue(what.toString());
        }
        return;
      }
    }
    throw new AssertionError("no column " + column.header());
  }

  /** Puts rows into the opposite order, as sorting does; from 0. */
  public static void reverse(XSSFSheet sheet, int first, int last) {
    for (int one = first, other = last; one < other; one++, other--) {
      swap(sheet, one, other);
    }
  }

  /** Puts each of two rows, from 0, into the place of the other. */
  public static void swap(XSSFSheet sheet, int one, int other) {
    XSSFRow a = sheet.getRow(one);
    XSSFRow b = sheet.getRow(other);
    int last = Math.max(a.getLastCellNum(), b.getLastCellNum());
    for (int at = 0; at < last; at++) {
      var above = a.getCell(at, MissingCellPolicy.CREATE_NULL_AS_BLANK).getCTCell();
      var below = b.getCell(at, MissingCellPolicy.CREATE_NULL_AS_BLANK).getCTCell();
      String aboveAt = above.getR();
      String belowAt = below.getR();
      var kept = above.copy();
      above.set(below);
      below.set(kept);
      above.setR(aboveAt);
      below.setR(belowAt);
    }
  }

  /** What is made of each row in which something is typed, by its workload. */
  public static <T> Map<String, T> typed(
      List<TypedDecision> rows, Function<TypedDecision, T> made) {
    return rows.stream()
        .filter(TypedDecision::any)
        .collect(Collectors.toMap(TypedDecision::workload, made));
  }

  /** What is typed into {@code Decisions}, row by row. */
  public static List<TypedDecision> rows(Path book) {
    try (XlsxFile in = XlsxFile.open(book)) {
      return DecisionRows.of(in).typed();
    }
  }
}
