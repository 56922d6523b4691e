package breakeven.app.cli;

import breakeven.app.batch.Progress;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * The work behind a command.
 *
 * @param <O> what is asked for
 * @param <R> what came of it
 */
@FunctionalInterface
interface Job<O, R> {
  /** Does it. */
  R run(O options, Progress progress) throws IOException;

  /** Work that tells line by line what comes of it. */
  @FunctionalInterface
  interface Telling<O, R> {
    /** Does it. */
    R run(O options, Progress progress, Consumer<String> out) throws IOException;
  }
}
