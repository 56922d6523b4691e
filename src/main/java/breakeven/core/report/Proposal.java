package breakeven.core.report;

import breakeven.core.decision.Decision;
import breakeven.core.expression.Line;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.price.LookupNames;
import breakeven.core.table.Workloads;
import java.util.StringJoiner;

/**
 * A change of approach that the review proposes: a workload whose verdict is not what it does
 * today. Money is over the workload's own horizon.
 *
 * @param place the workload's place among all, from 0
 * @param sheetRow its row in the user's sheet, from 1
 * @param id empty where none is typed
 * @param from today's approach
 * @param to the verdict's approach
 * @param model the model to use then, by the name that was looked up
 * @param tcoToday NaN where it is unknown, as is the saving then
 * @param saving TCO today less TCO then; 0 or less where quality, data or grounding demand the
 *     change
 * @param oneOff what the change costs before month 1
 * @param payback the month from which the change is paid back; NaN where it saves nothing
 * @param chance chance that the change costs no more than today, a fraction; NaN where none was
 *     drawn, since today's option goes on or its cost is unknown
 * @param p10 saving that one draw in ten is below
 * @param p90 saving that nine draws in ten are below
 * @param warnings names of the warnings raised
 */
public record Proposal(
    int place,
    int sheetRow,
    String id,
    String name,
    String owner,
    String unit,
    String costCentre,
    String from,
    String to,
    String verdict,
    String model,
    double tcoToday,
    double tcoThen,
    double saving,
    double oneOff,
    double payback,
    double chance,
    double p10,
    double p90,
    String warnings) {
  private static final String SMALL = "Small model";

  /** What the name of every approach with a fine-tuned model begins with. */
  public static final String TUNED = "Fine-tuned";

  /**
   * The change of a row whose verdict changes something.
   *
   * @param place its place among all workloads, from 0
   */
  public static Proposal of(
      Decision decision, WorkloadBatch batch, int i, int place, RowResult row, LookupNames used) {
    String to = row.word(decision.approachThen);
    String id = batch.texts(Workloads.ID)[i];
    return new Proposal(
        place,
        row.sheetRow(),
        id == null ? "" : id,
        row.name(),
        UnitLabel.of(batch, i, Workloads.OWNER),
        UnitLabel.of(batch, i, Workloads.BUSINESS_UNIT),
        UnitLabel.of(batch, i, Workloads.COST_CENTRE),
        row.word(decision.model.inputs.cell(Workloads.CURRENT_APPROACH)),
        to,
        row.word(decision.verdict),
        model(to, used),
        row.value(decision.tcoToday),
        row.value(decision.tcoThen),
        row.value(decision.moneyAtStake),
        row.value(decision.portfolio.oneOff),
        row.value(decision.cash.payback),
        row.value(decision.changeChance),
        row.value(decision.changeP10),
        row.value(decision.changeP90),
        warnings(decision, row));
  }

  private static String model(String to, LookupNames used) {
    if (to.startsWith(TUNED)) {
      return used.candidate();
    }
    if (to.equals(SMALL)) {
      return used.smaller().isEmpty() ? used.candidate() : used.smaller();
    }
    return used.prompted();
  }

  private static String warnings(Decision decision, RowResult row) {
    StringJoiner names = new StringJoiner("; ");
    for (Line raised : decision.checklist.warnings) {
      if (row.value(raised) > 0) {
        names.add(raised.name());
      }
    }
    return names.toString();
  }
}
