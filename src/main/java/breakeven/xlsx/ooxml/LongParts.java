package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.XlsxFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;

/**
 * The long parts of a package: sheets that are spliced, and deflated by several threads meanwhile.
 * A sheet may be begun long before it is asked for, and is done beside others and other work.
 */
public final class LongParts implements Closeable {
  /** From this size of the input on, time counts more than a sixth of the output's size. */
  private static final long LARGE = 4_000_000;

  private static final int QUICK = 2;

  /** A hundredth of the time of 1,900 workloads more than level 5, for a fiftieth of their size. */
  private static final int USUAL = 7;

  private static final int SECONDS_TO_STOP = 10;

  private final XlsxFile in;
  private final int level;
  private final Map<String, Future<BlockDeflater>> begun = new HashMap<>();
  private final Queue<BlockDeflater> made = new ConcurrentLinkedQueue<>();

  private final ExecutorService deflating = threads();

  /** Others than those that deflate: a sheet waits for its blocks. */
  private final ExecutorService splicing = threads();

  private LongConsumer rows = more -> {};

  /** The long parts of a package. Close it: it has threads and temporary files. */
  public LongParts(XlsxFile in) {
    this.in = in;
    level = Uncheck.get(() -> Files.size(in.path()) > LARGE ? QUICK : USUAL);
  }

  private static ExecutorService threads() {
    return Executors.newFixedThreadPool(
        Runtime.getRuntime().availableProcessors(), LongParts::thread);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "writing");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Tells how far the parts are that are begun from now on.
   *
   * @param rows is reported, from any thread, how many more rows with cells of ours are written
   */
  public LongParts telling(LongConsumer rows) {
    this.rows = rows;
    return this;
  }

  /** How parts are deflated. */
  int level() {
    return level;
  }

  /** Begins with a sheet of the input. From now on the splice must not change. */
  public void begin(String part, SheetSplice splice) {
    begin(part, splice, () -> in.open(part));
  }

  /** Begins with a sheet, unless it was begun. From now on the splice must not change. */
  void begin(String part, SheetSplice splice, Supplier<InputStream> sheet) {
    LongConsumer told = rows;
    begun.computeIfAbsent(
        ReplacedSheets.key(part),
        key -> splicing.submit(() -> spliced(part, splice, sheet.get(), told)));
  }

  /** A sheet that was begun, whole and deflated; the caller closes it. */
  BlockDeflater of(String part) throws IOException {
    @Nullable Future<BlockDeflater> going = begun.remove(ReplacedSheets.key(part));
    if (going == null) {
      throw new IllegalStateException("nobody began with " + part);
    }
    return result(going);
  }

  private BlockDeflater spliced(
      String part, SheetSplice splice, InputStream sheet, LongConsumer told) throws IOException {
    BlockDeflater deflated = new BlockDeflater(deflating, level);
    made.add(deflated);
    try (sheet) {
      splice.run(sheet, deflated, in.path() + ": the part " + part, told);
    }
    deflated.finish();
    return deflated;
  }

  /** What comes of a task; what goes wrong in it is thrown here. */
  public static <T> T result(Future<T> going) throws IOException {
    try {
      return going.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException thrown = new InterruptedIOException("interrupted");
      thrown.initCause(e);
      throw thrown;
    } catch (ExecutionException e) {
      @Nullable Throwable cause = e.getCause();
      if (cause instanceof IOException thrown) {
        throw thrown;
      }
      if (cause instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (cause instanceof Error thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e);
    }
  }

  /** Stops what is going on, and forgets all parts. */
  @Override
  public void close() throws IOException {
    splicing.shutdownNow();
    deflating.shutdownNow();
    try {
      splicing.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
      deflating.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (BlockDeflater deflated : made) {
      deflated.close();
    }
  }
}
