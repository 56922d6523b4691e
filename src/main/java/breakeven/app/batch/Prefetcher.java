package breakeven.app.batch;

import breakeven.xlsx.read.BadInput;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Things that a thread of its own makes, a few ahead of who takes them, and that are taken in the
 * order of their making. What goes wrong in the making is thrown to the taker in its place.
 *
 * @param <T> what is made
 */
final class Prefetcher<T> implements Iterable<T>, Iterator<T>, AutoCloseable {
  /** Makes all things, one after the other. */
  interface Maker<T> {
    void make(Consumer<T> taker);
  }

  /** Ends the making where nobody takes any more. */
  private static final class Unwanted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final int AHEAD = 4;

  /** Nobody waits longer for one thing. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String what;
  private final Duration patience;
  private final Queue<T> made = new ArrayDeque<>();
  private final Thread thread;
  private @Nullable Throwable failure;
  private boolean ended;
  private boolean closed;

  /**
   * Begins at once.
   *
   * @param what what is waited for, as the line says it that ends a wait without end
   */
  Prefetcher(String what, Duration patience, Maker<T> maker) {
    this.what = what;
    this.patience = patience;
    thread = new Thread(() -> make(maker), "reading ahead");
    thread.setDaemon(true);
    thread.start();
  }

  private void make(Maker<T> maker) {
    Throwable thrown = null;
    try {
      maker.make(this::put);
    } catch (Unwanted e) {
      return;
    } catch (RuntimeException | Error e) {
      thrown = e;
    }
    synchronized (this) {
      failure = thrown;
      ended = true;
      notifyAll();
    }
  }

  private synchronized void put(T one) {
    try {
      while (made.size() >= AHEAD && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new Unwanted();
    }
    if (closed) {
      throw new Unwanted();
    }
    made.add(one);
    notifyAll();
  }

  @Override
  public Iterator<T> iterator() {
    return this;
  }

  @Override
  public synchronized boolean hasNext() {
    long end = System.nanoTime() + patience.toNanos();
    while (made.isEmpty() && !ended) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new BadInput(
            what + " made no progress for " + patience.toSeconds() + " s, and was given up");
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    if (made.isEmpty() && failure instanceof RuntimeException e) {
      throw e;
    }
    if (made.isEmpty() && failure instanceof Error e) {
      throw e;
    }
    return !made.isEmpty();
  }

  @Override
  public synchronized T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    notifyAll();
    return made.remove();
  }

  /** Nothing more is wanted. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      // The maker reads from a file that is closed next; a stuck one is not waited for.
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
