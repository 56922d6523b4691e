package breakeven.xlsx.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that live as long as a run: they are gone when it ends, also where it is interrupted. What
 * runs left behind that were killed is removed by the next one: a file's name says which process it
 * belongs to.
 */
public final class Temporary {
  /** Where its process cannot be asked for, a younger file may belong to a run of this moment. */
  private static final Duration LEFTOVER = Duration.ofDays(1);

  private static final String START = "breakeven-";

  /** No other name will do: a workbook of the user's may be called breakeven-plan.xlsx. */
  private static final Pattern OURS =
      Pattern.compile(
          "\\.?breakeven-([0-9a-f]{1,8})-([0-9]{1,18})-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\..*");

  private static final String HERE = Integer.toHexString(processes().hashCode());

  private static final long PROCESS = ProcessHandle.current().pid();

  private static final FileAttribute<?>[] PRIVATE = permissions("rw-------");

  /**
   * Held while a file is made or moved to its place, and for good once the run ends: no file comes
   * then any more that nobody would delete.
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
    return whole(
        () -> {
          path.toFile().deleteOnExit();
          return maker.make();
        });
  }

  /**
   * Does something that shall not be half done where the run is stopped meanwhile, as moving files
   * to their places: it is done whole before the run ends, or not begun.
   */
  public static <T> T whole(Maker<T> maker) throws IOException {
    MAKING.lock();
    try {
      return maker.make();
    } finally {
      MAKING.unlock();
    }
  }

  /** What the names of this process's files begin with. */
  public static String prefix() {
    return START + HERE + "-" + PROCESS + "-";
  }

  /**
   * Where process numbers mean the same: one boot of one machine, and there one container. Empty
   * where that cannot be reported.
   */
  private static String processes() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | RuntimeException e) {
      return Objects.requireNonNullElse(System.getenv("COMPUTERNAME"), "");
    }
  }

  private static FileAttribute<?>[] permissions(String owner) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(owner))
        }
        : new FileAttribute<?>[0];
  }

  /** A new folder in the temporary one that nobody else may look into; see {@link #remove}. */
  public static Path folder() throws IOException {
    return made(".d", file -> Files.createDirectory(file, permissions("rwx------")));
  }

  /** A new file in the temporary folder that nobody else may read. */
  public static Path file(String ending) throws IOException {
    return made(ending, file -> Files.createFile(file, PRIVATE));
  }

  private interface Making {
    Path make(Path file) throws IOException;
  }

  private static Path made(String ending, Making making) throws IOException {
    Path file =
        Path.of(System.getProperty("java.io.tmpdir"), prefix() + UUID.randomUUID() + ending);
    untilExit(file, () -> making.make(file));
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      removeLeftovers(folder, START + "*", file);
    }
    return file;
  }

  /**
   * Removes what runs left behind that were killed, and nothing else.
   *
   * @param pattern the names among which such files are
   * @param justMade a file of this run there, which says what time it is there
   */
  public static void removeLeftovers(Path folder, String pattern, Path justMade) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      Instant old = Files.getLastModifiedTime(justMade).toInstant().minus(LEFTOVER);
      for (Path file : files) {
        Matcher ours = OURS.matcher(String.valueOf(file.getFileName()));
        if (ours.matches()
            && !ofThisProcess(ours)
            && (orphaned(ours) || Files.getLastModifiedTime(file).toInstant().isBefore(old))) {
          remove(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Somebody else's to tidy up; it does not stop this run.
    }
  }

  /** Removes a file, or a folder with all that is in it. */
  public static void remove(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean ofThisProcess(Matcher owner) {
    return owner.group(1).equals(HERE) && Long.parseLong(owner.group(2)) == PROCESS;
  }

  /** Whether the process that made a file is known to be over. */
  private static boolean orphaned(Matcher owner) {
    return !HERE.equals("0")
        && owner.group(1).equals(HERE)
        && ProcessHandle.of(Long.parseLong(owner.group(2))).isEmpty();
  }
}
