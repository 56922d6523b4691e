package breakeven.read;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Files that live as long as a run: they are gone when it ends, also where it is interrupted. What
 * runs left behind that were killed is removed by a later one.
 */
public final class Temporary {
  /** A younger file may belong to a run of this moment. */
  private static final Duration LEFTOVER = Duration.ofDays(1);

  private static final String START = "breakeven-";

  private Temporary() {}

  /** A new file in the temporary folder that nobody else may read. */
  public static Path file(String ending) throws IOException {
    Path file = Files.createTempFile(Path.of(System.getProperty("java.io.tmpdir")), START, ending);
    file.toFile().deleteOnExit();
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
        if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // Somebody else's to tidy up; it does not stop this run.
    }
  }
}
