package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import breakeven.core.decision.PortfolioFigure;
import breakeven.core.decision.PortfolioMoney;
import breakeven.core.report.BusinessUnits.Line;
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
    amounts.put("At today's prices", PortfolioFigure.READY_A_YEAR);
    amounts.put(PortfolioMoney.PENDING, PortfolioFigure.EXPECTED_PENDING_A_YEAR);
    amounts.put(PortfolioMoney.BLOCKED, PortfolioFigure.EXPECTED_BLOCKED_A_YEAR);
    amounts.put(PortfolioMoney.RESTORING, PortfolioFigure.EXPECTED_RESTORING_A_YEAR);
    amounts.put(PortfolioMoney.TURNED_DOWN, PortfolioFigure.EXPECTED_TURNED_DOWN_A_YEAR);
    amounts.put("One-off of the change", PortfolioFigure.READY_ONE_OFF);
    return Collections.unmodifiableMap(amounts);
  }

  private static String help(PortfolioFigure figure) {
    return switch (figure) {
      case PAID_TODAY ->
          "What today's approaches are paid in 12 months, bad answers left out; of workloads whose"
              + " cost today is known.";
      case EXPECTED_A_YEAR ->
          "What the changes that are "
              + PortfolioMoney.READY_WORDS
              + " are expected to save in 12 months: the mean"
              + " over the draws. Without draws it is the saving at today's prices.";
      case EXPECTED_CASH_A_YEAR -> "That part of it that is paid: bad answers left out.";
      case READY_A_YEAR -> "What the same changes save where no driver moves.";
      case EXPECTED_PENDING_A_YEAR ->
          "What fine-tuning is expected to save beyond what is advised now, if the evidence comes"
              + " out well.";
      case EXPECTED_BLOCKED_A_YEAR ->
          "Expected net saving of fine-tuning that a failing check blocks.";
      case EXPECTED_RESTORING_A_YEAR ->
          "What changes are expected to cost more than today that quality or data demand; never"
              + " netted with the saving.";
      case EXPECTED_TURNED_DOWN_A_YEAR ->
          "Expected saving of changes that were rejected or deferred, and are not proposed again"
              + " yet.";
      default ->
          "What the changes that are " + PortfolioMoney.READY_WORDS + " cost before month 1.";
    };
  }

  /** The figures of a line. */
  public static List<TableColumn<Line>> figures(String currency) {
    List<TableColumn<Line>> figures = new ArrayList<>();
    figures.add(
        number(WORKLOADS, "", Format.COUNT, 12, "All workloads of the name.", Line::workloads));
    AMOUNTS.forEach(
        (header, figure) ->
            figures.add(
                number(
                    header,
                    figure == PortfolioFigure.READY_ONE_OFF ? currency : currency + " a year",
                    Format.MONEY,
                    15,
                    help(figure),
                    line -> line.money().of(figure))));
    figures.add(
        number(
            NEEDS_DATA,
            "",
            Format.COUNT,
            10,
            "Workloads whose verdict is Needs data.",
            Line::needsData));
    figures.add(
        number(
            "Issues",
            "",
            Format.COUNT,
            10,
            "Errors and warnings of their rows, at the review.",
            Line::issues));
    return figures;
  }

  /** All columns, as files have them: one table for all levels. */
  public static List<TableColumn<Line>> of(String currency) {
    List<TableColumn<Line>> columns = new ArrayList<>();
    columns.add(
        text(
            "Level",
            Format.TEXT,
            15,
            "By what the workloads are added up: Business unit, Cost centre or Owner; each level"
                + " holds all workloads.",
            line -> line.level().title()));
    columns.add(
        text(
            "Business unit",
            Format.TEXT,
            26,
            "As typed in Workloads; (none) where nothing is.",
            Line::unit));
    columns.add(
        text(
            "Cost centre",
            Format.TEXT,
            18,
            "As typed in Workloads; (none) likewise.",
            Line::costCentre));
    columns.add(
        text(
            "Owner",
            Format.TEXT,
            24,
            "As typed in Workloads; one line a business unit.",
            Line::owner));
    columns.add(
        number(OWNERS, "", Format.COUNT, 10, "How many owners its workloads have.", Line::owners));
    columns.addAll(figures(currency));
    return columns;
  }
}
