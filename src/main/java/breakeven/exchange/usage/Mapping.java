package breakeven.exchange.usage;

import breakeven.core.input.TableRows;
import breakeven.core.input.Texts;
import breakeven.core.model.Problem;
import breakeven.core.model.Severity;
import breakeven.core.table.Column;
import breakeven.core.table.UsageMapping;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a user says of logs and bills: what their columns are called, and which workload a value is.
 *
 * @param columns of files whose columns have names of their own
 * @param rules in the order of the sheet; the first that a line meets counts
 */
public record Mapping(List<NamedColumns> columns, List<Rule> rules) {
  public static final Mapping NONE = new Mapping(List.of(), List.of());

  /** Shares of one value may be this much more than all of it: a third is typed as 0.3333334. */
  private static final double ROUNDED = 1e-6;

  /**
   * A value in a column, and the workloads that it is of.
   *
   * @param portions with shares of 1 in sum, or less
   */
  record Rule(Wildcard source, String field, Wildcard value, List<Portion> portions) {}

  /**
   * A part of a line.
   *
   * @param share of its figures, above 0 and up to 1
   */
  record Portion(String workload, double share) {}

  public Mapping {
    columns = List.copyOf(columns);
    rules = List.copyOf(rules);
  }

  /** With columns that are given for the files at hand, which no others are looked for in then. */
  public Mapping with(@Nullable NamedColumns given) {
    return given == null ? this : new Mapping(List.of(given), rules);
  }

  /**
   * The columns that are kept under a name.
   *
   * @return null where none are
   */
  public @Nullable NamedColumns kept(String source) {
    return columns.stream()
        .filter(each -> Texts.fold(each.source()).equals(Texts.fold(source)))
        .findFirst()
        .orElse(null);
  }

  /**
   * Reads the rows of the sheet.
   *
   * @throws UsageFault where a row cannot be read, or says nothing: volumes would go elsewhere
   */
  public static Mapping of(TableRows rows) {
    Map<String, List<TableRows.Row>> values = new LinkedHashMap<>();
    Map<String, List<TableRows.Row>> columns = new LinkedHashMap<>();
    for (TableRows.Row row : rows.rows()) {
      require(row);
      boolean says = row.text(UsageMapping.SAYS) != null;
      if (says == (row.text(UsageMapping.WORKLOAD) != null)) {
        throw new UsageFault(
            "row "
                + row.sheetRow()
                + (says
                    ? " has both a Workload and Column says: use a row for each"
                    : " has no Workload: type the one that its value is of"));
      }
      String source = key(row, UsageMapping.SOURCE);
      String key =
          says
              ? source
              : source + '\n' + key(row, UsageMapping.FIELD) + '\n' + key(row, UsageMapping.VALUE);
      (says ? columns : values).computeIfAbsent(key, each -> new ArrayList<>()).add(row);
    }
    return new Mapping(
        columns.values().stream().map(Mapping::columns).toList(),
        values.values().stream().map(Mapping::rule).toList());
  }

  private static void require(TableRows.Row row) {
    for (Problem problem : row.problems()) {
      if (problem.severity() == Severity.ERROR) {
        throw new UsageFault(
            "row "
                + row.sheetRow()
                + ", "
                + problem.column()
                + " \""
                + problem.found()
                + "\": "
                + problem.problem()
                + "; "
                + problem.fix());
      }
    }
  }

  private static String text(TableRows.Row row, Column column) {
    String text = row.text(column);
    return text == null ? "" : Texts.oneLine(text);
  }

  private static String key(TableRows.Row row, Column column) {
    return Texts.fold(text(row, column));
  }

  private static String numbers(List<TableRows.Row> rows) {
    return rows.stream()
        .map(row -> String.valueOf(row.sheetRow()))
        .collect(Collectors.joining(", ", rows.size() == 1 ? "row " : "rows ", ""));
  }

  private static Rule rule(List<TableRows.Row> rows) {
    List<Portion> portions = new ArrayList<>();
    double sum = 0;
    for (TableRows.Row row : rows) {
      double typed = row.number(UsageMapping.SHARE);
      double share = Double.isNaN(typed) ? 1 : typed;
      sum += share;
      portions.add(new Portion(text(row, UsageMapping.WORKLOAD), share));
    }
    TableRows.Row first = rows.get(0);
    if (sum > 1 + ROUNDED) {
      throw new UsageFault(
          numbers(rows)
              + " give away "
              + Math.round(100 * sum)
              + "% of "
              + text(first, UsageMapping.FIELD)
              + " \""
              + text(first, UsageMapping.VALUE)
              + "\": shares of one value are 100% at most");
    }
    return new Rule(
        new Wildcard(text(first, UsageMapping.SOURCE)),
        text(first, UsageMapping.FIELD),
        new Wildcard(text(first, UsageMapping.VALUE)),
        List.copyOf(portions));
  }

  private static NamedColumns columns(List<TableRows.Row> rows) {
    Map<Meaning, String> columns = new EnumMap<>(Meaning.class);
    String unit = "";
    for (TableRows.Row row : rows) {
      String word = text(row, UsageMapping.SAYS);
      String counted = text(row, UsageMapping.UNIT);
      String said = counted.isEmpty() ? UsageMapping.TOKENS : counted;
      boolean twice =
          columns.put(NamedColumns.meaning(word), text(row, UsageMapping.FIELD)) != null;
      if (twice || !unit.isEmpty() && !unit.equals(said)) {
        throw new UsageFault(
            numbers(rows)
                + " name "
                + (twice ? word + " twice" : "two units")
                + " of one source: give each source rows of its own");
      }
      unit = said;
    }
    if (!columns.keySet().containsAll(EnumSet.of(Meaning.INPUT, Meaning.OUTPUT))) {
      throw new UsageFault(
          numbers(rows) + " name no columns of both Input and Output: add what is missing");
    }
    return new NamedColumns(text(rows.get(0), UsageMapping.SOURCE), columns, unit, false);
  }

  /** The rows of the sheet that keep columns. */
  public static List<Map<Column, String>> rows(NamedColumns columns) {
    List<Map<Column, String>> rows = new ArrayList<>();
    new EnumMap<>(columns.columns())
        .forEach(
            (meaning, header) -> {
              Map<Column, String> cells = new LinkedHashMap<>();
              cells.put(UsageMapping.SOURCE, columns.source());
              cells.put(UsageMapping.FIELD, header);
              cells.put(UsageMapping.SAYS, NamedColumns.word(meaning));
              cells.put(UsageMapping.UNIT, columns.unit());
              rows.add(cells);
            });
    return rows;
  }
}
