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
import java.util.List;
import java.util.stream.IntStream;
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
  private final RankedLookup<Line> table;

  /**
   * @param table where the list is
   */
  ShapeLookup(ShapeColumns.Found found, RankedLookup<Line> table) {
    this.found = found;
    this.table = table;
    table.text(
        SHAPE,
        "Shape, by what differs from the row's own",
        place -> table.in(ShapeColumns.SHAPE, place),
        ShapeColumns::shape);
    table.amount(TCO, ShapeColumns.TCO, Line::tco);
    table.amount(SAVES, ShapeColumns.SAVES, Line::saves);
    table.amount(UPFRONT, ShapeColumns.UPFRONT, Line::upfront);
    table.amount(SAVING, ShapeColumns.SAVING, Line::saving);
    table.text(
        VERDICT, "Verdict with it, and what to measure first", this::verdict, ShapeLookup::verdict);
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
    return table.cells(header, IntStream.range(0, ShapeColumns.MOST), this::line, Line::number);
  }

  private @Nullable Line line(int rank) {
    return found.chosen().stream().filter(line -> line.rank() == rank).findFirst().orElse(null);
  }

  private String verdict(String place) {
    String verdict = table.in(ShapeColumns.VERDICT, place);
    String measure = table.in(ShapeColumns.MEASURE, place);
    return join(
        verdict, ifElse(or(isBlank(verdict), isBlank(measure)), NOTHING, quoted("; ")), measure);
  }

  private static String verdict(Line line) {
    int code = line.offer().verdict();
    String verdict = code < 0 ? "" : Decision.VERDICTS.get(code);
    String measure = line.offer().toMeasure();
    return verdict + (verdict.isEmpty() || measure.isEmpty() ? "" : "; ") + measure;
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
