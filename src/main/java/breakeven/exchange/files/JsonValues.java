package breakeven.exchange.files;

import breakeven.exchange.lists.ListFault;
import breakeven.exchange.lists.ListReader;
import breakeven.exchange.lists.Value;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands on the values of a JSON text one by one, so that a list of any length takes no more memory
 * than its largest entry, and that is bounded.
 */
final class JsonValues {
  /** Values inside one entry; the largest of the known lists has a few hundred. */
  private static final int MOST_VALUES = 100_000;

  private final JsonParser parser;
  private final ListReader reader;
  private final Deque<String> path = new ArrayDeque<>();
  private int values;

  private JsonValues(JsonParser parser, ListReader reader) {
    this.parser = parser;
    this.reader = reader;
  }

  /**
   * Reads a text to its end.
   *
   * @throws IOException where it is damaged or ends too early
   */
  static void read(JsonParser parser, ListReader reader) throws IOException {
    JsonValues values = new JsonValues(parser, reader);
    parser.nextToken();
    values.member();
    if (parser.nextToken() != null) {
      throw new ListFault("goes on behind its end");
    }
  }

  private List<String> path() {
    return List.copyOf(path);
  }

  /** Stands at a value that is opened, or taken whole. */
  private void member() throws IOException {
    JsonToken token = parser.currentToken();
    boolean structure = token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT;
    List<String> here = path();
    if (structure && reader.opens(here)) {
      members(token == JsonToken.START_ARRAY);
    } else {
      values = 0;
      reader.value(here, whole());
    }
  }

  private void members(boolean array) throws IOException {
    while (!ends(parser.nextToken())) {
      String name = "[]";
      if (!array) {
        name = parser.currentName();
        parser.nextToken();
      }
      path.addLast(name);
      member();
      path.removeLast();
    }
  }

  private boolean ends(JsonToken token) {
    return token == null || token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT;
  }

  private Value whole() throws IOException {
    if (++values > MOST_VALUES) {
      throw new ListFault("has an entry of more than 100,000 values, which is no price list");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> Value.text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Value.number(parser.getText());
      default -> Value.NONE;
    };
  }

  private Value object() throws IOException {
    Map<String, Value> members = new LinkedHashMap<>();
    while (!ends(parser.nextToken())) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, whole());
    }
    return Value.object(members);
  }

  private Value array() throws IOException {
    List<Value> elements = new ArrayList<>();
    while (!ends(parser.nextToken())) {
      elements.add(whole());
    }
    return Value.array(elements);
  }
}
