package breakeven.core.shape;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.Reviews;
import breakeven.oracle.ChosenShape;
import breakeven.oracle.SeededPortfolio;
import breakeven.oracle.Shipped;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is chosen against a review of rows into which each combination is typed. */
@Thorough
class ChosenByReviewsTest {
  private static final int ROWS = 60;

  @TempDir Path folder;

  /** The cells of a row by header without unit; results by header without unit. */
  private List<Map<String, String>> review(List<Map<String, String>> rows) throws IOException {
    Path in = Reviews.csv(rows, Files.createTempFile(folder, "in", ".csv"));
    Path out = folder.resolve(in.getFileName() + ".out.csv");
    ReviewOptions options = Reviews.options(in, out, Reviews.AS_OF, true, null, 0);
    // Without better shapes: what is blank is chosen all the same.
    new Review().run(Reviews.withoutShapes(options), Progress.hidden());
    List<Map<String, String>> results = new ArrayList<>();
    try (CSVParser parser =
        CSVParser.parse(
            Files.readString(out).substring(1),
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      parser.forEach(
          record -> {
            Map<String, String> named = new LinkedHashMap<>();
            record
                .toMap()
                .forEach((title, text) -> named.put(title.replaceFirst(" \\(.*", ""), text));
            results.add(named);
          });
    }
    return results;
  }

  /** Rows of every kind; of each fourth one nothing of its shape is typed. */
  private static List<Map<String, String>> rows() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Map<String, String> row : SeededPortfolio.rows(43, ROWS)) {
      Map<String, String> open = new LinkedHashMap<>(row);
      switch (rows.size() % 4) {
        case 0 -> List.of("Serving", "GPU", "Tuning method").forEach(open::remove);
        case 1 -> List.of("GPU", "Serving").forEach(open::remove);
        case 2 -> {
          // Others sell this card while it works, this provider does not.
          open.remove("Serving");
          open.put("GPU", "AWS: H100");
        }
        default -> open.remove("Tuning method");
      }
      rows.add(open);
    }
    return rows;
  }

  /** Per request over the row's own horizon; a month where there are none; infinite: none. */
  private static double cost(Map<String, String> row, Map<String, String> result) {
    String tco = result.get("TCO fine-tuned");
    if (tco.isEmpty() || result.get("Closed candidate").equals("closed")) {
      return Double.POSITIVE_INFINITY;
    }
    int horizon = Integer.parseInt(result.get("Horizon"));
    double growth =
        Double.parseDouble(row.getOrDefault("Growth", "").isEmpty() ? "0" : row.get("Growth"));
    double requests = 0;
    for (int m = 0; m < horizon; m++) {
      requests += Double.parseDouble(row.get("Requests")) * Math.pow(1 + growth, m);
    }
    return Double.parseDouble(tco) / (requests > 0 ? requests : horizon);
  }

  @Test
  void theChosenShapeIsTheFirstOfTheCheapestThatCanBeTyped() throws IOException {
    List<Map<String, String>> rows = rows();
    List<Map<String, String>> chosen = review(rows);
    List<Integer> first = new ArrayList<>(List.of(0));
    List<Map<String, String>> tried = new ArrayList<>();
    for (Map<String, String> row : rows) {
      for (Map<String, String> typed :
          ChosenShape.combinationsOf(Shipped.tables(), Reviews.AS_OF, row)) {
        Map<String, String> named = new LinkedHashMap<>(typed);
        named.put("Workload", "shape " + tried.size());
        tried.add(named);
      }
      first.add(tried.size());
    }
    List<Map<String, String>> results = review(tried);
    int several = 0;
    for (int i = 0; i < rows.size(); i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = first.get(i); k < first.get(i + 1); k++) {
        least = Math.min(least, cost(tried.get(k), results.get(k)));
      }
      int best = first.get(i);
      while (best < first.get(i + 1)
          && !(cost(tried.get(best), results.get(best)) <= 1.01 * least)) {
        best++;
      }
      if (Double.isFinite(least)) {
        several += first.get(i + 1) - first.get(i) > 1 ? 1 : 0;
        assertThat(chosen.get(i).get("Set-up"))
            .as("%s", rows.get(i))
            .isEqualTo(results.get(best).get("Set-up"));
        assertThat(chosen.get(i).get("TCO fine-tuned"))
            .isEqualTo(results.get(best).get("TCO fine-tuned"));
      }
    }
    assertThat(several).isGreaterThan(ROWS / 2);
  }
}
