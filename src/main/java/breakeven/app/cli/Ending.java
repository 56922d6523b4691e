package breakeven.app.cli;

import java.time.Duration;
import java.util.function.ToIntFunction;

/** The end of the program, which comes also where something does not want to end. */
public final class Ending {
  /** A file that is being moved to its place on a slow disk has so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Ending() {}

  /** Ends the program with an exit code. */
  public static void exit(int code) {
    exit(code, PATIENCE);
  }

  /**
   * The same.
   *
   * @param patience how long is waited for what is to be done at the end
   */
  static void exit(int code, Duration patience) {
    Thread halting =
        new Thread(
            () -> {
              try {
                Thread.sleep(patience.toMillis());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(code);
            },
            "ending");
    halting.setDaemon(true);
    try {
      halting.start();
      System.exit(code);
    } finally {
      // Reached where there is no memory for an orderly end.
      Runtime.getRuntime().halt(code);
    }
  }

  /**
   * Ends the program from now on where one of its threads dies, as for want of memory: whoever
   * waits for its work would wait for ever.
   *
   * @param report says what the thread died of, and gives the exit code
   */
  public static void withThreads(ToIntFunction<Throwable> report) {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, thrown) -> {
          // The first one says it all.
          synchronized (Ending.class) {
            int code = ExitCode.FAULT;
            try {
              code = report.applyAsInt(thrown);
            } finally {
              exit(code);
            }
          }
        });
  }
}
