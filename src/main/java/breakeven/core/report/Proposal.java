package breakeven.core.report;

import breakeven.core.cycle.ApprovalRules;
import breakeven.core.cycle.Basis;
import breakeven.core.cycle.DecisionMemory;
import breakeven.core.cycle.TypedDecision;
import breakeven.core.cycle.TypedDecision.Choice;
import breakeven.core.decision.Decision;
import breakeven.core.expression.Line;
import breakeven.core.input.WorkloadBatch;
import breakeven.core.price.LookupNames;
import breakeven.core.table.DecisionsTable;
import breakeven.core.table.Words;
import breakeven.core.table.Workloads;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change of approach that the review proposes: a workload whose verdict is not what it does
 * today. It has a text or a number for each of {@link DecisionColumns#stored}, by their headers;
 * what is not known, or not typed, is empty or NaN. Days are days since 1970.
 */
public final class Proposal {
  private static final String BETWEEN = " · ";

  /** What the name of every approach with a fine-tuned model begins with. */
  public static final String TUNED = "Fine-tuned";

  private final int place;
  private int sheetRow;
  private final @Nullable Object[] cells = new @Nullable Object[DecisionColumns.COUNT];

  /**
   * Nothing known yet.
   *
   * @param place the workload's place among all, from 0; -1 where it was not reviewed
   * @param sheetRow its row in the user's sheet, from 1
   */
  public Proposal(int place, int sheetRow) {
    this.place = place;
    this.sheetRow = sheetRow;
  }

  public int place() {
    return place;
  }

  public int sheetRow() {
    return sheetRow;
  }

  // --- cells -------------------------------------------------------------------------------------

  /** Says what a column holds. */
  public Proposal with(String header, String text) {
    cells[DecisionColumns.at(header)] = text.isEmpty() ? null : text;
    return this;
  }

  /** The same of a number. */
  public Proposal with(String header, double number) {
    cells[DecisionColumns.at(header)] = Double.isNaN(number) ? null : number;
    return this;
  }

  /** The text of a column; empty where there is none. */
  public String text(String header) {
    return cells[DecisionColumns.at(header)] instanceof String text ? text : "";
  }

  /** The number of a column; NaN where there is none. */
  public double number(String header) {
    return cells[DecisionColumns.at(header)] instanceof Double number ? number : Double.NaN;
  }

  /** Takes its row in the user's sheet, then the cells of all columns in their order. */
  public CellSink cells() {
    return new CellSink() {
      private int next = -1;

      @Override
      public void number(double value) {
        if (next < 0) {
          sheetRow = (int) value;
        } else {
          cells[next] = value;
        }
        next++;
      }

      @Override
      public void text(String value) {
        cells[next++] = value;
      }

      @Override
      public void blank() {
        next++;
      }
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Proposal one
        && place == one.place
        && sheetRow == one.sheetRow
        && Arrays.equals(cells, one.cells);
  }

  @Override
  public int hashCode() {
    return 31 * place + Arrays.hashCode(cells);
  }

  // --- what is known of it -----------------------------------------------------------------------

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
    String to = changes ? row.word(decision.changeTo) : "";
    String id = batch.texts(Workloads.ID)[i];
    boolean planned = row.value(decision.model.today.planned) > 0;
    double saving = changes ? row.value(decision.saving) : Double.NaN;
    String key = id == null ? "" : id;
    TypedDecision typed = memory.typed(key, row.name());
    Basis now = new Basis(asOf, to, planned ? Double.NaN : saving);
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
    Proposal all =
        new Proposal(place, row.sheetRow())
            .with(DecisionColumns.ID, key)
            .with(DecisionColumns.WORKLOAD, row.name())
            .with(DecisionColumns.OWNER, UnitLabel.of(batch, i, Workloads.OWNER))
            .with(DecisionColumns.UNIT, UnitLabel.of(batch, i, Workloads.BUSINESS_UNIT))
            .with(DecisionColumns.COST_CENTRE, UnitLabel.of(batch, i, Workloads.COST_CENTRE))
            .with(DecisionColumns.TO, to)
            .with(DecisionColumns.TCO_TODAY, row.value(decision.tcoToday))
            .with(DecisionColumns.WARNINGS, warnings(decision, row, to))
            .with(DecisionColumns.STATE, standing.state().word())
            .typed(typed, basis)
            .with(
                DecisionColumns.NOTE,
                note(
                    apart(decision, row) + standing.note(),
                    refusal(memory.rules(), typed, batch, i),
                    typed,
                    basis,
                    now));
    if (changes) {
      all.with(DecisionColumns.CHANGE, row.text(row.sentences().change))
          .with(DecisionColumns.MODEL, model(to, used, row, asOf))
          .with(DecisionColumns.TCO_THEN, row.value(decision.tcoThen))
          .with(DecisionColumns.THEN, row.value(decision.thenYear))
          .with(DecisionColumns.ONE_OFF, row.value(decision.portfolio.oneOff));
    }
    double inAll = row.value(decision.portfolio.expected);
    double today = row.value(decision.todayYear);
    double then = today - row.value(decision.portfolio.expectedYear);
    return changes && !planned && !Double.isNaN(saving)
        ? all.with(DecisionColumns.SAVING, saving)
            .with(DecisionColumns.TODAY, today)
            .with(DecisionColumns.THEN, then)
            .with(DecisionColumns.IN_ALL, inAll)
            .with(DecisionColumns.PURPOSE, inAll > 0 ? "" : row.text(row.sentences().purpose))
            .with(DecisionColumns.CASH, row.value(decision.cashSaving))
            .with(DecisionColumns.FEWER, row.value(decision.fewerBadAnswers))
            .with(DecisionColumns.NPV, row.value(decision.cash.npv))
            .with(DecisionColumns.PAYBACK, payback(decision, row))
            .with(DecisionColumns.EXPECTED, row.value(decision.expectedYear))
            .with(DecisionColumns.CHANCE, row.value(decision.changeChance))
            .with(DecisionColumns.P10, row.value(decision.changeP10))
            .with(DecisionColumns.P90, row.value(decision.changeP90))
        : all;
  }

  /**
   * The first month from which a change stays paid back, each month's saving scaled to what is
   * expected in all; NaN where none does.
   */
  private static double payback(Decision decision, RowResult row) {
    double oneOff = row.value(decision.portfolio.oneOff);
    double running = row.value(decision.portfolio.expected) + oneOff;
    double share = running / (row.value(decision.saving) + oneOff);
    int horizon = (int) row.value(decision.model.life.horizon);
    int payback = 0;
    for (int month = 0; month <= horizon; month++) {
      double saved = share * (row.month(decision.cash.cumulative, month) + oneOff) - oneOff;
      payback = saved <= -PortfolioCash.SMALLEST_LOSS ? month + 1 : payback;
    }
    return payback > horizon ? Double.NaN : payback;
  }

  /** Why a change is in no total of savings; empty where it is. */
  private static String apart(Decision decision, RowResult row) {
    double last = row.value(decision.model.looked.lastService);
    return row.value(decision.portfolio.avoids) > 0
        ? "Avoided cost: TCO today is that of prompting it. "
        : row.value(decision.model.totals.mustMove) > 0 && !Double.isNaN(last)
            ? "The last day of service is " + LocalDate.ofEpochDay((long) last) + ". "
            : "";
  }

  /** A decision that was typed for a workload that is not among those reviewed. */
  public static Proposal notReviewed(TypedDecision typed) {
    return new Proposal(-1, 0)
        .with(DecisionColumns.ID, typed.id())
        .with(DecisionColumns.WORKLOAD, typed.workload())
        .with(DecisionColumns.STATE, DecisionMemory.Proposed.NOT_REVIEWED.word())
        .typed(typed, typed.basis())
        .with(DecisionColumns.NOTE, "No workload of this review has this ID or name.");
  }

  /** What is typed, and the figures that it is decided on. */
  private Proposal typed(TypedDecision typed, Basis basis) {
    return with(DecisionColumns.DECISION, typed.choice() == null ? "" : typed.choice().word())
        .with(DecisionsTable.DECIDED_BY.header(), typed.by())
        .with(DecisionsTable.DECIDED_ON.header(), day(typed.on()))
        .with(DecisionsTable.EFFECTIVE_FROM.header(), day(typed.effective()))
        .with(DecisionsTable.COMMENT.header(), typed.comment())
        .with(DecisionsTable.BASIS_DAY.header(), day(basis.day()))
        .with(DecisionsTable.BASIS_TO.header(), basis.to())
        .with(DecisionsTable.BASIS_SAVING.header(), basis.saving());
  }

  /** Whether the verdict changes today's approach. */
  public boolean changes() {
    return !text(DecisionColumns.TO).isEmpty();
  }

  /**
   * TCO today less TCO then, over the workload's own horizon; 0 or less where quality, data or
   * grounding demand the change.
   */
  public double saving() {
    return number(DecisionColumns.SAVING);
  }

  /**
   * What it is expected to save a year; at today's prices, over the horizon, where none is drawn.
   */
  public double promised() {
    double expected = number(DecisionColumns.EXPECTED);
    return Double.isNaN(expected) ? saving() : expected;
  }

  /** What the change costs before month 1. */
  public double oneOff() {
    return number(DecisionColumns.ONE_OFF);
  }

  /** What it saves for each unit of one-off cost, to six digits; NaN where it costs nothing. */
  public double returned() {
    return oneOff() > 0 ? Math.rint(saving() / oneOff() * 1e6) / 1e6 : Double.NaN;
  }

  /** Whether it is proposed, and not only remembered. */
  public boolean open() {
    String state = text(DecisionColumns.STATE);
    return state.equals(DecisionMemory.Proposed.PROPOSED.word())
        || state.equals(DecisionMemory.Proposed.AGAIN.word());
  }

  /** What is decided, as typed; empty where nothing is. */
  public String choice() {
    return text(DecisionColumns.DECISION);
  }

  /** Whether it is approved by somebody who may approve it. */
  public boolean approved(ApprovalRules rule) {
    return choice().equals(Choice.APPROVE.word()) && refusal(rule).isEmpty();
  }

  /** Why an approval, as the row is typed, would not count; empty where it would. */
  public String refusal(ApprovalRules rule) {
    String by = text(DecisionsTable.DECIDED_BY.header());
    return rule.refusal(by, text(DecisionColumns.OWNER), decidedOn());
  }

  /** Whether it was approved, and too long ago. */
  public boolean expired(ApprovalRules rule) {
    return choice().equals(Choice.APPROVE.word()) && rule.expired(decidedOn());
  }

  private @Nullable LocalDate decidedOn() {
    double on = number(DecisionsTable.DECIDED_ON.header());
    return Double.isNaN(on) ? null : LocalDate.ofEpochDay((long) on);
  }

  private static String refusal(
      ApprovalRules rule, TypedDecision typed, WorkloadBatch batch, int i) {
    String why = rule.refusal(typed.by(), UnitLabel.of(batch, i, Workloads.OWNER), typed.on());
    return typed.choice() == Choice.APPROVE && !why.isEmpty() ? why + "." : "";
  }

  private static String note(
      String why, String refusal, TypedDecision typed, Basis basis, Basis now) {
    StringJoiner all = new StringJoiner(" ");
    Stream.of(why.strip(), refusal).filter(part -> !part.isEmpty()).forEach(all::add);
    typed.unread().forEach(cell -> all.add(cell + "."));
    if (typed.choice() != null && !basis.agrees(now.to(), now.saving())) {
      all.add(
          "Decided on the figures of "
              + basis.day()
              + ", which differ: type a later day into Decided on to confirm it.");
    }
    return all.toString();
  }

  private static double day(@Nullable LocalDate day) {
    return day == null ? Double.NaN : day.toEpochDay();
  }

  private static String model(String to, LookupNames used, RowResult row, LocalDate asOf) {
    String model = used.model(to);
    String shape = row.shape().words();
    return to.startsWith(TUNED)
        ? shape.isEmpty() ? model : bare(model) + BETWEEN + shape
        : to.startsWith(Highlights.SMALL) ? model : large(row, asOf);
  }

  /** The large model, and the one that takes its place where it ends soon. */
  private static String large(RowResult row, LocalDate asOf) {
    String now = row.large(asOf.toEpochDay());
    String then = row.large(asOf.plusDays(Highlights.DAYS).toEpochDay());
    return now.equals(then) ? now : now + ", then " + bare(then);
  }

  /** A name without the provider before it, whom the shape names. */
  private static String bare(String model) {
    return model.substring(model.indexOf(": ") < 0 ? 0 : model.indexOf(": ") + 2);
  }

  private static String warnings(Decision decision, RowResult row, String to) {
    StringJoiner names = new StringJoiner("; ");
    for (Line raised : decision.checklist.warningsOf(Words.approach(to))) {
      if (row.value(raised) > 0) {
        names.add(raised.name());
      }
    }
    return names.toString();
  }
}
