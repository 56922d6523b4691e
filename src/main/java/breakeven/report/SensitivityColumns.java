package breakeven.report;

import static breakeven.report.TableColumn.number;
import static breakeven.report.TableColumn.text;

import breakeven.decision.Decision;
import breakeven.uncertainty.Effect;
import java.util.List;

/** The columns of {@code Sensitivity}: one row a workload and driver. */
public final class SensitivityColumns {
  /** What stands for the workload where the row is about all of them. */
  public static final String PORTFOLIO = "All workloads together";

  /**
   * One row.
   *
   * @param workload its name, or {@link #PORTFOLIO}
   */
  public record Line(String workload, Effect effect) {
    boolean portfolio() {
      return workload.equals(PORTFOLIO);
    }
  }

  /** Where the driver stands, from 0. */
  public static final int DRIVER = 1;

  /** Where the change at the low end stands, from 0; that at the high end is the next. */
  public static final int CHANGE_AT_LOW = 9;

  private SensitivityColumns() {}

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<Line>> of(String currency) {
    return List.of(
        text(
            "Workload",
            Format.TEXT,
            32,
            "The workload; the first rows are about the sum of all workloads.",
            Line::workload),
        text(
            "Driver",
            Format.TEXT,
            20,
            "A row of Uncertainty. It moves alone, everything else stays at base.",
            line -> line.effect().spread().driver().title()),
        text(
            "Unit",
            Format.TEXT,
            20,
            "Unit of the driver's values in this row.",
            line -> unit(line, currency)),
        value("Today", "The driver's value today.", Effect::today),
        value("Low", "Its value at the low end of its spread.", Effect::low),
        value("High", "Its value at the high end of its spread.", Effect::high),
        money(
            "Net saving at low",
            currency,
            "Net saving with the driver at its low end.",
            Effect::savingLow),
        money("Net saving today", currency, "Net saving, nothing moved.", Effect::saving),
        money(
            "Net saving at high",
            currency,
            "Net saving with the driver at its high end.",
            Effect::savingHigh),
        money(
            "Change at low",
            currency,
            "Net saving at the low end less today's.",
            effect -> effect.savingLow() - effect.saving()),
        money(
            "Change at high",
            currency,
            "Net saving at the high end less today's.",
            effect -> effect.savingHigh() - effect.saving()),
        money("Swing", currency, "Distance between the two ends.", Effect::swing),
        verdict(
            "Verdict at low",
            "Verdict with the driver at its low end; checks and chance as today.",
            Effect::verdictLow),
        verdict(
            "Verdict at high",
            "Verdict with the driver at its high end; checks and chance as today.",
            Effect::verdictHigh),
        new TableColumn<>(
            new ResultColumn(
                "Break-even value",
                "",
                Format.MONEY_SMALL,
                16,
                "The value nearest to today's at which net saving reaches 0; never: not within"
                    + " elevenfold, or as far as the driver can go.",
                Shown.NOTHING),
            (line, cell) -> {
              double value = line.effect().breakEven();
              if (Double.isFinite(value)) {
                cell.number(value);
              } else {
                cell.text("never");
              }
            }),
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
            line -> line.effect().share()));
  }

  private static String unit(Line line, String currency) {
    if (!line.portfolio()) {
      return line.effect().spread().driver().unit(currency);
    }
    return line.effect().spread().shift() ? "points added" : "times today's";
  }

  private interface OfEffect {
    double of(Effect effect);
  }

  private static TableColumn<Line> value(String header, String help, OfEffect value) {
    return number(header, "", Format.MONEY_SMALL, 14, help, line -> value.of(line.effect()));
  }

  private static TableColumn<Line> money(
      String header, String currency, String help, OfEffect value) {
    return number(header, currency, Format.MONEY, 14, help, line -> value.of(line.effect()));
  }

  private interface VerdictOf {
    int of(Effect effect);
  }

  private static TableColumn<Line> verdict(String header, String help, VerdictOf verdict) {
    return text(
        header,
        Format.WORD,
        24,
        help,
        line -> {
          int code = verdict.of(line.effect());
          return code < 0 ? "" : Decision.VERDICTS.get(code);
        });
  }
}
