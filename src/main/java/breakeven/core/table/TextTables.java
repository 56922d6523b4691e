package breakeven.core.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tables that are a resource: {@code [Name]}, then a line a row, its cells parted by {@code |}. A
 * line that begins with {@code #} says something of the file.
 */
public final class TextTables {
  private TextTables() {}

  /**
   * The rows of each table, by its name.
   *
   * @param file a resource beside the packages, such as {@code columns.txt}
   */
  public static Map<String, List<List<String>>> read(String file) {
    Map<String, List<List<String>>> tables = new HashMap<>();
    List<List<String>> table = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    TextTables.class.getResourceAsStream("/breakeven/" + file), file),
                StandardCharsets.UTF_8))) {
      for (String line : lines.lines().toList()) {
        if (line.startsWith("[")) {
          table = new ArrayList<>();
          tables.put(line.substring(1, line.length() - 1), table);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          table.add(List.of(line.split(" *\\| *", -1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tables;
  }
}
