package breakeven.app.batch;

import breakeven.core.cycle.FourEyes;
import breakeven.core.report.CellSink;
import breakeven.core.report.DecisionColumns;
import breakeven.core.report.Proposal;
import breakeven.core.report.Proposals;
import breakeven.core.report.TableColumn;
import breakeven.workbook.write.Spool;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * All changes of approach, however many: in memory while they are few, beyond that in sorted runs
 * in temporary files, which are merged when they are read.
 */
final class ProposalList implements Proposals, Closeable {
  /** Changes that are sorted at a time. */
  private static final int A_RUN = 20_000;

  private static final List<TableColumn<Proposal>> COLUMNS = DecisionColumns.stored("");

  /** Place and row of the workload, which no column shows. */
  private static final int OWN = 2;

  private static final Comparator<Proposal> BY_SAVING =
      Comparator.comparingInt((Proposal one) -> one.open() ? 0 : one.changes() ? 1 : 2)
          .thenComparing(
              Comparator.comparingDouble(
                      (Proposal one) ->
                          Double.isNaN(one.saving()) ? Double.NEGATIVE_INFINITY : one.saving())
                  .reversed())
          .thenComparingInt(Proposal::place);

  private final FourEyes fourEyes;
  private final int most;
  private final List<Spool> runs = new ArrayList<>();
  private final List<Proposal> last = new ArrayList<>();
  private int count;
  private int approved;

  ProposalList(FourEyes fourEyes) {
    this(fourEyes, A_RUN);
  }

  /** A list that sorts so many at a time. */
  ProposalList(FourEyes fourEyes, int most) {
    this.fourEyes = fourEyes;
    this.most = most;
  }

  /** Takes one more. */
  void add(Proposal proposal) {
    last.add(proposal);
    count++;
    approved += proposal.changes() && proposal.approved(fourEyes) ? 1 : 0;
    if (last.size() == most) {
      try {
        runs.add(run());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      last.clear();
    }
  }

  private Spool run() throws IOException {
    last.sort(BY_SAVING);
    // There are many of a large portfolio: none stays in memory.
    Spool run = new Spool(0);
    for (Proposal one : last) {
      run.startRow(one.place() + 2);
      run.number(one.place());
      run.number(one.sheetRow());
      COLUMNS.forEach(column -> column.value().accept(one, run));
    }
    run.finish();
    return run;
  }

  @Override
  public FourEyes fourEyes() {
    return fourEyes;
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
    private static final Proposal NONE = proposal(new Object[OWN + COLUMNS.size()]);

    private final Spool.Replay replay;
    private Proposal next = NONE;

    Run(Spool.Replay replay) {
      this.replay = replay;
    }

    /** Reads the next one; false where there is none. */
    boolean read() throws IOException {
      if (replay.nextRow() == 0) {
        return false;
      }
      Cells cells = new Cells();
      replay.cells(cells.values.length, cells);
      next = proposal(cells.values);
      return true;
    }

    private static Proposal proposal(@Nullable Object[] of) {
      int at = OWN;
      String name = text(of[at++]);
      String id = text(of[at++]);
      return new Proposal(
          (int) number(of[0]),
          (int) number(of[1]),
          id,
          name,
          text(of[at++]),
          text(of[at++]),
          text(of[at++]),
          text(of[at++]),
          text(of[at++]),
          text(of[at++]),
          text(of[at++]),
          number(of[at++]),
          number(of[at++]),
          number(of[at++]),
          number(of[at++]),
          number(of[at++]),
          number(of[at++]),
          number(of[at++]),
          number(of[at++]),
          number(of[at++]),
          text(of[at++]),
          text(of[at++]),
          text(of[at++]),
          text(of[at++]),
          number(of[at++]),
          number(of[at++]),
          text(of[at++]),
          number(of[at++]),
          text(of[at++]),
          number(of[at++]),
          text(of[at]));
    }

    private static String text(@Nullable Object value) {
      return value instanceof String text ? text : "";
    }

    private static double number(@Nullable Object value) {
      return value instanceof Double number ? number : Double.NaN;
    }
  }

  /** The cells of one row. */
  private static final class Cells implements CellSink {
    private final @Nullable Object[] values = new @Nullable Object[OWN + COLUMNS.size()];
    private int next;

    @Override
    public void number(double value) {
      values[next++] = value;
    }

    @Override
    public void text(String value) {
      values[next++] = value;
    }

    @Override
    public void blank() {
      next++;
    }
  }
}
