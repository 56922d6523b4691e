package breakeven.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndingTest {
  /** A program with something to do at its end that never ends. */
  static final class Stuck {
    private Stuck() {}

    public static void main(String[] args) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    while (true) {
                      Thread.onSpinWait();
                    }
                  }));
      Ending.exit(3, Duration.ofMillis(100));
    }
  }

  /** A program that waits for work whose thread has no memory left even to say so. */
  static final class Waiting {
    private Waiting() {}

    public static void main(String[] args) throws InterruptedException {
      Cli program = Cli.onThisTerminal();
      Ending.withThreads(program::fault);
      CountDownLatch never = new CountDownLatch(1);
      for (int i = 0; i < 2; i++) {
        Thread worker =
            new Thread(
                () -> {
                  throw new OutOfMemoryError("Java heap space");
                });
        worker.setDaemon(true);
        worker.start();
      }
      never.await();
    }
  }

  private static String ends(Class<?> program, int code) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(code);
      return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theProgramEndsAlsoWhereSomethingDoesNotWantTo() throws Exception {
    ends(Stuck.class, 3);
  }

  @Test
  void theProgramEndsInOneLineWhereAThreadDiesThatOthersWaitFor() throws Exception {
    assertThat(ends(Waiting.class, 1))
        .startsWith("breakeven: not enough memory (")
        .contains("BREAKEVEN_JAVA_OPTS=-Xmx")
        .hasLineCount(1);
  }
}
