package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.isBlank;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.or;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sum;

import breakeven.core.decision.Decision;
import breakeven.core.report.ShapeColumns;
import breakeven.core.report.ShapeColumns.Line;
import breakeven.workbook.live.Explorer.Cell;
import breakeven.workbook.live.Explorer.Kind;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The best shapes of the chosen workload: rows of {@code Shapes}, looked up by the workload's name
 * and the shape's rank, wherever they are there.
 */
final class ShapeLookup {
  private static final int SHAPE = Explorer.LABELS;
  private static final int TCO = Explorer.SMALL;
  private static final int SAVES = Explorer.TUNED;
  private static final int UPFRONT = Explorer.RIGHT;
  private static final int SAVING = Explorer.RIGHT_RESULT;
  private static final int VERDICT = Explorer.RIGHT_WIDE;

  private final ShapeColumns.Found found;
  private final RankedLookup table;

  /**
   * @param prefix what formulas write before a cell of the list
   * @param firstRow its first row
   * @param names the names of all workloads
   * @param wildcards whether one of them has a character that stands for others
   */
  ShapeLookup(
      SelectedWorkload chosen,
      ShapeColumns.Found found,
      String prefix,
      int firstRow,
      String names,
      boolean wildcards,
      String currency) {
    this.found = found;
    table =
        new RankedLookup(
            chosen,
            new RankedLookup.Source(
                prefix,
                firstRow,
                found.rows(),
                ShapeColumns::at,
                ShapeColumns.NUMBER,
                ShapeColumns.WORKLOAD,
                ShapeColumns.RANK),
            names,
            wildcards,
            currency);
  }

  /** Rows of the table, its header included; 0 where shapes were not compared. */
  int rows() {
    return found.rows() == 0 ? 0 : 1 + ShapeColumns.MOST;
  }

  /**
   * The cells of the table.
   *
   * @param header its row, from 0
   */
  List<Cell> cells(int header) {
    table.begin(header);
    table.head(header, SHAPE, Kind.HEADER, "Shape, by what differs from the row's own");
    table.money(header, TCO, ShapeColumns.TCO);
    table.money(header, SAVES, ShapeColumns.SAVES);
    table.money(header, UPFRONT, ShapeColumns.UPFRONT);
    table.money(header, SAVING, ShapeColumns.SAVING);
    table.head(header, VERDICT, Kind.HEADER, "Verdict with it, and what to measure first");
    for (int rank = 0; rank < ShapeColumns.MOST; rank++) {
      row(header + 1 + rank, rank);
    }
    return table.cells();
  }

  private @Nullable Line line(int rank) {
    return found.chosen().stream().filter(line -> line.rank() == rank).findFirst().orElse(null);
  }

  private void row(int row, int rank) {
    Line line = line(rank);
    String place = table.find(row, rank, line == null ? 0 : line.number());
    table.text(
        row,
        SHAPE,
        place,
        table.in(ShapeColumns.SHAPE, place),
        line == null ? "" : ShapeColumns.shape(line));
    amount(row, TCO, place, ShapeColumns.TCO, line, Line::tco);
    amount(row, SAVES, place, ShapeColumns.SAVES, line, Line::saves);
    amount(row, UPFRONT, place, ShapeColumns.UPFRONT, line, Line::upfront);
    amount(row, SAVING, place, ShapeColumns.SAVING, line, Line::saving);
    String verdict = table.in(ShapeColumns.VERDICT, place);
    String measure = table.in(ShapeColumns.MEASURE, place);
    table.text(
        row,
        VERDICT,
        place,
        join(
            verdict,
            ifElse(or(isBlank(verdict), isBlank(measure)), NOTHING, quoted("; ")),
            measure),
        line == null ? "" : verdict(line));
  }

  private static String verdict(Line line) {
    int code = line.offer().verdict();
    String verdict = code < 0 ? "" : Decision.VERDICTS.get(code);
    String measure = line.offer().toMeasure();
    return verdict + (verdict.isEmpty() || measure.isEmpty() ? "" : "; ") + measure;
  }

  private void amount(
      int row,
      int column,
      String place,
      String header,
      @Nullable Line line,
      ToDoubleFunction<Line> figure) {
    double value = line == null ? Double.NaN : figure.applyAsDouble(line);
    table.amount(row, column, place, header, value);
  }

  /**
   * How old the figures are; of a closed candidate there are none that could be others by now.
   *
   * @param header the row of the table's header, from 0
   * @param tco the workload's cost of fine-tuning now
   */
  Tornado.Said age(int header, String tco) {
    String place = RankedLookup.first(header);
    String then = table.in(ShapeColumns.TCO, place);
    String same = "Values of the review.";
    String none = "Not compared: a workload that needs data has no shapes.";
    return new Tornado.Said(
        ifElse(
            place + "=0",
            quoted(none),
            ifElse(
                ifElse(isNumber(then), call("ABS", sum(tco) + "-" + then) + "<0.005", "TRUE"),
                quoted(same),
                quoted("TCO fine-tuned has changed: review again."))),
        found.chosen().isEmpty() ? none : same);
  }
}
