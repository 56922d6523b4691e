package breakeven.core.input;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a sheet whose cells show what was asked for. Of several values wanted in one
 * column any will do; everything else must hold together.
 */
public final class RowFilter implements RowHandler {
  /** Values of one column that are counted, to be offered where none is the one asked for. */
  private static final int VALUES_COUNTED = 1_000;

  /**
   * What the cells of a column must show.
   *
   * @param column the column's header as typed
   * @param equal whether they must show the value, or must not
   * @param value as typed; empty: nothing
   */
  public record Condition(String column, boolean equal, String value) {
    /**
     * Takes {@code Business unit=Claims} or {@code Owner!=Ada} apart.
     *
     * @return null where it is neither
     */
    public static @Nullable Condition parse(String text) {
      int sign = text.indexOf('=');
      boolean equal = sign < 1 || text.charAt(sign - 1) != '!';
      String column = sign < 0 ? "" : text.substring(0, equal ? sign : sign - 1);
      return Texts.blank(column)
          ? null
          : new Condition(Texts.trim(column), equal, Texts.trim(text.substring(sign + 1)));
    }

    /** As it is typed. */
    public String text() {
      return column + (equal ? "=" : "!=") + value;
    }
  }

  /** A value that a column shows, and how many rows show it. */
  private record Shown(String text, int[] rows) {}

  private final int headerRow;
  private final int name;
  private final int id;
  private final Map<Integer, List<Condition>> conditions = new TreeMap<>();
  private final Map<Integer, Map<String, Shown>> shown = new TreeMap<>();
  private final Map<Integer, String> texts = new TreeMap<>();
  private final Map<Integer, Double> numbers = new TreeMap<>();
  private final BitSet workloads;
  private final BitSet matching = new BitSet();
  private final LeftOutRows left = new LeftOutRows();

  /**
   * @param headerRow the row of the headers, from 1
   * @param name the column of the names
   * @param id the column of the IDs; negative where there is none
   * @param workloads the rows that count
   */
  public RowFilter(int headerRow, int name, int id, BitSet workloads) {
    this.headerRow = headerRow;
    this.name = name;
    this.id = id;
    this.workloads = workloads;
  }

  /** Adds what the cells of a column must show. */
  public void add(int column, Condition condition) {
    conditions.computeIfAbsent(column, at -> new ArrayList<>()).add(condition);
    shown.computeIfAbsent(column, at -> new LinkedHashMap<>());
  }

  /**
   * The columns that a header names: those of the same text, else those of the same text without
   * their bracket; case, outer and doubled spaces do not count.
   *
   * @param headers the texts of the header row by column
   */
  public static List<Integer> columns(String name, Map<Integer, String> headers) {
    List<Integer> whole = new ArrayList<>();
    List<Integer> words = new ArrayList<>();
    String wanted = Texts.fold(name);
    headers.forEach(
        (column, header) -> {
          if (Texts.fold(header).equals(wanted)) {
            whole.add(column);
          } else if (HeaderText.of(header).name().equals(wanted)) {
            words.add(column);
          }
        });
    return whole.isEmpty() ? words : whole;
  }

  @Override
  public boolean wants(int column) {
    return column == name || column == id || conditions.containsKey(column);
  }

  @Override
  public void startRow(int row) {
    texts.clear();
    numbers.clear();
  }

  @Override
  public void cell(int column, CellType type, double number, @Nullable String text) {
    if (!wants(column)) {
      return;
    }
    switch (type) {
      case NUMBER, PER_CENT -> {
        numbers.put(column, number);
        texts.put(column, PlainNumber.text(number));
      }
      case DATE -> texts.put(column, LocalDate.ofEpochDay((long) Math.floor(number)).toString());
      case BOOLEAN -> texts.put(column, number != 0 ? "TRUE" : "FALSE");
      case TEXT, ERROR -> texts.put(column, text == null ? "" : Texts.oneLine(text));
      case NO_VALUE, UNREADABLE -> texts.remove(column);
    }
  }

  @Override
  public boolean endRow(int row) {
    if (row <= headerRow || !workloads.get(row)) {
      return true;
    }
    boolean all = true;
    for (Map.Entry<Integer, List<Condition>> of : conditions.entrySet()) {
      String text = texts.getOrDefault(of.getKey(), "");
      count(of.getKey(), text);
      all &= holds(of.getValue(), text, numbers.get(of.getKey()));
    }
    String key = Texts.trim(texts.getOrDefault(id, ""));
    if (all) {
      matching.set(row);
      left.keep(key);
    } else {
      left.leaveOut(key, texts.getOrDefault(name, ""));
    }
    return true;
  }

  private void count(int column, String text) {
    Map<String, Shown> values = shown.getOrDefault(column, Map.of());
    String key = Texts.fold(text);
    if (values.containsKey(key) || values.size() < VALUES_COUNTED) {
      values.computeIfAbsent(key, first -> new Shown(text, new int[1])).rows()[0]++;
    }
  }

  private static boolean holds(List<Condition> conditions, String text, @Nullable Double number) {
    boolean wanted = false;
    boolean any = true;
    for (Condition condition : conditions) {
      boolean same = shows(condition.value(), text, number);
      if (!condition.equal() && same) {
        return false;
      }
      if (condition.equal()) {
        any = wanted |= same;
      }
    }
    return any;
  }

  /** Whether a cell shows a value: as text, or as a number however either is written. */
  private static boolean shows(String value, String text, @Nullable Double number) {
    if (Texts.fold(value).equals(Texts.fold(text))) {
      return true;
    }
    double is = number == null ? number(Texts.trim(text)) : number;
    return Math.abs(number(value) - is) <= 1e-12 * Math.abs(is);
  }

  private static double number(String text) {
    return text.endsWith("%")
        ? PlainNumber.parse(text.substring(0, text.length() - 1)) / 100
        : PlainNumber.parse(text);
  }

  /** The rows that show what was asked for, once the sheet has been read. */
  public BitSet matching() {
    return matching;
  }

  /** All other workloads, once the sheet has been read. */
  public LeftOutRows leftOut() {
    left.finish();
    return left;
  }

  /**
   * The values that a column shows, each with its rows: most rows first, equal ones in the order of
   * the file.
   */
  public List<Map.Entry<String, Integer>> values(int column) {
    List<Map.Entry<String, Integer>> values = new ArrayList<>();
    shown
        .getOrDefault(column, Map.of())
        .values()
        .forEach(value -> values.add(Map.entry(value.text(), value.rows()[0])));
    values.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    return values;
  }
}
