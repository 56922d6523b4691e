package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.economics.Model;
import breakeven.core.expression.Expression;
import breakeven.core.expression.Line;
import breakeven.core.expression.Unit;
import breakeven.core.expression.Variable;
import breakeven.core.table.Column;
import breakeven.core.table.Workloads;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The columns of {@code Costs}, what each workload is calculated with and every line of the model,
 * and of {@code Cash flow}.
 */
public final class CostColumns {
  private static final String NO_END = "no end";

  private final Model model;
  private final String currency;

  /**
   * @param currency the code of the reporting currency
   */
  public CostColumns(Decision decision, String currency) {
    model = decision.model;
    this.currency = currency;
  }

  /** All of them, the workload's name first. */
  public List<ResultColumn> all() {
    List<ResultColumn> columns = new ArrayList<>();
    columns.add(name());
    List<Variable> cells = new ArrayList<>();
    model
        .inputs
        .cells()
        .forEach(
            (column, variable) -> {
              columns.add(input(column, variable));
              cells.add(variable);
            });
    // What is the same for every workload is on its own sheet.
    Set<Variable> shared = new HashSet<>(model.inputs.assumptions().values());
    shared.addAll(model.drivers.all());
    for (Variable variable : model.variables.all()) {
      // Nothing can be edited in a file of values.
      if (!cells.contains(variable)
          && !shared.contains(variable)
          && variable != model.caching.requests
          && variable != model.searched.edited) {
        columns.add(variable(variable));
      }
    }
    for (Line line : model.lines.all()) {
      if (!line.monthly()) {
        columns.add(line(line));
      }
    }
    columns.add(firstMonth(model.replicas.replicasSmall));
    columns.add(firstMonth(model.replicas.replicasTuned));
    return columns;
  }

  /**
   * The columns of {@code Cash flow}: cumulative saving month by month.
   *
   * @param months the last month that is calculated
   */
  public List<ResultColumn> cashFlow(int months) {
    List<ResultColumn> columns = new ArrayList<>();
    columns.add(name());
    for (int month = 0; month <= months; month++) {
      int at = month;
      columns.add(
          new ResultColumn(
              "Month " + month,
              currency,
              Format.MONEY,
              12,
              month == 0
                  ? "The extra one-off cost of fine-tuning, before the first month in production."
                  : "",
              new CellContent.OfRun((row, cell) -> put(cumulativeSaving(row, at), cell))));
    }
    return columns;
  }

  private double cumulativeSaving(RowResult row, int month) {
    return month <= row.number(model.life.horizon) && !row.closed()
        ? row.month(model.monthly.cumulativeSaving, month)
        : Double.NaN;
  }

  private static ResultColumn name() {
    return new ResultColumn(
        Workloads.WORKLOAD.header(),
        "",
        Format.TEXT,
        30,
        "The name, as typed.",
        new CellContent.OfRun((row, cell) -> cell.text(row.name())));
  }

  /** What was typed in a cell, or its default. */
  private ResultColumn input(Column column, Variable variable) {
    boolean line =
        model.lines.all().stream()
            .anyMatch(one -> !one.monthly() && one.name().equals(column.header()));
    return column(
        // Told apart from a line that has the same name in another unit.
        line ? column.header() + ", input" : column.header(),
        column.unit(),
        column.help(),
        shown(variable),
        variable.words().isEmpty() ? NumberFormats.of(column) : "");
  }

  /** What was looked up, searched or drawn. */
  private ResultColumn variable(Variable variable) {
    return column(
        variable.name(),
        variable.unit().replace("money", currency),
        sentence(variable.meaning()),
        shown(variable),
        NumberFormats.of(variable.unit()));
  }

  /** A line with one value. */
  private ResultColumn line(Line line) {
    boolean word = line.unit() == Unit.WORD;
    return column(
        line.name(),
        word ? "" : line.unit().words(currency),
        sentence(line.meaning()),
        shown(line),
        word ? "" : NumberFormats.of(line.unit()));
  }

  /** A line of months, as it is in month 1. */
  private ResultColumn firstMonth(Line line) {
    return column(
        line.name(),
        line.unit().words(currency),
        sentence(line.meaning()) + " Of month 1.",
        new CellContent.OfRun((row, cell) -> put(row.month(line, 1), cell)),
        NumberFormats.of(line.unit()));
  }

  /**
   * @param look the number format; empty for words
   */
  private static ResultColumn column(
      String header, String unit, String help, CellContent shown, String look) {
    boolean word = look.isEmpty();
    Format number = look.equals(NumberFormats.DATE) ? Format.DATE : Format.COUNT;
    return new ResultColumn(header, unit, word ? Format.WORD : number, word ? 20 : 14, help, shown);
  }

  private static CellContent shown(Expression figure) {
    return figure.words().isEmpty()
        ? new CellContent.OfRun((row, cell) -> put(row.value(figure), cell))
        : CellContent.word(figure);
  }

  /** A service without an end is another thing than one whose end nobody knows. */
  private static void put(double value, CellSink cell) {
    if (Double.isNaN(value)) {
      cell.blank();
    } else if (Double.isInfinite(value)) {
      cell.text(NO_END);
    } else {
      cell.number(value);
    }
  }

  /** A meaning as a sentence: it begins with a capital and ends with a full stop. */
  public static String sentence(String meaning) {
    String end = meaning.endsWith(".") ? "" : ".";
    return meaning.isEmpty()
        ? ""
        : meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + end;
  }
}
