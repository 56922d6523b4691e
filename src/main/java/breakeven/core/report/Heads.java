package breakeven.core.report;

import breakeven.core.decision.PortfolioMoney;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.JsonKeys;
import breakeven.core.table.TextTables;
import breakeven.core.table.Workloads;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How the columns of a table of results are headed, how they look and what they mean: a line each
 * in the resource {@code columns.txt}, so that code says of a column nothing but its value.
 */
final class Heads {
  private static final Map<String, List<List<String>>> TABLES = TextTables.read("columns.txt");

  /** The place of the header that an earlier edition wrote. */
  private static final int FORMER = 5;

  private final Map<String, ResultColumn> columns = new LinkedHashMap<>();

  private Heads(String table, Map<String, String> words) {
    for (List<String> line : Objects.requireNonNull(TABLES.get(table), table)) {
      List<String> parts = line.stream().map(part -> put(part, words)).toList();
      columns.put(
          parts.get(0),
          new ResultColumn(
              parts.get(0),
              parts.get(1),
              Format.valueOf(parts.get(2)),
              Integer.parseInt(parts.get(3)),
              parts.get(4),
              CellContent.NOTHING,
              JsonKeys.of(parts.get(parts.size() > FORMER ? FORMER : 0))));
    }
  }

  /** The headers that an earlier edition wrote of columns that have another one now. */
  static Stream<String> former(String table) {
    return Objects.requireNonNull(TABLES.get(table), table).stream()
        .filter(parts -> parts.size() > FORMER)
        .map(parts -> parts.get(FORMER));
  }

  /** The columns of a table; its amounts are in a currency. */
  static Heads of(String table, String currency) {
    return of(table, Map.of("currency", currency));
  }

  /**
   * The columns of a table whose lines have further words in braces.
   *
   * @param words what those words are replaced by
   */
  static Heads of(String table, Map<String, String> words) {
    Map<String, String> all = new HashMap<>(words);
    all.put("ready", PortfolioMoney.READY_WORDS);
    all.put("Ready", PortfolioMoney.READY);
    DecisionsTable.TABLE.columns().forEach(column -> all.put(column.header(), column.help()));
    List.of(Workloads.WORKLOAD, Workloads.ID)
        .forEach(column -> all.put(column.header(), column.help()));
    return new Heads(table, all);
  }

  private static String put(String part, Map<String, String> words) {
    String text = part;
    if (part.indexOf('{') >= 0) {
      for (Map.Entry<String, String> word : words.entrySet()) {
        text = text.replace("{" + word.getKey() + "}", word.getValue());
      }
    }
    return text;
  }

  /** The headers, in the order of the table. */
  List<ResultColumn> all() {
    return List.copyOf(columns.values());
  }

  /** A column without content. */
  ResultColumn of(String header) {
    return Objects.requireNonNull(columns.get(header), header);
  }

  /** A column of results of workloads. */
  ResultColumn of(String header, CellContent shown) {
    return of(header).showing(shown);
  }

  /** A column of numbers; a number that is not finite leaves its cell empty. */
  <T> TableColumn<T> number(String header, ToDoubleFunction<T> value) {
    return TableColumn.number(of(header), value);
  }

  /** A column of texts; an empty text leaves its cell empty. */
  <T> TableColumn<T> text(String header, Function<T, String> value) {
    return TableColumn.text(of(header), value);
  }
}
