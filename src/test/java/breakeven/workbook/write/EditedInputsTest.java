package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.EditedBooks;
import breakeven.app.batch.Reviews;
import breakeven.core.table.Sheets;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.LibreOffice;
import breakeven.testing.LightBook;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.Packages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An input that is edited after the review is seen, as LibreOffice calculates it. */
@Thorough
class EditedInputsTest {
  private static final String AGAIN = "workloads edited since this review: review again";

  @TempDir private Path folder;

  private static Sheet workloads(XSSFWorkbook book) {
    return book.getSheet(Sheets.WORKLOADS);
  }

  private static Cell price(XSSFWorkbook book, int row, String title) {
    return EditedBooks.cell(book.getSheet(Sheets.MODEL_PRICES), row, title);
  }

  private static void put(XSSFWorkbook book, int row, String title, double value) {
    EditedBooks.cell(workloads(book), row, title).setCellValue(value);
  }

  /** Another run might have them in another order, and the output other bytes. */
  @Test
  void namesOfFormulasAreInOneOrder() {
    Path reviewed = Reviews.review(SampleWorkbook.FILE, folder.resolve("named.xlsx"));
    String xml =
        new String(Packages.parts(reviewed).get("xl/workbook.xml"), StandardCharsets.UTF_8);
    assertThat(
            Pattern.compile("definedName name=\"(Rv_(?:Edited|First|Last|No|Ours))\"")
                .matcher(xml)
                .results()
                .map(name -> name.group(1)))
        .containsExactly("Rv_Edited", "Rv_First", "Rv_Last", "Rv_No", "Rv_Ours");
  }

  /** All that is edited stands on two sheets. */
  private static Path edited(Path in, Path out, Consumer<XSSFWorkbook> edit) {
    return LightBook.edit(in, out, Set.of(Sheets.WORKLOADS, Sheets.MODEL_PRICES)::contains, edit);
  }

  /** What each edit makes Summary say; nothing: it is harmless. */
  private static Map<String, Consumer<XSSFWorkbook>> edits() {
    Map<String, Consumer<XSSFWorkbook>> edits = new LinkedHashMap<>();
    edits.put("a number|1 " + AGAIN, b -> put(b, 3, "Requests (per month)", 4711));
    edits.put(
        "two cells of a row|1 " + AGAIN,
        b -> {
          put(b, 3, "Requests (per month)", 4711);
          put(b, 3, "Epochs", 7);
        });
    edits.put("a 0 into a blank|1 " + AGAIN, b -> put(b, 4, "Serving cost (per month)", 0));
    edits.put(
        "undone|",
        b -> {
          Cell cell = EditedBooks.cell(workloads(b), 3, "Requests (per month)");
          double before = cell.getNumericCellValue();
          cell.setCellValue(4711);
          cell.setCellValue(before);
        });
    edits.put(
        "a column of the user's|",
        b -> EditedBooks.cell(workloads(b), 3, "Ticket").setCellValue("another"));
    edits.put(
        "a row deleted|1 " + AGAIN,
        b -> {
          Sheet sheet = workloads(b);
          sheet.removeRow(sheet.getRow(9));
        });
    edits.put(
        "a row copied below|1 " + AGAIN,
        b -> {
          XSSFSheet sheet = (XSSFSheet) workloads(b);
          XSSFRow row = sheet.createRow(sheet.getLastRowNum() + 1);
          row.copyRowFrom(sheet.getRow(5), new CellCopyPolicy());
        });
    edits.put(
        "a row added|1 " + AGAIN,
        b -> {
          Sheet sheet = workloads(b);
          int last = sheet.getLastRowNum() + 1;
          sheet.createRow(last);
          EditedBooks.cell(sheet, last, "Workload").setCellValue("brand new");
          put(b, last, "Requests (per month)", 1000);
        });
    edits.put("two rows that a sort has moved|", b -> swap(workloads(b), 5, 20));
    edits.put(
        "a text of a price|" + Sheets.MODEL_PRICES + " edited",
        b -> price(b, 4, "Model").setCellValue("another-model"));
    edits.put(
        "two prices swapped|" + Sheets.MODEL_PRICES + " edited",
        b -> {
          Cell one = price(b, 4, "Output (per 1M tokens)");
          Cell other = price(b, 5, "Output (per 1M tokens)");
          double before = one.getNumericCellValue();
          assertThat(other.getNumericCellValue()).isNotEqualTo(before);
          one.setCellValue(other.getNumericCellValue());
          other.setCellValue(before);
        });
    return edits;
  }

  /** As a spreadsheet does it: the formula of a row goes on about its own row. */
  private static void swap(Sheet sheet, int first, int second) {
    for (int column = 0; column < sheet.getRow(0).getLastCellNum(); column++) {
      Cell one = sheet.getRow(first).getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
      Cell other = sheet.getRow(second).getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
      Object was = content(one);
      put(one, content(other), second + 1, first + 1);
      put(other, was, first + 1, second + 1);
    }
  }

  private static Object content(Cell cell) {
    return switch (cell.getCellType()) {
      case NUMERIC -> cell.getNumericCellValue();
      case STRING -> cell.getStringCellValue();
      case FORMULA -> "=" + cell.getCellFormula();
      default -> "";
    };
  }

  private static void put(Cell cell, Object value, int from, int to) {
    if (value instanceof Double number) {
      cell.setCellValue(number);
    } else if (String.valueOf(value).startsWith("=IFERROR")) {
      cell.setCellFormula(
          String.valueOf(value).substring(1).replaceAll("([A-Z])" + from + "\\b", "$1" + to));
    } else if (value.equals("")) {
      cell.setBlank();
    } else {
      cell.setCellValue(String.valueOf(value));
    }
  }

  private static String told(List<CSVRecord> summary) {
    List<String> said = new ArrayList<>();
    for (CSVRecord row : summary.subList(0, 3)) {
      for (int i = 0; i < 9; i++) {
        if (!row.get(i).isEmpty() && !row.get(i).equals("0")) {
          said.add(row.get(i));
        }
      }
    }
    return String.join(" ", said);
  }

  @Test
  void everyEditOfAnInputIsSeenAndNothingElse() {
    Path reviewed =
        Reviews.review(
            Reviews.quick(SampleWorkbook.FILE, folder.resolve("reviewed.xlsx"), Reviews.AS_OF));
    Map<Path, String> wanted = new LinkedHashMap<>();
    wanted.put(reviewed, "untouched|");
    edits()
        .forEach(
            (name, edit) -> {
              Path edited = folder.resolve("edit-" + wanted.size() + ".xlsx");
              wanted.put(edited(reviewed, edited, edit), name);
            });
    Map<Path, Map<String, List<CSVRecord>>> found =
        LibreOffice.calculate(List.copyOf(wanted.keySet()), folder.resolve("calculated"));
    wanted.forEach(
        (file, name) ->
            assertThat(told(found.get(file).get(Sheets.SUMMARY)))
                .as(name)
                .isEqualTo(name.substring(name.indexOf('|') + 1)));
  }

  /** The workloads of a list whose line is grey. */
  private static Set<String> grey(Map<String, List<CSVRecord>> found, String list) {
    Set<String> names = new TreeSet<>();
    int edited = -1;
    for (CSVRecord row : found.get(list)) {
      int header = row.toList().indexOf("Edited");
      edited = header >= 0 ? header : edited;
      if (edited >= 0 && row.get(edited).matches("[1-9][0-9]*")) {
        names.add(row.get(0));
      }
    }
    return names;
  }

  @Test
  void theLinesOfAnEditedWorkloadAreGreyOnEveryList() throws IOException {
    Path reviewed =
        Reviews.review(
            Reviews.quick(SampleWorkbook.FILE, folder.resolve("reviewed.xlsx"), Reviews.AS_OF));
    Consumer<XSSFWorkbook> edit = book -> put(book, 30, "Requests (per month)", 4711);
    Path edited = edited(reviewed, folder.resolve("edited.xlsx"), edit);
    Path sorted =
        edited(
            reviewed,
            folder.resolve("sorted.xlsx"),
            edit.andThen(book -> swap(workloads(book), 30, 12)));
    Path deleted =
        edited(
            reviewed,
            folder.resolve("deleted.xlsx"),
            book -> workloads(book).removeRow(workloads(book).getRow(30)));
    Map<Path, Map<String, List<CSVRecord>>> found =
        LibreOffice.calculate(
            List.of(reviewed, edited, sorted, deleted), folder.resolve("calculated"));
    for (String list : List.of(Sheets.DECISIONS, Sheets.NEXT_STEPS)) {
      assertThat(grey(found.get(reviewed), list)).isEmpty();
      for (Path file : List.of(edited, sorted, deleted)) {
        assertThat(grey(found.get(file), list))
            .as(list + " of " + file.getFileName())
            .containsExactly("Unit test writing");
      }
    }
    try (XSSFWorkbook book = new XSSFWorkbook(reviewed.toFile().getPath())) {
      XSSFSheet list = book.getSheet(Sheets.DECISIONS);
      Set<String> rules = new TreeSet<>();
      for (int i = 0;
          i < list.getSheetConditionalFormatting().getNumConditionalFormattings();
          i++) {
        var rule = list.getSheetConditionalFormatting().getConditionalFormattingAt(i).getRule(0);
        if (rule.getFormula1().endsWith(">0")) {
          rules.add(rule.getFormula1());
          int column = CellReference.convertColStringToIndex(rule.getFormula1().substring(1, 3));
          assertThat(list.isColumnHidden(column)).isTrue();
        }
      }
      assertThat(rules).hasSize(1);
    }
  }

  @Test
  void theNextReviewFindsTheSameColumnsAndSaysNothing() {
    Path first =
        Reviews.review(
            Reviews.quick(SampleWorkbook.FILE, folder.resolve("first.xlsx"), Reviews.AS_OF));
    Path edited = edited(first, folder.resolve("edited.xlsx"), edits().get("a number|1 " + AGAIN));
    Path second =
        Reviews.review(Reviews.quick(edited, folder.resolve("second.xlsx"), Reviews.AS_OF));
    Map<String, List<CSVRecord>> found =
        LibreOffice.calculate(second, folder.resolve("calculated"));
    assertThat(told(found.get(Sheets.SUMMARY))).isEmpty();
    assertThat(found.get(Sheets.WORKLOADS).get(0).toList())
        .containsOnlyOnce("Review row", "Edited")
        .endsWith("Review row", "Edited");
  }
}
