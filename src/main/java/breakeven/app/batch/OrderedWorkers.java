package breakeven.app.batch;

import breakeven.xlsx.ooxml.LongParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work on one thing after the other by several workers at once, its results taken one by one, in
 * the order of the things, by the thread that hands the things out. So nothing that comes of it
 * depends on how many workers there are. What goes wrong in the work is thrown where its result
 * would be taken.
 *
 * @param <W> a worker, who does one thing at a time; its state is the taker's until the result has
 *     been taken
 * @param <T> a thing
 * @param <R> what comes of it
 */
final class OrderedWorkers<W, T, R> implements AutoCloseable {
  private record Done<W, R>(W worker, R result) {}

  private final Supplier<W> hiring;
  private final BiFunction<W, T, R> work;
  private final Consumer<R> taker;
  private final ExecutorService threads;
  private final Queue<W> idle = new ArrayDeque<>();
  private final Queue<Future<Done<W, R>>> going = new ArrayDeque<>();
  private int missing;

  /**
   * Takes no worker before there is something to do for it.
   *
   * @param workers how many there are at most
   * @param hiring gives the next worker
   */
  OrderedWorkers(int workers, Supplier<W> hiring, BiFunction<W, T, R> work, Consumer<R> taker) {
    this.hiring = hiring;
    this.work = work;
    this.taker = taker;
    missing = workers;
    threads =
        Executors.newFixedThreadPool(
            workers,
            task -> {
              Thread thread = new Thread(task, "deciding");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Hands out a thing, and takes earlier results until somebody is free for it. */
  void submit(T thing) {
    W worker = free();
    going.add(threads.submit(() -> new Done<>(worker, work.apply(worker, thing))));
  }

  private W free() {
    if (idle.isEmpty() && missing > 0) {
      missing--;
      return hiring.get();
    }
    while (idle.isEmpty()) {
      takeNext();
    }
    return idle.remove();
  }

  private void takeNext() {
    try {
      Done<W, R> done = LongParts.result(going.remove());
      taker.accept(done.result());
      idle.add(done.worker());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All things were handed out: takes the results that are left. */
  void finish() {
    while (!going.isEmpty()) {
      takeNext();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
