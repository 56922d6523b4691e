package breakeven.xlsx.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many texts by number in little memory: as bytes, in pages that go to a temporary file where there
 * are many. In memory stay the pages used last, the short texts asked for last, and half a byte a
 * text to find it.
 */
final class TextStore implements Closeable {
  private static final int PAGE_BITS = 16;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int BLOCK = 16;
  private static final int RECENT = 1 << 12;

  /** Longer texts are seldom asked for again, and so many of them would fill the memory. */
  private static final int LONG = 512;

  /** Pages in memory. */
  private final int most;

  private final List<byte[]> first = new ArrayList<>();
  private byte[] last = new byte[PAGE];
  private long length;
  private long[] blocks = new long[64];
  private int size;
  private @Nullable Path file;
  private @Nullable FileChannel channel;
  private final @Nullable String[] recent = new @Nullable String[RECENT];
  private final int[] recentNumbers = new int[RECENT];
  private final Map<Long, byte[]> pages =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > most;
        }
      };

  /** A store that keeps 8 MB in memory. */
  TextStore() {
    this(128);
  }

  /** A store that keeps so many pages of 64 kB in memory. */
  TextStore(int most) {
    this.most = most;
  }

  /** Adds a text; the first has number 0. */
  void add(String text) {
    if (size % BLOCK == 0) {
      if (size / BLOCK == blocks.length) {
        blocks = Arrays.copyOf(blocks, 2 * blocks.length);
      }
      blocks[size / BLOCK] = length;
    }
    size++;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int rest = bytes.length;
    for (; rest >= 0x80; rest >>>= 7) {
      put((byte) (rest | 0x80));
    }
    put((byte) rest);
    for (int at = 0; at < bytes.length; ) {
      int count = Math.min(bytes.length - at, PAGE - (int) (length & PAGE - 1));
      System.arraycopy(bytes, at, last, (int) (length & PAGE - 1), count);
      at += count;
      advance(count);
    }
  }

  private void put(byte b) {
    last[(int) (length & PAGE - 1)] = b;
    advance(1);
  }

  private void advance(int count) {
    length += count;
    if ((length & PAGE - 1) == 0) {
      keep(last, (length >>> PAGE_BITS) - 1);
      last = new byte[PAGE];
    }
  }

  private void keep(byte[] page, long number) {
    if (number < most) {
      first.add(page);
      return;
    }
    try {
      FileChannel into = channel;
      if (into == null) {
        Path made = Temporary.file(".texts");
        file = made;
        into = FileChannel.open(made, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel = into;
      }
      ByteBuffer bytes = ByteBuffer.wrap(page);
      long at = (number - most) << PAGE_BITS;
      while (bytes.hasRemaining()) {
        at += into.write(bytes, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many texts there are. */
  int size() {
    return size;
  }

  /** The text with a number, which must be below {@link #size}. */
  String get(int number) {
    int slot = number & RECENT - 1;
    String known = recent[slot];
    if (known != null && recentNumbers[slot] == number) {
      return known;
    }
    String text = read(number);
    if (text.length() <= LONG) {
      recent[slot] = text;
      recentNumbers[slot] = number;
    }
    return text;
  }

  private String read(int number) {
    long at = blocks[number / BLOCK];
    for (int skip = number % BLOCK; ; skip--) {
      int bytes = 0;
      int shift = 0;
      byte b;
      do {
        b = byteAt(at++);
        bytes |= (b & 0x7F) << shift;
        shift += 7;
      } while (b < 0);
      if (skip == 0) {
        return text(at, bytes);
      }
      at += bytes;
    }
  }

  private byte byteAt(long at) {
    return page(at >>> PAGE_BITS)[(int) (at & PAGE - 1)];
  }

  private String text(long from, int count) {
    int start = (int) (from & PAGE - 1);
    if (start + count <= PAGE) {
      return new String(page(from >>> PAGE_BITS), start, count, StandardCharsets.UTF_8);
    }
    byte[] bytes = new byte[count];
    for (int done = 0; done < count; ) {
      long at = from + done;
      int some = Math.min(count - done, PAGE - (int) (at & PAGE - 1));
      System.arraycopy(page(at >>> PAGE_BITS), (int) (at & PAGE - 1), bytes, done, some);
      done += some;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private byte[] page(long number) {
    if (number == length >>> PAGE_BITS) {
      return last;
    }
    if (number < first.size()) {
      return first.get((int) number);
    }
    byte[] known = pages.get(number);
    if (known == null) {
      known = fromFile(number);
      pages.put(number, known);
    }
    return known;
  }

  private byte[] fromFile(long number) {
    FileChannel from = channel;
    if (from == null) {
      throw new IllegalStateException("no page " + number);
    }
    try {
      ByteBuffer page = ByteBuffer.allocate(PAGE);
      long at = (number - most) << PAGE_BITS;
      while (page.hasRemaining()) {
        int count = from.read(page, at);
        if (count < 0) {
          throw new IOException("the temporary file " + file + " was cut");
        }
        at += count;
      }
      return page.array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
