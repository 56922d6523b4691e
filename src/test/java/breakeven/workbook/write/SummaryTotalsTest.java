package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.Formulas;
import breakeven.app.batch.LiveBooks;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Reviews;
import breakeven.app.cycle.Apply;
import breakeven.app.cycle.ApplyOptions;
import breakeven.app.cycle.TypedBooks;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.expression.Text;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Sheets;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.LibreOffice;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.workbook.live.LiveModelTest;
import breakeven.workbook.live.LiveSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every total on Summary is the sum over the rows that it names, after an edit too. */
class SummaryTotalsTest {
  private static final List<String> AMOUNTS =
      List.of(
          "Ready to approve",
          "Pending evidence",
          "Blocked by a check",
          "Cost of restoring quality");

  /** The first column of amounts in the table of verdicts. */
  private static final int FIRST_AMOUNT = 3;

  @TempDir private Path folder;

  @Thorough
  @Test
  void everyTotalIsTheSumOverTheRows() {
    Path reviewed = Reviews.reviewLive(SampleWorkbook.FILE, folder.resolve("reviewed.xlsx"), 0);
    Path edited = LiveBooks.edit(reviewed, folder.resolve("edited.xlsx"), LiveModelTest::change);
    LibreOffice.calculate(List.of(reviewed, edited), folder.resolve("calculated"))
        .values()
        .forEach(SummaryTotalsTest::adds);
  }

  @ParameterizedTest
  @CsvSource({"portfolio,2026-11-24,7,54,2", "month-18,2028-06-05,2,11,0"})
  void summaryAndDecisionsCountChangesAlike(
      String sample, LocalDate asOf, int ready, int workloads, int restoring) throws IOException {
    Path reviewed = folder.resolve("alike.xlsx");
    Reviews.review(Reviews.quick(Path.of("samples", sample + ".xlsx"), reviewed, asOf));

    String more = restoring == 0 ? "" : restoring + " more for quality or grounding";
    assertThat(WorkbookDump.of(reviewed, Sheets.SUMMARY::equals))
        .contains("Change " + ready + " of " + workloads + " workloads to save ")
        .contains(more);
    assertThat(WorkbookDump.of(reviewed, Sheets.DECISIONS::equals))
        .contains("Changes that wait for a decision: " + ready + ", ")
        .containsPattern("More for quality or grounding\\R.*\\b" + restoring + "\\b");
    assertThat(ChecksAgainst.of(reviewed)).isEmpty();
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
              int last = TypedBooks.rows(reviewed).size();
              TypedBooks.type(sheet, header + last, DecisionsTable.DECISION, "Reject");
            });
    Path applied = folder.resolve("applied.xlsx");
    new Apply()
        .run(
            new ApplyOptions(decided, applied, false, "Kim", null, Reviews.AS_OF),
            Progress.hidden(),
            line -> {});
    Path again =
        Reviews.review(
            Reviews.asked(
                applied,
                folder.resolve("again.xlsx"),
                Reviews.AS_OF,
                false,
                null,
                reviewed,
                Formulas.WHERE_AT_EASE,
                100,
                null,
                null));
    Map<String, List<CSVRecord>> sheets = LibreOffice.calculate(again, folder.resolve("turned"));
    adds(sheets);
    List<TypedDecision> rows = TypedBooks.rows(reviewed);
    double saving = rows.get(0).basis().saving() + rows.get(2).basis().saving();
    double dearer = rows.get(rows.size() - 1).basis().saving();
    assertThat(saving).isGreaterThan(100_000);
    assertThat(dearer).isNotPositive();
    List<CSVRecord> page = sheets.get(Sheets.SUMMARY);
    assertThat(fact(page, "Changes rejected or deferred")).isEqualTo(3);
    assertThat(fact(page, "Their saving, in no other total")).isCloseTo(saving, within(1.0));
    assertThat(sum(costs(sheets, "Rejected or deferred (GBP)"))).isCloseTo(saving, within(0.01));
    assertThat(page).anyMatch(row -> row.get(0).startsWith("3 rejected or deferred: "));

    List<CSVRecord> decisions = sheets.get(Sheets.DECISIONS);
    CSVRecord before = first(decisions, "Rejected or deferred");
    assertThat(number(before.get(1))).isEqualTo(3);
    assertThat(decisions.get(1).get(0)).startsWith("Changes that wait for a decision: 5, ");
    CSVRecord restores = first(decisions, "More for quality or grounding");
    assertThat(number(restores.get(1))).isEqualTo(1);
    assertThat(oneOff(decisions.get(1).get(0)) + oneOff(restores.get(2)))
        .isCloseTo(number(below(page, "One-off needed, GBP")), within(1.0));
    List<CSVRecord> changes = sheets.get(Sheets.CHANGES);
    assertThat(number(first(changes, "Rejected or deferred").get(3)))
        .isCloseTo(-saving, within(1.0));
    assertThat(number(first(changes, "Rest").get(3))).isCloseTo(0, within(0.01));
    assertThat(sheets.get(Sheets.BUSINESS_UNITS))
        .filteredOn(row -> row.get(0).equals("All workloads"))
        .isNotEmpty()
        .allMatch(row -> row.toList().stream().anyMatch(cell -> near(cell, saving)));
  }

  /** A figure below Behind the answer. */
  private static double fact(List<CSVRecord> page, String label) {
    return number(first(page, label).get(FIRST_AMOUNT));
  }

  private static CSVRecord first(List<CSVRecord> rows, String label) {
    return rows.stream().filter(row -> row.get(0).equals(label)).findFirst().orElseThrow();
  }

  private static void adds(Map<String, List<CSVRecord>> sheets) {
    List<CSVRecord> page = sheets.get(Sheets.SUMMARY);
    CSVRecord total = row(page, "All workloads");
    for (int i = 0; i < AMOUNTS.size(); i++) {
      double rows = sum(costs(sheets, AMOUNTS.get(i) + " (GBP)"));
      double verdicts = 0;
      for (CSVRecord verdict : page.subList(head(page) + 1, (int) total.getRecordNumber() - 1)) {
        verdicts += Double.parseDouble(verdict.get(FIRST_AMOUNT + i));
      }
      assertThat(number(total.get(FIRST_AMOUNT + i))).as(AMOUNTS.get(i)).isCloseTo(rows, cent());
      assertThat(verdicts).as(AMOUNTS.get(i)).isCloseTo(rows, cent());
    }
    List<String> today = results(sheets, "Paid today (GBP a year)");
    assertThat(number(below(page, "Paid today, GBP a year"))).isCloseTo(sum(today), cent());
    for (String group : AMOUNTS) {
      String column =
          group.equals("Ready to approve") ? "Saving (GBP over the horizon)" : group + " (GBP)";
      double rows =
          results(sheets, column).stream()
              .filter(text -> !text.isEmpty())
              .mapToDouble(Double::parseDouble)
              .filter(amount -> amount > 0)
              .sum();
      double apart =
          group.equals("Ready to approve") ? sum(costs(sheets, "Rejected or deferred (GBP)")) : 0;
      assertThat(number(total.get(FIRST_AMOUNT + AMOUNTS.indexOf(group))) + apart)
          .as(group)
          .isCloseTo(rows, cent());
    }
    assertThat(number(below(page, "One-off needed, GBP")))
        .isCloseTo(sum(costs(sheets, "One-off as advised (GBP)")), cent());
    promised(sheets, number(total.get(FIRST_AMOUNT)));
    long counted = today.stream().filter(text -> !text.isEmpty()).count();
    assertThat(page)
        .anyMatch(row -> row.get(0).startsWith("All totals are of the " + counted + " of 54 "));
  }

  /**
   * What is expected where draws say it, within its own range; else what it is at today's prices.
   */
  private static void promised(Map<String, List<CSVRecord>> sheets, double atTodaysPrices) {
    List<CSVRecord> page = sheets.get(Sheets.SUMMARY);
    List<String> rows = results(sheets, "Expected saving (GBP a year)");
    if (sum(rows) == 0) {
      String card = below(page, "Saving ready, GBP over the horizons");
      assertThat(number(card)).isCloseTo(atTodaysPrices, cent());
      return;
    }
    List<String> ready = costs(sheets, "Ready to approve (GBP)");
    double expected = 0;
    for (int i = 0; i < ready.size(); i++) {
      expected += number(ready.get(i)) > 0 ? number(rows.get(i)) : 0;
    }
    String card = "Expected saving, GBP a year";
    assertThat(number(below(page, card))).isCloseTo(expected, cent());
    String[] range = below(page, card, 2).replaceAll("[^\\d ]", "").strip().split(" +");
    assertThat(expected).isBetween(number(range[1]), number(range[2]));
    assertThat(sheets.get(Sheets.DECISIONS).get(1).get(0))
        .contains(", expected " + Text.fixed(expected, 0) + " GBP a year, one-off ");
  }

  private static double oneOff(String sentence) {
    return number(sentence.replaceAll(".*one-off ([0-9,]+) GBP.*", "$1").replace(",", ""));
  }

  private static boolean near(String cell, double amount) {
    return cell.matches("-?[0-9.]+") && Math.abs(Double.parseDouble(cell) - amount) < 0.01;
  }

  private static org.assertj.core.data.Offset<Double> cent() {
    return within(0.005);
  }

  private static CSVRecord row(List<CSVRecord> page, String name) {
    return page.stream().filter(row -> row.get(1).equals(name)).findFirst().orElseThrow();
  }

  private static int head(List<CSVRecord> page) {
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).get(1).startsWith("Verdict, ")) {
        return i;
      }
    }
    throw new IllegalArgumentException("no table of verdicts");
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
    int column = rows.get(LiveBooks.HEADER_ROW).toList().indexOf(title);
    assertThat(column).as(title).isPositive();
    List<String> cells = new ArrayList<>();
    rows.subList(LiveSheet.FIRST_ROW - 1, rows.size()).forEach(row -> cells.add(row.get(column)));
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
