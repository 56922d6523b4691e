package breakeven.core.report;

import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
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
  public static final String OWNERS = "Owners";
  public static final String WORKLOADS = "Workloads";
  public static final String EXPECTED = Columns.EXPECTED;
  public static final String NEEDS_DATA = "Needs data";

  /** The columns of amounts by their headers, each a figure of {@link PortfolioAmounts}. */
  public static final Map<String, PortfolioFigure> AMOUNTS = amounts();

  private BusinessUnitColumns() {}

  private static Map<String, PortfolioFigure> amounts() {
    Map<String, PortfolioFigure> amounts = new LinkedHashMap<>();
    amounts.put("Paid today", PortfolioFigure.PAID_TODAY);
    amounts.put(EXPECTED, PortfolioFigure.EXPECTED_A_YEAR);
    amounts.put("Cash of it", PortfolioFigure.EXPECTED_CASH_A_YEAR);
    amounts.put(PortfolioMoney.PENDING, PortfolioFigure.EXPECTED_PENDING_A_YEAR);
    amounts.put(PortfolioMoney.BLOCKED, PortfolioFigure.EXPECTED_BLOCKED_A_YEAR);
    amounts.put(PortfolioMoney.RESTORING, PortfolioFigure.EXPECTED_RESTORING_A_YEAR);
    amounts.put(PortfolioMoney.TURNED_DOWN, PortfolioFigure.EXPECTED_TURNED_DOWN_A_YEAR);
    amounts.put("One-off of the change", PortfolioFigure.READY_ONE_OFF);
    return Collections.unmodifiableMap(amounts);
  }

  /** The figures of a line. */
  public static List<TableColumn<Line>> figures(String currency) {
    Heads heads = heads(currency);
    List<TableColumn<Line>> figures = new ArrayList<>();
    figures.add(heads.number(WORKLOADS, Line::workloads));
    AMOUNTS.forEach(
        (header, figure) -> figures.add(heads.number(header, line -> line.money().of(figure))));
    figures.add(heads.number(NEEDS_DATA, Line::needsData));
    figures.add(heads.number("Issues", Line::issues));
    return figures;
  }

  private static Heads heads(String currency) {
    return Heads.of(Sheets.BUSINESS_UNITS, currency);
  }

  /** All columns, as files have them: one table for all levels. */
  public static List<TableColumn<Line>> of(String currency) {
    Heads heads = heads(currency);
    List<TableColumn<Line>> of =
        List.of(
            heads.text("Level", line -> line.level().title()),
            heads.text("Business unit", Line::unit),
            heads.text("Cost centre", Line::costCentre),
            heads.text("Owner", Line::owner),
            heads.number(OWNERS, Line::owners));
    return TableColumn.join(of, figures(currency));
  }
}
