package breakeven.oracle;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a seeded portfolio as a CSV file of workloads. Arguments: seed, number of rows, file. The
 * script {@code src/test/record} reviews such files before and after a change.
 */
public final class SeededCsv {
  private SeededCsv() {}

  public static void main(String[] arguments) throws IOException {
    List<Map<String, String>> rows =
        SeededPortfolio.rows(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]));
    Set<String> headers = new LinkedHashSet<>();
    rows.forEach(row -> headers.addAll(row.keySet()));
    try (Writer file = Files.newBufferedWriter(Path.of(arguments[2]));
        CSVPrinter out = new CSVPrinter(file, CSVFormat.DEFAULT)) {
      out.printRecord(headers);
      for (Map<String, String> row : rows) {
        out.printRecord(headers.stream().map(header -> row.getOrDefault(header, "")));
      }
    }
  }
}
