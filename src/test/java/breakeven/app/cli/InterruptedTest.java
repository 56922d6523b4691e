package breakeven.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import breakeven.testing.SharedClasses;
import breakeven.testing.Thorough;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is stopped, as Ctrl-C stops it, in a process of its own. */
@Thorough
class InterruptedTest {
  @TempDir private Path folder;

  @Test
  void nothingOfAnInterruptedRunStaysAndLeftoversOfKilledOnesGo() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path old = old(temporary, "breakeven-0-1-4b6f2a30-0000-4000-8000-000000000001.rows");
    // What somebody else has called so is not ours to remove.
    List<Path> others =
        List.of(
            old(temporary, "others.spool"),
            old(temporary, "breakeven-plan.xlsx"),
            old(temporary, "breakeven-2026-11-24-plan.xlsx"));
    Path work = Files.createDirectory(folder.resolve("work"));
    Path in = work.resolve("in.csv");
    portfolio(in);
    List<String> command = new ArrayList<>(SharedClasses.java());
    command.addAll(List.of("-Djava.io.tmpdir=" + temporary, "breakeven.Main"));
    command.addAll(List.of("review", in.toString(), "-q"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "log.txt"))
            .start();
    // Once a spool is there, and what an earlier run left is not, it is in the midst of its work:
    // it tidies up a moment after it has made the first one.
    while (process.isAlive()
        && (Files.exists(old) || files(temporary).stream().noneMatch(this::isSpool))) {
      Thread.sleep(5);
    }
    assertThat(process.isAlive()).as(Files.readString(folder.resolve("log.txt"))).isTrue();
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(files(temporary)).containsExactlyInAnyOrderElementsOf(others);
    assertThat(files(work)).containsExactly(in);
  }

  private boolean isSpool(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".spool") && name.startsWith("break");
  }

  private static Path old(Path folder, String name) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    return file;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void portfolio(Path csv) throws IOException {
    try (Writer out = Files.newBufferedWriter(csv)) {
      out.write("Workload,Requests,Input tokens,Output tokens,Prompted model\n");
      for (int i = 0; i < 20_000; i++) {
        out.write("Workload " + i + ",100000,1000,100,gpt-5\n");
      }
    }
  }
}
