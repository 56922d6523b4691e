package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.xlsx.read.BadInput;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table as Parquet, read by DuckDB inside this process. It fetches nothing, reads no other file
 * and holds no more memory than it is given. Row 0 is the header; every cell is text, as in CSV.
 */
public final class ParquetFile {
  private static final String MARK = "PAR1";

  /** Memory of DuckDB, beside that of Java; rows are streamed, so that it needs little. */
  private static final String MEMORY = "512MB";

  private final Path path;

  private ParquetFile(Path path) {
    this.path = path;
  }

  /** Whether a file begins as every Parquet file does. */
  static boolean is(TextHead head) {
    return head.text().startsWith(MARK);
  }

  /** A file that begins as one. */
  static ParquetFile of(Path path) {
    return new ParquetFile(path);
  }

  /**
   * Passes header and rows to their end, or until the handler wants no more.
   *
   * @throws BadInput where the file is damaged
   */
  public void read(RowHandler handler) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings());
        Statement statement = connection.createStatement()) {
      // The zone of the machine changes nothing.
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET allowed_paths = [" + quoted(path) + "]");
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      List<Column> columns = columns(statement);
      if (header(handler, columns)) {
        rows(statement, columns, handler);
      }
    } catch (SQLException e) {
      // What DuckDB says of it is for -v: it names parts of its own.
      throw new BadInput(path + " is a damaged Parquet file, or not whole: export it again", e);
    }
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("temp_directory", "");
    settings.setProperty("jdbc_stream_results", "true");
    return settings;
  }

  private String table() {
    return "read_parquet(" + quoted(path) + ")";
  }

  private static String quoted(Path path) {
    return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
  }

  /** A column by its name and DuckDB's type. */
  private record Column(String name, String type) {
    /** Its values as text: those that hold several values as JSON. */
    String text() {
      String quoted = '"' + name.replace("\"", "\"\"") + '"';
      boolean several = type.startsWith("MAP") || type.startsWith("STRUCT") || type.endsWith("]");
      return "CAST(" + (several ? "to_json(" + quoted + ")" : quoted) + " AS VARCHAR)";
    }
  }

  private List<Column> columns(Statement statement) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + table())) {
      while (described.next()) {
        columns.add(
            new Column(described.getString("column_name"), described.getString("column_type")));
      }
    }
    return columns;
  }

  private static boolean header(RowHandler handler, List<Column> columns) {
    handler.startRow(0);
    for (int column = 0; column < columns.size(); column++) {
      handler.cell(column, CellType.TEXT, Double.NaN, columns.get(column).name());
    }
    return handler.endRow(0);
  }

  private void rows(Statement statement, List<Column> columns, RowHandler handler)
      throws SQLException {
    int[] wanted = IntStream.range(0, columns.size()).filter(handler::wants).toArray();
    if (wanted.length == 0) {
      return;
    }
    String texts =
        IntStream.of(wanted)
            .mapToObj(column -> columns.get(column).text())
            .collect(Collectors.joining(", "));
    try (ResultSet rows = statement.executeQuery("SELECT " + texts + " FROM " + table())) {
      for (int row = 1; rows.next(); row++) {
        handler.startRow(row);
        for (int i = 0; i < wanted.length; i++) {
          String text = rows.getString(i + 1);
          if (text != null && !text.isEmpty()) {
            handler.cell(wanted[i], CellType.TEXT, Double.NaN, text);
          }
        }
        if (!handler.endRow(row)) {
          return;
        }
      }
    }
  }
}
