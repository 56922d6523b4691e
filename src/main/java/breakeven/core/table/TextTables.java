package breakeven.core.table;

import java.io.IOException;
import java.io.InputStream;
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
    for (String line : lines(file)) {
      if (line.startsWith("[")) {
        table = new ArrayList<>();
        tables.put(line.substring(1, line.length() - 1), table);
      } else if (!line.isBlank()) {
        table.add(List.of(line.split(" *\\| *", -1)));
      }
    }
    return tables;
  }

  /**
   * The rows of the one table of a resource.
   *
   * @param name its name
   */
  public static List<List<String>> read(String file, String name) {
    return Objects.requireNonNull(read(file).get(name), name);
  }

  /** The lines of a resource beside the packages, but for those that begin with {@code #}. */
  public static List<String> lines(String file) {
    try (InputStream bytes = TextTables.class.getResourceAsStream("/breakeven/" + file)) {
      return new String(Objects.requireNonNull(bytes, file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
