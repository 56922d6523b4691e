package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.Json;
import breakeven.testing.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portfolio is promised what its rows are, and that lies in its 80% range. */
@Thorough
class PromisedSavingTest {
  @TempDir private Path folder;

  @Test
  void ofTheSample() {
    promised(SampleWorkbook.FILE, 8);
  }

  /** {@code -Drows=20000} tries as many. */
  @Test
  void ofSeededRows() throws IOException {
    int rows = Integer.getInteger("rows", 500);
    List<Map<String, String>> seeded = SeededPortfolio.rows(61, rows);
    promised(Reviews.csv(seeded, folder.resolve("seeded.csv")), rows / 10);
  }

  private void promised(Path in, int atLeast) {
    Path json = folder.resolve("promised.json");
    Path out = folder.resolve("promised.xlsx");
    Reviews.review(
        Reviews.withoutShapes(
            Reviews.asked(in, out, Reviews.AS_OF, false, null, null, null, null, json)));
    Map<String, Object> all = Json.object(json);
    double year = 0;
    int ready = 0;
    for (Object workload : (List<?>) all.get("workloads")) {
      Map<?, ?> results = (Map<?, ?>) ((Map<?, ?>) workload).get("results");
      if (results.get("expectedSaving") instanceof Double expected && expected > 0) {
        year += expected;
        ready++;
      }
    }
    assertThat(ready).isGreaterThanOrEqualTo(atLeast);
    Map<?, ?> portfolio = (Map<?, ?>) ((Map<?, ?>) all.get("summary")).get("portfolio");
    double headline = (Double) portfolio.get("expectedSavingAYear");
    double low = (Double) portfolio.get("expectedSavingAYearP10");
    double high = (Double) portfolio.get("expectedSavingAYearP90");
    assertThat(headline)
        .as("of %d changes, %.2f at today's prices", ready, portfolio.get("readyToApproveAYear"))
        .isCloseTo(year, within(0.005))
        .isBetween(low, high);
  }
}
