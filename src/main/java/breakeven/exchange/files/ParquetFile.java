package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.xlsx.read.BadInput;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A log or bill as Parquet, read by DuckDB inside this process; every cell is text, as in CSV. */
final class ParquetFile {
  private static final String MARK = "PAR1";

  private ParquetFile() {}

  /** Whether a file begins as every Parquet file does. */
  static boolean is(TextHead head) {
    return head.text().startsWith(MARK);
  }

  /**
   * Passes the header as row 0, and the rows to their end or until the handler wants no more.
   *
   * @throws BadInput where the file is damaged
   */
  static void read(Path path, RowHandler handler) {
    String table = "read_parquet(" + DuckDb.text(path) + ")";
    try (Connection connection = DuckDb.open(path);
        Statement statement = connection.createStatement()) {
      List<String> values = new ArrayList<>();
      List<Integer> wanted = new ArrayList<>();
      if (!header(handler, statement, table, values)) {
        return;
      }
      for (int i = 0; i < values.size(); i++) {
        if (handler.wants(i)) {
          wanted.add(i);
        }
      }
      String selected = wanted.stream().map(values::get).collect(Collectors.joining(", "));
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT " + (selected.isEmpty() ? "1" : selected) + " FROM " + table)) {
        boolean more = true;
        for (int row = 1; more && rows.next(); row++) {
          more = pass(handler, row, rows, wanted);
        }
      }
    } catch (SQLException e) {
      // What DuckDB says of it is for -v: it names parts of its own.
      throw new BadInput(path + " is a damaged Parquet file, or not whole: export it again", e);
    }
  }

  private static boolean header(
      RowHandler handler, Statement statement, String table, List<String> values)
      throws SQLException {
    handler.startRow(0);
    try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
      while (described.next()) {
        String name = described.getString("column_name");
        handler.cell(values.size(), CellType.TEXT, Double.NaN, name);
        values.add(value(name, described.getString("column_type")));
      }
    }
    return handler.endRow(0);
  }

  /** Text of any value: of those that hold several values as JSON. */
  private static String value(String name, String type) {
    String column = DuckDb.name(name);
    boolean several = type.startsWith("MAP") || type.startsWith("STRUCT") || type.endsWith("]");
    return "CAST(" + (several ? "to_json(" + column + ")" : column) + " AS VARCHAR)";
  }

  private static boolean pass(RowHandler handler, int row, ResultSet rows, List<Integer> wanted)
      throws SQLException {
    handler.startRow(row);
    for (int i = 0; i < wanted.size(); i++) {
      String text = handler.wants(wanted.get(i)) ? rows.getString(i + 1) : null;
      if (text != null && !text.isEmpty()) {
        handler.cell(wanted.get(i), CellType.TEXT, Double.NaN, text);
      }
    }
    return handler.endRow(row);
  }
}
