package breakeven.core.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.Reviews;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.core.table.Table;
import breakeven.core.table.Workloads;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.PlainBook;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bridge from one review to the next: every cause has its figure, and they add up. */
@Thorough
class CausesTest {
  private static final LocalDate THEN = LocalDate.of(2026, 10, 24);
  private static final LocalDate NOW = LocalDate.of(2026, 11, 24);
  private static final Offset<Double> CENT = Offset.offset(0.01);

  private static final Map<List<Map<String, String>>, Path> LAST = new HashMap<>();

  @TempDir private static Path before;
  @TempDir private Path folder;

  // --- a month later -----------------------------------------------------------------------------

  /** A book of the shipped tables in which some causes have been at work. */
  private record Month(
      List<Map<String, String>> rows, Map<String, String> advised, Set<Cause> causes) {
    PlainBook book() {
      PlainBook book = new PlainBook(workloads()).withShippedTables();
      if (causes.contains(Cause.LIST_PRICES)) {
        change(book, ModelPrices.TABLE, row -> scaled(row, 0.8, "Input", "Output"));
      }
      if (causes.contains(Cause.MODEL_ENDS)) {
        change(
            book,
            ModelPrices.TABLE,
            row ->
                row.get("Kind").equals("Base") && !row.getOrDefault("Output", "").isEmpty()
                    ? with(
                        with(row, "Last service", THEN.plusMonths(5).toString()),
                        "Replacement",
                        "gpt-6.1-sol")
                    : row);
      }
      if (causes.contains(Cause.EXCHANGE_RATES)) {
        change(
            book,
            ExchangeRates.TABLE,
            row -> row.get("Currency").equals("USD") ? scaled(row, 1.1, "Rate") : row);
      }
      if (causes.contains(Cause.GPU_PRICES)) {
        change(book, GpuPrices.TABLE, row -> scaled(row, 0.6, "Price"));
      }
      if (causes.contains(Cause.ASSUMPTIONS)) {
        change(
            book,
            AssumptionsTable.TABLE,
            row -> row.get("Assumption").equals("Day rate") ? scaled(row, 0.5, "Value") : row);
      }
      return book;
    }

    private List<Map<String, String>> workloads() {
      List<Map<String, String>> changed = new ArrayList<>();
      for (int i = 0; i < rows.size(); i++) {
        Map<String, String> row = rows.get(i);
        if (causes.contains(Cause.VOLUME) && i % 3 == 0) {
          row = scaled(row, 1.4, "Requests");
        }
        if (causes.contains(Cause.TOKENS) && i % 3 == 1) {
          row = scaled(row, 1.3, "Output tokens");
        }
        if (causes.contains(Cause.QUALITY) && i % 3 == 2) {
          row = with(with(row, "Fine-tuned quality", "0.99"), "Small model quality", "0.5");
        }
        String approach = advised.get(row.get("Workload"));
        if (causes.contains(Cause.CARRIED_OUT) && approach != null && i % 2 == 0) {
          row = with(row, "Current approach", approach);
        }
        changed.add(row);
      }
      return changed;
    }

    private LocalDate day() {
      return causes.contains(Cause.MONTH) ? NOW : THEN;
    }

    private int draws() {
      return causes.contains(Cause.OPTIONS) ? 200 : 0;
    }

    private static void change(
        PlainBook book, Table table, UnaryOperator<Map<String, String>> change) {
      book.with(table, book.rows(table).stream().map(change).toList());
    }

    private static Map<String, String> scaled(
        Map<String, String> row, double factor, String... columns) {
      Map<String, String> changed = row;
      for (String column : columns) {
        String typed = row.getOrDefault(column, "");
        if (!typed.isEmpty()) {
          changed = with(changed, column, String.valueOf(Double.parseDouble(typed) * factor));
        }
      }
      return changed;
    }

    private static Map<String, String> with(Map<String, String> row, String column, String text) {
      Map<String, String> changed = new LinkedHashMap<>(row);
      changed.put(column, text);
      return changed;
    }
  }

  private Path review(String name, PlainBook book, LocalDate day, Path last, int draws)
      throws IOException {
    Path in = book.write(folder.resolve(name + ".xlsx"));
    Path out = folder.resolve(name + "-reviewed.xlsx");
    new Review()
        .run(
            Reviews.withoutShapes(Reviews.asked(in, out, day, true, null, last, draws, null, null)),
            Progress.hidden());
    return out;
  }

  /** The review before that of the rows, made once. */
  private Path last(List<Map<String, String>> rows) throws IOException {
    Path last = LAST.get(rows);
    if (last == null) {
      Path made = review("last", new PlainBook(rows).withShippedTables(), THEN, null, 0);
      last = Files.copy(made, before.resolve("last" + LAST.size() + ".xlsx"));
      LAST.put(rows, last);
    }
    return last;
  }

  /** What each workload's verdict makes of today's approach. */
  private static Map<String, String> advised(Path reviewed) {
    Map<String, String> advised = new LinkedHashMap<>();
    Reviews.results(reviewed)
        .forEach(
            (name, row) -> {
              String change = row.get("Change");
              if (!change.isEmpty()) {
                advised.put(name, change.split(" → ")[1]);
              }
            });
    return advised;
  }

  /** What is expected to be saved a year, as the result columns say, workload by workload. */
  private static double ready(Path reviewed) {
    return Reviews.results(reviewed).values().stream()
        .filter(row -> !row.get("Change").isEmpty())
        .filter(row -> !row.get("Change").startsWith("Planned"))
        .map(row -> row.get("Expected saving (GBP a year)"))
        .filter(money -> !money.isEmpty())
        .mapToDouble(Double::parseDouble)
        .filter(money -> money > 0)
        .sum();
  }

  /** The lines of the bridge. */
  private static Map<String, Double> bridge(Path reviewed) throws IOException {
    Map<String, Double> lines = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook = WorkbookDump.only(Sheets.CHANGES::equals, in)) {
      for (Row row : workbook.getSheet(Sheets.CHANGES)) {
        Cell name = row.getCell(0);
        Cell money = row.getCell(3);
        boolean line =
            name != null
                && money != null
                && name.getCellType() == CellType.STRING
                && (money.getCellType() == CellType.NUMERIC
                    || money.getCellType() == CellType.FORMULA);
        if (line && !lines.containsKey("This review")) {
          lines.put(name.getStringCellValue(), money.getNumericCellValue());
        }
      }
    }
    return lines;
  }

  private static double causes(Map<String, Double> bridge) {
    return bridge.entrySet().stream()
        .filter(line -> !List.of("Last review", "This review").contains(line.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  // --- tests -------------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theCausesAddUpToTheDifferenceAndLeaveNoRest(long seed) throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(seed, 60);
    Path last = last(rows);
    Month month = new Month(rows, advised(last), EnumSet.allOf(Cause.class));
    List<Map<String, String>> workloads = new ArrayList<>(month.workloads());
    workloads.remove(8);
    workloads.add(Month.with(SeededPortfolio.row(seed, 203), "Requests", "3000000"));
    PlainBook book = month.book();
    book.with(Workloads.TABLE, workloads);
    Path now = review("now", book, NOW, last, month.draws());
    Map<String, Double> bridge = bridge(now);
    List<String> lines = new ArrayList<>(List.of("Last review"));
    for (Cause cause : Cause.values()) {
      // What does less than half a pound is in the rest.
      if (bridge.containsKey(cause.words())) {
        assertThat(Math.abs(bridge.get(cause.words()))).isGreaterThanOrEqualTo(0.5);
        lines.add(cause.words());
      }
    }
    assertThat(lines).hasSizeGreaterThan(6);
    lines.addAll(List.of("New", "Removed"));
    lines.addAll(bridge.containsKey("Rest") ? List.of("Rest") : List.of());
    lines.add("This review");
    assertThat(bridge.keySet()).containsExactlyElementsOf(lines);
    assertThat(bridge.get("Last review")).isCloseTo(ready(last), CENT);
    assertThat(bridge.get("This review")).isCloseTo(ready(now), CENT);
    assertThat(causes(bridge)).isCloseTo(ready(now) - ready(last), CENT);
    assertThat(bridge.getOrDefault("Rest", 0.0)).isCloseTo(0, Offset.offset(1.0));
  }

  @ParameterizedTest
  @EnumSource(value = Cause.class, names = "TURNED_DOWN", mode = EnumSource.Mode.EXCLUDE)
  void aCauseThatWorkedAloneIsTheWholeDifferenceAndItsReversalGivesItBack(Cause cause)
      throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(4, 60);
    Path last = last(rows);
    Month month = new Month(rows, advised(last), EnumSet.of(cause));
    Path now = review("now", month.book(), month.day(), last, month.draws());
    Map<String, Double> bridge = bridge(now);
    assertThat(Math.abs(bridge.get(cause.words()))).isGreaterThan(1);
    assertThat(bridge.get(cause.words())).isCloseTo(ready(now) - ready(last), CENT);
    // A cause that did nothing is no line.
    assertThat(bridge.keySet()).containsExactly("Last review", cause.words(), "This review");
  }

  @Test
  void ofCausesThatMovedDifferentWorkloadsEachReversalGivesBackItsFigure() throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(5, 60);
    Path last = last(rows);
    Set<Cause> all = EnumSet.of(Cause.VOLUME, Cause.TOKENS, Cause.QUALITY);
    Path now = review("now", new Month(rows, Map.of(), all).book(), THEN, last, 0);
    Map<String, Double> bridge = bridge(now);
    for (Cause cause : all) {
      Set<Cause> others = EnumSet.copyOf(all);
      others.remove(cause);
      Path without = review("without", new Month(rows, Map.of(), others).book(), THEN, last, 0);
      assertThat(bridge.get(cause.words())).as(cause.words()).isNotZero();
      assertThat(ready(now) - ready(without))
          .as(cause.words())
          .isCloseTo(bridge.get(cause.words()), CENT);
    }
  }

  @Test
  void whatWasApprovedAndCarriedOutIsWhatTheLastReviewHadReady() throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(6, 60);
    Path last = last(rows);
    Map<String, String> advised = advised(last);
    Month month =
        new Month(rows, advised, EnumSet.of(Cause.CARRIED_OUT, Cause.VOLUME, Cause.LIST_PRICES));
    Path now = review("now", month.book(), THEN, last, 0);
    Map<String, Map<String, String>> results = Reviews.results(last);
    double approved = 0;
    for (int i = 0; i < rows.size(); i += 2) {
      Map<String, String> row = results.get(rows.get(i).get("Workload"));
      String money = row.get("Expected saving (GBP a year)");
      if (!row.get("Change").isEmpty() && !money.isEmpty()) {
        approved += Math.max(0, Double.parseDouble(money));
      }
    }
    assertThat(approved).isGreaterThan(1);
    assertThat(bridge(now).get("Approved and carried out")).isCloseTo(-approved, CENT);
  }

  /** The row waits for a benchmark before and after, and has taken the cheaper model meanwhile. */
  @Test
  void whatWasAdvisedMeanwhileAndCarriedOutIsNoChangeOfVolume() throws IOException {
    Map<String, String> row =
        Portfolio.straight(
            "waits",
            "Prompting cost=20000",
            "Smaller model=gemini-3.5-flash-lite",
            "Small model output=2000",
            "Small model quality=0.9",
            "Fine-tuned quality=");
    Path last = last(List.of(row));
    Map<String, String> before = Reviews.results(last).get("waits");
    assertThat(before.get("Change")).isEqualTo("Prompting → Small model, meanwhile");
    Map<String, String> switched = Month.with(row, "Current approach", "Small model");
    Path now = review("now", new PlainBook(List.of(switched)).withShippedTables(), THEN, last, 0);
    assertThat(bridge(now).get("Approved and carried out"))
        .isCloseTo(-Double.parseDouble(before.get("Expected saving (GBP a year)")), CENT);
  }

  /** Its approach stays: what carrying the change out typed are shares of the cache. */
  @Test
  void cachingThatWasAdvisedAndSwitchedOnIsNoChangeOfTokens() throws IOException {
    Map<String, String> row =
        Portfolio.straight(
            "caches",
            "Prompting cost=",
            "Prompted model=gpt-5.2",
            "Smaller model=gemini-3.5-flash-lite",
            "Small model quality=0.4",
            "Input tokens=4000",
            "Output tokens=200",
            "Instruction tokens=1500",
            "Serving cost=90000");
    Path last = last(List.of(row));
    Map<String, String> before = Reviews.results(last).get("caches");
    assertThat(before.get("Change")).isEqualTo("Prompting → Prompting with caching");
    Map<String, String> switched = Month.with(row, "Cached share", "0.3375");
    Path now = review("now", new PlainBook(List.of(switched)).withShippedTables(), THEN, last, 0);
    assertThat(bridge(now)).doesNotContainKey("Tokens a request");
    assertThat(bridge(now).get("Approved and carried out"))
        .isCloseTo(-Double.parseDouble(before.get("Expected saving (GBP a year)")), CENT);
  }

  @Test
  void aChanceThatTurnsAVerdictFollowsTheCauseThatMovedTheSaving() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      rows.add(
          Month.with(
              PlainBook.lasting("w" + i, String.valueOf(100_000 * i)),
              "Cheaper models tried",
              "Yes"));
    }
    Month then = new Month(rows, Map.of(), EnumSet.noneOf(Cause.class));
    Month later = new Month(rows, Map.of(), EnumSet.of(Cause.LIST_PRICES));
    Path first = review("first", then.book(), THEN, null, 200);
    Path second = review("second", later.book(), THEN, null, 200);
    String chance = "Chance of payback (%, of fine-tuning)";
    Map<String, Map<String, String>> before = Reviews.results(first);
    Map<String, Map<String, String>> after = Reviews.results(second);
    String name =
        before.keySet().stream()
            .filter(row -> before.get(row).get("Verdict").startsWith("Fine-tune"))
            .filter(row -> after.get(row).get("Verdict").startsWith("Fine-tune"))
            .filter(row -> number(before, row, chance) > number(after, row, chance))
            .findFirst()
            .orElseThrow();
    double between = (number(before, name, chance) + number(after, name, chance)) / 2;
    UnaryOperator<Map<String, String>> confident =
        row ->
            row.get("Assumption").equals("Confidence")
                ? Month.with(row, "Value", String.valueOf(between))
                : row;
    PlainBook lastBook = then.book();
    Month.change(lastBook, AssumptionsTable.TABLE, confident);
    PlainBook nowBook = later.book();
    Month.change(nowBook, AssumptionsTable.TABLE, confident);
    Path last = review("last", lastBook, THEN, null, 200);
    Path now = review("now", nowBook, THEN, last, 200);
    Map<String, Double> bridge = bridge(now);
    assertThat(bridge.get("List prices")).isCloseTo(ready(now) - ready(last), CENT);
    assertThat(bridge.getOrDefault("Rest", 0.0)).isCloseTo(0, Offset.offset(1.0));
    Map<String, String> turned =
        Reviews.rows(now, Sheets.CHANGES).stream()
            .filter(row -> row.get("Workload").equals(name))
            .findFirst()
            .orElseThrow();
    assertThat(turned.get("Verdict now")).isEqualTo("Borderline");
    assertThat(turned.get("Cause")).isEqualTo("List prices");
    assertThat(turned.get("What changed"))
        .contains("List prices (-", "turned the verdict", "; chance of payback ");
  }

  /** Nothing typed differs: no assumption is to blame, with draws off, on, or more of them. */
  @Test
  void drawsOnOrOffAreOptionsOfTheReview() throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(4, 60);
    PlainBook book = new Month(rows, Map.of(), EnumSet.noneOf(Cause.class)).book();
    Path none = review("none", book, THEN, null, 0);
    Path on = review("on", book, THEN, none, 200);
    Path off = review("off", book, THEN, on, 0);
    Path more = review("more", book, THEN, on, 20);
    assertThat(bridge(on).get("Options of the review"))
        .isEqualTo(-bridge(off).get("Options of the review"))
        .isNotZero();
    for (Path now : List.of(on, off, more)) {
      Map<String, Double> bridge = bridge(now);
      assertThat(bridge).doesNotContainKey("Assumptions and other inputs");
      assertThat(bridge.get("Options of the review"))
          .isCloseTo(bridge.get("This review") - bridge.get("Last review"), CENT);
      assertThat(Reviews.rows(now, Sheets.CHANGES))
          .filteredOn(row -> row.getOrDefault("Change", "").equals("Verdict changed"))
          .hasSizeGreaterThanOrEqualTo(now.equals(more) ? 0 : 1)
          .extracting(row -> row.get("Cause"))
          .allMatch("Options of the review"::equals);
    }
  }

  private static double number(Map<String, Map<String, String>> rows, String name, String header) {
    return Double.parseDouble(rows.get(name).get(header));
  }

  @Test
  void anExchangeRateIsNeverShownAsAPrice() throws IOException {
    List<Map<String, String>> rows = List.of(PlainBook.lasting("a", "2000000"));
    Path last = last(rows);
    Month month = new Month(rows, Map.of(), EnumSet.of(Cause.EXCHANGE_RATES));
    Path now = review("now", month.book(), THEN, last, 0);
    assertThat(Reviews.rows(now, Sheets.CHANGES).get(0).get("What changed"))
        .startsWith("Exchange rates (+")
        .endsWith(" GBP): USD 0.7532 → 0.8285 GBP per 1");
    Month both = new Month(rows, Map.of(), EnumSet.of(Cause.EXCHANGE_RATES, Cause.LIST_PRICES));
    Path later = review("later", both.book(), THEN, last, 0);
    assertThat(Reviews.rows(later, Sheets.CHANGES).get(0).get("What changed"))
        // A list price of 2 USD that falls to 1.6 USD, both at the rate of the last review.
        .contains("Input price prompted 1.506 → 1.205 GBP per 1M tokens")
        .contains("USD 0.7532 → 0.8285 GBP per 1");
  }

  @Test
  void aModelThatLeftTheListTakesNothingFromAWorkloadThatMovedToAnother() throws IOException {
    Map<String, String> row = PlainBook.lasting("a", "2000000");
    Path last = last(List.of(row));
    PlainBook book =
        new PlainBook(List.of(Month.with(row, "Prompted model", "gpt-6.1-sol")))
            .withShippedTables();
    book.with(
        ModelPrices.TABLE,
        book.rows(ModelPrices.TABLE).stream()
            .filter(model -> !model.getOrDefault("Model", "").equals("gpt-5.6-terra"))
            .toList());
    Map<String, Double> bridge = bridge(review("now", book, THEN, last, 0));
    assertThat(bridge).doesNotContainKey("List prices");
    assertThat(bridge.get("Assumptions and other inputs")).isLessThan(-1);
  }
}
