package breakeven.app.batch;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One line on a terminal that says how far a long run is, how fast it goes and how long it will
 * take. It appears after a second, is renewed four times a second and is wiped out at the end of
 * each task, so that nothing of it stays. {@link #advance} may be called from any thread.
 */
public final class Progress implements AutoCloseable {
  private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
  private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int WIDTH = 79;

  private final @Nullable PrintWriter terminal;
  private final LongSupplier nanoTime;
  private final boolean logged = RunEvents.kept();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong next = new AtomicLong();
  private String task = "";
  private String unit = "";
  private long total;
  private long started;
  private int shown;

  private Progress(@Nullable PrintWriter terminal, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.nanoTime = nanoTime;
  }

  /** Shows nothing: standard error is no terminal, or the run is to be quiet. */
  public static Progress hidden() {
    return new Progress(null, System::nanoTime);
  }

  /** Shows its line on a terminal. */
  public static Progress on(PrintWriter terminal) {
    return new Progress(terminal, System::nanoTime);
  }

  static Progress on(PrintWriter terminal, LongSupplier nanoTime) {
    return new Progress(terminal, nanoTime);
  }

  /**
   * A task begins; the one before it is over.
   *
   * @param task what is being done, for example {@code Reading Workloads}
   * @param unit what is counted, in the plural: {@code rows}
   * @param total how many there will be, roughly; 0 where that is not known
   */
  public synchronized void begin(String task, String unit, long total) {
    end();
    this.task = task;
    this.unit = unit;
    this.total = total;
    started = nanoTime.getAsLong();
    done.set(0);
    next.set(started + FIRST);
  }

  /** So many more are done. */
  public void advance(long more) {
    if (terminal == null && !logged) {
      return;
    }
    done.addAndGet(more);
    if (terminal == null) {
      return;
    }
    long now = nanoTime.getAsLong();
    long due = next.get();
    if (now - due >= 0 && next.compareAndSet(due, now + EVERY)) {
      show(now);
    }
  }

  /** The last task is over: its line is wiped out. */
  @Override
  public synchronized void close() {
    end();
    next.set(Long.MAX_VALUE);
  }

  private void end() {
    erase();
    // Of what is short nobody was told how much there was.
    if (logged && done.get() > 0) {
      RunEvents.stage(task, unit, done.get(), nanoTime.getAsLong() - started);
    }
    done.set(0);
  }

  private synchronized void show(long now) {
    String line = line(task, unit, done.get(), total, now - started);
    replace(line.length() > WIDTH ? line.substring(0, WIDTH) : line);
  }

  private void erase() {
    if (shown > 0) {
      replace("");
      shown = 0;
    }
  }

  /** Spaces rather than an escape sequence: every terminal knows them. */
  private void replace(String line) {
    if (terminal != null) {
      String rest = " ".repeat(Math.max(0, shown - line.length()));
      terminal.print("\r" + line + rest + (line.isEmpty() ? "\r" : ""));
      terminal.flush();
      shown = line.length();
    }
  }

  private static String line(String task, String unit, long done, long total, long nanos) {
    double rate = done * 1e9 / Math.max(1, nanos);
    // A total that was estimated too low grows.
    String known = total > 0 ? String.format(Locale.ROOT, " of %,d", Math.max(total, done)) : "";
    String left = "";
    if (total > done && rate > 0) {
      left = ", " + time(Math.round((total - done) / rate)) + " left";
    }
    return String.format(
        Locale.ROOT, "%s: %,d%s %s, %,.0f a second%s", task, done, known, unit, rate, left);
  }

  private static String time(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    return minutes < 60
        ? minutes + " min " + seconds % 60 + " s"
        : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
