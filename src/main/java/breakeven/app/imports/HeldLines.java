package breakeven.app.imports;

import breakeven.xlsx.read.ShownText;
import breakeven.xlsx.read.Temporary;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Lines of a report that are printed once the work is done: a run that ends with an error prints
 * nothing else. However many there are, they take no memory.
 */
public final class HeldLines implements AutoCloseable {
  private final Path file;
  private final BufferedWriter writer;

  /** No line as yet. */
  public HeldLines() throws IOException {
    file = Temporary.file(".lines");
    writer = Files.newBufferedWriter(file);
  }

  /** Takes a line. */
  public void add(String line) {
    try {
      writer.write(ShownText.line(line));
      writer.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands them all on, once. */
  public void passTo(Consumer<Iterable<String>> taker) throws IOException {
    writer.close();
    try (Stream<String> lines = Files.lines(file)) {
      taker.accept(lines::iterator);
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.deleteIfExists(file);
  }
}
