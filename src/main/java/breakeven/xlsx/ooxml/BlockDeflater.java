package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.Temporary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
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
  static final int BLOCK = 1 << 20;

  /** Blocks in work or waiting. */
  private static final int MOST_WAITING = 6;

  private static final int IN_MEMORY = 4 << 20;

  private static final int BUFFER = 1 << 13;

  private final ExecutorService threads;
  private final int level;
  private @Nullable Path file;
  private @Nullable DeferredFileOutputStream store;
  private final CRC32 crc = new CRC32();
  private final TextIndexes texts = new TextIndexes();
  private final Queue<Future<byte[]>> waiting = new ArrayDeque<>();
  private final ByteArrayOutputStream block = new ByteArrayOutputStream();
  private byte[] last = {};
  private long length;
  private long stored;
  private boolean finished;

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
      if (block.size() == BLOCK) {
        submit();
      }
      int part = Math.min(end - at, BLOCK - block.size());
      block.write(bytes, at, part);
      at += part;
    }
  }

  private void submit() throws IOException {
    byte[] full = counted();
    waiting.add(threads.submit(() -> deflated(full, level, false)));
    if (waiting.size() >= MOST_WAITING) {
      takeNext();
    }
  }

  /** The bytes of the block, counted here, since checksums are made in their order. */
  private byte[] counted() {
    byte[] full = block.toByteArray();
    block.reset();
    crc.update(full);
    texts.read(full, full.length);
    length += full.length;
    return full;
  }

  private static byte[] deflated(byte[] plain, int level, boolean last) throws IOException {
    Deflater deflater = new Deflater(level, true);
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, BUFFER, true);
      out.write(plain);
      if (last) {
        out.finish();
      } else {
        out.flush();
      }
      return bytes.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private void takeNext() throws IOException {
    byte[] done = LongParts.result(waiting.remove());
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
    into.write(done);
    stored += done.length;
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
    last = deflated(counted(), level, true);
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
    entry.setCompressedSize(stored + last.length);
    entry.setCrc(crc.getValue());
    try (InputStream raw = raw()) {
      zip.addRawArchiveEntry(entry, raw);
    }
  }

  /** What was stored, and the last block; of a short part that is all. */
  private InputStream raw() throws IOException {
    DeferredFileOutputStream before = store;
    if (before == null) {
      return new ByteArrayInputStream(last);
    }
    before.close();
    return new SequenceInputStream(before.toInputStream(), new ByteArrayInputStream(last));
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
