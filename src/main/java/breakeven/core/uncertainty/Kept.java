package breakeven.core.uncertainty;

import breakeven.core.economics.Model;
import breakeven.core.expression.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/**
 * The workloads that matter most, copied out of the batches in which they come, so that more can be
 * asked about them when all are known. Memory is bounded whatever the size of the portfolio.
 */
public final class Kept {
  /** Workloads evaluated at once. */
  private static final int AT_ONCE = 256;

  /**
   * A workload.
   *
   * @param slot where its variables are kept; 0 before they are
   * @param sheetRow its row in the user's sheet, from 1
   * @param owner empty where the row names none
   * @param businessUnit empty where the row names none
   * @param weight how much it matters
   */
  public record Entry(
      int slot, int sheetRow, String name, String owner, String businessUnit, double weight) {
    private Entry at(int other) {
      return new Entry(other, sheetRow, name, owner, businessUnit, weight);
    }
  }

  /** Takes workloads that have been evaluated: row i of the frame is the i-th of them. */
  @FunctionalInterface
  public interface Visitor {
    void take(Frame frame, List<Entry> entries);
  }

  private static final Comparator<Entry> LEAST_FIRST =
      Comparator.comparingDouble(Entry::weight)
          .thenComparing(Entry::name, Comparator.reverseOrder());

  private final Model model;
  private final int most;
  private final int mostMonths;
  private final Frame store;
  private final PriorityQueue<Entry> entries = new PriorityQueue<>(LEAST_FIRST);

  /**
   * Keeps nothing yet.
   *
   * @param most how many are kept
   * @param mostMonths the longest horizon
   */
  public Kept(Model model, int most, int mostMonths) {
    this.model = model;
    this.most = most;
    this.mostMonths = mostMonths;
    store = new Frame(model.variables, model.lines, most, 1);
  }

  /** Offers a row of a frame; it is kept where it matters more than the least of those kept. */
  public void offer(Frame frame, int row, Entry workload) {
    int slot = entries.size();
    if (slot == most) {
      Entry least = entries.element();
      if (LEAST_FIRST.compare(workload, least) <= 0) {
        return;
      }
      slot = least.slot();
      entries.remove();
    }
    entries.add(workload.at(slot));
    store.copyRow(frame, row, slot);
  }

  /** Workloads kept. */
  public int size() {
    return entries.size();
  }

  /**
   * Evaluates all that are kept, some at a time, in the order of the user's sheet.
   *
   * @param first rows of the sheet, from 1, that come before all others
   */
  public void forEach(IntPredicate first, Visitor visitor) {
    List<Entry> ordered = new ArrayList<>(entries);
    ordered.sort(
        Comparator.comparing((Entry entry) -> !first.test(entry.sheetRow()))
            .thenComparingInt(Entry::sheetRow));
    Frame frame =
        new Frame(model.variables, model.lines, Math.max(1, Math.min(AT_ONCE, size())), mostMonths);
    for (int from = 0; from < ordered.size(); from += frame.capacity()) {
      List<Entry> some = ordered.subList(from, Math.min(ordered.size(), from + frame.capacity()));
      frame.resize(some.size(), 1);
      for (int i = 0; i < some.size(); i++) {
        frame.copyRow(store, some.get(i).slot(), i);
      }
      frame.resize(some.size(), model.lastMonth(frame));
      frame.evaluate(model.lines.all());
      visitor.take(frame, some);
    }
  }
}
