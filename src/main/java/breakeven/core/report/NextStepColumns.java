package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import breakeven.core.decision.Decision;
import breakeven.core.uncertainty.NextStep;
import java.util.List;

/** The columns of {@code Next steps}: one row for each thing to find out. */
public final class NextStepColumns {
  private NextStepColumns() {}

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<NextStep>> of(String currency) {
    return List.of(
        text("Workload", Format.TEXT, 32, "The workload that it is about.", NextStep::workload),
        text(
            "What to do",
            Format.SENTENCE,
            46,
            "An answer, a measurement or a piece of evaluation that is missing.",
            NextStep::what),
        number(
            "Value at stake",
            currency,
            Format.MONEY,
            18,
            "Expected gain of knowing. Pending evidence: mean saving over all draws, a loss"
                + " counting as 0. "
                + Decision.BORDERLINE
                + ": the smaller one of mean saving and mean loss. Small"
                + " model: what it saves at base if it is just good enough, its bad answers"
                + " counted. Blank: no figures yet.",
            NextStep::money),
        text("Owner", Format.TEXT, 20, "As typed in Workloads.", NextStep::owner),
        text("Business unit", Format.TEXT, 20, "As typed in Workloads.", NextStep::businessUnit),
        text(
            "Verdict today",
            Format.WORD,
            24,
            "As in Workloads.",
            step -> Decision.VERDICTS.get(step.verdict())),
        text(
            "Verdict if it comes out well",
            Format.WORD,
            24,
            "With every pending answer good; empty where that is open.",
            step -> step.then() < 0 ? "" : Decision.VERDICTS.get(step.then())),
        number("Row", "", Format.COUNT, 8, "The workload's row in Workloads.", NextStep::sheetRow));
  }
}
