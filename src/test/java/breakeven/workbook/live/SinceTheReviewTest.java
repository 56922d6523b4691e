package breakeven.workbook.live;

import static breakeven.app.batch.LiveBooks.cell;
import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Formulas;
import breakeven.app.batch.LiveBooks;
import breakeven.app.batch.Reviews;
import breakeven.core.model.Place;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of a reviewed workbook that formulas cannot follow, or not with every figure. */
@Thorough
class SinceTheReviewTest {
  private static final String CANNOT = "Formulas can calculate with all that is typed";
  private static final String DRIVERS = "Drivers of uncertainty are those of the run";
  private static final String UNCERTAINTY = Sheets.UNCERTAINTY;
  private static final String AS_OF_REVIEW = " (as of the review)";
  private static final String SEARCHED = "Volume is searched (1 or 0)";
  private static final String OUTPUT = "Output (per 1M tokens)";
  private static final String RATE = "Rate (reporting currency per 1)";
  private static final String GROWTH = "Growth (% a month)";

  /** The row of the first workload, from 0: it is served on a rented L40S. */
  private static final int FIRST = 1;

  /** The second one: neither served nor trained on GPUs. */
  private static final int BY_TOKEN = 2;

  private static final String PRICELESS = "Somebody";
  private static final String LLAMA = "llama-v3p1-8b-instruct";

  @TempDir private static Path shared;

  /** A workbook and a review of it, which are only read: an edit makes a copy. */
  private static Path input;

  private static Path reviewed;

  @TempDir private Path folder;

  // --- what only a review can calculate ----------------------------------------------------------

  /** A workload for each, in one workbook. */
  @Test
  void whatIsTypedThatOnlyAReviewCanCalculateIsSaidByItsRowAlone() {
    Map<Map<String, Object>, String> reasons = new LinkedHashMap<>();
    reasons.put(Map.of("Prompted model", "gpt-4o"), "Prompted model was not used");
    reasons.put(Map.of("Smaller model", "nobody's"), "Smaller model was not used");
    reasons.put(Map.of("Candidate model", "nobody's"), "Candidate model was not used");
    reasons.put(Map.of("GPU", "H200"), "GPU was not used");
    reasons.put(
        Map.of("Candidate model", "qwen3-8b"), "GPU and Candidate model were not used together");
    reasons.put(Map.of(GROWTH, 1.5), "a cell of this row can be read by a review alone");
    reasons.put(
        Map.of("Requests (per month)", "20k"), "a cell of this row can be read by a review alone.");
    List<Map<String, String>> rows = rows();
    for (Map<String, Object> typed : reasons.keySet()) {
      rows.add(onGpus(typed.toString()));
    }
    int first = rows.size() - reasons.size() + 1;
    Path reviewed = review(book(rows), "typed", 0);
    Path edited =
        edit(
            reviewed,
            b -> {
              int row = first;
              for (Map<String, Object> typed : reasons.keySet()) {
                for (Map.Entry<String, Object> one : typed.entrySet()) {
                  put(cell(b.getSheet(Sheets.WORKLOADS), row, one.getKey()), one.getValue());
                }
                row++;
              }
            });
    Map<Path, Map<String, List<CSVRecord>>> all =
        LibreOffice.calculate(List.of(edited, reviewed), folder.resolve("calculated"));
    Map<String, List<CSVRecord>> before = all.get(reviewed);
    Map<String, List<CSVRecord>> sheets = all.get(edited);
    for (int row = FIRST; row < first; row++) {
      assertThat(on(sheets, row, "Why")).isEqualTo(on(before, row, "Why"));
    }
    int row = first;
    for (String reason : reasons.values()) {
      assertAsksForAReview(sheets, row, reason);
      assertThat(on(before, row, "Net saving (GBP)")).isNotEmpty();
      row++;
    }
    assertThat(check(before, CANNOT)).isEqualTo("OK");
    assertIsTold(sheets, "edits of rows", String.valueOf(reasons.size()));
  }

  @Test
  void whatOnlyAReviewCanCalculateIsSaidByTheRowAndByACheck() {
    Map<String, Consumer<XSSFWorkbook>> ofOneRow = new LinkedHashMap<>();
    String candidate = "price rows of Small, as candidate llama-v3p1-8b-instruct have moved or ";
    ofOneRow.put(candidate + "changed", b -> price(b, LLAMA, "Last service (date)", 60_000.0));
    ofOneRow.put(
        candidate + "changed; price rows of Candidate llama-v3p1-8b-instruct have",
        b -> price(b, LLAMA, "Model", "gone"));
    ofOneRow.put(
        candidate + "changed; price rows of Candidate llama-v3p1-8b-instruct have moved or",
        b -> price(b, LLAMA, "Parameters (B)", 80.0));
    ofOneRow.put(
        "price rows of GPU L40S have moved or changed",
        b ->
            swap(row(b, Sheets.GPU_PRICES, "GPU", "L40S"), row(b, Sheets.GPU_PRICES, "GPU", "T4")));
    ofOneRow.put(
        "prices that may count for GPU L40S were added or removed",
        b ->
            add(
                b,
                Sheets.GPU_PRICES,
                Map.of("GPU", "L40S", "Pricing", "On demand", "Price (per GPU hour)", 0.1)));
    ofOneRow.put(
        "prices that may count for GPU L40S were added or removed; prices that may count",
        b -> put(in(priceless(b), "Price (per GPU hour)"), 0.1));
    ofOneRow.put(
        "prices that may count for Capacity L40S llama-v3p1-8b-instruct were added or removed",
        b -> add(b, Sheets.SERVING_CAPACITY, Map.of("GPU", "L40S", "Model", LLAMA)));
    ofOneRow.put(
        "prices that may count for Candidate llama-v3p1-8b-instruct were added or removed",
        b ->
            add(
                b,
                Sheets.TRAINING_PRICES,
                Map.of("Provider", "Fireworks", "Model or size", LLAMA)));
    Map<String, Consumer<XSSFWorkbook>> ofAll = new LinkedHashMap<>();
    ofAll.put(
        "the horizon goes beyond month 24, the last that is calculated here",
        b -> assume(b, "Horizon", 36.0));
    ofAll.put(
        "the reporting currency is no longer GBP", b -> assume(b, "Reporting currency", "USD"));
    ofAll.put("Growth can be read by a review alone", b -> assume(b, "Growth", 12.5));
    ofAll.put("the rate of GBP is no longer 1", b -> reportingRate(b, 1.3));
    ofAll.put(
        "the unit of Day rate on Assumptions has changed",
        b -> put(in(row(b, Sheets.ASSUMPTIONS, "Assumption", "Day rate"), "Unit"), "USD a day"));
    ofAll.put(
        "names on Assumptions have moved or changed",
        b ->
            swap(
                row(b, Sheets.ASSUMPTIONS, "Assumption", "Retrain cadence"),
                row(b, Sheets.ASSUMPTIONS, "Assumption", "Base-model change interval")));

    Map<Path, String> reasons = new LinkedHashMap<>();
    ofOneRow.forEach((reason, edit) -> reasons.put(edit(reviewed, edit), reason));
    ofAll.forEach((reason, edit) -> reasons.put(edit(reviewed, edit), reason));
    List<Path> files = new ArrayList<>(reasons.keySet());
    files.add(reviewed);
    Map<Path, Map<String, List<CSVRecord>>> all =
        LibreOffice.calculate(files, folder.resolve("calculated"));
    Map<String, List<CSVRecord>> before = all.get(reviewed);
    assertThat(check(before, CANNOT)).isEqualTo("OK");
    reasons.forEach(
        (file, reason) -> {
          Map<String, List<CSVRecord>> sheets = all.get(file);
          assertAsksForAReview(sheets, FIRST, reason);
          assertIsTold(sheets, reason, ofAll.containsKey(reason) ? "3" : "[12]");
          String other = on(sheets, BY_TOKEN, "Why");
          if (ofAll.containsKey(reason)) {
            assertThat(other).startsWith("Review again: " + reason);
          } else {
            assertThat(other).isEqualTo(on(before, BY_TOKEN, "Why"));
          }
        });
  }

  private static void assertAsksForAReview(
      Map<String, List<CSVRecord>> sheets, int row, String reason) {
    assertThat(on(sheets, row, "Verdict")).as(reason).isEqualTo("Needs data");
    assertThat(on(sheets, row, "Why")).startsWith("Review again: " + reason).hasSizeLessThan(200);
    assertThat(on(sheets, row, "Net saving (GBP)")).isEmpty();
  }

  /** A check and the answer tell how many workloads ask for a review, and no cell is an error. */
  private static void assertIsTold(
      Map<String, List<CSVRecord>> sheets, String reason, String workloads) {
    assertThat(errorValues(sheets)).as(reason).isEmpty();
    assertThat(check(sheets, CANNOT)).as(reason).isEqualTo("CHECK");
    assertThat(sheets.get(Sheets.SUMMARY))
        .as(reason)
        .anyMatch(
            row -> row.get(0).matches(".* Review again: " + workloads + " cannot be decided\\."));
  }

  /** Rows of names that no workload has, and what says nothing of a row, change nothing. */
  @Test
  void aPriceRowThatNothingUsesIsNoReason() {
    Path edited =
        edit(
            reviewed,
            b -> {
              add(b, Sheets.GPU_PRICES, Map.of("GPU", "Z9", "Price (per GPU hour)", 0.1));
              add(b, Sheets.MODEL_PRICES, Map.of("Model", "new", "Provider", "OpenAI"));
              price(b, LLAMA, "Source", "my notes");
              put(in(row(b, Sheets.ASSUMPTIONS, "Assumption", "Day rate"), "Source"), "HR");
            });
    Map<String, List<CSVRecord>> sheets =
        LibreOffice.calculate(edited, folder.resolve("calculated"));
    assertThat(check(sheets, CANNOT)).isEqualTo("OK");
  }

  /** A name that gives no price to the row is no reason for a review. */
  @Test
  void aNameThatNothingUsesIsNoReason() {
    Path edited =
        edit(reviewed, b -> put(cell(b.getSheet(Sheets.WORKLOADS), BY_TOKEN, "GPU"), "H200"));
    Map<Path, Map<String, List<CSVRecord>>> all =
        LibreOffice.calculate(List.of(edited, reviewed), folder.resolve("calculated"));
    assertThat(on(all.get(reviewed), BY_TOKEN, "Net saving (GBP)")).isNotEmpty();
    assertThat(on(all.get(edited), BY_TOKEN, "Why"))
        .isEqualTo(on(all.get(reviewed), BY_TOKEN, "Why"));
    assertThat(check(all.get(edited), CANNOT)).isEqualTo("OK");
  }

  /** Served and trained at quoted prices, of the candidate only the day counts that ends it. */
  @Test
  void aDayOfServiceIsAReasonWhereNothingElseOfTheCandidateCounts() {
    Map<String, String> fixed = onGpus("quoted");
    fixed.put("Serving", "Fixed");
    fixed.put("Serving cost", "100");
    fixed.put("Training cost", "10");
    fixed.put("Smaller model", "gpt-5.4-nano");
    Path reviewed = review(book(List.of(fixed)), "good", 0);
    Path edited = edit(reviewed, b -> price(b, LLAMA, "Last service (date)", 60_000.0));
    Map<String, List<CSVRecord>> sheets =
        LibreOffice.calculate(edited, folder.resolve("calculated"));
    assertThat(on(sheets, FIRST, "Why"))
        .isEqualTo(
            "Review again: price rows of Candidate llama-v3p1-8b-instruct have moved or changed.");
  }

  // --- what a review would list
  // --------------------------------------------------------------------

  @Test
  void aPriceThatCannotBeReadIsMissingAsForAReview() {
    List<Consumer<XSSFWorkbook>> edits =
        List.of(
            b -> price(b, LLAMA, "Input (per 1M tokens)", "cheap"),
            b -> price(b, LLAMA, "Fee (per 1,000 requests)", -1.0),
            b -> price(b, "gpt-4.1", OUTPUT, -1.0),
            b -> price(b, "gpt-4.1", "Currency", "XXX"));
    List<Path> edited = edits.stream().map(edit -> edit(reviewed, edit)).toList();
    Map<Path, Map<String, List<CSVRecord>>> all =
        LibreOffice.calculate(edited, folder.resolve("calculated"));
    for (int i = 0; i < edits.size(); i++) {
      Map<String, List<CSVRecord>> sheets = all.get(edited.get(i));
      Path fresh = review(edit(input, edits.get(i)), "fresh" + i, 0);
      LiveBooks.Compared compared = compareOnly(Sheets.WORKLOADS, sheets, fresh, title -> true);
      assertThat(compared.cells()).isGreaterThan(50);
      assertThat(compared.differences()).isEmpty();
      assertThat(check(sheets, "Every price used can be read")).isEqualTo("CHECK");
      assertThat(on(sheets, FIRST, "Why"))
          .startsWith("Not decided, missing or unreadable: the ")
          .endsWith("; review again, and Issues names each.");
    }
  }

  @Test
  void aPriceThatTheReviewCouldNotReadAsksForANewOneWhenItIsMended() {
    Consumer<XSSFWorkbook> dear = b -> price(b, "gpt-4.1", OUTPUT, "dear");
    Consumer<XSSFWorkbook> foreign = b -> price(b, "gpt-4.1", "Currency", "XXX");
    Path unread = review(edit(input, dear), "unread", 0);
    Path unknown = review(edit(input, foreign), "unknown", 0);
    Path mended = edit(unread, b -> price(b, "gpt-4.1", OUTPUT, 8.0));
    Path rated =
        edit(unknown, b -> add(b, Sheets.EXCHANGE_RATES, Map.of("Currency", "XXX", RATE, 0.5)));
    Path other = review(edit(input, b -> reportingRate(b, 1.3)), "other", 0);
    Path one = edit(other, b -> reportingRate(b, 1.0));
    Map<Path, Map<String, List<CSVRecord>>> all =
        LibreOffice.calculate(
            List.of(unread, unknown, mended, rated, other, one), folder.resolve("calculated"));
    String lacks = "Not decided, ";
    String again =
        "Review again: a price of Prompted gpt-4.1 that could not be read was typed anew";
    assertThat(on(all.get(unread), FIRST, "Why"))
        .startsWith(lacks)
        .containsPattern(
            "; look at Model prices!"
                + Place.letters(ModelPrices.OUTPUT_PRICE.ordinal())
                + "\\d+; Issues names each\\.$");
    assertThat(on(all.get(unknown), FIRST, "Why")).startsWith(lacks);
    assertThat(on(all.get(mended), FIRST, "Why")).isEqualTo(again + ".");
    assertThat(on(all.get(rated), FIRST, "Why")).isEqualTo(again + ".");
    assertThat(on(all.get(other), FIRST, "Why")).contains("; look at Exchange rates!B2; ");
    assertThat(on(all.get(one), FIRST, "Why")).startsWith(again);
  }

  @Test
  void ratesAreFoundWhereverTheyStandAndWithSpacesAround() {
    String code = "\u00a0USD ";
    Path before =
        edit(
            input,
            b -> {
              put(in(row(b, Sheets.ASSUMPTIONS, "Assumption", "Day rate"), "Unit"), "USD a day");
              put(in(row(b, Sheets.EXCHANGE_RATES, "Currency", "USD"), "Currency"), code);
            });
    Path reviewed = review(before, "reviewed", 0);
    Path sorted =
        edit(
            reviewed,
            b ->
                swap(
                    row(b, Sheets.EXCHANGE_RATES, "Currency", code),
                    row(b, Sheets.EXCHANGE_RATES, "Currency", "EUR")));
    Map<String, List<CSVRecord>> sheets =
        LibreOffice.calculate(sorted, folder.resolve("calculated"));
    LiveBooks.Compared compared =
        LiveBooks.compare(sheets, reviewed, true, (sheet, key, title) -> false);
    assertThat(compared.cells()).isGreaterThan(1000);
    assertThat(compared.differences()).isEmpty();
  }

  /** A review adds the assumptions that a workbook lacks, to be changed there as all others. */
  @Test
  void anAssumptionThatTheReviewAddedAsksForANewOneWhenItIsChanged() {
    List<Map<String, String>> some = PlainBook.shipped(AssumptionsTable.TABLE);
    some.removeIf(
        row -> Set.of("Day rate", "Training GPU", "Horizon").contains(row.get("Assumption")));
    Path before =
        new PlainBook(List.of(onGpus("on a card")))
            .withShippedTables()
            .with(AssumptionsTable.TABLE, some)
            .write(folder.resolve("input.xlsx"));
    Path reviewed = review(before, "reviewed", 0);
    Path edited = edit(reviewed, b -> assume(b, "Day rate", 900.0));
    Map<Path, Map<String, List<CSVRecord>>> all =
        LibreOffice.calculate(List.of(reviewed, edited), folder.resolve("calculated"));
    assertThat(check(all.get(reviewed), CANNOT)).isEqualTo("OK");
    assertThat(on(all.get(edited), FIRST, "Why"))
        .isEqualTo(
            "Review again: Day rate was added to Assumptions by the review and has changed.");
  }

  @Test
  void aPriceThatIsTypedWhereNoneStoodCountsAsForAReview() {
    Consumer<XSSFWorkbook> sold = b -> price(b, LLAMA, OUTPUT, 0.01);
    Path before = edit(input, b -> price(b, LLAMA, OUTPUT, ""));
    Path reviewed = review(before, "before", 0);
    Map<Path, Map<String, List<CSVRecord>>> all =
        LibreOffice.calculate(
            List.of(edit(reviewed, sold), reviewed), folder.resolve("calculated"));
    Path fresh = review(edit(before, sold), "fresh", 0);
    List<Integer> differ = new ArrayList<>();
    for (Map<String, List<CSVRecord>> sheets : all.values()) {
      LiveBooks.Compared compared =
          compareOnly(Sheets.COSTS, sheets, fresh, title -> title.equals("TCO small"));
      differ.add(compared.differences().size());
    }
    assertThat(differ).containsExactly(0, 1);
  }

  @Test
  void aRowThatLackedDataAtTheReviewIsListedAlready() {
    Path before = edit(input, b -> type(b, "Requests (per month)", ""));
    Path reviewed = review(before, "before", 0);
    Path edited = edit(reviewed, b -> type(b, "Input tokens (per request)", 5.0));
    Map<String, List<CSVRecord>> sheets =
        LibreOffice.calculate(edited, folder.resolve("calculated"));
    assertThat(on(sheets, FIRST, "Why"))
        .isEqualTo("Not decided, cells of this row are missing or unreadable; Issues names each.");
  }

  @Test
  void anAssumptionThatCannotBeReadAndAnotherSpreadAreToldByChecks() {
    Path edited = edit(reviewed, b -> assume(b, "Serving", "somewhere"));
    List<Path> spreads =
        List.of(
            edit(reviewed, b -> put(in(row(b, UNCERTAINTY, "Driver", "Volume"), "High"), 3.0)),
            edit(
                reviewed, b -> put(in(row(b, UNCERTAINTY, "Driver", "Growth"), "Driver"), "gone")));
    List<Path> files = new ArrayList<>(List.of(edited, reviewed));
    files.addAll(spreads);
    Map<Path, Map<String, List<CSVRecord>>> all =
        LibreOffice.calculate(files, folder.resolve("calculated"));
    assertThat(check(all.get(reviewed), "Every assumption can be read")).isEqualTo("OK");
    assertThat(check(all.get(edited), "Every assumption can be read")).isEqualTo("CHECK");
    assertThat(check(all.get(reviewed), DRIVERS)).isEqualTo("OK");
    assertThat(check(all.get(edited), DRIVERS)).isEqualTo("OK");
    spreads.forEach(file -> assertThat(check(all.get(file), DRIVERS)).isEqualTo("CHECK"));
  }

  @Test
  void anotherSeedIsToldWhereChancesWereDrawn() {
    Path drawn = review(input, "drawn", 100);
    Path without = review(input, "without", 0);
    List<Path> files =
        Stream.of(drawn, without).map(file -> edit(file, b -> assume(b, "Seed", 2.0))).toList();
    Map<Path, Map<String, List<CSVRecord>>> all =
        LibreOffice.calculate(files, folder.resolve("calculated"));
    assertThat(check(all.get(files.get(0)), DRIVERS)).isEqualTo("CHECK");
    assertThat(check(all.get(files.get(1)), DRIVERS)).isEqualTo("OK");
  }

  // --- shares
  // --------------------------------------------------------------------------------------

  /** 1.5 is 150 % in a cell with a per cent format and 1.5 % in a plain one, live as well. */
  @Test
  void aShareIsReadAsTheReviewReadIt() {
    Object[] typed = {1.5, 1.5, "150 %", "250%", "1.5 %", 12.5, "12.5", 0.3};
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < typed.length; i++) {
      Map<String, String> row = onGpus("workload " + i);
      row.put("Months in production", "3");
      rows.add(row);
    }
    Path before =
        edit(
            book(rows),
            b -> {
              CellStyle plain = b.createCellStyle();
              CellStyle perCent = b.createCellStyle();
              perCent.setDataFormat(b.createDataFormat().getFormat("0%"));
              for (int i = 0; i < typed.length; i++) {
                Cell growth = cell(b.getSheet(Sheets.WORKLOADS), FIRST + i, GROWTH);
                growth.setCellStyle(i == 0 ? perCent : plain);
                put(growth, typed[i]);
              }
            });
    Path reviewed = review(before, "before", 0);
    Map<String, List<CSVRecord>> sheets =
        LibreOffice.calculate(reviewed, folder.resolve("calculated"));
    assertThat(
            LiveBooks.compare(sheets, reviewed, true, (sheet, key, title) -> false).differences())
        .isEmpty();
    List<CSVRecord> costs = sheets.get(Sheets.COSTS);
    int column = costs.get(LiveBooks.HEADER_ROW).toList().indexOf(GROWTH);
    assertThat(
            costs.subList(LiveBooks.HEADER_ROW + 1, LiveBooks.HEADER_ROW + 9).stream()
                .map(row -> row.get(column)))
        .containsExactly("150%", "1.5%", "150%", "250%", "1.5%", "12.5%", "12.5%", "30%");
  }

  // --- what is as of the review -----------------------------------------------------------------

  @Test
  void sentencesOfAnEditedRowSayWhichOfTheirFiguresIsAsOfTheReview() {
    Path seeded =
        new PlainBook(SeededPortfolio.rows(14, 60))
            .withShippedTables()
            .write(folder.resolve("seeded.xlsx"));
    Path reviewed = review(seeded, "seeded", 200);
    Path edited =
        edit(
            reviewed,
            b -> {
              Sheet sheet = b.getSheet(Sheets.WORKLOADS);
              for (int row = 1; row <= sheet.getLastRowNum(); row += 2) {
                Cell requests = cell(sheet, row, "Requests (per month)");
                if (requests.getCellType() == CellType.NUMERIC) {
                  requests.setCellValue(requests.getNumericCellValue() * 1.01);
                }
              }
            });
    Map<Path, Map<String, List<CSVRecord>>> all =
        LibreOffice.calculate(List.of(edited, reviewed), folder.resolve("calculated"));
    assertThat(saying(all.get(reviewed), AS_OF_REVIEW)).isEmpty();
    Map<String, List<CSVRecord>> sheets = all.get(edited);
    Set<String> differ = flagged(sheets, "At the review", "Differs");
    Set<String> searched = flagged(sheets, Sheets.COSTS, SEARCHED);
    Set<String> ofVolume = saying(sheets, "Break-even volume: review again");
    Set<String> ofChance = saying(sheets, "chance of payback is [0-9.]+% \\(as of the review\\)");
    assertThat(ofVolume).isNotEmpty();
    assertThat(ofChance).isNotEmpty();
    Set<String> volume = saying(sheets, "(Break-even volume|No volume breaks even)");
    volume.retainAll(searched);
    volume.retainAll(differ);
    assertThat(ofVolume).isEqualTo(volume);
    Set<String> chance = saying(sheets, "chance of payback is");
    chance.retainAll(differ);
    assertThat(ofChance).isEqualTo(chance);
  }

  /**
   * A shorter prompt is served by the same replica: no total moves, but what it could serve does.
   */
  @Test
  void aSearchedVolumeIsToBeReviewedAgainThoughNoTotalOfTodayHasMoved() {
    Map<String, String> small = onGpus("small model on the card");
    small.put("Small model quality", "91");
    small.put("Instruction tokens", "900");
    Path reviewed = review(book(List.of(small)), "searched", null);
    Path edited = edit(reviewed, b -> assume(b, "Removable share of instruction tokens", 0.1));
    Map<Path, Map<String, List<CSVRecord>>> all =
        LibreOffice.calculate(List.of(edited, reviewed), folder.resolve("calculated"));
    assertThat(saying(all.get(reviewed), AS_OF_REVIEW)).isEmpty();
    Map<String, List<CSVRecord>> sheets = all.get(edited);
    assertThat(flagged(sheets, Sheets.COSTS, SEARCHED)).hasSize(1);
    assertThat(flagged(sheets, "At the review", "Figures differ")).isEmpty();
    assertThat(saying(sheets, "Break-even volume: review again")).hasSize(1);
  }

  /** A small model that becomes good enough needs a search that no review has made yet. */
  @Test
  void aVolumeThatWasNeverSearchedIsNotSaidToBeNever() {
    String name = "small model on the card";
    Map<String, String> small = onGpus(name);
    small.put("Prompted model", "gpt-5.4");
    small.put("Input tokens", "1800");
    small.put("Instruction tokens", "1200");
    small.put("Output tokens", "120");
    small.put("Growth", "0.02");
    small.put("Required quality", "90");
    small.put("Small model quality", "78");
    Consumer<XSSFWorkbook> better = b -> type(b, "Small model quality (%)", 0.97);
    Path before = book(List.of(small));
    Path searched = review(before, "searched", 0);
    Map<Path, Map<String, List<CSVRecord>>> all =
        LibreOffice.calculate(
            List.of(edit(searched, better), searched), folder.resolve("calculated"));
    String volume = "Break-even volume, as shown";
    String lifetime = "Break-even lifetime, as shown";
    all.forEach(
        (file, sheets) -> {
          for (String figure : List.of(volume, lifetime)) {
            assertThat(LiveBooks.rowsWith(sheets, figure, LiveBooks.REVIEW_AGAIN))
                .as(figure)
                .isEqualTo(file.equals(searched) ? Set.of() : Set.of(name));
          }
        });
    Path fresh = review(edit(before, better), "fresh", 0);
    assertThat(
            Reviews.carried(fresh, Sheets.WORKLOADS).stream()
                .map(row -> row.get("Break-even volume (M tokens a month)")))
        .singleElement()
        .asString()
        .startsWith("40747.58");
  }

  // --- books -----------------------------------------------------------------------------------

  @BeforeAll
  static void reviewOnce() {
    input = write(rows(), shared.resolve("input.xlsx"));
    reviewed = review(input, shared.resolve("good-reviewed.xlsx"), 0);
  }

  private static List<Map<String, String>> rows() {
    Map<String, String> byToken = onGpus("by the token");
    byToken.put("Serving", "Per token");
    byToken.put("Tuning method", "Provider API");
    byToken.put("Candidate model", "OpenAI: gpt-4.1-mini");
    Map<String, String> other = onGpus("on another card");
    other.put("Candidate model", "qwen3-8b");
    other.put("GPU", "H100");
    return new ArrayList<>(List.of(onGpus("on a card"), byToken, other));
  }

  private Path book(List<Map<String, String>> rows) {
    return write(rows, folder.resolve("input.xlsx"));
  }

  /** With a row of the card that gives no price yet. */
  private static Path write(List<Map<String, String>> rows, Path file) {
    List<Map<String, String>> cards = PlainBook.shipped(GpuPrices.TABLE);
    cards.add(Map.of("GPU", "L40S", "Provider", PRICELESS, "Pricing", "On demand"));
    return new PlainBook(rows).withShippedTables().with(GpuPrices.TABLE, cards).write(file);
  }

  private static Row priceless(XSSFWorkbook workbook) {
    return row(workbook, Sheets.GPU_PRICES, "Provider", PRICELESS);
  }

  private static Map<String, String> onGpus(String name) {
    Map<String, String> row = PlainBook.answered(name, "900000");
    row.put("Candidate model", LLAMA);
    row.put("Serving", "Rented GPUs");
    row.put("Tuning method", "LoRA");
    row.put("GPU", "L40S");
    row.put("Growth", "0.01");
    return row;
  }

  private Path review(Path in, String name, @Nullable Integer draws) {
    return review(in, folder.resolve(name + "-reviewed.xlsx"), draws);
  }

  private static Path review(Path in, Path out, @Nullable Integer draws) {
    return Reviews.review(
        Reviews.withoutShapes(
            Reviews.options(in, out, Reviews.AS_OF, true, null, Formulas.WHERE_AT_EASE, draws)));
  }

  private Path edit(Path in, Consumer<XSSFWorkbook> change) {
    String[] before = folder.toFile().list();
    return LiveBooks.type(
        in, folder.resolve("book" + (before == null ? 0 : before.length) + "-edited.xlsx"), change);
  }

  private static void type(XSSFWorkbook workbook, String title, Object value) {
    put(cell(workbook.getSheet(Sheets.WORKLOADS), FIRST, title), value);
  }

  private static void put(Cell cell, Object value) {
    LiveBooks.put(cell, value);
  }

  private static void assume(XSSFWorkbook workbook, String assumption, Object value) {
    put(in(row(workbook, Sheets.ASSUMPTIONS, "Assumption", assumption), "Value"), value);
  }

  private static void reportingRate(XSSFWorkbook workbook, double rate) {
    put(in(row(workbook, Sheets.EXCHANGE_RATES, "Currency", "GBP"), RATE), rate);
  }

  private static Cell in(Row row, String title) {
    return cell(row.getSheet(), row.getRowNum(), title);
  }

  /** The first row of a sheet that holds a text. */
  private static Row row(XSSFWorkbook workbook, String name, String title, String text) {
    for (Row row : workbook.getSheet(name)) {
      if (text.equals(LiveBooks.value(in(row, title)))) {
        return row;
      }
    }
    throw new IllegalArgumentException(name + " has no " + text);
  }

  /** What sorting does: two rows change places, and the formulas of other sheets stay. */
  private static void swap(Row one, Row other) {
    for (Cell header : one.getSheet().getRow(0)) {
      Cell first = in(one, header.getStringCellValue());
      Cell second = in(other, header.getStringCellValue());
      Object value = LiveBooks.value(first);
      put(first, LiveBooks.value(second));
      put(second, value);
    }
  }

  /** Types a row below the last one. */
  private static void add(XSSFWorkbook workbook, String name, Map<String, Object> cells) {
    Sheet sheet = workbook.getSheet(name);
    Row row = sheet.createRow(sheet.getLastRowNum() + 1);
    cells.forEach((title, value) -> put(in(row, title), value));
  }

  private static void price(XSSFWorkbook workbook, String model, String title, Object value) {
    Sheet sheet = workbook.getSheet(Sheets.MODEL_PRICES);
    for (int row = 1; row <= sheet.getLastRowNum(); row++) {
      boolean base = "Base".equals(LiveBooks.value(cell(sheet, row, "Kind")));
      if (base && model.equals(LiveBooks.value(cell(sheet, row, "Model")))) {
        put(cell(sheet, row, title), value);
      }
    }
  }

  // --- results ---------------------------------------------------------------------------------

  /** What was calculated on a sheet against what a fresh review carries there. */
  private static LiveBooks.Compared compareOnly(
      String only, Map<String, List<CSVRecord>> calculated, Path fresh, Predicate<String> wanted) {
    try (InputStream in = Files.newInputStream(fresh);
        XSSFWorkbook workbook = WorkbookDump.only(only::equals, in)) {
      return LiveBooks.compare(
          calculated, workbook, false, (sheet, key, title) -> !wanted.test(title));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String on(Map<String, List<CSVRecord>> sheets, int row, String title) {
    List<CSVRecord> workloads = sheets.get(Sheets.WORKLOADS);
    return workloads.get(row).get(workloads.get(0).toList().indexOf(title));
  }

  private static String check(Map<String, List<CSVRecord>> sheets, String name) {
    return sheets.get(Sheets.CHECKS).stream()
        .filter(row -> row.size() > 7 && row.get(1).equals(name))
        .map(row -> row.get(7))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> errorValues(Map<String, List<CSVRecord>> sheets) {
    List<String> errors = new ArrayList<>();
    sheets.forEach(
        (sheet, rows) ->
            rows.forEach(
                row ->
                    row.stream()
                        .filter(cell -> cell.matches("#[A-Z0-9/]+[!?]?|Err:[0-9]+"))
                        .forEach(cell -> errors.add(sheet + ": " + cell))));
    return errors;
  }

  /** The workloads with a 1 in a column of a sheet of ours. */
  private static Set<String> flagged(
      Map<String, List<CSVRecord>> sheets, String sheet, String title) {
    List<CSVRecord> rows =
        sheets.containsKey(sheet) ? sheets.get(sheet) : LiveBooks.section(sheets, sheet);
    List<String> headers = rows.get(LiveBooks.HEADER_ROW).toList();
    int column = headers.indexOf(title);
    assertThat(column).as("%s of %s", title, sheet).isNotNegative();
    Set<String> names = new TreeSet<>();
    rows.subList(LiveBooks.HEADER_ROW + 1, rows.size()).stream()
        .filter(row -> row.get(column).equals("1"))
        .forEach(row -> names.add(row.get(0)));
    return names;
  }

  /** The workloads in whose Why something is said. */
  private static Set<String> saying(Map<String, List<CSVRecord>> sheets, String pattern) {
    List<CSVRecord> rows = sheets.get(Sheets.WORKLOADS);
    int why = rows.get(0).toList().indexOf("Why");
    Set<String> names = new TreeSet<>();
    rows.stream()
        .filter(row -> row.get(why).matches(".*" + pattern + ".*"))
        .forEach(row -> names.add(row.get(0)));
    return names;
  }
}
