package breakeven.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import breakeven.app.batch.Reviews;
import breakeven.core.decision.Decision;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.Totals;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Portfolio;
import breakeven.workbook.write.ShippedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
  private static final InputTables TABLES = InputTables.ofShipped(ShippedTables.tables());

  @TempDir Path folder;

  /** What the command line writes, cell by cell. */
  @Test
  void seededWorkloads11HaveTheResultsOfTheCommandLine() throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(11, 300);
    Path in = Reviews.csv(rows, folder.resolve("in.csv"));
    Path out = folder.resolve("out.csv");
    Reviews.review(in, out);
    Evaluation evaluation = Evaluation.of(TABLES, Portfolio.AS_OF);
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
    assertThat(parts.top().stream().map(Totals.TopRow::name).toList())
        .isEqualTo(whole.top().stream().map(Totals.TopRow::name).toList());
    assertThat(parts.meanUtilisationAlone()).isEqualTo(whole.meanUtilisationAlone());
    assertThat(parts.longestHorizon()).isEqualTo(whole.longestHorizon());
    assertThat(parts.shortestHorizon()).isEqualTo(whole.shortestHorizon());
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
    assertThatThrownBy(() -> results.numbers("Saving"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Saving");
  }
}
