package breakeven.report;

import breakeven.decision.Decision;
import breakeven.economics.Model;
import breakeven.expression.Expression;
import breakeven.expression.Line;
import breakeven.expression.Unit;
import breakeven.expression.Variable;
import breakeven.table.Column;
import breakeven.table.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns of {@code Costs}: what each workload is calculated with, and every line of the model.
 * In a workbook they have formulas, and more columns beside them that lead these to their cells.
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
    for (Variable variable : model.variables.all()) {
      if (!cells.contains(variable) && !model.inputs.assumptions().containsValue(variable)) {
        columns.add(variable(variable));
      }
    }
    for (Line line : model.lines.all()) {
      if (!line.monthly()) {
        columns.add(line(line));
      }
    }
    firstMonths().forEach(line -> columns.add(firstMonth(line)));
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
          column(
              "Month " + month,
              currency,
              Format.MONEY,
              month == 0
                  ? "The extra one-off cost of fine-tuning, before the first month in production."
                  : "",
              new Shown.OfRun(
                  (row, cell) -> {
                    boolean counted = at <= row.number(model.life.horizon) && !row.closed();
                    put(counted ? row.month(model.totals.cumulativeSaving, at) : Double.NaN, cell);
                  })));
    }
    return columns;
  }

  /** The lines of months that stand here with what they are in month 1. */
  public List<Line> firstMonths() {
    return List.of(model.serving.replicasSmall, model.serving.replicasTuned);
  }

  private static ResultColumn name() {
    return column(
        Workloads.WORKLOAD.header(),
        "",
        Format.TEXT,
        "The name, as typed.",
        new Shown.OfRun((row, cell) -> cell.text(row.name())));
  }

  /** What was typed in a cell, or its default. */
  public ResultColumn input(Column column, Variable variable) {
    boolean line =
        model.lines.all().stream()
            .anyMatch(one -> !one.monthly() && one.name().equals(column.header()));
    return column(
        // Told apart from a line that has the same name in another unit.
        line ? column.header() + ", input" : column.header(),
        column.unit(),
        variable.words().isEmpty() ? Format.COUNT : Format.WORD,
        column.help(),
        shown(variable));
  }

  /** What was looked up, searched or drawn. */
  public ResultColumn variable(Variable variable) {
    return column(
        variable.name(),
        variable.unit().replace("money", currency),
        Format.COUNT,
        sentence(variable.meaning()),
        shown(variable));
  }

  /** A line with one value. */
  public ResultColumn line(Line line) {
    return column(
        line.name(),
        line.unit() == Unit.WORD ? "" : line.unit().words(currency),
        line.unit() == Unit.WORD ? Format.WORD : Format.COUNT,
        sentence(line.meaning()),
        shown(line));
  }

  /** A line of months, as it is in month 1. */
  public ResultColumn firstMonth(Line line) {
    return column(
        line.name(),
        line.unit().words(currency),
        Format.COUNT,
        sentence(line.meaning()) + " Of month 1.",
        new Shown.OfRun((row, cell) -> put(row.month(line, 1), cell)));
  }

  private static ResultColumn column(
      String header, String unit, Format format, String help, Shown shown) {
    return new ResultColumn(header, unit, format, format == Format.COUNT ? 14 : 20, help, shown);
  }

  private static Shown shown(Expression figure) {
    return figure.words().isEmpty()
        ? new Shown.OfRun((row, cell) -> put(row.value(figure), cell))
        : Shown.word(figure);
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
