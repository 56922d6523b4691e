package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import breakeven.core.decision.PortfolioMoney;
import breakeven.core.report.BusinessUnits.Line;
import java.util.ArrayList;
import java.util.List;

/** The columns of {@code Business units}. */
public final class BusinessUnitColumns {
  // Headers by which the sheet finds what its formulas are.
  public static final String OWNERS = "Owners";
  public static final String WORKLOADS = "Workloads";
  public static final String PAID_TODAY = "Paid today";
  public static final String READY = PortfolioMoney.READY;
  public static final String RESTORING = PortfolioMoney.RESTORING;
  public static final String TURNED_DOWN = PortfolioMoney.TURNED_DOWN;
  public static final String PENDING = PortfolioMoney.PENDING;
  public static final String BLOCKED = PortfolioMoney.BLOCKED;
  public static final String ONE_OFF = "One-off of the change";
  public static final String NEEDS_DATA = "Needs data";
  public static final String ISSUES = "Issues";

  private BusinessUnitColumns() {}

  /** The figures of a line. */
  public static List<TableColumn<Line>> figures(String currency) {
    return List.of(
        number(WORKLOADS, "", Format.COUNT, 12, "All workloads of the name.", Line::workloads),
        number(
            PAID_TODAY,
            currency + " a year",
            Format.MONEY,
            17,
            "What today's approaches are paid in 12 months, bad answers left out; of workloads"
                + " whose cost today is known.",
            line -> line.money().paidToday()),
        money(
            READY,
            currency,
            "Saving of changes that cost less than today, over each workload's own horizon.",
            line -> line.money().readyToApprove()),
        money(
            RESTORING,
            currency,
            "What changes cost more than today that quality or data demand; never netted with the"
                + " saving.",
            line -> line.money().restoringQuality()),
        money(
            TURNED_DOWN,
            currency,
            "Saving of changes that were rejected or deferred, and are not proposed again yet.",
            line -> line.money().rejectedOrDeferred()),
        money(
            PENDING,
            currency,
            "What fine-tuning would save beyond what is advised now, if the evidence comes out"
                + " well.",
            line -> line.money().pendingEvidence()),
        money(
            BLOCKED,
            currency,
            "Net saving of fine-tuning that a failing check blocks.",
            line -> line.money().blockedByCheck()),
        money(
            ONE_OFF,
            currency,
            "What the changes cost before month 1, those that restore quality included.",
            Line::oneOff),
        number(
            NEEDS_DATA,
            "",
            Format.COUNT,
            10,
            "Workloads whose verdict is Needs data.",
            Line::needsData),
        number(
            ISSUES,
            "",
            Format.COUNT,
            10,
            "Errors and warnings of their rows, at the review.",
            Line::issues));
  }

  private static TableColumn<Line> money(
      String header,
      String currency,
      String help,
      java.util.function.ToDoubleFunction<Line> value) {
    return number(header, currency, Format.MONEY, 17, help, value);
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
