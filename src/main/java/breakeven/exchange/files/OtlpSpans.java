package breakeven.exchange.files;

import breakeven.exchange.usage.UsageFault;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The spans of OTLP JSON as rows: the attributes of the resource, then those of the span, by their
 * names, and the span's own values beside them. Of spans without attributes of GenAI only what
 * tells which span is within which.
 */
final class OtlpSpans {
  /** Spans of one resource, which are held in memory until its attributes are known. */
  private static final int MOST_SPANS = 1_000_000;

  /** How the attributes begin of which tokens are read: GenAI's, and those of OpenInference. */
  private static final List<String> READ = List.of("gen_ai.", "llm.token_count.");

  /** What tells which span is within which. */
  private static final Set<String> LINKS = Set.of("traceId", "spanId", "parentSpanId");

  private final JsonParser parser;
  private Map<String, String> resource = new LinkedHashMap<>();
  private List<Map<String, String>> spans = new ArrayList<>();

  private OtlpSpans(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads an array {@code resourceSpans}, at whose beginning the parser stands.
   *
   * @param rows takes each span, in the order of the text
   */
  static void read(JsonParser parser, Consumer<Map<String, String>> rows) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      OtlpSpans each = new OtlpSpans(parser);
      each.members(each::ofResource);
      for (Map<String, String> span : each.spans) {
        Map<String, String> row = new LinkedHashMap<>(isGenAi(span) ? each.resource : Map.of());
        row.putAll(span);
        rows.accept(row);
      }
    }
  }

  private interface Member {
    void take(String name) throws IOException;
  }

  /** Each member of the object at which the parser stands; what is not taken is passed over. */
  private void members(Member member) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      member.take(name);
      parser.skipChildren();
    }
  }

  private void ofResource(String name) throws IOException {
    if (name.equals("resource")) {
      members(member -> attributes(member, resource));
    } else if (name.equals("scopeSpans")) {
      each(() -> members(this::ofScope));
    }
  }

  private void ofScope(String name) throws IOException {
    if (name.equals("spans")) {
      each(this::span);
    }
  }

  private void span() throws IOException {
    Map<String, String> span = new LinkedHashMap<>();
    members(
        name -> {
          if (parser.currentToken().isScalarValue()) {
            span.put(name, parser.getText());
          } else if (LINKS.contains(name)) {
            span.put(name, bytes());
          }
          attributes(name, span);
        });
    if (!isGenAi(span)) {
      span.keySet().retainAll(LINKS);
    }
    if (!span.isEmpty()) {
      if (spans.size() == MOST_SPANS) {
        throw new UsageFault("has a resource of more than 1,000,000 spans: export it in parts");
      }
      spans.add(span);
    }
  }

  private static boolean isGenAi(Map<String, String> span) {
    return span.keySet().stream().anyMatch(name -> READ.stream().anyMatch(name::startsWith));
  }

  /** A name of a span as some write it down: {@code {"type": "Buffer", "data": [18, …]}}. */
  private String bytes() throws IOException {
    StringBuilder bytes = new StringBuilder();
    for (int open = 1; open > 0; ) {
      JsonToken token = parser.nextToken();
      open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      bytes.append(token.isScalarValue() ? parser.getText() + " " : "");
    }
    return bytes.toString();
  }

  private interface Step {
    void take() throws IOException;
  }

  private void each(Step object) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        object.take();
      } else {
        parser.skipChildren();
      }
    }
  }

  /** Takes {@code attributes}: pairs of a key and a value, which has its kind as its name. */
  private void attributes(String name, Map<String, String> into) throws IOException {
    if (!name.equals("attributes")) {
      return;
    }
    each(
        () -> {
          String[] pair = {"", ""};
          members(
              member -> {
                if (member.equals("key")) {
                  pair[0] = parser.getText();
                } else if (member.equals("value")
                    && parser.currentToken() == JsonToken.START_OBJECT) {
                  members(
                      kind -> {
                        if (parser.currentToken().isScalarValue()) {
                          pair[1] = parser.getText();
                        }
                      });
                }
              });
          into.put(pair[0], pair[1]);
        });
  }
}
