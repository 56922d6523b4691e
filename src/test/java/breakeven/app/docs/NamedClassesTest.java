package breakeven.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages lead their reader to classes by name, which no compiler follows. */
class NamedClassesTest {
  private static final List<String> WINGS =
      List.of("", "core", "xlsx", "workbook", "exchange", "app");

  /** Such as {@code table.Workloads} or {@code decision.Sentences.quoted}. */
  private static final Pattern NAME = Pattern.compile("`([a-z]+)\\.([A-Z]\\w*)(?:\\.(\\w+))?`");

  @Test
  void everyClassThatAPageNamesIsThereWithWhatIsNamedOfIt() throws IOException {
    List<String> lost = new ArrayList<>();
    int found = 0;
    for (Path page : pages()) {
      Matcher names = NAME.matcher(Files.readString(page));
      while (names.find()) {
        found++;
        if (!isThere(names.group(1), names.group(2), names.group(3))) {
          lost.add(page + ": " + names.group());
        }
      }
    }
    assertThat(lost).isEmpty();
    assertThat(found).isGreaterThan(100);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(
              docs.filter(file -> file.toString().endsWith(".md")),
              Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")))
          .sorted()
          .toList();
    }
  }

  private static boolean isThere(String folder, String type, String member) {
    return Stream.of("src/main/java", "src/spark/java", "src/test/java")
        .flatMap(root -> WINGS.stream().map(wing -> Path.of(root, "breakeven", wing, folder)))
        .map(in -> in.resolve(type + ".java"))
        .filter(Files::exists)
        .anyMatch(file -> member == null || text(file).matches("(?s).*\\b" + member + "\\b.*"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
