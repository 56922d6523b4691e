package breakeven.exchange.files;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * DuckDB inside this process. It fetches nothing, touches no other files than those named, and
 * holds no more memory than it is given.
 */
public final class DuckDb {
  /** What it may take beside Java: rows are streamed, so little does. */
  private static final String MEMORY = "512MiB";

  private DuckDb() {}

  /**
   * A session that may read and write these files alone.
   *
   * @throws SQLException where DuckDB cannot be started
   */
  public static Connection open(Path... files) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings());
    try (Statement statement = connection.createStatement()) {
      // The zone of the machine changes nothing.
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(
          Arrays.stream(files)
              .flatMap(file -> Stream.of(quoted(file), read(file)).distinct())
              .collect(Collectors.joining(", ", "SET allowed_paths = [", "]")));
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
    // The other processors have the rows to judge; and rows are written in one order.
    settings.setProperty("threads", "1");
    settings.setProperty("jdbc_stream_results", "true");
    return settings;
  }

  /** A path that is read, as SQL writes it: a name with signs of a pattern stands for itself. */
  public static String read(Path path) {
    return text(path.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]"));
  }

  /** A path that is written, as SQL writes it. */
  public static String quoted(Path path) {
    return text(path.toAbsolutePath().toString());
  }

  /** A text as SQL writes it. */
  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** The name of a column as SQL writes it. */
  public static String name(String column) {
    return '"' + column.replace("\"", "\"\"") + '"';
  }
}
