package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import breakeven.core.report.SensitivityColumns;
import breakeven.core.table.Sheets;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.LibreOffice;
import breakeven.testing.PlainBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code Checklist}, {@code Break-even} and {@code Sensitivity} list the recommended portfolio
 * first: the workloads whose verdict changes their approach, which are the rows of {@code
 * Decisions}.
 */
class RecommendedFirstTest {
  private static final int HEADER = 4;

  @TempDir private Path folder;

  private Path reviewed(Formulas formulas) {
    Path in =
        new PlainBook(SeededPortfolio.rows(31, 120))
            .withShippedTables()
            .write(folder.resolve("in.xlsx"));
    return Reviews.review(
        Reviews.options(in, folder.resolve("out.xlsx"), Reviews.AS_OF, true, null, formulas, 100));
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

  @Test
  void eachSheetListsTheWorkloadsThatChangeBeforeTheOthers() {
    Path reviewed = reviewed(Formulas.NEVER);
    List<String> wanted = wanted(reviewed);
    assertThat(names(reviewed, Sheets.CHECKLIST)).isEqualTo(wanted);
    assertThat(names(reviewed, Sheets.BREAK_EVEN)).isEqualTo(wanted);
    List<String> moved =
        names(reviewed, Sheets.SENSITIVITY).stream().distinct().collect(Collectors.toList());
    assertThat(moved.remove(0)).isEqualTo(SensitivityColumns.RECOMMENDED);
    assertThat(moved.remove(0)).isEqualTo(SensitivityColumns.PORTFOLIO);
    assertThat(moved)
        .hasSizeGreaterThan(60)
        .isEqualTo(wanted.stream().filter(moved::contains).toList());
  }

  @Test
  void theCellsOfARowAreThoseOfItsWorkload() {
    Path reviewed = reviewed(Formulas.NEVER);
    Map<String, Map<String, String>> workloads = new LinkedHashMap<>();
    Reviews.rows(reviewed, Sheets.WORKLOADS)
        .forEach(row -> workloads.put(row.get("Workload"), row));
    for (Map<String, String> row : Reviews.rows(reviewed, Sheets.CHECKLIST)) {
      for (String header : List.of("Verdict", "Check 1 (pattern)", "Check 5 (data change)")) {
        assertThat(row).containsEntry(header, workloads.get(row.get("Workload")).get(header));
      }
    }
    for (Map<String, String> row : Reviews.rows(reviewed, Sheets.BREAK_EVEN)) {
      assertThat(row).containsEntry("Verdict", workloads.get(row.get("Workload")).get("Verdict"));
    }
  }

  /** As formulas, whose results LibreOffice finds anew from the names in the rows. */
  @Test
  void theFormulasOfARowAreThoseOfItsWorkload() throws IOException {
    Path reviewed = reviewed(Formulas.WHERE_AT_EASE);
    List<String> wanted = wanted(reviewed);
    Map<String, List<CSVRecord>> calculated =
        LibreOffice.calculate(reviewed, folder.resolve("calculated"));
    Map<String, String> verdicts = new LinkedHashMap<>();
    List<CSVRecord> workloads = calculated.get(Sheets.WORKLOADS);
    int told = workloads.get(0).toList().indexOf("Verdict");
    workloads.forEach(row -> verdicts.put(row.get(0), row.get(told)));
    for (String sheet : List.of(Sheets.CHECKLIST, Sheets.BREAK_EVEN)) {
      List<CSVRecord> rows = calculated.get(sheet);
      int verdict = rows.get(HEADER).toList().indexOf("Verdict");
      for (int i = 0; i < wanted.size(); i++) {
        CSVRecord row = rows.get(HEADER + 1 + i);
        assertThat(row.get(0)).isEqualTo(wanted.get(i));
        assertThat(row.get(verdict)).as(wanted.get(i)).isEqualTo(verdicts.get(wanted.get(i)));
      }
    }
  }

  /** The sum of what is ready is the one that Decisions lists; that of all is of net saving. */
  @Test
  void theSumOfWhatIsReadyIsThatOfDecisions() {
    Path reviewed = reviewed(Formulas.NEVER);
    double ready =
        Reviews.rows(reviewed, Sheets.DECISIONS).stream()
            .map(row -> row.get("Saving (GBP)"))
            .filter(saving -> !saving.isEmpty())
            .mapToDouble(Double::parseDouble)
            .filter(saving -> saving > 0)
            .sum();
    List<Map<String, String>> sums =
        Reviews.rows(reviewed, Sheets.SENSITIVITY).stream()
            .filter(row -> row.get("Workload").equals(SensitivityColumns.RECOMMENDED))
            .toList();
    assertThat(sums).hasSize(5);
    for (Map<String, String> row : sums) {
      assertThat(Double.parseDouble(row.get("Net saving today (GBP)")))
          .isCloseTo(ready, within(0.01));
    }
  }
}
