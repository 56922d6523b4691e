package breakeven.workbook.write;

import breakeven.core.decision.PortfolioFigure;
import breakeven.core.expression.Text;
import breakeven.core.report.IssueList;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.SummaryData;
import breakeven.core.report.Totals;
import breakeven.core.uncertainty.SimulationResult;
import breakeven.workbook.live.LiveModel;
import breakeven.workbook.write.SummaryPlaces.Of;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What {@code Summary} says first, in sentences that follow its figures. */
public final class SummaryAnswer {
  /** A chance above this is no number: nothing is quite certain. */
  static final double ALMOST = 0.9995;

  private final SummaryData data;
  private final SummaryData.Portfolio all;
  private final PortfolioAmounts money;
  private final SimulationResult ready;
  private final SummaryPlaces places;

  SummaryAnswer(SummaryData data, SummaryPlaces places) {
    this.data = data;
    this.places = places;
    all = data.portfolio();
    money = all.money();
    ready = data.insights().readyAYear();
  }

  /**
   * The answer for a terminal, one sentence a line: the same sentences that {@code Summary} begins
   * with, and what is expected.
   */
  public static List<String> spoken(SummaryData data) {
    SummaryAnswer answer = new SummaryAnswer(data, new SummaryPlaces());
    List<String> causes =
        answer.causes().stream()
            .map(cause -> "  " + first(cause) + cause.problem().withFix())
            .toList();
    boolean undecided = data.portfolio().undecided();
    return Stream.of(
            List.of(answer.decided().text()),
            undecided ? List.<String>of() : causes,
            List.of(answer.answer().text()),
            undecided ? causes : List.<String>of(),
            List.of(
                answer.terms().text(),
                answer.chance(),
                answer.pending().text(),
                answer.restoring().text(),
                answer.turnedDown().text()))
        .flatMap(List::stream)
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  /** What keeps most workloads from a verdict; none where each has one. */
  List<IssueList.Cause> causes() {
    return all.needData() > 0 ? data.causes() : List.of();
  }

  /** What keeps workloads from a verdict, how many, and the first cell that it is in. */
  static String said(IssueList.Cause cause) {
    return first(cause) + cause.problem().inWords();
  }

  private static String first(IssueList.Cause cause) {
    String need = cause.rows() == 1 ? " needs" : " need";
    return (cause.rows() == 0 ? "" : Plurals.number(cause.rows()) + need + " data, first at ")
        + cause.problem().where()
        + ": ";
  }

  /** How likely what is ready pays; empty where nothing was drawn. */
  private String chance() {
    if (!ready.drawn()) {
      return "";
    }
    String optimistic = " The saving at today's prices is above that range.";
    double chance = data.insights().ready().chance();
    return "It pays in "
        + (chance > ALMOST ? "over 99.9" : Text.fixed(100 * chance, 1))
        + "% of the draws."
        + (money.readyAYear() > ready.p90() ? optimistic : "");
  }

  /**
   * One sentence as long as what was drawn counts, another where nothing was drawn or an edit has
   * moved a workload since.
   */
  private CellSentence drawn(Supplier<CellSentence> then, CellSentence otherwise) {
    return ready.drawn()
        ? new CellSentence().where(false, LiveModel::anyDiffers, otherwise, then.get())
        : otherwise;
  }

  /** Verdicts from the best to the one that says least, those that a workload has. */
  public static List<Totals.ByVerdict> inOrder(SummaryData data) {
    return SummaryVerdicts.inOrder(data).stream().filter(verdict -> verdict.rows() > 0).toList();
  }

  /** How many workloads have a verdict, where some lack something; empty where none is decided. */
  CellSentence decided() {
    return all.needData() == 0 || all.undecided()
        ? new CellSentence()
        : numberDecided()
            .words(" of " + Plurals.of(all.workloads(), "workload") + " could be decided; ")
            .add(number(all.needData(), Of.NEEDS_DATA))
            .add(where(all.needData() == 1, Of.NEEDS_DATA, "=1", words(" needs"), words(" need")))
            .words(all.mostNeedData() ? " data:" : " data.");
  }

  private CellSentence numberDecided() {
    return new CellSentence()
        .number(all.decided(), model -> all.workloads() + "-" + places.cell(Of.NEEDS_DATA));
  }

  /** How many workloads should change, and what that saves. */
  CellSentence answer() {
    if (all.workloads() == 0) {
      return words("No workload was found.");
    }
    String of = " of " + Plurals.of(all.workloads(), "workload");
    CellSentence change =
        words("Change ")
            .add(number(money.ready(), Of.READY_ROWS))
            .words(of + " to save ")
            .add(
                drawn(
                    () ->
                        words("an expected ")
                            .add(money(money.expectedAYear(), Of.EXPECTED_A_YEAR))
                            .words(" a year."),
                    money(money.readyAYear(), Of.READY_A_YEAR)
                        .words(
                            " a year at today's prices"
                                + (ready.drawn() ? ": review again." : "."))));
    CellSentence none =
        words("No change is ready: ")
            .add(
                where(
                    all.decided() == 1,
                    Of.NEEDS_DATA,
                    "=" + (all.workloads() - 1),
                    words("the 1 workload decided would save no"),
                    where(
                            all.needData() > 0,
                            Of.NEEDS_DATA,
                            ">0",
                            words("none of the ").add(numberDecided()).words(" decided"),
                            words("none" + of))
                        .words(" would save")))
            .words(
                " money now" + (money.turnedDown() > 0 ? ", but for what was turned down." : "."));
    CellSentence decided = where(money.ready() > 0, Of.READY_ROWS, ">0", change, none);
    CellSentence open =
        words(
            "Nothing could be decided: "
                + (all.workloads() == 1
                    ? "the one workload needs data."
                    : "all " + Plurals.of(all.workloads(), "workload") + " need data."));
    return where(all.undecided(), Of.NEEDS_DATA, "=" + all.workloads(), open, decided);
  }

  /** Over how long, what it is a year, and what it needs. */
  CellSentence terms() {
    CellSentence range =
        drawn(
            () ->
                words(
                        "80% range "
                            + NumberFormats.amount(ready.p10())
                            + " to "
                            + NumberFormats.amount(ready.p90())
                            + " "
                            + data.currency()
                            + " a year; at today's prices ")
                    .add(amount(money.readyAYear(), Of.READY_A_YEAR)),
            words("That is ")
                .add(money(money.readyToApprove(), Of.READY_TODAY))
                .words(" over the horizons"));
    CellSentence terms =
        range
            .words(". It needs ")
            .add(money(money.readyOneOff(), Of.READY_ONE_OFF))
            .words(" up front.");
    return where(money.ready() > 0, Of.READY_ROWS, ">0", terms, new CellSentence());
  }

  /** What waits for evidence. */
  CellSentence pending() {
    double expected = money.of(PortfolioFigure.EXPECTED_PENDING);
    CellSentence pending =
        number(money.pending(), Of.PENDING_ROWS)
            .add(
                where(
                    money.ready() > 0,
                    Of.READY_ROWS,
                    ">0",
                    words(" more"),
                    onePending(" workload", " workloads")))
            .add(
                where(
                    expected < 0,
                    Of.PENDING,
                    "<0",
                    onePending(" costs ", " cost ")
                        .amount(-expected, model -> "-" + places.cell(Of.PENDING))
                        .words(" " + data.currency() + " more over the horizons, even"),
                    onePending(" saves ", " save ")
                        .add(money(expected, Of.PENDING))
                        .words(" over the horizons")))
            .words(" if the evidence comes out well.");
    return where(money.pending() > 0, Of.PENDING_ROWS, ">0", pending, new CellSentence());
  }

  /** What restoring quality costs. */
  CellSentence restoring() {
    CellSentence restoring =
        number(money.restoring(), Of.RESTORING_ROWS)
            .words(" more for quality or grounding: ")
            .add(money(money.of(PortfolioFigure.EXPECTED_RESTORING), Of.RESTORING))
            .words(" above today over the horizons, ")
            .add(amount(money.restoringOneOff(), Of.RESTORING_ONE_OFF))
            .words(" up front.");
    return where(money.restoring() > 0, Of.RESTORING_ROWS, ">0", restoring, new CellSentence());
  }

  private CellSentence onePending(String one, String several) {
    return where(money.pending() == 1, Of.PENDING_ROWS, "=1", words(one), words(several));
  }

  /** What was rejected or deferred and is not proposed again yet; empty where nothing was. */
  CellSentence turnedDown() {
    return money.turnedDown() == 0
        ? new CellSentence()
        : number(money.turnedDown(), Of.TURNED_DOWN_ROWS)
            .words(" rejected or deferred: ")
            .add(money(money.rejectedOrDeferred(), Of.TURNED_DOWN))
            .words(", in no other amount.");
  }

  /** The workloads that every total of the page is about. */
  CellSentence scope() {
    if (all.workloads() == 0) {
      return new CellSentence();
    }
    CellSentence lacking =
        where(
            all.withoutFigures() > 0,
            Of.WITHOUT_FIGURES,
            ">0",
            words(" Left out: ")
                .add(number(all.withoutFigures(), Of.WITHOUT_FIGURES))
                .words(" without figures."),
            new CellSentence());
    CellSentence unpriced =
        where(
            all.unpricedToday() > 0,
            Of.UNPRICED,
            ">0",
            words(" Cost today unknown: ").add(number(all.unpricedToday(), Of.UNPRICED)).words("."),
            new CellSentence());
    CellSentence review =
        words(" Review again: ").add(number(0, Of.TO_REVIEW)).words(" cannot be decided.");
    return words("All totals are of the ")
        .add(number(money.counted(), Of.COUNTED))
        .words(
            " of "
                + Plurals.of(all.workloads(), "workload")
                + " with figures and a known cost today, in "
                + data.currency()
                + ".")
        .add(lacking)
        .add(unpriced)
        .add(where(false, Of.TO_REVIEW, ">0", review, new CellSentence()));
  }

  private CellSentence where(
      boolean holds, Of figure, String condition, CellSentence then, CellSentence otherwise) {
    return new CellSentence()
        .where(holds, model -> places.cell(figure) + condition, then, otherwise);
  }

  private static CellSentence words(String words) {
    return new CellSentence().words(words);
  }

  private CellSentence number(double value, Of figure) {
    return new CellSentence().number(value, model -> places.cell(figure));
  }

  private CellSentence amount(double value, Of figure) {
    return new CellSentence().amount(value, model -> places.cell(figure));
  }

  private CellSentence money(double value, Of figure) {
    return amount(value, figure).words(" " + data.currency());
  }
}
