package breakeven.write;

import breakeven.read.XlsxFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
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
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * The long parts of a package: sheets that are spliced, and deflated by several threads meanwhile.
 * A sheet of the input may be begun long before it is asked for, and is done beside other work.
 */
final class LongParts implements Closeable {
  /** From this size of the input on, time counts more than a sixth of the output's size. */
  private static final long LARGE = 4_000_000;

  private static final int QUICK = 2;
  private static final int SECONDS_TO_STOP = 10;

  private final XlsxFile in;
  private final int level;
  private final Map<String, Future<BlockDeflater>> begun = new HashMap<>();
  private final Queue<BlockDeflater> made = new ConcurrentLinkedQueue<>();

  /** One more than processors: a sheet that was begun takes one, and waits for the others. */
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors() + 1, LongParts::thread);

  LongParts(XlsxFile in) {
    this.in = in;
    try {
      level = Files.size(in.path()) > LARGE ? QUICK : Deflater.DEFAULT_COMPRESSION;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "writing");
    thread.setDaemon(true);
    return thread;
  }

  /** How parts are deflated. */
  int level() {
    return level;
  }

  /** Begins with a sheet of the input. From now on the splice must not change. */
  void begin(String part, SheetSplice splice) {
    begun.put(ReplacedSheets.key(part), threads.submit(() -> spliced(part, splice, in.open(part))));
  }

  /**
   * A sheet, whole and deflated; the caller closes it.
   *
   * @param sheet what is spliced, where it was not begun
   */
  BlockDeflater of(String part, SheetSplice splice, InputStream sheet) throws IOException {
    @Nullable Future<BlockDeflater> going = begun.remove(ReplacedSheets.key(part));
    if (going == null) {
      return spliced(part, splice, sheet);
    }
    sheet.close();
    return result(going);
  }

  private BlockDeflater spliced(String part, SheetSplice splice, InputStream sheet)
      throws IOException {
    BlockDeflater deflated = new BlockDeflater(threads, level);
    made.add(deflated);
    try (sheet) {
      splice.run(sheet, deflated, in.path() + ": the part " + part);
    }
    return deflated;
  }

  /** What comes of a task; what goes wrong in it is thrown here. */
  static <T> T result(Future<T> going) throws IOException {
    try {
      return going.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException thrown = new InterruptedIOException("interrupted while writing");
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
    threads.shutdownNow();
    try {
      threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (BlockDeflater deflated : made) {
      deflated.close();
    }
  }
}
