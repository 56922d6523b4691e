package breakeven.oracle;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes a seeded portfolio as a CSV file of workloads. Arguments: seed, number of rows, file. The
 * script {@code src/test/record} reviews such files before and after a change.
 */
public final class SeededCsv {
  private SeededCsv() {}

  public static void main(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    Set<String> headers = new LinkedHashSet<>();
    for (int i = 0; i < rows; i++) {
      headers.addAll(SeededPortfolio.row(seed, i).keySet());
    }
    try (CsvWriter out =
        CsvWriter.builder().build(Files.newBufferedWriter(Path.of(arguments[2])))) {
      out.writeRecord(headers);
      for (int i = 0; i < rows; i++) {
        Map<String, String> row = SeededPortfolio.row(seed, i);
        out.writeRecord(headers.stream().map(header -> row.getOrDefault(header, "")).toList());
      }
    }
  }
}
