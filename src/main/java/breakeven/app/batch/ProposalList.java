package breakeven.app.batch;

import breakeven.core.cycle.ApprovalRules;
import breakeven.core.report.DecisionColumns;
import breakeven.core.report.Proposal;
import breakeven.core.report.Proposals;
import breakeven.core.report.TableColumn;
import breakeven.workbook.write.Spool;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.commons.io.function.Uncheck;

/**
 * All changes of approach, however many: in memory while they are few, beyond that in sorted runs
 * in temporary files, which are merged when they are read.
 */
final class ProposalList implements Proposals, Closeable {
  /** Changes that are sorted at a time. */
  private static final int A_RUN = 20_000;

  private static final List<TableColumn<Proposal>> COLUMNS = DecisionColumns.stored("");

  /** The row of place 0 in a run: a row is above 0, and a place may be -1. */
  private static final int FIRST = 2;

  private static final Comparator<Proposal> BY_SAVING =
      Comparator.comparingInt((Proposal one) -> one.open() ? 0 : one.changes() ? 1 : 2)
          .thenComparing(
              Comparator.comparingDouble(
                      (Proposal one) ->
                          Double.isNaN(one.promised()) ? Double.NEGATIVE_INFINITY : one.promised())
                  .reversed())
          .thenComparingInt(Proposal::place);

  private final ApprovalRules rules;
  private final int most;
  private final List<Spool> runs = new ArrayList<>();
  private final List<Proposal> last = new ArrayList<>();
  private int count;
  private int approved;
  private boolean expired;

  ProposalList(ApprovalRules rules) {
    this(rules, A_RUN);
  }

  /** A list that sorts so many at a time. */
  ProposalList(ApprovalRules rules, int most) {
    this.rules = rules;
    this.most = most;
  }

  /** Takes one more. */
  void add(Proposal proposal) {
    last.add(proposal);
    count++;
    approved += proposal.changes() && proposal.approved(rules) ? 1 : 0;
    expired |= proposal.expired(rules);
    if (last.size() == most) {
      Uncheck.run(() -> runs.add(run()));
      last.clear();
    }
  }

  private Spool run() throws IOException {
    last.sort(BY_SAVING);
    // There are many of a large portfolio: none stays in memory.
    Spool run = new Spool(0);
    for (Proposal one : last) {
      run.startRow(one.place() + FIRST);
      run.number(one.sheetRow());
      COLUMNS.forEach(column -> column.value().accept(one, run));
    }
    run.finish();
    return run;
  }

  @Override
  public ApprovalRules rules() {
    return expired ? rules : rules.withoutExpiry();
  }

  @Override
  public int count() {
    return count;
  }

  /** How many changes are approved and not carried out. */
  int approved() {
    return approved;
  }

  @Override
  public void each(Taker taker) throws IOException {
    last.sort(BY_SAVING);
    PriorityQueue<Run> open = new PriorityQueue<>(Comparator.comparing(run -> run.next, BY_SAVING));
    List<Spool.Replay> replays = new ArrayList<>();
    try {
      for (Spool run : runs) {
        Spool.Replay replay = run.replay();
        replays.add(replay);
        open(new Run(replay), open);
      }
      int at = 0;
      while (at < last.size() || !open.isEmpty()) {
        Run first = open.peek();
        if (first == null || at < last.size() && BY_SAVING.compare(last.get(at), first.next) < 0) {
          taker.take(last.get(at++));
        } else {
          open.remove();
          taker.take(first.next);
          open(first, open);
        }
      }
    } finally {
      for (Spool.Replay replay : replays) {
        replay.close();
      }
    }
  }

  private static void open(Run run, PriorityQueue<Run> open) throws IOException {
    if (run.read()) {
      open.add(run);
    }
  }

  @Override
  public void close() throws IOException {
    for (Spool run : runs) {
      run.close();
    }
  }

  /** One sorted run that is being read. */
  private static final class Run {
    private final Spool.Replay replay;
    private Proposal next = new Proposal(-1, 0);

    Run(Spool.Replay replay) {
      this.replay = replay;
    }

    /** Reads the next one; false where there is none. */
    boolean read() throws IOException {
      int row = replay.nextRow();
      if (row == 0) {
        return false;
      }
      next = new Proposal(row - FIRST, 0);
      replay.cells(1 + COLUMNS.size(), next.cells());
      return true;
    }
  }
}
