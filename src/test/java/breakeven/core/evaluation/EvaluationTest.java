package breakeven.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.app.batch.Reviews;
import breakeven.core.decision.Decision;
import breakeven.core.input.TextRows;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.Problem;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.SummaryFigures;
import breakeven.core.report.Totals;
import breakeven.core.table.Assumption;
import breakeven.core.table.AssumptionsTable;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.Table;
import breakeven.core.table.Tables;
import breakeven.core.table.Workloads;
import breakeven.core.whatif.MostMoney;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import breakeven.workbook.write.ShippedTables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
  private static final InputTables TABLES = InputTables.ofShipped(ShippedTables.tables());

  @TempDir Path folder;

  /** What the command line writes, cell by cell. */
  @Thorough
  @Test
  void seededWorkloads11HaveTheResultsOfTheCommandLine() throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(11, 300);
    Path in = Reviews.csv(rows, folder.resolve("in.csv"));
    Path out = folder.resolve("out.csv");
    Reviews.review(in, out);
    int draws = (int) TABLES.assumptions().number(Assumption.DRAWS);
    Evaluation evaluation = Evaluation.of(TABLES, Portfolio.AS_OF, draws);
    ResultValues results = evaluation.evaluate(new Portfolio(rows).batch());
    assertThat(results.size()).isEqualTo(300);
    try (CSVParser parser =
        CSVParser.parse(
            Files.readString(out).substring(1),
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      List<CSVRecord> records = parser.getRecords();
      for (ResultColumn column : results.columns()) {
        if (column.header().equals("Issues") || column.header().equals("Reviewed on")) {
          continue;
        }
        double[] numbers = results.numbers(column.header());
        String[] texts = results.texts(column.header());
        for (int i = 0; i < records.size(); i++) {
          String said = records.get(i).get(column.title());
          String here = texts[i] != null ? texts[i] : Double.isNaN(numbers[i]) ? "" : null;
          if (here != null) {
            assertThat(here).as("%s, row %s", column.title(), i).isEqualTo(said);
          } else {
            assertThat(numbers[i])
                .as("%s, row %s", column.title(), i)
                .isEqualTo(Double.parseDouble(said));
          }
        }
      }
    }
  }

  @Thorough
  @Test
  void totalsOfPartsInAnyOrderAreThoseOfTheWhole() {
    List<Map<String, String>> rows = SeededPortfolio.rows(12, 200);
    Totals whole = totals(rows);
    Totals parts = new Totals(new Decision());
    for (int part = 4; part >= 0; part--) {
      List<Map<String, String>> some = new ArrayList<>();
      for (int i = part; i < rows.size(); i += 5) {
        some.add(rows.get(i));
      }
      parts.add(totals(some));
    }
    assertThat(parts.money()).isEqualTo(whole.money());
    assertThat(parts.byVerdict()).isEqualTo(whole.byVerdict());
    assertThat(parts.total()).isEqualTo(200);
    assertThat(parts.meanUtilisationAlone()).isEqualTo(whole.meanUtilisationAlone());
    assertThat(parts.longestHorizon()).isEqualTo(whole.longestHorizon());
    assertThat(parts.shortestHorizon()).isEqualTo(whole.shortestHorizon());
  }

  /** As they go from one machine to another. */
  @Thorough
  @Test
  void totalsAsBytesAreTheTotals() {
    List<Map<String, String>> rows = SeededPortfolio.rows(15, 150);
    Totals whole = totals(rows);
    Totals sent = new Totals(new Decision());
    sent.add(totals(rows.subList(100, 150)).toBytes());
    sent.add(totals(rows.subList(0, 100)).toBytes());

    assertThat(SummaryFigures.of(sent, "GBP")).isEqualTo(SummaryFigures.of(whole, "GBP"));
    assertThat(sent.unanswered().stream().map(Totals.Unanswered::rows).toList())
        .isEqualTo(whole.unanswered().stream().map(Totals.Unanswered::rows).toList());
    assertThat(sent.toBytes()).hasSameSizeAs(whole.toBytes());
  }

  /** The tables as plain data, sent through what programs send objects with. */
  @Test
  void recordedTablesGiveTheSameResults() throws Exception {
    RecordedTables recorded = new RecordedTables();
    for (Table table : Tables.ALL) {
      if (table != Workloads.TABLE) {
        ShippedTables.pass(table, recorded.shipped(table));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(recorded);
    }
    InputTables tables;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      tables = ((RecordedTables) in.readObject()).read(problem -> {});
    }
    List<Map<String, String>> rows = SeededPortfolio.rows(16, 60);
    WorkloadBatch batch = new Portfolio(rows).batch();
    ResultValues wanted = Evaluation.of(TABLES, Portfolio.AS_OF, 0).evaluate(batch);

    ResultValues found = Evaluation.of(tables, Portfolio.AS_OF, 0).evaluate(batch);

    for (ResultColumn column : wanted.columns()) {
      assertThat(found.numbers(column.header())).isEqualTo(wanted.numbers(column.header()));
      assertThat(found.texts(column.header())).isEqualTo(wanted.texts(column.header()));
    }
  }

  @Test
  void aPriceBookThatIsRecordedCountsBeforeTheShippedTables() {
    RecordedTables recorded = new RecordedTables();
    for (Table table : Tables.ALL) {
      if (table != Workloads.TABLE) {
        ShippedTables.pass(table, recorded.shipped(table));
      }
    }
    TextRows.pass(
        AssumptionsTable.TABLE,
        List.of(Map.of("Assumption", "Horizon", "Value", "9")),
        recorded.book(AssumptionsTable.TABLE));

    InputTables tables = recorded.read(problem -> {});

    assertThat(tables.assumptions().number(Assumption.HORIZON)).isEqualTo(9);
    assertThat(tables.origin(AssumptionsTable.TABLE)).isEqualTo(InputTables.Origin.PRICES);
    assertThat(tables.origin(ModelPrices.TABLE)).isEqualTo(InputTables.Origin.SHIPPED);
  }

  /** Draws and shapes go by the whole portfolio, and whoever takes rows gets what values are. */
  @Test
  void aPartIsEvaluatedAsTheWholeIs() {
    WorkloadBatch batch = new Portfolio(SeededPortfolio.rows(17, 40)).batch();
    Evaluation few =
        Evaluation.ofPart(TABLES, Portfolio.AS_OF, 40, null, true, MostMoney.Least.ALL);
    Evaluation many =
        Evaluation.ofPart(TABLES, Portfolio.AS_OF, 1_000_000, null, false, MostMoney.Least.ALL);
    List<String> verdicts = new ArrayList<>();

    few.evaluate(batch, List.of(), (of, i, row) -> verdicts.add(of.name(i)));
    assertThat(verdicts).hasSize(40);
    assertThat(few.totals().total()).isEqualTo(40);

    ResultValues values = few.evaluate(batch);
    assertThat(values.size()).isEqualTo(40);
    assertThat(Arrays.stream(values.numbers("Chance of payback"))).anyMatch(chance -> chance > 0);
    assertThat(values.texts("Best set-up")).anyMatch(shape -> shape != null);
    assertThat(many.evaluate(batch).numbers("Chance of payback")).containsOnly(Double.NaN);
    assertThat(many.evaluate(batch).texts("Best set-up")).containsOnlyNulls();
  }

  /** More than a batch holds: what each row is given does not depend on how many there are. */
  @Test
  void anyNumberOfTextRowsIsEvaluatedInTheirOrder() {
    List<Map<String, String>> some = SeededPortfolio.rows(18, 300);
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      Map<String, String> row = new HashMap<>(some.get(i % 300));
      row.put("Workload", "w" + i);
      row.remove("ID");
      rows.add(row);
    }
    List<String> names = new ArrayList<>();
    List<Double> savings = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Evaluation evaluation =
        Evaluation.ofPart(TABLES, Portfolio.AS_OF, 600, 0, false, MostMoney.Least.ALL);

    evaluation.evaluate(
        rows,
        (batch, results) -> {
          IntStream.range(0, batch.size()).forEach(i -> names.add(batch.name(i)));
          Arrays.stream(results.numbers("Net saving")).forEach(savings::add);
          problems.addAll(evaluation.problems());
        });

    assertThat(names).isEqualTo(rows.stream().map(row -> row.get("Workload")).toList());
    assertThat(savings.subList(300, 600)).isEqualTo(savings.subList(0, 300));
    assertThat(problems).doesNotHaveDuplicates();
    assertThat(evaluation.totals().total()).isEqualTo(600);
  }

  private static Totals totals(List<Map<String, String>> rows) {
    Evaluation evaluation = Evaluation.of(TABLES, Portfolio.AS_OF, 0);
    evaluation.evaluate(new Portfolio(rows).batch());
    return evaluation.totals();
  }

  @Test
  void aBadRowNeedsDataAndChangesNoOther() {
    List<Map<String, String>> rows = new ArrayList<>(SeededPortfolio.rows(13, 20));
    Evaluation evaluation = Evaluation.of(TABLES, Portfolio.AS_OF, 0);
    double[] before =
        evaluation.evaluate(new Portfolio(rows).batch()).numbers("Net saving").clone();
    rows.set(7, Map.of("Workload", "bad", "Requests", "1,200"));
    ResultValues after = evaluation.evaluate(new Portfolio(rows).batch());
    assertThat(after.texts("Verdict")[7]).isEqualTo("Needs data");
    before[7] = Double.NaN;
    assertThat(after.numbers("Net saving")).isEqualTo(before);
  }

  @Test
  void aHeaderThatIsNoResultIsRefused() {
    ResultValues results =
        Evaluation.of(TABLES, Portfolio.AS_OF, 0)
            .evaluate(new Portfolio(SeededPortfolio.rows(14, 2)).batch());
    assertThatThrownBy(() -> results.numbers("Savings"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Savings");
  }
}
