package breakeven.report;

import breakeven.decision.Decision;
import breakeven.expression.Expression;
import breakeven.model.Sums;
import breakeven.table.Words;
import breakeven.table.Workloads;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How workloads move from today's approach to the verdict's: counts and money of every pair, and
 * the changes with most money at stake. Gathered row by row in bounded memory.
 */
public final class Reclassification {
  /** How many changes are listed. */
  public static final int LISTED = 1_000;

  /** What the name of every approach with a tune begins with. */
  public static final String TUNED = "Fine-tuned";

  /** The place in {@link #counts} of what is not decided or cannot be read. */
  public static final int OPEN = Words.APPROACH.size();

  /**
   * A workload that changes.
   *
   * @param place its place among all workloads, from 0
   * @param netSaving NaN where the candidate is closed
   * @param firstRelease NaN where the change is not to a tune
   */
  public record Change(
      int place,
      int sheetRow,
      String name,
      String from,
      String to,
      String verdict,
      double tcoToday,
      double tcoThen,
      double money,
      double netSaving,
      double firstRelease,
      String why) {}

  private static final Comparator<Change> BY_MONEY =
      Comparator.comparingDouble((Change change) -> size(change.money()))
          .thenComparing(Change::name, Comparator.reverseOrder())
          .thenComparing(Change::sheetRow, Comparator.reverseOrder());

  private final Decision decision;
  private final Expression approach;
  private final int[][] counts = new int[OPEN + 1][OPEN + 1];
  private final Sums money = new Sums((OPEN + 1) * (OPEN + 1));
  private final Sums netSaving = new Sums((OPEN + 1) * (OPEN + 1));
  private final Sums firstRelease = new Sums((OPEN + 1) * (OPEN + 1));
  private final PriorityQueue<Change> most = new PriorityQueue<>(BY_MONEY);
  private int rows;
  private int changes;

  public Reclassification(Decision decision) {
    this.decision = decision;
    approach = decision.model.inputs.cell(Workloads.CURRENT_APPROACH);
  }

  private static double size(double money) {
    return Double.isNaN(money) ? -1 : Math.abs(money);
  }

  /** Takes one row. */
  public void add(RowResult row) {
    int from = code(row.value(approach));
    int to = code(row.value(decision.approachThen));
    double amount = row.value(decision.moneyAtStake);
    counts[from][to]++;
    money.add(pair(from, to), amount);
    if (row.number(decision.changes) > 0) {
      changes++;
      if (!row.closed()) {
        netSaving.add(pair(from, to), row.value(decision.model.totals.netSaving));
      }
      firstRelease.add(pair(from, to), row.value(decision.model.tuning.firstRelease));
      keep(row, from, to, amount);
    }
    rows++;
  }

  /** Whether an approach is a tune, so that a first release is paid for. */
  public static boolean tuned(int approach) {
    return approach < OPEN && Words.APPROACH.get(approach).startsWith(TUNED);
  }

  private static int pair(int from, int to) {
    return from * (OPEN + 1) + to;
  }

  private static int code(double word) {
    return Double.isNaN(word) ? OPEN : (int) word;
  }

  private void keep(RowResult row, int from, int to, double amount) {
    if (most.size() == LISTED && size(most.element().money()) > size(amount)) {
      return;
    }
    most.add(
        new Change(
            rows,
            row.sheetRow(),
            row.name(),
            Words.APPROACH.get(from),
            Words.APPROACH.get(to),
            row.word(decision.verdict),
            row.value(decision.tcoToday),
            row.value(decision.tcoThen),
            amount,
            row.closed() ? Double.NaN : row.value(decision.model.totals.netSaving),
            tuned(to) ? row.value(decision.model.tuning.firstRelease) : Double.NaN,
            row.text(row.sentences().why)));
    if (most.size() > LISTED) {
      most.remove();
    }
  }

  /** The model that the figures are of. */
  public Decision decision() {
    return decision;
  }

  /** Workloads by today's approach and the verdict's; the last place is what is open. */
  public int count(int from, int to) {
    return counts[from][to];
  }

  /** Their money at stake. */
  public double money(int from, int to) {
    return money.of(pair(from, to));
  }

  /** Net saving of the workloads that change so; a closed candidate counts as 0. */
  public double netSaving(int from, int to) {
    return netSaving.of(pair(from, to));
  }

  /** What the first releases of the workloads that change so cost. */
  public double firstRelease(int from, int to) {
    return firstRelease.of(pair(from, to));
  }

  /** Workloads that change. */
  public int changes() {
    return changes;
  }

  /** The changes with most money at stake, most first. */
  public List<Change> listed() {
    return most.stream().sorted(BY_MONEY.reversed()).toList();
  }
}
