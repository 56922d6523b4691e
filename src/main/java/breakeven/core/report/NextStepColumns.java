package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import breakeven.core.decision.Decision;
import breakeven.core.uncertainty.NextStep;
import java.util.List;

/** The columns of {@code Next steps}: one row for each workload that lacks an answer. */
public final class NextStepColumns {
  // Headers by which the sheet finds what its formulas are.
  public static final String WORKLOAD = "Workload";
  public static final String WHAT = "What to find out";
  public static final String WORTH = "Worth";
  public static final String COST = "Costs";
  public static final String WAITING = "Waits for it";
  public static final String OWNER = "Owner";
  public static final String UNIT = "Business unit";
  public static final String VERDICT = "Verdict today";
  public static final String THEN = "Verdict if it comes out well";

  private NextStepColumns() {}

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<NextStep>> of(String currency) {
    return TableColumn.join(
        shown(currency),
        List.of(
            number(
                "Row",
                "",
                Format.COUNT,
                7,
                "The workload's row in Workloads.",
                NextStep::sheetRow)));
  }

  /** Those of the sheet, where the workload itself leads to its row. */
  public static List<TableColumn<NextStep>> shown(String currency) {
    return List.of(
        text(WORKLOAD, Format.TEXT, 30, "The workload that it is about.", NextStep::workload),
        text(
            WHAT,
            Format.SENTENCE,
            62,
            "All answers that the workload lacks, in the order in which they are found out.",
            NextStep::what),
        number(
            WORTH,
            currency,
            Format.MONEY,
            13,
            "What the answers are worth over the horizon, chance counted, their cost paid. The"
                + " chances are two assumptions, or follow from measured examples. Each word that"
                + " is open halves it. Below 0: do not pay for it. Blank: nothing is gained, or no"
                + " figures yet.",
            NextStep::worth),
        number(
            COST,
            currency,
            Format.MONEY,
            13,
            "What it costs to find out, before anything is saved; a piece that two answers need"
                + " counts once.",
            NextStep::cost),
        number(
            WAITING,
            currency,
            Format.MONEY,
            13,
            "Expected pending evidence over the horizon: the mean over the draws, at today's prices"
                + " where nothing was drawn. Where that is greater, what an untested small model"
                + " would save.",
            NextStep::waiting),
        text(OWNER, Format.TEXT, 18, "As typed in Workloads.", NextStep::owner),
        text(UNIT, Format.TEXT, 18, "As typed in Workloads.", NextStep::businessUnit),
        text(
            VERDICT,
            Format.WORD,
            24,
            "As in Workloads.",
            step -> Decision.VERDICTS.get(step.verdict())),
        text(
            THEN,
            Format.WORD,
            24,
            "With every pending answer good; empty where that is open.",
            step -> step.then() < 0 ? "" : Decision.VERDICTS.get(step.then())));
  }
}
