package breakeven.core.report;

import breakeven.core.cycle.Realised;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.price.PriceAge;
import breakeven.core.table.Sheets;
import breakeven.core.uncertainty.SimulationResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of the first page as a list, for who reads them with another program. */
public final class SummaryFigures {
  /**
   * A figure.
   *
   * @param section what it is about: {@code Portfolio}, {@code Verdict: Fine-tune}
   * @param name what it is called
   * @param value days as days since 1970-01-01; NaN where there is none
   * @param unit a currency, {@code months}, {@code workloads}; {@code day} where it is a day
   */
  public record Figure(String section, String name, double value, String unit) {
    /** Whether it is a day. */
    public boolean day() {
      return unit.equals(DAY);
    }
  }

  private static final String DAY = "day";
  private static final String SHARE = "share";
  private static final String WORKLOADS = "workloads";
  private static final String PORTFOLIO = "Portfolio";

  private static final Heads HEADS = Heads.of(Sheets.SUMMARY, "");
  private static final List<TableColumn<Figure>> COLUMNS =
      List.of(
          HEADS.text("Section", Figure::section),
          HEADS.text("Figure", Figure::name),
          new TableColumn<>(
              HEADS.of("Value"),
              (figure, cell) -> {
                if (!Double.isFinite(figure.value())) {
                  cell.blank();
                } else if (figure.day()) {
                  cell.text(LocalDate.ofEpochDay((long) figure.value()).toString());
                } else {
                  cell.number(figure.value());
                }
              }),
          HEADS.text("Unit", Figure::unit));

  private final String currency;
  private final List<Figure> figures = new ArrayList<>();

  private SummaryFigures(String currency) {
    this.currency = currency;
  }

  /** The columns of the list. */
  public static List<TableColumn<Figure>> columns() {
    return COLUMNS;
  }

  /** All figures of a review. */
  public static List<Figure> of(SummaryData data) {
    SummaryFigures made = new SummaryFigures(data.currency());
    // A section is one object of the JSON text, so its figures are together.
    made.portfolio(data.portfolio());
    made.expected(data.insights().ready());
    made.expected(data.portfolio().money(), !Double.isNaN(data.insights().all().p50()));
    made.expectedAYear(data.insights().readyAYear());
    data.portfolio().verdicts().forEach(made::verdict);
    made.chance("If every workload were fine-tuned", data.insights().all());
    made.add(
        "If every workload were fine-tuned",
        "Workloads",
        data.insights().allWorkloads(),
        WORKLOADS);
    made.chance("Workloads to fine-tune", data.insights().tuned());
    made.add("Workloads to fine-tune", "Workloads", data.insights().tunedWorkloads(), WORKLOADS);
    if (data.realised().any()) {
      made.decisions(data.realised());
    }
    made.input(data);
    made.prices(data.prices());
    return made.figures;
  }

  /** The figures that follow from totals alone. */
  public static List<Figure> of(Totals totals, String currency) {
    SummaryFigures made = new SummaryFigures(currency);
    SummaryData.Portfolio portfolio = SummaryData.Portfolio.of(totals);
    made.portfolio(portfolio);
    portfolio.verdicts().forEach(made::verdict);
    return made.figures;
  }

  private void add(String section, String name, double value, String unit) {
    figures.add(new Figure(section, name, value, unit));
  }

  private void portfolio(SummaryData.Portfolio portfolio) {
    add(PORTFOLIO, "Workloads", portfolio.workloads(), WORKLOADS);
    add(PORTFOLIO, "Workloads that could be decided", portfolio.decided(), WORKLOADS);
    add(PORTFOLIO, "Workloads that need data", portfolio.needData(), WORKLOADS);
    money(PORTFOLIO, portfolio.money());
    add(PORTFOLIO, "Paid today", portfolio.money().paidToday(), currency + " a year");
    add(PORTFOLIO, "Workloads with issues", portfolio.withIssues(), WORKLOADS);
    add(PORTFOLIO, "Candidates closed to tuning", portfolio.closed(), WORKLOADS);
    add(PORTFOLIO, "Workloads without a price today", portfolio.unpricedToday(), WORKLOADS);
    add(PORTFOLIO, "Workloads alone on rented GPUs", portfolio.aloneOnGpus(), WORKLOADS);
    add(PORTFOLIO, "Mean utilisation of these GPUs", portfolio.meanUtilisationAlone(), SHARE);
    add(PORTFOLIO, "Shortest horizon", portfolio.shortestHorizon(), "months");
    add(PORTFOLIO, "Longest horizon", portfolio.longestHorizon(), "months");
  }

  private void verdict(Totals.ByVerdict verdict) {
    String section = "Verdict: " + verdict.verdict();
    add(section, "Workloads", verdict.rows(), WORKLOADS);
    money(section, verdict.money());
  }

  private void money(String section, PortfolioAmounts money) {
    add(section, "Workloads counted in totals", money.counted(), WORKLOADS);
    add(section, "Workloads " + PortfolioMoney.READY_WORDS, money.ready(), WORKLOADS);
    add(section, PortfolioMoney.READY, money.readyToApprove(), currency);
    add(section, PortfolioMoney.READY + ", a year", money.readyAYear(), currency + " a year");
    add(section, "One-off of what is ready", money.readyOneOff(), currency);
    add(section, "Workloads that restore quality", money.restoring(), WORKLOADS);
    add(section, PortfolioMoney.RESTORING, money.restoringQuality(), currency);
    add(section, "One-off of restoring quality", money.restoringOneOff(), currency);
    add(section, "Workloads pending", money.pending(), WORKLOADS);
    add(section, PortfolioMoney.PENDING, money.pendingEvidence(), currency);
    add(section, "Workloads planned", money.of(PortfolioFigure.PLANNED), WORKLOADS);
    add(section, "Planned, to fine-tune", money.of(PortfolioFigure.PLANNED_TUNED), WORKLOADS);
    add(section, "Avoided cost, expected", money.of(PortfolioFigure.AVOIDED), currency);
    add(section, "Workloads blocked by a check", money.blocked(), WORKLOADS);
    add(section, PortfolioMoney.BLOCKED, money.blockedByCheck(), currency);
    add(section, "Workloads rejected or deferred", money.turnedDown(), WORKLOADS);
    add(section, PortfolioMoney.TURNED_DOWN, money.rejectedOrDeferred(), currency);
  }

  private void chance(String section, SimulationResult outlook) {
    add(section, "Chance of payback", outlook.chance(), SHARE);
    add(section, "Net saving P10", outlook.p10(), currency);
    add(section, "Net saving P50", outlook.p50(), currency);
    add(section, "Net saving P90", outlook.p90(), currency);
  }

  private void expected(SimulationResult outlook) {
    add(PORTFOLIO, "Chance that what is ready pays", outlook.chance(), SHARE);
    add(PORTFOLIO, PortfolioMoney.READY + " P10", outlook.p10(), currency);
    add(PORTFOLIO, PortfolioMoney.READY + " P50", outlook.p50(), currency);
    add(PORTFOLIO, PortfolioMoney.READY + " P90", outlook.p90(), currency);
  }

  /** What {@code Summary} shows, where it was drawn; the same names alone are at today's prices. */
  private void expected(PortfolioAmounts money, boolean drawn) {
    expected(PortfolioMoney.READY, drawn ? money.of(PortfolioFigure.EXPECTED_READY) : Double.NaN);
    expected(
        PortfolioMoney.RESTORING,
        drawn ? money.of(PortfolioFigure.EXPECTED_RESTORING) : Double.NaN);
    expected(
        PortfolioMoney.PENDING, drawn ? money.of(PortfolioFigure.EXPECTED_PENDING) : Double.NaN);
    expected(
        PortfolioMoney.BLOCKED, drawn ? money.of(PortfolioFigure.EXPECTED_BLOCKED) : Double.NaN);
  }

  private void expected(String name, double value) {
    add(PORTFOLIO, name + ", expected", value, currency);
  }

  private void expectedAYear(SimulationResult outlook) {
    String unit = currency + " a year";
    add(PORTFOLIO, Columns.EXPECTED + ", a year", outlook.mean(), unit);
    add(PORTFOLIO, Columns.EXPECTED + ", a year, P10", outlook.p10(), unit);
    add(PORTFOLIO, Columns.EXPECTED + ", a year, P90", outlook.p90(), unit);
  }

  private void decisions(Realised all) {
    String section = "Decisions";
    add(section, "Approved, forecast saving", all.approved(), currency);
    add(section, "In production, forecast still to come", all.inProduction(), currency);
    add(section, "Realised to date", all.realised(), currency);
    add(section, "Forecast of the same months", all.forecast(), currency);
    add(section, RealisedColumns.PAST, all.notCompared(), currency);
    add(section, RealisedColumns.ENDED, all.lost(), currency);
    add(section, "Approved in all", all.approvedInAll(), currency);
  }

  private void input(SummaryData data) {
    add("Input", "Errors", data.errors(), "");
    add("Input", "Warnings", data.warnings(), "");
    add("Input", "Assumptions", data.assumptions(), "");
    add("Input", "Assumptions at their default", data.assumptionsAtDefault(), "");
    add("Input", "Draws a workload", data.draws().draws(), "");
  }

  private void prices(PriceAge age) {
    add("Prices used", "Price rows", age.rows(), "");
    add("Prices used", "Oldest", day(age.oldest()), DAY);
    add("Prices used", "Newest", day(age.newest()), DAY);
    add("Prices used", "Older than the limit", age.stale(), "");
    add("Prices used", "Without a day", age.undated(), "");
    add("Prices used", "Age limit", age.limitDays(), "days");
  }

  private static double day(@Nullable LocalDate day) {
    return day == null ? Double.NaN : day.toEpochDay();
  }
}
