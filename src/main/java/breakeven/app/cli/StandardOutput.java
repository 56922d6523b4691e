package breakeven.app.cli;

import breakeven.xlsx.read.BadInput;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Where results are printed; a writer that can say why something could not be. */
final class StandardOutput extends PrintWriter {
  /** Nobody reads, or wants no more, as {@code head} does: that is no fault, and nobody to tell. */
  private static final String CLOSED_PIPE =
      "Broken pipe|The pipe .*|Bad file descriptor|The handle is invalid";

  private final Watched watched;

  StandardOutput(Writer writer) {
    this(new Watched(writer));
  }

  private StandardOutput(Watched watched) {
    super(watched, true);
    this.watched = watched;
  }

  /**
   * Makes sure that all was written so far.
   *
   * @throws BadInput where it was not, as on a full disk
   */
  void requireWritten() {
    flush();
    IOException failure = watched.failure;
    if (failure != null && !String.valueOf(failure.getMessage()).matches(CLOSED_PIPE)) {
      throw new BadInput(
          "standard output cannot be written (" + failure.getMessage() + ")", failure);
    }
  }

  /** Keeps the first failure, of which a {@link PrintWriter} only says that there was one. */
  private static final class Watched extends FilterWriter {
    private @Nullable IOException failure;

    Watched(Writer writer) {
      super(writer);
    }

    @Override
    public void write(int character) throws IOException {
      watch(() -> out.write(character));
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
      watch(() -> out.write(characters, from, length));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      watch(() -> out.write(text, from, length));
    }

    @Override
    public void flush() throws IOException {
      watch(out::flush);
    }

    private void watch(Attempt attempt) throws IOException {
      try {
        attempt.run();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }
  }

  /** Something that may fail. */
  @FunctionalInterface
  private interface Attempt {
    void run() throws IOException;
  }
}
