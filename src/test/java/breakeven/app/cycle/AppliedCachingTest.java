package breakeven.app.cycle;

import static breakeven.app.cycle.TypedBooks.rows;
import static breakeven.app.cycle.TypedBooks.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.DecisionLogs;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.Reviews;
import breakeven.core.cycle.LogEntry;
import breakeven.core.cycle.LogMonths;
import breakeven.core.cycle.LogStatus;
import breakeven.core.cycle.MonthCosts;
import breakeven.core.cycle.MonthPrices;
import breakeven.core.cycle.UsedMonth;
import breakeven.core.decision.Decision;
import breakeven.core.evaluation.MonthCostEvaluator;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.testing.PlainBook;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.read.XlsxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that leaves the approach as it is types what it adds, and is valued by that. */
class AppliedCachingTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
  private static final String CACHES = "caches";
  private static final String RETRIEVES = "retrieves";

  @TempDir private Path folder;
  private final Map<String, Map<String, String>> before = new HashMap<>();
  private final Map<String, Map<String, String>> after = new HashMap<>();
  private final Map<String, LogEntry> log = new HashMap<>();
  private List<LogEntry> lines = List.of();

  private static Map<String, String> row(String name, String approach, String grounding) {
    return Portfolio.straight(
        name,
        "Prompting cost=",
        "Prompted model=gpt-5.2",
        "Smaller model=gemini-3.5-flash-lite",
        "Small model quality=" + (approach.equals("Small model") ? "0.95" : "0.4"),
        "Current approach=" + approach,
        "Needs grounding=" + grounding,
        "Input tokens=4000",
        "Output tokens=200",
        "Instruction tokens=1500",
        "Serving cost=90000");
  }

  @BeforeEach
  void allIsApprovedAndCarriedOut() throws IOException {
    Path book =
        new PlainBook(List.of(row(CACHES, "Prompting", "No"), row(RETRIEVES, "Small model", "Yes")))
            .write(folder.resolve("book.xlsx"));
    Path reviewed = review(book, "reviewed", before);
    Path typed =
        TypedBooks.typed(
            reviewed,
            folder.resolve("typed.xlsx"),
            (sheet, header) ->
                rows(reviewed)
                    .forEach(
                        one -> type(sheet, one.row() - 1, DecisionsTable.DECISION, "Approve")));
    Path next = folder.resolve("next.xlsx");
    int code =
        new Apply()
            .run(
                new ApplyOptions(typed, next, false, "Kim", null, DAY),
                Progress.hidden(),
                line -> {});
    assertThat(code).isZero();
    try (XlsxFile in = XlsxFile.open(next)) {
      lines = DecisionLogs.of(in).orElseThrow().chain().entries();
    }
    lines.stream()
        .filter(line -> line.status() != LogStatus.PRICES)
        .forEach(line -> log.put(line.workload(), line));
    review(next, "again", after);
  }

  private Path review(Path in, String out, Map<String, Map<String, String>> results)
      throws IOException {
    Path reviewed = folder.resolve(out + ".xlsx");
    new Review().run(Reviews.quick(in, reviewed, DAY), Progress.hidden());
    Reviews.rows(reviewed, Sheets.WORKLOADS).forEach(row -> results.put(row.get("Workload"), row));
    return reviewed;
  }

  private double today(Map<String, Map<String, String>> results, String name) {
    return Double.parseDouble(results.get(name).get("TCO today (GBP)"));
  }

  /** A key figure of {@code Realised}. */
  private static double key(Path book, String label) throws IOException {
    try (var in = Files.newInputStream(book);
        XSSFWorkbook workbook = WorkbookDump.cells(Sheets.REALISED::equals, in)) {
      for (Row row : workbook.getSheet(Sheets.REALISED)) {
        if (row.getCell(0) != null && row.getCell(0).toString().equals(label)) {
          return row.getCell(1).getNumericCellValue();
        }
      }
    }
    throw new AssertionError(label);
  }

  private void costsAsWasApproved(String name, double oneOff) {
    double then = today(before, name) - log.get(name).forecast().saving() - oneOff;
    assertThat(today(after, name)).isCloseTo(then, within(0.01));
    assertThat(after.get(name).get("Change")).isEmpty();
  }

  @Test
  void cachingIsTypedAndTheApproachStays() {
    LogEntry line = log.get(CACHES);
    assertThat(line.to()).isEqualTo("Prompting with caching");
    // 90% of 1,500 of 4,000 tokens; the model has no price of writing.
    assertThat(line.cells()).contains("Cached share: (empty) → 0.3375").doesNotContain("approach:");
    assertThat(after.get(CACHES).get("Current approach")).isEqualTo("Prompting");
    costsAsWasApproved(CACHES, 500);
  }

  @Thorough
  @Test
  void aSmallModelGetsTheRetrievedTokensThatItLacked() {
    LogEntry line = log.get(RETRIEVES);
    assertThat(line.to()).isEqualTo("Small model with RAG");
    assertThat(line.cells())
        .contains("Input tokens: 4000 → 6500")
        .contains("Retrieved tokens: (empty) → 2500");
    assertThat(after.get(RETRIEVES).get("Current approach")).isEqualTo("Small model");
    costsAsWasApproved(RETRIEVES, line.forecast().oneOff());
  }

  /** A month whose bill shows the caching that was switched on is compared with none. */
  @Thorough
  @Test
  void aMonthIsComparedWithTheCachingThatWasNotThere() {
    LogEntry line = log.get(CACHES);
    YearMonth month = YearMonth.of(2026, 12);
    double price = line.forecast().requestToday();
    for (double cached : new double[] {Double.NaN, 0.3375, 0.1}) {
      UsedMonth used =
          new UsedMonth(
              1_000_000,
              4000,
              cached,
              0 * cached,
              200,
              Double.NaN,
              "",
              false,
              false,
              "",
              Double.NaN,
              Double.NaN);
      MonthPrices prices = new LogMonths(lines).prices(line, month);
      MonthCosts costs =
          new MonthCostEvaluator(new Decision().model).of(prices, prices, line, used, 1);
      assertThat(costs.left()).isCloseTo(price, within(1e-9));
      double share = Double.isNaN(cached) ? 0.3375 : cached;
      double saved = (price - line.forecast().requestThen()) * share / 0.3375;
      assertThat(costs.now()).isCloseTo(price - saved, within(1e-9));
      assertThat(costs.nowExpected()).isCloseTo(line.forecast().requestThen(), within(1e-9));
    }
  }

  /** Somebody empties the cell that carrying the decision out typed. */
  @Thorough
  @Test
  void cachingThatIsUndoneIsReversed() throws IOException {
    String reversed = "Decisions: Reversed";
    assertThat(key(folder.resolve("again.xlsx"), reversed)).isZero();
    Path undone =
        TypedBooks.edited(
            folder.resolve("again.xlsx"),
            folder.resolve("undone.xlsx"),
            workbook -> {
              Row headers = workbook.getSheet(Sheets.WORKLOADS).getRow(0);
              for (Cell header : headers) {
                if (header.toString().startsWith("Cached share")) {
                  workbook
                      .getSheet(Sheets.WORKLOADS)
                      .getRow(1)
                      .getCell(header.getColumnIndex())
                      .setBlank();
                }
              }
            });
    Path seen = review(undone, "seen", new HashMap<>());
    assertThat(key(seen, reversed)).isEqualTo(1);
    Path next = folder.resolve("reversed.xlsx");
    new Apply()
        .run(new ApplyOptions(seen, next, false, "Kim", null, DAY), Progress.hidden(), said -> {});
    try (XlsxFile in = XlsxFile.open(next)) {
      assertThat(DecisionLogs.chain(in).entries())
          .filteredOn(line -> line.status() == LogStatus.REVERSED)
          .extracting(LogEntry::workload, LogEntry::comment)
          .containsExactly(tuple(CACHES, "Cached share is what it was before the change"));
    }
  }
}
