package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Temporary;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.io.FilenameUtils;
import org.jspecify.annotations.Nullable;

/**
 * A file that takes its place only when it is whole: written beside the target, forced to the disk
 * and moved over it. Without {@link #finish} nothing of it remains.
 */
public final class TargetFile implements AutoCloseable {
  private static final String HIDDEN = ".";
  private static final String END = ".tmp";

  private final Path target;
  private final Path temporary;
  private final SeekableByteChannel channel;
  private final boolean overwrite;
  private final @Nullable Set<PosixFilePermission> rights;
  private @Nullable Path before;
  private boolean undoable;

  private TargetFile(
      Path target,
      Path temporary,
      SeekableByteChannel channel,
      boolean overwrite,
      @Nullable Set<PosixFilePermission> rights) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
    this.overwrite = overwrite;
    this.rights = rights;
  }

  /**
   * Begins a file, after a look at whether it may be written. Whoever may read it may read what it
   * replaces, or else the input.
   *
   * @param in the input, which is never overwritten; null: there is none
   * @param out the target
   * @param overwrite whether a target that exists may be replaced
   */
  public static TargetFile create(@Nullable Path in, Path out, boolean overwrite) {
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new BadInput(out + " cannot be written: its folder does not exist, make it first");
    }
    checkTarget(in, out, overwrite);
    Path temporary = temporaryBeside(out);
    try {
      // Not createTempFile: that one lets nobody else read the file, and the mode would stay after
      // the move.
      SeekableByteChannel channel =
          Temporary.untilExit(
              temporary,
              () ->
                  Files.newByteChannel(
                      temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
      Set<PosixFilePermission> rights = rights(Files.exists(out) ? out : in);
      if (rights != null) {
        Set<PosixFilePermission> meanwhile = new HashSet<>(rights);
        meanwhile.add(PosixFilePermission.OWNER_WRITE);
        Files.setPosixFilePermissions(temporary, meanwhile);
      }
      Temporary.removeLeftovers(folder, HIDDEN + "breakeven-*" + END, temporary);
      return new TargetFile(out, temporary, channel, overwrite, rights);
    } catch (IOException e) {
      throw new BadInput(
          folder + " cannot be written to (" + reason(e) + "): choose another folder", e);
    }
  }

  /** Who may read and write a file; null where there is none, or it has no such rights. */
  private static @Nullable Set<PosixFilePermission> rights(@Nullable Path file) throws IOException {
    if (file == null || !Files.exists(file)) {
      return null;
    }
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view == null ? null : view.readAttributes().permissions();
  }

  /** A name of its own in the folder of a target, which the next run there removes if need be. */
  public static Path temporaryBeside(Path target) {
    return target.resolveSibling(HIDDEN + Temporary.prefix() + UUID.randomUUID() + END);
  }

  /**
   * A name for a copy beside a file, with a number where there is one: {@code plan.before-2.xlsx}.
   */
  public static Path unused(Path file, String what) {
    String name = FilenameUtils.removeExtension(file.toString()) + what;
    String end = "." + FilenameUtils.getExtension(file.toString());
    Path copy = Path.of(name + end);
    for (int i = 2; Files.exists(copy); i++) {
      copy = Path.of(name + "-" + i + end);
    }
    return copy;
  }

  /** Why, without the name of the temporary file, which nobody knows. */
  public static String reason(IOException fault) {
    if (fault instanceof AccessDeniedException) {
      return "no permission";
    }
    String reason =
        fault instanceof FileSystemException file ? file.getReason() : fault.getMessage();
    return reason == null ? "no file can be made there" : reason;
  }

  /**
   * Makes sure that a file can be written, before there is anything to write.
   *
   * @param out the target, which may exist
   * @throws BadInput where its folder takes no file, or a spreadsheet program has the target open
   */
  public static void requireWritable(Path out) throws IOException {
    create(null, out, true).close();
  }

  private static void checkTarget(@Nullable Path in, Path out, boolean overwrite) {
    try {
      if (in != null && Files.exists(out) && Files.isSameFile(in, out)) {
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
    refuseOpen(out);
  }

  /** Refuses a target that would be replaced while a spreadsheet program has it open. */
  private static void refuseOpen(Path out) {
    if (Files.exists(out)) {
      OpenElsewhere.refuse(out, out, "run this again, or choose another name");
    }
  }

  /** Where to write; closed by the writer. */
  public SeekableByteChannel channel() {
    return channel;
  }

  Path path() {
    return temporary;
  }

  /** Moves the file over the target. */
  public void finish() throws IOException {
    force();
    place();
  }

  /** Makes sure that all of the file is on the disk. */
  public void force() throws IOException {
    channel.close();
    try (FileChannel forced = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      forced.force(true);
    }
  }

  private void place() {
    try {
      move();
    } catch (FileAlreadyExistsException e) {
      throw new BadInput(
          target + " was made by somebody else meanwhile: add --overwrite to replace it", e);
    } catch (IOException e) {
      throw new BadInput(
          target + " cannot be replaced (" + e.getMessage() + "): close it in Excel and try again",
          e);
    }
  }

  /** Takes the target's place for now: {@link #undo} gives it back until {@link #keep}. */
  public void placeForNow() throws IOException {
    if (Files.exists(target)) {
      before = temporary.resolveSibling(temporary.getFileName() + END);
      asideTo(before);
    }
    place();
    undoable = true;
  }

  /** Keeps the old file under another name; under its own it stays where that is possible. */
  private void asideTo(Path aside) throws IOException {
    try {
      Temporary.untilExit(aside, () -> Files.createLink(aside, target));
    } catch (UnsupportedOperationException | IOException e) {
      try {
        Files.copy(target, aside, StandardCopyOption.COPY_ATTRIBUTES);
      } catch (IOException full) {
        Files.deleteIfExists(aside);
        throw full;
      }
    }
  }

  /** Restores the state before {@link #placeForNow}, where it was called. */
  public void undo() throws IOException {
    if (undoable && before != null) {
      Files.move(before, target, StandardCopyOption.REPLACE_EXISTING);
    } else if (undoable) {
      Files.deleteIfExists(target);
    }
    undoable = false;
  }

  /** It stays in the target's place. */
  public void keep() {
    undoable = false;
  }

  private void move() throws IOException {
    if (rights != null) {
      Files.setPosixFilePermissions(temporary, rights);
    }
    if (!overwrite) {
      moveWhereNothingIs();
      return;
    }
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A move asks first and moves then; another run may be in between, so a link is better. */
  private void moveWhereNothingIs() throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | IOException e) {
      Files.move(temporary, target);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    undo();
    Files.deleteIfExists(temporary);
    if (before != null) {
      Files.deleteIfExists(before);
    }
  }
}
