package breakeven.exchange.export;

import breakeven.core.input.ProblemSink;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.model.Place;
import breakeven.core.model.Problem;
import breakeven.core.report.Columns;
import breakeven.core.report.Format;
import breakeven.core.report.IssueColumns;
import breakeven.core.report.ResultColumn;
import breakeven.core.report.RowResult;
import breakeven.core.report.RowTaker;
import breakeven.core.report.RunLog;
import breakeven.core.report.Snapshot;
import breakeven.core.report.SummaryFigures;
import breakeven.core.report.TableColumn;
import breakeven.core.table.Column;
import breakeven.core.table.JsonKeys;
import breakeven.core.table.Sheets;
import breakeven.core.table.Type;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The results as one JSON text, written value by value: what {@link Snapshot} describes. Workloads
 * are one a line, so that two snapshots can be compared with every tool.
 */
public final class JsonFile implements RowTaker, ProblemSink {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private static final List<TableColumn<Problem>> ISSUES = IssueColumns.of("");

  /** Values deeper inside are on the line of what they belong to. */
  private static final int LEVELS = 2;

  private final JsonGenerator json;
  private final List<Group> groups = new ArrayList<>();
  private final List<Problem> told = new ArrayList<>();
  private Map<String, List<Problem>> problems = Map.of();
  private List<ListTable> lists = List.of();
  private @Nullable WorkloadBatch current;
  private String sheet = "";

  /** Results of a workload that are under one name. */
  private record Group(String name, List<ResultColumn> columns, JsonCells cells) {}

  /** Begins the text. */
  public JsonFile(OutputStream out) throws IOException {
    json = FACTORY.createGenerator(out);
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    lines.indentObjectsWith(new Lines());
    lines.indentArraysWith(new Lines());
    json.setPrettyPrinter(lines);
  }

  /**
   * Writes what is known before the first workload.
   *
   * @param run what the run is
   * @param sheet the sheet of the workloads
   * @param columns the results of a workload
   * @param tables the other tables; their rows are asked for in the end
   */
  public void begin(List<RunLog.Fact> run, String sheet, Columns columns, List<ListTable> tables)
      throws IOException {
    this.sheet = sheet;
    lists = tables;
    group(Snapshot.RESULTS, columns.workloadsInFiles());
    group(Snapshot.CHECKLIST, Snapshot.checklist(columns));
    group(Snapshot.BREAK_EVEN, Snapshot.breakEven(columns));
    json.writeStartObject();
    json.writeStringField("format", Snapshot.FORMAT);
    json.writeNumberField("version", Snapshot.VERSION);
    json.writeObjectFieldStart("run");
    for (RunLog.Fact fact : run) {
      json.writeFieldName(JsonKeys.of(fact.name()));
      put(fact);
    }
    json.writeEndObject();
    json.writeObjectFieldStart("columns");
    inputs();
    for (Group group : groups) {
      describe(group.name(), group.columns());
    }
    for (ListTable table : tables) {
      describe(JsonKeys.of(table.name()), table.columns());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("workloads");
  }

  private void group(String name, List<ResultColumn> columns) {
    groups.add(new Group(name, columns, new JsonCells(json, columns)));
  }

  private void put(RunLog.Fact fact) throws IOException {
    if (Double.isNaN(fact.number())) {
      json.writeString(fact.text());
    } else if (fact.format() == Format.DATE) {
      json.writeString(LocalDate.ofEpochDay((long) fact.number()).toString());
    } else {
      JsonCells.put(json, fact.number());
    }
  }

  private void inputs() throws IOException {
    json.writeArrayFieldStart(Snapshot.INPUTS);
    for (Column column : Workloads.TABLE.columns()) {
      describe(JsonKeys.of(column.header()), column.header(), column.unit(), column.help());
    }
    json.writeEndArray();
  }

  private void describe(String name, List<ResultColumn> columns) throws IOException {
    json.writeArrayFieldStart(name);
    for (ResultColumn column : columns) {
      describe(column.key(), column.header(), column.unit(), column.help());
    }
    json.writeEndArray();
  }

  private void describe(String key, String header, String unit, String meaning) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", key);
    json.writeStringField("header", header);
    json.writeStringField("unit", unit);
    json.writeStringField("meaning", meaning);
    json.writeEndObject();
  }

  // --- workloads -------------------------------------------------------------------------------

  @Override
  public void add(Problem problem) {
    if (!problem.workload().isEmpty() || problem.sheet().equals(sheet)) {
      told.add(problem);
    }
  }

  @Override
  public void take(WorkloadBatch batch, int i, RowResult row) {
    try {
      if (batch != current) {
        current = batch;
        problems = byWorkload();
      }
      json.writeStartObject();
      json.writeNumberField("row", row.sheetRow());
      json.writeObjectFieldStart(Snapshot.INPUTS);
      for (Column column : Workloads.TABLE.columns()) {
        json.writeFieldName(JsonKeys.of(column.header()));
        typed(batch, i, column);
      }
      json.writeEndObject();
      for (Group group : groups) {
        json.writeFieldName(group.name());
        for (ResultColumn column : group.columns()) {
          column.shown().put(row, group.cells());
        }
        group.cells().end();
      }
      problems(row);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was typed and could be read; null where the cell is empty or bad. */
  private void typed(WorkloadBatch batch, int i, Column column) throws IOException {
    if (!column.numeric()) {
      json.writeString(batch.texts(column)[i]);
      return;
    }
    double value = batch.numbers(column)[i];
    if (Double.isNaN(value)) {
      json.writeNull();
    } else if (column.type() == Type.WORD) {
      json.writeString(column.words().get((int) value));
    } else if (Double.isInfinite(value)) {
      json.writeString(Words.NONE);
    } else {
      JsonCells.put(json, value);
    }
  }

  private void problems(RowResult row) throws IOException {
    List<Problem> found = new ArrayList<>(problems.getOrDefault(key(row.sheetRow()), List.of()));
    found.addAll(problems.getOrDefault(row.name(), List.of()));
    json.writeArrayFieldStart(Snapshot.PROBLEMS);
    JsonCells cells = new JsonCells(json, ISSUES.stream().map(TableColumn::head).toList());
    for (Problem problem : found) {
      for (TableColumn<Problem> column : ISSUES) {
        column.value().accept(problem, cells);
      }
      cells.end();
    }
    json.writeEndArray();
  }

  /** The problems since the last batch: by row where they are in one, else by workload. */
  private Map<String, List<Problem>> byWorkload() {
    Map<String, List<Problem>> all = new HashMap<>();
    for (Problem problem : told) {
      boolean here = problem.sheet().equals(sheet) && !problem.cell().isEmpty();
      String key = here ? key(Place.rowOf(problem.cell())) : problem.workload();
      all.computeIfAbsent(key, k -> new ArrayList<>()).add(problem);
    }
    told.clear();
    return all;
  }

  /** No workload is called so. */
  private static String key(int row) {
    return "\n" + row;
  }

  // --- the rest --------------------------------------------------------------------------------

  /** All workloads are there: writes the rest and ends the text. */
  public void finish(List<SummaryFigures.Figure> summary) throws IOException {
    json.writeEndArray();
    summary(summary);
    for (ListTable table : lists) {
      list(table);
    }
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  /** Writes a text of these figures alone, under the keys that they have in the whole one. */
  public static void write(List<SummaryFigures.Figure> summary, OutputStream out)
      throws IOException {
    JsonFile file = new JsonFile(out);
    file.json.writeStartObject();
    file.summary(summary);
    file.json.writeEndObject();
    file.json.writeRaw('\n');
    file.json.flush();
  }

  private void summary(List<SummaryFigures.Figure> summary) throws IOException {
    json.writeObjectFieldStart(JsonKeys.of(Sheets.SUMMARY));
    String section = "";
    for (SummaryFigures.Figure figure : summary) {
      if (!figure.section().equals(section)) {
        if (!section.isEmpty()) {
          json.writeEndObject();
        }
        section = figure.section();
        json.writeObjectFieldStart(JsonKeys.of(section));
      }
      json.writeFieldName(JsonKeys.of(figure.name()));
      if (figure.day() && !Double.isNaN(figure.value())) {
        json.writeString(LocalDate.ofEpochDay((long) figure.value()).toString());
      } else {
        JsonCells.put(json, figure.value());
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void list(ListTable table) throws IOException {
    json.writeArrayFieldStart(JsonKeys.of(table.name()));
    JsonCells cells = new JsonCells(json, table.columns());
    table.rows().each(cells, cells::end);
    json.writeEndArray();
  }

  private static final class Lines implements DefaultPrettyPrinter.Indenter {
    @Override
    public void writeIndentation(JsonGenerator json, int level) throws IOException {
      if (level <= LEVELS) {
        json.writeRaw('\n');
        json.writeRaw("  ".repeat(level));
      }
    }

    @Override
    public boolean isInline() {
      return false;
    }
  }
}
