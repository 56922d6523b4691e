package breakeven.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.FailOn;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.ReviewOutcome;
import breakeven.app.batch.Reviews;
import breakeven.core.model.Problem;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.ExchangeRates;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Sheets;
import breakeven.testing.PlainBook;
import breakeven.testing.SmallBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell of prices or assumptions that keeps workloads from being decided is one problem. */
class SharedProblemsTest {
  private static final String LLAMA = "llama-v3p1-8b-instruct";

  @TempDir private Path folder;

  private static List<String> told(SmallBook book) {
    book.evaluate();
    for (int i = 0; i < book.batch().size(); i++) {
      book.tell(i);
    }
    SharedProblems shared = new SharedProblems();
    shared.addAll(book.problems);
    List<Problem> told = new ArrayList<>();
    shared.tell(told::add);
    return SmallBook.lines(told);
  }

  @Test
  void aCellIsToldOnceWithTheNumberOfWorkloads() {
    SmallBook book = new SmallBook().workload().workload().workload();
    book.set(ModelPrices.TABLE, 2, "Input", "ten", "Last service", "soon");
    assertThat(told(book))
        .containsExactly(
            "Error | Model prices!J2 |  | Input | ten | This is not a plain number; 3 workloads are"
                + " Needs data because of it | Type a plain number, 0 or more, or leave the cell"
                + " empty (not sold per token)",
            "Warning | Model prices!V2 |  | Last service | soon | This is not a day; 3 workloads"
                + " use it | Type the day as a date, as in 2026-05-25");
  }

  @Test
  void theOnlyWorkloadIsNamed() {
    SmallBook book = new SmallBook().workload();
    book.set(AssumptionsTable.TABLE, 2, "Value", "smal-8b");
    assertThat(told(book))
        .containsExactly(
            "Error | Assumptions!B2 | w1 | Value | smal-8b | Assumption Candidate model: no base"
                + " model of Model prices has this name; 1 workload is Needs data because of it |"
                + " Did you mean small-8b? Type a name of Model prices, or add a row for it (for a CSV in the workbook of --prices)");
  }

  @Test
  void ratesInAnotherCurrencyAreOneProblemOfTheRowsThatTheyConvert() {
    SmallBook book = new SmallBook().workload("Needs grounding", "Yes").workload();
    book.set(ModelPrices.TABLE, 2, "Currency", "USD").set(ModelPrices.TABLE, 5, "Currency", "USD");
    book.add(ExchangeRates.TABLE, "Currency", "GBP", "Rate", "1.3");
    book.add(AssumptionsTable.TABLE, "Assumption", "Day rate", "Value", "9", "Unit", "USD a day");
    String rate =
        "Error | Exchange rates!B3 |  | Rate | 1.3 | GBP is the reporting currency, so that its"
            + " rate is 1; with another one no other currency can be converted%s | Type 1 here"
            + " where rates are in GBP per 1; where they are in another currency, add the one row"
            + " of that currency with 1";
    assertThat(told(book))
        .containsExactly(rate.formatted("; 2 workloads are Needs data because of it"));
    assertThat(book.tell(0)).isEqualTo(new RowProblems.Told(1, 0, "Exchange rates!B3"));

    SharedProblems shared = new SharedProblems();
    shared.add(book.rates(book.assumptions()).unusable());
    List<Problem> told = new ArrayList<>();
    shared.tell(told::add);
    assertThat(SmallBook.lines(told)).containsExactly(rate.formatted(""));
  }

  @Test
  void aCurrencyWithoutARateIsOneProblemOfAllThatNamesIt() {
    SmallBook book = new SmallBook().workload("Needs grounding", "Yes").workload();
    book.set(ModelPrices.TABLE, 2, "Currency", "CHF").set(ModelPrices.TABLE, 5, "Currency", "chf");
    book.set(ModelPrices.TABLE, 4, "Currency", "CHF");
    book.add(AssumptionsTable.TABLE, "Assumption", "Day rate", "Value", "9", "Unit", "CHF a day");
    assertThat(told(book))
        .containsExactly(
            "Error | Model prices!I2 |  | Currency | CHF | There is no rate for CHF, which is"
                + " needed by Model prices!I2 (OpenAI: large), Model prices!I4 (Acme: tune), Model"
                + " prices!I5 (Acme: embed) and 1 more; 2 workloads are Needs data because of it |"
                + " Add a row for CHF, in GBP per 1, with its day and source");
    assertThat(book.tell(0)).isEqualTo(new RowProblems.Told(1, 0, "Model prices!I2"));
  }

  /** A workload whose shape is typed: nothing is chosen among prices that cannot be converted. */
  private static Map<String, String> onCards(String name) {
    Map<String, String> row = PlainBook.answered(name, "900000");
    row.put("Tuning method", "LoRA");
    row.put("Serving", "Rented GPUs");
    row.put("GPU", "L40S");
    return row;
  }

  /** As after a change of Reporting currency alone: figures in pounds would be called yen. */
  @Test
  void ratesGivenInAnotherCurrencyAreOneProblemAndConvertNothing() {
    Path in =
        new PlainBook(List.of(onCards("w")))
            .withShippedTables()
            .with(
                AssumptionsTable.TABLE,
                List.of(Map.of("Assumption", "Reporting currency", "Value", "THB")))
            .write(folder.resolve("yen.xlsx"));

    Path csv = folder.resolve("csv");
    Path out =
        Reviews.review(
            Reviews.asked(
                in,
                folder.resolve("reviewed.xlsx"),
                Reviews.AS_OF,
                false,
                null,
                null,
                0,
                csv,
                null));
    assertThat(Reviews.issues(out))
        .filteredOn(issue -> issue.get("Severity").equals("Error"))
        .extracting(issue -> issue.get("Sheet") + "!" + issue.get("Cell") + issue.get("Problem"))
        .containsExactly(
            "Exchange rates!B2The rate of GBP is 1, so that all rates are given in GBP; the"
                + " reporting currency is THB, and no other currency can be converted; 1 workload"
                + " is Needs data because of it");
    assertThat(Reviews.csvRows(csv, Sheets.PRICES_USED))
        .filteredOn(row -> !row.get("Currency").isEmpty())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.get("Rate")).isEmpty());
  }

  /** No shape has a price then, so that none is asked for what it lacks besides. */
  @Test
  void whereNoRateConvertsAShapeThatIsChosenIsAskedForNothing() {
    Map<String, String> row = PlainBook.answered("w", "2000000");
    row.put("Candidate model", LLAMA);
    Path in =
        new PlainBook(List.of(row))
            .withShippedTables()
            .with(
                AssumptionsTable.TABLE,
                List.of(Map.of("Assumption", "Reporting currency", "Value", "THB")))
            .write(folder.resolve("chosen.xlsx"));
    assertThat(Reviews.issues(Reviews.reviewLive(in, folder.resolve("out.xlsx"), 0)))
        .filteredOn(issue -> issue.get("Severity").equals("Error"))
        .singleElement()
        .satisfies(issue -> assertThat(issue.get("Sheet")).isEqualTo(Sheets.EXCHANGE_RATES));
  }

  @Test
  void aReportingCurrencyThatTheShippedRatesDoNotHaveIsOneProblem() throws IOException {
    List<Map<String, String>> workloads = List.of(onCards("w"), onCards("other"));
    Path in =
        new PlainBook(workloads)
            .with(
                AssumptionsTable.TABLE,
                List.of(Map.of("Assumption", "Reporting currency", "Value", "THB")))
            .write(folder.resolve("crowns.xlsx"));

    Path out = Reviews.review(in, folder.resolve("reviewed.xlsx"));
    assertThat(Reviews.issues(out))
        .filteredOn(issue -> issue.get("Severity").equals("Error"))
        .extracting(issue -> issue.get("Problem"))
        .containsExactly(
            "The shipped exchange rates have none for the reporting currency, THB, so that no other"
                + " currency can be converted; 2 workloads are Needs data because of it");

    // The sheet that it has been given asks for the rates, and has none in another currency.
    assertThat(Reviews.issues(Reviews.review(out, folder.resolve("again.xlsx"))))
        .filteredOn(issue -> issue.get("Severity").equals("Error"))
        .extracting(issue -> issue.get("Sheet") + "!" + issue.get("Cell") + issue.get("Problem"))
        .containsExactlyInAnyOrder(
            "Exchange rates!B2The cell is empty; 2 workloads are Needs data because of it",
            "Exchange rates!B3The cell is empty; 2 workloads are Needs data because of it");
  }

  @Test
  void theCellsThatAnErrorIsAboutAreGivenForTheSentence() {
    SmallBook book = new SmallBook().workload("Prompted model", "larg").workload().workload();
    book.set(ModelPrices.TABLE, 3, "Input", "a", "Output", "b", "Parameters", "c");
    book.set(ModelPrices.TABLE, 3, "Last service", "soon", "Batch discount", "much");
    book.evaluate();
    assertThat(book.tell(1).elsewhere())
        .isEqualTo("Model prices!J3, Model prices!N3, Model prices!O3 and 2 more");
    book.set(ModelPrices.TABLE, 3, "Input", "1", "Output", "1", "Parameters", "8");
    book.set(ModelPrices.TABLE, 3, "Last service", "", "Batch discount", "");
    book.evaluate();
    assertThat(book.tell(0).elsewhere()).isEmpty();
    assertThat(book.tell(1).elsewhere()).isEmpty();
  }

  @Test
  void aHeaderInAnotherUnitIsOneProblemOfAllRowsThatSaySomethingThere() throws IOException {
    Path in = folder.resolve("days.csv");
    Files.writeString(
        in,
        String.join(
            "\n",
            "Workload,Requests (per month),Input tokens,Output tokens,Prompted model,"
                + "Serving cost (per year),Corpus (MB)",
            "a,900000,1000,100,gpt-5.4,100,",
            "b,900000,1000,100,gpt-5.4,,",
            "c,900000,1000,none,gpt-5.4,200,"));
    Path out = Reviews.review(in, folder.resolve("reviewed.xlsx"));

    assertThat(Reviews.issues(out))
        .filteredOn(issue -> issue.get("Severity").equals("Error"))
        .extracting(issue -> issue.get("Cell") + " " + issue.get("Problem"))
        .containsExactly(
            "F1 The header names another unit than ours, and the column is not read; 2 workloads"
                + " are Needs data because of it",
            "D4 This is not a plain number",
            "G1 The header names another unit than ours, and the column is not read");
    List<Map<String, String>> rows = Reviews.rows(out, Sheets.WORKLOADS);
    assertThat(rows)
        .extracting(row -> row.get("Why").contains("look at Workloads!F1; "))
        .containsExactly(true, false, true);
    assertThat(rows.get(0).get("Issues"))
        .isEqualTo(String.valueOf(1 + Integer.parseInt(rows.get(1).get("Issues"))));
    assertThat(rows.get(2).get("Issues"))
        .isEqualTo(String.valueOf(2 + Integer.parseInt(rows.get(1).get("Issues"))));
  }

  @Test
  void aHeaderOfPricesInAnotherUnitIsOneProblemOfAllWorkloadsThatNeedAPriceBelowIt()
      throws IOException {
    List<Map<String, String>> workloads =
        List.of(PlainBook.answered("w", "900000"), PlainBook.answered("other", "900000"));
    workloads.get(1).put("Prompted model", "gpt-4o");
    Path in =
        new PlainBook(workloads)
            .withShippedTables()
            .edit(
                book ->
                    book.getSheet(Sheets.MODEL_PRICES)
                        .getRow(0)
                        .getCell(ModelPrices.INPUT_PRICE.ordinal())
                        .setCellValue("Input (per 1K tokens)"))
            .write(folder.resolve("thousands.xlsx"));
    String problem = "The header names another unit than ours, and the column is not read";

    Path out = Reviews.review(in, folder.resolve("reviewed.xlsx"));
    assertThat(Reviews.issues(out))
        .filteredOn(issue -> issue.get("Severity").equals("Error"))
        .extracting(
            issue -> issue.get("Sheet") + "!" + issue.get("Cell") + " " + issue.get("Problem"))
        .containsExactly(
            "Model prices!J1 " + problem + "; 2 workloads are Needs data because of it");
    assertThat(Reviews.rows(out, Sheets.WORKLOADS))
        .extracting(row -> row.get("Why"))
        .allMatch(why -> why.contains("look at Model prices!J1; "));
  }

  @Test
  void aReviewListsARateAndAnAssumptionThatAreLackingOnce() throws IOException {
    Map<String, String> workload = PlainBook.answered("w", "900000");
    List<Map<String, String>> models = PlainBook.shipped(ModelPrices.TABLE);
    models.stream()
        .filter(row -> workload.get("Prompted model").equals(row.get("Model")))
        .forEach(row -> row.put("Currency", "XYZ"));
    List<Map<String, String>> assumptions = PlainBook.shipped(AssumptionsTable.TABLE);
    for (Map<String, String> row : assumptions) {
      switch (String.valueOf(row.get("Assumption"))) {
        case "Day rate" -> row.put("Unit", "THB a day");
        case "GPU", "Embedding model" -> row.put("Value", "none such");
        default -> {}
      }
    }
    workload.put("Serving", "Rented GPUs");
    Path in =
        new PlainBook(List.of(workload))
            .withShippedTables()
            .with(ModelPrices.TABLE, models)
            .with(AssumptionsTable.TABLE, assumptions)
            .write(folder.resolve("twice.xlsx"));
    Path out = Reviews.review(in, folder.resolve("reviewed.xlsx"));
    String cells =
        IntStream.range(0, models.size())
            .filter(i -> "XYZ".equals(models.get(i).get("Currency")))
            .mapToObj(
                i ->
                    "Model prices!I"
                        + (i + 2)
                        + " ("
                        + models.get(i).get("Provider")
                        + ": gpt-4.1)")
            .collect(Collectors.joining(" and "));
    assertThat(cells).matches(".*OpenAI.* and .*Azure OpenAI.*");

    assertThat(Reviews.issues(out))
        .extracting(issue -> issue.get("Severity") + " " + issue.get("Problem"))
        .filteredOn(line -> line.matches(".*(XYZ|THB|Assumption GPU|row of this name).*"))
        .containsExactlyInAnyOrder(
            "Error There is no rate for XYZ, which is needed by "
                + cells
                + "; 1 workload is Needs data because of it",
            "Error There is no rate for THB, which is needed by the assumption Day rate; 1 workload"
                + " is Needs data because of it",
            "Error Assumption GPU: no GPU of GPU prices has this name; 1 workload is Needs data"
                + " because of it",
            "Warning Embedding model: the price tables have no row of this name");
  }

  @Test
  void aReviewListsASizeThatCannotBeReadOnceAndEachRowNamesItsCell() throws IOException {
    List<Map<String, String>> models = PlainBook.shipped(ModelPrices.TABLE);
    int at = 0;
    while (!models.get(at).get("Model").equals(LLAMA)) {
      at++;
    }
    models.get(at).put("Parameters", "8 or 9");
    String cell = "E" + (at + 2);
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Map<String, String> row = PlainBook.answered("w" + i, "900000");
      row.put("Candidate model", i == 2 ? "qwen3-8b" : LLAMA);
      row.put("Tuning method", "LoRA");
      row.put("Serving", "Rented GPUs");
      row.put("GPU", "L40S");
      rows.add(new LinkedHashMap<>(row));
    }
    Path in =
        new PlainBook(rows)
            .withShippedTables()
            .with(ModelPrices.TABLE, models)
            .write(folder.resolve("size.xlsx"));
    ReviewOptions options = Reviews.options(in, folder.resolve("reviewed.xlsx"));

    ReviewOutcome outcome = new Review().run(options, Progress.hidden());

    assertThat(outcome.found()).contains(FailOn.ISSUES, FailOn.NEEDS_DATA);
    assertThat(Reviews.issues(options.output()))
        .filteredOn(issue -> issue.get("Severity").equals("Error"))
        .extracting(issue -> issue.get("Sheet") + "!" + issue.get("Cell") + issue.get("Problem"))
        .containsExactly(
            Sheets.MODEL_PRICES
                + "!"
                + cell
                + "This is not a plain number; 2 workloads are Needs data because of it");
    assertThat(Reviews.rows(options.output(), Sheets.WORKLOADS))
        .extracting(
            row ->
                row.get("Issues")
                    + row.get("Why").contains("; look at Model prices!" + cell + "; "))
        .containsExactly("3true", "3true", "2false");
  }
}
