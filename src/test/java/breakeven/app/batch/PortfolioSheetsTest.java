package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.cycle.TypedBooks;
import breakeven.core.cycle.ApprovalRules;
import breakeven.core.decision.Checklist;
import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Line;
import breakeven.core.report.BusinessUnits.Level;
import breakeven.core.report.DecisionColumns;
import breakeven.core.report.DecisionTotals;
import breakeven.core.report.Proposal;
import breakeven.core.table.Sheets;
import breakeven.core.table.Workloads;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import breakeven.xlsx.read.Temporary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code Decisions} and {@code Business units}: what they add up to. */
class PortfolioSheetsTest {
  private static final String ALL = "All workloads";
  private static final List<String> MONEY =
      List.of(
          "Paid today (GBP a year)",
          "Expected saving (GBP a year)",
          "Cash of it (GBP a year)",
          "Could be saved (GBP a year, if tests go well)",
          "Blocked by a check (GBP a year, against the alternative)",
          "One-off (GBP)",
          "Workloads",
          "Needs data");

  /** Names that a spreadsheet may take for patterns, comparisons or numbers. */
  private static final List<String> UNITS =
      List.of(
          "R*D", "RxD", "R~D", "<5", "=5", "Claims", " claims ", "", "0041", "41", "\"q\" & co");

  private static final Map<String, List<CSVRecord>> calculated = new HashMap<>();

  @TempDir private Path folder;

  /**
   * The rows of a table of a sheet, with that of all; a row for what is typed later has no label.
   */
  private static List<Map<String, String>> table(
      List<CSVRecord> sheet, Predicate<CSVRecord> isHeader) {
    List<Map<String, String>> rows = new ArrayList<>();
    CSVRecord header = null;
    for (CSVRecord row : sheet) {
      if (header == null) {
        header = isHeader.test(row) ? row : null;
      } else if (!row.get(0).isEmpty()) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
          named.putIfAbsent(header.get(i), row.get(i));
        }
        rows.add(named);
        if (named.containsValue(ALL)) {
          break;
        }
      }
    }
    return rows;
  }

  /** The one table of units, cost centres or owners. */
  private static List<Map<String, String>> units(Map<String, List<CSVRecord>> book) {
    List<CSVRecord> sheet = new ArrayList<>(book.get(Sheets.BUSINESS_UNITS));
    // The total stands above the header.
    CSVRecord all = sheet.stream().filter(row -> row.get(0).equals(ALL)).findFirst().orElseThrow();
    sheet.remove(all);
    sheet.add(all);
    return table(sheet, begins("Name", "Workloads"));
  }

  /** The same where another level was chosen after the review, and all of it calculated. */
  private List<Map<String, String>> unitsBy(Path reviewed, Level level) {
    Path chosen =
        EditedBooks.edit(
            reviewed,
            folder.resolve(level + ".xlsx"),
            book ->
                EditedBooks.put(
                    book.getSheet(Sheets.BUSINESS_UNITS).getRow(4).getCell(0), level.title()));
    Map<String, List<CSVRecord>> book = LibreOffice.calculate(chosen, folder.resolve("by" + level));
    requireOneTotal(book);
    return units(book);
  }

  private static Predicate<CSVRecord> begins(String first, String second) {
    return row -> row.size() > 1 && row.get(0).equals(first) && row.get(1).equals(second);
  }

  private static double sum(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .filter(row -> !row.containsValue(ALL))
        .map(row -> row.get(column))
        .filter(cell -> !cell.isEmpty())
        .mapToDouble(Double::parseDouble)
        .sum();
  }

  private static double all(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .filter(row -> row.containsValue(ALL))
        .mapToDouble(row -> Double.parseDouble(row.get(column)))
        .findFirst()
        .orElseThrow();
  }

  /** What the page of totals says of all workloads, wherever it says it. */
  private static double ofSummary(List<CSVRecord> summary, String column) {
    int at = -1;
    for (CSVRecord row : summary) {
      List<String> cells = row.toList();
      if (cells.contains(column)) {
        at = cells.indexOf(column);
      } else if (at >= 0 && cells.contains("At today's prices")) {
        return Double.parseDouble(cells.get(at));
      }
    }
    throw new AssertionError("Summary does not say " + column);
  }

  /** Every total agrees with every other one; gives what is ready to approve. */
  private static double requireOneTotal(Map<String, List<CSVRecord>> book) {
    List<Map<String, String>> units = units(book);
    List<Map<String, String>> decisions = changes(book);
    for (String column : MONEY) {
      assertThat(sum(units, column)).as(column).isCloseTo(all(units, column), within(0.01));
    }
    double ready = ofSummary(book.get(Sheets.SUMMARY), PortfolioMoney.READY);
    assertThat(saving(decisions, 1)).isCloseTo(ready, within(0.01));
    assertThat(saving(decisions, -1))
        .isCloseTo(ofSummary(book.get(Sheets.SUMMARY), "Costs more than today"), within(0.01));
    return ready;
  }

  /** The savings of one sign that are listed, without it. */
  private static double saving(List<Map<String, String>> decisions, int sign) {
    return decisions.stream()
        .map(row -> row.get("Saving (GBP over the horizon)"))
        .filter(cell -> !cell.isEmpty())
        .mapToDouble(cell -> Math.max(0, sign * Double.parseDouble(cell)))
        .sum();
  }

  private static List<Map<String, String>> changes(Map<String, List<CSVRecord>> book) {
    return table(book.get(Sheets.DECISIONS), begins("Workload", "From → to"));
  }

  /** The sample as it is calculated, once for all tests, and its table {@code Costs}. */
  private Map<String, List<CSVRecord>> calculated() {
    if (calculated.isEmpty()) {
      calculated.putAll(Reviews.withCosts(SampleWorkbook.FILE, folder, 0));
    }
    return calculated;
  }

  @Thorough
  @Test
  void everyTotalOfTheSampleIsOneAndTheRowsAddUpToIt() {
    Map<String, List<CSVRecord>> book = calculated();
    double ready = requireOneTotal(book);
    assertThat(ready).isGreaterThan(100_000);
    List<Map<String, String>> rows = changes(book);
    assertThat(rows)
        .extracting(row -> row.get("Workload"))
        .containsExactlyInAnyOrderElementsOf(changing(book.get(Sheets.COSTS)));
    double saved =
        rows.stream()
            .map(row -> row.get("Saving (GBP over the horizon)"))
            .filter(amount -> !amount.isEmpty())
            .mapToDouble(amount -> Math.max(0, Double.parseDouble(amount)))
            .sum();
    assertThat(saved).isCloseTo(ready, within(0.01));
    assertThat(rows)
        .extracting(row -> row.get("Saving (GBP over the horizon)"))
        .filteredOn(amount -> !amount.isEmpty())
        .extracting(Double::parseDouble)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(rows.get(0))
        .containsEntry("ID", "LM-028")
        .containsEntry("Owner", "Yuki Tanaka")
        .containsEntry("Cost centre", "4600")
        .containsEntry("From → to", "Prompting → Fine-tuned")
        .containsEntry("Model and set-up", "qwen3-8b · Nebius · LoRA · Rented GPUs · L40S");
  }

  /** Against today, whatever it changes to; of a change that saves nothing, nothing is promised. */
  @Thorough
  @Test
  void aChangeOfAnyKindHasTheChanceThatWasDrawnOfIt() throws IOException {
    Map<String, List<CSVRecord>> book = Reviews.withCosts(SampleWorkbook.FILE, folder, 200);
    List<CSVRecord> costs = book.get(Sheets.COSTS);
    List<String> titles = costs.get(0).toList();
    Map<String, String> drawn =
        Map.of(
            "Chance (%)", "Chance of the change (",
            "P10 (GBP over the horizon)", "Saving of the change P10 (",
            "P90 (GBP over the horizon)", "Saving of the change P90 (");
    Set<String> kinds = new HashSet<>();
    for (Map<String, String> change : changes(book)) {
      CSVRecord own =
          costs.stream()
              .filter(row -> row.get(0).equals(change.get("Workload")))
              .findFirst()
              .orElseThrow();
      for (Map.Entry<String, String> figure : drawn.entrySet()) {
        int column = 0;
        while (!titles.get(column).startsWith(figure.getValue())) {
          column++;
        }
        String found = own.get(column);
        String said = change.get(figure.getKey());
        if (found.isEmpty()) {
          assertThat(said).as(change.get("Workload") + " " + figure.getKey()).isEmpty();
        } else {
          assertThat(number(said))
              .as(change.get("Workload") + " " + figure.getKey())
              .isCloseTo(number(found), within(0.01));
        }
      }
      oneBasis(change);
      if (!change.get("Chance (%)").isEmpty()) {
        kinds.add(change.get("Verdict's approach"));
        assertThat(Double.parseDouble(change.get("P10 (GBP over the horizon)")))
            .isLessThanOrEqualTo(Double.parseDouble(change.get("P90 (GBP over the horizon)")));
      }
    }
    assertThat(kinds).contains("Small model", "Fine-tuned", "Fine-tuned with RAG");
    assertThat(changes(book))
        .filteredOn(row -> row.get("Workload").equals("Product questions"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("Saving (GBP over the horizon)", "-17219.046826375")
                    .containsEntry("Payback (month)", "never")
                    .containsEntry("Chance (%)", "0"));
  }

  /** Today less then is the saving, and what is not expected to save is never paid back. */
  private static void oneBasis(Map<String, String> change) {
    String saving = change.get("Expected saving (GBP a year)");
    String payback = change.get("Payback (month)");
    if (saving.isEmpty()) {
      assertThat(payback).isEmpty();
      return;
    }
    double today = number(change.get("As today (GBP a year)"));
    double then = number(change.get("Then (GBP a year)"));
    assertThat(today - then).isCloseTo(number(saving), within(0.01));
    assertThat(payback.equals("never")).isEqualTo(number(saving) <= 0);
    if (!payback.equals("never")) {
      // A month before, a steady saving has not paid for the one-off.
      double steady = number(change.get("One-off (GBP)")) / (number(saving) / 12);
      assertThat(number(payback)).isBetween(steady / 4, 24.0);
    }
  }

  /** A figure as a sheet shows it, a share with its sign, or as a file has it. */
  private static double number(String text) {
    return text.endsWith("%")
        ? Double.parseDouble(text.replace("%", "")) / 100
        : Double.parseDouble(text);
  }

  /** Else no switch to a smaller model was ever suggested: each could be done by prompting. */
  private Path liveWithoutShapes(Path in, String name) {
    return Reviews.review(
        Reviews.withoutShapes(
            Reviews.options(in, folder.resolve(name), Reviews.AS_OF, true, null, 0)));
  }

  @Thorough
  @Test
  void aWarningOnDecisionsConcernsTheApproachChangedTo() throws IOException {
    Path reviewed = liveWithoutShapes(SampleWorkbook.FILE, "undecided.xlsx");
    Path typed =
        TypedBooks.typed(
            reviewed,
            folder.resolve("typed.xlsx"),
            (sheet, header) -> {
              for (Row row : sheet) {
                Cell label = row.getCell(0);
                if (label != null && label.toString().startsWith(DecisionTotals.LEAST_SAVING)) {
                  row.getCell(1).setCellValue(1_000);
                }
              }
            });
    Path again = liveWithoutShapes(typed, "suggested.xlsx");
    List<Map<String, String>> rows = Reviews.carried(again, Sheets.DECISIONS);
    assertThat(rows)
        .filteredOn(row -> row.getOrDefault("Verdict's approach", "").equals("Small model"))
        .hasSizeGreaterThan(3)
        .allSatisfy(
            row ->
                assertThat(row)
                    .containsEntry("Open warnings", "")
                    .containsEntry("Suggested", "suggested"));
    // The answers come from retrieval then: that they did not is mended.
    assertThat(rows)
        .filteredOn(row -> row.getOrDefault("Workload", "").equals("Product questions"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("Open warnings", ""));
    Checklist checklist = new Decision().checklist;
    List<Line> all = new ArrayList<>(checklist.warnings);
    assertThat(checklist.warningsOf("Fine-tuned")).isEqualTo(all);
    all.remove(checklist.insteadOfRag);
    assertThat(checklist.warningsOf("Fine-tuned with RAG")).isEqualTo(all);
    assertThat(checklist.warningsOf("Prompting")).containsExactly(checklist.insteadOfRag);
  }

  /** A change that grounding demands costs more: it is not among those that are ready. */
  @Thorough
  @Test
  void aChangeThatSavesNothingIsNotSoldAsASaving() {
    Map<String, List<CSVRecord>> book = calculated();
    List<CSVRecord> costs = book.get(Sheets.COSTS);
    List<String> titles = costs.get(0).toList();
    int ready = titles.indexOf("Ready (1 or 0)");
    int restores = titles.indexOf("Restores quality (1 or 0)");
    List<Map<String, String>> saving = new ArrayList<>(changes(book));
    saving.removeIf(
        row -> {
          String amount = row.get("Saving (GBP over the horizon)");
          return amount.isEmpty() || Double.parseDouble(amount) <= 0;
        });
    for (CSVRecord row : costs.subList(1, costs.size())) {
      boolean saves = saving.stream().anyMatch(one -> one.get("Workload").equals(row.get(0)));
      assertThat(row.get(ready)).as(row.get(0)).isEqualTo(saves ? "1" : "0");
      if (row.get(0).equals("Product questions")) {
        assertThat(row.get(restores)).isEqualTo("1");
      }
    }
    String summary =
        String.join(" ", book.get(Sheets.SUMMARY).stream().flatMap(CSVRecord::stream).toList());
    assertThat(summary)
        .contains("Change " + saving.size() + " of 54 workloads")
        .containsPattern(" costs? [\\d,]+ GBP a year more than today, ");
    assertThat(
            book.get(Sheets.WORKLOADS).stream()
                .filter(row -> row.get(0).equals("Product questions"))
                .flatMap(CSVRecord::stream))
        .anySatisfy(
            cell ->
                assertThat(cell)
                    .startsWith(
                        "Using RAG costs 17,219 GBP more over 24 months: 6,970 today, 24,189"
                            + " then."));
  }

  /** Workloads that change, as {@code Costs} flags them. */
  private static List<String> changing(List<CSVRecord> costs) {
    List<String> titles = costs.get(0).toList();
    int changes =
        titles.indexOf(
            titles.stream().filter(title -> title.startsWith("Changes")).findFirst().orElseThrow());
    return costs.subList(1, costs.size()).stream()
        .filter(row -> row.get(changes).equals("1"))
        .map(row -> row.get(0))
        .toList();
  }

  /** Workloads of strange units; a seventh of them cannot be judged. */
  private Path strange(int rows, int owners) throws IOException {
    Random random = new Random(23);
    StringBuilder csv =
        new StringBuilder(
            "Workload,Owner,Business unit,Cost centre,Requests,Input tokens,Output tokens,Prompted"
                + " model,Current approach\n");
    for (int i = 0; i < rows; i++) {
      csv.append("w").append(i).append(",o").append(random.nextInt(owners)).append(",\"");
      csv.append(UNITS.get(random.nextInt(UNITS.size())).replace("\"", "\"\"")).append("\",");
      csv.append(List.of("", "00", "0").get(random.nextInt(3)) + random.nextInt(9)).append(",");
      csv.append(random.nextInt(7) == 0 ? "x" : 1000 + random.nextInt(90_000));
      csv.append(",1200,200,gpt-4.1,").append(i % 3 == 0 ? "Fine-tuned" : "Prompting").append("\n");
    }
    return Files.writeString(folder.resolve("strange.csv"), csv);
  }

  @Thorough
  @Test
  void unitsWithSignsOfPatternsAndComparisonsAreAddedUpAsTheReviewDoes() throws IOException {
    Path reviewed = liveWithoutShapes(strange(75, 9), "strange.xlsx");
    Map<String, List<CSVRecord>> book = LibreOffice.calculate(reviewed, folder.resolve("calc"));
    List<String> differences = new ArrayList<>();
    int[] formulas = {0};
    compare(reviewed, book, differences, formulas);
    assertThat(differences).isEmpty();
    assertThat(formulas[0]).isGreaterThan(60);
    requireOneTotal(book);
    List<Map<String, String>> byUnit = units(book);
    // "Claims" and " claims " are one; and there is the row of all.
    assertThat(byUnit)
        .extracting(row -> row.get("Name"))
        .contains("R*D", "RxD", "R~D", "<5", "=5", "(none)")
        .hasSize(UNITS.size());
  }

  /** Whoever typed 41 into a cell of numbers has lost the zeros of 0041, or means another one. */
  @Thorough
  @Test
  void aNumber41AndAText0041AreTwoCostCentresInTheReviewAndInFormulas() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String centre : List.of("0041", "41", "", "x1")) {
      Map<String, String> row = PlainBook.answered("w" + rows.size(), "2000000");
      row.put("Cost centre", centre);
      rows.add(row);
    }
    Path in =
        new PlainBook(rows)
            .edit(workbook -> PlainBook.cell(workbook, 2, Workloads.COST_CENTRE).setCellValue(41))
            .write(folder.resolve("centres.xlsx"));
    Path reviewed = Reviews.reviewLive(in, folder.resolve("centres-out.xlsx"), 0);
    Map<String, List<CSVRecord>> book = LibreOffice.calculate(reviewed, folder.resolve("calc"));
    requireOneTotal(book);
    List<Map<String, String>> byCentre = unitsBy(reviewed, Level.COST_CENTRE);
    assertThat(row(byCentre, "Name", "0041")).containsEntry("Workloads", "1");
    assertThat(row(byCentre, "Name", "41")).containsEntry("Workloads", "2");
    assertThat(row(byCentre, "Name", "x1")).containsEntry("Workloads", "1");
    List<String> differences = new ArrayList<>();
    int[] formulas = {0};
    compare(reviewed, book, differences, formulas);
    assertThat(differences).isEmpty();
  }

  private static Map<String, String> row(
      List<Map<String, String>> rows, String column, String value) {
    return rows.stream()
        .filter(row -> value.equals(row.get(column)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + value + " among " + rows));
  }

  private static void compare(
      Path reviewed, Map<String, List<CSVRecord>> book, List<String> differences, int[] formulas)
      throws IOException {
    List<String> compared = List.of(Sheets.BUSINESS_UNITS, Sheets.DECISIONS);
    try (InputStream in = Files.newInputStream(reviewed);
        XSSFWorkbook workbook = WorkbookDump.cells(compared::contains, in)) {
      compare(workbook, compared, book, differences, formulas);
    }
  }

  private static void compare(
      XSSFWorkbook workbook,
      List<String> sheets,
      Map<String, List<CSVRecord>> book,
      List<String> differences,
      int[] formulas) {
    for (String name : sheets) {
      for (Row row : workbook.getSheet(name)) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.FORMULA) {
            formulas[0]++;
            assertThat(cell.getCellFormula()).hasSizeLessThanOrEqualTo(300);
            String found = book.get(name).get(row.getRowNum()).get(cell.getColumnIndex());
            if (!EditedBooks.same(cell, found)) {
              differences.add(name + "!" + cell.getAddress() + ": " + found);
            }
          }
        }
      }
    }
  }

  @Thorough
  @Test
  void aLongPortfolioHasARowForEachChangeAndALineForTheFirst200Owners() throws IOException {
    Path in = strange(1_500, 700);
    Path out =
        Reviews.review(
            Reviews.withoutShapes(
                Reviews.options(in, folder.resolve("long.xlsx"), Reviews.AS_OF, true, null, 0)));
    Map<String, List<CSVRecord>> book = LibreOffice.calculate(out, folder.resolve("calc"));
    requireOneTotal(book);
    long changing =
        Reviews.rows(out, Sheets.WORKLOADS).stream()
            .filter(row -> !row.get("Change").isEmpty())
            .count();
    assertThat(changes(book)).hasSize((int) changing).hasSizeGreaterThan(400);
    assertThat(units(book)).hasSizeLessThan(20);
    List<Map<String, String>> owners = unitsBy(out, Level.OWNER);
    assertThat(owners).hasSize(200 + 2);
    assertThat(row(owners, "Name", "(all others)").get("Workloads"))
        .isEqualTo(
            String.valueOf(
                1_500
                    - owners.subList(0, 200).stream()
                        .mapToInt(row -> Integer.parseInt(row.get("Workloads")))
                        .sum()));
  }

  private static Proposal proposal(int i, double saving) {
    return new Proposal(i, i + 2)
        .with(DecisionColumns.ID, "id" + i)
        .with(DecisionColumns.WORKLOAD, "n" + i)
        .with(DecisionColumns.TO, "Prompting")
        .with(DecisionColumns.SAVING, saving)
        .with(DecisionColumns.CHANCE, 0.5)
        .with(DecisionColumns.WARNINGS, i % 2 == 0 ? "" : "w")
        .with(DecisionColumns.STATE, "Proposed");
  }

  @Test
  void runsOfChangesWaitInFilesAndNotInMemory() throws IOException {
    long before = spooled();
    int changes = 500;
    try (ProposalList list = new ProposalList(ApprovalRules.NONE, 7)) {
      for (int i = 0; i < changes; i++) {
        list.add(proposal(i, i));
      }
      // Two numbers and a text of each at the very least.
      assertThat(spooled() - before).isGreaterThan(changes / 7 * 7 * 20L);
    }
    assertThat(spooled()).isEqualTo(before);
  }

  /** How many bytes of results of this process are in temporary files. */
  private static long spooled() throws IOException {
    long bytes = 0;
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(temporary, Temporary.prefix() + "*.spool")) {
      for (Path file : files) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  @Test
  void runsOfChangesAreMergedBySavingAndThenByPlace() throws IOException {
    Random random = new Random(7);
    List<Proposal> all = new ArrayList<>();
    try (ProposalList few = new ProposalList(ApprovalRules.NONE, 7);
        ProposalList many = new ProposalList(ApprovalRules.NONE, 1_000)) {
      for (int i = 0; i < 100; i++) {
        double saving = i % 10 == 0 ? Double.NaN : random.nextInt(20) - 5;
        Proposal one = proposal(i, saving);
        few.add(one);
        many.add(one);
      }
      few.each(all::add);
      List<Proposal> expected = new ArrayList<>();
      many.each(expected::add);
      assertThat(all).isEqualTo(expected).hasSize(100);
      for (int i = 1; i < 90; i++) {
        double before = all.get(i - 1).saving();
        double now = all.get(i).saving();
        assertThat(now).isLessThanOrEqualTo(before);
        assertThat(now < before || all.get(i - 1).place() < all.get(i).place()).isTrue();
      }
      assertThat(all.subList(90, 100)).allMatch(one -> Double.isNaN(one.saving()));
      few.each(all::add);
      assertThat(all).hasSize(200);
    }
  }

  @Thorough
  @Test
  void theSheetOfAnEarlierVersionMakesWay() {
    Path in = new PlainBook(List.of(PlainBook.answered("w", "2000000"))).write(folder.resolve("a"));
    Path old =
        EditedBooks.edit(
            Reviews.reviewLive(in, folder.resolve("reviewed.xlsx"), 0),
            folder.resolve("old.xlsx"),
            workbook -> {
              workbook.createSheet("Reclassification").createRow(0).createCell(0);
              var name = workbook.createName();
              name.setNameName("Bk_Reclassification");
              name.setRefersToFormula("Reclassification!$A$1");
            });
    assertThat(Reviews.sheets(old)).contains("Reclassification");
    Path again = Reviews.reviewLive(old, folder.resolve("again.xlsx"), 0);
    assertThat(Reviews.sheets(again))
        .doesNotContain("Reclassification")
        .contains(Sheets.DECISIONS, Sheets.BUSINESS_UNITS);
  }

  @Thorough
  @Test
  void aBookWithoutUnitsSaysSoOnOneLine() throws IOException {
    Path in =
        Files.writeString(
            folder.resolve("plain.csv"),
            "Workload,Requests,Input tokens,Output tokens,Prompted model\n"
                + "a,900000,1200,200,gpt-5.4\n");
    Path out = Reviews.reviewLive(in, folder.resolve("plain.xlsx"), 0);
    Map<String, List<CSVRecord>> book = LibreOffice.calculate(out, folder.resolve("calc"));
    requireOneTotal(book);
    assertThat(book.get(Sheets.BUSINESS_UNITS)).extracting(row -> row.get(0)).contains("(none)");
  }
}
