package breakeven.core.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.app.batch.Progress;
import breakeven.app.batch.Review;
import breakeven.app.batch.Reviews;
import breakeven.oracle.BestShape;
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

/** The best shape of each workload against the plain calculation of every shape. */
@Thorough
class ShapesAgainstOracleTest {
  private static final double EXACT = 1e-9;

  @TempDir Path folder;

  /** Results by header without unit. */
  private List<Map<String, String>> review(List<Map<String, String>> rows) throws IOException {
    Path in = Reviews.csv(rows, folder.resolve("in.csv"));
    Path out = folder.resolve("out.csv");
    new Review().run(Reviews.options(in, out, Reviews.AS_OF, true, null, 0), Progress.hidden());
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    List<Map<String, String>> results = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(Files.readString(out).substring(1), format)) {
      for (var record : parser) {
        Map<String, String> named = new LinkedHashMap<>();
        record
            .toMap()
            .forEach((title, text) -> named.put(title.replaceFirst(" \\([^()]*\\)$", ""), text));
        results.add(named);
      }
    }
    return results;
  }

  @Test
  void everyBestShapeIsTheCheapestOfAllAndNeverDearerThanTheRowsOwn() throws IOException {
    List<Map<String, String>> rows = SeededPortfolio.rows(32, 60);

    List<Map<String, String>> results = review(rows);
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    int better = 0;
    int others = 0;
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> found = results.get(i);
      if (found.get("TCO best set-up").isEmpty()) {
        continue;
      }
      compared++;
      BestShape.Found wanted = BestShape.search(Shipped.tables(), Reviews.AS_OF, rows.get(i));
      double tco = Double.parseDouble(found.get("TCO best set-up"));
      double cheapest = wanted.same() == null ? wanted.own() : wanted.same().tco();
      if (!found.get("Set-up from").equals("chosen")
          && Math.abs(tco - cheapest) > EXACT * Math.max(1, tco)) {
        wrong.add(found.get("Best set-up") + " " + tco + " against " + wanted + " " + rows.get(i));
      }
      String other = found.getOrDefault("TCO best other model", "");
      others += other.isEmpty() ? 0 : 1;
      boolean agree =
          wanted.other() == null
              ? other.isEmpty()
              : !other.isEmpty()
                  && Math.abs(Double.parseDouble(other) - wanted.other().tco())
                      <= EXACT * Math.max(1, wanted.other().tco());
      if (!agree) {
        wrong.add(
            found.get("Best other model") + " " + other + " against " + wanted + " " + rows.get(i));
      }
      if (Double.isInfinite(wanted.own())) {
        assertThat(found.get("Best set-up saves")).isEmpty();
        continue;
      }
      if (found.get("Best set-up").isEmpty()) {
        assertThat(tco).isCloseTo(wanted.own(), within(EXACT * Math.max(1, tco)));
      } else {
        better++;
        assertThat(tco).isLessThan(wanted.own());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThanOrEqualTo(40);
    assertThat(better).isGreaterThanOrEqualTo(20);
    assertThat(others).isGreaterThanOrEqualTo(20);
  }
}
