package breakeven.exchange.export;

import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import breakeven.core.table.JsonKeys;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

/** Writes cells as the members of an object, each under the key of its column. */
final class JsonCells implements CellSink {
  private static final double EXACT = 1L << 53;

  private final JsonGenerator json;
  private final List<String> keys;
  private final List<Format> formats;
  private int at;

  JsonCells(JsonGenerator json, List<ResultColumn> columns) {
    this.json = json;
    keys = columns.stream().map(column -> JsonKeys.of(column.header())).toList();
    formats = columns.stream().map(ResultColumn::format).toList();
  }

  void start() throws IOException {
    at = 0;
    json.writeStartObject();
  }

  void end() throws IOException {
    json.writeEndObject();
  }

  @Override
  public void number(double value) {
    try {
      boolean day = formats.get(at) == Format.DATE;
      json.writeFieldName(keys.get(at++));
      if (day) {
        json.writeString(LocalDate.ofEpochDay((long) value).toString());
      } else {
        put(json, value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A whole number without a point; null where there is none. */
  static void put(JsonGenerator json, double value) throws IOException {
    if (!Double.isFinite(value)) {
      json.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < EXACT) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }

  @Override
  public void text(String value) {
    try {
      json.writeStringField(keys.get(at++), value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void blank() {
    try {
      json.writeNullField(keys.get(at++));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
