package breakeven.workbook.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.Reviews;
import breakeven.core.table.Sheets;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.LibreOffice;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure of Next steps is that of the rows. */
class NextStepsSheetTest {
  private static final String WORTH = "Worth, after its cost (GBP over the horizon)";

  private static final Map<String, String> AMOUNTS =
      Map.of(
          WORTH,
          "Value of the answer (GBP)",
          "Costs (GBP, once)",
          "Cost of the answer (GBP)",
          "Waits for it (GBP over the horizon)",
          "Waits for the answer (GBP)");

  @TempDir private Path folder;

  @Thorough
  @Test
  void totalsAreThoseOfTheRows() {
    Path csv = folder.resolve("csv");
    Path reviewed =
        Reviews.review(
            Reviews.asked(
                SampleWorkbook.FILE,
                folder.resolve("reviewed.xlsx"),
                Reviews.AS_OF,
                false,
                null,
                null,
                0,
                csv,
                null));
    adds(
        LibreOffice.calculate(reviewed, folder.resolve("calculated")).get(Sheets.NEXT_STEPS),
        Reviews.csvRows(csv, Sheets.COSTS));
  }

  /** In print a header is above its rows once. */
  @Test
  void theOffersHaveAPageOfTheirOwnWhereAllStepsAreOnTheFirst() throws IOException {
    Path reviewed = Reviews.reviewLive(SampleWorkbook.FILE, folder.resolve("reviewed.xlsx"), 0);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(reviewed))) {
      XSSFSheet sheet = book.getSheet(Sheets.NEXT_STEPS);
      assertThat(sheet.getRepeatingRows()).isNull();
      int[] breaks = sheet.getRowBreaks();
      assertThat(breaks).hasSize(1);
      assertThat(sheet.getRow(breaks[0] + 1).getCell(0).toString()).startsWith("Worth a test");
    }
  }

  private static void adds(List<CSVRecord> page, List<Map<String, String>> rows) {
    int head = head(page, WORTH);
    int all = first(page, "All workloads");
    List<String> headers = page.get(head).toList();
    for (Map.Entry<String, String> amount : AMOUNTS.entrySet()) {
      int at = headers.indexOf(amount.getKey());
      Map<String, String> costs = costs(rows, amount.getValue());
      double expected = costs.values().stream().mapToDouble(NextStepsSheetTest::number).sum();
      assertThat(expected).as(amount.getKey()).isGreaterThan(1_000);
      assertThat(number(page.get(all).get(at))).isCloseTo(expected, within(0.01));
      double listed = 0;
      for (CSVRecord row : page.subList(head + 1, all)) {
        listed += number(row.get(at));
        String own = costs.get(row.get(0));
        if (own != null) {
          assertThat(number(row.get(at))).as(row.get(0)).isCloseTo(number(own), within(0.01));
        }
      }
      assertThat(listed).as(amount.getKey()).isCloseTo(expected, within(0.01));
    }
    int worth = headers.indexOf(WORTH);
    String rounded =
        String.format(java.util.Locale.ROOT, "%,.0f", number(page.get(all).get(worth)));
    assertThat(page.get(1).get(0))
        .contains(" On average it brings " + rounded + " GBP more than it costs.");
  }

  /** What is offered is worth the same by the assumed chance, and has a heading of its own. */
  @Thorough
  @Test
  void offersToMeasureAreATableOfTheirOwn() {
    Path reviewed = Reviews.review(SampleWorkbook.FILE, folder.resolve("shapes.xlsx"));
    List<CSVRecord> page =
        LibreOffice.calculate(reviewed, folder.resolve("offers")).get(Sheets.NEXT_STEPS);
    int heading = 0;
    while (!page.get(heading).get(0).startsWith("Worth a test: ")) {
      heading++;
    }
    List<String> headers = page.get(heading + 2).toList();
    List<CSVRecord> offers = page.subList(heading + 3, page.size());
    assertThat(offers).hasSizeGreaterThan(5);
    Set<String> kinds = new HashSet<>();
    double before = Double.POSITIVE_INFINITY;
    for (CSVRecord offer : offers) {
      double saves = number(offer.get(headers.indexOf("Waits for it (GBP over the horizon)")));
      double costs = number(offer.get(headers.indexOf("Costs (GBP, once)")));
      double worth = number(offer.get(headers.indexOf(WORTH)));
      assertThat(saves).isGreaterThan(1_000);
      String what = offer.get(1);
      double chance =
          what.startsWith("Small first, escalate ") ? 0.4 : what.startsWith("Ask ") ? 0.7 : 0.65;
      assertThat(worth)
          .isCloseTo(chance * saves - (1 - chance) * costs, within(0.01))
          .isLessThan(before);
      before = worth;
      kinds.add(what.replaceFirst(" .*", ""));
    }
    assertThat(kinds).containsExactlyInAnyOrder("Benchmark", "Ask", "Small");
  }

  private static int head(List<CSVRecord> page, String header) {
    return place(page, header, page.get(0).size());
  }

  private static int first(List<CSVRecord> page, String label) {
    return place(page, label, 1);
  }

  private static int place(List<CSVRecord> page, String text, int columns) {
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).toList().subList(0, Math.min(columns, page.get(i).size())).contains(text)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no " + text);
  }

  /** A column of the table Costs by the workload. */
  private static Map<String, String> costs(List<Map<String, String>> rows, String title) {
    Map<String, String> cells = new LinkedHashMap<>();
    rows.forEach(row -> cells.put(row.get("Workload"), Objects.requireNonNull(row.get(title))));
    return cells;
  }

  private static double number(String text) {
    return text.isEmpty() ? 0 : Double.parseDouble(text);
  }
}
