package breakeven.workbook.live;

import static breakeven.core.expression.Formula.NOTHING;
import static breakeven.core.expression.Formula.call;
import static breakeven.core.expression.Formula.ifElse;
import static breakeven.core.expression.Formula.isNumber;
import static breakeven.core.expression.Formula.join;
import static breakeven.core.expression.Formula.quoted;
import static breakeven.core.expression.Formula.sum;

import breakeven.core.expression.Text;
import breakeven.core.expression.TextPrinter;
import breakeven.core.report.SensitivityColumns;
import breakeven.core.report.SensitivityColumns.Line;
import breakeven.core.uncertainty.Effect;
import breakeven.workbook.live.Explorer.Cell;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What each driver alone does to the chosen workload, largest swing first: rows of {@code
 * Sensitivity}, looked up by the workload's name and the driver's rank, wherever they are there.
 */
final class Tornado {
  /** Where it is on {@code Explorer}: beside the gap between its two halves. */
  private static final int RANGE = Explorer.LABELS;

  private static final int SAVING_LOW = Explorer.SMALL;
  private static final int SAVING_HIGH = Explorer.TUNED;
  private static final int CHANGE_LOW = Explorer.CHANGES;
  private static final int CHANGE_HIGH = Explorer.CHANGES + 1;
  private static final int VERDICTS = Explorer.RIGHT_WIDE;

  // The words of the chart's title, which its formula has too.
  private static final String NOTHING_MOVES = "no driver moves net saving";
  private static final String MOVES_MOST = " alone moves net saving most, ";
  private static final String AT_LOW = " at low, ";
  private static final String AT_HIGH = " at high";

  private final SensitivityColumns.Found found;
  private final TextPrinter.Marks marks;
  private final String currency;
  private final RankedLookup<Line> table;

  /**
   * @param table where the list is
   */
  Tornado(SensitivityColumns.Found found, RankedLookup<Line> table, TextPrinter.Marks marks) {
    this.found = found;
    this.marks = marks;
    this.table = table;
    currency = table.currency();
    table.text(
        RANGE,
        SensitivityColumns.RANGE,
        place -> table.in(SensitivityColumns.RANGE, place),
        line -> SensitivityColumns.range(line, currency));
    amount(SAVING_LOW, SensitivityColumns.SAVING_LOW, Effect::savingLow);
    amount(SAVING_HIGH, SensitivityColumns.SAVING_HIGH, Effect::savingHigh);
    amount(CHANGE_LOW, SensitivityColumns.CHANGE_LOW, Effect::changeLow);
    amount(CHANGE_HIGH, SensitivityColumns.CHANGE_HIGH, Effect::changeHigh);
    table.text(
        VERDICTS,
        "Verdict at both ends, and break-even value",
        place -> verdicts(place),
        line -> verdicts(line));
  }

  private void amount(int column, String header, ToDoubleFunction<Effect> figure) {
    table.amount(column, header, line -> figure.applyAsDouble(line.effect()));
  }

  /** Rows of the table. */
  int size() {
    return found.drivers();
  }

  /**
   * The cells of the table.
   *
   * @param header its row, from 0
   */
  List<Cell> cells(int header) {
    List<Line> chosen = found.chosen();
    return table.cells(
        header,
        IntStream.rangeClosed(1, size()),
        rank -> rank <= chosen.size() ? chosen.get(rank - 1) : null,
        Line::number);
  }

  // --- sentences -------------------------------------------------------------------------------

  private String verdicts(String place) {
    String low = table.in(SensitivityColumns.VERDICT_LOW, place);
    String high = table.in(SensitivityColumns.VERDICT_HIGH, place);
    String zero = table.in(SensitivityColumns.BREAK_EVEN, place);
    return join(
        ifElse(
            low + "=" + high,
            join(low, quoted(" at both ends")),
            join(low, quoted(" at low, "), high, quoted(" at high"))),
        ifElse(
            isNumber(zero),
            join(
                quoted("; breaks even at "),
                call(
                    "SUBSTITUTE",
                    join(
                        marks.decimals(zero, 2),
                        quoted(" "),
                        table.in(SensitivityColumns.UNIT, place)),
                    quoted(" %"),
                    quoted("%"))),
            quoted("; no break-even within reach")));
  }

  private String verdicts(Line line) {
    Effect effect = line.effect();
    String low = SensitivityColumns.verdict(effect.verdictLow());
    String high = SensitivityColumns.verdict(effect.verdictHigh());
    return (low.equals(high) ? low + " at both ends" : low + " at low, " + high + " at high")
        + (Double.isFinite(effect.breakEven())
            ? "; breaks even at "
                + SensitivityColumns.with(
                    Text.fixed(effect.breakEven(), 2), SensitivityColumns.unit(line, currency))
            : "; no break-even within reach");
  }

  /** A sentence: its formula, and what it says of the workload that is chosen first. */
  record Said(String formula, String value) {}

  /**
   * What the chart's title says where the workload has a tornado.
   *
   * @param header the row of the table's header, from 0
   * @param otherwise where it has none
   */
  Said title(int header, Said otherwise) {
    if (size() == 0) {
      return otherwise;
    }
    String place = RankedLookup.first(header);
    UnaryOperator<String> in = name -> table.in(name, place);
    String formula =
        ifElse(
            place + "=0",
            otherwise.formula(),
            ifElse(
                in.apply(SensitivityColumns.SAVING_LOW)
                    + "="
                    + in.apply(SensitivityColumns.SAVING_HIGH),
                quoted(NOTHING_MOVES),
                join(
                    in.apply(SensitivityColumns.DRIVER),
                    quoted(MOVES_MOST),
                    marks.whole(in.apply(SensitivityColumns.SAVING_LOW)),
                    quoted(" " + currency + AT_LOW),
                    marks.whole(in.apply(SensitivityColumns.SAVING_HIGH)),
                    quoted(AT_HIGH))));
    return new Said(formula, found.chosen().isEmpty() ? otherwise.value() : title());
  }

  private String title() {
    Effect effect = found.chosen().get(0).effect();
    return effect.swing() == 0
        ? NOTHING_MOVES
        : effect.spread().driver().title()
            + MOVES_MOST
            + Text.fixed(effect.savingLow(), 0)
            + " "
            + currency
            + AT_LOW
            + Text.fixed(effect.savingHigh(), 0)
            + AT_HIGH;
  }

  /**
   * How old the figures are.
   *
   * @param saving the workload's net saving now
   */
  Said age(int header, String saving) {
    String place = RankedLookup.first(header);
    String then = table.in(SensitivityColumns.SAVING, place);
    String same = "Values of the review.";
    return new Said(
        ifElse(
            place + "=0",
            NOTHING,
            ifElse(
                call("ABS", sum(saving) + "-" + then) + "<0.005",
                quoted(same),
                quoted("Values of the review; net saving has changed since: review again."))),
        found.chosen().isEmpty() ? "" : same);
  }
}
