package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.report.DecisionTotals;
import breakeven.core.table.Sheets;
import breakeven.core.table.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/**
 * The totals of {@code Decisions}, {@code Business units} and {@code Next steps} against the rows
 * that they are of, as a spreadsheet has them.
 */
final class PageTotals {
  private static final String ALL = "All workloads";
  private static final String EXPECTED = "Expected saving (GBP a year)";
  private static final String SAVING = "Saving (GBP over the horizon)";

  /** Changes without a saving, since nothing is paid today or nobody knows what: in no line. */
  private static final List<String> WITHOUT_SAVING =
      List.of(Words.PLANNED, DecisionTotals.MUST_MOVE, DecisionTotals.UNKNOWN);

  private static final String ONE_OFF = "One-off (GBP)";

  private PageTotals() {}

  static void addUp(Map<String, List<CSVRecord>> book) {
    decisions(book.get(Sheets.DECISIONS), readyOn(book.get(Sheets.SUMMARY)));
    List<CSVRecord> units = new ArrayList<>(book.get(Sheets.BUSINESS_UNITS));
    // The total stands above the header.
    CSVRecord all = units.stream().filter(row -> row.get(0).equals(ALL)).findFirst().orElseThrow();
    units.remove(all);
    units.add(all);
    tables(Sheets.BUSINESS_UNITS, units, "Workloads", 1);
    tables(
        Sheets.NEXT_STEPS,
        book.get(Sheets.NEXT_STEPS),
        "Worth, after its cost (GBP over the horizon)",
        1);
  }

  /** What waits, is approved, is turned down or restores quality is what the rows of it come to. */
  private static void decisions(List<CSVRecord> page, double ready) {
    List<CSVRecord> rows = new ArrayList<>(page);
    while (!rows.get(0).toList().contains("Decision")) {
      rows.remove(0);
    }
    List<String> titles = rows.remove(0).toList();
    boolean drawn = page.get(1).get(0).contains("GBP a year");
    Map<String, List<String>> lines =
        Map.of(
            page.get(1).get(0),
            List.of(DecisionTotals.WAITING),
            said(page, "Approved so far"),
            List.of(DecisionTotals.APPROVED),
            said(page, "Rejected or deferred"),
            DecisionTotals.TURNED_DOWN,
            said(page, "Cost more than today"),
            DecisionTotals.DEARER);
    assertThat(lines).hasSize(4);
    int counted = 0;
    for (Map.Entry<String, List<String>> line : lines.entrySet()) {
      List<CSVRecord> of =
          rows.stream()
              .filter(row -> starts(row.get(titles.indexOf("Status")), line.getValue()))
              .toList();
      counted += of.size();
      double saving = sum(of, titles.indexOf(drawn ? EXPECTED : SAVING));
      double oneOff = sum(of, titles.indexOf(ONE_OFF));
      String count = line.getKey().startsWith("Changes that wait") ? ": " : "^.*\\n";
      assertThat(line.getKey().replace(",", ""))
          .as("%s", line.getValue())
          .containsPattern(count + of.size() + "\\b");
      if (!of.isEmpty()) {
        assertThat(line.getKey().replace(",", ""))
            .containsPattern("[ \n]" + Math.round(saving) + "\\b")
            .containsPattern("[ \n]" + Math.round(oneOff) + "\\b");
      }
    }
    List<CSVRecord> saving =
        rows.stream()
            .filter(row -> row.get(titles.indexOf("Status")).equals(DecisionTotals.WAITING))
            .toList();
    assertThat(sum(saving, titles.indexOf("Expected in all (GBP over the horizon)")))
        .isCloseTo(ready, within(0.01));
    long listed =
        rows.stream()
            .map(row -> row.get(titles.indexOf("Status")))
            .filter(status -> !status.isEmpty() && !starts(status, WITHOUT_SAVING))
            .count();
    assertThat(counted).isEqualTo((int) listed).isPositive();
  }

  /** What is ready to approve, on the first page. */
  private static double readyOn(List<CSVRecord> page) {
    return page.stream()
        .filter(row -> row.get(1).equals(ALL))
        .mapToDouble(row -> Double.parseDouble(row.get(SummarySheet.READY)))
        .findFirst()
        .orElseThrow();
  }

  private static boolean starts(String status, List<String> words) {
    return words.stream().anyMatch(status::startsWith);
  }

  /** A line above the list: its label, count and amounts, one a line. */
  private static String said(List<CSVRecord> page, String label) {
    return page.stream()
        .filter(row -> row.get(0).equals(label))
        .map(row -> String.join("\n", label, row.get(1), whole(row.get(5)), whole(row.get(6))))
        .findFirst()
        .orElseThrow();
  }

  private static String whole(String figure) {
    return String.valueOf(figure.isEmpty() ? 0 : Math.round(Double.parseDouble(figure)));
  }

  /** Each figure of a table's last row is the sum over the rows above it. */
  private static void tables(String sheet, List<CSVRecord> page, String figure, int least) {
    int tables = 0;
    int header = -1;
    for (int at = 0; at < page.size(); at++) {
      if (page.get(at).toList().contains(figure)) {
        header = at;
      } else if (page.get(at).get(0).equals(ALL)) {
        List<CSVRecord> rows = page.subList(header + 1, at);
        int columns = 0;
        for (int column = 1; column < page.get(header).size(); column++) {
          String total = page.get(at).get(column);
          // A cost of 1,000 requests adds up to nothing.
          boolean ratio = page.get(header).get(column).startsWith("Cost of 1,000");
          if (!total.isEmpty() && !ratio) {
            assertThat(sum(rows, column))
                .as("%s, %s", sheet, page.get(header).get(column))
                .isCloseTo(Double.parseDouble(total), within(0.01));
            columns++;
          }
        }
        assertThat(columns).isGreaterThan(2);
        tables++;
      }
    }
    assertThat(tables).as(sheet).isGreaterThanOrEqualTo(least);
  }

  private static double sum(List<CSVRecord> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .filter(text -> !text.isEmpty())
        .mapToDouble(Double::parseDouble)
        .sum();
  }
}
