package breakeven.app.batch;

import breakeven.xlsx.read.Temporary;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Rows of workloads on disk, a few bytes a typed cell, each found by where it was put: a portfolio
 * may have more of them than memory.
 */
final class RowStore implements Closeable {
  private static final int BLOCK = 1 << 16;

  private @Nullable Path file;
  private @Nullable FileChannel channel;
  private ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
  private long written;

  /** Adds a row, and gives where it is. */
  long add(TypedRow row) throws IOException {
    byte[] bytes = row.bytes();
    int size = Integer.BYTES + bytes.length;
    if (buffer.remaining() < size) {
      flush();
      if (buffer.capacity() < size) {
        buffer = ByteBuffer.allocate(size);
      }
    }
    long place = written + buffer.position();
    buffer.putInt(bytes.length).put(bytes);
    return place;
  }

  private void flush() throws IOException {
    FileChannel open = channel();
    buffer.flip();
    while (buffer.hasRemaining()) {
      written += open.write(buffer, written);
    }
    buffer.clear();
  }

  private FileChannel channel() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      Path made = Temporary.file(".rows");
      file = made;
      open = FileChannel.open(made, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel = open;
    }
    return open;
  }

  /** The row that is there. */
  TypedRow get(long place) throws IOException {
    if (buffer.position() > 0) {
      flush();
    }
    int size = read(place, Integer.BYTES).getInt();
    return TypedRow.of(read(place + Integer.BYTES, size).array());
  }

  private ByteBuffer read(long from, int size) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size);
    while (bytes.hasRemaining()) {
      if (channel().read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("row at " + from);
      }
    }
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
