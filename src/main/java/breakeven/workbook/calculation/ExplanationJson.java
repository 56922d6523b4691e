package breakeven.workbook.calculation;

import breakeven.core.decision.Decision;
import breakeven.core.expression.CellFormulaPrinter;
import breakeven.core.model.Problem;
import breakeven.core.report.RowResult;
import breakeven.workbook.calculation.CalculationRow.Kind;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

/** What {@link Explanation} prints, as JSON for programs: figures in full, months too. */
public final class ExplanationJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final CalculationData data;
  private final JsonGenerator json;

  private ExplanationJson(CalculationData data, JsonGenerator json) {
    this.data = data;
    this.json = json;
  }

  /**
   * One JSON text.
   *
   * @param data has taken the workload and what drivers do to it
   * @param row the workload
   * @param problems what is wrong with the row, its cells and the prices that it uses
   */
  public static String text(
      Decision decision,
      CalculationData data,
      RowResult row,
      List<Problem> problems,
      LocalDate asOf) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text).useDefaultPrettyPrinter()) {
      ExplanationJson explanation = new ExplanationJson(data, json);
      json.writeStartObject();
      json.writeStringField("workload", row.name());
      json.writeStringField("reviewDate", asOf.toString());
      json.writeStringField("currency", data.calculation().currency());
      json.writeStringField("verdict", row.word(decision.verdict));
      json.writeStringField("why", row.text(row.sentences().why));
      json.writeStringField("whatWouldChangeIt", row.whatWouldChange());
      json.writeArrayFieldStart("blocks");
      if (!row.lacking()) {
        explanation.blocks();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("issues");
      for (Problem problem : problems) {
        json.writeStartObject();
        json.writeStringField("severity", problem.severity().word());
        json.writeStringField("sheet", problem.sheet());
        json.writeStringField("cell", problem.cell());
        json.writeStringField("problem", problem.withFix());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void blocks() throws IOException {
    for (CalculationRow title : data.calculation().rows()) {
      if (title.kind() == Kind.TITLE) {
        json.writeStartObject();
        json.writeStringField("block", title.label());
        json.writeArrayFieldStart("lines");
        for (CalculationRow line : Explanation.lines(data, title)) {
          List<Explanation.Beside> beside = Explanation.beside(data, line);
          if (beside.isEmpty() || !beside.get(0).byOption()) {
            line(title, line);
          }
          for (Explanation.Beside one : beside) {
            json.writeStartObject();
            json.writeStringField("line", one.label());
            json.writeStringField("unit", one.unit());
            json.writeFieldName("figure");
            put(one.figure());
            json.writeEndObject();
          }
        }
        json.writeEndArray();
        json.writeEndObject();
      }
    }
  }

  private void line(CalculationRow title, CalculationRow line) throws IOException {
    json.writeStartObject();
    json.writeStringField("line", String.valueOf(data.shown(line, CalculationData.LABEL)));
    json.writeStringField("unit", String.valueOf(data.shown(line, CalculationData.UNIT)));
    json.writeFieldName("figure");
    put(data.shown(line, CalculationData.C));
    for (var also : title.also().entrySet()) {
      json.writeFieldName(also.getValue());
      put(data.shown(line, also.getKey()));
    }
    boolean named = !line.names().isEmpty();
    json.writeStringField(
        "from", named ? "" : String.valueOf(data.shown(line, CalculationData.WHERE)));
    if (line.monthly()) {
      json.writeArrayFieldStart("months");
      for (int month = 0; month <= line.until(); month++) {
        put(data.month(line, month));
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** A number, a word, or null where there is neither; what never ends is a word. */
  private void put(Object value) throws IOException {
    if (value.equals(CellFormulaPrinter.NO_END)) {
      json.writeString("no end");
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value.equals("") || value.equals(Calculation.NOTHING)) {
      json.writeNull();
    } else {
      json.writeString(String.valueOf(value));
    }
  }
}
