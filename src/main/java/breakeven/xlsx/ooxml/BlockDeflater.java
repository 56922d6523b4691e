package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.Temporary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A long part of a package, deflated in blocks by several threads while it is written. Each block
 * is deflated by itself and ends at a whole byte, so that the blocks one after the other are one
 * deflated stream; as they are always of the same size, its bytes do not depend on the number of
 * threads. The stream is kept, in memory while it is short, until its length is known and it can be
 * put into the zip.
 */
final class BlockDeflater extends OutputStream {
  /** Large enough that little is lost by a block that cannot refer to the one before. */
  static final int BLOCK = 1 << 19;

  /** Blocks in work or waiting. */
  private static final int MOST_WAITING = 6;

  private static final int IN_MEMORY = 4 << 20;

  private final ExecutorService threads;
  private final int level;
  private @Nullable Path file;
  private @Nullable DeferredFileOutputStream store;
  private final CRC32 crc = new CRC32();
  private final TextIndexes texts = new TextIndexes();
  private final Queue<Future<Block>> waiting = new ArrayDeque<>();
  private final Queue<Block> free = new ArrayDeque<>();
  private Block block = new Block();
  private long length;
  private long stored;
  private boolean finished;

  /** Bytes on their way from plain to deflated. */
  private static final class Block {
    private byte[] plain = new byte[1 << 14];
    private byte[] deflated = new byte[1 << 13];
    private int length;
    private int deflatedLength;

    private void room() {
      if (length == plain.length) {
        plain = Arrays.copyOf(plain, Math.min(BLOCK, 4 * length));
      }
    }

    private Block deflate(int level, boolean last) {
      Deflater deflater = new Deflater(level, true);
      try {
        deflater.setInput(plain, 0, length);
        if (last) {
          deflater.finish();
        }
        deflatedLength = 0;
        int flush = last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
        int room;
        do {
          if (deflatedLength == deflated.length) {
            deflated = Arrays.copyOf(deflated, 2 * deflatedLength);
          }
          room = deflated.length - deflatedLength;
          int n = deflater.deflate(deflated, deflatedLength, room, flush);
          deflatedLength += n;
          room -= n;
        } while (room == 0);
        return this;
      } finally {
        deflater.end();
      }
    }
  }

  /**
   * @param threads where the blocks are deflated
   * @param level of deflating
   */
  BlockDeflater(ExecutorService threads, int level) {
    this.threads = threads;
    this.level = level;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    int at = from;
    int end = from + count;
    while (at < end) {
      if (block.length == BLOCK) {
        submit();
      }
      block.room();
      int part = Math.min(end - at, block.plain.length - block.length);
      System.arraycopy(bytes, at, block.plain, block.length, part);
      block.length += part;
      at += part;
    }
  }

  private void submit() throws IOException {
    Block full = block;
    count(full);
    waiting.add(threads.submit(() -> full.deflate(level, false)));
    if (waiting.size() >= MOST_WAITING) {
      takeNext();
    }
    @Nullable Block used = free.poll();
    block = used == null ? new Block() : used;
    block.length = 0;
  }

  /** Here, since checksums are made in the order of the bytes. */
  private void count(Block full) {
    crc.update(full.plain, 0, full.length);
    texts.read(full.plain, full.length);
    length += full.length;
  }

  private void takeNext() throws IOException {
    Block done = LongParts.result(waiting.remove());
    store(done);
    free.add(done);
  }

  private void store(Block done) throws IOException {
    DeferredFileOutputStream into = store;
    if (into == null) {
      Path temporary = Temporary.file(".deflated");
      file = temporary;
      into =
          DeferredFileOutputStream.builder()
              .setThreshold(IN_MEMORY)
              .setOutputFile(temporary.toFile())
              .get();
      store = into;
    }
    into.write(done.deflated, 0, done.deflatedLength);
    stored += done.deflatedLength;
  }

  /** All is written: deflates the rest, once. */
  void finish() throws IOException {
    if (finished) {
      return;
    }
    finished = true;
    while (!waiting.isEmpty()) {
      takeNext();
    }
    count(block);
    block.deflate(level, true);
  }

  /** All is written: what its cells refer to, where it is a sheet. */
  TextIndexes texts() throws IOException {
    finish();
    return texts;
  }

  /** All is written: puts it into the zip as the next entry. */
  void putInto(ZipArchiveOutputStream zip, ZipArchiveEntry entry) throws IOException {
    finish();
    entry.setMethod(ZipMethod.DEFLATED.getCode());
    entry.setSize(length);
    entry.setCompressedSize(stored + block.deflatedLength);
    entry.setCrc(crc.getValue());
    try (InputStream raw = raw()) {
      zip.addRawArchiveEntry(entry, raw);
    }
  }

  /** What was stored, and the last block; of a short part that is all. */
  private InputStream raw() throws IOException {
    InputStream last = new ByteArrayInputStream(block.deflated, 0, block.deflatedLength);
    DeferredFileOutputStream before = store;
    if (before == null) {
      return last;
    }
    before.close();
    return new SequenceInputStream(before.toInputStream(), last);
  }

  /** Forgets the part. */
  @Override
  public void close() throws IOException {
    waiting.forEach(going -> going.cancel(true));
    DeferredFileOutputStream kept = store;
    Path temporary = file;
    if (kept != null) {
      kept.close();
    }
    if (temporary != null) {
      Files.deleteIfExists(temporary);
    }
  }
}
