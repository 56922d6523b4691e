package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.testing.Portfolio;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a blank Cached share may be worth is said once, and only where it is worth something. */
class UntypedCachingTest {
  @TempDir private Path folder;

  private static Map<String, String> row(String name, String... cells) {
    Map<String, String> row = Portfolio.straight(name);
    row.put("Prompting cost", "");
    row.put("Input tokens", "4000");
    row.put("Instruction tokens", "1500");
    for (String cell : cells) {
      String[] parts = cell.split("=", 2);
      row.put(parts[0], parts[1]);
    }
    return row;
  }

  private List<Map<String, String>> warnings(List<Map<String, String>> rows) throws IOException {
    Path in = Reviews.csv(rows, folder.resolve("in.csv"));
    Path out = folder.resolve("out" + rows.hashCode() + ".xlsx");
    new Review().run(Reviews.quick(in, out, LocalDate.of(2026, 11, 24)), Progress.hidden());
    return Reviews.issues(out).stream()
        .filter(issue -> issue.get("Column").equals("Cached share"))
        .toList();
  }

  @Test
  void oneWarningNamesWhatAllOfItMayBeWorth() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    rows.add(row("first"));
    rows.add(row("second", "Current approach=RAG"));
    rows.add(row("typed", "Cached share=0"));
    List<Map<String, String>> warnings = warnings(rows);
    assertThat(warnings).hasSize(1);
    // 1,350 of 1,500 tokens at 1.75 less 0.175 dollars a million, of two times 12 M requests.
    assertThat(warnings.get(0).get("Problem"))
        .matches(
            "Cached share of 2 rows is blank: it may be worth up to 3\\d,\\d\\d\\d GBP a year.*");
    assertThat(warnings.get(0).get("Severity")).isEqualTo("Warning");
  }

  @Test
  void nothingIsSaidWhereNothingIsLost() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    rows.add(row("typed", "Cached share=0.2"));
    rows.add(row("short", "Instruction tokens=1000"));
    rows.add(row("billed", "Prompting cost=9000"));
    rows.add(row("few", "Requests=20000"));
    assertThat(warnings(rows)).isEmpty();
  }
}
