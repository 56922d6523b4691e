package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import breakeven.core.decision.Decision;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Text;
import breakeven.core.uncertainty.Effect;
import breakeven.core.uncertainty.TriangularDistribution;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

  /** The headers of what files alone have: the workbook's other columns say the same. */
  public static final Set<String> IN_FILES_ALONE =
      Set.of(SWING, "Distance from today", "Distance as a share");

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

  /**
   * What another sheet has to know to look rows up.
   *
   * @param rows rows of the sheet
   * @param drivers most rows that a workload has
   * @param chosen those of the workload that is looked at first, largest swing first
   */
  public record Found(int rows, int drivers, List<Line> chosen) {
    public Found {
      chosen = List.copyOf(chosen);
    }
  }

  private SensitivityColumns() {}

  /** Where a column is in the workbook, from 0. */
  public static int at(String header) {
    return TableColumn.at(of(""), IN_FILES_ALONE, header);
  }

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<Line>> of(String currency) {
    return Stream.concat(ofEnds(currency).stream(), ofBreakEven(currency).stream()).toList();
  }

  private static List<TableColumn<Line>> ofEnds(String currency) {
    return List.of(
        text(
            WORKLOAD,
            Format.TEXT,
            24,
            "The workload. The first rows sum the changes that are "
                + PortfolioMoney.READY_WORDS
                + ", against today's approaches."
                + " The next ones sum net saving if every workload were fine-tuned.",
            Line::workload),
        text(
            DRIVER,
            Format.TEXT,
            20,
            "A row of Uncertainty. It moves alone, everything else stays at base.",
            line -> line.effect().spread().driver().title()),
        text(
            UNIT,
            Format.TEXT,
            16,
            "Unit of the driver's values in this row.",
            line -> unit(line, currency)),
        value("Today", "The driver's value today.", Effect::today),
        value("Low", "Its value at the low end of its spread.", Effect::low),
        value("High", "Its value at the high end of its spread.", Effect::high),
        money(
            SAVING_LOW, currency, "Net saving with the driver at its low end.", Effect::savingLow),
        money(
            SAVING,
            currency,
            "Net saving, nothing moved; of changes that are ready, their saving against today.",
            Effect::saving),
        money(
            SAVING_HIGH,
            currency,
            "Net saving with the driver at its high end.",
            Effect::savingHigh),
        verdict(
            VERDICT_LOW,
            "Verdict with the driver at its low end; checks and chance as today.",
            Effect::verdictLow),
        verdict(
            VERDICT_HIGH,
            "Verdict with the driver at its high end; checks and chance as today.",
            Effect::verdictHigh));
  }

  private static List<TableColumn<Line>> ofBreakEven(String currency) {
    return List.of(
        number(
            BREAK_EVEN,
            "",
            Format.MONEY_SMALL,
            13,
            "The value nearest to today's at which net saving reaches 0; blank where there is"
                + " none.",
            line -> line.effect().breakEven()),
        text(
            BREAK_EVEN + " in words",
            Format.TEXT,
            11,
            "Says never where there is none within elevenfold, or as far as the driver can go.",
            line -> Double.isFinite(line.effect().breakEven()) ? "" : NEVER),
        number(
            RANK,
            "",
            Format.COUNT,
            8,
            "1: the driver that moves the workload's net saving most. Blank for sums.",
            line -> line.portfolio() ? Double.NaN : line.rank()),
        money(CHANGE_LOW, currency, "Net saving at the low end less today's.", Effect::changeLow),
        money(
            CHANGE_HIGH, currency, "Net saving at the high end less today's.", Effect::changeHigh),
        money(SWING, currency, "Distance between the two ends.", Effect::swing),
        value(
            "Distance from today",
            "Break-even value less today's, in the row's unit.",
            Effect::distance),
        number(
            "Distance as a share",
            "%",
            Format.SHARE,
            13,
            "The same as a share of today's value; blank where that is 0.",
            line -> line.effect().share()),
        text(
            RANGE,
            Format.TEXT,
            44,
            "The driver with its values at both ends, as charts name it.",
            line -> range(line, currency)),
        number(
            NUMBER,
            "",
            Format.COUNT,
            8,
            "The row's place at the review: sort by it to have that order back.",
            Line::number));
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

  private interface OfEffect {
    double of(Effect effect);
  }

  private static TableColumn<Line> value(String header, String help, OfEffect value) {
    return number(header, "", Format.MONEY_SMALL, 9, help, line -> value.of(line.effect()));
  }

  private static TableColumn<Line> money(
      String header, String currency, String help, OfEffect value) {
    return number(header, currency, Format.MONEY, 12, help, line -> value.of(line.effect()));
  }

  private interface VerdictOf {
    int of(Effect effect);
  }

  private static TableColumn<Line> verdict(String header, String help, VerdictOf verdict) {
    return text(header, Format.WORD, 22, help, line -> verdict(verdict.of(line.effect())));
  }

  /** A verdict's words; none for the whole portfolio. */
  public static String verdict(int code) {
    return code < 0 ? "" : Decision.VERDICTS.get(code);
  }
}
