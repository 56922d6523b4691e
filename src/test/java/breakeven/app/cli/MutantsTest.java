package breakeven.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.oracle.SeededPortfolio;
import breakeven.testing.PlainBook;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Packages;
import breakeven.xlsx.read.XlsxFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged workbooks end in a result or in one line, always. {@code -Dmutants=5000} tries so many;
 * {@code -Dmutant.first=17} begins with that one, so that one can be run again.
 */
class MutantsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  private static final int MUTANTS = Integer.getInteger("mutants", 100);
  private static final int FIRST = Integer.getInteger("mutant.first", 0);

  /** One in so many also becomes a workbook; the others are read, judged and printed as CSV. */
  private static final int WORKBOOKS = 10;

  private static final int SECONDS = 60;

  @TempDir private static Path shared;
  private static Mutator mutator;

  @TempDir private Path folder;

  @BeforeAll
  static void makeTheBook() {
    Path book = new PlainBook(SeededPortfolio.rows(1, 2)).write(shared.resolve("book.xlsx"));
    mutator = new Mutator(UsualBook.write(book));
  }

  private record Run(int code, String out, String err) {}

  private static Run run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new StandardOutput(out), new PrintWriter(err), false, false);
    int code = new Cli(terminal, Wiring.shipped(), CLOCK).run(args);
    return new Run(code, out.toString(), err.toString());
  }

  @Test
  void everyMutantEndsInAResultOrInOneLine() throws Exception {
    List<String> faults = new ArrayList<>();
    Map<Integer, Integer> codes = new TreeMap<>();
    ExecutorService thread = Executors.newSingleThreadExecutor(MutantsTest::daemon);
    for (int seed = FIRST; seed < FIRST + MUTANTS; seed++) {
      Path input = folder.resolve("mutant.xlsx");
      String what = seed + " (" + mutator.write(seed, input) + ")";
      Path output = folder.resolve(seed % WORKBOOKS == 0 ? "out.xlsx" : "out.csv");
      byte[] before = Files.readAllBytes(input);
      Future<Run> going =
          thread.submit(
              () ->
                  run(
                      "review",
                      input.toString(),
                      "-o",
                      output.toString(),
                      "--values",
                      "--draws=0"));
      try {
        Run run = going.get(SECONDS, TimeUnit.SECONDS);
        codes.merge(run.code(), 1, Integer::sum);
        String fault = fault(run, output);
        if (!fault.isEmpty()) {
          faults.add(what + ": " + fault);
        }
      } catch (TimeoutException e) {
        // Left behind on its daemon thread, so that the test ends.
        faults.add(what + ": no end in " + SECONDS + " s");
        thread.shutdownNow();
        thread = Executors.newSingleThreadExecutor(MutantsTest::daemon);
      } catch (ExecutionException e) {
        faults.add(what + ": " + e.getCause());
      }
      if (!Arrays.equals(Files.readAllBytes(input), before)) {
        faults.add(what + ": the input was changed");
      }
      Files.deleteIfExists(output);
    }
    thread.shutdownNow();
    assertThat(faults).isEmpty();
    assertThat(codes.keySet()).as("results and refusals").contains(0, 2);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "mutant");
    thread.setDaemon(true);
    return thread;
  }

  /** What is wrong with the end of a run; empty where nothing is. */
  private static String fault(Run run, Path output) {
    String err = run.err();
    if (run.code() == 0) {
      return err.isEmpty() ? faultOf(output) : "exit 0 and " + err;
    }
    if (run.code() != 2) {
      return "exit " + run.code() + ": " + err;
    }
    if (err.lines().count() != 1
        || err.length() > 2_100
        || !err.startsWith("breakeven: ")
        || err.matches("(?s).*(Exception|org\\.apache|java\\.|\\bnull\\b).*")) {
      return "told as " + err;
    }
    return !run.out().isEmpty()
        ? "standard output is not empty"
        : Files.exists(output) ? "an output is there" : "";
  }

  private static String faultOf(Path output) {
    if (output.toString().endsWith(".csv")) {
      return Files.exists(output) ? "" : "no output";
    }
    try (XlsxFile made = XlsxFile.made(output)) {
      for (Map.Entry<String, byte[]> part : Packages.parts(output).entrySet()) {
        made.open(part.getKey()).readAllBytes();
      }
      for (String part : List.of("xl/workbook.xml", "xl/styles.xml", Packages.SHEET)) {
        if (made.has(part)) {
          XlsxFile.requireXml(made.open(part).readAllBytes(), part);
        }
      }
      return "";
    } catch (BadInput | java.io.IOException e) {
      return "the output is damaged: " + e.getMessage();
    }
  }
}
