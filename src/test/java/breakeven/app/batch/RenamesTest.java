package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.Sheets;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which workload of the last review is which of this one, and what is told of it. */
@Thorough
class RenamesTest {
  private static final LocalDate DAY = Reviews.AS_OF;

  @TempDir private Path folder;

  private static Map<String, String> workload(String name, String requests, String... cells) {
    Map<String, String> row = new LinkedHashMap<>(PlainBook.lasting(name, requests));
    for (int i = 0; i < cells.length; i += 2) {
      row.put(cells[i], cells[i + 1]);
    }
    return row;
  }

  private Path review(String name, PlainBook book, Path last) throws IOException {
    Path in = book.write(folder.resolve(name + ".xlsx"));
    Path out = folder.resolve(name + "-reviewed.xlsx");
    new Review()
        .run(
            Reviews.withoutShapes(Reviews.asked(in, out, DAY, true, null, last, 0, null, null)),
            Progress.hidden());
    return out;
  }

  @SafeVarargs
  private Path last(Map<String, String>... rows) throws IOException {
    return review("last", new PlainBook(List.of(rows)), null);
  }

  @SafeVarargs
  private Map<String, Map<String, String>> now(Path last, Map<String, String>... rows)
      throws IOException {
    return changes(review("now", new PlainBook(List.of(rows)), last));
  }

  private static Map<String, Map<String, String>> changes(Path reviewed) {
    return Reviews.rows(reviewed, Sheets.CHANGES).stream()
        .collect(
            Collectors.toMap(
                row -> row.get("Workload"), row -> row, (a, b) -> a, LinkedHashMap::new));
  }

  private static String text(Path reviewed) throws IOException {
    StringBuilder text = new StringBuilder();
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook = WorkbookDump.cells(Sheets.CHANGES::equals, in)) {
      for (Row row : workbook.getSheet(Sheets.CHANGES)) {
        row.forEach(cell -> text.append(cell).append('\n'));
      }
    }
    return text.toString();
  }

  @Test
  void anIdFindsARenamedWorkloadWhateverElseChanged() throws IOException {
    Path last = last(workload("old", "2000000", "ID", "LM-1"));
    Map<String, Map<String, String>> changes = now(last, workload("new", "3000000", "ID", "lm-1"));
    assertThat(changes).containsOnlyKeys("new");
    assertThat(changes.get("new").get("Change")).isEqualTo("Figures changed");
    assertThat(changes.get("new").get("What changed"))
        .startsWith("was called old (same ID); Volume (+");
  }

  @Test
  void withoutAnIdEqualInputsLookLikeARename() throws IOException {
    Path last = last(workload("old", "2000000", "Owner", "Ann"));
    Map<String, Map<String, String>> changes =
        now(last, workload("new", "2000000", "Owner", "Ann"));
    assertThat(changes).containsOnlyKeys("new");
    assertThat(changes.get("new").get("Change")).isEqualTo("Renamed");
    assertThat(changes.get("new").get("What changed"))
        .isEqualTo("was called old (looks like a rename: all inputs are equal)");
  }

  @Test
  void twoThatCouldBeTheRenamedOneAreNotGuessed() throws IOException {
    Path last = last(workload("old", "2000000"));
    Map<String, Map<String, String>> changes =
        now(last, workload("new", "2000000"), workload("other", "2000000"));
    assertThat(changes.get("old").get("Change")).isEqualTo("Removed");
    assertThat(changes.get("new").get("Change")).isEqualTo("New");
    assertThat(changes.get("other").get("Change")).isEqualTo("New");
    Path two = last(workload("old", "2000000"), workload("older", "2000000"));
    assertThat(now(two, workload("new", "2000000")).values())
        .extracting(row -> row.get("Change"))
        .containsExactlyInAnyOrder("New", "Removed", "Removed");
  }

  @Test
  void otherIdsPartWorkloadsOfOneNameAndOfEqualInputs() throws IOException {
    Path last = last(workload("a", "2000000", "ID", "LM-1"));
    assertThat(now(last, workload("a", "2000000", "ID", "LM-2")).size()).isEqualTo(1);
    assertThat(Reviews.rows(folder.resolve("now-reviewed.xlsx"), Sheets.CHANGES))
        .extracting(row -> row.get("Change"))
        .containsExactlyInAnyOrder("New", "Removed");
  }

  @Test
  void aNameThatWentToAnotherWorkloadLeavesTheIdWhereItBelongs() throws IOException {
    Path last = last(workload("a", "2000000", "ID", "LM-1"));
    for (boolean idFirst : new boolean[] {true, false}) {
      Map<String, String> renamed = workload("b", "2000000", "ID", "LM-1");
      Map<String, String> taker = workload("a", "2500000");
      Map<String, Map<String, String>> changes =
          idFirst ? now(last, renamed, taker) : now(last, taker, renamed);
      assertThat(changes.get("b").get("What changed")).isEqualTo("was called a (same ID)");
      assertThat(changes.get("a").get("Change")).isEqualTo("New");
    }
  }

  @Test
  void anotherOwnerUnitOrCostCentreIsTold() throws IOException {
    Path last =
        last(
            workload(
                "a", "2000000", "Owner", "Ann", "Business unit", "Claims", "Cost centre", "1"));
    Map<String, Map<String, String>> changes =
        now(
            last,
            workload(
                "a", "2000000", "Owner", "Bob", "Business unit", "Claims", "Cost centre", "2"));
    assertThat(changes.get("a").get("Change")).isEqualTo("Reorganised");
    assertThat(changes.get("a").get("What changed"))
        .isEqualTo("Owner Ann → Bob; Cost centre 1 → 2");
    assertThat(text(folder.resolve("now-reviewed.xlsx")))
        .contains("1 workload has another owner, business unit or cost centre.");
  }

  @Test
  void aColumnThatTheLastReviewDidNotHaveIsNamedAndNothingIsGuessedFromIt() throws IOException {
    PlainBook without =
        new PlainBook(List.of(workload("a", "2000000"))).edit(RenamesTest::withoutOwners);
    Path last = review("last", without, null);
    Map<String, Map<String, String>> changes =
        now(last, workload("a", "2000000", "Owner", "Bob", "ID", "LM-1"));
    assertThat(changes).isEmpty();
    assertThat(text(folder.resolve("now-reviewed.xlsx")))
        .contains(
            "last-reviewed.xlsx has no column ID, Owner, Business unit, Cost centre: changes"
                + " there are not listed.");
  }

  private static void withoutOwners(XSSFWorkbook workbook) {
    List<String> gone = List.of("ID", "Owner", "Business unit", "Cost centre");
    Row header = workbook.getSheet(Sheets.WORKLOADS).getRow(0);
    for (Cell cell : header) {
      if (gone.contains(cell.toString())) {
        cell.setCellValue("mine " + cell.getColumnIndex());
      }
    }
  }

  @Test
  void aTableWithoutTheChanceSaysSo() throws IOException {
    Path in = new PlainBook(List.of(workload("a", "2000000"))).write(folder.resolve("in.xlsx"));
    Path table = folder.resolve("last.csv");
    Reviews.review(Reviews.options(in, table, DAY, false, null, 0));
    Files.writeString(
        table,
        Files.readString(table).replace("Chance of payback (%, of fine-tuning)", "Likelihood"));
    Path now = review("now", new PlainBook(List.of(workload("a", "2600000"))), table);
    assertThat(text(now))
        .contains("last.csv has no column Chance of payback.")
        .contains("A CSV file holds no prices and no assumptions");
  }

  @Test
  void nothingBelowMaterialityIsListedAndTheRestIsOneLine() throws IOException {
    Path last =
        last(workload("much", "2000000"), workload("little", "2100000"), workload("same", "1"));
    Path now =
        review(
            "now",
            new PlainBook(
                List.of(
                    workload("much", "2600000"),
                    workload("little", "2101000"),
                    workload("same", "1"))),
            last);
    Map<String, Map<String, String>> changes = changes(now);
    String rest = "Not listed: 1 workload that changed by less than 1,000 GBP.";
    assertThat(changes).containsOnlyKeys("much", rest);
    double listed =
        Double.parseDouble(changes.get("much").get("Change of expected saving (GBP a year)"));
    double unlisted =
        Double.parseDouble(changes.get(rest).get("Change of expected saving (GBP a year)"));
    assertThat(unlisted).isBetween(1.0, 1_000.0);
    double before = ready(last);
    assertThat(listed + unlisted).isCloseTo(ready(now) - before, Offset.offset(0.01));
  }

  private static double ready(Path reviewed) {
    return Reviews.results(reviewed).values().stream()
        .filter(row -> !row.get("Change").isEmpty())
        .mapToDouble(row -> Double.parseDouble(row.get("Expected saving (GBP a year)")))
        .sum();
  }

  @Test
  void materialityIsAnAssumption() throws IOException {
    Path last = last(workload("little", "2100000"));
    PlainBook book =
        new PlainBook(List.of(workload("little", "2101000")))
            .with(
                AssumptionsTable.TABLE,
                List.of(Map.of("Assumption", "Materiality", "Value", "1", "Unit", "GBP")));
    assertThat(changes(review("now", book, last))).containsOnlyKeys("little");
  }
}
