package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A column of a Parquet file.
 *
 * @param index its place, from 0
 * @param value what DuckDB is asked for
 */
record ParquetColumn(int index, String name, Kind kind, String value) {
  /** Beyond it not every whole number is one of Java's numbers. */
  private static final long EXACT = 1L << 53;

  /** What its cells are. */
  enum Kind {
    TEXT,
    NUMBER,
    /** Whole numbers, which may be IDs of more digits than a number keeps. */
    WHOLE,
    /** Days since 1970-01-01, with the time as a part of the day. */
    DAY,
    TRUTH
  }

  /** A column all of whose cells are passed as text. */
  static ParquetColumn text(int index, String name, String type) {
    return new ParquetColumn(index, name, Kind.TEXT, text(name, type));
  }

  /** Text of any value: of those that hold several values as JSON. */
  private static String text(String name, String type) {
    String column = DuckDb.name(name);
    boolean several = type.startsWith("MAP") || type.startsWith("STRUCT") || type.endsWith("]");
    return "CAST(" + (several ? "to_json(" + column + ")" : column) + " AS VARCHAR)";
  }

  /**
   * A column whose cells are passed as what they are.
   *
   * @param type DuckDB's name of its type
   */
  static ParquetColumn of(int index, String name, String type) {
    String column = DuckDb.name(name);
    String plain = type.replaceFirst("\\(.*\\)$", "");
    return switch (plain) {
      case "DOUBLE", "DECIMAL" -> of(index, name, Kind.NUMBER, "CAST(" + column + " AS DOUBLE)");
      // The shortest number that is the same one: 0.1, not 0.10000000149.
      case "FLOAT" -> of(index, name, Kind.NUMBER, "CAST(" + text(name, type) + " AS DOUBLE)");
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
          of(index, name, Kind.WHOLE, "CAST(" + column + " AS BIGINT)");
      case "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
          day(index, name, "CAST(" + column + " AS TIMESTAMP)");
      case "TIMESTAMP WITH TIME ZONE" -> day(index, name, column);
      case "BOOLEAN" -> of(index, name, Kind.TRUTH, column);
      default -> text(index, name, type);
    };
  }

  private static ParquetColumn of(int index, String name, Kind kind, String value) {
    return new ParquetColumn(index, name, kind, value);
  }

  private static ParquetColumn day(int index, String name, String moment) {
    String days = "epoch_us(" + moment + ") / 86400e6";
    return of(index, name, Kind.DAY, "CASE WHEN isfinite(" + moment + ") THEN " + days + " END");
  }

  /** Passes the cell of the row at hand, if it is not empty. */
  void pass(ResultSet row, int at, RowHandler handler) throws SQLException {
    switch (kind) {
      case TEXT -> {
        String text = row.getString(at);
        if (text != null && !text.isEmpty()) {
          handler.cell(index, CellType.TEXT, Double.NaN, text);
        }
      }
      case WHOLE -> {
        long number = row.getLong(at);
        if (number != 0 || !row.wasNull()) {
          passWhole(number, handler);
        }
      }
      case NUMBER -> {
        double number = row.getDouble(at);
        // Some programs write NaN where there is no number.
        if (!Double.isNaN(number) && (number != 0 || !row.wasNull())) {
          passNumber(number, handler);
        }
      }
      case DAY -> {
        double day = row.getDouble(at);
        if (day != 0 || !row.wasNull()) {
          handler.cell(index, CellType.DATE, day, null);
        }
      }
      case TRUTH -> {
        boolean truth = row.getBoolean(at);
        if (truth || !row.wasNull()) {
          handler.cell(index, CellType.BOOLEAN, truth ? 1 : 0, null);
        }
      }
    }
  }

  private void passWhole(long number, RowHandler handler) {
    if (-EXACT <= number && number <= EXACT) {
      handler.cell(index, CellType.NUMBER, number, null);
    } else {
      handler.cell(index, CellType.TEXT, Double.NaN, Long.toString(number));
    }
  }

  private void passNumber(double number, RowHandler handler) {
    if (Double.isInfinite(number)) {
      handler.cell(index, CellType.TEXT, Double.NaN, Double.toString(number));
    } else {
      handler.cell(index, CellType.NUMBER, number, null);
    }
  }
}
