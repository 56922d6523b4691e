package breakeven.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Reviews every workbook of a folder in one process, for {@code src/test/others}: the first
 * argument is the folder, the second where the outputs go. Prints a line for each: name, exit code
 * and what was said, with tabs between; {@code FAULT} stands before what must not be said.
 */
final class OtherWorkbooks {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  private static final int SECONDS = 120;

  private OtherWorkbooks() {}

  /** Reviews them. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<Path> books;
    try (Stream<Path> files = Files.list(Path.of(args[0]))) {
      books = files.sorted().toList();
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ExecutorService thread = thread();
    for (int i = 0; i < books.size(); i++) {
      Path book = books.get(i);
      Path output = Path.of(args[1], book.getFileName().toString());
      Future<String> going = thread.submit(() -> review(book, output));
      String end;
      try {
        end = going.get(SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        end = "1\tFAULT " + e.getCause();
      } catch (TimeoutException e) {
        end = "1\tFAULT no end in " + SECONDS + " s";
        thread.shutdownNow();
        thread = thread();
      }
      out.println(book.getFileName() + "\t" + end);
    }
    thread.shutdownNow();
  }

  private static ExecutorService thread() {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, "review");
          thread.setDaemon(true);
          return thread;
        });
  }

  private static String review(Path book, Path output) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new StandardOutput(out), new PrintWriter(err), false, false);
    int code =
        new Cli(terminal, Wiring.shipped(), CLOCK)
            .run("review", book.toString(), "-o", output.toString(), "--draws=20");
    String said = err.toString();
    boolean asItShould =
        code == 0
            ? said.isEmpty() && Files.exists(output)
            : said.lines().count() == 1
                && said.length() < 2_100
                && out.toString().isEmpty()
                && !Files.exists(output)
                && !said.replace(book.toString(), "")
                    .matches("(?s).*(Exception|org\\.apache|java\\.|\\bnull\\b).*");
    String line = said.replaceAll("[\\t\\r\\n]+", " ").strip();
    return code + "\t" + (asItShould ? "" : "FAULT ") + line;
  }
}
