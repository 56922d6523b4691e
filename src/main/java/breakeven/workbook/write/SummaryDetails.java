package breakeven.workbook.write;

import breakeven.core.cycle.Realised;
import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.expression.Text;
import breakeven.core.model.Place;
import breakeven.core.report.Insights;
import breakeven.core.report.NumberFormats;
import breakeven.core.report.RealisedColumns;
import breakeven.core.report.RuleOfThumbFigures;
import breakeven.core.report.SummaryData;
import breakeven.core.report.Totals;
import breakeven.core.table.Sheets;
import breakeven.core.table.Words;
import breakeven.core.uncertainty.SimulationResult;
import breakeven.workbook.write.ResultStyles.Role;
import breakeven.workbook.write.SummaryPlaces.Of;
import breakeven.xlsx.ooxml.Chart;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jspecify.annotations.Nullable;

/**
 * The second page of {@code Summary}: what its totals cover, the uncertainty of the portfolio,
 * GPUs, and the way to the other sheets.
 */
final class SummaryDetails {
  private static final int CHART_ROWS = 11;

  /** The column of the figures in the left half of the page. */
  private static final int COVERED = SummaryPage.FIRST_AMOUNT;

  private static final String TUNE_PAYS = "· fine-tuning is cheaper, quality aside";

  private final SummaryPage page;
  private final SummaryPlaces places;
  private final SummaryData data;
  private final boolean charts;
  private final SummaryUnits units;

  private Chart.@Nullable Area course;
  private Chart.@Nullable Area drivers;

  SummaryDetails(SummaryPage page, SummaryPlaces places, boolean charts) {
    this.page = page;
    this.places = places;
    this.charts = charts;
    data = page.data;
    units = new SummaryUnits(page, places);
  }

  void write() {
    page.topic("Behind the answer");
    fine(new SummaryAnswer(data).scope());
    int first = page.next;
    covers();
    int below = page.next;
    page.next = first;
    units.write();
    page.next = Math.max(page.next, below);
    page.gap(8);
    scenarios();
    decisions();
    new SummaryShapes(page).write();
    uncertainty();
    tornado();
    gpus();
    notes();
  }

  // --- what is counted ---------------------------------------------------------------------------

  SummaryUnits units() {
    return units;
  }

  private void covers() {
    SummaryData.Portfolio all = data.portfolio();
    page.fill(Role.PAGE_HEADER, 0, COVERED);
    page.text(0, Role.PAGE_HEADER, "What the totals cover");
    page.end(15);
    fact("Workloads counted in the totals", PortfolioFigure.COUNTED);
    fact("Left out: without figures", all.withoutFigures(), ReviewSums::withoutFigures);
    fact("Left out: cost today unknown", all.unpricedToday(), ReviewSums::unpriced);
    changes();
  }

  private void changes() {
    fact("Changes that are " + PortfolioMoney.READY_WORDS, Of.READY_ROWS, PortfolioFigure.READY);
    fact("· their expected cash saving", PortfolioFigure.EXPECTED_CASH);
    fact("· their cost before month 1", Of.READY_ONE_OFF, PortfolioFigure.READY_ONE_OFF);
    fact("Changes that cost more than today", PortfolioFigure.RESTORING);
    fact("· their cost before month 1", PortfolioFigure.RESTORING_ONE_OFF);
    if (data.portfolio().money().turnedDown() > 0) {
      fact("Changes rejected or deferred", PortfolioFigure.TURNED_DOWN);
      fact(
          "· their saving, in no other total",
          Of.TURNED_DOWN,
          PortfolioFigure.REJECTED_OR_DEFERRED);
    }
    fact("Workloads that wait for tests", PortfolioFigure.PENDING);
    fact("Workloads blocked by a check", PortfolioFigure.BLOCKED);
    ruleOfThumb();
  }

  /** The figures of the two sentences of the first page. */
  private void ruleOfThumb() {
    RuleOfThumbFigures rule = data.ruleOfThumb();
    String high = rule.high() + " M tokens a month";
    fact("Above " + high, PortfolioFigure.ABOVE);
    fact(TUNE_PAYS, PortfolioFigure.ABOVE_PAYS);
    fact("From " + rule.low() + " to " + high, PortfolioFigure.BETWEEN);
    fact(TUNE_PAYS, PortfolioFigure.BETWEEN_PAYS);
    fact("Below " + rule.low() + " M tokens a month", PortfolioFigure.BELOW);
    fact(TUNE_PAYS, PortfolioFigure.BELOW_PAYS);
    fact("A cheaper prompted model may cost less", PortfolioFigure.RIVAL_CHEAPER);
  }

  private void fact(String what, Of place, PortfolioFigure figure) {
    places.put(place, page.here(COVERED));
    fact(what, figure);
  }

  private void fact(String what, PortfolioFigure figure) {
    fact(what, data.portfolio().money().of(figure), sums -> sums.of(figure));
  }

  /** A figure that is said where it is 0 too. */
  private void fact(String what, double value, Function<ReviewSums, String> formula) {
    page.fill(Role.PAGE_CELL, 0, COVERED);
    page.text(0, Role.PAGE_CELL, what);
    page.number(COVERED, Role.PAGE_CELL, NumberFormats.MONEY, value, formula);
    page.end(SummaryPage.ROW);
  }

  // --- scenarios ---------------------------------------------------------------------------------

  /** The columns of the scenarios, from 0. */
  private static final int[] SCENARIOS = {3, 5, 7};

  /**
   * The scenarios side by side: the one of the review adds up its rows, the others are what it
   * found.
   */
  private void scenarios() {
    if (data.otherScenarios().isEmpty()) {
      return;
    }
    head("Scenarios, at today's prices (" + data.currency() + ")", "");
    page.next--;
    for (int i = 0; i < SCENARIOS.length; i++) {
      String word = Words.SCENARIO.get(i);
      page.header(SCENARIOS[i], word.equals(data.scenario()) ? word + ", now" : word, true);
    }
    page.next++;
    scenario("Paid today, a year", Of.PAID_TODAY, PortfolioFigure.PAID_TODAY);
    scenario(
        PortfolioMoney.READY + ", over the horizons",
        Of.READY_TODAY,
        PortfolioFigure.READY_TO_APPROVE);
    scenario("One-off needed", Of.READY_ONE_OFF, PortfolioFigure.READY_ONE_OFF);
    scenario("Changes", Of.READY_ROWS, PortfolioFigure.READY);
    for (Totals.ByVerdict one : SummaryVerdicts.inOrder(data)) {
      String word = one.verdict();
      if (one.rows() > 0
          || data.otherScenarios().values().stream().anyMatch(other -> other.rows(word) > 0)) {
        scenario(word, portfolio -> portfolio.rows(word), sums -> sums.count(word));
      }
    }
    page.gap(8);
  }

  private void scenario(String what, Of place, PortfolioFigure figure) {
    scenario(what, portfolio -> portfolio.money().of(figure), sums -> places.cell(place));
  }

  private void scenario(
      String what,
      ToDoubleFunction<SummaryData.Portfolio> figure,
      Function<ReviewSums, String> now) {
    page.fill(Role.PAGE_CELL, 0, SummaryPage.LAST);
    page.text(0, Role.PAGE_CELL, what);
    for (int i = 0; i < SCENARIOS.length; i++) {
      SummaryData.Portfolio other = data.otherScenarios().get(Words.SCENARIO.get(i));
      if (other == null) {
        page.number(
            SCENARIOS[i],
            Role.PAGE_CELL,
            NumberFormats.WHOLE_IF_ANY,
            figure.applyAsDouble(data.portfolio()),
            now);
      } else {
        page.number(
            SCENARIOS[i], Role.PAGE_CELL, NumberFormats.WHOLE_IF_ANY, figure.applyAsDouble(other));
      }
    }
    page.end(SummaryPage.ROW);
  }

  // --- decisions ---------------------------------------------------------------------------------

  /** What decisions saved, as on {@code Realised}, and room for its chart. */
  private void decisions() {
    Realised all = data.realised();
    if (!all.any()) {
      return;
    }
    head("What decisions saved, one-off cost apart", data.currency());
    int row = RealisedSheet.FIRST_KEY;
    saved("Realised to date", row++, all.realised());
    saved("Forecast of the same months", row++, all.forecast());
    saved(RealisedColumns.PAST, row++, all.notCompared());
    saved(RealisedColumns.TO_COME, row++, all.inProduction());
    saved("Approved, forecast saving", row++, all.approved());
    saved(RealisedColumns.ENDED, row++, all.lost());
    saved("Approved in all", row, all.approvedInAll());
    if (all.byMonth().size() > 1) {
      course = new Chart.Area(page.next, 0, page.next + CHART_ROWS, SummaryPage.LAST + 1);
      for (int i = 0; i < CHART_ROWS; i++) {
        page.gap(SummaryPage.ROW);
      }
    }
    page.gap(8);
  }

  private void saved(String what, int row, double value) {
    page.fill(Role.PAGE_CELL, 0, SummaryPage.LAST);
    page.text(0, Role.PAGE_CELL, what);
    XSSFCell cell = page.number(SummaryPage.LAST, Role.PAGE_CELL, SummaryPage.MONEY, value);
    OutputSheet.formula(cell, Place.reference(page.names.of(Sheets.REALISED), "$B$" + row), value);
    page.end(SummaryPage.ROW);
  }

  /** Where the chart of what decisions saved goes; null where there is none. */
  Chart.@Nullable Area course() {
    return course;
  }

  /** Where the chart of the drivers goes; null where there is none. */
  Chart.@Nullable Area drivers() {
    return drivers;
  }

  // --- uncertainty -------------------------------------------------------------------------------

  private void uncertainty() {
    Insights insights = data.insights();
    if (!insights.all().drawn()) {
      return;
    }
    page.fill(Role.PAGE_HEADER, 0, SummaryPage.LAST);
    page.text(0, Role.PAGE_HEADER, "Drawn, bad answers included");
    page.header(2, "Workloads", true);
    page.header(3, "Chance of payback", true);
    page.header(4, "P10 (" + data.currency() + ")", true);
    page.header(5, "P50 (" + data.currency() + ")", true);
    page.header(6, "P90 (" + data.currency() + ")", true);
    page.end(15);
    if (insights.ready().drawn()) {
      outlook(
          "What is " + PortfolioMoney.READY_WORDS,
          data.portfolio().money().ready(),
          insights.ready());
    }
    outlook("If every workload were fine-tuned", insights.allWorkloads(), insights.all());
    page.gap(6);
  }

  private void outlook(String which, int workloads, SimulationResult outlook) {
    page.fill(Role.PAGE_CELL, 0, SummaryPage.LAST);
    page.text(0, Role.PAGE_CELL, which);
    page.number(2, Role.PAGE_CELL, SummaryPage.WHOLE, workloads);
    if (places.find(Of.CHANCE) == null) {
      places.put(Of.CHANCE, page.here(3));
    }
    page.number(3, Role.PAGE_CELL, NumberFormats.CHANCE, outlook.chance());
    page.number(4, Role.PAGE_CELL, SummaryPage.MONEY, outlook.p10());
    page.number(5, Role.PAGE_CELL, SummaryPage.MONEY, outlook.p50());
    page.number(6, Role.PAGE_CELL, SummaryPage.MONEY, outlook.p90());
    page.end(SummaryPage.ROW);
  }

  private void tornado() {
    if (!charts || data.insights().drivers().isEmpty()) {
      return;
    }
    int first = page.next;
    for (int i = 0; i < CHART_ROWS; i++) {
      page.gap(SummaryPage.ROW);
    }
    drivers = new Chart.Area(first, 0, page.next, SummaryPage.LAST + 1);
    page.gap(6);
  }

  // --- GPUs, verdicts, sheets, notes -------------------------------------------------------------

  private void gpus() {
    SummaryData.Portfolio all = data.portfolio();
    if (all.aloneOnGpus() == 0) {
      return;
    }
    page.line(
        Role.LEAD,
        "Fine-tuned, "
            + Plurals.of(all.aloneOnGpus(), "workload")
            + (all.aloneOnGpus() == 1
                ? " would rent GPUs of its own"
                : " would each rent GPUs of their own")
            + " and use "
            + Text.fixed(100 * all.meanUtilisationAlone(), 1)
            + "% of them.",
        16);
    page.gap(6);
  }

  private void notes() {
    fine(
        "Figures are values of this review: after a change of the inputs, review again. "
            + page.names.of(Sheets.RUN_LOG)
            + " says what they were calculated from.");
    String undrawn = data.draws().warning();
    if (!undrawn.isEmpty()) {
      fine(undrawn);
    }
    data.notes().forEach(this::fine);
  }

  private void fine(String text) {
    SummaryPage.lines(text).forEach(line -> page.line(Role.FINE_PRINT, line, SummaryPage.ROW));
  }

  private void head(String title, String last) {
    page.fill(Role.PAGE_HEADER, 0, SummaryPage.LAST);
    page.text(0, Role.PAGE_HEADER, title);
    if (!last.isEmpty()) {
      page.header(SummaryPage.LAST, last, true);
    }
    page.end(15);
  }
}
