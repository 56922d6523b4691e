package breakeven.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.core.table.Sheets;
import breakeven.exchange.export.CsvFiles;
import breakeven.testing.Portfolio;
import breakeven.testing.Thorough;
import breakeven.testing.WorkbookDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Thorough
class MoneyPassTest {
  private static final String CHANGE = "What would change it";

  @TempDir Path folder;

  /** Two with little money among 5,000 with much; the sheet says so, a file leaves it blank. */
  @Test
  void above5000WorkloadsThoseWithLeastMoneyAreNotSearched() throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < 5_002; i++) {
      String bill = i == 17 || i == 4_000 ? "1400" : "9000";
      rows.add(Portfolio.straight("w" + i, "Prompting cost=" + bill));
    }
    Path in = Reviews.csv(rows, folder.resolve("in.csv"));
    Path sheet = folder.resolve("out.xlsx");
    Path files = folder.resolve("files");
    Reviews.review(
        Reviews.withoutShapes(
            Reviews.asked(in, sheet, Reviews.AS_OF, false, null, null, 0, files, null)));

    assertThat(
            Reviews.results(sheet).entrySet().stream()
                .filter(row -> "not searched".equals(row.getValue().get(CHANGE)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("w17", "w4000");
    assertThat(WorkbookDump.of(sheet, Sheets.RUN_LOG::equals))
        .contains("searched for the 5,000 workloads with the largest net saving or saving");
    try (CSVParser parser =
        CSVParser.parse(
            Files.readString(CsvFiles.file(files, Sheets.WORKLOADS)).substring(1),
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      assertThat(
              parser.getRecords().stream()
                  .filter(row -> row.get(CHANGE).isEmpty())
                  .map((CSVRecord row) -> row.get("Workload"))
                  .toList())
          .containsExactly("w17", "w4000");
    }
  }
}
