package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.Reviews;
import breakeven.core.table.Sheets;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the look of a cell says of it is true, in every cell of every sheet of ours. */
@Thorough
class CellRolesTest {
  private static final String OUTPUT = "FFE8EEF7";
  private static final String HEADER = "FF1F3864";
  private static final String TAKEN = "FF0B6B3A";

  /** A formula that is nothing but another sheet's cell, found there or not. */
  private static final Pattern ANOTHERS =
      Pattern.compile("('[^']+'|\\w+)!\\$?[A-Z]+\\$?\\d+|INDEX\\(('[^']+'|\\w+)![^(]*\\)");

  /** In such a format Excel shows a whole number as "1.". */
  private static final String BARE_POINT = "0.#";

  /** What stands for a value that there is none of. */
  private static final String NOTHING = "\"\"";

  /** Lists of facts, whose figures stand at the left like the words among them. */
  private static final String FACTS = Sheets.RUN_LOG;

  private static final Set<String> INPUTS =
      Tables.ALL.stream().map(table -> table.sheet()).collect(Collectors.toSet());

  /** The format of what only other cells read, as those do that are folded away. */
  private static final String NOT_SHOWN = ";;;";

  @TempDir private Path folder;

  @Test
  void aCellLooksLikeWhatItIs() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    rows.add(PlainBook.answered("=HYPERLINK(\"http://example.org\")", "90000000"));
    rows.add(PlainBook.answered("@large", "9000000"));
    rows.add(PlainBook.answered("Small", "9000"));
    rows.add(Map.of("Workload", "Unfinished"));
    Path in = new PlainBook(rows).write(folder.resolve("plan.xlsx"));
    Path out = folder.resolve("reviewed.xlsx");
    new Review().run(Reviews.options(in, out), Progress.hidden());
    List<String> wrong = new ArrayList<>();
    int cells = 0;
    try (InputStream read = Files.newInputStream(out);
        XSSFWorkbook workbook = new XSSFWorkbook(read)) {
      int input = Workloads.TABLE.columns().size();
      for (var sheet : workbook) {
        boolean workloads = sheet.getSheetName().equals(Sheets.WORKLOADS);
        if (INPUTS.contains(sheet.getSheetName()) && !workloads) {
          continue;
        }
        for (Row row : sheet) {
          for (Cell cell : row) {
            if (cell.getCellType() != CellType.BLANK
                && (!workloads || cell.getColumnIndex() >= input)) {
              String fault = fault((XSSFSheet) sheet, cell);
              if (!fault.isEmpty()) {
                wrong.add(sheet.getSheetName() + "!" + cell.getAddress() + " " + fault);
              }
              cells++;
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    List<Reviews.Part> charts =
        Reviews.parts(out).entrySet().stream()
            .filter(part -> part.getKey().startsWith("xl/charts/"))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(charts).hasSizeGreaterThan(2).noneMatch(chart -> chart.text().contains(BARE_POINT));
    assertThat(cells).isGreaterThan(3_000);
  }

  private static String fault(XSSFSheet sheet, Cell cell) {
    XSSFCellStyle style = (XSSFCellStyle) cell.getCellStyle();
    String fill = rgb(style.getFillForegroundColorColor());
    boolean folded =
        sheet.getSheetName().equals(Sheets.REVIEW)
            && sheet.getColumnOutlineLevel(cell.getColumnIndex()) > 0;
    if (style.getDataFormatString().equals(NOT_SHOWN) || folded) {
      return "";
    }
    if (style.getDataFormatString().contains(BARE_POINT)) {
      return "is shown with a point and nothing behind it where it is whole";
    }
    if (cell.getCellType() == CellType.FORMULA) {
      String formula = cell.getCellFormula();
      if (style.getDataFormatString().equals("@")) {
        return "is a formula in a cell of text";
      }
      if (fill.equals(OUTPUT) && !formula.equals(NOTHING)) {
        return "is a formula that looks like a value: " + formula;
      }
      // A link, a total and what is not paid have looks of their own.
      boolean seen =
          style.getFont().getUnderline() == 0
              && !style.getFont().getBold()
              && !style.getFont().getItalic();
      if (ANOTHERS.matcher(formula).matches()
          && seen
          && !rgb(style.getFont().getXSSFColor()).equals(TAKEN)) {
        return "is another sheet's value and does not look so: " + formula;
      }
      return "";
    }
    if (cell.getCellType() == CellType.NUMERIC) {
      return fill.isEmpty() && !sheet.getSheetName().equals(FACTS)
          ? "is a value that looks like a formula"
          : "";
    }
    String text = cell.getStringCellValue();
    if (!text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 && !style.getQuotePrefixed()) {
      return "is a text that editing makes a formula: " + text;
    }
    Row below = sheet.getRow(cell.getRowIndex() + 1);
    Cell first = below == null ? null : below.getCell(cell.getColumnIndex());
    HorizontalAlignment side = style.getAlignment();
    return fill.equals(HEADER) && first != null && side(first) != side
        ? "is at the " + side + ", what stands below it is not: " + text
        : "";
  }

  /** Where a cell shows its value: without a side of its own numbers are at the right. */
  private static HorizontalAlignment side(Cell cell) {
    HorizontalAlignment side = cell.getCellStyle().getAlignment();
    if (side != HorizontalAlignment.GENERAL) {
      return side;
    }
    return cell.getCellType() == CellType.NUMERIC
        ? HorizontalAlignment.RIGHT
        : HorizontalAlignment.LEFT;
  }

  private static String rgb(XSSFColor color) {
    return color == null || color.getARGBHex() == null ? "" : color.getARGBHex();
  }
}
