package breakeven.core.report;

import static breakeven.core.report.TableColumn.number;
import static breakeven.core.report.TableColumn.text;

import breakeven.core.decision.PortfolioMoney;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What a review came to, as later reviews remember it. Amounts are NaN where that review did not
 * tell them.
 *
 * @param day its review date
 * @param currency what its amounts are in
 * @param workloads how many it judged
 * @param ready saving ready to approve, over the workloads' own horizons
 * @param expected the same as expected: half of the draws are below it
 * @param restoring cost of restoring quality
 * @param pending saving that waits for evidence
 * @param blocked saving that a failing check is against
 * @param paidToday what today's approaches are paid, money a year
 * @param approved forecast saving of decisions whose month had not begun, one-off cost apart
 * @param inProduction forecast saving still to come of decisions in production
 * @param realised realised saving to date
 */
public record PastReview(
    LocalDate day,
    String currency,
    int workloads,
    double ready,
    double expected,
    double restoring,
    double pending,
    double blocked,
    double paidToday,
    double approved,
    double inProduction,
    double realised) {
  /** What the table of them is called. */
  public static final String TABLE = "Reviews";

  /** How many earlier reviews are remembered. */
  public static final int REMEMBERED = 12;

  public static final String DAY = "Review date";
  public static final String CURRENCY = "Currency";
  public static final String WORKLOADS = "Workloads";
  public static final String EXPECTED = PortfolioMoney.READY + ", expected (P50)";
  public static final String PAID_TODAY = "Paid today (a year)";

  public static final String APPROVED = "Approved";
  public static final String IN_PRODUCTION = "In production, still to come";
  public static final String REALISED = "Realised to date";

  private static final List<TableColumn<PastReview>> COLUMNS =
      List.of(
          number(DAY, "", Format.DATE, 12, "", review -> review.day().toEpochDay()),
          text(
              CURRENCY,
              Format.TEXT,
              12,
              "What the amounts of its row are in.",
              PastReview::currency),
          number(WORKLOADS, "", Format.COUNT, 12, "How many it judged.", PastReview::workloads),
          money(
              PortfolioMoney.READY,
              "Saving over the workloads' own horizons, as calculated.",
              PastReview::ready),
          money(
              EXPECTED,
              "Half of the draws are below it; empty where none were.",
              PastReview::expected),
          money(
              PortfolioMoney.RESTORING,
              "What changes cost that restore quality.",
              PastReview::restoring),
          money(
              PortfolioMoney.PENDING,
              "Saving if the evidence that is missing comes out well.",
              PastReview::pending),
          money(PortfolioMoney.BLOCKED, "Saving that a failing check blocks.", PastReview::blocked),
          money(PAID_TODAY, "What today's approaches are paid in a year.", PastReview::paidToday),
          money(
              APPROVED,
              "Forecast saving of decisions whose month had not begun.",
              PastReview::approved),
          money(
              IN_PRODUCTION,
              "Forecast saving of the months to come of decisions in production.",
              PastReview::inProduction),
          money(
              REALISED,
              "Saving that decisions made; empty where there were none.",
              PastReview::realised));

  private static TableColumn<PastReview> money(
      String header, String help, ToDoubleFunction<PastReview> amount) {
    return number(header, "", Format.MONEY, 16, help, amount);
  }

  /** The columns of the table that remembers them. */
  public static List<TableColumn<PastReview>> columns() {
    return COLUMNS;
  }

  /**
   * The reviews that are remembered: this one, and at most {@link #REMEMBERED} before it, the
   * earliest first. Of two on one day the one of the later list counts.
   */
  public static List<PastReview> remembered(List<List<PastReview>> lists, PastReview now) {
    return remembered(lists, now.day(), List.of(now));
  }

  /** The same of a review of a part of the workloads, which is not remembered itself. */
  public static List<PastReview> beforePart(List<List<PastReview>> lists, LocalDate day) {
    return remembered(lists, day.plusDays(1), List.of());
  }

  private static List<PastReview> remembered(
      List<List<PastReview>> lists, LocalDate before, List<PastReview> now) {
    TreeMap<LocalDate, PastReview> byDay = new TreeMap<>();
    lists.forEach(list -> list.forEach(review -> byDay.put(review.day(), review)));
    List<PastReview> earlier = new ArrayList<>(byDay.headMap(before).values());
    List<PastReview> kept =
        new ArrayList<>(earlier.subList(Math.max(0, earlier.size() - REMEMBERED), earlier.size()));
    kept.addAll(now);
    return kept;
  }
}
