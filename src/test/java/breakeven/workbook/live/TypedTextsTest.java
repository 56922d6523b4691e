package breakeven.workbook.live;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Formulas;
import breakeven.app.batch.LiveBooks;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.Reviews;
import breakeven.core.input.Decimals;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Column;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type, read by the review and by the formulas of its workbook alike. */
@Thorough
class TypedTextsTest {
  /** What is typed in a column, and the same as it should be typed. */
  private record Typed(Column column, Object found, String plain) {}

  private static final List<Typed> TEXTS =
      List.of(
          new Typed(Workloads.REQUESTS, "300k", "300000"),
          new Typed(Workloads.REQUESTS, "0.3m", "300000"),
          new Typed(Workloads.REQUESTS, "300 000", "300000"),
          new Typed(Workloads.REQUESTS, "300\u00a0000 per month", "300000"),
          new Typed(Workloads.INPUT_TOKENS, "1.5k tokens", "1500"),
          new Typed(Workloads.GROWTH, "2 % a month", "0.02"),
          new Typed(Workloads.CURRENT_APPROACH, "Prompt", "Prompting"),
          new Typed(Workloads.CURRENT_APPROACH, "fine tuned", "Fine-tuned"),
          new Typed(Workloads.TASK_PATTERN, "Stabel", "Stable"),
          new Typed(Workloads.TASK_PATTERN, "unknown", ""),
          new Typed(Workloads.TEST_SET, "Y", "Yes"),
          new Typed(Workloads.TEST_SET, true, "Yes"),
          new Typed(Workloads.BASELINE, 0.0, "No"),
          new Typed(Workloads.REGRESSION, false, "No"),
          new Typed(Workloads.DATA_SHIFT, "24 months", "24"),
          new Typed(Workloads.DATA_SHIFT, "tbd", ""),
          new Typed(Workloads.RETRAIN_CADENCE, "6m", "6"),
          new Typed(Workloads.CORPUS, "n/a", ""),
          new Typed(Workloads.LABELLING_COST, "£0.90", "0.9"),
          new Typed(Workloads.LABELLING_COST, "0.90 GBP per example", "0.9"),
          new Typed(Workloads.SERVING, "rented-gpus", "Rented GPUs"),
          new Typed(Workloads.PROMPTED_MODEL, "GPT 4.1", "gpt-4.1"),
          new Typed(Workloads.PROMPTED_MODEL, "open ai: gpt_4_1", "OpenAI: gpt-4.1"),
          new Typed(Workloads.CANDIDATE_MODEL, "-", ""),
          new Typed(Workloads.GPU, "l40-s", "L40S"));

  @TempDir private Path folder;

  /** Rows that say the same in two ways: one of a pair is as it should be typed. */
  private Path book(boolean plain) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      rows.add(new LinkedHashMap<>(PlainBook.answered("w" + (i + 1), "300000")));
      rows.get(i).putAll(Map.of("Prompted quality", "0.9", "Fine-tuned quality", "0.92"));
      rows.get(i).putAll(Map.of("Tuning method", "LoRA", "Serving", "Rented GPUs", "GPU", "L40S"));
      if (plain) {
        rows.get(i).put(TEXTS.get(i).column().header(), TEXTS.get(i).plain());
      }
    }
    PlainBook book = new PlainBook(rows).withShippedTables();
    return book.edit(workbook -> edit(workbook, plain))
        .write(folder.resolve(plain ? "plain.xlsx" : "typed.xlsx"));
  }

  private static void edit(XSSFWorkbook workbook, boolean plain) {
    for (int i = 0; i < TEXTS.size() && !plain; i++) {
      Cell cell = PlainBook.cell(workbook, i, TEXTS.get(i).column());
      cell.setBlank();
      if (TEXTS.get(i).found() instanceof Double number) {
        cell.setCellValue(number);
      } else if (TEXTS.get(i).found() instanceof Boolean truth) {
        cell.setCellValue(truth);
      } else {
        cell.setCellValue(TEXTS.get(i).found().toString());
      }
    }
    Sheet prices = workbook.getSheet(ModelPrices.TABLE.sheet());
    Sheet assumptions = workbook.getSheet(AssumptionsTable.TABLE.sheet());
    for (Row row : prices) {
      if (row.getRowNum() > 0 && text(row, ModelPrices.MODEL).equals("gpt-4.1")) {
        put(row, ModelPrices.INPUT_PRICE, plain ? 2.0 : "$2 per 1M tokens");
        put(row, ModelPrices.CACHED_PRICE, plain ? "" : "n/a");
      }
    }
    for (Row row : assumptions) {
      switch (text(row, AssumptionsTable.ASSUMPTION)) {
        case "Horizon" -> put(row, AssumptionsTable.VALUE, plain ? 18.0 : "18 months");
        case "Day rate" -> put(row, AssumptionsTable.VALUE, plain ? 650.0 : "£650");
        case "Confidence" -> put(row, AssumptionsTable.VALUE, plain ? "" : "?");
        default -> {}
      }
    }
  }

  private static String text(Row row, Column column) {
    Cell cell = row.getCell(column.ordinal());
    return cell == null ? "" : cell.toString();
  }

  private static void put(Row row, Column column, Object value) {
    LiveBooks.put(row.getCell(column.ordinal(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK), value);
  }

  private Path review(Path in, String name) {
    return live(in, folder.resolve(name + "-reviewed.xlsx"));
  }

  private static Path live(Path in, Path out) {
    return Reviews.review(
        Reviews.withoutShapes(
            Reviews.options(in, out, Reviews.AS_OF, true, null, Formulas.WHERE_AT_EASE, 0)));
  }

  private Map<String, List<CSVRecord>> calculated(Path reviewed, String name) throws IOException {
    return LibreOffice.calculate(reviewed, Files.createDirectory(folder.resolve(name)));
  }

  @Test
  void whatIsReadGivesTheFiguresOfWhatIsMeant() throws IOException {
    Path typed = review(book(false), "typed");
    Path plain = review(book(true), "plain");
    // Every formula of the one comes to what it carries, and that is what the other's carry.
    Map<String, List<CSVRecord>> calculated = calculated(typed, "calculated");
    assertThat(LiveBooks.compare(calculated, typed, true, (s, k, t) -> false).differences())
        .isEmpty();
    assertThat(
            LiveBooks.compare(
                    calculated,
                    plain,
                    false,
                    (sheet, key, title) ->
                        !sheet.equals(Sheets.WORKLOADS) || title.matches("Why|Issues|Warnings"))
                .differences())
        .isEmpty();
    List<Map<String, String>> issues = Reviews.issues(typed);
    for (int row = 1; row <= TEXTS.size(); row++) {
      String name = "w" + row;
      assertThat(issues)
          .filteredOn(issue -> name.equals(issue.get("Workload")))
          .filteredOn(issue -> issue.get("Sheet").equals(Sheets.WORKLOADS))
          .as(name)
          .singleElement()
          .satisfies(
              issue -> assertThat(issue.get("Severity")).isEqualTo("Warning"),
              issue -> assertThat(issue.get("Problem")).contains("This is read as "));
    }
  }

  /** What was read counts until the cell is typed anew; another text is for a review to read. */
  @Test
  void aCellThatIsTypedAnewIsReadAnew() {
    Map<Integer, Object> retyped =
        Map.of(
            0, 250_000.0, 1, "0.3M", 2, "400k", 3, "120.000", 4, "1,500", 6, "RAG", 7, "fine", 9,
            "Mixed");
    Path typed = review(book(false), "typed");
    Path edited =
        LiveBooks.type(
            typed,
            folder.resolve("edited.xlsx"),
            workbook ->
                retyped.forEach(
                    (row, value) -> {
                      Sheet sheet = workbook.getSheet(Sheets.WORKLOADS);
                      Column column = TEXTS.get(row).column();
                      LiveBooks.put(LiveBooks.cell(sheet, row + 1, column.title()), value);
                    }));
    List<CSVRecord> costs = LibreOffice.calculate(edited, folder.resolve("new")).get(Sheets.COSTS);
    List<String> titles = costs.get(LiveBooks.HEADER_ROW).toList();
    Map<Integer, String> found = new LinkedHashMap<>();
    Map<Integer, String> marked = new LinkedHashMap<>();
    for (int row : retyped.keySet()) {
      CSVRecord cells = costs.get(LiveBooks.HEADER_ROW + 1 + row);
      found.put(row, cells.get(titles.indexOf(TEXTS.get(row).column().title())));
      marked.put(row, cells.get(titles.indexOf("Read from text")));
    }
    assertThat(found)
        .containsAllEntriesOf(
            Map.of(
                0,
                "250000",
                1,
                "300000",
                2,
                "review again",
                3,
                "review again",
                4,
                "review again",
                6,
                "RAG",
                7,
                "review again",
                9,
                "Mixed"));
    // Which cells those were does not change before the next review.
    assertThat(marked).containsEntry(0, "Requests").containsEntry(6, "Current approach");
  }

  /** What a text says as a number is for a review to tell: 120.000 is two, and 30000.5 is one. */
  @Test
  void aNumberStoredAsTextCountsUntilTheCellIsTypedAnew() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      rows.add(new LinkedHashMap<>(PlainBook.answered(name, "")));
    }
    Path in =
        new PlainBook(rows)
            .withShippedTables()
            .edit(
                workbook -> {
                  for (int i = 0; i < rows.size(); i++) {
                    PlainBook.cell(workbook, i, Workloads.REQUESTS).setCellValue("20000\u00a0\n");
                  }
                })
            .write(folder.resolve("texts.xlsx"));
    Path edited =
        LiveBooks.type(
            review(in, "texts"),
            folder.resolve("edited.xlsx"),
            workbook -> {
              Sheet sheet = workbook.getSheet(Sheets.WORKLOADS);
              LiveBooks.put(LiveBooks.cell(sheet, 2, "Requests (per month)"), "120.000");
              LiveBooks.put(LiveBooks.cell(sheet, 3, "Requests (per month)"), "30000.5");
              LiveBooks.put(LiveBooks.cell(sheet, 4, "Requests (per month)"), 30000.5);
            });
    List<CSVRecord> costs = LibreOffice.calculate(edited, folder.resolve("new")).get(Sheets.COSTS);
    int column = costs.get(LiveBooks.HEADER_ROW).toList().indexOf("Requests (per month)");
    assertThat(List.of(5, 6, 7, 8))
        .extracting(row -> costs.get(row).get(column))
        .containsExactly("20000", "review again", "review again", "30000.5");
  }

  /** A file of text is no other than a sheet, whatever is written of it. */
  @Test
  void inCsvAPointBeforeThreeDigitsIsTwoNumbersUnlessCommasAreSaidToBeDecimals()
      throws IOException {
    Map<String, String> row = new LinkedHashMap<>(PlainBook.answered("a", "120.000"));
    row.put("Labelling cost", "0,9");
    Path csv = Reviews.csv(List.of(row), folder.resolve("in.csv"));
    Path unsaid = live(csv, folder.resolve("unsaid.xlsx"));
    assertThat(Reviews.issues(unsaid))
        .filteredOn(issue -> issue.get("Severity").equals("Error"))
        .extracting(issue -> issue.get("Found") + ": " + issue.get("Problem"))
        .containsExactlyInAnyOrder(
            "120.000: This is two numbers, a thousand apart: 120000 and 120",
            "0,9: This is not a plain number");

    Path said = Reviews.review(decimalComma(csv, folder.resolve("said.xlsx")));
    assertThat(Reviews.issues(said)).noneMatch(issue -> issue.get("Severity").equals("Error"));
    assertThat(WorkbookDump.of(said, Sheets.RUN_LOG::equals))
        .contains("1.200,5 is 1200.5, by --decimal-comma");
    assertThat(WorkbookDump.of(unsaid, Sheets.RUN_LOG::equals))
        .contains("1.200 and 1,200 are refused, as two numbers");
    List<CSVRecord> costs = LibreOffice.calculate(said, folder.resolve("new")).get(Sheets.COSTS);
    List<String> titles = costs.get(LiveBooks.HEADER_ROW).toList();
    List<String> cells = costs.get(LiveBooks.HEADER_ROW + 1).toList();
    assertThat(cells.get(titles.indexOf("Requests (per month)"))).isEqualTo("120000");
    assertThat(cells.get(titles.indexOf("Labelling cost (per example)"))).isEqualTo("0.9");
    // What was read are numbers by now, so that a second review needs not be told again.
    Path second = live(said, folder.resolve("second.xlsx"));
    assertThat(Reviews.issues(second)).noneMatch(issue -> issue.get("Severity").equals("Error"));
  }

  private static ReviewOptions decimalComma(Path in, Path out) {
    return new ReviewOptions(
        in,
        out,
        Reviews.AS_OF,
        true,
        null,
        null,
        Formulas.WHERE_AT_EASE,
        0,
        null,
        null,
        List.of(),
        Decimals.COMMA,
        false);
  }
}
