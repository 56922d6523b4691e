package breakeven.workbook.write;

import breakeven.core.decision.PortfolioFigure;
import breakeven.core.expression.Text;
import breakeven.core.report.IssueList;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.PortfolioAmounts;
import breakeven.core.report.RuleOfThumbFigures;
import breakeven.core.report.SummaryData;
import breakeven.core.report.Totals;
import breakeven.core.uncertainty.SimulationResult;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** What {@code Summary} says first. */
public final class SummaryAnswer {
  private final SummaryData data;
  private final SummaryData.Portfolio all;
  private final PortfolioAmounts money;
  private final SimulationResult ready;

  SummaryAnswer(SummaryData data) {
    this.data = data;
    all = data.portfolio();
    money = all.money();
    ready = data.insights().readyAYear();
  }

  /**
   * The answer for a terminal, one sentence a line: the same sentences that {@code Summary} begins
   * with, and what is expected.
   */
  public static List<String> spoken(SummaryData data) {
    SummaryAnswer answer = new SummaryAnswer(data);
    List<String> causes =
        answer.causes().stream()
            .map(cause -> "  " + first(cause) + cause.problem().withFix())
            .toList();
    boolean undecided = data.portfolio().undecided();
    return Stream.of(
            List.of(answer.decided()),
            undecided ? List.<String>of() : causes,
            List.of(answer.answer()),
            undecided ? causes : List.<String>of(),
            List.of(
                answer.terms(),
                answer.chance(),
                answer.pending(),
                answer.dearer(),
                answer.missing(),
                answer.turnedDown()))
        .flatMap(List::stream)
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  /** What keeps most workloads from a verdict; none where each has one. */
  List<IssueList.Cause> causes() {
    return all.needData() > 0 ? data.causes() : List.of();
  }

  /** What keeps workloads from a verdict, and how many; the cell is where the line leads. */
  static String said(IssueList.Cause cause) {
    return (cause.rows() == 0 ? "" : need(cause) + ": ") + cause.problem().inWords();
  }

  private static String first(IssueList.Cause cause) {
    return (cause.rows() == 0 ? "" : need(cause) + ", first at ") + cause.problem().where() + ": ";
  }

  private static String need(IssueList.Cause cause) {
    return Plurals.number(cause.rows()) + (cause.rows() == 1 ? " needs" : " need") + " data";
  }

  /** How likely what is ready pays; empty where nothing was drawn. */
  private String chance() {
    if (!ready.drawn()) {
      return "";
    }
    String optimistic = " Prices are expected to fall, so that the saving shrinks.";
    double chance = data.insights().ready().chance();
    return "It saves money in "
        + (chance > NumberFormats.ALMOST ? "over 99.9" : Text.fixed(100 * chance, 1))
        + "% of "
        + Plurals.number(data.draws().draws())
        + " simulated futures."
        + (money.readyAYear() > ready.p90() ? optimistic : "");
  }

  /** Verdicts from the best to the one that says least, those that a workload has. */
  public static List<Totals.ByVerdict> inOrder(SummaryData data) {
    return SummaryVerdicts.inOrder(data).stream().filter(verdict -> verdict.rows() > 0).toList();
  }

  /** How many workloads have a verdict, where some lack something; empty where none is decided. */
  String decided() {
    return all.needData() == 0 || all.undecided()
        ? ""
        : Plurals.number(all.decided())
            + " of "
            + Plurals.of(all.workloads(), "workload")
            + " could be decided; "
            + Plurals.number(all.needData())
            + (all.needData() == 1 ? " needs" : " need")
            + (all.mostNeedData() ? " data:" : " data.");
  }

  /** How many workloads should change, and what that saves. */
  String answer() {
    if (all.workloads() == 0) {
      return "No workload was found.";
    }
    String of = " of " + Plurals.of(all.workloads(), "workload");
    if (all.undecided()) {
      return "Nothing could be decided: "
          + (all.workloads() == 1
              ? "the one workload needs data."
              : "all " + Plurals.of(all.workloads(), "workload") + " need data.");
    }
    if (money.ready() > 0) {
      return "Change " + Plurals.number(money.ready()) + of + " to save " + saving();
    }
    String none =
        all.decided() == 1
            ? "the 1 workload decided would save no"
            : (all.needData() > 0
                    ? "none of the " + Plurals.number(all.decided()) + " decided"
                    : "none" + of)
                + " would save";
    return "No change is ready: "
        + none
        + " money now"
        + (money.turnedDown() > 0 ? ", but for what was turned down." : ".");
  }

  private String saving() {
    return ready.drawn()
        ? "an expected " + money(money.expectedAYear()) + " a year."
        : money(money.readyAYear()) + " a year at today's prices.";
  }

  /** Over how long, what it is a year, and what it needs. */
  String terms() {
    if (money.ready() == 0) {
      return "";
    }
    String range =
        ready.drawn()
            ? "In 8 of 10 futures it is "
                + NumberFormats.amount(ready.p10())
                + " to "
                + money(ready.p90())
                + " a year. If prices stayed as today: "
                + NumberFormats.amount(money.readyAYear())
            : "That is " + money(money.readyToApprove()) + " over the horizons";
    String meanwhile =
        all.undecided()
            ? "Meanwhile "
                + Plurals.of(money.ready(), "change")
                + (money.ready() == 1 ? " saves " : " save ")
                + saving()
                + " "
            : "";
    return meanwhile + range + ". It needs " + money(money.readyOneOff()) + " up front.";
  }

  /** What waits for evidence. */
  String pending() {
    if (money.pending() == 0) {
      return "";
    }
    int save = money.count(PortfolioFigure.PENDING_SAVES);
    int others = money.pending() - save;
    String all = Plurals.of(money.pending(), "waiting workload");
    return save == 0
        ? "None of " + all + " would save money."
        : (others == 0 ? all : Plurals.number(save) + " of " + all)
            + " would save "
            + money(money.of(PortfolioFigure.EXPECTED_PENDING))
            + " more over the horizons if tests go well."
            + (others == 0 ? "" : " The other " + Plurals.number(others) + " would not.");
  }

  /** What costs more than today, and what all changes come to. */
  String dearer() {
    if (money.restoring() == 0) {
      return "";
    }
    double more = money.of(PortfolioFigure.EXPECTED_RESTORING_A_YEAR);
    double net = money.expectedAYear() - more;
    int all = money.ready() + money.restoring();
    return Plurals.of(money.restoring(), money.ready() > 0 ? "other change" : "change")
        + (money.restoring() == 1 ? " costs " : " cost ")
        + money(more)
        + " a year more than today, "
        + NumberFormats.amount(money.restoringOneOff())
        + " up front."
        + (money.ready() > 0
            ? " All %s together %s %s a year%s."
                .formatted(
                    Plurals.number(all),
                    net < 0 ? "cost" : "save",
                    money(Math.abs(net)),
                    net < 0 ? " more" : "")
            : "");
  }

  /** How many workloads miss the quality that they need. */
  String missing() {
    int misses = money.count(PortfolioFigure.MISSES_QUALITY);
    return misses == 0
        ? ""
        : Plurals.of(misses, "workload")
            + (misses == 1 ? " misses" : " miss")
            + " the required quality today.";
  }

  /** What was rejected or deferred and is not proposed again yet; empty where nothing was. */
  String turnedDown() {
    return money.turnedDown() == 0
        ? ""
        : Plurals.number(money.turnedDown())
            + " rejected or deferred: "
            + money(money.rejectedOrDeferred())
            + ", in no other amount.";
  }

  /** What the workloads themselves say of the rule of thumb; empty where none has figures. */
  String ruleOfThumb() {
    RuleOfThumbFigures rule = data.ruleOfThumb();
    double median = rule.median();
    if (Double.isNaN(median)) {
      return "";
    }
    int below = money.count(PortfolioFigure.BELOW);
    return "Above %s M tokens a month fine-tuning is cheaper, quality aside, in %s. From %s M: %s%s."
            .formatted(
                rule.high(),
                of(PortfolioFigure.ABOVE_PAYS, PortfolioFigure.ABOVE),
                rule.low(),
                of(PortfolioFigure.BETWEEN_PAYS, PortfolioFigure.BETWEEN),
                below == 0
                    ? ""
                    : ", below: " + of(PortfolioFigure.BELOW_PAYS, PortfolioFigure.BELOW))
        + (Double.isInfinite(median)
            ? " For half no volume pays."
            : " Median break-even: " + NumberFormats.amount(median) + " M.");
  }

  private String of(PortfolioFigure some, PortfolioFigure all) {
    return Plurals.number(money.count(some)) + " of " + Plurals.number(money.count(all));
  }

  /** Whether a cheaper model would do, what it costs to know, and what that is worth. */
  String rivals() {
    int cheaper = money.count(PortfolioFigure.RIVAL_CHEAPER);
    int all = this.all.workloads() - this.all.withoutFigures();
    if (all == 0) {
      return "";
    }
    if (cheaper == 0) {
      return "In none of %s a cheaper prompted model is worth measuring first."
          .formatted(Plurals.of(all, "workload"));
    }
    return "In %s of %s a cheaper prompted model would cost less than fine-tuning."
            .formatted(Plurals.number(cheaper), Plurals.of(all, "workload"))
        + " Measuring %s costs %s and is worth %s of the %s."
            .formatted(
                cheaper == 1 ? "it" : "them",
                NumberFormats.amount(money.of(PortfolioFigure.RIVALS_COST)),
                NumberFormats.amount(money.of(PortfolioFigure.RIVALS_WORTH)),
                NumberFormats.amount(money.of(PortfolioFigure.ANSWERS_WORTH)));
  }

  /** Who sells those models and is in no use today; empty where nobody is new. */
  String newSellers() {
    List<String> sellers = data.ruleOfThumb().newSellers();
    int last = sellers.size() - 1;
    return sellers.isEmpty()
        ? ""
        : "No workload uses a model of "
            + (last == 0 ? "" : String.join(", ", sellers.subList(0, last)) + " or ")
            + sellers.get(last)
            + " today: it may need a contract.";
  }

  /** The workloads that every total of the page is about. */
  String scope() {
    if (all.workloads() == 0) {
      return "";
    }
    return "All totals are of the "
        + Plurals.number(money.counted())
        + " of "
        + Plurals.of(all.workloads(), "workload")
        + " with figures and a known cost today, in "
        + data.currency()
        + "."
        + leftOut()
        + (money.count(PortfolioFigure.PLANNED_TUNED) > 0
            ? " Planned, to fine-tune: %s, avoids %s."
                .formatted(
                    Plurals.number(money.count(PortfolioFigure.PLANNED_TUNED)),
                    money(money.of(PortfolioFigure.AVOIDED)))
            : "");
  }

  private String leftOut() {
    StringJoiner left = new StringJoiner(", ", " Left out: ", ".").setEmptyValue("");
    count(left, all.withoutFigures(), "without figures");
    count(left, all.unpricedToday(), "cost today unknown");
    count(left, all.mustMove(), "must move");
    count(left, money.count(PortfolioFigure.PLANNED), "planned");
    return left.toString();
  }

  private static void count(StringJoiner to, int workloads, String what) {
    if (workloads > 0) {
      to.add(Plurals.number(workloads) + " " + what);
    }
  }

  private String money(double amount) {
    return NumberFormats.amount(amount) + " " + data.currency();
  }
}
