package breakeven.exchange.files;

import breakeven.core.input.CellType;
import breakeven.core.input.RowHandler;
import breakeven.exchange.usage.UsageColumns;
import breakeven.exchange.usage.UsageFault;
import breakeven.xlsx.read.BadInput;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What usage APIs answer, as a table: each object is a row, the names of its values are the header.
 * Objects are one after the other, in an array, or in the array {@code data} or {@code events} of a
 * page. One that has an array {@code results} is a bucket of time: each of its results is a row,
 * which begins with the values of the bucket, and a bucket without results is a row of its own. Of
 * a trace each of its {@code observations} is a row, with the name of the trace. A value within an
 * object of a row is called {@code object.value}. Nothing else is looked at.
 */
final class UsageJson {
  /** Columns; names beyond are passed over. */
  private static final int MOST_NAMES = 1_000;

  /** Values of one bucket, which is held in memory. */
  private static final int MOST_VALUES = 1_000_000;

  /**
   * How a page of OpenAI's and of Anthropic's, and one of LiteLLM's, says that it is not the last.
   */
  private static final List<String> HAS_MORE = List.of("has_more", "metadata.has_more");

  /** What the array of a page is called that holds its rows. */
  private static final Set<String> PAGES = Set.of("data", "events");

  /** What OTLP calls the spans of a resource, and what Tempo does. */
  private static final Set<String> SPANS = Set.of("resourceSpans", "batches");

  /** Marks a bucket without results; no name of a value is empty. */
  private static final String NOTHING = "";

  private final JsonParser parser;
  private final Consumer<Map<String, String>> rows;
  private int values;

  /** Whether the last page says that it is not the last one there is. */
  private boolean more;

  /** Whether the values within a value within an object are wanted. */
  private final Predicate<String> within;

  private UsageJson(
      JsonParser parser, Predicate<String> within, Consumer<Map<String, String>> rows) {
    this.parser = parser;
    this.within = within;
    this.rows = rows;
  }

  /**
   * Passes the header as row 0, then the rows.
   *
   * @param within whether the values within a value within an object are wanted
   * @return whether the last page says that there are more
   * @throws BadInput where the file is damaged
   * @throws UsageFault where it holds no row
   */
  static boolean read(Path path, Predicate<String> within, RowHandler handler) throws IOException {
    Map<String, Integer> columns = new LinkedHashMap<>();
    boolean[] some = {false};
    each(
        path,
        within,
        cells -> {
          some[0] |= !cells.containsKey(NOTHING);
          cells.keySet().forEach(name -> add(name, columns));
        });
    if (!columns.isEmpty() && !some[0]) {
      throw new UsageFault("says that nothing was used in its time: there is nothing to import");
    }
    if (columns.isEmpty()) {
      throw new UsageFault("holds no usage: fetch it again");
    }
    Map<String, String> header = new LinkedHashMap<>();
    columns.keySet().forEach(name -> header.put(name, name));
    pass(0, header, columns, handler);
    int[] row = {0};
    return each(path, within, cells -> pass(++row[0], cells, columns, handler));
  }

  /** What ends reading once enough is known. */
  private static final class Known extends RuntimeException {
    private static final long serialVersionUID = 1;

    Known() {
      super(null, null, false, false);
    }
  }

  /** Whether the names of its values are a header row, as soon as some objects have them. */
  static boolean has(Path path, Predicate<String> within, Predicate<List<String>> header)
      throws IOException {
    Map<String, Integer> columns = new LinkedHashMap<>();
    int[] rows = {0};
    try {
      each(
          path,
          within,
          cells -> {
            cells.keySet().forEach(name -> add(name, columns));
            // A name may come late: looked for after 1, 2, 4, 8 objects and so on.
            if (Integer.bitCount(++rows[0]) == 1 && header.test(List.copyOf(columns.keySet()))) {
              throw new Known();
            }
          });
      return header.test(List.copyOf(columns.keySet()));
    } catch (Known | UsageFault e) {
      // What is wrong with usage is said when it is read.
      return true;
    }
  }

  private static void add(String name, Map<String, Integer> columns) {
    if (columns.size() < MOST_NAMES) {
      columns.putIfAbsent(name, columns.size());
    }
  }

  private static void pass(
      int row, Map<String, String> cells, Map<String, Integer> columns, RowHandler handler) {
    handler.startRow(row);
    cells.forEach(
        (name, text) -> {
          Integer column = columns.get(name);
          if (column != null && !text.isEmpty() && handler.wants(column)) {
            handler.cell(column, CellType.TEXT, Double.NaN, text);
          }
        });
    handler.endRow(row);
  }

  private static boolean each(
      Path path, Predicate<String> within, Consumer<Map<String, String>> rows) throws IOException {
    boolean[] more = {false};
    JsonText.read(
        path,
        "usage file",
        parser -> {
          UsageJson json = new UsageJson(parser, within, rows);
          json.objects();
          more[0] = json.more;
        });
    return more[0];
  }

  /** One object after the other, or in arrays, to the end of the text. */
  private void objects() throws IOException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        values = 0;
        object();
      }
    }
  }

  private void object() throws IOException {
    Map<String, String> cells = new LinkedHashMap<>();
    List<Map<String, String>> results = new ArrayList<>();
    boolean page = false;
    boolean bucket = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      boolean array = parser.nextToken() == JsonToken.START_ARRAY;
      if (array && SPANS.contains(name)) {
        throw UsageColumns.spans(name);
      } else if (array && PAGES.contains(name)) {
        page = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          element(this::object);
        }
      } else if (array && name.equals("observations")) {
        page = true;
        String of = cells.getOrDefault("trace.name", cells.getOrDefault("name", ""));
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          element(
              () -> {
                Map<String, String> row = members("", new LinkedHashMap<>());
                row.put("traceName", of);
                rows.accept(row);
              });
        }
      } else if (array && name.equals("results")) {
        bucket = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          element(() -> results.add(members("", new LinkedHashMap<>())));
        }
      } else {
        value(name, cells);
      }
    }
    HAS_MORE.stream()
        .map(cells::get)
        .filter(Objects::nonNull)
        .forEach(said -> more = said.equals("true"));
    for (Map<String, String> each : results) {
      Map<String, String> row = new LinkedHashMap<>(cells);
      row.putAll(each);
      rows.accept(row);
    }
    if (bucket && results.isEmpty()) {
      cells.put(NOTHING, "");
    }
    if (!page && results.isEmpty()) {
      rows.accept(cells);
    }
  }

  private interface Step {
    void take() throws IOException;
  }

  private void element(Step object) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      object.take();
    } else {
      parser.skipChildren();
    }
  }

  /** Stands at a value; takes it, or each value of an object in a row. */
  private void value(String name, Map<String, String> cells) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT && (name.indexOf('.') < 0 || within.test(name))) {
      members(name + ".", cells);
    } else if (token.isScalarValue()) {
      if (++values > MOST_VALUES) {
        throw new UsageFault(
            "has a period of more than 1,000,000 values: fetch it in more periods");
      }
      cells.put(name, token == JsonToken.VALUE_NULL ? "" : parser.getText());
    } else {
      parser.skipChildren();
    }
  }

  private Map<String, String> members(String before, Map<String, String> cells) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = before + parser.currentName();
      parser.nextToken();
      value(name, cells);
    }
    return cells;
  }
}
