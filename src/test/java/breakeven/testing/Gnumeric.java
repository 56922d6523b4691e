package breakeven.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Gnumeric as another spreadsheet, which shares no code with LibreOffice or Excel. */
public final class Gnumeric {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private Gnumeric() {}

  /** Writes a workbook anew with every formula calculated; the test is skipped without Gnumeric. */
  public static Path recalculate(Path xlsx, Path to) {
    OtherProgram.run(LIMIT, List.of(program(), "--recalc", xlsx.toString(), to.toString()));
    return to;
  }

  /** The cells of each sheet, in the order of the workbook, figures with all their digits. */
  public static List<List<String[]>> calculate(Path xlsx, Path folder) {
    try {
      Files.createDirectories(folder);
      OtherProgram.run(
          LIMIT,
          List.of(
              program(),
              "--recalc",
              "-S",
              "-T",
              "Gnumeric_stf:stf_assistant",
              "-O",
              "separator='\t' format=raw quoting-mode=never eol=unix",
              xlsx.toString(),
              folder.resolve("%n.txt").toString()));
      List<List<String[]>> sheets = new ArrayList<>();
      for (Path file = folder.resolve("0.txt");
          Files.exists(file);
          file = folder.resolve(sheets.size() + ".txt")) {
        sheets.add(Files.readAllLines(file).stream().map(line -> line.split("\t", -1)).toList());
      }
      return sheets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String program() {
    Optional<Path> program =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder).resolve("ssconvert"))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(program.isPresent(), "Gnumeric (ssconvert) is not installed");
    return program.orElseThrow().toString();
  }
}
