package breakeven.core.input;

import breakeven.core.model.Problem;
import breakeven.core.table.Column;
import breakeven.core.table.JsonKeys;
import breakeven.core.table.Table;
import breakeven.core.table.Workloads;
import java.lang.reflect.RecordComponent;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows that another program holds as texts, by the header of each cell without its unit: {@code
 * Requests} and {@code 2000000}. A header that lacks, or an empty text, is an empty cell.
 */
public final class TextRows {
  private static final int FIRST_ROW = 2;

  private static final Map<String, String> HEADERS = headers();

  private TextRows() {}

  /**
   * The rows of a table, any number of them, batch by batch. A name or an ID that several rows have
   * is a problem in each, wherever they are.
   *
   * @param reportingCurrency the code that amounts are in, that of {@code InputTables.rates()};
   *     null: not checked
   * @param most rows of a batch
   * @param batches takes each batch in turn with what is wrong in its rows, which count from 2, as
   *     below headers
   * @throws IllegalArgumentException if there are no rows, or a header is no column of ours
   */
  public static void workloads(
      List<Map<String, String>> rows,
      @Nullable String reportingCurrency,
      int most,
      BiConsumer<WorkloadBatch, List<Problem>> batches) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("no workloads");
    }
    Source source = Source.program(Workloads.TABLE.sheet());
    NameIndex.Builder names = new NameIndex.Builder(source.sheet(), reportingCurrency);
    pass(Workloads.TABLE, rows, names);
    names.header();
    names.findOthers(source, handler -> pass(Workloads.TABLE, rows, handler));
    RowKeys keys = names.finish();
    List<Problem> problems = new ArrayList<>();
    WorkloadReader reader =
        new WorkloadReader(
            source,
            reportingCurrency,
            keys,
            most,
            problems::add,
            batch -> {
              List<Problem> found = List.copyOf(problems);
              problems.clear();
              batches.accept(batch, found);
            });
    pass(
        Workloads.TABLE,
        rows,
        reader.besides(names.besides()).leaveOut(names.leftOut()).looked(names.header()));
    reader.finish();
  }

  private static Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    for (Column column : Workloads.TABLE.columns()) {
      headers.put(Texts.fold(column.header()), column.header());
      headers.put(Texts.fold(JsonKeys.of(column.header())), column.header());
    }
    return Map.copyOf(headers);
  }

  /** The header that a name means, be it one or in one word as in JSON; null where it is none. */
  public static @Nullable String header(String name) {
    return HEADERS.get(Texts.fold(name));
  }

  /** Records as such rows: a component is the column whose header, in one word, is its name. */
  public static List<Map<String, String>> of(List<? extends Record> records) {
    return new AbstractList<>() {
      @Override
      public Map<String, String> get(int index) {
        Map<String, String> row = new HashMap<>();
        Record record = records.get(index);
        for (RecordComponent each : record.getClass().getRecordComponents()) {
          String header = header(each.getName());
          row.put(header == null ? each.getName() : header, text(each, record));
        }
        return row;
      }

      @Override
      public int size() {
        return records.size();
      }
    };
  }

  private static String text(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      Object value = component.getAccessor().invoke(record);
      return value == null
          ? ""
          : value instanceof Double number ? PlainNumber.text(number) : value.toString();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(component.getName() + " cannot be read", e);
    }
  }

  /**
   * Passes headers in row 1 and the rows below them.
   *
   * @param table whose columns the headers are
   * @throws IllegalArgumentException if a header is no column of the table
   */
  public static void pass(Table table, List<Map<String, String>> rows, RowHandler handler) {
    requireKnown(table, rows);
    handler.startRow(1);
    for (Column column : table.columns()) {
      handler.cell(column.ordinal(), CellType.TEXT, Double.NaN, column.title());
    }
    handler.endRow(1);
    int number = FIRST_ROW;
    for (Map<String, String> row : rows) {
      handler.startRow(number);
      for (Column column : table.columns()) {
        String text = row.getOrDefault(column.header(), "");
        if (!text.isEmpty()) {
          handler.cell(column.ordinal(), CellType.TEXT, Double.NaN, text);
        }
      }
      handler.endRow(number++);
    }
  }

  private static void requireKnown(Table table, List<Map<String, String>> rows) {
    Set<String> strange = new TreeSet<>();
    rows.forEach(row -> strange.addAll(row.keySet()));
    strange.removeAll(table.columns().stream().map(Column::header).collect(Collectors.toSet()));
    if (!strange.isEmpty()) {
      throw new IllegalArgumentException(
          "no column of " + table.sheet() + " is called " + String.join(", ", strange));
    }
  }
}
