package breakeven.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.oracle.SeededPortfolio;
import breakeven.testing.OpenPyxl;
import breakeven.testing.PlainBook;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.BadInput;
import breakeven.xlsx.read.Packages;
import breakeven.xlsx.read.Temporary;
import breakeven.xlsx.read.XlsxFile;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
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
 * Damaged workbooks end in a result or in one line, always, and no number of theirs is one that
 * openpyxl reads otherwise. {@code -Dmutants=5000} tries so many; {@code -Dmutant.first=17} begins
 * with that one, so that one can be run again; {@code -Dmutant.workbooks=1} makes a workbook of
 * each. {@code -Dmutant.book=samples/month-18.xlsx} damages that book, reviewed on {@code
 * -Dmutant.day=2028-06-02}.
 */
@Thorough
class MutantsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  private static final int MUTANTS = Integer.getInteger("mutants", 150);
  private static final int FIRST = Integer.getInteger("mutant.first", 0);
  private static final int THREADS = 2;

  private static final String BOOK = System.getProperty("mutant.book", "");

  /** Mutants whose numbers one run of openpyxl reads; of a book of any size fewer. */
  private static final int BATCH =
      Math.min(BOOK.isEmpty() ? 100 : 20, (MUTANTS + THREADS - 1) / THREADS);

  /** One in so many also becomes a workbook; the others are read, judged and printed as CSV. */
  private static final int WORKBOOKS = Integer.getInteger("mutant.workbooks", 20);

  private static final String DAY = "--as-of=" + System.getProperty("mutant.day", "2026-11-24");
  private static final int SECONDS = 60;

  @TempDir private static Path folder;
  private static Mutator mutator;

  private final Map<Integer, Integer> codes = new ConcurrentHashMap<>();

  @BeforeAll
  static void makeTheBook() throws BadInput {
    if (BOOK.isEmpty()) {
      Path book = new PlainBook(SeededPortfolio.rows(1, 2)).write(folder.resolve("book.xlsx"));
      mutator = new Mutator(UsualBook.write(book), Packages.SHEET);
    } else {
      Path book = Path.of(BOOK);
      try (XlsxFile file = XlsxFile.open(book)) {
        mutator = new Mutator(book, file.sheet("Workloads").orElseThrow().part());
      }
    }
  }

  private record Run(int code, String out, String err) {}

  private static Run run(List<String> args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = new Terminal(new StandardOutput(out), new PrintWriter(err), false, false);
    int code = new Cli(terminal, Wiring.shipped(), CLOCK).run(args.toArray(new String[0]));
    return new Run(code, out.toString(), err.toString());
  }

  @Test
  void everyMutantEndsInAResultOrInOneLineAndEveryNumberIsOneToOthersToo() throws Exception {
    boolean compared = OpenPyxl.atHand();
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<String> faults = new ArrayList<>();
    List<String> left = temporary();
    try {
      // Nothing but the one line may be said, whoever says it.
      System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
      List<Future<List<String>>> batches = new ArrayList<>();
      for (int first = FIRST; first < FIRST + MUTANTS; first += BATCH) {
        int from = first;
        int to = Math.min(from + BATCH, FIRST + MUTANTS);
        batches.add(threads.submit(() -> faults(from, to, compared)));
      }
      for (Future<List<String>> batch : batches) {
        faults.addAll(batch.get());
      }
    } finally {
      threads.shutdownNow();
      System.setErr(before);
    }
    assertThat(temporary()).isEqualTo(left);
    assertThat(faults).as("ended with %s", codes).isEmpty();
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(codes.keySet()).as("results and refusals").contains(0, 2, 3);
    System.out.println("mutants by exit code: " + new TreeMap<>(codes));
  }

  /** The temporary files of this process. */
  private static List<String> temporary() {
    String[] names = new File(System.getProperty("java.io.tmpdir")).list();
    return Arrays.stream(names == null ? new String[0] : names)
        .filter(name -> name.startsWith(Temporary.prefix()))
        .sorted()
        .toList();
  }

  /** The faults of the mutants of some seeds. */
  private List<String> faults(int from, int to, boolean compared) throws Exception {
    Path mine = Files.createDirectory(folder.resolve("from-" + from));
    Path reviewed = Files.createDirectory(mine.resolve("reviewed"));
    List<String> faults = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    ExecutorService thread = Executors.newSingleThreadExecutor(MutantsTest::daemon);
    for (int seed = from; seed < to; seed++) {
      Path input = mine.resolve(seed + ".xlsx");
      String what = seed + " (" + mutator.write(seed, input) + ")";
      byte[] before = Files.readAllBytes(input);
      boolean workbook = seed % WORKBOOKS == 0;
      Path output = mine.resolve(workbook ? "out.xlsx" : "out.csv");
      List<String> args =
          new ArrayList<>(
              List.of("review", input.toString(), "-o", output.toString(), "--draws=0", DAY));
      if (!workbook) {
        args.add("--fail-on=issues");
      }
      Future<Run> going = thread.submit(() -> run(args));
      try {
        Run run = going.get(SECONDS, TimeUnit.SECONDS);
        codes.merge(run.code(), 1, Integer::sum);
        String fault = fault(run, output);
        if (!fault.isEmpty()) {
          faults.add(what + ": " + fault);
        }
        if (run.code() != 2) {
          names.put(input.getFileName().toString(), what);
          Files.write(reviewed.resolve(input.getFileName()), before);
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
      Files.delete(input);
      Files.deleteIfExists(output);
    }
    thread.shutdownNow();
    if (compared) {
      faults.addAll(NumbersElsewhere.differences(reviewed, names));
    }
    if (to < FIRST + MUTANTS || !faults.isEmpty()) {
      System.out.println(
          "mutants " + from + " to " + to + ": " + new TreeMap<>(codes) + " " + faults);
    }
    return faults;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "mutant");
    thread.setDaemon(true);
    return thread;
  }

  /** What is wrong with the end of a run; empty where nothing is. */
  private static String fault(Run run, Path output) {
    String err = run.err();
    if (run.code() == 0 || run.code() == 3) {
      return err.isEmpty() ? faultOf(output) : "a result and " + err;
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
