package breakeven.write;

import breakeven.read.BadInput;
import breakeven.read.Temporary;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that takes its place only when it is whole: written beside the target, forced to the disk
 * and moved over it. Without {@link #finish} nothing of it remains.
 */
final class TargetFile implements AutoCloseable {
  private static final String START = ".breakeven-";
  private static final String END = ".tmp";

  private final Path target;
  private final Path temporary;
  private final SeekableByteChannel channel;

  private TargetFile(Path target, Path temporary, SeekableByteChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
  }

  static TargetFile create(Path in, Path out, boolean overwrite) {
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new BadInput(out + " cannot be written: its folder does not exist, make it first");
    }
    checkTarget(in, out, overwrite);
    Path temporary = folder.resolve(START + UUID.randomUUID() + END);
    try {
      // Not createTempFile: that one lets nobody else read the file, and the mode would stay after
      // the move.
      SeekableByteChannel channel =
          Files.newByteChannel(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      temporary.toFile().deleteOnExit();
      Temporary.removeLeftovers(folder, START + "*" + END, temporary);
      return new TargetFile(out, temporary, channel);
    } catch (IOException e) {
      throw new BadInput(
          folder + " cannot be written to (" + e.getMessage() + "): choose another folder", e);
    }
  }

  private static void checkTarget(Path in, Path out, boolean overwrite) {
    try {
      if (Files.exists(out) && Files.isSameFile(in, out)) {
        throw new BadInput(
            out + " is the input itself, which is never changed: choose another name");
      }
    } catch (IOException e) {
      throw new BadInput(
          out + " cannot be looked at (" + e.getMessage() + "): choose another name", e);
    }
    if (Files.isDirectory(out)) {
      throw new BadInput(out + " is a folder: give a file name");
    }
    if (Files.exists(out) && !overwrite) {
      throw new BadInput(out + " exists: add --overwrite to replace it, or choose another name");
    }
  }

  /** Where to write; closed by the writer. */
  SeekableByteChannel channel() {
    return channel;
  }

  Path path() {
    return temporary;
  }

  /** Moves the file over the target. */
  void finish() throws IOException {
    try (FileChannel forced = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      forced.force(true);
    }
    try {
      move();
    } catch (IOException e) {
      throw new BadInput(
          target + " cannot be replaced (" + e.getMessage() + "): close it in Excel and try again",
          e);
    }
  }

  private void move() throws IOException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }
}
