package breakeven.read;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that live as long as a run: they are gone when it ends, also where it is interrupted. What
 * runs left behind that were killed is removed by the next one: a file's name says which process it
 * belongs to.
 */
public final class Temporary {
  /** Where its process cannot be asked for, a younger file may belong to a run of this moment. */
  private static final Duration LEFTOVER = Duration.ofDays(1);

  private static final String START = "breakeven-";
  private static final Pattern OWNED =
      Pattern.compile("breakeven-([0-9a-f]{1,8})-([0-9]{1,18})-.*");
  private static final String HERE = Integer.toHexString(processes().hashCode());

  private static final FileAttribute<?>[] PRIVATE =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
          }
          : new FileAttribute<?>[0];

  /**
   * Held while a file is made, and for good once the run ends: no file is made then any more that
   * nobody would delete.
   */
  private static final Lock MAKING = new ReentrantLock();

  static {
    // Goes before files are deleted on exit.
    Runtime.getRuntime().addShutdownHook(new Thread(MAKING::lock));
  }

  private Temporary() {}

  /**
   * What makes a file or a folder.
   *
   * @param <T> what is known of it then
   */
  @FunctionalInterface
  public interface Maker<T> {
    /** Makes it. */
    T make() throws IOException;
  }

  /** Makes a file that goes when the run ends, or a folder that goes if it is empty then. */
  public static <T> T untilExit(Path path, Maker<T> maker) throws IOException {
    MAKING.lock();
    try {
      path.toFile().deleteOnExit();
      return maker.make();
    } finally {
      MAKING.unlock();
    }
  }

  /** What the names of this process's files begin with. */
  public static String prefix() {
    return START + HERE + "-" + ProcessHandle.current().pid() + "-";
  }

  /**
   * Where process numbers mean the same: one boot of one machine, and there one container. Empty
   * where that cannot be told.
   */
  private static String processes() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | RuntimeException e) {
      return Objects.requireNonNullElse(System.getenv("COMPUTERNAME"), "");
    }
  }

  /** A new file in the temporary folder that nobody else may read. */
  public static Path file(String ending) throws IOException {
    Path file =
        Path.of(System.getProperty("java.io.tmpdir"), prefix() + UUID.randomUUID() + ending);
    untilExit(file, () -> Files.createFile(file, PRIVATE));
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      removeLeftovers(folder, START + "*" + ending, file);
    }
    return file;
  }

  /**
   * Removes what runs left behind that were killed.
   *
   * @param pattern the names of such files
   * @param justMade a file of this run there, which tells what time it is there
   */
  public static void removeLeftovers(Path folder, String pattern, Path justMade) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      Instant old = Files.getLastModifiedTime(justMade).toInstant().minus(LEFTOVER);
      for (Path file : files) {
        if (orphaned(file) || Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Somebody else's to tidy up; it does not stop this run.
    }
  }

  /** Whether the process that made a file is known to be over. */
  private static boolean orphaned(Path file) {
    Matcher owner = OWNED.matcher(String.valueOf(file.getFileName()).replaceFirst("^\\.", ""));
    return !HERE.equals("0")
        && owner.matches()
        && owner.group(1).equals(HERE)
        && ProcessHandle.of(Long.parseLong(owner.group(2))).isEmpty();
  }
}
