package breakeven.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Copies a CSV file with Commons CSV and adds columns. Arguments: from, to, number of columns. */
final class CsvCopy {
  private CsvCopy() {}

  public static void main(String[] arguments) throws IOException {
    int added = Integer.parseInt(arguments[2]);
    try (CSVParser in =
            CSVParser.parse(Path.of(arguments[0]), StandardCharsets.UTF_8, CSVFormat.RFC4180);
        CSVPrinter out =
            new CSVPrinter(Files.newBufferedWriter(Path.of(arguments[1])), CSVFormat.RFC4180)) {
      for (CSVRecord row : in) {
        for (String cell : row) {
          out.print(cell);
        }
        for (int i = 0; i < added; i++) {
          out.print(i % 3 == 0 ? "Fine-tune" : row.getRecordNumber() * 0.37 + i);
        }
        out.println();
      }
    }
  }
}
