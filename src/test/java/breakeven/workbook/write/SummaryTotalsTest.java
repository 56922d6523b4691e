package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertAll;

import breakeven.app.batch.Progress;
import breakeven.app.batch.Reviews;
import breakeven.app.batch.SummaryTotals;
import breakeven.app.cycle.Apply;
import breakeven.app.cycle.ApplyOptions;
import breakeven.app.cycle.TypedBooks;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every total on Summary is the sum over the rows that it names. */
class SummaryTotalsTest {
  /** The amounts of the table of verdicts at today's prices, by their column. */
  private static final Map<Integer, String> AMOUNTS =
      Map.of(
          3, "Ready to approve",
          4, "Pending evidence",
          7, "Blocked by a check",
          8, "Cost of restoring quality");

  /** The first column of amounts in the table of verdicts. */
  private static final int FIRST_AMOUNT = 3;

  private static final String EXPECTED = "Expected saving, GBP a year, one-off paid";

  @TempDir private Path folder;

  @Thorough
  @Test
  void everyTotalIsTheSumOverTheRows() throws IOException {
    for (int draws : new int[] {200, 0}) {
      Path own = Files.createDirectory(folder.resolve("draws-" + draws));
      Map<String, List<CSVRecord>> book = Reviews.withCosts(SampleWorkbook.FILE, own, draws);
      assertAll(
          Stream.<Consumer<Map<String, List<CSVRecord>>>>of(
                  SummaryTotalsTest::adds, PageTotals::addUp, ForecastSheetTest::addUp)
              .map(check -> () -> check.accept(book)));
    }
  }

  @Thorough
  @ParameterizedTest
  @CsvSource({"portfolio,2026-11-24,8,54,2", "month-18,2028-06-05,1,11,0"})
  void summaryAndDecisionsCountChangesAlike(
      String sample, LocalDate asOf, int ready, int workloads, int restoring) throws IOException {
    Path reviewed = folder.resolve("alike.xlsx");
    Reviews.review(Reviews.quick(Path.of("samples", sample + ".xlsx"), reviewed, asOf));

    String more = restoring == 0 ? "" : " a year more than today, ";
    assertThat(WorkbookDump.of(reviewed, Sheets.SUMMARY::equals))
        .contains("Change " + ready + " of " + workloads + " workloads to save ")
        .contains(more);
    assertThat(WorkbookDump.of(reviewed, Sheets.DECISIONS::equals))
        .contains("Changes that wait for a decision: " + ready + ", ")
        .containsPattern("Cost more than today\\R.*\\b" + restoring + "\\b");
    assertThat(ChecksAgainst.of(reviewed)).isEmpty();
  }

  /** That nothing would save money would be untrue of what was turned down. */
  @Thorough
  @Test
  void whereAllWasTurnedDownTheAnswerSaysSo() throws IOException {
    Path reviewed = folder.resolve("november.xlsx");
    Reviews.review(Reviews.quick(SampleWorkbook.FILE, reviewed, Reviews.AS_OF));
    Path decided =
        TypedBooks.typed(
            reviewed,
            folder.resolve("decided.xlsx"),
            (sheet, header) -> {
              for (int row = 1; row <= TypedBooks.rows(reviewed).size(); row++) {
                TypedBooks.type(sheet, header + row, DecisionsTable.DECISION, "Reject");
              }
            });
    Path applied = folder.resolve("applied.xlsx");
    new Apply()
        .run(
            new ApplyOptions(decided, applied, false, "Kim", null, Reviews.AS_OF),
            Progress.hidden(),
            line -> {});
    Path again = folder.resolve("again.xlsx");
    Reviews.review(Reviews.quick(applied, again, Reviews.AS_OF));
    assertThat(WorkbookDump.of(again, Sheets.SUMMARY::equals))
        .contains(
            "No change is ready: none of the 49 decided would save money now, but for what was"
                + " turned down.");
  }

  @Thorough
  @Test
  void whatWasTurnedDownIsAnAmountOfItsOwn() throws IOException {
    Path reviewed = Reviews.reviewLive(SampleWorkbook.FILE, folder.resolve("november.xlsx"), 100);
    Path decided =
        TypedBooks.typed(
            reviewed,
            folder.resolve("decided.xlsx"),
            (sheet, header) -> {
              TypedBooks.type(sheet, header + 1, DecisionsTable.DECISION, "Reject");
              TypedBooks.type(sheet, header + 3, DecisionsTable.DECISION, "Defer");
              int last = dearer(TypedBooks.rows(reviewed));
              TypedBooks.type(sheet, header + 1 + last, DecisionsTable.DECISION, "Reject");
            });
    Path applied = folder.resolve("applied.xlsx");
    new Apply()
        .run(
            new ApplyOptions(decided, applied, false, "Kim", null, Reviews.AS_OF),
            Progress.hidden(),
            line -> {});
    Map<String, List<CSVRecord>> sheets =
        Reviews.withCosts(
            Reviews.asked(
                applied,
                folder.resolve("again.xlsx"),
                Reviews.AS_OF,
                false,
                null,
                reviewed,
                100,
                null,
                null),
            folder);
    adds(sheets);
    List<TypedDecision> rows = TypedBooks.rows(reviewed);
    double saving = rows.get(0).basis().saving() + rows.get(2).basis().saving();
    double dearer = rows.get(dearer(rows)).basis().saving();
    assertThat(saving).isGreaterThan(50_000);
    assertThat(dearer).isNotPositive();
    List<CSVRecord> page = sheets.get(Sheets.SUMMARY);
    assertThat(fact(page, "Changes rejected or deferred")).isEqualTo(3);
    assertThat(fact(page, "· their saving, in no other total")).isCloseTo(saving, within(1.0));
    assertThat(sum(costs(sheets, "Rejected or deferred (GBP)"))).isCloseTo(saving, within(0.01));
    assertThat(page).anyMatch(row -> row.get(0).startsWith("3 rejected or deferred: "));

    List<CSVRecord> decisions = sheets.get(Sheets.DECISIONS);
    CSVRecord before = first(decisions, "Rejected or deferred");
    assertThat(number(before.get(1))).isEqualTo(3);
    assertThat(decisions.get(1).get(0)).startsWith("Changes that wait for a decision: 6, ");
    CSVRecord restores = first(decisions, "Cost more than today");
    assertThat(number(restores.get(1))).isEqualTo(1);
    assertThat(oneOff(decisions.get(1).get(0)))
        .isCloseTo(number(below(page, "One-off needed, GBP")), within(1.0));
    List<CSVRecord> changes = sheets.get(Sheets.CHANGES);
    List<String> amounts = costs(sheets, "Rejected or deferred (GBP)");
    List<String> expected = costs(sheets, "Expected saving a year (GBP a year)");
    double year =
        IntStream.range(0, amounts.size())
            .filter(at -> !amounts.get(at).isEmpty() && number(amounts.get(at)) > 0)
            .mapToDouble(at -> number(expected.get(at)))
            .sum();
    assertThat(number(first(changes, "Rejected or deferred").get(3))).isCloseTo(-year, within(1.0));
    // A cause of nothing has no line.
    assertThat(changes).noneMatch(row -> row.get(0).equals("Rest"));
  }

  /** A figure below Behind the answer. */
  private static double fact(List<CSVRecord> page, String label) {
    return number(first(page, label).get(FIRST_AMOUNT));
  }

  private static CSVRecord first(List<CSVRecord> rows, String label) {
    return rows.stream().filter(row -> row.get(0).equals(label)).findFirst().orElseThrow();
  }

  /** Where a change is listed that costs more than today. */
  private static int dearer(List<TypedDecision> rows) {
    return IntStream.range(0, rows.size())
        .filter(at -> rows.get(at).basis().saving() < 0)
        .findFirst()
        .orElseThrow();
  }

  private static void adds(Map<String, List<CSVRecord>> sheets) {
    List<CSVRecord> page = sheets.get(Sheets.SUMMARY);
    SummaryTotals.addUp("the page", sheets);
    CSVRecord today = row(page, "At today's prices");
    AMOUNTS.forEach(
        (column, group) -> {
          List<String> amounts = costs(sheets, group + " (GBP)");
          double rows = group.equals("Pending evidence") ? pending(sheets, amounts) : sum(amounts);
          assertThat(number(today.get(column))).as(group).isCloseTo(rows, cent());
        });
    assertThat(sum(results(sheets, "Pending evidence (GBP)")))
        .isCloseTo(sum(costs(sheets, "Pending evidence (GBP)")), cent());
    List<String> savings = results(sheets, "Saving (GBP over the horizon, at today's prices)");
    List<String> ready = costs(sheets, "Ready (1 or 0)");
    double shown =
        IntStream.range(0, ready.size())
            .filter(at -> ready.get(at).equals("1"))
            .mapToDouble(at -> number(savings.get(at)))
            .sum();
    assertThat(sum(costs(sheets, "Ready to approve (GBP)"))).isCloseTo(shown, cent());
    List<String> paid = results(sheets, "Paid today (GBP a year)");
    assertThat(number(below(page, "Paid today, GBP a year"))).isCloseTo(sum(paid), cent());
    assertThat(number(below(page, "One-off needed, GBP")))
        .isCloseTo(ofReady(sheets, "One-off of the change (GBP)"), cent());
    promised(sheets);
    long counted = savings.stream().filter(text -> !text.isEmpty()).count();
    assertThat(page)
        .anyMatch(row -> row.get(0).startsWith("All totals are of the " + counted + " of 54 "));
  }

  /** What waits for evidence and is expected to save: the others are counted, not added. */
  private static double pending(Map<String, List<CSVRecord>> sheets, List<String> amounts) {
    List<String> expected = costs(sheets, "Expected net saving of fine-tuning (GBP)");
    return IntStream.range(0, amounts.size())
        .filter(at -> !expected.get(at).isEmpty() && number(expected.get(at)) > 0)
        .mapToDouble(at -> number(amounts.get(at)))
        .sum();
  }

  /**
   * One amount for one thing: cards, table, data of the charts and Business units have what the
   * rows of Costs that are ready come to, and Decisions what all changes come to.
   */
  private static void promised(Map<String, List<CSVRecord>> sheets) {
    List<CSVRecord> page = sheets.get(Sheets.SUMMARY);
    double ready = ofReady(sheets, "Expected saving (GBP)");
    double year = ofReady(sheets, "Expected saving a year (GBP a year)");
    assertThat(number(row(page, "All workloads").get(FIRST_AMOUNT))).isCloseTo(ready, cent());
    assertThat(number(below(page, "Ready to approve, GBP over the horizons")))
        .isCloseTo(ready, cent());
    boolean drawn = page.stream().anyMatch(row -> row.toList().contains(EXPECTED));
    String card = drawn ? EXPECTED : "Saving, GBP a year";
    assertThat(number(below(page, card))).isCloseTo(year, cent());
    double cash = ofReady(sheets, "Expected cash saving (GBP)");
    String fewer = ", fewer bad answers " + Plurals.whole(ready - cash);
    assertThat(below(page, "Ready to approve, GBP over the horizons", 2))
        .isEqualTo("cash " + Plurals.whole(cash) + (ready - cash < 0.5 ? "" : fewer));
    if (drawn) {
      assertThat(number(lastExpected(page))).isCloseTo(ready, cent());
    }
    double byUnit = 0;
    int line = first(page, "What the totals cover").toList().indexOf("GBP a year");
    for (int at = (int) first(page, "What the totals cover").getRecordNumber(); ; at++) {
      byUnit += number(page.get(at).get(line));
      if (page.get(at).get(4).equals(SummaryUnits.OTHERS)) {
        break;
      }
    }
    assertThat(byUnit).isCloseTo(year, cent());
    assertThat(sheets.get(Sheets.BUSINESS_UNITS))
        .filteredOn(row -> row.get(0).equals("All workloads"))
        .singleElement()
        .satisfies(row -> assertThat(number(row.get(3))).isCloseTo(year, cent()));
    if (drawn) {
      String[] range =
          below(page, card, 2)
              .replaceFirst("in 8 of 10", "")
              .replaceAll("[^\\d ]", "")
              .strip()
              .split(" +");
      assertThat(year).isBetween(number(range[0]), number(range[1]));
      List<CSVRecord> decisions = sheets.get(Sheets.DECISIONS);
      if (first(decisions, "Approved so far").get(1).equals("0")) {
        assertThat(decisions.get(1).get(0))
            .contains(", expected " + Plurals.whole(year) + " GBP a year, one-off ");
      }
    }
  }

  /** What is expected in the last month that the chart of cash draws. */
  private static String lastExpected(List<CSVRecord> page) {
    int column = page.get(1).toList().indexOf("Expected (GBP)");
    int at = 2;
    while (!page.get(at + 1).get(column).isEmpty()) {
      at++;
    }
    return page.get(at).get(column);
  }

  /** The sum of a column of Costs over the workloads whose change is ready. */
  private static double ofReady(Map<String, List<CSVRecord>> sheets, String column) {
    return where(sheets, "Ready (1 or 0)", column);
  }

  private static double where(Map<String, List<CSVRecord>> sheets, String flag, String column) {
    List<String> holds = costs(sheets, flag);
    List<String> amounts = costs(sheets, column);
    double sum = 0;
    for (int i = 0; i < holds.size(); i++) {
      boolean adds = holds.get(i).equals("1") && !amounts.get(i).isEmpty();
      sum += adds ? number(amounts.get(i)) : 0;
    }
    return sum;
  }

  private static double oneOff(String sentence) {
    return number(sentence.replaceAll(".*one-off ([0-9,]+) GBP.*", "$1").replace(",", ""));
  }

  private static org.assertj.core.data.Offset<Double> cent() {
    return within(0.005);
  }

  private static CSVRecord row(List<CSVRecord> page, String name) {
    return page.stream().filter(row -> row.get(1).equals(name)).findFirst().orElseThrow();
  }

  /** The figure of a card: below its label. */
  private static String below(List<CSVRecord> page, String label) {
    return below(page, label, 1);
  }

  private static String below(List<CSVRecord> page, String label, int rows) {
    for (int i = 0; i < page.size(); i++) {
      int column = page.get(i).toList().indexOf(label);
      if (column >= 0) {
        return page.get(i + rows).get(column);
      }
    }
    throw new IllegalArgumentException("no card " + label);
  }

  private static List<String> costs(Map<String, List<CSVRecord>> sheets, String title) {
    List<CSVRecord> rows = sheets.get(Sheets.COSTS);
    int column = rows.get(0).toList().indexOf(title);
    assertThat(column).as(title).isPositive();
    List<String> cells = new ArrayList<>();
    rows.subList(1, rows.size()).forEach(row -> cells.add(row.get(column)));
    return cells;
  }

  /** A result column of each workload. */
  private static List<String> results(Map<String, List<CSVRecord>> sheets, String title) {
    List<CSVRecord> rows = sheets.get(Sheets.WORKLOADS);
    int header = 0;
    while (!rows.get(header).toList().contains(title)) {
      header++;
    }
    int column = rows.get(header).toList().indexOf(title);
    return rows.subList(header + 1, rows.size()).stream()
        .filter(row -> row.size() > column)
        .map(row -> row.get(column))
        .toList();
  }

  private static double sum(List<String> cells) {
    return cells.stream().filter(text -> !text.isEmpty()).mapToDouble(Double::parseDouble).sum();
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }
}
