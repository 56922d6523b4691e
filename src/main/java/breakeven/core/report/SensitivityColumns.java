package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Text;
import breakeven.core.table.Sheets;
import breakeven.core.uncertainty.Effect;
import breakeven.core.uncertainty.TriangularDistribution;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The columns of {@code Sensitivity}: one row a workload and driver. */
public final class SensitivityColumns {
  /** What stands for the workload where the row is about all changes that are ready to approve. */
  public static final String RECOMMENDED = PortfolioMoney.READY + ", all changes";

  /** What stands for it where the row is about the net saving of all workloads. */
  public static final String PORTFOLIO = "If every workload were fine-tuned";

  // Headers by which other sheets and charts find their columns.
  public static final String WORKLOAD = "Workload";
  public static final String DRIVER = "Driver";
  public static final String RANK = "Rank";
  public static final String UNIT = "Unit";
  public static final String SAVING_LOW = "Net saving at low";
  public static final String SAVING = "Net saving today";
  public static final String SAVING_HIGH = "Net saving at high";
  public static final String CHANGE_LOW = "Change at low";
  public static final String CHANGE_HIGH = "Change at high";
  public static final String SWING = "Swing";
  public static final String VERDICT_LOW = "Verdict at low";
  public static final String VERDICT_HIGH = "Verdict at high";
  public static final String BREAK_EVEN = "Break-even value";
  public static final String RANGE = "Driver, from low to high";
  public static final String NUMBER = "No.";

  /** What stands for a break-even value that there is not. */
  public static final String NEVER = "never";

  /**
   * One row.
   *
   * @param number its place in the sheet, from 1
   * @param workload its name, {@link #RECOMMENDED} or {@link #PORTFOLIO}
   * @param rank 1 for the driver that moves the workload most; 0 for a sum of workloads
   */
  public record Line(int number, String workload, int rank, Effect effect) {
    private boolean portfolio() {
      return rank == 0;
    }
  }

  private SensitivityColumns() {}

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<Line>> of(String currency) {
    Heads heads = Heads.of(Sheets.SENSITIVITY, currency);
    return List.of(
        heads.text(WORKLOAD, Line::workload),
        heads.text(DRIVER, line -> line.effect().spread().driver().title()),
        heads.text(UNIT, line -> unit(line, currency)),
        heads.number("Today", of(Effect::today)),
        heads.number("Low", of(Effect::low)),
        heads.number("High", of(Effect::high)),
        heads.number(SAVING_LOW, of(Effect::savingLow)),
        heads.number(SAVING, of(Effect::saving)),
        heads.number(SAVING_HIGH, of(Effect::savingHigh)),
        heads.text(VERDICT_LOW, line -> verdict(line.effect().verdictLow())),
        heads.text(VERDICT_HIGH, line -> verdict(line.effect().verdictHigh())),
        heads.number(BREAK_EVEN, of(Effect::breakEven)),
        heads.text(
            BREAK_EVEN + " in words",
            line -> Double.isFinite(line.effect().breakEven()) ? "" : NEVER),
        heads.number(RANK, line -> line.portfolio() ? Double.NaN : line.rank()),
        heads.number(CHANGE_LOW, of(Effect::changeLow)),
        heads.number(CHANGE_HIGH, of(Effect::changeHigh)),
        heads.number(SWING, of(Effect::swing)),
        heads.number("Distance from today", of(Effect::distance)),
        heads.number("Distance as a share", of(Effect::share)),
        heads.text(RANGE, line -> range(line, currency)),
        heads.number(NUMBER, Line::number));
  }

  private static ToDoubleFunction<Line> of(ToDoubleFunction<Effect> figure) {
    return line -> figure.applyAsDouble(line.effect());
  }

  /** The unit of the driver's values in a row. */
  public static String unit(Line line, String currency) {
    if (!line.portfolio()) {
      return line.effect().spread().driver().unit(currency);
    }
    TriangularDistribution spread = line.effect().spread();
    if (!spread.shift()) {
      return "times today's";
    }
    return (spread.driver().isShare() ? "points" : spread.driver().unit("")) + " added";
  }

  /** The driver with its values at both ends: {@code Volume: 837 to 2,511 M tokens a month}. */
  public static String range(Line line, String currency) {
    Effect effect = line.effect();
    return effect.spread().driver().title()
        + ": "
        + figure(effect.low())
        + " to "
        + with(figure(effect.high()), unit(line, currency));
  }

  /** A figure with its unit: {@code 2% a month}, {@code 500 GBP a day}. */
  public static String with(String figure, String unit) {
    return figure + (unit.startsWith("%") ? "" : " ") + unit;
  }

  /** As many decimals as tell values of this size apart. */
  private static String figure(double value) {
    double size = Math.abs(value);
    String text = Text.fixed(value, size >= 100 ? 0 : size >= 10 ? 1 : 2);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  /** A verdict's words; none for the whole portfolio. */
  public static String verdict(int code) {
    return code < 0 ? "" : Decision.VERDICTS.get(code);
  }
}
