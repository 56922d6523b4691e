package breakeven.write;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Passes what is written to another stream by a thread of its own, so that making bytes and
 * deflating them overlap. What goes wrong there is thrown by the next write or by closing. Closing
 * waits until all is passed on, and leaves the other stream open.
 */
final class Behind extends OutputStream {
  private static final int BLOCK = 1 << 16;
  private static final int BLOCKS = 32;

  private record Block(byte[] bytes, int length) {}

  private static final Block END = new Block(new byte[0], 0);

  private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BLOCKS);
  private final Thread thread;
  private byte[] block = new byte[BLOCK];
  private int length;
  private volatile @Nullable Throwable failure;
  private boolean closed;

  Behind(OutputStream out) {
    thread = new Thread(() -> pass(out), "deflate");
    thread.setDaemon(true);
    thread.start();
  }

  private void pass(OutputStream out) {
    try {
      for (Block next = filled.take(); next != END; next = filled.take()) {
        // After a fault the rest is only taken away, so that nobody waits for room.
        if (failure == null) {
          write(out, next);
        }
        empty.offer(next.bytes());
      }
    } catch (InterruptedException e) {
      failure = e;
    }
  }

  private void write(OutputStream out, Block next) {
    try {
      out.write(next.bytes(), 0, next.length());
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
    }
  }

  @Override
  public void write(int b) throws IOException {
    if (length == BLOCK) {
      hand();
    }
    block[length++] = (byte) b;
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    int at = from;
    int left = count;
    while (left > 0) {
      if (length == BLOCK) {
        hand();
      }
      int part = Math.min(left, BLOCK - length);
      System.arraycopy(bytes, at, block, length, part);
      length += part;
      at += part;
      left -= part;
    }
  }

  private void hand() throws IOException {
    check();
    put(new Block(block, length));
    byte[] used = empty.poll();
    block = used == null ? new byte[BLOCK] : used;
    length = 0;
  }

  private void put(Block next) throws IOException {
    try {
      filled.put(next);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    InterruptedIOException result = new InterruptedIOException("interrupted while writing");
    result.initCause(e);
    return result;
  }

  private void check() throws IOException {
    Throwable found = failure;
    if (found instanceof IOException e) {
      throw new IOException(e.getMessage(), e);
    }
    if (found != null) {
      throw new IllegalStateException(found);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    put(new Block(block, length));
    put(END);
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    check();
  }
}
