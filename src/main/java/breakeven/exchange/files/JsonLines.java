package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.exchange.usage.SqlDialect;
import breakeven.exchange.usage.UsageQuery;
import breakeven.exchange.usage.UsageReader;
import breakeven.xlsx.read.BadInput;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A log of many objects, one a line, that DuckDB adds up. Their values are texts, numbers and
 * truths; {@link UsageJson} reads all else, and says what is wrong where something is.
 */
final class JsonLines {
  private JsonLines() {}

  /** What the values under a name are. */
  private static final class Name {
    /** Whether some are texts or truths. */
    private boolean texts;

    /** Whether a number has a point or an exponent. */
    private boolean fractions;

    /** The last object that has it, from 1. */
    private int object;

    private final String text;

    /** What came behind it last, and mostly does again. */
    private @Nullable Name next;

    Name(String text) {
      this.text = text;
    }
  }

  /**
   * All names, in the order in which they come up.
   *
   * @return empty where the file is anything else than flat objects, one a line, that have no name
   *     twice; whoever reads it then finds out what is wrong
   */
  private static Map<String, Name> names(Path path) throws IOException {
    Map<String, Name> names = new LinkedHashMap<>();
    try (InputStream in = Unpacked.open(path)) {
      JsonText.read(in, parser -> names(parser, names));
    } catch (JsonProcessingException e) {
      names.clear();
    }
    return names;
  }

  private static void names(JsonParser parser, Map<String, Name> names) throws IOException {
    Name first = new Name("");
    int objects = 0;
    int line = 0;
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      int begun = parser.currentTokenLocation().getLineNr();
      boolean some = false;
      objects++;
      Name before = first;
      for (String text = parser.nextFieldName(); text != null; text = parser.nextFieldName()) {
        Name next = before.next;
        Name name =
            next != null && next.text.equals(text) ? next : names.computeIfAbsent(text, Name::new);
        before.next = name;
        before = name;
        JsonToken value = parser.nextToken();
        if (name.object == objects || !value.isScalarValue()) {
          names.clear();
          return;
        }
        name.object = objects;
        some = true;
        name.fractions |= value == JsonToken.VALUE_NUMBER_FLOAT;
        name.texts |= !value.isNumeric() && value != JsonToken.VALUE_NULL;
      }
      boolean apart = some && begun > line && begun == parser.currentTokenLocation().getLineNr();
      line = begun;
      if (!apart || names.size() > UsageJson.MOST_NAMES) {
        names.clear();
        return;
      }
    }
    if (parser.currentToken() != null) {
      names.clear();
    }
  }

  /**
   * Passes header and lines if DuckDB can add them up; else perhaps the header.
   *
   * @throws BadInput where the file changes meanwhile
   */
  static boolean addedUp(Path path, UsageReader reader) throws IOException {
    Map<String, Name> found = names(path);
    List<String> names = List.copyOf(found.keySet());
    if (names.isEmpty() || names.stream().anyMatch(UsageJson.OF_PAGES::contains)) {
      return false;
    }
    reader.startRow(0);
    for (int i = 0; i < names.size(); i++) {
      reader.cell(i, CellType.TEXT, Double.NaN, names.get(i));
    }
    reader.endRow(0);
    List<UsageQuery.Values> texts = Collections.nCopies(names.size(), UsageQuery.Values.TEXT);
    UsageQuery careful = reader.headed() ? reader.query(SqlDialect.DUCKDB, texts) : null;
    if (careful == null) {
      return false;
    }
    List<UsageQuery.Values> values = careful.numbers();
    for (int column : careful.columns()) {
      Name name = Objects.requireNonNull(found.get(names.get(column)));
      if (values.get(column) == UsageQuery.Values.TEXT && name.fractions) {
        // DuckDB writes 1.10 as 1.1.
        return false;
      }
      if (name.texts) {
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
      List<Integer> wanted, List<String> names, List<UsageQuery.Values> values, Path path)
      throws IOException {
    List<String> cells = new ArrayList<>(List.of("row_number() OVER () AS r"));
    List<String> types = new ArrayList<>();
    for (int column : wanted) {
      String name = names.get(column);
      boolean number = values.get(column) == UsageQuery.Values.NUMBER;
      cells.add(DuckDb.name(name) + " AS c" + column);
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
