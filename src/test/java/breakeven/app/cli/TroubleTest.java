package breakeven.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import breakeven.app.batch.Reviews;
import breakeven.core.report.IssueList;
import breakeven.core.report.ResultTable;
import breakeven.core.table.Column;
import breakeven.core.table.Type;
import breakeven.core.table.Workloads;
import breakeven.samples.SampleWorkbook;
import breakeven.testing.SharedClasses;
import breakeven.testing.Thorough;
import breakeven.xlsx.read.Packages;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What goes wrong around a run, in a process of its own: a disk that is full, a run that is killed
 * or interrupted, an input that changes, another run. No damaged or half-written output stands
 * under the target's name, and nothing is left behind.
 */
@Thorough
class TroubleTest {
  private static final String AS_OF = "2026-11-24";

  private static List<String> java = List.of();
  @TempDir private Path folder;
  private Path work;
  private Path temporary;
  private Path log;

  /**
   * What a run writes. All files but a workbook go through the same targets: what a killed or
   * disturbed run leaves is tried with a workbook and with a folder of CSV.
   */
  enum Output {
    WORKBOOK("-o", "out.xlsx"),
    TABLE("-o", "out.csv"),
    CSV("--csv", "results"),
    JSON("--json", "out.json");

    private final String option;
    private final String name;

    Output(String option, String name) {
      this.option = option;
      this.name = name;
    }
  }

  @BeforeAll
  static void program() throws Exception {
    java = SharedClasses.java();
  }

  @BeforeEach
  void folders() throws IOException {
    work = Files.createDirectory(folder.resolve("work"));
    temporary = Files.createDirectory(folder.resolve("tmp"));
    log = folder.resolve("log.txt");
  }

  // --- running -----------------------------------------------------------------------------------

  private List<String> command(Path in, Path out, Output output, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "-Djava.io.tmpdir=" + temporary,
                "breakeven.Main",
                "review",
                in.toString(),
                output.option,
                out.resolve(output.name).toString(),
                "--draws",
                "0",
                "--as-of",
                AS_OF,
                "-q"));
    command.addAll(0, java);
    if (output == Output.CSV || output == Output.JSON) {
      command.addAll(List.of("-o", "none"));
    }
    command.addAll(List.of(more));
    return command;
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String said() throws IOException {
    return Files.readString(log);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !file.equals(folder)).sorted().toList();
    }
  }

  /** Names of what is being written. */
  private static List<Path> begun(Path folder) throws IOException {
    return files(folder).stream()
        .filter(file -> file.getFileName().toString().startsWith(".breakeven-"))
        .filter(file -> file.toString().endsWith(".tmp"))
        .toList();
  }

  private void portfolio(Path csv, int rows) throws IOException {
    try (Writer out = Files.newBufferedWriter(csv)) {
      out.write("Workload,Requests,Input tokens,Output tokens,Prompted model\n");
      for (int i = 0; i < rows; i++) {
        out.write("Workload " + i + ",100000,1000,100,gpt-5\n");
      }
    }
  }

  /** Whatever is written of it is longer than a disk that is full has room for. */
  private Path small() throws IOException {
    Path in = folder.resolve("in.csv");
    portfolio(in, 50);
    return in;
  }

  /** What is wrong is told in one line, of what to do, and there is no trace of the run. */
  private void refused(int code, String... words) throws IOException {
    assertThat(code).as(said()).isEqualTo(2);
    assertThat(said()).hasLineCount(1).startsWith("breakeven: ").contains(words);
    assertThat(said()).doesNotContain("Exception", "null");
    assertThat(files(temporary)).isEmpty();
  }

  // --- standard output ---------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"--version", "explain"})
  void whatCannotBePrintedIsTold(String what) throws Exception {
    File full = new File("/dev/full");
    assumeTrue(full.exists());
    Path in = small();
    List<String> command = command(in, work, Output.WORKBOOK);
    List<String> asked = new ArrayList<>(command.subList(0, command.indexOf("review")));
    asked.add(what);
    if (what.equals("explain")) {
      asked.addAll(List.of("Workload 7", in.toString()));
    }
    Process process =
        new ProcessBuilder(asked).redirectOutput(full).redirectError(log.toFile()).start();
    refused(end(process), "standard output cannot be written (No space left on device)");
  }

  // --- a full disk -------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(names = {"WORKBOOK", "CSV"})
  void aDiskThatIsFullGetsNothing(Output output) throws Exception {
    Path small = Files.createDirectory(work.resolve("small"));
    Path in = small();
    byte[] before = Files.readAllBytes(in);
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", small.toString())
            .redirectErrorStream(true)
            .start();
    boolean mounted = mount.waitFor() == 0;
    assumeTrue(mounted, "only root may mount a small disk; aFileThatGrowsTooLong… tests the same");
    try {
      // In this process: what is left of a process of its own is looked for in the next test.
      Path target = small.resolve(output.name);
      List<String> review =
          List.of("review", in.toString(), output.option, target.toString(), "--draws", "0", "-q");
      Commands.Ran ran = Commands.run(LocalDate.parse(AS_OF), review);
      Files.writeString(log, ran.out() + ran.err());
      refused(ran.code(), target.toString(), "No space left", "free space");
      assertThat(files(small)).isEmpty();
      assertThat(Files.readAllBytes(in)).isEqualTo(before);
    } finally {
      new ProcessBuilder("umount", small.toString()).start().waitFor();
    }
  }

  /**
   * Without a disk of its own: no file may become longer than 16 kB. A workbook and a folder of CSV
   * are tried in place of older ones, below.
   */
  @ParameterizedTest
  @EnumSource(names = {"TABLE", "JSON"})
  void aFileThatGrowsTooLongForItsDiskIsNotThere(Output output) throws Exception {
    assumeTrue(!File.separator.equals("\\"), "Windows has no limit of this kind");
    Path in = small();
    List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -f 16; exec \"$@\"", "sh"));
    limited.addAll(command(in, work, output));
    int code = end(start(limited));
    refused(code, work.resolve(output.name).toString(), "File too large", "free space");
    assertThat(files(work)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"WORKBOOK", "CSV"})
  void whatWasThereStaysWhereTheDiskIsFull(Output output) throws Exception {
    assumeTrue(!File.separator.equals("\\"), "Windows has no limit of this kind");
    Path in = small();
    Path old = work.resolve(output.name);
    if (output == Output.CSV) {
      old = Files.createDirectory(old).resolve("Workloads.csv");
    }
    Files.writeString(old, "last month's");
    List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -f 16; exec \"$@\"", "sh"));
    limited.addAll(command(in, work, output, "--overwrite"));
    int code = end(start(limited));
    refused(code, work.resolve(output.name).toString(), "File too large", "free space");
    assertThat(old).hasContent("last month's");
    assertThat(files(old.getParent())).containsExactly(old);
  }

  @Test
  void whatATemplateWouldReplaceStaysWhereTheDiskIsFull() throws Exception {
    assumeTrue(!File.separator.equals("\\"), "Windows has no limit of this kind");
    Path old = Files.writeString(work.resolve("plan.xlsx"), "last month's");
    List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -f 16; exec \"$@\"", "sh"));
    List<String> command = command(old, work, Output.WORKBOOK);
    limited.addAll(command.subList(0, command.indexOf("review")));
    limited.addAll(List.of("template", old.toString(), "--overwrite"));
    refused(end(start(limited)), "File too large");
    assertThat(old).hasContent("last month's");
    assertThat(files(work)).containsExactly(old);
  }

  // --- many bad rows -----------------------------------------------------------------------------

  private static final Set<Type> NUMBERS =
      EnumSet.of(Type.NUMBER, Type.WHOLE, Type.MONEY, Type.SHARE);

  @Test
  void badRowsWithoutEndAreCountedToTheLastAndListedWithinBoundsInASmallHeap() throws Exception {
    // What stands in most columns is no number.
    List<String> others =
        Workloads.TABLE.columns().stream()
            .filter(column -> !column.required() && NUMBERS.contains(column.type()))
            .map(Column::header)
            .toList();
    int rows = (102_000 - 1) / (others.size() + 3) + 1;
    int errors = rows * (others.size() + 3);
    Path in = folder.resolve("in.csv");
    try (Writer out = Files.newBufferedWriter(in)) {
      out.write("Workload,Requests,Input tokens,Output tokens,Prompted model,");
      out.write(String.join(",", others) + "\n");
      for (int i = 0; i < rows; i++) {
        out.write("The same,many " + i + ",1000,-" + i + ".5,gpt-5");
        out.write((",some " + i).repeat(others.size()) + "\n");
      }
    }
    List<String> command = command(in, work, Output.CSV);
    command.add(1, "-Xmx80m");
    command.remove("-q");
    assertThat(end(start(command))).as(said()).isZero();
    assertThat(said()).contains(errors + " errors, ", ", the gravest 100000 listed on Issues\n");
    Path results = work.resolve(Output.CSV.name);
    List<String> issues = Files.readAllLines(results.resolve("Issues.csv"));
    assertThat(issues).hasSize(1 + IssueList.MOST);
    assertThat(issues.get(1))
        .contains("The name is in rows 3, 4, 5, 6, 7 and " + (rows - 6) + " more too");
    assertThat(Files.readAllLines(results.resolve("Summary.csv")))
        .contains("Input,Errors," + errors + ",");
    assertThat(Files.readAllLines(results.resolve("Workloads.csv"))).hasSize(1 + rows);
  }

  // --- little memory -----------------------------------------------------------------------------

  @Test
  void aPartThatTheMemoryCannotHoldIsRefusedWithWhatHelps() throws Exception {
    Path in = folder.resolve("in.xlsx");
    Map<String, byte[]> parts = Packages.parts(SampleWorkbook.FILE);
    StringBuilder letters = new StringBuilder();
    Random random = new Random(1);
    while (letters.length() < 12_000_000) {
      letters.append((char) ('a' + random.nextInt(26)));
    }
    Packages.replace(parts, "xl/styles.xml", "<cellXfs", "<cellXfs some=\"" + letters + "\"");
    Packages.write(in, parts);
    List<String> command = command(in, work, Output.WORKBOOK);
    command.add(1, "-Xmx128m");
    refused(end(start(command)), "xl/styles.xml", "BREAKEVEN_JAVA_OPTS=-Xmx4g");
    assertThat(files(work)).isEmpty();
  }

  // --- killed and interrupted --------------------------------------------------------------------

  /** Waits until a run has begun all its files. */
  private void untilItWrites(Process process, Output output) throws Exception {
    int files = output == Output.CSV ? ResultTable.names(false).size() : 1;
    while (process.isAlive()
        && begun(work).stream().filter(file -> output != Output.WORKBOOK || hasBytes(file)).count()
            < files) {
      Thread.sleep(2);
    }
    assertThat(process.isAlive()).as(said()).isTrue();
  }

  /**
   * So many that a run writes for a quarter of a second at least: it is at work when it is seen.
   */
  private static final int ROWS = 250;

  /** A look at whether a workbook can be written makes an empty file, which goes at once. */
  private static boolean hasBytes(Path file) {
    return file.toFile().length() > 0;
  }

  @ParameterizedTest
  @EnumSource(names = {"WORKBOOK", "CSV"})
  void aKilledRunLeavesNoOutputKeepsNobodyAwayAndTheNextOneTidiesUp(Output output)
      throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/ns/pid")), "elsewhere leftovers stay for a day");
    Path in = folder.resolve("in.csv");
    portfolio(in, ROWS);
    Process process = start(command(in, work, output, "--overwrite"));
    untilItWrites(process, output);
    process.destroyForcibly();
    end(process);
    List<Path> claims = claims();
    assertThat(claims).hasSize(1);
    assertThat(begun(work)).isNotEmpty();
    assertThat(files(work).stream().filter(Files::isRegularFile).toList())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(claims.stream(), begun(work).stream()).toList());
    portfolio(in, 1);
    // Also one that writes something else there.
    Path there = claims.get(0).getParent();
    assertThat(end(start(command(in, there, Output.JSON, "--overwrite")))).as(said()).isZero();
    assertThat(claims()).isEmpty();
    assertThat(end(start(command(in, work, output, "--overwrite")))).as(said()).isZero();
    assertThat(claims()).isEmpty();
    assertThat(begun(work)).isEmpty();
    assertThat(files(temporary)).isEmpty();
    assertThat(work.resolve(output.name)).exists();
  }

  /** Ctrl-C, and what a service that stops says. */
  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void anInterruptedRunLeavesNothing(String signal) throws Exception {
    assumeTrue(!File.separator.equals("\\"), "Windows knows no signals");
    assumeTrue(
        !signal.equals("INT") || !ignored(2), "this process does not heed Ctrl-C, nor do its own");
    Path in = folder.resolve("in.csv");
    // What a signal undoes is the same for both.
    List<Output> outputs =
        signal.equals("TERM") ? List.of(Output.WORKBOOK, Output.CSV) : List.of(Output.CSV);
    for (Output output : outputs) {
      portfolio(in, ROWS);
      Process process = start(command(in, work, output));
      untilItWrites(process, output);
      signal(process, signal);
      assertThat(end(process)).isEqualTo(signal.equals("INT") ? 130 : 143);
      assertThat(files(work)).as(output.toString()).isEmpty();
      assertThat(files(temporary)).isEmpty();
    }
  }

  private static void signal(Process process, String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
  }

  private static boolean ignored(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(
            line -> (Long.parseUnsignedLong(line.substring(8).strip(), 16) >> signal - 1 & 1) == 1);
  }

  // --- others ------------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(names = {"WORKBOOK", "CSV"})
  void anInputThatChangesWhileItIsReadGivesNoResults(Output output) throws Exception {
    Path in = folder.resolve("in.csv");
    portfolio(in, ROWS);
    Process process = start(command(in, work, output));
    if (output == Output.WORKBOOK) {
      while (process.isAlive() && files(temporary).isEmpty()) {
        Thread.sleep(2);
      }
    } else {
      untilItWrites(process, output);
    }
    Files.setLastModifiedTime(in, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
    refused(end(process), in.toString(), "was changed while it was read");
    assertThat(files(work)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"WORKBOOK", "CSV"})
  void ofTwoRunsToOneTargetOneComesAndIsWhole(Output output) throws Exception {
    Path in = folder.resolve("in.csv");
    portfolio(in, 20);
    Path otherLog = folder.resolve("other.txt");
    Process one = start(command(in, work, output));
    Process other =
        new ProcessBuilder(command(in, work, output))
            .redirectErrorStream(true)
            .redirectOutput(otherLog.toFile())
            .start();
    assertThat(List.of(end(one), end(other)))
        .as(said() + Files.readString(otherLog))
        .containsExactlyInAnyOrder(0, 2);
    assertThat(said() + Files.readString(otherLog)).hasLineCount(1).contains("--overwrite");
    assertThat(begun(work)).isEmpty();
    Path out = work.resolve(output.name);
    switch (output) {
      case WORKBOOK -> assertThat(Reviews.rows(out, "Workloads")).hasSize(20);
      default -> assertThat(Files.readAllLines(out.resolve("Break-even.csv"))).hasSize(21);
    }
  }

  /** A run that replaces is alone with its target: the files of two are never mixed. */
  @ParameterizedTest
  @EnumSource(names = {"WORKBOOK", "CSV"})
  void ofTwoRunsThatReplaceTheSecondIsRefused(Output output) throws Exception {
    assumeTrue(!File.separator.equals("\\"), "Windows knows no signals");
    Path in = folder.resolve("in.csv");
    portfolio(in, ROWS);
    Path otherLog = folder.resolve("other.txt");
    Process one =
        new ProcessBuilder(command(in, work, output, "--overwrite"))
            .redirectErrorStream(true)
            .redirectOutput(otherLog.toFile())
            .start();
    while (one.isAlive() && claims().isEmpty()) {
      Thread.sleep(2);
    }
    signal(one, "STOP");
    int code = end(start(command(in, work, output, "--overwrite")));
    assertThat(one.isAlive()).as("the first run is still at work").isTrue();
    signal(one, "CONT");
    assertThat(code).as(said()).isEqualTo(2);
    assertThat(said())
        .hasLineCount(1)
        .startsWith("breakeven: " + work.resolve(output.name) + " is being written by another run");
    assertThat(end(one)).as(Files.readString(otherLog)).isZero();
    assertThat(claims()).isEmpty();
    assertThat(begun(work)).isEmpty();
    assertThat(work.resolve(output.name)).exists();
  }

  /** Files with which runs keep others away. */
  private List<Path> claims() throws IOException {
    return files(work).stream().filter(file -> file.toString().endsWith(".lock")).toList();
  }

  @Test
  void aFolderThatCannotBeMovedIntoTakesBackTheFilesBefore() throws Exception {
    Path results = Files.createDirectory(work.resolve("results"));
    Path old = Files.writeString(results.resolve("Summary.csv"), "last month's");
    Path in = folder.resolve("in.csv");
    portfolio(in, ROWS);
    Process process = start(command(in, work, Output.CSV, "--overwrite"));
    untilItWrites(process, Output.CSV);
    Path inTheWay = Files.createDirectory(results.resolve("Issues.csv"));
    Files.createFile(inTheWay.resolve("a file"));
    int code = end(process);
    refused(code, "Issues.csv cannot be replaced");
    assertThat(old).hasContent("last month's");
    assertThat(files(results)).containsExactly(inTheWay, inTheWay.resolve("a file"), old);
  }
}
