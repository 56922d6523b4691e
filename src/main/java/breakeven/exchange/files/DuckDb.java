package breakeven.exchange.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * DuckDB inside this process. It fetches nothing, touches no other file than the one named, and
 * holds no more memory than it is given.
 */
final class DuckDb {
  /** What it may take beside Java: rows are streamed, so little does. */
  private static final String MEMORY = "512MiB";

  private DuckDb() {}

  /**
   * A session that may read this file alone.
   *
   * @throws SQLException where DuckDB cannot be started
   */
  static Connection open(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings());
    try (Statement statement = connection.createStatement()) {
      // The zone of the machine changes nothing.
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(
          "SET allowed_paths = ["
              + quoted(file.toAbsolutePath().toString())
              + ", "
              + text(file)
              + "]");
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("memory_limit", MEMORY);
    settings.setProperty("temp_directory", "");
    // Rows are passed in one order.
    settings.setProperty("threads", "1");
    settings.setProperty("jdbc_stream_results", "true");
    return settings;
  }

  /** A path as SQL writes it: a name with signs of a pattern stands for itself. */
  static String text(Path path) {
    return quoted(path.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]"));
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** The name of a column as SQL writes it. */
  static String name(String column) {
    return '"' + column.replace("\"", "\"\"") + '"';
  }
}
