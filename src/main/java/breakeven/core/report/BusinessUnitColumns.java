package breakeven.core.report;

import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.report.BusinessUnits.Level;
import breakeven.core.report.BusinessUnits.Line;
import breakeven.core.table.Sheets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of {@code Business units}. */
public final class BusinessUnitColumns {
  // Headers by which the sheet finds what its formulas are.
  public static final String PAID = "Paid today";
  public static final String WORKLOADS = "Workloads";
  public static final String EXPECTED = Columns.EXPECTED;
  public static final String CASH = "Cash of it";
  public static final String COST = "Cost of 1,000 requests";
  public static final String NEEDS_DATA = "Needs data";

  /** The columns of amounts by their headers, each a figure of {@link PortfolioAmounts}. */
  public static final Map<String, PortfolioFigure> AMOUNTS = amounts();

  private BusinessUnitColumns() {}

  private static Map<String, PortfolioFigure> amounts() {
    Map<String, PortfolioFigure> amounts = new LinkedHashMap<>();
    amounts.put(PAID, PortfolioFigure.PAID_TODAY);
    amounts.put(EXPECTED, PortfolioFigure.EXPECTED_A_YEAR);
    amounts.put(CASH, PortfolioFigure.EXPECTED_CASH_A_YEAR);
    amounts.put("Could be saved", PortfolioFigure.EXPECTED_PENDING_A_YEAR);
    amounts.put(PortfolioMoney.BLOCKED, PortfolioFigure.EXPECTED_BLOCKED_A_YEAR);
    amounts.put("One-off", PortfolioFigure.READY_ONE_OFF);
    return Collections.unmodifiableMap(amounts);
  }

  /** The figures of a line. */
  public static List<TableColumn<Line>> figures(String currency) {
    Heads heads = heads(currency);
    List<TableColumn<Line>> figures = new ArrayList<>();
    figures.add(heads.number(WORKLOADS, Line::workloads));
    AMOUNTS.forEach(
        (header, figure) -> figures.add(heads.number(header, line -> line.money().of(figure))));
    figures.add(heads.number(COST, BusinessUnitColumns::cost));
    figures.add(heads.number(NEEDS_DATA, Line::needsData));
    figures.add(heads.number("Issues", Line::issues));
    return figures;
  }

  /** NaN where nothing is paid for. */
  private static double cost(Line line) {
    double requests = line.money().of(PortfolioFigure.REQUESTS_PAID);
    return requests > 0 ? 1000 * line.money().paidToday() / requests : Double.NaN;
  }

  private static Heads heads(String currency) {
    return Heads.of(Sheets.BUSINESS_UNITS, currency);
  }

  private static TableColumn<Line> label(Heads heads, Level level) {
    return heads.text(level.title(), line -> line.level() == level ? line.label() : "");
  }

  /** All columns, as files have them: one table for all levels. */
  public static List<TableColumn<Line>> of(String currency) {
    Heads heads = heads(currency);
    List<TableColumn<Line>> of =
        List.of(
            heads.text("Level", line -> line.level().title()),
            label(heads, Level.UNIT),
            label(heads, Level.COST_CENTRE),
            label(heads, Level.OWNER),
            heads.number("Owners", Line::owners));
    return TableColumn.join(of, figures(currency));
  }
}
