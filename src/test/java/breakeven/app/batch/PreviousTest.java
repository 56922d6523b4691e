package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.core.expression.Text;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A review compared with an earlier one: what changed, by which cause, and that it adds up. */
@Thorough
class PreviousTest {
  private static final LocalDate THEN = Reviews.AS_OF;
  private static final LocalDate NOW = THEN.plusDays(3);

  @TempDir private Path folder;

  private static Map<String, String> with(Map<String, String> row, String... cells) {
    Map<String, String> changed = new LinkedHashMap<>(row);
    for (int i = 0; i < cells.length; i += 2) {
      changed.put(cells[i], cells[i + 1]);
    }
    return changed;
  }

  private static Map<String, String> workload(String name, String... cells) {
    return with(PlainBook.lasting(name, "2000000"), cells);
  }

  private Path book(String name, PlainBook book) {
    return book.write(folder.resolve(name + ".xlsx"));
  }

  private ReviewOptions options(Path in, LocalDate asOf) {
    String name = String.valueOf(in.getFileName()).replace(".xlsx", "-reviewed.xlsx");
    return Reviews.withoutShapes(Reviews.options(in, folder.resolve(name), asOf, true, null, 0));
  }

  private Path last(Path in) {
    return Reviews.review(options(in, THEN));
  }

  private ReviewOutcome compare(Path in, Path last) throws IOException {
    ReviewOptions alone = options(in, NOW);
    ReviewOptions compared =
        Reviews.withoutShapes(
            Reviews.asked(
                alone.input(),
                alone.output(),
                alone.asOf(),
                alone.overwrite(),
                null,
                last,
                alone.draws(),
                null,
                null));
    return new Review().run(compared, Progress.hidden());
  }

  private Map<String, Map<String, String>> changes(Path in) {
    return Reviews.rows(options(in, NOW).output(), Sheets.CHANGES).stream()
        .collect(
            Collectors.toMap(
                row -> row.get("Workload"), row -> row, (a, b) -> a, LinkedHashMap::new));
  }

  private static String line(ReviewOutcome outcome) {
    return outcome.summary().stream().filter(l -> l.startsWith("Since")).findFirst().orElseThrow();
  }

  private static double saving(Path reviewed, String name) {
    return Double.parseDouble(
        Reviews.results(reviewed).get(name).get("Expected saving (GBP a year)"));
  }

  /** What the checks find that hold the steps against this review: how far they are off. */
  private List<Double> sumsOff(Path in) throws IOException {
    List<Double> off = new ArrayList<>();
    try (InputStream read = Files.newInputStream(options(in, NOW).output());
        XSSFWorkbook workbook = WorkbookDump.cells(Sheets.CHECKS::equals, read)) {
      for (Row row : workbook.getSheet(Sheets.CHECKS)) {
        Cell name = row.getCell(1);
        if (name != null && name.toString().startsWith("Last review's")) {
          off.add(row.getCell(3).getNumericCellValue() - row.getCell(4).getNumericCellValue());
        }
      }
    }
    return off;
  }

  // --- kinds of change ---------------------------------------------------------------------------

  @Test
  void whatIsAsItWasIsNoChange() throws IOException {
    Path in = book("same", new PlainBook(List.of(workload("a"), workload("b"))));
    Path last = last(in);
    ReviewOutcome outcome = compare(in, last);
    assertThat(line(outcome))
        .startsWith(
            "Since the review of "
                + THEN
                + " (same-reviewed.xlsx): nothing changed, 2 are the same as before. Saving"
                + " at today's prices a year: ");
    assertThat(outcome.found()).doesNotContain(FailOn.CHANGES);
    assertThat(changes(in)).isEmpty();
  }

  @Test
  void afterAReviewOfNoWorkloadsAllAreNew() throws IOException {
    Path empty = book("empty", new PlainBook(List.of(workload("a"))).edit(PreviousTest::clear));
    ReviewOutcome outcome =
        compare(book("one", new PlainBook(List.of(workload("a")))), last(empty));
    assertThat(line(outcome)).contains("1 workload is new");
  }

  private static void clear(XSSFWorkbook workbook) {
    var sheet = workbook.getSheet(Sheets.WORKLOADS);
    sheet.removeRow(sheet.getRow(1));
  }

  @Test
  void eachKindOfChangeIsListedOnceAndTheStepsAddUp() throws IOException {
    Path before =
        book(
            "before",
            new PlainBook(
                List.of(
                    workload("a"),
                    workload("b"),
                    workload("gone", "Requests", "2500000"),
                    workload("same"))));
    Path last = last(before);
    Path now =
        book(
            "now",
            new PlainBook(
                List.of(
                    workload("same"),
                    workload(" A ", "Requests", "3000000"),
                    workload("b", "Task pattern", "Volatile"),
                    workload("new", "Requests", "2600000"))));
    ReviewOutcome outcome = compare(now, last);
    assertThat(line(outcome))
        .contains(
            "1 verdict changed, 1 workload is new, 1 is removed, 1 has changed figures, 1 is the"
                + " same as before");
    // The amount of the first page, in lines that it has room for.
    assertThat(line(outcome)).contains(" Saving at today's prices a year: ");
    try (XSSFWorkbook workbook = new XSSFWorkbook(options(now, NOW).output().toString())) {
      assertThat(workbook.getSheet(Sheets.SUMMARY))
          .map(row -> String.valueOf(row.getCell(0)))
          .filteredOn(text -> text.startsWith("Since the review"))
          .singleElement()
          .satisfies(text -> assertThat(text).hasSizeLessThan(130));
      workbook.getPackage().revert();
    }
    assertThat(outcome.found()).contains(FailOn.CHANGES);
    Map<String, Map<String, String>> changes = changes(now);
    assertThat(changes.keySet()).containsExactlyInAnyOrder("A", "b", "gone", "new");
    assertThat(changes.get("A").get("Change")).isEqualTo("Figures changed");
    assertThat(changes.get("b").get("Change")).isEqualTo("Verdict changed");
    assertThat(changes.get("b").get("Verdict, last review")).isEqualTo("Fine-tune");
    assertThat(changes.get("b").get("Verdict now")).isEqualTo("Prompt");
    assertThat(changes.get("b").get("What changed"))
        .startsWith("Assumptions and other inputs (-")
        .endsWith(" GBP) turned the verdict: Task pattern Stable → Volatile");
    assertThat(changes.get("gone").get("Verdict now")).isEmpty();
    assertThat(changes.get("new").get("Verdict, last review")).isEmpty();
    assertThat(List.copyOf(changes.keySet()).get(3)).isEqualTo("A");
    Reviews.valid(options(now, NOW).output());
    assertThat(sumsOff(now)).hasSize(2).allMatch(off -> Math.abs(off) < 0.005);
  }

  @Test
  void anotherNameAndOtherInputsMeanThatOneWorkloadWasRemovedAndOneIsNew() throws IOException {
    Path last = last(book("before", new PlainBook(List.of(workload("old name")))));
    Path now = book("now", new PlainBook(List.of(workload("new name", "Requests", "2100000"))));
    compare(now, last);
    assertThat(changes(now).values())
        .extracting(row -> row.get("Change"))
        .containsExactlyInAnyOrder("New", "Removed");
  }

  @Test
  void aNameInSeveralRowsIsNotComparedAndStillAddsUp() throws IOException {
    Path last = last(book("before", new PlainBook(List.of(workload("a"), workload("b")))));
    Path now = book("now", new PlainBook(List.of(workload("a"), workload("a"), workload("b"))));
    ReviewOutcome outcome = compare(now, last);
    assertThat(line(outcome)).contains("3 rows without a name of its own cannot be compared");
    assertThat(changes(now)).isEmpty();
    assertThat(sumsOff(now)).hasSize(2).allMatch(off -> Math.abs(off) < 0.005);
  }

  @Test
  void ofManyChangesThoseThatMatterMostAreListedAndAllAreCounted() throws IOException {
    List<Map<String, String>> then = new ArrayList<>();
    List<Map<String, String>> now = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      then.add(workload("w" + i));
      now.add(
          i == 600
              ? workload("w" + i, "Task pattern", "Volatile")
              : workload("w" + i, "Requests", String.valueOf(2_100_000 + 1_000 * i)));
    }
    Path last = last(book("before", new PlainBook(then)));
    Path in = book("now", new PlainBook(now));
    assertThat(line(compare(in, last))).contains("1 verdict changed, 1,099 have changed figures");
    List<String> listed = List.copyOf(changes(in).keySet());
    assertThat(listed)
        .hasSize(1_001)
        .startsWith("w600", "w1099", "w1098")
        .endsWith("w100", "Not listed: 100 workloads.");
    assertThat(changes(in).get("w100").get("What changed"))
        .startsWith("Volume (+")
        .contains("Requests (per month) ");
  }

  // --- what has moved ----------------------------------------------------------------------------

  @Test
  void theEffectOfTheOnlyMoveIsTheWholeDifference() throws IOException {
    Map<String, String> before =
        workload(
            "a",
            "Tuning method",
            "LoRA",
            "Serving",
            "Rented GPUs",
            "GPU",
            "L40S",
            "Cheaper models tried",
            "Yes");
    Path last = last(book("before", new PlainBook(List.of(before))));
    Path now = book("now", new PlainBook(List.of(with(before, "Requests", "3000000"))));
    compare(now, last);
    double difference = saving(options(now, NOW).output(), "a") - saving(last, "a");
    assertThat(difference).isGreaterThan(100);
    assertThat(changes(now).get("a").get("What changed"))
        .isEqualTo(
            "Volume (+"
                + Text.fixed(difference, 0)
                + " GBP): Requests (per month) 2,000,000 → 3,000,000");
  }

  @Test
  void aPriceAndAnAssumptionThatMovedAreNamedWithWhatEachDoes() throws IOException {
    List<Map<String, String>> workloads = List.of(workload("a"));
    Path last = last(book("before", new PlainBook(workloads).withShippedTables()));
    PlainBook book = new PlainBook(workloads).withShippedTables();
    List<Map<String, String>> prices = new ArrayList<>();
    for (Map<String, String> row : book.rows(ModelPrices.TABLE)) {
      boolean ours = row.getOrDefault("Model", "").equals("gpt-5.6-terra");
      prices.add(ours ? with(row, "Input", "1.5") : row);
    }
    List<Map<String, String>> assumptions = new ArrayList<>();
    for (Map<String, String> row : book.rows(AssumptionsTable.TABLE)) {
      boolean ours = row.getOrDefault("Assumption", "").equals("Horizon");
      assumptions.add(ours ? with(row, "Value", "36") : row);
    }
    book.with(ModelPrices.TABLE, prices).with(AssumptionsTable.TABLE, assumptions);
    Path now = book("now", book);
    compare(now, last);
    String moved = changes(now).get("a").get("What changed");
    assertThat(moved)
        .contains(" GBP): assumed Horizon 24 → 36")
        .contains("List prices (-")
        .contains(" GBP): Input price prompted 1.506 → 1.130 GBP per 1M tokens");
    assertThat(moved.split("; ")).hasSize(2);
  }

  @Test
  void anotherModelIsOneMoveWithAllItsPrices() throws IOException {
    Path last = last(book("before", new PlainBook(List.of(workload("a")))));
    Path now = book("now", new PlainBook(List.of(workload("a", "Prompted model", "gpt-6.1-sol"))));
    compare(now, last);
    double difference = saving(options(now, NOW).output(), "a") - saving(last, "a");
    assertThat(changes(now).get("a").get("What changed"))
        .isEqualTo(
            "Assumptions and other inputs ("
                + Text.fixed(difference, 0)
                + " GBP): Prompted model gpt-5.6-terra → gpt-6.1-sol");
  }

  @Test
  void aRowThatLacksSomethingNowIsTurnedByTheCellThatIsEmpty() throws IOException {
    Map<String, String> quoted =
        workload("a", "Serving", "Fixed", "Serving cost", "900", "Growth", "0.01");
    Map<String, String> open =
        with(quoted, "Serving cost", "", "Requests", "3000000", "Growth", "0.02");
    Path complete = book("complete", new PlainBook(List.of(quoted)));
    Path lacking = book("lacking", new PlainBook(List.of(open)));
    compare(lacking, last(complete));
    assertThat(changes(lacking).get("a").get("Cause")).isEqualTo("Assumptions and other inputs");
    assertThat(changes(lacking).get("a").get("What changed"))
        .contains("turned the verdict: Serving cost 900 → blank GBP per month")
        .contains("Volume (+")
        .contains("Requests (per month) 2,000,000 → 3,000,000, Growth 1% → 2%");
    Path again = book("again", new PlainBook(List.of(quoted)));
    compare(again, last(book("open", new PlainBook(List.of(open)))));
    assertThat(changes(again).get("a").get("What changed"))
        .startsWith("Assumptions and other inputs (+")
        .contains("turned the verdict: Serving cost blank → 900 GBP per month")
        .contains("Requests (per month) 3,000,000 → 2,000,000");
  }

  // --- what it is compared with ------------------------------------------------------------------

  @Test
  void amountsInAnotherCurrencyAreNotCompared() throws IOException {
    Path last = last(book("before", new PlainBook(List.of(workload("a"), workload("b")))));
    PlainBook dollars =
        new PlainBook(List.of(workload("a"), workload("b", "Task pattern", "Volatile")))
            .with(
                AssumptionsTable.TABLE,
                List.of(Map.of("Assumption", "Reporting currency", "Value", "USD")));
    Path now = book("now", dollars);
    ReviewOutcome outcome = compare(now, last);
    assertThat(line(outcome))
        .contains("1 verdict changed, 1 is the same as before.")
        .endsWith("Amounts are not compared: they were in GBP and are in USD now.");
    assertThat(sumsOff(now)).containsExactly(0.0);
  }

  @Test
  void theRowsOfACsvFileAreComparedToo() throws IOException {
    Path before = book("before", new PlainBook(List.of(workload("a"), workload("b"))));
    Path table = folder.resolve("last.csv");
    Reviews.review(Reviews.options(before, table, THEN, false, null, 0));
    Path now =
        book("now", new PlainBook(List.of(workload("a", "Output tokens", "300"), workload("b"))));
    assertThat(line(compare(now, table)))
        .contains("1 has changed figures, 1 is the same as before");
    assertThat(changes(now).get("a").get("What changed"))
        .startsWith("Tokens a request (+")
        .endsWith("GBP): Output tokens 200 → 300");
  }

  @Test
  void aDayThatCannotBeReadDoesNotHideTheOthers() throws IOException {
    Path before = book("before", new PlainBook(List.of(workload("a"), workload("b"))));
    Path table = folder.resolve("last.csv");
    Reviews.review(Reviews.options(before, table, THEN, false, null, 0));
    String text = Files.readString(table);
    int last = text.lastIndexOf(THEN.toString());
    Files.writeString(table, text.substring(0, last) + "01.12.2026" + text.substring(last + 10));
    assertThat(line(compare(before, table)))
        .startsWith("Since the review of " + THEN + " (last.csv)");
  }

  @Test
  void aCsvFileThatAnotherProgramSavedWithDecimalCommasIsRefused() throws IOException {
    Path before = book("before", new PlainBook(List.of(workload("a"))));
    Path table = folder.resolve("last.csv");
    Reviews.review(Reviews.options(before, table, THEN, false, null, 0));
    String german =
        Files.readString(table).replace(';', '.').replaceAll("(?<=[0-9])[.](?=[0-9])", "#");
    Files.writeString(table, german.replace(',', ';').replace('#', ','));
    assertThatThrownBy(() -> compare(before, table))
        .isInstanceOf(BadInput.class)
        .hasMessageMatching(
            ".*last\\.csv, row 2: \"[0-9,]+\" is not a number as a review writes it.*");
  }

  @Test
  void aWorkbookThatWasNotReviewedIsRefused() {
    Path in = book("plain", new PlainBook(List.of(workload("a"))));
    assertThatThrownBy(() -> compare(in, in))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("plain.xlsx has no column Verdict beside its workloads");
  }

  @Test
  void aReviewWithoutAComparisonTakesTheSheetAwayAgain() throws IOException {
    Path in = book("in", new PlainBook(List.of(workload("a"))));
    compare(in, last(in));
    Path compared = Files.copy(options(in, NOW).output(), folder.resolve("compared.xlsx"));
    assertThat(Reviews.sheets(compared)).contains(Sheets.CHANGES);
    assertThat(Reviews.sheets(Reviews.review(options(compared, NOW))))
        .doesNotContain(Sheets.CHANGES);
  }
}
