package breakeven.exchange.files;

import breakeven.core.input.Texts;
import breakeven.exchange.usage.UsageQuery;
import breakeven.exchange.usage.UsageReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Lines of a usage file that DuckDB adds up where they are alike. */
final class AlikeRows implements UsageQuery.Found {
  private final ResultSet rows;

  private AlikeRows(ResultSet rows) {
    this.rows = rows;
  }

  /**
   * Passes what is below the header row.
   *
   * @param table what is read, as it is written behind FROM
   * @return whether DuckDB could do it; nothing was passed where not
   * @throws SQLException where the file ends or is damaged meanwhile
   */
  static boolean pass(
      Statement statement, UsageQuery query, String table, int before, UsageReader reader)
      throws SQLException {
    try (ResultSet rows = begin(statement, reader.text(query, table))) {
      if (rows == null) {
        return false;
      }
      AlikeRows found = new AlikeRows(rows);
      do {
        query.pass(found, before, reader);
      } while (rows.next());
      return true;
    }
  }

  /**
   * Stands at the first row; all lines have been looked at then.
   *
   * @return null where there is none, or lines are not as DuckDB takes them, or very different ones
   */
  private static @Nullable ResultSet begin(Statement statement, String text) throws SQLException {
    ResultSet rows = null;
    try {
      rows = statement.executeQuery(text);
      if (rows.next()) {
        return rows;
      }
    } catch (SQLException e) {
      LoggerFactory.getLogger(AlikeRows.class)
          .debug("Lines are read one by one: {}", e.getMessage());
    }
    if (rows != null) {
      rows.close();
    }
    return null;
  }

  @Override
  public long whole(int at) {
    return get(() -> rows.getLong(at + 1));
  }

  @Override
  public @Nullable String text(int at) {
    String text = get(() -> rows.getString(at + 1));
    return text == null ? null : Texts.unguarded(text);
  }

  private interface Value<T extends @Nullable Object> {
    T get() throws SQLException;
  }

  private static <T extends @Nullable Object> T get(Value<T> value) {
    try {
      return value.get();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
