package breakeven.core.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.Formulas;
import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.ReviewOptions;
import breakeven.app.batch.Reviews;
import breakeven.core.table.GpuPrices;
import breakeven.core.table.ModelPrices;
import breakeven.core.table.ServingCapacity;
import breakeven.core.table.Table;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Thorough;
import breakeven.workbook.write.ShippedTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The best shape against reviews of rows whose cells are those of every other shape. */
@Thorough
class BestShapeTest {
  private static final List<String> METHODS = List.of("Provider API", "LoRA", "QLoRA", "Full");
  private static final List<String> SERVINGS =
      List.of("Per token", "Rented GPUs", "Serverless GPUs");

  @TempDir Path folder;

  /** The cells of a row by header without unit; results by header without unit. */
  private List<Map<String, String>> review(List<Map<String, String>> rows, boolean shapes)
      throws IOException {
    Path in = Reviews.csv(rows, Files.createTempFile(folder, "in", ".csv"));
    Path out = folder.resolve(in.getFileName() + ".out.csv");
    ReviewOptions options = Reviews.options(in, out, Reviews.AS_OF, true, null, Formulas.NEVER, 0);
    new Review().run(shapes ? options : Reviews.withoutShapes(options), Progress.hidden());
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

  private static List<Map<String, String>> table(Table table) {
    List<List<String>> records = ShippedTables.records(table);
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> record : records) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < table.columns().size(); i++) {
        row.put(table.columns().get(i).header(), i < record.size() ? record.get(i) : "");
      }
      rows.add(row);
    }
    return rows;
  }

  /** Every card with an hourly price and a capacity, and whether it has a Serverless row. */
  private static Map<String, Boolean> cards() {
    Set<String> served = new LinkedHashSet<>();
    table(ServingCapacity.TABLE).forEach(row -> served.add(row.get("GPU")));
    Map<String, Boolean> cards = new LinkedHashMap<>();
    for (Map<String, String> row : table(GpuPrices.TABLE)) {
      if (!row.get("Price").isEmpty() && served.contains(row.get("GPU"))) {
        cards.merge(row.get("GPU"), row.get("Pricing").equals("Serverless"), Boolean::logicalOr);
      }
    }
    return cards;
  }

  /** The names of a candidate at every provider, its own first. */
  private static List<String> everywhere(String candidate) {
    String bare = candidate.replaceFirst("^.*: ", "");
    List<String> names = new ArrayList<>(List.of(candidate));
    for (Map<String, String> row : table(ModelPrices.TABLE)) {
      if (row.get("Kind").equals("Base") && row.get("Model").equalsIgnoreCase(bare)) {
        names.add(row.get("Provider") + ": " + row.get("Model"));
      }
    }
    return names;
  }

  /** A row with the cells of another shape, over its own horizon. */
  private static Map<String, String> with(
      Map<String, String> row,
      Map<String, String> result,
      String candidate,
      String method,
      String serving,
      String card) {
    Map<String, String> other = new LinkedHashMap<>(row);
    other.put("Candidate model", candidate);
    other.put("Tuning method", method);
    other.put("Serving", serving);
    other.put("GPU", card);
    List.of("Training cost", "Serving cost", "One-off cost").forEach(other::remove);
    boolean tuned = row.getOrDefault("Current approach", "").startsWith("Fine-tuned");
    int lead = tuned ? 0 : Integer.parseInt(or(row, "Lead time", "0"));
    other.put(
        "Months in production", String.valueOf(Integer.parseInt(result.get("Horizon")) - lead));
    return other;
  }

  /** Whether a shape counts, and what it costs. */
  private static double cost(Map<String, String> result, Map<String, String> own) {
    boolean counts =
        !result.get("TCO fine-tuned").isEmpty()
            && !result.get("Closed candidate").equals("closed")
            && result.get("Horizon").equals(own.get("Horizon"));
    return counts ? Double.parseDouble(result.get("TCO fine-tuned")) : Double.POSITIVE_INFINITY;
  }

  private static String or(Map<String, String> row, String header, String blank) {
    String cell = row.getOrDefault(header, "");
    return cell.isEmpty() ? blank : cell;
  }

  @Test
  void seededWorkloads31HaveTheCheapestShapeThatReviewsOfAllShapesFind() throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(31, 60);
    List<Map<String, String>> results = review(rows, true);
    List<Map<String, String>> tried = new ArrayList<>();
    List<Integer> of = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      if (results.get(i).get("TCO best shape").isEmpty()) {
        continue;
      }
      String candidate = or(row, "Candidate model", "llama-v3p1-8b-instruct");
      Set<String> servings = new LinkedHashSet<>(SERVINGS);
      servings.add(or(row, "Serving", "Rented GPUs"));
      Map<String, Boolean> cards = new LinkedHashMap<>(cards());
      cards.putIfAbsent(or(row, "GPU", "L40S"), false);
      for (String model : everywhere(candidate)) {
        for (String serving : servings) {
          for (Map.Entry<String, Boolean> card : cards.entrySet()) {
            for (String method : METHODS) {
              if (!serving.equals("Serverless GPUs") || card.getValue()) {
                tried.add(with(row, results.get(i), model, method, serving, card.getKey()));
                tried.get(of.size()).put("Workload", "shape " + of.size());
                of.add(i);
              }
            }
          }
        }
      }
    }
    List<Map<String, String>> costs = review(tried, false);
    double[] least = new double[rows.size()];
    for (int i = 0; i < least.length; i++) {
      Map<String, String> own = results.get(i);
      least[i] =
          own.get("Closed candidate").equals("closed") ? Double.POSITIVE_INFINITY : cost(own, own);
    }
    for (int k = 0; k < of.size(); k++) {
      int i = of.get(k);
      least[i] = Math.min(least[i], cost(costs.get(k), results.get(i)));
    }
    int compared = 0;
    int better = 0;
    for (int i = 0; i < least.length; i++) {
      Map<String, String> own = results.get(i);
      if (!own.get("TCO best shape").isEmpty()) {
        compared++;
        better += own.get("Best shape").isEmpty() ? 0 : 1;
        assertThat(Double.parseDouble(own.get("TCO best shape")))
            .as("%s: %s", own.get("Workload"), own.get("Best shape"))
            .isCloseTo(least[i], within(1e-6 * Math.max(1, least[i])));
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(40);
    assertThat(better).isGreaterThanOrEqualTo(20);
  }
}
