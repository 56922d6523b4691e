package breakeven.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    Optional<Path> program =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder).resolve("ssconvert"))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(program.isPresent(), "Gnumeric (ssconvert) is not installed");
    OtherProgram.run(
        LIMIT,
        List.of(program.orElseThrow().toString(), "--recalc", xlsx.toString(), to.toString()));
    return to;
  }
}
