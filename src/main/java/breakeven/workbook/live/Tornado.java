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
import breakeven.workbook.live.Explorer.Kind;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
  private final RankedLookup table;

  /**
   * @param prefix what formulas write before a cell of the list
   * @param firstRow its first row
   * @param names the names of all workloads
   * @param wildcards whether one of them has a character that stands for others
   */
  Tornado(
      SelectedWorkload chosen,
      SensitivityColumns.Found found,
      String prefix,
      int firstRow,
      String names,
      boolean wildcards,
      TextPrinter.Marks marks,
      String currency) {
    this.found = found;
    this.marks = marks;
    this.currency = currency;
    table =
        new RankedLookup(
            chosen,
            new RankedLookup.Source(
                prefix,
                firstRow,
                found.rows(),
                SensitivityColumns::at,
                SensitivityColumns.NUMBER,
                SensitivityColumns.WORKLOAD,
                SensitivityColumns.RANK),
            names,
            wildcards,
            currency);
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
    table.begin(header);
    table.head(header, RANGE, Kind.HEADER, SensitivityColumns.RANGE);
    table.money(header, SAVING_LOW, SensitivityColumns.SAVING_LOW);
    table.money(header, SAVING_HIGH, SensitivityColumns.SAVING_HIGH);
    table.money(header, CHANGE_LOW, SensitivityColumns.CHANGE_LOW);
    table.money(header, CHANGE_HIGH, SensitivityColumns.CHANGE_HIGH);
    table.head(header, VERDICTS, Kind.HEADER, "Verdict at both ends, and break-even value");
    for (int k = 0; k < size(); k++) {
      row(header + 1 + k, k);
    }
    return table.cells();
  }

  private void row(int row, int k) {
    Line line = k < found.chosen().size() ? found.chosen().get(k) : null;
    String place = table.find(row, k + 1, line == null ? 0 : line.number());
    table.text(
        row,
        RANGE,
        place,
        table.in(SensitivityColumns.RANGE, place),
        line == null ? "" : range(line));
    amount(row, SAVING_LOW, place, SensitivityColumns.SAVING_LOW, line, Effect::savingLow);
    amount(row, SAVING_HIGH, place, SensitivityColumns.SAVING_HIGH, line, Effect::savingHigh);
    amount(row, CHANGE_LOW, place, SensitivityColumns.CHANGE_LOW, line, Effect::changeLow);
    amount(row, CHANGE_HIGH, place, SensitivityColumns.CHANGE_HIGH, line, Effect::changeHigh);
    table.text(row, VERDICTS, place, verdicts(place), line == null ? "" : verdicts(line));
  }

  private void amount(
      int row,
      int column,
      String place,
      String header,
      @Nullable Line line,
      ToDoubleFunction<Effect> figure) {
    double value = line == null ? Double.NaN : figure.applyAsDouble(line.effect());
    table.amount(row, column, place, header, value);
  }

  private String range(Line line) {
    return SensitivityColumns.range(line, currency);
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
