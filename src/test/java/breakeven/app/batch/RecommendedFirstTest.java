package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.report.SensitivityColumns;
import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code Checklist}, {@code Break-even} and {@code Sensitivity} list the recommended portfolio
 * first: the workloads whose verdict changes their approach, which are the rows of {@code
 * Decisions}.
 */
class RecommendedFirstTest {
  @TempDir private Path folder;

  private Path reviewed() {
    Path in =
        new PlainBook(SeededPortfolio.rows(31, 120))
            .withShippedTables()
            .write(folder.resolve("in.xlsx"));
    return Reviews.review(
        Reviews.asked(
            in,
            folder.resolve("out.xlsx"),
            Reviews.AS_OF,
            true,
            null,
            null,
            100,
            folder.resolve("csv"),
            null));
  }

  private static List<String> names(Path reviewed, String sheet) {
    return Reviews.rows(reviewed, sheet).stream().map(row -> row.get("Workload")).toList();
  }

  /** The rows of Decisions in the order of Workloads, then the others in theirs. */
  private static List<String> wanted(Path reviewed) {
    Set<String> changed = Set.copyOf(names(reviewed, Sheets.DECISIONS));
    List<String> all = names(reviewed, Sheets.WORKLOADS);
    List<String> wanted = new ArrayList<>(all.stream().filter(changed::contains).toList());
    assertThat(wanted).hasSizeBetween(10, all.size() - 10).isNotEqualTo(all.subList(0, 10));
    wanted.addAll(all.stream().filter(name -> !changed.contains(name)).toList());
    return wanted;
  }

  @Thorough
  @Test
  void sensitivityListsTheWorkloadsThatChangeBeforeTheOthers() {
    Path reviewed = reviewed();
    List<String> wanted = wanted(reviewed);
    List<String> moved =
        Reviews.csvRows(folder.resolve("csv"), Sheets.SENSITIVITY).stream()
            .map(row -> row.get("Workload"))
            .distinct()
            .collect(Collectors.toList());
    assertThat(moved.remove(0)).isEqualTo(SensitivityColumns.RECOMMENDED);
    assertThat(moved.remove(0)).isEqualTo(SensitivityColumns.PORTFOLIO);
    assertThat(moved)
        .hasSizeGreaterThan(60)
        .isEqualTo(wanted.stream().filter(moved::contains).toList());
  }

  /** The sum of what is ready is the one that Decisions lists; that of all is of net saving. */
  @Thorough
  @Test
  void theSumOfWhatIsReadyIsThatOfDecisions() {
    Path reviewed = reviewed();
    double ready =
        Reviews.rows(reviewed, Sheets.DECISIONS).stream()
            .map(row -> row.get("Saving (GBP over the horizon)"))
            .filter(saving -> !saving.isEmpty())
            .mapToDouble(Double::parseDouble)
            .filter(saving -> saving > 0)
            .sum();
    List<Map<String, String>> sums =
        Reviews.csvRows(folder.resolve("csv"), Sheets.SENSITIVITY).stream()
            .filter(row -> row.get("Workload").equals(SensitivityColumns.RECOMMENDED))
            .toList();
    assertThat(sums).hasSize(6);
    for (Map<String, String> row : sums) {
      assertThat(Double.parseDouble(row.get("Net saving today (GBP)")))
          .isCloseTo(ready, within(0.01));
    }
  }
}
