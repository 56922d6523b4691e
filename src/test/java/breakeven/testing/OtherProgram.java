package breakeven.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs a program that is not ours, and does not wait for it forever. */
final class OtherProgram {
  private OtherProgram() {}

  /**
   * Without the program the test is skipped; or it fails, where the environment has {@code CI} or
   * the property of this name is {@code required}, as {@code ./check} sets it.
   */
  static void missing(String name, String message) {
    if (required(name)) {
      fail(message);
    }
    Assumptions.abort(message);
  }

  static boolean required(String name) {
    String ci = System.getenv("CI");
    return "required".equals(System.getProperty(name)) || (ci != null && !ci.isEmpty());
  }

  /** Runs a command and gives what it printed, standard error included. */
  static String run(Duration limit, List<String> command) {
    if (!Scope.all()) {
      fail("A test that asks another program is @Thorough: " + command.get(0));
    }
    try {
      Path printed = Files.createTempFile("breakeven-", ".out");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .start();
        boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly().waitFor();
        }
        String text = new String(Files.readAllBytes(printed), StandardCharsets.UTF_8);
        if (!ended) {
          fail(command + " did not end within " + limit.toSeconds() + " s:\n" + text);
        }
        if (process.exitValue() != 0) {
          fail(command + " ended with " + process.exitValue() + ":\n" + text);
        }
        return text;
      } finally {
        Files.delete(printed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static File nothing() {
    return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
  }
}
