package breakeven.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
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
    long seed = Long.parseLong(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    Set<String> headers = new LinkedHashSet<>();
    for (int i = 0; i < rows; i++) {
      headers.addAll(SeededPortfolio.row(seed, i).keySet());
    }
    try (CSVPrinter out = CSVFormat.RFC4180.print(Files.newBufferedWriter(Path.of(arguments[2])))) {
      out.printRecord(headers);
      for (int i = 0; i < rows; i++) {
        Map<String, String> row = SeededPortfolio.row(seed, i);
        out.printRecord(headers.stream().map(row::get));
      }
    }
  }
}
