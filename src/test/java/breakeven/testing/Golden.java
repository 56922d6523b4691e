package breakeven.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Expected results as text files that a person can read in a diff. They stand in {@code
 * src/test/resources/golden}; {@code mvn test -Dgolden.update=true} writes them anew. What a failed
 * comparison found is in {@code target/golden}, under the same name.
 */
public final class Golden {
  private static final Golden SHIPPED =
      new Golden(
          Path.of("src/test/resources/golden"),
          Path.of("target/golden"),
          Boolean.getBoolean("golden.update"));

  private final Path expected;
  private final Path found;
  private final boolean update;

  Golden(Path expected, Path found, boolean update) {
    this.expected = expected;
    this.found = found;
    this.update = update;
  }

  /**
   * Fails where a text is not the expected one.
   *
   * @param name the file's name, for example {@code plain-workbook.txt}
   */
  public static void check(String name, String actual) {
    SHIPPED.compare(name, actual);
  }

  /**
   * The same for a text that stands elsewhere, beside what it was made from.
   *
   * @param folder where it stands, from the project's root
   */
  public static void check(Path folder, String name, String actual) {
    new Golden(folder, SHIPPED.found, SHIPPED.update).compare(name, actual);
  }

  void compare(String name, String actual) {
    try {
      Path file = expected.resolve(name);
      if (update) {
        write(file, actual);
        return;
      }
      if (!Files.exists(file)) {
        write(found.resolve(name), actual);
        fail(file + " does not exist; -Dgolden.update=true writes it");
      }
      // Git on Windows may have changed the line ends.
      List<String> want = Files.readString(file).lines().toList();
      List<String> have = actual.lines().toList();
      if (!want.equals(have)) {
        write(found.resolve(name), actual);
        fail(difference(file, found.resolve(name), want, have));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String difference(Path file, Path other, List<String> want, List<String> have) {
    int line = 0;
    while (line < want.size() && line < have.size() && want.get(line).equals(have.get(line))) {
      line++;
    }
    return """
    %s differs from line %s on (%s lines expected, %s found):
      expected: %s
      found:    %s
    Compare: diff %s %s
    If the new text is right: -Dgolden.update=true"""
        .formatted(
            file, line + 1, want.size(), have.size(), at(want, line), at(have, line), file, other);
  }

  private static String at(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : "(nothing)";
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text.endsWith("\n") ? text : text + "\n");
  }
}
