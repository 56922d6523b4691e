package breakeven.bench;

import breakeven.core.decision.Decision;
import breakeven.core.decision.Sentences;
import breakeven.core.report.Columns;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Reviews of big workbooks beside what others need to copy them, each run a process of its own, one
 * after the other: seconds of wall clock (the best of three up to 100,000 rows), peak resident
 * memory, and the ratio to the review.
 *
 * <p>Arguments: numbers of rows, {@code csv:1000000} for a CSV file of so many; without any 1,000
 * to 1,000,000 and a CSV file of the last. Run it from the project's folder. Files are made in the
 * temporary folder and deleted.
 */
public final class Comparison {
  private static final Columns RESULTS = results();

  /** Columns that a review adds to {@code Workloads}. */
  private static final int ADDED = RESULTS.workloads().size();

  /** More rows than these are measured once, and only in ways that take no heap for a row. */
  private static final int MANY = 100_000;

  private static final String LITTLE = "-Xmx256m";
  private static final String CSV = "csv:";
  private static final String WORKBOOK = "out.xlsx";
  private static final String OPENPYXL =
      """
      import sys
      from openpyxl import Workbook, load_workbook
      source = load_workbook(sys.argv[1], read_only=True)
      target = Workbook(write_only=True)
      sheet = target.create_sheet('Workloads')
      for n, row in enumerate(source.worksheets[0].iter_rows(values_only=True)):
          sheet.append(list(row) + ['Fine-tune' if c % 3 == 0 else n * 0.37 + c for c in range(int(sys.argv[3]))])
      target.save(sys.argv[2])
      """;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Path folder;
  private String target = WORKBOOK;

  private Comparison(Path folder) {
    this.folder = folder;
  }

  private static Columns results() {
    Decision decision = new Decision();
    String currency = "GBP";
    return new Columns(decision, new Sentences(decision, currency), currency, LocalDate.EPOCH);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("breakeven-bench-");
    try {
      Comparison comparison = new Comparison(folder);
      comparison.machine();
      comparison.sample();
      String[] sizes =
          arguments.length > 0
              ? arguments
              : new String[] {"1000", "2000", "10000", "100000", "1000000", CSV + "1000000"};
      for (String rows : sizes) {
        if (rows.startsWith(CSV)) {
          comparison.csv(Integer.parseInt(rows.substring(CSV.length())));
        } else {
          comparison.portfolio(Integer.parseInt(rows));
        }
      }
    } finally {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void machine() {
    out.printf(
        Locale.ROOT,
        "%d processors, Java %s, %s %s, %s%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        LocalDate.now(ZoneOffset.UTC));
  }

  private void sample() throws IOException, InterruptedException {
    Path in = Path.of("samples/portfolio.xlsx");
    // The first run makes the archive of classes: it has to be one that needs most of them.
    run(review(in, List.of()), Map.of());
    Map<String, Measured> runs = new LinkedHashMap<>();
    runs.put("review, through the launcher", best(3, review(in, List.of()), Map.of()));
    runs.put("review, as values, no draws", best(3, review(in, List.of("--draws", "0")), Map.of()));
    runs.put("POI, open and save", best(3, java(PoiCopy.class, in), Map.of()));
    runs.put(
        "POI, no class data sharing",
        best(3, java(PoiCopy.class, in), Map.of("JAVA_TOOL_OPTIONS", "-Xshare:off")));
    print("the sample portfolio", in, runs);
  }

  private void portfolio(int rows) throws IOException, InterruptedException {
    Path in = folder.resolve("portfolio.xlsx");
    BigPortfolio.main(new String[] {String.valueOf(rows), in.toString()});
    int times = rows > MANY ? 1 : 3;
    Map<String, Measured> runs = new LinkedHashMap<>();
    List<String> values = review(in, List.of("--draws", "0"));
    if (rows > MANY) {
      runs.put(
          "review, as values, " + LITTLE, best(1, values, Map.of("BREAKEVEN_JAVA_OPTS", LITTLE)));
    }
    runs.put("review, as values", best(times, values, Map.of()));
    if (rows <= 2_000) {
      runs.put("review, as formulas", best(times, review(in, List.of("--draws", "0")), Map.of()));
    }
    runs.put(
        "fastexcel copy",
        best(times, java(FastexcelCopy.class, in, String.valueOf(ADDED)), Map.of()));
    runs.put("inflate and deflate", best(times, java(ZipFloor.class, in), Map.of()));
    if (rows <= MANY) {
      runs.put("POI, open and save", best(1, java(PoiCopy.class, in), Map.of()));
    }
    runs.put(
        "openpyxl copy",
        best(
            1,
            List.of(
                "/usr/bin/python3", "-c", OPENPYXL, in.toString(), target(), String.valueOf(ADDED)),
            Map.of()));
    print(String.format(Locale.ROOT, "%,d rows", rows), in, runs);
  }

  private void csv(int rows) throws IOException, InterruptedException {
    Path in = folder.resolve("portfolio.csv");
    BigPortfolio.csv(rows, in);
    target = "out.csv";
    int times = rows > MANY ? 1 : 3;
    Map<String, Measured> runs = new LinkedHashMap<>();
    List<String> one = review(in, List.of("--draws", "0"));
    runs.put("review to CSV, " + LITTLE, best(times, one, Map.of("BREAKEVEN_JAVA_OPTS", LITTLE)));
    runs.put("review to CSV", best(times, one, Map.of()));
    List<String> all =
        review(in, List.of("--draws", "0", "--csv", folder.resolve("results").toString()));
    runs.put("and all tables as CSV", best(times, all, Map.of()));
    runs.put(
        "Commons CSV copy", best(times, java(CsvCopy.class, in, String.valueOf(ADDED)), Map.of()));
    print(String.format(Locale.ROOT, "%,d rows of CSV", rows), in, runs);
    runs.forEach(
        (name, run) ->
            out.printf(Locale.ROOT, "  %-34s %,9.0f rows a second%n", name, rows / run.seconds()));
    target = WORKBOOK;
  }

  // --- commands --------------------------------------------------------------------------------

  private String target() {
    return folder.resolve(target).toString();
  }

  private List<String> review(Path in, List<String> options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "./breakeven",
                "review",
                in.toString(),
                "-q",
                "--overwrite",
                "--as-of",
                "2026-11-24",
                "-o",
                target()));
    command.addAll(options);
    return command;
  }

  private List<String> java(Class<?> main, Path in, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "-Djava.awt.headless=true",
                main.getName(),
                in.toString(),
                target()));
    command.addAll(Arrays.asList(more));
    return command;
  }

  // --- measuring -------------------------------------------------------------------------------

  /**
   * @param exit 0 where it went well
   * @param peak kilobytes resident at most; 0 where that cannot be known
   */
  private record Measured(int exit, double seconds, long peak, long size) {}

  private Measured best(int times, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Measured best = run(command, environment);
    for (int i = 1; i < times; i++) {
      Measured next = run(command, environment);
      best = next.seconds() < best.seconds() ? next : best;
    }
    return best;
  }

  private Measured run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Files.deleteIfExists(Path.of(target()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("log.txt").toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    while (!process.waitFor(5, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, resident(process.pid()));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      String log = Files.readString(folder.resolve("log.txt"));
      out.println(log.substring(Math.max(0, log.length() - 500)));
    }
    Path target = Path.of(target());
    return new Measured(
        process.exitValue(), seconds, peak, Files.exists(target) ? Files.size(target) : 0);
  }

  private static long resident(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }

  private void print(String title, Path in, Map<String, Measured> runs) throws IOException {
    out.printf(Locale.ROOT, "%n%s, %.1f MB%n", title, Files.size(in) / 1e6);
    double first = 0;
    for (Map.Entry<String, Measured> run : runs.entrySet()) {
      Measured one = run.getValue();
      if (one.exit() != 0) {
        out.printf(Locale.ROOT, "  %-34s failed (exit code %d)%n", run.getKey(), one.exit());
        continue;
      }
      first = first == 0 ? one.seconds() : first;
      out.printf(
          Locale.ROOT,
          "  %-34s %8.2f s  %6d MB resident  %7.1f MB written  review / this: %.2f%n",
          run.getKey(),
          one.seconds(),
          one.peak() / 1024,
          one.size() / 1e6,
          first / one.seconds());
    }
  }
}
