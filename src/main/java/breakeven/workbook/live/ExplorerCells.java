package breakeven.workbook.live;

import breakeven.core.expression.Expression;
import breakeven.core.expression.FormulaPrinter;
import breakeven.core.expression.Line;
import breakeven.core.expression.Text;
import breakeven.core.expression.TextPrinter;
import breakeven.core.report.CellContent;
import breakeven.core.report.ResultColumn;
import breakeven.workbook.live.Explorer.Cell;
import breakeven.workbook.live.Explorer.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of {@code Explorer} as they are put together: each formula with what it comes to for
 * the workload that is chosen. Rows and columns count from 0.
 */
final class ExplorerCells {
  private final SelectedWorkload chosen;
  private final Costs costs;
  private final String costsPrefix;
  private final FormulaPrinter printer;
  private final TextPrinter texts;
  private final List<Cell> cells = new ArrayList<>();
  private final Map<CellContent, Integer> captured = new HashMap<>();

  /**
   * @param results every result that {@code Costs} shows, in the order in which the workload keeps
   *     them
   * @param costsPrefix what formulas write before a cell of {@code Costs}
   */
  ExplorerCells(
      SelectedWorkload chosen,
      Collection<CellContent> results,
      FormulaPrinter known,
      TextPrinter.Marks marks,
      Costs costs,
      String costsPrefix) {
    this.chosen = chosen;
    this.costs = costs;
    this.costsPrefix = costsPrefix;
    printer = known.at(chosen);
    texts =
        new TextPrinter(
            printer,
            marks,
            phrase -> {
              throw new IllegalArgumentException("no phrases here: " + phrase.name());
            },
            column -> {
              throw new IllegalArgumentException("no names here: " + column.header());
            },
            "");
    for (CellContent shown : results) {
      captured.put(shown, captured.size());
    }
  }

  /** A cell with a number format, which is empty for texts, and a formula, empty for a value. */
  void put(int row, int column, Kind kind, String format, String formula, Object value) {
    cells.add(new Cell(row, column, kind, format, formula, value));
  }

  /** A text that stays as it is. */
  void text(int row, int column, Kind kind, String text) {
    put(row, column, kind, "", "", text);
  }

  /** A figure; nothing where it has no value. */
  void expression(int row, int column, Kind kind, String format, Expression expression) {
    double value = chosen.value(expression);
    put(
        row,
        column,
        kind,
        format,
        printer.print(expression),
        Double.isNaN(value) ? "" : (Object) value);
  }

  /** A text that follows what is chosen. */
  void says(int row, int column, Kind kind, Text text) {
    put(row, column, kind, "", texts.print(text), chosen.says(text));
  }

  /** A result, as {@code Costs} shows it. */
  void shown(int row, int column, Kind kind, ResultColumn result) {
    CellContent shown = result.shown();
    Line line = ResultFormulas.line(shown);
    Object value =
        line == null ? chosen.workload().shown().get(place(shown)) : chosen.says(Text.word(line));
    put(
        row,
        column,
        kind,
        result.format().number() ? result.format().code() : "",
        chosen.in(costs.shown(shown, costsPrefix)),
        value);
  }

  /** A result that no other sheet shows. */
  void result(int row, int column, Kind kind, ResultColumn result) {
    put(
        row,
        column,
        kind,
        result.format().number() ? result.format().code() : "",
        ResultFormulas.formula(result.shown(), printer, texts),
        chosen.shows(result.shown()));
  }

  private int place(CellContent shown) {
    Integer at = captured.get(shown);
    if (at == null) {
      throw new IllegalArgumentException("no result: " + shown);
    }
    return at;
  }

  /** A heading over columns. */
  void section(int row, int from, int to, String text) {
    for (int column = from; column <= to; column++) {
      text(row, column, Kind.SECTION, column == from ? text : "");
    }
  }

  /** A text as it is said of the workload. */
  Tornado.Said said(Text text) {
    return new Tornado.Said(texts.print(text), chosen.says(text));
  }

  String print(Expression expression) {
    return printer.print(expression);
  }

  void addAll(List<Cell> more) {
    cells.addAll(more);
  }

  /** All that were put. */
  List<Cell> all() {
    return cells;
  }
}
