package breakeven.core.report;

import breakeven.core.cycle.Basis;
import breakeven.core.cycle.DecisionMemory;
import breakeven.core.cycle.FourEyes;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.cycle.TypedDecision.Choice;
import breakeven.core.decision.Decision;
import breakeven.core.expression.Line;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.price.LookupNames;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of approach that the review proposes: a workload whose verdict is not what it does
 * today. Money is over the workload's own horizon.
 *
 * @param place the workload's place among all, from 0; -1 where it was not reviewed
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
 * @param p50 saving that half of the draws are below
 * @param p90 saving that nine draws in ten are below
 * @param warnings names of the warnings raised that concern the approach changed to
 * @param state whether a decision is asked for, a word of {@link DecisionMemory.Proposed}
 * @param choice what is decided, as typed; empty where nothing is, like the cells beside it
 * @param decidedOn days since 1970; NaN where no day is typed, as of all days here
 * @param basisDay the review on whose figures it is decided
 * @param basisTo the approach that this review proposed
 * @param basisSaving the saving in this review
 * @param note why the change is back, or is not proposed; what else is to be known
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
    double p50,
    double p90,
    String warnings,
    String state,
    String choice,
    String decidedBy,
    double decidedOn,
    double effectiveFrom,
    String comment,
    double basisDay,
    String basisTo,
    double basisSaving,
    String note) {
  private static final String SMALL = "Small model";

  /** What the name of every approach with a fine-tuned model begins with. */
  public static final String TUNED = "Fine-tuned";

  /**
   * The change of a row whose verdict changes something.
   *
   * @param place its place among all workloads, from 0
   * @param memory what was decided so far
   * @param asOf the review date
   */
  public static Proposal of(
      Decision decision,
      WorkloadBatch batch,
      int i,
      int place,
      RowResult row,
      LookupNames used,
      DecisionMemory memory,
      LocalDate asOf) {
    boolean changes = row.number(decision.changes) > 0;
    String to = changes ? row.word(decision.approachThen) : "";
    String id = batch.texts(Workloads.ID)[i];
    double saving = changes ? row.value(decision.saving) : Double.NaN;
    String key = id == null ? "" : id;
    TypedDecision typed = memory.typed(key, row.name());
    Basis now = new Basis(asOf, to, saving);
    Basis basis = typed.any() && typed.basis().day() != null ? typed.basis() : now;
    // Decided again since: the later day says that the figures of now are meant.
    if (typed.on() != null && !typed.on().isBefore(asOf)) {
      basis = now;
    }
    DecisionMemory.Standing standing =
        changes
            ? memory.standing(key, row.name(), to, saving)
            : new DecisionMemory.Standing(
                DecisionMemory.Proposed.NO_CHANGE, "The verdict changes nothing now.");
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
        changes ? model(to, used) : "",
        row.value(decision.tcoToday),
        changes ? row.value(decision.tcoThen) : Double.NaN,
        saving,
        changes ? row.value(decision.portfolio.oneOff) : Double.NaN,
        changes ? row.value(decision.cash.payback) : Double.NaN,
        changes ? row.value(decision.changeChance) : Double.NaN,
        changes ? row.value(decision.changeP10) : Double.NaN,
        changes ? row.value(decision.changeP50) : Double.NaN,
        changes ? row.value(decision.changeP90) : Double.NaN,
        warnings(decision, row, to),
        standing.state().word(),
        word(typed),
        typed.by(),
        day(typed.on()),
        day(typed.effective()),
        typed.comment(),
        day(basis.day()),
        basis.to(),
        basis.saving(),
        note(standing.note(), refusal(memory.fourEyes(), typed, batch, i), typed, basis, now));
  }

  /** A decision that was typed for a workload that is not among those reviewed. */
  public static Proposal notReviewed(TypedDecision typed) {
    return new Proposal(
        -1,
        0,
        typed.id(),
        typed.workload(),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        "",
        DecisionMemory.Proposed.NOT_REVIEWED.word(),
        word(typed),
        typed.by(),
        day(typed.on()),
        day(typed.effective()),
        typed.comment(),
        day(typed.basis().day()),
        typed.basis().to(),
        typed.basis().saving(),
        "No workload of this review has this ID or name.");
  }

  /** Whether the verdict changes today's approach. */
  public boolean changes() {
    return !to.isEmpty();
  }

  /** What it saves for each unit of one-off cost, to six digits; NaN where it costs nothing. */
  public double returned() {
    return oneOff > 0 ? Math.round(saving / oneOff * 1e6) / 1e6 : Double.NaN;
  }

  /** Whether it is proposed, and not only remembered. */
  public boolean open() {
    return state.equals(DecisionMemory.Proposed.PROPOSED.word())
        || state.equals(DecisionMemory.Proposed.AGAIN.word());
  }

  /** Whether it is approved by somebody who may approve it. */
  public boolean approved(FourEyes rule) {
    return choice.equals(Choice.APPROVE.word()) && rule.refusal(decidedBy, owner).isEmpty();
  }

  private static String refusal(FourEyes rule, TypedDecision typed, WorkloadBatch batch, int i) {
    String why = rule.refusal(typed.by(), UnitLabel.of(batch, i, Workloads.OWNER));
    return typed.choice() == Choice.APPROVE && !why.isEmpty() ? why + "." : "";
  }

  private static String note(
      String why, String refusal, TypedDecision typed, Basis basis, Basis now) {
    StringJoiner all = new StringJoiner(" ");
    Stream.of(why, refusal).filter(part -> !part.isEmpty()).forEach(all::add);
    typed.unread().forEach(cell -> all.add(cell + "."));
    if (typed.choice() != null && !basis.agrees(now.to(), now.saving())) {
      all.add(
          "Decided on the figures of "
              + basis.day()
              + ", which differ: type a later day into Decided on to confirm it.");
    }
    return all.toString();
  }

  private static String word(TypedDecision typed) {
    return typed.choice() == null ? "" : typed.choice().word();
  }

  private static double day(@Nullable LocalDate day) {
    return day == null ? Double.NaN : day.toEpochDay();
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

  private static String warnings(Decision decision, RowResult row, String to) {
    StringJoiner names = new StringJoiner("; ");
    for (Line raised : decision.checklist.warningsOf(to)) {
      if (row.value(raised) > 0) {
        names.add(raised.name());
      }
    }
    return names.toString();
  }
}
