package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.exchange.usage.SqlDialect;
import breakeven.exchange.usage.UsageQuery;
import breakeven.exchange.usage.UsageReader;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A log of many objects, one a line, that DuckDB adds up. Their values are texts, numbers and
 * truths; {@link UsageJson} reads all else, and says what is wrong where something is.
 */
final class JsonLines {
  private JsonLines() {}

  /**
   * Passes header and lines if DuckDB can add them up; else perhaps the header.
   *
   * @throws BadInput where the file changes meanwhile
   */
  static boolean addedUp(Path path, UsageReader reader) throws IOException {
    List<JsonNames.Name> names = JsonNames.of(path);
    if (names == null
        || names.stream().map(JsonNames.Name::text).anyMatch(UsageJson.OF_PAGES::contains)) {
      return false;
    }
    reader.startRow(0);
    for (int i = 0; i < names.size(); i++) {
      reader.cell(i, CellType.TEXT, Double.NaN, names.get(i).text());
    }
    reader.endRow(0);
    List<UsageQuery.Values> texts = Collections.nCopies(names.size(), UsageQuery.Values.TEXT);
    UsageQuery careful = reader.headed() ? reader.query(SqlDialect.DUCKDB, texts) : null;
    if (careful == null) {
      return false;
    }
    List<UsageQuery.Values> values = careful.numbers();
    for (int column : careful.columns()) {
      JsonNames.Name name = names.get(column);
      if (values.get(column) == UsageQuery.Values.TEXT && name.fractions()) {
        // DuckDB writes 1.10 as 1.1.
        return false;
      }
      if (!name.numbers()) {
        values.set(column, UsageQuery.Values.TEXT);
      }
    }
    UsageQuery query = reader.query(SqlDialect.DUCKDB, values);
    try (Connection connection = DuckDb.open(reader.memory(), path);
        Statement statement = connection.createStatement()) {
      return query != null
          && AlikeRows.pass(
              statement, query, table(query.columns(), names, values, path), 0, reader);
    } catch (SQLException e) {
      throw new BadInput(path + " cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static String table(
      List<Integer> wanted, List<JsonNames.Name> names, List<UsageQuery.Values> values, Path path)
      throws IOException {
    List<String> cells = new ArrayList<>(List.of("row_number() OVER () AS r"));
    List<String> types = new ArrayList<>();
    for (int column : wanted) {
      String name = names.get(column).text();
      boolean number = values.get(column) == UsageQuery.Values.NUMBER;
      String cell = DuckDb.name(name);
      cells.add((number ? cell : "nullif(" + cell + ", '')") + " AS c" + column);
      types.add(DuckDb.text(name) + (number ? ": 'DOUBLE'" : ": 'VARCHAR'"));
    }
    return "(SELECT "
        + String.join(", ", cells)
        + " FROM read_json("
        + DuckDb.read(path)
        + ", format = 'newline_delimited', compression = "
        + (Unpacked.is(path) ? "gzip" : "uncompressed")
        + ", columns = {"
        + String.join(", ", types)
        + "})) AS t";
  }
}
