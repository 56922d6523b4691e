package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.input.Decimals;
import breakeven.core.table.Workloads;
import breakeven.exchange.files.CsvFile;
import breakeven.oracle.SeededPortfolio;
import breakeven.testing.Thorough;
import breakeven.workbook.write.CsvWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written does not depend on how many batches are in work at once. */
@Thorough
class ThreadsTest {
  /** Some batches, the last one not full. */
  private static final int ROWS = 2 * breakeven.core.evaluation.Evaluator.BATCH + 17;

  @TempDir private Path folder;

  /** Good rows, rows that lack a price, rows that cannot be read. */
  private Path portfolio() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    Set<String> headers = new LinkedHashSet<>();
    for (int i = 0; i < ROWS; i++) {
      Map<String, String> row = new LinkedHashMap<>(SeededPortfolio.row(7, i));
      if (i % 7 == 0) {
        row.put("Prompted model", "nobody-" + i % 5);
      }
      if (i % 11 == 0) {
        row.put("Requests", "many");
      }
      rows.add(row);
      headers.addAll(row.keySet());
    }
    List<String> lines = new ArrayList<>(List.of(line(headers)));
    for (Map<String, String> row : rows) {
      lines.add(line(headers.stream().map(header -> row.getOrDefault(header, "")).toList()));
    }
    Path csv = Files.write(folder.resolve("portfolio.csv"), lines);
    Path workbook = folder.resolve("portfolio.xlsx");
    CsvWorkbook.write(
        csv, CsvFile.of(csv, Workloads.TABLE)::read, workbook, Decimals.UNSAID, more -> {});
    return workbook;
  }

  private static String line(Iterable<String> cells) {
    List<String> quoted = new ArrayList<>();
    cells.forEach(cell -> quoted.add('"' + cell.replace("\"", "\"\"") + '"'));
    return quoted.stream().collect(Collectors.joining(","));
  }

  private Path review(Path in, int threads) throws IOException {
    Path out = folder.resolve(threads + ".xlsx");
    new Review(threads)
        .run(Reviews.options(in, out, Reviews.AS_OF, false, null, 20), Progress.hidden());
    return out;
  }

  @Test
  void oneThreadTwoAndFiveWriteTheSameBytesDrawsIncluded() throws IOException {
    Path in = portfolio();
    Path one = review(in, 1);
    assertThat(Files.mismatch(review(in, 2), one)).isEqualTo(-1);
    assertThat(Files.mismatch(review(in, 5), one)).isEqualTo(-1);
    assertThat(Reviews.issues(one)).hasSizeGreaterThan(ROWS / 11);
  }
}
