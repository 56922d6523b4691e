package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.oracle.SeededPortfolio;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.CalculationCopies;
import breakeven.testing.CalculationCopies.Copy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code Calculation} comes to what the review has found, for whatever workload is chosen. */
class CalculationTest {
  private static final int REVIEWED = 2;
  private static final int NOW = 3;
  private static final int FIRST = 4;
  private static final double TOLERANCE = 1e-9;
  private static final Pattern FUNCTION = Pattern.compile("([A-Z]+)\\(");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "ABS",
          "AND",
          "COUNTIF",
          "EXP",
          "IF",
          "IFERROR",
          "INDEX",
          "INT",
          "ISNUMBER",
          "MATCH",
          "MAX",
          "MIN",
          "NOT",
          "OR",
          "ROUND",
          "ROUNDUP",
          "ROW",
          "SUM",
          "SUMIF",
          "SUMPRODUCT");

  @TempDir private static Path folder;

  private static Path review(Path input, String name) {
    return Reviews.review(
        Reviews.asked(
            input, folder.resolve(name), Reviews.AS_OF, false, null, null, null, null, null));
  }

  @Test
  void everyWorkloadOfTheSampleIsCalculatedAsReviewed() {
    Path reviewed = review(SampleWorkbook.FILE, "sample.xlsx");
    List<String> workloads = CalculationCopies.workloads(reviewed);

    assertThat(workloads).hasSizeGreaterThan(50);
    assertThat(differences(reviewed, workloads)).isEmpty();
  }

  @Test
  void everyWorkloadOfTheEighteenthMonthIsCalculatedAsReviewed() {
    Path reviewed = review(Path.of("samples/month-18.xlsx"), "month-18.xlsx");
    List<String> workloads = CalculationCopies.workloads(reviewed);

    assertThat(workloads).isNotEmpty();
    assertThat(differences(reviewed, workloads)).isEmpty();
  }

  @Test
  void aRandomPortfolioIsCalculatedAsReviewed() throws IOException {
    Path in = Reviews.csv(SeededPortfolio.rows(1207, 100), folder.resolve("random.csv"));
    Path reviewed = review(in, "random.xlsx");
    List<String> workloads = CalculationCopies.workloads(reviewed);

    assertThat(workloads).hasSizeGreaterThan(50);
    assertThat(differences(reviewed, workloads)).isEmpty();
  }

  @Test
  void noFormulaIsLongAndNoneCallsWhatAReaderCannotFollow() {
    Path reviewed = review(SampleWorkbook.FILE, "formulas.xlsx");
    List<String> formulas = CalculationCopies.formulas(reviewed);

    assertThat(formulas).hasSizeLessThan(7_500).allMatch(formula -> formula.length() <= 120);
    assertThat(formulas).filteredOn(formula -> formula.contains("&")).isEmpty();
    assertThat(
            formulas.stream()
                .flatMap(formula -> FUNCTION.matcher(formula).results())
                .map(found -> found.group(1))
                .distinct())
        .isSubsetOf(FUNCTIONS);
  }

  private static List<String> differences(Path reviewed, List<String> workloads) {
    List<Copy> copies = workloads.stream().map(workload -> new Copy(workload, Map.of())).toList();
    List<String> differences = new ArrayList<>();
    List<List<CSVRecord>> calculated = CalculationCopies.calculate(reviewed, copies, folder);
    int compared = 0;
    for (int i = 0; i < copies.size(); i++) {
      List<CSVRecord> rows = calculated.get(i);
      for (int row = FIRST; row < rows.size(); row++) {
        CSVRecord cells = rows.get(row);
        String was = cells.get(REVIEWED);
        String is = cells.get(NOW);
        compared += was.isEmpty() ? 0 : 1;
        if (is.startsWith("#") || is.startsWith("Err:") || !was.isEmpty() && !same(was, is)) {
          differences.add(
              workloads.get(i)
                  + ": row "
                  + (row + 1)
                  + ", "
                  + cells.get(0)
                  + ", "
                  + was
                  + " is "
                  + is);
        }
      }
    }
    assertThat(compared).isGreaterThan(200 * copies.size());
    return differences;
  }

  private static boolean same(String was, String is) {
    try {
      double a = Double.parseDouble(was);
      double b = Double.parseDouble(is);
      return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a));
    } catch (NumberFormatException e) {
      return was.equals(is);
    }
  }
}
