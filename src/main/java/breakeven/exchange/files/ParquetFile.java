package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.core.input.HeaderFinder;
import breakeven.core.input.RowHandler;
import breakeven.xlsx.read.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table as Parquet, read by DuckDB inside this process. */
public final class ParquetFile implements RowFile {
  private static final String MARK = "PAR1";

  private final Path path;
  private final boolean typed;

  private ParquetFile(Path path, boolean typed) {
    this.path = path;
    this.typed = typed;
  }

  /** Whether a file begins as every Parquet file does. */
  static boolean is(TextHead head) {
    return head.text().startsWith(MARK);
  }

  /** A file that begins as one. Row 0 is the header; every cell is text, as in CSV. */
  static ParquetFile of(Path path) {
    return new ParquetFile(path, false);
  }

  /**
   * A file whose numbers, days and texts are passed as such. Row 1 is the header.
   *
   * @throws BadInput where it is no Parquet file
   */
  public static ParquetFile typed(Path path) {
    try {
      if (!is(TextHead.of(path))) {
        throw new BadInput(
            path + " is no Parquet file, though it is called so: export it again, or rename it");
      }
    } catch (IOException e) {
      throw new BadInput(
          path
              + (Files.isRegularFile(path)
                  ? " cannot be read (" + e.getMessage() + ")"
                  : " does not exist or is not a file: check the name"),
          e);
    }
    return new ParquetFile(path, true);
  }

  /**
   * Passes header and rows to their end, or until the handler wants no more.
   *
   * @throws BadInput where the file is damaged
   */
  @Override
  public void read(RowHandler handler) {
    try (Connection connection = DuckDb.open(path);
        Statement statement = connection.createStatement()) {
      List<ParquetColumn> columns = columns(statement);
      int row = typed ? 1 : 0;
      boolean more = header(handler, columns, row);
      for (Block block : more ? blocks(statement) : List.<Block>of()) {
        if (!rows(statement, columns, block, row + 1, handler)) {
          return;
        }
      }
    } catch (SQLException e) {
      throw damaged(e);
    }
  }

  private BadInput damaged(SQLException e) {
    // What DuckDB says of it is for -v: it names parts of its own.
    return new BadInput(path + " is a damaged Parquet file, or not whole: export it again", e);
  }

  /** Rows of which the same columns are wanted, counted from 0. */
  private record Block(long from, long count) {
    String text() {
      return " LIMIT " + count + " OFFSET " + from;
    }
  }

  /** The first rows apart: of those below, whoever looks for headers there wants fewer columns. */
  private List<Block> blocks(Statement statement) throws SQLException {
    try (ResultSet counted = statement.executeQuery("SELECT count(*) FROM " + table())) {
      counted.next();
      long all = counted.getLong(1);
      long first = typed ? Math.min(all, HeaderFinder.ROWS) : all;
      return List.of(new Block(0, first), new Block(first, all - first)).stream()
          .filter(block -> block.count() > 0)
          .toList();
    }
  }

  private String table() {
    return "read_parquet(" + DuckDb.read(path) + ")";
  }

  private List<ParquetColumn> columns(Statement statement) throws SQLException {
    List<ParquetColumn> columns = new ArrayList<>();
    try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + table())) {
      while (described.next()) {
        String name = described.getString("column_name");
        String type = described.getString("column_type");
        int index = columns.size();
        columns.add(
            typed ? ParquetColumn.of(index, name, type) : ParquetColumn.text(index, name, type));
      }
    }
    return columns;
  }

  private static boolean header(RowHandler handler, List<ParquetColumn> columns, int row) {
    handler.startRow(row);
    for (ParquetColumn column : columns) {
      handler.cell(column.index(), CellType.TEXT, Double.NaN, column.name());
    }
    return handler.endRow(row);
  }

  /** Passes some rows; says whether more are wanted. */
  private boolean rows(
      Statement statement,
      List<ParquetColumn> columns,
      Block block,
      int firstRow,
      RowHandler handler)
      throws SQLException {
    int row = (int) (firstRow + block.from());
    handler.startRow(row);
    List<ParquetColumn> wanted =
        columns.stream().filter(column -> handler.wants(column.index())).toList();
    String values =
        wanted.isEmpty()
            ? "1"
            : wanted.stream().map(ParquetColumn::value).collect(Collectors.joining(", "));
    try (ResultSet rows =
        statement.executeQuery("SELECT " + values + " FROM " + table() + block.text())) {
      for (boolean begun = true; rows.next(); begun = false) {
        if (!begun) {
          handler.startRow(row);
        }
        for (int i = 0; i < wanted.size(); i++) {
          if (handler.wants(wanted.get(i).index())) {
            wanted.get(i).pass(rows, i + 1, handler);
          }
        }
        if (!handler.endRow(row++)) {
          return false;
        }
      }
    }
    return true;
  }
}
