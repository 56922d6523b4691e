package breakeven.xlsx.ooxml;

import breakeven.xlsx.read.BadInput;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A place that is this run's alone while it lasts, so that of two runs into one place the second is
 * refused, rather than that the files of both are mixed there. A hidden file there is locked for
 * it: the system gives the lock back however the run ends, and a file that a killed run left behind
 * goes with the next run into that folder.
 */
public final class OutputLock implements Closeable {
  private static final String START = ".breakeven-";
  private static final String END = ".lock";

  /** Others that tidy up hold a lock for a moment; a run holds it for longer. */
  private static final int ATTEMPTS = 10;

  private static final long PAUSE_MILLIS = 20;

  /** Of this process: to open and close one of these files would give its lock back. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final Thread atExit;

  private OutputLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
    atExit = new Thread(this::release);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Claims a file.
   *
   * @return null where its folder knows no locks: there runs go unprotected
   * @throws BadInput where another run has claimed it
   */
  public static @Nullable OutputLock file(Path target) {
    Path folder = target.toAbsolutePath().normalize().getParent();
    return folder == null ? null : of(target, folder, String.valueOf(target.getFileName()));
  }

  /** The same of a folder with all that is in it; it must be there. */
  public static @Nullable OutputLock folder(Path target) {
    return of(target, target, "");
  }

  private static @Nullable OutputLock of(Path target, Path folder, String name) {
    try {
      Path real = folder.toRealPath();
      removeLeftovers(real);
      // Names that differ in case alone may be one file.
      String key = Integer.toHexString(name.toLowerCase(Locale.ROOT).hashCode());
      Path file = real.resolve(START + key + END);
      for (int i = 0; i < ATTEMPTS; i++) {
        OutputLock claim = attempt(file);
        if (claim != null) {
          return claim;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new BadInput(
        target
            + " is being written by another run: wait until that one has ended, or choose another"
            + " name");
  }

  /** Null where somebody else holds the lock, or took the file away. */
  private static @Nullable OutputLock attempt(Path file) throws IOException {
    if (!HELD.add(file)) {
      return null;
    }
    FileChannel channel = null;
    OutputLock claim = null;
    try {
      create(file);
      Object before = identity(file);
      channel = open(file);
      if (channel != null
          && channel.tryLock() != null
          && before != null
          && before.equals(identity(file))) {
        claim = new OutputLock(file, channel);
      }
      return claim;
    } finally {
      if (claim == null) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(file);
      }
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // Another run's, which is asked next.
    }
  }

  private static @Nullable FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Which file it is; null where there is none. */
  private static @Nullable Object identity(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      // Windows has no such key, and lets nobody take away a file that is open.
      return Objects.requireNonNullElse(attributes.fileKey(), "");
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** Files of runs that were killed: nobody holds their locks. */
  private static void removeLeftovers(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, START + "*" + END)) {
      for (Path file : files) {
        OutputLock leftover = attempt(file);
        if (leftover != null) {
          leftover.close();
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Somebody else's to tidy up; it does not stop this run.
    }
  }

  private synchronized void release() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      // Before the lock is given back: afterwards it may be another run's.
      Files.deleteIfExists(file);
      channel.close();
    } catch (IOException e) {
      // The next run into the folder removes it.
    } finally {
      HELD.remove(file);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The run is being stopped; the hook may have done it.
    }
    release();
  }
}
