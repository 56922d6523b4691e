package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.table.Sheets;
import breakeven.core.uncertainty.NextStep;
import java.util.List;

/** The columns of {@code Next steps}: one row for each workload that lacks an answer. */
public final class NextStepColumns {
  // Headers by which the sheet finds what its formulas are.
  public static final String WORKLOAD = "Workload";
  public static final String WHAT = "What to find out";
  public static final String WORTH = "Worth, after its cost";
  public static final String COST = "Costs";
  public static final String WAITING = "Waits for it";
  public static final String OWNER = "Owner";
  public static final String UNIT = "Business unit";
  public static final String VERDICT = "Verdict today";
  public static final String THEN = "Verdict if tests go well";

  private NextStepColumns() {}

  /** The columns, amounts in the reporting currency. */
  public static List<TableColumn<NextStep>> of(String currency) {
    return TableColumn.join(
        shown(currency), List.of(heads(currency).number("Row", NextStep::sheetRow)));
  }

  private static Heads heads(String currency) {
    return Heads.of(Sheets.NEXT_STEPS, currency);
  }

  /** Those of the sheet, where the workload itself leads to its row. */
  public static List<TableColumn<NextStep>> shown(String currency) {
    Heads heads = heads(currency);
    return List.of(
        heads.text(WORKLOAD, NextStep::workload),
        heads.text(WHAT, NextStep::what),
        heads.number(WORTH, NextStep::worth),
        heads.number(COST, NextStep::cost),
        heads.number(WAITING, NextStep::waiting),
        heads.text(OWNER, NextStep::owner),
        heads.text(VERDICT, step -> Decision.VERDICTS.get(step.verdict())),
        heads.text(THEN, step -> step.then() < 0 ? "" : Decision.VERDICTS.get(step.then())),
        heads.text(UNIT, NextStep::businessUnit));
  }
}
