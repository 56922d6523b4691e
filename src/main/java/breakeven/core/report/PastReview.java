package breakeven.core.report;

import breakeven.core.decision.PortfolioMoney;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What a review came to, as later reviews remember it. Amounts are NaN where that review did not
 * tell them.
 *
 * @param day its review date
 * @param currency what its amounts are in
 * @param workloads how many it judged
 * @param ready saving ready to approve, over the workloads' own horizons
 * @param expected the same as expected: the mean over the draws
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
  public static final String EXPECTED = PortfolioMoney.READY + ", expected";
  public static final String PAID_TODAY = "Paid today (a year)";

  public static final String APPROVED = "Approved";
  public static final String IN_PRODUCTION = "In production, still to come";
  public static final String REALISED = "Realised to date";

  private static final Heads HEADS = Heads.of(TABLE, "");
  private static final List<TableColumn<PastReview>> COLUMNS =
      List.of(
          HEADS.number(DAY, review -> review.day().toEpochDay()),
          HEADS.text(CURRENCY, PastReview::currency),
          HEADS.number(WORKLOADS, PastReview::workloads),
          HEADS.number(PortfolioMoney.READY, PastReview::ready),
          HEADS.number(EXPECTED, PastReview::expected),
          HEADS.number(PortfolioMoney.RESTORING, PastReview::restoring),
          HEADS.number(PortfolioMoney.PENDING, PastReview::pending),
          HEADS.number(PortfolioMoney.BLOCKED, PastReview::blocked),
          HEADS.number(PAID_TODAY, PastReview::paidToday),
          HEADS.number(APPROVED, PastReview::approved),
          HEADS.number(IN_PRODUCTION, PastReview::inProduction),
          HEADS.number(REALISED, PastReview::realised));

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
