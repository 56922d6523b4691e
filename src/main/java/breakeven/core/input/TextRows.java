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
import org.jspecify.annotations.Nullable;

/**
 * Rows that another program holds as texts, by the header of each cell as a workbook may have it,
 * {@code Requests}, {@code Requests per month} or {@code Requests (per month)}, or in one word as
 * in JSON. A header that lacks, or an empty text, is an empty cell; one in another unit is refused.
 */
public final class TextRows {
  private static final int FIRST_ROW = 2;

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
   * @throws IllegalArgumentException if there are no rows, or a header is no column of ours, in
   *     another unit or currency, or two are one
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
    names
        .header()
        .rejections()
        .values()
        .forEach(
            problem -> {
              throw new IllegalArgumentException(problem.withFix());
            });
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

  /** The header that a name means; null where it is none. */
  public static @Nullable String header(String name) {
    Column column = column(Workloads.TABLE, name);
    return column == null ? null : column.header();
  }

  private static @Nullable Column column(Table table, String name) {
    String named = HeaderText.of(name).name();
    for (Column column : table.columns()) {
      String header = column.header();
      if (named.equals(Texts.fold(header))
          || named.equals(Texts.fold(JsonKeys.of(header)))
          || HeaderText.withoutBracket(name, column) != null) {
        return column;
      }
    }
    return null;
  }

  /** Records as such rows: a component is the column whose header, in one word, is its name. */
  public static List<Map<String, String>> of(List<? extends Record> records) {
    return new AbstractList<>() {
      @Override
      public Map<String, String> get(int index) {
        Map<String, String> row = new HashMap<>();
        Record record = records.get(index);
        for (RecordComponent each : record.getClass().getRecordComponents()) {
          row.put(each.getName(), text(each, record));
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
   * @throws IllegalArgumentException if a header is no column of the table, or two are one
   */
  public static void pass(Table table, List<Map<String, String>> rows, RowHandler handler) {
    Map<Column, String> names = names(table, rows);
    handler.startRow(1);
    for (Column column : table.columns()) {
      String name = names.getOrDefault(column, column.title());
      handler.cell(column.ordinal(), CellType.TEXT, Double.NaN, name);
    }
    handler.endRow(1);
    int number = FIRST_ROW;
    for (Map<String, String> row : rows) {
      handler.startRow(number);
      for (Column column : table.columns()) {
        String text = row.getOrDefault(names.getOrDefault(column, ""), "");
        if (!text.isEmpty()) {
          handler.cell(column.ordinal(), CellType.TEXT, Double.NaN, text);
        }
      }
      handler.endRow(number++);
    }
  }

  /** What the rows call each column that they have. */
  private static Map<Column, String> names(Table table, List<Map<String, String>> rows) {
    Set<String> all = new TreeSet<>();
    rows.forEach(row -> all.addAll(row.keySet()));
    Map<Column, String> names = new HashMap<>();
    List<String> strange = new ArrayList<>();
    for (String name : all) {
      Column column = column(table, name);
      if (column == null) {
        strange.add(name);
      } else {
        String other = names.put(column, name);
        if (other != null) {
          throw new IllegalArgumentException(other + " and " + name + " are one column");
        }
      }
    }
    if (!strange.isEmpty()) {
      throw new IllegalArgumentException(
          "no column of " + table.sheet() + " is called " + String.join(", ", strange));
    }
    return names;
  }
}
