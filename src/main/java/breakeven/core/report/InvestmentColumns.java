package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import breakeven.core.uncertainty.Investments.Investment;
import java.util.List;

/**
 * The columns of {@code Investment ranking}: one row for each fine-tune that pays, best return
 * first.
 */
public final class InvestmentColumns {
  // Headers by which formulas find their columns.
  public static final String NEEDED = "Needed";
  public static final String SAVING = "Saves";
  public static final String NEEDED_SO_FAR = "Needed so far";

  private InvestmentColumns() {}

  /** Where a column is, from 0. */
  public static int at(String header) {
    return of("").stream().map(column -> column.head().header()).toList().indexOf(header);
  }

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<Investment>> of(String currency) {
    return List.of(
        text("Workload", Format.TEXT, 32, "A workload to fine-tune.", Investment::workload),
        number(
            NEEDED,
            currency,
            Format.MONEY,
            16,
            "One-off cost beyond that of the alternative; 0 where there is none.",
            Investment::needed),
        number(
            SAVING, currency, Format.MONEY, 16, "Net saving over the horizon.", Investment::saving),
        number(
            "Return",
            "multiple",
            Format.MULTIPLE,
            12,
            "What it saves on each unit of money that it needs; blank where it needs none.",
            Investment::returned),
        number(
            "Chance of payback",
            "%",
            Format.SHARE,
            12,
            "As in Workloads; blank where none was drawn.",
            Investment::chance),
        number(
            NEEDED_SO_FAR,
            currency,
            Format.MONEY,
            16,
            "Money needed for this workload and all that are ranked before it.",
            Investment::neededSoFar),
        number(
            "Saved so far",
            currency,
            Format.MONEY,
            16,
            "What these save together.",
            Investment::savingSoFar),
        number(
            "Rank",
            "",
            Format.COUNT,
            8,
            "By return; then by saving, then by name. Sort by it to have that order back.",
            Investment::rank),
        number(
            "Row", "", Format.COUNT, 8, "The workload's row in Workloads.", Investment::sheetRow));
  }
}
