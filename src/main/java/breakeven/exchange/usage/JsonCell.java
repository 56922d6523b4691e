package breakeven.exchange.usage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The values of a cell that holds JSON, as tags and details do: {@code {"team": "claims"}}, the
 * same without its braces, or {@code [{"key": "team", "value": "claims"}]}. Some exports double the
 * quotation marks once too often: {@code {""team"":""claims""}}.
 */
final class JsonCell {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonCell() {}

  /** Each value by its name; empty where the text is no JSON of this shape. */
  static Map<String, String> values(String text) {
    String json = undoubled(text.strip());
    boolean whole = json.startsWith("{") || json.startsWith("[");
    Map<String, String> values = new HashMap<>();
    try (JsonParser parser = FACTORY.createParser(whole ? json : "{" + json + "}")) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        members(parser, "", values);
      } else {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          Map<String, String> pair = new HashMap<>();
          members(parser, "", pair);
          String key = pair.get("key");
          String value = pair.get("value");
          if (key != null && value != null) {
            values.put(key, value);
          }
        }
      }
    } catch (IOException e) {
      return Map.of();
    }
    return values;
  }

  private static String undoubled(String json) {
    boolean doubled = json.startsWith("{\"\"") && !json.startsWith("{\"\":");
    return doubled ? json.replace("\"\"", "\"") : json;
  }

  /** Each value of an object, of one within it under both names with a dot between. */
  private static void members(JsonParser parser, String before, Map<String, String> values)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = before + parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        members(parser, name + ".", values);
      } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        values.put(name, parser.getText());
      } else {
        parser.skipChildren();
      }
    }
  }
}
