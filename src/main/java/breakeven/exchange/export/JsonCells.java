package breakeven.exchange.export;

import breakeven.core.report.CellSink;
import breakeven.core.report.Format;
import breakeven.core.report.ResultColumn;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.io.function.IORunnable;
import org.apache.commons.io.function.Uncheck;

/**
 * Writes cells as the members of an object, each under the key of its column; it begins with the
 * first.
 */
final class JsonCells implements CellSink {
  private static final double EXACT = 1L << 53;

  private final JsonGenerator json;
  private final List<String> keys;
  private final List<Format> formats;
  private int at;

  JsonCells(JsonGenerator json, List<ResultColumn> columns) {
    this.json = json;
    keys = columns.stream().map(ResultColumn::key).toList();
    formats = columns.stream().map(ResultColumn::format).toList();
  }

  private void cell(IORunnable value) {
    Uncheck.run(
        () -> {
          if (at == 0) {
            json.writeStartObject();
          }
          json.writeFieldName(keys.get(at));
          value.run();
          at++;
        });
  }

  /** Ends the object. */
  void end() {
    at = 0;
    Uncheck.run(json::writeEndObject);
  }

  @Override
  public void number(double value) {
    cell(
        () -> {
          if (formats.get(at) == Format.DATE) {
            json.writeString(LocalDate.ofEpochDay((long) value).toString());
          } else {
            put(json, value);
          }
        });
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
    cell(() -> json.writeString(value));
  }

  @Override
  public void blank() {
    cell(json::writeNull);
  }
}
