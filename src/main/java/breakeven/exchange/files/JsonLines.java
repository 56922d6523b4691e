package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.exchange.usage.SqlDialect;
import breakeven.exchange.usage.UsageQuery;
import breakeven.exchange.usage.UsageReader;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log of many objects, one a line, that DuckDB adds up. Their values are texts, numbers and
 * truths; {@link UsageJson} reads all else, and says what is wrong where something is.
 */
final class JsonLines {
  private static final Logger LOG = LoggerFactory.getLogger(JsonLines.class);

  /** Different lists of names that lines may have. */
  private static final int MOST_LISTS = 1_000;

  /** What is between names. */
  private static final char BETWEEN = 31;

  private JsonLines() {}

  /**
   * Passes header and lines if DuckDB can add them up; else perhaps the header.
   *
   * @throws BadInput where the file changes meanwhile
   */
  static boolean addedUp(Path path, UsageReader reader) throws IOException {
    String file =
        DuckDb.quoted(path)
            + ", format = 'newline_delimited', compression = "
            + (Unpacked.is(path) ? "gzip" : "uncompressed");
    try (Connection connection = DuckDb.open(path)) {
      List<String> names = names(connection, file);
      if (names == null) {
        return false;
      }
      reader.startRow(0);
      for (int i = 0; i < names.size(); i++) {
        reader.cell(i, CellType.TEXT, Double.NaN, names.get(i));
      }
      reader.endRow(0);
      UsageQuery query =
          reader.headed()
              ? reader.query(
                  SqlDialect.DUCKDB, Collections.nCopies(names.size(), UsageQuery.Values.TEXT))
              : null;
      if (query == null) {
        return false;
      }
      try (Statement statement = connection.createStatement()) {
        return AlikeRows.pass(statement, query, table(query.columns(), names, file), 0, reader);
      }
    } catch (SQLException e) {
      throw new BadInput(path + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /**
   * All names of values, in the order in which they come up.
   *
   * @return null where a line is no object of plain values, or names are too many or said twice
   */
  private static @Nullable List<String> names(Connection connection, String file) {
    String text =
        "SELECT array_to_string(names, chr("
            + (int) BETWEEN
            + ")), len(names), bool_or(json LIKE '%{%{%' OR json LIKE '%[%') FROM"
            + " (SELECT json, json_keys(json) AS names, row_number() OVER () AS r"
            + " FROM read_json_objects("
            + file
            + ")) GROUP BY names ORDER BY min(r)";
    Set<String> all = new LinkedHashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet lists = statement.executeQuery(text)) {
      for (int count = 0; lists.next(); count++) {
        String list = lists.getString(1);
        List<String> each =
            list == null ? List.of() : Arrays.asList(list.split(String.valueOf(BETWEEN), -1));
        if (count == MOST_LISTS
            || lists.getBoolean(3)
            || each.size() != lists.getInt(2)
            || new HashSet<>(each).size() < lists.getInt(2)
            || each.isEmpty()) {
          return null;
        }
        all.addAll(each);
      }
    } catch (SQLException e) {
      LOG.debug("Lines are read one by one: {}", e.getMessage());
      return null;
    }
    return all.size() > UsageJson.MOST_NAMES || !Collections.disjoint(all, UsageJson.OF_PAGES)
        ? null
        : new ArrayList<>(all);
  }

  private static String table(List<Integer> wanted, List<String> names, String file) {
    String cells =
        wanted.stream()
            .map(each -> ", nullif(" + DuckDb.name(names.get(each)) + ", '') AS c" + each)
            .collect(Collectors.joining());
    String types =
        wanted.stream()
            .map(each -> DuckDb.text(names.get(each)) + ": 'VARCHAR'")
            .collect(Collectors.joining(", "));
    return "(SELECT row_number() OVER () AS r"
        + cells
        + " FROM read_json("
        + file
        + ", columns = {"
        + types
        + "})) AS t";
  }
}
