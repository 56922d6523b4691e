package breakeven.exchange.export;

import breakeven.core.input.Header;
import breakeven.core.input.Texts;
import breakeven.core.model.FreeName;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.exchange.files.DuckDb;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Temporary;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The workloads with their results as a Parquet file: the rows of the CSV file, which are kept
 * until the types of the user's columns are known, as numbers, days and texts. Blank is null.
 */
final class ParquetTable {
  private static final int BUFFER = 1 << 16;

  /** Bytes of the longest row: so many times as long as a field may be. */
  private static final int LONGEST_ROW = 16 << 20;

  /** Rows that DuckDB puts together in memory. */
  private static final int ROW_GROUP = 30 << 11;

  /** What may be between the apostrophe and the sign of a formula; control characters never are. */
  private static final String UNSEEN =
      IntStream.rangeClosed(' ', Character.MAX_VALUE)
          .filter(c -> Texts.isUnseen((char) c) && !Character.isISOControl(c))
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();

  /** A column of the file, with the type that DuckDB gives it. */
  private record Column(String name, String type) {}

  private final Path target;
  private final OutputStream file;
  private final Path text;
  private final OutputStream rows;
  private final List<String> own = new ArrayList<>();
  private final List<Column> results = new ArrayList<>();
  private @Nullable OwnTypes types;
  private boolean guarded;

  private ParquetTable(Path target, OutputStream file, Path text) throws IOException {
    this.target = target;
    this.file = file;
    this.text = text;
    rows = new BufferedOutputStream(Files.newOutputStream(text), BUFFER);
  }

  /**
   * Begins a file.
   *
   * @param target its name, as messages say it
   * @param file takes its bytes in the end
   */
  static ParquetTable begin(Path target, OutputStream file) throws IOException {
    return new ParquetTable(target, file, Temporary.file(".csv"));
  }

  /** Where the rows go, as CSV with a header. */
  OutputStream rows() {
    return rows;
  }

  /** What finds out the types of the user's columns. */
  OwnTypes types(Header header, int width, Set<Integer> without) {
    types = new OwnTypes(header, width, without);
    return types;
  }

  /**
   * Tells the columns. Each name is there once, whatever its case; a column without one is called
   * by its place.
   *
   * @param headers the user's
   * @param columns the results
   * @param guarded whether an apostrophe is before texts that a spreadsheet may take for formulas
   */
  void columns(List<String> headers, List<ResultColumn> columns, boolean guarded) {
    this.guarded = guarded;
    Set<String> taken = new HashSet<>();
    List<String> names = WorkloadTable.header(headers, columns);
    for (int i = 0; i < names.size(); i++) {
      String name = Texts.oneLine(names.get(i));
      String free =
          FreeName.of(name.isEmpty() ? "Column " + (i + 1) : name, " ", key -> !taken.add(key));
      if (i < headers.size()) {
        own.add(free);
      } else {
        results.add(new Column(free, type(columns.get(i - headers.size()))));
      }
    }
  }

  private static String type(ResultColumn column) {
    return column.format() == Format.DATE
        ? "DATE"
        : column.format().number() ? "DOUBLE" : "VARCHAR";
  }

  private static String type(OwnTypes.Type type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case NUMBER -> "DOUBLE";
      case DAY -> "DATE";
      case MOMENT -> "TIMESTAMP";
      case TRUTH -> "BOOLEAN";
    };
  }

  /**
   * All rows are there: makes the file of them.
   *
   * @param count how many they are
   */
  void finish(long count) throws IOException {
    rows.close();
    Path made = Temporary.file(".parquet");
    try {
      long converted = convert(made);
      if (converted != count) {
        throw new IllegalStateException(converted + " of " + count + " rows in " + target);
      }
      Files.copy(made, file);
    } catch (SQLException e) {
      throw new BadInput(
          target
              + " cannot be written as Parquet ("
              + Texts.cut(Texts.oneLine(String.valueOf(e.getMessage())))
              + "): check the free space, or write CSV (-o OUT.csv)",
          e);
    } finally {
      Files.deleteIfExists(made);
      Files.deleteIfExists(text);
    }
  }

  /** Returns the number of rows. */
  private long convert(Path made) throws SQLException {
    List<OwnTypes.Type> found = Objects.requireNonNull(types).all();
    List<Column> columns = new ArrayList<>();
    IntStream.range(0, own.size())
        .forEach(i -> columns.add(new Column(own.get(i), type(found.get(i)))));
    columns.addAll(results);
    try (Connection connection = DuckDb.open(text, made);
        Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(
          "COPY ("
              + select(columns)
              + ") TO "
              + DuckDb.quoted(made)
              + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false, ROW_GROUP_SIZE "
              + ROW_GROUP
              + ")");
    }
  }

  private String select(List<Column> columns) {
    String values = columns.stream().map(this::value).collect(Collectors.joining(", "));
    String types =
        columns.stream()
            .map(column -> DuckDb.text(column.name()) + ": " + DuckDb.text(column.type()))
            .collect(Collectors.joining(", ", "{", "}"));
    return "SELECT "
        + values
        + " FROM read_csv("
        + DuckDb.read(text)
        + ", columns = "
        + types
        + ", auto_detect=false, header=true, delim=',', quote='\"', escape='\"'"
        + ", parallel=false, max_line_size="
        + LONGEST_ROW
        + ", buffer_size="
        + 2 * LONGEST_ROW
        + ")";
  }

  /** A text without the apostrophe that CSV has before what is no formula. */
  private String value(Column column) {
    String name = DuckDb.name(column.name());
    if (!guarded || !column.type().equals("VARCHAR")) {
      return name;
    }
    String seen = "ltrim(substr(" + name + ", 2), " + DuckDb.text(UNSEEN) + ")";
    return "CASE WHEN starts_with("
        + name
        + ", '''') AND "
        + seen
        + " <> '' AND contains("
        + DuckDb.text(Texts.FORMULAS)
        + ", substr("
        + seen
        + ", 1, 1)) THEN substr("
        + name
        + ", 2) ELSE "
        + name
        + " END AS "
        + name;
  }
}
